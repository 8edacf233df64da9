import { deflateSync, strToU8 } from "fflate"
import { concat, crc32 } from "../../../../raw-zip"

/** An entry of a zip and the liberties that the format gives to its writer, or that a forger takes. */
export interface Entry {
  name: string
  data: Uint8Array
  stored?: boolean
  /** Sizes and checksum follow the data and are 0 before it (APPNOTE 4.3.9), with or without their mark. */
  descriptor?: "marked" | "bare"
  /** Sizes and place are given in 64 bits (APPNOTE 4.5.3). */
  wide?: boolean
  /** A further extra field, as of time stamps. */
  extra?: Uint8Array
  flags?: number
  /** What the local header says instead of the truth. */
  local?: { name?: string; size?: number; packed?: number; crc?: number }
  /** What the directory says instead of the truth. */
  central?: { size?: number; packed?: number; crc?: number; offset?: number }
}

export interface Archive {
  /** The directory's end in 64 bits, too. */
  wide?: boolean
  before?: Uint8Array
  after?: Uint8Array
  comment?: string
  /** What the end record says instead of the truth. */
  end?: { total?: number; length?: number; start?: number; disk?: number }
}

/** Bytes of little-endian numbers: [value, length in bytes] each. */
function record(...fields: [value: number, length: 2 | 4 | 8][]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((n, [, length]) => n + length, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [value, length] of fields) {
    if (length === 2) view.setUint16(at, value, true)
    else if (length === 4) view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += length
  }
  return bytes
}

const whole = 0xffffffff

/** Writes a zip in the manner asked for; `zip` of the builder writes plain ones. */
export function archive(entries: readonly Entry[], options: Archive = {}): Uint8Array {
  const chunks: Uint8Array[] = [options.before ?? new Uint8Array(0)]
  const central: Uint8Array[] = []
  let offset = chunks[0]!.length
  for (const entry of entries) {
    const { data, stored, descriptor, wide, extra = new Uint8Array(0) } = entry
    const packed = stored ? data : deflateSync(data)
    const crc = crc32(data)
    const flags = (entry.flags ?? 0) | (descriptor ? 8 : 0)
    const method = stored ? 0 : 8
    const known = descriptor ? 0 : 1
    const localName = strToU8(entry.local?.name ?? entry.name)
    const localExtra = wide
      ? concat([record([1, 2], [16, 2], [data.length * known, 8], [packed.length * known, 8]), extra])
      : extra
    const header = concat([
      record([0x04034b50, 4], [wide ? 45 : 20, 2], [flags, 2], [method, 2], [0, 4]),
      record(
        [entry.local?.crc ?? crc * known, 4],
        [wide ? whole : (entry.local?.packed ?? packed.length * known), 4],
        [wide ? whole : (entry.local?.size ?? data.length * known), 4],
        [localName.length, 2],
        [localExtra.length, 2],
      ),
      localName,
      localExtra,
    ])
    const trailer = descriptor
      ? concat([
          descriptor === "marked" ? record([0x08074b50, 4]) : new Uint8Array(0),
          record([crc, 4], [packed.length, wide ? 8 : 4], [data.length, wide ? 8 : 4]),
        ])
      : new Uint8Array(0)
    const name = strToU8(entry.name)
    const own = wide
      ? concat([extra, record([1, 2], [24, 2], [data.length, 8], [packed.length, 8], [offset, 8])])
      : extra
    central.push(
      concat([
        record([0x02014b50, 4], [45, 2], [wide ? 45 : 20, 2], [flags, 2], [method, 2], [0, 4]),
        record(
          [entry.central?.crc ?? crc, 4],
          [wide ? whole : (entry.central?.packed ?? packed.length), 4],
          [wide ? whole : (entry.central?.size ?? data.length), 4],
          [name.length, 2],
          [own.length, 2],
          [0, 2],
          [0, 2],
          [0, 2],
          [0, 4],
          [wide ? whole : (entry.central?.offset ?? offset), 4],
        ),
        name,
        own,
      ]),
    )
    chunks.push(header, packed, trailer)
    offset += header.length + packed.length + trailer.length
  }
  const directory = concat(central)
  const comment = strToU8(options.comment ?? "")
  const total = options.end?.total ?? entries.length
  const length = options.end?.length ?? directory.length
  const start = options.end?.start ?? offset
  const disk = options.end?.disk ?? 0
  if (options.wide)
    chunks.push(
      directory,
      record(
        [0x06064b50, 4],
        [44, 8],
        [45, 2],
        [45, 2],
        [0, 4],
        [0, 4],
        [total, 8],
        [total, 8],
        [length, 8],
        [start, 8],
      ),
      record([0x07064b50, 4], [0, 4], [offset + directory.length, 8], [1, 4]),
      record(
        [0x06054b50, 4],
        [0, 2],
        [0, 2],
        [0xffff, 2],
        [0xffff, 2],
        [whole, 4],
        [whole, 4],
        [comment.length, 2],
      ),
    )
  else
    chunks.push(
      directory,
      record(
        [0x06054b50, 4],
        [disk, 2],
        [disk, 2],
        [total, 2],
        [total, 2],
        [length, 4],
        [start, 4],
        [comment.length, 2],
      ),
    )
  chunks.push(comment, options.after ?? new Uint8Array(0))
  return concat(chunks)
}

/** The parts of a package as entries of a zip. */
export function entriesOf(parts: Readonly<Record<string, Uint8Array>>, change: Partial<Entry> = {}): Entry[] {
  return Object.entries(parts).map(([name, data]) => ({ name, data, ...change }))
}

/** A text in UTF-16 with a byte order mark, or without. */
export function utf16(text: string, littleEndian: boolean, bom = true): Uint8Array {
  const marked = bom ? `\ufeff${text}` : text
  const view = new DataView(new ArrayBuffer(marked.length * 2))
  for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}
