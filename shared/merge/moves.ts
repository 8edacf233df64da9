import type { Outline } from "../model/outline"
import { heaviestChain } from "../text/chain"
import type { Credit, OwnLine } from "./types"
import type { OpenUnit } from "./units"

/** Says which units were moved: all that are not in the heaviest run that is in order in both texts. */
export function movesIn(units: OpenUnit[], lines: readonly OwnLine[], outline: Outline): OpenUnit[] {
  const both = units.filter((unit) => unit.lines.length > 0 && unit.theirs !== null)
  both.sort((a, b) => a.lines[0]! - b.lines[0]!)
  const weight = (unit: OpenUnit) => {
    const length = unit.lines.reduce((sum, line) => sum + lines[line]!.text.length, 0)
    return unit.carried ? length / 1e4 : length
  }
  const stays = heaviestChain(
    both.map((unit, i) => [i, unit.theirs!]),
    (i) => weight(both[i]!),
  )
  let above: { unit: OpenUnit; index: number } | null = null
  const byTheirs = [...both].sort((a, b) => a.theirs! - b.theirs!)
  const placeOf = new Map(byTheirs.map((unit, i) => [unit, i]))
  for (const [index, unit] of both.entries()) {
    if (stays[index]) continue
    const together =
      above !== null &&
      above.index === index - 1 &&
      placeOf.get(above.unit)! === placeOf.get(unit)! - 1 &&
      sameCredit(above.unit.carried, unit.carried) &&
      belongsTo(unit, above.unit, lines, outline)
    unit.move = together ? above!.unit.move : `m${index}`
    above = { unit, index }
  }
  return units
}

export function sameCredit(a: Credit | null, b: Credit | null): boolean {
  return a === b || (a !== null && b !== null && a.by === b.by && a.author === b.author)
}

/** Is a unit below the item or heading that the other begins with, or beside it in the same item? */
export function belongsTo(
  unit: OpenUnit,
  head: OpenUnit,
  lines: readonly OwnLine[],
  { blocks }: Outline,
): boolean {
  const own = blocks[lines[unit.lines[0]!]!.blocks[0]]!
  const above = blocks[lines[head.lines[0]!]!.blocks[0]]!
  if (above.type === "heading") return own.section === above.section
  for (let item = own.item; item; item = item.parent)
    if (item === above.item) return own.item !== item || item.blocks[0] !== own
  return false
}
