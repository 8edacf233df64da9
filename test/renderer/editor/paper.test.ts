import { readFileSync } from "node:fs"
import fc from "fast-check"
import type { EditorState } from "prosemirror-state"
import type { Decoration, DecorationSet } from "prosemirror-view"
import { expect, it } from "vitest"
import { defaultSettings } from "#shared/checks/types"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { checkLater, findingsOf, recheck } from "../../../renderer/editor/findings"
import { newEditorState } from "../../../renderer/editor/state"

/** Everything that is drawn on the paper, in the order of the text. */
function drawn(state: EditorState): string[] {
  return state.plugins
    .flatMap((plugin): Decoration[] => {
      const set = plugin.props.decorations?.call(plugin, state) as DecorationSet | undefined
      return set?.find() ?? []
    })
    .map((it) => {
      const { type, spec } = it as unknown as {
        type: { attrs?: unknown; side?: number }
        spec: { key?: string }
      }
      return JSON.stringify([it.from, it.to, type.attrs ?? spec.key, type.side ?? 0])
    })
    .sort()
}

const sample = readFileSync("resources/samples/qingshi-2025-draft.txt", "utf8")
const { doc } = readStructure(plainSource(sample))

/** Writes and deletes inside blocks, which redraws one printed line, and now and then across them, which redraws all. */
const act = fc.record({
  at: fc.nat(),
  length: fc.oneof({ weight: 8, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(40) }),
  text: fc.constantFrom("", "统", "，", "。", "**", "12个", "{次数}"),
  /** As a typed key: drawn first, looked at with the next one that is not. */
  isTyped: fc.boolean(),
})

it("the paper that is drawn key by key is the paper that would be drawn anew", () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), (acts) => {
      let state = newEditorState(doc, defaultSettings)
      for (const { at, length, text, isTyped } of acts) {
        const places: number[] = []
        state.doc.descendants((node, pos) => {
          if (node.isTextblock) for (let i = 0; i <= node.content.size; i++) places.push(pos + 1 + i)
        })
        const from = places[at % places.length]!
        const to = Math.min(from + length, places.at(-1)!)
        const tr = state.tr.insertText(text, from, to)
        state = state.apply(isTyped ? checkLater(tr) : tr)
        if (isTyped && at % 3 > 0) continue
        if (findingsOf(state).behind) state = state.apply(recheck(state.tr))
        const { selection } = state
        const fresh = newEditorState(state.doc, defaultSettings)
        expect(drawn(state)).toEqual(drawn(fresh.apply(fresh.tr.setSelection(selection))))
      }
    }),
    { numRuns: 60 },
  )
})
