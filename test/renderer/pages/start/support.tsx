import { act, type ReactNode } from "react"
import { createRoot } from "react-dom/client"
import type { PageHost, ReportEntry, StartInfo, Summary } from "#shared/api/contract"
import { fail, ok } from "#shared/api/result"
import { defaultUserSettings } from "#shared/api/settings"
import { writeReport } from "#shared/model/report"
import { schema } from "#shared/model/schema"
import {
  type App,
  AppProvider,
  closeDialog,
  createApp,
  refreshReports,
  useApp,
  useAppState,
} from "../../../../renderer/app/store"

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

export function entry(
  id: string,
  change: Omit<Partial<ReportEntry>, "summary"> & { summary?: Partial<Summary> } = {},
): ReportEntry {
  const { summary, ...rest } = change
  return {
    id: `r${id.padStart(6, "0")}`,
    name: null,
    savedAt: "2026-11-20T06:00:00.000Z",
    deletedAt: null,
    file: null,
    ...rest,
    summary: {
      title: `报告${id}`,
      year: 2026,
      unit: "栗坪镇",
      characters: 3000,
      errors: 0,
      warnings: 0,
      exportedAt: null,
      ...summary,
    },
  }
}

/** What of the host these pages use, over a list in memory; every call is written down. */
function memoryHost(entries: ReportEntry[], calls: [name: string, input: unknown][]): PageHost {
  const change = (id: string, by: Partial<ReportEntry>) => {
    const at = entries.findIndex((known) => known.id === id)
    if (at < 0) return fail("gone", "这份报告不在了。")
    entries[at] = { ...entries[at]!, ...by }
    return ok(entries[at])
  }
  const methods: Record<string, (input: never) => unknown> = {
    listReports: () => ok([...entries]),
    renameReport: ({ id, name }: { id: string; name: string }) => change(id, { name: name || null }),
    deleteReport: ({ id }: { id: string }) => {
      change(id, { deletedAt: "2026-11-22T01:00:00.000Z" })
      return ok(null)
    },
    restoreReport: ({ id }: { id: string }) => change(id, { deletedAt: null }),
    purgeReport: ({ id }: { id: string }) => {
      entries.splice(
        entries.findIndex((known) => known.id === id),
        1,
      )
      return ok(null)
    },
    duplicateReport: ({ id }: { id: string }) => {
      const of = entries.find((known) => known.id === id)!
      const copy = { ...of, id: `r99999${entries.length}`, name: `${of.name ?? of.summary.title}（副本）` }
      entries.unshift(copy)
      return ok(copy)
    },
    saveSettings: () => ok(null),
    readReport: () => ok({ name: null, report: writeReport(schema.node("doc")), savedAt: "" }),
    openReport: () => fail("gone", "这份报告不在了。"),
    createReport: () => fail("full", "没有建成。盘写满了。"),
  }
  return new Proxy({} as PageHost, {
    get: (_, name: string) => async (input: never) => {
      calls.push([name, input])
      const method = methods[name]
      if (!method) throw new Error(`not expected: ${name}`)
      return method(input)
    },
  })
}

const info: StartInfo = {
  shell: "electron",
  version: "0.1.0",
  settings: defaultUserSettings,
  capabilities: { nativeMenu: false, reveal: true, bindFiles: true, frameless: false },
  notices: [],
  opened: null,
}

export interface Mounted {
  app: App
  place: HTMLElement
  /** Calls of the host since it was mounted, without the listing of reports. */
  calls(): [name: string, input: unknown][]
  find(selector: string): HTMLElement
  all(selector: string): HTMLElement[]
  /** The control of this name. */
  named(name: string): HTMLElement
  /** Does something outside the page that changes it. */
  run(act: () => unknown): Promise<void>
  press(key: string, init?: KeyboardEventInit): Promise<void>
  click(target: HTMLElement): Promise<void>
  type(field: HTMLElement, text: string): Promise<void>
  unmount(): Promise<void>
}

/** Dialogs are drawn over the page as in the program. */
function Dialogs() {
  const app = useApp()
  const dialogs = useAppState((state) => state.dialogs)
  return dialogs.map(({ key, render }) => <div key={key}>{render(() => closeDialog(app, key))}</div>)
}

/** Draws a page of the program, with these reports in the library. */
export async function mount(
  page: ReactNode,
  reports: ReportEntry[] = [],
  change: Partial<StartInfo> = {},
): Promise<Mounted> {
  const calls: [string, unknown][] = []
  const app = createApp(memoryHost([...reports], calls), { ...info, ...change })
  const place = document.createElement("div")
  document.body.append(place)
  const root = createRoot(place)
  await act(async () => {
    await refreshReports(app)
    root.render(
      <AppProvider value={app}>
        {page}
        <Dialogs />
      </AppProvider>,
    )
  })
  const find = (selector: string) => {
    const found = place.querySelector<HTMLElement>(selector)
    if (!found) throw new Error(`not there: ${selector}`)
    return found
  }
  return {
    app,
    place,
    calls: () => calls.filter(([name]) => name !== "listReports"),
    find,
    all: (selector) => [...place.querySelectorAll<HTMLElement>(selector)],
    named(name) {
      const found = [...place.querySelectorAll<HTMLElement>("button, input, select, a")].find(
        (control) => nameOfControl(control) === name,
      )
      if (!found) throw new Error(`no control named ${name}`)
      return found
    },
    run: (something) =>
      act(async () => {
        await something()
      }),
    press: (key, init = {}) =>
      act(async () => {
        const target = document.activeElement ?? document.body
        target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }))
      }),
    click: (target) =>
      act(async () => {
        target.focus()
        target.click()
      }),
    type: (field, text) =>
      act(async () => {
        field.focus()
        // React hears of a change only where the value was set past its own setter.
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")!.set!.call(field, text)
        field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }))
      }),
    unmount: async () => {
      await act(async () => root.unmount())
      place.remove()
    },
  }
}

function nameOfControl(control: HTMLElement): string {
  const label = control.id ? document.querySelector(`label[for="${control.id}"]`)?.textContent : null
  return (
    control.getAttribute("aria-label") ??
    label ??
    control.closest("label")?.textContent ??
    control.textContent ??
    ""
  )
}
