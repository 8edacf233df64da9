import type { Role } from "../model/roles"
import { numeralValue } from "../text/numerals"
import { leadOf } from "../text/sentences"
import { isSpace } from "../text/space"
import { headingCue, isClosing, isOpening, isPeroration, type RoleCue, subheadingRole } from "./cues"
import {
  isList,
  isSection,
  listsOf,
  type Tree,
  type TreeBlock,
  type TreeItem,
  type TreeList,
  type TreeSection,
} from "./tree"

/**
 * Gives every section, list and item its role: from the heading, from the sentence that leads over to the
 * list, from a subheading, else from the place between the parts that are known.
 */
export function assignRoles(text: string, tree: Tree): void {
  const sections = tree.children.filter(isSection)
  const cues = sections.map((s) => (s.heading ? headingCue(text.slice(...s.heading.text)) : null))
  const known = cues.map((cue) => (cue && cue.strength >= 0.6 ? cue.roles[0]! : null))
  const asked = known.findIndex((role) => role === "problem" || role === "cause")
  for (const [i, { heading }] of sections.entries())
    if (asked >= 0 && i > asked && known[i] === "highlight" && plansYear(text.slice(...heading!.text)))
      known[i] = "measure"
  const answered = Math.max(
    ...(["problem", "cause", "measure"] as const).map((role) => known.lastIndexOf(role)),
  )
  const report = looksLikeReport(text, tree)
  let problem = false
  let measure = false
  for (const [i, section] of sections.entries()) {
    section.role =
      known[i] ??
      placedRole({
        cue: cues[i] ?? null,
        closing: !section.heading && i === sections.length - 1 && i > 0 && onlyClosing(text, section),
        headed: section.heading !== null,
        turns: turnsLater(section),
        before: i < answered,
        behind: measure ? "measure" : problem ? "problem" : null,
        report,
      })
    problem ||= known[i] === "problem"
    measure ||= known[i] === "measure"
    itemsFromParagraphs(text, section)
    assignSection(text, section)
  }
}

/** 2026年主要工作 behind the problems is what will be done. */
function plansYear(heading: string): boolean {
  return /(?:20|二[〇○零])..年|明年|来年/.test(heading) && !/情况|回顾|成效|成绩|总结|整改/.test(heading)
}

interface Surroundings {
  cue: RoleCue | null
  closing: boolean
  headed: boolean
  /** A list of problems, causes or plans follows its first list. */
  turns: boolean
  /** A part on problems, causes or plans comes later. */
  before: boolean
  /** Such a part came earlier. */
  behind: "problem" | "measure" | null
  /** Title or opening say that this is a report. */
  report: boolean
}

/**
 * The role of a part whose heading says none (a slogan, or no heading): before the problems it is work
 * done, behind the last part that is known it belongs to that (a second 一、二、三 under the plan).
 */
function placedRole({ cue, closing, headed, turns, before, behind, report }: Surroundings): Role {
  if (closing) return "other"
  if (before) return behind === "problem" ? (cue?.roles[0] ?? "other") : "highlight"
  if (behind === "measure") return "measure"
  if (behind === "problem") return headed ? "measure" : "other"
  if (cue) return cue.roles[0]!
  return report || turns ? "highlight" : "other"
}

function turnsLater(section: TreeSection): boolean {
  const first = section.body.findIndex(isList)
  return (
    first >= 0 &&
    section.body.some((child, i) => i > first && !isList(child) && child.type === "leadIn" && child.sure)
  )
}

function onlyClosing(text: string, section: TreeSection): boolean {
  return section.body.every((child) => {
    if (isList(child)) return false
    const words = text.slice(...child.text)
    return child.type === "aside" || isClosing(words) || isPeroration(words)
  })
}

function looksLikeReport(text: string, tree: Tree): boolean {
  for (const child of tree.children) {
    if (isSection(child)) continue
    const own = text.slice(...child.text)
    if (
      (child.type === "title" && /述职|总结|报告|汇报/.test(own)) ||
      (child.type === "opening" && isOpening(own))
    )
      return true
  }
  return false
}

/**
 * A section without a list: its paragraphs are its items, without ordinals. A first paragraph that ends
 * with a colon introduces them; short lines without a full stop head the paragraphs below them.
 */
