import type { Node } from "prosemirror-model"
import { fitSkeleton, wordedLike } from "../checks/skeleton-fit"
import { newReport } from "../library/new-report"
import { defaultSkeleton, type Skeleton, type SkeletonPart } from "../library/skeletons"
import type { IdSource } from "../model/ids"
import { numbered } from "../model/numbering"
import { type Outline, readOutline, type Section } from "../model/outline"

/**
 * A report on its skeleton: each section knows the part that it fills, and a part that is not there yet gets its
 * heading and empty items. A report that follows no skeleton comes onto the default one by the roles of its
 * sections. What fits no part stays as a section of its own; no word of the old text is changed or moved.
 *
 * @param year for the report that the empty parts are taken from
 */
export function ontoSkeleton(doc: Node, year: number, ids: IdSource): Node {
  const outline = readOutline(doc)
  const skeleton = fitSkeleton(outline)?.skeleton ?? defaultSkeleton
  const parts = new Map(outline.sections.map((section) => [section.node, partOf(section, skeleton)]))
  const children = doc.content.content.map((child) => {
    const part = parts.get(child)
    return part === undefined
      ? child
      : child.type.create({ ...child.attrs, part: part?.key ?? null }, child.content)
  })
  const missing = skeleton.parts.filter((part) => part.required && !isThere(part, outline, parts))
  if (missing.length > 0) {
    const empty = new Map(
      newReport(skeleton, year, ids).content.content.map((child) => [child.attrs.part as string, child]),
    )
    for (const part of missing) children.splice(placeFor(part, children, skeleton), 0, empty.get(part.key)!)
  }
  return doc.type.create(
    { ...doc.attrs, skeleton: skeleton.id },
    missing.length > 0 ? renumbered(children, new Set(doc.content.content.map(headingOf))) : children,
  )
}

function partOf(section: Section, skeleton: Skeleton): SkeletonPart | null {
  const { parts } = skeleton
  const heading = section.heading?.node.textContent ?? ""
  // A role alone tells the part only where the skeleton has one part of that role.
  const alike = parts.filter((part) => part.role === section.role)
  return (
    parts.find((part) => part.key === section.part) ??
    parts.find((part) => part.role === section.role && wordedLike(heading, part)) ??
    (alike.length === 1 && section.role !== "other" ? alike[0]! : null)
  )
}

/** A part is there, too, when its items stand elsewhere: problems inside the review, a report without headings. */
function isThere(
  part: SkeletonPart,
  { items }: Outline,
  parts: ReadonlyMap<Node, SkeletonPart | null>,
): boolean {
  if ([...parts.values()].includes(part)) return true
  return part.role !== "other" && items.some(({ role }) => role === part.role)
}

/** Behind the parts that come before it; else in front of those behind it; else behind the opening. */
function placeFor(part: SkeletonPart, children: readonly Node[], { parts }: Skeleton): number {
  const rank = (key: unknown) => parts.findIndex((it) => it.key === key)
  const own = rank(part.key)
  const ranks = children.map((child) => (child.type.name === "section" ? rank(child.attrs.part) : null))
  const before = lastIndex(ranks, (it) => it !== null && it >= 0 && it < own)
  if (before >= 0) return before + 1
  const behind = ranks.findIndex((it) => it !== null && it > own)
  if (behind >= 0) return behind
  const last = lastIndex(ranks, (it) => it !== null)
  if (last >= 0) return last + 1
  return lastIndex(children, ({ type }) => frameInFront.has(type.name)) + 1
}

function lastIndex<T>(of: readonly T[], fits: (one: T) => boolean): number {
  for (let i = of.length - 1; i >= 0; i--) if (fits(of[i]!)) return i
  return -1
}

const frameInFront: ReadonlySet<string> = new Set(["title", "byline", "addressee", "opening"])

/** The headings counted through 一、二、 where the report counts them so; else a new one has no number either. */
function renumbered(children: readonly Node[], old: ReadonlySet<Node | null>): Node[] {
  const isCounted = (child: Node) => /^[一二三四五六七八九十]+、$/.test(ordinalOf(child))
  const like = children.find((child) => old.has(headingOf(child)) && isCounted(child))
  const counts =
    like !== undefined || !children.some((child) => old.has(headingOf(child)) && headingOf(child))
  const counted = counts ? children.filter(isCounted) : []
  const ordinals = numbered(counted.map(ordinalOf), "han", 1, like && ordinalOf(like))
  return children.map((child) => {
    const n = counted.indexOf(child)
    if (n >= 0) return withOrdinal(child, ordinals[n]!)
    return old.has(headingOf(child)) ? child : withOrdinal(child, "")
  })
}

function headingOf(child: Node): Node | null {
  const first = child.type.name === "section" ? child.firstChild : null
  return first?.type.name === "heading" ? first : null
}

function ordinalOf(child: Node): string {
  return (headingOf(child)?.attrs.ordinal as string | undefined) ?? ""
}

function withOrdinal(child: Node, ordinal: string): Node {
  const heading = headingOf(child)
  if (!heading || heading.attrs.ordinal === ordinal) return child
  return child.copy(
    child.content.replaceChild(0, heading.type.create({ ...heading.attrs, ordinal }, heading.content)),
  )
}
