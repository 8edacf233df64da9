/**
 * OLE2 compound files ([MS-CFB]): what .doc, .wps, .xls and encrypted .docx are kept in. Read here rather than
 * by a package, because every step of it has to be bounded: the chains of a hostile file run in circles, and its
 * sizes promise gigabytes.
 */

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

export function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}

export interface CompoundFile {
  /** Names of all streams and storages, the root and those inside other storages included. */
  names: ReadonlySet<string>
  /** Its directory or its allocation table lie behind the end of the file: the file was cut off. */
  cut: boolean
  /** Does the root storage hold a stream of this name? */
  has(name: string): boolean
  /** A stream of the root storage, or null when there is none of this name. Names do not tell cases apart. */
  stream(name: string): CompoundStream | null
}

export interface CompoundStream {
  /** What can be reached of it. */
  bytes: Uint8Array
  /** Bytes that its entry promises. */
  size: number
  /** Its sectors lie behind the end of the file: the file was cut off. */
  cut: boolean
}

/** Greater values of the allocation table are marks (2.1): free, end of chain, part of a table. */
const lastSector = 0xfffffffa
const endOfChain = 0xfffffffe
const entryLength = 128
/** Entries of the header that list sectors of the allocation table (DIFAT). */
const listed = 109
const storageType = 1
const streamType = 2
const rootType = 5
/** Above every file of an office; a directory that goes on is one that runs in circles. */
const mostEntries = 65_536

interface Entry {
  name: string
  type: number
  left: number
  right: number
  child: number
  start: number
  size: number
}

/** Opens the file, or null when its header makes no sense. Whatever the bytes are, it ends and never throws. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile | null {
  if (!isCompoundFile(bytes) || bytes.length < 512) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) return null
  const sectors = new Sectors(bytes, view, shift)
  const entries = readDirectory(sectors)
  const root = entries.find(({ type }) => type === rootType)
  let mini: CompoundStream | null = null

  const read = ({ start, size }: Entry): CompoundStream => {
    if (size >= view.getUint32(56, true) || !root) return sectors.chain(start, size)
    mini ??= sectors.chain(root.start, root.size)
    return sectors.miniChain(mini, start, size)
  }
  const find = (name: string) =>
    childrenOf(entries, root).find(
      (entry) => entry.type === streamType && entry.name.toLowerCase() === name.toLowerCase(),
    )
  return {
    names: new Set(entries.map(({ name }) => name)),
    cut: sectors.cut,
    has: (name) => find(name) !== undefined,
    stream(name) {
      const entry = find(name)
      return entry ? read(entry) : null
    },
  }
}

class Sectors {
  readonly size: number
  /** Sectors that the file has room for; no chain is longer. */
  readonly count: number
  private readonly miniTable: CompoundStream

  constructor(
    readonly bytes: Uint8Array,
    readonly view: DataView,
    shift: number,
  ) {
    this.size = 1 << shift
    this.count = Math.max(0, Math.ceil(bytes.length / this.size) - 1)
    this.miniTable = this.chain(view.getUint32(60, true), view.getUint32(64, true) * this.size)
  }

  /** The header takes up the place of one sector, whatever its size. */
  place(sector: number): number {
    return (sector + 1) * this.size
  }

  private word(at: number): number {
    return at >= 0 && at + 4 <= this.bytes.length ? this.view.getUint32(at, true) : endOfChain
  }

  /** Has a sector of the directory or of the allocation table been missing so far? */
  cut = false
  private tables: number[] | null = null

  /** Sectors of the allocation table: 109 stand in the header, a chain of sectors lists the others (2.5). */
  private tableSectors(): number[] {
    if (this.tables) return this.tables
    const tables: number[] = []
    for (let i = 0; i < listed; i++) tables.push(this.word(76 + i * 4))
    const perSector = this.size / 4
    let at = this.word(68)
    for (let n = 0; n < this.count && at < this.count; n++) {
      for (let i = 0; i < perSector - 1; i++) tables.push(this.word(this.place(at) + i * 4))
      // A file cannot hold more tables than sectors: a list that goes on runs in circles.
      if (tables.length > listed + this.count) break
      at = this.word(this.place(at) + (perSector - 1) * 4)
    }
    this.cut ||= tables.slice(0, listed).some((table) => table <= lastSector && table >= this.count)
    this.tables = tables
    return tables
  }

  next(sector: number): number {
    const perSector = this.size / 4
    const table = this.tableSectors()[Math.floor(sector / perSector)]
    if (table === undefined || table > lastSector) return endOfChain
    return this.word(this.place(table) + (sector % perSector) * 4)
  }

  /** Bytes of a chain of sectors, at most `size` of them. */
  chain(start: number, size: number): CompoundStream {
    const wanted = Math.min(size, this.count * this.size)
    const bytes = new Uint8Array(wanted)
    let at = 0
    let sector = start
    let cut = false
    for (let n = 0; n < this.count && at < wanted && sector <= lastSector; n++) {
      const from = this.place(sector)
      const part = this.bytes.subarray(from, Math.min(from + this.size, from + wanted - at))
      if (part.length < Math.min(this.size, wanted - at)) cut = true
      if (part.length === 0) break
      bytes.set(part, at)
      at += part.length
      sector = this.next(sector)
    }
    return { bytes: bytes.subarray(0, at), size, cut }
  }

  /** Streams below 4,096 bytes lie in sectors of 64 bytes within a stream of their own (2.6). */
  miniChain(mini: CompoundStream, start: number, size: number): CompoundStream {
    const miniSize = 64
    const wanted = Math.min(size, mini.bytes.length)
    const bytes = new Uint8Array(wanted)
    const table = this.miniTable.bytes
    const links = new DataView(table.buffer, table.byteOffset, table.byteLength)
    let at = 0
    let sector = start
    for (let n = 0; n * miniSize < wanted && sector <= lastSector; n++) {
      const part = mini.bytes.subarray(sector * miniSize, sector * miniSize + Math.min(miniSize, wanted - at))
      if (part.length === 0) break
      bytes.set(part, at)
      at += part.length
      sector = sector * 4 + 4 <= table.length ? links.getUint32(sector * 4, true) : endOfChain
    }
    return { bytes: bytes.subarray(0, at), size, cut: mini.cut && at < size }
  }
}

