import { limits } from "../../source/limits"
import { integer } from "./styles"
import { symbolText } from "./symbols"
import type { XmlHandler } from "./xml"

/** A comment, footnote or endnote: a text of its own that hangs on a place in the document. */
export interface SideText {
  id: string
  author: string
  /** ISO 8601, as the file has it, or null. */
  date: string | null
  /** Paragraphs joined by a space, at most `limits.noticeCharacters` long. */
  text: string
}

const containers = new Set(["w:comment", "w:footnote", "w:endnote", "w:hdr", "w:ftr"])
const left = new Set([
  "w:del",
  "w:moveFrom",
  "w:delText",
  "w:instrText",
  "w:delInstrText",
  "w:pPr",
  "w:rPr",
  "w:sdtPr",
  "w:rt",
  "mc:Fallback",
])

/** A handler for comments, footnotes, endnotes, a header or a footer; the texts stand in file order. */
export function sideTextReader(): { handler: XmlHandler; texts: SideText[] } {
  const texts: SideText[] = []
  let current: SideText | null = null
  let skipped = 0
  let inText = false

  const add = (text: string) => {
    if (current && current.text.length < limits.noticeCharacters)
      current.text = (current.text + text).slice(0, limits.noticeCharacters)
  }

  const handler: XmlHandler = {
    open(name, attributes) {
      if (skipped > 0 || left.has(name)) {
        skipped++
        return
      }
      if (containers.has(name)) {
        // The lines that part notes from the text are stored as notes, too.
        const type = attributes.get("w:type") ?? "normal"
        current = {
          id: attributes.get("w:id") ?? "",
          author: attributes.get("w:author") ?? "",
          date: attributes.get("w:date") ?? null,
          text: "",
        }
        if (type === "normal") texts.push(current)
      } else if (name === "w:p" && current?.text) add(" ")
      else if (name === "w:tab" || name === "w:br" || name === "w:cr") add(" ")
      else if (name === "w:noBreakHyphen") add("-")
      else if (name === "w:sym")
        add(
          symbolText(attributes.get("w:font") ?? "", Number.parseInt(attributes.get("w:char") ?? "", 16)) ??
            "□",
        )
      inText = name === "w:t" || name === "m:t" || name === "?:t"
    },
    close() {
      if (skipped > 0) skipped--
      else inText = false
    },
    text(text) {
      if (inText && skipped === 0) add(text.replace(/\s+/g, " "))
    },
  }
  return { handler, texts }
}

/** Ids compare as numbers: `01` and `1` are the same comment. */
export function sideTextId(id: string): string {
  const n = integer(id)
  return n === null ? id : String(n)
}
