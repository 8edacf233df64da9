import type { Role } from "../model/roles"
import { leadOf, sentences } from "../text/sentences"
import { isClosing, isOpening, isPeroration, leadInRole, subheadingRole } from "./cues"
import { orderedRoles, type PartEvidence } from "./order"
import { itemsFromParagraphs } from "./paragraph-items"
import { costOf, labelRole, type PartContext, rectified } from "./part-costs"
import { nameRecurring } from "./recurring"
import { cueOf } from "./section-cue"
import { voiceOf } from "./tenor"
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
  const cues = sections.map((section) => cueOf(text, section))
  const known = cues.map((cue, i) =>
    cue && cue.strength >= 0.6 ? cue.roles[0]! : (sections[i]!.told ?? introducedAs(text, sections[i]!)),
  )
  const asked = known.findIndex((role) => role === "problem" || role === "cause")
  for (const [i, { heading }] of sections.entries())
    if (
      heading &&
      asked >= 0 &&
      i > asked &&
      known[i] === "highlight" &&
      plansYear(text.slice(...heading.text))
    )
      known[i] = "measure"
  nameRecurring(text, sections)
  const parts = sections.filter(({ told }) => told !== "other").length
  const report = looksLikeReport(text, tree)
  const ends = sections.map(turnedTo)
  const isReport = report || [...known, ...ends].some((role) => role !== null)
  let answered = false
  const evidence = sections.map((section, i): PartEvidence => {
    const role = known[i]!
    const around: PartContext = {
      cue: cues[i] ?? null,
      closing: !section.heading && i === parts - 1 && i > 0 && onlyClosing(text, section),
      report: isReport,
      answered,
    }
    answered ||= [role, ends[i]].some((it) => it === "problem" || it === "cause")
    return { known: role, cost: role === null ? costOf(text, section, around) : free, ends: ends[i]! }
  })
  const ordered = orderedRoles(evidence)
  const isTold = [...ordered, ...ends].includes("problem")
  for (const [i, section] of sections.entries()) {
    section.role = ordered[i]!
    itemsFromParagraphs(text, section)
    if (!isTold && section.role === "highlight") problemsAtEnd(text, section)
    assignSection(text, section, cues[i] && known[i] === cues[i].roles[0] ? cues[i].roles : [section.role])
    for (const child of section.body) if (isList(child)) child.items.forEach(groupRole, text)
  }
}

/**
 * Below a slogan (向内求：) the last sentence in front of the list says what is counted: …至少有这样几桩过意不去。 Only
 * problems are taken from it: what else it may announce is told as plainly by the list itself.
 */
function introducedAs(text: string, { heading, body }: TreeSection): Role | null {
  const at = body.findIndex(isList)
  const intro = body[at - 1]
  if (!heading || !intro || isList(intro) || intro.type !== "intro") return null
  const said = sentences(text.slice(...intro.text)).at(-1)
  const cue = said && leadInRole(text.slice(intro.text[0] + said.from, intro.text[0] + said.to))
  return cue?.role === "problem" && cue.sure ? "problem" : null
}

/** A longer first sentence tells more than what is wanting. */
const longestVerdict = 16

const predicate = 6

/**
 * 述学、述职、述廉、述法: each part on work done ends in what is wanting there (学得还不系统。…), and no part of the
 * report is about that alone.
 */
function problemsAtEnd(text: string, { body }: TreeSection): void {
  const list = body.at(-1)
  if (!list || !isList(list)) return
  for (let i = list.items.length - 1; i > 0; i--) {
    const item = list.items[i]!
    if (item.style !== "none" || item.told) return
    const words = text.slice(...item.first.text)
    const { from, to } = leadOf(words)
    const { highlight, measure } = voiceOf(words.slice(from, to))
    // What is said of it comes last: 难题一个不放 is no 难题.
    const { problem } = voiceOf(words.slice(Math.max(from, to - predicate), to))
    if (to - from > longestVerdict || to === words.length || problem === 0 || highlight + measure > 0) return
    item.told = "problem"
  }
}

/** 2026年主要工作 behind the problems is what will be done. */
function plansYear(heading: string): boolean {
  return /(?:20|二[〇○零])..年|明年|来年/.test(heading) && !/情况|回顾|成效|成绩|总结|整改/.test(heading)
}

const free: PartEvidence["cost"] = { highlight: 0, problem: 0, cause: 0, measure: 0, other: 0 }

/** The role to which a plain sentence behind its first words turns a part at last, or null. */
function turnedTo(section: TreeSection): Role | null {
  let told = false
  let role: Role | null = null
  for (const child of section.body) {
    if (!isList(child) && child.type === "leadIn") {
      if (told && child.sure) role = child.role ?? null
    } else told = true
  }
  return role
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
      (child.type === "opening" && (isOpening(own) || /述职|汇报/.test(own)))
    )
      return true
  }
  return false
}

/** @param named by the heading: 存在问题及下一步打算 has a list of each, the second one without a word in front */
function assignSection(text: string, section: TreeSection, named: readonly Role[]): void {
  let role = section.role
  let met = false
  let before: TreeList | null = null
  for (const child of section.body) {
    if (isList(child)) {
      const next = named[named.indexOf(role) + 1]
      if (before && next && beginsAnew(before, child) && named.includes(role)) role = next
      assignList(text, child, role)
      before = child
      met = true
    } else if (child.type === "leadIn") {
      before = null
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

/** Does the list count from one again where the list in front of it did? */
function beginsAnew(before: TreeList, list: TreeList): boolean {
  return list.items[0]!.n === 1 && before.items[0]!.n === 1 && before.items.length > 1
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

function assignItem(text: string, item: TreeItem, outer: Role): void {
  const role = item.told ?? outer
  item.role = role
  const words = text.slice(...item.first.text)
  const lead = leadOf(words)
  const label = labelRole(text, item)
  // 问题一：药房账实不符。已全面盘点… among work done is work on a problem that somebody found.
  const answered = role === "highlight" && label === "problem" && rectified.test(words)
  const named = answered ? null : (item.names ?? label ?? subheadingRole(words.slice(lead.from, lead.to)))
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

/** A subheading that groups items of several roles ((一)学习方面 over 问题：原因：措施：) is none of them. */
function groupRole(this: string, item: TreeItem): void {
  const lists = listsOf(item.rest)
  for (const { list } of lists) list.items.forEach(groupRole, this)
  const words = this.slice(...item.first.text)
  if (item.role === "other" || lists.length === 0 || words.length > 24 || /[。；，].|[。；]$/.test(words))
    return
  const roles = new Set(lists.flatMap(({ list }) => list.items.map(({ role }) => role)))
  if (roles.size > 1 && roles.has(item.role)) item.role = "other"
}
