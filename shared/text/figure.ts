/** A number with its unit as the readers of Arabic and Chinese numerals hand it on. */
export interface Figure {
  from: number
  to: number
  value: number | null
  unit: string | null
  approx: boolean
}

/** Signs that hold a range together. 至 and 到 also lead from one state to another, which is no range. */
export const rangeSign = /\s?(?:[-—–~～]{1,2}|至|到)\s?/y

/** 近, 约 and 逾 before a number belong to it unless they end another word: 最近, 节约. */
export function softened(text: string, from: number): boolean {
  const c = text.charAt(from - 1)
  const before = text.charAt(from - 2)
  if (c === "近") return !"最附临邻靠接远亲将就".includes(before) || before === ""
  // 损失约610万元 is no 失约.
  if (c === "约" && before === "失") return text.charAt(from - 3) === "损"
  if (c === "约") return !"大节签预制履条契集邀公合简特婚违失".includes(before) || before === ""
  return c === "逾"
}

// 近, 约 and 逾 by themselves are `softened`'s: 节约30万元 and 最近3次 are exact.
const looseBefore =
  /(?:大约|将近|接近|超过?|突破|不少于|不低于|不超过|不足|不到|至少|最多|最少|控制在|高于|低于)\s?$/
const looseAfter = /^\s?(?:以上|以下|以内|之内|左右|上下|之多|有余|许|余|多(?![个名家种次项]))/

/** 1 for the code units that those words end with, 2 for those that they begin with. */
const edges = new Uint8Array(0x10000)
for (const c of "约近过超破于足到少多在 　\t\n") edges[c.charCodeAt(0)]! |= 1
for (const c of "以之左上有许余多 　\t\n") edges[c.charCodeAt(0)]! |= 2

/** Do the words around a figure say that it is not exact? */
export function isLoose(text: string, from: number, to: number): boolean {
  if (
    from > 0 &&
    edges[text.charCodeAt(from - 1)]! & 1 &&
    looseBefore.test(text.slice(Math.max(0, from - 4), from))
  )
    return true
  return (
    to < text.length && (edges[text.charCodeAt(to)]! & 2) !== 0 && looseAfter.test(text.slice(to, to + 3))
  )
}
