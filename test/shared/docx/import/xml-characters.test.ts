import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encoder, stringOf } from "#shared/docx/import/xml-characters"

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

describe("text from bytes", () => {
  it.each([
    ["nothing", ""],
    ["ASCII", "w:p"],
    ["two bytes", "é·×"],
    ["three bytes", "述职报告。\u2028\uffee"],
    ["four bytes", "𠮷😀𪚥"],
    ["a byte order mark, which is a character here", "\ufeff甲"],
    ["more than is read by hand", "教育培训力度不够。".repeat(40)],
  ])("%s", (_, text) => {
    const bytes = encoder.encode(`<${text}>`)
    expect(stringOf(bytes, 1, bytes.length - 1)).toBe(text)
  })

  it("reads any stretch of whole characters as the platform does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "binary", maxLength: 30 }), { minLength: 3, maxLength: 3 }),
        (parts) => {
          const [before, own] = parts.map((part) => encoder.encode(part)) as [Uint8Array, Uint8Array]
          const bytes = encoder.encode(parts.join(""))
          const end = before.length + own.length
          expect(stringOf(bytes, before.length, end)).toBe(decoder.decode(bytes.subarray(before.length, end)))
        },
      ),
      { numRuns: 2000 },
    )
  })
})
