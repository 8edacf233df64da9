// @vitest-environment happy-dom
import { act, createElement } from "react"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { OutlinePanel } from "../../../../renderer/panels/outline/OutlinePanel"
import { item, list, report, section, title } from "../../../builders"
import { byName, type Desk, openDesk } from "../../desk-support"

vi.mock("../../../../renderer/work", () => ({ readInWorker: vi.fn(), exportInWorker: vi.fn() }))

const doc = report(
  { year: 2026 },
  title("述职报告"),
  section(
    "highlight",
    "一、",
    "履职工作特色和亮点",
    list("highlight", "shi", "守住主业。召开例会18次。", "建强队伍。培训9人。", "服务群众。办理诉求12件。"),
  ),
  section(
    "problem",
    "二、",
    "存在问题及原因",
    list("problem", "shi", item("problem", "一是", "党员教育培训效果不明显。主要原因是课程设置照搬往年。")),
  ),
  section(
    "measure",
    "三、",
    "下一步工作思路和措施",
    list("measure", "shi", "办好党员教育培训。按需设课，送课到组。"),
  ),
)

let desk: Desk
const fold = vi.fn()
beforeEach(async () => {
  desk = openDesk(doc)
  await desk.show(createElement(OutlinePanel, { session: desk.session, rail: false, onFold: fold }))
})
afterEach(() => desk.close())

const rows = () => [...desk.place.querySelectorAll<HTMLElement>("[role=treeitem]")]
const words = () => rows().map((row) => row.querySelector(".t")!.textContent)
const row = (text: string) => rows().find((it) => it.querySelector(".t")!.textContent!.endsWith(text))!
const focus = (text: string) => act(async () => row(text).focus())
const focused = () => document.activeElement?.querySelector(".t")?.textContent
const caretText = () => desk.session.editor.selection.$head.parent.textContent

describe("the outline as a tree", () => {
  it("has one stop for Tab: the row that the caret is in", () => {
    expect(rows().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
    expect(desk.place.querySelector("[aria-current=true] .t")!.textContent).toBe("开头")
  })

  it("goes up and down, to parents and children, to both ends", async () => {
    await focus("开头")
    await desk.press("ArrowDown")
    await desk.press("ArrowRight")
    expect(focused()).toBe("一是守住主业")
    await desk.press("ArrowLeft")
    expect(focused()).toBe("一、履职工作特色和亮点")
    await desk.press("End")
    expect(focused()).toBe("一是办好党员教育培训")
    await desk.press("Home")
    expect(focused()).toBe("开头")
  })

  it("goes to the place in the text with Enter and by a click", async () => {
    await focus("建强队伍")
    await desk.press("Enter")
    expect(caretText()).toContain("建强队伍")
    await desk.click(row("服务群众"))
    expect(caretText()).toContain("服务群众")
    expect(row("服务群众").getAttribute("aria-current")).toBe("true")
  })

  it("moves an item with Alt and the arrows, and keeps the focus on it and the caret where it was", async () => {
    await focus("建强队伍")
    await desk.press("ArrowUp", { altKey: true })
    expect(words().slice(2, 5)).toEqual(["一是建强队伍", "二是守住主业", "三是服务群众"])
    expect(focused()).toBe("一是建强队伍")
    await desk.press("ArrowDown", { altKey: true })
    expect(words().slice(2, 4)).toEqual(["一是守住主业", "二是建强队伍"])
    expect(caretText()).toBe("述职报告")
  })

  it("puts an item a level deeper and back", async () => {
    await focus("建强队伍")
    await desk.press("ArrowRight", { altKey: true })
    expect(row("建强队伍").getAttribute("aria-level")).toBe("3")
    await desk.press("ArrowLeft", { altKey: true })
    expect(row("建强队伍").getAttribute("aria-level")).toBe("2")
  })

  it("takes an item without links out at once, and offers it back", async () => {
    await focus("服务群众")
    await desk.press("Delete")
    expect(document.querySelector("dialog")).toBeNull()
    expect(words()).not.toContain("三是服务群众")
    expect(desk.app.store.getState().toasts[0]).toMatchObject({ text: "去掉了“亮点三”" })
  })

  it("has the focus on what comes into the place of an item that was taken out", async () => {
    await focus("守住主业")
    await desk.press("Delete")
    await desk.settle()
    expect(focused()).toBe("一是建强队伍")
  })

  it("asks before links break, and keeps the item unless it is told to", async () => {
    await focus("党员教育培训效果不明显")
    await desk.press("Delete")
    expect(document.querySelector("dialog")!.textContent).toContain("它连着 1 条措施")
    expect(document.activeElement?.textContent).toBe("留着")
    await desk.click(document.activeElement)
    expect(row("党员教育培训效果不明显")).toBeTruthy()
    await focus("党员教育培训效果不明显")
    await desk.press("Delete")
    await desk.click(byName("dialog button", "去掉"))
    expect(row("党员教育培训效果不明显")).toBeUndefined()
  })

  it("has a menu for what the keys do; on a problem also the links", async () => {
    await focus("党员教育培训效果不明显")
    await desk.press("ContextMenu")
    const entries = [...document.querySelectorAll("[role=menuitem]")].map((it) => it.children[1]!.textContent)
    expect(entries).toEqual(["到这里", "关联原因/措施…", "上移", "下移", "升一级", "降一级", "去掉这一条"])
    await desk.press("ArrowDown")
    await desk.press("Enter")
    expect(document.querySelector("dialog")!.textContent).toContain("办好党员教育培训")
  })

  it("folds by its button", async () => {
    await desk.click(byName("button", "收起提纲", desk.place))
    expect(fold).toHaveBeenCalledOnce()
  })
})

it("changes nothing where nothing can be changed", async () => {
  const locked = openDesk(doc, { readOnly: true })
  await locked.show(createElement(OutlinePanel, { session: locked.session, rail: false, onFold: fold }))
  const [, , first] = locked.place.querySelectorAll<HTMLElement>("[role=treeitem]")
  await act(async () => first!.focus())
  await locked.press("Delete")
  await locked.press("ArrowDown", { altKey: true })
  expect(locked.session.editor.doc.eq(doc)).toBe(true)
  expect(first!.getAttribute("draggable")).toBe("false")
  await locked.close()
})
