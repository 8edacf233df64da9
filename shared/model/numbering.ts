import type { Node } from "prosemirror-model"
import type { Transform } from "prosemirror-transform"
import { type OrdinalStyle, writeOrdinal } from "../text/ordinals"
import { attrsOf } from "./schema"

/**
 * The ordinals that the items of a list get when the program numbers it: style and start of the list, the
 * writer's own shape of the mark. A list without ordinals stays without.
 */
export function listOrdinals(list: Node): string[] {
  const { style, start } = attrsOf.list(list)
  return numbered(
    list.content.content.map((item) => attrsOf.item(item).ordinal),
    style,
    start,
  )
}

/** No list of a report is longer; 一百零一是 is nobody's ordinal, so what is longer keeps what it has. */
const longestRun = 99

/**
 * Numbers a run of ordinals anew, which need not be one list: headings, or items that stand in several.
 *
 * @param like the ordinal whose shape the rest follow; the first that is there unless it is given
 */
export function numbered(
  ordinals: readonly string[],
  style: OrdinalStyle,
  start: number,
  like = ordinals.find((ordinal) => ordinal !== "") ?? "",
): string[] {
  // A list of style none may be mixed: what has no number stays without.
  if (style === "label" || style === "none" || start + ordinals.length - 1 > longestRun) return [...ordinals]
  return ordinals.map((_, i) => writeOrdinal(style, start + i, like))
}

/**
 * Numbers the items of the list at `pos` anew, as steps of the transform that changed the list: an edit and
 * its renumbering are one undo step. Items whose ordinal is right already cost no step.
 *
 * @param pos position before the list in `tr.doc`
 * @throws RangeError when no list stands there
 */
export function renumberList(tr: Transform, pos: number): Transform {
  const list = tr.doc.nodeAt(pos)
  if (list?.type.name !== "list") throw new RangeError(`no list at ${pos}`)
  const ordinals = listOrdinals(list)
  let at = pos + 1
  list.forEach((item, _, i) => {
    if (item.attrs.ordinal !== ordinals[i]) tr.setNodeAttribute(at, "ordinal", ordinals[i])
    at += item.nodeSize
  })
  return tr
}
