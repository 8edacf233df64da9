import { numbered } from "../model/numbering"
import { type OrdinalStyle, writeOrdinal } from "../text/ordinals"
import type { Mark } from "./ordinal-marks"
import type { Break, Run, Wrong } from "./ordinal-runs"
import type { Edit, Fix } from "./types"

/**
 * The fixes of each run, made once: they change the whole list, whichever break they stand at. In a long list
 * with many breaks only the first one offers them, or what is printed would grow with the square of the list.
 */
export function renumberings(broken: readonly Break[]): (run: Run, what: Wrong) => Fix[] {
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
export function restyle(run: Run, before: Mark, as: OrdinalStyle): Fix {
  const edits = run.marks.map((mark) => rewrite(mark, writeOrdinal(as, mark.n, before.text)))
  const last = edits.at(-1)!.insert
  const title = edits.length === 1 ? `改为“${last}”` : `改为“${edits[0]!.insert}”到“${last}”`
  return { title, edits, safe: false }
}

export function rewrite({ span }: Mark, insert: string): Edit {
  return { span, insert }
}

/** Items of one depth: the outline cannot be read so that they are several lists. */
export function isOneList({ marks, level }: Run): boolean {
  return marks.every((mark) => mark.at === "item" && mark.level === level)
}
