import type { Decision } from "./choose"
import { isClosing, isOpening } from "./cues"
import type { Frame } from "./frame"
import { type Aside, isSpace, type Line } from "./lines"
import type { Candidate, LeadIn } from "./marks"
import type { Range, Tree, TreeBlock, TreeItem, TreeList, TreeSection } from "./tree"

interface Open {
  item: TreeItem
  list: TreeList
  /** The item began its line. */
  first: boolean
}

/**
 * Puts the decided pieces together: every stretch of every line between two accepted marks goes to the
 * heading, item or paragraph that is open there. Roles are not known yet.
 */
export function assemble(
  text: string,
  lines: readonly Line[],
  asides: readonly Aside[],
  frame: Frame,
  candidates: readonly Candidate[],
  decisions: readonly Decision[],
): Tree {
  const tree: Tree = { skeleton: null, children: [...frame.head] }
  let section: TreeSection | null = null
  let stack: Open[] = []
  /** The section has a list or a lead-in: what follows is no introduction. */
  let listed = false
  const openingEnd = openingEndOf(lines, frame, candidates, decisions)
  const closingFrom = closingStart(lines, frame, candidates, decisions)
  const leadIns = acceptedLeadIns(candidates, decisions)
  let nextLeadIn = 0

  const trim = (from: number, to: number): Range => {
    let a = from
    let b = to
    while (a < b && isSpace(text.charCodeAt(a))) a++
    while (b > a && isSpace(text.charCodeAt(b - 1))) b--
    return [a, b]
  }
  const openSection = (heading: TreeBlock | null): TreeSection => {
    const made: TreeSection = { kind: "section", role: "other", part: null, heading, body: [] }
    tree.children.push(made)
    section = made
    stack = []
    listed = false
    return made
  }
  const siblings = (depth: number): (TreeBlock | TreeList)[] =>
    depth <= 1 ? (section ?? openSection(null)).body : stack[depth - 2]!.item.rest

  const addLeadIn = (range: Range, leadIn: LeadIn, depth: number, runOn: boolean) => {
    listed = true
    siblings(depth).push({ type: "leadIn", ordinal: null, text: range, runOn, role: leadIn.role })
  }
  const addItem = (first: TreeBlock, candidate: Candidate, depth: number, opens: boolean) => {
    const mark = candidate.mark!
    const item: TreeItem = { kind: "item", role: "other", style: mark.style, n: mark.n, first, rest: [] }
    stack.length = Math.min(stack.length, opens ? depth - 1 : depth)
    let list = stack[depth - 1]?.list
    if (opens || !list) {
      list = { kind: "list", role: "other", items: [] }
      siblings(depth).push(list)
      listed = true
    }
    list.items.push(item)
    stack[depth - 1] = { item, list, first: mark.first }
    stack.length = depth
  }
  const addText = (range: Range, line: number, runOn: boolean) => {
    const block = (type: TreeBlock["type"]): TreeBlock => ({ type, ordinal: null, text: range, runOn })
    if (line < openingEnd) {
      tree.children.push(block("opening"))
      return
    }
    if (line >= closingFrom) {
      stack = []
      if (line === closingFrom && !runOn) openSection(null)
      siblings(1).push(block("intro"))
      return
    }
    const to = section ?? openSection(null)
    if (stack.length === 0) {
      if (!listed) {
        to.body.push(block("intro"))
        return
      }
      const item: TreeItem = {
        kind: "item",
        role: "other",
        style: "none",
        n: null,
        first: block("para"),
        rest: [],
      }
      const list: TreeList = { kind: "list", role: "other", items: [item] }
      to.body.push(list)
      stack = [{ item, list, first: !runOn }]
      return
    }
    // A new paragraph goes on with the innermost item that began a paragraph itself; what was counted
    // within a paragraph ended with it.
    let depth = stack.length
    if (!runOn) {
      while (depth > 1 && !stack[depth - 1]!.first) depth--
      stack.length = depth
    }
    stack[depth - 1]!.item.rest.push(block("para"))
  }
  const addAside = (aside: Aside, runOn: boolean) => {
    const block: TreeBlock = {
      type: "aside",
      ordinal: null,
      text: [aside.start, aside.end],
      runOn,
      reason: aside.reason,
    }
    if (stack.length > 0) stack.at(-1)!.item.rest.push(block)
    else if (section) section.body.push(block)
    else tree.children.push(block)
  }

  let c = 0
  let a = 0
  const asidesUpTo = (offset: number) => {
    while (a < asides.length && asides[a]!.start < offset) addAside(asides[a++]!, false)
  }
  const firstBody = lines[frame.from]?.start ?? Number.POSITIVE_INFINITY
  insertHeadAsides(tree, asides, Math.min(firstBody, text.length), (count) => {
    a = count
  })

  for (let i = frame.from; i < frame.to; i++) {
    const line = lines[i]!
    asidesUpTo(line.start)
    let at = line.start
    let runOn = false
    /** Text of the line up to `to`, cut where a lead-in begins. */
    const flush = (to: number, depth: number) => {
      const leadIn = leadIns[nextLeadIn]
      if (leadIn && leadIn.range[0] >= at && leadIn.range[0] < to) {
        nextLeadIn++
        const before = trim(at, leadIn.range[0])
        if (before[1] > before[0]) {
          addText(before, i, runOn)
          runOn = true
        }
        const own = trim(leadIn.range[0], to)
        const at1 = leadIn.depth
        stack.length = Math.min(stack.length, at1 - 1)
        addLeadIn(own, leadIn, at1, runOn)
        runOn = true
        at = to
        return
      }
      const piece = trim(at, to)
      at = to
      if (piece[1] > piece[0]) {
        addText(piece, i, runOn)
        runOn = true
      }
      void depth
    }
    let pending: { block: TreeBlock; candidate: Candidate; decision: Decision } | null = null
    /** Closes the item that was opened on this line: its own text ends at `to`. */
    const settle = (to: number) => {
      if (!pending) return flush(to, 0)
      const { block, candidate, decision } = pending
      pending = null
      const leadIn = leadIns[nextLeadIn]
      const cut =
        leadIn &&
        leadIn.range[0] >= at &&
        leadIn.range[0] < to &&
        trim(at, leadIn.range[0])[1] > trim(at, leadIn.range[0])[0]
          ? leadIn.range[0]
          : to
      // A lead-in that is all the text an item has stays the item's text.
      if (leadIn && leadIn.range[0] >= at && leadIn.range[0] < to && cut === to) nextLeadIn++
      block.text = trim(at, cut)
      if (decision.as === "item") addItem(block, candidate, decision.depth, decision.opens)
      runOn = true
      at = cut
      if (cut < to) flush(to, 0)
    }
    for (; c < candidates.length && candidates[c]!.line === i; c++) {
      const candidate = candidates[c]!
      const decision = decisions[c]!
      if (decision.as === "text") continue
      const { mark } = candidate
      const start = mark ? mark.ordinal[0] : line.start
      settle(start)
      if (decision.as === "heading") {
        const from = mark ? mark.ordinal[1] : line.start
        const end = headingEnd(candidate, from, candidates, decisions, c)
        const block: TreeBlock = {
          type: "heading",
          ordinal: mark?.ordinal ?? null,
          text: trim(from, end),
          runOn: false,
        }
        openSection(block)
        at = end
        runOn = true
      } else {
        const block: TreeBlock = { type: "para", ordinal: mark!.ordinal, text: [0, 0], runOn: !mark!.first }
        pending = { block, candidate, decision }
        at = mark!.ordinal[1]
      }
      while (nextLeadIn < leadIns.length && leadIns[nextLeadIn]!.range[0] < at) nextLeadIn++
    }
    settle(line.end)
  }
  asidesUpTo(lines[frame.to]?.start ?? Number.POSITIVE_INFINITY)
  for (const block of frame.signature) {
    while (a < asides.length && asides[a]!.start < block.text[0]) tree.children.push(asideBlock(asides[a++]!))
    tree.children.push(block)
  }
  while (a < asides.length) tree.children.push(asideBlock(asides[a++]!))
  return tree
}

