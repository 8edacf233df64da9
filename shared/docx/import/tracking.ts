import type { SourceParagraph } from "../../source/source-text"
import type { Attributes } from "./xml"

/** Who tracked a change and when, as the file says; null where it says nothing. */
export interface Author {
  author: string | null
  /** ISO 8601, as the file has it. */
  date: string | null
}

/** A tracked stretch of the text that was read: inserted where changes are accepted, deleted where they are refused. */
export interface TrackedRange extends Author {
  from: number
  to: number
  /**
   * Grows through the file, alike in both readings: which of two stretches comes first, though one is in the text
   * of one reading only and one in that of the other. A mark comes behind what stands in its paragraph.
   */
  order: number
}

/** Where a comment stands; `from` = `to` where it stands at a point. */
export interface CommentRange {
  id: string
  from: number
  to: number
}

export interface Tracked {
  ranges: TrackedRange[]
  comments: CommentRange[]
}

/**
 * How a reader of a document treats tracked changes, and what it notes of them besides. Places are noted as
 * anchors under names that no bookmark of ours has, so that they come along wherever paragraphs are joined.
 */
export interface Tracking {
  reading: "accepted" | "refused"
  /**
   * Begins a stretch; answers the name of its anchor.
   *
   * @param paragraph how many paragraphs have begun in the file
   */
  open(attributes: Attributes, paragraph: number): string
  /** The anchor that ends the stretch that was opened last. */
  close(): string | null
  /** The anchor behind a paragraph whose mark was inserted or deleted. */
  mark(author: Author, paragraph: number): string
  comment(id: string, edge: "start" | "end" | "point"): string
  /** Takes the anchors out of the paragraphs, and says what they stood for. */
  finish(text: string, paragraphs: readonly SourceParagraph[]): Tracked
}

type Noted =
  | { kind: "open" | "close" | "mark"; author: Author; range: number; order: number }
  | { kind: "start" | "end" | "point"; id: string }

const prefix = "*"

export function authorOf(attributes: Attributes): Author {
  return {
    author: attributes.get("w:author")?.trim() || null,
    date: attributes.get("w:date")?.trim() || null,
  }
}

export function trackChanges(reading: Tracking["reading"]): Tracking {
  const noted: Noted[] = []
  const open: { author: Author; range: number; order: number }[] = []
  let ranges = 0
  const note = (what: Noted) => prefix + (noted.push(what) - 1)

  return {
    reading,
    open(attributes, paragraph) {
      const opened = { author: authorOf(attributes), range: ranges++, order: paragraph }
      open.push(opened)
      return note({ kind: "open", ...opened })
    },
    close() {
      const closed = open.pop()
      return closed ? note({ kind: "close", ...closed }) : null
    },
    mark: (author, paragraph) => note({ kind: "mark", author, range: ranges++, order: paragraph + 0.5 }),
    comment: (id, edge) => note({ kind: edge, id }),
    finish(text, paragraphs) {
      const found: Tracked = { ranges: [], comments: [] }
      const begun = new Map<number, number>()
      const comments = new Map<string, CommentRange>()
      const closed = new Set<string>()
      for (const paragraph of paragraphs) {
        const own: SourceParagraph["anchors"] = []
        for (const anchor of paragraph.anchors) {
          const what = anchor.id.startsWith(prefix)
            ? noted[Number(anchor.id.slice(prefix.length))]
            : undefined
          if (!what) {
            own.push(anchor)
            continue
          }
          // An automatic number is not what was written.
          const at = Math.max(anchor.at, anchor.at === paragraph.start ? paragraph.numberEnd : 0)
          switch (what.kind) {
            case "open":
              begun.set(what.range, at)
              break
            case "close": {
              const from = begun.get(what.range)
              if (from !== undefined && anchor.at > from)
                found.ranges.push({ ...what.author, from, to: anchor.at, order: what.order })
              break
            }
            case "mark":
              if (text[anchor.at] === "\n")
                found.ranges.push({ ...what.author, from: anchor.at, to: anchor.at + 1, order: what.order })
              break
            case "start":
              if (!comments.has(what.id)) comments.set(what.id, { id: what.id, from: at, to: at })
              break
            case "end":
            case "point": {
              const range = comments.get(what.id)
              if (!range) comments.set(what.id, { id: what.id, from: at, to: at })
              else if (!closed.has(what.id)) range.to = Math.max(range.from, anchor.at)
              closed.add(what.id)
            }
          }
        }
        if (own.length < paragraph.anchors.length) paragraph.anchors = own
      }
      found.comments.push(...comments.values())
      return found
    },
  }
}
