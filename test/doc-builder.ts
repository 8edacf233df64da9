/**
 * Builds compound files and small .doc files byte by byte: what LibreOffice never writes (quick saves, eight-bit
 * pieces, other versions, damage), and hostile ones.
 */

const free = 0xffffffff
const endOfChain = 0xfffffffe
const tableSector = 0xfffffffd

/** A compound file ([MS-CFB]) with these streams in its root storage; short ones go to the mini stream. */
export function compoundFile(
  streams: Readonly<Record<string, Uint8Array>>,
  { shift = 9, cutoff = 4096 }: { shift?: 9 | 12; cutoff?: number } = {},
): Uint8Array {
  const size = 1 << shift
  const sectors: Uint8Array[] = []
  const links: number[] = []
  const chain = (bytes: Uint8Array): number => {
    const first = sectors.length
    const count = Math.ceil(bytes.length / size)
    for (let i = 0; i < count; i++) {
      const sector = new Uint8Array(size)
      sector.set(bytes.subarray(i * size, (i + 1) * size))
      sectors.push(sector)
      links.push(i + 1 < count ? first + i + 1 : endOfChain)
    }
    return count === 0 ? endOfChain : first
  }
  const entries: { name: string; type: number; start: number; size: number }[] = []
  const mini: number[] = []
  const miniLinks: number[] = []
  for (const [name, bytes] of Object.entries(streams)) {
    if (bytes.length >= cutoff) {
      entries.push({ name, type: 2, start: chain(bytes), size: bytes.length })
      continue
    }
    const count = Math.ceil(bytes.length / 64)
    entries.push({ name, type: 2, start: count === 0 ? endOfChain : miniLinks.length, size: bytes.length })
    for (let i = 0; i < count; i++) miniLinks.push(i + 1 < count ? miniLinks.length + 1 : endOfChain)
    for (let i = 0; i < count * 64; i++) mini.push(bytes[i] ?? 0)
  }
  const root = { name: "Root Entry", type: 5, start: chain(Uint8Array.from(mini)), size: mini.length }
  const directory = new Uint8Array(Math.ceil(((entries.length + 1) * 128) / size) * size)
  const words = new DataView(directory.buffer)
  for (const [i, entry] of [root, ...entries].entries()) {
    const at = i * 128
    for (let n = 0; n < entry.name.length; n++) words.setUint16(at + n * 2, entry.name.charCodeAt(n), true)
    words.setUint16(at + 64, (entry.name.length + 1) * 2, true)
    directory[at + 66] = entry.type
    words.setUint32(at + 68, free, true)
    words.setUint32(at + 72, i > 0 && i < entries.length ? i + 1 : free, true)
    words.setUint32(at + 76, i === 0 && entries.length > 0 ? 1 : free, true)
    words.setUint32(at + 116, entry.start, true)
    words.setUint32(at + 120, entry.size, true)
  }
  const directoryStart = chain(directory)
  const miniTable = chain(new Uint8Array(Uint32Array.from(miniLinks).buffer))
  const perSector = size / 4
  let tables = 1
  while (tables * perSector < sectors.length + tables) tables++
  if (tables > 109) throw new Error("too long for the header's list")
  const tableStart = sectors.length
  for (let i = 0; i < tables; i++) links.push(tableSector)
  const bytes = new Uint8Array((1 + sectors.length + tables) * size)
  const view = new DataView(bytes.buffer)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(26, shift === 9 ? 3 : 4, true)
  view.setUint16(28, 0xfffe, true)
  view.setUint16(30, shift, true)
  view.setUint16(32, 6, true)
  view.setUint32(44, tables, true)
  view.setUint32(48, directoryStart, true)
  view.setUint32(56, cutoff, true)
  view.setUint32(60, miniTable, true)
  view.setUint32(64, Math.ceil((miniLinks.length * 4) / size), true)
  view.setUint32(68, endOfChain, true)
  for (let i = 0; i < 109; i++) view.setUint32(76 + i * 4, i < tables ? tableStart + i : free, true)
  for (const [i, sector] of sectors.entries()) bytes.set(sector, (i + 1) * size)
  for (let i = 0; i < tables * perSector; i++)
    view.setUint32((tableStart + 1) * size + i * 4, links[i] ?? free, true)
  return bytes
}

export interface PieceSpec {
  text: string
  /** Stored in one byte a character. */
  eightBit?: boolean
  /** What holds for the whole piece: two bytes as stored, or a group of modifiers. */
  prm?: number
  group?: readonly number[]
}

export interface DocSpec {
  /** Words of the FIB that are set after everything else: offset → value. */
  fib?: Readonly<Record<number, number>>
  /** Offsets at which the pieces lie, instead of one behind the other. */
  offsets?: readonly number[]
  /** Modifiers of [from, to) in the text: the formatting of characters. */
  characters?: readonly { from: number; to: number; group: readonly number[] }[]
  /** Modifiers of each paragraph, in order. */
  paragraphs?: readonly (readonly number[])[]
  /** Lengths of the subdocuments, where not all of the text is the main text. */
  lengths?: Readonly<Partial<Record<"main" | "footnotes" | "comments" | "textBoxes", number>>>
  /** Further parts of the table stream: index in FibRgFcLcb97 → bytes. */
  table?: Readonly<Record<number, readonly number[]>>
  streams?: Readonly<Record<string, Uint8Array>>
  shift?: 9 | 12
}

