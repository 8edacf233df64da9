import { constants, deflateRawSync } from "node:zlib"
import { deflateSync, strToU8 } from "fflate"

/** Zips that say what they are told to say: for files that lie about themselves. */

export const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
export const rels = (target: string) =>
  strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="${target}"/></Relationships>`,
  )

export interface RawEntry {
  name: string
  packed: Uint8Array
  method?: number
  flags?: number
  /** What the archive says; the truth when absent. */
  size: number
  crc?: number
}

/** Writes a zip that says what it is told to say. */
export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const chunks: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const { name, packed, method = 8, flags = 0, size, crc = 0 } of entries) {
    const title = strToU8(name)
    const header = (length: number, fill: (view: DataView) => void) => {
      const bytes = new Uint8Array(length + title.length)
      fill(new DataView(bytes.buffer))
      bytes.set(title, length)
      return bytes
    }
    const common = (view: DataView, at: number) => {
      view.setUint16(at, 20, true)
      view.setUint16(at + 2, flags, true)
      view.setUint16(at + 4, method, true)
      view.setUint32(at + 10, crc, true)
      view.setUint32(at + 14, packed.length, true)
      view.setUint32(at + 18, size, true)
      view.setUint16(at + 22, title.length, true)
    }
    const local = header(30, (view) => {
      view.setUint32(0, 0x04034b50, true)
      common(view, 4)
    })
    const at = offset
    central.push(
      header(46, (view) => {
        view.setUint32(0, 0x02014b50, true)
        common(view, 6)
        view.setUint32(42, at, true)
      }),
    )
    chunks.push(local, packed)
    offset += local.length + packed.length
  }
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, entries.length, true)
  view.setUint16(10, entries.length, true)
  view.setUint32(
    12,
    central.reduce((n, bytes) => n + bytes.length, 0),
    true,
  )
  view.setUint32(16, offset, true)
  return concat([...chunks, ...central, end])
}

export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((n, bytes) => n + bytes.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

export function crc32(bytes: Uint8Array): number {
  let c = -1
  for (const byte of bytes) {
    c ^= byte
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  }
  return ~c >>> 0
}

/** A package whose main part is as given; everything else is honest. */
export function withMain(main: Omit<RawEntry, "name">): Uint8Array {
  const root = rels("word/document.xml")
  return rawZip([
    { name: "_rels/.rels", packed: root, method: 0, size: root.length, crc: crc32(root) },
    { name: "word/document.xml", ...main },
  ])
}

export const honest = (xml: string): Omit<RawEntry, "name"> => {
  const bytes = strToU8(xml)
  return { packed: deflateSync(bytes), size: bytes.length, crc: crc32(bytes) }
}
export const body = (content: string) => `<w:document ${word}><w:body>${content}</w:body></w:document>`

/**
 * A .docx whose main part inflates to a gibibyte of blanks and says so, or says what it is told. One packed
 * mebibyte, closed so that it needs nothing before it, stands there 1,024 times.
 */
export function gibibyteBomb(size = 2 ** 30): Uint8Array {
  const blanks = deflateRawSync(Buffer.alloc(2 ** 20, 0x20), { finishFlush: constants.Z_FULL_FLUSH })
  const end = new Uint8Array([3, 0])
  return withMain({ packed: concat([...Array<Uint8Array>(1024).fill(blanks), end]), size })
}
