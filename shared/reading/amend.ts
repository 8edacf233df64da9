import { Fragment, type Node } from "prosemirror-model"
import { ReplaceStep, Transform } from "prosemirror-transform"
import type { Properties } from "../model/properties"
import type { Role } from "../model/roles"
import { attrsOf, type SectionAttrs, schema } from "../model/schema"
import { headingCue, leadInRole } from "./cues"
import { cueAtStart } from "./labels"
import {
  contentOf,
  newIds,
  ordinalIntoText,
  ordinalOutOfText,
  type Row,
  rowsOf,
  standsOutside,
  takeOrdinal,
  textOf,
  trimStart,
  wordsOf,
} from "./rows"
import { fitHeadings } from "./skeleton-match"
import { blockOfVisible, offsetOfVisible, visibleText } from "./visible"

/**
 * What a person changes in a reading: roles, kinds, boundaries and levels. Every function answers a new report,
 * or the very one that it was given when there is nothing to do there. The visible characters stay the same and
 * in order, whatever is asked for.
 *
 * Blocks are named by their place in the outline of the report that is passed in.
 */

/** What a block can be made by hand. An item's second paragraph is a `para`. */
export type BlockKind =
  | "title"
  | "byline"
  | "addressee"
  | "opening"
  | "heading"
  | "intro"
  | "leadIn"
  | "item"
  | "para"
  | "signature"
  | "aside"

/**
 * An amendment as data, for choices that are offered before anybody takes them. `at` are numbers of visible
 * characters (`visible.ts`), so it still means the same place after other amendments.
 */
export type Amendment =
  /** Nothing: the reading is right as it is. */
  | { do: "keep" }
  | { do: "role"; at: readonly number[]; role: Role }
  | { do: "kind"; at: number; kind: BlockKind; role?: Role }
  | { do: "split"; at: readonly number[]; role?: Role; inside?: boolean }
  | { do: "bringBack"; at: readonly number[] }
  | { do: "year"; year: number | null }

/** Makes the amendment where its places are now; what is in no block any more is passed over. */
export function applyAmendment(doc: Node, amendment: Amendment): Node {
  switch (amendment.do) {
    case "keep":
      return doc
    case "year":
      return setYear(doc, amendment.year)
    case "role":
      return eachPlace(doc, amendment.at, (now, block) => setRole(now, block, amendment.role))
    case "kind":
      return eachPlace(doc, [amendment.at], (now, block) =>
        setBlockKind(now, block, amendment.kind, amendment.role),
      )
    case "bringBack":
      return eachPlace(doc, amendment.at, bringBack)
    case "split":
      return eachPlace(doc, amendment.at, (now, block, n) =>
        splitAt(now, block, offsetOfVisible(visibleText(now), n, block), amendment),
      )
  }
}

/** From the last place on, so that a part that is split off is as long as it will be. */
function eachPlace(
  doc: Node,
  places: readonly number[],
  amend: (doc: Node, block: number, place: number) => Node,
): Node {
  let now = doc
  for (const place of [...places].sort((a, b) => b - a)) {
    const block = blockOfVisible(visibleText(now), place)
    if (block >= 0) now = amend(now, block, place)
  }
  return now
}

/** Why a line that a person set aside is none of the report. */
export const setAsideByHand = "手动剔出，不是正文"

/**
 * Makes what the block begins (item, list behind a lead-in, section) be about `role`. A paragraph that goes on with
 * an item or introduces a section becomes an item of its own when it is about something else.
 */
export function setRole(doc: Node, block: number, role: Role): Node {
  return amended(doc, (rows) => giveRole(rows, block, role))
}

/** The same for a section by its id; its items and lead-ins that had its role go along. */
export function setSectionRole(doc: Node, id: string, role: Role): Node {
  return amended(doc, (rows) => {
    const at = rows.findIndex((row) => row.section?.id === id)
    return at >= 0 && turnSection(rows, at, role)
  })
}

/** Makes the block something else. `role` is for a heading, a lead-in or an item; else its words or its place tell it. */
export function setBlockKind(doc: Node, block: number, kind: BlockKind, role?: Role): Node {
  return amended(doc, (rows) => {
    const row = rows[block]
    if (!row || kindOf(row) === kind) return false
    become(rows, block, kind, role)
    return true
  })
}

