import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { createStore, type StoreApi } from "zustand/vanilla"
import type { BoundFile, FileProblem, OpenReport, PageHost, Saved, Summary } from "#shared/api/contract"
import type { Failure } from "#shared/api/result"
import { writeReport } from "#shared/model/report"
import { isAboutEdition, isLocked, leaveEdition } from "../editor/edition"
import { findingsOf } from "../editor/findings"
import { newEditorState } from "../editor/state"
import { summaryOf } from "../editor/summary"

export type Saving =
  | { at: "saved"; time: string }
  | { at: "pending" }
  | { at: "saving" }
  /** The library has nothing of the last change. */
  | { at: "failed"; failure: Failure }

/** What panels show of the open report. */
export interface SessionState {
  /** The editor as of the last frame that was drawn: panels never hold up a keystroke. */
  editor: EditorState
  name: string | null
  file: BoundFile | null
  /** Why the bound file is behind the library, or null. */
  fileProblem: FileProblem | null
  /** Takes no changes: another window holds it, or it is locked (定稿). */
  readOnly: boolean
  saving: Saving
  exportedAt: string | null
}

/** Changes that follow each other within so many milliseconds are typing. */
const burst = 300

/** Panels are drawn in a pause of so many milliseconds, and while somebody types without one at least so often. */
const drawPause = 100
const drawLimit = 600

/** A pause of this many milliseconds saves; the promise to the user is 300. */
const pause = 200

/** Who types without a pause is saved at least every so many milliseconds: a power cut may come in any of them. */
const saveLimit = 3000

/** A save that failed is tried again after this many milliseconds: disks get room, files are let go. */
const retryPause = 5000

/** Only a save that takes longer than this many milliseconds is shown as one. */
const slowSave = 300

/**
 * One open report: its editor state, and the saving of it. Every change goes through `dispatch`, whoever makes it
 * (keys, panels, dialogs), so that undo, checking and saving miss none.
 */
export class Session {
  readonly store: StoreApi<SessionState>
  /** The editor's state now; ahead of `store` by at most a frame. */
  editor: EditorState
  /** The view while the desk is on the screen. */
  view: EditorView | null = null
  private revision: number
  private timer: ReturnType<typeof setTimeout> | null = null
  private running: Promise<void> | null = null
  private drawTimer: ReturnType<typeof setTimeout> | null = null
  /** When panels were last asked to be drawn, by `performance.now()`. */
  private drawAsked = Number.NEGATIVE_INFINITY
  /** Since when the panels are behind the text, or null. */
  private undrawnSince: number | null = null
  private released = false
  /** Since when there are changes that no save has taken up, or null. */
  private unsavedSince: number | null = null
  /** The document that the library has. */
  private stored: Node
  private savedAt: string
  /** What lists show of the report changed although its text did not. */
  private unsummed = false

  constructor(
    private readonly host: PageHost,
    readonly opened: OpenReport,
    editor: EditorState,
    exportedAt: string | null = null,
  ) {
    this.editor = editor
    this.revision = opened.revision
    this.stored = editor.doc
    this.savedAt = opened.savedAt
    this.store = createStore<SessionState>(() => ({
      editor,
      name: opened.name,
      file: opened.file,
      fileProblem: null,
      readOnly: opened.readOnly || isLocked(editor.doc),
      saving: { at: "saved", time: opened.savedAt },
      exportedAt,
    }))
    // What was rescued is in no file yet.
    if (opened.rescued && !opened.readOnly) this.schedule()
  }

  get id(): string {
    return this.opened.id
  }

  /**
   * Changes the report, or the selection. A report that another window holds takes no changes, and a locked one
   * none but being unlocked.
   */
  dispatch = (tr: Transaction): void => {
    const before = this.editor.doc
    if (tr.docChanged && (this.opened.readOnly || (isLocked(before) && !isAboutEdition(tr)))) return
    this.editor = this.editor.apply(leaveEdition(tr))
    this.view?.updateState(this.editor)
    this.lock()
    if (this.editor.doc !== before) this.schedule()
    this.draw()
  }

  /** Everybody who changes something hears at once that it was locked or unlocked. */
  private lock(): void {
    const readOnly = this.opened.readOnly || isLocked(this.editor.doc)
    if (readOnly !== this.store.getState().readOnly) this.store.setState({ readOnly })
  }

  /**
   * Tells the panels, after the browser has drawn the text; not while a word is being composed. A single act is told at
   * once; keys that follow each other are told in their first pause, so that none of them waits for a panel.
   */
  draw(): void {
    const now = performance.now()
    // Who works in a panel sees at once what a key did.
    const isTyping = (this.view?.hasFocus() ?? false) && now - this.drawAsked < burst
    this.drawAsked = now
    if (this.undrawnSince === null) this.undrawnSince = now
    const wait = isTyping ? Math.min(drawPause, this.undrawnSince + drawLimit - now) : 0
    if (this.drawTimer) clearTimeout(this.drawTimer)
    this.drawTimer = null
    requestAnimationFrame(() => {
      if (this.drawTimer || this.undrawnSince === null) return
      this.drawTimer = setTimeout(
        () => {
          this.drawTimer = null
          if (!this.view?.composing) this.publish()
        },
        Math.max(0, wait),
      )
    })
  }

