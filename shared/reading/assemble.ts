import { trimmed } from "../text/space"
import type { Decision } from "./choose"
import { announcesReport, isClosing, isOpening, isPeroration } from "./cues"
import type { Frame } from "./frame"
import { cueAtStart } from "./labels"
import type { Aside, Line } from "./line"
import type { Candidate, LeadIn, Mark } from "./marks"
import type { Tables } from "./tables"
import { turnOf } from "./tenor"
import type { Range, Tree, TreeBlock } from "./tree"
import { TreeWriter } from "./tree-writer"

/** A decided candidate. */
interface Piece {
  candidate: Candidate
  decision: Exclude<Decision, { as: "text" }>
}

interface AcceptedLeadIn extends LeadIn {
  depth: number
}

/**
 * Puts the decided pieces together: every stretch of every line between two accepted marks goes to the
 * heading, item or paragraph that is open there. Roles are not known yet.
 *
 * @param tables whose cells are decided already
 */
export function assemble(
  text: string,
  lines: readonly Line[],
  asides: readonly Aside[],
  frame: Frame,
  candidates: readonly Candidate[],
  decisions: readonly Decision[],
  { cells, heads }: Pick<Tables, "cells" | "heads">,
): Tree {
  const writer = new TreeWriter()
  const pieces: Piece[] = []
  for (const [i, decision] of decisions.entries())
    if (decision.as !== "text") pieces.push({ candidate: candidates[i]!, decision })
  if (cells.length > 0) {
    pieces.push(...cells)
    pieces.sort((a, b) => a.candidate.line - b.candidate.line)
  }
  const openingEnd = openingEndOf(lines, frame, pieces)
  const closingFrom = closingStart(lines, frame, pieces)
  const leadIns = acceptedLeadIns(pieces)

  let nextAside = 0
  const asidesUpTo = (offset: number, put: (aside: Aside) => void) => {
    while (nextAside < asides.length && asides[nextAside]!.start < offset) put(asides[nextAside++]!)
  }
  const toTop = ({ start, end, reason }: Aside) =>
    writer.block({ type: "aside", ordinal: null, text: [start, end], runOn: false, reason })
  const startOf = (line: number) => lines[line]?.start ?? Number.POSITIVE_INFINITY

  for (const block of frame.head) {
    asidesUpTo(block.text[0], toTop)
    writer.block(block)
  }

  let nextPiece = 0
  let nextLeadIn = 0
  for (let i = frame.from; i < frame.to; i++) {
    const line = lines[i]!
    asidesUpTo(line.start, (aside) => writer.aside(aside))
    if (i === closingFrom) writer.openSection(null)
    if (heads.has(i)) {
      writer.tableHead([line.start, line.end])
      continue
    }
    let at = line.start
    let runOn = false

    /** The lead-in that begins in front of `to`, if there is one. */
    const leadInBefore = (to: number): AcceptedLeadIn | null => {
      while (nextLeadIn < leadIns.length && leadIns[nextLeadIn]!.range[0] < at) nextLeadIn++
      const leadIn = leadIns[nextLeadIn]
      return leadIn && leadIn.range[0] < to ? leadIn : null
    }
    /** Text up to `to`, with the lead-in that it may end in. */
    const textUpTo = (to: number) => {
      const leadIn = leadInBefore(to)
      const own = trimmed(text, at, leadIn?.range[0] ?? to)
      if (own[1] > own[0]) {
        if (own[0] < openingEnd) writer.block({ type: "opening", ordinal: null, text: own, runOn: false })
        else writer.text(own, runOn, goesOn(text, own))
        runOn = true
      }
      if (leadIn) {
        writer.leadIn(trimmed(text, leadIn.range[0], to), leadIn, leadIn.depth, runOn)
        runOn = true
      }
      at = to
    }

    for (let next = pieces[nextPiece]; next?.candidate.line === i; next = pieces[++nextPiece]) {
      const { candidate, decision } = next
      const { mark } = candidate
      textUpTo(mark ? mark.ordinal[0] : line.start)
      at = mark ? mark.ordinal[1] : line.start
      const following = pieces[nextPiece + 1]?.candidate
      const until = following?.line === i && following.mark ? following.mark.ordinal[0] : line.end
      let end =
        decision.as === "heading"
          ? Math.min(until, candidate.heading!.end)
          : Math.min(until, mark?.end ?? until)
      // A lead-in that would be all the text that the item or heading has stays its text.
      const leadIn = leadInBefore(end)
      if (leadIn) {
        const own = trimmed(text, at, leadIn.range[0])
        if (own[1] > own[0]) end = leadIn.range[0]
      }
      const block: TreeBlock = {
        type: decision.as === "heading" ? "heading" : "para",
        ordinal: mark && ordinalOf(mark),
        text: trimmed(text, at, end),
        runOn: mark !== null && mark.ordinal[0] > line.start,
      }
      if (decision.as === "heading") writer.openSection(block)
      else writer.item(block, mark!, decision.depth, decision.opens)
      at = end
      runOn = true
    }
    textUpTo(line.end)
  }

  asidesUpTo(startOf(frame.to), (aside) => writer.aside(aside))
  writer.end()
  for (const block of frame.signature) {
    asidesUpTo(block.text[0], toTop)
    writer.block(block)
  }
  for (const [i, { start, end }] of lines.slice(frame.appendix).entries()) {
    asidesUpTo(start, toTop)
    if (i === 0) writer.openAppendix([start, end])
    else writer.text([start, end], false)
  }
  asidesUpTo(Number.POSITIVE_INFINITY, toTop)
  return writer.tree
}

