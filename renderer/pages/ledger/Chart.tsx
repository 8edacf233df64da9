import { percent, written } from "#shared/ledger/change"
import type { LedgerRow } from "#shared/ledger/rows"
import type { YearFigure } from "#shared/ledger/years"

/** In px, as the panel has them. */
const width = 304
const height = 176
const floor = 146
const tallest = 120
const widest = 34
const left = 4

/** A figure over the years, a bar each, this year's last. */
export function YearChart({
  name,
  unit,
  years,
}: {
  name: string
  unit: string
  years: readonly YearFigure[]
}) {
  const top = Math.max(...years.map(({ number }) => Math.abs(number)), 0)
  if (years.length < 2 || top === 0) return null
  const slot = Math.min(58, (width - 2 * left) / years.length)
  const bar = Math.min(widest, slot * 0.7)
  const said = years.map(({ year, number }) => `${yearName(year)} ${written(number)}`).join("，")
  return (
    <svg
      className="lg-chart"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${name}：${said} ${unit}`}
    >
      {years.map(({ year, number }, i) => {
        const tall = Math.max(1, (Math.abs(number) / top) * tallest)
        const x = left + 10 + i * slot
        const isNow = i === years.length - 1
        return (
          <g key={year ?? `?${i}`}>
            <rect className={isNow ? "is-now" : undefined} x={x} y={floor - tall} width={bar} height={tall} />
            <text className={isNow ? "is-now" : undefined} x={x + bar / 2} y={floor - tall - 6}>
              {written(number)}
            </text>
            <text className="is-year" x={x + bar / 2} y={164}>
              {year ?? "—"}
            </text>
          </g>
        )
      })}
      <path d={`M${left} ${floor + 0.5}h${width - 2 * left}`} />
    </svg>
  )
}

const yearName = (year: number | null) => (year === null ? "年份不明" : `${year} 年`)

/** This year's figures of one unit against last year's, two bars each. */
export function PairChart(props: {
  rows: readonly LedgerRow[]
  names: ReadonlyMap<string, string>
  at: LedgerRow
}) {
  const { rows, names, at } = props
  const top = Math.max(...rows.flatMap(({ value, last }) => [Math.abs(value!), Math.abs(last!.value!)]))
  const wide = (value: number) => `${top === 0 ? 0 : Math.max(1, (Math.abs(value) / top) * 100)}%`
  return (
    <ul className="lg-pairs">
      {rows.map(({ key, shown, last, change, value }) => (
        <li key={key} aria-current={key === at.key || undefined}>
          <span className="row">
            <span className="grow cut">{names.get(key)}</span>
            <span className="dim num">{last!.shown.number}</span>
            <b className="num">{shown.number}</b>
            <span className="lg-ratio dim num">{ratioText(change!.ratio)}</span>
          </span>
          <i style={{ width: wide(last!.value!) }} />
          <i className="is-now" style={{ width: wide(value!) }} />
        </li>
      ))}
    </ul>
  )
}

const ratioText = (ratio: number | null) =>
  ratio === null ? "" : ratio === 0 ? "持平" : `${ratio > 0 ? "+" : "−"}${percent(Math.abs(ratio))}`
