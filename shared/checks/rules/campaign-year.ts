import type { Campaign } from "../../library/events"
import { yearOf } from "../../library/events"
import { perBlock } from "../facts"
import { meantYears, type Tense, type Timeline, timeline } from "../time"
import { hitsOfKind, sentenceAt, type TimeHit, type YearsSaid, yearsSaid } from "../time-words"
import { type BlockFacts, type Report, rule } from "../types"

/** Study programmes of the whole Party and other tasks that had their months. */
export const campaignYear = rule({
  id: "campaign-year",
  kind: "stale",
  severity: "warning",
  scope: "report",
  title: "活动不在当年开展",
  basis: "党内集中教育和全国性专项工作的起止时间见中央通知、动员部署会和总结会的公开报道",
  check(facts, { year }, flag) {
    if (year === null) return
    const time = timeline(facts)
    for (const { block, tense } of time.places("campaign")) {
      for (const claim of claims(facts.blocks[block]!)) {
        const report = judge(claim, tense, year, time)
        if (report) flag({ block, in: "text", from: claim.from, to: claim.to }, report)
      }
    }
  },
  examples: {
    flags: [
      { year: 2024, text: within("今年扎实开展⟦党史学习教育⟧，讲党课12堂。") },
      { year: 2024, text: within("5月启动⟦学习贯彻习近平新时代中国特色社会主义思想主题教育⟧，宣讲31场。") },
      { year: 2023, text: within("开展⟦党纪学习教育⟧，研讨4次。") },
    ],
    passes: [
      { year: 2021, text: within("扎实开展党史学习教育，讲党课12堂。") },
      { year: 2024, text: within("4月至7月开展党纪学习教育，研讨4次。") },
    ],
    guards: [
      {
        year: 2022,
        text: within("推动党史学习教育常态化长效化，形成制度2个；巩固拓展党史学习教育成果，办实事8件。"),
      },
      {
        year: 2020,
        text: within("推进“两学一做”学习教育常态化制度化，巩固“不忘初心、牢记使命”主题教育成果，研讨4次。"),
      },
      {
        year: 2024,
        text: within("2021年开展党史学习教育以来，党课形成制度；主题教育期间查摆的问题9个全部整改。"),
      },
      { year: 2023, text: within("组织学习《党史学习教育简报》12期。开展“强国有我”主题教育8场。") },
    ],
  },
})

function within(text: string): string {
  return `一、主要工作\n一是抓学习。${text}\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。送课到组。`
}

interface Claim {
  from: number
  to: number
  campaign: Campaign
  /** The month that the sentence says it began or went on in. */
  month: number | null
  /** 今年, 全年, a month: the year reported on by its own words. */
  dated: boolean
  /** 启动以来: right until the end of the year that saw its end. */
  since: boolean
  said: YearsSaid
}

const carriedOut =
  /(?:开展|启动|部署|推进|组织|参加|抓好|抓实|抓牢|聚焦|紧扣|围绕|以|投身|落实|做好|完成|结合|按照|根据|对照|备战|保障|护航)[^。；]{0,16}$/
