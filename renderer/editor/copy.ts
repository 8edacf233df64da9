import type { Node } from "prosemirror-model"
import type { TextSelection } from "prosemirror-state"
import { readOutline } from "#shared/model/outline"

/** What goes to the clipboard: the words as they stand on paper, for us the structure beside them. */
export interface Copied {
  text: string
  html: string
}

/** The attribute of our own clipboard HTML that holds the structure; other programs do not look at it. */
export const sliceAttribute = "data-shuzhi"

/** Ordinals belong to what is copied where whole paragraphs are. */
export function copyOf(doc: Node, { from, to }: TextSelection): Copied {
  const lines: string[] = []
  const blocks = readOutline(doc).blocks.filter(
    ({ pos, node }) => pos + 1 <= to && pos + node.nodeSize - 1 >= from,
  )
  for (const block of blocks) {
    const start = block.pos + 1
    const text = block.node.textBetween(
      Math.max(0, from - start),
      Math.min(block.node.content.size, to - start),
    )
    const whole = blocks.length > 1 && from <= start
    const words = (whole ? block.ordinal : "") + text
    if (block.runOn && lines.length > 0) lines[lines.length - 1] += words
    else lines.push(words)
  }
  const body = lines.map((line) => `<p>${escaped(line)}</p>`).join("")
  const begin = blocks[0] ? blocks[0].pos + 1 : from
  if (blocks.length < 2 || from > begin) return { text: lines.join("\n"), html: body }
  const slice = escaped(JSON.stringify(doc.slice(from, to).toJSON()))
  return { text: lines.join("\n"), html: `<div ${sliceAttribute}="${slice}">${body}</div>` }
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;")
}
