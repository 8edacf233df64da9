import { kind, kindsOf } from "./character-kinds"
import { trimmed } from "./space"

/** A stretch [from, to) of a text. */
export interface Stretch {
  from: number
  to: number
}

/**
 * Sentences of a paragraph, closing marks included, white space between them excluded. A sentence ends
 * with 。！？ (or ；, when `atSemicolon`) and the quotation marks and brackets right behind it; inside an
 * open quotation or bracket nothing ends.
 */
export function sentences(text: string, atSemicolon = false): Stretch[] {
  return split(text, atSemicolon, Number.POSITIVE_INFINITY)
}

function split(text: string, atSemicolon: boolean, limit: number): Stretch[] {
  const out: Stretch[] = []
  const ends = atSemicolon ? kind.ends | kind.pauses : kind.ends
  let from = 0
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const kinds = kindsOf[text.charCodeAt(i)]!
    if ((kinds & kind.opens) !== 0) depth++
    else if (depth > 0 && (kinds & kind.closes) !== 0) depth--
    if ((kinds & ends) === 0 && !((kinds & kind.dot) !== 0 && stops(text, i))) continue
    // An unclosed mark must not swallow the rest of the paragraph: it holds for one sentence only.
    if (depth > 0 && closesSoon(text, i)) continue
    depth = 0
    let to = i + 1
    while (to < text.length && (kindsOf[text.charCodeAt(to)]! & kind.closes) !== 0) to++
    push(out, text, from, to)
    if (out.length >= limit) return out
    from = to
    i = to - 1
  }
  push(out, text, from, text.length)
  return out
}

/** A half-width full stop that ends a Chinese sentence: words before it, no figure or Latin word behind it. */
function stops(text: string, at: number): boolean {
  return (
    /[\p{Script=Han}”’）)》%％]/u.test(text.charAt(at - 1)) &&
    !/[\w.]/.test(text.charAt(at + 1)) &&
    !/^[（(]?[一二三四五六七八九十]{1,3}[）)]?$/.test(text.slice(0, at))
  )
}

/** Does a closing mark follow before the next opening one, with more text of the sentence behind it? */
function closesSoon(text: string, at: number): boolean {
  for (let i = at + 1; i < text.length && i < at + 120; i++) {
    const kinds = kindsOf[text.charCodeAt(i)]!
    if ((kinds & kind.closes) !== 0) return i > at + 1
    if ((kinds & kind.opens) !== 0) return false
  }
  return false
}

function push(out: Stretch[], text: string, from: number, to: number): void {
  const [a, b] = trimmed(text, from, to)
  if (b > a) out.push({ from: a, to: b })
}

/** The first sentence of an item's text, which states what the item is about (小标题句). */
export function leadOf(text: string): Stretch {
  return split(text, false, 1)[0] ?? { from: 0, to: text.length }
}
