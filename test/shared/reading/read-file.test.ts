import fc from "fast-check"
import { strToU8 } from "fflate"
import { describe, expect, it } from "vitest"
import { writeReport } from "#shared/model/report"
import { readFile } from "#shared/reading/read-file"
import { limits } from "#shared/source/limits"
import {
  noticeMessages,
  partNames,
  type ReadReason,
  readFailure,
  readMessages,
} from "#shared/source/messages"
import { list, opening, report, section } from "../../builders"
import { compoundFile, doc } from "../../doc-builder"
import { docx, p, zip } from "../../docx-builder"

const text = "现就本人2025年工作述职如下：\n一、履职工作特色和亮点\n一是抓实学习，培训党员356人次。\n"

/** A compound file with empty streams of these names. */
const compound = (...names: string[]) =>
  compoundFile(Object.fromEntries(names.map((name) => [name, new Uint8Array(0)])))
/** 現就本人抓基層黨建工作情況述職如下。 */
const big5Line = [
  0xb2, 0x7b, 0xb4, 0x4e, 0xa5, 0xbb, 0xa4, 0x48, 0xa7, 0xec, 0xb0, 0xf2, 0xbc, 0x68, 0xc4, 0xd2, 0xab, 0xd8,
  0xa4, 0x75, 0xa7, 0x40, 0xb1, 0xa1, 0xaa, 0x70, 0xad, 0x7a, 0xc2, 0xbe, 0xa6, 0x70, 0xa4, 0x55, 0xa1, 0x43,
]
const grouped = (n: number, unit: string) => new RegExp(n.toLocaleString("en-US") + unit)
const padding = Array.from({ length: 9 }, (_, i) => `Stream${i}`)

/** A table in which a document of Word is embedded: its streams lie in a storage of their own. */
const tableWithWord = (() => {
  const bytes = compoundFile({
    Workbook: new Uint8Array(9),
    MBD1: new Uint8Array(0),
    WordDocument: new Uint8Array(9),
  })
  const view = new DataView(bytes.buffer)
  const entry = (n: number) => (1 + view.getUint32(48, true)) * 512 + n * 128
  view.setUint8(entry(2) + 66, 1)
  view.setUint32(entry(2) + 72, 0xffffffff, true)
  view.setUint32(entry(2) + 76, 3, true)
  return bytes
})()

