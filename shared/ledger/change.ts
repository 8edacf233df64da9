import type { Quantity } from "../text/quantities"

/** A quantity as a table shows it: 约486万元 → 486 and 万元. */
export interface ShownFigure {
  /** The number as written, 万 and 亿 left to the unit. */
  number: string
  unit: string
}

const parts =
  /^((?:[约近逾超]\s?)?)([\d.,，．０-９]+(?:\s?(?:[-—–~～至到])\s?[\d.]+)?|百分之[零〇一二三四五六七八九十百点]+|[一二三四五六七八九十]+分之[一二三四五六七八九十]+|[零〇一二三四五六七八九十百千两半几数]+)?([\s\S]*)$/

export function shownFigure(text: string): ShownFigure {
  const { number, behind } = parsedFigure(text)
  return number === "" ? { number: text, unit: "" } : { number, unit: behind.trim() }
}

/** A quantity taken apart, all of it: 约, 486, 万元. Without a number in digits or words `number` is "". */
export function parsedFigure(text: string): { before: string; number: string; behind: string } {
  const [, before = "", number = "", behind = ""] = parts.exec(text)!
  return { before, number, behind }
}

/** How a figure stands to last year's. */
export interface Change {
  /** This year's less last year's, in the unit that this year's is written in. */
  difference: number
  /** Of last year's value, 0.146 for 14.6 %; null from zero, and of shares, whose difference is in 百分点. */
  ratio: number | null
  points: boolean
}

type Valued = Pick<Quantity, "text" | "value" | "unit">

/** The change from last year's figure to this year's, or null where one of them has no value or their units differ. */
export function changeOf(now: Valued, then: Valued): Change | null {
  if (now.value === null || then.value === null) return null
  const points = isShare(now.text)
  if (points !== isShare(then.text)) return null
  if (!points && !commensurable(now.unit, then.unit)) return null
  const scale = scaleOf(now)
  const difference = tidy((now.value - then.value) / scale)
  return { difference, ratio: points || then.value === 0 ? null : now.value / then.value - 1, points }
}

function isShare(text: string): boolean {
  return /[%％‰]|百分之|分之|成$/.test(text)
}

/** 名, 人 and 位 count people; other units must be the same. */
const people = new Set(["名", "人", "位"])
function commensurable(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && people.has(a) && people.has(b))
}

/** What one of the written unit is worth: 10,000 for 万元. */
export function scaleOf({ text, value }: Pick<Quantity, "text" | "value">): number {
  const written = Number(shownFigure(text).number.replace(/[,，]/g, ""))
  return Number.isFinite(written) && written !== 0 && value !== null && value !== 0 ? value / written : 1
}

/** 0.1 + 0.2 is shown as it was meant. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

/** A number for people: at most two places, no zeros behind them. */
export function written(value: number): string {
  return String(Number(value.toFixed(2)))
}

/** 14.6%: one place, as reports have it. */
export function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(1))}%`
}

/** `tenfold`: a place too many or too few. `sign`: what grew last year shrinks now, or the other way round. */
export type Jump = "tenfold" | "sign"

const grows = /(?:增长|增加|上升|提高|提升|增幅|净增|新增|升)[^，。；\d]{0,4}$/
const shrinks = /(?:下降|减少|降低|下滑|降幅|净减|回落|缩短|压减|降)[^，。；\d]{0,4}$/

/**
 * A change that nobody believes unasked.
 *
 * @param before what stands in front of each of the two figures
 */
export function jumpOf(now: Valued, then: Valued, before: { now: string; last: string }): Jump | null {
  const direction = (text: string) => (grows.test(text) ? 1 : shrinks.test(text) ? -1 : 0)
  if (direction(before.now) * direction(before.last) < 0) return "sign"
  if (now.value === null || then.value === null) return null
  if (now.value < 0 !== then.value < 0) return "sign"
  const change = changeOf(now, then)
  if (!change || now.value === 0 || then.value === 0) return null
  const times = now.value / then.value
  // From 1 to 12 something began; ten times as many of many is a slip of the key.
  const small = Math.max(Math.abs(now.value), Math.abs(then.value)) / scaleOf(now) < 30
  return !small && (times >= 10 || times <= 0.1) ? "tenfold" : null
}
