import { limits } from "../../source/limits"
import type { SourceText } from "../../source/source-text"
import { itemOfBookmark } from "../bookmarks"
import { contentAlternatives } from "./alternatives"
import { bodyText, type OpenParagraph } from "./body-text"
import { sideTextId } from "./comments"
import {
  addHidden,
  addPlaceholder,
  addReading,
  addUnknownElement,
  addUnknownSymbol,
  type DocumentFacts,
  noFacts,
} from "./facts"
import { documentFields } from "./fields"
import { documentFormulas } from "./formulas"
import type { Numbering } from "./numbering"
import { integer, isOn, type Styles } from "./styles"
import { isSymbolFont, symbolText } from "./symbols"
import { authorOf, type Tracking } from "./tracking"
import { type Action, elementWalk, pass, table } from "./walk"
import type { Attributes, XmlHandler } from "./xml"

export type { DocumentFacts } from "./facts"

export interface DocumentText extends Pick<SourceText, "text" | "paragraphs"> {
  facts: DocumentFacts
}

/** What may be a sign in a symbol font, and what is one in any other. */
const symbolSigns = /[!-\u00ff\uf000-\uf0ff]/g
const privateSigns = /[\uf000-\uf0ff]/g

export interface DocumentReader {
  handler: XmlHandler
  /** The document, or null when the part is none. */
  finish(): DocumentText | null
}

/**
 * A handler for the main part. Elements are looked up in tables, one for each surrounding in which a name
 * means something of its own (w:del in the properties of a paragraph mark is not w:del around a run). The
 * children of an element that is in no table are read all the same, and in the text it is noted.
 *
 * @param tracking where tracked changes are to be told apart; without it they are read as if accepted
 */