/** A heading ends where the first item on its line begins, or the sentence that leads over to it. */
function headingEnd(
  candidate: Candidate,
  from: number,
  candidates: readonly Candidate[],
  decisions: readonly Decision[],
  index: number,
): number {
  const { end } = candidate.heading!
  for (let k = index + 1; k < candidates.length && candidates[k]!.line === candidate.line; k++) {
    const { mark } = candidates[k]!
    if (decisions[k]!.as === "text" || !mark) continue
    const lead = mark.leadIn?.range[0] ?? 0
    return Math.min(end, lead > from ? lead : mark.ordinal[0])
  }
  return end
}

function asideBlock(aside: Aside): TreeBlock {
  return {
    type: "aside",
    ordinal: null,
    text: [aside.start, aside.end],
    runOn: false,
    reason: aside.reason,
  }
}

/** Puts what was set aside among the title lines back to its place. */
function insertHeadAsides(
  tree: Tree,
  asides: readonly Aside[],
  before: number,
  done: (count: number) => void,
): void {
  let count = 0
  while (count < asides.length && asides[count]!.start < before) {
    const aside = asides[count]!
    let at = 0
    while (at < tree.children.length && (tree.children[at] as TreeBlock).text[0] < aside.start) at++
    tree.children.splice(at, 0, asideBlock(aside))
    count++
  }
  done(count)
}

