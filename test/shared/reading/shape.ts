import type { Node } from "prosemirror-model"
import { roleLetters } from "#shared/model/roles"
import { attrsOf } from "#shared/model/schema"
import type { Imported } from "#shared/reading/imported"

/**
 * What a report is made of, on one line: each part by the letter of its role, then what it holds.
 *
 *     H: i h h(h h) | P: p(c m) >c c | M: m
 *
 * i an introduction, >c a lead-in, + a further paragraph, (…) what an item holds. Title, opening and signature are
 * left out.
 */
export function shape({ doc }: Imported): string {
  return doc.content.content
    .filter((child) => child.type.name === "section")
    .map((section) => {
      const own = section.content.content.filter((child) => child.type.name !== "heading")
      return `${roleLetters[attrsOf.section(section).role].toUpperCase()}: ${own.map(one).join(" ")}`
    })
    .join(" | ")
}

function one(node: Node): string {
  switch (node.type.name) {
    case "list":
      return node.content.content.map(one).join(" ")
    case "item": {
      const inner = node.content.content.slice(1).map(one).join(" ")
      return roleLetters[attrsOf.item(node).role] + (inner && `(${inner})`)
    }
    case "leadIn":
      return `>${roleLetters[node.attrs.role as keyof typeof roleLetters]}`
    case "intro":
      return "i"
    case "para":
      return "+"
    default:
      return node.type.name
  }
}
