import type { Node } from "prosemirror-model"
import { roleLetters } from "#shared/model/roles"
import { attrsOf } from "#shared/model/schema"
import type { Imported } from "#shared/reading/imported"

/**
 * A report as a few lines of text, so that a fixture shows what it expects.
 *
 *     title 松岭镇…述职报告
 *     § highlight 一、|履职情况
 *       intro 一年来，…
 *       h 一是|抓学习。…
 *         ¶ a further paragraph of the item
 *         h+ （1）|…              + = on the line of the block before
 *       > cause 主要原因是：
 *
 * Words longer than a dozen characters are cut in the middle.
 */
export function sketch({ doc }: Imported): string {
  const lines: string[] = []
  const walk = (node: Node, indent: string): void => {
    const plus = node.attrs.runOn ? "+" : ""
    const words = cut(node.textContent)
    switch (node.type.name) {
      case "section": {
        const { role } = attrsOf.section(node)
        const heading = node.firstChild?.type.name === "heading" ? node.firstChild : null
        lines.push(`§ ${role}${heading ? ` ${heading.attrs.ordinal}|${cut(heading.textContent)}` : ""}`)
        for (const child of node.content.content) if (child !== heading) walk(child, "  ")
        break
      }
      case "list":
        for (const item of node.content.content) walk(item, indent)
        break
      case "item": {
        const { role, ordinal } = attrsOf.item(node)
        const first = node.firstChild!
        const mark = roleLetters[role] + (first.attrs.runOn ? "+" : "")
        lines.push(`${indent}${mark} ${ordinal}|${cut(first.textContent)}`)
        for (const child of node.content.content) if (child !== first) walk(child, `${indent}  `)
        break
      }
      case "leadIn":
        lines.push(`${indent}>${plus} ${node.attrs.role} ${words}`)
        break
      case "para":
        lines.push(`${indent}¶${plus} ${words}`)
        break
      case "signature":
        lines.push(`${node.attrs.kind} ${words}`)
        break
      default:
        lines.push(`${indent}${node.type.name}${plus} ${words}`)
    }
  }
  for (const child of doc.content.content) walk(child, "")
  return lines.join("\n")
}

function cut(words: string): string {
  return words.length <= 12 ? words : `${words.slice(0, 6)}…${words.slice(-5)}`
}

/** Takes the common indentation off a template text, and its first and last line end. */
export function trim(text: string): string {
  const lines = text
    .replace(/^\n/, "")
    .replace(/\n[ ]*$/, "")
    .split("\n")
  const indent = Math.min(...lines.filter((l) => l.trim() !== "").map((l) => /^ */.exec(l)![0].length))
  return lines.map((l) => l.slice(indent)).join("\n")
}
