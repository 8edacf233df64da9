import type { Node } from "prosemirror-model"
import type { ReportFacts } from "../checks/types"
import type { IdSource } from "../model/ids"
import { numbered } from "../model/numbering"
import type { PromiseDecision } from "../model/origin"
import type { Item } from "../model/outline"
import { schema } from "../model/schema"
import { bigramsIn } from "../problems/features"
import { writeOrdinal } from "../text/ordinals"
import { sentences } from "../text/sentences"
import { promisesOf } from "./promises"
import type { PromiseState } from "./types"

/** The heading of the part, as notices for 述职评议 ask for it. */
export const rectificationTitle = "上年问题整改情况"

/** What the writer is to fill in where nothing of this year's answers. */
export const rectificationBlank = "{今年做了什么，有什么数}"

export interface Rectified {
  doc: Node
  /** Id of the new section. */
  section: string
  /** The items of the part that answer what nothing answered before. */
  decisions: readonly PromiseDecision[]
}

/**
 * The report with the part “上年问题整改情况”: an item for each of last year's problems and then its measures, told in
 * the words of the highlight that answers it, else with a blank. Nothing else is changed but the numbers of the parts
 * behind it. Null where last year's report owned up to nothing, or the part stands there already.
 */
export function withRectification(facts: ReportFacts, ids: IdSource): Rectified | null {
  const { doc, sections } = facts.outline
  if (sections.some(({ heading }) => heading?.node.textContent.trim() === rectificationTitle)) return null
  const states = promisesOf(facts).filter(({ excused }) => excused === null)
  if (states.length === 0) return null
  const decisions: PromiseDecision[] = []
  const ordered = [
    ...states.filter(({ kind }) => kind === "problem"),
    ...states.filter(({ kind }) => kind === "measure"),
  ]
  const items = ordered.map((state, i) => {
    const id = ids()
    if (state.answeredBy.length === 0)
      decisions.push({ promise: state.promise, answer: id, verdict: "confirmed", note: "" })
    const text = schema.text(rectificationText(facts, state))
    return schema.node("item", { id, role: "other", ordinal: writeOrdinal("shi", i + 1) }, [
      schema.node("para", null, text),
    ])
  })
  const section = ids()
  const node = schema.node("section", { id: section, role: "other" }, [
    schema.node("heading", { ordinal: "" }, schema.text(rectificationTitle)),
    schema.node("list", { style: "shi", start: 1 }, items),
  ])
  const children = [...doc.content.content]
  children.splice(placeFor(facts), 0, node)
  return { doc: doc.copy(doc.type.create(null, renumbered(children)).content), section, decisions }
}

/** Behind the highlights, which tell of the year as this part does; else in front of the first part. */
function placeFor({ outline: { doc, sections } }: ReportFacts): number {
  const at = (section: (typeof sections)[number]) => doc.content.content.indexOf(section.node)
  const highlights = sections.filter(({ role }) => role === "highlight").at(-1)
  if (highlights) return at(highlights) + 1
  const first = sections[0]
  if (first) return at(first)
  return doc.content.content.filter(({ type }) => type.name !== "signature").length
}

/** Parts that are counted 一、二、 are counted on; in a report that counts none the new one has no number either. */
function renumbered(children: readonly Node[]): Node[] {
  const headingOf = (child: Node) =>
    child.type.name === "section" && child.firstChild?.type.name === "heading" ? child.firstChild : null
  const ordinalOf = (child: Node): string => headingOf(child)?.attrs.ordinal ?? ""
  const isCounted = (child: Node) => /^[一二三四五六七八九十]+、$/.test(ordinalOf(child))
  const isNew = (child: Node) => headingOf(child)?.textContent === rectificationTitle
  const like = children.find(isCounted)
  if (!like) return [...children]
  const counted = children.filter((child) => isCounted(child) || isNew(child))
  const ordinals = numbered(counted.map(ordinalOf), "han", 1, ordinalOf(like))
  return children.map((child) => {
    const n = counted.indexOf(child)
    const heading = headingOf(child)
    if (n < 0 || !heading || heading.attrs.ordinal === ordinals[n]) return child
    const numberedHeading = heading.type.create({ ...heading.attrs, ordinal: ordinals[n] }, heading.content)
    return child.copy(child.content.replaceChild(0, numberedHeading))
  })
}

/** 针对……的问题，…… of one promise. */
function rectificationText(facts: ReportFacts, state: PromiseState): string {
  const what = state.text.replace(/[。；;，,：:\s]+$/, "")
  const about = state.kind === "problem" ? `针对去年查摆的“${what}”问题` : `针对去年提出的“${what}”`
  const answer = facts.outline.items.find(({ id }) => id === state.answeredBy[0])
  return `${about}，${(answer && tellingOf(answer, state)) || `${rectificationBlank}。`}`
}

/** The sentence of an answering item that says most of the promise; its lead only where it says nothing else. */
function tellingOf(item: Item, { text }: PromiseState): string | null {
  const keys = new Set(bigramsIn(text).map(({ key }) => key))
  let best: string | null = null
  let most = -1
  for (const [n, { node }] of item.blocks.entries()) {
    const all = node.textContent
    for (const [i, { from, to }] of sentences(all).entries()) {
      const sentence = all.slice(from, to)
      let shared = 0
      for (const { key } of bigramsIn(sentence)) if (keys.has(key)) shared++
      // Figures are what an answer is asked for; the lead has them rarely.
      const score = n === 0 && i === 0 ? 0 : shared + (/\d/.test(sentence) ? 1 : 0) + 0.5
      if (score > most) {
        best = sentence
        most = score
      }
    }
  }
  return best
}
