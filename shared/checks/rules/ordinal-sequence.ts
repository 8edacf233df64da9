import type { Node } from "prosemirror-model"
import { numbered } from "../../model/numbering"
import { type OrdinalStyle, writeOrdinal } from "../../text/ordinals"
import { headingMarks, itemMarks, kindOf, type Mark } from "../ordinal-marks"
import { type Edit, type Fix, type ReportFacts, rule, type Severity } from "../types"

/** A run of ordinals that count on: what a person would call one list, however the reader nested it. */
interface Run {
  key: string
  style: OrdinalStyle
  level: number
  marks: Mark[]
  last: number
  /** The number that the next mark has already been overtaken by: 一 三 二 四. */
  overtaken: number | null
}

type Wrong =
  | { is: "gap"; before: Mark; swapped: boolean }
  | { is: "repeat" | "slip"; before: Mark }
  | { is: "mixed"; before: Mark; as: OrdinalStyle }
  | { is: "start" }

interface Break {
  mark: Mark
  run: Run
  what: Wrong
}

type Say = (mark: Mark, message: string, severity: Severity, fixes: Fix[]) => void

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
    const say: Say = ({ span }, message, severity, fixes) => flag(span, { message, severity, fixes })
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
      // A list inside an item, written like the list around it: running on, and with nothing that announces it.
      `一、主要工作
一是抓学习。一是集中学12次；二是个人学5次；三是外出学3次。
二是抓队伍。培训30人次。
三是抓阵地。建成2处。
四是抓服务。办结36件。`,
      `一、主要工作
一是抓学习。具体做到三个坚持，一是坚持集中学12次，二是坚持个人学5次，三是坚持外出学2次。
二是抓队伍。培训30人次。
三是抓阵地。建成2处。
四是抓服务。办结36件。`,
      `一、主要工作
一是抓学习。重点抓了三件事。一是集中学12次。二是个人学5次。三是外出学2次。
二是抓队伍。培训30人次。
三是抓阵地。建成2处。`,
      // Its first hidden in a clause.
      `一、主要工作
一是抓学习。做到“三个坚持”，即一是坚持集中学12次；二是坚持个人学5次；三是坚持外出学2次。
二是抓队伍。培训30人次。
三是抓阵地。建成2处。
四是抓服务。办结36件。`,
      // On a line of its own.
      `一、主要工作
一是抓学习。集中学12次。
其中，一是机关8次。二是农村4次。
二是抓队伍。培训30人次。`,
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

/** Returns whether nothing was found, and nothing outside `marks` was looked at. */
function judge(facts: ReportFacts, marks: readonly Mark[], say: Say): boolean {
  const { runs, broken, alone } = follow(facts, marks)
  const fixesOf = renumberings(broken)
  for (const [i, { mark, run, what }] of broken.entries()) {
    if (echoes(broken[i - 1], broken[i]!) || isOverlooked(facts, mark, run, what)) continue
    if (what.is !== "mixed") {
      say(
        mark,
        messageFor(mark, what, timesWritten(broken, i)),
        severityOf(mark, run, what),
        fixesOf(run, what),
      )
      continue
    }
    // Nobody writes 第五 in the style of 首先.
    const fixes = what.as === "firstly" || what.as === "label" ? [] : [restyle(run, what.before, what.as)]
    say(
      mark,
      `前面用“${what.before.text}”，这里换成了“${mark.text}”，同一列序号的写法要一致。${fixes[0] ? `${fixes[0].title}。` : "选一种写法。"}`,
      "warning",
      fixes,
    )
  }
  const spoilt = new Set(broken.map((it) => it.run))
  const odd = runs.filter((run) => !spoilt.has(run) && judgeShape(run, say))
  return alone && broken.length === 0 && odd.length === 0
}

/** Does a break say again what the one before it says? 一是 一是 一是 is told once. */
function echoes(before: Break | undefined, { mark, run, what }: Break): boolean {
  if (!before || before.run !== run || what.is !== "repeat" || before.what.is !== "repeat") return false
  return what.before === before.mark && mark.n === before.mark.n && before.mark.n === before.what.before.n
}