function itemsFromParagraphs(text: string, section: TreeSection): void {
  // Paragraphs in front of 主要原因是：一是… are the problems themselves, without ordinals.
  const first = section.body.findIndex((child) => isList(child) || child.type === "leadIn")
  const next = section.body[first]
  if (first >= 0 && (isList(next!) || next!.role === section.role)) return
  const tail = first < 0 ? [] : section.body.slice(first)
  const blocks = (first < 0 ? section.body : section.body.slice(0, first)) as TreeBlock[]
  const words = (b: TreeBlock) => text.slice(...b.text)
  const intros = blocks.filter((b) => b.type === "intro")
  if (intros.length === 0) return
  const short = (b: TreeBlock) => b.text[1] - b.text[0] <= 30 && !/[。；：！？，]$/.test(words(b))
  const headed = intros.filter(short).length
  const byLines = headed >= 2 && headed < intros.length
  const body: (TreeBlock | TreeList)[] = []
  let list: TreeList | null = null
  for (const block of blocks) {
    if (block.type === "aside") {
      if (list) list.items.at(-1)!.rest.push(block)
      else body.push(block)
      continue
    }
    const introduces =
      !list &&
      ((intros.length > 1 && (/[：:]$/.test(words(block)) || (byLines && !short(block)))) ||
        (intros.length > 2 && announces.test(words(block))))
    if (introduces) {
      body.push(block)
      continue
    }
    const para: TreeBlock = { ...block, type: "para" }
    if (list && byLines && !short(block)) list.items.at(-1)!.rest.push(para)
    else {
      if (!list) {
        list = { kind: "list", role: "other", items: [] }
        body.push(list)
      }
      list.items.push(labelled(text, para))
    }
  }
  section.body = [...body, ...tail]
}

const label =
  /^(?:(?:主要|具体)?原\s*因|(?:整改|改进)?(?:措\s*施|举措|对策))\s*([一二三四五六七八九十\d]{1,2})\s*[：:、.．]/

/** A paragraph as an item; 原因1： and 措施一： in front of it are its ordinal. */
function labelled(text: string, para: TreeBlock): TreeItem {
  const [from, to] = para.text
  const match = label.exec(text.slice(from, Math.min(to, from + 16)))
  if (!match || from + match[0].length >= to)
    return { kind: "item", role: "other", style: "none", n: null, first: para, rest: [] }
  let at = from + match[0].length
  while (at < to && isSpace(text.charCodeAt(at))) at++
  const first: TreeBlock = { ...para, ordinal: [from, from + match[0].length], text: [at, to] }
  const n = Number(match[1]) || (numeralValue(match[1]!) ?? null)
  return { kind: "item", role: "other", style: "label", n, first, rest: [] }
}

/** One sentence that only announces what comes: …主要表现在以下三个方面。 在总结成绩的同时，也看到存在的问题和不足。 */
const announces =
  /^(?=.{4,90}$)[^。；：]*(?:(?:以下|下列|如下)[^。；：]{0,14}|[一二两三四五六七八九几]个方面(?:的?(?:工作|问题|不足|努力|做起|着手|入手))?|(?:同时|虽然|尽管|但是?|对照|也要看到|清醒)[^。；：]*(?:问题|不足|差距|短板))[。：]$/

function assignSection(text: string, section: TreeSection): void {
  let role = section.role
  let met = false
  for (const child of section.body) {
    if (isList(child)) {
      assignList(text, child, role)
      met = true
    } else if (child.type === "leadIn") {
      const said = child.role ?? "other"
      if (!accepts(section.role, role, child)) {
        child.role = role
      } else role = said
      // A sentence that only repeats what the heading says introduces the part.
      if (!met && child.role === section.role && said !== "cause") child.type = "intro"
      else met = true
    }
  }
  orderIntros(section)
}

/** May a lead-in turn the role of what follows it? */
function accepts(section: Role, now: Role, leadIn: TreeBlock): boolean {
  const said = leadIn.role ?? "other"
  if (said === now || said === "other") return true
  if (section === "measure") return false
  // Work done may tell what it found and why; only plain words turn the part.
  if (now === "highlight") return said !== "cause" && leadIn.sure === true
  return true
}

/** The schema has paragraphs of a section in front of its lists only. */
function orderIntros(section: TreeSection): void {
  let met = false
  for (const child of section.body) {
    if (isList(child)) met = true
    else if (child.type === "leadIn") met = true
    else if (child.type === "intro" && met) child.type = "leadIn"
  }
}

function assignList(text: string, list: TreeList, role: Role): void {
  list.role = role
  for (const item of list.items) assignItem(text, item, role)
}

function assignItem(text: string, item: TreeItem, role: Role): void {
  item.role = role
  const words = text.slice(...item.first.text)
  const lead = leadOf(words)
  const named = labelRole(text, item) ?? subheadingRole(words.slice(lead.from, lead.to))
  const children = listsOf(item.rest)
  let inner = role
  if (named) {
    inner = named
    // A subheading with items below it is no problem or cause itself.
    item.role = children.length > 0 && lead.to >= words.length ? "other" : named
  }
  for (const child of item.rest) {
    if (isList(child)) assignList(text, child, inner)
    else if (child.type === "leadIn") {
      const said = child.role ?? "other"
      if (inner !== "highlight" && accepts(inner, inner, child)) inner = said
      else child.type = "para"
    }
  }
}

function labelRole(text: string, item: TreeItem): Role | null {
  if (item.style !== "label" || !item.first.ordinal) return null
  const words = text.slice(...item.first.ordinal).replace(/[\s：:\d一二三四五六七八九十、.．]/g, "")
  return subheadingRole(words)
}
