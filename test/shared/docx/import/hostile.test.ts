import fc from "fast-check"
import { deflateSync, strToU8 } from "fflate"
import { describe, expect, it } from "vitest"
import { readDocx } from "#shared/docx/import/read-docx"
import { readFile } from "#shared/reading/read-file"
import { limits } from "#shared/source/limits"
import type { ReadReason } from "#shared/source/messages"
import {
  abstractNum,
  cell,
  docx,
  docxParts,
  num,
  numbered,
  p,
  r,
  row,
  style,
  t,
  table,
  textBox,
  zip,
} from "../../../docx-builder"
import { body, concat, crc32, honest, rawZip, rels, withMain, word } from "../../../raw-zip"

/** What a refused file answers; fails when it was read. */
function refusal(bytes: Uint8Array): { reason: ReadReason; message: string } {
  const result = readDocx(bytes)
  if (result.ok) throw new Error(`read: ${result.value.text.slice(0, 40)}`)
  return result.failure
}

/** Spaces in such number that they pack 1,000 to 1. */
const bomb = deflateSync(new Uint8Array(limits.ratioFrom + 4 * 1024 * 1024).fill(0x20))

describe("files that are not what they should be", () => {
  const good = docx(p("一是抓学习。"))
  const cases: [what: string, bytes: () => Uint8Array, reason: ReadReason][] = [
    ["cut off at the end", () => good.subarray(0, good.length - 30), "truncated"],
    ["cut off in the middle", () => good.subarray(0, good.length >> 1), "truncated"],
    ["only the first bytes", () => good.subarray(0, 6), "truncated"],
    ["an encrypted entry", () => withMain({ ...honest(body("")), flags: 1 }), "password"],
    [
      "a method of packing that Word does not use",
      () => withMain({ ...honest(body("")), method: 12 }),
      "packing",
    ],
    [
      "a part larger than it says",
      () => withMain({ ...honest(body(p("甲".repeat(500)))), size: 100 }),
      "wrongSize",
    ],
    [
      "a part smaller than it says",
      () => withMain({ ...honest(body(p("甲"))), size: 1_000_000 }),
      "wrongSize",
    ],
    [
      "a part that says it is huge",
      () => withMain({ ...honest(body(p("甲"))), size: 0xfffffff0 }),
      "partTooLarge",
    ],
    ["a part with a wrong checksum", () => withMain({ ...honest(body(p("甲"))), crc: 1 }), "wrongSum"],
    [
      "a packed part cut short",
      () => withMain({ ...honest(body(p("甲"))), packed: honest(body(p("甲"))).packed.subarray(0, 40) }),
      "damaged",
    ],
    [
      "a packed part that is noise",
      () => withMain({ packed: new Uint8Array(300).fill(0xff), size: 300 }),
      "damaged",
    ],
    ["an empty packed part", () => withMain({ packed: new Uint8Array(0), size: 0 }), "damaged"],
    ["an empty stored part", () => withMain({ packed: new Uint8Array(0), method: 0, size: 0 }), "malformed"],
    [
      "a main part that is there twice",
      () => {
        const root = rels("word/document.xml")
        return rawZip([
          { name: "_rels/.rels", packed: root, method: 0, size: root.length, crc: crc32(root) },
          { name: "word/document.xml", ...honest(body(p("甲"))) },
          { name: "WORD\\Document.xml", ...honest(body(p("乙"))) },
        ])
      },
      "duplicatePart",
    ],
    ["no main part", () => docx("", { parts: { "word/document.xml": null } }), "noMainPart"],
    [
      "a main part outside the package",
      () =>
        zip({ "_rels/.rels": rels("../../word/document.xml"), "../word/document.xml": strToU8(body("")) }),
      "noMainPart",
    ],
    ["a main part that is something else", () => docx("", { document: "<html/>" }), "noMainPart"],
    ["unclosed elements", () => docx("", { document: `<w:document ${word}><w:body><w:p>` }), "malformed"],
    ["crossed elements", () => docx("", { document: body("<w:p><w:r></w:p></w:r>") }), "malformed"],
    ["two roots", () => docx("", { document: `${body("")}${body("")}` }), "malformed"],
    ["a character that XML forbids", () => docx("", { document: body(p("甲\u0001")) }), "malformed"],
    [
      "bytes that are no UTF-8",
      () =>
        docx("", {
          document: concat([
            strToU8(`<w:document ${word}>`),
            Uint8Array.of(0xff, 0xc0),
            strToU8("</w:document>"),
          ]),
        }),
      "malformed",
    ],
    ["an unknown entity", () => docx("", { document: body(p("<w:r><w:t>&nbsp;</w:t></w:r>")) }), "malformed"],
    ["malformed styles", () => docx(p("甲"), { styles: "<w:style>" }), "malformed"],
    [
      "entities that grow",
      () =>
        docx("", {
          document: `<!DOCTYPE w [<!ENTITY a "甲甲甲甲"><!ENTITY b "&a;&a;&a;&a;">]>${body(p("<w:r><w:t>&b;</w:t></w:r>"))}`,
        }),
      "doctype",
    ],
    [
      "an entity that reads another file",
      () =>
        docx("", {
          document: `<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body(p("<w:r><w:t>&x;</w:t></w:r>"))}`,
        }),
      "doctype",
    ],
    [
      "5,000 elements within each other",
      () => docx("", { document: body(`${"<w:sdt>".repeat(5000)}${"</w:sdt>".repeat(5000)}`) }),
      "tooDeep",
    ],
    [
      "tables within tables",
      () =>
        docx("", {
          document: body(`${"<w:tbl><w:tr><w:tc>".repeat(2000)}${"</w:tc></w:tr></w:tbl>".repeat(2000)}`),
        }),
      "tooDeep",
    ],
    [
      "more paragraphs than are allowed",
      () => docx("<w:p/>".repeat(limits.paragraphs + 1)),
      "tooManyParagraphs",
    ],
    [
      "too many elements",
      () => docx(`<w:p>${"<x/>".repeat(limits.elements)}</w:p>`, { level: 0 }),
      "tooManyElements",
    ],
    [
      "too many characters",
      () => docx(p("次".repeat(limits.characters + 1)), { level: 0 }),
      "tooManyCharacters",
    ],
    [
      "as many soft breaks",
      () => docx(p(`<w:r>${"<w:br/>".repeat(limits.paragraphs)}</w:r>`)),
      "tooManyParagraphs",
    ],
    ["a bomb that says how large it is", () => withMain({ packed: bomb, size: 1 << 30 }), "partTooLarge"],
    ["a bomb that lies", () => withMain({ packed: bomb, size: 5000 }), "wrongSize"],
    [
      "a bomb that says what is just allowed",
      () => withMain({ packed: bomb, size: limits.partBytes }),
      "ratio",
    ],
    [
      "more entries than a document can have",
      () =>
        zip(
          Object.fromEntries(
            Array.from({ length: limits.parts + 1 }, (_, i) => [`x${i}`, new Uint8Array(0)]),
          ),
          0,
        ),
      "tooManyParts",
    ],
    [
      "an end record that points nowhere",
      () => {
        const bytes = good.slice()
        new DataView(bytes.buffer).setUint32(bytes.length - 6, 0x7fffffff, true)
        return bytes
      },
      "truncated",
    ],
    [
      "a directory of something else",
      () => {
        const bytes = good.slice()
        const view = new DataView(bytes.buffer)
        view.setUint32(view.getUint32(bytes.length - 6, true), 0, true)
        return bytes
      },
      "damaged",
    ],
    [
      "a spreadsheet",
      () => zip({ "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.xml": strToU8("<workbook/>") }),
      "notText",
    ],
    [
      "a presentation",
      () => zip({ "_rels/.rels": rels("ppt/presentation.xml"), "ppt/presentation.xml": strToU8("<p/>") }),
      "notText",
    ],
    [
      "an OFD file",
      () => zip({ "OFD.xml": strToU8("<ofd/>"), "Doc_0/Document.xml": strToU8("<x/>") }),
      "fixedLayout",
    ],
    [
      "an OpenDocument file",
      () =>
        zip({ mimetype: strToU8("application/vnd.oasis.opendocument.text"), "content.xml": strToU8("<x/>") }),
      "otherFormat",
    ],
    ["a zip of other files", () => zip({ "照片.jpg": new Uint8Array(3), "报告.docx": good }), "archive"],
    ["an empty zip", () => zip({}), "archive"],
  ]
  it.each(cases)("%s", (_, bytes, reason) => {
    const failure = refusal(bytes())
    expect(failure.reason).toBe(reason)
    expect(readFile("报告.docx", bytes())).toEqual({ ok: false, failure })
  })
})

