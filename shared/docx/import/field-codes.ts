import { limits } from "../../source/limits"
import { symbolText } from "./symbols"

/** Fields that never show anything: index marks, variables, merge control, data of other programs. */
const silentFields = /^\s*(?:XE|TC|TA|RD|SET|ASK|NEXT|NEXTIF|SKIPIF|PRIVATE|ADVANCE|ADDIN)\b/i

/** What a field shows that stores no result, so that its instruction is the only place where the text stands. */
export interface CodeText {
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

/** What a field shows by its instruction alone; null when that does not tell. */
export function codeText(code: string): CodeText | null {
  if (code.length > limits.noticeCharacters) return null
  for (const [shape, read] of codeTexts) {
    const match = shape.exec(code)
    if (match) return read(match.slice(1))
  }
  return null
}

/** Does a field with this instruction show something, whatever it is? */
export const showsSomething = (code: string) => code !== "" && !silentFields.test(code)

/** The settings of a form field of old Word (w:ffData). */
export interface FormField {
  checked: boolean
  entries: string[]
  chosen: number
}

/** What a form field shows by its settings alone; null for one whose text is its result. */
export function formText(code: string, form: FormField): string | null {
  if (/^FORMCHECKBOX\b/i.test(code)) return form.checked ? "☒" : "☐"
  if (/^FORMDROPDOWN\b/i.test(code)) return form.entries[form.chosen] ?? null
  return null
}
