import type { Candidate, Mark } from "./marks"

/** What a candidate turned out to be. */
export type Decision =
  | { as: "text" }
  | { as: "heading" }
  /** An item of the list open at `depth` (1 = list of the section), or of a new one there. */
  | { as: "item"; depth: number; opens: boolean }

/**
 * One list that is open while the text is read.
 */
interface Frame {
  up: Frame | null
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
  sig: string
}

/** One partial reading of the text. */
interface State {
  cost: number
  head: { key: string; last: number; numbered: boolean } | null
  /** Line of the heading that was read last, if nothing stands on it but the heading; else `none`. */
  bareHeading: number
  top: Frame | null
  decision: Decision
  back: State | null
  sig: string
}

const beam = 8
const deepest = 6
/** No line; not the line before the first one either. */
const none = -2

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

/**
 * Chooses the reading of all candidates together that costs least: an ordinal that follows its
 * predecessor costs nothing, a gap, a restart without a reason, or an ordinal taken for mere text costs
 * something. So 一、 is known as a heading or an item by the run it belongs to, not by itself.
 *
 * A beam of the cheapest partial readings is kept, so time grows with the number of candidates only.
 */
export function choose(candidates: readonly Candidate[]): Decision[] {
  let states: State[] = [
    { cost: 0, head: null, bareHeading: none, top: null, decision: { as: "text" }, back: null, sig: "" },
  ]
  for (const candidate of candidates) {
    const next = new Map<string, State>()
    for (const state of states)
      for (const made of extend(state, candidate)) {
        const rival = next.get(made.sig)
        if (!rival || made.cost < rival.cost) next.set(made.sig, made)
      }
    states = [...next.values()].sort((a, b) => a.cost - b.cost).slice(0, beam)
    const floor = states[0]!.cost
    if (floor > 1e6) for (const state of states) state.cost -= floor
  }
  const decisions: Decision[] = []
  for (let state: State | null = states[0]!; state?.back; state = state.back) decisions.push(state.decision)
  return decisions.reverse()
}

function extend(state: State, candidate: Candidate): State[] {
  const out: State[] = []
  const { mark, heading, line } = candidate
  if (heading) {
    const cost = headingCost(state, candidate)
    if (cost < 50) {
      const numbered = mark !== null
      const key = mark ? mark.key : "plain"
      const last = mark?.n ?? 0
      const head = { key, last, numbered }
      const bare = heading.form === "alone" ? line : none
      out.push({
        cost: state.cost + cost,
        head,
        bareHeading: bare,
        top: null,
        decision: { as: "heading" },
        back: state,
        sig: `${key}${last}|${bare === none ? "" : "b"}`,
      })
    }
  }
  out.push({
    ...state,
    cost: state.cost + textCost(candidate),
    decision: { as: "text" },
    back: state,
  })
  if (mark) items(state, candidate, mark, out)
  return out
}

function headingCost(state: State, { mark, heading, line }: Candidate): number {
  const { head } = state
  const h = heading!
  let cost = h.form === "alone" ? 0 : h.form === "runIn" ? ((h.cue?.strength ?? 0) >= 0.7 ? 0.3 : 1) : 4
  // A heading with nothing below it, before the next one: rather the other is the heading.
  if (state.bareHeading === line - 1) cost += 1.2
  if (!mark) {
    // Below numbered headings a line like 存在问题 is a subheading, not a new part.
    if (head?.numbered) cost += h.level !== null && h.level <= 1 ? 0.6 : 2.2
    return cost + (h.level !== null ? (h.level <= 1 ? 0 : 1) : 0.5)
  }
  const named = (h.cue?.strength ?? 0) >= 0.9
  switch (mark.style) {
    case "han":
      break
    case "hanParen":
      cost += named ? 1 : 3
      break
    case "di":
    case "arabic":
      cost += named ? 1.2 : 4
      break
    case "label":
      if (mark.key === "label:部分") break
      return 99
    default:
      return 99
  }
  if (h.level === 1) cost -= 1
  if (!head || !head.numbered) cost += start(mark) - 1 + (head ? 0.8 : 0)
  else if (head.key === mark.key) cost += head.last > 0 ? follow(mark, head.last, 2.5) : 0
  else cost += (rank[mark.style] ?? 0) < (rank[head.key] ?? 0) ? 1.5 : 6
  return cost
}

/** Cost of opening a list at this mark. */
function start(mark: Mark): number {
  return mark.n === null ? 1 : 1 + Math.min(mark.n - 1, 4)
}

/** Cost of the mark as the successor of `last` in its list. */
function follow(mark: Mark, last: number, restart: number): number {
  const { n } = mark
  if (n === null) return 0
  if (n === last + 1) return 0
  if (n === 1) return restart
  // 首先 其次 最后: the last word counts as the end of any run.
  if (mark.style === "firstly" && n >= last) return 0.2
  if (n > last) return 1.5 + 0.2 * Math.min(n - last, 5)
  return n === last ? 2 : 3.5
}

