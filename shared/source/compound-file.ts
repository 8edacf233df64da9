/**
 * OLE2 compound files ([MS-CFB]): what .doc, .wps, .xls and encrypted .docx are kept in. Only the names in the
 * directory are read, which tell the four apart.
 */

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

export function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}

const endOfChain = 0xfffffffa
const entryLength = 128
const mostSectors = 4096
const listed = 109

/** Names of the streams and storages; those that can be reached, when the file is damaged. */
export function compoundFileEntries(bytes: Uint8Array): Set<string> {
  const names = new Set<string>()
  if (bytes.length < 512) return names
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) return names
  const size = 1 << shift
  // The header takes up the place of one sector, whatever its size.
  const place = (sector: number) => (sector + 1) * size
  const word = (at: number) => (at + 4 <= bytes.length ? view.getUint32(at, true) : endOfChain)
  const perSector = size / 4
  // The header lists the first 109 sectors of the allocation table; a chain of sectors lists the others, and
  // the last word of each leads to the next.
  const tableSector = (index: number): number => {
    if (index < listed) return word(76 + index * 4)
    let at = word(68)
    let left = index - listed
    for (let n = 0; n < mostSectors && at < endOfChain; n++, left -= perSector - 1) {
      if (left < perSector - 1) return word(place(at) + left * 4)
      at = word(place(at) + (perSector - 1) * 4)
    }
    return endOfChain
  }
  const nextSector = (sector: number): number => {
    const table = tableSector(Math.floor(sector / perSector))
    return table < endOfChain ? word(place(table) + (sector % perSector) * 4) : endOfChain
  }
  const decoder = new TextDecoder("utf-16le")
  let sector = view.getUint32(48, true)
  for (let n = 0; n < mostSectors && sector < endOfChain; n++) {
    const start = place(sector)
    if (start + size > bytes.length) break
    for (let at = start; at < start + size; at += entryLength) {
      const length = view.getUint16(at + 64, true)
      if (length >= 4 && length <= 64) names.add(decoder.decode(bytes.subarray(at, at + length - 2)))
    }
    sector = nextSector(sector)
  }
  return names
}