describe("files that ask for much and may", () => {
  it("reads as many paragraphs as are allowed, piece by piece", () => {
    const lines = Array.from({ length: limits.paragraphs }, (_, i) => `第${i}项已落实𠮷。`)
    const result = readDocx(docx(lines.map((line) => p(line)).join("")))
    expect(result.ok && result.value.text === lines.join("\n")).toBe(true)
  })
  it("reads on from something put in front of the archive", () => {
    const good = docx(p("甲"))
    const shifted = concat([strToU8("PK\x03\x04 prefix"), good])
    expect(readDocx(shifted)).toMatchObject({ ok: true, value: { text: "甲" } })
  })
  it("reads an archive with a comment", () => {
    const good = docx(p("甲")).slice()
    new DataView(good.buffer).setUint16(good.length - 2, 6, true)
    expect(readDocx(concat([good, strToU8("PK\x05\x06xx")]))).toMatchObject({
      ok: true,
      value: { text: "甲" },
    })
  })
  it("does not unpack what it does not read", () => {
    const parts = { ...docxParts(p("甲")), "word/media/image1.png": new Uint8Array(3) }
    const bytes = zip(parts, 0).slice()
    // The picture's bytes are spoilt; nobody asked for them.
    const at = bytes.findIndex((_, i) => String.fromCharCode(...bytes.subarray(i, i + 10)) === "image1.png")
    bytes.fill(0xee, at + 10, at + 13)
    expect(readDocx(bytes)).toMatchObject({ ok: true, value: { text: "甲" } })
  })
  it("takes 300 elements within each other", () => {
    expect(readDocx(docx(`${"<w:sdt>".repeat(300)}${p("甲")}${"</w:sdt>".repeat(300)}`))).toMatchObject({
      ok: true,
      value: { text: "甲" },
    })
  })
})

