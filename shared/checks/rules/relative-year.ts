import { perBlock } from "../facts"
import { timeline } from "../time"
import { hitsOfKind, sentenceAt } from "../time-words"
import { type BlockFacts, rule } from "../types"

/** A report signed in December plans 明年; 今年 there is what it has just told of. */
export const relativeYear = rule({
  id: "relative-year",
  kind: "stale",
  severity: "warning",
  scope: "report",
  title: "打算写的是今年",
  basis: "述职讲今年，打算讲明年；“今年”“明年”按落款时间算，沿用旧稿时最易漏改",
  check(facts, { year }, flag) {
    const { places, signed, midTerm } = timeline(facts)
    // Signed in January, 今年 is the year that is planned.
    if (midTerm || (signed && (signed.month ?? 12) <= 10)) return
    if (year !== null && signed && signed.year > year) return
    for (const { block, tense } of places("relative")) {
      for (const { from, to, how, month } of claims(facts.blocks[block]!)) {
        // 今年6月底前, signed in December: that day is past.
        if (month !== null && (tense !== "plan" || signed === null || month >= (signed.month ?? 0))) continue
        if (tense === "review" || (how === "bare" && tense !== "plan")) continue
        flag(
          { block, in: "text", from, to },
          {
            severity: tense === "plan" && how === "plan" && signed !== null ? "error" : "warning",
            message: `打算里写的是“今年”。按落款时间算，“今年”是述职的这一年，打算讲的是明年，可能是沿用旧稿时漏改。核对后改为“明年”。`,
            fixes: [
              {
                title: "改为“明年”",
                edits: [{ span: { block, in: "text", from, to }, insert: "明年" }],
                safe: false,
              },
            ],
          },
        )
      }
    }
  },
  examples: {
    flags: [
      { year: 2025, text: within("⟦今年⟧，本人将以规划开局为契机，重点推进以下工作。", "2025年12月20日") },
      { year: 2023, text: within("⟦今年⟧，我将带领支部再上新台阶。", "2023年12月26日") },
    ],
    passes: [
      { year: 2025, text: within("明年，本人将重点推进以下工作。", "2025年12月20日") },
      { year: 2025, text: within("今年，本人将重点推进以下工作。", "2026年1月8日") },
    ],
    guards: [
      {
        year: 2025,
        text: within("今年建成的6处驿站，明年全部开放；对照今年查出的问题逐项整改。", "2025年12月20日"),
      },
      { year: 2025, text: within("在今年的基础上，再建夜校2所；较今年增长10%。", "2025年12月20日") },
    ],
  },
})

function within(plan: string, date: string): string {
  return `一、主要工作\n一是抓学习。今年，办班12期。\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n${plan}\n一是办好夜校。送课到组。\n芦湾村党支部书记　林远\n${date}`
}

interface Claim {
  from: number
  to: number
  /** `plan`: the sentence sets out to do something. `bare`: it heads a sentence that tells of nothing past. */
  how: "plan" | "bare"
  /** The month, or the last one of the half or the quarter, that something is to be done by. */
  month: number | null
}

/** 将 before a verb looks ahead; 将…压实 takes an object and may tell of what was done. */
const future =
  /^(?:，|,)?(?:我|我们|本人|[^，。；]{0,8}(?:支部|党委|党组|总支|党工委|班子|局|院|校|镇|乡|村|社区))?(?:将|要|还将|计划|打算|拟)(?:继续|进一步|带领|团结|以|努力|坚持|始终|更加|重点|着力|抓好|做好|从|围绕|聚焦|把|牢牢|紧紧|按照|认真|深入|全面|持续|大力|加强|加大|强化|推动|推进|不断|一如既往)/
const heading = /^(?:，|,)?(?:我|我们|本人)?(?:重点|着力|要|将|计划|打算|力争|确保)/

const dueBy =
  /^(?:(\d{1,2})月|(上半年)|(?:第?([一二三])季度))(?:底|末|份)?(?:之?前|内)，?(?:完成|建成|启动|出台|办结|组建|配齐|更换|修订|整改|实现|新建|开展)/

const claims = perBlock((block: BlockFacts): readonly Claim[] => {
  const { text } = block
  const out: Claim[] = []
  for (const { entry, from, to } of hitsOfKind(block, "relative")) {
    if (entry.offset !== 0) continue
    const sentence = sentenceAt(text, from)
    const before = text.slice(sentence.from, from)
    if (!/^\s*(?:[“”]|下一步，|下步，|展望|在)?$/.test(before)) continue
    const after = text.slice(to, sentence.to)
    const how = future.test(after) ? "plan" : heading.test(after) ? "bare" : null
    const due = dueBy.exec(after)
    if (due) {
      const month = due[1] ? Number(due[1]) : due[2] ? 6 : "一二三".indexOf(due[3]!) * 3 + 3
      out.push({ from, to, how: "bare", month })
      continue
    }
    if (how && !/已|了(?!解)|取得|完成了/.test(after.slice(0, 24))) out.push({ from, to, how, month: null })
  }
  return out
})
