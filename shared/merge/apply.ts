import type { Transform } from "prosemirror-transform"
import { type Outline, readOutline } from "../model/outline"
import { arranged } from "./arrange"
import { buildFrom } from "./build"
import { hintsOf } from "./hints"
import { type Row, rowOf, rowsOf } from "./rows"
import { stepsBetween } from "./steps"
import type { Comparison, Unit } from "./types"

/**
 * Makes the accepted changes in the report that was compared. All of them give the text of the copy, none leaves the
 * report as it is, whichever come first. Marks, ids and links stay with the text that stays.
 *
 * @param ids of changes; those that the comparison does not have are passed over
 * @returns the steps on `comparison.ours`, as few and as narrow as can be
 */
export function applyChanges(comparison: Comparison, ids: Iterable<string>): Transform {
  const { ours, copy, changes, layout } = comparison
  const known = new Set(changes.map(({ id }) => id))
  const accepted = new Set([...ids].filter((id) => known.has(id)))
  if (accepted.size === 0) return stepsBetween(ours, ours)
  const outline = readOutline(ours)
  const rows: Row[] = []
  for (const { unit, silent } of placesOf(comparison, outline, accepted)) {
    if (silent !== null) {
      rows.push(rowOf(outline.blocks[silent]!))
      continue
    }
    const own = rowsOf(unit!, layout.lines, outline, accepted, () => hintsOf(copy))
    if (unit!.move !== null && accepted.has(unit!.move)) for (const row of own) row.floats = true
    rows.push(...own)
  }
  return stepsBetween(ours, buildFrom(rows, outline))
}

/** Units, and blocks that are never printed, in the order that the report is to have. */
function placesOf({ layout }: Comparison, { blocks }: Outline, accepted: ReadonlySet<string>) {
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
