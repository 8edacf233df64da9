import "../../../../renderer/styles/tokens.css"
import "../../../../renderer/styles/components.css"
import "../../../../renderer/styles/app.css"
import "../../../../renderer/styles/paper.css"
import "../../../../renderer/styles/desk.css"
import "../../../../renderer/styles/library.css"
import { createRoot } from "react-dom/client"
import type { OpenReport, PageHost, StartInfo } from "#shared/api/contract"
import { defaultUserSettings } from "#shared/api/settings"
import { defaultSettings } from "#shared/checks/types"
import { writeReport } from "#shared/model/report"
import { readFile } from "#shared/reading/read-file"
import { AppRoot } from "../../../../renderer/App"
import { Session } from "../../../../renderer/app/session"
import { AppProvider, createApp } from "../../../../renderer/app/store"
import { newEditorState } from "../../../../renderer/editor/state"

/** The desk in a real browser over a host that only answers, for what needs layout and focus. */
declare global {
  interface Window {
    showDesk(text: string): void
    session: Session
  }
}

window.showDesk = (text) => {
  const read = readFile("a.txt", new TextEncoder().encode(text))
  if (!read.ok) throw new Error(read.failure.message)
  const { doc } = read.value
  const savedAt = "2026-12-03T06:32:00.000Z"
  const answer = (value: unknown) => async () => ({ ok: true, value })
  const host = {
    saveReport: answer({ revision: 1, savedAt, file: null }),
    saveSettings: answer(null),
    setWindow: answer(null),
    on: () => () => {},
    rescue() {},
  } as unknown as PageHost
  const capabilities = { nativeMenu: false, reveal: false, bindFiles: true, frameless: false }
  const info: StartInfo = {
    shell: "electron",
    version: "0.0.0",
    settings: defaultUserSettings,
    capabilities,
    notices: [],
    opened: null,
  }
  const opened: OpenReport = {
    id: "r1234567",
    name: null,
    report: writeReport(doc),
    revision: 0,
    file: null,
    readOnly: false,
    rescued: false,
    savedAt,
  }
  const app = createApp(host, info)
  window.session = new Session(host, opened, newEditorState(doc, defaultSettings))
  app.store.setState({ page: { name: "desk", session: window.session } })
  createRoot(document.getElementById("root")!).render(
    <AppProvider value={app}>
      <AppRoot />
    </AppProvider>,
  )
}