interface AcceptedLeadIn extends LeadIn {
  depth: number
}

/** Lead-ins of the lists that were opened, in text order. */
function acceptedLeadIns(candidates: readonly Candidate[], decisions: readonly Decision[]): AcceptedLeadIn[] {
  const out: AcceptedLeadIn[] = []
  const headings = new Set<number>()
  for (const [k, decision] of decisions.entries()) {
    const candidate = candidates[k]!
    if (decision.as === "heading") headings.add(candidate.line)
    if (decision.as !== "item" || !decision.opens) continue
    const leadIn = candidate.mark?.leadIn
    if (!leadIn) continue
    // The line above is the part's heading itself, not a sentence below it.
    if (leadIn.first && headings.has(leadIn.line)) continue
    out.push({ ...leadIn, depth: decision.depth })
  }
  return out
}

/** One past the last line of the opening: what stands before the first heading or item. */
function openingEndOf(
  lines: readonly Line[],
  frame: Frame,
  candidates: readonly Candidate[],
  decisions: readonly Decision[],
): number {
  let firstMark = frame.to
  let firstHeading = frame.to
  let runOnFirst = false
  for (const [k, decision] of decisions.entries()) {
    if (decision.as === "text") continue
    const candidate = candidates[k]!
    if (firstMark === frame.to) {
      firstMark = candidate.line
      runOnFirst = candidate.mark !== null && !candidate.mark.first
    }
    if (decision.as === "heading") {
      firstHeading = candidate.line
      break
    }
  }
  let said = -1
  for (let i = frame.from; i < firstMark && i < frame.from + 12; i++) if (isOpening(lines[i]!.text)) said = i
  if (firstHeading < frame.to && firstHeading === firstMark) return firstHeading
  if (said >= 0) return said + 1
  // Counted within a paragraph: the paragraph belongs to the list, only those before it may open.
  if (firstMark < frame.to) return runOnFirst ? Math.max(frame.from, firstMark) : firstMark
  return frame.from
}

/** First line of the closing words at the very end, or one past the last line. */
function closingStart(
  lines: readonly Line[],
  frame: Frame,
  candidates: readonly Candidate[],
  decisions: readonly Decision[],
): number {
  const lastMarked = candidates.reduce(
    (last, c, k) => (decisions[k]!.as === "text" ? last : Math.max(last, c.line)),
    -1,
  )
  let at = frame.to
  for (let i = frame.to - 1; i > lastMarked && i > frame.from && i >= frame.to - 2; i--) {
    if (!isClosing(lines[i]!.text)) break
    at = i
  }
  return at
}