/** Takes the block out of the report, and keeps it. */
export function setAside(doc: Node, block: number): Node {
  return setBlockKind(doc, block, "aside")
}

/** Makes a block that was set aside text again: as much of its surroundings as it can be. */
export function bringBack(doc: Node, block: number): Node {
  return amended(doc, (rows) => {
    const row = rows[block]
    if (row?.type !== "aside") return false
    restore(rows, block)
    return true
  })
}

export interface SplitOptions {
  /** Role of the part behind, which is an item then; else its own words or the part in front tell it. */
  role?: Role
  /** The part behind becomes an item below the one that it is split from. */
  inside?: boolean
}

/**
 * Splits a block in front of the character at `offset` of its text. Of an item the part behind is an item of
 * its own: beside it, or below it when it tells the cause or the measure of a problem.
 */
export function splitAt(doc: Node, block: number, offset: number, options: SplitOptions = {}): Node {
  return amended(doc, (rows) => {
    const row = rows[block]
    if (!row) return false
    const words = textOf(row)
    if (words.slice(0, offset).trim() + row.ordinal === "" || words.slice(offset).trim() === "") return false
    const behind: Row = {
      ...row,
      text: row.text.cut(offset),
      ordinal: "",
      runOn: true,
      item: null,
      section: null,
      list: null,
    }
    row.text = row.text.cut(0, offset)
    trimStart(behind)
    if (row.type === "heading") behind.type = "intro"
    rows.splice(block + 1, 0, behind)
    if (row.type === "para" || (options.role !== undefined && row.type !== "aside")) {
      behind.type = "para"
      beginItem(rows, block + 1, options)
    }
    return true
  })
}

/**
 * Puts a block at the end of the one above. Where something that was set aside stands between the two (a page
 * counter in the middle of a sentence) it stays there, and the block goes on with the paragraph in front of it.
 */
export function mergeWithPrevious(doc: Node, block: number): Node {
  return amended(doc, (rows) => {
    const row = rows[block]
    const above = rows[block - 1]
    if (!row || !above || row.type === "aside") return false
    if (above.type === "aside") return runOnBehind(rows, block)
    handOn(rows, block)
    ordinalIntoText(row)
    above.text = joined(above.text, row.text)
    rows.splice(block, 1)
    return true
  })
}

/**
 * Moves an item with everything below it one level down (1) or up (-1). Headings are the level above the
 * first: up from there an item becomes one, if it is short enough; down a heading becomes an item.
 */
export function changeLevel(doc: Node, block: number, by: 1 | -1): Node {
  return amended(doc, (rows) => {
    const at = itemOf(rows, block)
    const row = rows[at < 0 ? block : at]
    if (row?.type === "heading") return by === 1 && lowerHeading(rows, block)
    if (!row || at < 0) return false
    if (by === -1 && row.depth === 1) {
      if (wordsOf(row).length > longestHeading) return false
      become(rows, at, "heading", row.role)
      return true
    }
    if (by === 1 && !hasItemBefore(rows, at)) return false
    handList(rows, at)
    const end = subtreeEnd(rows, at)
    for (let i = at; i < end; i++) rows[i]!.depth += by
    return true
  })
}

/** Puts the year reported on, or nothing, in the report's properties; it counts as confirmed. */
export function setYear(doc: Node, year: number | null): Node {
  const { properties } = attrsOf.report(doc)
  const proposed = properties.proposed.filter((name) => name !== "year")
  const next: Properties = { ...properties, year, proposed }
  return new Transform(doc).setDocAttribute("properties", next).doc
}

/** A line that is longer heads nothing. */
const longestHeading = 60

