import type { Node } from "prosemirror-model"
import { numbered } from "../../model/numbering"
import type { Block, Section } from "../../model/outline"
import { numeralValue } from "../../text/numerals"
import { type OrdinalStyle, readOrdinal, writeOrdinal } from "../../text/ordinals"
import { type Fix, type ReportFacts, rule, type Severity } from "../types"

/** An ordinal as it stands on paper. */
interface Mark {
  block: Block
  style: OrdinalStyle
  /** Styles of one list go by this: labels differ by their word (问题一：原因一：). */
  key: string
  n: number
  /** Depth that the reader gave it. */
  level: number
  /** Number of the lead-in or heading that it stands under: lists begin anew behind one. */
  scope: number
}

/** A run of ordinals that count on: what a person would call one list, however the reader nested it. */
interface Run {
  key: string
  style: OrdinalStyle
  level: number
  marks: Mark[]
  last: number
}

/**
 * Ordinals are followed as they stand on paper, not as the reader nested them: a list that restarts at one is
 * a new list, a number that goes on from any list that is still open belongs to that list, and only a number
 * that fits nowhere is wrong. A reader that nests a list wrongly makes no finding here.
 *
 * 首先…其次…最后 is left alone: 其次 may come twice, 再次 may be left out.
 */
export const ordinalSequence = rule({
  id: "ordinal-sequence",
  kind: "ordinal",
  severity: "error",
  scope: "report",
  title: "序号不连续",
  basis: "GB/T 9704—2012 7.3.3 层次序数；同一列序号应连续、不重、写法一致",
  check(facts, _context, flag) {
    const say = (mark: Mark, message: string, severity: Severity, fixes: Fix[]) =>
      flag(
        { block: mark.block.index, in: "ordinal", from: 0, to: mark.block.ordinal.length },
        { message, severity, fixes },
      )
    judge(facts, headingMarks(facts), say)
    for (const section of facts.outline.sections) {
      if (settled.has(section.node)) continue
      if (judge(facts, itemMarks(facts, section), say)) settled.add(section.node)
    }
  },
  examples: {
    flags: [
      `一、主要工作
一是抓学习。办班12期。
二是抓队伍。培训80人。
⟦四是⟧抓服务。办结36件。
五是抓廉洁。谈话20人次。`,
      `一、主要工作
（一）抓学习。办班12期。
（二）抓队伍。培训80人。
⟦（二）⟧抓服务。办结36件。
（四）抓廉洁。谈话20人次。`,
      `一、主要工作
一是抓学习。办班12期。
二是抓队伍。培训80人。
二、存在问题
一是学得不深。学用脱节。
⟦四、⟧下一步打算
一是学以致用。`,
      `一、主要工作
1.抓学习。办班12期。
2.抓队伍。培训80人。
⟦3、⟧抓服务。办结36件。
4.抓廉洁。谈话20人次。`,
    ],
    passes: [
      `一、主要工作
一是抓学习。办班12期。
二是抓队伍。培训80人。
三是抓服务。办结36件。
二、存在问题
一是学得不深。学用脱节。二是办法不多。思路不宽。
存在这些问题的主要原因是：一是重视不够。二是调研太少。
三、下一步打算
一是学以致用。
二是多下村组。`,
      `一、主要工作
（一）抓学习
1.办班12期。
2.研讨6次。
（二）抓队伍
1.培训80人。
2.轮岗5人。`,
    ],
    guards: [
      // Counting goes on across the parts.
      `一、主要工作
（一）抓学习
1.办班12期。
2.研讨6次。
（二）抓队伍
3.培训80人。
4.轮岗5人。`,
      // 再次 may be left out.
      `一、主要工作
首先，抓学习。办班12期。
其次，抓队伍。培训80人。
最后，抓服务。办结36件。`,
    ],
  },
})

/** Sections in which nothing was wrong, whatever stands around them: nothing will be until they change. */
const settled = new WeakSet<Node>()

type Say = (mark: Mark, message: string, severity: Severity, fixes: Fix[]) => void

function headingMarks(facts: ReportFacts): Mark[] {
  const levels: Partial<Record<OrdinalStyle, number>> = { han: 1, hanParen: 2, arabic: 3, arabicParen: 4 }
  return facts.outline.sections.flatMap(({ heading }) => {
    const mark = heading && readMark(heading, 1, 0)
    return mark ? [{ ...mark, level: levels[mark.style] ?? 1 }] : []
  })
}

