// @vitest-environment happy-dom
import type { EditorView } from "prosemirror-view"
import { act, createElement } from "react"
import { afterEach, describe, expect, it, vi } from "vitest"
import { menus } from "#shared/api/menu"
import { closeDialog, say, showDialog } from "../../../renderer/app/store"
import { ProgressBar } from "../../../renderer/ui/ProgressBar"
import { Tabs } from "../../../renderer/ui/Tabs"
import { TitleBar } from "../../../renderer/ui/TitleBar"
import { Toasts } from "../../../renderer/ui/Toasts"
import { report } from "../../builders"
import { byName, type Desk, openDesk } from "../desk-support"

vi.mock("../../../renderer/work", () => ({ readInWorker: vi.fn(), exportInWorker: vi.fn() }))

let desk: Desk
afterEach(async () => {
  vi.useRealTimers()
  await desk.close()
})

describe("the menu in the page", () => {
  const rows = () => [...document.querySelectorAll<HTMLElement>("[role=menu] [role^=menuitem]")]
  const name = (row: Element | null) => row?.querySelector(".grow")?.textContent
  const begin = async () => {
    desk = openDesk(report({ year: 2026 }))
    await desk.show(createElement(TitleBar, { title: "述职报告", note: "起草中" }))
  }

  it("shows the table of menus, and what is open", async () => {
    await begin()
    expect([...desk.place.querySelectorAll("[data-top]")].map((top) => top.textContent)).toEqual(
      menus.map(({ label }) => label),
    )
    expect(desk.place.querySelector(".doc-name")!.textContent).toBe("述职报告起草中")
  })

  it("goes by keys alone: F10, arrows, End, Esc back to where the focus was", async () => {
    await begin()
    const field = document.createElement("input")
    document.body.append(field)
    field.focus()
    await desk.press("F10")
    expect(document.activeElement?.textContent).toBe("文件")
    await desk.press("ArrowRight")
    await desk.press("ArrowDown")
    expect(name(document.activeElement)).toBe("撤销")
    await desk.press("ArrowDown")
    expect(name(document.activeElement)).toBe("重做")
    await desk.press("End")
    expect(name(document.activeElement)).toBe("全选")
    await desk.press("ArrowRight")
    expect(name(document.activeElement)).toBe("规范表述和素材…")
    await desk.press("Escape")
    expect(rows()).toEqual([])
    expect(document.activeElement).toBe(field)
    field.remove()
  })

  it("runs a command after it has closed, and shows the state of a choice", async () => {
    await begin()
    await desk.click(byName("[data-top]", "视图", desk.place))
    const dark = rows().find((row) => name(row) === "深色")!
    expect(dark.getAttribute("aria-checked")).toBe("false")
    await desk.click(dark)
    expect(rows()).toEqual([])
    expect(desk.app.store.getState().settings.theme).toBe("dark")
  })

  it("does not do what cannot be done now", async () => {
    await begin()
    await desk.click(byName("[data-top]", "编辑", desk.place))
    const undo = rows().find((row) => name(row) === "撤销")!
    expect(undo.getAttribute("aria-disabled")).toBe("true")
    await desk.click(undo)
    expect(rows().length).toBeGreaterThan(0)
  })

  it("is absent where the host has its own", async () => {
    desk = openDesk(report({ year: 2026 }))
    desk.app.info.capabilities.nativeMenu = true
    await desk.show(createElement(TitleBar, { title: "述职报告" }))
    expect(desk.place.querySelector("[role=menubar]")).toBeNull()
  })
})

describe("短讯", () => {
  const begin = async () => {
    desk = openDesk(report({ year: 2026 }))
    await desk.show(createElement(Toasts))
    vi.useFakeTimers()
  }
  const tell = (text: string, run?: () => void) =>
    act(async () => say(desk.app, text, run && { label: "撤销", run }))
  const wait = (ms: number) => act(async () => vi.advanceTimersByTime(ms))
  const texts = () => [...desk.place.querySelectorAll(".toast .grow")].map((it) => it.textContent)

  it("stands for six seconds, in a place that is read out politely", async () => {
    await begin()
    await tell("改好 2 处标点")
    expect(desk.place.querySelector("[aria-live=polite]")!.textContent).toContain("改好 2 处标点")
    await wait(5900)
    expect(texts()).toEqual(["改好 2 处标点"])
    await wait(200)
    expect(texts()).toEqual([])
  })

  it("waits while its button has the focus", async () => {
    await begin()
    await tell("改好 2 处标点", () => {})
    await act(async () => desk.place.querySelector("button")!.focus())
    await wait(20_000)
    expect(texts()).toHaveLength(1)
    await act(async () => desk.place.querySelector("button")!.blur())
    await wait(6100)
    expect(texts()).toEqual([])
  })

  it("waits until the word that is being composed is chosen", async () => {
    await begin()
    const view = { composing: true } as unknown as EditorView
    desk.session.view = view
    desk.app.store.setState({ page: { name: "desk", session: desk.session } })
    await tell("改好 2 处标点")
    await wait(20_000)
    expect(texts()).toHaveLength(1)
    Object.assign(view, { composing: false })
    await wait(300)
    expect(texts()).toEqual([])
    desk.session.view = null
  })

  it("undoes once, and goes", async () => {
    await begin()
    const run = vi.fn()
    await tell("改好 2 处标点", run)
    await act(async () => desk.place.querySelector("button")!.click())
    expect(run).toHaveBeenCalledOnce()
    expect(texts()).toEqual([])
  })
})