function readDirectory(sectors: Sectors): Entry[] {
  const { view, bytes, size } = sectors
  const decoder = new TextDecoder("utf-16le")
  const entries: Entry[] = []
  let sector = view.getUint32(48, true)
  if (sector <= lastSector && sector >= sectors.count) sectors.cut = true
  for (let n = 0; n < sectors.count && sector <= lastSector && entries.length < mostEntries; n++) {
    const start = sectors.place(sector)
    if (start + size > bytes.length) sectors.cut = true
    // Some programs do not fill up the last sector.
    for (let at = start; at < start + size && at + entryLength <= bytes.length; at += entryLength) {
      const length = view.getUint16(at + 64, true)
      const named = length >= 4 && length <= 64
      entries.push({
        name: named ? decoder.decode(bytes.subarray(at, at + length - 2)) : "",
        type: named ? view.getUint8(at + 66) : 0,
        left: view.getUint32(at + 68, true),
        right: view.getUint32(at + 72, true),
        child: view.getUint32(at + 76, true),
        start: view.getUint32(at + 116, true),
        // The upper half of the size means nothing where sectors have 512 bytes (2.6.1), and no file is that long.
        size: view.getUint32(at + 120, true),
      })
    }
    sector = sectors.next(sector)
  }
  return entries
}

/**
 * What lies in the root storage itself: an embedded document has a WordDocument of its own deeper down. The tree
 * of a damaged directory may be torn; then everything that no storage claims counts.
 */
function childrenOf(entries: readonly Entry[], root: Entry | undefined): Entry[] {
  const below = (first: number): Entry[] => {
    const found: Entry[] = []
    const seen = new Set<number>()
    const waiting = [first]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const entry = entries[at]
      if (!entry || entry.type === 0 || seen.has(at)) continue
      seen.add(at)
      found.push(entry)
      waiting.push(entry.right, entry.left)
    }
    return found
  }
  const own = root ? below(root.child) : []
  if (own.length > 0) return own
  const inside = new Set(
    entries.filter(({ type }) => type === storageType).flatMap(({ child }) => below(child)),
  )
  return entries.filter((entry) => entry.type === streamType && !inside.has(entry))
}
