import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { carriedOf } from "#shared/carry/carried"
import type { Place } from "#shared/carry/types"
import type { ReportFacts } from "#shared/checks/types"
import { kept } from "#shared/model/kept"
import { findingsOf } from "./findings"

/** A place that came from last year's report: a figure, or a sentence that is still the same. */
export interface Matter extends Place {
  /** By where it comes from, so that it stays the same while the text around it is edited. */
  key: string
  kind: "figure" | "sentence"
  text: string
  last: Place & { text: string }
  /** open: it stands as it did and waits for the writer's word. */
  state: "open" | "confirmed" | "changed"
}

/** What is to be confirmed of a report, and what was, in the order of the text; a figure before its sentence. */
export const mattersOf = kept((facts: ReportFacts): readonly Matter[] => {
  const carried = carriedOf(facts)
  if (!carried) return []
  const places = [
    ...carried.figures.map((it) => ({ ...it, kind: "figure" as const })),
    ...carried.sentences.map((it) => ({ ...it, kind: "sentence" as const })),
  ].filter(({ lawful }) => !lawful)
  places.sort((a, b) => a.block - b.block || a.to - b.to || a.kind.localeCompare(b.kind))
  const seen = new Map<string, number>()
  return places.map(({ kind, block, from, to, last, unchanged, confirmed }) => {
    const origin = `${kind} ${last.block} ${last.from}`
    const n = seen.get(origin) ?? 0
    seen.set(origin, n + 1)
    return {
      key: n === 0 ? origin : `${origin} ${n}`,
      kind,
      block,
      from,
      to,
      text: facts.blocks[block]!.text.slice(from, to),
      last,
      state: !unchanged ? "changed" : confirmed ? "confirmed" : "open",
    }
  })
})

/** What still waits for the writer's word. */
export const openMatters = kept((matters: readonly Matter[]): readonly Matter[] =>
  matters.filter(({ state }) => state === "open"),
)

/** Where a place of a block stands in the document. */
export function placeInDoc({ block, from, to }: Place, facts: ReportFacts): { from: number; to: number } {
  const start = facts.outline.blocks[block]!.pos + 1
  return { from: start + from, to: start + to }
}

/** A mark of a block, as offsets into its text. */
interface Mark {
  from: number
  to: number
  class: string
}

/** What is drawn in a block. */
interface Drawn {
  node: Node
  marks: readonly Mark[]
  /** The marks in one text, to tell whether they are still the same. */
  key: string
}

interface Marks {
  facts: ReportFacts
  /** Key of the matter that the panel is at, or null. */
  current: string | null
  /** The one that `set` was drawn with. */
  shown: string | null
  drawn: readonly Drawn[]
  set: DecorationSet
}

export const carriedKey = new PluginKey<Marks>("carried")

/** The matter that the panel is at, or null. */
export const currentMatter = (state: EditorState): string | null => carriedKey.getState(state)!.current

/** Makes one matter the current one. No change of the report. */
export function setMatter(tr: Transaction, key: string | null): Transaction {
  return tr.setMeta(carriedKey, { current: key })
}

const figureClasses: Record<Matter["state"], string> = { open: "n-old", confirmed: "n-ok", changed: "n-ok" }

/** What is drawn, by block: a tint under what stands as it stood, a chip around a figure. */
function marksByBlock(facts: ReportFacts, current: string | null): Map<number, Mark[]> {
  const found = new Map<number, Mark[]>()
  const add = (block: number, mark: Mark) => {
    const known = found.get(block)
    if (known) known.push(mark)
    else found.set(block, [mark])
  }
  for (const { block, from, to, stretches, unchanged, confirmed, lawful } of carriedOf(facts)?.sentences ??
    []) {
    if (lawful || confirmed) continue
    for (const [a, b] of unchanged ? [[from, to] as const] : stretches)
      add(block, { from: a, to: b, class: "m-carry" })
  }
  for (const { block, from, to, kind, state, key } of mattersOf(facts)) {
    if (kind === "figure") add(block, { from, to, class: figureClasses[state] })
    if (key === current) add(block, { from, to, class: kind === "figure" ? "is-cur" : "s-cur" })
  }
  return found
}

function draw(doc: Node, facts: ReportFacts, current: string | null, before: Marks | null): Marks {
  const byBlock = marksByBlock(facts, current)
  const { blocks } = facts.outline
  const drawn = blocks.map(({ node, index }): Drawn => {
    const marks = byBlock.get(index) ?? []
    return { node, marks, key: marks.map((it) => `${it.from} ${it.to} ${it.class}`).join(",") }
  })
  const decorationsIn = (index: number) =>
    drawn[index]!.marks.map((mark) => {
      const start = blocks[index]!.pos + 1
      return Decoration.inline(start + mark.from, start + mark.to, { class: mark.class })
    })
  const marks = { facts, current, shown: current, drawn }
  const edited = before ? blocks.filter(({ node }, i) => node !== before.drawn[i]?.node).length : 0
  // A key changes one block; after anything else all of it is drawn anew.
  if (!before || before.drawn.length !== blocks.length || edited > 1)
    return {
      ...marks,
      set: DecorationSet.create(
        doc,
        blocks.flatMap((_, i) => decorationsIn(i)),
      ),
    }
  let { set } = before
  for (const [i, { node, key }] of drawn.entries()) {
    const old = before.drawn[i]!
    if (old.node === node && old.key === key) continue
    const start = blocks[i]!.pos
    const end = start + node.nodeSize
    const gone = set.find(start, end).filter(({ from, to }) => from >= start && to <= end)
    set = set.remove(gone).add(doc, decorationsIn(i))
  }
  return { ...marks, set }
}

/**
 * Draws on the paper what is still last year's. What a key changes costs its paragraph; while the check is behind, as
 * during a composition, the marks only move along.
 */
export function carriedPlugin(): Plugin<Marks> {
  return new Plugin<Marks>({
    key: carriedKey,
    state: {
      init: (_, state) => draw(state.doc, findingsOf(state).checked.facts, null, null),
      apply(tr, before, _, after) {
        const asked = tr.getMeta(carriedKey) as { current: string | null } | undefined
        const current = asked ? asked.current : before.current
        const set = tr.docChanged ? before.set.map(tr.mapping, tr.doc) : before.set
        const { behind, checked } = findingsOf(after)
        if (behind) return { ...before, current, set }
        if (checked.facts === before.facts && current === before.shown) return { ...before, current, set }
        return draw(after.doc, checked.facts, current, { ...before, set })
      },
    },
    props: { decorations: (state) => carriedKey.getState(state)!.set },
  })
}
