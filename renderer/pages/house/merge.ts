import type { HouseRules } from "#shared/checks/house"
import { type Cells, cellsIn, emptied, lists, withCells } from "./lists"

/** How many lines differ from before, all tables together. */
export interface Changed {
  added: number
  changed: number
  removed: number
}

export interface Merged {
  house: HouseRules
  changed: Changed
  /** The table that would hold more lines than it may, or null. */
  full: { title: string; most: number } | null
}

/** Takes over what came from a file. A word that both have is as it came; the name stays, if there is one. */
export function mergeHouse(own: HouseRules, other: HouseRules): Merged {
  return combine(own, other, { ...own, name: own.name || other.name }, true)
}

/** Puts what came from a file in the place of all that there is. */
export function replaceHouse(own: HouseRules, other: HouseRules): Merged {
  return combine(own, other, emptied(other), false)
}

function combine(own: HouseRules, other: HouseRules, start: HouseRules, keep: boolean): Merged {
  let house = start
  let full: Merged["full"] = null
  const changed: Changed = { added: 0, changed: 0, removed: 0 }
  for (const { name, title, most } of lists) {
    const before = byWord(cellsIn(own, name))
    const coming = byWord(cellsIn(other, name))
    // A word keeps its place in a map, whatever is put under it later.
    const after = keep ? new Map([...before, ...coming]) : coming
    for (const [word, cells] of coming) {
      const known = before.get(word)
      if (!known) changed.added++
      else if (JSON.stringify(known) !== JSON.stringify(cells)) changed.changed++
    }
    for (const word of before.keys()) if (!after.has(word)) changed.removed++
    if (after.size > most) full ??= { title, most }
    house = withCells(house, name, [...after.values()])
  }
  return { house, changed, full }
}

/** A word that a hand-written file has twice counts as it stands last: so does the check read it. */
const byWord = (lines: readonly Cells[]) => new Map(lines.map((cells) => [cells.word, cells]))

/** `加了 3 条，改了 1 条`; null when nothing changed. */
export function inWords({ added, changed, removed }: Changed): string | null {
  const said = [
    added > 0 && `加了 ${added} 条`,
    changed > 0 && `改了 ${changed} 条`,
    removed > 0 && `去掉 ${removed} 条`,
  ].filter(Boolean)
  return said.length > 0 ? said.join("，") : null
}
