import { type EditorState, Plugin, PluginKey } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import type { Block, Outline } from "#shared/model/outline"
import { findingsOf } from "./findings"

const edgesKey = new PluginKey<DecorationSet>("edges")

/** Blocks that share a printed line, those set aside among them: they are shown where they stand. */
export function linesOf(outline: Outline): Block[][] {
  const lines: Block[][] = []
  for (const block of outline.blocks) {
    if (block.runOn && lines.length > 0) lines.at(-1)!.push(block)
    else lines.push([block])
  }
  return lines
}

/**
 * A block on a printed line with others is an inline box, and a browser takes the place before its first
 * character for the place behind the box before it: what is typed there would land in that one. A picture of
 * no width keeps the two places apart. In an empty block it holds the caret between the ordinal and the words
 * that say what to write.
 */
export function edgeOf(block: Block, side: -1 | 1): Decoration {
  return Decoration.widget(
    block.pos + 1,
    () => {
      const edge = document.createElement("img")
      edge.className = "edge"
      edge.alt = ""
      return edge
    },
    { side, key: `edge ${side}`, raw: true, ignoreSelection: true },
  )
}

/**
 * Whether a block has its edge wherever the caret is: an empty one, and its neighbours on the printed line, where a
 * click could mean either. Elsewhere edges stand only around the caret, for each costs a layer of its own at every
 * key.
 */
export function standsApart(block: Block, line: readonly Block[]): boolean {
  const at = line.indexOf(block)
  return [line[at - 1], block, line[at + 1]].some((it) => it && it.node.content.size === 0)
}

/** The edges of the block with the caret and of those beside it, but for those that the paper always draws. */
function aroundCaret({ doc, selection }: EditorState, { outline }: { outline: Outline }): DecorationSet {
  const line = linesOf(outline).find((blocks) => blocks.some(({ node }) => node === selection.$head.parent))
  if (!line || line.length < 2) return DecorationSet.empty
  const at = line.findIndex(({ node }) => node === selection.$head.parent)
  const near = line.slice(Math.max(0, at - 1), at + 2).filter((block) => !standsApart(block, line))
  return DecorationSet.create(
    doc,
    near.map((block) => edgeOf(block, -1)),
  )
}

/** Draws the edges around the caret. They stay as they are while text is selected or composed. */
export function edgesPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: edgesKey,
    state: {
      init: (_, state) => aroundCaret(state, findingsOf(state).checked.facts),
      apply(tr, set, before, after) {
        const findings = findingsOf(after)
        if (findings.behind || !after.selection.empty)
          return tr.docChanged ? set.map(tr.mapping, tr.doc) : set
        const moved = before.selection.$head.parent !== after.selection.$head.parent
        if (!moved && !tr.docChanged && !findingsOf(before).behind) return set
        return aroundCaret(after, findings.checked.facts)
      },
    },
    props: { decorations: (state) => edgesKey.getState(state) },
  })
}
