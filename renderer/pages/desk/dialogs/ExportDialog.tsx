import { useId, useState } from "react"
import { Properties } from "#shared/model/properties"
import { attrsOf } from "#shared/model/schema"
import { deskUi } from "../../../app/desk-ui"
import type { Session } from "../../../app/session"
import { type App, say, useApp, useAppState } from "../../../app/store"
import { changeProperties } from "../../../editor/acts"
import { editionMark } from "../../../editor/edition"
import { findingsOf, rangeInDoc, setCurrent } from "../../../editor/findings"
import { summaryOf } from "../../../editor/summary"
import { type Entry, entriesOf } from "../../../panels/findings/entries"
import { goToText, openPanel } from "../../../panels/reveal"
import { useEditor, useSession } from "../../../panels/use-session"
import { Dialog } from "../../../ui/Dialog"
import { Dot } from "../../../ui/Dot"
import { Icon } from "../../../ui/Icon"
import { exportInWorker } from "../../../work"
import { ExportPlaces } from "./ExportPlaces"
import { type ExportRow, exportRows, fileNameError, fileNameOf } from "./export-rows"
import { PropertyFields } from "./PropertyFields"
import { type DraftErrors, draftOf, readDraft } from "./property-draft"

/** 导出前看一遍: what is still wrong, who and when, under which name; then the .docx. */
export function ExportDialog({ session, onClose }: { session: Session; onClose(): void }) {
  const app = useApp()
  const editor = useEditor(session)
  const readOnly = useSession(session, (state) => state.readOnly)
  const perMinute = useAppState((state) => state.settings.charactersPerMinute)
  const { checked } = findingsOf(editor)
  const [name, setName] = useState(() => fileNameOf(summaryOf(session.editor).title) + fileMark(session))
  const [nameError, setNameError] = useState<string | null>(null)
  const [draft, setDraft] = useState(() => draftOf(attrsOf.report(session.editor.doc).properties))
  const [errors, setErrors] = useState<DraftErrors>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useId()

  const goTo = (entry: Entry) => {
    onClose()
    // The dialog gives the focus back when it goes; the place is gone to after that.
    setTimeout(() => goToFinding(app, session, entry))
  }
  const submit = async () => {
    const wrong = fileNameError(name)
    const read = readDraft(draft)
    setNameError(wrong)
    setErrors("errors" in read ? read.errors : {})
    if (wrong || "errors" in read || busy) return
    if (!readOnly && !same(read.value, attrsOf.report(session.editor.doc).properties))
      session.dispatch(changeProperties(session.editor, read.value))
    setBusy(true)
    const failed = await exportReport(app, session, `${name.trim()}.docx`)
    setBusy(false)
    setFailure(failed === "cancelled" ? null : failed)
    if (failed === null) onClose()
  }

  const rows = exportRows(checked, perMinute)
  const grave = entriesOf(checked).filter(({ finding }) => finding.severity === "error")
  return (
    <Dialog
      title="导出前看一遍"
      onClose={onClose}
      width={880}
      className="ex"
      footer={
        <>
          <span className="field ex-name">
            <Icon name="doc" />
            <input
              form={form}
              data-safe=""
              aria-label="文件名"
              aria-invalid={nameError !== null}
              aria-describedby={nameError ? `${form}-name` : undefined}
              value={name}
              onChange={(event) => {
                setName(event.target.value)
                setNameError(null)
              }}
            />
            <span className="dim">.docx</span>
          </span>
          {nameError && (
            <span id={`${form}-name`} className="seal" role="alert">
              {nameError}
            </span>
          )}
          <span className="grow" />
          <button type="submit" form={form} className="btn btn-p btn-l" disabled={busy}>
            <Icon name="out" />
            {busy ? "正在导出" : "导出"} <kbd>Enter</kbd>
          </button>
        </>
      }
    >
      <form
        id={form}
        className="ex-b"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div className="ex-l">
          {failure && (
            <div className="errbox" role="alert">
              <b>没有导出</b>
              <span className="mid">{failure}</span>
            </div>
          )}
          {grave.length > 0 && (
            <div className="errbox">
              <b>
                还有 {grave.length} 处必须改：{grave[0]!.title}
              </b>
              <span className="mid">可以先导出送领导看，定稿前改好。</span>{" "}
              <button type="button" className="lnk" onClick={() => goTo(grave[0]!)}>
                去改
              </button>
            </div>
          )}
          <h3>内容</h3>
          <ul className="cl">
            {rows.map((row) => (
              <Row key={row.key} row={row} onGo={goTo} />
            ))}
          </ul>
        </div>
        <fieldset className="ex-r" disabled={readOnly}>
          <legend>报告信息</legend>
          <PropertyFields
            draft={draft}
            errors={errors}
            onChange={(next) => {
              setDraft(next)
              setErrors({})
            }}
          />
        </fieldset>
      </form>
    </Dialog>
  )
}

/** The file is called by its version, so that nobody sends or prints another one. */
const fileMark = (session: Session) => editionMark(session.editor.doc).replace(/[\\/:*?"<>|\p{Cc}]/gu, "")

/** Both are plain data in one order of fields. */
const same = (a: Properties, b: Properties) => JSON.stringify(a) === JSON.stringify(Properties.parse(b))

function Row({ row, onGo }: { row: ExportRow; onGo(entry: Entry): void }) {
  const { state, text, note, places } = row
  return (
    <li>
      {state ? <Dot state={state} /> : <span className="dot" />}
      <span className={places.length > 0 ? "" : "grow"}>{text}</span>
      <span className="meta">{note}</span>
      {places.length > 0 && <ExportPlaces row={row} onGo={onGo} />}
    </li>
  )
}

/** Puts the caret at a finding, and opens it in the panel. */
function goToFinding(app: App, session: Session, entry: Entry): void {
  const { outline } = findingsOf(session.editor).checked.facts
  deskUi.setState({ tab: "findings" })
  openPanel(app)
  session.dispatch(setCurrent(session.editor.tr, entry.mark))
  goToText(session, rangeInDoc(entry.finding, outline).from)
}

/** Work that takes longer than this, in milliseconds, shows a bar. */
const barAfter = 1000

/** Lays out, asks where to, writes, says so. Answers null when done, else why not. */
async function exportReport(
  app: App,
  session: Session,
  fileName: string,
): Promise<string | "cancelled" | null> {
  const timer = setTimeout(
    () => app.store.setState({ progress: { label: `正在排版 ${fileName}`, done: 0, total: null } }),
    barAfter,
  )
  const laidOut = await exportInWorker(session.editor.doc)
  clearTimeout(timer)
  app.store.setState({ progress: null })
  if (!laidOut.ok) return laidOut.failure.message
  const written = await app.host.exportFile({ suggestedName: fileName, bytes: laidOut.value })
  if (!written.ok) return written.failure.message
  if (!written.value) return "cancelled"
  const { name, handle } = written.value
  session.exported(new Date().toISOString())
  const reveal = app.info.capabilities.reveal && handle
  say(
    app,
    `已导出“${name}”`,
    reveal ? { label: "打开所在文件夹", run: () => void openFolder(app, handle) } : undefined,
  )
  return null
}

async function openFolder(app: App, handle: string): Promise<void> {
  const opened = await app.host.revealFile({ handle })
  if (!opened.ok) say(app, opened.failure.message)
}
