import { limits } from "../../source/limits"
import type { SourceText } from "../../source/source-text"
import { itemOfBookmark } from "../bookmarks"
import { bodyText, type OpenParagraph } from "./body-text"
import { sideTextId } from "./comments"
import type { Numbering } from "./numbering"
import { integer, isOn, type Styles } from "./styles"
import { symbolText } from "./symbols"
import type { Attributes, XmlHandler } from "./xml"

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
  symbols: number
  symbolFonts: Set<string>
  /** Elements that are not understood, by name. */
  unknown: Map<string, number>
  /** What each comment stands at, by its id. */
  quotes: Map<string, string>
  footnotes: Set<string>
  endnotes: Set<string>
}

export interface DocumentText extends Pick<SourceText, "text" | "paragraphs"> {
  facts: DocumentFacts
}

export interface DocumentReader {
  handler: XmlHandler
  /** The document, or null when the part is none. */
  finish(): DocumentText | null
}

/** How an element is read. Without `inside` its children are read by the table that it stands in itself. */
interface Action {
  open?(attributes: Attributes): void
  /** Not called for an element that `open` left out. */
  close?(): void
  inside?: Table
}
type Table = Map<string, Action>

interface Field {
  /** Between begin and separate: the instruction, which is no text. */
  inCode: boolean
  hasResult: boolean
  code: string
  paragraph: OpenParagraph | null
  /** Length of the paragraph's text where the field begins. */
  from: number
}

/** Fields that never show anything: index marks, variables, merge control. */
const silentFields = /^\s*(?:XE|TC|TA|RD|SET|ASK|NEXT|NEXTIF|SKIPIF|PRIVATE|ADVANCE|GOTOBUTTON)\b/i

/**
 * 带圈字符 of Word and WPS: a field that draws a ring around a character and stores no result, so that its
 * code is the only place where the character stands. Null for any other field.
 */
function enclosedSign(code: string): string | null {
  const sign = /^eq\s*\\o\s*\\ac\s*\(\s*[○□△◇]\s*[,，]\s*([^(),\\\s]{1,4})\s*\)$/i.exec(code)?.[1]
  if (sign === undefined) return null
  return /^(?:1?[1-9]|10|20)$/.test(sign) ? String.fromCharCode(0x245f + Number(sign)) : sign
}

/**
 * A handler for the main part. Elements are looked up in tables, one for each surrounding in which a name
 * means something of its own (w:del in the properties of a paragraph mark is not w:del around a run). The
 * children of an element that is in no table are read all the same, and in the text it is noted.
 */
