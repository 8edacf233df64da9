import type { Node } from "prosemirror-model"
import type { Span } from "../model/text-map"
import type { SourceText } from "../source/source-text"

/**
 * The leader's copy and ours. Everything here follows from the report and the copy; what is stored are refusals.
 *
 *     const copy = readCopy(bytes)                          // once, when the file is opened
 *     const comparison = compareCopy(doc, copy)             // anew whenever the report has changed
 *     const tr = applyChanges(comparison, [change.id])      // one act: its steps are one undo step
 *
 * An id names the same change as long as the copy is the same: it is made of the place in the copy. So what the
 * writer has refused is remembered by id (`refused.ts`), in the report; what was accepted is no longer in the next
 * comparison.
 *
 * Blank lines, white space at the ends of paragraphs and what was set aside (never printed) are not compared.
 */

/** Whether somebody wrote with tracked changes on, or changed the text without. */
export type By = "tracked" | "untracked"

export type ChangeType = "insert" | "delete" | "replace" | "move"

/** Who made a change, as the copy says; null where it says nothing. */
export interface Credit {
  by: By
  author: string | null
  /** ISO 8601, as the file has it. */
  date: string | null
}

/** One thing that is different in the copy. Each can be accepted by itself, in any order. */
export interface Change extends Credit {
  id: string
  type: ChangeType
  /** Stable id of our item that it is about: whose text it changes, or where it is put in. Null outside items. */
  item: string | null
  /**
   * Where it stands in our report, in order, never empty unless the report is: what it takes away, replaces or moves.
   * An insertion has one empty span, the place that it goes in at; a whole new paragraph goes in behind that block.
   */
  spans: readonly Span[]
  /** What it takes away, ordinals included, paragraphs parted by `\n`. Of a move, what is moved. */
  from: string
  /** What it puts there; `\n` begins a paragraph. Of a move, the same text as `from`. */
  to: string
  /** Nothing but whole paragraphs. */
  whole: boolean
  /** Of a move: the block of our report behind which it comes to stand, -1 for the top; null for all others. */
  behind: number | null
}

/** A comment of the copy, at its place in our report. */
export interface CopyComment {
  /** Unique in the copy, and the same each time it is read. */
  id: string
  author: string | null
  /** ISO 8601, as the file has it. */
  date: string | null
  text: string
  /** The words that it was put to, as the copy has them; "" where it stands at a point. */
  quote: string
  /** Stable id of our item that it stands in, or null. */
  item: string | null
  /** The same words in our report, a span a block; empty where the words do not stand there. */
  spans: readonly Span[]
  /** Block of our report that it stands at, also where the words themselves do not; null in an empty report. */
  block: number | null
}

export interface Comparison {
  /** The report that was compared; places are places in it. */
  ours: Node
  copy: EditedCopy
  /** In the order of the copy, deletions where they would stand. */
  changes: readonly Change[]
  comments: readonly CopyComment[]
  /** How the two texts fit together; what `applyChanges` goes by. */
  layout: Layout
}

/** Who saved a file last and when, ISO 8601, as the file says; null where it says nothing. */
export interface Saved {
  by: string | null
  at: string | null
}

/** A copy as it was read from its file. */
export interface EditedCopy {
  /** With all tracked changes accepted, exactly as any other .docx is read. */
  accepted: SourceText
  /** Both readings of the copy as one stream. */
  union: readonly UnionCharacter[]
  comments: readonly RawComment[]
  /** Who saved it last. */
  saved: Saved
  /** Everybody who tracked a change or left a comment, in the order of the file. */
  authors: readonly string[]
}

/**
 * A character of the copy; `\n` begins a paragraph. What is neither in the text as it was before the tracked changes
 * nor in the text with all of them accepted is not in the stream.
 */
export interface UnionCharacter {
  text: string
  /** Stands in the text with all tracked changes refused. */
  before: boolean
  /** Stands in the text with all tracked changes accepted. */
  after: boolean
  /** Who inserted or deleted it; null where it stands in both. */
  credit: Credit | null
  /** Its place in `accepted.text`, or where it would stand. */
  at: number
  /** Of a `\n`: ids of our items that begin in the paragraph. */
  items: readonly string[]
}

/** A comment with its place in `EditedCopy.union`: characters from `from` to `to`. */
export interface RawComment {
  id: string
  author: string | null
  date: string | null
  text: string
  quote: string
  from: number
  to: number
}

/** A character of ours, of theirs, or of both. */
export interface Piece {
  text: string
  /** Where it stands in our report, or null. */
  ours: { line: number; at: number } | null
  theirs: boolean
  /** Id of the change that takes it away or puts it there; null where it stands in both. */
  change: string | null
  credit: Credit | null
  /** Place in `accepted.text`. */
  at: number
}

/**
 * A stretch of whole paragraphs that belong together: one of ours and what became of it, one that only one side
 * has, or several that were split or joined. Its pieces begin with `\n`.
 */
export interface Unit {
  pieces: readonly Piece[]
  /** Lines of ours in it, ascending; empty for what only the copy has. */
  lines: readonly number[]
  /** Place in the order of the copy, or null when the copy has nothing of it. */
  theirs: number | null
  /** Id of the change that moves it, or null while it stands where it stood. */
  move: string | null
}

export interface Layout {
  lines: readonly OwnLine[]
  units: readonly Unit[]
}

/** A printed line of our report: blocks that stand on one line, those set aside left out. */
export interface OwnLine {
  /** Ordinals and texts of its blocks, without the white space at its ends. */
  text: string
  /** What each character of `text` is: a character of a block's ordinal or text. Joints of a title are null. */
  parts: readonly LinePart[]
  /** First and one past the last block. Blocks of no line are never touched. */
  blocks: readonly [number, number]
  /** Ids of the items that begin in it. */
  items: readonly string[]
}

/** `length` characters of a line that stand in one block. */
export interface LinePart {
  at: number
  length: number
  span: Span | null
}
