import { type Exact, type Figure, figuresOf, isExact, isShare, tidy } from "../arithmetic"
import { unbracketed } from "../arithmetic-parts"
import { judgeClaim, judgeTimes } from "../change-judging"
import { type Change, claimWords, downs, type Flag, isUp, ups } from "../change-words"
import { judgeIncrease, toldOtherwise } from "../changes-told"
import { comparedWith } from "../compared-states"
import { gate } from "../gate"
import { type BlockFacts, rule } from "../types"

/**
 * What is said of a change must come of the two states: 由81%提高到96%，提高15个百分点; 比去年的320件增加80件，增长25%.
 */
export const difference = rule({
  id: "difference",
  kind: "arithmetic",
  severity: "error",
  scope: "block",
  title: "增减幅度与前后数不符",
  basis: "公文数据应准确：增减数、增减幅度由前后两个数得出；百分数之差用“百分点”",
  check(block, _context, flag) {
    const figures = figuresOf(block)
    if (figures.length < 2) return
    for (let i = 1; i < figures.length; i++) {
      const change = fromTo(block.text, figures, i) ?? comparedWith(block.text, figures, i)
      if (change) judgeClaims(block, figures, change, flag)
      else if (toldOtherwise(block.text, figures, i, flag)) i++
      else judgeIncrease(block, figures, i, flag)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓培训。办班12期。参学率由81%提高到96%，提高⟦14个百分点⟧。",
      "一、主要工作\n一是抓服务。办结时限由7天压缩到4天，压缩⟦2天⟧。",
      "一、主要工作\n一是抓产业。收入由200万元增加到250万元，增长⟦20%⟧。",
      "一、主要工作\n一是抓项目。造林1.2万亩，比去年的1万亩增长⟦22%⟧。",
      "一、主要工作\n一是抓作风。收到差评4件，比去年的16件减少⟦四分之一⟧。",
      "一、主要工作\n一是抓节约。支出21万元，比上年减少3万元，下降⟦14.3%⟧。",
      "一、主要工作\n一是抓整治。发案由64件⟦下降到72件⟧，群众安全感明显增强。",
    ],
    passes: [
      "一、主要工作\n一是抓培训。办班12期。参学率由81%提高到96%，提高15个百分点。",
      "一、主要工作\n一是抓产业。集体收入由去年的6.4万元增加到8.6万元，净增2.2万元，增长34.4%。",
      "一、主要工作\n一是抓节约。支出21万元，比上年减少3万元，下降12.5%。",
    ],
    guards: [
      // Rounded as well as cut off.
      "一、主要工作\n一是抓运营。客运量862万人次，比上年的718万人次增加144万人次，增长20%。",
      // The growth of something else.
      "一、主要工作\n一是抓产业。基地由3个增加到5个，带动户均收入增长12%。",
      "一、主要工作\n一是抓产业。收入由200万元增加到250万元以上，增长近三成。",
      "一、主要工作\n一是抓服务。时限由55分钟缩短到38分钟，群众满意度提高6个百分点。",
    ],
  },
})

const laterTime =
  "(?:现在|目前|当前|如今|今年|当年|本年|年底|年末|期末|学期末|整治后|改造后|改革后|\\d{4}年|1?\\d月(?:底|末)?)"
const each = `(?:${laterTime}?的?(?:平均)?每[\\u4e00-\\u9fff]{1,2}|[人户村亩]均|${laterTime}的)?`
const leads = new RegExp(
  `^[^，。；：、\\d]{0,10}?(?:(${ups})|(${downs}))了?[到至为]${each}$|^(?:变为|变成|到)$`,
)
/** What each of the leads ends in, or a bracket that is passed over, or what each counts by. */
const ofLeadEnd = gate("到至为成）的")
const ofEach = gate("每均")
const stateBefore = /[由从][^，。；：、]{0,14}$|(?:上年|去年|年初|原来|原先|此前|期初)的?$/

/** 由A增加到B, 从A降至B: `i` is the number of B. */
function fromTo(text: string, figures: readonly Figure[], i: number): Change | null {
  const before = figures[i - 1]!
  const after = figures[i]!
  if (!isExact(before) || !isExact(after) || before.unit !== after.unit || before.part !== after.part)
    return null
  const end = after.from
  if (!ofLeadEnd.within(text, end - 1, end) && !ofEach.within(text, end - 3, end)) return null
  const between = unbracketed(text.slice(before.to, after.from))
  const match = leads.exec(between)
  if (!match) return null
  if (!stateBefore.test(text.slice(Math.max(0, before.from - 16), before.from))) return null
  const word = match[1] ?? match[2]
  const at = word === undefined ? -1 : text.lastIndexOf(word, after.from)
  return { before, after, next: i + 1, word: word === undefined ? null : { text: word, from: at } }
}

