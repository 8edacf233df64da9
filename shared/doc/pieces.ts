import { limits } from "../source/limits"
import { partNames, refuse } from "../source/messages"
import { Bytes, Plc } from "./bytes"
import type { WordStreams } from "./fib"
import { shortSprms } from "./sprms"

/** A stretch of characters that lie side by side in the WordDocument stream. */
interface Piece {
  start: number
  end: number
  /** Offset of its first character. */
  offset: number
  /** Bytes of a character: 1 or 2. */
  width: number
  /** What was changed about all of it in a quick save, or null. */
  changes: Bytes | null
}

/** The text of all subdocuments, and where its characters lie. */
export interface Pieces {
  /** Index = character position. Lone surrogates are U+FFFD; the marks of Word are still in it. */
  text: string
  /** The offset of a character in the WordDocument stream, the last position of its piece, and its changes. */
  at(position: number): { offset: number; width: number; end: number; changes: Bytes | null }
}

const clxGroup = 1
const clxTable = 2
const compressed = 0x40000000

/**
 * Bytes from 80 to 9F that an eight-bit piece may hold (2.9.73, FcCompressed); the others are the characters of their
 * number. Not TextDecoder: windows-1252 is latin1 in Node 20.
 */
const eightBitSigns = "\x80\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8d\x8e\x8f\x90‘’“”•–—˜™š›œ\x9d\x9eŸ"

/**
 * Puts the text together from the piece table ([MS-DOC] 2.4.1). A quick save of old versions leaves a document in
 * pieces all over the stream.
 *
 * @throws Refusal when a character of the document lies nowhere
 */
export function readPieces({ word, part, stories }: WordStreams): Pieces {
  const damaged = () => refuse("damaged", partNames.document)
  const clx = part("pieces")
  const groups: Bytes[] = []
  let at = 0
  while (clx.u8(at) === clxGroup && at + 3 <= clx.length) {
    const size = clx.u16(at + 1)
    groups.push(clx.part(at + 3, size))
    at += 3 + size
  }
  if (clx.u8(at) !== clxTable) damaged()
  const table = new Plc(clx.part(at + 5, clx.u32(at + 1)), 8)
  const wanted = Math.max(...Object.values(stories).map(({ end }) => end))
  if (wanted > word.length) damaged()
  // Notes, headers and the instructions of fields count, too: the text itself is counted where it is read.
  if (wanted > 1.25 * limits.characters) refuse("tooManyCharacters", limits.characters)

  const pieces: Piece[] = []
  const texts: string[] = []
  let end = 0
  let taken = 0
  for (let i = 0; i < table.count && end < wanted; i++) {
    const start = table.position(i)
    if (start !== end || table.position(i + 1) <= start) damaged()
    end = Math.min(table.position(i + 1), wanted)
    const entry = table.entry(i)
    const fc = entry.u32(2)
    const width = (fc & compressed) !== 0 ? 1 : 2
    const offset = (fc & 0x3fffffff) >> (width === 1 ? 1 : 0)
    const bytes = word.raw.subarray(offset, offset + (end - start) * width)
    if (bytes.length < (end - start) * width) damaged()
    // Pieces do not share characters. Thousands of them in one place would make gigabytes of text out of nothing.
    taken += bytes.length
    if (taken > 2 * word.length) damaged()
    texts.push(decode(bytes, width))
    pieces.push({ start, end, offset, width, changes: changesOf(entry.u16(6), groups) })
  }
  if (end < wanted) damaged()

  let last = 0
  return {
    text: texts
      .join("")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"),
    at(position) {
      // Positions are asked for in order, nearly always.
      if (!inside(pieces[last], position)) last = find(pieces, position)
      const piece = pieces[last]
      if (!piece) return { offset: 0, width: 2, end: wanted, changes: null }
      const { start, offset, width, changes } = piece
      return { offset: offset + (position - start) * width, width, end: piece.end, changes }
    },
  }
}

const inside = (piece: Piece | undefined, position: number) =>
  piece !== undefined && position >= piece.start && position < piece.end

function find(pieces: readonly Piece[], position: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (pieces[middle]!.end <= position) low = middle + 1
    else high = middle
  }
  return low
}

/** Unit by unit: a decoder would join or replace surrogates, and every code unit is a position of its own. */
function decode(bytes: Uint8Array, width: number): string {
  const step = 8192
  let text = ""
  for (let from = 0; from < bytes.length; from += step * width) {
    const codes: number[] = []
    for (let at = from; at < Math.min(bytes.length, from + step * width); at += width) {
      const low = bytes[at]!
      if (width === 2) codes.push(low | (bytes[at + 1]! << 8))
      else codes.push(low >= 0x80 && low < 0xa0 ? eightBitSigns.charCodeAt(low - 0x80) : low)
    }
    text += String.fromCharCode(...codes)
  }
  return text
}

/** A piece's Prm (2.9.214): one modifier in the two bytes themselves, or the number of a group of them. */
function changesOf(prm: number, groups: readonly Bytes[]): Bytes | null {
  if ((prm & 1) !== 0) return groups[prm >> 1] ?? null
  const code = shortSprms.get((prm >> 1) & 0x7f)
  return code === undefined ? null : new Bytes(Uint8Array.of(code & 0xff, code >> 8, prm >> 8))
}