const asText: Readonly<Record<string, number>> = {
  shi: 4,
  hanParen: 4,
  han: 4,
  circled: 4,
  arabic: 3,
  arabicParen: 3,
  di: 3,
}

function textCost({ mark, heading }: Candidate): number {
  if (!mark) return heading!.level !== null ? (heading!.level <= 1 ? 4 : 2.5) : 1.6
  if (mark.enclosed) return 0.2
  if (mark.first) return asText[mark.style] ?? 2
  return mark.style === "shi" ? 2 : 1.6
}

function items(state: State, { heading, line }: Candidate, mark: Mark, out: State[]): void {
  const { top, head } = state
  let extra = mark.enclosed ? 1 : 0
  // 1.履职情况 2.存在问题 in a text without 一、 are its headings.
  if (
    heading?.form === "alone" &&
    (heading.cue?.strength ?? 0) >= 0.9 &&
    (!head?.numbered || head.key === mark.key)
  )
    extra += 1.5
  for (let frame = top; frame; frame = frame.up) {
    if (frame.key !== mark.key) continue
    if (mark.n === 1 && frame.key === mark.key) continue // a restart opens a list of its own below
    let cost = follow(mark, frame.last, 9) + extra
    if (frame.first !== mark.first) cost += 0.2
    // A mark in running text can only go on with what is on its line, or just above it.
    if (!mark.first && frame.line < line - 1) cost += 1
    push(state, frame.up, frame.depth, mark, line, cost, false, frame.hadLeadIn || frame.holdsLeadIn, out)
  }
  if (mark.n !== null && mark.n > 1 && !mark.first) return
  let opening = mark.first ? start(mark) : mark.style === "shi" ? 2.2 : 2.8
  if (mark.leadIn && !mark.first) opening -= 1
  opening += extra
  if (!mark.first && mark.before === "：") opening -= 0.2
  // A list of han ordinals stands below a heading without one; else those are the headings.
  if (mark.style === "han" && mark.first) opening += state.head === null || state.head.numbered ? 1.5 : 0
  if (!top) {
    push(state, null, 1, mark, line, opening, true, false, out)
    return
  }
  if (top.depth < deepest)
    push(state, top, top.depth + 1, mark, line, opening + nestCost(top, mark, line), true, false, out)
  for (let frame: Frame | null = top; frame; frame = frame.up)
    push(state, frame.up, frame.depth, mark, line, opening + restartCost(frame, mark), true, false, out)
}

/** Cost of a list inside the item that is open. */
function nestCost(parent: Frame, mark: Mark, line: number): number {
  let cost = 0.4
  if (parent.line !== line && !mark.first) cost += 0.4
  if (parent.key === mark.key) {
    if (mark.first) cost += 2.5
    else if (parent.first && parent.line === line) cost += 0.3
    else cost += mark.before === "：" || mark.before === "，" ? 0.8 : 2.4
  } else if ((rank[mark.style] ?? 3) < (rank[parent.key] ?? 3)) cost += 1.5
  if (mark.leadIn) {
    if (mark.leadIn.whole) cost += parent.last > 1 ? 1.6 : 0.4
    else if (mark.leadIn.first) cost += 0.6
    // 究其原因 in the third problem, none in the first two: it rather speaks of all.
    else if (parent.last > 1 && !parent.hadLeadIn) cost += 0.6
  }
  return cost
}

/** Cost of ending the list `frame` and beginning another one in its place. */
function restartCost(frame: Frame, mark: Mark): number {
  const { leadIn } = mark
  let cost = frame.key === mark.key ? 1.5 : 2.5
  if (leadIn) cost = leadIn.whole ? 0.2 : leadIn.first ? 0.3 : 0.5
  else if (frame.key === mark.key && frame.last < 2) cost += 1
  return cost
}

function push(
  state: State,
  up: Frame | null,
  depth: number,
  mark: Mark,
  line: number,
  cost: number,
  opens: boolean,
  hadLeadIn: boolean,
  out: State[],
): void {
  const parent = opens && up && mark.leadIn && !up.holdsLeadIn ? { ...up, holdsLeadIn: true } : up
  const last = mark.n ?? 0
  const sig = `${parent ? parent.sig : ""}/${mark.key}${last}${mark.first ? "" : "r"}${hadLeadIn ? "h" : ""}`
  const frame: Frame = {
    up: parent,
    depth,
    key: mark.key,
    last,
    first: mark.first,
    line,
    hadLeadIn,
    holdsLeadIn: false,
    sig,
  }
  const { head } = state
  out.push({
    cost: state.cost + cost,
    head,
    bareHeading: none,
    top: frame,
    decision: { as: "item", depth, opens },
    back: state,
    sig: `${head ? head.key + head.last : ""}|${sig}`,
  })
}
