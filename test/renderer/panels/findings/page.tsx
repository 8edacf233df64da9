import { Node } from "prosemirror-model"
import { createRoot, type Root } from "react-dom/client"
import type { OpenReport, PageHost } from "#shared/api/contract"
import { defaultUserSettings } from "#shared/api/settings"
import { type CheckSettings, defaultSettings } from "#shared/checks/types"
import { schema } from "#shared/model/schema"
import { Session } from "../../../../renderer/app/session"
import { AppProvider, closeDialog, createApp, useApp, useAppState } from "../../../../renderer/app/store"
import { newEditorState } from "../../../../renderer/editor/state"
import { FindingsPanel } from "../../../../renderer/panels/findings/FindingsPanel"

/** The panel of findings on a page, for tests that need a real browser. */
declare global {
  interface Window {
    showFindings(json: unknown, settings: Partial<CheckSettings>): void
  }
}

const host = new Proxy({} as PageHost, { get: () => () => new Promise(() => {}) })
const capabilities = { nativeMenu: false, reveal: false, bindFiles: false, frameless: false }
let root: Root | null = null

function Dialogs() {
  const app = useApp()
  const dialogs = useAppState((state) => state.dialogs)
  return dialogs.map(({ key, render }) => <div key={key}>{render(() => closeDialog(app, key))}</div>)
}

Object.assign(window, {
  showFindings(json: unknown, settings: Partial<CheckSettings>) {
    const opened = {
      id: "r",
      name: null,
      file: null,
      revision: 1,
      savedAt: "",
      rescued: false,
      readOnly: false,
    }
    const state = newEditorState(Node.fromJSON(schema, json), { ...defaultSettings, ...settings })
    const session = new Session(host, opened as unknown as OpenReport, state)
    const app = createApp(host, {
      shell: "portable",
      version: "0",
      settings: defaultUserSettings,
      capabilities,
      notices: [],
      opened: null,
    })
    app.store.setState({ page: { name: "desk", session } })
    root?.unmount()
    root = createRoot(document.getElementById("root")!)
    root.render(
      <AppProvider value={app}>
        <FindingsPanel session={session} />
        <Dialogs />
      </AppProvider>,
    )
  },
})
