import type { Node } from "prosemirror-model"
import { type Item, readOutline } from "../../model/outline"
import { attrsOf } from "../../model/schema"
import { type Comment, commentsPart } from "./comments-part"
import { type Layout, standardLayout } from "./layout"
import { printedParagraphs } from "./paper"
import { type PaperPlace, paperPlaces } from "./paper-places"
import type { PaperParagraph, PaperRun } from "./paragraph"
import { bookmarkEnd, bookmarkStart, empty, propertiesOf, runXml, type Xml } from "./paragraph-xml"
import { completedParts } from "./parts"
import { filePropertiesOf, program } from "./properties"
import { ReadyXml } from "./ready-xml"
import { countedRuns, countedText, sliceRuns } from "./runs"
import { type Definition, stylesOf } from "./styles"
import { complete, documentOf, pack } from "./write"

/** What a working copy says beside the report. */
export interface WorkingNotes {
  /** Text that is last year's: block in `outline.blocks`, UTF-16 offsets into its text. May lie over each other. */
  carried: readonly { block: number; from: number; to: number }[]
  /** A comment for an item, by its id, a paragraph a line. Items that the report does not have get none. */
  comments: readonly { item: string; lines: readonly string[] }[]
}

/** Light yellow: seen on paper, too, and no marker pen's colour that a reader would take for his own. */
const shade = "FFF2CC"

/**
 * Writes a working copy: the report by GB/T 9704—2012 with what is still last year's on a tinted ground, and a comment
 * of the program's at each item. It is to be worked on, not to be sent. The same input gives the same bytes.
 */
export async function writeWorkingCopy(
  doc: Node,
  notes: WorkingNotes,
  layout: Layout = standardLayout,
): Promise<Uint8Array> {
  const outline = readOutline(doc)
  const printed = printedParagraphs(outline, layout)
  const places = paperPlaces(printed)
  const tinted = stretchesOf(notes.carried, places)

  const items = new Map(outline.items.map((item) => [item.id, item]))
  const comments: Comment[] = []
  const anchors = new Map<number, Anchor[]>()
  for (const { item, lines } of notes.comments) {
    const place = placeOf(items.get(item), places, printed.length)
    if (!place) continue
    const here = anchors.get(place.paragraph) ?? []
    here.push({ ...place, id: comments.length })
    anchors.set(place.paragraph, here)
    comments.push({ id: comments.length, author: program, date: null, lines })
  }

  const ids = { next: comments.length + 1 }
  const children = printed.map(({ paragraph }, i) => {
    return new ReadyXml(paragraphXml(paragraph, tinted.get(i) ?? [], anchors.get(i) ?? [], ids))
  })
  const styles = stylesOf(layout, attrsOf.report(doc).properties.sealed, [commentText(layout)])
  // docx makes room for the part when there is a comment at all; what is in it is written here.
  const room = comments.length > 0 ? { comments: { children: [{ id: 0, children: [] }] } } : {}
  const properties = filePropertiesOf(doc)
  const parts = completedParts(
    { ...properties, title: `${properties.title}（工作稿）`, edition: null },
    layout,
  )
  if (comments.length > 0) parts.push(commentsPart(comments))
  return complete(await pack(documentOf(children, layout, styles, room), parts))
}

/** Where a comment stands: a stretch of a paragraph's text. */
interface Anchor {
  id: number
  paragraph: number
  from: number
  to: number
}

/** The stretch of an item's first paragraph; of an item that is not printed, the end of the paragraph before. */
function placeOf(
  item: Item | undefined,
  places: ReadonlyMap<number, PaperPlace>,
  paragraphs: number,
): Omit<Anchor, "id"> | null {
  if (!item || paragraphs === 0) return null
  const first = item.blocks[0]!.index
  const own = places.get(first)
  if (own) return { paragraph: own.paragraph, from: own.from, to: own.to }
  for (let i = first - 1; i >= 0; i--) {
    const before = places.get(i)
    if (before) return { paragraph: before.paragraph, from: before.to, to: before.to }
  }
  return { paragraph: 0, from: 0, to: 0 }
}

/** Stretches of paragraphs, ascending and apart. */
function stretchesOf(
  carried: WorkingNotes["carried"],
  places: ReadonlyMap<number, PaperPlace>,
): Map<number, [from: number, to: number][]> {
  const found = new Map<number, [number, number][]>()
  for (const { block, from, to } of carried) {
    const place = places.get(block)
    if (!place) continue
    const stretch: [number, number] = [place.at(from), place.at(to)]
    const own = found.get(place.paragraph)
    if (own) own.push(stretch)
    else found.set(place.paragraph, [stretch])
  }
  for (const [paragraph, stretches] of found) {
    stretches.sort((a, b) => a[0] - b[0])
    const apart: [number, number][] = []
    for (const [from, to] of stretches) {
      const last = apart.at(-1)
      if (last && from <= last[1]) last[1] = Math.max(last[1], to)
      else apart.push([from, to])
    }
    found.set(paragraph, apart)
  }
  return found
}

function paragraphXml(
  paragraph: PaperParagraph,
  tinted: readonly (readonly [from: number, to: number])[],
  anchors: readonly Anchor[],
  ids: { next: number },
): Xml {
  const runs = countedRuns(paragraph)
  const properties = propertiesOf(paragraph)
  const content: Xml[] = properties.length > 0 ? [{ "w:pPr": properties }] : []
  const cuts = [...tinted.flat(), ...anchors.flatMap(({ from, to }) => [from, to])]
  const edges = [...new Set([0, ...cuts, countedText(runs).length])].sort((a, b) => a - b)
  for (const [i, edge] of edges.entries()) {
    for (const { id } of anchors.filter(({ from, to }) => to === edge && from < edge))
      content.push(...commentEnd(id))
    for (const { id, to } of anchors.filter(({ from }) => from === edge)) {
      content.push(empty("w:commentRangeStart", { "w:id": id }))
      if (to === edge) content.push(...commentEnd(id))
    }
    const end = edges[i + 1]
    if (end === undefined) continue
    const carried = tinted.some(([from, to]) => from <= edge && end <= to)
    for (const run of sliceRuns(runs, edge, end))
      content.push(...bookmarked(carried ? { ...run, shade } : run, ids))
  }
  return { "w:p": content }
}

function bookmarked(run: PaperRun, ids: { next: number }): Xml[] {
  const names = run.bookmarks ?? []
  const first = ids.next
  ids.next += names.length
  return [
    ...names.map((name, i) => bookmarkStart(first + i, name)),
    runXml(run),
    ...names.map((_, i) => bookmarkEnd(first + i)),
  ]
}

function commentEnd(id: number): Xml[] {
  return [
    empty("w:commentRangeEnd", { "w:id": id }),
    { "w:r": [empty("w:commentReference", { "w:id": id })] },
  ]
}

/** Without a style of their own comments are set as large as the report, two characters in. */
function commentText(layout: Layout): Definition {
  return {
    id: "CommentText",
    name: "annotation text",
    setting: {
      snapToGrid: false,
      line: 300,
      indent: { "w:firstLineChars": 0, "w:firstLine": 0 },
      align: "left",
    },
    letters: { font: layout.fonts.body, size: 21, spacing: 0 },
  }
}
