import type { Mark, Node } from "prosemirror-model"
import { kept } from "../model/kept"
import type { FigureAttrs, OriginAttrs } from "../model/origin"
import { schema } from "../model/schema"

/** The mark of one type that lies over all of a stretch of a block, or null. */
export function markOver(node: Node, type: "origin" | "figure", from: number, to: number): Mark | null {
  // Most blocks are one text without a mark.
  if (node.childCount === 1 && node.firstChild!.marks.length === 0) return null
  let found: Mark | null = null
  let at = 0
  for (let i = 0; i < node.childCount && at < to; i++) {
    const child = node.child(i)
    const end = at + child.nodeSize
    if (end > from) {
      const mark = schema.marks[type]!.isInSet(child.marks)
      if (!mark || (found && !mark.eq(found))) return null
      found = mark
    }
    at = end
  }
  return found
}

/** What the writer said of a figure, or null. */
export function figureAttrs(node: Node, from: number, to: number): FigureAttrs | null {
  return (markOver(node, "figure", from, to)?.attrs as FigureAttrs | undefined) ?? null
}

/** Did the writer say that this sentence holds as it stands now? */
export function isSentenceConfirmed(node: Node, from: number, to: number, text: string): boolean {
  const attrs = markOver(node, "origin", from, to)?.attrs as OriginAttrs | undefined
  return attrs !== undefined && attrs.text === text
}

/** The figures of a block that the writer said something of. */
export const figureSpans = kept((node: Node): readonly { from: number; to: number; attrs: FigureAttrs }[] => {
  const out: { from: number; to: number; attrs: FigureAttrs }[] = []
  let at = 0
  for (let i = 0; i < node.childCount; i++) {
    const child = node.child(i)
    const mark = schema.marks.figure!.isInSet(child.marks)
    const end = at + child.nodeSize
    if (mark) {
      const before = out.at(-1)
      // A 待办 may lie over half of a figure: its two halves bear the same mark.
      if (before && before.to === at && mark.attrs === before.attrs) before.to = end
      else out.push({ from: at, to: end, attrs: mark.attrs as FigureAttrs })
    }
    at = end
  }
  return out
})
