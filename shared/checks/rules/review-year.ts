import { perBlock } from "../facts"
import { timeline } from "../time"
import { isInTitle, sentenceAt } from "../time-words"
import { type BlockFacts, rule } from "../types"

/** A report tells of its own year. What heads a sentence of work done and names an older one was left in. */
export const reviewYear = rule({
  id: "review-year",
  kind: "stale",
  severity: "warning",
  scope: "report",
  title: "总结写的是往年",
  basis: "述职讲当年；纪检机关通报的“跨时抄”，指把往年的材料照抄进今年",
  check(facts, { year }, flag) {
    if (year === null) return
    const { places, signed } = timeline(facts)
    const stale: { block: number; claim: Claim }[] = []
    const ahead: typeof stale = []
    for (const { block, tense } of places("year")) {
      const { type } = facts.outline.blocks[block]!
      if (type === "title") continue
      for (const claim of claims(facts.blocks[block]!)) {
        if (claim.current.includes(year)) continue
        if (claim.year >= year) {
          if (claim.year === year + 1 && claim.past && tense === "review") ahead.push({ block, claim })
          continue
        }
        if ((claim.how === "compared" || claim.how === "task") && claim.year !== year - 1) continue
        if (claim.how === "meeting" && claim.year === year - 1) continue
        // A plan may begin by looking back, but not further than the year reported on.
        if (claim.how !== "recalls" && (type === "opening" ? claim.how === "work" : tense !== "review"))
          continue
        stale.push({ block, claim })
      }
    }
    // A year that has not been: told of work done, it was mistyped or moved on too far.
    for (const { block, claim } of ahead) {
      if (signed !== null && signed.year > year) continue
      flag(
        { block, in: "text", from: claim.from, to: claim.to + 1 },
        {
          message: `这里讲的是${claim.year}年已经做完的工作，述职的是${year}年，年份可能写错了。核对后改为“${year}年”。`,
          fixes: [
            {
              title: `改为“${year}年”`,
              edits: [
                { span: { block, in: "text", from: claim.from, to: claim.to }, insert: written(year, claim) },
              ],
              safe: false,
            },
          ],
        },
      )
    }
    // Year by year through a term of office: told on purpose.
    if (new Set(stale.map(({ claim }) => claim.year)).size > 1) return
    for (const { block, claim } of stale) {
      const sure = claim.year === year - 1 && certainly.has(claim.how) && claim.leads
      flag(
        { block, in: "text", from: claim.from, to: claim.to + 1 },
        {
          severity: sure ? "error" : "warning",
          message: `这里讲的是${claim.year}年的工作，述职的是${year}年，可能是沿用旧稿时漏改。核对后改为“${year}年”，确是往年的事就写明与今年的关系。`,
          fixes: [
            {
              title: `改为“${year}年”`,
              edits: [
                { span: { block, in: "text", from: claim.from, to: claim.to }, insert: written(year, claim) },
              ],
              safe: false,
            },
          ],
        },
      )
    }
  },
  examples: {
    flags: [
      {
        year: 2024,
        text: within("⟦2023年⟧，镇党委深入开展支部联建，办夜校12期。"),
      },
      {
        year: 2024,
        text: `一、⟦2023年⟧工作回顾\n一是抓学习。办班12期。\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。送课到组。`,
      },
      {
        year: 2024,
        text: within("圆满完成⟦2023年⟧度目标任务，办班12期。"),
      },
      { year: 2024, text: within("根据⟦2023年⟧党建工作要点，办班12期。") },
      {
        year: 2024,
        text: within("办班12期。", "回顾⟦2023年⟧的工作，成绩属于大家。"),
      },
      { year: 2024, text: within("⟦2025年⟧，镇党委开展支部联建，办成夜校12期。") },
    ],
    passes: [
      { year: 2024, text: within("2024年，镇党委深入开展支部联建，办夜校12期。") },
      { year: 2024, text: within("针对2021年度述职评议反馈的3个问题，逐条整改；比2022年增长12%。") },
    ],
    guards: [
      { year: 2023, text: within("2020年，全镇最后23户贫困户全部脱贫；三年来，没有一户返贫。") },
      {
        year: 2024,
        text: within("2021年3月任职以来，办夜校36期。2019年建成的展馆，接待1200人次。落实〔2022〕5号文件。"),
      },
      {
        year: 2024,
        text: within("2023年，镇党委办夜校8期；2024年，办夜校12期。落实《干部教育规划（2021—2025年）》。"),
      },
      { year: 2024, text: within("2025年，镇党委将办夜校12期。") },
      { year: 2024, text: within("截至2023年底，夜校有8所，今年新办4所。2023年底动工的冷库按期投产。") },
    ],
  },
})

