import { type OrdinalStyle, readOrdinal } from "../text/ordinals"

/** What GB/T 15834—2011 (4.4.3.3, 4.5.3.3, B.3) says of the mark behind an ordinal, where one has another. */
export interface WrongForm {
  /** The ordinal as it should be written. */
  right: string
  /** How much of the text behind the ordinal belongs to it: a stray mark, the 是 of 一、是. */
  eaten: number
  why: string
  /** Nobody writes it so on purpose; otherwise a habit that many share. */
  sure: boolean
  /** 一是：抓学习 is only advised against. */
  mild: boolean
}

const clauses = {
  bracket: "加括号的序号后面不用标点",
  circled: "带圈的序号后面不用标点",
  shi: "“一是、二是”后面不用标点",
  di: "“第一、第二”这类序号后用逗号",
  han: "汉字数字的序号后用顿号",
  arabic: "阿拉伯数字的序号后用下脚点",
  both: "“一、”和“一是”只用一种",
} as const

/**
 * Judges an ordinal by itself. Null when nothing is wrong with its mark.
 *
 * @param behind the text that follows it
 */
export function wrongForm(ordinal: string, style: OrdinalStyle, behind: string): WrongForm | null {
  const stray = /^[、，,.．。](?=[\u3400-\u9fff“《])/.test(behind)
  const found = (right: string, why: string, sure: boolean, eaten = 0, mild = false): WrongForm => ({
    right,
    eaten,
    why,
    sure,
    mild,
  })
  switch (style) {
    case "hanParen":
    case "arabicParen":
      if (ordinal.endsWith("、")) return found(ordinal.slice(0, -1), clauses.bracket, true)
      // 1). and （一）, : the mark was read as text.
      return stray ? found(ordinal, clauses.bracket, true, 1) : null
    case "circled":
      return stray ? found(ordinal, clauses.circled, true, 1) : null
    case "shi":
      if (stray && /[是要]$/.test(ordinal) && !/^[。.]/.test(behind))
        return found(ordinal, clauses.shi, true, 1)
      return /[：:，]$/.test(ordinal) ? found(ordinal.slice(0, -1), clauses.shi, false, 0, true) : null
    case "di":
      // 第一、第二党支部 are no ordinals.
      if (!ordinal.endsWith("、") || /^第|^[一二三四五六七八九十]/.test(behind)) return null
      return found(`${ordinal.slice(0, -1)}，`, clauses.di, false)
    case "han":
      if (/^是(?![否非])/.test(behind) && ordinal.endsWith("、"))
        return found(`${ordinal.slice(0, -1)}是`, clauses.both, true, 1)
      return /[，.．]$/.test(ordinal) ? found(`${ordinal.slice(0, -1)}、`, clauses.han, true) : null
    case "arabic":
      return /[、．]$/.test(ordinal) ? found(`${ordinal.slice(0, -1)}.`, clauses.arabic, false) : null
    default:
      return null
  }
}

/** 2，抓队伍: an Arabic ordinal with a mark that no ordinal has, which the reading left in the text. */
export function strayArabic(text: string): { n: number; length: number } | null {
  const match = /^(\d{1,2})\s?[，,。：:;；](?=[\u3400-\u9fff“])/.exec(text)
  return match ? { n: Number(match[1]), length: match[0].length } : null
}

/** Does an ordinal, whatever stands behind it, have a mark that is told by itself? Then its list is not told for it again. */
export function hasWrongForm(ordinal: string): boolean {
  const read = readOrdinal(ordinal)
  return read !== null && wrongForm(ordinal, read.style, "") !== null
}
