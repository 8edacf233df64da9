import { kept } from "../model/kept"
import type { Item, Section } from "../model/outline"
import type { Span } from "../model/text-map"
import { kindOf } from "./ordinal-marks"
import { leadSpan, wholeBlock } from "./places"
import type { ReportFacts } from "./types"

/** A highlight, or a part of the report told without items, in which nothing is counted. */
export interface Uncounted {
  /** Where to say so: on its lead, or on the heading of the part. */
  place: Span
  item: Item | null
  /** 作风, 廉洁 of a whole unit: a figure is not what makes the point there. */
  conduct: boolean
  /** Nothing but its place says that it is a highlight: it may be an introduction, or the last words. */
  unsure: boolean
  /** Its blocks and those of everything inside it, by index. */
  blocks: readonly number[]
}

/** Parts about the writer's own conduct or what was learnt: nobody counts virtues and thoughts. */
const uncounted =
  /述[德廉]|德廉|廉洁(?:自律|从政|从业|履职|奉公)|自律(?:情况|规定|准则)|品[德行]|修身|律己|遵守.*(?:规定|纪律)|体会|启示|感悟/
const conduct = /德|廉|品行|自律|作风/

/** A point inside a highlight shorter than this (characters) is a phrase of a list, no work of its own. */
const leastPoint = 30

/**
 * The highlights without a figure. One with figures may still have a point without any: that counts when the point is
 * a paragraph of its own and at least half of the points beside it do have figures, so that it stands out.
 */
export const uncountedHighlights = kept((facts: ReportFacts): readonly Uncounted[] => {
  const out: Uncounted[] = []
  for (const item of facts.outline.items) {
    if (item.role !== "highlight" || isCounted(facts, item) || isUncounted(item.section)) continue
    const blocks = blocksWithin(item)
    if (!hasText(facts, blocks)) continue
    if (item.parent?.role === "highlight" && !standsOut(facts, item)) continue
    out.push({
      place: leadSpan(item),
      item,
      conduct: isAboutConduct(item.section),
      unsure: !isMarked(item),
      blocks,
    })
  }
  // Highlights told in paragraphs, without items: nobody can say where one ends, so the part is judged as one.
  for (const section of facts.outline.sections) {
    if (section.role !== "highlight" || section.items.length > 0 || section.intro.length === 0) continue
    if (isUncounted(section)) continue
    const blocks = section.intro.map((block) => block.index)
    if (blocks.some((index) => facts.blocks[index]!.quantities.length > 0) || !hasText(facts, blocks))
      continue
    const { index } = section.heading ?? section.intro[0]!
    out.push({
      place: wholeBlock(facts, index),
      item: null,
      conduct: isAboutConduct(section),
      unsure: false,
      blocks,
    })
  }
  return out
})

/** An item bears an ordinal under a heading, or is all that stands under one that does (四、社会教育有温度。). */
function isMarked({ ordinal, section }: Item): boolean {
  if (!section.heading) return false
  return ordinal !== "" || (section.items.length === 1 && section.heading.ordinal !== "")
}

function standsOut(facts: ReportFacts, point: Item): boolean {
  const beside = point.list.items.filter((item) => item.role === "highlight")
  if (beside.length < 2 || point.blocks[0]!.runOn) return false
  const characters = point.blocks.reduce((n, { index }) => n + facts.blocks[index]!.text.length, 0)
  if (characters < leastPoint) return false
  const counted = beside.filter((item) => isCounted(facts, item)).length
  return counted * 2 >= beside.length
}

function blocksWithin(item: Item): number[] {
  return [
    ...item.blocks.map((block) => block.index),
    ...(areBeside(item.children) ? [] : item.children.flatMap(blocksWithin)),
  ]
}

/** Does a figure stand in the item, or in anything inside it? Asked of every highlight with every keystroke. */
function isCounted(facts: ReportFacts, { blocks, children }: Item): boolean {
  for (const { index } of blocks) if (facts.blocks[index]!.quantities.length > 0) return true
  if (areBeside(children)) return false
  for (const child of children) if (isCounted(facts, child)) return true
  return false
}

/** What counts on from three or more stands beside the item rather than in it, however it was read: 最后 … 第四 … 第五 …. */
function areBeside([first]: readonly Item[]): boolean {
  return (kindOf(first?.ordinal ?? "")?.n ?? 0) > 2
}

function hasText(facts: ReportFacts, indices: readonly number[]): boolean {
  return indices.some((index) => /\S/.test(facts.blocks[index]?.text ?? ""))
}

function isUncounted(section: Section): boolean {
  const heading = section.heading?.node.textContent ?? ""
  // 履职和廉洁自律情况 holds work as well.
  return uncounted.test(heading) && !/履职|履行|工作|职责/.test(heading)
}

function isAboutConduct(section: Section): boolean {
  return conduct.test(section.heading?.node.textContent ?? "")
}