export function documentReader(styles: Styles, numbering: Numbering): DocumentReader {
  const body = bodyText(styles, numbering)
  const facts: DocumentFacts = {
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
    symbols: 0,
    symbolFonts: new Set(),
    unknown: new Map(),
    quotes: new Map(),
    footnotes: new Set(),
    endnotes: new Set(),
  }
  const fields: Field[] = []
  const rows: { deleted: boolean }[] = []
  /** For each open set of alternatives: whether one was read, and the text written before it. */
  const alternatives: { read: boolean; before: number }[] = []
  const repeats: boolean[] = []
  const openQuotes = new Set<string>()
  const anchorIds = new Set<string>()
  let hiddenRun = false
  let runFont = ""
  /** Inside a second alternative, which shows the pictures of the first again. */
  let repeating = 0
  let objects = 0
  let captured: string | null = null
  let keepsSpace = false
  /** 0, or how many elements are open in what is left out, its outermost included. */
  let skipped = 0

  const skip = () => {
    skipped = 1
  }

  function addText(text: string): void {
    if (text === "") return
    if (hiddenRun) {
      facts.hidden++
      if (facts.hiddenText.length < limits.noticeCharacters)
        facts.hiddenText = (facts.hiddenText + text).slice(0, limits.noticeCharacters)
      return
    }
    body.addText(text)
    for (const id of openQuotes) {
      const quote = facts.quotes.get(id)! + text
      facts.quotes.set(id, quote.slice(0, limits.noticeCharacters))
      if (quote.length >= limits.noticeCharacters) openQuotes.delete(id)
    }
  }

  function beginRun(): void {
    hiddenRun = false
    runFont = ""
  }

  function closeText(): void {
    let text = captured ?? ""
    captured = null
    // Without xml:space="preserve" Word drops the space around the text; a line end in the XML shows as a space.
    if (!keepsSpace) text = text.replace(/^[ \t\n]+/, "").replace(/[ \t\n]+$/, "")
    if (text.includes("\n")) text = text.replaceAll("\n", " ")
    addText(
      runFont === ""
        ? text
        : text.replace(/[\uf000-\uf0ff]/g, (c) => symbolText(runFont, c.charCodeAt(0)) ?? c),
    )
  }

  function addSymbol(attributes: Attributes): void {
    const font = attributes.get("w:font") ?? ""
    const text = symbolText(font, Number.parseInt(attributes.get("w:char") ?? "", 16))
    if (text !== null) {
      addText(text)
      return
    }
    facts.symbols++
    if (facts.symbolFonts.size < 5) facts.symbolFonts.add(font.slice(0, 40) || "不明")
  }

  function fieldMark(attributes: Attributes): void {
    const type = attributes.get("w:fldCharType")
    const paragraph = body.paragraph()
    if (type === "begin") {
      fields.push({ inCode: true, hasResult: false, code: "", paragraph, from: paragraph?.text.length ?? 0 })
      return
    }
    const field = fields[fields.length - 1]
    if (!field) return
    // What was written inside the instruction are results of other fields: they go with it. An instruction
    // that does not end in its paragraph is damaged: better a field's code than text lost.
    if (field.inCode && paragraph && field.paragraph === paragraph)
      paragraph.text = paragraph.text.slice(0, field.from)
    field.inCode = false
    if (type === "separate") field.hasResult = true
    else if (type === "end") {
      fields.pop()
      if (!field.hasResult) closeWithoutResult(field.code.trim())
    }
  }

  function closeWithoutResult(code: string): void {
    const enclosed = enclosedSign(code)
    if (enclosed !== null) addText(enclosed)
    else if (code !== "" && !silentFields.test(code)) {
      facts.emptyFields++
      facts.fieldCode ||= code.slice(0, limits.numberCharacters)
    }
  }

  function closeCode(): void {
    const field = fields[fields.length - 1]
    if (field?.inCode && field.code.length < limits.noticeCharacters) field.code += captured ?? ""
    captured = null
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

  /** Takes the first alternative, whatever it requires; a later one only when those before it held no text. */
  function openAlternative(): void {
    const set = alternatives[alternatives.length - 1]
    if (set?.read && body.written() > set.before) {
      skip()
      return
    }
    const again = set?.read === true
    repeats.push(again)
    if (again) repeating++
    if (!set) return
    set.read = true
    set.before = body.written()
  }

  const count = (what: "pictures" | "charts") => ({
    open() {
      if (repeating === 0 && objects === 0) facts[what]++
    },
  })

  const pass: Action = {}
  const leaveOut: Action = { open: skip }
  const capture = (close: () => void): Action => ({
    open(attributes) {
      captured = ""
      keepsSpace = attributes.get("xml:space") === "preserve"
    },
    close,
  })
  const write = (text: string): Action => ({ open: () => addText(text) })
  const readText = capture(closeText)
  const choice: Action = {
    open: openAlternative,
    close() {
      if (repeats.pop()) repeating--
    },
  }
  const alternativeSet: Action = {
    open: () => void alternatives.push({ read: false, before: 0 }),
    close: () => void alternatives.pop(),
  }

  const markProperties = table({
    "w:del w:moveFrom": {
      open() {
        const paragraph = body.paragraph()
        if (paragraph) paragraph.joins = true
        facts.deleted++
      },
    },
    "w:ins w:moveTo": { open: () => void facts.inserted++ },
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
    "w:rPr": { inside: markProperties },
    "w:pPrChange w:sectPr w:numberingChange": leaveOut,
  })

  const runProperties = table({
    "w:vanish": {
      open(attributes) {
        hiddenRun = isOn(attributes.get("w:val"), true)
      },
    },
    // Signs of symbol fonts also stand in plain text, as private characters of the run's font.
    "w:rFonts": {
      open(attributes) {
        runFont = attributes.get("w:ascii") ?? ""
      },
    },
    "w:rPrChange": leaveOut,
  })

  const rowProperties = table({
    "w:del": {
      open() {
        const row = rows[rows.length - 1]
        if (row) row.deleted = true
        facts.deleted++
      },
    },
    "w:trPrChange": leaveOut,
  })

  const cellProperties = table({
    "w:cellDel": {
      open() {
        body.deleteContainer()
        facts.deleted++
      },
    },
    "w:tcPrChange": leaveOut,
  })

  const paragraph: Action = {
    open: () => (body.inDeleted() ? skip() : body.openParagraph()),
    close: () => body.closeParagraph(),
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
    "mc:AlternateContent": alternativeSet,
    "mc:Choice mc:Fallback": choice,
  })

  const text = table({
    "w:document w:sdt w:sdtContent w:hyperlink w:smartTag w:customXml w:dir w:bdo w:fldSimple w:ruby w:rubyBase":
      pass,
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
    "w:ins w:moveTo": { open: () => void facts.inserted++ },
    "w:del w:moveFrom": {
      open() {
        facts.deleted++
        skip()
      },
    },
    "w:fldChar": { open: fieldMark },
    "w:instrText": capture(closeCode),
    "w:bookmarkStart": { open: bookmark },
    "w:commentRangeStart": { open: openQuote },
    "w:commentRangeEnd": {
      open: (attributes) => void openQuotes.delete(sideTextId(attributes.get("w:id") ?? "")),
    },
    "w:footnoteReference": {
      open: (attributes) => void facts.footnotes.add(sideTextId(attributes.get("w:id") ?? "")),
    },
    "w:endnoteReference": {
      open: (attributes) => void facts.endnotes.add(sideTextId(attributes.get("w:id") ?? "")),
    },
    "m:oMath": { open: () => void facts.formulas++ },
    "w:altChunk w:subDoc": { open: () => void facts.chunks++ },
    "mc:AlternateContent": alternativeSet,
    "mc:Choice mc:Fallback": choice,
    "w:drawing w:pict": { inside: drawing },
    "w:object": {
      inside: drawing,
      open() {
        if (repeating === 0) facts.objects++
        objects++
      },
      close() {
        objects--
      },
    },
    "w:background w:tblPr w:tblGrid w:tblPrEx w:sdtPr w:sdtEndPr w:sectPr w:smartTagPr w:customXmlPr":
      leaveOut,
    "w:rubyPr w:rt w:ffData w:fldData w:delText w:delInstrText": leaveOut,
    "w:bookmarkEnd w:proofErr w:permStart w:permEnd w:commentReference w:annotationRef": pass,
    "w:footnoteRef w:endnoteRef w:separator w:continuationSeparator": pass,
    "w:lastRenderedPageBreak w:softHyphen": pass,
    "w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd": pass,
    "w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd": pass,
    "w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd": pass,
    "w:customXmlMoveToRangeStart w:customXmlMoveToRangeEnd": pass,
  })
  for (const around of [text, drawing]) around.set("w:txbxContent", { ...box, inside: text })

  const actions: Action[] = []
  const around: Table[] = []
  let current = text
  let isDocument: boolean | null = null

  const handler: XmlHandler = {
    open(name, attributes) {
      if (skipped > 0) {
        skipped++
        return
      }
      if (isDocument === null) {
        isDocument = name === "w:document"
        if (!isDocument) return skip()
      }
      const action = current.get(name) ?? pass
      if (action === pass && current === text && !text.has(name)) noteUnknown(name)
      actions.push(action)
      around.push(current)
      action.open?.(attributes)
      if (action.inside) current = action.inside
    },
    close() {
      if (skipped > 1) {
        skipped--
        return
      }
      const action = actions.pop()
      current = around.pop() ?? text
      if (skipped === 0) action?.close?.()
      skipped = 0
    },
    text(part) {
      if (captured !== null && skipped === 0) captured += part
    },
  }

  function noteUnknown(name: string): void {
    // Parts of formulas are counted as one with the formula.
    if (name.startsWith("m:")) return
    const short = name.startsWith("?:") ? name.slice(2) : name
    if (facts.unknown.has(short) || facts.unknown.size < 20)
      facts.unknown.set(short, (facts.unknown.get(short) ?? 0) + 1)
  }

  return { handler, finish: () => (isDocument ? { ...body.finish(), facts } : null) }
}

/** A table with one row for several names that are read alike. */
function table(rows: Readonly<Record<string, Action>>): Table {
  const actions: Table = new Map()
  for (const names in rows) for (const name of names.split(" ")) actions.set(name, rows[names]!)
  return actions
}
