import { sentences } from "../text/sentences"
import { perBlock } from "./facts"

/** A year that the words around it make the year of a plan. */
export interface PlannedYear {
  /** The digits in the block's text; 年 behind them is not part of it. */
  from: number
  to: number
  year: number
  /**
   * `heads`: the sentence or the heading is about what will be done in that year. `aims`: a target is set for
   * it (力争…年底前). `mild`: it heads a sentence that says nothing of the future by itself.
   */
  how: "heads" | "aims" | "mild"
}

/** Characters of a sentence that bear on a year, on either side. */
const reach = 120

/** What speaks of something still to come. */
const future =
  /(?<!即)将(?!军|近|相)|要(?!求|素|点|害)|拟(?!定的)|计划|打算|力争|争取|确保|努力|继续|进一步|下一步|有望/
/** What many a plan sentence does without 将. */
const task =
  /重点|着力|坚持|聚焦|围绕|推动|推进|突出|抓好|抓实|抓牢|持续|全面|加快|加强|深化|强化|实施|实现|争创|建设|完善|健全|提升|目标|工作思路/
/** Work that has no date of its own: in a plan it is still to be done, unless a mark of the past stands beside it. */
const undertaking =
  /^度?(?:全年|[上下]半年|[春秋]季学?期?|第?[一二三四]季度|\d{1,2}月(?:底|份|[上中下]旬)?|(?:(?:元旦|春节|清明|端午|中秋|国庆|重阳|“?[五七八十]一”?|“?[三六]八”?|“?六一”?|主?汛期|雨季|春耕|秋收|防火期|供[暖热]季|采暖季|暑期|寒假|开学|入汛|入冬)[、和及]?){1,3})(?:来临|到来)?(?:之?前|期间|前后)?，?(?:由[^，。；的]{2,10}?)?(?:再|新)?(?:完成|开展|启动|组织|举办|新建|建成|出台|培训|引进|召开|走访|慰问|表彰|评选|排查|整治|改造|修建|改建|扩建|建设|安装|更换|购置|推出|选送|聘请|清淤|铺设|栽植|增设|设立|注册|签订|签约|制定|修订|实施|落实|发放)[^，。；的]*(?:[，。；]|$)/
/** 一季度由发展部入户采集需求: who is to do it, and when. */
const entrusted =
  /^度?(?:[上下]半年|第?[一二三四]季度|\d{1,2}月(?:底|份|[上中下]旬)?)(?:之?前)?，?由[^，。；的]{2,8}(?:牵头|负责|组织|逐|入户|统一|集中|分批|采集|完成|制定|开展|对|梳理|摸排|走访)/
const quarterly = /^度?(?:[上下]半年|第?[一二三四]季度)/
const starting =
  /^(?:\d{1,2}月份?|第?[一二三四]季度|[春秋]季学?期)?(?:开始|起(?!步))，?(?:每|逐|统一|实行|推行|执行|由|对|在全|开展|建立|启动)/
/** The same with nothing but the year, or after a comma. */
const undertaken =
  /^(?:内|全年|度)?，?(?:再|新)?(?:完成|开展|新建|建成|培训|引进|举办|发展|达到)[^，。；的]*(?:[，。；]|$)/
/** What tells of something past: a plan may well begin by looking back. */
const past =
  /了(?!解)|已(?!建成的)|曾|取得|荣获|获评|被评|被列|被确|虽然|尽管|以来|相比|回顾|过去|以前|当年|存在的|暴露|反馈|查摆|指出|因为|由于/

/** Words right before a year that make it a point of reference, not the year of the plan. */
const reference =
  /(?:针对|对照|对标|根据|按照|依据|结合|总结|回顾|巩固|吸取|汲取|延续|承接|自|从|自从|截至|截止|截止到|与|同|和|较|比|对|落实|围绕|完成)$/
/** Words right behind a year that do the same. */
const belongs =
  /^度?(?:以来|以后|以前|之前|起|的?(?:述职|考核|反馈|查摆|存在|问题|指出|发现|检查|巡察|巡视|审计|督查|换届|建成|启动|实施的|印发|出台|制定|成果|成绩|经验|遗留|结转|剩余|未|总结|基础|相比|同期|水平|民主生活会|组织生活会|专题))/
