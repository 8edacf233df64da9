import { describe, expect, it } from "vitest"
import type { SessionState } from "../../../../renderer/app/session"
import { clock, savingWords } from "../../../../renderer/panels/status/saving"

const savedAt = new Date(2026, 11, 3, 14, 32).toISOString()
const saved = {
  saving: { at: "saved", time: savedAt },
  file: null,
  fileProblem: null,
  readOnly: false,
} as const
const failure = { reason: "full", message: "U 盘写满了，还差 2 MB。" }
type State = Parameters<typeof savingWords>[0]

const words = (change: Partial<SessionState>, slow = false, portable = false) =>
  savingWords({ ...saved, ...change } as State, savedAt, slow, portable)

describe("what is said of saving", () => {
  it("gives the time of the last save, in the time of this machine", () =>
    expect(words({})).toMatchObject({ state: "ok", text: "已保存 14:32", action: null }))

  it("keeps still while a change waits for a moment only", () => {
    expect(words({ saving: { at: "pending" } }).text).toBe("已保存 14:32")
    expect(words({ saving: { at: "saving" } }, true).text).toBe("正在保存")
  })

  it("says why nothing was saved, and offers to try again", () =>
    expect(words({ saving: { at: "failed", failure } })).toMatchObject({
      state: "err",
      text: "没有存上",
      why: failure.message,
      action: "retry",
    }))

  it("asks what to do about a file that somebody else changed", () => {
    const problem = { reason: "changedElsewhere", message: "文件在别处改过。" } as const
    expect(words({ fileProblem: problem })).toMatchObject({ text: "文件没有存上", action: "settle" })
    expect(words({ fileProblem: { ...problem, reason: "busy" } }).action).toBe("retry")
  })

  it("says for as long as it is so that the page has no file", () => {
    expect(words({}, false, true)).toMatchObject({ text: "仅在浏览器中，未存文件", action: "saveAs" })
    expect(words({ file: { handle: "f1234567", name: "述职.shuzhi" } }, false, true).text).toBe(
      "已保存 14:32",
    )
  })

  it("lets a failure go before everything else", () =>
    expect(words({ saving: { at: "failed", failure } }, false, true).state).toBe("err"))

  it("promises no saving where nothing can be changed", () =>
    expect(words({ readOnly: true }).text).toBe("只读"))
})

it("has no time for what is no time", () => expect(clock("")).toBe(""))
