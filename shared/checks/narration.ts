import type { BlockFacts } from "./types"

/** A sentence is looked at so far on either side. */
const reach = 120
const ends = "。；！？;!?\n"

/** Words before a term that tell of what was. */
const once =
  /曾|(?<![草高平中还复])原(?![则因料始创本])|过去|当年(?!度)|昔日|从前|以前|前身|时任|历任|先后担任|先后任|回顾|历史|年前|当初|彼时|那时|脱贫前|脱贫以前|前任|自.{0,8}以来/
/** It is where a change began: 从贫困村到示范村. */
const changed = /[从由][^，。；]{0,10}$/
const becomes = /^[^，。；]{0,6}(?:到|变|成了?为?|转|走向|蝶|跃)/
/** An honour has the name that it was given under. */
const honour = /(?:荣获|获评|获得|被评为|被授予|授予|表彰)[^，。；]{0,16}$/

/** Words behind it that say that it is over or has another name now. */
const over =
  /^[^，。；]{0,12}(?:时期|期间|更名|改名|改称|改为|改成|换牌|摘牌|撤销|撤并|并入|转型为|升级为|的历史|那几年|的经历)/

/** 打赢脱贫攻坚战、全面建成小康社会之后: what comes after it is told, and what was built on it. */
const afterwards =
  /^(?:战|任务|目标)?(?:、[^，。；、]{0,14}|打赢|完成|胜利|收官|结束){0,2}(?:之后|以后|后(?![续方勤备盾劲期])|的?基础上)/
/** 历经脱贫攻坚的洗礼, 参加过脱贫攻坚: it lies behind those who are spoken of. */
const through = /(?:历经|经历过?|经受过?|参加过|参与过|打过|干过|走过|奋战过|见证过?|亲历)[^，。；]{0,8}$/

/** Bounds of the sentence around [from, to). */
export function sentenceAround(text: string, from: number, to: number): { from: number; to: number } {
  let start = from
  while (start > 0 && start > from - reach && !ends.includes(text[start - 1]!)) start--
  let end = to
  while (end < text.length && end < to + reach && !ends.includes(text[end]!)) end++
  return { from: start, to: end }
}

/** Does the sentence around [from, to) tell of a time before `year`? By a year that it names or by its words. */
export function narratesBefore(block: BlockFacts, from: number, to: number, year: number): boolean {
  const { text } = block
  const sentence = sentenceAround(text, from, to)
  for (const mention of block.years)
    if (mention.from >= sentence.from && mention.to <= sentence.to && mention.year < year) return true
  const before = text.slice(sentence.from, from)
  const behind = text.slice(to, sentence.to)
  if (once.test(before) || over.test(behind) || honour.test(before)) return true
  if (afterwards.test(behind) || through.test(before)) return true
  return changed.test(before) && becomes.test(behind)
}
