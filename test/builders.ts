import type { Node } from "prosemirror-model"
import { idsFor } from "#shared/model/ids"
import { noProperties, type Properties } from "#shared/model/properties"
import type { Role } from "#shared/model/roles"
import { type ReportAttrs, schema } from "#shared/model/schema"
import { type OrdinalStyle, writeOrdinal } from "#shared/text/ordinals"

/**
 * Builders for reports. Ids are made from the text, so the same words build an equal node.
 *
 *     report({ year: 2025 },
 *       opening("现就本人2025年…述职如下："),
 *       section("highlight", "一、", "履职工作特色和亮点", list("highlight", "shi", "聚焦主业。…", "…")),
 *       section("problem", "二、", "存在问题及原因", …))
 */
export function report(
  properties: Partial<Properties> & { attrs?: Partial<ReportAttrs> },
  ...children: Node[]
): Node {
  const { attrs, ...rest } = properties
  return schema.node("doc", { ...attrs, properties: { ...noProperties, ...rest } }, children)
}

function line(name: string, text: string, attrs: object = {}): Node {
  return schema.node(name, attrs, text ? [schema.text(text)] : [])
}

export const title = (text: string) => line("title", text)
export const byline = (text: string) => line("byline", text)
export const addressee = (text: string) => line("addressee", text)
export const opening = (text: string) => line("opening", text)
export const intro = (text: string, runOn = false) => line("intro", text, { runOn })
export const leadIn = (role: Role, text: string, runOn = false) => line("leadIn", text, { role, runOn })
export const para = (text: string, runOn = false) => line("para", text, { runOn })
export const aside = (text: string, reason: string) => line("aside", text, { reason })
export const signature = (kind: "name" | "date", text: string) => line("signature", text, { kind })

/** A section with a heading: ordinal and wording apart. */
export function section(role: Role, ordinal: string, heading: string, ...children: Node[]): Node {
  const id = idsFor(role + ordinal + heading)()
  return schema.node("section", { id, role }, [line("heading", heading, { ordinal }), ...children])
}

/** A section without a heading. */
export function bareSection(role: Role, ...children: Node[]): Node {
  return schema.node("section", { id: idsFor(role)(), role }, children)
}

/** An item with its ordinal as given; the first child text is its lead and body. */
export function item(role: Role, ordinal: string, text: string, ...children: Node[]): Node {
  return itemOf(role, ordinal, para(text), children)
}

/** An item that stands on the line of the block before it. */
export function runOnItem(role: Role, ordinal: string, text: string, ...children: Node[]): Node {
  return itemOf(role, ordinal, para(text, true), children)
}

function itemOf(role: Role, ordinal: string, first: Node, children: Node[]): Node {
  const id = idsFor(role + ordinal + first.textContent)()
  return schema.node("item", { id, role, ordinal }, [first, ...children])
}

/** A list of items of one role, numbered from one in the style given; an item may also be a node. */
export function list(role: Role, style: OrdinalStyle, ...items: (string | Node)[]): Node {
  return schema.node(
    "list",
    { style, start: 1 },
    items.map((it, i) => (typeof it === "string" ? item(role, writeOrdinal(style, i + 1), it) : it)),
  )
}
