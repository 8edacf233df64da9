import type { Bytes } from "./bytes"
import { paragraphProperties } from "./formatting"
import { attribute, numberProperties } from "./word-xml"

/**
 * Built-in styles by their number (sti, [MS-DOC] 2.9.260): a .doc keeps their names in the language of the Word that
 * wrote it, a .docx always in English.
 */
const builtIn: ReadonlyMap<number, string> = new Map([
  [0, "Normal"],
  ...Array.from({ length: 9 }, (_, i) => [i + 1, `heading ${i + 1}`] as const),
  [62, "Title"],
  [74, "Subtitle"],
])

const noBase = 0xfff
const paragraphKind = 1
const mostStyles = 4096

export const styleId = (istd: number) => `s${istd}`

/** The paragraph styles of the style sheet (2.9.271, STSH), as the content of styles.xml. */
export function stylesXml(sheet: Bytes): string {
  const headerSize = sheet.u16(0)
  const count = Math.min(sheet.u16(2), mostStyles)
  const baseSize = sheet.u16(4)
  let xml = ""
  let at = 2 + headerSize
  for (let istd = 0; istd < count && at < sheet.length; istd++) {
    const size = sheet.u16(at)
    if (size > 0) xml += styleXml(istd, sheet.part(at + 2, size), baseSize)
    at += 2 + size
  }
  return xml
}

function styleXml(istd: number, std: Bytes, baseSize: number): string {
  if ((std.u16(2) & 0xf) !== paragraphKind) return ""
  const base = std.u16(2) >> 4
  const length = std.u16(baseSize)
  const name = builtIn.get(std.u16(0) & 0xfff) ?? std.words(baseSize + 2, length)
  // Behind the name and its NUL the paragraph properties (UpxPapx): the number of the style once more, then the group.
  const at = baseSize + 2 + (length + 1) * 2
  const { list, level, outline } = paragraphProperties(std.part(at + 4, std.u16(at) - 2))
  return (
    `<w:style w:type="paragraph" w:styleId="${styleId(istd)}"${istd === 0 ? ' w:default="1"' : ""}>` +
    `<w:name ${attribute("w:val", name)}/>` +
    (base === noBase ? "" : `<w:basedOn w:val="${styleId(base)}"/>`) +
    `<w:pPr>${numberProperties(list, level)}` +
    `${outline === null ? "" : `<w:outlineLvl w:val="${outline}"/>`}</w:pPr></w:style>`
  )
}
