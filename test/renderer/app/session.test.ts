// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { list, report, section } from "../../builders"
import { type Desk, openDesk } from "../desk-support"

let desk: Desk

beforeEach(() => {
  vi.useFakeTimers()
  desk = openDesk(
    report({}, section("highlight", "一、", "工作亮点", list("highlight", "shi", "走访群众300余人次。"))),
  )
})

afterEach(() => {
  vi.useRealTimers()
})

/** Types a letter every `every` milliseconds, `count` of them. */
async function type(count: number, every: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const { session } = desk
    session.dispatch(session.editor.tr.insertText("村", session.editor.doc.content.size - 4))
    await vi.advanceTimersByTimeAsync(every)
  }
}

it("saves once, in the first pause", async () => {
  await type(5, 100)
  expect(desk.host.saveReport).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(300)
  expect(desk.host.saveReport).toHaveBeenCalledTimes(1)
})

it("saves at least every three seconds while somebody types without a pause", async () => {
  await type(29, 100)
  expect(desk.host.saveReport).not.toHaveBeenCalled()
  await type(3, 100)
  expect(desk.host.saveReport).toHaveBeenCalledTimes(1)
  await type(60, 100)
  expect(desk.host.saveReport).toHaveBeenCalledTimes(2 + 1)
})

it("does not save in the middle of a composed word, however long it takes", async () => {
  desk.session.view = { composing: true, updateState() {}, hasFocus: () => true } as never
  await type(1, 9000)
  expect(desk.host.saveReport).not.toHaveBeenCalled()
  desk.session.view = null
  await vi.advanceTimersByTimeAsync(300)
  expect(desk.host.saveReport).toHaveBeenCalledTimes(1)
})
