import { isCommonWord } from "../library/words"

/**
 * Is a string one word of Chinese? Asked of our own list of two-character words first, and then of the dictionary that
 * the JavaScript engine brings for telling words apart, which knows the longer and the rarer ones. Where an old browser
 * has none the answer to what we do not know is null.
 */
export function isWord(text: string): boolean | null {
  const known = answers.get(text)
  if (known !== undefined) return known
  if (text.length === 2 && isCommonWord(text.charAt(0), text.charAt(1))) return true
  segmenter ??= makeSegmenter()
  if (!segmenter) return null
  const [first] = segmenter.segment(text)
  const answer = first !== undefined && first.segment.length === text.length
  if (answers.size >= most) answers.clear()
  answers.set(text, answer)
  return answer
}

/** The engine takes a hundredth of a millisecond for an answer, and reports ask after the same few words. */
const answers = new Map<string, boolean>()
const most = 4000

let segmenter: Intl.Segmenter | null | undefined

function makeSegmenter(): Intl.Segmenter | null {
  return typeof Intl.Segmenter === "function" ? new Intl.Segmenter("zh", { granularity: "word" }) : null
}