/** Edits the rows of a report, and writes back the stretch that changed as one step; nodes around it stay. */
function amended(doc: Node, edit: (rows: Row[]) => boolean): Node {
  const rows = rowsOf(doc)
  const headed = headingsOf(rows)
  if (!edit(rows)) return doc
  const { skeleton } = attrsOf.report(doc)
  const fitted = sameHeadings(headed, headingsOf(rows)) ? skeleton : fitSections(rows)
  const next = schema.nodes.doc.create(doc.attrs, contentOf(rows))
  const tr = new Transform(doc)
  const from = doc.content.findDiffStart(next.content)
  if (from !== null) {
    let { a, b } = doc.content.findDiffEnd(next.content)!
    // What is the same from both ends may overlap: 第一第一 for 第一.
    const overlap = from - Math.min(a, b)
    if (overlap > 0) {
      a += overlap
      b += overlap
    }
    tr.step(new ReplaceStep(from, a, next.slice(from, b)))
  }
  if (fitted !== skeleton) tr.setDocAttribute("skeleton", fitted)
  return tr.docChanged ? tr.doc : doc
}

const headingsOf = (rows: readonly Row[]) => rows.filter((row) => row.type === "heading" && row.section)

function sameHeadings(before: readonly Row[], after: readonly Row[]): boolean {
  return (
    before.length === after.length &&
    before.every((row, i) => {
      const now = after[i]!
      return wordsOf(row) === wordsOf(now) && row.section!.role === now.section!.role
    })
  )
}

/** Marks the sections with the parts that they fill now, and answers the skeleton. */
function fitSections(rows: readonly Row[]): string | null {
  const headed = headingsOf(rows)
  const title = rows.filter((row) => row.type === "title" || row.type === "opening").map(wordsOf)
  const fit = fitHeadings(
    headed.map((row) => ({ heading: textOf(row), role: row.section!.role })),
    title.join(""),
  )
  for (const [i, row] of headed.entries()) row.section = { ...row.section!, part: fit?.parts[i] ?? null }
  return fit?.skeleton ?? null
}

export function kindOf(row: Row): BlockKind {
  return row.item === null ? row.type : "item"
}

function giveRole(rows: Row[], at: number, role: Role): boolean {
  const row = rows[at]
  if (!row) return false
  if (row.type !== "aside") return turnRow(rows, at, role)
  restore(rows, at)
  turnRow(rows, at, role)
  return true
}

function turnRow(rows: Row[], at: number, role: Role): boolean {
  const row = rows[at]!
  if (row.type === "leadIn") return turnLeadIn(rows, at, role)
  if (row.item !== null) return turnItem(rows, at, role)
  if (row.type === "heading") return turnSection(rows, at, role)
  // Another paragraph is about what its item or its section is; about anything else it is an item of its own.
  if (role === roleAt(rows, at)) return false
  become(rows, at, "item", role)
  return true
}

function turnItem(rows: Row[], at: number, role: Role): boolean {
  return turn(rows, at, subtreeEnd(rows, at), rows[at]!.role, role)
}

/** A lead-in, and the items behind it. */
function turnLeadIn(rows: Row[], at: number, role: Role): boolean {
  return turn(rows, at, listEnd(rows, at), rows[at]!.role, role)
}

/** One past the items that a lead-in leads over to. */
function listEnd(rows: readonly Row[], at: number): number {
  const { depth } = rows[at]!
  let end = at + 1
  while (end < rows.length && inSection(rows[end]!) && rows[end]!.depth > depth) end++
  return end
}

function turnSection(rows: Row[], at: number, role: Role): boolean {
  const opens = rows[at]
  if (!opens?.section || opens.section.role === role) return false
  const was = opens.section.role
  opens.section = { ...opens.section, role }
  turn(rows, at, sectionEnd(rows, at), was, role)
  return true
}

/** Turns what was about `was` in [from, to). */
function turn(rows: Row[], from: number, to: number, was: Role, role: Role): boolean {
  if (was === role) return false
  for (const row of rows.slice(from, to)) if (bearsRole(row) && row.role === was) row.role = role
  return true
}

const bearsRole = (row: Row) => row.item !== null || row.type === "leadIn"

/** The row lies in the same section as the one in front of it. */
const inSection = (row: Row) => row.section === null && row.depth >= 0

/** The row that opens the section of a row, or -1. */
function sectionOf(rows: readonly Row[], at: number): number {
  for (let i = at; i >= 0 && rows[i]!.depth >= 0; i--) if (rows[i]!.section) return i
  return -1
}