const planNoun = "(?:思路|打算|计划|规划|安排|目标|任务|重点|要点|设想|展望|谋划)"

const headingPlan = new RegExp(`^度?.{0,10}${planNoun}|^度?.{0,8}(?:措施)$`)
const textPlan = new RegExp(
  `^度?(?:全年)?(?:的)?(?:全镇|全乡|全县|全局|全院|全校|全村|党建|各项|重点|整体)*工作(?:的)?(?:总体|总)?(?:${planNoun}|是[：:，])`,
)
const carryOut = /(?:做好|谋划好?|抓好|干好|部署好?|筹划|推进|开展好?|编制好?|制定好?|签订好?)$/
/** What is to be done for a year, and what closes it: 2024年度考核 is still to come when 2025 is planned. */
const yearWork =
  /^度?(?:的)?[^，。；]{0,14}?(?:工作|责任书|征兵|招生|春耕|防汛|防火|工作要点|计划|预算|重点项目|民生实事|目标|任务)/
const yearClosing =
  /^[^，。；]{0,16}(?:决算|归档|档案|总结|考核|考评|评议|收尾|年报|结转|审计|清算|述职|盘点|验收|签订的|中的|经验|短板|不足|问题|差距)/
/** 围绕2024年目标任务: what the plan goes by. */
const goesBy = /(?:围绕|锚定|紧扣|对标|聚焦|为完成|为实现|努力完成|全面完成)$/
const aimed = /(?:力争|确保|争取|计划|拟|打算|力求|预计|将)(?:在|于|到|至)?$/
/** 确保2025年各项任务圆满收官: what is said in its last weeks of a year that is not over yet. */
const closing = /^度?[^，。；]{0,10}(?:圆满收官|收官|圆满完成|全面完成)/
const byThen = /^(?:年底|年末|底|末|上半年|下半年|[一二三四]季度末?|第[一二三四]季度末?|\d{1,2}月底?)?之?前/
const until = /^(?:底|末|年底|年末)?[，,]?[^。，；]{0,24}(?:实现|达到|力争|完成|建成|突破|确保|争取)/
const headed =
  /^(?:[“]?(?:在|进入|面向|走进|步入)(?:即将到来的|新的一年)?|(?:新的一年|下一步|下步|今后|接下来|来年|为此|同时|因此)[，,：:]?)?$/
