import type { First } from "../../library/events"
import { yearOf } from "../../library/events"
import type { YearMention } from "../../text/years"
import { perBlock } from "../facts"
import { horizon, isAfter, meantYears, timeline } from "../time"
import { hitsOfKind, sentenceAt, type TimeHit, yearsSaid } from "../time-words"
import { type BlockFacts, rule } from "../types"

/** A name, a phrase, a document or an event that the year reported on, or the year beside it, did not know. */
export const beforeItsTime = rule({
  id: "before-its-time",
  kind: "stale",
  severity: "warning",
  scope: "report",
  title: "提法早于提出之年",
  basis: "思想名称、重要提法和党内法规、法律的首次提出、公布日期，见会议公报和公开发布的文本",
  check(facts, { year }, flag) {
    if (year === null) return
    const time = timeline(facts)
    const day = horizon(time, year)
    for (const { block, tense } of time.places("first")) {
      const own = facts.blocks[block]!
      for (const hit of hitsOfKind(own, "first")) {
        const { entry, from, to } = hit
        const { first } = entry
        const dated = first.kind === "event" ? datedBefore(own, hit) : null
        if (dated) {
          flag(
            { block, in: "text", from: dated.from, to: dated.to },
            { message: tooEarly(first, dated.text) },
          )
          continue
        }
        if (!isAfter(first.date, day) || drafted.test(own.text.slice(to, to + 16))) continue
        const meant = meantYears(yearsSaid(own, from, to), tense, year, time)!
        if (meant.years.some((it) => it >= yearOf(first.date))) continue
        flag(
          { block, in: "text", from, to },
          {
            severity: first.kind === "thought" && first.confidence === "high" ? "error" : "warning",
            message: `${titled(first)}${sayMonth(first.date)}才${came[first.kind]}${first.at ? `（${first.at}）` : ""}，${year}年的报告写不到它，可能是从后来的材料抄来的。核对后换成当时的提法。`,
          },
        )
      }
    }
    for (const { block } of time.places("year"))
      for (const { from, to, year: issued } of editions(facts.blocks[block]!))
        if (issued > yearOf(day))
          flag(
            { block, in: "text", from, to },
            {
              message: `这是${issued}年的版本，${year}年的报告写不到它，可能是从后来的材料抄来的，或年份写错。核对后改成当时的版本。`,
            },
          )
  },
  examples: {
    flags: [
      { year: 2022, text: within("深入学习⟦习近平文化思想⟧，研讨4次。") },
      { year: 2023, text: within("逐条学习⟦《中华人民共和国农村集体经济组织法⟧》，宣讲3场。") },
      { year: 2020, text: within("⟦2019年春节⟧，新冠肺炎疫情突如其来，值守卡点61天。") },
      { year: 2021, text: within("学习《中国共产党纪律处分条例》⟦（2023年修订）⟧，研讨4次。") },
    ],
    passes: [
      { year: 2024, text: within("深入学习习近平文化思想，研讨4次。") },
      { year: 2022, text: within("深刻领悟“两个确立”的决定性意义，研讨4次。") },
      { year: 2020, text: within("2020年春节，新冠肺炎疫情突如其来，值守卡点61天。") },
      { year: 2024, text: within("学习《中国共产党纪律处分条例》（2023年修订），研讨4次。") },
    ],
    guards: [
      { year: 2021, text: within("11月，学习党的十九届六中全会精神，领悟“两个确立”的决定性意义，研讨4次。") },
      {
        year: 2023,
        text: `一、主要工作\n一是抓学习。办班12期。\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是迎接2024年《中华人民共和国农村集体经济组织法》出台。提前备课。`,
      },
      { year: 2020, text: within("2019年底新冠肺炎疫情发生以来，值守卡点61天。") },
      { year: 2021, text: within("2019年春节返乡人员有214人，新冠肺炎疫情发生后只有126人。") },
      {
        year: 2022,
        text: within("对《学前教育法（草案）》提出建议6条；编制《国土空间规划（2021—2035年）》。"),
      },
    ],
  },
})

function within(text: string): string {
  return `一、主要工作\n一是抓学习。${text}\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。送课到组。`
}

const came: Readonly<Record<First["kind"], string>> = {
  thought: "提出",
  term: "提出",
  document: "公布",
  event: "发生",
}

function titled({ name, kind }: First): string {
  return kind === "term" ? `“${name}”` : name
}

function sayMonth(when: string): string {
  const [year, month] = when.split("-")
  return month ? `${year}年${Number(month)}月` : `${year}年`
}

/** Drafts are read and spoken of before the law is there. */
const drafted = /^[^，。；《》]{0,8}(?:草案|征求意见|》?立法|送审稿)/

/** How the event of a year is told: it stands right behind the year, or behind the word for how it came. */
const happens =
  /^(?:，|,)?(?:以来，?|，)?(?:面对|针对|因|受|在|全国|全球|国内|我国|一场|这场|来势汹汹的|突如其来的|突发的|突然)*(?:的)?[“"]?$/
/** The part of a year that a sentence names, and the last month of it. */
const parts =
  /^(春节(?:期间|前后|前夕|假期)?|年?初|伊始|上半年|[一二三]季度|正月|元宵节?|(\d{1,2})月(?:份|初|底|中旬|上旬|下旬|\d{1,2}日)?|年?底|年?末)/

/** The year in front of an event, with the part of it that is named, when the event is later than that. */
function datedBefore(
  block: BlockFacts,
  { entry: { first }, from }: TimeHit<"first">,
): { from: number; to: number; text: string } | null {
  const { text, years } = block
  const sentence = sentenceAt(text, from)
  let mention: YearMention | null = null
  for (const it of years) if (it.from >= sentence.from && it.to <= from && it.range === null) mention = it
  if (!mention) return null
  const behind = text.slice(mention.to, from)
  const part = parts.exec(behind)
  if (!happens.test(behind.slice(part?.[0].length ?? 0))) return null
  const [year, month] = first.date.split("-").map(Number)
  const last = part === null || /底|末/.test(part[0]) ? 12 : part[2] ? Number(part[2]) : 11
  if (mention.year > year! || (mention.year === year && last >= (month ?? 1))) return null
  const to = mention.to + (part?.[0].length ?? 0)
  return { from: mention.from, to, text: text.slice(mention.from, to) }
}

function tooEarly(first: First, written: string): string {
  return `${first.name}${sayMonth(first.date)}才${came[first.kind]}，这里写的是“${written}”，年份可能写错了。核对后改正。`
}

/** 《…》（2023年修订）: which edition of a document is meant. */
const editions = perBlock(({ text, years }: BlockFacts): readonly YearMention[] => {
  if (years.length === 0) return none
  const out: YearMention[] = []
  for (const it of years) {
    if (it.range !== null || it.form !== "arabic") continue
    const open = it.from - 1
    if (!/[（(]/.test(text.charAt(open)) || !/[》一-龥]/.test(text.charAt(open - 1))) continue
    const tail = edition.exec(text.slice(it.to, it.to + 8))
    if (!tail || !/《[^《》]*》?$/.test(text.slice(Math.max(0, open - 60), open))) continue
    out.push({ ...it, from: open, to: it.to + tail[0].length })
  }
  return out.length === 0 ? none : out
})
const edition = /^(?:\d{1,2}月)?(?:新?修订|修正|第[一二三四五]次修正|新?版|修改|试行|印发|公布|发布)[）)]/
const none: readonly YearMention[] = []
