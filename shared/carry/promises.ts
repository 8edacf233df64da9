import type { Node } from "prosemirror-model"
import type { ReportFacts } from "../checks/types"
import { kept } from "../model/kept"
import type { Item } from "../model/outline"
import { attrsOf } from "../model/schema"
import { bigramsIn, ownTexts } from "../problems/features"
import { scoreRow } from "../problems/score"
import { leadOf, sentences } from "../text/sentences"
import { lastYearOf } from "./last-year"
import { folding } from "./sentences"
import type { LastYear, PromiseState } from "./types"

/**
 * Last year's promises: what the old report said would be done (its measures) and what it owned up to (its problems),
 * and which of this year's highlights tell what came of each.
 *
 * A highlight answers a promise by what it tells anew: a sentence that stood in the old report is no news of anything.
 * How much of the promise its news takes up is weighed by how rare the words were in the old report; a promise that
 * stands again among this year's problems or measures is more likely still open.
 */

/** Logarithms of odds, fitted to the invented pairs of `test/fixtures/pairs` that are not kept aside. */
const weights = {
  /** Share of what the promise and the item that belonged to it say (problem and its measure) that the news takes up. */
  covered: 16.2,
  /** How much more of the promise it takes up than any other highlight, as a logarithm. */
  ahead: 1.26,
  /** How much of what belonged to the promise it takes up, as a logarithm. */
  partner: 0.64,
  /** Clauses that deal with its topics, at most three (`score.ts`). */
  clauses: 0.6,
  /** Words that both share and the genre does not. */
  words: 1.7,
  /** It begins with something that has nothing to do with it. */
  elsewhere: -2,
  /** Share of its lead that a problem or measure of this year says again. */
  repeated: -2.4,
  /** Its lead stands there word for word. */
  again: -2.7,
  /** The sentence that says most of it tells of what is not done yet. */
  unfinished: -1.4,
  bias: -6.9,
}

/** What a word weighs that stands in one item alone, however long the report; as in reports of thirty items. */
const rare = 3

/** From here on a highlight answers a promise. */
const enough = 0.4

const notDone =
  /尚未|还没|没有(?!发生|出现)|未能|将(?=[^近])|争取|计划|推迟|谋划|筹备|正在|抓紧|同步推进|尽快|仍[有需在然]/

/** An item of the old report with what its words weigh. */
interface OldPromise {
  item: Item
  kind: PromiseState["kind"]
  lead: string
  folded: string
  leadKeys: ReadonlySet<number>
  leadWeight: number
  keys: ReadonlySet<number>
  /** Words of its own and of the items that the old report linked it with. */
  bothKeys: ReadonlySet<number>
  bothWeight: number
  /** Words of those items alone. */
  partnerKeys: ReadonlySet<number>
}

interface OldPromises {
  all: readonly OldPromise[]
  weightOf(key: number): number
  /** Sentences of the old report, folded: none of them is news. */
  told: ReadonlySet<string>
}

/** The first sentence of an item, as it is listed. */
export function leadText({ blocks }: Item): string {
  const text = blocks[0]!.node.textContent
  const { from, to } = leadOf(text)
  return text.slice(from, to)
}

function keysIn(text: string): number[] {
  const out: number[] = []
  for (const { key, faint } of bigramsIn(text)) if (!faint) out.push(key)
  return out
}

const keysOf = kept((item: Node): ReadonlySet<number> => new Set(ownTexts(item).flatMap(keysIn)))

function isPromise({ role, children }: Item): boolean {
  return (role === "measure" || role === "problem") && !children.some((child) => child.role === role)
}

const oldPromisesOf = kept(({ facts }: LastYear): OldPromises => {
  const { outline, links } = facts
  const found = new Map<number, number>()
  for (const { node } of outline.items)
    for (const key of keysOf(node)) found.set(key, (found.get(key) ?? 0) + 1)
  const count = Math.max(2, outline.items.length + 1)
  const once = Math.log(count / 1.5)
  const weightOf = (key: number) => (rare * Math.log(count / ((found.get(key) ?? 0) + 0.5))) / once
  const sum = (keys: ReadonlySet<number>) => {
    let weight = 0
    for (const key of keys) weight += weightOf(key)
    return weight
  }
  const items = outline.items.filter(isPromise)
  const byId = new Map(items.map((item) => [item.id, item]))
  const partners = new Map<string, Set<number>>()
  const join = (to: string, from: string) => {
    const item = byId.get(from)
    if (!item) return
    const keys = partners.get(to) ?? new Set()
    for (const key of keysOf(item.node)) keys.add(key)
    partners.set(to, keys)
  }
  for (const { problem, target } of links.links) {
    join(problem, target)
    join(target, problem)
  }
  const told = new Set<string>()
  for (const { text } of facts.blocks)
    for (const { from, to } of sentences(text, true)) told.add(folding(text.slice(from, to)))
  return {
    weightOf,
    told,
    all: items.map((item) => {
      const lead = leadText(item)
      const leadKeys = new Set(keysIn(lead))
      const keys = keysOf(item.node)
      const partnerKeys = partners.get(item.id) ?? new Set<number>()
      const bothKeys = new Set([...keys, ...partnerKeys])
      return {
        item,
        kind: item.role as PromiseState["kind"],
        lead,
        folded: folding(lead),
        leadKeys,
        leadWeight: sum(leadKeys) || 1,
        keys,
        bothKeys,
        bothWeight: sum(bothKeys) || 1,
        partnerKeys,
      }
    }),
  }
})

/** What a highlight tells of one promise. */
interface Told {
  /** Weight of the promise's own words in the news, as a logarithm. */
  own: number
  covered: number
  partner: number
  unfinished: boolean
}

