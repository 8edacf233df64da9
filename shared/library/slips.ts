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

/** A word of two characters that may be a wrong one of the same sound. */
export interface Heard {
  /** Each word that may be meant, and the grade from which on a pair of words tells it. */
  words: readonly { word: string; grade: number }[]
}

export interface HeardWords {
  meant: ReadonlyMap<string, Heard>
  /** How often two words stand side by side, 1 to 3; by both of them. */
  grades: ReadonlyMap<string, number>
  notWrong: ReadonlySet<string>
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

/** The words of the same sound, and by which neighbours they are told. */
export function readHeard(): HeardWords {
  const { pairs, meant, notWrong } = Heard.parse(heardJson)
  const grades = new Map<string, number>()
  for (const [first, line] of Object.entries(pairs))
    for (const { word, grade } of graded(line)) grades.set(first + word, grade)
  return {
    meant: new Map(Object.entries(meant).map(([word, line]) => [word, { words: [...graded(line)] }])),
    grades,
    notWrong: new Set(notWrong.split(" ")),
  }
}

/** Words of two characters by what they are with the two changed over. */
export function readSwapped(): Map<string, string> {
  const table = new Map<string, string>()
  for (const [first, seconds] of Object.entries(Slips.parse(slipsJson).swapped))
    for (const second of seconds) table.set(second + first, first + second)
  return table
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