function sectionEnd(rows: readonly Row[], at: number): number {
  let end = at + 1
  while (end < rows.length && inSection(rows[end]!)) end++
  return end
}

/** The row that begins the item of a row, or -1. */
function itemOf(rows: readonly Row[], at: number): number {
  const depth = rows[at]?.depth ?? 0
  if (depth < 1) return -1
  for (let i = at; i >= 0 && rows[i]!.depth >= 1; i--)
    if (rows[i]!.item !== null && rows[i]!.depth <= depth) return i
  return -1
}

/** One past the last row of an item, its paragraphs and items below it included. */
function subtreeEnd(rows: readonly Row[], at: number): number {
  const { depth } = rows[at]!
  let end = at + 1
  for (; end < rows.length; end++) {
    const row = rows[end]!
    if (!inSection(row) || row.depth < depth || (row.item !== null && row.depth === depth)) break
  }
  return end
}

function hasItemBefore(rows: readonly Row[], at: number): boolean {
  for (let i = at - 1; i >= 0 && rows[i]!.depth >= rows[at]!.depth && !rows[i + 1]!.section; i--)
    if (rows[i]!.item !== null && rows[i]!.depth === rows[at]!.depth) return true
  return false
}

/** A row that opens its section and leaves it hands it on to the next one there. */
function handOn(rows: Row[], at: number): void {
  const row = rows[at]!
  const next = rows[at + 1]
  handList(rows, at)
  if (row.section && next && inSection(next) && !(rows[at - 1] && rows[at - 1]!.depth >= 0))
    next.section = { ...row.section, part: null }
  row.section = null
}

/** An item that opens its list and leaves it hands it on to the next one there. */
function handList(rows: Row[], at: number): void {
  const row = rows[at]!
  if (!row.list) return
  const next = rows[subtreeEnd(rows, at)]
  if (next && inSection(next) && next.item !== null && next.depth === row.depth) next.list ??= row.list
  row.list = null
}

function become(rows: Row[], at: number, kind: BlockKind, role: Role | undefined): void {
  const row = rows[at]!
  const was = { kind: kindOf(row), item: itemOf(rows, at) }
  const about = roleAt(rows, at)
  if (kind !== "item" && was.kind === "item") {
    // What stands below an item that is none any more takes its place.
    const end = subtreeEnd(rows, at)
    for (let i = at + 1; i < end; i++) if (kind !== "para") rows[i]!.depth--
    handList(rows, at)
  }
  if (standsOutside(kind === "item" ? "para" : kind)) leaveSection(rows, at)
  else if (was.kind === "heading") {
    if (sectionOf(rows, at - 1) >= 0) row.section = null
    else row.section = { ...row.section!, part: null }
  }
  if (kind !== "item" && kind !== "heading") ordinalIntoText(row)
  row.item = null
  row.type = kind === "item" ? "para" : kind
  switch (kind) {
    case "heading":
      openHeading(rows, at, role)
      break
    case "intro":
      row.depth = 0
      break
    case "leadIn":
      row.depth = Math.max(0, (nextItemDepth(rows, at) ?? 1) - 1)
      row.role = role ?? leadInRole(wordsOf(row))?.role ?? about
      turn(rows, at + 1, listEnd(rows, at), about, row.role)
      break
    case "item":
      row.depth = Math.max(1, was.item >= 0 ? rows[was.item]!.depth : (rows[at - 1]?.depth ?? 1))
      row.item = newIds(rows)()
      row.role = role ?? about
      row.list = null
      ordinalOutOfText(row)
      break
    case "para":
      row.depth = Math.max(1, rows[at - 1]?.depth ?? 1)
      break
    case "aside":
      row.reason = setAsideByHand
      // It lies where the item lay, not in it.
      if (was.kind === "item") row.depth--
      break
    default:
      row.depth = -1
  }
}

/** What the text around a row is about. */
function roleAt(rows: readonly Row[], at: number): Role {
  const row = rows[at]!
  if (bearsRole(row)) return row.role
  const item = itemOf(rows, at)
  if (item >= 0) return rows[item]!.role
  return rows[sectionOf(rows, at)]?.section?.role ?? "other"
}

