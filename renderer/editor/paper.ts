import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state"
import { ReplaceStep } from "prosemirror-transform"
import { Decoration, DecorationSet } from "prosemirror-view"
import type { ReportFacts } from "#shared/checks/types"
import { standardLayout } from "#shared/docx/export/layout"
import { lineParagraph } from "#shared/docx/export/looks"
import type { PaperParagraph, RunStyle } from "#shared/docx/export/paragraph"
import { type SignatureLine, signatureIndents } from "#shared/docx/export/signature"
import type { Block } from "#shared/model/outline"
import { attrsOf } from "#shared/model/schema"
import { edgeOf, linesOf, standsApart } from "./edges"
import { findingsOf } from "./findings"

/** What is drawn, and where text was written that is drawn without having been looked at. */
interface Paper {
  drawn: DecorationSet
  written: Written
}

/** Nowhere, in the text of the block around a position and nothing else, or in a way that only a look at all tells. */
type Written = null | number | "anywhere"

const paperKey = new PluginKey<Paper>("paper")

/** Characters are set 15.75 pt apart (`standardLayout`); lengths of the export are in 1/20 pt. */
const pitch = standardLayout.sizes.body * 10 + standardLayout.characterSpacing

/** Whole paragraphs that are set in another face. */
const paragraphClasses: Partial<Record<PaperParagraph["style"], string>> = {
  Heading1: "h1",
  Heading2: "h2",
  Heading2Leaf: "h2",
}

const runClasses: Record<RunStyle, string> = {
  Level1Run: "hei",
  Level2Run: "kai",
  LeadRun: "lead",
  BodyRun: "fang",
}

const lineEndKey = "line end"

class Look {
  private readonly decorations: Decoration[] = []
  private readonly taken = new Set<string>()

  constructor(private readonly facts: ReportFacts) {}

  whole(): Decoration[] {
    const lines = linesOf(this.facts.outline)
    for (const [i, line] of lines.entries()) {
      this.line(line)
      if (line.length > 1 && (lines[i + 1]?.length ?? 0) > 1) this.lineEnd(line.at(-1)!)
    }
    this.signature()
    return this.decorations
  }

  line(line: readonly Block[]): Decoration[] {
    const printed = line.filter((block) => block.type !== "aside")
    const classes = new Map(line.map((block) => [block, this.classesOf(block, line)]))
    if (printed.length > 0) this.faces(printed, classes)
    for (const [block, names] of classes) {
      const { pos, node } = block
      if (names.length > 0)
        this.decorations.push(Decoration.node(pos, pos + node.nodeSize, { class: names.join(" ") }))
      for (const { from, to } of this.facts.blocks[block.index]!.placeholders)
        this.decorations.push(Decoration.inline(pos + 1 + from, pos + 1 + to, { class: "blank" }))
    }
    return this.decorations
  }

  private classesOf(block: Block, line: readonly Block[]): string[] {
    const names: string[] = []
    const empty = block.node.content.size === 0
    if (line.length > 1) {
      names.push("run")
      if (block === line[0]) names.push("run-first")
    }
    if (empty) names.push("is-empty")
    if (empty && block.item?.blocks[0] === block) names.push("is-lead")
    if (standsApart(block, line)) this.decorations.push(edgeOf(block, -1))
    // Behind the caret too: the line end that ProseMirror puts into an empty block is not drawn and has no place.
    if (empty) this.decorations.push(edgeOf(block, 1))
    return names
  }

  /**
   * Between two printed lines of inline boxes a box of their own: without it a browser would lay all of them out as
   * one paragraph, at every key.
   */
  private lineEnd(block: Block): void {
    this.decorations.push(
      Decoration.widget(
        block.pos + block.node.nodeSize,
        () => {
          const end = document.createElement("div")
          end.className = "line-end"
          return end
        },
        { side: 1, key: lineEndKey, ignoreSelection: true },
      ),
    )
  }

  /** The faces of a printed line are those of the export (GB/T 9704—2012 7.3.3). */
  private faces(line: readonly Block[], classes: Map<Block, string[]>): void {
    const { style, runs } = lineParagraph(line, standardLayout, this.taken)
    const whole = paragraphClasses[style]
    if (whole) for (const block of line) classes.get(block)!.push(whole)
    const length = line.reduce((sum, { ordinal, node }) => sum + ordinal.length + node.content.size, 0)
    // The export drops characters that no file may hold; then places cannot be told from its runs.
    if (runs.reduce((sum, run) => sum + run.text.length, 0) !== length) return
    let at = 0
    for (const run of runs) {
      if (run.style) this.face(line, at, at + run.text.length, runClasses[run.style], classes)
      at += run.text.length
    }
  }

  private face(
    line: readonly Block[],
    from: number,
    to: number,
    name: string,
    classes: Map<Block, string[]>,
  ): void {
    let at = 0
    for (const block of line) {
      const text = at + block.ordinal.length
      const end = text + block.node.content.size
      if (block.ordinal && from <= at && text <= to) classes.get(block)!.push(`ord-${name}`)
      const [a, b] = [Math.max(from, text), Math.min(to, end)]
      if (b > a) {
        const start = block.pos + 1 - text
        const attrs = { class: name }
        // Words added to the end of a face are set in it at once, before the report is looked at again.
        this.decorations.push(Decoration.inline(start + a, start + b, attrs, { inclusiveEnd: b === end }))
      }
      at = end
    }
  }

