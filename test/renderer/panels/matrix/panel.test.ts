// @vitest-environment happy-dom

import { undo } from "prosemirror-history"
import { TextSelection } from "prosemirror-state"
import { act, createElement } from "react"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { attrsOf } from "#shared/model/schema"
import { runCommand } from "../../../../renderer/app/commands"
import { deskUi, stepFinding } from "../../../../renderer/app/desk-ui"
import { MatrixPanel } from "../../../../renderer/panels/matrix/MatrixPanel"
import { tableInWorker } from "../../../../renderer/work"
import { report } from "../../../builders"
import { byName, type Desk, openDesk } from "../../desk-support"
import { matrixReport } from "./report"

vi.mock("../../../../renderer/work", () => ({
  readInWorker: vi.fn(),
  exportInWorker: vi.fn(),
  tableInWorker: vi.fn(async () => ({ ok: true, value: new Uint8Array([80, 75]) })),
}))

let desk: Desk
beforeEach(async () => {
  deskUi.setState({ tab: "matrix", drawer: null, step: { by: 1, count: 0 }, wish: null })
  desk = openDesk(matrixReport)
  await desk.show(createElement(MatrixPanel, { session: desk.session }))
})
afterEach(() => desk.close())

const cards = () => [...desk.place.querySelectorAll<HTMLElement>("[data-card]")]
const card = (words: string) => cards().find((it) => it.textContent!.includes(words))!
const gaps = () => cards().filter((it) => it.classList.contains("gap"))
const text = () => desk.session.editor.doc.textContent
const decisions = () => attrsOf.report(desk.session.editor.doc).linkDecisions
const caretAt = async (words: string) => {
  let pos = 0
  desk.session.editor.doc.descendants((node, at) => {
    if (node.isText && node.text!.includes(words)) pos = at + node.text!.indexOf(words)
  })
  const { tr } = desk.session.editor
  await act(async () => desk.session.dispatch(tr.setSelection(TextSelection.create(tr.doc, pos))))
  await desk.settle()
}
const focus = async (element: HTMLElement) => {
  await act(async () => element.focus())
  await desk.settle()
}
/** One undo takes all of it back. */
const undoes = async (before: string) => {
  await act(async () => undo(desk.session.editor, desk.session.dispatch))
  await desk.settle()
  expect(text()).toBe(before)
}