function within(done: string, closing = ""): string {
  return `一、主要工作\n一是抓学习。${done}\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。送课到组。${closing ? `\n四、结束语\n${closing}` : ""}`
}

interface Claim {
  /** The digits. */
  from: number
  to: number
  year: number
  /**
   * `task`: the task of a year; `meeting`: 组织生活会 of a year, held at the beginning of the next; `told`: the
   * reporter is its subject; `work`: only a verb of work tells so; `recalls`: 回顾…年; `called`: …年是…之年;
   * `heading`: it heads a part; `paper`: what was drawn up for the year (《2023年党建工作要点》); `compared`: the later
   * year of a comparison.
   */
  how: "told" | "work" | "task" | "meeting" | "recalls" | "called" | "heading" | "paper" | "compared"
  /** It stands at the head of its paragraph. */
  leads: boolean
  /** The other years that the paragraph names. */
  current: readonly number[]
  /** Written 二〇二三年. */
  han: boolean
  /** It tells of what was done, and nothing of what will be. */
  past: boolean
}

const reporter =
  /^度?(?:全年)?[，,]?(?!召开|开展|组织|举办|参加|推进|经|由|被|按|向|对|为|与|把|将|获)(?:(?:在|面对|按照|围绕)[^。；]{2,40}，)?(?:我们|我(?!国|省|市)|本人|[^，。；的\d]{0,10}(?:党委|党支部|支部|党组|党总支|总支|党工委|班子|“两委”|两委)(?!会|书记|换届|委员|成员))/
const work =
  /^度?(?:(?:全年)?[，,]|(?:全年)?共|全年累计|全年)(?:共|累计|先后|全面|深入|扎实|认真|积极|持续|全年)*(?:召开|开展|组织|举办|推进|落实|坚持|完成|聚焦|强化|严格|加强|围绕|带领)/
/** 1—12月, 上半年, 一季度: what was done in a stretch of that year. */
const stretch =
  /^(?:1[—－–～至到-]1?\d月|[上下]半年|第?[一二三四]季度)(?:，|[^，。；]{0,4}(?:共|累计|完成|办结|开展))/
/** 截至2023年12月，: the day that last year's report was written on. */
const asOf = /(?:^|，)截(?:至|止|止到)(?:目前)?$/
const asOfMonth = /^1[0-2]月(?:底|末|\d{1,2}日)?，/
const nowToo = /今年|目前|如今|现在|以来|相比|同期|增加到|增至|提高到|降到|减少到/
/** 完成2023年度目标任务: the yearly task of another year. */
const setting = /(?:完成|推进|落实|实施|抓好|签订)(?:了|好)?$/
const yearTask =
  /^度?(?:的)?(?:全年|各项|党建|重点|民生|县级|镇级|市级)*(?:目标任务|工作任务|重点工作|重点任务|重点项目|民生实事|实事项目|发展党员(?:计划|指标|任务)|党风廉政建设责任[书制]|目标责任书|招生(?:任务|计划)|征兵任务)(?![^，。；]{0,12}(?:考核|验收|整改|审计|决算|结算|后续|遗留|尾|结转|结余))/
const meeting = /(?:召开|开好|开展|组织)(?:了)?$/
const yearMeeting =
  /^度(?:党员领导干部|领导班子|班子|基层党组织|支部|专题)*(?:民主生活会|组织生活会)(?!查|检视|问题|整改|反馈|后)/
const called = /^度?是[^，。；]{2,30}(?:之年|一年|关键年|关键期)(?=，)/
const heading =
  /^度?(?:全年)?(?:的)?(?:主要|重点|党建|抓党建|履职|履行|各项|总体|基层)*(?:工作|履职|职责|完成|做法|成效|特色|亮点)/
const notHeading = /反馈|整改|评议|考核|巡察|巡视|审计|打算|计划|思路|安排|措施|谋划/
const recalls = /(?:^|，)(?:回顾|回首|回望|盘点|纵观)(?:过去的|即将过去的|刚刚过去的|已经过去的|这)?$/
const drawnUp =
  /(?:制定|制订|印发|出台|拟定|下发|编制|落实|执行|完成|按照)(?:了|出台|印发|下发)?《[^《》]{0,8}$/
/** 根据2023年工作要点: what was set for that year. */
const bySetting =
  /(?:根据|按照|依据|对照|围绕|落实|贯彻)(?:了)?(?:省|市|县|区|镇|乡|上级|全[省市县区镇乡])?[委局]?$/