/** What a problem or a measure of this year says again of one promise. */
interface Repeated {
  share: number
  again: boolean
}

/** Answers for each node of this year's are remembered as long as it lives, for each old report. */
function perNode<T extends object>(read: (node: Node, old: OldPromises) => T) {
  const known = new WeakMap<OldPromises, (node: Node) => T>()
  return (node: Node, old: OldPromises): T => {
    let reader = known.get(old)
    if (!reader) {
      reader = kept((item: Node) => read(item, old))
      known.set(old, reader)
    }
    return reader(node)
  }
}

const toldBy = perNode((node, { all, weightOf, told }): readonly Told[] => {
  const news = ownTexts(node)
    .flatMap((text) => sentences(text, true).map(({ from, to }) => text.slice(from, to)))
    .filter((sentence) => !told.has(folding(sentence)))
    .map((sentence) => ({ sentence, keys: new Set(keysIn(sentence)) }))
  const together = new Set(news.flatMap(({ keys }) => [...keys]))
  const shared = (keys: ReadonlySet<number>, within: ReadonlySet<number>) => {
    let weight = 0
    for (const key of keys) if (within.has(key)) weight += weightOf(key)
    return weight
  }
  return all.map((promise) => {
    const covered = shared(promise.bothKeys, together)
    let most = 0
    let unfinished = false
    if (covered > 0)
      for (const { sentence, keys } of news) {
        const weight = shared(promise.keys, keys)
        if (weight <= most) continue
        most = weight
        unfinished = notDone.test(sentence)
      }
    return {
      own: Math.log1p(shared(promise.keys, together)),
      covered: covered / promise.bothWeight,
      partner: Math.log1p(shared(promise.partnerKeys, together)),
      unfinished,
    }
  })
})

const repeatedBy = perNode((node, { all, weightOf }): readonly Repeated[] => {
  const keys = keysOf(node)
  const first = ownTexts(node)[0] ?? ""
  const { from, to } = leadOf(first)
  const folded = folding(first.slice(from, to))
  return all.map((promise) => {
    let weight = 0
    for (const key of promise.leadKeys) if (keys.has(key)) weight += weightOf(key)
    return { share: weight / promise.leadWeight, again: folded === promise.folded }
  })
})

/** 去年承诺的, 上年度述职评议指出的: this year's text says itself that it answers last year's. */
const backwards = /(?:去年|上年|上一年|20\d\d年).{0,16}(?:承诺|答应|查摆|述职|反馈|指出|提出)/

/**
 * How last year's promises stand, in the order of the old report; none where the report knows no old one. Costs, after a
 * keystroke, what the changed item says of each promise.
 */
export const promisesOf = kept((facts: ReportFacts): readonly PromiseState[] => {
  const last = lastYearOf(facts.outline.doc)
  if (!last) return []
  const old = oldPromisesOf(last)
  const { items } = facts.outline
  const highlights = items.filter(({ role }) => role === "highlight")
  const nodes = highlights.map(({ node }) => node)
  const tellings = nodes.map((node) => toldBy(node, old))
  const repeats = items.filter(isPromise).map(({ node }) => repeatedBy(node, old))
  const decisions = attrsOf.report(facts.outline.doc).promiseDecisions
  const ids = new Set(items.map(({ id }) => id))

  return old.all.map(({ item, kind, lead }, p) => {
    let repeated = 0
    let again = false
    for (const repeat of repeats) {
      repeated = Math.max(repeated, repeat[p]!.share)
      again ||= repeat[p]!.again
    }
    const scores = scoreRow(item.node, nodes)
    const [best, second] = twoMost(tellings, p)
    const answers: { id: string; odds: number }[] = []
    let stated = false
    for (const [h, highlight] of highlights.entries()) {
      const { own, covered, partner, unfinished } = tellings[h]![p]!
      const odds =
        weights.bias +
        weights.covered * covered +
        weights.ahead * (own - (h === best.at ? second : best.own)) +
        weights.partner * partner +
        weights.clauses * Math.min(3, scores.clauses[h]!) +
        weights.words * (1 - 0.5 ** scores.words[h]!) +
        weights.elsewhere * scores.elsewhere[h]! +
        weights.repeated * repeated +
        (again ? weights.again : 0) +
        (unfinished ? weights.unfinished : 0)
      if (1 / (1 + Math.exp(-odds)) < enough) continue
      answers.push({ id: highlight.id, odds })
      stated ||= backwards.test(highlight.blocks[0]!.node.textContent)
    }
    const own = decisions.filter((decision) => decision.promise === item.id)
    const refused = new Set(own.filter(({ verdict }) => verdict === "refused").map(({ answer }) => answer))
    const confirmed = own.flatMap(({ verdict, answer }) =>
      verdict === "confirmed" && answer !== null && ids.has(answer) ? [answer] : [],
    )
    const inferred = answers
      .sort((a, b) => b.odds - a.odds)
      .map(({ id }) => id)
      .filter((id) => !refused.has(id) && !confirmed.includes(id))
    return {
      promise: item.id,
      kind,
      text: lead,
      answeredBy: [...confirmed, ...inferred],
      basis: confirmed.length > 0 || stated ? "stated" : "inferred",
      excused: own.find(({ verdict }) => verdict === "excused")?.note ?? null,
    }
  })
})

/** Which highlight takes up most of a promise, and how much the next one does. */
function twoMost(tellings: readonly (readonly Told[])[], p: number): [{ at: number; own: number }, number] {
  const best = { at: -1, own: 0 }
  let second = 0
  for (const [at, told] of tellings.entries()) {
    const { own } = told[p]!
    if (own > best.own) {
      second = best.own
      best.own = own
      best.at = at
    } else second = Math.max(second, own)
  }
  return [best, second]
}
