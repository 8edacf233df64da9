// @vitest-environment happy-dom
import { act } from "react"
import { createRoot } from "react-dom/client"
import { expect, it } from "vitest"
import type { PageHost } from "#shared/api/contract"
import type { CommandId } from "#shared/api/menu"
import { ok } from "#shared/api/result"
import { defaultUserSettings } from "#shared/api/settings"
import { AppRoot } from "../../../renderer/App"
import { AppProvider, createApp, showDialog } from "../../../renderer/app/store"

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

it("under a dialog neither keys nor the native menu do anything, and the browser keeps out", async () => {
  let choose: (id: CommandId) => void = () => {}
  const shown: { enabled: string[] }[] = []
  const host = new Proxy({} as PageHost, {
    get: (_, name: string) => {
      if (name === "on")
        return (event: string, listen: (id: CommandId) => void) => {
          if (event === "command") choose = listen
          return () => {}
        }
      return async (input: { enabled: string[] }) => {
        if (name === "setWindow") shown.push(input)
        return ok(name === "listReports" ? [] : null)
      }
    },
  })
  const app = createApp(host, {
    shell: "electron",
    version: "0.0.0",
    settings: defaultUserSettings,
    capabilities: { nativeMenu: true, reveal: true, bindFiles: true, frameless: false },
    notices: [],
    opened: null,
  })
  const place = document.createElement("div")
  document.body.append(place)
  const root = createRoot(place)
  await act(async () =>
    root.render(
      <AppProvider value={app}>
        <AppRoot />
      </AppProvider>,
    ),
  )
  const told = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 400)))
  await told()
  expect(shown.at(-1)!.enabled).toContain("open")

  await act(async () => showDialog(app, () => <p>问题</p>))
  await told()
  expect(shown.at(-1)!.enabled).toEqual([])
  const press = new KeyboardEvent("keydown", { key: "s", ctrlKey: true, bubbles: true, cancelable: true })
  await act(async () => {
    document.body.dispatchEvent(press)
    choose("about")
    choose("themeDark")
  })
  expect(press.defaultPrevented).toBe(true)
  expect(app.store.getState().dialogs).toHaveLength(1)
  expect(app.store.getState().settings.theme).toBe("system")

  await act(async () => app.store.setState({ dialogs: [] }))
  await act(async () => choose("themeDark"))
  expect(app.store.getState().settings.theme).toBe("dark")
  await act(async () => root.unmount())
  place.remove()
})
