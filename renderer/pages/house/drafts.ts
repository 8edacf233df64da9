import { createStore, type StoreApi } from "zustand/vanilla"
import type { HouseRules } from "#shared/checks/house"
import { type App, changeSettings, say } from "../../app/store"
import {
  type Cells,
  cellsIn,
  emptyCells,
  type Field,
  isEmpty,
  type ListName,
  listOf,
  lists,
  type Wrong,
  withCells,
  wrongIn,
} from "./lists"

/** A line of a table with what is being typed in it. */
export interface Draft {
  readonly id: number
  readonly cells: Cells
  /** The line as it holds: the last state without a fault. Null as long as there was none. */
  readonly kept: Cells | null
}

export type Drafts = Readonly<Record<ListName, readonly Draft[]>>

let lastId = 0
const draftOf = (cells: Cells, kept: Cells | null): Draft => ({ id: ++lastId, cells, kept })

const alike = (a: Cells, b: Cells) => JSON.stringify(a) === JSON.stringify(b)

/** Which line has a word; of one that is being changed the word that it still holds. */
export type Owners = ReadonlyMap<string, number>

export const ownersIn = (drafts: readonly Draft[]): Owners =>
  new Map(drafts.flatMap(({ id, kept }) => (kept ? [[kept.word.trim(), id] as const] : [])))

/** What keeps a line from holding as it is typed. An empty one is only not begun. */
export function faultsOf(name: ListName, { id, cells, kept }: Draft, owners: Owners): Wrong {
  if (!kept && isEmpty(cells)) return {}
  const wrong = wrongIn(name, cells)
  const owner = owners.get(cells.word.trim())
  return owner !== undefined && owner !== id ? { ...wrong, word: "已有这个词" } : wrong
}

/** Lets each line hold that can. */
function settled(name: ListName, drafts: readonly Draft[]): Draft[] {
  const owners = new Map(ownersIn(drafts))
  return drafts.map((draft) => {
    if (draft.kept === draft.cells || (!draft.kept && isEmpty(draft.cells))) return draft
    if (Object.keys(faultsOf(name, draft, owners)).length > 0) return draft
    if (draft.kept) owners.delete(draft.kept.word.trim())
    owners.set(draft.cells.word.trim(), draft.id)
    return { ...draft, kept: draft.cells }
  })
}

/** The drafts of what holds now; lines that are known go on as they are being typed. */
function reconciled(before: readonly Draft[], lines: readonly Cells[]): Draft[] {
  const known = new Map(before.flatMap((draft) => (draft.kept ? [[draft.kept.word.trim(), draft]] : [])))
  const unfinished = before.filter(({ kept }) => kept === null)
  return [
    ...unfinished,
    ...lines.map((cells) => {
      const draft = known.get(cells.word)
      if (!draft) return draftOf(cells, cells)
      const same = alike(trimmed(draft.kept!), cells)
      return same ? draft : { ...draft, cells, kept: cells }
    }),
  ]
}

const trimmed = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, text.trim()])) as unknown as Cells

/**
 * What is on the page of 单位规定: the tables with what is being typed. Whatever is without a fault holds at once, in
 * the settings of the program; half a line waits here.
 */
export class HouseDrafts {
  readonly store: StoreApi<Drafts>
  /** The rules that were put into the settings from here. */
  private own: HouseRules

  constructor(private readonly app: App) {
    const { house } = app.store.getState().settings
    this.own = house
    const drafts = lists.map(({ name }) => [name, cellsIn(house, name).map((cells) => draftOf(cells, cells))])
    this.store = createStore<Drafts>(() => Object.fromEntries(drafts) as Drafts)
  }

  /** Follows what others make of the rules: an import, 撤销 of a short message. Answers how to end it. */
  listen(): () => void {
    const follow = () => {
      const { house } = this.app.store.getState().settings
      if (house === this.own) return
      this.own = house
      this.store.setState((drafts) => {
        const next = lists.map(({ name }) => [name, reconciled(drafts[name], cellsIn(house, name))])
        return Object.fromEntries(next) as Drafts
      })
    }
    follow()
    return this.app.store.subscribe(follow)
  }

  /** Types something in a field. */
  type(name: ListName, id: number, field: Field, text: string): void {
    this.change(name, (drafts) =>
      drafts.map((draft) =>
        draft.id === id ? { ...draft, cells: { ...draft.cells, [field]: text } } : draft,
      ),
    )
  }

  /** A line to begin, behind another or at the top. Answers its id; null, said why, when the table is full. */
  add(name: ListName, behind: number | null = null): number | null {
    const drafts = this.store.getState()[name]
    const empty = drafts.find((draft) => draft.kept === null && isEmpty(draft.cells))
    if (empty) return empty.id
    const { most } = listOf(name)
    if (drafts.length >= most) {
      say(this.app, `这张表最多 ${most} 条，已经满了。先删去用不着的，再加。`)
      return null
    }
    const draft = draftOf(emptyCells, null)
    this.change(name, (all) => inserted(all, behind, [draft]))
    return draft.id
  }

