import { Inflate, inflateSync } from "fflate"
import { inflateAtOnce, inflateStep, limits, storedStep } from "../../source/limits"
import { partNames, refuse } from "../../source/messages"
import type { Pace } from "../../source/pace"
import { stringOf } from "./xml-characters"

/**
 * The zip container. The list of entries is read here because a hostile one has to be read with distrust,
 * and unpacking is stopped while it runs: fflate does the inflating, a step at a time.
 */
export interface ZipEntry {
  /** As written in the archive. */
  name: string
  method: number
  encrypted: boolean
  /** Packed bytes, as declared. */
  packed: number
  /** Unpacked bytes, as declared. */
  size: number
  crc: number
  /** Where the entry's local header stands. */
  offset: number
}

const endMark = 0x06054b50
const endMark64 = 0x06064b50
const locatorMark64 = 0x07064b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const endLength = 22
const longestComment = 0xffff

/** The entries of an archive, by its central directory (APPNOTE 4.3.12): what programs go by. */
export function listEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  // The end record is the last thing written: without it the file was cut off.
  if (end < 0) refuse("truncated")
  let total = view.getUint16(end + 10, true)
  let length = view.getUint32(end + 12, true)
  let start = view.getUint32(end + 16, true)
  let after = end
  if (total === 0xffff || length === 0xffffffff || start === 0xffffffff) {
    const end64 = endOfDirectory64(view, end)
    if (end64 >= 0) {
      total = Number(view.getBigUint64(end64 + 32, true))
      length = Number(view.getBigUint64(end64 + 40, true))
      start = Number(view.getBigUint64(end64 + 48, true))
      after = end64
    }
  }
  if (total > limits.parts) refuse("tooManyParts", limits.parts)
  // Something put in front of the archive moves every offset; the directory still ends where it must.
  const shift = after - length - start
  if (!(shift >= 0)) refuse("truncated")
  const entries: ZipEntry[] = []
  let at = start + shift
  for (let n = 0; n < total; n++) {
    if (at + 46 > after || view.getUint32(at, true) !== entryMark) refuse("damaged", "目录")
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > after) refuse("damaged", "目录")
    const entry: ZipEntry = {
      name: nameOf(bytes, at + 46, at + 46 + nameLength),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
      offset: view.getUint32(at + 42, true),
    }
    widen(entry, view, at + 46 + nameLength, extraLength)
    entry.offset += shift
    entries.push(entry)
    at = next
  }
  return entries
}

const names = new TextDecoder()

/** Names are hardly ever anything but ASCII, which is not worth a call of the platform's decoder for each. */
function nameOf(bytes: Uint8Array, at: number, end: number): string {
  for (let i = at; i < end; i++) if (bytes[i]! > 0x7f) return names.decode(bytes.subarray(at, end))
  return stringOf(bytes, at, end)
}

function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endLength - longestComment)
  for (let at = view.byteLength - endLength; at >= lowest; at--) {
    if (
      view.getUint32(at, true) === endMark &&
      at + endLength + view.getUint16(at + 20, true) <= view.byteLength
    )
      return at
  }
  return -1
}

function endOfDirectory64(view: DataView, end: number): number {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== locatorMark64) return -1
  const at = Number(view.getBigUint64(locator + 8, true))
  return at + 56 <= locator && view.getUint32(at, true) === endMark64 ? at : -1
}

/** Takes over the 64-bit sizes of APPNOTE 4.5.3, which programs that write while packing also use for small files. */
function widen(entry: ZipEntry, view: DataView, at: number, length: number): void {
  if (entry.size !== 0xffffffff && entry.packed !== 0xffffffff && entry.offset !== 0xffffffff) return
  const end = at + length
  while (at + 4 <= end) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      let field = at + 4
      const stop = Math.min(field + size, end)
      for (const key of ["size", "packed", "offset"] as const) {
        if (entry[key] !== 0xffffffff || field + 8 > stop) continue
        entry[key] = Number(view.getBigUint64(field, true))
        field += 8
      }
      return
    }
    at += 4 + size
  }
}

/** What all entries of one file have yielded so far, and the pace of the reading. */
export interface Budget {
  inflated: number
  pace: Pace
}

/**
 * Unpacks an entry and hands it on piece by piece; the last piece comes with `last`. Nothing declared is
 * trusted: sizes and checksum are counted along, and unpacking stops at the first byte too many.
 *
 * @param label Chinese name of the part, for messages
 * @param sink is done with a piece when it returns: the next entry may be unpacked into the same memory
 */
