import { limits } from "../../source/limits"
import type { OpenParagraph } from "./body-text"
import { addReading, type DocumentFacts } from "./facts"
import { codeText, type FormField, formText, showsSomething } from "./field-codes"
import { integer, isOn } from "./styles"
import { type Rows, table, type Walk } from "./walk"
import type { Attributes } from "./xml"

/** What fields need of the document that they stand in. */
export interface FieldHost {
  facts: DocumentFacts
  walk: Walk
  write(text: string): void
  /** Characters of text met so far, those included that are dropped in the end. */
  written(): number
  openParagraph(): OpenParagraph | null
  /** The innermost paragraph that is open as an element; text that stands in none has one that is not. */
  elementParagraph(): OpenParagraph | null
}

/** Fields of a document, simple and complex ones; of each, what it shows goes into the text. */
export interface Fields {
  /** Rows of the table for text. */
  rows: Rows
  /** Takes text that stands in an instruction in this paragraph. */
  takes(paragraph: OpenParagraph, text: string): boolean
  /** Ends the instruction that is open at the end of its paragraph, and answers the text that it took. */
  endParagraph(closing: OpenParagraph): string | null
}

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

export function documentFields(host: FieldHost): Fields {
  const { facts, walk, write, written, openParagraph, elementParagraph } = host
  const open: Field[] = []
  const simple: { code: string; before: number }[] = []
  /** The outermost field whose instruction is being read in the open paragraph. */
  let instruction: Field | null = null

  function fieldMark(attributes: Attributes): void {
    const type = attributes.get("w:fldCharType")
    const paragraph = openParagraph()
    if (type === "begin") {
      const field: Field = {
        inCode: true,
        hasResult: false,
        code: "",
        form: null,
        paragraph,
        before: written(),
        inside: "",
      }
      open.push(field)
      if (paragraph && paragraph === elementParagraph() && instruction?.paragraph !== paragraph)
        instruction = field
      return
    }
    const field = open[open.length - 1]
    if (!field) return
    if (instruction === field) instruction = null
    field.inside = ""
    field.inCode = false
    if (type === "separate") {
      field.hasResult = true
      field.before = written()
    } else if (type === "end") {
      open.pop()
      const code = field.code.trim()
      const form = field.form && formText(code, field.form)
      if (form) {
        if (!field.hasResult || written() === field.before) write(form)
      } else if (!field.hasResult) closeWithoutResult(code)
    }
  }

  function closeWithoutResult(code: string): void {
    const shown = codeText(code)
    if (shown) {
      write(shown.text)
      if (shown.reading !== undefined) {
        facts.readings++
        addReading(facts, shown.reading)
      }
    } else if (showsSomething(code)) {
      facts.emptyFields++
      facts.fieldCode ||= code.slice(0, limits.numberCharacters)
    }
  }

  const formField = (): FormField | null => open[open.length - 1]?.form ?? null
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

  return {
    rows: {
      "w:fldSimple": {
        open(attributes) {
          simple.push({ code: (attributes.get("w:instr") ?? "").trim(), before: written() })
        },
        close() {
          const field = simple.pop()
          if (field && written() === field.before) closeWithoutResult(field.code)
        },
      },
      "w:fldChar": { open: fieldMark },
      "w:ffData": {
        open() {
          const field = open[open.length - 1]
          if (field) field.form = { checked: false, entries: [], chosen: 0 }
        },
        inside: formData,
      },
      "w:instrText": walk.capture((text) => {
        const field = open[open.length - 1]
        if (field?.inCode && field.code.length < limits.noticeCharacters) field.code += text
      }),
    },
    takes(paragraph, text) {
      if (instruction?.paragraph !== paragraph) return false
      instruction.inside += text
      return true
    },
    endParagraph(closing) {
      if (instruction?.paragraph !== closing) return null
      const { inside } = instruction
      instruction.inside = ""
      instruction = null
      return inside
    },
  }
}
