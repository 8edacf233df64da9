import { strToU8 } from "fflate"
import {
  abstractNum,
  type DocxParts,
  docx,
  docxParts,
  num,
  numbered,
  p,
  r,
  style,
  table,
  textBox,
  zip,
} from "../../../../../docx-builder"
import { body, rels, word } from "../../../../../raw-zip"
import { file, legal, type OddCase } from "../case"
import { type Archive, archive, type Entry, entriesOf, utf16 } from "../zips"

const rich = p("履职情况", `<w:pStyle w:val="1"/>${numbered(1)}`) + p("全年36次。")
const richParts: DocxParts = {
  styles: style("1", "heading 1"),
  numbering: abstractNum(0, { text: "%1、", format: "chineseCounting" }) + num(1, 0),
}
const read = { text: "一、履职情况\n全年36次。", styles: [1, null], numbers: ["一、", ""] }

/** The same report in another kind of package. */
const packed = (name: string, change: Partial<Entry>, options: Archive = {}) =>
  file(name, () => archive(entriesOf(docxParts(rich, richParts), change), options), read)
const renamed = (name: string, rename: (part: string) => string) =>
  file(
    name,
    () =>
      archive(
        Object.entries(docxParts(rich, richParts)).map(([part, data]) => ({ name: rename(part), data })),
      ),
    read,
  )
/** The same report with other bytes for some parts. */
const recoded = (name: string, recode: (xml: string, part: string) => string | Uint8Array) =>
  file(
    name,
    () => {
      const parts: Record<string, Uint8Array> = {}
      for (const [part, data] of Object.entries(docxParts(rich, richParts))) {
        const made = recode(new TextDecoder().decode(data), part)
        parts[part] = typeof made === "string" ? strToU8(made) : made
      }
      return zip(parts)
    },
    read,
  )
const whole = (name: string, xml: string, text: string, notices: RegExp[] = []) =>
  file(name, () => docx("", { document: xml }), { text, notices })
const header = (content: string) =>
  `<w:hdr ${word} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${content}</w:hdr>`
