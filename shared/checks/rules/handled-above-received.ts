import { type Exact, type Figure, figuresOf, isExact, isShare } from "../arithmetic"
import { type LocalReport, rule } from "../types"

/** More was settled than came in, more of them than there are. */
export const handledAboveReceived = rule({
  id: "handled-above-received",
  kind: "arithmetic",
  severity: "error",
  scope: "block",
  title: "办结数多于受理数",
  basis: "公文数据应准确：办结数不超过受理数，部分数不超过总数",
  check(block, _context, flag) {
    const { text } = block
    const figures = figuresOf(block)
    if (figures.length < 2) return
    for (let i = 1; i < figures.length; i++) {
      const done = figures[i]!
      if (!isExact(done) || isShare(done)) continue
      const report =
        aboveReceived(text, figures, i) ?? aboveWhole(text, figures, i) ?? aboveAll(text, figures, i)
      if (report) flag(report.from, done.to, report.report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓服务。受理申请214件，⟦办结241件⟧。",
      "一、主要工作\n一是抓整改。查摆问题17个，⟦已整改19个⟧。",
      "一、主要工作\n一是抓支部。4个党支部中，⟦5个⟧达到标准。",
    ],
    passes: [
      "一、主要工作\n一是抓服务。受理申请241件，办结214件；受理举报36件，办结36件。",
      "一、主要工作\n一是抓支部。5个党支部中，4个达到标准。",
    ],
    guards: [
      "一、主要工作\n一是抓信访。受理来信12件，化解信访积案15件。",
      "一、主要工作\n一是抓服务。受理申请214件，办结241件（含上年结转27件）。",
      "一、主要工作\n一是抓监督。接收信访举报31件，处置问题线索36件。",
      "一、主要工作\n一是抓调研。征集意见12条，解决群众难题15条。",
      "一、主要工作\n一是抓项目。计划造林1000亩，完成1200亩。",
    ],
  },
})

const received =
  /(受理|接处警|接警|接诉|接到|接收|收到|接件|接报|收件|承办|查摆|查找|检视|排查|摸排|查出|发现|梳理|征集|收集|征求|承诺|反馈|交办|转办|应到|应参加|应[收缴检领交投为]|提出|抽检|抽查|送检|参评|报名|发放|发出|申报|提交|推荐|提名|参赛|选派)(?:了|各类|各种|群众|出|的)*([\u4e00-\u9fff\d]{0,14})$/
const settled =
  /^[^，。；、]{0,2}?[，、][^，。；、]{0,6}?((?:已|均|按期|按时|全部|成功|及时|当场|落实)*(?:办结|处理完毕|处置完毕|采纳|兑现|审结|结案|整改完成|整改到位|完成整改|整改|化解|调处|解决|销号|答复|回复|办复|实[到收缴检领交投]|合格|参加|处置|治理|消除|收回|回收|获批|批准|批复|录取|获奖|当选|入选|成交|批准|到场|到会|签到|出席|参赛|获(?:得)?(?:评|奖|表彰))(?:成功|到位|完成|了)*)([\u4e00-\u9fff]{0,8})$/
const nothingEarlier =
  /，[^，。；、\d]{0,6}(?:无|没有|不含|未含)[^，。；、\d]{0,4}(?:旧存|结转|存案|积案|遗留|存量)[^，。；、\d]{0,4}(?=，)/
const earlier = /结转|往年|历年|上年|去年|积案|积压|存量|遗留|陈年|陈案|历史|累计|含|以前|旧|此前/

/** 受理214件，办结241件 */
function aboveReceived(
  text: string,
  figures: readonly Figure[],
  i: number,
): { from: number; report: LocalReport } | null {
  const done = figures[i]! as Exact
  const last = figures[i - 1]!
  // 排查126处，下发通知书32份，整改135处: what stands in between is counted otherwise.
  const came = last.unit !== done.unit && i > 1 ? figures[i - 2]! : last
  if (!isExact(came) || came.unit !== done.unit || came.part !== done.part || done.value <= came.value)
    return null
  // 年初无旧存 says that nothing else was there.
  const between = text.slice(last.to, done.from)
  const rest = between.replace(nothingEarlier, "")
  const behind = settled.exec(rest)
  const first = received.exec(text.slice(came.head, came.from))
  if (!behind || !first) return null
  if (rest === between && earlier.test(text.slice(came.head, done.to + 12))) return null
  // 征集意见12条，解决难题15条: what was settled is something else.
  const object = behind[2]!
  if (
    object.length > 1 &&
    !(behind[1] === "参加" && stage.test(object)) &&
    !alike(object, first[2]!) &&
    !alike(object, /^[^，。；、]*/.exec(text.slice(came.to, came.to + 8))![0])
  )
    return null
  const from = done.from - object.length - behind[1]!.length
  return {
    from,
    report: {
      message: `${behind[1]}的${done.text}多于${first[1]}的${came.text}。核对两个数；含上年结转的写明。`,
    },
  }
}

/** 报名326人，参加初赛351人: a stage of what they entered for. */
const stage = /^(?:[初复预决]赛|半决赛|比赛|考试|笔试|面试|培训|活动|体检|测试|竞赛)$/

const alreadyDone =
  /^[^，。；、\d]{0,4}，(?:目前|现|均|年内)?已(?:经|全部)?(?:完成|办结|整改|竣工|开工|投产|落地|销号|兑现|化解)$/

/** 民生实事12件，已完成14件: nothing is said of a plan, which may be surpassed. */
function aboveAll(
  text: string,
  figures: readonly Figure[],
  i: number,
): { from: number; report: LocalReport } | null {
  const done = figures[i]! as Exact
  const all = figures[i - 1]!
  if (!isExact(all) || all.unit !== done.unit || all.part !== done.part || done.value <= all.value)
    return null
  if (!/^[件项个起处条户]$/.test(all.unit) || done.value > all.value * 2) return null
  if (!alreadyDone.test(text.slice(all.to, done.from))) return null
  const about = text.slice(Math.max(all.head, figures[i - 2]?.to ?? 0), all.from)
  if (
    /计划|任务|目标|拟|预|承诺|新|比|较|增|减|、/.test(about) ||
    earlier.test(text.slice(all.head, done.to + 12))
  )
    return null
  return {
    from: done.from,
    report: {
      severity: "warning",
      message: `完成的${done.text}多于总数${all.text}。核对两个数；含上年结转的写明。`,
    },
  }
}

/** 新立案83起，新立案件当中已结案91起: those among whom they are bear the name of what was told right before. */
function isAmongNamed(between: string, about: string): boolean {
  const match =
    /^，([^，。；、\d]{2,8}?)(?:当中|之中|里面?|中)，?(?:已|现已|有|已有|仍有)?[^，。；、\d比较增减多少新]{0,6}$/.exec(
      between,
    )
  return match !== null && !/[集期年高初其]$/.test(match[1]!) && alike(match[1]!, about)
}

function alike(object: string, other: string): boolean {
  for (let i = 0; i + 2 <= object.length; i++) if (other.includes(object.slice(i, i + 2))) return true
  return false
}

/** 4个党支部中，5个达标; 受理…，其中办结… */
function aboveWhole(
  text: string,
  figures: readonly Figure[],
  i: number,
): { from: number; report: LocalReport } | null {
  const done = figures[i]! as Exact
  const whole = figures[i - 1]!
  if (!isExact(whole) || whole.unit !== done.unit || whole.unit === "" || whole.part !== done.part)
    return null
  if (done.value <= whole.value || done.value > whole.value * 10) return null
  const between = text.slice(whole.to, done.from)
  const among = /^[^，。；、\d]{0,12}(?<![集期年高初其])中，?(?:已|仍|还|只)?有?$/.test(between)
  // 收到2140起，已处置其中的2160起
  const ofThem =
    /^，[^，。；、\d]{1,8}(?:其中|当中)的?$/.test(between) ||
    isAmongNamed(between, text.slice(whole.head, whole.to))
  const share =
    ofThem || (/^，其中[^，。；、]{0,12}$/.test(between) && !/[、]/.test(text.slice(whole.head, whole.from)))
  if (!among && !share) return null
  // 33件，比上年多12件，其中14件: twelve are what there is more.
  if (/[比较增减多少]/.test(text.slice(Math.max(whole.head, figures[i - 2]?.to ?? 0), whole.from)))
    return null
  if (share && figures[i + 1]?.unit === done.unit) return null
  return {
    from: done.from,
    report: {
      severity: among ? "error" : "warning",
      message: `部分数${done.text}多于总数${whole.text}。核对两个数。`,
    },
  }
}
