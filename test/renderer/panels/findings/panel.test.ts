// @vitest-environment happy-dom

import type { EditorView } from "prosemirror-view"
import { act, createElement } from "react"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { deskUi, stepFinding } from "../../../../renderer/app/desk-ui"
import { findingsOf, setCurrent } from "../../../../renderer/editor/findings"
import { entriesOf } from "../../../../renderer/panels/findings/entries"
import { FindingsPanel } from "../../../../renderer/panels/findings/FindingsPanel"
import { item, list, report, section } from "../../../builders"
import { byName, type Desk, openDesk } from "../../desk-support"

vi.mock("../../../../renderer/work", () => ({ readInWorker: vi.fn(), exportInWorker: vi.fn() }))

const doc = report(
  { year: 2026 },
  section(
    "highlight",
    "一、",
    "履职工作特色和亮点",
    list("highlight", "shi", "守住主业。召开例会18次，走访**村,做宣讲。", "建强队伍。队伍面貌明显改观。"),
  ),
  section("problem", "二、", "存在问题及原因", list("problem", "shi", item("problem", "一是", "培训不够。"))),
  section("measure", "三、", "下一步工作思路和措施", list("measure", "shi", "办好培训。按需设课。")),
)

let desk: Desk
beforeEach(async () => {
  deskUi.setState({ tab: "findings", drawer: null, step: { by: 1, count: 0 } })
  desk = openDesk(doc)
  await desk.show(createElement(FindingsPanel, { session: desk.session }))
})
afterEach(() => desk.close())

const rows = () => [...desk.place.querySelectorAll<HTMLElement>("[data-row]")]
const titles = () => rows().map((row) => row.querySelector(".t")!.textContent)
const open = () => desk.place.querySelector<HTMLElement>(".fd.is-open")
const step = async (by: 1 | -1) => {
  await act(async () => stepFinding(by))
  await desk.settle()
}
const text = () => desk.session.editor.doc.textContent

