import { deflateSync, strToU8 } from "fflate"
import { limits } from "#shared/source/limits"
import { abstractNum, docx, docxParts, num, numbered, p, style, zip } from "../../../../../docx-builder"
import { body, concat, crc32, honest, withMain, word } from "../../../../../raw-zip"
import { file, type OddCase, refused } from "../case"
import { archive, type Entry, entriesOf, utf16 } from "../zips"

const good = docx(p("一是抓学习。"))
const main = (xml: string | Uint8Array) => docx("", { document: xml })
const packed = (change: Partial<Entry>, of: string) =>
  archive(entriesOf(docxParts(p("甲"))).map((entry) => (entry.name === of ? { ...entry, ...change } : entry)))
/** One byte changed, counted from the end. */
const at = (bytes: Uint8Array, place: number, value: number) => {
  const changed = bytes.slice()
  changed[bytes.length + place] = value
  return changed
}
/** A part of blanks, beyond the size from which the ratio is asked for. */
const blanks = new Uint8Array(limits.ratioFrom + 4 * 2 ** 20).fill(0x20)
const packedBlanks = deflateSync(blanks)
const malformed = (name: string, xml: string | Uint8Array) => refused(name, "malformed", () => main(xml))

/** Cut off after each twentieth: only the last bytes say where everything is. */
const cuts = Array.from({ length: 19 }, (_, i) =>
  refused(`cut off after ${i + 1} twentieths`, "truncated", () =>
    good.subarray(0, Math.round((good.length * (i + 1)) / 20)),
  ),
)

