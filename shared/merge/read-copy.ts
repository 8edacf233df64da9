import { ok, type Result } from "../api/result"
import { sideTextId } from "../docx/import/comments"
import { readTrackedDocx } from "../docx/import/read-docx"
import { type ReadReason, readFailure } from "../source/messages"
import { noPace, type Onlooker, paceOf } from "../source/pace"
import { readSaved } from "./saved"
import type { EditedCopy, RawComment } from "./types"
import { unionOf } from "./union"

/** A hundred times a report. Every character is looked at by itself, and what is longer fills the memory. */
const mostCharacters = 500_000

/**
 * Reads the copy that came back: its text with all tracked changes accepted, the text before them, whose each
 * is, and the comments. Only .docx can have them; whatever the bytes are, a failure comes back as a value.
 */
export function readCopy(bytes: Uint8Array, onlooker?: Onlooker): Result<EditedCopy, ReadReason> {
  const read = readTrackedDocx(bytes, onlooker ? paceOf(onlooker) : noPace)
  if (!read.ok) return read
  const { accepted, refused, comments } = read.value
  for (const { source } of [accepted, refused])
    if (source.text.length > mostCharacters) return readFailure("tooManyCharacters", mostCharacters)
  const union = unionOf(accepted, refused)
  const after = new Map(accepted.comments.map((range) => [range.id, range]))
  const before = new Map(refused.comments.map((range) => [range.id, range]))

  const placed = comments.map(({ id, author, date, text }, i): RawComment => {
    const key = sideTextId(id)
    const now = after.get(key)
    const old = before.get(key)
    // What was commented on may be gone from the text, together with its tracked deletion.
    const isGone = (!now || now.to === now.from) && old !== undefined && old.to > old.from
    const range = isGone ? old : now
    const { from, to } = range
      ? union.placed(range, isGone ? "refused" : "accepted")
      : { from: union.characters.length, to: union.characters.length }
    const side = isGone ? "before" : "after"
    let quote = ""
    for (let k = from; k < to; k++) if (union.characters[k]![side]) quote += union.characters[k]!.text
    return { id: `${key}-${i}`, author: author.trim() || null, date, text: text.trim(), quote, from, to }
  })
  const authors = new Set<string>()
  for (const { author } of [...accepted.ranges, ...refused.ranges, ...placed])
    if (author !== null) authors.add(author)
  return ok({
    accepted: accepted.source,
    union: union.characters,
    comments: placed,
    saved: readSaved(bytes),
    authors: [...authors],
  })
}
