import type { Node } from "prosemirror-model"
import { type Block, readOutline } from "#shared/model/outline"
import { pairBlocks } from "#shared/model/pair-blocks"
import { editsBetween } from "#shared/text/diff"

/** A stretch of a paragraph: in both versions, in the later one only, or in the earlier one only. */
export interface Stretch {
  kind: "same" | "ins" | "del"
  text: string
}

/** A paragraph that differs, in the order of the later version. */
export interface ChangedRow {
  kind: "changed"
  key: string
  /** The part that it stands in, as its heading says; "" before the first part. */
  part: string
  ordinal: string
  /** It stands in another place, or prints as something else (a heading, not body text); its text may be the same. */
  change: "moved" | "restyled" | null
  stretches: readonly Stretch[]
}

/** So many paragraphs in a row that are the same; of those, so many got another number. */
export interface SameRow {
  kind: "same"
  key: string
  blocks: number
  renumbered: number
}

export interface Comparison {
  rows: readonly (ChangedRow | SameRow)[]
  /** Nothing differs that is printed. */
  same: boolean
}

/** What became of an earlier version of a report: paragraph by paragraph, by the ids of items and then by the text. */
export function compareVersions(earlier: Node, later: Node): Comparison {
  const before = readOutline(earlier)
  const after = readOutline(later)
  const { pairs, removed } = pairBlocks(before, after)
  const pairOf = new Map(pairs.map((pair) => [pair.after, pair]))
  // What is gone is shown behind the paragraph that it stood behind.
  const goneBehind = new Map<number, Block[]>()
  const partner = new Map(pairs.filter((pair) => !pair.moved).map((pair) => [pair.before, pair.after]))
  for (const index of removed) {
    let at = index - 1
    while (at >= 0 && !partner.has(at)) at--
    const place = partner.get(at) ?? -1
    goneBehind.set(place, [...(goneBehind.get(place) ?? []), before.blocks[index]!])
  }
  const rows: (ChangedRow | SameRow)[] = []
  let same: SameRow | null = null
  let differs = false
  const addChanged = (
    block: Block,
    stretches: readonly Stretch[],
    change: ChangedRow["change"],
    key: string,
  ) => {
    same = null
    differs = true
    rows.push({ kind: "changed", key, part: partOf(block), ordinal: block.ordinal, change, stretches })
  }
  const addGone = (behind: number) => {
    for (const block of goneBehind.get(behind) ?? [])
      addChanged(block, [{ kind: "del", text: block.node.textContent }], null, `gone ${block.index}`)
  }
  addGone(-1)
  for (const block of after.blocks) {
    const pair = pairOf.get(block.index)
    const old = pair && before.blocks[pair.before]!
    const text = block.node.textContent
    if (!old) addChanged(block, [{ kind: "ins", text }], null, `${block.index}`)
    else if (pair.moved || lookOf(old) !== lookOf(block) || old.node.textContent !== text) {
      const change = pair.moved ? "moved" : lookOf(old) !== lookOf(block) ? "restyled" : null
      addChanged(block, stretchesOf(old.node.textContent, text), change, `${block.index}`)
    } else {
      const renumbered = old.ordinal === block.ordinal ? 0 : 1
      if (renumbered) differs = true
      if (!same) {
        same = { kind: "same", key: `${block.index}`, blocks: 0, renumbered: 0 }
        rows.push(same)
      }
      same.blocks++
      same.renumbered += renumbered
    }
    addGone(block.index)
  }
  return { rows, same: !differs }
}

/** These print alike. */
const bodyText: ReadonlySet<string> = new Set(["opening", "intro", "leadIn", "para"])
const lookOf = ({ type }: Block): string => (bodyText.has(type) ? "body" : type)

const partOf = ({ section }: Block): string =>
  section?.heading ? section.heading.ordinal + section.heading.node.textContent : ""

/** A text with what was taken out of it and put into it, in reading order: first what went, then what came. */
export function stretchesOf(before: string, after: string): Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  for (const { from, to, insert } of editsBetween(before, after)) {
    stretches.push({ kind: "same", text: before.slice(at, from) })
    stretches.push({ kind: "del", text: before.slice(from, to) })
    stretches.push({ kind: "ins", text: insert })
    at = to
  }
  stretches.push({ kind: "same", text: before.slice(at) })
  return stretches.filter(({ text }) => text !== "")
}
