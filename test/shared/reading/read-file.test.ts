import fc from "fast-check"
import { strToU8 } from "fflate"
import { describe, expect, it } from "vitest"
import { writeReport } from "#shared/model/report"
import { readFile, readSource } from "#shared/reading/read-file"
import { limits } from "#shared/source/limits"
import {
  noticeMessages,
  partNames,
  type ReadReason,
  readFailure,
  readMessages,
} from "#shared/source/messages"
import { list, opening, report, section } from "../../builders"
import { docx, p, zip } from "../../docx-builder"

const text = "现就本人2025年工作述职如下：\n一、履职工作特色和亮点\n一是抓实学习，培训党员356人次。\n"

/** A compound file with these entries in its directory; `far` puts the second half behind the allocation table. */
function compoundFile(entries: readonly string[], sectorShift = 9): Uint8Array {
  const size = 1 << sectorShift
  const perSector = size / 128
  const sectors = Math.ceil(entries.length / perSector)
  const bytes = new Uint8Array(size * (2 + sectors * 2))
  const view = new DataView(bytes.buffer)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(26, sectorShift === 9 ? 3 : 4, true)
  view.setUint16(30, sectorShift, true)
  // Sector 0 is the allocation table; the directory takes every second sector after it.
  view.setUint32(76, 0, true)
  view.setUint32(48, 1, true)
  for (let n = 0; n < sectors; n++) {
    const sector = 1 + n * 2
    view.setUint32(size + sector * 4, n + 1 < sectors ? sector + 2 : 0xfffffffe, true)
    for (let k = 0; k < perSector; k++) {
      const name = entries[n * perSector + k]
      if (name === undefined) continue
      const at = size * (1 + sector) + k * 128
      for (let i = 0; i < name.length; i++) view.setUint16(at + i * 2, name.charCodeAt(i), true)
      view.setUint16(at + 64, (name.length + 1) * 2, true)
    }
  }
  return bytes
}

const padding = Array.from({ length: 9 }, (_, i) => `Stream${i}`)

describe("what a file is shows in its bytes", () => {
  const latin = (head: string) => Uint8Array.from({ length: 64 }, (_, i) => head.charCodeAt(i) || 0)
  const cases: [name: string, bytes: Uint8Array, reason: ReadReason, words: RegExp][] = [
    ["a.docx", new Uint8Array(0), "empty", /空的/],
    ["a.txt", new Uint8Array(0), "empty", /空的/],
    [
      "a.doc",
      compoundFile(["Root Entry", "WordDocument", "1Table"]),
      "oldFormat",
      /请在 Word 或 WPS 里另存为 \.docx/,
    ],
    ["a.wps", compoundFile(["Root Entry", "WordDocument"]), "oldFormat", /请在 Word 或 WPS 里另存为 \.docx/],
    ["a.DOC", compoundFile([], 12), "oldFormat", /请在 Word 或 WPS 里另存为 \.docx/],
    [
      "a.docx",
      compoundFile(["Root Entry", "WordDocument"]),
      "oldFormatRenamed",
      /\.docx，内容却是旧的.*请在 Word 或 WPS 里另存为 \.docx/,
    ],
    [
      "a.txt",
      compoundFile(["Root Entry"]).subarray(0, 300),
      "oldFormatRenamed",
      /请在 Word 或 WPS 里另存为 \.docx/,
    ],
    ["a.docx", compoundFile(["Root Entry", "EncryptedPackage", "EncryptionInfo"]), "password", /设了密码/],
    ["a.docx", compoundFile(["Root Entry", ...padding, "EncryptedPackage"]), "password", /设了密码/],
    ["a.docx", compoundFile(["Root Entry", ...padding, "EncryptionInfo"], 12), "password", /设了密码/],
    ["a.xls", compoundFile(["Root Entry", "Workbook"]), "notText", /表格/],
    ["a.ppt", compoundFile(["Root Entry", "PowerPoint Document"]), "notText", /演示文稿/],
    ["a.docx", zip({ "xl/workbook.xml": strToU8("<x/>") }), "notText", /表格/],
    ["a.pdf", latin("%PDF-1.7\n"), "fixedLayout", /PDF/],
    ["a.docx", latin("%PDF-1.7\n"), "fixedLayout", /PDF/],
    ["a.png", latin("\x89PNG\r\n\x1a\n"), "picture", /图片（PNG）/],
    ["a.docx", latin("\xff\xd8\xff\xe0"), "picture", /图片（JPG）/],
    ["a.gif", latin("GIF89a"), "picture", /GIF/],
    ["a.bmp", latin("BM\x10\x20\x30\0\0\0\0\0"), "picture", /BMP/],
    ["a.heic", latin("\0\0\0\x18ftypheic"), "picture", /HEIC/],
    ["a.mp4", latin("\0\0\0\x18ftypisom"), "notText", /音频或视频/],
    ["a.rar", latin("Rar!\x1a\x07"), "archive", /先解压/],
    ["a.7z", latin("7z\xbc\xaf\x27\x1c"), "archive", /先解压/],
    ["a.exe", latin("MZ\x90\0"), "notText", /程序/],
    ["a.doc", latin("{\\rtf1\\ansi"), "otherFormat", /RTF.*另存为 \.docx/],
    [
      "a.doc",
      strToU8('<html xmlns:w="urn:x"><body>述职</body></html>'),
      "otherFormat",
      /网页.*另存为 \.docx/,
    ],
    [
      "a.doc",
      strToU8("MIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>"),
      "otherFormat",
      /网页/,
    ],
    [
      "a.doc",
      strToU8('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>'),
      "otherFormat",
      /Word XML/,
    ],
    [
      "a.uof",
      strToU8('<?xml version="1.0" encoding="UTF-8"?><uof:UOF xmlns:uof="http://x">'),
      "otherFormat",
      /标文通/,
    ],
    ["a.txt", strToU8("述职\0\0\0报告"), "binary", /不是文字/],
    ["a.docx", strToU8("一、工作亮点"), "textRenamed", /后缀改成 \.txt/],
    ["a.wps", strToU8("not a zip"), "textRenamed", /名叫 \.wps/],
    ["a.txt", strToU8("\n".repeat(limits.paragraphs)), "tooManyParagraphs", /10,000 段/],
    [
      "a.txt",
      strToU8("\v\u2028\f\u2029\u0085".repeat(limits.paragraphs / 5)),
      "tooManyParagraphs",
      /10,000 段/,
    ],
    ["a.txt", new Uint8Array(limits.characters + 1).fill(0x20), "tooManyCharacters", /2,000,000 字/],
    ["a.txt", new Uint8Array(limits.textBytes + 1).fill(0x20), "textTooLarge", /16 MB/],
    ["a.docx", new Uint8Array(limits.fileBytes + 1), "tooLarge", /100 MB/],
  ]
  it.each(cases)("%s %#", (name, bytes, reason, words) => {
    const result = readFile(name, bytes)
    expect(result).toMatchObject({ ok: false, failure: { reason } })
    expect(!result.ok && result.failure.message).toMatch(words)
    expect(readSource(name, bytes)).toEqual(result)
  })
})

