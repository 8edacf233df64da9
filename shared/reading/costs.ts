import type { Role } from "../model/roles"
import type { Candidate, Mark } from "./marks"

/**
 * What each way of taking a candidate costs. The numbers are weights, not probabilities: 0 is what a clean
 * report does everywhere, 1 a small oddity, 2–4 something that has to be bought by what it makes fit
 * elsewhere.
 */

/** One list that is open while the text is read. */
export interface OpenList {
  up: OpenList | null
  depth: number
  key: string
  last: number
  /** Its latest item began a line. */
  first: boolean
  /** Line of the latest item. */
  line: number
  /** An earlier item of it held a list behind a lead-in of its own. */
  hadLeadIn: boolean
  holdsLeadIn: boolean
  /** Its latest item is nothing but a line that names this role: （二）原因分析. */
  names: Role | null
  sig: number
}

/** The headings read so far. */
export interface HeadingRun {
  key: string
  last: number
  numbered: boolean
  /** The latest of them says plainly what its part is about. */
  named: boolean
  sig: number
}

export const impossible = 99

/** Does the heading plainly say what its part is about? */
export function namesRole({ heading }: Candidate): boolean {
  return (heading?.cue?.strength ?? 0) >= 0.7
}

/** The role that the candidate, as an item, does nothing but name: （二）原因分析 on a line of its own. */
export function roleNamed({ mark, heading }: Candidate): Role | null {
  if (!mark?.first || heading?.form !== "alone" || (heading.cue?.strength ?? 0) < 0.9) return null
  return heading.cue!.roles[0]!
}

/** Place of a style in the order of GB/T 9704—2012 7.3.3, with those of speech in between. */
const rank: Readonly<Record<string, number>> = {
  han: 0,
  hanParen: 1,
  di: 1.5,
  arabic: 2,
  firstly: 2.5,
  arabicParen: 3,
  shi: 3,
  circled: 4,
}

/** Left as mere text at the start of a line. */
const asText: Readonly<Record<string, number>> = {
  shi: 4,
  hanParen: 4,
  han: 4,
  circled: 4,
  arabic: 3,
  arabicParen: 3,
  di: 3,
}

/** ★存在不足: a sign before a line alone, that counts nothing. */
const bulleted = /^label:[^\p{Script=Han}\d—*+-]$/u

/** Cost of taking the candidate for nothing. */
export function textCost({ mark, heading }: Candidate): number {
  if (!mark) return heading?.level == null ? 1.6 : heading.level <= 1 ? 4 : 2.5
  if (mark.enclosed) return 0.2
  if (mark.first) return asText[mark.style] ?? 2
  // One 一是 in a sentence is an idiom or a quotation; two that follow each other are a list.
  return mark.style === "shi" || (mark.style === "di" && "。；：？！".includes(mark.before)) ? 2 : 1.6
}

/**
 * Cost of taking the candidate for a heading.
 *
 * @param read up to here: the line of the heading that stands alone on it, and whether 一、二、 counted items
 */
export function headingCost(
  head: HeadingRun | null,
  read: { bareHeading: number; ran: boolean },
  line: number,
  { mark, heading }: Candidate,
): number {
  if (!heading) return impossible
  const named = heading.cue?.strength ?? 0
  let cost = heading.form === "alone" ? 0 : heading.form === "long" ? 4 : named >= 0.7 ? 0.3 : 1
  // Two headings on end: rather one of them is none.
  if (read.bareHeading === line - 1) cost += 1.2
  if (!mark) {
    // Below numbered headings a line like 存在问题 is a subheading, not a new part.
    if (head?.numbered)
      cost += heading.level === 1 ? 0.6 : heading.form === "runIn" && !head.named ? 0.4 : 2.2
    return cost + (heading.level === null ? 0.5 : heading.level <= 1 ? 0 : 1)
  }
  if (mark.style === "hanParen") cost += named >= 0.9 ? 1 : 3
  else if (mark.style === "di" || mark.style === "arabic") cost += named >= 0.9 ? 1.2 : 4
  else if (mark.key === "label:第") cost += named >= 0.9 ? 1 : 4
  else if (bulleted.test(mark.key) && heading.form === "alone")
    cost += named >= 0.9 || head?.key === mark.key ? 0.6 : 1.6
  else if (mark.style !== "han" && mark.key !== "label:部分") return impossible
  if (heading.level === 1) cost -= 1
  // The report itself was items of 一、二、三: one more run of them is their answer, no headings.
  if (read.ran && mark.style === "han" && mark.n === 1 && named < 0.7) cost += 3.5
  if (!head?.numbered) return cost + startCost(mark) - 1 + (head ? 0.8 : 0)
  if (head.key === mark.key) return cost + followCost(mark, head.last, 2.5)
  return cost + ((rank[mark.style] ?? 0) < (rank[head.key] ?? 0) ? 1.5 : 6)
}

/** Cost of opening a list at this ordinal: lists begin with one. */
function startCost({ n }: Mark): number {
  return n === null ? 1 : 1 + Math.min(n - 1, 4)
}

/** Cost of the ordinal as the successor of `last` in its list. */
export function followCost({ n, style }: Mark, last: number, restart: number): number {
  if (n === null || n === last + 1) return 0
  if (n === 1) return restart
  // 首先 其次 最后: the last word ends a run of any length, and 其次 comes twice.
  if (style === "firstly" && n >= last) return 0.2
  if (n > last) return 1.5 + 0.2 * Math.min(n - last, 5)
  return n === last ? 2 : 3.5
}

