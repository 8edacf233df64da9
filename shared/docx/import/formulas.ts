import { limits } from "../../source/limits"
import type { OpenParagraph } from "./body-text"
import { type Action, type Rows, type Table, table, type Walk } from "./walk"

/** A formula's brackets: what to write before, between and after the elements in them. */
interface Delimiters {
  marks: Record<"m:begChr" | "m:sepChr" | "m:endChr", string>
  depth: number
  elements: number
}

/** What formulas need of the document that they stand in. */
export interface FormulaHost {
  walk: Walk
  write(text: string): void
  openParagraph(): OpenParagraph | null
}

/** Office Math (ISO/IEC 29500-1, 22.1) as a line of text: a fraction is a/b, a power x^2. */
export interface Formulas {
  /** Rows of the table for text; m:t and m:oMath are not among them. */
  rows: Rows
  /** Takes text that stands in a part of a formula in this paragraph. */
  takes(paragraph: OpenParagraph, text: string): boolean
}

export function documentFormulas({ walk, write, openParagraph }: FormulaHost): Formulas {
  const delimiters: Delimiters[] = []
  /** Parts of formulas that are open, and their text so far. */
  const terms: { into: OpenParagraph | null; text: string }[] = []
  let operator = ""

  /** A part of a formula that stands behind a sign of its own; in brackets when it is more than one term. */
  const term = (sign: string): Action => ({
    open() {
      write(sign)
      terms.push({ into: openParagraph(), text: "" })
    },
    close() {
      const text = terms.pop()?.text ?? ""
      write(text.length > limits.numberCharacters || /[-+±×÷*/^_=,，\s]/.test(text) ? `(${text})` : text)
    },
  })
  const delimiterProperties: Table = new Map()
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

  return {
    rows: {
      "m:num": term(""),
      "m:den": term("/"),
      "m:sup": term("^"),
      "m:sub": term("_"),
      "m:deg": { close: () => write("√") },
      "m:d": {
        open() {
          const marks = { "m:begChr": "(", "m:sepChr": "|", "m:endChr": ")" }
          delimiters.push({ marks, depth: walk.depth(), elements: 0 })
        },
        close() {
          const closed = delimiters.pop()
          if (closed)
            write((closed.elements === 0 ? closed.marks["m:begChr"] : "") + closed.marks["m:endChr"])
        },
      },
      "m:dPr": { inside: delimiterProperties },
      "m:e": {
        open() {
          const last = delimiters[delimiters.length - 1]
          if (last && last.depth + 1 === walk.depth())
            write(last.marks[last.elements++ === 0 ? "m:begChr" : "m:sepChr"])
        },
      },
      "m:nary": {
        open() {
          operator = "∫"
        },
      },
      "m:naryPr": { close: () => write(operator), inside: operatorProperties },
    },
    takes(paragraph, text) {
      const inner = terms[terms.length - 1]
      if (inner?.into !== paragraph) return false
      inner.text += text
      return true
    },
  }
}