  private publish(): void {
    this.undrawnSince = null
    const { editor, saving } = this.store.getState()
    if (editor === this.editor) return
    this.store.setState({
      editor: this.editor,
      saving: this.dirty && saving.at === "saved" ? { at: "pending" } : saving,
    })
  }

  /** There are changes that the library does not have yet. */
  get dirty(): boolean {
    return this.editor.doc !== this.stored
  }

  summary(): Summary {
    return { ...summaryOf(this.editor), exportedAt: this.store.getState().exportedAt }
  }

  private schedule(after = pause): void {
    if (this.released || this.opened.readOnly) return
    const isComposing = () => this.view?.composing ?? false
    const now = performance.now()
    if (this.unsavedSince === null) this.unsavedSince = now
    const wait = after === pause ? Math.min(after, Math.max(0, this.unsavedSince + saveLimit - now)) : after
    if (this.timer) clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      if (!isComposing()) return void this.save()
      // A word that is being composed is not written yet, and nothing is drawn beside it, no “saving” either.
      this.unsavedSince = null
      this.schedule()
    }, wait)
  }

  /**
   * Saves now, unless nothing changed. One save at a time: a change that comes meanwhile is saved after it.
   *
   * @param overwrite write the bound file even if somebody else changed it
   */
  async save(overwrite = false): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    while (this.running) await this.running
    const { fileProblem, saving } = this.store.getState()
    if (this.opened.readOnly) return
    if (!this.dirty && !this.unsummed && !this.opened.rescued && !overwrite && !fileProblem) {
      if (saving.at !== "saved") this.store.setState({ saving: { at: "saved", time: this.savedAt } })
      return
    }
    this.running = this.write(overwrite).finally(() => {
      this.running = null
    })
    await this.running
    if (this.store.getState().saving.at === "failed") this.schedule(retryPause)
    else if (this.dirty) this.schedule()
  }

  private async write(overwrite: boolean): Promise<void> {
    const { doc } = this.editor
    this.unsummed = false
    this.unsavedSince = null
    const slow = setTimeout(() => this.store.setState({ saving: { at: "saving" } }), slowSave)
    const saved = await this.host.saveReport({
      id: this.id,
      revision: this.revision,
      report: writeReport(doc),
      summary: this.summary(),
      overwrite,
    })
    clearTimeout(slow)
    if (!saved.ok) {
      this.unsummed = true
      this.store.setState({ saving: { at: "failed", failure: saved.failure } })
      return
    }
    this.revision = saved.value.revision
    this.savedAt = saved.value.savedAt
    this.stored = doc
    this.opened.rescued = false
    this.store.setState({
      saving: this.dirty ? { at: "pending" } : { at: "saved", time: saved.value.savedAt },
      fileProblem: saved.value.file,
    })
  }

  /** The report was saved to a file (`saveReportAs`); null where it cannot stay bound to it. */
  bound(file: BoundFile | null, doc: Node, { revision, savedAt, file: fileProblem }: Saved): void {
    this.revision = revision
    this.savedAt = savedAt
    this.stored = doc
    this.store.setState({ file, fileProblem, saving: { at: "saved", time: savedAt } })
    if (this.dirty) this.schedule()
  }

  /** Goes on with another document, as if the report had been opened with it: there is nothing to undo. */
  replace(doc: Node): void {
    const { settings } = findingsOf(this.editor)
    this.editor = newEditorState(doc, settings)
    this.view?.updateState(this.editor)
    this.lock()
    this.schedule()
    this.draw()
  }

  /** The report was exported just now. */
  exported(at: string): void {
    this.store.setState({ exportedAt: at })
    this.unsummed = true
    this.schedule()
  }

  /** Keeps the unsaved rest where a page that is being closed can: see `PageHost.rescue`. */
  rescue(): void {
    if (this.dirty && !this.opened.readOnly)
      this.host.rescue(this.id, this.revision, writeReport(this.editor.doc))
  }

  /** Saves what is left and gives the report back. Answers false when it could not be saved: ask the user. */
  async close(): Promise<boolean> {
    await this.save()
    if (this.dirty && !this.opened.readOnly) return false
    await this.release()
    return true
  }

  /** Gives the report back as it is stored; what is not saved by now is given up. */
  async release(): Promise<void> {
    this.released = true
    if (this.timer) clearTimeout(this.timer)
    await this.host.releaseReport({ id: this.id })
  }
}
