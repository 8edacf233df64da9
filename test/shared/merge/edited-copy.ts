import { strFromU8, strToU8, unzipSync } from "fflate"
import type { Node } from "prosemirror-model"
import { writeDocx } from "#shared/docx/export/write"
import { escapeXml, zip } from "../../docx-builder"

/**
 * A .docx of our own exporter as somebody edits it in Word: text and paragraphs change, with tracked changes on or
 * off, and bookmarks stay with the characters that they stand at.
 */
export interface Copy {
  /** What stands around the paragraphs in the main part. */
  head: string
  tail: string
  parts: Record<string, Uint8Array>
  paragraphs: Paragraph[]
  comments: Comment[]
}

export interface Paragraph {
  /** Content of w:pPr. */
  properties: string
  characters: Character[]
  /** Who inserted or deleted the paragraph's mark. */
  ins: string | null
  del: string | null
}

export interface Character {
  /** `\n` is a soft line break. */
  text: string
  /** Content of w:rPr. */
  look: string
  ins: string | null
  del: string | null
  /** The tracked stretch was moved, not typed or deleted. */
  moved?: boolean
  bookmarks: string[]
}

export interface Comment {
  author: string
  date: string
  text: string
  /** From a character of a paragraph to one of the same or a later one, or at a point. */
  from: [paragraph: number, character: number]
  to: [paragraph: number, character: number] | null
}

export async function copyOf(report: Node): Promise<Copy> {
  const parts = unzipSync(await writeDocx(report))
  const xml = strFromU8(parts["word/document.xml"]!)
  const first = xml.indexOf("<w:p>") < 0 ? xml.indexOf("<w:sectPr") : xml.indexOf("<w:p>")
  const last = xml.lastIndexOf("</w:p>") < 0 ? first : xml.lastIndexOf("</w:p>") + 6
  const paragraphs = [...xml.slice(first, last).matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, content]) =>
    readParagraph(content!),
  )
  return { head: xml.slice(0, first), tail: xml.slice(last), parts, paragraphs, comments: [] }
}

function readParagraph(content: string): Paragraph {
  const properties = /<w:pPr>(.*?)<\/w:pPr>/s.exec(content)?.[1] ?? ""
  const characters: Character[] = []
  let waiting: string[] = []
  for (const [whole, name, run] of content.matchAll(
    /<w:bookmarkStart [^>]*w:name="([^"]*)"[^>]*\/>|<w:r>(.*?)<\/w:r>/gs,
  )) {
    if (name !== undefined) {
      waiting.push(name)
      continue
    }
    const look = /<w:rPr>(.*?)<\/w:rPr>/s.exec(whole)?.[1] ?? ""
    for (const [, text] of run!.matchAll(/<w:t [^>]*>(.*?)<\/w:t>|<w:br\/>|<w:tab\/>/gs))
      for (const c of text === undefined ? "\n" : plainXml(text)) {
        for (const unit of c.split(""))
          characters.push({ text: unit, look, ins: null, del: null, bookmarks: waiting })
        waiting = []
      }
  }
  return { properties, characters, ins: null, del: null }
}

function plainXml(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&")
}

const date = "2026-12-21T21:40:00Z"

