import { z } from "zod"
import heardJson from "#resources/terms/heard.json" with { type: "json" }
import slipsJson from "#resources/terms/slips.json" with { type: "json" }

const Sourced = { source: z.string().min(1), confidence: z.enum(["high", "medium", "unverified"]) }

/** Words of two characters one behind the other, in up to three grades with slashes between. */
const Graded = z.record(
  z.string().length(2),
  z.string().regex(/^[\u3400-\u9fff]*(?:\/[\u3400-\u9fff]*){0,2}$/),
)

export const Heard = z.object({
  ...Sourced,
  /** A word, and those that stand behind it: now and then, often, as a rule. */
  pairs: Graded,
  /**
   * A word, and those of the same sound that may be meant instead: when what stands beside goes with them at all, often,
   * as a rule. The commoner the word itself is in reports, the more it takes.
   */
  meant: Graded,
  /** Pairs of words that are right though a word of the same sound goes with the other still better. */
  notWrong: z.string(),
})

export const Slips = z.object({
  ...Sourced,
  /** Words that are none with their characters changed over: the first character, and behind it every second. */
  swapped: z.record(z.string().length(1), z.string().regex(/^[\u3400-\u9fff]+$/)),
  /** Which of the four characters, from 0, may be missed; and the pairs of words of which that is so. */
  dropped: z.record(z.string().regex(/^[0-3]+$/), z.string()),
})

/** A number for each word of two characters, from 1; 0 for all others. Found by its characters, without a string. */
export class WordNumbers {
  private readonly codes: Uint32Array
  private readonly numbers: Uint16Array
  private readonly mask: number
  count = 0

  /** @param most how many words there will be at most, fewer than 2¹⁴ */
  constructor(most: number) {
    let size = 1
    while (size < 2 * most) size *= 2
    this.codes = new Uint32Array(size)
    this.numbers = new Uint16Array(size)
    this.mask = size - 1
  }

  of(first: number, second: number): number {
    return this.numbers[this.placeOf(((first << 16) | second) >>> 0)]!
  }

  /** The number of a word, a new one if it had none. */
  add(word: string): number {
    const code = ((word.charCodeAt(0) << 16) | word.charCodeAt(1)) >>> 0
    const at = this.placeOf(code)
    if (this.numbers[at] === 0) {
      this.codes[at] = code
      this.numbers[at] = ++this.count
    }
    return this.numbers[at]!
  }

  forEach(of: (first: number, second: number, number: number) => void): void {
    for (const [at, number] of this.numbers.entries())
      if (number !== 0) of(this.codes[at]! >>> 16, this.codes[at]! & 0xffff, number)
  }

  /** Where a word stands, or would. */
  private placeOf(code: number): number {
    let at = Math.imul(code ^ (code >>> 15), 0x2c1b3c6d) & this.mask
    while (this.numbers[at] !== 0 && this.codes[at] !== code) at = (at + 1) & this.mask
    return at
  }
}

/** A word of two characters that may be a wrong one of the same sound. */
export interface Heard {
  /** Each word that may be meant, its number, and the grade from which on a pair of words tells it. */
  words: readonly { word: string; number: number; grade: number }[]
}

export interface WordSlipTables {
  numbers: WordNumbers
  /** By the number of a word. */
  meant: readonly (Heard | undefined)[]
  /** What a word is that is none, its characters changed over; by its number. */
  swapped: readonly (string | undefined)[]
  /** How often two words stand side by side, 1 to 3, by `besideKey`. */
  grades: ReadonlyMap<number, number>
  /** Pairs of words that are right, by `besideKey`. */
  notWrong: ReadonlySet<number>
}

/** One number for two words by theirs: small enough for the engine to hold it without a box. */
export function besideKey(first: number, second: number): number {
  return first * 0x4000 + second
}

/** The words of a line, and their grades. */
function* graded(line: string): Generator<{ word: string; grade: number }> {
  let grade = 1
  for (let i = 0; i < line.length; ) {
    if (line[i] === "/") {
      grade++
      i++
    } else {
      yield { word: line.slice(i, i + 2), grade }
      i += 2
    }
  }
}

let wordSlipTables: WordSlipTables | null = null

/**
 * Words of the same sound with the neighbours that tell them, and words with their characters changed over. Read once,
 * when first asked for; a word that somebody adds to the numbers says nothing by itself.
 */
export function readWordSlips(): WordSlipTables {
  wordSlipTables ??= makeWordSlips()
  return wordSlipTables
}

function makeWordSlips(): WordSlipTables {
  const heard = Heard.parse(heardJson)
  const slips = Slips.parse(slipsJson)
  const numbers = new WordNumbers(0x3fff)
  const grades = new Map<number, number>()
  for (const [first, line] of Object.entries(heard.pairs)) {
    const number = numbers.add(first)
    for (const { word, grade } of graded(line)) grades.set(besideKey(number, numbers.add(word)), grade)
  }
  const notWrong = new Set<number>()
  for (const pair of heard.notWrong.split(" "))
    notWrong.add(besideKey(numbers.add(pair.slice(0, 2)), numbers.add(pair.slice(2))))
  const meant: (Heard | undefined)[] = []
  for (const [word, line] of Object.entries(heard.meant))
    meant[numbers.add(word)] = {
      words: [...graded(line)].map((it) => ({ ...it, number: numbers.add(it.word) })),
    }
  const swapped: (string | undefined)[] = []
  for (const [first, seconds] of Object.entries(slips.swapped))
    for (const second of seconds) swapped[numbers.add(second + first)] = first + second
  return { numbers, meant, swapped, grades, notWrong }
}

/** Two words of two characters with one of the four missed. */
export interface Dropped {
  whole: string
  /** Which one, from 0. */
  missed: number
}

/** Pairs of words by the three characters that are left of them. */
export function readDropped(): Map<string, Dropped> {
  const table = new Map<string, Dropped>()
  for (const [which, wholes] of Object.entries(Slips.parse(slipsJson).dropped))
    for (const whole of wholes.split(" "))
      for (const digit of which) {
        const missed = Number(digit)
        table.set(whole.slice(0, missed) + whole.slice(missed + 1), { whole, missed })
      }
  return table
}
