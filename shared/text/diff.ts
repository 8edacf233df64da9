import fastDiff from "fast-diff"

/** One replacement that leads from one text to another. Offsets are UTF-16 units of the text before. */
export interface TextEdit {
  from: number
  to: number
  insert: string
}

/** A figure or a foreign word is changed as a whole: 398 → 389, never 3[98→89]. */
const token = /\d+(?:[.,]\d+)*|[A-Za-z]+|[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g

/** More different words than this cannot be told apart by a code unit outside the surrogates; no paragraph has them. */
const mostWords = 0xd7ff

/**
 * What was replaced between two texts, in order and without overlap: applying all of them to `before` gives `after`
 * to the letter. By Myers' shortest edit script over figures, words and characters, with islands of a character or
 * two inside a replacement taken into it, as a person would tell it.
 */
export function editsBetween(before: string, after: string): TextEdit[] {
  if (before === after) return []
  const codes = new Map<string, number>()
  const words: string[] = [""]
  const encode = (text: string): string | null => {
    let coded = ""
    for (const [word] of text.matchAll(token)) {
      let code = codes.get(word)
      if (code === undefined) {
        code = words.length
        if (code >= mostWords) return null
        codes.set(word, code)
        words.push(word)
      }
      coded += String.fromCharCode(code)
    }
    return coded
  }
  const coded = [encode(before), encode(after)]
  if (coded[0] === null || coded[1] === null) return [{ from: 0, to: before.length, insert: after }]
  const decode = (text: string) => {
    let decoded = ""
    for (let i = 0; i < text.length; i++) decoded += words[text.charCodeAt(i)]
    return decoded
  }
  const edits: TextEdit[] = []
  let at = 0
  let open: TextEdit | null = null
  for (const [kind, text] of fastDiff(coded[0]!, coded[1]!, undefined, true)) {
    const words = decode(text)
    if (kind === fastDiff.EQUAL) {
      open = null
      at += words.length
      continue
    }
    if (!open) {
      open = { from: at, to: at, insert: "" }
      edits.push(open)
    }
    if (kind === fastDiff.DELETE) {
      at += words.length
      open.to = at
    } else open.insert += words
  }
  return edits
}

/** The text after the edits: see `editsBetween`. */
export function applyEdits(before: string, edits: readonly TextEdit[]): string {
  let text = ""
  let at = 0
  for (const { from, to, insert } of edits) {
    text += before.slice(at, from) + insert
    at = to
  }
  return text + before.slice(at)
}