export function bytesOf(copy: Copy): Uint8Array {
  const ids = { next: 100 }
  const body = copy.paragraphs
    .map((paragraph, i) => writeParagraph(paragraph, i, copy.comments, ids))
    .join("")
  const parts: Record<string, Uint8Array> = {
    ...copy.parts,
    "word/document.xml": strToU8(copy.head + body + copy.tail),
  }
  if (copy.comments.length > 0) {
    const comments = copy.comments.map(
      ({ author, date, text }, i) =>
        `<w:comment w:id="${i}" w:author="${escapeXml(author)}" w:date="${date}"><w:p><w:r><w:t>${escapeXml(text)}</w:t></w:r></w:p></w:comment>`,
    )
    parts["word/comments.xml"] = strToU8(
      `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comments.join("")}</w:comments>`,
    )
    const rels = strFromU8(parts["word/_rels/document.xml.rels"]!)
    if (!/\/comments"/.test(rels))
      parts["word/_rels/document.xml.rels"] = strToU8(
        rels.replace(
          "</Relationships>",
          '<Relationship Id="rIdComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
        ),
      )
    const types = strFromU8(parts["[Content_Types].xml"]!)
    if (!types.includes("/word/comments.xml"))
      parts["[Content_Types].xml"] = strToU8(
        types.replace(
          "</Types>",
          '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
        ),
      )
  }
  return zip(parts)
}

function writeParagraph(
  { properties, characters, ins, del }: Paragraph,
  index: number,
  comments: readonly Comment[],
  ids: { next: number },
): string {
  const by = (author: string) => `w:id="${ids.next++}" w:author="${escapeXml(author)}" w:date="${date}"`
  const mark = `${ins ? `<w:ins ${by(ins)}/>` : ""}${del ? `<w:del ${by(del)}/>` : ""}`
  const all = properties + (mark && `<w:rPr>${mark}</w:rPr>`)
  let xml = ""
  const edges = (at: number) => {
    for (const [i, { from, to }] of comments.entries()) {
      if (to && to[0] === index && to[1] === at)
        xml += `<w:commentRangeEnd w:id="${i}"/><w:r><w:commentReference w:id="${i}"/></w:r>`
      if (from[0] === index && from[1] === at)
        xml += to ? `<w:commentRangeStart w:id="${i}"/>` : `<w:r><w:commentReference w:id="${i}"/></w:r>`
    }
  }
  const isEdge = (at: number) =>
    comments.some(
      ({ from, to }) => (from[0] === index && from[1] === at) || (to?.[0] === index && to[1] === at),
    )
  for (let i = 0; i < characters.length; ) {
    edges(i)
    const first = characters[i]!
    let end = i + 1
    while (
      end < characters.length &&
      !isEdge(end) &&
      characters[end]!.bookmarks.length === 0 &&
      sameLook(first, characters[end]!)
    )
      end++
    for (const name of first.bookmarks) {
      xml += `<w:bookmarkStart w:id="${ids.next}" w:name="${name}"/>`
      if (end - i > 0) xml += ""
    }
    const tag = first.del ? "w:delText" : "w:t"
    let run = ""
    for (const piece of characters
      .slice(i, end)
      .map((c) => c.text)
      .join("")
      .split(/(\n)/))
      if (piece === "\n") run += "<w:br/>"
      else if (piece) run += `<${tag} xml:space="preserve">${escapeXml(piece)}</${tag}>`
    let inner = `<w:r>${first.look && `<w:rPr>${first.look}</w:rPr>`}${run}</w:r>`
    if (first.del) inner = wrapped(first.moved && !first.ins ? "w:moveFrom" : "w:del", by(first.del), inner)
    if (first.ins) inner = wrapped(first.moved && !first.del ? "w:moveTo" : "w:ins", by(first.ins), inner)
    xml += inner
    for (const _ of first.bookmarks) xml += `<w:bookmarkEnd w:id="${ids.next++}"/>`
    i = end
  }
  edges(characters.length)
  return `<w:p>${all && `<w:pPr>${all}</w:pPr>`}${xml}</w:p>`
}

const wrapped = (name: string, attributes: string, content: string) =>
  `<${name} ${attributes}>${content}</${name}>`

function sameLook(a: Character, b: Character): boolean {
  return a.look === b.look && a.ins === b.ins && a.del === b.del && a.moved === b.moved
}

/** Types text; with an author it is tracked. */
export function insertText(
  copy: Copy,
  paragraph: number,
  at: number,
  text: string,
  author: string | null,
): void {
  const { characters } = copy.paragraphs[paragraph]!
  const look = characters[Math.min(at, characters.length - 1)]?.look ?? ""
  characters.splice(
    at,
    0,
    ...text.split("").map((c): Character => ({ text: c, look, ins: author, del: null, bookmarks: [] })),
  )
}

export function deleteText(
  copy: Copy,
  paragraph: number,
  from: number,
  to: number,
  author: string | null,
): void {
  const own = copy.paragraphs[paragraph]!
  own.characters = own.characters.flatMap((c, i) => {
    if (i < from || i >= to) return [c]
    // What somebody inserted with tracking is gone when it is deleted.
    if (author === null || c.ins) return []
    return [{ ...c, del: c.del ?? author }]
  })
}

/** Enter. */
export function splitParagraph(copy: Copy, paragraph: number, at: number, author: string | null): void {
  const own = copy.paragraphs[paragraph]!
  const rest: Paragraph = { ...own, characters: own.characters.slice(at) }
  copy.paragraphs.splice(
    paragraph,
    1,
    { ...own, characters: own.characters.slice(0, at), ins: author, del: null },
    rest,
  )
}

/** Del at the end of a paragraph. */
export function joinParagraphs(copy: Copy, paragraph: number, author: string | null): void {
  const own = copy.paragraphs[paragraph]!
  const next = copy.paragraphs[paragraph + 1]
  if (!next) return
  if (author !== null && own.ins === null) {
    own.del = author
    return
  }
  copy.paragraphs.splice(paragraph, 2, { ...next, characters: [...own.characters, ...next.characters] })
}

export function insertParagraph(copy: Copy, at: number, text: string, author: string | null): void {
  const properties = copy.paragraphs[at]?.properties.includes("Heading")
    ? ""
    : (copy.paragraphs[at]?.properties ?? "")
  copy.paragraphs.splice(at, 0, {
    properties,
    characters: text.split("").map((c) => ({ text: c, look: "", ins: author, del: null, bookmarks: [] })),
    ins: author,
    del: null,
  })
}

export function deleteParagraph(copy: Copy, at: number, author: string | null): void {
  const own = copy.paragraphs[at]!
  if (author === null || own.ins) {
    copy.paragraphs.splice(at, 1)
    return
  }
  deleteText(copy, at, 0, own.characters.length, author)
  own.del = author
}

/** Cut and paste: with tracking on as Word's move or as a deletion and an insertion. */
export function moveParagraph(
  copy: Copy,
  from: number,
  to: number,
  author: string | null,
  asMove: boolean,
): void {
  const own = copy.paragraphs[from]!
  if (author === null) {
    copy.paragraphs.splice(from, 1)
    copy.paragraphs.splice(to > from ? to - 1 : to, 0, own)
    return
  }
  // Only what is plain: a stretch that is tracked already is another story.
  if (own.ins || own.del || own.characters.some((c) => c.ins || c.del)) return
  const moved = asMove ? { moved: true } : {}
  const pasted: Paragraph = {
    ...own,
    characters: own.characters.map((c) => ({ ...c, ins: author, bookmarks: [], ...moved })),
    ins: author,
  }
  own.characters = own.characters.map((c) => ({ ...c, del: author, ...moved }))
  own.del = author
  copy.paragraphs.splice(to, 0, pasted)
}

/** The paragraphs with all that is tracked accepted or refused, from the edits themselves. */
export function textOf(copy: Copy, side: "accepted" | "refused"): string {
  const lines: string[] = [""]
  for (const [i, { characters, ins, del }] of copy.paragraphs.entries()) {
    for (const c of characters) if (side === "accepted" ? !c.del : !c.ins) lines[lines.length - 1] += c.text
    const ends = side === "accepted" ? !del : !ins
    if (ends && i < copy.paragraphs.length - 1) lines.push("")
  }
  return lines.join("\n")
}