/** The ordinals of the items of a section, in the order of the text. */
function itemMarks(facts: ReportFacts, section: Section): Mark[] {
  const marks: Mark[] = []
  let scope = 0
  for (let i = section.blocks[0]; i < section.blocks[1]; i++) {
    const block = facts.outline.blocks[i]!
    if (block.type === "leadIn") scope++
    if (block.type !== "para" || !block.item || block.item.blocks[0] !== block) continue
    const mark = readMark(block, block.item.level, scope)
    if (mark) marks.push(mark)
  }
  return marks
}

function readMark(block: Block, level: number, scope: number): Mark | null {
  const kind = kindOf(block.ordinal)
  return kind && { block, ...kind, level, scope }
}

type OrdinalKind = Pick<Mark, "style" | "key" | "n">

/** A report has few ordinals and many of each; every keystroke reads them all. */
const seen = new Map<string, OrdinalKind | null>()

function kindOf(ordinal: string): OrdinalKind | null {
  if (ordinal === "") return null
  const known = seen.get(ordinal)
  if (known !== undefined) return known
  if (seen.size > 1000) seen.clear()
  const kind = readKind(ordinal)
  seen.set(ordinal, kind)
  return kind
}

function readKind(ordinal: string): OrdinalKind | null {
  const read = readOrdinal(ordinal)
  if (read) return read.n === null ? null : { style: read.style, key: read.style, n: read.n }
  const label = /^([\u4e00-\u9fff]{1,6}?)([一二三四五六七八九十]{1,3}|\d{1,2})[：:、，]?$/.exec(ordinal)
  const n = label && (/^\d+$/.test(label[2]!) ? Number(label[2]) : numeralValue(label[2]!))
  return label && n ? { style: "label", key: `label ${label[1]}`, n } : null
}

/** @returns whether nothing was found and nothing outside `marks` was looked at */
function judge(facts: ReportFacts, marks: readonly Mark[], say: Say): boolean {
  const open: Run[] = []
  /** Runs that ended under the same lead-in: a list may go on after an excursion (（一）1. 2. （二）3. 4.). */
  let closed: Run[] = []
  const runs: Run[] = []
  const broken: { mark: Mark; run: Run; what: Wrong }[] = []
  let scope = marks[0]?.scope ?? 0
  let alone = true

  for (const [i, mark] of marks.entries()) {
    if (mark.scope !== scope) {
      scope = mark.scope
      open.length = 0
      closed = []
    }
    const close = (down: number) => closed.push(...open.splice(down))
    const start = (): Run => {
      while (open.length > 0 && open.at(-1)!.level >= mark.level) close(open.length - 1)
      const run: Run = { key: mark.key, style: mark.style, level: mark.level, marks: [mark], last: mark.n }
      open.push(run)
      runs.push(run)
      return run
    }
    const goOn = (run: Run, last = mark.n) => {
      close(open.indexOf(run) + 1)
      run.marks.push(mark)
      run.last = last
    }
    const reopen = (run: Run) => {
      closed = closed.filter((it) => it !== run)
      while (open.length > 0 && open.at(-1)!.level >= run.level) close(open.length - 1)
      open.push(run)
      run.marks.push(mark)
      run.last = mark.n
    }

    const alike = open.filter((run) => run.key === mark.key)
    const nearest = alike.at(-1)
    const continued = alike.filter((run) => run.last + 1 === mark.n).at(-1)
    const other = open.at(-1)
    const mixed = other !== undefined && mixes(other, mark)
    if (mark.style === "firstly") {
      if (nearest && mark.n > 1) goOn(nearest)
      else {
        const run = start()
        if (mixed)
          broken.push({ mark, run, what: { is: "mixed", before: other.marks.at(-1)!, as: other.style } })
      }
    } else if (continued) goOn(continued)
    else if (nearest && isSlip(nearest.last + 1, mark.n, nextOf(marks, i))) {
      broken.push({ mark, run: nearest, what: { is: "slip", before: nearest.marks.at(-1)! } })
      goOn(nearest, nearest.last + 1)
    } else if (mark.n === 1) start()
    else {
      const paused = closed.filter((run) => run.key === mark.key && run.last + 1 === mark.n).at(-1)
      if (paused) reopen(paused)
      else if (nearest) {
        const before = nearest.marks.at(-1)!
        const swapped = mark.n === nearest.last + 2 && nextOf(marks, i) === nearest.last + 1
        const what: Wrong = mark.n <= nearest.last ? { is: "repeat", before } : { is: "gap", before, swapped }
        broken.push({ mark, run: nearest, what })
        goOn(nearest)
      } else {
        const run = start()
        if (mixed)
          broken.push({ mark, run, what: { is: "mixed", before: other.marks.at(-1)!, as: other.style } })
        else if (countsOn(facts, mark)) alone = false
        else broken.push({ mark, run, what: { is: "start" } })
      }
    }
  }

  for (const { mark, run, what } of broken) {
    if (isOverlooked(facts, mark, run, what)) continue
    if (what.is === "mixed") {
      // Nobody writes 第五 in the style of 首先.
      const fixes = what.as === "firstly" || what.as === "label" ? [] : [restyle(run, what)]
      say(
        mark,
        `前面用“${what.before.block.ordinal}”，这里换成了“${mark.block.ordinal}”，同一列序号的写法要一致。${fixes[0] ? `${fixes[0].title}。` : "选一种写法。"}`,
        "warning",
        fixes,
      )
    } else say(mark, messageFor(mark, what), severityOf(run, what), renumber(run))
  }
  const odd = runs.filter((run) => !broken.some((it) => it.run === run) && judgeShape(run, say))
  return alone && broken.length === 0 && odd.length === 0
}

