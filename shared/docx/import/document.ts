import { limits } from "../../source/limits"
import type { SourceText } from "../../source/source-text"
import { itemOfBookmark } from "../bookmarks"
import { bodyText, type OpenParagraph } from "./body-text"
import { sideTextId } from "./comments"
import type { Numbering } from "./numbering"
import { integer, isOn, type Styles } from "./styles"
import { isSymbolFont, symbolText } from "./symbols"
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
  /** What a form field of old Word shows (w:ffData), which has no result in the text. */
  form: FormField | null
  paragraph: OpenParagraph | null
  /** What had been written where the result begins. */
  before: number
  /** Text in the instruction: results of other fields, which go with it. */
  inside: string
}

interface FormField {
  checked: boolean
  entries: string[]
  chosen: number
}

/** A formula's brackets: what to write before, between and after the elements in them. */
interface Delimiters {
  marks: Record<"m:begChr" | "m:sepChr" | "m:endChr", string>
  depth: number
  elements: number
}

/** Fields that never show anything: index marks, variables, merge control, data of other programs. */
const silentFields = /^\s*(?:XE|TC|TA|RD|SET|ASK|NEXT|NEXTIF|SKIPIF|PRIVATE|ADVANCE|ADDIN)\b/i

/** What a field shows that stores no result, so that its instruction is the only place where the text stands. */
interface CodeText {
  text: string
  /** A phonetic guide above the text. */
  reading?: string
}

/** Instructions of one shape, by the text in them. Lists in an instruction are parted by a comma or a semicolon. */
const codeTexts: readonly (readonly [shape: RegExp, read: (groups: string[]) => CodeText | null])[] = [
  // 带圈字符 of Word and WPS: a ring around a character.
  [
    /^eq\s*\\o\s*\\ac\s*\(\s*[○□△◇]\s*[,，;]\s*([^(),\\\s]{1,4})\s*\)$/i,
    ([sign = ""]) => ({
      text: /^(?:1?[1-9]|10|20)$/.test(sign) ? String.fromCharCode(0x245f + Number(sign)) : sign,
    }),
  ],
  // 拼音指南.
  [
    /^eq\b[^(]*\\o\s*\\a[a-z]\s*\(\s*\\s\s*\\up\s*-?\d*\s*\(([^()]*)\)\s*[,，;]\s*([^()\\]*)\)$/i,
    ([reading = "", text = ""]) => ({ text, reading }),
  ],
  // 合并字符: two small lines in the place of a character.
  [
    /^eq\b[^(]*\\o\s*(?:\\a[a-z]\s*)?\(\s*\\s\s*\\up\s*-?\d*\s*\(([^()]*)\)\s*[,，;]\s*\\s\s*\\do\s*-?\d*\s*\(([^()]*)\)\s*\)$/i,
    ([above = "", below = ""]) => ({ text: above + below }),
  ],
  [
    /^eq\s*\\f\s*\(([^(),\\]*)[,，;]([^(),\\]*)\)$/i,
    ([above = "", below = ""]) => ({ text: `${above.trim()}/${below.trim()}` }),
  ],
  [/^(?:macrobutton|gotobutton)\s+\S+\s+(.+)$/is, ([text = ""]) => ({ text })],
  [
    /^symbol\s+(0x[\da-f]{1,4}|\d{1,5})\b(?:.*?\\f\s*"?([^"\\]*))?/is,
    ([code = "", font = ""]) => {
      const text = symbolText(font, Number(code))
      return text === null ? null : { text }
    },
  ],
]

