import { type Skeleton, type SkeletonPart, skeletons } from "../library/skeletons"
import { plain } from "./cues"
import { isSection, type Tree, type TreeSection } from "./tree"

/**
 * Finds the skeleton that the headings follow, and marks each section with the part that it fills. At
 * least two parts must be there, one of them by its wording: three headings with roles alone are any
 * report.
 */
export function matchSkeleton(text: string, tree: Tree): void {
  const sections = new Map<TreeSection, string>()
  for (const child of tree.children)
    if (isSection(child) && child.heading) sections.set(child, plain(text.slice(...child.heading.text)))
  if (sections.size === 0) return
  const title = tree.children
    .filter((child) => !isSection(child) && (child.type === "title" || child.type === "opening"))
    .map((child) => (isSection(child) ? "" : text.slice(...child.text)))
    .join("")
  let best: { skeleton: Skeleton; parts: Map<TreeSection, SkeletonPart>; score: number } | null = null
  for (const skeleton of skeletons) {
    const { parts, worded } = fill(sections, skeleton)
    const filled = new Set([...parts.values()].map((part) => part.key))
    if (filled.size < 2 || worded < 1) continue
    const missing = skeleton.parts.filter((part) => part.required && !filled.has(part.key)).length
    const score = worded * 2 + filled.size - missing * 2 + titleScore(skeleton, title)
    // The first of equals: the default skeleton stands in front.
    if (!best || score > best.score) best = { skeleton, parts, score }
  }
  if (!best) return
  tree.skeleton = best.skeleton.id
  for (const [section, part] of best.parts) section.part = part.key
}

function fill(
  sections: ReadonlyMap<TreeSection, string>,
  skeleton: Skeleton,
): { parts: Map<TreeSection, SkeletonPart>; worded: number } {
  const parts = new Map<TreeSection, SkeletonPart>()
  let worded = 0
  for (const [section, heading] of sections) {
    const exact = skeleton.parts.find((part) => wordings(part).includes(heading))
    const within = skeleton.parts.find(
      (part) => part.role === section.role && wordings(part).some((wording) => heading.includes(wording)),
    )
    const alike = skeleton.parts.filter((part) => part.role === section.role)
    const part = exact ?? within ?? (alike.length === 1 ? alike[0] : undefined)
    if (!part) continue
    if (exact || within) worded++
    parts.set(section, part)
  }
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
