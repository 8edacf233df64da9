import { describe, expect, it } from "vitest"
import {
  browserMessages,
  libraryMessages,
  noticeMessages,
  readingMessages,
  refusals,
  writingMessages,
} from "#shared/services/messages"

const all = {
  library: libraryMessages,
  browser: browserMessages,
  reading: readingMessages,
  writing: writingMessages,
  refusal: refusals,
  notice: {
    reportFromBackup: noticeMessages.reportFromBackup("2026-11-22 14:31"),
    settingsFromBackup: noticeMessages.settingsFromBackup(),
    settingsLost: noticeMessages.settingsLost(),
    reportUnreadable: noticeMessages.reportUnreadable(2),
    versionsUnreadable: noticeMessages.versionsUnreadable(2),
    reportNewer: noticeMessages.reportNewer(2),
  },
}
const messages = Object.entries(all).flatMap(([table, texts]) =>
  Object.entries(texts).map(([reason, text]) => [`${table} ${reason}`, text] as const),
)

describe("a message to the user", () => {
  it.each(messages)("%s says what happened and what to do, in Chinese and plainly", (_, text) => {
    // What happened stands in the first sentence, what to do after it.
    expect(text).toMatch(/^[^。]{4,}。.{4,}。$/)
    expect(text.length).toBeLessThanOrEqual(80)
    expect(text).not.toMatch(/[!！]|抱歉|对不起|错误码|你/)
    const foreign = text.replace(/\.(shuzhi|docx)|Word|WPS|MB|U 盘/g, "").match(/[a-z]+/gi)
    expect(foreign).toBeNull()
  })

  it.each(messages)("%s sets characters and figures apart", (_, text) => {
    expect(text).not.toMatch(/[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]/)
  })

  it("has a text of its own for each thing that can happen", () => {
    for (const texts of Object.values(all)) {
      const values: string[] = Object.values(texts)
      expect(new Set(values).size).toBe(values.length)
    }
  })

  it("that follows a failed save says what was not done", () => {
    for (const text of [...Object.values(writingMessages), libraryMessages.full, browserMessages.full])
      expect(text).toMatch(/^(文件没有写|没有存上)/)
  })
})
