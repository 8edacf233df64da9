import type { ReportFacts } from "../checks/types"
import type { Quantity } from "../text/quantities"
import { percent, scaleOf, written } from "./change"
import type { LedgerRow } from "./rows"

/** What a sentence says of a figure's growth, reckoned from last year's figure. */
export interface GrowthCheck {
  /** Where the growth stands in the block. */
  from: number
  to: number
  fits: boolean
  /** The reckoning, for people: 424万元×（1＋14.6%）＝485.9万元，与文中相符. */
  text: string
}

const more = /(?:增长|增加|增收|上升|提高|提升|上涨|增幅|净增|多|增)了?(?:[约近达为]|达到)?$/
const less = /(?:下降|减少|降低|下滑|降幅|净减|回落|缩短|压减|少|降|减)了?(?:[约近达为]|达到)?$/

/** What growth is told against something else than last year: another year, a plan, an average. */
const otherwise = /计划|目标|任务|平均|水平|预期|近[二三四五两]年|[二三四五两]年来|五年|上月|上季|环比/

/**
 * Does the growth that the sentence of a figure tells (比上年增长14.6%, 增加62万元, 提高0.8个百分点) lead from last
 * year's figure to this one? Only what is told of this very figure, and against last year.
 *
 * @param lastYear the year of the old report; growth since another year is not for it
 */
export function growthChecks(row: LedgerRow, facts: ReportFacts, lastYear: number | null): GrowthCheck[] {
  const { last, value } = row
  if (!last || last.value === null || value === null) return []
  const { text, quantities } = facts.blocks[row.block]!
  const within = quantities.filter(({ from, to }) => row.sentence.from <= from && to <= row.sentence.to)
  const out: GrowthCheck[] = []
  for (const quantity of within) {
    const direction = directionOf(text, quantity)
    if (direction === 0 || quantity.value === null || quantity.from === row.from) continue
    if (ownerOf(text, quantity, within)?.from !== row.from) continue
    const [from, to] = quantity.from > row.from ? [row.to, quantity.from] : [row.sentence.from, quantity.from]
    const told = text.slice(from, to)
    const years = [...told.matchAll(/(20\d\d)年/g)].map(([, year]) => Number(year))
    if (otherwise.test(told) || years.some((year) => year !== lastYear)) continue
    const checked = reckon(row, last.value, value, quantity, direction)
    if (checked) out.push({ from: quantity.from, to: quantity.to, ...checked })
  }
  return out
}

function directionOf(text: string, { from }: Quantity): 1 | -1 | 0 {
  const before = text.slice(Math.max(0, from - 8), from)
  return more.test(before) ? 1 : less.test(before) ? -1 : 0
}

/** The figure that growth is told of: the one before it, or, 增长14.6%，达到486万元, the one that it leads to. */
function ownerOf(text: string, growth: Quantity, within: readonly Quantity[]): Quantity | null {
  const next = within.find(({ from }) => from >= growth.to)
  if (
    next &&
    /^[，、]?(?:总额|总数|共)?(?:达到?|增(?:长|加)?(?:到|至)|升至|降至|为)$/.test(
      text.slice(growth.to, next.from),
    )
  )
    return next
  return within.filter((it) => it.to <= growth.from && directionOf(text, it) === 0).at(-1) ?? null
}

const isPercent = ({ text }: Quantity) => /[%％]$|^百分之/.test(text)
const isPoints = ({ text }: Quantity) => /百分点$/.test(text)

type Reckoned = Pick<GrowthCheck, "fits" | "text">

function reckon(
  row: LedgerRow,
  then: number,
  now: number,
  growth: Quantity,
  direction: 1 | -1,
): Reckoned | null {
  const { shown, last, change } = row
  if (!change || !last) return null
  const sign = direction === 1 ? "＋" : "－"
  if (isPoints(growth)) {
    if (!change.points) return null
    const reckoned = then + direction * growth.value! * unitOfShare(growth, now, shown.number)
    return told(
      `${last.text}${sign}${growth.text}＝`,
      percentLike(reckoned, row),
      isClose(reckoned, now),
      row,
      "",
    )
  }
  if (change.points) return null
  const scale = scaleOf(row)
  if (isPercent(growth)) {
    const ratio = shareOf(growth)
    if (then === 0 || ratio === null) return null
    const reckoned = then * (1 + direction * ratio)
    // A share is rounded as it is written: 14.6% is anything from 14.55 to 14.65.
    const places = /\.(\d+)/.exec(growth.text)?.[1]?.length ?? 0
    const fits = Math.abs(now / then - 1 - direction * ratio) <= 0.5 * 10 ** -(places + 2) + 1e-9
    const real = now / then - 1
    const instead = `；按这两个数算是${real < 0 ? "下降" : "增长"}${percent(Math.abs(real))}`
    const parts = `${last.text}×（1${sign}${growth.text}）＝`
    return told(parts, `${oneDecimal(reckoned / scale)}${shown.unit}`, fits, row, instead)
  }
  if (growth.unit !== unitOf(row)) return null
  const reckoned = then + direction * growth.value!
  const instead = `；按这两个数算是差${written(Math.abs(now - then) / scale)}${shown.unit}`
  const parts = `${last.text}${sign}${growth.text}＝`
  return told(parts, `${written(reckoned / scale)}${shown.unit}`, isClose(reckoned, now), row, instead)
}

function told(parts: string, result: string, fits: boolean, row: LedgerRow, instead: string): Reckoned {
  return {
    fits,
    text: fits ? `${parts}${result}，与文中相符` : `${parts}${result}，文中是${row.text}${instead}`,
  }
}

const isClose = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b))

const oneDecimal = (value: number) => String(Number(value.toFixed(1)))

/** 14.6% → 0.146. */
function shareOf({ text }: Quantity): number | null {
  const digits = Number(/[\d.]+/.exec(text)?.[0] ?? Number.NaN)
  return Number.isFinite(digits) && digits !== 0 ? digits / 100 : null
}

/** A point in the scale that the value of a share has: 1 where 96.6% is 96.6. */
function unitOfShare({ value, text }: Quantity, now: number, number: string): number {
  const points = Number(/[\d.]+/.exec(text)?.[0] ?? value)
  const shown = Number(number)
  if (!Number.isFinite(shown) || shown === 0 || value === null || value === 0) return 1
  return (now / shown) * (points / value)
}

function percentLike(value: number, { value: now, shown }: LedgerRow): string {
  const scale = now !== null && Number(shown.number) ? now / Number(shown.number) : 1
  return `${written(value / scale)}${shown.unit}`
}

/** 万 and 亿 belong to the number: 万元 → 元. */
const unitOf = ({ shown }: LedgerRow) => shown.unit.replace(/^[余多]?[万亿]+/, "") || null
