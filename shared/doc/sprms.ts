import type { Bytes } from "./bytes"

/** Single property modifiers that are looked at ([MS-DOC] 2.6.1 characters, 2.6.2 paragraphs). */
export const sprm = {
  deleted: 0x0800,
  inserted: 0x0801,
  binaryData: 0x0806,
  embedded: 0x080a,
  hidden: 0x083c,
  special: 0x0855,
  object: 0x0856,
  font: 0x4a4f,
  pictureAt: 0x6a03,
  symbol: 0x6a09,
  style: 0x4600,
  listLevel: 0x260a,
  list: 0x460b,
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCellEnd: 0x244b,
  innerRowEnd: 0x244c,
  outlineLevel: 0x2640,
  tableDepth: 0x6649,
  hugeProperties: 0x6646,
  hugePropertiesOld: 0x6645,
  tableDefinition: 0xd608,
  tabs: 0xc615,
} as const

export interface Prl {
  sprm: number
  /** Where its operand begins. */
  at: number
}

/** The modifiers of a group (grpprl) in order. What comes behind a modifier that is cut off is left. */
export function* prls(group: Bytes): Generator<Prl> {
  let at = 0
  while (at + 2 < group.length) {
    const code = group.u16(at)
    at += 2
    yield { sprm: code, at }
    at += operandLength(group, code, at)
  }
}

/** The uppermost three bits tell the length of the operand (2.2.5.1); two sprms have ways of their own. */
function operandLength(group: Bytes, code: number, at: number): number {
  switch (code >> 13) {
    case 0:
    case 1:
      return 1
    case 3:
      return 4
    case 6:
      if (code === sprm.tableDefinition) return group.u16(at) + 1
      if (code === sprm.tabs && group.u8(at) === 255) {
        const removed = group.u8(at + 1)
        return 2 + removed * 4 + 1 + group.u8(at + 2 + removed * 4) * 3
      }
      return group.u8(at) + 1
    case 7:
      return 3
    default:
      return 2
  }
}

/** Modifiers that a piece can carry in seven bits with a one-byte operand (2.9.215, Prm0). */
export const shortSprms: ReadonlyMap<number, number> = new Map([
  [0x0c, sprm.listLevel],
  [0x18, sprm.inTable],
  [0x19, sprm.rowEnd],
  [0x41, sprm.deleted],
  [0x42, sprm.inserted],
  [0x47, sprm.binaryData],
  [0x4b, sprm.embedded],
  [0x5c, sprm.hidden],
])
