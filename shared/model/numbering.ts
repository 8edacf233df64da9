import type { Node } from "prosemirror-model"
import { writeOrdinal } from "../text/ordinals"
import { attrsOf } from "./schema"

/**
 * The ordinals that the items of a list get when the program numbers it: style and start of the list, the
 * writer's own shape of the mark. A list without ordinals stays without.
 */
export function listOrdinals(list: Node): string[] {
  const { style, start } = attrsOf.list(list)
  const like = list.content.content.map((item) => attrsOf.item(item).ordinal).find((o) => o !== "") ?? ""
  return list.content.content.map((item, i) =>
    style === "label" ? attrsOf.item(item).ordinal : writeOrdinal(style, start + i, like),
  )
}
