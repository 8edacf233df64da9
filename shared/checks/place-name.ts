import type { Item, Outline } from "../model/outline"
import { roleNames } from "../model/roles"
import type { Span } from "../model/text-map"
import { numeral } from "../text/numerals"
import { numberOf } from "./naming"

/**
 * Where a finding stands, short enough for the end of a row: 亮点一, 问题二, 措施四, 标题, 第三部分. An item is
 * numbered as `nameOf` numbers it, whatever ordinal it bears; one inside another of its role 问题二（1）.
 */
export function placeName(span: Span, outline: Outline): string {
  const block = outline.blocks[span.block]
  if (!block) return ""
  if (block.item) return itemPlace(block.item, outline)
  switch (block.type) {
    case "title":
      return "标题"
    case "byline":
      return "署名行"
    case "addressee":
      return "称谓"
    case "opening":
      return "开头"
    case "signature":
      return "落款"
    case "aside":
      return "剔出的文字"
    default:
      return block.section ? sectionPlace(block.section, outline) : "正文"
  }
}

/** The same for an item: 亮点一, 问题二（1）; one whose role nobody knows goes by the part it is in: 第二部分（3）. */
export function itemPlace(item: Item, outline: Outline): string {
  const { parent, role, section, list } = item
  if (role === "other") {
    const place = parent ? itemPlace(parent, outline) : sectionPlace(section, outline)
    return `${place}（${list.items.indexOf(item) + 1}）`
  }
  const n = numberOf(item, outline)
  if (parent?.role === role) return `${itemPlace(parent, outline)}（${n}）`
  return roleNames[role] + written(n)
}

function sectionPlace(section: Outline["sections"][number], outline: Outline): string {
  return `第${written(outline.sections.indexOf(section) + 1)}部分`
}

function written(n: number): string {
  return n <= 99 ? numeral(n) : String(n)
}