/** A row that will stand outside the sections ends the one that it is in; the rest of it is one of its own. */
function leaveSection(rows: Row[], at: number): void {
  const row = rows[at]!
  const opened = sectionOf(rows, at)
  const next = rows[at + 1]
  if (opened >= 0 && next && inSection(next)) {
    const { role } = rows[opened]!.section!
    next.section = row.section ? { ...row.section, part: null } : { id: newIds(rows)(), role, part: null }
  }
  row.section = null
}

function openHeading(rows: Row[], at: number, role: Role | undefined): void {
  const row = rows[at]!
  const opened = rows[sectionOf(rows, at)]?.section ?? null
  const was = opened?.role ?? "other"
  ordinalOutOfText(row)
  const cue = headingCue(textOf(row))
  const now = role ?? (cue && cue.strength >= 0.6 ? cue.roles[0]! : was)
  const own: SectionAttrs = { id: row.section?.id ?? newIds(rows)(), role: now, part: null }
  row.depth = 0
  row.section = own
  turn(rows, at + 1, sectionEnd(rows, at), was, now)
}

function nextItemDepth(rows: readonly Row[], at: number): number | null {
  const next = rows[at + 1]
  return next && inSection(next) && next.item !== null ? next.depth : null
}

/** Something set aside becomes text of what it stands in. */
function restore(rows: Row[], at: number): void {
  const row = rows[at]!
  row.reason = ""
  if (row.depth < 0) {
    const body = rows.findIndex((other) => other.depth >= 0)
    // In front of the sections it opens the report; behind them it is an item, of which nothing is known.
    row.type = body < 0 || at < body ? "opening" : "para"
    if (row.type === "para") row.depth = 1
    return
  }
  if (row.depth > 0) {
    row.type = "para"
    return
  }
  const first = rows.findIndex((other, i) => i > sectionOf(rows, at) && bearsRole(other))
  row.type = first < 0 || at < first ? "intro" : "para"
  if (row.type === "para") beginItem(rows, at, { role: roleAt(rows, at) })
}

/** Makes the row an item, beside the one that it is in or below it. */
function beginItem(rows: Row[], at: number, { role, inside }: SplitOptions): void {
  const row = rows[at]!
  const owner = rows[itemOf(rows, at)]
  const words = textOf(row)
  const cue = cueAtStart(words)
  const about = owner?.role ?? roleAt(rows, at)
  row.role = role ?? cue?.role ?? about
  row.depth = Math.max(1, row.depth)
  const answers = row.role === "cause" || row.role === "measure"
  if (inside ?? (owner !== undefined && owner.role === "problem" && answers)) row.depth++
  if (cue && cue.role === row.role) takeOrdinal(row, cue.end)
  else ordinalOutOfText(row)
  row.item = newIds(rows)()
}

/** The row goes on with the paragraph in front of what was set aside there. */
function runOnBehind(rows: Row[], at: number): boolean {
  const row = rows[at]!
  let i = at - 1
  while (i >= 0 && rows[i]!.type === "aside") i--
  const above = rows[i]
  if (!above || above.depth < 1 || (row.type === "para" && row.item === null && row.runOn)) return false
  handOn(rows, at)
  ordinalIntoText(row)
  row.type = "para"
  row.item = null
  row.runOn = true
  row.depth = above.depth
  return true
}

function lowerHeading(rows: Row[], at: number): boolean {
  if (sectionOf(rows, at - 1) < 0) return false
  const end = sectionEnd(rows, at)
  const row = rows[at]!
  const { role } = row.section!
  for (let i = at + 1; i < end; i++) {
    const below = rows[i]!
    if (below.type === "intro") below.type = "para"
    below.depth++
  }
  row.section = null
  row.type = "para"
  row.depth = 1
  row.role = role
  row.item = newIds(rows)()
  return true
}

function joined(above: Fragment, below: Fragment): Fragment {
  const end = above.textBetween(0, above.size).at(-1) ?? ""
  const start = below.textBetween(0, below.size).at(0) ?? ""
  const apart = /[0-9A-Za-z]/.test(end) && /[0-9A-Za-z]/.test(start)
  const all = apart ? above.append(Fragment.from(schema.text(" "))) : above
  return all.append(below)
}
