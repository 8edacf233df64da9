/**
 * The characters of XML 1.0 as bytes of UTF-8: which sequences are characters at all (2.2), and what references stand
 * for (4.1).
 */

const tab = 0x09
const lineFeed = 0x0a
const carriageReturn = 0x0d
const space = 0x20

export const encoder = new TextEncoder()
const decoder = new TextDecoder("utf-8", { ignoreBOM: true })

/** Longer stretches are left to the platform: calling it costs as much as a few dozen bytes. */
const longestByHand = 120

/** The text between two offsets. What is not ASCII must be well-formed (`pastCharacter`). */
export function stringOf(bytes: Uint8Array, at: number, end: number): string {
  if (end - at > longestByHand) return decoder.decode(bytes.subarray(at, end))
  const units: number[] = []
  for (let i = at; i < end; ) {
    const c = bytes[i]!
    if (c < 0x80) {
      units.push(c)
      i++
    } else if (c < 0xe0) {
      units.push(((c & 0x1f) << 6) | (bytes[i + 1]! & 0x3f))
      i += 2
    } else if (c < 0xf0) {
      units.push(((c & 0x0f) << 12) | ((bytes[i + 1]! & 0x3f) << 6) | (bytes[i + 2]! & 0x3f))
      i += 3
    } else {
      const high = ((c & 0x07) << 18) | ((bytes[i + 1]! & 0x3f) << 12)
      const code = (high | ((bytes[i + 2]! & 0x3f) << 6) | (bytes[i + 3]! & 0x3f)) - 0x10000
      units.push(0xd800 | (code >> 10), 0xdc00 | (code & 0x3ff))
      i += 4
    }
  }
  return String.fromCharCode.apply(null, units)
}

/** Does exactly this stand between two offsets of `bytes`? */
export function isAt(these: Uint8Array, bytes: Uint8Array, at: number, end: number): boolean {
  if (these.length !== end - at) return false
  for (let i = 0; i < these.length; i++) if (these[i] !== bytes[at + i]) return false
  return true
}

export const isSpace = (c: number | undefined) =>
  c === space || c === lineFeed || c === tab || c === carriageReturn

/** What `pastCharacter` answers where no character of XML stands. */
export const illFormed = -2

/**
 * One past the character of several bytes that begins at `at`, or of a control character that XML has; -1 when its
 * end has not come yet, `illFormed` when it is any other.
 */
export function pastCharacter(bytes: Uint8Array, at: number): number {
  const c = bytes[at]!
  if (c < 0x80) return c >= space || isSpace(c) ? at + 1 : illFormed
  // The Unicode Standard, table 3-7.
  if (c < 0xc2 || c > 0xf4) return illFormed
  const more = c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3
  if (at + more >= bytes.length) return -1
  const second = bytes[at + 1]!
  const lowest = c === 0xe0 ? 0xa0 : c === 0xf0 ? 0x90 : 0x80
  const highest = c === 0xed ? 0x9f : c === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return illFormed
  for (let k = 2; k <= more; k++) if ((bytes[at + k]! & 0xc0) !== 0x80) return illFormed
  // U+FFFE and U+FFFF are no characters of XML.
  if (c === 0xef && second === 0xbf && bytes[at + 2]! >= 0xbe) return illFormed
  return at + more + 1
}

/** Is everything between two offsets a character of XML, the last one whole? */
export function isText(bytes: Uint8Array, at: number, end: number): boolean {
  let place = at
  while (place < end) {
    const c = bytes[place]!
    if (c >= space && c < 0x80) place++
    else {
      place = pastCharacter(bytes, place)
      if (place < 0) return false
    }
  }
  return place === end
}

/** Characters that XML 1.0 leaves out (2.2 Char). */
const noCharacter = /[^\t\n\r\u0020-\ufffd]/
const entity = /&(?:#x([\da-fA-F]+)|#(\d+)|(lt|gt|amp|quot|apos));|&/g
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }

/** Text with its references replaced by what they stand for; `malformed` is called for those that XML has not. */
export function dereferenced(value: string, malformed: () => never): string {
  if (!value.includes("&")) return value
  return value.replace(entity, (_, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name]!
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal ?? "", 10)
    // Also where the number is none at all: a lone &.
    if (!(code <= 0x10ffff) || (code >= 0xd800 && code < 0xe000)) return malformed()
    const character = String.fromCodePoint(code)
    return noCharacter.test(character) ? malformed() : character
  })
}

/** The pieces as one; a single piece is not copied. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