  private signature(): void {
    const { outline, properties } = this.facts
    const blocks = outline.blocks.filter((block) => block.type === "signature")
    const lines = blocks.map(
      ({ node }): SignatureLine => ({
        kind: node.attrs.kind === "date" ? "date" : "name",
        text: node.textContent.trim(),
      }),
    )
    const indents = signatureIndents(lines, properties.sealed, standardLayout)
    for (const [i, { pos, node }] of blocks.entries()) {
      const style = `--right: ${(indents[i]! / pitch).toFixed(3)}`
      this.decorations.push(
        Decoration.node(pos, pos + node.nodeSize, {
          style,
          class: attrsOf.report(outline.doc).properties.sealed ? "is-sealed" : "",
        }),
      )
    }
  }
}

function look(doc: Node, facts: ReportFacts): DecorationSet {
  return DecorationSet.create(doc, new Look(facts).whole())
}

/** Where a transaction wrote, in its new document, when it changed text inside one block and nothing else. */
function writtenBy({ steps, docs, mapping }: Transaction): Written {
  const [step] = steps
  if (steps.length !== 1 || !(step instanceof ReplaceStep)) return "anywhere"
  const { from, to, slice } = step
  if (slice.openStart > 0 || slice.content.content.some((node) => !node.isText)) return "anywhere"
  const start = docs[0]!.resolve(from)
  if (!start.parent.isTextblock || !start.sameParent(docs[0]!.resolve(to))) return "anywhere"
  return mapping.map(from)
}

/** What is to be looked at after one more change: keys in one block are one place. */
function writtenSince(before: Written, tr: Transaction): Written {
  if (!tr.docChanged || before === "anywhere") return before
  const now = writtenBy(tr)
  if (before === null || now === "anywhere") return now
  const earlier = tr.mapping.map(before)
  return tr.doc.resolve(earlier).sameParent(tr.doc.resolve(now!)) ? now : "anywhere"
}

/** Looks at what was written. Where that was the text of one block, at its printed line only: the rest is as it was. */
function lookAfter(written: Written, moved: DecorationSet, doc: Node, facts: ReportFacts): DecorationSet {
  if (written === null) return moved
  const { blocks } = facts.outline
  const index =
    written === "anywhere"
      ? -1
      : blocks.findIndex(({ pos, node }) => pos < written && written < pos + node.nodeSize)
  // The lines of a signature are placed by each other.
  if (index < 0 || blocks[index]!.type === "signature") return look(doc, facts)
  let first = index
  while (first > 0 && blocks[first]!.runOn) first--
  let last = index + 1
  while (blocks[last]?.runOn) last++
  const line = blocks.slice(first, last)
  const from = line[0]!.pos
  const to = line.at(-1)!.pos + line.at(-1)!.node.nodeSize
  const old = moved
    .find(from, to, (spec) => spec.key !== lineEndKey)
    .filter((decoration) => decoration.from >= from && decoration.to <= to)
  return moved.remove(old).add(doc, new Look(facts).line(line))
}

/** What depends on the selection: the empty block that is being written in, the blank that is selected. */
function atCaret({ selection }: EditorState, facts: ReportFacts): Decoration | null {
  if (!(selection instanceof TextSelection)) return null
  const { $from, $to, from, to } = selection
  if (!$from.sameParent($to) || $from.depth === 0) return null
  if ($from.parent.content.size === 0)
    return Decoration.node($from.before(), $from.after(), { class: "is-here" })
  if (from === to) return null
  const block = facts.blocks.find(({ node }) => node === $from.parent)
  const chosen = block?.placeholders.some(
    (it) => it.from === $from.parentOffset && it.to === $to.parentOffset,
  )
  return chosen ? Decoration.inline(from, to, { class: "is-cur" }) : null
}

/**
 * Draws the paper: which blocks share a printed line, the faces of the levels, the place of the signature, blanks.
 * While a word is being composed all of it only moves along.
 */
export function paperPlugin(): Plugin<Paper> {
  return new Plugin<Paper>({
    key: paperKey,
    state: {
      init: (_, state) => ({ drawn: look(state.doc, findingsOf(state).checked.facts), written: null }),
      apply(tr, before, _, after) {
        const { behind, checked } = findingsOf(after)
        const written = writtenSince(before.written, tr)
        if (!tr.docChanged && (behind || written === null)) return before
        const moved = tr.docChanged ? before.drawn.map(tr.mapping, tr.doc) : before.drawn
        if (behind) return { drawn: moved, written }
        return { drawn: lookAfter(written, moved, after.doc, checked.facts), written: null }
      },
    },
    props: {
      // Words in place of text are no text: what lies nearest to a click on them is the next block, for some browsers.
      handleClick(view, _, event) {
        const empty = event.target instanceof Element ? event.target.closest(".is-empty") : null
        if (!empty) return false
        const pos = view.posAtDOM(empty, 0)
        view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)))
        return true
      },
      decorations(state) {
        const { drawn } = paperKey.getState(state)!
        const { behind, checked } = findingsOf(state)
        const more = behind ? null : atCaret(state, checked.facts)
        return more ? drawn.add(state.doc, [more]) : drawn
      },
    },
  })
}
