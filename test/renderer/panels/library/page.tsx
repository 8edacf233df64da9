import { Node } from "prosemirror-model"
import { TextSelection } from "prosemirror-state"
import { createRoot } from "react-dom/client"
import type { OpenReport, PageHost } from "#shared/api/contract"
import { defaultUserSettings } from "#shared/api/settings"
import { defaultSettings } from "#shared/checks/types"
import { schema } from "#shared/model/schema"
import { runCommand } from "../../../../renderer/app/commands"
import { Session } from "../../../../renderer/app/session"
import {
  type App,
  AppProvider,
  closeDialog,
  createApp,
  showDialog,
  useApp,
  useAppState,
} from "../../../../renderer/app/store"
import { newEditorState } from "../../../../renderer/editor/state"
import { mountEditor } from "../../../../renderer/editor/view"
import { LibraryBrowser } from "../../../../renderer/panels/library/LibraryBrowser"
import { LibraryPanel } from "../../../../renderer/panels/library/LibraryPanel"
import { Palette } from "../../../../renderer/panels/library/Palette"

/** The library with an editor on a page, for tests that need a real browser. */
declare global {
  interface Window {
    app: App
    session: Session
    show(what: "desk" | "start", json: unknown, readOnly?: boolean): void
    palette(): void
    /** Puts the caret behind the first place of the text that says this. */
    caretBehind(text: string): void
    textAround(): [before: string, after: string]
  }
}

const host = new Proxy({} as PageHost, { get: () => () => new Promise(() => {}) })
const capabilities = { nativeMenu: false, reveal: false, bindFiles: false, frameless: false }

function Dialogs() {
  const app = useApp()
  const dialogs = useAppState((state) => state.dialogs)
  return dialogs.map(({ key, render }) => <div key={key}>{render(() => closeDialog(app, key))}</div>)
}

Object.assign(window, {
  show(what: "desk" | "start", json: unknown, readOnly = false) {
    const opened = { id: "r", name: null, file: null, revision: 1, savedAt: "", rescued: false, readOnly }
    const state = newEditorState(Node.fromJSON(schema, json), defaultSettings)
    window.session = new Session(host, opened as unknown as OpenReport, state)
    window.app = createApp(host, {
      shell: "portable",
      version: "0",
      settings: defaultUserSettings,
      capabilities,
      notices: [],
      opened: null,
    })
    window.app.store.setState({
      page: what === "desk" ? { name: "desk", session: window.session } : { name: "start", tab: "library" },
    })
    createRoot(document.getElementById("root")!).render(
      <AppProvider value={window.app}>
        {what === "desk" ? (
          <aside className="panel r" aria-label="面板">
            <LibraryPanel session={window.session} />
          </aside>
        ) : (
          <LibraryBrowser />
        )}
        <Dialogs />
      </AppProvider>,
    )
    if (what === "desk") mountEditor(document.querySelector<HTMLElement>(".sheet")!, window.session).focus()
  },
  palette() {
    showDialog(window.app, (close) => (
      <Palette
        session={window.session}
        isEnabled={() => true}
        onCommand={(id) => runCommand(window.app, id)}
        onClose={close}
      />
    ))
  },
  caretBehind(text: string) {
    const { editor, view } = window.session
    let at = -1
    editor.doc.descendants((node, pos) => {
      if (at < 0 && node.isTextblock && node.textContent.includes(text))
        at = pos + 1 + node.textContent.indexOf(text) + text.length
    })
    window.session.dispatch(editor.tr.setSelection(TextSelection.create(editor.doc, at)))
    view!.focus()
  },
  textAround() {
    const { $from } = window.session.editor.selection
    const text = $from.parent.textContent
    return [text.slice(0, $from.parentOffset), text.slice($from.parentOffset)]
  },
})
