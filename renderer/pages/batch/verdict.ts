import type { ReviewScale } from "#shared/batch/review-scale"
import type { BatchFinding, BatchRow } from "#shared/batch/row"
import { ruleById } from "#shared/checks/registry"
import type { Kind } from "#shared/checks/types"
import type { DotState } from "../../ui/Dot"

/** What is to become of a report. The program proposes one of the first four; only a person lets a report pass. */
export const verdicts = ["back", "revise", "ask", "open", "passed"] as const
export type Verdict = (typeof verdicts)[number]

export const verdictNames: Readonly<Record<Verdict, string>> = {
  back: "建议退回",
  revise: "改后再看",
  ask: "请人看",
  open: "待您定",
  passed: "已通过",
}

export const verdictDots: Readonly<Record<Verdict, DotState>> = {
  back: "err",
  revise: "gap",
  ask: "warn",
  open: "none",
  passed: "ok",
}

/** What the counts alone say of a report, under the scale of the review. */
export function proposedVerdict(row: BatchRow, scale: ReviewScale): Verdict {
  if (row.levels.error >= scale.backFrom || missingParts(row).length > 0) return "back"
  if (row.levels.error > 0 || lacksAnswers(row, scale) || isOverCarried(row)) return "revise"
  return isUnclear(row) ? "ask" : "open"
}

/** Neither highlights nor problems were made out: the counts say nothing then, and somebody must read it. */
const isUnclear = ({ highlights, problems }: BatchRow) => highlights === 0 || problems === 0

const isAsked = (kind: Kind, { kinds }: ReviewScale) => kinds[kind] !== "off" && kinds[kind] !== "hint"

/** Problems without cause or measure, as far as the reviewer asks for both. */
function lacksAnswers(row: BatchRow, scale: ReviewScale): boolean {
  const asked = (["missing_cause", "missing_measure"] as const).filter((kind) => isAsked(kind, scale))
  if (asked.length === 2) return row.problemsAnswered < row.problems
  return row.findings.some(({ kind, severity }) => asked.some((one) => one === kind) && severity !== "hint")
}

const isMissingPart = ({ rule, severity }: BatchFinding) =>
  rule === "skeleton-part-missing" && severity !== "hint"

const missingParts = ({ findings }: BatchRow) => findings.filter(isMissingPart)

const shareRule = "carried-share"

/** More of it is last year's than the reviewer's scale allows. */
export const isOverCarried = ({ findings }: BatchRow) =>
  findings.some(({ rule, severity }) => rule === shareRule && severity !== "hint")

/** Figures that stand as they stood last year. */
const carriedFigures = ({ findings }: BatchRow) =>
  findings.filter(({ rule, severity }) => rule === "carried-figure" && severity !== "hint")

const openPromises = ({ findings }: BatchRow) =>
  findings.filter(({ kind, severity }) => kind === "promise" && severity !== "hint")

/** How much of a row is last year's, as the scale has it: rounded away from the limit, as the rule's own message. */
export function carriedPercent(row: BatchRow): string {
  const percent = (row.carriedRatio ?? 0) * 100
  return `${isOverCarried(row) ? Math.ceil(percent) : Math.round(percent)}%`
}

export interface Reason {
  dot: DotState
  text: string
}

const isCounted = (finding: BatchFinding) => counted.has(finding.kind) || toldApart(finding)

/** Kinds that the counts of a row tell of already. */
const counted: ReadonlySet<Kind> = new Set(["no_quantity", "missing_cause", "missing_measure"])

/** 为什么: what was counted, the gravest first. Never empty. */
export function reasonsOf(row: BatchRow, scale: ReviewScale): Reason[] {
  const carried = carriedReasons(row)
  const reasons: Reason[] = isOverCarried(row) ? [...carried] : []
  for (const group of errorGroups(row)) reasons.push({ dot: "err", text: groupText(group) })
  for (const { message } of missingParts(row)) reasons.push({ dot: "gap", text: firstSentence(message) })
  const { problems, problemsAnswered, highlights, highlightsWithFigures } = row
  if (problemsAnswered < problems && lacksAnswers(row, scale))
    reasons.push({
      dot: "gap",
      text: `${problems} 个问题里 ${problems - problemsAnswered} 个没有写全原因和措施`,
    })
  if (highlightsWithFigures < highlights && isAsked("no_quantity", scale))
    reasons.push({
      dot: "warn",
      text: `${highlights} 条亮点里 ${highlights - highlightsWithFigures} 条没有数据`,
    })
  if (!isOverCarried(row)) reasons.push(...carried)
  const promises = openPromises(row)
  if (promises.length > 0)
    reasons.push({ dot: dotOf(promises), text: `去年答应的事有 ${promises.length} 件没有回应` })
  if (isUnclear(row)) reasons.push({ dot: "warn", text: unclear(row) })
  const others = row.findings.filter(
    (finding) => finding.severity === "warning" && !isCounted(finding) && !isMissingPart(finding),
  ).length
  if (others > 0) reasons.push({ dot: "warn", text: `另有 ${others} 处建议看` })
  if (reasons.every(({ dot }) => dot === "warn"))
    reasons.unshift({ dot: "none", text: "没有查到必须改的；通不通过，您来定" })
  return reasons
}

