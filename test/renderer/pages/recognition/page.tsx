import { createRoot, type Root } from "react-dom/client"
import type { PageHost, StartInfo } from "#shared/api/contract"
import { fail } from "#shared/api/result"
import { defaultUserSettings } from "#shared/api/settings"
import { readFile } from "#shared/reading/read-file"
import { AppProvider, createApp } from "../../../../renderer/app/store"
import { RecognitionPage } from "../../../../renderer/pages/recognition/RecognitionPage"
import "../../../../renderer/styles/tokens.css"
import "../../../../renderer/styles/components.css"
import "../../../../renderer/styles/recognition.css"

/** The recognition page alone, for tests that need a real browser. */
declare global {
  interface Window {
    show(name: string, text: string, notices?: string[]): void
    /** What the page asked its host for. */
    calls: [name: string, input: unknown][]
  }
}

const info: StartInfo = {
  shell: "electron",
  version: "0.1.0",
  settings: defaultUserSettings,
  capabilities: { nativeMenu: false, reveal: true, bindFiles: true, frameless: false },
  notices: [],
  opened: null,
}

let root: Root | null = null

Object.assign(window, {
  show(name: string, text: string, notices: string[] = []) {
    root?.unmount()
    window.calls = []
    const host = new Proxy({} as PageHost, {
      get: (_, method: string) => async (input: unknown) => {
        window.calls.push([method, input])
        return fail("failed", "没有做成。")
      },
    })
    const bytes = new TextEncoder().encode(text)
    const read = readFile(name, bytes)
    if (!read.ok) throw new Error(read.failure.message)
    read.value.notices.push(...notices)
    root = createRoot(document.querySelector("#root")!)
    root.render(
      <AppProvider value={createApp(host, info)}>
        <RecognitionPage reading={{ file: { handle: "fabcdef", name, bytes }, imported: read.value }} />
      </AppProvider>,
    )
  },
})