export function documentReader(styles: Styles, numbering: Numbering, tracking?: Tracking): DocumentReader {
  const body = bodyText(styles, numbering)
  const facts = noFacts()
  /** For each open content control: whether what it holds is its placeholder. */
  const controls: boolean[] = []
  /** Paragraphs that are open as elements; body text opens others for text that stands in none. */
  const paragraphs: OpenParagraph[] = []
  /** How many paragraphs have begun. */
  let begun = 0
  /** Characters of text met so far, those included that are dropped in the end. */
  let written = 0
  const rows: { deleted: boolean }[] = []
  const openQuotes = new Set<string>()
  const anchorIds = new Set<string>()
  /** The anchors that stand behind paragraphs whose marks are tracked. */
  const marks = new Map<OpenParagraph, string>()
  let hiddenRun = false
  let runFont = ""
  /** The font that was asked for last, and the characters that are signs in it. */
  let knownFont = ""
  let fontSigns = privateSigns
  let objects = 0
  let allKeepsSpace = false

  const walk = elementWalk()
  const { skip } = walk
  const counted = () => written
  const openParagraph = () => body.paragraph()
  const fields = documentFields({
    facts,
    walk,
    write: addText,
    written: counted,
    openParagraph,
    elementParagraph: () => paragraphs[paragraphs.length - 1] ?? null,
  })
  const formulas = documentFormulas({ walk, write: addText, openParagraph })
  const alternatives = contentAlternatives(walk, counted)

  function addText(text: string): void {
    if (text === "") return
    if (hiddenRun) {
      addHidden(facts, text)
      return
    }
    if (controls.length > 0 && controls[controls.length - 1] && text.trim() !== "")
      addPlaceholder(facts, text)
    written += text.length
    const into = body.paragraph()
    if (into && fields.takes(into, text)) return
    if (!(into && formulas.takes(into, text))) body.addText(text)
    if (openQuotes.size === 0) return
    for (const id of openQuotes) {
      const quote = facts.quotes.get(id)! + text
      facts.quotes.set(id, quote.slice(0, limits.noticeCharacters))
      if (quote.length >= limits.noticeCharacters) openQuotes.delete(id)
    }
  }

  function beginRun(): void {
    hiddenRun = styles.hides(body.paragraph()?.styleId ?? null, null)
    runFont = ""
  }

  function closeText(captured: string, keepsSpace: boolean): void {
    let text = captured
    // Without xml:space="preserve" Word drops the space around the text; a line end in the XML shows as a space.
    if (!keepsSpace && !allKeepsSpace) text = text.replace(/^[ \t\n]+/, "").replace(/[ \t\n]+$/, "")
    if (text.includes("\n") || text.includes("\r")) text = text.replace(/\r\n?|\n/g, " ")
    if (runFont !== "") {
      if (runFont !== knownFont) {
        knownFont = runFont
        fontSigns = isSymbolFont(runFont) ? symbolSigns : privateSigns
      }
      if (text.search(fontSigns) >= 0)
        text = text.replace(fontSigns, (c) => symbolText(runFont, c.charCodeAt(0)) ?? c)
    }
    addText(text)
  }

  function addSymbol(attributes: Attributes): void {
    const font = attributes.get("w:font") ?? ""
    const text = symbolText(font, Number.parseInt(attributes.get("w:char") ?? "", 16))
    if (text !== null) {
      addText(text)
      return
    }
    addUnknownSymbol(facts, font)
  }

  function openQuote(attributes: Attributes): void {
    const id = sideTextId(attributes.get("w:id") ?? "")
    if (facts.quotes.size >= limits.listed || facts.quotes.has(id)) return
    facts.quotes.set(id, "")
    openQuotes.add(id)
  }

  function bookmark(attributes: Attributes): void {
    const id = itemOfBookmark(attributes.get("w:name") ?? "")
    // Word keeps names unique; in a file that does not, the copy is not the item.
    if (id === null || anchorIds.has(id)) return
    anchorIds.add(id)
    body.addAnchor(id)
  }

  function openTracked(attributes: Attributes): void {
    if (tracking) body.addAnchor(tracking.open(attributes, begun))
  }
  function closeTracked(): void {
    const name = tracking?.close() ?? null
    if (name !== null) body.addAnchor(name)
  }
  function noteComment(attributes: Attributes, edge: "start" | "end" | "point"): void {
    if (tracking) body.addAnchor(tracking.comment(sideTextId(attributes.get("w:id") ?? ""), edge))
  }

  const count = (what: "pictures" | "charts") => ({
    open() {
      if (!alternatives.repeating() && objects === 0) facts[what]++
    },
  })

  const refused = tracking?.reading === "refused"
  const leaveOut: Action = { open: skip }
  const write = (text: string): Action => ({ open: () => addText(text) })
  const readText = walk.capture(closeText)

  function joinOn(): void {
    const paragraph = body.paragraph()
    if (paragraph) paragraph.joins = true
  }
  function noteMark(attributes: Attributes): void {
    const paragraph = body.paragraph()
    if (tracking && paragraph) marks.set(paragraph, tracking.mark(authorOf(attributes), begun))
  }

  const markProperties = table({
    "w:vanish w:specVanish": {
      open(attributes) {
        const paragraph = body.paragraph()
        if (paragraph) paragraph.hiddenMark = isOn(attributes.get("w:val"), true)
      },
    },
    "w:del w:moveFrom": {
      open(attributes) {
        if (refused) noteMark(attributes)
        else joinOn()
        facts.deleted++
      },
    },
    "w:ins w:moveTo": {
      open(attributes) {
        if (refused) joinOn()
        else noteMark(attributes)
        facts.inserted++
      },
    },
    "w:rPrChange": leaveOut,
  })

  const set = (apply: (paragraph: OpenParagraph, value: string | undefined) => void): Action => ({
    open(attributes) {
      const paragraph = body.paragraph()
      if (paragraph) apply(paragraph, attributes.get("w:val"))
    },
  })
  const paragraphProperties = table({
    "w:pStyle": set((paragraph, value) => {
      paragraph.styleId = value ?? null
    }),
    "w:numId": set((paragraph, value) => {
      paragraph.numId = integer(value)
    }),
    "w:ilvl": set((paragraph, value) => {
      paragraph.level = integer(value)
    }),
    "w:outlineLvl": set((paragraph, value) => {
      paragraph.outline = integer(value)
    }),
    // A large first letter is a paragraph of its own in the file, and the beginning of the next on paper.
    "w:framePr": {
      open(attributes) {
        const paragraph = body.paragraph()
        if (paragraph && (attributes.get("w:dropCap") ?? "none") !== "none") paragraph.joins = true
      },
    },
    "w:rPr": { inside: markProperties },
    "w:pPrChange w:sectPr w:numberingChange": leaveOut,
  })

  const runProperties = table({
    "w:vanish": {
      open(attributes) {
        hiddenRun = isOn(attributes.get("w:val"), true)
      },
    },
    "w:rStyle": {
      open(attributes) {
        hiddenRun = styles.hides(body.paragraph()?.styleId ?? null, attributes.get("w:val") ?? null)
      },
    },
    // Signs of symbol fonts also stand in plain text, as letters or private characters of the run's font.
    "w:rFonts": {
      open(attributes) {
        runFont =
          attributes.get("w:asciiTheme") === undefined
            ? (attributes.get("w:ascii") ?? attributes.get("w:hAnsi") ?? "")
            : ""
      },
    },
    "w:rPrChange": leaveOut,
  })

  const rowProperties = table({
    [refused ? "w:ins" : "w:del"]: {
      open() {
        const row = rows[rows.length - 1]
        if (row) row.deleted = true
        facts.deleted++
      },
    },
    "w:trPrChange": leaveOut,
  })

  const cellProperties = table({
    [refused ? "w:cellIns" : "w:cellDel"]: {
      open() {
        body.deleteContainer()
        facts.deleted++
      },
    },
    "w:tcPrChange": leaveOut,
  })

  const paragraph: Action = {
    open() {
      begun++
      if (body.inDeleted()) return skip()
      body.openParagraph()
      const opened = body.paragraph()
      if (opened) paragraphs.push(opened)
    },
    close() {
      const closing = paragraphs.pop()
      if (closing) {
        // An instruction that does not end in its paragraph is damaged: better a field's code than text lost.
        const inside = fields.endParagraph(closing)
        if (inside !== null) body.addText(inside)
        if (styles.hides(closing.styleId, null)) closing.hiddenMark = true
        const mark = marks.get(closing)
        if (mark !== undefined) body.addAnchor(mark)
      }
      body.closeParagraph()
    },
  }
  const box = { open: () => body.openBox(), close: () => body.closeBox() }

  // Text in shapes of other programs (locked canvas).
  const shapeText = table({ "a:p": paragraph, "a:t": readText, "a:br": write("\n") })

  const drawing = table({
    "pic:pic v:imagedata": count("pictures"),
    "c:chart dgm:relIds": count("charts"),
    // WordArt of old files: the text is an attribute of the shape.
    "v:textpath": {
      open(attributes) {
        body.openBox()
        body.openParagraph()
        addText(attributes.get("string") ?? "")
        body.closeParagraph()
        body.closeBox()
      },
    },
    "a:txBody": { ...box, inside: shapeText },
    "mc:AlternateContent": alternatives.set,
    "mc:Choice mc:Fallback": alternatives.choice,
  })

  const controlProperties = table({
    "w:showingPlcHdr": {
      open(attributes) {
        if (controls.length > 0) controls[controls.length - 1] = isOn(attributes.get("w:val"), true)
      },
    },
  })

  const reading = table({
    "w:t": walk.capture((part) => addReading(facts, part)),
  })

  const text = table({
    "w:sdtContent w:hyperlink w:smartTag w:customXml w:dir w:bdo w:ruby w:rubyBase": pass,
    "w:document": {
      open(attributes) {
        allKeepsSpace = attributes.get("xml:space") === "preserve"
      },
    },
    "w:sdt": { open: () => void controls.push(false), close: () => void controls.pop() },
    "w:sdtPr": { inside: controlProperties },
    "w:body": { open: () => body.openContainer(), close: () => body.closeContainer() },
    "w:p": paragraph,
    "w:pPr": { inside: paragraphProperties },
    "w:r": {
      open: beginRun,
      close: beginRun,
    },
    "w:rPr": { inside: runProperties },
    "w:t m:t ?:t": readText,
    "w:tab w:ptab": write("\t"),
    "w:cr": write("\n"),
    "w:br": {
      open(attributes) {
        const type = attributes.get("w:type") ?? "textWrapping"
        if (type === "textWrapping") addText("\n")
        else body.breakPage()
      },
    },
    // Only kept from breaking: the sign itself is a hyphen.
    "w:noBreakHyphen": write("-"),
    "w:sym": { open: addSymbol },
    "w:tbl": {
      open: () => (body.inDeleted() ? skip() : body.openTable()),
      close: () => body.closeTable(),
    },
    "w:tr": {
      open: () => void rows.push({ deleted: false }),
      close: () => void rows.pop(),
    },
    "w:tc": {
      open: () => (rows[rows.length - 1]?.deleted ? skip() : body.openContainer()),
      close: () => body.closeContainer(),
    },
    "w:trPr": { inside: rowProperties },
    "w:tcPr": { inside: cellProperties },
    "w:ins w:moveTo": {
      open(attributes) {
        facts.inserted++
        if (refused) skip()
        else openTracked(attributes)
      },
      close: closeTracked,
    },
    "w:del w:moveFrom": {
      open(attributes) {
        facts.deleted++
        if (refused) openTracked(attributes)
        else skip()
      },
      close: closeTracked,
    },
    ...fields.rows,
    "w:bookmarkStart": { open: bookmark },
    "w:commentRangeStart": {
      open(attributes) {
        openQuote(attributes)
        noteComment(attributes, "start")
      },
    },
    "w:commentRangeEnd": {
      open(attributes) {
        openQuotes.delete(sideTextId(attributes.get("w:id") ?? ""))
        noteComment(attributes, "end")
      },
    },
    "w:commentReference": { open: (attributes) => noteComment(attributes, "point") },
    "w:footnoteReference": {
      open: (attributes) => void facts.footnotes.add(sideTextId(attributes.get("w:id") ?? "")),
    },
    "w:endnoteReference": {
      open: (attributes) => void facts.endnotes.add(sideTextId(attributes.get("w:id") ?? "")),
    },
    "m:oMath": { open: () => void facts.formulas++ },
    ...formulas.rows,
    "w:altChunk w:subDoc": { open: () => void facts.chunks++ },
    "mc:AlternateContent": alternatives.set,
    "mc:Choice mc:Fallback": alternatives.choice,
    "w:drawing w:pict": { inside: drawing },
    "w:object": {
      inside: drawing,
      open() {
        if (!alternatives.repeating()) facts.objects++
        objects++
      },
      close() {
        objects--
      },
    },
    "w:background w:tblPr w:tblGrid w:tblPrEx w:sdtEndPr w:sectPr w:smartTagPr w:customXmlPr": leaveOut,
    "w:rt": { open: () => void facts.readings++, inside: reading },
    "w:rubyPr w:fldData w:delInstrText": leaveOut,
    "w:delText": refused ? readText : leaveOut,
    "w:bookmarkEnd w:proofErr w:permStart w:permEnd w:annotationRef": pass,
    "w:footnoteRef w:endnoteRef w:separator w:continuationSeparator": pass,
    "w:lastRenderedPageBreak w:softHyphen": pass,
    "w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd": pass,
    "w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd": pass,
    "w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd": pass,
    "w:customXmlMoveToRangeStart w:customXmlMoveToRangeEnd": pass,
  })
  for (const around of [text, drawing]) around.set("w:txbxContent", { ...box, inside: text })

  const passage = walk.through("w:document", text, (name) => addUnknownElement(facts, name))
  return {
    handler: passage.handler,
    finish: () => (passage.isRoot() ? { ...body.finish(), facts } : null),
  }
}
