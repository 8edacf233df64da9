import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decodeText, type Encoding } from "#shared/source/text-file"

const report =
  "现就本人2025年抓基层党建工作情况述职如下：\n一、履职工作特色和亮点\n一是抓实学习教育，全年培训党员356人次。\n二是建好村级阵地，新建活动场所3处。\n"
const plain = "党建工作，总结。"

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text
  const view = new DataView(new ArrayBuffer(marked.length * 2))
  for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}

/** There is no encoder for these in the platform: the two-byte area is turned round from the decoder. */
function encoder(encoding: "gb18030" | "big5"): (text: string) => Uint8Array {
  const codes = new Map<string, [number, number]>()
  const decoder = new TextDecoder(encoding)
  for (let a = 0x81; a <= 0xfe; a++) {
    for (let b = 0x40; b <= 0xfe; b++) {
      if (b === 0x7f) continue
      const text = decoder.decode(Uint8Array.of(a, b))
      if (text.length === 1 && text !== "\ufffd" && !codes.has(text)) codes.set(text, [a, b])
    }
  }
  return (text) =>
    Uint8Array.from(
      [...text].flatMap((c) => {
        if (c.charCodeAt(0) < 0x80) return [c.charCodeAt(0)]
        const code = codes.get(c)
        if (!code) throw new Error(`not in ${encoding}: ${c}`)
        return code
      }),
    )
}
const gb18030 = encoder("gb18030")
const big5 = encoder("big5")

/** Traditional script, as it comes in Big5 and as it may come in GB18030. */
const traditional =
  "現就本人2025年抓基層黨建工作情況述職如下：\n一、履職工作特色和亮點\n一是抓實學習教育，全年培訓黨員356人次。\n二是建好村級陣地，新建活動場所3處。\n"

const utf8 = (text: string) => new TextEncoder().encode(text)
const decoded = (bytes: Uint8Array): string => {
  const result = decodeText(bytes)
  return result.ok ? result.value.text : result.failure.reason
}

describe("encodings", () => {
  const cases: [what: string, bytes: Uint8Array, encoding: Encoding][] = [
    ["UTF-8", utf8(report), "utf-8"],
    ["UTF-8 with a mark", utf8(`\ufeff${report}`), "utf-8"],
    ["UTF-16 LE with a mark", utf16(report, true, true), "utf-16le"],
    ["UTF-16 BE with a mark", utf16(report, false, true), "utf-16be"],
    ["UTF-16 LE without one", utf16(report, true, false), "utf-16le"],
    ["UTF-16 BE without one", utf16(report, false, false), "utf-16be"],
    ["GB18030", gb18030(report), "gb18030"],
  ]
  it.each(cases)("%s", (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: report, encoding, replaced: 0, nuls: 0 } })
  })
  it.each([
    ["UTF-8", utf8(traditional), "utf-8"],
    ["UTF-16 LE without a mark", utf16(traditional, true, false), "utf-16le"],
    ["GB18030", gb18030(traditional), "gb18030"],
    ["Big5", big5(traditional), "big5"],
    ["Big5 with CRLF", big5(traditional.replaceAll("\n", "\r\n")), "big5"],
  ] satisfies typeof cases)("traditional script in %s", (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({
      ok: true,
      value: { text: traditional, encoding, replaced: 0, nuls: 0 },
    })
  })
  it("takes no line of GB18030 for Big5", () => {
    for (const line of report.split("\n").filter((it) => it !== "")) expect(decoded(gb18030(line))).toBe(line)
  })
  it("tells GB18030 from UTF-16 in texts without line ends, figures or marks", () => {
    expect(decoded(gb18030(plain.repeat(4)))).toBe(plain.repeat(4))
    expect(decoded(utf16(plain.repeat(4), true, false))).toBe(plain.repeat(4))
    expect(decoded(utf16(plain.repeat(4), false, false))).toBe(plain.repeat(4))
  })
  it("reads a few characters of GB18030", () => {
    for (const text of ["述职", "联通", "李某某", "党委", "1.邻里"]) expect(decoded(gb18030(text))).toBe(text)
  })
  it("reads four-byte characters of GB18030", () => {
    expect(
      decoded(Uint8Array.of(...gb18030("村党支部书记"), 0x82, 0x35, 0x8f, 0x33, ...gb18030("同志"))),
    ).toBe(`村党支部书记${new TextDecoder("gb18030").decode(Uint8Array.of(0x82, 0x35, 0x8f, 0x33))}同志`)
  })
  it("marks what a damaged file has lost and reads the rest", () => {
    const broken = utf8(report).slice()
    broken[40] = 0xff
    const result = decodeText(broken)
    expect(result).toMatchObject({ ok: true, value: { encoding: "utf-8" } })
    expect(result.ok && result.value.replaced).toBeGreaterThan(0)
    const cut = gb18030(report.repeat(3)).subarray(0, -1)
    expect(decodeText(cut.subarray(0, cut.length - 1))).toMatchObject({
      ok: true,
      value: { encoding: "gb18030" },
    })
  })
  it("reads plain ASCII and nothing", () => {
    expect(decoded(utf8("a b\n"))).toBe("a b\n")
    expect(decoded(new Uint8Array(0))).toBe("")
  })
})

