import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { lengthOf, widthOf, xmlText } from "#shared/docx/export/characters"

describe("xmlText", () => {
  it("drops what XML forbids and keeps tabs and line ends", () => {
    expect(xmlText("甲\u0000乙\u0008\u000b\u000c\u001f丙\t丁\n戊\ufffe\uffff")).toBe("甲乙丙\t丁\n戊")
  })

  it("replaces half a surrogate pair and keeps whole ones", () => {
    expect(xmlText("甲\ud840乙")).toBe("甲\ufffd乙")
    expect(xmlText("\udc0b甲")).toBe("\ufffd甲")
    expect(xmlText("\ud840\udc0b")).toBe("\ud840\udc0b")
  })

  it("gives text that survives UTF-8 and XML 1.0, and changes nothing twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const clean = xmlText(text)
        expect(new TextDecoder().decode(new TextEncoder().encode(clean))).toBe(clean)
        for (const c of clean) expect(c >= " " || c === "\t" || c === "\n").toBe(true)
        expect(xmlText(clean)).toBe(clean)
      }),
    )
  })
})

describe("widthOf", () => {
  it.each([
    ["林知远", 3],
    ["“两委”——", 6],
    ["2032", 2],
    ["", 0],
  ])("%s", (text, width) => expect(widthOf(text)).toBeCloseTo(width))

  it("counts the space that programs put beside figures", () => {
    const bare = widthOf("2032") + widthOf("年")
    expect(widthOf("2032年")).toBeGreaterThan(bare)
    expect(widthOf("“2032”")).toBeCloseTo(widthOf("2032") + 2)
  })
})

it("lengthOf leaves white space out and counts a rare character once", () => {
  expect(lengthOf("甲 乙\u3000\t𠀋")).toBe(3)
})
