import { arranged } from "#shared/merge/arrange"
import { spanAt } from "#shared/merge/own-lines"
import type { Change, Comparison, Piece, Unit } from "#shared/merge/types"
import { kept } from "#shared/model/kept"
import { type Block, readOutline } from "#shared/model/outline"
import type { Verdict } from "./merge"
import { numbersIn } from "./numbers"

/** A stretch of a paragraph as the paper shows it. */
export interface Run {
  text: string
  /** What goes, what comes, or neither. */
  kind: "same" | "del" | "ins"
  /** Key of the matter that it belongs to, or null. */
  matter: string | null
  untracked: boolean
  /** Stands in the words that a comment which waits was put to. */
  comment: string | null
  /** The sentence that an item begins with. */
  lead: boolean
}

export type Look = "t1" | "t2" | "h1" | "flush" | "signature" | "para"

/** A paragraph of the paper: of ours, of theirs, or what both have. */
export interface Line {
  look: Look
  /** The move that it is part of, as long as nobody has decided on it. */
  move: string | null
  runs: readonly Run[]
}

export type Verdicts = ReadonlyMap<string, Verdict>

/** The report with what is decided on done, and what waits marked. */
export function sheetOf(comparison: Comparison, verdicts: Verdicts): Line[] {
  const { blocks } = outlineOf(comparison)
  const comments = commentsByBlock(comparison)
  const numbers = numbersIn(comparison, verdicts)
  const lines: Line[] = []
  for (const unit of unitsInOrder(comparison, verdicts)) {
    let line: (Line & { runs: Run[] }) | null = null
    let block: Block | null = null
    let inLead = false
    const enter = (line: Line & { runs: Run[] }, index: number) => {
      if (blocks[index] === block) return
      block = blocks[index]!
      if (line.runs.every(({ text }) => text === "¶")) line.look = lookOf(block)
      inLead = block.type === "para" && block.item?.blocks[0] === block
    }
    for (const piece of unit.pieces) {
      const verdict = piece.change === null ? undefined : verdicts.get(piece.change)
      const number = numbers.get(piece)
      if (number && line) {
        enter(line, number.block)
        if (number.text !== "") addRun(line.runs, { ...plainRun, text: number.text, lead: inLead })
        continue
      }
      if (!isShown(piece, verdict)) continue
      if (piece.text === "\n" || !line) {
        line = { look: "para", move: openMove(unit, verdicts), runs: [] }
        lines.push(line)
        block = null
        inLead = false
        // A paragraph that is parted or joined says so by a sign; a whole one by its words.
        const tells = piece.text === "\n" && kindOf(piece, verdict) !== "same"
        if (tells && piece !== unit.pieces[0])
          addRun(line.runs, { ...runOf(piece, verdict), text: "¶", comment: null, lead: false })
        if (piece.text === "\n") continue
      }
      const span = piece.ours && spanAt(comparison.layout.lines[piece.ours.line]!, piece.ours.at)
      if (span) enter(line, span.block)
      const own = span?.in === "text" ? comments.get(span.block) : undefined
      const comment =
        own?.find(({ from, to, key }) => from <= span!.from && span!.from < to && !verdicts.has(key))?.key ??
        null
      addRun(line.runs, { ...runOf(piece, verdict), comment, lead: inLead })
      if (piece.text === "。" && kindOf(piece, verdict) !== "del") inLead = false
    }
  }
  return lines
}

const outlineOf = kept((comparison: Comparison) => readOutline(comparison.ours))

const commentsByBlock = kept(({ comments }: Comparison) => {
  const found = new Map<number, { from: number; to: number; key: string }[]>()
  for (const { id, spans } of comments)
    for (const { block, in: where, from, to } of spans) {
      if (where !== "text") continue
      const own = found.get(block) ?? []
      own.push({ from, to, key: `comment ${id}` })
      found.set(block, own)
    }
  return found
})

/** Units in the order that the report has now: what was moved and accepted stands where the copy has it. */
function unitsInOrder({ layout }: Comparison, verdicts: Verdicts): readonly Unit[] {
  const placed = layout.units.map((unit) => ({
    unit,
    own: unit.lines.length > 0 ? layout.lines[unit.lines[0]!]!.blocks[0] : null,
    theirs: unit.theirs,
    fixed: unit.lines.length > 0 && unit.theirs !== null && unit.move === null,
  }))
  const isMoved = ({ unit }: { unit: Unit }) => unit.move !== null && verdicts.get(unit.move) === "accepted"
  return arranged(placed, isMoved).map(({ unit }) => unit)
}

