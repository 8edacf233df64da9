import { limits } from "../../source/limits"
import { formatNumber } from "./number-formats"
import { integer, isOn, type ParagraphStyle, type Styles } from "./styles"
import { bulletText } from "./symbols"
import type { Attributes, XmlHandler } from "./xml"

/** Levels of a list, 0 to 8. */
const levelCount = 9

/** One level of a list as the file defines it (w:lvl). */
interface Level {
  start: number
  format: string
  /** The pattern of a custom format: `001, 002, 003, ...`. */
  pattern: string
  /** `%1.%2` */
  text: string
  /** All levels in Arabic figures, whatever their own format. */
  legal: boolean
  /** One-based level after which this one starts anew; 0 never; null after any level above. */
  restart: number | null
  /** The paragraph style that stands for this level. */
  style: string | null
  font: string
}

interface Definition {
  levels: Map<number, Level>
  /** The numbering style that holds the levels instead (w:numStyleLink). */
  link: string | null
}

interface List {
  definition: string
  starts: Map<number, number>
  levels: Map<number, Level>
}

export interface Numbering {
  /**
   * The number in front of the next paragraph of the document, or "" when it has none. To be called once for
   * each paragraph, in document order: it counts.
   */
  next(numId: number | null, level: number | null, style: ParagraphStyle): string
  /** Formats that were met and not known. */
  unknownFormats: Set<string>
}

/** A handler for numbering.xml, and the numbering once the part is through. */
export function numberingReader(styles: Styles): { handler: XmlHandler; finish(): Numbering } {
  const definitions = new Map<string, Definition>()
  /** Definitions that say which numbering style they are the levels of (w:styleLink). */
  const ofStyles = new Map<string, Definition>()
  const lists = new Map<number, List>()
  let definition: Definition | null = null
  let list: List | null = null
  let override: number | null = null
  let level: Level | null = null
  let skipped = 0

  const handler: XmlHandler = {
    open(name, attributes) {
      if (skipped > 0 || name === "w:pPr" || name === "mc:Fallback") {
        skipped++
        return
      }
      const value = () => attributes.get("w:val")
      switch (name) {
        case "w:abstractNum":
          definition = { levels: new Map(), link: null }
          list = null
          definitions.set(attributes.get("w:abstractNumId") ?? "", definition)
          break
        case "w:numStyleLink":
          if (definition) definition.link = value() ?? null
          break
        case "w:styleLink":
          if (definition) ofStyles.set(value() ?? "", definition)
          break
        case "w:num": {
          list = { definition: "", starts: new Map(), levels: new Map() }
          definition = null
          override = null
          const id = integer(attributes.get("w:numId"))
          if (id !== null) lists.set(id, list)
          break
        }
        case "w:abstractNumId":
          if (list) list.definition = value() ?? ""
          break
        case "w:lvlOverride":
          override = levelNumber(attributes)
          break
        case "w:startOverride":
          if (list && override !== null) list.starts.set(override, integer(value()) ?? 1)
          break
        case "w:lvl": {
          level = newLevel()
          const n = levelNumber(attributes)
          if (n !== null) (list ?? definition)?.levels.set(n, level)
          break
        }
        default:
          if (level) readProperty(level, name, attributes)
      }
    },
    close() {
      if (skipped > 0) skipped--
    },
    text() {},
  }
  return { handler, finish: () => counter(definitions, ofStyles, lists, styles) }
}

/** Numbering of a file that brings none. */
export function noNumbering(styles: Styles): Numbering {
  return counter(new Map(), new Map(), new Map(), styles)
}

function levelNumber(attributes: Attributes): number | null {
  const n = integer(attributes.get("w:ilvl"))
  return n !== null && n >= 0 && n < levelCount ? n : null
}

function newLevel(): Level {
  // Without w:start a level starts at 0 (17.9.25); without w:numFmt it is decimal (17.9.17).
  return {
    start: 0,
    format: "decimal",
    pattern: "",
    text: "",
    legal: false,
    restart: null,
    style: null,
    font: "",
  }
}

function readProperty(level: Level, name: string, attributes: Attributes): void {
  const value = attributes.get("w:val")
  if (name === "w:start") level.start = integer(value) ?? 0
  else if (name === "w:numFmt") {
    level.format = value ?? "decimal"
    level.pattern = attributes.get("w:format") ?? ""
  } else if (name === "w:lvlText") level.text = (value ?? "").slice(0, limits.numberCharacters)
  else if (name === "w:isLgl") level.legal = isOn(value, true)
  else if (name === "w:lvlRestart") level.restart = integer(value)
  else if (name === "w:pStyle") level.style = value ?? null
  else if (name === "w:rFonts") level.font = attributes.get("w:ascii") ?? attributes.get("w:hAnsi") ?? ""
}

