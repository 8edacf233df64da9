import { limits } from "../source/limits"
import type { Bytes } from "./bytes"
import type { WordStreams } from "./fib"
import { fontOf } from "./formatting"
import { styleId } from "./styles"
import { attribute } from "./word-xml"

const levelCount = 9
const mostDefinitions = 4096
const definitionSize = 28
const overrideSize = 16
const levelSize = 28
const noStyle = 0xfff

/** Number formats ([MS-OSHARED] 2.2.1.3, MSONFC) by their names in OOXML. */
const formats: ReadonlyMap<number, string> = new Map(
  Object.entries({
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    5: "ordinal",
    6: "cardinalText",
    7: "ordinalText",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    15: "decimalHalfWidth",
    16: "japaneseLegal",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    23: "bullet",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    32: "ideographZodiacTraditional",
    33: "taiwaneseCounting",
    34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    57: "numberInDash",
    255: "none",
  }).map(([code, name]) => [Number(code), name]),
)

/** The lists of the document (2.9.192 PlfLst, 2.9.191 PlfLfo), as the content of numbering.xml. */
export function numberingXml(streams: WordStreams, fontName: (font: number) => string): string {
  const definitions = streams.part("lists")
  const levels = streams.after("lists")
  const count = Math.min(definitions.u16(0), mostDefinitions)
  const ids = new Map<number, number>()
  let xml = ""
  let at = 0
  for (let i = 0; i < count; i++) {
    const definition = definitions.part(2 + i * definitionSize, definitionSize)
    if (definition.length < definitionSize) break
    ids.set(definition.u32(0), i)
    const simple = (definition.u8(26) & 1) !== 0
    let inside = ""
    for (let n = 0; n < (simple ? 1 : levelCount); n++) {
      const level = readLevel(levels.part(at))
      at += level.size
      const style = definition.u16(8 + n * 2)
      inside += levelXml(n, level, style === noStyle ? null : style, fontName)
    }
    xml += `<w:abstractNum w:abstractNumId="${i}">${inside}</w:abstractNum>`
  }
  return xml + overridesXml(streams.part("listOverrides"), ids, fontName)
}

/** The lists that paragraphs belong to: each counts by a definition, and may set starts and levels of its own. */
function overridesXml(
  table: Bytes,
  ids: ReadonlyMap<number, number>,
  fontName: (font: number) => string,
): string {
  const count = Math.min(table.u32(0), mostDefinitions)
  let xml = ""
  let at = 4 + count * overrideSize
  for (let i = 0; i < count; i++) {
    const override = table.part(4 + i * overrideSize, overrideSize)
    if (override.length < overrideSize) break
    const changed = override.u8(12)
    at += 4
    let inside = ""
    for (let n = 0; n < changed && n < levelCount && at < table.length; n++) {
      const start = table.i32(at)
      const flags = table.u32(at + 4)
      at += 8
      const own = (flags & 0x20) !== 0 ? readLevel(table.part(at)) : null
      at += own?.size ?? 0
      const startXml = (flags & 0x10) !== 0 ? `<w:startOverride w:val="${own ? own.start : start}"/>` : ""
      inside +=
        `<w:lvlOverride w:ilvl="${flags & 0xf}">${startXml}` +
        `${own ? levelXml(flags & 0xf, own, null, fontName) : ""}</w:lvlOverride>`
    }
    const definition = ids.get(override.u32(0))
    if (definition !== undefined)
      xml += `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${definition}"/>${inside}</w:num>`
  }
  return xml
}

interface Level {
  start: number
  format: string
  legal: boolean
  /** Level after which it starts anew, 0 for never, null for any above. */
  restart: number | null
  text: string
  font: number | null
  /** Bytes that it takes. */
  size: number
}

/** 2.9.149, LVL: fixed fields, two groups of properties, and the text with the numbers of levels in it. */
function readLevel(bytes: Bytes): Level {
  const characterSize = bytes.u8(24)
  const paragraphSize = bytes.u8(25)
  const textAt = levelSize + paragraphSize + characterSize
  const length = bytes.u16(textAt)
  const flags = bytes.u8(5)
  const places = new Set(Array.from({ length: levelCount }, (_, i) => bytes.u8(6 + i)))
  let text = ""
  for (let i = 0; i < Math.min(length, limits.numberCharacters); i++) {
    const unit = bytes.u16(textAt + 2 + i * 2)
    // `places` count from 1.
    text += places.has(i + 1) && unit < levelCount ? `%${unit + 1}` : String.fromCharCode(unit)
  }
  const code = bytes.u8(4)
  return {
    start: bytes.i32(0),
    format: formats.get(code) ?? `nfc${code}`,
    legal: (flags & 4) !== 0,
    restart: (flags & 8) !== 0 ? bytes.u8(26) : null,
    text,
    font: fontOf(bytes.part(levelSize + paragraphSize, characterSize)),
    size: textAt + 2 + length * 2,
  }
}

function levelXml(
  n: number,
  { start, format, legal, restart, text, font }: Level,
  style: number | null,
  fontName: (font: number) => string,
): string {
  return (
    `<w:lvl w:ilvl="${n}"><w:start w:val="${start}"/><w:numFmt ${attribute("w:val", format)}/>` +
    (restart === null ? "" : `<w:lvlRestart w:val="${restart}"/>`) +
    (style === null ? "" : `<w:pStyle w:val="${styleId(style)}"/>`) +
    (legal ? "<w:isLgl/>" : "") +
    `<w:lvlText ${attribute("w:val", text)}/>` +
    (font === null ? "" : `<w:rPr><w:rFonts ${attribute("w:ascii", fontName(font))}/></w:rPr>`) +
    "</w:lvl>"
  )
}
