import { createContext, type ReactNode, useContext } from "react"
import { useStore } from "zustand"
import { createStore, type StoreApi } from "zustand/vanilla"
import type { OpenedFile, PageHost, ReportEntry, StartInfo } from "#shared/api/contract"
import type { Settings } from "#shared/api/settings"
import type { Imported } from "#shared/reading/imported"
import type { Merge } from "../pages/merge/merge"
import type { Session } from "./session"

/** The pages behind the rail of the start page. */
export type StartTab = "home" | "reports" | "library" | "bin" | "settings" | "house" | "help"

/** A file on its way in: read, not yet a report of ours. */
export interface Reading {
  file: OpenedFile
  imported: Imported
}

export type PageState =
  | { name: "start"; tab: StartTab }
  | {
      name: "recognise"
      reading: Reading
      /** Something was settled or moved there that is in no report yet. */
      amended: boolean
    }
  /** `ledger`: 数字台账 is shown in the place of the paper, which waits behind it as it was. */
  /** `merge`: the leader's copy is merged, in the place of the desk. */
  | { name: "desk"; session: Session; ledger?: boolean; merge?: Merge }
  /** What it shows is kept beside (`pages/batch/batch.ts`), also while an original is looked at. */
  | { name: "batch" }

/** 短讯: what was done, for six seconds, with a way back. */
export interface Toast {
  key: number
  text: string
  /** A verb on a button, 撤销 most of the time. */
  action?: { label: string; run(): void }
}

/** Work that takes a while. `done` and `total` count what the label names; total null: nobody knows. */
export interface Progress {
  label: string
  done: number
  total: number | null
  /** `done` of `total` is a share, shown in per cent. */
  percent?: boolean
  cancel?: () => void
}

export interface OpenDialog {
  key: number
  render(close: () => void): ReactNode
}

export interface AppState {
  page: PageState
  settings: Settings
  /** All reports, those in the bin too; null until they were listed. */
  reports: readonly ReportEntry[] | null
  toasts: readonly Toast[]
  /** The last one is on top. */
  dialogs: readonly OpenDialog[]
  progress: Progress | null
}

/** The program in one window: its host, and what is on the screen. Made once, in `main.tsx`. */
export interface App {
  readonly host: PageHost
  readonly info: StartInfo
  readonly store: StoreApi<AppState>
}

export function createApp(host: PageHost, info: StartInfo): App {
  const store = createStore<AppState>(() => ({
    page: { name: "start", tab: "home" },
    settings: info.settings,
    reports: null,
    toasts: [],
    dialogs: [],
    progress: null,
  }))
  return { host, info, store }
}

const AppContext = createContext<App | null>(null)

export const AppProvider = AppContext.Provider

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error("no AppProvider above")
  return app
}

/** Reads the state of the program; `select` must answer the same object for the same state. */
export function useAppState<T>(select: (state: AppState) => T): T {
  return useStore(useApp().store, select)
}

let lastKey = 0
const newKey = () => ++lastKey

/** The recognition page tells whether leaving it would lose anything. */
export function setAmended(app: App, reading: Reading, amended: boolean): void {
  const { page } = app.store.getState()
  if (page.name === "recognise" && page.reading === reading && page.amended !== amended)
    app.store.setState({ page: { ...page, amended } })
}

/** Shows a short message; a longer story is a dialog. */
export function say(app: App, text: string, action?: Toast["action"]): void {
  const toast: Toast = { key: newKey(), text, ...(action ? { action } : {}) }
  // Three at most: who missed the first has no use for a tower of them.
  app.store.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-3) }))
}

export function dropToast(app: App, key: number): void {
  app.store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.key !== key) }))
}

/** Opens a dialog on top; it closes through the function that `render` is given. */
export function showDialog(app: App, render: OpenDialog["render"]): void {
  const key = newKey()
  app.store.setState(({ dialogs }) => ({ dialogs: [...dialogs, { key, render }] }))
}

export function closeDialog(app: App, key: number): void {
  app.store.setState(({ dialogs }) => ({ dialogs: dialogs.filter((dialog) => dialog.key !== key) }))
}

/** Asks a question in a dialog and answers what was chosen; closing it is the last, safe, answer of the renderer. */
export function ask<T>(app: App, safe: T, render: (answer: (value: T) => void) => ReactNode): Promise<T> {
  return new Promise((resolve) => {
    showDialog(app, (close) => {
      const answer = (value: T) => {
        close()
        resolve(value)
      }
      return render((value) => answer(value ?? safe))
    })
  })
}

/** Waits until no dialog is open: what comes from outside meanwhile may not pull the page away under a question. */
export function whenAnswered(app: App): Promise<void> {
  return new Promise((resolve) => {
    if (app.store.getState().dialogs.length === 0) return resolve()
    const stop = app.store.subscribe(({ dialogs }) => {
      if (dialogs.length > 0) return
      stop()
      resolve()
    })
  })
}

/** Settings hold from now on and are stored; a failure to store is said. */
export function changeSettings(app: App, change: Partial<Settings>): void {
  const settings = { ...app.store.getState().settings, ...change }
  app.store.setState({ settings })
  void app.host.saveSettings({ settings }).then((saved) => {
    if (!saved.ok) say(app, saved.failure.message)
  })
}

/** Lists the reports anew, after something happened to one of them. */
export async function refreshReports(app: App): Promise<void> {
  const listed = await app.host.listReports({})
  if (listed.ok) app.store.setState({ reports: listed.value })
  else say(app, listed.failure.message)
}
