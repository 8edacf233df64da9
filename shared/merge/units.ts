import { kept } from "../model/kept"
import { alignLines } from "./align"
import { alreadyAccepted, pairAccepted } from "./already"
import { carriedStretches } from "./carried"
import type { Chunk, OldLine } from "./chunks"
import { type Indexed, movedStretch, piecesOf } from "./pieces"
import type { Credit, EditedCopy, OwnLine, Piece, Unit } from "./types"

/** A unit that is being made. */
export interface OpenUnit extends Unit {
  pieces: Piece[]
  lines: number[]
  theirs: number | null
  move: string | null
  /** It went at one place and came at another, both tracked, by this person. */
  carried: Credit | null
}

/** Pairs lines with chunks, and takes together what pairs tie together. */
export function unitsOf(
  lines: readonly OwnLine[],
  chunks: readonly Chunk[],
  old: readonly OldLine[],
  { union }: EditedCopy,
  metAt: ({ line: number; at: number } | undefined)[],
): OpenUnit[] {
  const accepted = alreadyAccepted(lines, chunks, old, union)
  const settled = new Set(accepted.values())
  const restA = [...lines.keys()].filter((line) => !accepted.has(line))
  const restB = [...old.keys()].filter((i) => !settled.has(old[i]!.chunk))
  const pairs = alignLines(
    restA.map((line) => lines[line]!),
    restB.map((i) => old[i]!),
  ).map(({ a, b }) => ({ a: a.map((i) => restA[i]!), b: b.map((i) => restB[i]!) }))
  // Chunks from `first` to one past `last` are one unit; a pair may span several.
  const lastOf = chunks.map((_, i) => i)
  for (const { b } of pairs) {
    const first = old[b[0]!]!.chunk
    lastOf[first] = Math.max(lastOf[first]!, old[b.at(-1)!]!.chunk)
  }
  const groupOf = new Int32Array(chunks.length)
  const groups: { from: number; to: number; lines: number[] }[] = []
  for (let from = 0; from < chunks.length; ) {
    let last = lastOf[from]!
    for (let k = from; k <= last; k++) last = Math.max(last, lastOf[k]!)
    groupOf.fill(groups.length, from, last + 1)
    groups.push({ from, to: last + 1, lines: [] })
    from = last + 1
  }
  for (const { a, b } of pairs) groups[groupOf[old[b[0]!]!.chunk]!]!.lines.push(...a)

  for (const [line, chunk] of accepted) groups[groupOf[chunk]!]!.lines.push(line)
  const paired = new Set([...pairs.flatMap(({ a }) => a), ...accepted.keys()])
  pairAccepted(groups, chunks, lines, paired, union)

  const taken = new Set<number>()
  const all = indexedOf(union)
  const indexed = ({ from, to }: { from: number; to: number }) =>
    all.slice(chunks[from]!.from, chunks[to - 1]!.to)
  const met = (index: number, place: { line: number; at: number }) => {
    metAt[index] = place
  }
  const stretches = groups.map((group) => {
    const own = longestRun(group.lines, lines)
    for (const line of own) taken.add(line)
    return { own, stretch: indexed(group), theirs: group.from }
  })
  const carried = carriedStretches(stretches)
  const units: OpenUnit[] = []
  for (const [i, { own, stretch, theirs }] of stretches.entries()) {
    const to = carried.goneTo.get(i)
    if (carried.come.has(i)) continue
    const come = to === undefined ? null : stretches[to]!
    const credit = come ? (stretch[0]?.credit ?? null) : null
    const whole = come ? movedStretch(stretch, come.stretch, credit) : stretch
    const pieces = piecesOf(lines, own, whole, met)
    units.push({
      pieces,
      lines: own,
      theirs: pieces.some((piece) => piece.theirs) ? (come?.theirs ?? theirs) : null,
      move: null,
      carried: credit,
    })
  }
  for (const line of lines.keys())
    if (!taken.has(line))
      units.push({
        pieces: piecesOf(lines, [line], [], met),
        lines: [line],
        theirs: null,
        move: null,
        carried: null,
      })
  // What somebody put in without tracking and took out again with it is nothing.
  return units.filter(({ pieces }) => pieces.length > 0)
}

/** A report is compared with the same copy after every change. */
const indexedOf = kept((union: EditedCopy["union"]): readonly Indexed[] =>
  union.map((c, index) => ({ ...c, index })),
)

/** Of several lines those that stand together, the most of the text. */
function longestRun(numbers: readonly number[], lines: readonly OwnLine[]): number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  let best: number[] = []
  let bestLength = -1
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1
    while (to < sorted.length && sorted[to] === sorted[to - 1]! + 1) to++
    const run = sorted.slice(from, to)
    const length = run.reduce((sum, line) => sum + lines[line]!.text.length, 0)
    if (length > bestLength) {
      best = run
      bestLength = length
    }
    from = to
  }
  return best
}