/** How far one definition has counted. Lists that share a definition go on from each other. */
interface Count {
  /** The last number given at each level; undefined where a level starts anew. */
  at: (number | undefined)[]
  /** Lists whose own starting numbers have been taken up. */
  seen: Set<number>
}

function counter(
  definitions: Map<string, Definition>,
  ofStyles: Map<string, Definition>,
  lists: Map<number, List>,
  styles: Styles,
): Numbering {
  const counts = new Map<Definition, Count>()
  const unknownFormats = new Set<string>()

  const definitionOf = (list: List): Definition | null => {
    let found = definitions.get(list.definition) ?? null
    // A numbering style leads to a list of its own; a file that leads in circles numbers nothing.
    for (let hops = 0; found?.link != null && found.levels.size === 0; hops++) {
      const numId = styles.numIdOf(found.link)
      const next = numId === null ? undefined : lists.get(numId)
      if (hops > 3) return null
      // A style that some program did not write down: the definition itself says whose it is.
      found = (next && definitions.get(next.definition)) ?? ofStyles.get(found.link) ?? null
    }
    return found
  }

  const next = (ownNumId: number | null, ownLevel: number | null, style: ParagraphStyle): string => {
    const numId = ownNumId ?? style.numId
    if (numId === null || numId === 0) return ""
    const list = lists.get(numId)
    const definition = list && definitionOf(list)
    if (!list || !definition) return ""
    const levelAt = (n: number) => list.levels.get(n) ?? definition.levels.get(n)
    const depth = ownLevel ?? styleLevel(definition, list, style)
    const level = levelAt(depth)
    if (!level || depth < 0 || depth >= levelCount) return ""
    const startAt = (n: number) => list.starts.get(n) ?? levelAt(n)?.start ?? 0

    let count = counts.get(definition)
    if (!count) {
      count = { at: [], seen: new Set() }
      counts.set(definition, count)
    }
    if (!count.seen.has(numId)) {
      count.seen.add(numId)
      for (const n of list.starts.keys()) count.at[n] = undefined
    }
    // A level that was left out counts as begun: 1.1 without a 1 before it makes the next of that level 2.
    for (let n = 0; n < depth; n++) count.at[n] ??= startAt(n)
    const last = count.at[depth]
    count.at[depth] = last === undefined ? startAt(depth) : last + 1
    for (let n = depth + 1; n < levelCount; n++) {
      const restart = levelAt(n)?.restart ?? null
      if (restart === null || (restart > 0 && depth < restart)) count.at[n] = undefined
    }
    if (level.format === "bullet") return bulletText(level.font, level.text)
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const n = Number(digit) - 1
      const shown = levelAt(n)
      if (!shown || n > depth) return ""
      return write(count.at[n] ?? startAt(n), shown, level.legal)
    })
  }

  const write = (n: number, level: Level, legal: boolean): string => {
    if (legal) return String(n)
    if (level.format === "custom") {
      // Word 2010 and later: 01, 001 and the like are given by example.
      const zeros = /^(0*)1\b/.exec(level.pattern)
      if (!zeros) unknownFormats.add(level.pattern.slice(0, limits.numberCharacters) || level.format)
      return String(n).padStart(zeros ? zeros[1]!.length + 1 : 1, "0")
    }
    if (level.format === "bullet") return ""
    const text = formatNumber(n, level.format)
    if (text === null) unknownFormats.add(level.format.slice(0, limits.numberCharacters))
    return text ?? String(n)
  }

  return { next, unknownFormats }
}

/**
 * The level of a paragraph that says none: of the nearest style that a level is tied to, or that names a level
 * itself. Where a style does both, the tie holds (17.9.3).
 */
function styleLevel(
  definition: Definition,
  list: List,
  { chain, level: named, levelFrom }: ParagraphStyle,
): number {
  for (const [place, id] of chain.entries()) {
    for (const [n, level] of list.levels) if (level.style === id) return n
    for (const [n, level] of definition.levels) if (level.style === id) return n
    if (named !== null && place === levelFrom) return named
  }
  return 0
}
