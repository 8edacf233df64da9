import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react"
import { useStore } from "zustand"
import { Icon } from "../../ui/Icon"
import { type Draft, faultsOf, type HouseDrafts, ownersIn } from "./drafts"
import { HouseRow, type RowActs } from "./HouseRow"
import type { Field, List } from "./lists"
import { pastedLines } from "./pasted"

/** More lines than these are found by searching. */
const searchFrom = 12
/** Lines that are drawn at first. */
const page = 200

/** What takes the focus once it is drawn. */
type Wanted = { id: number; field: Field | "delete" } | "add"

/** One of the tables: lines that are edited in place. */
export function HouseTable({ list, drafts }: { list: List; drafts: HouseDrafts }) {
  const { name } = list
  const lines = useStore(drafts.store, (all) => all[name])
  const [query, setQuery] = useState("")
  const [limit, setLimit] = useState(page)
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<Wanted | null>(null)
  const owners = useMemo(() => ownersIn(lines), [lines])
  const found = useMemo(() => searched(lines, query), [lines, query])
  const shown = found.filter(({ kept }, i) => i < limit || kept === null)
  const rows = useRef(shown)
  rows.current = shown

  useEffect(() => {
    const target = wanted.current && elementOf(box.current!, wanted.current)
    if (!target) return
    wanted.current = null
    target.focus()
  })

  const acts = useMemo<RowActs>(() => {
    const focus = (to: Wanted) => {
      wanted.current = to
      const target = elementOf(box.current!, to)
      if (!target) return
      wanted.current = null
      target.focus()
    }
    const faultsIn = (id: number) => {
      const all = drafts.store.getState()[name]
      const draft = all.find((it) => it.id === id)
      return draft ? (Object.keys(faultsOf(name, draft, ownersIn(all))) as Field[]) : []
    }
    return {
      type: (id, field, text) => drafts.type(name, id, field, text),
      paste(id, text) {
        const pasted = pastedLines(list, text)
        if (!pasted) return false
        const last = drafts.paste(name, id, pasted)
        wanted.current = last === null ? "add" : { id: last, field: "word" }
        return true
      },
      remove(id) {
        const at = rows.current.findIndex((row) => row.id === id)
        const next = rows.current[at + 1] ?? rows.current[at - 1]
        drafts.remove(name, id)
        focus(next ? { id: next.id, field: "delete" } : "add")
      },
      revert(id) {
        const at = rows.current.findIndex((row) => row.id === id)
        const isNew = rows.current[at]?.kept === null
        const next = rows.current[at + 1] ?? rows.current[at - 1]
        drafts.revert(name, id)
        if (isNew) focus(next ? { id: next.id, field: "word" } : "add")
      },
      next(id) {
        const [wrong] = faultsIn(id)
        const draft = drafts.store.getState()[name].find((it) => it.id === id)
        if (wrong || !draft?.kept) {
          focus({ id, field: wrong ?? "word" })
          return
        }
        const added = drafts.add(name, id)
        if (added !== null) focus({ id: added, field: "word" })
      },
      left: (id) => drafts.dropEmpty(name, id),
    }
  }, [drafts, list, name])

  const add = () => {
    const id = drafts.add(name)
    if (id !== null) wanted.current = { id, field: "word" }
  }
  const addButton = (
    <button type="button" className="btn" data-add="" onClick={add}>
      <Icon name="plus" />
      加一条
    </button>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows between the fields of the table inside
    <div className="hs-table" ref={box} onKeyDown={moveByArrow}>
      <div className="hs-bar">
        <p className="mid grow">{list.note}</p>
        <span className="meta" role="status">
          {query.trim() !== "" && `找到 ${found.length} 条`}
        </span>
        {lines.length > searchFrom && (
          <div className="field sp-search">
            <Icon name="search" />
            <input
              type="search"
              aria-label={`在${list.title}里找`}
              placeholder="找一条"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          </div>
        )}
        {lines.length > 0 && addButton}
      </div>
      {lines.length === 0 ? (
        <div className="empty">
          <b>还没有{list.title}</b>
          <p>{list.example}也可以从 Word、Excel 里整列粘贴进来。</p>
          {addButton}
        </div>
      ) : (
        <div className="sp-scroll hs-scroll">
          <table className={`hs-lines is-${name}`}>
            <thead>
              <tr>
                {list.columns.map(({ field, label }) => (
                  <th key={field} className={`hs-${field}`}>
                    {label}
                  </th>
                ))}
                <th className="hs-acts">
                  <span className="vh">可做的事</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((draft) => (
                <HouseRow
                  key={draft.id}
                  list={list}
                  draft={draft}
                  faults={JSON.stringify(faultsOf(name, draft, owners))}
                  acts={acts}
                />
              ))}
            </tbody>
          </table>
          {found.length > shown.length && (
            <button type="button" className="btn hs-more" onClick={() => setLimit(limit + page)}>
              {`再显示 ${Math.min(page, found.length - shown.length)} 条，共 ${found.length} 条`}
            </button>
          )}
          {found.length === 0 && (
            <div className="empty">
              <b>没有找到</b>
              这张表里没有这几个字。换个说法，或删去几个字。
            </div>
          )}
        </div>
      )}
    </div>
  )
}

/** Lines with the words in any field; a line that was never finished is always among them. */
function searched(lines: readonly Draft[], query: string): readonly Draft[] {
  const words = query.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return lines
  return lines.filter(({ cells, kept }) => {
    const text = Object.values(cells).join("\n")
    return kept === null || words.every((word) => text.includes(word))
  })
}

function elementOf(box: HTMLElement, wanted: Wanted): HTMLElement | null {
  if (wanted === "add") return box.querySelector<HTMLElement>("[data-add]")
  const { id, field } = wanted
  const part = field === "delete" ? "[data-delete]" : `[data-field="${field}"]`
  return box.querySelector<HTMLElement>(`[data-row="${id}"] ${part}`)
}

/** Up and down in a column. In a choice the arrows choose. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return
  if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.shiftKey) return
  const { target } = event
  if (!(target instanceof HTMLElement) || target instanceof HTMLSelectElement) return
  const row = target.closest("tr[data-row]")
  const other = event.key === "ArrowUp" ? row?.previousElementSibling : row?.nextElementSibling
  const { field } = target.dataset
  const part = field === undefined ? "[data-delete]" : `[data-field="${field}"]`
  const next = other?.querySelector<HTMLElement>(part)
  if (!next) return
  event.preventDefault()
  next.focus()
}
