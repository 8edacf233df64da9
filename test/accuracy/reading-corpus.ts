import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { type ItemAnswer, type ParseAnswer, parseAnswer } from "#shared/answers/parse-answer"
import { readStructure } from "#shared/reading/read"
import { plainSource, type SourceText } from "#shared/source/source-text"

/** What a careful reader finds in a report (`test/fixtures/reading/README.md` says how it is written down). */
interface Gold {
  title: string | null
  year: number | null
  /** First and last characters of addressee and opening. */
  opening: [start: string, end: string] | null
  /** A part without a heading names the words that it begins with. */
  sections: [role: string, heading: string | null, begins?: string][]
  items: [role: string, ordinal: string, head: string, level: number, tail: string][]
  leadIns: [role: string, text: string][]
  asides: string[]
  signature: { name: string; date: string | null } | null
  /** Lines that begin with an automatic number of Word's, and how long it is. */
  numbered?: Record<string, number>
}

export interface Sample {
  name: string
  source: SourceText
  gold: Gold
}

const folder = fileURLToPath(new URL("../fixtures/reading/", import.meta.url))

/** The reports of the corpus; those kept aside have a name that begins with `held-`. */
export function samples(): Sample[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => {
      const name = file.slice(0, -4)
      const gold = JSON.parse(readFileSync(`${folder}${name}.json`, "utf8")) as Gold
      const source = plainSource(readFileSync(folder + file, "utf8"))
      for (const [line, length] of Object.entries(gold.numbered ?? {})) {
        const paragraph = source.paragraphs[Number(line)]!
        paragraph.numberEnd = paragraph.start + length
      }
      return { name, source, gold }
    })
}

/** What is compared, as one line each: F1 is over these lines. */
export interface Facts {
  starts: string[]
  roles: string[]
  /** Role, ordinal, start and level: all of an item but its end. */
  items: string[]
  /** Start and end. */
  ends: string[]
  headings: string[]
  sections: string[]
  leadIns: string[]
  asides: string[]
  /** Title, opening, signature, year. */
  frame: string[]
}

export function foundIn(sample: Sample): { facts: Facts; answer: ParseAnswer } {
  const answer = parseAnswer(readStructure(sample.source), sample.name, [])
  const facts = noFacts()
  const item = (it: ItemAnswer) => {
    addItem(facts, it.role, it.ordinal, it.start, it.level, it.end)
    for (const child of it.children) item(child)
  }
  for (const section of answer.sections) {
    if (section.heading !== null) facts.headings.push(`${section.headingStart}–${section.headingEnd}`)
    facts.sections.push(`${section.start} ${section.role}`)
    for (const it of section.items) item(it)
  }
  for (const { role, start, end } of answer.leadIns) facts.leadIns.push(`${role} ${start}–${end}`)
  for (const { start, end } of answer.setAside) facts.asides.push(`${start}–${end}`)
  addFrame(facts, answer.title, answer.openingRange, answer.signature, answer.year)
  return { facts, answer }
}

/** The gold of a sample as facts: the words that it names are looked up in the text, in order. */
export function goldOf({ name, source, gold }: Sample): Facts {
  const facts = noFacts()
  let text = source.text
  let from = 0
  const find = (words: string, begin = from): [number, number] => {
    const at = text.indexOf(words, begin)
    if (at < 0) throw new Error(`${name}: ${words} is not in the text behind ${begin}`)
    return [at, at + words.length]
  }
  for (const words of gold.asides) {
    const [start, end] = find(words)
    facts.asides.push(`${start}–${end}`)
    // Out of the way of everything looked up after it.
    text = text.slice(0, start) + "\u0000".repeat(end - start) + text.slice(end)
    from = end
  }
  from = 0
  let opening: [number, number] | null = null
  if (gold.opening) {
    const [start] = find(gold.opening[0], Math.max(0, gold.title ? text.indexOf(gold.title.slice(-4)) : 0))
    opening = [start, find(gold.opening[1], start)[1]]
    from = opening[1]
  }
  addFrame(facts, gold.title, opening, gold.signature, gold.year)
  const start = from
  for (const [role, heading, begins] of gold.sections) {
    const [at, end] = find(heading ?? begins!)
    from = heading === null ? at : end
    if (heading !== null) facts.headings.push(`${at}–${end}`)
    facts.sections.push(`${at} ${role}`)
  }
  from = start
  for (const [role, ordinal, head, level, tail] of gold.items) {
    const [at] = findItem(text, ordinal, head, from) ?? find(ordinal + head)
    from = at + ordinal.length + 1
    const [, end] = find(tail, Math.max(at, at + ordinal.length + head.length - tail.length))
    addItem(facts, role, ordinal, at, level, end)
  }
  from = start
  for (const [role, words] of gold.leadIns) {
    const [at, end] = find(words)
    from = end
    facts.leadIns.push(`${role} ${at}–${end}`)
  }
  return facts
}

function findItem(text: string, ordinal: string, head: string, from: number): [number, number] | null {
  for (let at = text.indexOf(ordinal === "" ? head : ordinal, from); at >= 0; ) {
    const behind = text.slice(at + ordinal.length, at + ordinal.length + 12).trimStart()
    if (behind.startsWith(head)) return [at, at + ordinal.length]
    at = text.indexOf(ordinal === "" ? head : ordinal, at + 1)
  }
  return null
}

function noFacts(): Facts {
  return {
    starts: [],
    roles: [],
    items: [],
    ends: [],
    headings: [],
    sections: [],
    leadIns: [],
    asides: [],
    frame: [],
  }
}

function addItem(facts: Facts, role: string, ordinal: string, at: number, level: number, end: number): void {
  facts.starts.push(`${at}`)
  facts.roles.push(`${at} ${role}`)
  facts.items.push(`${at} ${role} ${ordinal.trim()} level ${level}`)
  facts.ends.push(`${at}–${end}`)
}

function addFrame(
  facts: Facts,
  title: string | null,
  opening: readonly [number, number] | null,
  signature: { name: string | null; date: string | null } | null,
  year: number | null,
): void {
  facts.frame.push(
    `title ${title?.replace(/\s/g, "")}`,
    `opening ${opening?.join("–")}`,
    `signature ${signature?.name} ${signature?.date}`,
    `year ${year}`,
  )
}

/** Right, found, wanted; they add up. */
export interface Count {
  right: number
  found: number
  wanted: number
}

export function count(found: readonly string[], wanted: readonly string[]): Count {
  const left = new Map<string, number>()
  for (const line of wanted) left.set(line, (left.get(line) ?? 0) + 1)
  let right = 0
  for (const line of found) {
    const n = left.get(line) ?? 0
    if (n > 0) right++
    left.set(line, n - 1)
  }
  return { right, found: found.length, wanted: wanted.length }
}

export function f1({ right, found, wanted }: Count): number {
  return found + wanted === 0 ? 1 : (2 * right) / (found + wanted)
}