const plainRun: Run = { text: "", kind: "same", matter: null, untracked: false, comment: null, lead: false }

const openMove = ({ move }: Unit, verdicts: Verdicts) => (move !== null && !verdicts.has(move) ? move : null)

function isShown({ ours, theirs, change }: Piece, verdict: Verdict | undefined): boolean {
  if (change === null || verdict === undefined) return true
  return verdict === "accepted" ? theirs : ours !== null
}

function kindOf({ ours, theirs, change }: Piece, verdict: Verdict | undefined): Run["kind"] {
  if (change === null || verdict !== undefined || (ours && theirs)) return "same"
  return ours ? "del" : "ins"
}

function runOf(piece: Piece, verdict: Verdict | undefined): Omit<Run, "comment" | "lead"> {
  return {
    text: piece.text,
    kind: kindOf(piece, verdict),
    matter: piece.change,
    untracked: piece.credit?.by === "untracked",
  }
}

function addRun(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  const isAlike =
    last &&
    last.kind === run.kind &&
    last.matter === run.matter &&
    last.comment === run.comment &&
    last.lead === run.lead
  if (isAlike) last.text += run.text
  else runs.push(run)
}

const looks: Partial<Record<Block["type"], Look>> = {
  title: "t1",
  byline: "t2",
  addressee: "flush",
  heading: "h1",
  signature: "signature",
}

const lookOf = ({ type }: Block): Look => looks[type] ?? "para"

/** So many characters around a change are shown beside it. */
const reach = 30

/** A change in its sentence: what stood there, and what would. */
export interface InContext {
  before: readonly Run[]
  after: readonly Run[]
}

export function inContext(comparison: Comparison, verdicts: Verdicts, { id, type }: Change): InContext {
  // As if only this one were open; the others stand as they were decided, or as they are.
  const others = new Map<string, Verdict>()
  for (const change of comparison.changes)
    if (change.id !== id) others.set(change.id, verdicts.get(change.id) ?? "refused")
  const own = comparison.layout.units.filter(
    (unit) => unit.move === id || unit.pieces.some(({ change }) => change === id),
  )
  const runs: Run[] = []
  for (const unit of own)
    for (const piece of unit.pieces) {
      const verdict = piece.change === null ? undefined : others.get(piece.change)
      if (isShown(piece, verdict))
        addRun(runs, {
          ...runOf(piece, verdict),
          text: piece.text === "\n" ? "¶" : piece.text,
          comment: null,
          lead: false,
        })
    }
  if (type === "move") return { before: around(runs, 0, runs.length), after: [] }
  const marked = [...runs.keys()].filter((i) => runs[i]!.kind !== "same")
  const shown = around(runs, marked[0] ?? 0, (marked.at(-1) ?? -1) + 1)
  return {
    before: shown.filter(({ kind }) => kind !== "ins"),
    after: shown.filter(({ kind }) => kind !== "del"),
  }
}

/** Runs from one to another with the clauses around them; a new paragraph's own sign is left out. */
function around(runs: readonly Run[], from: number, to: number): Run[] {
  const cutAt = (text: string, at: number) => text.slice(at)
  const before = runs.slice(0, from)
  const after = runs.slice(to)
  const left = before.map(({ text }) => text).join("")
  const right = after.map(({ text }) => text).join("")
  const start = Math.max(left.lastIndexOf("。"), left.lastIndexOf("；"), left.lastIndexOf("¶")) + 1
  const stops = ["。", "；", "¶"].map((mark) => right.indexOf(mark)).filter((at) => at >= 0)
  const head = cutAt(left, Math.max(start, left.length - reach))
  const tail = right.slice(0, Math.min(reach, ...stops.map((at) => at + 1)))
  const plain = (text: string): Run[] => (text === "" ? [] : [{ ...plainRun, text }])
  const middle = runs.slice(from, to).filter(({ text }, i) => !(i === 0 && text === "¶"))
  return [...plain(head), ...middle, ...plain(tail.replace(/¶$/, ""))]
}
