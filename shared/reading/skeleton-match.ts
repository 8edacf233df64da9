import { type Skeleton, type SkeletonPart, skeletons } from "../library/skeletons"
import type { Role } from "../model/roles"
import { plain } from "./cues"
import { isSection, type Tree } from "./tree"

/** The heading of a section and what the section is about. */
interface Headed {
  heading: string
  role: Role
}

/** A skeleton, and the key of the part that each section fills, or null. */
export interface SkeletonFit {
  skeleton: string
  parts: readonly (string | null)[]
}

/** Marks the tree with the skeleton that its headings follow, and each section with its part. */
export function matchSkeleton(text: string, tree: Tree): void {
  const sections = tree.children.filter(isSection).filter((section) => section.heading !== null)
  const title = tree.children
    .filter((child) => !isSection(child) && (child.type === "title" || child.type === "opening"))
    .map((child) => (isSection(child) ? "" : text.slice(...child.text)))
    .join("")
  const fit = fitHeadings(
    sections.map(({ heading, role }) => ({ heading: text.slice(...heading!.text), role })),
    title,
  )
  if (!fit) return
  tree.skeleton = fit.skeleton
  for (const [i, section] of sections.entries()) section.part = fit.parts[i]!
}

/**
 * Finds the skeleton that the headings follow. At least two parts must be there, one of them by its wording:
 * three headings with roles alone are any report.
 *
 * @param title title and opening, which say the kind of report
 */
export function fitHeadings(sections: readonly Headed[], title: string): SkeletonFit | null {
  if (sections.length === 0) return null
  const headings = sections.map(({ heading, role }) => ({ heading: plain(heading), role }))
  let best: { fit: SkeletonFit; score: number } | null = null
  for (const skeleton of skeletons) {
    const { parts, worded } = fill(headings, skeleton)
    const filled = new Set(parts.filter((part) => part !== null))
    if (filled.size < 2 || worded < 1) continue
    const missing = skeleton.parts.filter((part) => part.required && !filled.has(part.key)).length
    const score = worded * 2 + filled.size - missing * 2 + titleScore(skeleton, title)
    // The first of equals: the default skeleton stands in front.
    if (!best || score > best.score) best = { fit: { skeleton: skeleton.id, parts }, score }
  }
  return best?.fit ?? null
}

function fill(sections: readonly Headed[], skeleton: Skeleton): { parts: (string | null)[]; worded: number } {
  let worded = 0
  const parts = sections.map(({ heading, role }) => {
    const byWords =
      skeleton.parts.find((part) => wordings(part).includes(heading)) ??
      skeleton.parts.find(
        (part) => part.role === role && wordings(part).some((wording) => heading.includes(wording)),
      )
    if (byWords) {
      worded++
      return byWords.key
    }
    const alike = skeleton.parts.filter((part) => part.role === role)
    return alike.length === 1 ? alike[0]!.key : null
  })
  return { parts, worded }
}

const bare = new Map<SkeletonPart, string[]>()

/** The wordings of a part as they are compared; skeletons do not change while the program runs. */
function wordings(part: SkeletonPart): string[] {
  let all = bare.get(part)
  if (!all) {
    all = [part.heading, ...part.aliases].map(plain)
    bare.set(part, all)
  }
  return all
}

const known = new Set(skeletons.flatMap((skeleton) => skeleton.parts.flatMap(wordings)))

/** Is this, as `plain` leaves it, the heading of a part in any skeleton, or an alias of one? */
export function isSkeletonHeading(heading: string): boolean {
  return known.has(heading)
}

/** The title says the kind of report as plainly as its headings do. */
const titles: Readonly<Record<string, readonly [wording: RegExp, score: number][]>> = {
  "party-building-duty": [
    [/党建.*述职|述职.*党建/, 3],
    [/述职/, 2],
  ],
  "duty-virtue-integrity": [[/述德|述廉|述学/, 3]],
  "annual-summary": [[/总结/, 3]],
  rectification: [[/整改.{0,8}(?:报告|情况)/, 3]],
}

function titleScore(skeleton: Skeleton, title: string): number {
  return titles[skeleton.id]?.find(([wording]) => wording.test(title))?.[1] ?? 0
}
