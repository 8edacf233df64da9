import {
  clashesOf,
  indicatorsOf,
  type Mention,
  mentionsOf,
  sharedNoun,
  traces as traceCount,
} from "../figure-mentions"
import { type BlockFacts, type CheckContext, type Report, type ReportFacts, rule } from "../types"

/**
 * The same thing counted twice with another result: 3860户居民 and 3680户居民, 全镇13个村 and 全镇12个村. Figures of
 * parts, of other years and of plans are no second count; a number with two digits changed over is, where its noun is
 * the same.
 */
export const figureContradiction = rule({
  id: "figure-contradiction",
  kind: "contradiction",
  severity: "warning",
  scope: "report",
  title: "前后数字不一致",
  basis: "公文数据应准确：同一数据全文一致",
  check(facts, context, flag) {
    const said = new Set<string>()
    const say = (block: number, from: number, to: number, report: Report) => {
      const place = `${block} ${from}`
      if (said.has(place)) return
      said.add(place)
      flag({ block, in: "text", from, to }, report)
    }
    for (const [later, earlier] of contradictions(facts, context))
      say(later.block, later.mention.from, later.mention.to, {
        message: `与前面的“${earlier.mention.text}”不一致，这里写的是“${later.mention.text}”。同一数据全文要一致，核对后改正一处；说的不是一回事就写明。`,
      })
    let first: { text: string; value: number } | null = null
    for (let index = 0; index < facts.blocks.length; index++) {
      const block = facts.blocks[index]!
      if (block.type === "aside") continue
      for (const { from, to, message } of clashesOf(block)) say(index, from, to, { message })
      for (const { from, to, text, value } of indicatorsOf(block)) {
        if (first && first.value !== value)
          say(index, from, to, {
            message: `人均收入前面写的是“${first.text}”，这里写的是“${text}”。同一数据全文要一致，核对后改正一处。`,
          })
        first ??= { text, value }
      }
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓治理。服务3860户居民，设网格12个。\n二是抓服务。同⟦3680户⟧的居民规模相比，人手偏紧。",
      "一、主要工作\n一是抓治理。全镇下辖13个行政村，建成服务站13处。\n二、存在问题\n一是下村少。全镇⟦12个⟧村只走了一遍。",
      "一、主要工作\n一是抓支部。7个党支部全部达标。\n二、下一步打算\n一是抓提升。逐一制定⟦8个⟧党支部提升方案。",
      "一、主要工作\n一是抓桥梁。完成农村危桥改造17座。\n二、存在问题\n一是进度慢。全年改造的⟦19座⟧农村危桥中，有3座超期。",
      "一、主要工作\n一是抓调解。调解纠纷164件，调解成功率98.2%，⟦调解失败的有13件⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓治理。服务3860户居民，设网格12个。\n二是抓服务。同3860户的居民规模相比，人手偏紧。",
      "一、主要工作\n一是抓支部。7个党支部全部达标，其中2个党支部评为示范。\n二是抓培训。培训2个党支部。",
    ],
    guards: [
      // What is named in brackets is counted with it.
      "一、主要工作\n一是抓换届。全镇辖12个行政村、4个社区。\n二是抓增收。16个村（社区）全部完成换届。",
      // Some of them, and what is lacking of them.
      "一、主要工作\n一是抓后备。全镇后备力量48名。\n二是抓道路。全县农村公路1860公里。\n二、存在问题\n一是管护不均。全县尚有186公里农村公路没有硬化，安排18名后备力量轮训。",
      // Last year's, and a plan's.
      "一、主要工作\n一是抓服务。办理事项1086项，比上年的1068项多18项。\n二、下一步打算\n一是抓服务。力争办理事项1806项。",
      // All of a few that are named, not all there are.
      "一、主要工作\n一是抓支部。24个支部全部按时开会，排名末位的2个支部全部进位。",
      "一、主要工作\n一是抓党建。全镇15个村全部达标。\n二、下一步打算\n一是抓后进。年底前两个村都进入中游。",
      // Something else by the same number word.
      "一、主要工作\n一是抓党建。全镇12个村全部达标。\n二是抓治理。全镇86个村民小组都有联络员。",
    ],
  },
})

interface Placed {
  block: number
  mention: Mention
}

type Contradiction = [later: Placed, earlier: Placed]

