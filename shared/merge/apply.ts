import type { Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import { type Block, type Outline, readOutline } from "../model/outline"
import { arranged } from "./arrange"
import { buildFrom } from "./build"
import { countAnew } from "./count-anew"
import { hintsOf } from "./hints"
import { type Row, rowOf, rowsOf } from "./rows"
import { stepsBetween } from "./steps"
import type { Comparison, Layout, Unit } from "./types"

/**
 * Makes the accepted changes in the report that was compared. All of them give the text of the copy, none leaves the
 * report as it is, whichever come first. Marks, ids and links stay with the text that stays. As long as something of
 * the copy is left out, its numbers may fit nothing: what was moved is counted anew (`count-anew.ts`).
 *
 * @param ids of changes; those that the comparison does not have are passed over
 * @returns the steps on `comparison.ours`, as few and as narrow as can be
 */
export function applyChanges(comparison: Comparison, ids: Iterable<string>): Transform {
  const { ours } = comparison
  const made = withChanges(comparison, ids)
  return stepsBetween(ours, made ? (made.counted ?? made.built) : ours)
}

/**
 * The numbers that are counted anew when these changes are accepted, by the block of ours that each stands in front of:
 * neither side has them so.
 */
export function numbersAnew(comparison: Comparison, ids: Iterable<string>): ReadonlyMap<number, string> {
  const numbers = new Map<number, string>()
  const accepted = new Set(ids)
  if (!comparison.changes.some(({ id, type }) => type === "move" && accepted.has(id))) return numbers
  const made = withChanges(comparison, accepted)
  if (!made?.counted) return numbers
  const built = ordinalsOf(readOutline(made.built))
  const counted = ordinalsOf(readOutline(made.counted))
  const { items, sections } = readOutline(comparison.ours)
  for (const { id, blocks } of items)
    if (counted.get(id) !== built.get(id)) numbers.set(blocks[0]!.index, counted.get(id)!)
  for (const { id, heading } of sections)
    if (heading && counted.get(id) !== built.get(id)) numbers.set(heading.index, counted.get(id)!)
  return numbers
}

const ordinalsOf = ({ items, sections }: Outline): ReadonlyMap<string, string> =>
  new Map([
    ...items.map(({ id, ordinal }) => [id, ordinal] as const),
    ...sections.map(({ id, heading }) => [id, heading?.ordinal ?? ""] as const),
  ])

/** The report with these changes; counted anew where something was moved and something else is left out. */
function withChanges(
  { ours, copy, changes, layout }: Comparison,
  ids: Iterable<string>,
): { built: Node; counted: Node | null } | null {
  const known = new Set(changes.map(({ id }) => id))
  const accepted = new Set([...ids].filter((id) => known.has(id)))
  if (accepted.size === 0) return null
  const outline = readOutline(ours)
  const rows: Row[] = []
  const moved: Block[] = []
  for (const { unit, silent } of placesOf(layout, outline, accepted)) {
    if (silent !== null) {
      rows.push(rowOf(outline.blocks[silent]!))
      continue
    }
    const own = rowsOf(unit!, layout.lines, outline, accepted, () => hintsOf(copy))
    if (unit!.move !== null && accepted.has(unit!.move))
      for (const row of own) {
        row.floats = true
        if (row.source) moved.push(row.source)
      }
    rows.push(...own)
  }
  const built = buildFrom(rows, outline)
  const isWhole = accepted.size === known.size
  return { built, counted: isWhole || moved.length === 0 ? null : countAnew(built, outline, moved) }
}

/** Units, and blocks that are never printed, in the order that the report is to have. */
function placesOf(layout: Layout, { blocks }: Outline, accepted: ReadonlySet<string>) {
  const printed = new Set<number>()
  for (const { blocks: range } of layout.lines) for (let i = range[0]; i < range[1]; i++) printed.add(i)
  const places: {
    unit: Unit | null
    silent: number | null
    own: number | null
    theirs: number | null
    fixed: boolean
  }[] = layout.units.map((unit) => ({
    unit,
    silent: null,
    own: unit.lines.length > 0 ? layout.lines[unit.lines[0]!]!.blocks[0] : null,
    theirs: unit.theirs,
    fixed: unit.lines.length > 0 && unit.theirs !== null && unit.move === null,
  }))
  for (const { index } of blocks)
    if (!printed.has(index))
      places.push({ unit: null, silent: index, own: index, theirs: null, fixed: false })
  return arranged(places, ({ unit }) => unit?.move != null && accepted.has(unit.move))
}
