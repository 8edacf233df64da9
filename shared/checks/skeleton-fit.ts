import { type Skeleton, type SkeletonPart, skeletonById, skeletons } from "../library/skeletons"
import { kept } from "../model/kept"
import type { Outline, Section } from "../model/outline"
import { attrsOf } from "../model/schema"

/** The skeleton that a report follows, and which of its sections fill which part. */
export interface FittedSkeleton {
  skeleton: Skeleton
  /** Sections by part key, in document order; a part that is not there has none. */
  sections: ReadonlyMap<string, readonly Section[]>
}

/**
 * Finds the skeleton that a report follows, so that somebody can say what is missing from it.
 *
 * The report's own skeleton comes first; without one, each that we know is tried. Either must fit: two
 * parts at least and more than half of the required ones stand there under headings. A bureau's report on
 * parts of its own is on no skeleton, and nothing is missing from it.
 */
export function fitSkeleton(outline: Outline): FittedSkeleton | null {
  const own = skeletonById(attrsOf.report(outline.doc).skeleton)
  let best: { fit: FittedSkeleton; share: number; worded: number } | null = null
  for (const skeleton of own ? [own] : skeletons) {
    const { sections, worded } = fill(skeleton, outline, own !== null)
    const required = skeleton.parts.filter((part) => part.required)
    const present = required.filter((part) => (sections.get(part.key) ?? []).length > 0).length
    if (present < 2 || present * 2 <= required.length) continue
    const share = present / required.length
    if (!best || share > best.share || (share === best.share && worded > best.worded))
      best = { fit: { skeleton, sections }, share, worded }
  }
  return best?.fit ?? null
}

function fill(
  skeleton: Skeleton,
  outline: Outline,
  own: boolean,
): { sections: Map<string, Section[]>; worded: number } {
  const sections = new Map<string, Section[]>(skeleton.parts.map((part) => [part.key, []]))
  let worded = 0
  for (const section of outline.sections) {
    if (!section.heading) continue
    const heading = bare(section.heading.node.textContent)
    const byWord = skeleton.parts.find((part) => wordedLike(heading, part))
    const keyed =
      own && section.part !== null ? skeleton.parts.find((part) => part.key === section.part) : null
    // A role alone tells the part only where the skeleton has one part of that role.
    const alike = skeleton.parts.filter((part) => part.role === section.role)
    const part = keyed ?? byWord ?? (alike.length === 1 ? alike[0] : undefined)
    if (!part) continue
    if (byWord === part) worded++
    sections.get(part.key)?.push(section)
  }
  return { sections, worded }
}

/** Does a heading use the words of a part? Wordings are data (`resources/skeletons`); a longer heading may hold one. */
export function wordedLike(heading: string, part: SkeletonPart): boolean {
  const text = bare(heading)
  return wordingsOf(part).some((wording) => text.includes(wording))
}

const wordingsOf = kept((part: SkeletonPart) => [part.heading, ...part.aliases].map(bare))

function bare(text: string): string {
  return text.replace(/[\s，。：、,.:（）()]/g, "")
}