/** How often the number of a repeated mark stands there in a row. */
function timesWritten(broken: readonly Break[], first: number): number {
  let i = first + 1
  while (i < broken.length && echoes(broken[i - 1], broken[i]!)) i++
  return i - first + 1
}

/**
 * The fixes of each run, made once: they change the whole list, whichever break they stand at. In a long list
 * with many breaks only the first one offers them, or what is printed would grow with the square of the list.
 */
function renumberings(broken: readonly Break[]): (run: Run, what: Wrong) => Fix[] {
  const breaks = new Map<Run, number>()
  for (const { run } of broken) breaks.set(run, (breaks.get(run) ?? 0) + 1)
  const made = new Map<Run, Fix[]>()
  return (run, what) => {
    const known = made.get(run)
    if (known) return run.marks.length * breaks.get(run)! > mostEdits ? [] : known
    const fixes = renumber(run, what)
    made.set(run, fixes)
    return fixes
  }
}

const mostEdits = 400

/** Sorts marks into runs, and notes each that fits in none. `alone` unless another section was looked at. */
function follow(
  facts: ReportFacts,
  marks: readonly Mark[],
): { runs: Run[]; broken: Break[]; alone: boolean } {
  const open: Run[] = []
  /** Runs that ended under the same lead-in: a list may go on after an excursion (（一）1. 2. （二）3. 4.). */
  let closed: Run[] = []
  const runs: Run[] = []
  const broken: Break[] = []
  let scope = marks[0]?.scope ?? 0
  let alone = true
  let hidden: ReadonlySet<Mark> | null = null

  const closeFrom = (level: number) => {
    while (open.length > 0 && open.at(-1)!.level >= level) closed.push(open.pop()!)
    // Nobody goes on counting from further back, and every mark looks through them.
    if (closed.length > 64) closed = closed.slice(-32)
  }
  const start = (mark: Mark): Run => {
    closeFrom(mark.level)
    const { key, style, level, n } = mark
    const run: Run = { key, style, level, marks: [mark], last: n, overtaken: null }
    open.push(run)
    runs.push(run)
    return run
  }
  const goOn = (run: Run, mark: Mark, last = mark.n) => {
    if (open.includes(run)) closed.push(...open.splice(open.indexOf(run) + 1))
    else {
      closed = closed.filter((it) => it !== run)
      closeFrom(run.level)
      open.push(run)
    }
    run.marks.push(mark)
    run.last = run.overtaken ?? last
    run.overtaken = null
  }

  /**
   * 1 [即一是 2 3] 2 3: a number that repeats others fits once a list inside, whose first is hidden, is told
   * apart from the list around it. Returns whether it was placed.
   */
  const fitBehindHidden = (run: Run, mark: Mark): boolean => {
    hidden ??= behindHiddenFirst(facts, marks)
    if (hidden.size === 0) return false
    if (hidden.has(mark)) {
      start(mark)
      return true
    }
    const inner = innerFrom(run.marks, mark.n, hidden)
    if (inner === null) return false
    const inside = run.marks.splice(inner)
    const { key, style, level } = run
    const apart: Run = { key, style, level, marks: inside, last: inside.at(-1)!.n, overtaken: null }
    runs.push(apart)
    closed.push(apart)
    run.overtaken = null
    goOn(run, mark)
    return true
  }

  for (const [i, mark] of marks.entries()) {
    if (mark.scope !== scope) {
      scope = mark.scope
      open.length = 0
      closed = []
    }
    const alike = open.filter((run) => run.key === mark.key && canJoin(run, mark))
    const nearest = closest(alike, mark)
    const other = open.at(-1)
    const mixed: Wrong | null =
      other && mixes(other, mark) ? { is: "mixed", before: other.marks.at(-1)!, as: other.style } : null
    if (mark.style === "firstly") {
      if (mark.at !== "item") continue
      if (nearest && mark.n > 1) goOn(nearest, mark)
      else {
        const run = start(mark)
        if (mixed) broken.push({ mark, run, what: mixed })
      }
      continue
    }
    const continued =
      closest(
        alike.filter((run) => run.last + 1 === mark.n),
        mark,
      ) ??
      closest(
        closed.filter((run) => run.key === mark.key && run.last + 1 === mark.n && canJoin(run, mark)),
        mark,
      )
    if (continued) {
      goOn(continued, mark)
      continue
    }
    const next = nextOf(marks, i)
    if (nearest && isSlip(nearest.last + 1, mark.n, next)) {
      broken.push({ mark, run: nearest, what: { is: "slip", before: nearest.marks.at(-1)! } })
      goOn(nearest, mark, nearest.last + 1)
    } else if (mark.n === 1) {
      if (nearest && !mark.announced && isStray(nearest, mark, next) && !beginsInside(marks, i, nearest)) {
        broken.push({ mark, run: nearest, what: { is: "repeat", before: nearest.marks.at(-1)! } })
        goOn(nearest, mark, nearest.last === 1 ? 1 : nearest.last + 1)
      } else start(mark)
    } else if (nearest) {
      // In running text a number far from its neighbours belongs to something else.
      if (mark.at !== "item" && Math.abs(mark.n - nearest.last) > 3) continue
      if (mark.n <= nearest.last && fitBehindHidden(nearest, mark)) continue
      const before = nearest.marks.at(-1)!
      const swapped = mark.n === nearest.last + 2 && next === nearest.last + 1
      const what: Wrong = mark.n <= nearest.last ? { is: "repeat", before } : { is: "gap", before, swapped }
      broken.push({ mark, run: nearest, what })
      goOn(nearest, mark, swapped ? nearest.last : mark.n)
      if (swapped) nearest.overtaken = mark.n
    } else if (mark.at === "clause") {
      // 主要原因一是…；二是…: the first is hidden in its sentence. The rest is followed without a word.
      start(mark)
    } else if (mixed) broken.push({ mark, run: start(mark), what: mixed })
    else if (mark.at === "item") {
      const run = start(mark)
      if (countsOn(facts, mark)) alone = false
      else broken.push({ mark, run, what: { is: "start" } })
      // 二 一 三: whatever depth the reader gave the one.
      const behind = marks[i + 1]
      if (mark.n === 2 && behind?.n === 1 && behind.key === mark.key && behind.scope === mark.scope) {
        run.last = 0
        run.overtaken = 2
      }
    }
  }
  return { runs, broken, alone }
}

