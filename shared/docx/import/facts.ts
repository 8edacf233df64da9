import { limits } from "../../source/limits"

/** What stands in a document besides its text; the notices are made of it. */
export interface DocumentFacts {
  /** Tracked changes, which are read as if accepted. */
  inserted: number
  deleted: number
  pictures: number
  objects: number
  charts: number
  formulas: number
  /** Content of other files that is pulled in when Word opens this one. */
  chunks: number
  hidden: number
  hiddenText: string
  /** Fields that show something and have no result stored. */
  emptyFields: number
  fieldCode: string
  /** Placeholder texts of content controls that nobody has filled in. */
  placeholders: number
  placeholderText: string
  /** Phonetic guides above characters. */
  readings: number
  readingText: string
  symbols: number
  symbolFonts: Set<string>
  /** Elements that are not understood, by name. */
  unknown: Map<string, number>
  /** What each comment stands at, by its id. */
  quotes: Map<string, string>
  footnotes: Set<string>
  endnotes: Set<string>
}

/** The facts of a document of which nothing has been read yet. */
export const noFacts = (): DocumentFacts => ({
  inserted: 0,
  deleted: 0,
  pictures: 0,
  objects: 0,
  charts: 0,
  formulas: 0,
  chunks: 0,
  hidden: 0,
  hiddenText: "",
  emptyFields: 0,
  fieldCode: "",
  placeholders: 0,
  placeholderText: "",
  readings: 0,
  readingText: "",
  symbols: 0,
  symbolFonts: new Set(),
  unknown: new Map(),
  quotes: new Map(),
  footnotes: new Set(),
  endnotes: new Set(),
})

/** Adds to what is kept of the phonetic guides, which is only a beginning. */
export function addReading(facts: DocumentFacts, part: string): void {
  if (facts.readingText.length < limits.numberCharacters)
    facts.readingText = (facts.readingText + part).slice(0, limits.numberCharacters)
}

/** Text that is formatted as hidden. */
export function addHidden(facts: DocumentFacts, text: string): void {
  facts.hidden++
  if (facts.hiddenText.length < limits.noticeCharacters)
    facts.hiddenText = (facts.hiddenText + text).slice(0, limits.noticeCharacters)
}

/** What a content control shows that nobody has filled in. */
export function addPlaceholder(facts: DocumentFacts, text: string): void {
  facts.placeholders++
  facts.placeholderText ||= text.trim().slice(0, limits.numberCharacters)
}

/** A sign of a symbol font that no character is known for. */
export function addUnknownSymbol(facts: DocumentFacts, font: string): void {
  facts.symbols++
  if (facts.symbolFonts.size < 5) facts.symbolFonts.add(font.slice(0, 40) || "不明")
}

/** An element that no table has. */
export function addUnknownElement(facts: DocumentFacts, name: string): void {
  // Parts of formulas are counted as one with the formula.
  if (name.startsWith("m:")) return
  const short = name.startsWith("?:") ? name.slice(2) : name
  if (facts.unknown.has(short) || facts.unknown.size < 20)
    facts.unknown.set(short, (facts.unknown.get(short) ?? 0) + 1)
}