it("tells how far a long work is, or that nobody knows", async () => {
  desk = openDesk(report({ year: 2026 }))
  await desk.show(createElement(ProgressBar))
  expect(desk.place.querySelector("[role=progressbar]")).toBeNull()
  const cancel = vi.fn()
  await act(async () =>
    desk.app.store.setState({ progress: { label: "正在读 3 份", done: 1, total: 3, cancel } }),
  )
  const bar = () => desk.place.querySelector("[role=progressbar]")!
  expect([bar().getAttribute("aria-valuenow"), bar().getAttribute("aria-valuemax")]).toEqual(["1", "3"])
  await desk.click(byName("button", "取消 Esc", desk.place))
  expect(cancel).toHaveBeenCalledOnce()
  await act(async () => desk.app.store.setState({ progress: { label: "正在排版", done: 0, total: null } }))
  expect(bar().hasAttribute("aria-valuenow")).toBe(false)
})

it("gives the focus back when the work is stopped by its button", async () => {
  desk = openDesk(report({ year: 2026 }))
  await desk.show(
    createElement("div", null, createElement("button", { type: "button" }, "甲"), createElement(ProgressBar)),
  )
  const before = byName("button", "甲", desk.place)
  before.focus()
  const cancel = () => desk.app.store.setState({ progress: null })
  const progress = { label: "正在读 长.docx", done: 1, total: 3, cancel }
  await act(async () => desk.app.store.setState({ progress }))
  const stop = byName("button", "取消 Esc", desk.place)
  stop.focus()
  expect(document.activeElement).toBe(stop)
  await desk.click(stop)
  expect(document.activeElement).toBe(before)
  // Whoever is elsewhere by then stays there.
  await act(async () => desk.app.store.setState({ progress }))
  const other = desk.place.appendChild(document.createElement("button"))
  other.focus()
  await act(async () => desk.app.store.setState({ progress: null }))
  expect(document.activeElement).toBe(other)
})

it("tells a share in per cent, and is stopped by Esc unless something else takes the key", async () => {
  desk = openDesk(report({ year: 2026 }))
  await desk.show(createElement(ProgressBar))
  const cancel = vi.fn()
  const press = async (took = false) => {
    const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true })
    if (took) event.preventDefault()
    await act(async () => void document.body.dispatchEvent(event))
  }
  const progress = { label: "正在认段：长.docx", done: 0.237, total: 1, percent: true, cancel }
  await act(async () => desk.app.store.setState({ progress }))
  expect(desk.place.textContent).toContain("23%")
  await press(true)
  await act(async () => showDialog(desk.app, () => null))
  await press()
  expect(cancel).not.toHaveBeenCalled()
  await act(async () => closeDialog(desk.app, desk.app.store.getState().dialogs[0]!.key))
  await press()
  expect(cancel).toHaveBeenCalledOnce()
  await act(async () => desk.app.store.setState({ progress: null }))
  await press()
  expect(cancel).toHaveBeenCalledOnce()
})

it("chooses a tab with the arrows, and counts only what is open", async () => {
  desk = openDesk(report({ year: 2026 }))
  const onSelect = vi.fn()
  const tabs = [
    { id: "a", label: "检查", count: 3 },
    { id: "b", label: "素材", count: 0 },
  ] as const
  await desk.show(
    createElement(Tabs<"a" | "b">, { label: "面板", prefix: "p", tabs, selected: "a", onSelect }),
  )
  expect([...desk.place.querySelectorAll("[role=tab]")].map((tab) => tab.textContent)).toEqual([
    "检查3",
    "素材",
  ])
  desk.place.querySelector<HTMLElement>("[role=tab]")!.focus()
  await desk.press("ArrowRight")
  expect(onSelect).toHaveBeenCalledWith("b")
})
