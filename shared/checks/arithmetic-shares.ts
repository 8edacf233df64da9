import { type Exact, type Figure, fitOf, isExact, isShare, ratio, rewrite, sayShare } from "./arithmetic"
import type { LocalReport, Severity } from "./types"

/** A part, the whole that it is most likely of, and others that it may be of instead. */
export interface Portion {
  part: Exact
  whole: Exact
  /** The whole is named in the words of the share itself, or stands right before the part. */
  sure: boolean
}

/** Beyond this a share is of something else: nobody mistypes 12% for 60%. */
const furthest = 0.3

/**
 * What to say of a share that does not fit, or null. It is held against every whole that might be meant, and only
 * what fits none of them is told.
 */
export function misfit(
  claim: Exact,
  { part, whole, sure }: Portion,
  others: readonly Exact[],
): LocalReport | null {
  // 整改381条，整改率100%: a part is its own whole only where they are told apart.
  for (const other of [whole, ...others])
    if (
      other !== part &&
      (other === whole || other.value >= part.value) &&
      fitOf(claim, ...ratio(part, other)) === "fits"
    )
      return null
  const [low, reckoned, high] = ratio(part, whole)
  if (Math.abs(reckoned - (claim.share ?? 0)) > furthest) return null
  // 三分之二 is said of much that is but about so.
  const exactly = claim.unit !== ""
  const severity: Severity =
    exactly && sure && fitOf(claim, low, reckoned, high) === "wrong" ? "error" : "warning"
  return {
    severity,
    message: `百分比与数对不上：${part.text}÷${whole.text}＝${sayShare(reckoned, claim)}，写的是${claim.text}。核对后改正。`,
    fixes: claim.unit === "%" && reckoned <= 1 ? rewrite(claim, reckoned * 100) : [],
  }
}

/** The exact figures of a unit before the `i`-th, nearest first. */
export function before(figures: readonly Figure[], i: number, unit: string): Exact[] {
  const found: Exact[] = []
  for (let k = i - 1; k >= 0; k--) {
    const figure = figures[k]!
    if (figure.unit === unit && isExact(figure) && !isShare(figure)) found.push(figure)
  }
  return found
}

/** Do two numbers look as if a finger had slipped from one to the other: one digit changed, or two changed places? */
export function lookAlike(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  const off: number[] = []
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) off.push(i)
  if (off.length === 1) return true
  const [i, j] = off
  return off.length === 2 && a[i!] === b[j!] && a[j!] === b[i!]
}