/** Ordinals between commas belong to their own sentence, not to the items around it. */
function canJoin(run: Run, mark: Mark): boolean {
  if (mark.at !== "clause" || mark.n === 1) return true
  const last = run.marks.at(-1)!
  return last.at !== "item" && last.span.block === mark.span.block
}

/** Of several runs the one of the mark's own depth, else the last. */
function closest(runs: readonly Run[], mark: Mark): Run | undefined {
  return runs.filter((run) => run.level === mark.level).at(-1) ?? runs.at(-1)
}

/** Marks or blocks to look at on either side: further off nothing bears on one ordinal, and time stays in proportion. */
const lookAround = 300

/** The number that follows in the same list, as far as levels tell, or null. */
function nextOf(marks: readonly Mark[], i: number): number | null {
  const mark = marks[i]!
  for (let j = i + 1; j < marks.length && j < i + lookAround; j++) {
    const other = marks[j]!
    if (other.scope !== mark.scope || other.level < mark.level - 0.5) return null
    if (other.key === mark.key && Math.abs(other.level - mark.level) <= 0.5) return other.n
  }
  return null
}

/** 一 二 一 四, 一 二 五 四: the next number shows what this one should have been. */
function isSlip(expected: number, n: number, following: number | null): boolean {
  return n !== expected && following === expected + 1 && following !== n + 1
}

/** 一 一 二, 一 二 一: a one that begins no list of its own. */
function isStray(nearest: Run, mark: Mark, next: number | null): boolean {
  if (Math.abs(nearest.level - mark.level) > 1) return false
  return nearest.last === 1 || (mark.at === "item" && next === null && nearest.level === mark.level)
}

