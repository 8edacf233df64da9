import type { ItemAnswer, ParseAnswer } from "#shared/answers/parse-answer"

/**
 * Says what is wrong with the ranges of an answer, or null: every visible character must lie in exactly
 * one part, ranges must lie in the text, and a parent's must cover its children's.
 *
 * Lead-ins and parts set aside own what they cover, wherever they stand; then an item its range without
 * its children's.
 */
export function complaint(answer: ParseAnswer): string | null {
  const { text } = answer
  const owners = new Int16Array(text.length)
  const inner = new Int16Array(text.length)
  let wrong: string | null = null
  const say = (words: string) => {
    wrong ??= words
  }
  const mark = (to: Int16Array, start: number, end: number, by = 1) => {
    if (!(start >= 0 && start <= end && end <= text.length)) say(`range ${start}–${end} outside the text`)
    for (let i = Math.max(0, start); i < Math.min(end, text.length); i++) to[i]! += by
  }
  for (const { start, end } of [...answer.leadIns, ...answer.setAside]) mark(inner, start, end)
  for (const range of [answer.titleRange, answer.openingRange, answer.signatureRange])
    if (range) mark(owners, ...range)
  const item = (it: ItemAnswer, within: { start: number; end: number }, level: number) => {
    if (it.start < within.start || it.end > within.end) say(`${it.id} outside its parent`)
    if (it.bodyStart < it.start || it.bodyStart > it.end) say(`${it.id} has its body outside`)
    if (it.level !== level) say(`${it.id} has the wrong level`)
    if (!text.slice(it.start).startsWith(it.ordinal)) say(`${it.id} does not begin with its ordinal`)
    if (/\s/.test(text.slice(it.start, it.end).replace(/^\S(.*\S)?$/s, ""))) say(`${it.id} has loose ends`)
    mark(owners, it.start, it.end)
    let at = it.start
    for (const child of it.children) {
      if (child.start < at) say(`${child.id} out of order`)
      at = child.end
      mark(owners, child.start, child.end, -1)
      item(child, it, level + 1)
    }
    for (const q of it.quantities)
      if (text.slice(q.start, q.end) !== q.text) say(`${q.text} is not where it says`)
  }
  for (const section of answer.sections) {
    if (section.headingStart !== null) mark(owners, section.headingStart, section.headingEnd!)
    if (section.introStart !== null) mark(owners, section.introStart, section.introEnd!)
    for (const it of section.items) item(it, section, 1)
  }
  for (let i = 0; i < text.length; i++) {
    // NEL is white space in Unicode, though not for `\s`.
    if (/[\s\u0085]/.test(text.charAt(i))) continue
    const count = inner[i] || owners[i]
    if (count !== 1) say(`character ${i} (${text.charAt(i)}) lies in ${count} parts`)
    if (inner[i] && owners[i]! > 1) say(`character ${i} lies inside two parts`)
  }
  return wrong
}
