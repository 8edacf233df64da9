import { type KeyboardEvent, useMemo, useRef, useState } from "react"
import { say, useApp } from "../../app/store"
import { arrowTarget, controlsIn } from "../../ui/roving"
import { EntryDetails } from "./EntryDetails"
import { EntryName, EntryTag } from "./EntryName"
import { counts, type Entry, groupsFor, keyOf, nameOf, type Shelf } from "./entries"
import { NothingFound } from "./LibraryPanel"
import { SearchField } from "./SearchField"
import { useQuery } from "./use-query"

/** 素材库 of the start page: the same library for reading, without a report to put anything into. */
export function LibraryBrowser() {
  const app = useApp()
  const { query, field } = useQuery()
  const [shelf, setShelf] = useState<Shelf>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const groups = useMemo(() => groupsFor(query, shelf, null), [query, shelf])
  const entries = groups.flatMap((group) => group.found.map(({ entry }) => entry))
  const current = entries.find((entry) => keyOf(entry) === chosen) ?? entries[0]

  const copy = (entry: Entry) => {
    const text = entry.type === "phrase" ? entry.phrase.form : entry.snippet.text
    navigator.clipboard.writeText(text).then(
      () => say(app, `已复制：${nameOf(entry)}`),
      () => say(app, "没有复制上，浏览器不让写剪贴板。选中文字，按 Ctrl+C。"),
    )
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return
    const target = event.target as HTMLElement
    const rows = controlsIn(event.currentTarget, "[data-row]")
    const down = target === input.current && event.key === "ArrowDown"
    if (!down && !target.matches("[data-row]")) return
    const next = down
      ? rows.find((row) => row.tabIndex === 0)
      : arrowTarget(event.key, rows, target, "column")
    if (!next) return
    event.preventDefault()
    next.focus()
    setChosen(next.dataset.row ?? null)
  }

  return (
    <section className="lib-page" aria-labelledby="library-title" onKeyDown={onKeyDown}>
      <div className="lib-head">
        <h1 id="library-title">素材库</h1>
        <span className="meta">
          {counts.phrases} 条规范表述，{counts.snippets} 个片段
        </span>
        <span className="grow" />
        <SearchField field={field} shelf={shelf} onShelf={setShelf} inputRef={input} />
      </div>
      <div className="lib-cols">
        <div className="lib-list">
          {groups.map(({ label, found }) => (
            <section key={label} aria-label={label}>
              <h2 className="pal-g">
                {label}
                <span className="grow" />
                {found.length} 条
              </h2>
              <ul>
                {found.map((it) => {
                  const key = keyOf(it.entry)
                  const isCurrent = it.entry === current
                  return (
                    <li key={key}>
                      <button
                        type="button"
                        className="lib-ttl"
                        data-row={key}
                        aria-current={isCurrent ? "true" : undefined}
                        tabIndex={isCurrent ? 0 : -1}
                        onClick={() => setChosen(key)}
                      >
                        <EntryName found={it} />
                        <EntryTag found={it} />
                      </button>
                    </li>
                  )
                })}
              </ul>
            </section>
          ))}
        </div>
        <div className="lib-about">
          {current ? (
            <>
              <h2>{nameOf(current)}</h2>
              <EntryDetails entry={current} year={null} preview={null} />
              <div className="lib-acts">
                <button type="button" className="btn" onClick={() => copy(current)}>
                  {current.type === "phrase" ? "复制表述" : "复制片段"}
                </button>
              </div>
            </>
          ) : (
            <NothingFound query={query} />
          )}
        </div>
      </div>
    </section>
  )
}
