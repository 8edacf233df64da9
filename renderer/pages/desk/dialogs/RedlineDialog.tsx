import type { Node } from "prosemirror-model"
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react"
import type { VersionEntry } from "#shared/api/contract"
import { lastYearOf } from "#shared/carry/last-year"
import { readReport } from "#shared/model/report"
import { attrsOf } from "#shared/model/schema"
import type { Session } from "../../../app/session"
import { type App, say, useApp } from "../../../app/store"
import { Dialog } from "../../../ui/Dialog"
import { arrowTarget, controlsIn } from "../../../ui/roving"
import { redlineInWorker } from "../../../work"
import { versionName, versionTime } from "../../versions/words"
import { fileNameOf } from "./export-rows"

/** What the report can be held against in a redline copy. */
type Against = { key: string; name: string; note: string } & (
  | { kind: "version"; entry: VersionEntry }
  | { kind: "lastYear"; doc: Node }
)

/** 导出花脸稿: what changed since a version, or since last year's report, as tracked changes of a .docx. */
export function RedlineDialog({ session, onClose }: { session: Session; onClose(): void }) {
  const app = useApp()
  const { rows, failure: unlisted } = useAgainst(app, session)
  const [chosen, setChosen] = useState<string | null>(null)
  const [author, setAuthor] = useState(() => attrsOf.report(session.editor.doc).properties.name ?? "")
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useId()
  const list = useRef<HTMLDivElement>(null)
  const current = rows?.find(({ key }) => key === chosen) ?? rows?.[0]
  const submit = async () => {
    if (!current || busy) return
    setBusy(true)
    setFailure(null)
    const failed = await exportRedline(app, session, current, author)
    setBusy(false)
    if (failed === null) onClose()
    else if (failed !== "cancelled") setFailure(failed)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const rows = controlsIn(event.currentTarget, "input")
    const target = arrowTarget(event.key, rows, document.activeElement, "column") as HTMLInputElement | null
    if (!target) return
    event.preventDefault()
    setChosen(target.value)
    target.focus()
  }
  useEffect(() => {
    if (rows) list.current?.querySelector<HTMLElement>("input")?.focus()
  }, [rows])
  return (
    <Dialog
      title="导出花脸稿"
      onClose={onClose}
      width={560}
      footer={
        <>
          <label htmlFor={`${form}-author`} className="meta">
            修订署名
          </label>
          <input
            id={`${form}-author`}
            form={form}
            className="field"
            maxLength={40}
            autoComplete="off"
            placeholder="述职台"
            value={author}
            onChange={(event) => setAuthor(event.target.value)}
          />
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose} data-safe="">
            取消
          </button>
          <button type="submit" form={form} className="btn btn-p" disabled={!current || busy}>
            {busy ? "正在导出" : "导出"} <kbd>Enter</kbd>
          </button>
        </>
      }
    >
      {(failure ?? unlisted) && (
        <div className="rl-fail">
          <div className="errbox" role="alert">
            <b>没有导出</b>
            <span className="mid">{failure ?? unlisted}</span>
          </div>
        </div>
      )}
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p className="dlg-text">
          从选的那一版到现在，删去的、加上的都成为修订，在 Word 和 WPS 里看得见，也能一处一处接受或拒绝。
        </p>
        {rows?.length === 0 && (
          <div className="empty">
            <b>还没有可以比的</b>
            到了该留底的时候，在“文件”里“存一个版本…”，以后就能和它比；也可以先“对照去年的报告…”。
          </div>
        )}
        {rows && rows.length > 0 && (
          <div ref={list} className="rl-list" role="radiogroup" aria-label="和哪一版比" onKeyDown={onKeyDown}>
            {rows.map((row) => (
              <label key={row.key} className="rl-row">
                <input
                  type="radio"
                  name={`${form}-against`}
                  value={row.key}
                  checked={row === current}
                  onChange={() => setChosen(row.key)}
                />
                <span className="cut">{row.name}</span>
                <span className="meta">{row.note}</span>
              </label>
            ))}
          </div>
        )}
      </form>
    </Dialog>
  )
}

/** Versions with a name first, then last year's report, then what the program kept by itself. */
function useAgainst(app: App, session: Session): { rows: readonly Against[] | null; failure: string | null } {
  const [state, setState] = useState<{ rows: readonly Against[] | null; failure: string | null }>({
    rows: null,
    failure: null,
  })
  useEffect(() => {
    let here = true
    const last = lastYearOf(session.editor.doc)
    const lastYear: Against[] = last
      ? [{ kind: "lastYear", key: "last", name: `去年的报告：${last.source.name}`, note: "", doc: last.doc }]
      : []
    void app.host.listVersions({ id: session.id }).then((listed) => {
      if (!here) return
      if (!listed.ok) return setState({ rows: lastYear, failure: listed.failure.message })
      const now = new Date()
      const rowOf = (entry: VersionEntry): Against => ({
        kind: "version",
        key: String(entry.number),
        name: entry.name ?? versionTime(entry.at, now),
        note: entry.name === null ? "自动留的" : versionTime(entry.at, now),
        entry,
      })
      const { versions } = listed.value
      const named = versions.filter(({ name }) => name !== null).map(rowOf)
      const others = versions.filter(({ name }) => name === null).map(rowOf)
      setState({ rows: [...named, ...lastYear, ...others], failure: null })
    })
    return () => {
      here = false
    }
  }, [app, session])
  return state
}

/** Work that takes longer than this, in milliseconds, shows a bar. */
const barAfter = 1000

/** Lays out, asks where to, writes, says so. Answers null when done, else why not. */
async function exportRedline(
  app: App,
  session: Session,
  against: Against,
  author: string,
): Promise<string | "cancelled" | null> {
  const before = await reportOf(app, session, against)
  if (typeof before === "string") return before
  const after = session.editor.doc
  const timer = setTimeout(
    () => app.store.setState({ progress: { label: "正在排花脸稿", done: 0, total: null } }),
    barAfter,
  )
  const by = { author: author.trim(), date: new Date().toISOString() }
  const made = await redlineInWorker(before, after, by)
  clearTimeout(timer)
  app.store.setState({ progress: null })
  if (!made.ok) return made.failure.message
  const { title } = session.summary()
  const suggestedName = `${fileNameOf(title || "述职报告")}（花脸稿）.docx`
  const written = await app.host.exportFile({ suggestedName, bytes: made.value })
  if (!written.ok) return written.failure.message
  if (!written.value) return "cancelled"
  const { name, handle } = written.value
  const since = against.kind === "version" ? `从${versionName(against.entry, new Date())}` : "从去年的报告"
  say(
    app,
    `已导出“${name}”，${since}到现在的改动都在里面。`,
    app.info.capabilities.reveal && handle
      ? { label: "打开所在文件夹", run: () => void app.host.revealFile({ handle }) }
      : undefined,
  )
  return null
}

/** The report that is compared, or why it cannot be read. */
async function reportOf(app: App, session: Session, against: Against): Promise<Node | string> {
  if (against.kind === "lastYear") return against.doc
  const stored = await app.host.readVersion({ id: session.id, number: against.entry.number })
  if (!stored.ok) return stored.failure.message
  const read = readReport(stored.value.report)
  return read.ok ? read.doc : "这一版的内容读不出来，原样留着。换一版。"
}
