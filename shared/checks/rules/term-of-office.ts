import type { Election } from "../../library/events"
import { perBlock } from "../facts"
import { meantYears, timeline } from "../time"
import { hitsOfKind, saysNoYear, sentenceAt, type YearsSaid, yearsSaid } from "../time-words"
import { type BlockFacts, rule } from "../types"

/** 换届 comes every five years. */
export const termOfOffice = rule({
  id: "term-of-office",
  kind: "stale",
  severity: "warning",
  scope: "report",
  title: "当年没有换届",
  basis:
    "村（社区）“两委”任期五年（2018年12月修法），换届集中在2020—2021年和2025—2026年；乡镇、县级领导班子在2021年和2026年前后",
  check(facts, { year }, flag) {
    if (year === null) return
    const time = timeline(facts)
    for (const { block, tense } of time.places("election")) {
      for (const { from, to, election, said, readyFor, named } of claims(facts.blocks[block]!)) {
        if (readyFor !== null) {
          if (readyFor < year)
            flag(
              { block, in: "text", from, to },
              {
                message: `述职的是${year}年，${readyFor}年的换届已经过去，不会还在为它做准备，可能是沿用旧稿时漏改。核对后改正年份。`,
              },
            )
          continue
        }
        const { rounds, since, known } = election
        if (named !== null) {
          if (named < since || named > known || rounds.some((r) => named >= r.from && named <= r.to)) continue
        }
        const meant = named === null ? meantYears(said, tense, year, time)! : { sure: true, years: [named] }
        // What is still to be done, and says no year, is to be done in the next one.
        const years =
          tense === "plan" && !meant.sure && !time.midTerm && saysNoYear(said) ? [year + 1] : meant.years
        if (years.some((it) => it < since || it > known || rounds.some((r) => it >= r.from && it <= r.to)))
          continue
        // The round is made ready in the year before.
        if (named === null && tense !== "review" && rounds.some((r) => year + 1 === r.from - 1)) continue
        const list = rounds.map((r) => `${r.from}—${r.to}年`).join("、")
        flag(
          { block, in: "text", from, to },
          {
            // Here and there a round ended late.
            severity:
              tense !== "plan" && years.every((it) => rounds.some((r) => it === r.to + 1))
                ? "hint"
                : "warning",
            message: `${election.name}集中在${list}，写成${named ?? (tense === "plan" ? year + 1 : year)}年的工作，可能是沿用旧稿时漏改。核对后删去，或写明哪一年。`,
          },
        )
      }
    }
  },
  examples: {
    flags: [
      { year: 2023, text: within("平稳有序完成⟦村“两委”换届⟧，一次选举成功率100%。") },
      { year: 2024, text: within("圆满完成⟦乡镇党委换届⟧，选出委员9名。") },
      { year: 2023, text: planned("抓住2024年⟦村“两委”换届⟧的契机，选优配强带头人。") },
      { year: 2021, text: planned("抓好⟦村（社区）“两委”换届⟧，选优配强带头人。") },
    ],
    passes: [
      { year: 2021, text: within("平稳有序完成村“两委”换届，选出成员63名。") },
      { year: 2025, text: within("10月启动村“两委”换届，6个村完成选举。") },
    ],
    guards: [
      {
        year: 2023,
        text: within("村“两委”换届以来，轮训新任干部63名；2021年完成村“两委”换届的12个村全部达标。"),
      },
      {
        year: 2024,
        text: within("开展村“两委”换届“回头看”，为明年村“两委”换届摸底12个村。所属4个党支部按期换届。"),
      },
    ],
  },
})

function within(text: string): string {
  return `一、主要工作\n一是抓班子。${text}\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。送课到组。`
}

function planned(text: string): string {
  return within("办班12期。").replace("送课到组。", text)
}

interface Claim {
  from: number
  to: number
  election: Election
  said: YearsSaid
  /** The year of the round that something is made ready for, where it is named. */
  readyFor: number | null
  /** The year that stands right in front of it: 2024年村“两委”换届. */
  named: number | null
}

const carriedOut =
  /(?:完成|开展|推进|推动|做好|抓好|抓实|组织|启动|实施|指导|圆满|平稳|顺利|有序|依法|高质量|是|以|把|将|结合|抓住)[^，。；]{0,12}$/
const passed =
  /^(?:选举|工作|选举工作)*(?:以来|以后|之后|后|前|之前|时|期间|中|“?回头看|届中|遗留|产生|当选|新任|新当选|新进|上来|准备|摸底|调研|谋划|筹备|前期|储备|任务(?:[^，。；]{0,6}准备)|的(?!工作|各项|[^，。；]{0,3}(?:契机|机会|时机)))/
const ready =
  /(?:谋划|筹备|储备|摸底|为|迎接|自|从|上届|上一届|上轮|针对|巩固|总结|回顾|对接|预|准备)[^，。；]{0,8}$/

const preparing = /^(?:选举|工作)*(?:储备|谋划|筹备|准备|摸底|做好?准备|打基础|打下)/

const claims = perBlock((block: BlockFacts): readonly Claim[] => {
  const { text } = block
  const out: Claim[] = []
  for (const { entry, from, to } of hitsOfKind(block, "election")) {
    const sentence = sentenceAt(text, from)
    const before = text.slice(Math.max(sentence.from, from - 24), from)
    const after = text.slice(to, Math.min(sentence.to, to + 16))
    const round = /(?:为|给|迎接)(20\d\d)年$/.exec(before)
    if (round && preparing.test(after)) {
      const start = from - round[1]!.length - 1
      out.push({
        from: start,
        to,
        election: entry.election,
        said: yearsSaid(block, from, to),
        readyFor: Number(round[1]),
        named: null,
      })
      continue
    }
    const year = /^(?:选举|工作|选举工作)*(?:之年|年)/.test(after)
    const done = /^(?:选举|工作|选举工作|任务)*(?:圆满|顺利|平稳|全面|如期|有序)+(?:完成|推进|结束)/.test(
      after,
    )
    const headed = year && /(?:^|[，：；是])$/.test(before)
    if ((!carriedOut.test(before) && !done && !headed) || ready.test(before) || (!year && passed.test(after)))
      continue
    const own = /(20\d\d)年度?(?:的|全[县镇乡区]|我[县镇乡区])?$/.exec(before)
    out.push({
      from,
      to,
      election: entry.election,
      said: yearsSaid(block, from, to),
      readyFor: null,
      named: own ? Number(own[1]) : null,
    })
  }
  return out
})