/** 一 [一 二 三] 二: a one deeper than the list around it, with a two of its own, behind which that list goes on. */
function beginsInside(marks: readonly Mark[], i: number, around: Run): boolean {
  const mark = marks[i]!
  if (mark.level <= around.level) return false
  let counts = false
  for (let j = i + 1; j < marks.length && j < i + lookAround; j++) {
    const other = marks[j]!
    if (other.scope !== mark.scope) return false
    if (other.key !== mark.key) continue
    if (other.level <= around.level)
      return counts && other.level === around.level && other.n === around.last + 1
    if (other.n === 2 && Math.abs(other.level - mark.level) <= 0.5) counts = true
  }
  return false
}

/** A first that no head of a clause shows: 即一是. Not in 统一是, 之一是; 1、2月 and 第一要务 are no ordinals at all. */
const hiddenFirsts: Partial<Record<OrdinalStyle, RegExp>> = {
  shi: /(?<![统唯之第同逐单二三四五六七八九十])一是/,
  hanParen: /[（(]一[）)]/,
  arabicParen: /[（(]1[）)]/,
  circled: /①/,
}

/** The second marks of lists whose first stands in the text right before them, where no ordinal is looked for. */
function behindHiddenFirst(facts: ReportFacts, marks: readonly Mark[]): ReadonlySet<Mark> {
  const found = new Set<Mark>()
  for (const [i, mark] of marks.entries()) {
    const before = marks[i - 1]
    const pattern = hiddenFirsts[mark.style]
    if (mark.n !== 2 || !before || !pattern || before.scope !== mark.scope) continue
    const { block, from } = mark.span
    const end = mark.span.in === "text" ? from : 0
    // The list runs on from its first: a paragraph or two further back is another matter.
    for (let b = Math.max(before.span.block, block - 2); b <= block; b++) {
      const start = b === before.span.block && before.span.in === "text" ? before.span.to : 0
      if (pattern.test(facts.blocks[b]!.text.slice(start, b === block ? end : undefined))) found.add(mark)
    }
  }
  return found
}

/** Where in a run a list with a hidden first begins, that counts on evenly to its end, so that `n` follows what is before it. */
function innerFrom(marks: readonly Mark[], n: number, hidden: ReadonlySet<Mark>): number | null {
  for (let i = marks.length - 1; i > 0 && i > marks.length - 100; i--) {
    const mark = marks[i]!
    if (hidden.has(mark)) return marks[i - 1]!.n + 1 === n ? i : null
    if (marks[i - 1]!.n + 1 !== mark.n) return null
  }
  return null
}

/** Another style goes on counting where the list left off: 一是 二是 第三， — but 最后 may end any list. */
function mixes(run: Run, mark: Mark): boolean {
  return mark.n > 1 && run.last === mark.n - 1 && run.key !== mark.key && !mark.text.startsWith("最后")
}

/** A list may go on from the list of the section before it: （一）—（三） under 一、, （四） under 二、. */
function countsOn(facts: ReportFacts, mark: Mark): boolean {
  const end = mark.span.block - 1
  for (let i = end; i >= 0 && i > end - lookAround; i--) {
    const before = kindOf(facts.outline.blocks[i]!.ordinal)
    if (before?.key === mark.key) return before.n === mark.n - 1
  }
  return false
}

/**
 * The number that seems to be left out stands in the text in between, in a place where no ordinal is looked
 * for: the writer did not leave it out.
 */
