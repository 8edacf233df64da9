import { type KeyboardEvent, useMemo, useRef } from "react"
import { useStore } from "zustand"
import { useQuery } from "../../panels/library/use-query"
import { Dialog } from "../../ui/Dialog"
import { Icon } from "../../ui/Icon"
import { SearchField } from "../../ui/SearchField"
import { rowAfter } from "../start/report-list"
import type { Batch } from "./batch"

/** Which of last year's reports belongs to one of this year's: a list to look through, by words of its name. */
export function MatchDialog(props: {
  batch: Batch
  file: string
  onMatch(old: string | null): void
  onClose(): void
}) {
  const { batch, file, onMatch, onClose } = props
  const last = useStore(batch.store, (state) => state.last)
  const { query, field } = useQuery()
  const list = useRef<HTMLDivElement>(null)
  const ownerOf = useMemo(() => new Map([...(last?.matches ?? [])].map(([own, old]) => [old, own])), [last])
  const shown = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean)
    return (last?.files ?? [])
      .map(({ name }) => name)
      .filter((name) => words.every((word) => name.toLowerCase().includes(word)))
      .sort((a, b) => Number(ownerOf.has(a)) - Number(ownerOf.has(b)))
  }, [last, query, ownerOf])
  if (!last) return null
  const own = last.matches.get(file) ?? null
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const all = rows()
    const next = rowAfter(event.key, all.indexOf(document.activeElement as HTMLElement), all.length)
    if (next === null) return
    event.preventDefault()
    all[next]!.focus()
  }
  return (
    <Dialog
      title="选上年的报告"
      className="bt-match"
      width={560}
      onClose={onClose}
      footer={
        <>
          {own !== null && (
            <button type="button" className="btn" onClick={() => onMatch(null)}>
              没有上年的，不比
            </button>
          )}
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            取消
          </button>
        </>
      }
    >
      <div className="dlg-pad">
        <p className="mid bt-file">{`今年：${file}`}</p>
        <SearchField
          label="找上年的文件"
          placeholder={`在“${last.name}”里找`}
          field={field}
          safe
          onDown={() => rows()[0]?.focus()}
          onEnter={shown.length === 1 ? () => onMatch(shown[0]!) : undefined}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows go between the buttons in it, which Tab reaches, too */}
      <div className="dlg-scroll bt-olds" ref={list} onKeyDown={onKeyDown}>
        {shown.map((name) => {
          const owner = ownerOf.get(name)
          return (
            <button
              key={name}
              type="button"
              className="bt-old"
              aria-current={name === own || undefined}
              onClick={() => (name === own ? onClose() : onMatch(name))}
            >
              <span className="menu-mark">{name === own && <Icon name="check" size={12} />}</span>
              <span className="grow cut" title={name}>
                {name}
              </span>
              {owner !== undefined && owner !== file && (
                <span className="meta cut" title={owner}>{`已对着 ${owner}`}</span>
              )}
            </button>
          )
        })}
        {shown.length === 0 && (
          <div className="empty">
            <b>没有找到</b>
            上年的文件名里没有这几个字。换个说法，或删去几个字。
          </div>
        )}
      </div>
      <p className="vh" role="status">
        {query.trim() !== "" && `找到 ${shown.length} 份`}
      </p>
    </Dialog>
  )
}