describe("whatever the bytes are", () => {
  const rich = docxParts(
    p("一是抓学习。", `<w:pStyle w:val="1"/>${numbered(1)}`) +
      p(
        `<w:ins w:id="1">${r("新")}</w:ins><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>${textBox(p("框"))}`,
        '<w:rPr><w:del w:id="3"/></w:rPr>',
      ) +
      table(row(cell(p("甲")), cell(p("乙")))) +
      p(`<w:commentRangeStart w:id="1"/>${r(`${t("丙")}<w:br/>`)}<w:commentRangeEnd w:id="1"/>`),
    {
      styles: style("1", "heading 1"),
      numbering: abstractNum(0, { text: "%1、" }) + num(1, 0),
      comments: `<w:comment w:id="1" w:author="甲">${p("核")}</w:comment>`,
    },
  )
  const bytes = zip(rich)
  const answers = (broken: Uint8Array) => {
    const result = readDocx(broken)
    if (!result.ok && result.failure.reason === "unexpected") throw new Error("nobody thought of this")
    return result
  }

  it("answers with a value when bytes of the archive change", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const broken = bytes.slice()
          for (const [at, value] of changes) broken[at] = value
          answers(broken)
        },
      ),
      { numRuns: 400 },
    )
  })
  it("answers with a value when it is cut, or parts of it are taken out", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(bytes.length), (a, b) => {
        answers(concat([bytes.subarray(0, Math.min(a, b)), bytes.subarray(Math.max(a, b))]))
      }),
      { numRuns: 200 },
    )
  })
  it("answers with a value when elements of the document stand in any order", () => {
    const xml = new TextDecoder().decode(rich["word/document.xml"])
    const start = xml.indexOf("<w:body>") + 8
    const tags = xml.slice(start, xml.indexOf("</w:body>")).match(/<[^>]+>|[^<]+/g) ?? []
    const elements = [...new Set(tags.flatMap((tag) => /^<([\w:]+)[^>]*>$/.exec(tag)?.[0] ?? []))]
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 8, withCrossShrink: true },
        fc.constant("甲"),
        fc
          .tuple(fc.constantFrom(...elements), fc.array(tie("node"), { maxLength: 4 }))
          .map(([tag, inner]) => {
            const open = tag.replace(/\/>$/, ">")
            return `${open}${inner.join("")}</${/^<([\w:]+)/.exec(tag)![1]}>`
          }),
      ),
    })).node
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (nodes) => {
        const result = answers(
          zip({
            ...rich,
            "word/document.xml": strToU8(`${xml.slice(0, start)}${nodes.join("")}</w:body></w:document>`),
          }),
        )
        if (!result.ok) throw new Error(result.failure.message)
        const { text, paragraphs } = result.value
        let at = 0
        for (const { start, end, numberEnd, anchors } of paragraphs) {
          expect(start).toBe(at)
          expect(numberEnd >= start && numberEnd <= end).toBe(true)
          for (const anchor of anchors) expect(anchor.at >= start && anchor.at <= end).toBe(true)
          expect(text.slice(start, end)).not.toContain("\n")
          at = end + 1
        }
        expect(paragraphs.length === 0 ? "" : text.length + 1).toBe(paragraphs.length === 0 ? "" : at)
      }),
      { numRuns: 300 },
    )
  })
})
