import { useMemo } from "react"
import { carriedOf } from "#shared/carry/carried"
import { promisesOf } from "#shared/carry/promises"
import type { Carried } from "#shared/carry/types"
import { itemPlace } from "#shared/checks/place-name"
import type { ReportFacts } from "#shared/checks/types"
import type { Item, Outline } from "#shared/model/outline"
import { editsBetween } from "#shared/text/diff"
import { mattersOf } from "../../editor/carried"

/** The innermost item that a position lies in, or null. */
export function itemAt({ items }: Outline, pos: number): Item | null {
  return items.filter((item) => item.pos < pos && pos < item.pos + item.node.nodeSize).at(-1) ?? null
}

/** An item, or the one around it, that has one of last year's to it. */
export function oldItemOf(item: Item | null, carried: Carried): { item: Item; old: Item } | null {
  for (let up = item; up; up = up.parent) {
    const id = carried.items.get(up.id)
    const old = id === undefined ? undefined : carried.last.facts.outline.items.find((it) => it.id === id)
    if (old) return { item: up, old }
  }
  return null
}

/** All that an item says, with its ordinals, a line for each paragraph; and where in it the text of each block begins. */
export function textOf(item: Item, { blocks }: Outline): { text: string; starts: Map<number, number> } {
  const end = item.pos + item.node.nodeSize
  const starts = new Map<number, number>()
  let text = ""
  for (const { pos, ordinal, node, index } of blocks) {
    if (pos < item.pos || pos >= end) continue
    if (text !== "") text += "\n"
    starts.set(index, text.length + ordinal.length)
    text += ordinal + node.textContent
  }
  return { text, starts }
}

/** A stretch of the old text: `open` stands so this year and waits for the writer's word. */
export interface Piece {
  kind: "same" | "open" | "gone" | "new"
  text: string
}

/**
 * The old text against the one of this year, in the order of both.
 *
 * @param open stretches of the old text that wait for the writer's word
 */
export function piecesOf(
  old: string,
  now: string,
  open: readonly { from: number; to: number }[],
): readonly Piece[] {
  const out: Piece[] = []
  const add = (kind: Piece["kind"], text: string) => {
    if (text === "") return
    const last = out.at(-1)
    if (last?.kind === kind) last.text += text
    else out.push({ kind, text })
  }
  const same = (from: number, to: number) => {
    let at = from
    for (const stretch of open) {
      const [a, b] = [Math.max(at, stretch.from), Math.min(to, stretch.to)]
      if (b <= a) continue
      add("same", old.slice(at, a))
      add("open", old.slice(a, b))
      at = b
    }
    add("same", old.slice(at, to))
  }
  let at = 0
  for (const { from, to, insert } of editsBetween(old, now)) {
    same(at, from)
    add("gone", old.slice(from, to))
    add("new", insert)
    at = to
  }
  same(at, old.length)
  return out
}

/** 去年的这一条: the item of last year's that the one under the caret comes from, with what is different in it. */
export function OldItem(props: {
  facts: ReportFacts
  /** A position of the text: the item around it is shown. */
  pos: number
  /** Only what is different is marked; else this year's words stand beside it. */
  only: boolean
  onOnly(only: boolean): void
}) {
  const { facts, pos, only, onOnly } = props
  const carried = carriedOf(facts)!
  const { item, pair, pieces } = useMemo(() => {
    const item = itemAt(facts.outline, pos)
    const pair = oldItemOf(item, carried)
    return { item, pair, pieces: pair ? compare(facts, pair) : [] }
  }, [facts, carried, pos])
  const { outline: oldOutline, properties } = carried.last.facts
  const year = carried.last.source.year ?? properties.year
  const kept = promisesOf(facts).filter(({ answeredBy }) => item !== null && answeredBy.includes(item.id))
  return (
    <section aria-label="去年的这一条">
      <div className="fd-g">
        去年的这一条
        {pair && (
          <span className="meta">
            {itemPlace(pair.old, oldOutline)}
            {year !== null && `，${year} 年`}
          </span>
        )}
        <span className="grow" />
        {pair && (
          <button type="button" className="btn btn-q" aria-pressed={only} onClick={() => onOnly(!only)}>
            只标不同
          </button>
        )}
      </div>
      {pair ? (
        <p className="old-t">
          <Compared pieces={pieces} only={only} />
        </p>
      ) : (
        <p className="ly-none meta">
          {item ? "这一条去年没有，是今年新写的。" : "光标放到哪一条，这里就摆出去年的那一条。"}
        </p>
      )}
      {kept.length > 0 && (
        <p className="ly-none meta">
          这一条回应了去年的打算：{kept.map(({ text }) => text.replace(/[。；]$/, "")).join("；")}。
        </p>
      )}
    </section>
  )
}

function compare(facts: ReportFacts, { item, old }: { item: Item; old: Item }): readonly Piece[] {
  const { text, starts } = textOf(old, carriedOf(facts)!.last.facts.outline)
  const open = mattersOf(facts)
    .filter(({ state, last }) => state === "open" && starts.has(last.block))
    .map(({ last }) => ({
      from: starts.get(last.block)! + last.from,
      to: starts.get(last.block)! + last.to,
    }))
    .sort((a, b) => a.from - b.from)
  return piecesOf(text, textOf(item, facts.outline).text, open)
}

/** Last year's words: underlined where this year's are others, tinted where they wait for the writer's word. */
function Compared({ pieces, only }: { pieces: readonly Piece[]; only: boolean }) {
  return pieces.map(({ kind, text }, i) => {
    // Pieces have no name but their place, and are drawn anew together.
    const key = `${i} ${kind}`
    if (kind === "same") return <span key={key}>{text}</span>
    if (kind === "open") return <u key={key}>{text}</u>
    if (kind === "gone") return only ? <s key={key}>{text}</s> : <del key={key}>{text}</del>
    return only ? null : <ins key={key}>{text}</ins>
  })
}