describe("the matrix", () => {
  it("counts, and shows a gap where something is lacking", () => {
    const summary = desk.place.querySelector(".fd-sum")!.textContent!
    expect(summary).toContain("4 个问题")
    expect(summary).toContain("缺原因 1")
    expect(gaps()[0]!.textContent).toContain("没有写原因")
    expect(card("办好驿站").textContent).toContain("没有问题用到它")
  })

  it("follows the caret, in the words of the problem and of what answers it", async () => {
    const current = () => desk.place.querySelector(".mx.p.cur")?.textContent ?? ""
    await caretAt("3.1倍")
    expect(current()).toContain("集体收入高低不匀")
    await caretAt("当场议")
    expect(current()).toContain("学用结合不够紧")
    expect(desk.place.querySelectorAll(".btn-p")).toHaveLength(0)
    await caretAt("半岭村的")
    expect(desk.place.querySelectorAll(".btn-p")).toHaveLength(1)
  })

  it("is walked with arrows, alone or with Alt", async () => {
    await focus(card("学用结合不够紧"))
    await desk.press("ArrowRight")
    expect(document.activeElement!.textContent).toContain("学习计划")
    await desk.press("ArrowDown", { altKey: true })
    expect(document.activeElement).toBe(gaps()[0])
    await desk.press("ArrowLeft", { altKey: true })
    expect(document.activeElement!.textContent).toContain("集体收入高低不匀")
    expect(cards().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
  })

  it("changes the text where a card is changed, in one undo step", async () => {
    const before = text()
    await focus(card("留人主要靠感情"))
    await desk.press("Enter")
    const field = desk.place.querySelector("textarea")!
    expect(field.value).toBe("原因在于村干部待遇和出路的办法不多，留人主要靠感情。")
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")!.set!
    await act(async () => {
      set.call(field, "原因在于村干部待遇偏低，留人主要靠感情。")
      field.dispatchEvent(new Event("input", { bubbles: true }))
    })
    await desk.press("Enter")
    expect(text()).toContain("原因在于村干部待遇偏低，留人主要靠感情。")
    expect(document.activeElement!.textContent).toContain("村干部待遇偏低")
    await undoes(before)
  })

  it("leaves the text as it is with Esc, and when nothing would be left", async () => {
    const before = text()
    await focus(card("留人主要靠感情"))
    await desk.press("F2")
    await desk.press("Escape")
    expect(desk.place.querySelector("textarea")).toBeNull()
    expect(text()).toBe(before)
  })

  it("begins a cause behind the problem's own words, the caret in its blank", async () => {
    const before = text()
    await focus(gaps()[0]!)
    await desk.press("Enter")
    expect(text()).toContain("这一项收入。主要原因是{这里写原因}。")
    const { from, to } = desk.session.editor.selection
    expect(desk.session.editor.doc.textBetween(from, to)).toBe("{这里写原因}")
    expect(gaps()[0]!.textContent).toContain("原因还没有填")
    await undoes(before)
  })

  it("begins a measure as the next item, linked with the problem", async () => {
    const before = text()
    const problem = card("年轻后备力量偏少")
    const gap = gaps().find((it) => it.textContent!.includes("没有写措施"))!
    await desk.click(byName("button", "写一句", gap))
    expect(text()).toContain("针对年轻后备力量偏少的问题，{这里写措施}。")
    expect(decisions()).toMatchObject([{ problem: problem.dataset.card, verdict: "confirmed" }])
    await undoes(before)
    expect(decisions()).toEqual([])
  })

  it("connects by a list, and takes it back by the message", async () => {
    await focus(card("办好驿站"))
    await desk.press("l")
    const menu = document.querySelector<HTMLElement>('[role="menu"]')!
    const rows = [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")]
    expect(rows).toHaveLength(4)
    await desk.click(rows[2])
    expect(decisions()).toHaveLength(1)
    expect(card("办好驿站").textContent).not.toContain("没有问题用到它")
    expect(document.activeElement!.textContent).toContain("办好驿站")
    const toast = desk.app.store.getState().toasts.at(-1)!
    expect(toast.text).toBe("问题三和措施四连上了")
    await act(async () => toast.action!.run())
    await desk.settle()
    expect(decisions()).toEqual([])
  })

  it("disconnects with Delete what is an item, and says how where it is not", async () => {
    await focus(card("强弱联村"))
    await desk.press("Delete")
    expect(decisions()).toMatchObject([{ verdict: "refused" }])
    expect(document.activeElement!.classList.contains("gap")).toBe(true)
    await focus(card("留人主要靠感情"))
    await desk.press("Delete")
    expect(decisions()).toHaveLength(1)
    expect(desk.app.store.getState().toasts.at(-1)!.text).toContain("写在问题自己的话里")
  })

  it("goes from gap to gap with F8, from the caret on, and round", async () => {
    await caretAt("年轻后备力量")
    const step = async (by: 1 | -1) => {
      await act(async () => stepFinding(by))
      await desk.settle()
      return gaps().indexOf(document.activeElement as HTMLElement)
    }
    expect(await step(1)).toBe(1)
    expect(await step(-1)).toBe(0)
    const last = gaps().length - 1
    expect(await step(-1)).toBe(last)
    expect(await step(1)).toBe(0)
    expect(deskUi.getState().tab).toBe("matrix")
  })

  it("comes up at the problem of the caret by 关联原因/措施", async () => {
    await caretAt("抽查合格率")
    await act(async () => runCommand(desk.app, "links"))
    await desk.settle()
    expect(document.activeElement!.textContent).toContain("制度执行前紧后松")
  })

  it("exports the table by the worker, under a name of its own", async () => {
    await desk.click(byName("button", "导出对照表", desk.place))
    expect(tableInWorker).toHaveBeenCalledOnce()
    expect(desk.host.exportFile!.mock.calls[0]![0]).toMatchObject({
      suggestedName: expect.stringMatching(/-问题对照表\.docx$/),
    })
  })

  it("draws only the cards that look different after a keystroke", async () => {
    const changed = new Set<Node>()
    const observer = new MutationObserver((records) => {
      for (const { target } of records) changed.add(target)
    })
    observer.observe(desk.place, { subtree: true, childList: true, characterData: true, attributes: true })
    await caretAt("村交来")
    changed.clear()
    await act(async () => desk.session.dispatch(desk.session.editor.tr.insertText("新")))
    await desk.settle()
    observer.disconnect()
    // The note and the amount of one card, the sum of its column, and the name of its cell.
    expect(changed.size).toBeLessThanOrEqual(6)
  })
})

it("offers no change where nothing can be changed", async () => {
  await desk.close()
  const locked = openDesk(matrixReport, { readOnly: true })
  await locked.show(createElement(MatrixPanel, { session: locked.session }))
  expect(locked.place.querySelector(".mx.gap button")).toBeNull()
  expect(locked.place.querySelector(".mx-tie")).toBeNull()
  await act(async () => locked.place.querySelector<HTMLElement>("[data-card]")!.focus())
  await locked.press("Enter")
  expect(locked.place.querySelector("textarea")).toBeNull()
  await locked.close()
})

it("says what next when there is no problem yet", async () => {
  const empty = openDesk(report({ year: 2026 }))
  await empty.show(createElement(MatrixPanel, { session: empty.session }))
  expect(empty.place.textContent).toContain("这份报告里还没有问题")
  await empty.close()
})
