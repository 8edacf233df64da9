import type { Node } from "prosemirror-model"
import { writeOrdinal } from "../../text/ordinals"
import { hasWrongForm } from "../ordinal-forms"
import { headingMarks, itemMarks, type Mark } from "../ordinal-marks"
import { isOverlooked } from "../ordinal-overlooked"
import { isOneList, renumberings, restyle, rewrite } from "../ordinal-repairs"
import { type Break, follow, type Run, type Wrong } from "../ordinal-runs"
import { type Fix, type ReportFacts, rule, type Severity } from "../types"

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
      const marks = itemMarks(facts, section)
      const doubled = numberedTwice(marks)
      for (const [mark, before] of doubled) sayTwice(mark, before, say)
      if (judge(facts, marks, say) && doubled.length === 0) settled.add(section.node)
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
（1）抓学习。办班12期。
（2）抓队伍。培训80人。
⟦3）⟧抓服务。办结36件。
（4）抓廉洁。谈话20人次。`,
      `一、主要工作
1.抓学习。办班12期。
2.⟦第二，⟧抓队伍。培训80人。
3.抓服务。办结36件。`,
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

/** 2.第二，: the item bears an ordinal, and its text begins with the same number once more. */
function numberedTwice(marks: readonly Mark[]): [mark: Mark, before: Mark][] {
  return marks.flatMap((mark, i): [Mark, Mark][] => {
    const before = marks[i - 1]
    if (mark.at !== "sentence" || mark.span.from !== 0 || before?.at !== "item") return []
    if (before.span.block !== mark.span.block || before.n !== mark.n || before.style === "label") return []
    // （一）一是…；二是…: a list begins inside.
    return mark.n > 1 && before.style !== mark.style ? [[mark, before]] : []
  })
}

function sayTwice(mark: Mark, before: Mark, say: Say): void {
  say(mark, `“${before.text}”后面又写了“${mark.text}”，一条编了两次号。留一个。`, "warning", [
    { title: `删去“${mark.text}”`, edits: [rewrite(mark, "")], safe: false },
  ])
}

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
        what.is === "early" ? [] : fixesOf(run, what),
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

function messageFor(mark: Mark, what: Exclude<Wrong, { is: "mixed" }>, times: number): string {
  const ordinal = mark.text
  if (what.is === "start")
    return `序号从“${ordinal}”开始，前面没有第一条。可能漏了一条，或序号没有改。核对后重排。`
  if (what.is === "early")
    return `“${ordinal}”后面还有“${what.behind.text}”，它不是最后一条。换成接得上的序号，或调整次序。`
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
    what.is !== "early" &&
    !(what.is === "repeat" && mark.n === 1) &&
    run.marks.length >= 3 &&
    isOneList(run)
    ? "error"
    : "warning"
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
  // 1、 and 四， are wrong whatever the rest of the list is like, and told by ordinal-form.
  if (run.marks.some((mark) => hasWrongForm(mark.text))) return false
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
