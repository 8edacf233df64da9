import { type Bytes, Plc } from "./bytes"
import type { WordStreams } from "./fib"
import type { Pieces } from "./pieces"
import { prls, sprm } from "./sprms"

/** What is kept of the formatting of characters. */
export interface CharacterProperties {
  deleted: boolean
  inserted: boolean
  hidden: boolean
  /** Not text but data of a field or a form (sprmCFData). */
  data: boolean
  object: boolean
  picture: boolean
  /** Number of a font, or null. */
  font: number | null
  /** A sign of a symbol font: font and code. */
  symbol: { font: number; code: number } | null
}

/** What is kept of the formatting of a paragraph; null where nothing is said. */
export interface ParagraphProperties {
  style: number
  /** As stored (sprmPIlfo): 1-based number of a list override; other values have meanings of their own. */
  list: number | null
  level: number | null
  outline: number | null
  /** 0 outside of tables. */
  tableDepth: number
  cellEnd: boolean
  rowEnd: boolean
}

export interface Formatting {
  /** Properties of the character at a position, and the position up to which they hold. */
  characters(position: number): { properties: CharacterProperties; end: number }
  /** Properties of the paragraph that ends with the character at a position. */
  paragraph(position: number): ParagraphProperties
}

const pageSize = 512
const plain: CharacterProperties = {
  deleted: false,
  inserted: false,
  hidden: false,
  data: false,
  object: false,
  picture: false,
  font: null,
  symbol: null,
}
const bodyText: ParagraphProperties = {
  style: 0,
  list: null,
  level: null,
  outline: null,
  tableDepth: 0,
  cellEnd: false,
  rowEnd: false,
}
/** Deeper tables are the work of a damaged file. */
const deepestTable = 16

/**
 * Bytes of over-long properties that are read for one document: those of a table of a thousand rows. Many paragraphs
 * of a hostile file lead to the same great heap of them.
 */
const mostHugeBytes = 32 * 1024 * 1024

/** A run of characters or a paragraph on its page of formatting. */
interface Run {
  page: Bytes
  /** Where its entry stands among `runs`; -1 when the page does not know it. */
  index: number
  runs: number
  /** The offset up to which the answer holds. */
  end: number
}

/**
 * Reads formatting out of the pages that hold it, 512 bytes each ([MS-DOC] 2.9.33 ChpxFkp, 2.9.174 PapxFkp): a bin
 * table leads to the page, the page to the run.
 */
export function readFormatting({ word, part, data }: WordStreams, pieces: Pieces): Formatting {
  const characterPages = new Plc(part("characterPages"), 4)
  const paragraphPages = new Plc(part("paragraphPages"), 4)
  const groups = new Map<number, Partial<CharacterProperties>>()
  const ofChanges = new Map<Bytes, Partial<CharacterProperties>>()
  let hugeBytes = 0

  const runAt = (bins: Plc, offset: number): Run | null => {
    const bin = bins.find(offset)
    if (bin < 0) return null
    const page = word.part((bins.entry(bin).u32(0) & 0x3fffff) * pageSize, pageSize)
    const runs = page.u8(pageSize - 1)
    let low = 0
    let high = runs - 1
    while (low <= high) {
      const index = (low + high) >> 1
      if (page.u32(index * 4) > offset) high = index - 1
      else if (page.u32((index + 1) * 4) <= offset) low = index + 1
      else return { page, index, runs, end: page.u32((index + 1) * 4) }
    }
    return { page, index: -1, runs, end: low < runs ? page.u32(low * 4) : bins.position(bin + 1) }
  }

  const remembered = <Key>(known: Map<Key, Partial<CharacterProperties>>, key: Key, group: Bytes) => {
    let properties = known.get(key)
    if (!properties) {
      properties = characterProperties(group)
      known.set(key, properties)
    }
    return properties
  }

  const huge = (at: number): Bytes | null => {
    const group = data.part(at + 2, data.u16(at))
    hugeBytes += group.length
    return hugeBytes > mostHugeBytes ? null : group
  }

  return {
    characters(position) {
      const { offset, width, end: pieceEnd, changes } = pieces.at(position)
      const found = runAt(characterPages, offset)
      let properties = plain
      if (found && found.index >= 0) {
        const { page, index, runs } = found
        const at = page.u8((runs + 1) * 4 + index) * 2
        const group = page.part(at + 1, page.u8(at))
        if (at > 0) properties = { ...plain, ...remembered(groups, group.raw.byteOffset, group) }
      }
      if (changes) properties = { ...properties, ...remembered(ofChanges, changes, changes) }
      const last = found ? position + Math.ceil((found.end - offset) / width) : pieceEnd
      return { properties, end: Math.max(position + 1, Math.min(pieceEnd, last)) }
    },

    paragraph(position) {
      const { offset, changes } = pieces.at(position)
      const properties = { ...bodyText }
      const found = runAt(paragraphPages, offset)
      if (found && found.index >= 0) {
        const { page, index, runs } = found
        // BxPap is 13 bytes long; a length of 0 says that the true one follows (2.9.175).
        const at = page.u8((runs + 1) * 4 + index * 13) * 2
        const half = page.u8(at)
        const group = half === 0 ? page.part(at + 2, page.u8(at + 1) * 2) : page.part(at + 1, half * 2 - 1)
        if (at > 0) {
          properties.style = group.u16(0)
          applyToParagraph(properties, group.part(2), huge)
        }
      }
      if (changes && changes.length <= longestChanges) applyToParagraph(properties, changes, huge)
      return properties
    },
  }
}

