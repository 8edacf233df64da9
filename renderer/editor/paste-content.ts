import type { Fragment, Node } from "prosemirror-model"
import { type Role, roleNames } from "#shared/model/roles"
import { attrsOf } from "#shared/model/schema"
import { headingCue } from "#shared/reading/cues"
import { readStructure } from "#shared/reading/read"
import { toSimplified } from "#shared/text/traditional"
import { Draft, isBlank, newBlock, roleOf } from "./draft"
import { type PastedLine, sourceOf, wordsOf } from "./pasted-lines"

/** What was pasted: its lines as plain words, and the structure that reading finds in them. */
export interface Pasted {
  lines: readonly string[]
  doc: Node
}

export function readPasted(lines: readonly PastedLine[]): Pasted {
  return { lines: lines.map(wordsOf), doc: readStructure(sourceOf(lines)).doc }
}

/**
 * The same as it reads below the heading of the part that it comes to: what is a cause there is plain words elsewhere.
 * A text that brings headings of its own is read by them.
 */
export function readBelow(pasted: Pasted, lines: readonly PastedLine[], heading: Draft | null): Pasted {
  const headed = pasted.doc.content.content.some((node) => node.firstChild?.type.name === "heading")
  if (!heading || heading.length === 0 || headed) return pasted
  const above: PastedLine = {
    text: textOf(heading.content),
    number: String(heading.attrs.ordinal),
    bullet: false,
    style: 1,
    inTable: false,
    continues: false,
  }
  const { doc } = readStructure(sourceOf([above, ...lines]))
  const [first, ...rest] = doc.content.content
  const own = first?.firstChild
  if (own?.type.name !== "heading" || own.textContent !== above.text || first!.childCount < 2) return pasted
  const below = first!.type.create(first!.attrs, first!.content.cut(own.nodeSize))
  return { lines: pasted.lines, doc: doc.type.create(doc.attrs, [below, ...rest]) }
}

/** The same in simplified characters. */
export function simplified(lines: readonly PastedLine[]): PastedLine[] {
  return lines.map((line) => ({
    ...line,
    text: toSimplified(line.text),
    number: toSimplified(line.number),
  }))
}

/** The text of a block with the ordinal in front, as it stood in the pasted text. */
export function spoken(block: Draft): Fragment {
  const ordinal = String(block.attrs.ordinal ?? "")
  return ordinal === "" ? block.content : newBlock("para", ordinal).content.append(block.content)
}

export function textOf(content: Fragment): string {
  return content.textBetween(0, content.size)
}

/**
 * A piece of pasted text for a place that has its own skeleton: words, something that reading set aside, a list, or a
 * list that answers the one before it (causes of the problems) with the sentence that leads over to it.
 */
export type Piece =
  | { kind: "text"; text: Fragment; heads: Role | null }
  | { kind: "aside"; block: Draft }
  | { kind: "list"; list: Draft }
  | { kind: "answer"; leadIn: Draft | null; list: Draft }

/** The pieces of a pasted text in their order; every block of it is in one of them. */
export function piecesOf(doc: Node): Piece[] {
  const pieces: Piece[] = []
  let first: Role | null = null
  for (const child of Draft.read(doc).children)
    if (child.name === "section") first = addSection(pieces, child, first)
    else pieces.push(pieceOf(child, null))
  return pieces
}

function pieceOf(block: Draft, heads: Role | null): Piece {
  return block.name === "aside" ? { kind: "aside", block } : { kind: "text", text: spoken(block), heads }
}

/** @param first what the first list of all is about; answers the same, with this section looked at */
function addSection(pieces: Piece[], section: Draft, first: Role | null): Role | null {
  let about = first
  let leadIn: Draft | null = null
  const flush = () => {
    if (leadIn) pieces.push(pieceOf(leadIn, leadIn.name === "heading" ? roleOf(section) : null))
    leadIn = null
  }
  for (const child of section.children) {
    if (child.name !== "list") {
      flush()
      if (child.name === "leadIn" || child.name === "heading") leadIn = child
      else pieces.push(pieceOf(child, null))
      continue
    }
    const role = roleOf(child.children[0]!)
    if (about === null || role === about) {
      flush()
      about ??= role
      pieces.push({ kind: "list", list: child })
    } else {
      pieces.push({ kind: "answer", leadIn, list: child })
      leadIn = null
    }
  }
  flush()
  return about
}

/** Is there more in it than lines: something counted, headed, or part of something else? */
export function hasStructure(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => {
    if (piece.kind === "answer") return true
    if (piece.kind === "text") return piece.heads !== null
    if (piece.kind === "aside") return false
    return piece.list.children.some((item) => item.attrs.ordinal !== "" || item.children.length > 1)
  })
}

/** A stretch of the pasted text that is about one thing. */
export interface Group {
  role: Role
  /** How a person would call it: its own heading, else what it is about. */
  name: string
  /** Its words say what it is about; else it only stands between others. */
  sure: boolean
  /** Of sections: headings, paragraphs and lists, in order. */
  blocks: Draft[]
}

/** The parts of a pasted text by what they are about; what stands around them (title, signature) is in none. */
export function groupsOf(doc: Node): Group[] {
  return Draft.read(doc)
    .children.filter((child) => child.name === "section")
    .map((section): Group => {
      const [heading] = section.children
      const list = section.children.find(({ name }) => name === "list")
      const led = section.children.some(({ name }) => name === "leadIn")
      const within = list ? roleOf(list.children[0]!) : "other"
      const role = roleOf(section) === "other" ? within : roleOf(section)
      const headed = heading?.name === "heading"
      const cue = headed ? headingCue(toSimplified(textOf(heading.content))) : null
      const labelled = list?.attrs.style === "label"
      return {
        role,
        name: headed ? textOf(heading.content).replace(/[：:。]$/, "") : roleNames[role],
        sure: role !== "other" && ((cue !== null && cue.strength >= 0.6) || (!headed && (led || labelled))),
        blocks: [...section.children],
      }
    })
}

/** The items of the outermost lists. */
export function countItems(groups: readonly Group[]): number {
  return groups
    .flatMap(({ blocks }) => blocks.filter(({ name }) => name === "list"))
    .reduce((sum, list) => sum + list.children.length, 0)
}

/** Is it a report as a whole: parts whose headings say what they are about, or a title and items below it? */
export function isWholeReport(doc: Node): boolean {
  const sections = doc.content.content.filter((node) => node.type.name === "section")
  const headed = sections.filter(
    (node) => node.firstChild?.type.name === "heading" && attrsOf.section(node).role !== "other",
  )
  if (headed.length >= 2) return true
  const titled = doc.content.content.some((node) => node.type.name === "title")
  return titled && (headed.length > 0 || sections.some(hasItems))
}

const hasItems = (section: Node) =>
  section.content.content.some((child) => child.type.name === "list" && child.childCount > 1)

/** Every item of a list is still to be written. */
export const isUnwritten = (list: Draft): boolean => list.children.every(isBlank)
