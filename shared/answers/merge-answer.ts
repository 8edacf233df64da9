import type { Change, Comparison } from "../merge/types"
import { readOutline } from "../model/outline"

/** What `shuzhi merge --json` prints. Names and shapes are kept to the letter. */
export interface MergeAnswer {
  file: string
  edited: string
  changes: ChangeAnswer[]
  comments: CommentAnswer[]
  /** The file that was written with all changes accepted, or null. */
  out: string | null
}

export interface ChangeAnswer {
  /** Running id of the item of ours that it is about (`h2`), or where it goes in. */
  item: string | null
  type: Change["type"]
  from: string
  to: string
  by: Change["by"]
  author: string | null
  /** ISO 8601, as the copy has it. */
  date: string | null
}

export interface CommentAnswer {
  author: string | null
  text: string
  quote: string
  item: string | null
  date: string | null
}

/** A comparison as the command line tells it. */
export function mergeAnswer(
  comparison: Comparison,
  file: string,
  edited: string,
  out: string | null,
): MergeAnswer {
  const keys = new Map(readOutline(comparison.ours).items.map(({ id, key }) => [id, key]))
  const keyOf = (item: string | null) => (item === null ? null : (keys.get(item) ?? null))
  return {
    file,
    edited,
    changes: comparison.changes.map(({ item, type, from, to, by, author, date }) => ({
      item: keyOf(item),
      type,
      from,
      to,
      by,
      author,
      date,
    })),
    comments: comparison.comments.map(({ author, text, quote, item, date }) => ({
      author,
      text,
      quote,
      item: keyOf(item),
      date,
    })),
    out,
  }
}
