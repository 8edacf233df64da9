// @vitest-environment happy-dom
import type { EditorView } from "prosemirror-view"
import { act, createElement } from "react"
import { afterEach, describe, expect, it, vi } from "vitest"
import { carryOver } from "#shared/carry/draft"
import { noLimits } from "#shared/model/properties"
import { attrsOf } from "#shared/model/schema"
import { StatusBar } from "../../../../renderer/panels/status/StatusBar"
import { list, report, section } from "../../../builders"
import { type Desk, openDesk } from "../../desk-support"

vi.mock("../../../../renderer/work", () => ({ readInWorker: vi.fn(), exportInWorker: vi.fn() }))

let desk: Desk
afterEach(() => desk.close())

const open = async (
  limits: Partial<typeof noLimits> = {},
  options?: Parameters<typeof openDesk>[1],
): Promise<void> => {
  desk = openDesk(
    report(
      { year: 2026, proposed: ["year"], limits: { ...noLimits, ...limits } },
      section("highlight", "一、", "亮点", list("highlight", "shi", "守住主业。召开例会18次。")),
      section("problem", "二、", "问题", list("problem", "shi", "培训不够。")),
    ),
    options,
  )
  await desk.show(createElement(StatusBar, { session: desk.session }))
}
const bar = () => desk.place.textContent!.replace(/ /g, " ")
const button = (words: string) =>
  [...document.querySelectorAll("button")].find((it) => it.textContent!.includes(words))

it("counts against the limit, and says by how much it is over or short", async () => {
  await open({ charactersMax: 20, charactersMin: 10 })
  expect(bar()).toMatch(/字数 30 ?\/ ?20/)
  expect(bar()).toContain("超 10 字")
  await desk.close()
  await open({ charactersMin: 50 })
  expect(bar()).toContain("还差 20 字")
})

it("tells shares and minutes", async () => {
  await open({}, { settings: { charactersPerMinute: 100 } })
  expect(bar()).toMatch(/亮点 ?63%/)
  expect(bar()).toMatch(/问题原因 ?37%/)
  expect(bar()).toMatch(/宣读约 ?1 分钟/)
})

it("tells how much is still last year's, of the whole and of each part, and when it is too much", async () => {
  const last = report(
    { year: 2025 },
    section("highlight", "一、", "亮点", list("highlight", "shi", "守住主业。召开例会18次，走访农户260户。")),
  )
  const { sources } = carryOver(last, { name: "去年.docx", year: 2026 }).doc.attrs
  const doc = report(
    { year: 2026, limits: { ...noLimits, carriedShareMax: 0.3 }, attrs: { sources } },
    section("highlight", "一、", "亮点", list("highlight", "shi", "守住主业。召开例会18次，走访农户260户。")),
    section("problem", "二、", "问题", list("problem", "shi", "夜校课程旧。照着旧教案讲。")),
  )
  desk = openDesk(doc)
  await desk.show(createElement(StatusBar, { session: desk.session }))
  expect(bar()).toMatch(/沿用 ?\d+%超过 ?30%/)
  await desk.click(button("沿用"))
  const said = document.querySelector(".ly-shares")!.textContent!
  expect(said).toMatch(/一、亮点100%/)
  expect(said).toMatch(/二、问题0%/)
  expect(said).toContain("要求不超过 30%")
})

it("tells nothing of last year's where there is none", async () => {
  await open()
  expect(bar()).not.toContain("沿用")
})

it("asks for the year, takes a right one only, and then holds it for confirmed", async () => {
  await open()
  expect(bar()).toContain("待确认")
  await desk.click(button("述职年度"))
  const form = document.querySelector("form")!
  const input = form.querySelector("input")!
  // Ready to be typed over.
  expect([input.selectionStart, input.selectionEnd]).toEqual([0, input.value.length])
  const say = (text: string) =>
    act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(input, text)
      input.dispatchEvent(new Event("input", { bubbles: true }))
    })
  const submit = () =>
    act(async () => void form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })))
  await say("26")
  await submit()
  expect(form.querySelector("[role=alert]")!.textContent).toContain("四位数字")
  await say("2025")
  await submit()
  await desk.settle()
  expect(attrsOf.report(desk.session.editor.doc).properties).toMatchObject({ year: 2025, proposed: [] })
  expect(bar()).toContain("述职年度 2025")
  expect(bar()).not.toContain("待确认")
})

it("says where the page keeps a report that has no file", async () => {
  await open({}, { shell: "portable" })
  expect(bar()).toContain("仅在浏览器中，未存文件")
  await desk.click(button("仅在浏览器中"))
  expect(button("存成文件")).toBeTruthy()
})

describe("while a word is being composed", () => {
  const compose = (composing: boolean) => {
    const view = { composing, updateState: () => {}, hasFocus: () => true } as unknown as EditorView
    desk.session.view = view
  }
  const pass = (ms: number) => act(async () => void (await new Promise((resolve) => setTimeout(resolve, ms))))
  /** Everything that changes in the bar from now on. */
  const watch = () => {
    const seen: MutationRecord[] = []
    const observer = new MutationObserver((records) => seen.push(...records))
    observer.observe(desk.place, { subtree: true, childList: true, attributes: true, characterData: true })
    return seen
  }

  it("does not say that saving takes long before the word is chosen", async () => {
    await open()
    await act(async () => desk.session.store.setState({ saving: { at: "pending" } }))
    compose(true)
    const seen = watch()
    await pass(1300)
    expect(seen).toEqual([])
    compose(false)
    await pass(300)
    expect(bar()).toContain("正在保存")
  })

  it("does not say how a save ended before the word is chosen", async () => {
    await open()
    compose(true)
    const seen = watch()
    await act(async () =>
      desk.session.store.setState({
        saving: { at: "failed", failure: { reason: "full", message: "磁盘写满了。" } },
      }),
    )
    await pass(300)
    expect(seen).toEqual([])
    compose(false)
    await pass(300)
    expect(bar()).toContain("没有存上")
  })
})

it("says why nothing was saved, and saves again when told to", async () => {
  await open()
  desk.host.saveReport!.mockResolvedValueOnce({
    ok: false,
    failure: { reason: "full", message: "磁盘写满了，还差 2 MB。" },
  })
  await act(async () => desk.session.dispatch(desk.session.editor.tr.insertText("新", 4)))
  await act(async () => desk.session.save())
  expect(bar()).toContain("没有存上")
  await desk.click(button("没有存上"))
  expect(document.querySelector(".st-help")!.textContent).toContain("磁盘写满了")
  await desk.click(button("再存一次"))
  expect(bar()).toContain("已保存")
})
