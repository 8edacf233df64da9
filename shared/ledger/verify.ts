import type { ReportFacts } from "../checks/types"
import { growthChecks } from "./growth"
import { type LedgerRow, tiedTo } from "./rows"

/** One thing that was looked at about a figure. */
export interface Verified {
  state: "ok" | "warn" | "carry"
  text: string
}

/** 核对: all that the report itself says for or against a figure, what is against it first. Empty: nothing does. */
export function verify(
  row: LedgerRow,
  rows: readonly LedgerRow[],
  facts: ReportFacts,
  lastYear: number | null,
): Verified[] {
  const { clashes, jump, last, status, text } = row
  const out: Verified[] = clashes.map((said) => ({ state: "warn", text: said }))
  if (jump === "tenfold" && last)
    out.push({ state: "warn", text: `去年是${last.text}，今年是${text}，差十倍以上，核对位数和单位。` })
  if (jump === "sign" && last)
    out.push({ state: "warn", text: `去年说的和今年说的方向相反（${last.text}，${text}），核对增减。` })
  for (const { fits, text: reckoned } of growthChecks(row, facts, lastYear))
    out.push({ state: fits ? "ok" : "warn", text: reckoned })
  const tied = tiedTo(rows, row).filter((other) => other.value === row.value)
  const alike = [...tied, ...sameElsewhere(rows, row).filter((other) => !tied.includes(other))]
  for (const { where, text: there } of alike)
    out.push({ state: "ok", text: `${where}也写的是${there}，一致` })
  if (status === "open" && last)
    out.push({ state: "carry", text: `与去年一样，都是${last.text}；还没有人说今年也是` })
  if (status === "lawful") out.push({ state: "ok", text: "是规定、基数一类本来不变的数，与去年一样不奇怪" })
  return out
}

/** The same thing told with the same value in another place. */
function sameElsewhere(rows: readonly LedgerRow[], row: LedgerRow): readonly LedgerRow[] {
  if (row.value === null || row.measures === "") return []
  return rows.filter(
    ({ key, measures, value, shown }) =>
      key !== row.key && measures === row.measures && value === row.value && shown.unit === row.shown.unit,
  )
}

/** Least value that two places hardly share by chance. */
const telling = 20
/** More of them are no suggestion. */
const most = 3

/** Figures that are likely the same one as this, told in other places and not tied to it yet. */
export function tieCandidates(rows: readonly LedgerRow[], row: LedgerRow): readonly LedgerRow[] {
  const { value, shown, attrs } = row
  if (value === null) return []
  const same = rows.filter(
    (other) =>
      other.key !== row.key &&
      other.value === value &&
      other.shown.unit === shown.unit &&
      (attrs.tie === "" || other.attrs.tie !== attrs.tie) &&
      (other.measures === row.measures || Math.abs(value) >= telling),
  )
  return same.length > most ? [] : same
}