/** Cost that an item has in any list. */
export function itemCost(head: HeadingRun | null, { mark, heading }: Candidate): number {
  let cost = mark?.enclosed ? 1 : 0
  // 1.履职情况 2.存在问题 in a text without 一、 are its headings.
  if (heading && heading.form !== "long" && (heading.cue?.strength ?? 0) >= 0.9)
    if (!head?.numbered || head.key === mark?.key) cost += 1.5
  return cost
}

/** 最后， as `readOrdinal` numbers it. */
const lastWord = 4

/** May the mark go on with the list? 首先、其次、第三、第四 and 第一、第二、最后 count one list. */
export function countsOn(list: OpenList, { key, n }: Mark): boolean {
  if (list.key === key) return true
  if (list.key === "firstly") return key === "di" && n !== 1
  return list.key === "di" && list.last >= 2 && key === "firstly" && n === lastWord
}

/** Cost of going on with an open list, or `impossible`: a 一是 begins a list of its own. */
export function continueCost(list: OpenList, mark: Mark, line: number): number {
  if (mark.n === 1) return impossible
  const ends = list.key !== mark.key && mark.key === "firstly"
  let cost = ends ? 0.2 : followCost(mark, list.last, impossible)
  if (list.first !== mark.first) cost += 0.2
  // A mark in running text goes on with what is on its line, or just above it.
  if (!mark.first && list.line < line - 1) cost += 1
  return cost
}

/** Cost of opening a list anywhere. */
export function openCost(head: HeadingRun | null, mark: Mark, ran: boolean): number {
  if (!mark.first) {
    if (mark.n !== 1) return impossible
    const plain = mark.style === "shi" || mark.style === "arabicParen" || mark.style === "circled"
    // …带动科室。1.组织更优。…2.质量更高。 A figure that opens a sentence counts hardly anything else.
    const sentence = mark.style === "arabic" && "。；：".includes(mark.before)
    return (plain || sentence ? 2.2 : 2.8) - (mark.leadIn ? 1 : 0) - ("：？".includes(mark.before) ? 0.2 : 0)
  }
  // 一、 counts items only where the headings are of another kind.
  // A second run of 一、二、三 behind two headings of that kind is the plan that got no heading.
  if (mark.style === "han" && head?.key === mark.key && head.last >= 2) return startCost(mark) + 0.8
  if (mark.style === "han" && ran) return startCost(mark) + 0.3
  return startCost(mark) + (mark.style === "han" && (head === null || head.numbered) ? 1.5 : 0)
}

/** What it costs more to open the list inside the item that is open. */
export function nestCost(parent: OpenList, mark: Mark, line: number): number {
  let cost = 0.4
  // …一字未改，究其原因，一是…: in the midst of its sentence.
  if (mark.leadIn?.inSentence && parent.line === line) return cost
  if (parent.line !== line && !mark.first) cost += 0.4
  if (parent.key === mark.key) {
    if (mark.first) cost += 2.5
    else if (parent.first && parent.line === line) cost += 0.3
    else cost += mark.before === "：" || mark.before === "，" ? 0.8 : 2.4
  } else if ((rank[mark.style] ?? 3) < (rank[parent.key] ?? 3)) cost += mark.style === "han" ? 3 : 1.5
  if (mark.leadIn) {
    // （二）原因分析, below it 上述问题的成因主要有：1.…
    if (parent.names === mark.leadIn.role && parent.line === mark.leadIn.line - 1 && mark.leadIn.first)
      cost -= mark.first ? 0.5 : 0.9
    else if (mark.leadIn.whole)
      cost += parent.hadLeadIn && mark.leadIn.role !== "measure" ? 0.2 : parent.last > 1 ? 1.6 : 0.4
    else if (mark.leadIn.first) cost += 0.6
    // 究其原因 in the third problem, none in the first two: it rather speaks of all.
    else if (parent.last > 1 && !parent.hadLeadIn) cost += 0.6
  }
  return cost
}

/** What it costs more to end the list and open the new one in its place. */
export function restartCost(list: OpenList, mark: Mark, ran: boolean): number {
  const { leadIn } = mark
  if (ran && mark.first && mark.style === "han" && mark.n === 1 && list.depth === 1) return 0.8
  if (leadIn) {
    // Of all that the groups above have in them, not of the last group alone.
    const { up } = list
    const ofGroups = leadIn.whole && leadIn.first && up && up.last > 1 && !up.names && !up.hadLeadIn
    // Each problem in front of it had its causes within it.
    const again = leadIn.whole && leadIn.role !== "measure" && list.hadLeadIn && !list.holdsLeadIn
    // A plan that a paragraph announces is hardly one of the last problem alone.
    const plan = leadIn.whole && leadIn.first && leadIn.role === "measure" ? 0.3 * (list.depth - 1) : 0
    return (leadIn.whole ? 0.2 : leadIn.first ? 0.3 : 0.5) + (ofGroups ? 0.4 : 0) + (again ? 0.8 : 0) + plan
  }
  // 往后怎么办？第一，… answers what was asked.
  if (mark.n === 1 && mark.before === "？") return 0.5
  if (list.key !== mark.key) return mark.first && mark.style === "han" && list.key !== "han" ? 1.5 : 2.5
  return list.last < 2 ? 2.5 : 1.5
}
