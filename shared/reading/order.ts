import type { Role } from "../model/roles"
import { roles } from "../model/roles"

/**
 * The roles of a report's parts, decided over all of them together: what each one's heading and words say,
 * and the order in which reports go, from work done to what is wanting, its causes, and what will be done.
 */
export interface PartEvidence {
  /** The heading, or the words that opened the part, say it plainly. */
  known: Role | null
  /** What it costs to take the part for each role, 0 for what fits best; only asked where nothing is known. */
  cost: Readonly<Record<Role, number>>
  /** What a sentence inside the part turned it to by its end, or null. */
  ends?: Role | null
}

/** What one part after another costs; what is not listed goes back in the order of a report. */
const next: Readonly<Record<Role, Partial<Record<Role, number>>>> = {
  highlight: { highlight: 0, problem: 0.2, cause: 1.5, measure: 0.8, other: 0.6 },
  problem: { problem: 0.3, cause: 0.1, measure: 0, highlight: 2, other: 0.8 },
  cause: { cause: 0.2, measure: 0, problem: 1.2, highlight: 2.6, other: 0.8 },
  measure: { measure: 0, other: 0.4, problem: 1.8, cause: 2.5, highlight: 3.6 },
  other: { highlight: 0, problem: 0.4, cause: 1, measure: 0.5, other: 0.2 },
}
const begins: Readonly<Record<Role, number>> = {
  highlight: 0,
  other: 0.6,
  problem: 1.5,
  cause: 3,
  measure: 1.8,
}

/** The same for paragraphs without any heading: they go on with what the one above told far more often. */
const nextParagraph: typeof next = {
  highlight: { highlight: 0, problem: 1, cause: 2.5, measure: 1.4, other: 3 },
  problem: { problem: 0, cause: 0.9, measure: 0.9, other: 3 },
  cause: { cause: 0, measure: 0.7, problem: 1.4, other: 3 },
  measure: { measure: 0, other: 3 },
  other: { other: 0, highlight: 1, problem: 1.5, measure: 2 },
}

/** The cheapest roles for all paragraphs of a part that has nothing but paragraphs. */
export function orderedParagraphs(paragraphs: readonly PartEvidence[]): Role[] {
  return cheapest(paragraphs, nextParagraph, 3.5).roles
}

/**
 * Reports that begin with what is wanting and tell what was done behind it: nothing else is as likely where no
 * part was taken for work done, for hardly a report has none.
 */
const nextLate: typeof next = {
  ...next,
  problem: { ...next.problem, highlight: 0.3 },
  cause: { ...next.cause, highlight: 0.3 },
  measure: { ...next.measure, highlight: 0.3 },
}

/** The cheapest roles for all parts. */
export function orderedRoles(parts: readonly PartEvidence[]): Role[] {
  const { roles: usual, cost } = cheapest(parts, next, 2.5)
  const isOdd = parts.length > 2 && usual.includes("problem") && !usual.includes("highlight")
  if (isOdd) return cheapest(parts, nextLate, 2.5).roles
  const lacks = parts.length > 2 && parts.length <= mostParts && !usual.includes("problem")
  return (lacks && withProblems(parts, cost + problemWorth)) || usual
}

/** More parts are no skeleton. */
const mostParts = 12
/** Hardly a report has nothing that is wanting: what it may cost to take a part for that. */
const problemWorth = 1.6

/** The cheapest roles of which one is a problem, where no sentence inside the parts turned to problems. */
function withProblems(parts: readonly PartEvidence[], most: number): Role[] | null {
  if (parts.some(({ ends }) => ends === "problem")) return null
  let best: { roles: Role[]; cost: number } | null = null
  for (const [i, part] of parts.entries()) {
    if (part.known !== null) continue
    const known = parts.map((it, k) => (k === i ? { ...it, known: "problem" as const } : it))
    const found = cheapest(known, next, 2.5)
    const cost = found.cost + part.cost.problem
    if (cost < (best?.cost ?? most)) best = { roles: found.roles, cost }
  }
  return best?.roles ?? null
}

function cheapest(
  parts: readonly PartEvidence[],
  after: typeof next,
  unlisted: number,
): { roles: Role[]; cost: number } {
  const back: Record<Role, Role>[] = []
  let costs: Record<Role, number> | null = null
  for (const [i, { known, cost }] of parts.entries()) {
    const ended = parts[i - 1]?.ends
    const now = {} as Record<Role, number>
    const from = {} as Record<Role, Role>
    for (const role of roles) {
      const own = known === null ? cost[role] : known === role ? 0 : 20
      let best = costs === null ? begins[role] : Number.POSITIVE_INFINITY
      from[role] = role
      if (costs !== null)
        for (const before of roles) {
          const sum: number = costs[before] + (after[ended ?? before][role] ?? unlisted)
          if (sum < best) {
            best = sum
            from[role] = before
          }
        }
      now[role] = best + own
    }
    back.push(from)
    costs = now
  }
  if (costs === null) return { roles: [], cost: 0 }
  const last = costs
  let role = [...roles].sort((a, b) => last[a] - last[b])[0]!
  const cost = last[role]
  const out: Role[] = []
  for (let i = parts.length - 1; i >= 0; i--) {
    out.push(role)
    role = back[i]![role]
  }
  return { roles: out.reverse(), cost }
}
