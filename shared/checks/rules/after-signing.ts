import { perBlock } from "../facts"
import { horizon, isAfter, timeline } from "../time"
import { isInTitle, sentenceAt } from "../time-words"
import { type BlockFacts, rule } from "../types"

/** What the day of signing has not seen cannot be told as done. */
export const afterSigning = rule({
  id: "after-signing",
  kind: "stale",
  severity: "error",
  scope: "report",
  title: "写了落款以后的事",
  basis: "总结讲已经做完的事，时间不晚于落款日期；晚于落款的，不是年月写错，就是把打算写成了成绩",
  check(facts, { year }, flag) {
    if (year === null) return
    const time = timeline(facts)
    const day = horizon(time, year)
    const { signed } = time
    const month = signed?.year === year ? signed.month : null
    for (const { index, type, item, section } of facts.outline.blocks) {
      if (type !== "para" && type !== "intro") continue
      if ((item?.role ?? section?.role) !== "highlight") continue
      for (const { from, to, at, sure } of claims(facts.blocks[index]!)) {
        if (at.year === null ? month === null || at.month <= month : !isAfter(isoOf(at.year, at.month), day))
          continue
        if (at.year !== null && at.year > year + 1) continue
        const when =
          at.year === null ? `${at.month}月` : at.month === 0 ? `${at.year}年` : `${at.year}年${at.month}月`
        flag(
          { block: index, in: "text", from, to },
          {
            severity: sure && at.year !== null ? "error" : "warning",
            message: `${when}还没有到${signed ? `（落款是${signed.year}年${signed.month === null ? "" : `${signed.month}月`}）` : `（述职的是${year}年）`}，这里写成已经做了，可能是年月写错，或把打算写成了成绩。核对后改成实际时间。`,
          },
        )
      }
    }
  },
  examples: {
    flags: [
      {
        year: 2020,
        text: signed("开展主题党日12次；⟦2021年1月⟧，支部如期开展民主评议1次。", "2020年12月28日"),
      },
      { year: 2024, text: signed("⟦12月⟧，举办夜校4期。", "2024年11月20日") },
    ],
    passes: [
      { year: 2024, text: signed("2025年1月，开展民主评议1次。", "2025年1月16日") },
      { year: 2024, text: signed("11月，举办夜校4期。", "2024年11月20日") },
    ],
    guards: [
      { year: 2024, text: signed("2025年3月将建成驿站2处；其余3处计划2025年6月完成。", "2024年12月28日") },
      {
        year: 2024,
        text: signed("12月底前可全部完工；编制2025年计划，列入2026年项目库4个。", "2024年11月20日"),
      },
      { year: 2024, text: signed("去年12月，举办夜校4期；2023年12月，建成驿站2处。", "2024年11月20日") },
    ],
  },
})

function signed(text: string, date: string): string {
  return `一、主要工作\n一是抓学习。${text}\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。送课到组。\n芦湾村党支部书记　林远\n${date}`
}

interface Claim {
  from: number
  to: number
  /** `month` 0: only the year is named. */
  at: { year: number | null; month: number }
  /** It heads its clause: nothing else explains it. */
  sure: boolean
}

const notDone =
  /将|计划|拟|预计|力争|目标|确保|打算|规划|准备|届时|有望|争取|待|即将|明年|来年|列入|纳入|谋划|部署|安排|要求|之?前|到期|有效期|底前|起(?:施行|实行|执行|正式)|建成后|提前|远景|预|约定|签订|申报|报名|启动(?:编制|谋划)|储备/
const monthBehind = /^(\d{1,2})月(?:份|底|初|上旬|中旬|下旬|\d{1,2}日)?/
/** 自2025年3月任职以来: it has begun. */
const sinceThen = /^(?:\d{1,2}月(?:\d{1,2}日|份)?)?[^，。；]{0,8}以来/
const done = /^，?(?:[^，。；]{0,12}(?:开展|召开|举办|组织|完成|建成|获|评为|启动|推进|实现|投入|通过))/
const bareMonth = /(?<![\d年至到—–\-~～.])(\d{1,2})月(?:份|底|初|上旬|中旬|下旬|\d{1,2}日)?(?=，)/g

const claims = perBlock((block: BlockFacts): readonly Claim[] => {
  const { text } = block
  const out: Claim[] = []
  for (const mention of block.years) {
    if (mention.form !== "arabic" || mention.range || text.charAt(mention.to - 1) !== "年") continue
    const sentence = sentenceAt(text, mention.from)
    const before = text.slice(sentence.from, mention.from)
    const clause = before.slice(before.lastIndexOf("，") + 1)
    const begun = /^[自从]$/.test(clause) && sinceThen.exec(text.slice(mention.to, sentence.to))
    if (begun) {
      const month = monthBehind.exec(begun[0])
      const to = mention.to + (month ? month[0].length : 0)
      out.push({
        from: mention.from,
        to,
        at: { year: mention.year, month: Number(month?.[1] ?? 0) },
        sure: false,
      })
      continue
    }
    if (!/^\s*(?:在|于)?$/.test(clause) || isInTitle(text, sentence.from, mention.from)) continue
    if (notDone.test(text.slice(sentence.from, sentence.to))) continue
    const after = text.slice(mention.to, sentence.to)
    const month = monthBehind.exec(after)
    const rest = after.slice(month?.[0].length ?? 0)
    if (!done.test(rest) || /^(?:[^，。；]{0,16}(?:工作)?(?:思路|计划|打算|方案|预算))/.test(rest)) continue
    out.push({
      from: mention.from,
      to: mention.to + (month ? month[0].length : 0),
      at: { year: mention.year, month: month ? Number(month[1]) : 0 },
      sure: month !== null,
    })
  }
  // One look at the text, and only where a month is followed by a comma.
  if (text.includes("月"))
    for (const match of text.matchAll(bareMonth)) {
      const month = Number(match[1])
      if (month < 2 || month > 12) continue
      const sentence = sentenceAt(text, match.index)
      const before = text.slice(sentence.from, match.index)
      if (before.trim() !== "" || notDone.test(text.slice(sentence.from, sentence.to))) continue
      const to = match.index + match[0].length
      if (done.test(text.slice(to, sentence.to)))
        out.push({ from: match.index, to, at: { year: null, month }, sure: true })
    }
  return out
})

function isoOf(year: number, month: number): string {
  return month === 0 ? `${year}` : `${year}-${String(month).padStart(2, "0")}`
}