const setOut =
  /^度?(?:全[省市县区镇乡])?(?:党建|组织|机关|年度|重点|[^，。；《》\d]{0,6})工作(?:要点|部署|安排|计划|思路)(?![^，。；]{0,6}(?:遗留|收尾|完成情况))/
const yearly = /^度?[^《》]{0,24}(?:要点|计划|方案|安排|清单|任务书|责任书)》/
const compared = /(?:由|从)20\d\d年[^，。；]{0,16}(?:到|至|为)(?:了)?$/
const past =
  /最后|脱贫|以来|至今|以前|之前|当时|那时|时任|任职|到任|上任|调任|担任|当选|换届|入党|参加工作|毕业|成立|获评|荣获|被评|被授|被列|验收|反馈|查摆|去年|前年|往年|曾|相比|如今|现在|目前|今年|年来|每年|逐年|连续|历年|三年|两年|五年/

const claims = perBlock((block: BlockFacts): readonly Claim[] => {
  const { text, years, type } = block
  if (years.length === 0) return none
  const out: Claim[] = []
  const isHeading = type === "heading"
  for (const mention of years) {
    const to = mention.to - 1
    if (text.charAt(to) !== "年" || mention.form === "short" || mention.range) continue
    const sentence = sentenceAt(text, mention.from)
    const before = text.slice(Math.max(sentence.from, mention.from - 60), mention.from).trimStart()
    const after = text.slice(mention.to, sentence.to)
    const how = isHeading ? inHeading(before, after) : inText(before, after)
    if (!how) continue
    const current = years.filter((it) => it !== mention && it.year !== mention.year).map((it) => it.year)
    out.push({
      from: mention.from,
      to,
      year: mention.year,
      how,
      leads:
        isHeading ||
        how === "recalls" ||
        text.slice(0, mention.from).trim() === "" ||
        isAfterLead(text, mention.from),
      current,
      han: mention.form === "han",
      past:
        (how === "told" || how === "recalls" || how === "heading") &&
        !still.test(after) &&
        (isHeading || done.test(after)),
    })
  }
  return out.length === 0 ? none : out
})

const still = /将|计划|拟|预计|力争|目标|确保|打算|规划|准备|争取|要(?!求|点)|谋划|部署|启动实施|思路|安排/
const done = /\d|完成|建成|开展了|召开了|取得|获评|荣获|办结|了(?!解)/

/** The year as the one that it takes the place of is written: 二〇二四. */
function written(year: number, { han }: Claim): string {
  return han ? [...`${year}`].map((digit) => "〇一二三四五六七八九"[Number(digit)]).join("") : `${year}`
}

/** What is hardly ever right of an older year. */
const certainly: ReadonlySet<Claim["how"]> = new Set(["told", "recalls", "called", "heading"])
const none: readonly Claim[] = []

/** Right behind the lead of an item, which is short and ends with a full stop. */
function isAfterLead(text: string, at: number): boolean {
  const before = text.slice(0, at).trimEnd()
  return before.length <= 30 && /^[^。]*。$/.test(before)
}

function inHeading(before: string, after: string): Claim["how"] | null {
  return before === "" && heading.test(after) && !notHeading.test(after) ? "heading" : null
}

function inText(before: string, after: string): Claim["how"] | null {
  if (isInTitle(before, 0, before.length)) return drawnUp.test(before) && yearly.test(after) ? "paper" : null
  if (/^度?(?:中央一号文件|全国两会|(?:国务院)?政府工作报告)/.test(after))
    return /(?:学习|贯彻|落实|传达)[^，。；]{0,6}$/.test(before) ? "paper" : null
  if (/^度?的?\d/.test(after) && compared.test(before)) return "compared"
  if (setting.test(before) && yearTask.test(after)) return "task"
  if (bySetting.test(before) && setOut.test(after)) return "task"
  if (meeting.test(before) && yearMeeting.test(after)) return "meeting"
  if (asOf.test(before) && asOfMonth.test(after) && !nowToo.test(after)) return "task"
  if (recalls.test(before)) return /^度?(?:[—－\-~～至到、和]|以来|\d|换届|任)/.test(after) ? null : "recalls"
  if (before !== "" || past.test(after.slice(0, 80))) return null
  if (called.test(after)) return "called"
  if (stretch.test(after) && !nowToo.test(after)) return "work"
  if (reporter.test(after)) return "told"
  return work.test(after) ? "work" : null
}