type Wrong =
  | { is: "gap"; before: Mark; swapped: boolean }
  | { is: "repeat" | "slip"; before: Mark }
  | { is: "mixed"; before: Mark; as: OrdinalStyle }
  | { is: "start" }

/** The number that follows in the same style and not deeper, or null. */
function nextOf(marks: readonly Mark[], i: number): number | null {
  const mark = marks[i]!
  for (let j = i + 1; j < marks.length; j++) {
    const other = marks[j]!
    if (other.scope !== mark.scope || other.level < mark.level) return null
    if (other.key === mark.key && other.level === mark.level) return other.n
  }
  return null
}

/** 一 二 一 四, 一 二 五 四: the next number shows what this one should have been. */
function isSlip(expected: number, n: number, following: number | null): boolean {
  return n !== expected && following === expected + 1 && following !== n + 1
}

/** Another style goes on counting where the list left off: 一是 二是 第三， — but 最后 may end any list. */
function mixes(run: Run, mark: Mark): boolean {
  return (
    mark.n > 1 && run.last === mark.n - 1 && run.key !== mark.key && !mark.block.ordinal.startsWith("最后")
  )
}

/** A list may go on from the list of the section before it: （一）—（三） under 一、, （四） under 二、. */
function countsOn(facts: ReportFacts, mark: Mark): boolean {
  for (let i = mark.block.index - 1; i >= 0; i--) {
    const block = facts.outline.blocks[i]!
    if (block.ordinal === "") continue
    const before = readMark(block, 0, 0)
    if (before?.key === mark.key) return before.n === mark.n - 1
  }
  return false
}

/**
 * The number that seems to be left out stands in the text in between: the reader overlooked it, the writer
 * did not.
 */
function isOverlooked(facts: ReportFacts, mark: Mark, run: Run, what: Wrong): boolean {
  if (what.is === "slip" || what.is === "mixed" || what.is === "repeat") return false
  const from = what.is === "gap" ? what.before.block.index : (mark.block.section?.blocks[0] ?? 0)
  const missing = mark.n - 1
  if (what.is === "gap" && what.swapped) return false
  const pattern = shapeOf(run.style, missing)
  if (!pattern) return false
  for (let i = from; i < mark.block.index; i++) {
    if (what.is === "gap" && i === from ? false : pattern.test(facts.outline.blocks[i]!.ordinal)) return true
    if (pattern.test(facts.blocks[i]!.text)) return true
  }
  return false
}

/** How an ordinal may be written in running text, loosely. */
function shapeOf(style: OrdinalStyle, n: number): RegExp | null {
  if (n < 1 || n > 99) return null
  const bare = writeOrdinal(style, n).replace(/[^一二三四五六七八九十\d①-⑳]/g, "")
  switch (style) {
    case "han":
      return new RegExp(`(?:^|[^一二三四五六七八九十])${bare}[、.．，,]`)
    case "hanParen":
      return new RegExp(`[（(〔\\[【]\\s*${bare}\\s*[）)〕\\]】]`)
    case "arabic":
      return new RegExp(`(?:^|\\D)${bare}(?:[.．](?!\\d)|、)`)
    case "arabicParen":
      return new RegExp(`(?:^|\\D)${bare}[）)]`)
    case "shi":
      return new RegExp(`(?:^|[^一二三四五六七八九十])${bare}(?:是|要)`)
    case "di":
      return new RegExp(`第${bare}`)
    case "circled":
      return new RegExp(bare)
    default:
      return null
  }
}

