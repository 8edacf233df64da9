import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { readDoc } from "#shared/doc/read-doc"
import { readDocx } from "#shared/docx/import/read-docx"
import { readFile } from "#shared/reading/read-file"
import { limits } from "#shared/source/limits"
import type { ReadReason } from "#shared/source/messages"
import type { SourceText } from "#shared/source/source-text"
import { compoundFile, type DocSpec, doc, docStreams, type PieceSpec, prl, u16, u32 } from "../../doc-builder"
import { processorTime } from "../../processor-time"
import { oddDocuments } from "./odd-documents"

function read(bytes: Uint8Array): SourceText {
  const result = readDoc(bytes)
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

const textOf = (pieces: readonly PieceSpec[] | string, spec?: DocSpec) => read(doc(pieces, spec)).text

describe("documents that LibreOffice saved as .doc", () => {
  const file = (name: string) =>
    readFileSync(new URL(`../../fixtures/files/odd-${name}.doc`, import.meta.url))

  it.each(Object.entries(oddDocuments))(
    "%s says what the .docx says",
    (name, { bytes, text, notices = [] }) => {
      const original = readDocx(bytes)
      const saved = readDoc(file(name))
      if (!saved.ok || !original.ok) throw new Error("not read")
      expect(saved.value.text).toBe(text)
      expect(original.value.text).toBe(text)
      expect(saved.value.paragraphs).toEqual(original.value.paragraphs)
      expect(saved.value.notices).toEqual(notices.map((words) => expect.stringMatching(words)))
      // A .wps of WPS Office is the same format under another name.
      for (const ending of [".doc", ".wps", ".DOC", ""])
        expect(readFile(`a${ending}`, file(name))).toMatchObject({
          ok: true,
          value: { format: "doc", map: { text } },
        })
    },
  )
})

describe("text", () => {
  it("comes in pieces of both widths, wherever they lie", () => {
    const pieces = [{ text: "党员" }, { text: "2025–A”é\r", eightBit: true }, { text: "书记𠮷\r" }]
    expect(textOf(pieces)).toBe("党员2025–A”é\n书记𠮷")
    // As after a quick save: the first piece behind the last.
    expect(textOf(pieces, { offsets: [2048, 1500, 1024] })).toBe("党员2025–A”é\n书记𠮷")
  })
  it("keeps a character that two pieces share, and replaces half of one", () => {
    expect(textOf([{ text: "村\ud842" }, { text: "\udfb7\r" }])).toBe("村𠮷")
    expect(textOf("村\ud842支\r")).toBe("村\ufffd支")
  })
  it("holds no marks of Word", () => {
    expect(textOf("一\x01二\x02三\x05四\x08五\x1f六\x1e七\x03八\ufffe\uffff\r")).toBe(
      "一二三四五六-七八\ufffd\ufffd",
    )
  })
  it("has lines and tabs", () => expect(textOf("一\x0b二\t三\x0c四\r\r五\r")).toBe("一\n二\t三\n四\n\n五"))
  it("may end without a mark", () => expect(textOf("一\r二")).toBe("一\n二"))
  it("says so when there is none", () => {
    expect(read(doc("\r"))).toMatchObject({ text: "", notices: [expect.stringMatching(/没有文字/)] })
  })
  it("is read from sectors of 4,096 bytes, and of 64", () => {
    expect(textOf("述职\r", { shift: 12 })).toBe("述职")
    const long = "一是抓实学习教育。\r".repeat(600)
    expect(textOf(long)).toBe(long.slice(0, -1).replaceAll("\r", "\n"))
  })
})

describe("fields", () => {
  const cases: [what: string, text: string, expected: string][] = [
    ["show their result", "见\x13 REF a \x14第二部分\x15。\r", "见第二部分。"],
    ["lie in each other", "\x13 IF \x13 PAGE \x143\x15 \x14有\x13 REF b \x14乙\x15的\x15！\r", "有乙的！"],
    ["show a ring", "\x13 eq \\o\\ac(○,5)\x15抓落实\r", "⑤抓落实"],
    ["keep the text behind a begin that never ends", "一\x13 二\r三\r", "一 二\n三"],
    ["keep the text before an end that never began", "一\x15二\x14三\r", "一二三"],
  ]
  it.each(cases)("%s", (_, text, expected) => expect(textOf(text)).toBe(expected))
})

describe("formatting", () => {
  const deleted = prl(0x0800, 1)
  const inserted = prl(0x0801, 1)
  const hidden = prl(0x083c, 1)
  it("tells deleted, inserted and hidden text", () => {
    const source = read(
      doc("走访五十六十户暗\r", {
        characters: [
          { from: 2, to: 4, group: deleted },
          { from: 4, to: 6, group: inserted },
          { from: 7, to: 8, group: hidden },
        ],
      }),
    )
    expect(source.text).toBe("走访六十户")
    expect(source.notices).toEqual([
      expect.stringMatching(/插入 1 处，删除 1 处/),
      expect.stringMatching(/1 处隐藏文字.*“暗”/),
    ])
  })
  it("joins a paragraph whose mark was deleted with the next", () => {
    expect(textOf("前半\r后半\r", { characters: [{ from: 2, to: 3, group: deleted }] })).toBe("前半后半")
  })
  it("takes up what a quick save changed about a whole piece", () => {
    const last = { text: "尾\r" }
    expect(textOf([{ text: "删", prm: (0x41 << 1) | (1 << 8) }, last])).toBe("尾")
    expect(
      textOf([
        { text: "删", group: deleted },
        { text: "暗", group: [...prl(0x4a43, 32, 0), ...hidden] },
        last,
      ]),
    ).toBe("尾")
    expect(textOf([{ text: "留", prm: 0x55 << 1 }, last])).toBe("留尾")
    // A number of a group that is not there.
    expect(textOf([{ text: "留", prm: 0xffff }, last])).toBe("留尾")
  })
  it("skips modifiers that it does not know, by their length", () => {
    const others = [
      ...prl(0x2a3e, 1),
      ...prl(0x4a43, 1, 2),
      ...prl(0x6870, 1, 2, 3, 4),
      ...prl(0xca47, 3, 1, 2, 3),
      ...prl(0xea3f, 1, 2, 3),
    ]
    expect(textOf("暗明\r", { characters: [{ from: 0, to: 1, group: [...others, ...hidden] }] })).toBe("明")
  })
  it("writes signs of symbol fonts", () => {
    const name = "Wingdings"
    const font = [...new Array<number>(39).fill(0), ...[...name].flatMap((c) => u16(c.charCodeAt(0))), 0, 0]
    const symbol = prl(0x6a09, ...u16(0), ...u16(0xf0fe))
    expect(
      textOf("(已办\r", {
        characters: [{ from: 0, to: 1, group: symbol }],
        table: { 15: [...u16(1), ...u16(0), font.length, ...font] },
      }),
    ).toBe("☑已办")
  })
  it("knows cells and rows", () => {
    const inTable = prl(0x2416, 1)
    const rowEnd = [...inTable, ...prl(0x2417, 1)]
    const source = read(
      doc("前\r甲\x07乙\r丙\x07\x07后\r", { paragraphs: [[], inTable, inTable, inTable, rowEnd, []] }),
    )
    expect(source.text).toBe("前\n甲\n乙\n丙\n后")
    expect(source.paragraphs.map((it) => it.inTable)).toEqual([false, true, true, true, false])
  })
  it("loses no text that stands before the mark of a row", () => {
    const inTable = prl(0x2416, 1)
    const rowEnd = [...inTable, ...prl(0x2417, 1)]
    expect(textOf("甲\x07乙\x07丙\x07", { paragraphs: [inTable, rowEnd, inTable] })).toBe("甲\n乙\n丙")
    expect(textOf("甲\x07尾", { paragraphs: [inTable] })).toBe("甲\n尾")
  })
  it("knows where a section ends", () => {
    const sections = [...u32(0), ...u32(4), ...u32(7), ...new Array<number>(24).fill(0)]
    expect(textOf("一节。\x0c二节\r", { table: { 6: sections } })).toBe("一节。\n二节")
  })
  it("reads properties that are too long for a page", () => {
    const data = Uint8Array.from([0, 0, ...u16(3), ...prl(0x2640, 2)])
    const source = read(
      doc("标题\r正文\r", { paragraphs: [prl(0x6646, ...u32(2)), []], streams: { Data: data } }),
    )
    expect(source.paragraphs.map(({ style }) => style)).toEqual([3, null])
  })
  it("says that numbers of Word 6 are missing", () => {
    const source = read(
      doc("学习\r走访\r", { paragraphs: [prl(0x460b, 0xff, 0x07), prl(0x460b, 0xff, 0x07)] }),
    )
    expect(source.text).toBe("学习\n走访")
    expect(source.notices).toEqual([expect.stringMatching(/2 段的自动编号.*没有读入/)])
  })
  it("numbers nothing by a list that is not there, or was taken away", () => {
    for (const list of [0, 1, 5, 0x7fe, 0xf802, 0xffff]) {
      const source = read(doc("学习\r", { paragraphs: [prl(0x460b, ...u16(list))] }))
      expect([source.text, source.notices]).toEqual(["学习", []])
    }
  })
})

describe("subdocuments", () => {
  it("are no part of the text", () => {
    const text = "正文。\x02\r\x02脚注的话\r"
    const source = read(
      doc(text, {
        lengths: { main: 5, footnotes: 6 },
        table: { 2: [...u32(3), ...u32(5), 0, 0], 3: [...u32(0), ...u32(6)] },
      }),
    )
    expect(source.text).toBe("正文。")
    expect(source.notices).toEqual(["脚注没有放进正文：脚注的话"])
  })
  it("are left where their places make no sense", () => {
    const table = { 2: [...u32(3), ...u32(5), 0, 0], 3: [...u32(99), ...u32(0xfffffff0)] }
    const source = read(doc("正文。\x02\r\x02脚注的话\r", { lengths: { main: 5, footnotes: 6 }, table }))
    expect([source.text, source.notices]).toEqual(["正文。", []])
  })
})

describe("shapes", () => {
  const record = (type: number, content: readonly number[], head = 0) => [
    ...u16(head),
    ...u16(type),
    ...u32(content.length),
    ...content,
  ]
  const group = (...inside: readonly number[][]) => record(0xf003, inside.flat(), 15)
  /** A shape with this id and these properties: id → value, or words that lie behind the list. */
  const shape = (id: number, properties: Readonly<Record<number, number | string>> = {}) => {
    const rows = Object.entries(properties)
    const words = (value: number | string) =>
      typeof value === "string" ? [...`${value}\0`].flatMap((c) => u16(c.charCodeAt(0))) : []
    const list = rows.flatMap(([key, value]) => [
      ...u16(typeof value === "string" ? Number(key) | 0x8000 : Number(key)),
      ...u32(typeof value === "string" ? words(value).length : value),
    ])
    const data = rows.flatMap(([, value]) => words(value))
    return record(
      0xf004,
      [
        ...record(0xf00a, [...u32(id), ...u32(0)]),
        ...record(0xf00b, [...list, ...data], (rows.length << 4) | 3),
      ],
      15,
    )
  }
  const drawings = [
    ...record(0xf000, [], 15),
    0,
    ...record(
      0xf002,
      group(
        shape(1),
        group(shape(10), shape(11), shape(12, { 260: 1, 193: 5 })),
        shape(20, { 128: 7, 192: "红头" }),
        shape(30, { 260: 2 }),
      ),
      15,
    ),
  ]
  const anchors = (...places: readonly [position: number, id: number][]) => [
    ...places.flatMap(([position]) => u32(position)),
    ...u32(99),
    ...places.flatMap(([, id]) => [...u32(id), ...new Array<number>(22).fill(0)]),
  ]
  const boxes = (ends: readonly number[], ids: readonly number[]) => [
    ...[0, ...ends].flatMap(u32),
    ...ids.flatMap((id) => [...new Array<number>(14).fill(0), ...u32(id), ...u32(0)]),
  ]

  it("hold text boxes, in groups too, pictures, and the words of WordArt", () => {
    const main = "一\x08\r二\x08三\x08\r"
    const source = read(
      doc(`${main}框甲\r\r框乙\r\r无主\r\r\r`, {
        lengths: { main: main.length, textBoxes: 13 },
        table: {
          40: anchors([1, 10], [4, 20], [6, 30]),
          50: drawings,
          56: boxes([4, 8, 12, 13], [11, 10, 77, 0]),
        },
      }),
    )
    // What hangs on no place of the text comes last.
    expect(source.text).toBe("一\n框乙\n框甲\n二三\n红头\n\n无主")
    expect(source.notices).toEqual([expect.stringMatching(/2 张图片没有读入/)])
  })
  it("survive drawings that make no sense", () => {
    for (const bytes of [
      drawings.slice(0, 40),
      drawings.map((byte, i) => (i % 7 === 3 ? 0xff : byte)),
      new Array<number>(300).fill(0),
      record(0xf000, [], 15).concat(
        ...Array.from({ length: 40 }, () => [0, ...u16(15), ...u16(0xf002), ...u32(0)]),
      ),
    ])
      expect(textOf("一\x08\r二\r", { table: { 40: anchors([1, 10]), 50: bytes } })).toBe("一\n二")
  })
})

describe("macros and embedded documents", () => {
  it("are noted and left", () => {
    expect(read(doc("述职\r", { streams: { Macros: new Uint8Array(8) } })).notices).toEqual([
      expect.stringMatching(/带有宏/),
    ])
  })
})

describe("long and hostile files", () => {
  const timed = (bytes: Uint8Array) => processorTime(() => readDoc(bytes))
  it("100,000 paragraphs are read, and told of on the way", () => {
    const shares: number[] = []
    const bytes = doc("一是抓实学习教育。\r".repeat(100_000), { shift: 12 })
    const result = readDoc(bytes, (stage, share) => {
      expect(stage).toBe("unpack")
      shares.push(share)
    })
    expect(result.ok && result.value.paragraphs.length).toBe(100_000)
    expect(shares.length).toBeGreaterThan(100)
    expect(shares.filter((share) => share > 0.1 && share < 0.9).length).toBeGreaterThan(20)
    expect(Math.max(...shares)).toBeLessThanOrEqual(1)
  })
  it("fields in fields in fields", () => {
    const { result, ms } = timed(
      doc(`${"\x13 A \x14".repeat(20_000)}底${"\x15".repeat(20_000)}\r`, { shift: 12 }),
    )
    // Deeper ones than anybody writes are not believed: their instructions are kept as text.
    expect(result.ok && result.value.text).toMatch(/^(?: A )*底$/)
    expect(ms).toBeLessThan(5000)
  })
  it("notes that all show the whole of their subdocument", () => {
    const note = "\x03".repeat(50_000)
    const count = 2000
    const { result, ms } = timed(
      doc(`正文。\r${note}`, {
        lengths: { main: 4, footnotes: note.length },
        table: {
          2: [
            ...Array.from({ length: count + 1 }, () => u32(1)).flat(),
            ...new Array<number>(count * 2).fill(0),
          ],
          3: Array.from({ length: count }, (_, i) => u32(i % 2 === 0 ? 0 : note.length)).flat(),
        },
      }),
    )
    expect(result.ok && result.value.text).toBe("正文。")
    expect(ms).toBeLessThan(5000)
  })
})

describe("a file that cannot be read", () => {
  const streams = docStreams("一是抓实学习。\r".repeat(400))
  const without = (name: string) => Object.fromEntries(Object.entries(streams).filter(([it]) => it !== name))
  const whole = compoundFile(streams)
  const cases: [what: string, bytes: Uint8Array, reason: ReadReason][] = [
    ["has a password", doc("述职\r", { fib: { 10: 0x0300 } }), "password"],
    ["has a weak password of old Word", doc("述职\r", { fib: { 10: 0x8300 } }), "password"],
    [
      "may not be read by everybody",
      doc("述职\r", { streams: { "\tDRMContent": new Uint8Array(8) } }),
      "rights",
    ],
    ["is of Word 95", doc("述职\r", { fib: { 0: 0xa5dc, 2: 0x68 } }), "oldFormat"],
    ["is of Word 2", doc("述职\r", { fib: { 0: 0xa5db } }), "oldFormat"],
    ["is of another program", compoundFile({ CONTENTS: new Uint8Array(5000) }), "notWord"],
    ["has a stream of Word with something else in it", doc("述职\r", { fib: { 0: 0x1234 } }), "notWord"],
    ["has an empty stream of Word", compoundFile({ WordDocument: new Uint8Array(0) }), "notWord"],
    ["lacks the table stream", compoundFile(without("1Table")), "damaged"],
    ["has the other table stream", doc("述职\r", { fib: { 10: 0 } }), "damaged"],
    ["has no piece table", doc("述职\r", { table: { 33: [] } }), "damaged"],
    [
      "has pieces that overlap",
      doc("述职\r", {
        table: { 33: [2, ...u32(28), ...u32(0), ...u32(2), ...u32(1), ...new Array<number>(16).fill(0)] },
      }),
      "damaged",
    ],
    [
      "has a piece outside of the file",
      doc([{ text: "述职\r" }], {
        table: { 33: [2, ...u32(16), ...u32(0), ...u32(3), 0, 0, ...u32(0x3fffffff), 0, 0] },
      }),
      "damaged",
    ],
    ["has less text than it says", doc("述职\r", { lengths: { main: 4 } }), "damaged"],
    ["says that it has two thousand million characters", doc("述职\r", { fib: { 78: 0x7fff } }), "damaged"],
    [
      "has twenty thousand pieces in one place",
      doc(
        Array.from({ length: 20_000 }, () => ({ text: "述职报告".repeat(50) })),
        {
          offsets: Array.from({ length: 20_000 }, () => 1024),
        },
      ),
      "damaged",
    ],
    ["was cut in the middle", whole.subarray(0, whole.length >> 1), "truncated"],
    ["has nothing behind its header", whole.subarray(0, 512), "truncated"],
    ["has half a header", whole.subarray(0, 300), "damaged"],
    ["has more paragraphs than anybody reads", doc("\r".repeat(limits.paragraphs + 1)), "tooManyParagraphs"],
  ]
  it.each(cases)("%s", (_, bytes, reason) => {
    const result = readDoc(bytes)
    expect(result).toMatchObject({ ok: false, failure: { reason } })
    expect(!result.ok && result.failure.message).toMatch(/请/)
  })
})