describe("the findings panel", () => {
  it("groups by level, counts, and begins closed with one stop for Tab", () => {
    expect(titles()).toEqual([
      "“**村”里的地名没有填",
      "第一个问题没有写原因",
      "逗号是半角的，中文里用全角",
      "这条亮点一个数都没有",
    ])
    expect(desk.place.querySelector(".fd-sum")!.textContent).toContain("必须改 2")
    expect(open()).toBeNull()
    expect(rows().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1])
  })

  it("opens one at a time and marks it in the text", async () => {
    await desk.click(rows()[0])
    expect(open()!.textContent).toContain("依据")
    await desk.click(rows()[3])
    expect(desk.place.querySelectorAll(".fd.is-open")).toHaveLength(1)
    expect(rows()[3]!.getAttribute("aria-expanded")).toBe("true")
    expect(findingsOf(desk.session.editor).current).toContain("highlight-quantity")
  })

  it("goes through the text with F8, from the caret on, and back with Shift", async () => {
    await step(1)
    expect(document.activeElement).toBe(rows()[0])
    await step(1)
    expect(open()!.querySelector(".t")!.textContent).toContain("逗号")
    await step(-1)
    expect(document.activeElement).toBe(rows()[0])
    await step(-1)
    expect(open()!.querySelector(".t")!.textContent).toContain("原因")
  })

  it("mends with Enter, goes to the row that comes next, and can be undone from the message", async () => {
    await step(1)
    await step(1)
    await desk.press("Enter")
    expect(text()).toContain("走访**村，做宣讲")
    expect(titles()).toHaveLength(3)
    expect(document.activeElement).toBe(rows()[2])
    expect(open()).toBeNull()
    const [toast] = desk.app.store.getState().toasts
    expect(toast!.action!.label).toBe("撤销")
    await act(async () => toast!.action!.run())
    await desk.settle()
    expect(text()).toContain("走访**村,做宣讲")
  })

  it("takes the offer of undoing back when the text has gone on", async () => {
    await step(1)
    await step(1)
    await desk.press("Enter")
    await act(async () => desk.session.dispatch(desk.session.editor.tr.insertText("新", 3)))
    await desk.settle()
    expect(desk.app.store.getState().toasts).toEqual([])
  })

  it("ignores and restores", async () => {
    await desk.click(rows()[3])
    await desk.click(byName("button", "忽略", desk.place))
    expect(titles()).not.toContain("这条亮点一个数都没有")
    await desk.click(desk.place.querySelector(".fd-fold"))
    await desk.click(desk.place.querySelector(".fd.ignored .lnk"))
    expect(titles()).toContain("这条亮点一个数都没有")
    expect(document.activeElement).toBe(rows()[3])
  })

  const ignoreAs = async (choice: string) => {
    await desk.click(byName("button", "忽略到什么范围", desk.place))
    const menu = document.querySelector<HTMLElement>('section[aria-label="忽略"]')!
    await desk.click([...menu.querySelectorAll("button")].find((it) => it.textContent!.startsWith(choice)))
  }
  const ignored = () => [...desk.place.querySelectorAll(".fd.ignored .t")].map((it) => it.textContent)

  it("ignores in the whole report, and says so in the list", async () => {
    await desk.click(rows()[2])
    await ignoreAs("这份报告里都忽略")
    expect(titles()).not.toContain("逗号是半角的，中文里用全角")
    await desk.click(desk.place.querySelector(".fd-fold"))
    expect(ignored()).toEqual(["本报告都忽略：逗号是半角的，中文里用全角"])
    await desk.click(desk.place.querySelector(".fd.ignored .lnk"))
    expect(titles()).toContain("逗号是半角的，中文里用全角")
  })

  it("ignores for good, undone at once or from the list", async () => {
    const settings = () => desk.app.store.getState().settings.ignored
    await desk.click(rows()[2])
    await ignoreAs("以后都忽略")
    expect(titles()).not.toContain("逗号是半角的，中文里用全角")
    expect(settings()).toHaveLength(1)
    await act(async () => desk.app.store.getState().toasts.at(-1)!.action!.run())
    await desk.settle()
    expect([settings(), titles().includes("逗号是半角的，中文里用全角")]).toEqual([[], true])

    await desk.click(rows()[2])
    await ignoreAs("以后都忽略")
    await desk.click(desk.place.querySelector(".fd-fold"))
    expect(ignored()).toEqual(["以后都忽略：逗号是半角的，中文里用全角"])
    await desk.click(desk.place.querySelector(".fd.ignored .lnk"))
    expect([settings(), titles().includes("逗号是半角的，中文里用全角")]).toEqual([[], true])
  })

  it("groups by part or by rule when asked", async () => {
    const heads = () => [...desk.place.querySelectorAll(".fd-g")].map((it) => it.firstChild!.textContent)
    await desk.click(byName("button", "筛选", desk.place))
    const choose = (label: string) =>
      desk.click([...document.querySelectorAll(".pop .seg button")].find((it) => it.textContent === label))
    await choose("部分")
    expect(heads().slice(0, 2)).toEqual(["一、履职工作特色和亮点", "二、存在问题及原因"])
    await choose("规则")
    expect(heads()).toContain("亮点没有数据")
    await choose("级别")
    expect(heads().slice(0, 2)).toEqual(["必须改", "建议看"])
  })

  it("is brought forward, and the finding shown, when its sign in the margin is pressed", async () => {
    deskUi.setState({ tab: "library" })
    const shown = vi.spyOn(Element.prototype, "scrollIntoView")
    const { editor } = desk.session
    const last = entriesOf(findingsOf(editor).checked).at(-1)!
    await act(async () => desk.session.dispatch(setCurrent(editor.tr, last.mark)))
    await desk.settle()
    expect(deskUi.getState().tab).toBe("findings")
    expect(shown.mock.contexts).toContain(open())
    shown.mockRestore()
  })

  it("goes on with every press of F8, however fast they come", async () => {
    await act(async () => stepFinding(1))
    await act(async () => stepFinding(1))
    await desk.settle()
    expect(open()!.querySelector(".t")!.textContent).toContain("逗号")
  })

  it("gives the focus to the text when the button that was pressed is gone", async () => {
    const view = { focus: vi.fn(), hasFocus: () => false, updateState: () => {}, composing: false }
    desk.session.view = view as unknown as EditorView
    const button = byName("button", "改好 1 处稳妥的", desk.place)!
    button.focus()
    await desk.click(button)
    await desk.settle()
    expect(button.isConnected).toBe(false)
    expect(view.focus).toHaveBeenCalledOnce()
    desk.session.view = null
  })

  it("stays away once it was put away, and does not come back with what is written", async () => {
    await step(1)
    await desk.press("Escape")
    await act(async () => deskUi.setState({ tab: "library" }))
    await act(async () => desk.session.dispatch(desk.session.editor.tr.insertText("新", 3)))
    await desk.settle()
    expect(deskUi.getState().tab).toBe("library")
  })

  it("goes along the rows with arrows", async () => {
    rows()[0]!.focus()
    await desk.press("ArrowDown")
    expect(document.activeElement).toBe(rows()[1])
    await desk.press("End")
    expect(document.activeElement).toBe(rows()[3])
    await desk.press("Home")
    expect(document.activeElement).toBe(rows()[0])
  })

  it("closes with Esc", async () => {
    await step(1)
    await desk.press("Escape")
    expect(open()).toBeNull()
    expect(findingsOf(desk.session.editor).current).toBeNull()
  })

  it("mends everything that is beyond doubt at once", async () => {
    await desk.click(byName("button", "改好 1 处稳妥的", desk.place))
    expect(text()).toContain("**村，做宣讲")
    expect(desk.app.store.getState().toasts[0]!.text).toBe("改好 1 处")
  })

  it("opens the links of a problem that lacks a cause", async () => {
    await desk.click(rows()[1])
    await desk.click(byName("button", "关联原因/措施…", desk.place))
    expect(document.querySelector("dialog")!.textContent).toContain("问题一")
  })

  it("shows the rule's page as elements", async () => {
    await desk.click(rows()[1])
    await desk.click(byName("button", "为什么这样查", desk.place))
    expect(document.querySelector("dialog h2")!.textContent).toBe("问题没有写原因")
    expect(document.querySelectorAll("dialog .prose li").length).toBeGreaterThan(2)
  })

  it("shows only the kinds that are asked for, and says that there are more", async () => {
    await desk.click(byName("button", "筛选", desk.place))
    const boxes = [...document.querySelectorAll<HTMLInputElement>(".pop input")]
    expect(boxes).toHaveLength(4)
    await desk.click(boxes[0])
    expect(titles()).toHaveLength(3)
    expect(desk.place.textContent).toContain("1 处没有显示")
  })
})

