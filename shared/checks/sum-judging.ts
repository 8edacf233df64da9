import { type Exact, type Figure, rewrite, scaled, slack, tidy } from "./arithmetic"
import { type Parts, sortingOf } from "./arithmetic-parts"
import type { LocalReport, Severity } from "./types"

export interface Found {
  from: number
  to: number
  report: LocalReport
  sum: number
  whole: Exact
}

/**
 * 升学221人、就业283人，暂未就业12人: what comes next is a part, too. 日间照料中心9处、托育点7处，有2处为两者合建: so many are told
 * twice. Where just that many are missing or left over, no word is needed to say so.
 */
export function isMadeUp(figures: readonly Figure[], { to, sum, whole }: Found): boolean {
  const off = tidy(Math.abs(sum - whole.value))
  return figures.some(
    (it) =>
      it.from >= to &&
      it.from - to < 24 &&
      it.part === whole.part &&
      it.unit === whole.unit &&
      it.value !== null &&
      close(it.value, off),
  )
}

export function sumOf(figures: readonly Exact[]): number {
  return tidy(figures.reduce((sum, { value }) => sum + value, 0))
}

export function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))
}

/** A whole that is written more coarsely than its parts is rounded. */
export function fits(sum: number, whole: Exact, parts: readonly Exact[]): boolean {
  const coarse = parts.some(({ step }) => step < whole.step) && whole.step > 1
  return close(tidy(sum), whole.value) || (coarse && Math.abs(sum - whole.value) < whole.step)
}

export function judge(
  from: number,
  parts: Parts,
  whole: Exact,
  to: number,
  claim: "all" | "some",
): Found | null {
  const { figures: list, labels, open } = parts
  if (list.length < 2 || list.includes(whole)) return null
  const sum = sumOf(list)
  if (fits(sum, whole, list)) return null
  const sorting = sortingOf(labels, whole.unit)
  const summed = parts.figures.at(-1)!.to <= whole.from
  // Summed up in so many words, they are meant to be parts; whether they are a reader has to see.
  if (sorting === "overlapping" && !summed && !parts.complete) return null
  const off = Math.abs(sum - whole.value)
  let severity: Severity =
    off <= list.reduce((all, part) => all + slack(part), slack(whole)) ? "warning" : "error"
  if (sorting === "overlapping") severity = "warning"
  if (sum < whole.value && claim === "some" && !parts.complete) {
    // 其中 may tell of a part only; that so little is left over is what looks like a slip.
    if (open || (sorting !== "parted" && off > leftOut(parts, whole))) return null
    if (sorting === "parted" && off > whole.value * 0.25) return null
    severity = "warning"
  } else if (open && sum < whole.value) return null
  // 高标准农田26万亩、永久基本农田35万亩 of 42万亩: two that come to far more lie one over the other.
  if (
    claim === "some" &&
    list.length === 2 &&
    sorting === "unknown" &&
    sum > whole.value * 1.3 &&
    !parts.complete
  )
    return null
  const terms = list.map((part) => scaled(part.value, like(list, part)))
  const result = scaled(sum, like(list, whole))
  const message = `分项与合计对不上：${terms.join("＋").replaceAll("＋-", "－")}＝${result}${scaleName(like(list, whole))}，写的是${whole.text}。核对后改正分项或合计。`
  return { from, to, report: { message, severity, fixes: open ? [] : rewrite(whole, sum) }, sum, whole }
}

/** What 其中 may leave out and still look like a slip; 防汛类3个、供水类2个、管理类2个 are told as if they were all. */
function leftOut({ figures: list, labels }: Parts, whole: Exact): number {
  if (list.length < 3) return whole.value * 0.05
  if (labels.every((label) => /[类型级档]$/.test(label)) || labels.some((label) => label.endsWith("各")))
    return Math.max(whole.value * 0.15, 1)
  return whole.value * 0.1
}

/** All in 万 when all are written so, else each as it is written out. */
function like(list: readonly Exact[], figure: Exact): Exact {
  const scale = list[0]!.scale
  return list.every((part) => part.scale === scale) ? { ...figure, scale } : { ...figure, scale: 1 }
}

function scaleName({ scale }: Figure): string {
  return { 10000: "万", 100000000: "亿" }[scale] ?? ""
}
