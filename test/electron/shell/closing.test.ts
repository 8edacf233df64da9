import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Closing } from "../../../electron/shell/closing"

/** A window whose questions are answered by hand. */
function setUp(alive = true) {
  let answer: (force: boolean) => void = () => {}
  const window = {
    tellPage: vi.fn(),
    pageAlive: () => alive,
    destroy: vi.fn(),
    askToForce: vi.fn(
      () =>
        new Promise<boolean>((resolve) => {
          answer = resolve
        }),
    ),
  }
  const closing = new Closing(window, 5000)
  const answerQuestion = async (force: boolean) => {
    answer(force)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { closing, window, answerQuestion }
}

describe("closing the window", () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it("waits for the page, then closes without asking again", () => {
    const { closing, window } = setUp()
    expect(closing.request()).toBe(false)
    expect(window.tellPage).toHaveBeenCalledOnce()
    closing.heard()
    closing.ready(true)
    expect(window.destroy).toHaveBeenCalledOnce()
    expect(closing.request()).toBe(true)
  })

  it("stays open when the page wants to, and can be closed later", () => {
    const { closing, window } = setUp()
    closing.request()
    closing.heard()
    closing.ready(false)
    expect(window.destroy).not.toHaveBeenCalled()
    closing.request()
    expect(window.tellPage).toHaveBeenCalledTimes(2)
    closing.ready(true)
    expect(window.destroy).toHaveBeenCalledOnce()
  })

  it("closes at once where there is no page", () => {
    const { closing, window } = setUp(false)
    expect(closing.request()).toBe(true)
    expect(window.tellPage).not.toHaveBeenCalled()
  })

  it("asks the user when the page does not hear", async () => {
    const { closing, window, answerQuestion } = setUp()
    closing.request()
    await vi.advanceTimersByTimeAsync(4999)
    expect(window.askToForce).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(window.askToForce).toHaveBeenCalledOnce()
    await answerQuestion(true)
    expect(window.destroy).toHaveBeenCalledOnce()
  })

  it("asks again when the user waits and the page still does not hear", async () => {
    const { closing, window, answerQuestion } = setUp()
    closing.request()
    await vi.advanceTimersByTimeAsync(5000)
    await answerQuestion(false)
    expect(window.destroy).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(5000)
    expect(window.askToForce).toHaveBeenCalledTimes(2)
  })

  it("leaves a page in peace that has heard, however long it saves or asks", async () => {
    const { closing, window } = setUp()
    closing.request()
    closing.heard()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(window.askToForce).not.toHaveBeenCalled()
  })

  it("asks when the user presses close again after the page took long", async () => {
    const { closing, window, answerQuestion } = setUp()
    closing.request()
    closing.heard()
    await vi.advanceTimersByTimeAsync(1000)
    expect(closing.request()).toBe(false)
    expect(window.askToForce).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(5000)
    closing.request()
    closing.request()
    expect(window.askToForce).toHaveBeenCalledOnce()
    expect(window.tellPage).toHaveBeenCalledOnce()
    await answerQuestion(true)
    expect(window.destroy).toHaveBeenCalledOnce()
  })

  it("takes the page's answer that comes while the question stands there", async () => {
    const { closing, window, answerQuestion } = setUp()
    closing.request()
    await vi.advanceTimersByTimeAsync(5000)
    closing.ready(false)
    await answerQuestion(true)
    expect(window.destroy).not.toHaveBeenCalled()
  })

  it("takes no answer that nobody asked for", () => {
    const { closing, window } = setUp()
    closing.heard()
    closing.ready(true)
    expect(window.destroy).not.toHaveBeenCalled()
  })
})
