/**
 * What is kept of a report's past. Time is cut into steps that lie within each other (five minutes, an hour, a day,
 * a week); of each step the state that stood at its end is kept, and the older a state is, the longer its step. So a
 * report thinned every minute and one thinned once a year come to the same, and a state that a week will need is
 * never dropped by an hour.
 */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const week = 7 * day

/** Up to which age, in milliseconds, a state keeps to which step. Each step is a multiple of the one before. */
const steps: readonly { age: number; step: number }[] = [
  { age: hour, step: 5 * minute },
  { age: day, step: hour },
  { age: 30 * day, step: day },
  { age: Number.POSITIVE_INFINITY, step: week },
]

/** A state that was kept. */
export interface Moment {
  /** When it was saved, milliseconds since 1970. */
  at: number
  /** Named by the writer: stays until the writer deletes it. */
  named: boolean
  /** What it costs, in any unit. */
  size: number
}

/**
 * As much of unnamed states is kept of one report, in characters: some 500 of a report of 5,000 characters as
 * `packReport` packs it, more than the steps leave in seven years.
 */
export const mostKept = 8_000_000

/** The length of the step that a state of this age is kept to. The clock may have been set back: then it is young. */
function stepOf(at: number, now: number): number {
  return steps.find(({ age }) => now - at < age)!.step
}

/** Does the step of five minutes that a state was saved in end before it is replaced? Then the state is worth keeping. */
export function endsStep(savedAt: number, replacedAt: number): boolean {
  const { step } = steps[0]!
  return Math.floor(savedAt / step) !== Math.floor(replacedAt / step)
}

/**
 * Those that stay, in the order given: every named one, of the others the last of each step, and of those the newest
 * that fit.
 *
 * @param most what the unnamed ones may cost together
 */
export function thinned<T extends Moment>(moments: readonly T[], now: number, most = mostKept): T[] {
  const last = new Set<T>()
  let later: T | null = null
  let left = most
  // From the newest: a state is the last of its step if the one that comes after it lies in another.
  for (const moment of [...moments].sort((a, b) => b.at - a.at)) {
    if (moment.named) continue
    const step = stepOf(moment.at, now)
    const isLast = later === null || Math.floor(moment.at / step) !== Math.floor(later.at / step)
    later = moment
    if (!isLast) continue
    left -= moment.size
    if (left < 0) break
    last.add(moment)
  }
  return moments.filter((moment) => moment.named || last.has(moment))
}