export const u16 = (n: number) => [n & 0xff, (n >> 8) & 0xff]
export const u32 = (n: number) => [...u16(n), ...u16(n >>> 16)]
/** A modifier and its operand. */
export const prl = (sprm: number, ...operand: number[]) => [...u16(sprm), ...operand]

const textAt = 1024
const pairsAt = 154

/** A .doc of Word 97 whose main text are these pieces. */
export function doc(pieces: readonly PieceSpec[] | string, spec: DocSpec = {}): Uint8Array {
  return compoundFile(docStreams(pieces, spec), spec.shift === undefined ? {} : { shift: spec.shift })
}

export function docStreams(
  given: readonly PieceSpec[] | string,
  spec: DocSpec = {},
): Record<string, Uint8Array> {
  const pieces = typeof given === "string" ? [{ text: given }] : given
  let end = textAt
  const placed = pieces.map((piece, i) => {
    const bytes = piece.eightBit ? eightBit(piece.text) : sixteenBit(piece.text)
    const at = spec.offsets?.[i] ?? end
    end = Math.max(end, at + bytes.length)
    return { ...piece, bytes, at }
  })
  const pagesAt = Math.ceil(end / 512) * 512
  const characterPage = page(
    (spec.characters ?? []).map(({ from, to, group }) => ({
      from: textAt + from * 2,
      to: textAt + to * 2,
      bytes: [group.length, ...group],
    })),
    1,
  )
  const text = pieces.map((piece) => piece.text).join("")
  const ends = [...text].flatMap((c, i) => (c === "\r" || c === "\x07" ? [i + 1] : []))
  const paragraphPage = page(
    (spec.paragraphs ?? []).map((group, i) => ({
      from: textAt + (ends[i - 1] ?? 0) * 2,
      to: textAt + ends[i]! * 2,
      // istd 0, then the modifiers; the length counts pairs of bytes.
      bytes: [0, Math.ceil((group.length + 2) / 2), 0, 0, ...group],
    })),
    13,
  )
  const word = new Uint8Array(pagesAt + 1024)
  for (const { bytes, at } of placed) word.set(bytes, at)
  word.set(characterPage, pagesAt)
  word.set(paragraphPage, pagesAt + 512)

  const groups = placed.flatMap(({ group }) => (group ? [1, ...u16(group.length), ...group] : []))
  const withGroup = placed.filter(({ group }) => group)
  const positions = [0]
  for (const { text } of placed) positions.push(positions.at(-1)! + text.length)
  const table = placed.flatMap((piece) => [
    ...u16(0),
    ...u32(piece.eightBit ? (piece.at * 2) | 0x40000000 : piece.at),
    ...u16(piece.group ? (withGroup.indexOf(piece) << 1) | 1 : (piece.prm ?? 0)),
  ])
  const plc = [...positions.flatMap(u32), ...table]
  const whole = [...u32(textAt), ...u32(end)]
  const parts: Record<number, readonly number[]> = {
    33: [...groups, 2, ...u32(plc.length), ...plc],
    12: spec.characters ? [...whole, ...u32(pagesAt / 512)] : [],
    13: spec.paragraphs ? [...whole, ...u32(pagesAt / 512 + 1)] : [],
    ...spec.table,
  }
  const fib = new DataView(word.buffer)
  fib.setUint16(0, 0xa5ec, true)
  fib.setUint16(2, 0xc1, true)
  fib.setUint16(10, 0x0200, true)
  fib.setUint32(0x4c, spec.lengths?.main ?? text.length, true)
  fib.setUint32(0x50, spec.lengths?.footnotes ?? 0, true)
  fib.setUint32(0x5c, spec.lengths?.comments ?? 0, true)
  fib.setUint32(0x64, spec.lengths?.textBoxes ?? 0, true)
  const tableStream: number[] = []
  for (const [index, bytes] of Object.entries(parts)) {
    fib.setUint32(pairsAt + Number(index) * 8, tableStream.length, true)
    fib.setUint32(pairsAt + Number(index) * 8 + 4, bytes.length, true)
    for (const byte of bytes) tableStream.push(byte)
  }
  for (const [at, value] of Object.entries(spec.fib ?? {})) fib.setUint16(Number(at), value, true)
  return { WordDocument: word, "1Table": Uint8Array.from(tableStream), ...spec.streams }
}

function page(
  runs: readonly { from: number; to: number; bytes: readonly number[] }[],
  entry: number,
): Uint8Array {
  const bytes = new Uint8Array(512)
  const view = new DataView(bytes.buffer)
  bytes[511] = runs.length
  let at = 510
  for (const [i, run] of runs.entries()) {
    view.setUint32(i * 4, run.from, true)
    view.setUint32((i + 1) * 4, run.to, true)
    at = (at - run.bytes.length) & ~1
    bytes.set(run.bytes, at)
    bytes[(runs.length + 1) * 4 + i * entry] = at / 2
  }
  return bytes
}

function sixteenBit(text: string): Uint8Array {
  return new Uint8Array(
    Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).buffer,
  ).slice()
}

const latin = new Map([
  ...Array.from({ length: 256 }, (_, i) => [String.fromCharCode(i), i] as const),
  ...[..."‘’“”•–—"].map((sign, i) => [sign, 0x91 + i] as const),
])

function eightBit(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => latin.get(c) ?? 0x3f)
}