function messageFor(mark: Mark, what: Wrong): string {
  const { ordinal } = mark.block
  if (what.is === "start")
    return `序号从“${ordinal}”开始，前面没有第一条。可能漏了一条，或序号没有改。核对后重排。`
  if (what.is === "mixed") return ""
  const before = what.before.block.ordinal
  if (what.is === "gap" && what.swapped)
    return `“${before}”后面是“${ordinal}”，与下一条颠倒了。核对次序后重排。`
  if (what.is === "repeat" && mark.n === what.before.n) return `“${ordinal}”用了两次。核对后重排。`
  if (what.is === "gap")
    return `“${before}”后面是“${ordinal}”，中间跳了号。可能漏了一条，或删过一条。核对后重排。`
  return `“${before}”后面是“${ordinal}”，序号没有接上。核对后重排。`
}

/** Certain where the rest of the list bears witness; two ordinals alone may belong to something else. */
function severityOf(run: Run, what: Wrong): Severity {
  return what.is !== "start" && run.marks.length >= 3 ? "error" : "warning"
}

/**
 * Numbers the whole run anew. Unasked only when its last number is its length: then a digit was mistyped and
 * nothing was lost. A gap that shifts the rest may be a paragraph that fell out, which only the writer knows.
 */
function renumber(run: Run): Fix[] {
  const ordinals = run.marks.map((mark) => mark.block.ordinal)
  const fresh = numbered(ordinals, run.style, 1)
  const edits = run.marks.flatMap((mark, i) => (ordinals[i] === fresh[i] ? [] : [rewrite(mark, fresh[i]!)]))
  if (edits.length === 0 || run.style === "label") return []
  const safe = run.marks[0]!.n === 1 && run.marks.at(-1)!.n === run.marks.length
  const title = edits.length === 1 ? `改为“${edits[0]!.insert}”` : `重排为“${fresh[0]}”到“${fresh.at(-1)}”`
  return [{ title, edits, safe }]
}

/** Writes the run that goes on in another style as the list before it is written. */
function restyle(run: Run, { before, as }: Wrong & { is: "mixed" }): Fix {
  const edits = run.marks.map((mark) => rewrite(mark, writeOrdinal(as, mark.n, before.block.ordinal)))
  const last = edits.at(-1)!.insert
  const title = edits.length === 1 ? `改为“${last}”` : `改为“${edits[0]!.insert}”到“${last}”`
  return { title, edits, safe: false }
}

function rewrite(mark: Mark, insert: string) {
  return {
    span: { block: mark.block.index, in: "ordinal" as const, from: 0, to: mark.block.ordinal.length },
    insert,
  }
}

/** 1. 2、 3. in one list. 一是 and 一要, full and half width are told apart elsewhere or not at all. Tells whether it found one. */
function judgeShape(run: Run, say: Say): boolean {
  if (run.style === "firstly" || run.style === "label" || run.marks.length < 3) return false
  const shapes = run.marks.map((mark) => shape(mark.block.ordinal))
  const counts = new Map<string, number>()
  for (const it of shapes) counts.set(it, (counts.get(it) ?? 0) + 1)
  if (counts.size < 2) return false
  const [usual, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  if (most * 2 <= shapes.length) return false
  const like = run.marks[shapes.indexOf(usual)]!.block.ordinal
  const odd = run.marks.filter((_, i) => shapes[i] !== usual)
  const edits = odd.map((mark) => rewrite(mark, writeOrdinal(run.style, mark.n, like)))
  const first = odd[0]!
  say(
    first,
    `这一列序号多数写作“${like}”，这里写作“${first.block.ordinal}”，写法要一致。改为“${edits[0]!.insert}”。`,
    "warning",
    [{ title: `改为“${edits[0]!.insert}”`, edits, safe: false }],
  )
  return true
}

function shape(ordinal: string): string {
  return ordinal
    .replace(/[一二三四五六七八九十]+|\d+|[①-⑳]/, "n")
    .replace(/[(]/g, "（")
    .replace(/[)]/g, "）")
    .replace(/,/g, "，")
    .replace(/:/g, "：")
    .replace(/要$/, "是")
}