function isOverlooked(facts: ReportFacts, mark: Mark, run: Run, what: Wrong): boolean {
  if (what.is !== "start" && (what.is !== "gap" || what.swapped)) return false
  const pattern = shapeOf(run.style, mark.n - 1)
  if (!pattern) return false
  const after = what.is === "gap" ? what.before.span : null
  const first = after?.block ?? facts.outline.blocks[mark.span.block]?.section?.blocks[0] ?? 0
  for (let i = Math.max(first, mark.span.block - lookAround); i <= mark.span.block; i++) {
    if (i === mark.span.block && mark.span.in === "ordinal") return false
    const to = i === mark.span.block ? mark.span.from : undefined
    const from = i === after?.block && after.in === "text" ? after.to : 0
    if (pattern.test(facts.blocks[i]!.text.slice(from, to))) return true
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

function messageFor(mark: Mark, what: Exclude<Wrong, { is: "mixed" }>, times: number): string {
  const ordinal = mark.text
  if (what.is === "start")
    return `序号从“${ordinal}”开始，前面没有第一条。可能漏了一条，或序号没有改。核对后重排。`
  const before = what.before.text
  if (what.is === "gap" && what.swapped)
    return `“${before}”后面是“${ordinal}”，与下一条颠倒了。核对次序后重排。`
  if (what.is === "gap")
    return `“${before}”后面是“${ordinal}”，中间跳了号。可能漏了一条，或删过一条。核对后重排。`
  if (mark.n === what.before.n) return `“${ordinal}”用了${times === 2 ? "两" : ` ${times} `}次。核对后重排。`
  return `“${before}”后面是“${ordinal}”，序号没有接上。核对后重排。`
}

/**
 * Certain where the rest of the list bears witness. Two ordinals alone may belong to something else, a one
 * may begin a list that nothing announces, and where the reader found several depths there may be several lists.
 */
function severityOf(mark: Mark, run: Run, what: Wrong): Severity {
  return what.is !== "start" &&
    !(what.is === "repeat" && mark.n === 1) &&
    run.marks.length >= 3 &&
    isOneList(run)
    ? "error"
    : "warning"
}

/** Items of one depth: the outline cannot be read so that they are several lists. */
function isOneList({ marks, level }: Run): boolean {
  return marks.every((mark) => mark.at === "item" && mark.level === level)
}

/**
 * Numbers the whole run anew. Unasked only when its last number is its length: then a digit was mistyped and
 * nothing was lost. A gap that shifts the rest may be a paragraph that fell out, which only the writer knows.
 */
function renumber(run: Run, what: Wrong): Fix[] {
  if (run.style === "label" || (run.marks[0]!.n !== 1 && what.is !== "start")) return []
  // No ordinal of a list goes beyond 九十九: so long a list is none that anybody numbers.
  if (run.marks.length > 99) return []
  const ordinals = run.marks.map((mark) => mark.text)
  const fresh = numbered(ordinals, run.style, 1)
  const edits = run.marks.flatMap((mark, i) => (ordinals[i] === fresh[i] ? [] : [rewrite(mark, fresh[i]!)]))
  if (edits.length === 0) return []
  const title = edits.length === 1 ? `改为“${edits[0]!.insert}”` : `重排为“${fresh[0]}”到“${fresh.at(-1)}”`
  const certain = run.marks[0]!.n === 1 && run.marks.at(-1)!.n === run.marks.length
  return [{ title, edits, safe: certain && isOneList(run) }]
}

/** Writes the run that goes on in another style as the list before it is written. */
function restyle(run: Run, before: Mark, as: OrdinalStyle): Fix {
  const edits = run.marks.map((mark) => rewrite(mark, writeOrdinal(as, mark.n, before.text)))
  const last = edits.at(-1)!.insert
  const title = edits.length === 1 ? `改为“${last}”` : `改为“${edits[0]!.insert}”到“${last}”`
  return { title, edits, safe: false }
}

function rewrite({ span }: Mark, insert: string): Edit {
  return { span, insert }
}

/** 1. 2、 3. in one list. 一是 and 一要, full and half width are told apart elsewhere or not at all. Tells whether it found one. */
function judgeShape(run: Run, say: Say): boolean {
  if (run.style === "firstly" || run.style === "label" || run.marks.length < 3) return false
  const shapes = run.marks.map((mark) => mark.shape)
  const counts = new Map<string, number>()
  for (const it of shapes) counts.set(it, (counts.get(it) ?? 0) + 1)
  if (counts.size < 2) return false
  const [usual, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  if (most * 2 <= shapes.length) return false
  const like = run.marks[shapes.indexOf(usual)]!.text
  const odd = run.marks.filter((_, i) => shapes[i] !== usual)
  const edits = odd.map((mark) => rewrite(mark, writeOrdinal(run.style, mark.n, like)))
  const first = odd[0]!
  const insert = edits[0]!.insert
  say(
    first,
    `这一列序号多数写作“${like}”，这里写作“${first.text}”，写法要一致。改为“${insert}”。`,
    "warning",
    [{ title: `改为“${insert}”`, edits, safe: false }],
  )
  return true
}
