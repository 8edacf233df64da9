import { topicLexicon as lexicon } from "../library/topics"

interface Entry<T> {
  word: string
  value: T
}

/** Words by their first character, then by their second, longest first: finding them is one pass over a text. */
export type WordIndex<T> = readonly (Words<T> | undefined)[]

interface Words<T> {
  /** Words of two characters and more, by the code of the second. */
  longer: Map<number, Entry<T>[]>
  single: Entry<T> | null
}

export interface WordHit<T> {
  from: number
  to: number
  value: T
}

export function indexWords<T>(entries: Iterable<readonly [word: string, value: T]>): WordIndex<T> {
  const index: Words<T>[] = []
  for (const [word, value] of entries) {
    const first = word.charCodeAt(0)
    index[first] ??= { longer: new Map(), single: null }
    const words = index[first]
    if (word.length === 1) words.single = { word, value }
    else {
      const next = word.charCodeAt(1)
      const known = words.longer.get(next)
      if (known) known.push({ word, value })
      else words.longer.set(next, [{ word, value }])
    }
  }
  for (const words of index)
    for (const list of words?.longer.values() ?? []) list.sort((a, b) => b.word.length - a.word.length)
  return index
}

/** Every word of the index in `text`, the longest at each place, none inside another. */
export function findWords<T>(index: WordIndex<T>, text: string): WordHit<T>[] {
  const hits: WordHit<T>[] = []
  for (let at = 0; at < text.length; ) {
    const hit = wordAt(index, text, at)
    if (hit) {
      hits.push(hit)
      at = hit.to
    } else at++
  }
  return hits
}

/** Does any word of the index stand in `text`? */
export function hasWord<T>(index: WordIndex<T>, text: string): boolean {
  for (let at = 0; at < text.length; at++) if (wordAt(index, text, at)) return true
  return false
}

export function wordAt<T>(index: WordIndex<T>, text: string, at: number): WordHit<T> | null {
  const words = index[text.charCodeAt(at)]
  if (words === undefined) return null
  const longer = words.longer.get(text.charCodeAt(at + 1))
  if (longer !== undefined)
    for (const { word, value } of longer)
      if (text.startsWith(word, at)) return { from: at, to: at + word.length, value }
  return words.single && { from: at, to: at + 1, value: words.single.value }
}

/** A topic named by a word, and how surely the word means it. */
export interface TopicWord {
  topic: number
  weight: number
}

/** A weak word alone never carries a link: it stays below the threshold even in both leads. */
const weakWord = 0.48

export const topicCount = lexicon.topics.length
const topicNumber = new Map(lexicon.topics.map((topic, i) => [topic.id, i]))
export const givesScope: readonly boolean[] = lexicon.topics.map(({ scope, general }) => scope ?? !general)
export const isGeneral: readonly boolean[] = lexicon.topics.map((topic) => topic.general)

/** A word may name several topics (后备力量: 发展党员 and 班子队伍), a mask none. */
export const topicWords: WordIndex<TopicWord[]> = indexWords(
  (() => {
    const all = new Map<string, TopicWord[]>()
    const add = (word: string, entry: TopicWord) => {
      const list = all.get(word)
      if (list) list.push(entry)
      else all.set(word, [entry])
    }
    for (const [topic, { words, weak }] of lexicon.topics.entries()) {
      for (const word of words) add(word, { topic, weight: 1 })
      for (const word of weak) add(word, { topic, weight: weakWord })
    }
    for (const word of lexicon.masks) if (!all.has(word)) all.set(word, [])
    return all
  })(),
)

/** Two characters as one number. */
export function pairKey(first: number, second: number): number {
  return first * 0x10000 + second
}

/** Words of two characters that name a topic. */
export const topicPairs: ReadonlySet<number> = new Set(
  lexicon.topics.flatMap(({ words }) =>
    words.flatMap((word) => (word.length === 2 ? [pairKey(word.charCodeAt(0), word.charCodeAt(1))] : [])),
  ),
)

/** 水管|站, 救援|大队, 农技|站所: who does it, hardly what is done. Not 网格|所在, 股|份. */
const unitEnd =
  /^(?:站(?![位岗台稳出在得上立])|所(?![在需有能以谓属见做列涉指])|局(?![面部势限])|[大中支总]队|股(?![份权金东息])|分局|分公司)/
const asUnit = new Map<TopicWord[], TopicWord[]>()

/** The words of topics in `text`; the name of a unit that contains one names the topic only weakly. */
export function findTopics(text: string): WordHit<TopicWord[]>[] {
  const hits = findWords(topicWords, text)
  for (const hit of hits) {
    if (hit.to >= text.length || !unitEnd.test(text.slice(hit.to, hit.to + 3))) continue
    let weak = asUnit.get(hit.value)
    if (!weak) {
      weak = hit.value.map(({ topic }) => ({ topic, weight: weakWord }))
      asUnit.set(hit.value, weak)
    }
    hit.value = weak
  }
  return hits
}

const asEntries = (words: readonly string[]) => words.map((word) => [word, true] as const)
/** Phrases of the genre; the value says whether they are faint evidence or none. */
export const plainWords: WordIndex<"faint" | "none"> = indexWords([
  ...lexicon.plain.map((word) => [word, "none"] as const),
  ...lexicon.faint.map((word) => [word, "faint"] as const),
])
export const verbs = indexWords(asEntries(lexicon.verbs))
export const coverbs = indexWords(asEntries(lexicon.coverbs))
export const aimVerbs = indexWords(asEntries(lexicon.aimVerbs))
export const lightHeads = indexWords(asEntries(lexicon.lightHeads))
export const deficits = indexWords(asEntries(lexicon.deficits))

/**
 * What a general reason explains of a topic that the table says nothing about: attitude or means may lie
 * behind everything, and what explains everything answers nothing. Below the threshold even with the
 * support of order.
 */
export const generalReason = 0.3

/** `relation[problem topic * topicCount + target topic]`, 1 for the same topic. */
export const explains: Float64Array = relations("explainedBy", generalReason)
export const remedies: Float64Array = relations("remediedBy", 0)

function relations(key: "explainedBy" | "remediedBy", general: number): Float64Array {
  const table = new Float64Array(topicCount * topicCount)
  for (const [row, topic] of lexicon.topics.entries()) {
    for (let column = 0; column < topicCount; column++)
      table[row * topicCount + column] = row === column ? 1 : isGeneral[column] ? general : 0
    for (const [id, strength] of Object.entries(topic[key])) {
      const column = topicNumber.get(id)
      if (column === undefined) throw new Error(`topics.json: ${topic.id} names the unknown topic ${id}`)
      table[row * topicCount + column] = strength
    }
  }
  return table
}