export function inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  label: string,
  budget: Budget,
  sink: (piece: Uint8Array, last: boolean) => void,
): void {
  if (entry.encrypted) refuse("password")
  // An honest bomb says how large it is, and a part that lies so is refused as well.
  if (entry.size > limits.partBytes) refuse("partTooLarge", label, limits.partBytes)
  const packed = packedBytes(bytes, entry, label)
  let size = 0
  let crc = -1
  const take = (piece: Uint8Array, consumed: number, last: boolean) => {
    size += piece.length
    budget.inflated += piece.length
    if (size > entry.size) refuse("wrongSize", label)
    if (size > limits.partBytes) refuse("partTooLarge", label, limits.partBytes)
    if (size > limits.ratioFrom && size > limits.ratio * consumed) refuse("ratio", label, limits.ratio)
    if (budget.inflated > limits.inflatedBytes) refuse("partTooLarge", label, limits.inflatedBytes)
    crc = crcOf(piece, crc)
    if (last) {
      if (size !== entry.size) refuse("wrongSize", label)
      if (~crc >>> 0 !== entry.crc) refuse("wrongSum", label)
    }
    sink(piece, last)
    // The main part is nearly all of a long file; the others count as the beginning and the end of it.
    budget.pace("unpack", label === partNames.document ? consumed / (packed.length || 1) : 0)
  }
  if (entry.method === 0) {
    let at = 0
    do {
      const end = Math.min(at + storedStep, packed.length)
      take(packed.subarray(at, end), end, end === packed.length)
      at = end
    } while (at < packed.length)
    return
  }
  if (entry.method !== 8) refuse("packing", label)
  if (packed.length === 0) refuse("damaged", label)
  if (packed.length <= inflateAtOnce.packed && entry.size <= inflateAtOnce.size) {
    take(inflateSmall(packed, entry.size, label), packed.length, true)
    return
  }
  let piece = packed
  const inflate = new Inflate((data) => {
    piece = data
  })
  const room = new Uint8Array(inflateRoom)
  for (let at = 0; at < packed.length; at += inflateStep) {
    const last = at + inflateStep >= packed.length
    giveRoom(inflate, room)
    try {
      inflate.push(packed.subarray(at, at + inflateStep), last)
    } catch {
      refuse("damaged", label)
    }
    take(piece, Math.min(at + inflateStep, packed.length), last)
  }
}

/** Bytes that a step hardly ever yields more of, with the 32 KB in front that it may repeat. */
const inflateRoom = 1024 * 1024

/**
 * Has a step unpack into memory that all steps share. The library takes what it unpacked last (`o`, by the name that its
 * package gives it) and makes room behind that anew at every step: half a gigabyte for a part of eighty megabytes, of
 * which tens stay with the process. An edition of it that names this otherwise does so again, and nothing else.
 */
function giveRoom(inflate: Inflate, room: Uint8Array): void {
  const state = inflate as unknown as { o?: Uint8Array }
  if (!state.o || state.o.length > room.length) return
  room.set(state.o)
  state.o = room
}

/** What a small entry is unpacked into, for all entries of usual size. */
const unpacked = new Uint8Array(64 * 1024)

/**
 * Unpacks a small entry in one go, which takes half the time. Never more than the declared size is kept; one byte
 * more than that shows that there is more.
 */
function inflateSmall(packed: Uint8Array, size: number, label: string): Uint8Array {
  try {
    const out = size < unpacked.length ? unpacked.subarray(0, size + 1) : new Uint8Array(size + 1)
    return inflateSync(packed, { out })
  } catch {
    return refuse("damaged", label)
  }
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry, label: string): Uint8Array {
  const { offset } = entry
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!(offset + 30 <= bytes.length) || view.getUint32(offset, true) !== localMark) refuse("damaged", label)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (!(start + entry.packed <= bytes.length)) refuse("truncated")
  return bytes.subarray(start, start + entry.packed)
}

/**
 * Tables of the checksum (ISO/IEC/IEEE 8802-3), one behind the other: for a byte, and for one that stands one to seven
 * before the last.
 */
const crcTables = new Int32Array(8 * 256)
for (let n = 0; n < 256; n++) {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  crcTables[n] = c
}
for (let n = 256; n < crcTables.length; n++) {
  const before = crcTables[n - 256]!
  crcTables[n] = (before >>> 8) ^ crcTables[before & 0xff]!
}

/** Eight bytes at a time, which takes a fifth of the time. */
function crcOf(bytes: Uint8Array, crc: number): number {
  const tables = crcTables
  let c = crc
  let i = 0
  for (const most = bytes.length - 7; i < most; i += 8)
    c =
      tables[0x700 + ((c ^ bytes[i]!) & 0xff)]! ^
      tables[0x600 + (((c >>> 8) ^ bytes[i + 1]!) & 0xff)]! ^
      tables[0x500 + (((c >>> 16) ^ bytes[i + 2]!) & 0xff)]! ^
      tables[0x400 + ((c >>> 24) ^ bytes[i + 3]!)]! ^
      tables[0x300 + bytes[i + 4]!]! ^
      tables[0x200 + bytes[i + 5]!]! ^
      tables[0x100 + bytes[i + 6]!]! ^
      tables[bytes[i + 7]!]!
  for (; i < bytes.length; i++) c = tables[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8)
  return c
}
