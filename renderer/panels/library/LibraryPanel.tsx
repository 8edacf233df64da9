import { type KeyboardEvent, useMemo, useRef, useState } from "react"
import { attrsOf } from "#shared/model/schema"
import type { Session } from "../../app/session"
import { say, useApp } from "../../app/store"
import { arrowTarget, controlsIn } from "../../ui/roving"
import { backToText } from "../reveal"
import { useEditor, useSession } from "../use-session"
import { EntryDetails } from "./EntryDetails"
import { EntryName, EntryTag } from "./EntryName"
import { type Entry, type Found, groupsFor, keyOf, type Shelf } from "./entries"
import { placeEntry, previewOf, roleAt } from "./place"
import { SearchField } from "./SearchField"
import { useQuery } from "./use-query"

/** 素材: the library beside the paper. What suits the item that the caret is in comes first. */
export function LibraryPanel({ session }: { session: Session }) {
  const app = useApp()
  const writable = !useSession(session, (state) => state.readOnly)
  const { query, field, clear } = useQuery()
  const [shelf, setShelf] = useState<Shelf>(null)
  const [open, setOpen] = useState<string | null>(null)
  const [stop, setStop] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  // Not the whole editor: two hundred rows need not be drawn anew for a keystroke.
  const role = useSession(session, (state) => roleAt(state.editor))
  const groups = useMemo(() => groupsFor(query, shelf, role), [query, shelf, role])
  const keys = groups.flatMap((group) => group.found.map(({ entry }) => keyOf(entry)))
  const tabStop = stop !== null && keys.includes(stop) ? stop : keys[0]

  const place = (entry: Entry, nameOnly: boolean) => {
    const note = placeEntry(session, entry, nameOnly)
    if (note) say(app, note)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return
    const target = event.target as HTMLElement
    if (event.key === "Escape") {
      event.preventDefault()
      if (target === input.current && field.value !== "") clear()
      else backToText(session)
      return
    }
    const rows = controlsIn(event.currentTarget, "[data-row]")
    if (target === input.current) {
      if (event.key !== "ArrowDown" || rows.length === 0) return
      event.preventDefault()
      focusRow(rows.find((row) => row.dataset.row === tabStop) ?? rows[0]!)
      return
    }
    if (event.ctrlKey || event.altKey || !target.matches("[data-row]")) return
    if (event.key === "ArrowUp" && target === rows[0]) {
      event.preventDefault()
      input.current?.focus()
      return
    }
    const next = arrowTarget(event.key, rows, target, "column")
    if (!next) return
    event.preventDefault()
    focusRow(next)
  }
  const focusRow = (row: HTMLElement) => {
    row.focus()
    setStop(row.dataset.row ?? null)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the field and the rows in it
    <div className="lib-panel" onKeyDown={onKeyDown}>
      <SearchField field={field} shelf={shelf} onShelf={setShelf} inputRef={input} />
      <div className="scroll lib-scroll">
        {groups.length === 0 && <NothingFound query={query} />}
        {groups.map(({ label, found }) => (
          <section key={label} aria-label={label}>
            <h3 className="pal-g">
              {label}
              <span className="grow" />
              {found.length} 条
            </h3>
            <ul>
              {found.map((it) => {
                const key = keyOf(it.entry)
                return (
                  <Row
                    key={key}
                    id={key}
                    found={it}
                    open={key === open}
                    tabStop={key === tabStop}
                    onToggle={() => {
                      setOpen(key === open ? null : key)
                      setStop(key)
                    }}
                  >
                    {key === open && (
                      <>
                        <Details session={session} entry={it.entry} writable={writable} />
                        {writable && <Acts entry={it.entry} onPlace={place} />}
                      </>
                    )}
                  </Row>
                )
              })}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

/** What an entry says, and how it would go in where the caret is now. */
function Details({ session, entry, writable }: { session: Session; entry: Entry; writable: boolean }) {
  const editor = useEditor(session)
  return (
    <EntryDetails
      entry={entry}
      year={attrsOf.report(editor.doc).properties.year}
      preview={writable ? previewOf(editor, entry) : null}
    />
  )
}

function Row(props: {
  id: string
  found: Found
  open: boolean
  tabStop: boolean
  onToggle(): void
  children: React.ReactNode
}) {
  const { id, found, open, tabStop, onToggle, children } = props
  return (
    <li className={open ? "lib-row is-open" : "lib-row"}>
      <button
        type="button"
        className="lib-ttl"
        data-row={id}
        aria-expanded={open}
        tabIndex={tabStop ? 0 : -1}
        onClick={onToggle}
      >
        <EntryName found={found} />
        {!open && <EntryTag found={found} />}
      </button>
      {children}
    </li>
  )
}

function Acts({ entry, onPlace }: { entry: Entry; onPlace(entry: Entry, nameOnly: boolean): void }) {
  return (
    <div className="lib-acts">
      <button type="button" className="btn" onClick={() => onPlace(entry, false)}>
        {entry.type === "phrase" ? "放到光标处" : "放进报告"}
      </button>
      {entry.type === "phrase" && entry.phrase.verbs.length > 0 && (
        <button type="button" className="btn btn-q" onClick={() => onPlace(entry, true)}>
          只放名称
        </button>
      )}
    </div>
  )
}

export function NothingFound({ query }: { query: string }) {
  return (
    <div className="empty" role="status">
      <b>没有找到“{query.trim()}”</b>
      换几个字，或用拼音首字母，如 sgys。
    </div>
  )
}