describe("text", () => {
  it("comes with every character, whatever the file's name", () => {
    for (const [name, format] of [
      ["a.txt", "txt"],
      ["a.md", "md"],
      ["a.MD", "md"],
      ["a", "txt"],
    ] as const) {
      expect(readSource(name, strToU8(text))).toMatchObject({
        ok: true,
        value: { format, text, notices: [] },
      })
    }
    expect(readFile("a.txt", strToU8(text))).toMatchObject({
      ok: true,
      value: { format: "txt", map: { text } },
    })
  })
  it("may begin like something else", () => {
    for (const head of ["MZ镇", "BM村", "PK乡", "{一}", "<述职>", "ID", "<p>段</p>", "7z"]) {
      const result = readSource("a.txt", strToU8(`${head}${text}`))
      expect(result).toMatchObject({ ok: true, value: { text: `${head}${text}` } })
    }
  })
  it("says so when there is none", () => {
    expect(readSource("a.txt", strToU8(" \n"))).toMatchObject({
      ok: true,
      value: { notices: [noticeMessages.noText()] },
    })
  })
  it("says how many characters it could not read", () => {
    const bytes = strToU8(text).slice()
    bytes[3] = 0xff
    const result = readSource("a.txt", bytes)
    expect(result.ok && result.value.notices).toEqual([expect.stringMatching(/个字认不出/)])
  })
})

describe(".docx", () => {
  it("is read by its content", () => {
    const bytes = docx(p("一、履职情况") + p("一是抓学习。"))
    for (const name of ["a.docx", "a.wps", "a.txt", "报告"])
      expect(readSource(name, bytes)).toMatchObject({
        ok: true,
        value: { format: "docx", text: "一、履职情况\n一是抓学习。" },
      })
    expect(readFile("a.docx", bytes)).toMatchObject({ ok: true, value: { format: "docx" } })
  })
})

describe(".shuzhi", () => {
  const doc = report(
    { year: 2025 },
    opening("述职如下："),
    section("highlight", "一、", "亮点", list("highlight", "shi", "抓学习。")),
  )
  const json = writeReport(doc)
  const bytes = (value: unknown) => strToU8(JSON.stringify(value))
  const reasonOf = (name: string, content: Uint8Array) => {
    const result = readFile(name, content)
    return result.ok ? "read" : result.failure.reason
  }
  it("comes back as it was, with its own text", () => {
    const result = readFile("a.shuzhi", bytes(json))
    expect(result).toMatchObject({ ok: true, value: { format: "shuzhi", notices: [] } })
    if (!result.ok || !("doc" in result.value)) throw new Error("not read")
    expect(result.value.doc.eq(doc)).toBe(true)
    expect(result.value.map.text).toBe("述职如下：\n一、亮点\n一是抓学习。")
    expect(readSource("a.shuzhi", bytes(json))).toMatchObject({
      ok: true,
      value: { text: result.value.map.text },
    })
    expect(reasonOf("a.txt", bytes(json))).toBe("read")
  })
  it("is refused when it is newer, damaged or somebody else's", () => {
    expect(reasonOf("a.shuzhi", bytes({ ...json, version: 999 }))).toBe("newerReport")
    expect(reasonOf("a.shuzhi", bytes(json).subarray(0, 200))).toBe("damagedReport")
    expect(reasonOf("a.txt", bytes(json).subarray(0, 200))).toBe("damagedReport")
    expect(reasonOf("a.shuzhi", bytes({ ...json, doc: { type: "nobody" } }))).toBe("damagedReport")
    expect(reasonOf("a.shuzhi", bytes({ ...json, version: "1" }))).toBe("damagedReport")
    expect(reasonOf("a.shuzhi", bytes({ a: 1 }))).toBe("notOurs")
    expect(reasonOf("a.shuzhi", bytes([]))).toBe("notOurs")
    expect(reasonOf("a.shuzhi", strToU8("述职"))).toBe("notOurs")
    expect(reasonOf("a.shuzhi", strToU8(`${"[".repeat(100_000)}`))).toBe("notOurs")
  })
})

