/** A number with its unit that measures work or its result. Offsets are UTF-16 code units in the text. */
export interface Quantity {
  text: string
  from: number
  to: number
  /** In the base unit's own scale, 万 and 亿 multiplied in; null when the words give none (数十家). */
  value: number | null
  /** Without 万 and 亿: 万元 → 元; null when there is none. */
  unit: string | null
  /** 余, 多, 近, 约, 以上, 左右, 突破 …: kept out of sums. */
  approx: boolean
}

export function findQuantities(_text: string): Quantity[] {
  return []
}
