import { undo } from "prosemirror-history"
import { Node } from "prosemirror-model"
import { TextSelection } from "prosemirror-state"
import { createRoot, type Root } from "react-dom/client"
import type { OpenReport, PageHost } from "#shared/api/contract"
import { defaultUserSettings } from "#shared/api/settings"
import { defaultSettings } from "#shared/checks/types"
import { attrsOf, schema } from "#shared/model/schema"
import { commandOf } from "../../../../renderer/app/command-keys"
import { runCommand } from "../../../../renderer/app/commands"
import { deskUi } from "../../../../renderer/app/desk-ui"
import { Session } from "../../../../renderer/app/session"
import { AppProvider, createApp } from "../../../../renderer/app/store"
import { newEditorState } from "../../../../renderer/editor/state"
import { DeskPage } from "../../../../renderer/pages/desk/DeskPage"
import "../../../../renderer/styles/tokens.css"
import "../../../../renderer/styles/components.css"
import "../../../../renderer/styles/app.css"
import "../../../../renderer/styles/desk.css"
import "../../../../renderer/styles/paper.css"
import "../../../../renderer/styles/matrix.css"
import { Toasts } from "../../../../renderer/ui/Toasts"

/** The desk with the matrix on it, for tests that need a real browser. */
declare global {
  interface Window {
    showMatrix(json: unknown): void
    caretBehind(text: string): void
    reportText(): string
    decisions(): unknown
    undoOnce(): void
  }
}

const host = new Proxy({} as PageHost, {
  get: (_, name) => (name === "on" ? () => () => {} : () => new Promise(() => {})),
})
let root: Root | null = null
let session: Session

Object.assign(window, {
  showMatrix(json: unknown) {
    const opened = {
      id: "r",
      name: null,
      file: null,
      revision: 1,
      savedAt: "",
      rescued: false,
      readOnly: false,
    }
    session = new Session(
      host,
      opened as unknown as OpenReport,
      newEditorState(Node.fromJSON(schema, json), defaultSettings),
    )
    const app = createApp(host, {
      shell: "portable",
      version: "0",
      settings: defaultUserSettings,
      capabilities: { nativeMenu: false, reveal: false, bindFiles: false, frameless: false },
      notices: [],
      opened: null,
    })
    app.store.setState({ page: { name: "desk", session } })
    deskUi.setState({ tab: "matrix", drawer: null, wish: null })
    root?.unmount()
    root = createRoot(document.getElementById("root")!)
    root.render(
      <AppProvider value={app}>
        <DeskPage session={session} />
        <Toasts />
      </AppProvider>,
    )
    window.onkeydown = (event) => {
      const id = event.defaultPrevented ? null : commandOf(event)
      if (!id) return
      event.preventDefault()
      runCommand(app, id)
    }
  },
  caretBehind(text: string) {
    let at = -1
    session.editor.doc.descendants((node, pos) => {
      const from = node.isText ? node.text!.indexOf(text) : -1
      if (from >= 0 && at < 0) at = pos + from + text.length
    })
    session.dispatch(session.editor.tr.setSelection(TextSelection.create(session.editor.doc, at)))
    session.view!.focus()
  },
  reportText: () => session.editor.doc.textBetween(0, session.editor.doc.content.size, "\n"),
  decisions: () => attrsOf.report(session.editor.doc).linkDecisions,
  undoOnce: () => undo(session.editor, session.dispatch),
})
