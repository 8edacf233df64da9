import { topicLexicon } from "../library/topics"
import { vagueWords } from "../library/vague"
import { findWords, indexWords } from "../problems/words"
import { perBlock } from "./facts"
import type { BlockFacts } from "./types"

const hollow = new Set([...vagueWords.empty, ...vagueWords.fields])
/** Words that name a subject (教育培训, 矛盾纠纷), but for those that name one in any report (服务群众, 理论学习). */
const subjects = new Set(topicLexicon.topics.filter(({ general }) => !general).flatMap(({ words }) => words))

/** Words that say nothing by themselves, and the subjects that they may stand in: 教育 and 培训, but 教育培训. */
const known = indexWords<"hollow" | "telling">([
  ...[...subjects].filter((word) => !hollow.has(word)).map((word) => [word, "telling"] as const),
  ...[...hollow, ...topicLexicon.plain, ...topicLexicon.faint, ...topicLexicon.verbs, ...vagueWords.particles]
    .filter((word) => hollow.has(word) || !subjects.has(word))
    .map((word) => [word, "hollow"] as const),
])

const written = /[\p{Script=Han}A-Za-z0-9]/gu

/** Characters of a paragraph, marks and white space aside, and how many of them belong to words that say something. */
export interface Substance {
  characters: number
  telling: number
}

/** How much of a paragraph says something that would not be as true anywhere else. */
export const substanceOf = perBlock(({ text }: BlockFacts): Substance => {
  const characters = text.match(written)?.length ?? 0
  let hollowed = 0
  for (const { from, to, value } of findWords(known, text)) if (value === "hollow") hollowed += to - from
  return { characters, telling: characters - hollowed }
})