describe("what a file is shows in its bytes", () => {
  const latin = (head: string) => Uint8Array.from({ length: 64 }, (_, i) => head.charCodeAt(i) || 0)
  const cases: [name: string, bytes: Uint8Array, reason: ReadReason, words: RegExp][] = [
    ["a.docx", new Uint8Array(0), "empty", /空的/],
    ["a.txt", new Uint8Array(0), "empty", /空的/],
    ["a.doc", compound("WordDocument", "1Table"), "notWord", /请用原来的程序打开，另存为 \.docx/],
    ["a.wps", compound("CONTENTS"), "notWord", /可能是早期的 WPS.*另存为 \.docx/],
    ["a.docx", compound("CONTENTS"), "notWord", /另存为 \.docx/],
    ["a.txt", doc("述职\r").subarray(0, 300), "damaged", /目录损坏了.*再发一次/],
    ["a.doc", doc("述职\r").subarray(0, 2000), "truncated", /不完整/],
    ["a.doc", doc("述职\r", { fib: { 10: 0x0300 } }), "password", /设了密码.*取消密码/],
    ["a.wps", doc("述职\r", { fib: { 10: 0x0300 } }), "password", /设了密码.*取消密码/],
    ["a.doc", doc("述职\r", { streams: { "\tDRMContent": new Uint8Array(9) } }), "rights", /有权限的人/],
    ["a.doc", doc("述职\r", { fib: { 0: 0xa5dc } }), "oldFormat", / Word 95 .*另存为 \.docx/],
    ["a.doc", latin("\xdb\xa5\x2d\0\0\0\x01\x02"), "oldFormat", / Word 95 .*另存为 \.docx/],
    ["a.doc", latin("\x31\xbe\0\0\0\xab\0\0"), "oldFormat", /DOS.*另存为 \.docx/],
    ["a.wps", strToU8("WPS\0\0\0\x01\x02"), "unknownWord", /名叫 \.wps.*另存为 \.docx/],
    ["a.doc", strToU8("\0\0\0\x01\x02"), "unknownWord", /名叫 \.doc.*另存为 \.docx/],
    ["a.docx", compound("EncryptedPackage", "EncryptionInfo"), "password", /设了密码/],
    ["a.docx", compound(...padding, "EncryptedPackage"), "password", /设了密码/],
    ["a.docx", compoundFile({ EncryptionInfo: new Uint8Array(9) }, { shift: 12 }), "password", /设了密码/],
    ["a.xls", compound("Workbook"), "notText", /表格/],
    ["a.doc", compound("Workbook"), "notText", /表格/],
    ["a.doc", tableWithWord, "notText", /表格/],
    ["a.ppt", compound("PowerPoint Document"), "notText", /演示文稿/],
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
    [
      "a.txt",
      strToU8("\n".repeat(limits.paragraphs)),
      "tooManyParagraphs",
      grouped(limits.paragraphs, " 段"),
    ],
    [
      "a.txt",
      strToU8("\v\u2028\f\u2029\u0085".repeat(limits.paragraphs / 5)),
      "tooManyParagraphs",
      grouped(limits.paragraphs, " 段"),
    ],
    [
      "a.txt",
      new Uint8Array(limits.characters + 1).fill(0x20),
      "tooManyCharacters",
      grouped(limits.characters, " 字"),
    ],
    [
      "a.txt",
      new Uint8Array(limits.textBytes + 1).fill(0x20),
      "textTooLarge",
      grouped(limits.textBytes / 1024 / 1024, " MB"),
    ],
    [
      "a.docx",
      new Uint8Array(limits.fileBytes + 1),
      "tooLarge",
      grouped(limits.fileBytes / 1024 / 1024, " MB"),
    ],
  ]
  it.each(cases)("%s %#", (name, bytes, reason, words) => {
    const result = readFile(name, bytes)
    expect(result).toMatchObject({ ok: false, failure: { reason } })
    expect(!result.ok && result.failure.message).toMatch(words)
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
      expect(readFile(name, strToU8(text))).toMatchObject({
        ok: true,
        value: { format, map: { text }, notices: [] },
      })
    }
  })
  it("may begin like something else", () => {
    for (const head of ["MZ镇", "BM村", "PK乡", "{一}", "<述职>", "ID", "<p>段</p>", "7z"]) {
      const result = readFile("a.txt", strToU8(`${head}${text}`))
      expect(result).toMatchObject({ ok: true, value: { map: { text: `${head}${text}` } } })
    }
  })
  it("says so when there is none", () => {
    expect(readFile("a.txt", strToU8(" \n"))).toMatchObject({
      ok: true,
      value: { notices: [noticeMessages.noText()] },
    })
  })
  it("says so when it is in Big5", () => {
    const line = "現就本人抓基層黨建工作情況述職如下。"
    const bytes = Uint8Array.from(big5Line)
    expect(readFile("a.txt", bytes)).toMatchObject({
      ok: true,
      value: {
        map: { text: line },
        notices: [noticeMessages.big5()],
      },
    })
  })
  it("says so when it left out a NUL, and mends no report of our own", () => {
    const long = text.repeat(24)
    const stray = `${long.slice(0, 9)}\0${long.slice(9)}`
    expect(readFile("a.txt", strToU8(stray))).toMatchObject({
      ok: true,
      value: { map: { text: long }, notices: [expect.stringMatching(/1 个空字符.*没有读入/)] },
    })
    const own = JSON.stringify(writeReport(report({}, opening(text.repeat(24)))))
    expect(readFile("a.shuzhi", strToU8(own))).toMatchObject({ ok: true })
    expect(readFile("a.shuzhi", strToU8(`${own.slice(0, -200)}\0${own.slice(-200)}`))).toMatchObject({
      ok: false,
      failure: { reason: "damagedReport" },
    })
  })
  it("says how many characters it could not read", () => {
    const bytes = strToU8(text).slice()
    bytes[3] = 0xff
    const result = readFile("a.txt", bytes)
    expect(result.ok && result.value.notices).toEqual([expect.stringMatching(/个字认不出/)])
  })
})

describe(".docx", () => {
  it("is read by its content", () => {
    const bytes = docx(p("一、履职情况") + p("一是抓学习。"))
    for (const name of ["a.docx", "a.wps", "a.txt", "报告"])
      expect(readFile(name, bytes)).toMatchObject({
        ok: true,
        value: { format: "docx", map: { text: "一、履职情况\n一是抓学习。" } },
      })
  })
})

describe(".doc and .wps", () => {
  it("are read by their content, whatever they are called", () => {
    const bytes = doc("一、履职情况\r一是抓学习。\r")
    for (const name of ["a.doc", "a.wps", "a.docx", "a.txt", "报告"])
      expect(readFile(name, bytes)).toMatchObject({
        ok: true,
        value: { format: "doc", map: { text: "一、履职情况\n一是抓学习。" } },
      })
  })
})

describe(".shuzhi", () => {
  const written = report(
    { year: 2025 },
    opening("述职如下："),
    section("highlight", "一、", "亮点", list("highlight", "shi", "抓学习。")),
  )
  const json = writeReport(written)
  const bytes = (value: unknown) => strToU8(JSON.stringify(value))
  const reasonOf = (name: string, content: Uint8Array) => {
    const result = readFile(name, content)
    return result.ok ? "read" : result.failure.reason
  }
  it("comes back as it was, with its own text", () => {
    const result = readFile("a.shuzhi", bytes(json))
    expect(result).toMatchObject({ ok: true, value: { format: "shuzhi", notices: [] } })
    if (!result.ok || !("doc" in result.value)) throw new Error("not read")
    expect(result.value.doc.eq(written)).toBe(true)
    expect(result.value.map.text).toBe("述职如下：\n一、亮点\n一是抓学习。")
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
    rights: readFailure("rights"),
    oldFormat: readFailure("oldFormat", " Word 95 或更早的 .doc 格式"),
    notWord: readFailure("notWord"),
    unknownWord: readFailure("unknownWord", ".wps"),
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
    tooSlow: readFailure("tooSlow", limits.readingMs / 1000),
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
          const result = readFile(name, Uint8Array.from([...head, ...rest]))
          if (!result.ok) expect(result.failure.reason).not.toBe("unexpected")
        },
      ),
      { numRuns: 400 },
    )
  })
})
