// @vitest-environment happy-dom
import { act } from "react"
import { createRoot, type Root } from "react-dom/client"
import { afterEach, expect, it } from "vitest"
import type { PageHost, StartInfo } from "#shared/api/contract"
import { ok } from "#shared/api/result"
import { defaultUserSettings } from "#shared/api/settings"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { AppRoot } from "../../../renderer/App"
import { type App, AppProvider, createApp } from "../../../renderer/app/store"
import { byName } from "../desk-support"
import { doubtful } from "../pages/recognition/samples"

let root: Root
afterEach(() => act(async () => root.unmount()))

/** The whole window with a file on its recognition page. */
async function open(shell: StartInfo["shell"]) {
  const listeners: Record<string, () => void> = {}
  const closed: boolean[] = []
  const host = new Proxy({} as PageHost, {
    get: (_, name: string) => {
      if (name === "on")
        return (event: string, listen: () => void) => {
          listeners[event] = listen
          return () => {}
        }
      if (name === "closeReady") return ({ close }: { close: boolean }) => closed.push(close)
      return async () => ok(name === "listReports" ? [] : null)
    },
  })
  const app = createApp(host, {
    shell,
    version: "0.0.0",
    settings: defaultUserSettings,
    capabilities: { nativeMenu: true, reveal: true, bindFiles: true, frameless: false },
    notices: [],
    opened: null,
  })
  const file = { handle: "f1234567", name: "报告.txt", bytes: new Uint8Array() }
  const imported = readStructure(plainSource(doubtful))
  app.store.setState({ page: { name: "recognise", reading: { file, imported }, amended: false } })
  const place = document.createElement("div")
  document.body.append(place)
  root = createRoot(place)
  await act(async () =>
    root.render(
      <AppProvider value={app}>
        <AppRoot />
      </AppProvider>,
    ),
  )
  return { app, closed, close: () => act(async () => listeners.closing!()) }
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  act(async () => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more })
    document.querySelector(".rec")!.dispatchEvent(event)
  })
const click = (name: string) => act(async () => byName("button", name).click())
const dialogs = (app: App) => app.store.getState().dialogs.length
const unload = () => {
  const event = new Event("beforeunload", { cancelable: true })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

it("asks before the window closes on what was settled, and takes staying for the safe answer", async () => {
  const { app, closed, close } = await open("electron")
  await press("1")
  await close()
  expect(document.activeElement).toBe(byName("button", "留下"))
  await click("留下")
  expect(closed).toEqual([false])
  expect(app.store.getState().page.name).toBe("recognise")
  await close()
  await click("离开，不要这些改动")
  expect(closed).toEqual([false, true])
})

it("closes unasked when nothing was done, or all of it undone", async () => {
  const { app, closed, close } = await open("electron")
  await close()
  await press("1")
  await press("z", { ctrlKey: true })
  await close()
  expect(dialogs(app)).toBe(0)
  expect(closed).toEqual([true, true])
})

it("lets the browser ask where it closes the page itself, and only there", async () => {
  await open("portable")
  expect(unload()).toBe(false)
  await press("1")
  expect(unload()).toBe(true)
  await act(async () => root.unmount())
  await open("electron")
  await press("1")
  expect(unload()).toBe(false)
})