function codeText(code: string): CodeText | null {
  if (code.length > limits.noticeCharacters) return null
  for (const [shape, read] of codeTexts) {
    const match = shape.exec(code)
    if (match) return read(match.slice(1))
  }
  return null
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
  }
  const fields: Field[] = []
  const simpleFields: { code: string; before: number }[] = []
  /** For each open content control: whether what it holds is its placeholder. */
  const controls: boolean[] = []
  const delimiters: Delimiters[] = []
  /** Parts of formulas that are open, and their text so far. */
  const terms: { into: OpenParagraph | null; text: string }[] = []
  /** Paragraphs that are open as elements; body text opens others for text that stands in none. */
  const paragraphs: OpenParagraph[] = []
  /** The outermost field whose instruction is being read in the open paragraph. */
  let instruction: Field | null = null
  /** Characters of text met so far, those included that are dropped in the end. */
  let written = 0
  let operator = ""
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
  let allKeepsSpace = false
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
    if (controls.length > 0 && controls[controls.length - 1] && text.trim() !== "") {
      facts.placeholders++
      facts.placeholderText ||= text.trim().slice(0, limits.numberCharacters)
    }
    written += text.length
    const into = body.paragraph()
    const inner = terms[terms.length - 1]
    if (into && instruction?.paragraph === into) {
      instruction.inside += text
      return
    }
    if (into && inner?.into === into) inner.text += text
    else body.addText(text)
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

  function closeText(): void {
    let text = captured ?? ""
    captured = null
    // Without xml:space="preserve" Word drops the space around the text; a line end in the XML shows as a space.
    if (!keepsSpace && !allKeepsSpace) text = text.replace(/^[ \t\n]+/, "").replace(/[ \t\n]+$/, "")
    if (text.includes("\n") || text.includes("\r")) text = text.replace(/\r\n?|\n/g, " ")
    if (runFont !== "") {
      const signs = isSymbolFont(runFont) ? /[!-\u00ff\uf000-\uf0ff]/g : /[\uf000-\uf0ff]/g
      text = text.replace(signs, (c) => symbolText(runFont, c.charCodeAt(0)) ?? c)
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
    facts.symbols++
    if (facts.symbolFonts.size < 5) facts.symbolFonts.add(font.slice(0, 40) || "不明")
  }

  function fieldMark(attributes: Attributes): void {
    const type = attributes.get("w:fldCharType")
    const paragraph = body.paragraph()
    if (type === "begin") {
      const field: Field = {
        inCode: true,
        hasResult: false,
        code: "",
        form: null,
        paragraph,
        before: written,
        inside: "",
      }
      fields.push(field)
      if (
        paragraph &&
        paragraph === paragraphs[paragraphs.length - 1] &&
        instruction?.paragraph !== paragraph
      )
        instruction = field
      return
    }
    const field = fields[fields.length - 1]
    if (!field) return
    if (instruction === field) instruction = null
    field.inside = ""
    field.inCode = false
    if (type === "separate") {
      field.hasResult = true
      field.before = written
    } else if (type === "end") {
      fields.pop()
      const code = field.code.trim()
      const form = field.form && formText(code, field.form)
      if (form) {
        if (!field.hasResult || written === field.before) addText(form)
      } else if (!field.hasResult) closeWithoutResult(code)
    }
  }

  function noteReading(reading: string): void {
    facts.readings++
    addReading(reading)
  }

  function addReading(part: string): void {
    if (facts.readingText.length < limits.numberCharacters)
      facts.readingText = (facts.readingText + part).slice(0, limits.numberCharacters)
  }

  function closeWithoutResult(code: string): void {
    const shown = codeText(code)
    if (shown) {
      addText(shown.text)
      if (shown.reading !== undefined) noteReading(shown.reading)
    } else if (code !== "" && !silentFields.test(code)) {
      facts.emptyFields++
      facts.fieldCode ||= code.slice(0, limits.numberCharacters)
    }
  }

  /** What a form field shows by its settings alone; null for one whose text is its result. */
  function formText(code: string, form: FormField): string | null {
    if (/^FORMCHECKBOX\b/i.test(code)) return form.checked ? "☒" : "☐"
    if (/^FORMDROPDOWN\b/i.test(code)) return form.entries[form.chosen] ?? null
    return null
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
    if (set?.read && written > set.before) {
      skip()
      return
    }
    const again = set?.read === true
    repeats.push(again)
    if (again) repeating++
    if (!set) return
    set.read = true
    set.before = written
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
    "w:vanish w:specVanish": {
      open(attributes) {
        const paragraph = body.paragraph()
        if (paragraph) paragraph.hiddenMark = isOn(attributes.get("w:val"), true)
      },
    },
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
    open() {
      if (body.inDeleted()) return skip()
      body.openParagraph()
      const opened = body.paragraph()
      if (opened) paragraphs.push(opened)
    },
    close() {
      const closing = paragraphs.pop()
      if (closing && instruction?.paragraph === closing) {
        // An instruction that does not end in its paragraph is damaged: better a field's code than text lost.
        body.addText(instruction.inside)
        instruction.inside = ""
        instruction = null
      }
      if (closing && styles.hides(closing.styleId, null)) closing.hiddenMark = true
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
    "mc:AlternateContent": alternativeSet,
    "mc:Choice mc:Fallback": choice,
  })

  const controlProperties = table({
    "w:showingPlcHdr": {
      open(attributes) {
        if (controls.length > 0) controls[controls.length - 1] = isOn(attributes.get("w:val"), true)
      },
    },
  })

  const reading = table({
    "w:t": capture(() => {
      addReading(captured ?? "")
      captured = null
    }),
  })

  const formField = (): FormField | null => fields[fields.length - 1]?.form ?? null
  const formData = table({
    "w:default w:checked": {
      open(attributes) {
        const form = formField()
        if (form) form.checked = isOn(attributes.get("w:val"), true)
      },
    },
    "w:result": {
      open(attributes) {
        const form = formField()
        if (form) form.chosen = integer(attributes.get("w:val")) ?? 0
      },
    },
    "w:listEntry": {
      open(attributes) {
        const form = formField()
        if (form && form.entries.length < limits.listed)
          form.entries.push((attributes.get("w:val") ?? "").slice(0, limits.noticeCharacters))
      },
    },
  })

  /** A part of a formula that stands behind a sign of its own; in brackets when it is more than one term. */
  const term = (sign: string): Action => ({
    open() {
      addText(sign)
      terms.push({ into: body.paragraph(), text: "" })
    },
    close() {
      const text = terms.pop()?.text ?? ""
      addText(text.length > limits.numberCharacters || /[-+±×÷*/^_=,，\s]/.test(text) ? `(${text})` : text)
    },
  })
  const delimiterProperties = table({
    "m:begChr m:sepChr m:endChr": pass,
  })
  for (const name of ["m:begChr", "m:sepChr", "m:endChr"] as const)
    delimiterProperties.set(name, {
      open(attributes) {
        const last = delimiters[delimiters.length - 1]
        if (last) last.marks[name] = attributes.get("m:val") ?? ""
      },
    })
  const operatorProperties = table({
    "m:chr": {
      open(attributes) {
        operator = attributes.get("m:val") ?? ""
      },
    },
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
    "w:fldSimple": {
      open(attributes) {
        simpleFields.push({ code: (attributes.get("w:instr") ?? "").trim(), before: written })
      },
      close() {
        const field = simpleFields.pop()
        if (field && written === field.before) closeWithoutResult(field.code)
      },
    },
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
    "w:ffData": {
      open() {
        const field = fields[fields.length - 1]
        if (field) field.form = { checked: false, entries: [], chosen: 0 }
      },
      inside: formData,
    },
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
    "m:num": term(""),
    "m:den": term("/"),
    "m:sup": term("^"),
    "m:sub": term("_"),
    "m:deg": { close: () => addText("√") },
    "m:d": {
      open() {
        const marks = { "m:begChr": "(", "m:sepChr": "|", "m:endChr": ")" }
        delimiters.push({ marks, depth: actions.length, elements: 0 })
      },
      close() {
        const closed = delimiters.pop()
        if (closed)
          addText((closed.elements === 0 ? closed.marks["m:begChr"] : "") + closed.marks["m:endChr"])
      },
    },
    "m:dPr": { inside: delimiterProperties },
    "m:e": {
      open() {
        const last = delimiters[delimiters.length - 1]
        if (last && last.depth + 1 === actions.length)
          addText(last.marks[last.elements++ === 0 ? "m:begChr" : "m:sepChr"])
      },
    },
    "m:nary": {
      open() {
        operator = "∫"
      },
    },
    "m:naryPr": { close: () => addText(operator), inside: operatorProperties },
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
    "w:background w:tblPr w:tblGrid w:tblPrEx w:sdtEndPr w:sectPr w:smartTagPr w:customXmlPr": leaveOut,
    "w:rt": { open: () => void facts.readings++, inside: reading },
    "w:rubyPr w:fldData w:delText w:delInstrText": leaveOut,
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
