import {
  type Exact,
  figuresOf,
  fitOf,
  isExact,
  isShare,
  ratio,
  readFigures,
  rewrite,
  sayShare,
} from "../arithmetic"
import { perBlock } from "../facts"
import { gate } from "../gate"
import { type BlockFacts, rule } from "../types"

/**
 * 流动党员138名，占党员总数的23.5%, where only another paragraph tells that there are 642: the share must be that of the part in
 * what the report says there is. Should it fit any number that is told of the same, it is left alone.
 */
export const shareOfToldWhole = rule({
  id: "share-of-told-whole",
  kind: "arithmetic",
  severity: "warning",
  scope: "report",
  title: "占比与前文总数不符",
  basis: "公文数据应准确：占比由部分数除以总数得出，总数全文一致",
  check({ blocks }, _context, flag) {
    for (let index = 0; index < blocks.length; index++) {
      const block = blocks[index]!
      if (block.type === "aside") continue
      for (const { claim, part, noun } of claimsOf(block)) {
        const whole = wholeOf(blocks, noun, part, claim)
        if (!whole) continue
        const [, reckoned] = ratio(part, whole)
        flag(
          { block: index, in: "text", from: claim.from, to: claim.to },
          {
            message: `百分比与数对不上：文中写的${noun}是${whole.text}，${part.text}÷${whole.text}＝${sayShare(reckoned, claim)}，这里写的是${claim.text}。核对后改正。`,
            fixes:
              claim.unit === "%"
                ? rewrite(claim, reckoned * 100).map(({ title, edits, safe }) => ({
                    title,
                    safe,
                    edits: edits.map(({ from, to, insert }) => ({
                      span: { block: index, in: "text" as const, from, to },
                      insert,
                    })),
                  }))
                : [],
          },
        )
      }
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓党建。全镇有党员640名，下设支部28个。\n二、存在问题\n一是管理不严。流动党员138名，占全镇党员总数的⟦23.5%⟧。",
      "一、主要工作\n一是抓帮扶。现有监测户125户，全部落实帮扶人。\n二、存在问题\n一是增收不稳。靠务工的50户，占监测户总数的⟦45%⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓党建。全镇有党员640名，下设支部28个。\n二、存在问题\n一是管理不严。流动党员136名，占全镇党员总数的21.3%。",
      "一、主要工作\n一是抓帮扶。现有监测户125户，全部落实帮扶人。\n二、存在问题\n一是增收不稳。靠务工的50户，占监测户总数的四成。",
    ],
    guards: [
      // Of a whole that is not told: the county's.
      "一、主要工作\n一是抓党建。全镇有党员640名，发展党员18名，占全县发展党员总数的3%。",
      // Of one of two wholes that are told.
      "一、主要工作\n一是抓党建。年初有党员600名。年末有党员640名。\n二、存在问题\n一是管理不严。流动党员138名，占党员总数的23%。",
    ],
  },
})

interface Claim {
  claim: Exact
  part: Exact
  noun: string
}

const shareSign = gate("占")
const named =
  /占(?:了|到)?(全[镇乡县村市区街校院局所站园馆社]|全社区|全街道|全公司|本[村镇校院所]|我[村镇校院局所])?(?:现有)?([\u4e00-\u9fff]{2,6}?)(总数|总人数|总户数|总量)?的?(?:比例为|比重为|比例达)?$/

/** Shares of a whole that is named, without its number in the same sentence. */
const claimsOf = perBlock((block: BlockFacts): readonly Claim[] => {
  if (!shareSign.in(block)) return none
  const { text } = block
  const figures = figuresOf(block)
  const found: Claim[] = []
  for (let i = 1; i < figures.length; i++) {
    const claim = figures[i]!
    const part = figures[i - 1]!
    if (claim.share === null || claim.share > 1 || !isExact(claim)) continue
    if (!isExact(part) || isShare(part) || part.unit === "" || part.part !== claim.part) continue
    if (claim.clause - part.clause > 1) continue
    const match = named.exec(text.slice(Math.max(claim.head, part.to), claim.from))
    if (!match || (match[1] === undefined && match[3] === undefined)) continue
    const noun = match[2]!.replace(/^(?:在职|在册)/, "")
    // Told in the same sentence, it is asked elsewhere; 其他县 is no part of ours.
    const near = figures.some(
      (it) => it !== part && it.from < claim.from && it.sentence === claim.sentence && it.unit === part.unit,
    )
    if (!near && noun.length > 1) found.push({ claim, part, noun })
  }
  return found.length === 0 ? none : found
})

const none: readonly Claim[] = []

interface Told {
  figure: Exact
  before: string
  after: string
}

/** The numbers of a block with what stands on either side of them. */
const toldIn = perBlock((block: BlockFacts): readonly Told[] => {
  const { text } = block
  return readFigures(block)
    .filter(isExact)
    .map((figure) => ({
      figure,
      before: text.slice(Math.max(0, figure.from - 8), figure.from),
      after: text.slice(figure.to, figure.to + 8),
    }))
})

/** The greatest number told of the noun, or null when the share fits any or is far from all. */
function wholeOf(blocks: readonly BlockFacts[], noun: string, part: Exact, claim: Exact): Exact | null {
  let whole: Exact | null = null
  for (const block of blocks) {
    if (block.type === "aside" || !block.text.includes(noun)) continue
    for (const { figure, before, after } of toldIn(block)) {
      if (figure.unit !== part.unit || figure.value <= part.value) continue
      if (!before.replace(told, "").endsWith(noun) && !after.replace(/^的/, "").startsWith(noun)) continue
      if (fitOf(claim, ...ratio(part, figure)) !== "wrong") return null
      if (!whole || figure.value > whole.value) whole = figure
    }
  }
  if (!whole) return null
  const reckoned = part.value / whole.value
  return Math.abs(reckoned - (claim.share ?? 0)) <= reckoned * furthest ? whole : null
}

const told = /(?:总数|总量|总人数|总户数|共有?|共计|有|为|达到?|现有|是|，)+$/
/** Told far otherwise, it is the share of something else. */
const furthest = 0.35
