import { strToU8, type Zippable, zipSync } from "fflate"

/**
 * Builds small .docx files, as Word and WPS write them, out of the XML that a case is about.
 *
 *     docx(p("一是抓学习。") + p(`${pPr("<w:numId w:val="1"/>")}…`), { numbering: abstractNum(…) })
 */
export interface DocxParts {
  styles?: string
  numbering?: string
  comments?: string
  footnotes?: string
  endnotes?: string
  /** Further parts by name; null takes one away that is always there. */
  parts?: Readonly<Record<string, string | Uint8Array | null>>
  /** Further relationships of the main part: type → target. */
  related?: readonly { type: string; target: string; external?: boolean }[]
  /** Namespaces of ISO 29500 strict. */
  strict?: boolean
  /** Prefix for WordprocessingML; the XML given is rewritten. */
  prefix?: string
  /** What the whole main part is, instead of a body. */
  document?: string | Uint8Array
  level?: 0 | 1 | 6
}

const transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
const strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const others =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'

const sideParts = ["styles", "numbering", "comments", "footnotes", "endnotes"] as const

/** The bytes of a .docx with this body. */
export function docx(body: string, options: DocxParts = {}): Uint8Array {
  return zip(docxParts(body, options), options.level)
}

/** The parts of a .docx by name. */
export function docxParts(body: string, options: DocxParts = {}): Record<string, Uint8Array> {
  const wordNs = options.strict ? strict : transitional
  const prefix = options.prefix ?? "w"
  const inWord = (xml: string) =>
    prefix === "w" ? xml : xml.replace(/(<\/?|\s)w:/g, prefix === "" ? "$1" : `$1${prefix}:`)
  const root = (name: string, content: string) => {
    const named = prefix === "" ? name : `${prefix}:${name}`
    const xmlns = prefix === "" ? "xmlns" : `xmlns:${prefix}`
    return `${declaration}<${named} ${xmlns}="${wordNs}" ${others}>${inWord(content)}</${named}>`
  }
  const relationships = options.strict
    ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
    : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  const parts: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml": contentTypes([
      "document",
      ...sideParts.filter((name) => options[name] !== undefined),
    ]),
    "_rels/.rels": rels(relationships, [{ type: "officeDocument", target: "word/document.xml" }]),
    "word/document.xml": options.document ?? root("document", `<w:body>${body}</w:body>`),
  }
  const related = [...(options.related ?? [])]
  for (const name of sideParts) {
    const content = options[name]
    if (content === undefined) continue
    parts[`word/${name}.xml`] = root(name, content)
    related.push({ type: name, target: `${name}.xml` })
  }
  parts["word/_rels/document.xml.rels"] = rels(relationships, related)
  const bytes: Record<string, Uint8Array> = {}
  for (const [name, content] of Object.entries({ ...parts, ...options.parts }))
    if (content !== null) bytes[name] = typeof content === "string" ? strToU8(content) : content
  return bytes
}

export function zip(parts: Zippable, level: 0 | 1 | 6 = 6): Uint8Array {
  return zipSync(parts, { level })
}

function contentTypes(parts: readonly string[]): string {
  const type = (part: string) =>
    `application/vnd.openxmlformats-officedocument.wordprocessingml.${part === "document" ? "document.main" : part}+xml`
  const rows = parts.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${type(part)}"/>`)
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${rows.join("")}</Types>`
}

function rels(
  base: string,
  entries: readonly { type: string; target: string; external?: boolean }[],
): string {
  const rows = entries.map(
    ({ type, target, external }, i) =>
      `<Relationship Id="rId${i + 1}" Type="${base}/${type}" Target="${escapeXml(target)}"${external ? ' TargetMode="External"' : ""}/>`,
  )
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join("")}</Relationships>`
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;")
}

/** A text as it stands in a run. */
export const t = (text: string) => `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`
/** A run: text, or XML that begins with `<`. */
export const r = (content: string, properties = "") =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${content.startsWith("<") ? content : t(content)}</w:r>`
/** A paragraph of one run of text, or of XML that begins with `<`. */
export const p = (content: string, properties = "") =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith("<") ? content : content && r(content)}</w:p>`
/** Paragraph properties of a numbered paragraph. */
export const numbered = (numId: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`

export const cell = (...paragraphs: string[]) => `<w:tc><w:tcPr/>${paragraphs.join("")}</w:tc>`
export const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`
export const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`

/** A text box as Word 2010 and later write it: the same text twice, for new and for old readers. */
export const textBox = (...paragraphs: string[]) => {
  const content = `<w:txbxContent>${paragraphs.join("")}</w:txbxContent>`
  return r(
    `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH><wp:posOffset>12345</wp:posOffset></wp:positionH><a:graphic><a:graphicData><wps:wsp><wps:txbx>${content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:shape><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`,
  )
}

export const picture = r(
  "<w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>",
)

export interface LevelSpec {
  text: string
  format?: string
  start?: number
  more?: string
}

/** A list definition with its levels. */
export const abstractNum = (id: number, ...levels: LevelSpec[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels
    .map(
      ({ text, format = "decimal", start = 1, more = "" }, i) =>
        `<w:lvl w:ilvl="${i}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:suff w:val="tab"/><w:lvlText w:val="${escapeXml(text)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="420"/></w:pPr></w:lvl>`,
    )
    .join("")}</w:abstractNum>`
/** A list of a definition; `overrides` is XML of w:lvlOverride. */
export const num = (id: number, definition: number, overrides = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${overrides}</w:num>`

/** A paragraph style. */
export const style = (id: string, name: string, properties = "", basedOn = "") =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn && `<w:basedOn w:val="${basedOn}"/>`}${properties && `<w:pPr>${properties}</w:pPr>`}</w:style>`
