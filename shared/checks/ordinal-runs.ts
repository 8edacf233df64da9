import type { OrdinalStyle } from "../text/ordinals"
import { kindOf, type Mark } from "./ordinal-marks"
import type { ReportFacts } from "./types"

/** A run of ordinals that count on: what a person would call one list, however the reader nested it. */
export interface Run {
  key: string
  style: OrdinalStyle
  level: number
  marks: Mark[]
  last: number
  /** The number that the next mark has already been overtaken by: 一 三 二 四. */
  overtaken: number | null
  /** The number that an ordinal of another style took in it: 一是 二是 第三， 四是. */
  standIn: number | null
}

export type Wrong =
  | { is: "gap"; before: Mark; swapped: boolean }
  | { is: "repeat" | "slip"; before: Mark }
  | { is: "mixed"; before: Mark; as: OrdinalStyle }
  | { is: "start" }
  /** 最后 before the list has ended. */
  | { is: "early"; behind: Mark }

export interface Break {
  mark: Mark
  run: Run
  what: Wrong
}

/** Sorts marks into runs, and notes each that fits in none. `alone` unless another section was looked at. */
export function follow(
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
    const run: Run = { key, style, level, marks: [mark], last: n, overtaken: null, standIn: null }
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
    run.standIn = null
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
    const apart: Run = {
      key,
      style,
      level,
      marks: inside,
      last: inside.at(-1)!.n,
      overtaken: null,
      standIn: null,
    }
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
        alike.filter((run) => goesOnWith(run, mark.n)),
        mark,
      ) ??
      closest(
        closed.filter((run) => run.key === mark.key && goesOnWith(run, mark.n) && canJoin(run, mark)),
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
    } else if (mark.at === "item" && goesOnBehindLast(other, mark)) {
      broken.push({ mark: other!.marks.at(-1)!, run: other!, what: { is: "early", behind: mark } })
      start(mark)
    } else if (mark.at === "clause") {
      // 主要原因一是…；二是…: the first is hidden in its sentence. The rest is followed without a word.
      start(mark)
    } else if (mixed && mark.at === "item" && countsOn(facts, mark)) {
      // （二） 改进措施：一是 二是 （三）: behind a lead-in the list around it goes on.
      start(mark)
      alone = false
    } else if (mixed) {
      other!.standIn = mark.n
      broken.push({ mark, run: start(mark), what: mixed })
    } else if (mark.at === "item") {
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

function goesOnWith({ last, standIn }: Run, n: number): boolean {
  return n === last + 1 || (standIn !== null && n === standIn + 1)
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
export const lookAround = 300

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

/** 首先 其次 最后 第四: what is called the last is not. */
function goesOnBehindLast(run: Run | undefined, mark: Mark): boolean {
  return (
    run?.style === "firstly" && run.marks.at(-1)!.text.startsWith("最后") && mark.n === run.marks.length + 1
  )
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