describe("messages", () => {
  it("give sizes in whole megabytes where they are whole", () => {
    const { message } = readFailure("textTooLarge", 4 * 1024 * 1024, 2.5 * 1024 * 1024).failure
    expect(message).toContain("它有 4 MB，超过文本文件 2.5 MB 的上限")
  })

  const part = partNames.document
  const written: { [R in ReadReason]: ReturnType<typeof readFailure> } = {
    empty: readFailure("empty"),
    tooLarge: readFailure("tooLarge", 120 * 1024 * 1024, limits.fileBytes),
    textTooLarge: readFailure("textTooLarge", 20 * 1024 * 1024, limits.textBytes),
    password: readFailure("password"),
    oldFormat: readFailure("oldFormat"),
    oldFormatRenamed: readFailure("oldFormatRenamed", ".docx"),
    textRenamed: readFailure("textRenamed", ".docx"),
    otherFormat: readFailure("otherFormat", " RTF 格式"),
    notText: readFailure("notText", "表格文件"),
    fixedLayout: readFailure("fixedLayout", " PDF 文件"),
    picture: readFailure("picture", "图片（PNG）"),
    archive: readFailure("archive", "压缩包"),
    binary: readFailure("binary"),
    truncated: readFailure("truncated"),
    damaged: readFailure("damaged", part),
    wrongSize: readFailure("wrongSize", part),
    wrongSum: readFailure("wrongSum", part),
    duplicatePart: readFailure("duplicatePart", part),
    noMainPart: readFailure("noMainPart"),
    malformed: readFailure("malformed", part),
    doctype: readFailure("doctype", part),
    tooDeep: readFailure("tooDeep", part, limits.nesting),
    tooManyParagraphs: readFailure("tooManyParagraphs", limits.paragraphs),
    tooManyCharacters: readFailure("tooManyCharacters", limits.characters),
    tooManyElements: readFailure("tooManyElements", part, limits.elements),
    partTooLarge: readFailure("partTooLarge", part, limits.partBytes),
    ratio: readFailure("ratio", part, limits.ratio),
    tooManyParts: readFailure("tooManyParts", limits.parts),
    packing: readFailure("packing", part),
    newerReport: readFailure("newerReport"),
    damagedReport: readFailure("damagedReport"),
    notOurs: readFailure("notOurs"),
    unexpected: readFailure("unexpected"),
  }
  it("are written for every reason", () => {
    expect(Object.keys(written).sort()).toEqual(Object.keys(readMessages).sort())
  })
  it.each(Object.entries(written))("%s says what happened, why and what to do", (reason, { failure }) => {
    expect(failure.reason).toBe(reason)
    // What happened; then why and what next: two sentences, the second with advice.
    expect(failure.message).toMatch(/^这份(?:文件|报告)(?:打不开|读不了|没有读入|没有读完)。[^。]+。$/)
    expect(failure.message).toMatch(/请/)
    expect(failure.message).not.toMatch(/[!！]|抱歉|对不起|undefined|NaN|XML|zip|\bnull\b/i)
    expect(failure.message.length).toBeLessThan(110)
  })
  it("name the limit", () => {
    for (const reason of [
      "tooLarge",
      "tooDeep",
      "tooManyParagraphs",
      "partTooLarge",
      "ratio",
      "tooManyParts",
    ] as const)
      expect(written[reason].failure.message).toMatch(/\d/)
  })
})

describe("any bytes under any name", () => {
  it("answer with a value", () => {
    const heads = [
      [],
      [0x50, 0x4b, 3, 4],
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      [0xff, 0xfe],
      [0xef, 0xbb, 0xbf],
      [0x7b, 0x22],
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 900 }),
        fc.constantFrom("a.docx", "a.txt", "a.shuzhi", ""),
        (head, rest, name) => {
          const result = readSource(name, Uint8Array.from([...head, ...rest]))
          if (!result.ok) expect(result.failure.reason).not.toBe("unexpected")
        },
      ),
      { numRuns: 400 },
    )
  })
})