const officeDocument = (target: string, more = "") =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${more}<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`

export const packageCases: OddCase[] = [
  // The zip
  packed("nothing is packed", { stored: true }),
  packed("sizes behind the data, with a mark", { descriptor: "marked" }),
  packed("sizes behind the data, without one", { descriptor: "bare" }),
  packed("sizes of 64 bits", { wide: true }),
  packed(
    "sizes of 64 bits behind the data, and a directory of 64 bits",
    { wide: true, descriptor: "marked" },
    { wide: true },
  ),
  packed("a directory of 64 bits alone", {}, { wide: true }),
  packed("extra fields of time stamps and owners", {
    extra: Uint8Array.of(0x55, 0x54, 5, 0, 1, 0, 0, 0, 0, 0x75, 0x78, 1, 0, 1),
  }),
  packed("names marked as UTF-8", { flags: 0x800 }),
  packed("a comment that holds the mark of an end", {}, { comment: "PK\u0005\u0006 述职报告" }),
  packed("something hung on behind", {}, { after: new Uint8Array(300).fill(0x20) }),
  packed(
    "something put in front, with places that know of it",
    {},
    { before: strToU8("PK\u0003\u0004 stub") },
  ),
  packed("a local header with sizes of its own", { local: { size: 1, packed: 2, crc: 3 } }),
  renamed("backslashes in names", (part) => part.replaceAll("/", "\\")),
  renamed("names in capital letters", (part) => part.toUpperCase()),
  renamed("a slash before each name", (part) => `/${part}`),
  file(
    "folders as entries, pictures, and a docx inside the docx",
    () =>
      zip({
        ...docxParts(rich, richParts),
        "word/": new Uint8Array(0),
        "word/media/": new Uint8Array(0),
        "word/media/image1.png": new Uint8Array(3),
        "word/embeddings/report.docx": docx(p("里面的报告")),
      }),
    read,
  ),
  file(
    "two parts of one name that nobody reads",
    () =>
      archive([
        ...entriesOf(docxParts(rich, richParts)),
        { name: "docProps/app.xml", data: strToU8("<a/>") },
        { name: "docProps/APP.xml", data: strToU8("<b/>") },
      ]),
    read,
  ),
  // Relationships and content types
  file(
    "no content types, no relationships of the package",
    () => docx(rich, { ...richParts, parts: { "[Content_Types].xml": null, "_rels/.rels": null } }),
    read,
  ),
  file(
    "no relationships of the document: neither styles nor numbers are found",
    () => docx(rich, { ...richParts, parts: { "word/_rels/document.xml.rels": null } }),
    { text: "履职情况\n全年36次。", styles: [null, null] },
  ),
  file(
    "styles and numbering that are promised and not there",
    () => docx(rich, { ...richParts, parts: { "word/styles.xml": null, "word/numbering.xml": null } }),
    { text: "履职情况\n全年36次。" },
  ),
  file(
    "targets from the root, with a dot, with a step up, as an address",
    () => {
      const parts = docxParts(rich, richParts)
      const targets = strToU8(
        new TextDecoder()
          .decode(parts["word/_rels/document.xml.rels"]!)
          .replace('"styles.xml"', '"/word/./styles.xml"')
          .replace('"numbering.xml"', '"../word/number%69ng.xml"'),
      )
      return zip({ ...parts, "word/_rels/document.xml.rels": targets })
    },
    read,
  ),
  file(
    "a main part in a folder of its own, its parts beside it",
    () => {
      const parts = docxParts(rich, richParts)
      return zip({
        "_rels/.rels": strToU8(officeDocument("/content/report.xml")),
        "content/report.xml": parts["word/document.xml"]!,
        "content/_rels/report.xml.rels": parts["word/_rels/document.xml.rels"]!,
        "content/styles.xml": parts["word/styles.xml"]!,
        "content/numbering.xml": parts["word/numbering.xml"]!,
      })
    },
    read,
  ),
  legal(
    "targets outside the file: styles on a server, a template on a share, a picture on the web",
    p("甲", '<w:pStyle w:val="1"/>'),
    { text: "甲", styles: [null], notices: [/1 处链接.*javascript/] },
    {
      related: [
        { type: "styles", target: "http://example.invalid/styles.xml", external: true },
        { type: "attachedTemplate", target: "file://///example.invalid/share/evil.dotm", external: true },
        { type: "image", target: "https://example.invalid/track.png", external: true },
        { type: "hyperlink", target: "javascript:alert(1)", external: true },
        { type: "numbering", target: "../../../../etc/passwd" },
      ],
    },
  ),
  file(
    "relationships that lead round in a ring, and to the part itself",
    () =>
      docx(p("甲"), {
        related: [
          { type: "styles", target: "document.xml" },
          { type: "header", target: "header1.xml" },
        ],
        parts: {
          "word/header1.xml": header(p("- 1 -")),
          "word/_rels/header1.xml.rels": officeDocument("document.xml"),
          "word/_rels/styles.xml.rels": officeDocument("styles.xml"),
        },
      }),
    { text: "甲" },
  ),
  file(
    "the main part is promised three times",
    () =>
      docx(p("甲"), {
        parts: {
          "_rels/.rels": `${officeDocument(
            "word/document.xml",
            '<Relationship Id="b" Type="x/officeDocument" Target="nowhere.xml" TargetMode="External"/>',
          )}`,
        },
      }),
    "甲",
  ),
  legal(
    "macros, controls and a signature",
    p("甲"),
    { text: "甲", notices: [/宏/] },
    {
      related: [{ type: "vbaProject", target: "vbaProject.bin" }],
      parts: {
        "word/vbaProject.bin": new Uint8Array(9),
        "word/activeX/activeX1.bin": new Uint8Array(9),
        "_xmlsignatures/sig1.xml": "<x/>",
      },
    },
  ),
  legal(
    "names that point out of the package are named and not read",
    p("甲"),
    { text: "甲", notices: [/4 个部件的名字不正常/] },
    {
      parts: { "../evil.xml": "x", "word/../../evil.xml": "x", "C:/evil.xml": "x", "word//evil.xml": "x" },
    },
  ),
  // Headers and footers
  legal(
    "headers and footers that say something, once each",
    p("甲"),
    { text: "甲", notices: [/页眉页脚没有放进正文：“清河镇党委 内部资料”“2024年度”。/] },
    {
      related: ["header1", "header2", "footer1", "footer2"].map((name) => ({
        type: name.slice(0, 6),
        target: `${name}.xml`,
      })),
      parts: {
        "word/header1.xml": header(p("清河镇党委") + p("内部资料")),
        "word/header2.xml": header(p("清河镇党委") + p("内部资料")),
        "word/footer1.xml": header(
          p(`${r("第")}<w:fldSimple w:instr=" PAGE ">${r("2")}</w:fldSimple>${r(" 页 共 5 页")}`),
        ),
        "word/footer2.xml": header(p(textBox(p("2024年度")))),
      },
    },
  ),
  legal("a footer of page numbers only", p("甲"), "甲", {
    related: [{ type: "footer", target: "footer1.xml" }],
    parts: { "word/footer1.xml": header(p("— 3 —")) },
  }),
  legal(
    "a damaged header does not keep the report from being read",
    p("甲"),
    { text: "甲", notices: [/页眉页脚损坏/] },
    { related: [{ type: "header", target: "header1.xml" }], parts: { "word/header1.xml": "<w:hdr>" } },
  ),
  // XML
  recoded("all parts in UTF-16, little end first", (xml) => utf16(xml.replace("UTF-8", "UTF-16"), true)),
  recoded("all parts in UTF-16, big end first", (xml) => utf16(xml.replace("UTF-8", "UTF-16"), false)),
  recoded("UTF-16 without a byte order mark", (xml) => utf16(xml.replace("UTF-8", "UTF-16"), true, false)),
  recoded("UTF-8 with a byte order mark", (xml) => `\ufeff${xml}`),
  recoded("no XML declaration", (xml) => xml.replace(/^<\?xml[^>]*>\n?/, "")),
  recoded("line ends of Windows in all parts", (xml) => xml.replace(/></g, ">\r\n<")),
  recoded("comments, instructions and blanks between all elements", (xml) =>
    xml.replace(/></g, "><!-- <w:t>不是字</w:t> --> <?x y?>\n<"),
  ),
  recoded("a comment about document types before the root", (xml) =>
    xml.replace(/(\?>\n?)</, "$1<!-- <!DOCTYPE html> --><"),
  ),
  recoded("single quotation marks and blanks in tags", (xml) =>
    xml.replace(/ ([\w:]+)="([^"]*)"(?=[^<]*>)/g, "\n $1 = '$2' "),
  ),
  recoded("every letter of the text as a reference", (xml, part) =>
    part === "word/document.xml"
      ? xml.replace(/[\u4e00-\u9fff]/g, (c, i) =>
          i % 2 ? `&#${c.charCodeAt(0)};` : `&#x${c.charCodeAt(0).toString(16).toUpperCase()};`,
        )
      : xml,
  ),
  recoded("text in several CDATA sections", (xml, part) =>
    part === "word/document.xml" ? xml.replace(/[\u4e00-\u9fff]/g, "<![CDATA[$&]]>") : xml,
  ),
  recoded("empty elements written at length", (xml) =>
    xml.replace(/<([\w:]+)((?: [^<>]*?)?)\/>/g, "<$1$2></$1>"),
  ),
  ...(
    [
      ["strict namespaces", { strict: true }],
      ["a Chinese prefix in all parts", { prefix: "文" }],
      ["strict namespaces under another prefix", { strict: true, prefix: "ns1" }],
    ] as [string, DocxParts][]
  ).map(([name, options]) => file(name, () => docx(rich, { ...richParts, ...options }), read)),
  whole(
    "the default namespace for elements, a prefix for attributes",
    `<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ${word}><body><p><pPr><outlineLvl w:val="0"/></pPr><r><rPr><vanish w:val="0"/></rPr><t>甲</t><br w:type="page"/><t>乙</t></r></p></body></document>`,
    "甲\n乙",
  ),
  whole(
    "transitional and strict names in one part",
    `<w:document ${word} xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><s:r><w:t>甲</w:t></s:r></w:p><s:p><w:r><s:t>乙</s:t></w:r></s:p></w:body></w:document>`,
    "甲\n乙",
  ),
  whole(
    "a prefix declared again at every element",
    `<w:document ${word}><w:body ${word}><w:p ${word}><w:r ${word}><w:t ${word}>甲</w:t></w:r></w:p></w:body></w:document>`,
    "甲",
  ),
  whole(
    "a prefix that is taken back, and one that was never declared",
    `<w:document ${word}><w:body><w:p><w:r xmlns:w="urn:other"><w:t>甲</w:t></w:r><q:r><w:t>乙</w:t></q:r></w:p></w:body></w:document>`,
    "甲乙",
    [/2 处.*（r）/],
  ),
  whole(
    "namespaces named like what every object has",
    `<w:document ${word} xmlns:x="constructor" xmlns:y="__proto__"><w:body><x:p>${p("甲")}</x:p><y:p>${p("乙")}</y:p></w:body></w:document>`,
    "甲\n乙",
    [/2 处内容不认识（p）/],
  ),
  whole(
    "space that the root keeps for the whole document",
    `<w:document ${word} xml:space="preserve"><w:body><w:p><w:r><w:t>  甲 </w:t></w:r></w:p></w:body></w:document>`,
    "  甲 ",
  ),
  whole(
    "text around elements that may hold none",
    `<w:document ${word}>甲<w:body>乙<w:p>丙<w:r>丁<w:t>戊</w:t>己</w:r></w:p></w:body></w:document>`,
    "戊",
  ),
  whole(
    "a document of WPS with its own namespaces",
    `<w:document ${word} xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="wpsCustomData"><w:body><w:p wpsCustomData:x="1"><w:pPr><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr><w:t>述职报告</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p><w:sectPr/></w:body></w:document>`,
    "述职报告",
  ),
  whole(
    "400 elements in each other, around the text",
    body(`${"<w:sdt><w:sdtContent>".repeat(200)}${p("甲")}${"</w:sdtContent></w:sdt>".repeat(200)}`),
    "甲",
  ),
  whole(
    "3,000 attributes on one element",
    body(`<w:p ${Array.from({ length: 3000 }, (_, i) => `a${i}="${i}"`).join(" ")}>${r("甲")}</w:p>`),
    "甲",
  ),
  whole("no body", `<w:document ${word}/>`, "", [/没有文字/]),
  whole(
    "two bodies",
    `<w:document ${word}><w:body>${p("甲")}</w:body><w:body>${p("乙")}</w:body></w:document>`,
    "甲\n乙",
  ),
  file(
    "styles in UTF-16 for a document in UTF-8",
    () =>
      docx(p("甲", '<w:pStyle w:val="1"/>'), {
        parts: {
          "word/styles.xml": utf16(
            `<?xml version="1.0"?><w:styles ${word}>${style("1", "heading 1")}</w:styles>`,
            true,
          ),
        },
        related: [{ type: "styles", target: "styles.xml" }],
      }),
    { text: "甲", styles: [1] },
  ),
  file(
    "a document of strict names with styles of transitional ones",
    () =>
      docx(p("甲", '<w:pStyle w:val="1"/>'), {
        strict: true,
        parts: {
          "word/styles.xml": `<x:styles xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${style("1", "heading 1").replaceAll("w:", "x:")}</x:styles>`,
        },
        related: [{ type: "styles", target: "styles.xml" }],
      }),
    { text: "甲", styles: [1] },
  ),
  file(
    "a main part that only the usual place shows",
    () => zip({ "_rels/.rels": rels("gone.xml"), "word/document.xml": strToU8(body(p("甲") + table())) }),
    "甲",
  ),
]