describe("line ends", () => {
  it.each([
    ["CRLF", "甲\r\n乙\r\n", "甲\n乙\n"],
    ["CR", "甲\r乙\r", "甲\n乙\n"],
    ["mixed", "甲\r\n乙\r丙\n\r\n", "甲\n乙\n丙\n\n"],
    ["two CR, as some mail programs leave them", "甲\r\r\n乙", "甲\n\n乙"],
  ])("%s", (_, text, lines) => {
    expect(decoded(utf8(text))).toBe(lines)
  })
})

describe("a stray NUL", () => {
  const long = report.repeat(16)
  const half = long.length / 2
  const stray = `${long.slice(0, half)}\0${long.slice(half)}`
  it.each([
    ["UTF-8", utf8(stray), "utf-8"],
    ["UTF-8 with a mark", utf8(`\ufeff${stray}`), "utf-8"],
    ["GB18030", gb18030(stray), "gb18030"],
    ["UTF-16 LE with a mark", utf16(stray, true, true), "utf-16le"],
    ["UTF-16 BE without a mark", utf16(stray, false, false), "utf-16be"],
  ] as const)("is left out and counted in %s", (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: long, encoding, replaced: 0, nuls: 1 } })
  })
  it("more than one in a thousand characters are no text", () => {
    const line = "述".repeat(1000)
    expect(decodeText(utf8(`${line}${"\0".repeat(1)}`))).toMatchObject({ ok: true, value: { text: line } })
    expect(decoded(utf8(`${line}${"\0".repeat(2)}`))).toBe("binary")
    expect(decoded(gb18030(`${line}${"\0".repeat(4)}`))).toBe("binary")
  })
  it("does not make GB18030 of UTF-16 in which hardly a byte is NUL", () => {
    const prose = `${plain.repeat(100)}\n`
    for (const littleEndian of [true, false]) expect(decoded(utf16(prose, littleEndian, false))).toBe(prose)
  })
})

describe("what is no text", () => {
  it.each([
    ["NUL bytes", utf8("甲\0乙")],
    ["noise", Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 17 + (i >> 3)) % 256)],
    ["control characters", Uint8Array.from({ length: 400 }, (_, i) => 1 + (i % 8))],
    ["high bytes that no encoding allows", new Uint8Array(500).fill(0xff)],
  ])("%s", (_, bytes) => {
    expect(decoded(bytes)).toBe("binary")
  })
  it("bears a stray control character", () => {
    expect(decoded(utf8(`${report}\u000c${report}\u001a`))).toBe(`${report}\u000c${report}\u001a`)
  })
})

/** Not a control character, a carriage return or a noncharacter. */
function isText(c: string): boolean {
  const code = c.codePointAt(0)!
  return (code >= 0x20 || code === 9 || code === 10) && code !== 0x7f && code !== 0xfffe && code !== 0xffff
}

describe("any text", () => {
  it("in UTF-8 with LF is the file's content, unchanged", () => {
    const text = fc
      .array(fc.string({ unit: "binary", maxLength: 20 }), { maxLength: 10 })
      .map((parts) => [...parts.join("")].filter(isText).join(""))
      .filter((text) => !text.startsWith("\ufeff"))
    fc.assert(
      fc.property(text, (text) => {
        expect(decodeText(utf8(text))).toEqual({
          ok: true,
          value: { text, encoding: "utf-8", replaced: 0, nuls: 0 },
        })
      }),
      { numRuns: 300 },
    )
  })
  it("of the report's kind survives every encoding", () => {
    const sentence = fc.constantFrom(
      "全年开展学习12次，",
      "培训党员356人次。",
      "一是抓班子；",
      "群众满意度达到98%。\n",
      "问题整改到位。",
    )
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 4, maxLength: 30 }), (sentences) => {
        const text = sentences.join("")
        for (const bytes of [
          utf8(text),
          gb18030(text),
          utf16(text, true, false),
          utf16(text, false, false),
          utf16(text, false, true),
        ])
          expect(decoded(bytes)).toBe(text)
      }),
      { numRuns: 100 },
    )
  })
  it("or anything else answers with a value", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof decodeText(bytes).ok).toBe("boolean")
      }),
    )
  })
})