  /** Takes a line away; one that held can be taken back. */
  remove(name: ListName, id: number): void {
    const drafts = this.store.getState()[name]
    const at = drafts.findIndex((draft) => draft.id === id)
    const kept = drafts[at]?.kept
    const place = drafts.slice(0, at).filter((draft) => draft.kept).length
    this.drop(name, new Set([id]))
    if (!kept) return
    say(this.app, `已删去“${kept.word.trim()}”`, {
      label: "撤销",
      run: () => putBack(this.app, name, place, kept),
    })
  }

  /** Puts a line back to what holds; one that never held goes. */
  revert(name: ListName, id: number): void {
    this.change(name, (drafts) =>
      drafts.flatMap((draft) =>
        draft.id !== id ? [draft] : draft.kept ? [{ ...draft, cells: draft.kept }] : [],
      ),
    )
  }

  /** Takes away a line in which nothing was written. */
  dropEmpty(name: ListName, id: number): void {
    const draft = this.store.getState()[name].find((it) => it.id === id)
    if (draft && draft.kept === null && isEmpty(draft.cells)) this.drop(name, new Set([id]))
  }

  /** Adds lines behind another, and says what came of them. Answers the id of the last one, or null. */
  paste(name: ListName, behind: number, lines: readonly Cells[]): number | null {
    const drafts = this.store.getState()[name]
    const words = new Set(drafts.map(({ cells }) => cells.word.trim()))
    const fresh: Draft[] = []
    for (const cells of lines) {
      const word = cells.word.trim()
      if (word !== "" && words.has(word)) continue
      words.add(word)
      fresh.push(draftOf(cells, null))
    }
    const { most } = listOf(name)
    const taken = fresh.slice(0, Math.max(0, most - drafts.length))
    const ids = new Set(taken.map(({ id }) => id))
    this.change(name, (all) => inserted(all, behind, taken))
    this.dropEmpty(name, behind)
    const added = this.store.getState()[name].filter(({ id }) => ids.has(id))
    const held = added.flatMap(({ kept }) => (kept ? [kept.word.trim()] : []))
    const said = [
      `加了 ${held.length} 条`,
      lines.length > fresh.length && `${lines.length - fresh.length} 条已有`,
      added.length > held.length && `${added.length - held.length} 条要改一改才算`,
      fresh.length > taken.length && `${fresh.length - taken.length} 条放不下，这张表最多 ${most} 条`,
    ].filter(Boolean)
    const undo = {
      label: "撤销",
      run: () => {
        this.store.setState((all) => ({
          ...all,
          [name]: all[name].filter(({ id, kept }) => kept || !ids.has(id)),
        }))
        takeOut(this.app, name, new Set(held))
      },
    }
    say(this.app, said.join("，"), added.length > 0 ? undo : undefined)
    return taken.at(-1)?.id ?? null
  }

  private drop(name: ListName, ids: ReadonlySet<number>): void {
    this.change(name, (drafts) => drafts.filter(({ id }) => !ids.has(id)))
  }

  private change(name: ListName, by: (drafts: readonly Draft[]) => readonly Draft[]): void {
    const before = this.store.getState()[name]
    const after = settled(name, by(before))
    this.store.setState({ [name]: after })
    const [held, holds] = [keptIn(before), keptIn(after)]
    if (held.length === holds.length && held.every((cells, i) => cells === holds[i])) return
    this.own = withCells(this.app.store.getState().settings.house, name, holds)
    changeSettings(this.app, { house: this.own })
  }
}

const keptIn = (drafts: readonly Draft[]) => drafts.flatMap(({ kept }) => (kept ? [kept] : []))

function inserted(drafts: readonly Draft[], behind: number | null, added: readonly Draft[]): Draft[] {
  const at = drafts.findIndex(({ id }) => id === behind) + 1
  return [...drafts.slice(0, at), ...added, ...drafts.slice(at)]
}

/** Puts a line back into a table, unless its word has come into it meanwhile, or another that filled it. */
function putBack(app: App, name: ListName, at: number, cells: Cells): void {
  const { house } = app.store.getState().settings
  const lines = cellsIn(house, name)
  if (lines.length >= listOf(name).most || lines.some(({ word }) => word === cells.word.trim())) return
  changeSettings(app, {
    house: withCells(house, name, [...lines.slice(0, at), cells, ...lines.slice(at)]),
  })
}

function takeOut(app: App, name: ListName, words: ReadonlySet<string>): void {
  const { house } = app.store.getState().settings
  const lines = cellsIn(house, name).filter(({ word }) => !words.has(word))
  changeSettings(app, { house: withCells(house, name, lines) })
}
