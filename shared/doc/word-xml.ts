/**
 * A .doc is not understood a second time: what its tables say is written down as the WordprocessingML that Word would
 * make of it, and the reader of .docx decides what a field, a text box, a deleted paragraph mark or the level of a
 * list comes to.
 */

/** Text for an element: no character that XML cannot hold. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/[\ufffe\uffff]/g, "\ufffd")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, "")
  )
}

/** An attribute with any value. */
export function attribute(name: string, value: string): string {
  const escaped = escapeText(value)
    .replace(/"/g, "&quot;")
    .replace(/[\t\r\n]/g, " ")
  return `${name}="${escaped.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")}"`
}

/** Lists are counted from 1; what is above is no list override (2.6.2, sprmPIlfo). */
export const mostLists = 0x7fe

/** w:numPr of what a paragraph or a style says of its list. */
export function numberProperties(list: number | null, level: number | null): string {
  if (list === null && level === null) return ""
  const numId = list === null ? "" : `<w:numId w:val="${list <= mostLists ? list : 0}"/>`
  return `<w:numPr>${level === null ? "" : `<w:ilvl w:val="${level}"/>`}${numId}</w:numPr>`
}

const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
const relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/** A part of the package: the content of its root element. */
export function partXml(root: string, content: string): string {
  return `<w:${root} xmlns:w="${word}" xmlns:v="urn:schemas-microsoft-com:vml">${content}</w:${root}>`
}

/** Relationships of the main part: names of parts beside it, and the type of each. */
export function relationshipsXml(parts: ReadonlyMap<string, string>): string {
  const rows = [...parts].map(
    ([name, type], i) => `<Relationship Id="r${i}" Type="${relationship}/${type}" Target="${name}.xml"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join("")}</Relationships>`
}
