import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { defaultSettings } from "#shared/checks/types"
import { newReport } from "#shared/library/new-report"
import { defaultSkeleton } from "#shared/library/skeletons"
import { idsFor } from "#shared/model/ids"
import { schema } from "#shared/model/schema"
import { inputPlugin } from "../../../renderer/editor/input"
import { linesOfHtml, readClipboard } from "../../../renderer/editor/pasted-lines"
import { pastingPlugin } from "../../../renderer/editor/pasting"
import { newEditorState } from "../../../renderer/editor/state"
import "../../../renderer/styles/tokens.css"
import "../../../renderer/styles/components.css"
import "../../../renderer/styles/paper.css"

/** The editor with its pasting on a page: `pasting.browser.test.ts` loads it into a browser. */
declare global {
  interface Window {
    view: EditorView
    show(json: unknown, anchor: number): void
    showFresh(): void
    /** How many changes of the text there were. */
    changes: number
    lines(html: string): string[]
    clipboard(html: string, text: string): ReturnType<typeof readClipboard>
    said: string[]
  }
}

function mount(state: EditorState): void {
  window.view?.destroy()
  window.changes = 0
  window.said = []
  const sheet = document.querySelector<HTMLElement>(".sheet")!
  sheet.replaceChildren()
  const paper = document.createElement("div")
  paper.className = "paper"
  sheet.append(paper)
  const tell = (message: string) => void window.said.push(message)
  window.view = new EditorView(paper, {
    state,
    attributes: { class: "txt", role: "textbox", "aria-label": "正文" },
    plugins: [pastingPlugin(tell), inputPlugin(tell)],
    dispatchTransaction(tr: Transaction) {
      if (tr.docChanged) window.changes++
      window.view.updateState(window.view.state.apply(tr))
    },
  })
  window.view.focus()
}

Object.assign(window, {
  lines: linesOfHtml,
  clipboard: readClipboard,
  show(json: unknown, anchor: number) {
    const state = newEditorState(schema.nodeFromJSON(json), defaultSettings)
    mount(state.apply(state.tr.setSelection(TextSelection.create(state.doc, anchor))))
  },
  showFresh() {
    const doc = newReport(defaultSkeleton, 2026, idsFor("fresh"))
    const state = newEditorState(doc, defaultSettings)
    mount(state.apply(state.tr.setSelection(TextSelection.atStart(state.doc))))
  },
})