const announced = /(?:^|，|我|们|人)将[^，。；]{1,16}，$/
const pledge = /^度?[，,]?(?:努力|力争|争取|再|要|继续|奋力)/
const struggle = /^度?[，,]?(?:继续)?(?:奋力|努力|接续|阔步)(?:谱写|书写|开创|推进|推动|交出|续写|创造|迈向)/
/** Whoever looks ahead to a year, or names it as the next one, plans it whatever follows. */
const lookingAhead =
  /^(?:展望|迎接|迈入|迈向|奔向|面对即将到来的)$|(?:^|，)(?:明年|来年|新的一年|新一年|下一年|下年度|新年度)[（(]$/

/**
 * Years of the block that a plan is made for, by the words alone: which year is right is for the caller to
 * say. Ranges, document numbers, titles in 《》 and “”, and years that something is measured against
 * (针对2021年度反馈, 与2021年相比, 2021年以来) are none.
 */
export const plannedYears = perBlock((block): readonly PlannedYear[] => {
  const { text, years } = block
  if (years.length === 0) return none
  const out: PlannedYear[] = []
  const heading = block.type === "heading" || block.type === "title"
  const parts = heading ? [{ from: 0, to: text.length }] : sentences(text, true)
  let part = 0
  for (const mention of years) {
    while (part < parts.length && parts[part]!.to < mention.to) part++
    const sentence = parts[part]
    if (!sentence || sentence.from > mention.from) continue
    const digits = text.slice(mention.from, mention.to).replace(/年$/, "")
    const to = mention.from + digits.length
    // 主要打算：2026年… : what is announced begins anew.
    const before = text
      .slice(Math.max(sentence.from, mention.from - reach), mention.from)
      .replace(/^.*[：:]/, "")
      .trimStart()
    const after = text.slice(mention.to, Math.min(sentence.to, mention.to + reach))
    if (text.charAt(to) !== "年" || isRange(before, after)) continue
    if (isQuoted(before) && !lookingAhead.test(before)) continue
    const how = heading ? inHeading(after) : inSentence(before, after)
    if (how) out.push({ from: mention.from, to, year: mention.year, how })
  }
  return out.length === 0 ? none : out
})

const none: readonly PlannedYear[] = []

function inHeading(after: string): PlannedYear["how"] | null {
  if (/问题|反馈|查摆|总结|回顾|完成情况|述职/.test(after)) return null
  return headingPlan.test(after) ? "heads" : null
}

function inSentence(before: string, after: string): PlannedYear["how"] | null {
  if (lookingAhead.test(before)) return past.test(after.slice(0, 24)) ? null : "heads"
  if (belongs.test(after)) return null
  if (textPlan.test(after) && !reference.test(before)) return "heads"
  if (carryOut.test(before) && yearWork.test(after) && !yearClosing.test(after)) return "heads"
  if (goesBy.test(before) && yearWork.test(after) && !yearClosing.test(after))
    return closing.test(after) ? null : "aims"
  if (headed.test(before)) return inFront(after) ?? dueBy(after)
  // 我将只争朝夕，2024年努力交出…: the sentence has said what it is about before it says when.
  if (announced.test(before) && pledge.test(after)) return "heads"
  // The closing line of many a report: 以…为指引，2022年奋力谱写新篇章.
  if (/，$/.test(before) && struggle.test(after)) return "heads"
  // 从2024年1月起每月测试一次: it is to begin then.
  if (/(?:^|[，：])(?:从|自)$/.test(before))
    return starting.test(after) && !past.test(after.slice(0, 24)) ? "aims" : null
  if (past.test(before.slice(-30)) || reference.test(before)) {
    // 截至2022年底 looks back, 到2022年底 looks ahead: the latter is not among the references.
    return null
  }
  if (
    /，$/.test(before) &&
    !/20\d\d年/.test(after) &&
    (undertaken.test(after) || entrusted.test(after) || (quarterly.test(after) && undertaking.test(after))) &&
    !past.test(after)
  )
    return "mild"
  if (aimed.test(before))
    return past.test(after.slice(0, 24)) || (closing.test(after) && !byThen.test(after)) ? null : "aims"
  if (/(?:到|至)$/.test(before)) return until.test(after) && !past.test(after.slice(0, 30)) ? "aims" : null
  return dueBy(after)
}

/** Something is to be done by a day of that year: 2024年6月底前完成选址. What was done by then (…前建成的…) is past. */
function dueBy(after: string): PlannedYear["how"] | null {
  if (!byThen.test(after) || past.test(after.slice(0, 24))) return null
  return /^[^，。；]{0,16}的/.test(after.replace(byThen, "")) ? null : "aims"
}

/** The sentence begins with the year: is it about what will be done? */
function inFront(after: string): PlannedYear["how"] | null {
  const near = after.slice(0, 60)
  const ahead = near.search(future)
  const back = near.search(past)
  if (ahead >= 0 && (back < 0 || ahead < back)) return "heads"
  if (back >= 0) return null
  // 2025年建成3处，2026年再建5处 sets one year against the other.
  return task.test(near) || ((undertaking.test(after) || undertaken.test(after)) && !/20\d\d年/.test(after))
    ? "mild"
    : null
}

/** 2021—2025年, 2021年至2025年, 2021、2022年: a stretch of years is never one year's plan. */
function isRange(before: string, after: string): boolean {
  return (
    /\d{2,4}年?(?:度)?[—–\-~～－至到、和及与]$/.test(before) ||
    /^度?(?:[—–\-~～－至、和及与]|到)(?:\d{2,4}|“?十)/.test(after)
  )
}

/** Inside 《》, 〔〕, （） or “”: part of a name or of a document number. */
function isQuoted(before: string): boolean {
  const open = Math.max(...["《", "〔", "（", "(", "“", "["].map((c) => before.lastIndexOf(c)))
  const close = Math.max(...["》", "〕", "）", ")", "”", "]"].map((c) => before.lastIndexOf(c)))
  return open > close
}
