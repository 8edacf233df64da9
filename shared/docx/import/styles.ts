import type { SourceParagraph } from "../../source/source-text"
import type { Attributes, XmlHandler } from "./xml"

/** A paragraph style as the file defines it; what it does not define comes from the style it is based on. */
export interface StyleDefinition {
  id: string
  name: string
  basedOn: string | null
  /** Outline level 0–8, 9 for body text. */
  outline: number | null
  numId: number | null
  level: number | null
  /** Hidden text (w:vanish); null where the style does not say. */
  hidden: boolean | null
}

/** What a paragraph gets from its style. */
export interface ParagraphStyle {
  style: SourceParagraph["style"]
  numId: number | null
  level: number | null
  /** Ids of the style and of those it is based on, nearest first. */
  chain: string[]
  /** Place in `chain` of the style that says the level. */
  levelFrom: number
}

export interface Styles {
  /** The paragraph style with this id; null asks for the default style. */
  paragraph(id: string | null): ParagraphStyle
  /** The list that a numbering style stands for. */
  numIdOf(styleId: string): number | null
  /**
   * Whether text in a run of these styles is hidden before its own properties are asked. w:vanish is a toggle
   * (17.7.3): on in both styles it is off.
   */
  hides(paragraphStyle: string | null, characterStyle: string | null): boolean
}

/** A handler for styles.xml, and what it has read once the part is through. */
export function stylesReader(): { handler: XmlHandler; finish(): Styles } {
  const definitions = new Map<string, StyleDefinition>()
  let defaultId: string | null = null
  let current: StyleDefinition | null = null
  // Formatting of table conditions and of older revisions inside a style is not the style's own.
  let inside = 0
  const foreign = new Set(["w:tblStylePr", "w:pPrChange", "w:rPrChange"])

  const handler: XmlHandler = {
    open(name, attributes) {
      if (inside > 0 || foreign.has(name)) {
        inside++
        return
      }
      if (name === "w:style") {
        current = readStyle(attributes)
        if (!current) return
        definitions.set(current.id, current)
        if (attributes.get("w:type") === "paragraph" && isOn(attributes.get("w:default")))
          defaultId = current.id
      } else if (current) readProperty(current, name, attributes)
    },
    close() {
      if (inside > 0) inside--
    },
    text() {},
  }
  return { handler, finish: () => resolver(definitions, defaultId) }
}

/** Styles of a file that brings none: only the customary ids of headings tell anything. */
export function noStyles(): Styles {
  return resolver(new Map(), null)
}

function readStyle(attributes: Attributes): StyleDefinition | null {
  const id = attributes.get("w:styleId")
  if (id === undefined) return null
  return { id, name: "", basedOn: null, outline: null, numId: null, level: null, hidden: null }
}

function readProperty(style: StyleDefinition, name: string, attributes: Attributes): void {
  const value = attributes.get("w:val")
  if (name === "w:name") style.name = value ?? ""
  else if (name === "w:basedOn") style.basedOn = value ?? null
  else if (name === "w:outlineLvl") style.outline = integer(value)
  else if (name === "w:numId") style.numId = integer(value)
  else if (name === "w:ilvl") style.level = integer(value)
  else if (name === "w:vanish") style.hidden = isOn(value, true)
}

/** Styles based on each other. Nobody nests them deeper than a handful. */
const longestChain = 64

function resolver(definitions: Map<string, StyleDefinition>, defaultId: string | null): Styles {
  const known = new Map<string | null, ParagraphStyle>()
  let someHide = false
  for (const { hidden } of definitions.values()) someHide ||= hidden === true
  const resolve = (id: string | null): ParagraphStyle => {
    const found: ParagraphStyle = { style: null, numId: null, level: null, chain: [], levelFrom: 0 }
    let heading: SourceParagraph["style"] | undefined
    const seen = new Set<string>()
    let at = id !== null && definitions.has(id) ? id : defaultId
    if (id !== null && definitions.size === 0) heading = headingOf(id)
    while (at !== null && !seen.has(at) && seen.size < longestChain) {
      seen.add(at)
      const definition = definitions.get(at)
      if (!definition) break
      found.chain.push(at)
      if (heading === undefined) heading = headingOf(definition.name)
      if (heading === undefined && definition.outline !== null) heading = levelOf(definition.outline)
      found.numId ??= definition.numId
      if (found.level === null && definition.level !== null) {
        found.level = definition.level
        found.levelFrom = found.chain.length - 1
      }
      at = definition.basedOn
    }
    found.style = heading ?? null
    return found
  }
  const hidden = (id: string | null): boolean => {
    const seen = new Set<string>()
    let at = id
    while (at !== null && !seen.has(at) && seen.size < longestChain) {
      seen.add(at)
      const definition = definitions.get(at)
      if (definition?.hidden != null) return definition.hidden
      at = definition?.basedOn ?? null
    }
    return false
  }
  return {
    hides: (paragraphStyle, characterStyle) =>
      someHide &&
      hidden(paragraphStyle !== null && definitions.has(paragraphStyle) ? paragraphStyle : defaultId) !==
        hidden(characterStyle),
    paragraph(id) {
      let style = known.get(id)
      if (!style) {
        style = resolve(id)
        known.set(id, style)
      }
      return style
    },
    numIdOf: (styleId) => definitions.get(styleId)?.numId ?? null,
  }
}

const levelNames = "一二三四五六七八九"

/**
 * What the name of a style says; undefined when it says nothing. Word and WPS store the English names of
 * built-in styles in every language; the Chinese ones come from other programs, and from units that made
 * their own. Old files add other names behind a comma. A subtitle is neither title nor heading, although WPS
 * gives it an outline level.
 */
function headingOf(name: string): SourceParagraph["style"] | undefined {
  const plain = name
    .replace(/[,，].*/s, "")
    .replace(/\s/g, "")
    .toLowerCase()
  if (plain === "title" || plain === "标题" || plain === "標題") return "title"
  if (plain === "subtitle" || plain === "副标题" || plain === "副標題") return null
  const level =
    /^(?:heading|标题|標題)([1-9一二三四五六七八九])$/.exec(plain) ??
    /^([一二三四五六七八九])级标题$/.exec(plain)
  if (!level) return undefined
  return Number(level[1]) || levelNames.indexOf(level[1]!) + 1
}

/** Heading level of an outline level; 9 says that the paragraph is body text. */
export function levelOf(outline: number): number | null {
  return outline >= 0 && outline < 9 ? outline + 1 : null
}

/** A whole number from an attribute, or null. */
export function integer(value: string | undefined): number | null {
  return value !== undefined && /^\s*[+-]?\d{1,10}\s*$/.test(value) ? Number(value) : null
}

/** ST_OnOff: present without a value is on. */
export function isOn(value: string | undefined, absent = false): boolean {
  return value === undefined ? absent : value !== "0" && value !== "false" && value !== "off"
}
