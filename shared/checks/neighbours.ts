import { isCommonWord } from "../library/words"

/**
 * Does an edge of the stretch belong to a word of the text around it? 比列 in 对比列出 is no misspelling of 比例: 对比 and
 * 列出 are words. A neighbour that has its word already leaves the edge alone: in 乡村医升 村 is of 乡村, not of 村医. But in
 * 医生成长慢 生 is of 医生, so 成 is free for 成长.
 */
export function straddles(text: string, from: number, to: number): boolean {
  return takes(text, from - 1, -1) || takes(text, to - 1, 1)
}

/** So many words lie one over the next at most: 医生, 生成, 成长. */
const longestChain = 4

/** Do the two characters at an offset make a word, and does none further on in that direction claim one of them? */
function takes(text: string, at: number, step: 1 | -1, left = longestChain): boolean {
  if (!isCommonWord(text.charAt(at), text.charAt(at + 1))) return false
  return left === 0 || !takes(text, at + step, step, left - 1)
}

/**
 * Is what stands on one side at least (or on both) whole without the stretch? A word is, and a mark, a figure, an end of
 * the paragraph. 屯警|街面 in 小时屯警街面最忙 has loose characters around it: there no word can be told from another.
 */
export function standsFree(text: string, from: number, to: number, onBoth = false): boolean {
  const whole = (at: number, word: number) =>
    !/[\u4e00-\u9fff]/.test(text.charAt(at)) || isCommonWord(text.charAt(word), text.charAt(word + 1))
  const before = whole(from - 1, from - 2)
  return onBoth ? before && whole(to, to) : before || whole(to, to)
}

/** What stands by itself before any verb: 已|流转, 均|设有. */
const adverbs = "已未均仍也又再将曾共一"
const counted = /[\d一二三四五六七八九十百千万两几半每整]/
const measures = "个名人户件场处项条家份起台座辆袋箱本张亩吨斤次批篇幅块片套支间栋盒瓶桶车船株头只遍趟"

/**
 * Do two words meet between two characters at an offset, whatever else lies one over the next: 对外|培训, 已|流转出,
 * 一袋|走到底, 一|托三? Here no neighbour further on claims the word again, as it does for `straddles`.
 */
export function wordsMeet(text: string, at: number): boolean {
  const first = text.charAt(at)
  const before = text.charAt(at - 1)
  if (measures.includes(first) && counted.test(before)) return true
  // 一托三, 一网四级.
  if (counted.test(first) && counted.test(text.charAt(at + 2))) return true
  return (
    isCommonWord(text.charAt(at + 1), text.charAt(at + 2)) &&
    (adverbs.includes(first) || isCommonWord(before, first))
  )
}

/** A place or a body that is named in front: 文化和旅游局|办展, 三个村|…. */
const bodies = "局院校厂站镇村县乡"

/** Does the stretch begin with what closes the name of a place or a body? */
export function endsName(text: string, from: number): boolean {
  return bodies.includes(text.charAt(from)) && /[\u4e00-\u9fff]/.test(text.charAt(from - 1))
}

const longestTitle = 60

/** Is the stretch the whole of a quotation, or does it stand in a book title? Both may play with a word. */
export function isQuoted(text: string, from: number, to: number): boolean {
  if (/[“‘「『]/.test(text.charAt(from - 1)) && /[”’」』]/.test(text.charAt(to))) return true
  const before = text.slice(Math.max(0, from - longestTitle), from)
  return before.lastIndexOf("《") > before.lastIndexOf("》")
}

export const surnames =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文裴路柳梅穆洛欧简温纪季祁阮"

/** Places and units: what stands before these is a name as often as not. */
const namedUnit =
  /^(?:[村镇乡县街路巷寨屯]|流域|两岸|沿岸|大桥|灌区|干流|支流|社区|公司|小学|中学|学校|医院|水库|茶厂|农场|林场|品牌|牌|号)/

/** Who stands behind a name: 何格书记, 何格同志. */
const person = /^(?:同志|书记|主任|镇长|局长|院长|校长|委员|老师|医生|等\d)/

/** May the two characters be part of somebody's name, or of what a place is called? No dictionary has those. */
export function isName(text: string, from: number, to: number): boolean {
  const behind = text.slice(to, to + 3)
  if (namedUnit.test(behind) || person.test(behind)) return true
  const before = text.charAt(from - 1)
  if (before !== "" && surnames.includes(before)) return !isCommonWord(text.charAt(from - 2), before)
  // The first of them is the surname itself, and the next character the rest: 何格非.
  return (
    surnames.includes(text.charAt(from)) &&
    /[、，。；]/.test(text.charAt(to)) &&
    /[、，：名记长任员]/.test(text.charAt(from - 1))
  )
}
