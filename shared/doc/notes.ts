import { limits } from "../source/limits"
import { type Bytes, Plc } from "./bytes"
import type { Story, WordStreams } from "./fib"
import { attribute } from "./word-xml"

/** A comment, a footnote or an endnote. */
export interface Note {
  /** XML attributes of its element. */
  attributes: string
  story: Story
}

export interface Notes {
  footnotes: Note[]
  endnotes: Note[]
  comments: Note[]
  /** Headers and footers that hold anything. */
  headers: Story[]
  /** XML that stands before the character at a position: references, ends of commented ranges, bookmarks. */
  marks: Map<number, string>
}

const commentSize = 30
const authorAt = 20
const tagAt = 26

/** What hangs on places of the text: [MS-DOC] 2.8.12 and after. */
export function readNotes(streams: WordStreams): Notes {
  const { part, stories } = streams
  const marks = new Map<number, string>()
  const mark = (position: number, xml: string) => marks.set(position, (marks.get(position) ?? "") + xml)

  const notesOf = (kind: "footnote" | "endnote"): Note[] => {
    const references = new Plc(part(`${kind}References`), 2)
    const texts = storiesOf(stories[`${kind}s`], new Plc(part(`${kind}Texts`), 0))
    const notes: Note[] = []
    for (let i = 0; i < references.count; i++) {
      const story = texts[i]
      if (!story) break
      mark(references.position(i), `<w:r><w:${kind}Reference w:id="${i}"/></w:r>`)
      notes.push({ attributes: `w:id="${i}"`, story })
    }
    return notes
  }

  const comments = (): Note[] => {
    const references = new Plc(part("commentReferences"), commentSize)
    const texts = storiesOf(stories.comments, new Plc(part("commentTexts"), 0))
    const authors = authorNames(part("commentAuthors"))
    const ranges = commentRanges(streams)
    const notes: Note[] = []
    for (let i = 0; i < references.count; i++) {
      const story = texts[i]
      if (!story) break
      const entry = references.entry(i)
      const author = authors[entry.u16(authorAt)] ?? ""
      const range = ranges.get(entry.i32(tagAt))
      if (range) {
        mark(range.start, `<w:commentRangeStart w:id="${i}"/>`)
        mark(range.end, `<w:commentRangeEnd w:id="${i}"/>`)
      }
      notes.push({ attributes: `w:id="${i}" ${attribute("w:author", author)}`, story })
    }
    return notes
  }

  /** Six stories a section, behind six that part notes from the text (2.3.3). */
  const headers = (): Story[] =>
    storiesOf(stories.headers, new Plc(part("headerTexts"), 0))
      .slice(6)
      .filter(({ start, end }) => end > start)
      .slice(0, limits.listed)

  readBookmarks(streams, mark)
  return {
    footnotes: notesOf("footnote"),
    endnotes: notesOf("endnote"),
    comments: comments(),
    headers: headers(),
    marks,
  }
}

/**
 * The texts of notes, one behind the other in their subdocument, whose beginning positions count from. Ends where they
 * no longer do: notes that share their text are hostile.
 */
export function storiesOf({ start, end }: Story, texts: Plc): Story[] {
  const stories: Story[] = []
  let last = start
  for (let i = 0; i < texts.count; i++) {
    const story = { start: start + texts.position(i), end: start + texts.position(i + 1) }
    if (story.start < last || story.end < story.start || story.end > end) break
    last = story.end
    stories.push(story)
  }
  return stories
}

/** Names, each with its length before it (2.9.100, GrpXstAtnOwners). */
function authorNames(bytes: Bytes): string[] {
  const names: string[] = []
  for (let at = 0; at + 2 <= bytes.length && names.length < limits.listed; ) {
    const length = bytes.u16(at)
    names.push(bytes.words(at + 2, Math.min(length, limits.numberCharacters)))
    at += 2 + length * 2
  }
  return names
}

/** What comments stand at, by the tag that a comment and its bookmark share (2.9.277, SttbfAtnBkmk). */
function commentRanges({ part }: WordStreams): Map<number, Story> {
  const tags = part("commentRangeTags")
  const starts = new Plc(part("commentRangeStarts"), 4)
  const ends = new Plc(part("commentRangeEnds"), 0)
  const extra = tags.u16(4)
  const ranges = new Map<number, Story>()
  let at = 6
  for (let i = 0; i < Math.min(tags.u16(2), starts.count); i++) {
    at += 2 + tags.u16(at) * 2
    const start = starts.position(i)
    const end = ends.position(starts.entry(i).u16(0))
    if (end >= start) ranges.set(tags.i32(at + 2), { start, end })
    at += extra
  }
  return ranges
}

/** Bookmarks (2.9.280, SttbfBkmk): among them those that carry the ids of items. */
function readBookmarks({ part }: WordStreams, mark: (position: number, xml: string) => void): void {
  const names = part("bookmarkNames")
  const starts = new Plc(part("bookmarkStarts"), 4)
  let at = 6
  for (let i = 0; i < Math.min(names.u16(2), starts.count); i++) {
    const length = names.u16(at)
    const name = names.words(at + 2, Math.min(length, limits.numberCharacters))
    if (name !== "") mark(starts.position(i), `<w:bookmarkStart w:id="${i}" ${attribute("w:name", name)}/>`)
    at += 2 + length * 2 + names.u16(4)
  }
}
