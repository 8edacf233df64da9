import type { Node } from "prosemirror-model"
import { act, createElement, type ReactNode } from "react"
import { createRoot, type Root } from "react-dom/client"
import { vi } from "vitest"
import type { PageHost, StartInfo } from "#shared/api/contract"
import { defaultUserSettings, type Settings } from "#shared/api/settings"
import { defaultSettings } from "#shared/checks/types"
import { writeReport } from "#shared/model/report"
import { Session } from "../../renderer/app/session"
import { type App, AppProvider, closeDialog, createApp, useAppState } from "../../renderer/app/store"
import { newEditorState } from "../../renderer/editor/state"

// React asks a test to say that it is one.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

/** A desk without a window around it: the real store, session and editor state over a host that only answers. */
export interface Desk {
  app: App
  session: Session
  host: Record<string, ReturnType<typeof vi.fn>>
  place: HTMLElement
  /** Draws something in the program, with its dialogs over it. */
  show(element: ReactNode): Promise<void>
  /** Lets everything that was begun come to the screen. */
  settle(): Promise<void>
  press(key: string, more?: KeyboardEventInit): Promise<void>
  click(element: Element | null | undefined): Promise<void>
  close(): Promise<void>
}

const savedAt = "2026-12-03T06:32:00.000Z"

interface Options {
  settings?: Partial<Settings>
  readOnly?: boolean
  shell?: StartInfo["shell"]
  reveal?: boolean
}

export function openDesk(doc: Node, options: Options = {}): Desk {
  const { settings, readOnly = false, shell = "electron", reveal = true } = options
  const answer = (value: unknown) => vi.fn(async () => ({ ok: true, value }))
  const host: Desk["host"] = {
    saveReport: answer({ revision: 1, savedAt, file: null }),
    saveSettings: answer(null),
    exportFile: answer({ name: "述职报告.docx", handle: "f1234567" }),
    revealFile: answer(null),
    listReports: answer([]),
    on: vi.fn(() => () => {}),
    rescue: vi.fn(),
  }
  const page = host as unknown as PageHost
  const app = createApp(page, {
    shell,
    version: "0.0.0",
    settings: { ...defaultUserSettings, ...settings },
    capabilities: { nativeMenu: false, reveal, bindFiles: true, frameless: false },
    notices: [],
    opened: null,
  })
  const opened = {
    id: "r1234567",
    name: null,
    report: writeReport(doc),
    revision: 0,
    file: null,
    readOnly,
    rescued: false,
    savedAt,
  }
  const session = new Session(page, opened, newEditorState(doc, defaultSettings))
  app.store.setState({ page: { name: "desk", session } })
  const place = document.createElement("div")
  document.body.append(place)
  let root: Root | null = null
  const settle = () =>
    act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 40))
    })
  return {
    app,
    session,
    host,
    place,
    settle,
    async show(element) {
      root = createRoot(place)
      await act(async () =>
        root!.render(createElement(AppProvider, { value: app }, element, createElement(Dialogs, { app }))),
      )
    },
    async press(key, more = {}) {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more })
      await act(async () => {
        const target = document.activeElement ?? document.body
        // A real key press on a button also clicks it, unless somebody took the key.
        if (target.dispatchEvent(event) && (key === "Enter" || key === " ") && target.tagName === "BUTTON")
          (target as HTMLElement).click()
      })
      await settle()
    },
    async click(element) {
      if (!element) throw new Error("nothing to click")
      await act(async () => (element as HTMLElement).click())
      await settle()
    },
    async close() {
      await act(async () => root?.unmount())
      place.remove()
    },
  }
}

function Dialogs({ app }: { app: App }) {
  const dialogs = useAppState((state) => state.dialogs)
  return dialogs.map(({ key, render }) =>
    createElement(
      "div",
      { key },
      render(() => closeDialog(app, key)),
    ),
  )
}

/** The one element whose text or name is this. */
export function byName(selector: string, name: string, within: ParentNode = document): HTMLElement {
  const found = [...within.querySelectorAll<HTMLElement>(selector)].filter(
    (it) => it.getAttribute("aria-label") === name || it.textContent?.trim() === name,
  )
  if (found.length !== 1) throw new Error(`${found.length} × ${selector} “${name}”`)
  return found[0]!
}
