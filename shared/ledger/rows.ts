import { carriedOf } from "../carry/carried"
import { figureSpans } from "../carry/marks"
import { measuredOf } from "../carry/measured"
import type { Carried, CarriedFigure, Place } from "../carry/types"
import { placeName } from "../checks/place-name"
import type { Checked } from "../checks/run"
import type { BlockFacts, ReportFacts } from "../checks/types"
import { kept } from "../model/kept"
import { type FigureAttrs, plainFigure } from "../model/origin"
import type { Role } from "../model/roles"
import type { Quantity } from "../text/quantities"
import { type Change, changeOf, type Jump, jumpOf, type ShownFigure, shownFigure } from "./change"

/**
 * How a figure stands: `open` is last year's and nobody said that it holds; `confirmed` is the same and somebody did;
 * `lawful` is rightly the same (a rule, the number of villages); `changed` differs from last year's; `new` was not
 * there; `blank` still has to be filled in; `plain` where no old report is known.
 */
export type FigureStatus = "open" | "confirmed" | "lawful" | "changed" | "new" | "blank" | "plain"

/** A figure of the report in the ledger (数字台账). */
export interface LedgerRow extends Place {
  /** Tells the row from all others, also after an edit elsewhere. */
  key: string
  /** 亮点一, 问题二, 开头. */
  where: string
  role: Role | null
  /** Id of the item, or null. */
  item: string | null
  /** What it measures: 慰问困难党员. "" where the text does not say. */
  measures: string
  text: string
  shown: ShownFigure
  value: number | null
  last: (Place & { text: string; shown: ShownFigure; value: number | null }) | null
  change: Change | null
  jump: Jump | null
  /** What the check says against it: 12＋19＝31. */
  clashes: readonly string[]
  status: FigureStatus
  attrs: FigureAttrs
  /** The sentence that it stands in. */
  sentence: { from: number; to: number }
}

/** Every quantity of a report in the order of the text, with what is still to be filled in. */
export const ledgerRows = kept((checked: Checked): readonly LedgerRow[] => {
  const { facts } = checked
  const carried = carriedOf(facts)
  const from = new Map<string, CarriedFigure>()
  for (const figure of carried?.figures ?? []) from.set(`${figure.block} ${figure.from}`, figure)
  const said = clashesOf(checked)
  const rows: LedgerRow[] = []
  for (const [block, blockFacts] of facts.blocks.entries()) {
    const here = facts.outline.blocks[block]!
    if (here.type === "aside") continue
    const measured = new Map(measuredOf(blockFacts).map((it) => [it.quantity, it]))
    const common = {
      block,
      where: placeName({ block, in: "text", from: 0, to: 0 }, facts.outline),
      role: here.item?.role ?? here.section?.role ?? null,
      item: here.item?.id ?? null,
    }
    const own: LedgerRow[] = []
    for (const quantity of blockFacts.quantities) {
      const before = from.get(`${block} ${quantity.from}`) ?? null
      const attrs = attrsAt(facts, block, quantity)
      const then = before && carried ? oldQuantity(carried.last.facts, before.last) : null
      own.push({
        ...common,
        key: "",
        from: quantity.from,
        to: quantity.to,
        measures: measured.get(quantity)?.phrase ?? "",
        text: quantity.text,
        shown: shownFigure(quantity.text),
        value: quantity.value,
        last: before && {
          ...before.last,
          shown: shownFigure(before.last.text),
          value: then?.value ?? null,
        },
        change: then && changeOf(quantity, then),
        jump:
          then &&
          before &&
          carried &&
          jumpOf(quantity, then, {
            now: leadingTo(blockFacts, quantity.from),
            last: leadingTo(carried.last.facts.blocks[before.last.block]!, before.last.from),
          }),
        clashes: said(block, quantity),
        status: statusOf(before, attrs, quantity, carried !== null),
        attrs,
        sentence: sentenceAround(blockFacts.text, quantity.from, quantity.to),
      })
    }
    for (const { from, to } of blockFacts.placeholders) {
      const unit = unitBehind.exec(blockFacts.text.slice(to))?.[0]
      if (!unit) continue
      const measures = /[\u4e00-\u9fff]{2,8}$/.exec(blockFacts.text.slice(0, from))?.[0] ?? ""
      own.push({
        ...common,
        key: "",
        from,
        to,
        measures,
        text: blockFacts.text.slice(from, to),
        shown: { number: "", unit },
        value: null,
        last: carried && lastOfBlank(carried, measures, unit),
        change: null,
        jump: null,
        clashes: [],
        status: "blank",
        attrs: plainFigure,
        sentence: sentenceAround(blockFacts.text, from, to),
      })
    }
    own.sort((a, b) => a.from - b.from)
    const seen = new Map<string, number>()
    for (const row of own) {
      const name = `${row.item ?? row.where}|${row.measures}|${row.shown.unit}`
      const n = seen.get(name) ?? 0
      seen.set(name, n + 1)
      rows.push({ ...row, key: `${name}|${n}` })
    }
  }
  return withTies(rows)
})