/** That too much is last year's goes first; figures alone that did not change, behind what must be changed. */
function carriedReasons(row: BatchRow): Reason[] {
  const figures = carriedFigures(row)
  if (isOverCarried(row)) {
    const isError = dotOf(row.findings.filter(({ rule }) => rule === shareRule)) === "err"
    const also = figures.length > 0 ? `，其中 ${figures.length} 个数没有变` : ""
    return [{ dot: isError ? "err" : "gap", text: `${carriedPercent(row)} 与上年报告相同${also}` }]
  }
  return figures.length > 0 ? [{ dot: dotOf(figures), text: `${figures.length} 个数与上年报告一样` }] : []
}

/** What of their own words is told has the shape of its level: the reviewer may have raised it. */
const dotOf = (findings: readonly BatchFinding[]): DotState =>
  findings.some(({ severity }) => severity === "error") ? "err" : "warn"

function unclear({ highlights, problems }: BatchRow): string {
  const what = [highlights === 0 && "亮点", problems === 0 && "问题"].filter(Boolean).join("和")
  return `没有认出${what}，数不准，打开原文看一遍`
}

/** 退回意见: what the author is to do, made from the findings; an empty text when there is nothing. */
export function opinionOf(row: BatchRow): string {
  const lines = isOverCarried(row) ? [`${carriedPercent(row)} 与上年报告相同，重写沿用的内容`] : []
  lines.push(...errorGroups(row).map(groupText))
  for (const { message } of missingParts(row)) lines.push(asAsked(firstSentence(message)))
  lines.push(...asked(row, "missing_cause", "的问题补写原因"))
  lines.push(...asked(row, "missing_measure", "的问题补写整改措施"))
  lines.push(...asked(row, "no_quantity", "的亮点补充数据"))
  const figures = carriedFigures(row)
  if (figures.length > 0) lines.push(`${paragraphs(figures)}的数与上年一样，核对后改成今年的`)
  const promises = openPromises(row).length
  if (promises > 0) lines.push(`补写上年查摆的问题和承诺的 ${promises} 件事办得怎样`)
  if (lines.length === 0) return ""
  const ends = (at: number) => (at === lines.length - 1 ? "。" : "；")
  return ["请对照修改后重报：", ...lines.map((line, at) => `${at + 1}. ${line}${ends(at)}`)].join("\n")
}

function asked({ findings }: BatchRow, kind: Kind, what: string): string[] {
  const of = findings.filter((finding) => finding.kind === kind && finding.severity === "warning")
  return of.length === 0 ? [] : [paragraphs(of) + what]
}

/** Said in words of its own, whatever its level. */
const toldApart = ({ rule, kind }: BatchFinding) =>
  rule === shareRule || rule === "carried-figure" || kind === "promise"

/** The findings that must be changed, by rule, in the order of the text. */
function errorGroups({ findings }: BatchRow): BatchFinding[][] {
  const groups = new Map<string, BatchFinding[]>()
  for (const finding of findings) {
    if (finding.severity !== "error" || toldApart(finding)) continue
    const group = groups.get(finding.rule)
    if (group) group.push(finding)
    else groups.set(finding.rule, [finding])
  }
  return [...groups.values()]
}

/** Characters of a text that is quoted with its place. */
const longestQuote = 16

function groupText(group: readonly BatchFinding[]): string {
  const { rule, quote } = group[0]!
  const said = group.length === 1 ? quoted(quote) : ""
  return `${paragraphs(group)}${said}：${ruleById(rule)?.title ?? rule}`
}

/** A short text in quotation marks; an empty one for what is long or cannot be seen. */
function quoted(text: string): string {
  const words = text.trim()
  if (words.length > longestQuote || !/[^\s\p{C}]/u.test(words)) return ""
  return /[“”]/.test(words) ? ` ${words} ` : `“${words}”`
}

/** So many places are named one by one. */
const named = 6

/** `第 2、7、11 段` */
function paragraphs(findings: readonly BatchFinding[]): string {
  const all = [...new Set(findings.map(({ paragraph }) => paragraph))]
  const rest = all.length > named ? `等 ${all.length} 段` : "段"
  return `第 ${all.slice(0, named).join("、")} ${rest}`
}

/** 缺“…”这一部分, as it is asked of the author. */
const asAsked = (missing: string) =>
  missing.startsWith("缺") ? `补上${missing.slice(1)}` : `补写：${missing}`

const firstSentence = (message: string) => message.split("。")[0]!
