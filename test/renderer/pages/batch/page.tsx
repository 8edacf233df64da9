import { createRoot, type Root } from "react-dom/client"
import type { PageHost, StartInfo } from "#shared/api/contract"
import { fail, ok } from "#shared/api/result"
import { defaultUserSettings } from "#shared/api/settings"
import { type BatchResult, isFailure } from "#shared/batch/row"
import { AppProvider, closeDialog, createApp, useApp, useAppState } from "../../../../renderer/app/store"
import { reviewSettings } from "../../../../renderer/pages/batch/acts"
import { BatchPage } from "../../../../renderer/pages/batch/BatchPage"
import { Batch, type BatchFile, batchPlace } from "../../../../renderer/pages/batch/batch"
import { Toasts } from "../../../../renderer/ui/Toasts"
import { finding } from "./support"
import "../../../../renderer/styles/tokens.css"
import "../../../../renderer/styles/components.css"
import "../../../../renderer/styles/app.css"
import "../../../../renderer/styles/tables.css"
import "../../../../renderer/styles/start.css"
import "../../../../renderer/styles/batch.css"

/** The page of the batch alone, for tests that need a real browser. */
declare global {
  interface Window {
    /** Shows a folder in which the first `done` files are checked at once; the others wait for `next`. */
    showFolder(results: BatchResult[], done?: number): void
    next(): void
    /** What the next folder that is picked holds: texts by name. Null: none is picked. */
    nextFolder: { name: string; files: Record<string, string> } | null
    /** The page without a folder. */
    showEmpty(): void
    /** What the page asked its host for, and which originals it opened. */
    asked: string[]
  }
}

const tooMuch = { rule: "carried-share", kind: "carried", severity: "warning" } as const

const info: StartInfo = {
  shell: "electron",
  version: "0.1.0",
  settings: defaultUserSettings,
  capabilities: { nativeMenu: false, reveal: true, bindFiles: true, frameless: false },
  notices: [],
  opened: null,
}

let root: Root | null = null

function Dialogs() {
  const app = useApp()
  const dialogs = useAppState((state) => state.dialogs)
  return dialogs.map(({ key, render }) => <div key={key}>{render(() => closeDialog(app, key))}</div>)
}

function render(batch: Batch | null): void {
  root?.unmount()
  window.asked = []
  window.nextFolder = null
  const texts = new Map<string, string>()
  const answers: Partial<PageHost> = {
    async pickFolder() {
      const folder = window.nextFolder
      if (!folder) return ok(null)
      const files = Object.entries(folder.files).map(([name, text], at) => {
        texts.set(`f00000${at}`, text)
        return { handle: `f00000${at}`, name }
      })
      return ok({ name: folder.name, files })
    },
    readFolderFile: async ({ handle }) =>
      ok({ name: "上年.txt", bytes: new TextEncoder().encode(texts.get(handle)) }),
    async exportFile({ suggestedName, bytes }) {
      window.asked.push(`${suggestedName} ${bytes.length > 1000}`)
      return ok({ name: suggestedName, handle: null })
    },
    saveSettings: async () => ok(null),
  }
  const host = new Proxy({} as PageHost, {
    get: (_, method: keyof PageHost) => async (input: never) => {
      window.asked.push(method)
      const answer = answers[method] as ((input: never) => unknown) | undefined
      return answer ? answer(input) : fail("failed", "没有做成。")
    },
  })
  const app = createApp(host, info)
  batchPlace(app).setState({ batch })
  root = createRoot(document.querySelector("#root")!)
  root.render(
    <AppProvider value={app}>
      <BatchPage />
      <Dialogs />
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
    const seen = new Set<string>()
    let waiting: (() => void) | null = null
    window.next = () => {
      free++
      waiting?.()
    }
    const batch = new Batch(
      "各乡镇述职报告",
      files,
      async (file, _bytes, settings, signal, last) => {
        // Only what is checked for the first time waits.
        const again = seen.has(file)
        seen.add(file)
        if (free === 0 && !again)
          await new Promise<void>((resolve) => {
            waiting = resolve
            signal.addEventListener("abort", () => resolve())
          })
        waiting = null
        if (signal.aborted) return null
        if (!again) free--
        const result = byFile.get(file)!
        if (!last || isFailure(result)) return result
        // Half of each is last year's; the rule says what the scale makes of that.
        const most = settings.limits.carriedShareMax
        const over = most !== null && most < 0.5 ? [finding({ ...tooMuch, message: `不超过 ${most}` })] : []
        return { ...result, carriedRatio: 0.5, findings: [...result.findings, ...over] }
      },
      reviewSettings(defaultUserSettings),
    )
    render(batch)
    void batch.run()
  },
})