function contradictions(facts: ReportFacts, { year }: CheckContext): Contradiction[] {
  const byNoun = new Map<string, Placed[]>()
  const byDigits = new Map<string, Placed>()
  const byPhrase = new Map<string, Placed>()
  /** 1 for the traces of all that is a key there: most mentions are told from those by it. */
  const toldOf = new Uint8Array(traceCount)
  const found: Contradiction[] = []
  const done: Placed[] = []
  const { blocks } = facts
  for (let block = 0; block < blocks.length; block++)
    for (const mention of toCompare(blocks[block]!)) {
      if (isOfAnother(mention, year)) continue
      if (mention.done) done.push({ block, mention })
      if (mention.digits !== "") {
        const placed: Placed = { block, mention }
        const alike = byDigits.get(mention.digits)
        if (!alike) byDigits.set(mention.digits, placed)
        else if (alike.mention.value !== mention.value && isSlip(alike, placed)) found.push([placed, alike])
      }
      if (mention.phrase !== "") {
        const placed: Placed = { block, mention }
        const same = byPhrase.get(mention.phrase)
        if (!same) byPhrase.set(mention.phrase, placed)
        else if (same.mention.value !== mention.value) found.push([placed, same])
      }
      if (mention.all)
        for (let i = 0; i < mention.keys.length; i++) {
          const key = mention.keys[i]!
          const known = byNoun.get(key)
          if (known) known.push({ block, mention })
          else byNoun.set(key, [{ block, mention }])
          toldOf[mention.traces[i]!] = 1
        }
    }
  // Only what is somewhere told of all can contradict: the other mentions are many, and most look up nothing.
  if (byNoun.size > 0)
    for (let block = 0; block < blocks.length; block++)
      for (const mention of toCompare(blocks[block]!))
        if (!mention.all && !isOfAnother(mention, year)) {
          if (mention.whole !== "" && toldOf[mention.wholeTrace] === 1) {
            const fewer = moreThanAll({ block, mention }, byNoun.get(mention.whole) ?? [])
            if (fewer) found.push([{ block, mention }, fewer])
          }
          // 组建家庭医生团队6个 tells of all, too; 4个临床科室骨干断层 may be some of them.
          if (!mention.founded) continue
          const { keys, traces } = mention
          for (let i = 0; i < keys.length; i++)
            if (toldOf[traces[i]!] === 1) byNoun.get(keys[i]!)?.push({ block, mention })
        }
  if (done.length > 0) toldOfDone(facts, year, done, found)
  for (const [key, placed] of byNoun) {
    if (placed.length < 2 || placed.every((it) => it.mention.value === placed[0]!.mention.value)) continue
    placed.sort((a, b) => a.block - b.block || a.mention.from - b.mention.from)
    judge(key, placed, found)
  }
  return found
}

/** 转移的4620名群众，大多… where 转移群众4260人 was told: it is said of all that this was done to. */
function toldOfDone(
  { blocks }: ReportFacts,
  year: number | null,
  done: readonly Placed[],
  found: Contradiction[],
): void {
  const byEnd = new Map<string, Placed[]>()
  for (let block = 0; block < blocks.length; block++)
    for (const mention of toCompare(blocks[block]!)) {
      if (mention.before.length < 4 || mention.done || isOfAnother(mention, year)) continue
      const end = `${mention.unit} ${mention.before.slice(-2)}`
      const known = byEnd.get(end)
      if (known) known.push({ block, mention })
      else byEnd.set(end, [{ block, mention }])
    }
  for (const told of done) {
    const { unit, value } = told.mention
    const { verb, noun } = told.mention.done!
    const same = [noun.slice(-2), verb]
      .flatMap((end) => byEnd.get(`${unit} ${end}`) ?? [])
      .filter(({ mention: { before } }) => before.includes(verb) && before.includes(noun))
    if (same.length > 0 && same.every(({ mention }) => mention.value !== value)) found.push([told, same[0]!])
  }
}

/** 编为3个党小组, but 4个党小组: a part is never more than all that there are. Answers what tells of all. */
function moreThanAll(part: Placed, told: readonly Placed[]): Placed | null {
  const all = told.filter(({ mention }) => mention.all)
  if (all.length === 0 || part.mention.whole.length < 3) return null
  return all.every(({ mention }) => mention.value < part.mention.value) ? all[0]! : null
}

function toCompare(block: BlockFacts): readonly Mention[] {
  return block.type === "aside" || block.type === "title" ? none : mentionsOf(block)
}

const none: readonly Mention[] = []

/** Is it said of another year? What all there is comes to holds for the plan of next year, too. */
function isOfAnother(mention: Mention, year: number | null): boolean {
  if (mention.year === null || year === null || mention.year === year) return false
  return !(mention.all && mention.year === year + 1)
}

/** 3860 and 3680 of the same: two neighbouring digits changed places. */
function isSlip(a: Placed, b: Placed): boolean {
  if (
    sharedNoun(a.mention, b.mention) < 2 ||
    (a.mention.some !== b.mention.some && (a.mention.all || b.mention.all))
  )
    return false
  // 投入486万元改厕, 投入468万元修路: what it went to tells them apart.
  const [here, there] = [a.mention.after, b.mention.after]
  if (here !== "" && there !== "" && here.slice(0, 2) !== there.slice(0, 2)) return false
  const [one, other] = [String(a.mention.value), String(b.mention.value)]
  const i = [...one].findIndex((digit, k) => digit !== other[k])
  return one.slice(0, i) + one.charAt(i + 1) + one.charAt(i) + one.slice(i + 2) === other
}

/** What is counted alike, with different results. Of two values the rarer is doubtful, of two as frequent the later. */
function judge(key: string, placed: readonly Placed[], found: Contradiction[]): void {
  const length = key.length - key.indexOf(" ") - 1
  const counts = new Map<number, number>()
  for (const { mention } of placed) counts.set(mention.value, (counts.get(mention.value) ?? 0) + 1)
  if (counts.size > 2) return
  const [usual] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  const earlier = placed.find(({ mention }) => mention.value === usual)!
  for (const it of placed) {
    if (it.mention.value === usual) continue
    // A part bears another number by right; unless both tell of all, only a long name says that they are one.
    if (!(it.mention.all && earlier.mention.all) && length < 4) continue
    // 全局12个支部, 全县86个支部.
    const [here, there] = [it.mention.scope, earlier.mention.scope]
    if (here !== "" && there !== "" && here !== there) continue
    found.push([it, earlier])
  }
}
