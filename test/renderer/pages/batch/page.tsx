import { createRoot, type Root } from "react-dom/client"
import type { PageHost, StartInfo } from "#shared/api/contract"
import { fail, ok } from "#shared/api/result"
import { defaultUserSettings } from "#shared/api/settings"
import type { BatchResult } from "#shared/batch/row"
import { checkSettingsOf } from "../../../../renderer/app/actions"
import { AppProvider, createApp } from "../../../../renderer/app/store"
import { BatchPage } from "../../../../renderer/pages/batch/BatchPage"
import { Batch, type BatchFile, batchPlace } from "../../../../renderer/pages/batch/batch"
import { Toasts } from "../../../../renderer/ui/Toasts"
import "../../../../renderer/styles/tokens.css"
import "../../../../renderer/styles/components.css"
import "../../../../renderer/styles/app.css"
import "../../../../renderer/styles/start.css"
import "../../../../renderer/styles/batch.css"

/** The page of the batch alone, for tests that need a real browser. */
declare global {
  interface Window {
    /** Shows a folder in which the first `done` files are checked at once; the others wait for `next`. */
    showFolder(results: BatchResult[], done?: number): void
    next(): void
    /** The page without a folder. */
    showEmpty(): void
    /** What the page asked its host for, and which originals it opened. */
    asked: string[]
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

function render(batch: Batch | null): void {
  root?.unmount()
  window.asked = []
  const host = new Proxy({} as PageHost, {
    get: (_, method: string) => async () => {
      window.asked.push(method)
      return method === "pickFolder" ? ok(null) : fail("failed", "没有做成。")
    },
  })
  const app = createApp(host, info)
  batchPlace(app).setState({ batch })
  root = createRoot(document.querySelector("#root")!)
  root.render(
    <AppProvider value={app}>
      <BatchPage />
      <Toasts />
    </AppProvider>,
  )
}

Object.assign(window, {
  showEmpty: () => render(null),
  showFolder(results: BatchResult[], done = results.length) {
    const byFile = new Map(results.map((result) => [result.file, result]))
    const files = results.map(
      ({ file }): BatchFile => ({
        name: file,
        bytes: async () => ok(new Uint8Array()),
        open: async () => {
          window.asked.push(`open ${file}`)
          return fail("gone", "找不到这个文件。")
        },
      }),
    )
    let free = done
    let waiting: (() => void) | null = null
    window.next = () => {
      free++
      waiting?.()
    }
    const batch = new Batch(
      "各乡镇述职报告",
      files,
      async (file, _bytes, _settings, signal) => {
        if (free === 0)
          await new Promise<void>((resolve) => {
            waiting = resolve
            signal.addEventListener("abort", () => resolve())
          })
        waiting = null
        if (signal.aborted) return null
        free--
        return byFile.get(file)!
      },
      checkSettingsOf(defaultUserSettings),
    )
    render(batch)
    void batch.run()
  },
})
