import { useEffect, useRef } from "react"
import type { ReportEntry } from "#shared/api/contract"
import { useApp } from "../../app/store"
import { Dot } from "../../ui/Dot"
import { Icon, type IconName } from "../../ui/Icon"
import { nameOf, stateOf } from "./report-list"
import { when } from "./when"

/** What a row can be asked for. */
export interface RowActs {
  open(entry: ReportEntry): void
  rename(entry: ReportEntry): void
  /** The field of the name was left. `name` null: it stays as it was. `byKey`: by Enter or Esc. */
  renamed(entry: ReportEntry, name: string | null, byKey: boolean): void
  duplicate(entry: ReportEntry): void
  carry(entry: ReportEntry): void
  remove(entry: ReportEntry): void
}

/** A report with how far it is, and what can be done with it. Its name is a field while it is being renamed. */
export function ReportRow(props: {
  entry: ReportEntry
  isCurrent: boolean
  renaming: boolean
  acts: RowActs
  onFocus(): void
}) {
  const { entry, isCurrent, renaming, acts, onFocus } = props
  const { info } = useApp()
  const { summary, file } = entry
  const state = stateOf(entry)
  const name = nameOf(entry)
  const act = (icon: IconName, label: string, keys: string, run: () => void) => (
    <button
      type="button"
      className="btn btn-q btn-i"
      title={`${label} ${keys}`}
      aria-label={`${label}：${name}`}
      tabIndex={isCurrent ? 0 : -1}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <tr className={isCurrent ? "is-cur" : undefined} onFocus={onFocus}>
      <td className="sp-name">
        {renaming ? (
          <Rename entry={entry} onDone={(value, byKey) => acts.renamed(entry, value, byKey)} />
        ) : (
          <button
            type="button"
            className="sp-open"
            data-row={entry.id}
            tabIndex={isCurrent ? 0 : -1}
            onClick={() => acts.open(entry)}
          >
            <span className="cut">{name}</span>
            <span className="rs">
              {state.dot ? <Dot state={state.dot} label="" /> : <Icon name="pen" size={12} />}
              <span className="cut">{state.words}</span>
            </span>
          </button>
        )}
      </td>
      <td>{summary.year ?? "未定"}</td>
      <td className="sp-unit cut">{summary.unit ?? ""}</td>
      <td className="r">{summary.characters.toLocaleString("zh-CN")}</td>
      <td>{when(entry.savedAt, new Date())}</td>
      <td className="sp-file cut">{file ?? (info.shell === "portable" ? "仅在浏览器中" : "资料夹")}</td>
      <td className="sp-acts">
        {act("docplus", "以它写今年的", "Ctrl+Enter", () => acts.carry(entry))}
        {act("pen", "改名", "F2", () => acts.rename(entry))}
        {act("docs", "复制一份", "Ctrl+D", () => acts.duplicate(entry))}
        {act("trash", "放进回收站", "Delete", () => acts.remove(entry))}
      </td>
    </tr>
  )
}

function Rename(props: { entry: ReportEntry; onDone(name: string | null, byKey: boolean): void }) {
  const { entry, onDone } = props
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  /** Enter and Esc take the field away, and a field that goes away is left: it counts once. */
  const over = useRef(false)
  const finish = (name: string | null, byKey: boolean) => {
    if (over.current) return
    over.current = true
    onDone(name, byKey)
  }
  return (
    <input
      ref={field}
      className="field sp-rename"
      aria-label="报告的名字"
      placeholder={entry.summary.title}
      maxLength={200}
      defaultValue={nameOf(entry)}
      onBlur={(event) => finish(event.target.value, false)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === "Enter") finish(event.currentTarget.value, true)
        else if (event.key === "Escape") finish(null, true)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