/** The other rows that are the same figure by the writer's word. */
export function tiedTo(rows: readonly LedgerRow[], { key, attrs: { tie } }: LedgerRow): readonly LedgerRow[] {
  return tie === "" ? [] : rows.filter((row) => row.attrs.tie === tie && row.key !== key)
}

/** One figure that is written in two ways clashes with itself. */
function withTies(rows: LedgerRow[]): LedgerRow[] {
  const ties = new Map<string, LedgerRow[]>()
  for (const row of rows) {
    const { tie } = row.attrs
    if (tie === "") continue
    const known = ties.get(tie)
    if (known) known.push(row)
    else ties.set(tie, [row])
  }
  if (ties.size === 0) return rows
  return rows.map((row) => {
    const others = (ties.get(row.attrs.tie) ?? []).filter((other) => !isSameFigure(other, row))
    if (others.length === 0) return row
    const said = others.map(
      ({ where, text }) => `${where}写的是${text}，两处连成了同一个数，这里是${row.text}。`,
    )
    return { ...row, clashes: [...row.clashes, ...said] }
  })
}

function isSameFigure(a: LedgerRow, b: LedgerRow): boolean {
  return a.value === null || b.value === null ? a.text === b.text : a.value === b.value
}

/** Characters in front of a figure that may say which way it goes. */
const ahead = 16

const leadingTo = ({ text }: BlockFacts, from: number) => text.slice(Math.max(0, from - ahead), from)

const unitBehind =
  /^(?:万|亿)?(?:元|人次|名|人|户|件|次|场|期|个|条|项|处|支|亩|公里|%|％|平方米|吨|篇|轮|所|家|座|台|套|眼|岁|天)/

function attrsAt(facts: ReportFacts, block: number, { from, to }: Quantity): FigureAttrs {
  const spans = figureSpans(facts.blocks[block]!.node)
  return spans.find((span) => span.from < to && span.to > from)?.attrs ?? plainFigure
}

function oldQuantity(old: ReportFacts, { block, from }: Place): Quantity | null {
  return old.blocks[block]?.quantities.find((quantity) => quantity.from === from) ?? null
}

/**
 * Last year's figure that waits to be written anew in a blank: the only one of its unit that measures the same, and
 * that no figure of this year comes from.
 */
function lastOfBlank({ last, figures }: Carried, measures: string, unit: string): LedgerRow["last"] {
  if (measures === "") return null
  const taken = new Set(figures.map((it) => `${it.last.block} ${it.last.from}`))
  const found: NonNullable<LedgerRow["last"]>[] = []
  for (const [block, blockFacts] of last.facts.blocks.entries())
    for (const { quantity, phrase } of measuredOf(blockFacts)) {
      const { from, to, text, value } = quantity
      const shown = shownFigure(text)
      const isAlike = phrase.length >= 2 && (measures.endsWith(phrase) || phrase.endsWith(measures))
      if (isAlike && shown.unit === unit && !taken.has(`${block} ${from}`))
        found.push({ block, from, to, text, shown, value })
    }
  return found.length === 1 ? found[0]! : null
}

