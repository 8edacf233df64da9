import { perBlock } from "../checks/facts"
import type { ReportFacts } from "../checks/types"
import { kept } from "../model/kept"
import { countCharacters } from "../text/space"
import { alignItems } from "./align"
import { pairFigures } from "./figures"
import { lastYearOf } from "./last-year"
import { isLawfulSentence } from "./lawful"
import { isSentenceConfirmed } from "./marks"
import { matchesOf, type OldSentence, oldSentencesOf, sentencesOf, told } from "./sentences"
import type { Carried, CarriedSentence, LastYear, Share } from "./types"

/**
 * What of a report is still last year's, or null when it is held against none. Read once for each state of the
 * report; what a paragraph shares with last year's is remembered as long as the paragraph stands.
 */
export const carriedOf = kept((facts: ReportFacts): Carried | null => {
  const last = lastYearOf(facts.outline.doc)
  if (!last) return null
  const items = alignItems(facts, last)
  const sentences = pairSentences(facts, last, items)
  return {
    last,
    sentences,
    figures: pairFigures(facts, last, items, sentences),
    items,
    ...shares(facts, sentences),
  }
})

function pairSentences(
  facts: ReportFacts,
  last: LastYear,
  items: ReadonlyMap<string, string>,
): CarriedSentence[] {
  const old = oldSentencesOf(last.facts)
  const out: CarriedSentence[] = []
  for (const [block, blockFacts] of facts.blocks.entries()) {
    const matches = matchesOf(blockFacts, last)
    if (matches.length === 0) continue
    const item = facts.outline.blocks[block]!.item
    const origin = item ? items.get(item.id) : undefined
    for (const { from, to, text, same, changed } of matches) {
      const unchanged = changed === null
      const index = changed?.old ?? nearest(same, old.all, last, origin)
      const { block: oldBlock, from: oldFrom, to: oldTo, text: oldText } = old.all[index]!
      out.push({
        block,
        from,
        to,
        last: { block: oldBlock, from: oldFrom, to: oldTo, text: oldText },
        unchanged,
        stretches: changed?.stretches ?? [[from, to]],
        confirmed: unchanged && isSentenceConfirmed(blockFacts.node, from, to, text),
        lawful: isLawfulSentence(text, coveredByTerms(blockFacts.terms, from, to)),
      })
    }
  }
  return wholeOnly(facts, out)
}

/**
 * A sentence that the structure takes apart (…不够，原因是…) is unchanged only when all its pieces are: the blocks
 * that it runs over hold one piece each.
 */
function wholeOnly({ outline, blocks }: ReportFacts, found: CarriedSentence[]): CarriedSentence[] {
  let out = found
  const byBlock = new Map<number, CarriedSentence[]>()
  for (const it of found) {
    const known = byBlock.get(it.block)
    if (known) known.push(it)
    else byBlock.set(it.block, [it])
  }
  for (let block = 1; block < blocks.length; block++) {
    if (!outline.blocks[block]!.runOn || ended.test(blocks[block - 1]!.text)) continue
    const pieces: (CarriedSentence | undefined)[] = []
    let at = block - 1
    const all = sentencesOf(blocks[at]!)
    if (all.length > 0) pieces.push(byBlock.get(at)?.find((it) => it.from === all.at(-1)!.from))
    for (at = block; at < blocks.length; at++) {
      const first = sentencesOf(blocks[at]!)[0]
      if (first) pieces.push(byBlock.get(at)?.find((it) => it.from === first.from))
      const next = outline.blocks[at + 1]
      if (!next?.runOn || ended.test(blocks[at]!.text) || sentencesOf(blocks[at]!).length > 1) break
    }
    if (pieces.every((it) => it?.unchanged)) continue
    const torn = new Set(pieces)
    out = out.map((it) => (torn.has(it) && it.unchanged ? { ...it, unchanged: false, confirmed: false } : it))
  }
  return out
}

const ended = /[。！？!?][”’」』）)》]*\s*$/

/** Of several old sentences that are the same, the one in the item that this one's item comes from. */
function nearest(
  same: readonly number[],
  all: readonly OldSentence[],
  last: LastYear,
  origin: string | undefined,
): number {
  if (same.length > 1 && origin !== undefined)
    for (const index of same)
      if (last.facts.outline.blocks[all[index]!.block]!.item?.id === origin) return index
  return same[0]!
}

function coveredByTerms(terms: readonly { from: number; to: number }[], from: number, to: number): number {
  let covered = 0
  for (const term of terms) if (term.from >= from && term.to <= to) covered += term.to - term.from
  return covered
}

const charactersIn = perBlock(({ text }) => ({ characters: countCharacters(text) }))

/** How much of the text told in sentences is last year's, of the whole and of each section. */
function shares(
  { outline, blocks }: ReportFacts,
  sentences: readonly CarriedSentence[],
): { share: Share; sections: Map<string, Share> } {
  const share: Share = { characters: 0, carried: 0 }
  const sections = new Map<string, Share>()
  const ofBlock = (block: number): Share | undefined => {
    const section = outline.blocks[block]!.section
    if (!section) return undefined
    let known = sections.get(section.id)
    if (!known) {
      known = { characters: 0, carried: 0 }
      sections.set(section.id, known)
    }
    return known
  }
  for (const [block, { type }] of blocks.entries()) {
    if (!told.has(type)) continue
    const { characters } = charactersIn(blocks[block]!)
    share.characters += characters
    const section = ofBlock(block)
    if (section) section.characters += characters
  }
  for (const { block, stretches } of sentences) {
    let carried = 0
    for (const [from, to] of stretches) carried += countCharacters(blocks[block]!.text.slice(from, to))
    share.carried += carried
    const section = ofBlock(block)
    if (section) section.carried += carried
  }
  return { share, sections }
}