/** What a quick save changes about the paragraphs of a piece is said in far fewer bytes. */
const longestChanges = 2048

function characterProperties(group: Bytes): Partial<CharacterProperties> {
  const properties: Partial<CharacterProperties> = {}
  for (const { sprm: code, at } of prls(group)) {
    // ToggleOperand (2.9.327): 0x80 as the style has it, 0x81 the opposite. Styles that hide text are not looked at.
    const on = group.u8(at) === 1 || group.u8(at) === 0x81
    if (code === sprm.deleted) properties.deleted = on
    else if (code === sprm.inserted) properties.inserted = on
    else if (code === sprm.hidden) properties.hidden = on
    else if (code === sprm.binaryData) properties.data = on
    else if (code === sprm.object || code === sprm.embedded) properties.object = on
    else if (code === sprm.pictureAt) properties.picture = true
    else if (code === sprm.font) properties.font = group.u16(at)
    else if (code === sprm.symbol) properties.symbol = { font: group.u16(at), code: group.u16(at + 2) }
  }
  return properties
}

/** @param huge gives the properties that lie at an offset of the Data stream, or null */
function applyToParagraph(
  properties: ParagraphProperties,
  group: Bytes,
  huge: ((at: number) => Bytes | null) | null,
): void {
  for (const { sprm: code, at } of prls(group)) {
    const value = group.u8(at)
    if (code === sprm.style) properties.style = group.u16(at)
    else if (code === sprm.list) properties.list = group.u16(at)
    else if (code === sprm.listLevel) properties.level = value
    else if (code === sprm.outlineLevel) properties.outline = value
    else if (code === sprm.inTable)
      properties.tableDepth = value === 0 ? 0 : Math.max(1, properties.tableDepth)
    else if (code === sprm.tableDepth)
      properties.tableDepth = Math.max(0, Math.min(group.i32(at), deepestTable))
    else if (code === sprm.rowEnd || code === sprm.innerRowEnd) properties.rowEnd = value === 1
    else if (code === sprm.innerCellEnd) properties.cellEnd = value === 1
    else if (code === sprm.hugeProperties || code === sprm.hugePropertiesOld) {
      // The whole of the properties, in the Data stream (2.9.211, PrcData); they lead no further.
      const whole = huge?.(group.u32(at))
      if (whole) applyToParagraph(properties, whole, null)
    }
  }
}

/** What a group of paragraph properties says by itself: that of a style. */
export function paragraphProperties(group: Bytes): ParagraphProperties {
  const properties = { ...bodyText }
  applyToParagraph(properties, group, null)
  return properties
}

/** Font that a group of character properties names, or null. */
export function fontOf(group: Bytes): number | null {
  return characterProperties(group).font ?? null
}