function statusOf(
  before: CarriedFigure | null,
  attrs: FigureAttrs,
  { text }: Quantity,
  held: boolean,
): FigureStatus {
  if (attrs.confirmed === text && text !== "") return "confirmed"
  if (!held) return "plain"
  if (!before) return "new"
  if (!before.unchanged) return "changed"
  return before.lawful ? "lawful" : before.confirmed ? "confirmed" : "open"
}

/** What the check says of figures that do not fit each other, by block. */
function clashesOf({ findings }: Checked): (block: number, quantity: Quantity) => string[] {
  const byBlock = new Map<number, { from: number; to: number; message: string }[]>()
  for (const { rule, kind, span, message } of findings) {
    if ((kind !== "arithmetic" && kind !== "contradiction") || span.in !== "text") continue
    // Said at every place of the figure below.
    if (rule === "tied-figure") continue
    const known = byBlock.get(span.block)
    const clash = { from: span.from, to: span.to, message }
    if (known) known.push(clash)
    else byBlock.set(span.block, [clash])
  }
  return (block, { from, to }) =>
    (byBlock.get(block) ?? [])
      .filter((clash) => clash.from < to && from < clash.to)
      .map(({ message }) => message)
}

const ends = "。！？\n"

function sentenceAround(text: string, from: number, to: number): { from: number; to: number } {
  let start = from
  while (start > 0 && !ends.includes(text.charAt(start - 1))) start--
  let end = to
  while (end < text.length && !ends.includes(text.charAt(end))) end++
  return { from: start, to: Math.min(text.length, end + 1) }
}

/** What a row wants of a person. */
export type LedgerFilter = "all" | "open" | "clash" | "blank" | "target"

export const ledgerFilters: readonly LedgerFilter[] = ["all", "open", "clash", "blank", "target"]

export const filterNames: Readonly<Record<LedgerFilter, string>> = {
  all: "全部",
  open: "待确认",
  clash: "对不上",
  blank: "没有填",
  target: "下年目标",
}

/** Does a row belong under a filter? 对不上: a jump that nobody believes, or another place says otherwise. */
export function passes(row: LedgerRow, filter: LedgerFilter): boolean {
  switch (filter) {
    case "all":
      return true
    case "open":
      return row.status === "open"
    case "clash":
      return row.jump !== null || row.clashes.length > 0
    case "blank":
      return row.status === "blank"
    case "target":
      return row.role === "measure"
  }
}

/** What a row says against itself, short enough for a column: 12＋19＝31. */
export function clashText(message: string): string {
  return /[\d.]+(?:[＋+－×÷/][^，。：]*)＝[^，。]+/.exec(message)?.[0] ?? message.split("。")[0]!
}

/** What the last column of the ledger says of a row. */
export function statusText(row: LedgerRow): string {
  if (row.clashes.length > 0) return row.clashes[0]!
  if (row.jump === "tenfold") return "与去年差十倍以上，核对位数"
  if (row.jump === "sign") return "与去年方向相反，核对增减"
  return ownStatusText(row)
}

/** The same without what is said against it: how the figure came here, and the writer's word. */
export function ownStatusText(row: LedgerRow): string {
  switch (row.status) {
    case "open":
      return "与去年相同，待确认"
    case "confirmed":
      return row.attrs.by ? `已确认（${row.attrs.by}）` : "已确认"
    case "lawful":
      return "本来不变"
    case "changed":
      return "已改"
    case "new":
      return "今年新写"
    case "blank":
      return "没有填"
    case "plain":
      return ""
  }
}