/** 党史学习教育扎实开展, 在党史学习教育中，…: the verb behind it, or none. */
const goingOn =
  /^[”"]?(?:入户登记|单位清查|清查|登记|摸底)*(?:工作)?(?:扎实|深入|有序|有力|全面|高质量|走深走实)*(?:开展|推进|进行|启动|铺开|展开|部署)(?!以来|之?后)/
/** 把…作为首要任务. */
const takenAs = /^[”"]?作为/
/** …启动以来，: what has been done since, though it was over the year before. */
const since =
  /^[”"]?(?:开展|启动|部署|实施)?以来，(?!.*(?:累计|历年|每年|逐年|年来|形成|建立|坚持|长期|一直|持续|常态))/
const amid = /^[”"]?中，/
const goesOn =
  /(?:巩固|拓展|深化|运用|总结|回顾|继承|延续|转化|持续|常态化|参照|借鉴|建立|健全|固化|落实整改|针对|自|从|以往|历次|历年)[^，。；]{0,14}$/
const behind =
  /^[”"]?(?:的)?(?:活动)?[^，。；：]{0,8}?(?:成果|成效|经验|常态化|长效|制度化|以来|后(?!续)|结束|查摆|检视|整改|回头看|办公室|条例|简报|读本|资料|读书班(?:成果|优秀)|问题|清单|中形成|中查|总结|要求建立|基础上|先进|数据|底[数图板]|为基础|为依据)/
const monthOf = /(?:^|[^\d])(\d{1,2})月(?:份|起|底|初|上旬|中旬|下旬)?[，以]?[^，。；]{0,12}$/
const began = /启动|开展|部署|动员/

const claims = perBlock((block: BlockFacts): readonly Claim[] => {
  const out: Claim[] = []
  for (const hit of hitsOfKind(block, "campaign")) {
    const claim = claimAt(block, hit)
    if (claim) out.push(claim)
  }
  return out
})

function claimAt(block: BlockFacts, { entry: { campaign }, from, to }: TimeHit<"campaign">): Claim | null {
  const { text } = block
  const sentence = sentenceAt(text, from)
  const before = text.slice(Math.max(sentence.from, from - 36), from)
  const after = text.slice(to, Math.min(sentence.to, to + 24))
  // “开展学习贯彻…主题教育” may be written with the quotation mark of a name between.
  const bare = before.replace(/[“"]?(?:学习贯彻|深入|深入学习|树立和践行|全国|我国)*[“"]?$/, "")
  const isSince = since.test(text.slice(to, sentence.to)) && /(?:^|[，；：])$/.test(bare)
  const told =
    isSince ||
    carriedOut.test(bare) ||
    goingOn.test(after) ||
    (bare.endsWith("在") && amid.test(after)) ||
    (/[把将]$/.test(bare) && takenAs.test(after))
  if (!told || goesOn.test(bare) || (!isSince && behind.test(after))) return null
  if (before.lastIndexOf("《") > before.lastIndexOf("》")) return null
  // A line of them, one year after another: 从群众路线教育到党纪学习教育.
  if (/(?:从|到|、|和|及)$/.test(bare) && /^[”"]?(?:、|到|和|及)/.test(after)) return null
  const month =
    began.test(before) || (goingOn.test(after) && began.test(after.slice(0, 8)))
      ? monthOf.exec(before)?.[1]
      : undefined
  const number = month === undefined ? null : Number(month)
  return {
    from,
    to,
    campaign,
    month: number !== null && number >= 1 && number <= 12 ? number : null,
    since: isSince,
    dated: month !== undefined || /今年|全年|年内|本年/.test(text.slice(sentence.from, from)),
    said: yearsSaid(block, from, to),
  }
}

function judge(
  { campaign, month, dated, said, since }: Claim,
  tense: Tense,
  year: number,
  time: Timeline,
): Report | null {
  const { start, end } = campaign
  const first = yearOf(start)
  const last = yearOf(end)
  if (said.years.some((it) => it >= first && it <= last && it !== year)) return null
  if (since && (campaign.routine || last >= year || said.years.length > 0)) return null
  const meant = meantYears(said, tense, year, time)!
  if (meant.sure && "year" in (said.of ?? {})) return null
  const inYear = meant.years.some((it) => it >= first && it <= last)
  if (inYear) {
    // What is over when the plan begins cannot be planned: 主题教育 of 2023 ran into 2024, others did not.
    if (tense === "plan")
      return last > year || end.length < 7 || time.midTerm || meant.sure
        ? null
        : { message: message(campaign, `${year + 1}年`) }
    if (month === null || first > year || last < year) return null
    const at = `${year}-${String(month).padStart(2, "0")}`
    const early = year === first && start.length > 4 && at < start.slice(0, 7)
    const late = year === last && end.length > 4 && at > end.slice(0, 7)
    if (!early && !late) return null
  }
  const early = tense === "plan" ? year + 1 < first : year < first
  const sure =
    campaign.confidence === "high" &&
    !campaign.routine &&
    !since &&
    tense === "review" &&
    (early || last < year - 1 || (dated && last < year))
  return {
    severity: sure && !inYear ? "error" : "warning",
    message: message(
      campaign,
      `${tense === "plan" ? year + 1 : year}年${inYear && month ? `${month}月` : ""}`,
    ),
  }
}

function message({ name, start, end }: Campaign, when: string): string {
  return `${name}${span(start, end)}，写成${when}的工作，时间对不上，可能是沿用往年的稿子。核对后换成当年的工作，或写成“巩固拓展…成果”。`
}

function span(start: string, end: string): string {
  const from = say(start)
  const to = say(end)
  return from === to ? `在${from}` : `从${from}到${to}`
}

function say(when: string): string {
  const [year, month] = when.split("-")
  return month ? `${year}年${Number(month)}月` : `${year}年`
}
