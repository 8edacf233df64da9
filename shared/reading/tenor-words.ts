import { tenorWeights } from "./tenor-weights"

/** Log-probabilities of the four roles that a paragraph can be told like. */
export type Told = Record<"highlight" | "problem" | "cause" | "measure", number>

/** Longest word of the table, and how much of a paragraph is looked at. */
const longest = 3
const enough = 160

const weights: ReadonlyMap<string, readonly number[]> = new Map(
  tenorWeights
    .trim()
    .split(/;\s*/)
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [word, ...numbers] = entry.split(" ")
      return [word!, numbers.map((n) => Number(n) / 10)]
    }),
)

/** 1 for each character that a word of the table begins with: most characters are done with one look. */
const begins = new Uint8Array(0x10000)
for (const word of weights.keys()) begins[word.charCodeAt(0)] = 1

const figure = /\d+(?:\.\d+)?/g
const wordLike = /^[\u4e00-\u9fff0%]+$/

/**
 * The words of up to three characters that a text has, each once; 0 stands for any figure.
 *
 * @param isKnown which of them are wanted; those of the table unless given
 */
export function tenorWordsIn(text: string, isKnown?: (word: string) => boolean): Set<string> {
  const found = new Set<string>()
  const plain = text.slice(0, enough).replace(/\s+/g, "").replace(figure, "0")
  for (let i = 0; i < plain.length; i++) {
    if (!isKnown && begins[plain.charCodeAt(i)] === 0) continue
    for (let n = 1; n <= longest && i + n <= plain.length; n++) {
      const word = plain.slice(i, i + n)
      if (isKnown ? isKnown(word) && wordLike.test(word) : weights.has(word)) found.add(word)
    }
  }
  return found
}

/**
 * How likely a paragraph is told as work done, as what is wanting, as its reason or as a plan, by the words that it
 * has. Words of one paragraph say much the same, so many of them do not add up to certainty.
 */
export function toldLike(text: string): Told {
  const sum = [0, 0, 0, 0]
  let met = 0
  for (const word of tenorWordsIn(text)) {
    met++
    for (const [k, weight] of weights.get(word)!.entries()) sum[k]! += weight
  }
  const scale = 1.5 / Math.sqrt(Math.max(met, 9))
  const odds = sum.map((it) => Math.exp(it * scale))
  const all = odds.reduce((a, b) => a + b, 0)
  const [highlight, problem, cause, measure] = odds.map((it) => Math.log(it / all)) as [
    number,
    number,
    number,
    number,
  ]
  return { highlight, problem, cause, measure }
}
