import { type Exact, type Figure, tidy } from "./arithmetic"
import { gate } from "./gate"
import type { LocalReport } from "./types"

/** What the rule of changes and its helpers share: the words of change, and what is told by them. */

export type Flag = (from: number, to: number, report: LocalReport) => void

export interface Change {
  before: Exact
  after: Exact
  /** Number of the figure whose claim comes next. */
  next: number
  /** The word of change between the two, with its place; null in a comparison. */
  word: { text: string; from: number } | null
}

export const ups =
  "提高|提升|增加|增长|增至|上升|升高|上涨|扩大|扩展|扩充|扩建|扩容|拓展|壮大|发展|攀升|跃升|增产|增收|增开|净增|多收|增|升|涨"
export const downs =
  "减少|下降|降低|压缩|压减|压降|缩短|缩减|精简|整合|下跌|下滑|回落|减轻|控制|压|节约|节省|减产|减收|脱贫|减贫|少收|净减|减|降|缩"
export const isUp = new RegExp(`^(?:${ups})$`)

export const claimWords = new RegExp(
  `^[^，。；：、]{0,3}?[，、,]?(?:净|共|同比|又|累计|平均|实际|[比较](?:去年|上年|上一年|年初)(?:同期)?|[比较](?:原来|同期))?(?:(${ups})|(${downs})|[多少高低快慢超](?:出|了)?|增幅|升幅|涨幅|降幅|减幅|翻了?|年轻)(?:了|量|幅度|率|达到|达|为|约){0,2}$`,
)

export const ofComparison = gate("比较与同")

/** Is it what is written, or rounded to as many digits as are written? */
export function near(value: number, { value: written, step }: Exact): boolean {
  return Math.abs(value - written) < (step > 1 || step < 1 ? step * 0.5001 : 1e-9)
}

export function sayLike(value: number, { scale }: Figure): string {
  return `${tidy(value / scale)}${{ 10000: "万", 100000000: "亿" }[scale] ?? ""}`
}
