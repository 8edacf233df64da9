import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { isMisread } from "#shared/source/misread"

const folder = new URL("../../fixtures/reading/", import.meta.url)
const reports = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => [name, readFileSync(new URL(name, folder), "utf8")] as const)

/** As a program shows UTF-8 that it takes for GBK; what makes no pair becomes a mark or a question mark. */
const misread = (text: string, lost = "\ufffd") =>
  new TextDecoder("gbk").decode(new TextEncoder().encode(text)).replaceAll("\ufffd", lost)

describe("UTF-8 that was taken for GBK", () => {
  it("looks as it does", () => expect(misread("教育")).toBe("鏁欒偛"))
  it.each(reports)("is known: %s", (_, text) => {
    expect(isMisread(misread(text))).toBe(true)
    expect(isMisread(misread(text, "?"))).toBe(true)
    expect(isMisread(text)).toBe(false)
  })
  it.each([
    ["nothing", ""],
    ["English", "We trained 356 members in 12 courses. ".repeat(9)],
    ["a word", misread("教育")],
    ["names", "鄢鑫、翟翀、邱翊翀、龚韡、佟璟、缪弢、卞赟、亓淼、郗昊、麴骁、逄勃、厍旻、仉晟、鞠萱。"],
    [
      "traditional script",
      "現就本人抓基層黨建工作情況述職如下：履職工作特色和亮點，實學習教育，培訓黨員。".repeat(3),
    ],
    ["Japanese", "わたしたちは、ことし十二回のべんきょうかいをひらきました。".repeat(3)],
    ["Cyrillic", "В этом году мы провели двенадцать занятий. ".repeat(3)],
  ])("is not %s", (_, text) => expect(isMisread(text)).toBe(false))
  it("is not text that only quotes some", () => {
    expect(isMisread(`${reports[0]![1].slice(0, 400)}\n乱码如“${misread("教育工作")}”。`)).toBe(false)
  })
})