/** Does a paragraph go on with the one above: that ends in mid-sentence, or this one tells its cause? */
function goesOn(text: string, [start, end]: Range): boolean {
  const above = text.slice(Math.max(0, start - 8), start).trimEnd()
  return /[，、,]$/.test(above) || cueAtStart(text.slice(start, Math.min(end, start + 80)))?.role === "cause"
}

/** An item that begins by its style alone has no ordinal. */
function ordinalOf({ ordinal }: Mark): Range | null {
  return ordinal[1] > ordinal[0] ? ordinal : null
}

/** Lead-ins of the lists that were opened, in text order. */
function acceptedLeadIns(pieces: readonly Piece[]): AcceptedLeadIn[] {
  const out: AcceptedLeadIn[] = []
  const headings = new Set<number>()
  for (const { candidate, decision } of pieces) {
    if (decision.as === "heading") headings.add(candidate.line)
    else if (decision.opens && candidate.mark?.leadIn) {
      const { leadIn } = candidate.mark
      // The line above is the part's heading itself, not a sentence below it.
      if (leadIn.first && headings.has(leadIn.line)) continue
      out.push({ ...leadIn, depth: decision.depth })
    }
  }
  return out
}

/** Where the opening ends: what stands before the first heading or item, also on its line. */
function openingEndOf(lines: readonly Line[], frame: Frame, pieces: readonly Piece[]): number {
  const first = pieces[0]
  if (first?.candidate.mark && !first.candidate.mark.first) {
    const { line, mark } = first.candidate
    const at = mark.ordinal[0]
    const said = lines[line]!.text.slice(0, at - lines[line]!.start).trimEnd()
    if (first.decision.as === "heading" || isOpening(said)) return at
  }
  return lines[openingLines(lines, frame, pieces)]?.start ?? Number.POSITIVE_INFINITY
}

/** One past the last line of the opening. */
function openingLines(lines: readonly Line[], frame: Frame, pieces: readonly Piece[]): number {
  const first = pieces[0]
  const mark = first?.candidate.line ?? frame.to
  let said = frame.from
  for (let i = frame.from; i < mark && i < frame.from + 12; i++) if (isOpening(lines[i]!.text)) said = i + 1
  // Up to the first heading all is opening, but for a part in front of it that has none of its own.
  if (first?.decision.as === "heading")
    return said > frame.from && mark - said > 2 && tellsWork(lines.slice(said, mark)) ? said : mark
  if (said > frame.from) return said
  for (let i = frame.from; i < mark && i < frame.from + 4; i++)
    if (announcesReport(lines[i]!.text)) return i + 1
  // Without a heading, and without words that say so, only what stands before the items opens the report;
  // a sentence that leads over to them is part of them.
  if (!first) return frame.from
  const leadIn = first.candidate.mark?.leadIn
  const to = leadIn?.first && leadIn.line < mark ? leadIn.line : mark
  // In front of the first list of problems or plans stands what was done; only its first lines can open it.
  const turns = !first.candidate.mark?.first && mark < frame.to ? turnOf(lines[mark]!.text, null) : null
  const work: number[] = []
  for (let i = frame.from; i < to; i++) if (tellsWork([lines[i]!])) work.push(i)
  // One paragraph with figures may say what the place is like; two tell what was done.
  const turned = turns !== null || (leadIn?.sure && leadIn.role !== "highlight" && leadIn.role !== "other")
  return work.length > (turned ? 0 : 1) ? work[0]! : to
}

/** A paragraph with two figures tells what was done. */
function tellsWork(lines: readonly Line[]): boolean {
  return lines.some(
    ({ text }) => (text.replace(/(?:19|20)\d\d年?|\d{1,2}月/g, "").match(/\d+(?:\.\d+)?/g)?.length ?? 0) >= 2,
  )
}

/** First line of the closing words at the very end, or one past the last line. */
function closingStart(lines: readonly Line[], frame: Frame, pieces: readonly Piece[]): number {
  const last = pieces.at(-1)
  const lastMarked = last?.candidate.line ?? -1
  let at = frame.to
  for (let i = frame.to - 1; i > lastMarked && i > frame.from && i >= frame.to - 2; i--) {
    if (!isClosing(lines[i]!.text)) break
    at = i
  }
  // Behind items of one paragraph each, one more that looks ahead as a whole belongs to none of them.
  const before = pieces.filter((piece) => piece.candidate.line < lastMarked).at(-1)
  if (
    last?.decision.as === "item" &&
    at - 1 === lastMarked + 1 &&
    (before === undefined || before.candidate.line === lastMarked - 1 || before.decision.as === "heading") &&
    isPeroration(lines[at - 1]!.text)
  )
    at--
  return at
}
