import type { Outline } from "./outline"

/**
 * Where the blocks of a report stand in a plain text.
 *
 * For an imported report the text is the file's own, unchanged, and a block may be put together from
 * several stretches of it (lines that a PDF broke). For a report of our own it is what
 * `ownText` writes. Either way every finding, quantity and item has one place in `text`.
 *
 * Offsets are UTF-16 code units.
 */
export interface TextMap {
  text: string
  /** One place for each block of the outline, in the same order. */
  places: Place[]
}

export interface Place {
  /** Where the ordinal stands, or null when the block has none in the text. */
  ordinal: readonly [start: number, end: number] | null
  /** Stretches of the block's text, ascending in both coordinates, without gaps in the block. */
  segments: readonly Segment[]
  /** Where an empty block would stand. */
  at: number
}

/** `length` code units at `from` in the block's text stand at `start` in the plain text. */
export interface Segment {
  from: number
  start: number
  length: number
}

/** A stretch of one block: of its text, or of the ordinal in front of it. */
export interface Span {
  /** Index in `Outline.blocks`. */
  block: number
  in: "text" | "ordinal"
  from: number
  to: number
}

/** The text range [start, end) of a span. An end stays with the segment that the span's last character is in. */
export function rangeOf(map: TextMap, span: Span): [start: number, end: number] {
  const place = map.places[span.block]
  if (!place) throw new RangeError(`no block ${span.block}`)
  if (span.in === "ordinal") {
    const start = place.ordinal?.[0] ?? place.at
    return [start + span.from, start + span.to]
  }
  const start = offsetIn(place, span.from, false)
  return [start, span.to > span.from ? offsetIn(place, span.to, true) : start]
}

function offsetIn(place: Place, at: number, asEnd: boolean): number {
  let last = place.at
  for (const segment of place.segments) {
    const end = segment.from + segment.length
    if (at < segment.from) break
    last = segment.start + Math.min(at, end) - segment.from
    if (asEnd ? at <= end : at < end) return last
  }
  return last
}

/** Where a whole block stands, its ordinal included. */
export function blockRange(map: TextMap, index: number): [start: number, end: number] {
  const place = map.places[index]
  if (!place) throw new RangeError(`no block ${index}`)
  const last = place.segments.at(-1)
  const start = place.ordinal?.[0] ?? place.segments[0]?.start ?? place.at
  const end = last ? last.start + last.length : (place.ordinal?.[1] ?? start)
  return [start, end]
}

/** Writes a report as plain text, a line a paragraph, and says where each block came to stand. */
export function ownText(outline: Outline): TextMap {
  const places: Place[] = []
  let text = ""
  for (const block of outline.blocks) {
    if (block.index > 0 && !block.runOn) text += "\n"
    const start = text.length
    text += block.ordinal
    const at = text.length
    const body = block.node.textContent
    text += body
    places.push({
      ordinal: block.ordinal ? [start, at] : null,
      segments: body ? [{ from: 0, start: at, length: body.length }] : [],
      at,
    })
  }
  return { text, places }
}
