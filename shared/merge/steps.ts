import { Fragment, type Node, Slice } from "prosemirror-model"
import { ReplaceStep, Transform } from "prosemirror-transform"

/**
 * The steps that lead from one report to another, around everything that stays: a text by its changed stretch, a
 * list by the items that came or went. The attributes of the report itself are not touched.
 */
export function stepsBetween(before: Node, after: Node): Transform {
  const tr = new Transform(before)
  change(tr, -1, before, after)
  if (!tr.doc.content.eq(after.content)) replaceContent(tr, -1, after)
  return tr
}

/** @param pos position before the node in `tr.doc`, which is still as it was up to its end; -1 for the report */
function change(tr: Transform, pos: number, before: Node, after: Node): void {
  if (before === after) return
  if (before.isTextblock) changeText(tr, pos, before, after)
  else {
    try {
      changeChildren(tr, pos, before, after)
    } catch {
      // One of several steps would have left what cannot stand so: all of it at once then.
      replaceContent(tr, pos, after)
    }
  }
  if (pos >= 0)
    for (const [name, value] of Object.entries(after.attrs))
      if (before.attrs[name] !== value) tr.setNodeAttribute(pos, name, value)
}

function changeText(tr: Transform, pos: number, before: Node, after: Node): void {
  const from = before.content.findDiffStart(after.content)
  if (from === null) return
  let { a, b } = before.content.findDiffEnd(after.content)!
  const overlap = from - Math.min(a, b)
  if (overlap > 0) {
    a += overlap
    b += overlap
  }
  tr.step(new ReplaceStep(pos + 1 + from, pos + 1 + a, new Slice(after.content.cut(from, b), 0, 0)))
}

function replaceContent(tr: Transform, pos: number, after: Node): void {
  const now = pos < 0 ? tr.doc : tr.doc.nodeAt(pos)!
  const start = pos + 1
  tr.step(new ReplaceStep(start, start + now.content.size, new Slice(after.content, 0, 0)))
}

function changeChildren(tr: Transform, pos: number, before: Node, after: Node): void {
  const old = before.content.content
  const now = after.content.content
  const starts: number[] = []
  let at = pos + 1
  for (const child of old) {
    starts.push(at)
    at += child.nodeSize
  }
  starts.push(at)
  // From the end, so that positions in front stay what they are.
  let i = old.length
  let j = now.length
  for (const [a, b] of [...pairsOf(old, now), [-1, -1] as const].sort((x, y) => y[0] - x[0])) {
    if (i > a + 1 || j > b + 1)
      tr.step(
        new ReplaceStep(starts[a + 1]!, starts[i]!, new Slice(Fragment.fromArray(now.slice(b + 1, j)), 0, 0)),
      )
    if (a >= 0) change(tr, starts[a]!, old[a]!, now[b]!)
    i = a
    j = b
  }
}

/** Children that are the same one, changed or not, in order. */
function pairsOf(old: readonly Node[], now: readonly Node[]): [number, number][] {
  const pairs: [number, number][] = []
  let from = 0
  while (from < old.length && from < now.length && isSame(old[from]!, now[from]!)) pairs.push([from, from++])
  let back = 0
  const most = Math.min(old.length, now.length) - from
  while (back < most && isSame(old.at(-1 - back)!, now.at(-1 - back)!)) {
    back++
    pairs.push([old.length - back, now.length - back])
  }
  let next = from
  for (let a = from; a < old.length - back; a++)
    for (let b = next; b < now.length - back; b++)
      if (isSame(old[a]!, now[b]!)) {
        pairs.push([a, b])
        next = b + 1
        break
      }
  // What is left between the same neighbours, one and one, is one that changed.
  const sorted = pairs.sort((x, y) => x[0] - y[0])
  const more: [number, number][] = []
  let above: readonly [number, number] = [-1, -1]
  for (const pair of [...sorted, [old.length, now.length] as const]) {
    const [a, b] = [above[0] + 1, above[1] + 1]
    if (pair[0] - a === 1 && pair[1] - b === 1 && mayBecome(old[a]!, now[b]!)) more.push([a, b])
    above = pair
  }
  return [...sorted, ...more]
}

function isSame(a: Node, b: Node): boolean {
  if (a === b || a.eq(b)) return true
  return a.type === b.type && typeof a.attrs.id === "string" && a.attrs.id !== "" && a.attrs.id === b.attrs.id
}

function mayBecome(a: Node, b: Node): boolean {
  return a.type === b.type && (a.attrs.id === undefined || a.attrs.id === b.attrs.id)
}