export const hostileCases: OddCase[] = [
  ...cuts,
  refused("cut off before its last byte", "truncated", () => good.subarray(0, good.length - 1)),
  refused("the first half twice", "truncated", () =>
    concat([good.subarray(0, good.length >> 1), good.subarray(0, good.length >> 1)]),
  ),
  // Zips that lie
  refused("an encrypted main part", "password", () => packed({ flags: 1 }, "word/document.xml")),
  refused("encrypted relationships", "password", () => packed({ flags: 0x41 }, "_rels/.rels")),
  refused("a wrong checksum in the directory", "wrongSum", () =>
    packed({ central: { crc: 1 } }, "word/document.xml"),
  ),
  refused("a size of one byte more", "wrongSize", () =>
    packed({ central: { size: docxParts(p("甲"))["word/document.xml"]!.length + 1 } }, "word/document.xml"),
  ),
  refused("a size of one byte less", "wrongSize", () =>
    packed({ central: { size: docxParts(p("甲"))["word/document.xml"]!.length - 1 } }, "word/document.xml"),
  ),
  refused("a packed size beyond the end of the file", "truncated", () =>
    packed({ central: { packed: 1 << 30 } }, "word/document.xml"),
  ),
  refused("packed data cut short by the directory", "damaged", () =>
    packed({ central: { packed: 9 } }, "word/document.xml"),
  ),
  refused("a part that begins in the middle of another", "damaged", () =>
    packed({ central: { offset: 40 } }, "word/document.xml"),
  ),
  refused("a part that lies over another: its relationships", "wrongSum", () => {
    const parts = docxParts(p("甲"))
    const first = parts["[Content_Types].xml"]!
    return archive(
      entriesOf(parts).map((entry) =>
        entry.name === "word/document.xml"
          ? { ...entry, central: { offset: 0, size: first.length, packed: deflateSync(first).length } }
          : entry,
      ),
    )
  }),
  refused("a directory of more entries than there are", "damaged", () =>
    archive(entriesOf(docxParts(p("甲"))), { end: { total: 9 } }),
  ),
  refused("a directory that begins before the file", "truncated", () =>
    archive(entriesOf(docxParts(p("甲"))), { end: { start: 0x7fffffff } }),
  ),
  refused("a directory longer than the file", "truncated", () =>
    archive(entriesOf(docxParts(p("甲"))), { end: { length: 0x7fffffff } }),
  ),
  refused("an end of 64 bits that asks for 2^53 entries", "tooManyParts", () =>
    archive(entriesOf(docxParts(p("甲"))), { wide: true, end: { total: 2 ** 53 } }),
  ),
  refused("a directory of 64 bits beyond every place", "truncated", () =>
    archive(entriesOf(docxParts(p("甲"))), { wide: true, end: { start: 2 ** 60 } }),
  ),
  refused("the main part in two spellings", "duplicatePart", () =>
    archive([...entriesOf(docxParts(p("甲"))), { name: "Word/Document.xml", data: strToU8(body(p("乙"))) }]),
  ),
  refused("the styles twice", "duplicatePart", () =>
    archive([
      ...entriesOf(docxParts(p("甲"), { styles: "" })),
      { name: "word\\styles.xml", data: strToU8("<x/>") },
    ]),
  ),
  refused("a main part that only a path out of the package reaches", "noMainPart", () =>
    zip({
      "_rels/.rels": strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>',
      ),
    }),
  ),
  refused("a main part on a server", "noMainPart", () =>
    zip({
      "_rels/.rels": strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="http://example.invalid/document.xml" TargetMode="External"/></Relationships>',
      ),
    }),
  ),
  file(
    "a local header that bears another name",
    () => packed({ local: { name: "word/decoy.xml" } }, "word/document.xml"),
    "甲",
  ),
  // Bombs
  refused("mebibytes of blanks as the main part", "ratio", () =>
    withMain({ packed: packedBlanks, size: blanks.length }),
  ),
  refused("mebibytes of blanks as the styles", "ratio", () =>
    docx(p("甲"), { styles: "", parts: { "word/styles.xml": blanks } }),
  ),
  refused("mebibytes of blanks as the relationships", "ratio", () =>
    docx(p("甲"), { parts: { "_rels/.rels": blanks } }),
  ),
  refused("a bomb behind honest sizes of a small part", "wrongSize", () =>
    withMain({ packed: packedBlanks, size: 4096 }),
  ),
  file(
    "a bomb in a part that nobody reads",
    () => docx(p("甲"), { parts: { "word/media/image1.png": blanks } }),
    "甲",
  ),
  file(
    "a bomb as a header",
    () => docx(p("甲"), { related: [{ type: "header", target: "h.xml" }], parts: { "word/h.xml": blanks } }),
    { text: "甲", notices: [/页眉页脚损坏/] },
  ),
  // XML that means harm
  refused("entities of a million laughs", "doctype", () =>
    main(
      `<!DOCTYPE d [<!ENTITY a "哈哈哈哈哈哈哈哈">${"bcdefgh"
        .split("")
        .map((c, i) => `<!ENTITY ${c} "${`&${"abcdefgh"[i]};`.repeat(10)}">`)
        .join("")}]>${body(p("<w:r><w:t>&h;</w:t></w:r>"))}`,
    ),
  ),
  refused("an entity from a server", "doctype", () =>
    main(`<!DOCTYPE d SYSTEM "http://example.invalid/x.dtd">${body(p("甲"))}`),
  ),
  refused("a document type in UTF-16", "doctype", () =>
    main(
      utf16(
        `<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>${body(p("<w:r><w:t>&a;</w:t></w:r>"))}`,
        true,
      ),
    ),
  ),
  refused("a document type behind 100,000 blanks and a comment", "doctype", () =>
    main(`${" ".repeat(100_000)}<!-- x --><!DOCTYPE d>${body("")}`),
  ),
  refused("a document type in the styles", "doctype", () =>
    docx(p("甲"), { styles: "", parts: { "word/styles.xml": `<!DOCTYPE d><w:styles ${word}/>` } }),
  ),
  refused("100,000 elements in each other", "tooDeep", () =>
    main(`${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`),
  ),
  refused("600 text boxes in each other", "tooDeep", () =>
    main(
      body(
        `${"<w:p><w:r><w:pict><w:txbxContent>".repeat(600)}${"</w:txbxContent></w:pict></w:r></w:p>".repeat(600)}`,
      ),
    ),
  ),
  refused("100,000 attributes on one element", "tooManyElements", () =>
    main(body(`<w:p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(" ")}/>`)),
  ),
  file(
    "400 elements of 500 attributes each, all with names of their own",
    () =>
      main(
        body(
          Array.from(
            { length: 400 },
            (_, i) =>
              `<w:bookmarkStart ${Array.from({ length: 500 }, (_, k) => `a${i}_${k}=""`).join(" ")}/>`,
          ).join("") + p("甲"),
        ),
      ),
    "甲",
  ),
  file(
    "100,000 elements that declare a namespace each",
    () =>
      docx(
        Array.from({ length: 100_000 }, (_, i) => `<w:proofErr xmlns:n="urn:${i % 7}"/>`).join("") + p("甲"),
        { level: 1 },
      ),
    "甲",
  ),
  file(
    "50,000 elements of names that nobody knows",
    () => main(body(Array.from({ length: 50_000 }, (_, i) => `<w:n${i}/>`).join("") + p("甲"))),
    { text: "甲", notices: Array.from({ length: 20 }, (_, i) => new RegExp(`1 处内容不认识（w:n${i}）`)) },
  ),
  malformed("the same attribute twice", body('<w:p w:a="1" w:a="2"/>')),
  malformed("an attribute without quotation marks", body("<w:p w:a=1/>")),
  malformed("a lesser-than in an attribute", body('<w:p w:a="<"/>')),
  malformed("an ampersand by itself", body(p("<w:r><w:t>党建&业务</w:t></w:r>"))),
  malformed("a reference to half a character", body(p("<w:r><w:t>&#xD842;</w:t></w:r>"))),
  malformed("a reference beyond Unicode", body(p("<w:r><w:t>&#x110000;</w:t></w:r>"))),
  malformed("a reference to a control character", body(p("<w:r><w:t>&#1;</w:t></w:r>"))),
  malformed(
    "a reference to a control character in XML 1.1",
    `<?xml version="1.1"?>${body(p("<w:r><w:t>&#1;</w:t></w:r>"))}`,
  ),
  malformed("a control character as it is", body(p("甲\u000b"))),
  malformed("a NUL", body(p("甲\0"))),
  malformed("half a character in UTF-16", utf16(body(p("甲\ud842乙")), true)),
  malformed("an odd number of bytes in UTF-16", concat([utf16(body(p("甲")), true), Uint8Array.of(0x20)])),
  malformed(
    "UTF-8 cut inside a character",
    concat([strToU8(`<w:document ${word}><w:body>甲`).subarray(0, -1), strToU8("</w:body></w:document>")]),
  ),
  malformed(
    "UTF-8 longer than need be",
    concat([strToU8(`<w:document ${word}>`), Uint8Array.of(0xc0, 0xaf), strToU8("</w:document>")]),
  ),
  malformed(
    "halves of characters in UTF-8",
    concat([strToU8(`<w:document ${word}>`), Uint8Array.of(0xed, 0xa1, 0x82), strToU8("</w:document>")]),
  ),
  malformed("text before the root", `甲${body("")}`),
  malformed("text behind the root", `${body("")}甲`),
  malformed("a comment with two hyphens", body("<!-- a -- b -->")),
  malformed("a comment that never ends", `<w:document ${word}><!-- `),
  malformed("a CDATA section that never ends", `<w:document ${word}><![CDATA[`),
  malformed("the end of a CDATA section in text", body(p("<w:r><w:t>]]></w:t></w:r>"))),
  malformed("a tag that never ends", `<w:document ${word}><w:body w:x="`),
  malformed("a main part of blanks", "   \n  "),
  malformed(
    "a main part of noise",
    Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 256),
  ),
  refused("a spreadsheet in the place of the document", "noMainPart", () =>
    main('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'),
  ),
  // Numbers and sizes without end
  file(
    "numbers beyond all measure",
    () =>
      docx(
        p(
          "甲",
          '<w:numPr><w:ilvl w:val="99999999999999999999"/><w:numId w:val="-1"/></w:numPr><w:outlineLvl w:val="4294967296"/>',
        ) + p("乙", numbered(1)),
        {
          numbering:
            abstractNum(0, { text: "%1%9%0%", start: 2147483647 }) +
            num(1, 0, '<w:lvlOverride w:ilvl="-5"><w:startOverride w:val="9"/></w:lvlOverride>'),
        },
      ),
    { text: "甲\n2147483647%0%乙", styles: [null, null] },
  ),
  file(
    "number formats named like what every object has",
    () =>
      docx(
        ["constructor", "valueOf", "__proto__", "toString"].map((_, i) => p("甲", numbered(i + 1))).join(""),
        {
          numbering:
            ["constructor", "valueOf", "__proto__", "toString"]
              .map((format, i) => abstractNum(i, { text: "%1.", format }))
              .join("") + ["", "", "", ""].map((_, i) => num(i + 1, i)).join(""),
        },
      ),
    { text: "1.甲\n1.甲\n1.甲\n1.甲", notices: [/constructor/, /valueOf/, /__proto__/, /toString/] },
  ),
  file(
    "styles named like what every object has",
    () =>
      docx(p("甲", '<w:pStyle w:val="__proto__"/>') + p("乙", '<w:pStyle w:val="constructor"/>'), {
        styles: style("__proto__", "heading 1"),
      }),
    { text: "甲\n乙", styles: [1, null] },
  ),
  file(
    "lowest numbers of a list: minus one thousand",
    () =>
      docx(p("甲", numbered(1)) + p("乙", numbered(1)), {
        numbering: abstractNum(0, { text: "%1.", format: "upperRoman", start: -1000 }) + num(1, 0),
      }),
    { text: "-1000.甲\n-999.乙" },
  ),
  file(
    "a level text that would fill the memory is cut",
    () =>
      docx(p("", numbered(1)).repeat(3), {
        numbering:
          abstractNum(0, { text: "%1".repeat(5000), format: "upperLetter", start: 26 * 30 - 2 }) + num(1, 0),
      }),
    { text: ["X", "Y", "Z"].map((letter) => letter.repeat(30 * 20)).join("\n") },
  ),
  refused("the mark of the end changed", "truncated", () => at(good, -22, 0x51)),
  refused("a comment longer than the file", "truncated", () => at(good, -2, 9)),
  refused("a packed part that is stored, as its header says", "malformed", () => {
    const { packed } = honest(body(p("甲")))
    return withMain({ packed, method: 0, size: packed.length, crc: crc32(packed) })
  }),
  refused("text of more characters than anybody reads", "tooManyCharacters", () =>
    docx(p("述".repeat(limits.characters)) + p("职"), { level: 0 }),
  ),
]
