import { setPhrases } from "../library/terms"
import { arabicFigure } from "./arabic"
import { type Figure, isLoose, softened } from "./figure"
import { toHalfWidth } from "./half-width"
import { halfFigure, hanFigure } from "./han"
import {
  arabicNameEnd,
  hanNameEnd,
  letteredNameEnd,
  type Mask,
  maskFound,
  ordinalEnd,
  quotedNameEnd,
} from "./names"
import { numeralCharacters } from "./numerals"
import { findPlaceholders, type Placeholder } from "./placeholders"
import { buildTermIndex, findTerms, type TermHit } from "./term-index"

/** A number with its unit that measures work or its result. Offsets are UTF-16 code units in the text. */
export interface Quantity {
  text: string
  from: number
  to: number
  /** In the base unit's own scale, 万 and 亿 multiplied in; null when the words give none (数十家). */
  value: number | null
  /** Without 万 and 亿: 万元 → 元; null when there is none. */
  unit: string | null
  /** 余, 多, 近, 约, 以上, 左右, 突破 …: kept out of sums. */
  approx: boolean
}

/** The built-in set phrases, ready for `findTerms`. */
export const setPhraseIndex = buildTermIndex(setPhrases)

enum Kind {
  Other,
  Digit,
  Han,
  Half,
  Ordinal,
  Open,
  Letter,
}
const kinds = new Uint8Array(0x10000)
function classify(characters: string, kind: Kind): void {
  for (const c of characters) kinds[c.charCodeAt(0)] = kind
}
classify("0123456789", Kind.Digit)
classify(numeralCharacters, Kind.Han)
classify("半", Kind.Half)
classify("第前", Kind.Ordinal)
classify('“〝‘「『"《', Kind.Open)
classify("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", Kind.Letter)

/** The quantities of a text, in order. */
export function findQuantities(text: string): Quantity[] {
  const plain = toHalfWidth(text)
  return readQuantities(text, plain, findTerms(setPhraseIndex, plain), findPlaceholders(text))
}

/**
 * The quantities of a text whose set phrases and placeholders are known. Names are passed over first;
 * of what is left, every run of digits is a quantity (an open class, the unit only sets its span), and a
 * Chinese numeral is one when a measure word follows (a closed class).
 *
 * @param plain the text in half-width form
 */
export function readQuantities(
  text: string,
  plain: string,
  terms: readonly TermHit[],
  placeholders: readonly Placeholder[],
): Quantity[] {
  const mask = maskFound(plain, terms, placeholders)
  const out: Quantity[] = []
  /** Up to here only Arabic figures count: the inside of a long quotation. */
  let quotedTo = 0
  let straight = false
  let i = 0
  while (i < plain.length) {
    const kind = kinds[plain.charCodeAt(i)]
    if (kind === Kind.Other) {
      i++
      continue
    }
    if (mask[i] === 1 && kind !== Kind.Open) {
      i++
      continue
    }
    switch (kind) {
      case Kind.Digit: {
        let end = arabicNameEnd(plain, i)
        if (end === i) {
          const figure = arabicFigure(plain, i)
          end = figure.to
          if (free(mask, figure)) out.push(quantity(text, plain, figure, out))
          else while (end > i + 1 && mask[end - 1] === 1) end--
        }
        i = Math.max(end, i + 1)
        break
      }
      case Kind.Han: {
        const name = hanNameEnd(plain, i)
        if (name > i) {
          i = name
          break
        }
        const { figure, end } = hanFigure(plain, i)
        i = end
        if (figure && figure.from >= quotedTo && free(mask, figure)) {
          out.push(quantity(text, plain, figure, out))
          i = Math.max(end, figure.to)
        }
        break
      }
      case Kind.Half: {
        const figure = halfFigure(plain, i)
        if (figure && i >= quotedTo && free(mask, figure)) {
          out.push(quantity(text, plain, figure, out))
          i = figure.to
        } else i++
        break
      }
      case Kind.Ordinal:
        i = Math.max(ordinalEnd(plain, i), i + 1)
        break
      case Kind.Letter:
        i = Math.max(letteredNameEnd(plain, i), i + 1)
        break
      default: {
        if (plain[i] === '"') {
          straight = !straight
          if (!straight) {
            i++
            break
          }
        }
        const { end, arabicToo } = quotedNameEnd(plain, i)
        if (end > i && arabicToo) {
          if (plain[i] === '"') straight = false
          i = end
        } else {
          quotedTo = Math.max(quotedTo, end)
          i++
        }
      }
    }
  }
  return out
}

function free(mask: Mask, { from, to }: Figure): boolean {
  for (let i = from; i < to; i++) if (mask[i] === 1) return false
  return true
}

function quantity(text: string, plain: string, figure: Figure, before: readonly Quantity[]): Quantity {
  const { to, value, unit } = figure
  // 近3000亩: the character before belongs to the figure, unless the last figure ends with it.
  const soft =
    figure.from > (before.at(-1)?.to ?? 0) &&
    kinds[plain.charCodeAt(figure.from)] === Kind.Digit &&
    softened(plain, figure.from)
  const from = soft ? figure.from - 1 : figure.from
  const approx = figure.approx || soft || isLoose(plain, from, to)
  return { text: text.slice(from, to), from, to, value, unit, approx }
}