it("offers no change where nothing can be changed", async () => {
  const locked = openDesk(doc, { readOnly: true })
  await locked.show(createElement(FindingsPanel, { session: locked.session }))
  await locked.click(locked.place.querySelector("[data-row]"))
  expect(locked.place.querySelector(".acts")).toBeNull()
  expect(locked.place.textContent).not.toContain("稳妥的")
  await locked.close()
})

it("says what next when there is nothing to change", async () => {
  const clean = openDesk(report({ year: 2026 }))
  await clean.show(createElement(FindingsPanel, { session: clean.session }))
  expect(clean.place.textContent).toContain("没有要改的了")
  await clean.close()
})

it("draws only the rows that look different after a keystroke", async () => {
  const many = openDesk(
    report(
      { year: 2026 },
      section(
        "highlight",
        "一、",
        "亮点",
        list(
          "highlight",
          "shi",
          ...Array.from(
            { length: 60 },
            (_, i) => `${[..."甲乙丙丁戊己庚辛壬"].map((c) => `${c}组${i}户`).join(",")}。`,
          ),
        ),
      ),
    ),
  )
  await many.show(createElement(FindingsPanel, { session: many.session }))
  const before = [...many.place.querySelectorAll("[data-finding]")]
  expect(before.length).toBeGreaterThan(450)
  const changed = new Set<Node>()
  const observer = new MutationObserver((records) => {
    for (const { target } of records) changed.add(target)
  })
  observer.observe(many.place, { subtree: true, childList: true, characterData: true, attributes: true })
  await act(async () => many.session.dispatch(many.session.editor.tr.insertText("新", 40)))
  await many.settle()
  observer.disconnect()
  expect(changed.size).toBeLessThan(40)
  await many.close()
})