/** The claims that follow two states, as long as they are about them: 净增2.2万元，增长34.4%. */
function judgeClaims({ text }: BlockFacts, figures: readonly Figure[], change: Change, flag: Flag): void {
  const { before, after, word } = change
  if (word && before.value !== after.value) {
    const up = isUp.test(word.text)
    if (up !== after.value > before.value && !/发展/.test(word.text)) {
      flag(word.from, after.to, {
        severity: "warning",
        message: `从${before.text}到${after.text}是${up ? "减少" : "增加"}，写的是“${word.text}”。核对两个数和用词。`,
      })
      return
    }
  }
  const told = toldFirst(text, figures, change)
  if (told) judgeClaim(told, before, after, flag)
  let previous: Figure = figures[change.next - 1]!
  for (let i = change.next; i < figures.length; i++) {
    const claim = figures[i]!
    if (claim.part !== previous.part) return
    const between = unbracketed(text.slice(previous.to, claim.from))
    if (claim.unit === "倍" && isExact(claim) && asMuch.test(between)) {
      judgeTimes(claim, before, after, flag)
      previous = claim
      continue
    }
    const match = claimWords.exec(between)
    const isAdded =
      !match &&
      ((after.value > before.value && added.test(between)) ||
        (after.value < before.value && removed.test(between) && isNearby(claim, before, after)))
    if ((!match && !isAdded) || !isExact(claim)) return
    // 床位由180张扩充到240张，新增70张; some may have gone meanwhile, which would be told.
    if (isAdded) {
      if (claim.unit === before.unit && !/淘汰|退出|注销|减少|报废|流失|关停|撤|退休|调出|离/.test(text))
        judgeClaim(claim, before, after, (from, to, report) =>
          flag(from, to, { ...report, severity: "warning" }),
        )
      return
    }
    judgeClaim(claim, before, after, flag, claim.unit === after.unit ? sumsUpTo(text, figures, after) : [])
    previous = claim
  }
}

const added = /^，(?:共|全年)?新增了?$/
/** 债务由182万元压降至126万元，化解债务56万元 */
const removed =
  /^，(?:累计|共|全年)?(?:化解|消化|偿还|清偿|削减|压减|核减|减少|节[电水油气能煤支])[\u4e00-\u9fff]{0,4}$/
/** So far from what lies between them it is the amount of something else. */
function isNearby({ value }: Figure, before: Exact, after: Exact): boolean {
  const off = Math.abs(after.value - before.value)
  return value !== null && Math.abs(value - off) <= off * 0.35
}

const asMuch =
  /^[，、]?(?:约)?(?:是|为|相当于|达到?)(?:上年|去年|前年|原来|年初|此前|改造前|上届)(?:同期|全年)?的$/

const fromBehind = /^，[由从][^，。；：、\d]{0,10}$/
const changeWord = new RegExp(`(?:(${ups})|(${downs}))了?$`)

/** 下降12%，由50万元降到45万元: the change stands before the states. */
function toldFirst(text: string, figures: readonly Figure[], { before, word, next }: Change): Exact | null {
  const claim = figures[next - 3]
  if (!claim || figures[next - 2] !== before || !word || !isExact(claim) || claim.part !== before.part)
    return null
  // 收入增长12%，由3家增加到5家民宿带动: what grew is something else.
  if (
    !/^[，。；]/.test(text.charAt(figures[next - 1]!.to)) ||
    !fromBehind.test(text.slice(claim.to, before.from))
  )
    return null
  if (!isShare(claim) && claim.unit !== before.unit && claim.unit !== "个百分点") return null
  const said = changeWord.exec(text.slice(claim.head, claim.from))
  return said && (said[1] !== undefined) === isUp.test(word.text) ? claim : null
}

/** 金牌6枚、银牌4枚，共11枚: when that is no sum of theirs, what the parts come to may be right. */
function sumsUpTo(text: string, figures: readonly Figure[], after: Exact): number[] {
  if (!/[共计]$/.test(text.slice(after.head, after.from))) return []
  let sum = 0
  for (const figure of figures) {
    if (figure === after) return [tidy(sum)]
    if (figure.sentence === after.sentence && figure.unit === after.unit) sum += figure.value ?? 0
  }
  return []
}
