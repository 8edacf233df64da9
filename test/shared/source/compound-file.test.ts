import { describe, expect, it } from "vitest"
import { openCompoundFile } from "#shared/source/compound-file"
import { compoundFile } from "../../doc-builder"

const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7919) % 251)
const streams = {
  WordDocument: noise(70_000),
  "1Table": noise(5000),
  Data: noise(4095),
  Tiny: noise(65),
  None: new Uint8Array(0),
}

/** 32-bit words of files that the work reads: each step along a chain or through a table is one. */
function wordsRead(work: () => void): number {
  const original = DataView.prototype.getUint32
  let count = 0
  DataView.prototype.getUint32 = function (...place) {
    count++
    return original.apply(this, place)
  }
  try {
    work()
  } finally {
    DataView.prototype.getUint32 = original
  }
  return count
}

/** Offsets in the header. */
const tableCount = 44
const directoryStart = 48
const miniStart = 60
const moreTables = 68
const moreTablesCount = 72
const firstTable = 76

function changed(bytes: Uint8Array, words: Readonly<Record<number, number>>): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (const [at, value] of Object.entries(words)) view.setUint32(Number(at), value, true)
  return copy
}

const word = (bytes: Uint8Array, at: number) => new DataView(bytes.buffer).getUint32(at, true)

describe("a compound file", () => {
  it.each([9, 12] as const)("gives every stream, with sectors of 2^%i bytes", (shift) => {
    const file = openCompoundFile(compoundFile(streams, { shift }))!
    for (const [name, bytes] of Object.entries(streams))
      expect(file.stream(name)).toEqual({ bytes, size: bytes.length, cut: false })
    expect([...file.names].sort()).toEqual(expect.arrayContaining(Object.keys(streams)))
    expect(file.cut).toBe(false)
    expect(file.stream("nobody")).toBeNull()
    expect([file.has("Tiny"), file.has("nobody"), file.has("Root Entry")]).toEqual([true, false, false])
    expect(file.stream("worddocument")?.size).toBe(70_000)
  })

  it("finds a stream of the root, not one of the same name inside a storage", () => {
    const bytes = compoundFile({ ObjectPool: new Uint8Array(0), WordDocument: noise(8), Inner: noise(5000) })
    const at = (1 + word(bytes, directoryStart)) * 512
    // Entry 1 becomes a storage that holds entry 3, renamed; entry 2 ends the root's own.
    bytes[at + 128 + 66] = 1
    const tree = changed(bytes, { [at + 128 + 76]: 3, [at + 256 + 72]: 0xffffffff })
    tree.copyWithin(at + 384, at + 256, at + 256 + 66)
    expect(openCompoundFile(tree)?.stream("WordDocument")?.size).toBe(8)
    const torn = changed(tree, { [at + 76]: 0xffffffff })
    expect(openCompoundFile(torn)?.stream("WordDocument")?.size).toBe(8)
  })

  it("need not fill up its last sector", () => {
    const bytes = compoundFile({ WordDocument: noise(5000) })
    const at = (1 + word(bytes, directoryStart)) * 512
    // The directory moves behind everything else, and only its two entries are written.
    const moved = new Uint8Array(bytes.length + 256)
    moved.set(bytes)
    moved.set(bytes.subarray(at, at + 256), bytes.length)
    const file = openCompoundFile(changed(moved, { [directoryStart]: bytes.length / 512 - 1 }))!
    expect(file.stream("WordDocument")?.bytes.length).toBe(5000)
  })

  it("says that it was cut off", () => {
    const bytes = compoundFile(streams)
    const file = openCompoundFile(bytes.subarray(0, 512 * 40))!
    expect(file.cut).toBe(true)
    // The directory is where it was, the allocation table is not.
    const directory = compoundFile({ WordDocument: noise(5000) })
    expect(openCompoundFile(directory.subarray(0, directory.length - 512))?.cut).toBe(true)
  })
})

describe("a hostile compound file", () => {
  const sound = compoundFile(streams)
  const table = (1 + word(sound, firstTable)) * 512
  const directory = (1 + word(sound, directoryStart)) * 512
  const miniTable = (1 + word(sound, miniStart)) * 512
  const next = (sector: number) => table + sector * 4
  const first = word(sound, directory + 128 + 116)
  const cases: [what: string, words: Readonly<Record<number, number>>][] = [
    ["two sectors that lead to each other", { [next(first)]: first + 1, [next(first + 1)]: first }],
    ["a sector that leads to itself", { [next(first)]: first }],
    ["a stream that promises four gigabytes", { [directory + 128 + 120]: 0xffffffff }],
    [
      "a directory that runs in a circle",
      { [next(word(sound, directoryStart))]: word(sound, directoryStart) },
    ],
    ["a directory that is its own allocation table", { [directoryStart]: word(sound, firstTable) }],
    ["entries that are each other's neighbours", { [directory + 128 + 68]: 1, [directory + 256 + 72]: 1 }],
    ["a root that holds itself", { [directory + 76]: 0 }],
    ["mini sectors that run in a circle", { [miniTable]: 1, [miniTable + 4]: 0 }],
    ["a mini stream that is its own table", { [directory + 116]: word(sound, miniStart) }],
    [
      "a list of tables that leads to itself",
      { [moreTables]: 3, [moreTablesCount]: 0xffffffff, [next(3)]: 3 },
    ],
    ["a list of tables that points into text", { [moreTables]: first, [tableCount]: 0xffffffff }],
    ["a table that is no table", { [firstTable]: first }],
    ["tables behind the end", { [firstTable]: 0x00ffffff }],
    ["everything in the mini stream", { 56: 0xffffffff }],
    ["nothing in the mini stream", { 56: 0 }],
  ]
  it.each(cases)("%s", (_, words) => {
    const bytes = changed(sound, words)
    const read = wordsRead(() => {
      const file = openCompoundFile(bytes)
      for (const name of file?.names ?? [])
        expect(file?.stream(name)?.bytes.length ?? 0).toBeLessThanOrEqual(bytes.length)
    })
    // As if each word of the file were looked at once; a circle that is run through looks at one again and again.
    expect(read).toBeLessThan(bytes.length / 4)
  })

  it.each([0, 1, 8, 13, 0xffff])("sectors of 2^%i bytes", (shift) => {
    const bytes = sound.slice()
    new DataView(bytes.buffer).setUint16(30, shift, true)
    expect(openCompoundFile(bytes)).toBeNull()
  })

  it("a hundred megabytes of entries", () => {
    const bytes = new Uint8Array(100 << 20)
    bytes.set(sound.subarray(0, 512))
    const view = new DataView(bytes.buffer)
    view.setUint16(30, 12, true)
    // Sector n leads to n + 1, by tables that are the first sectors: a directory as long as the file.
    view.setUint32(directoryStart, 0, true)
    for (let n = 0; n < 109; n++) view.setUint32(firstTable + n * 4, n, true)
    for (let at = 4096; at < bytes.length; at += 4) view.setUint32(at, (at - 4096) / 4 + 1, true)
    const read = wordsRead(() => expect(openCompoundFile(bytes)?.stream("WordDocument")).toBeNull())
    // 65,536 entries of five words are believed, and no more.
    expect(read).toBeGreaterThan(65_536 * 5)
    expect(read).toBeLessThan(65_536 * 10)
  })
})
