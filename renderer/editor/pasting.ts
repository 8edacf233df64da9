import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { attrsOf } from "#shared/model/schema"
import { isTraditional, simplifications } from "#shared/text/traditional"
import { sliceAttribute } from "./copy"
import { Draft } from "./draft"
import { inText } from "./edit"
import { longestPaste, pasteItems, pasteLines } from "./paste"
import { Bar, type Offer, type Way } from "./paste-bar"
import {
  countItems,
  groupsOf,
  isWholeReport,
  type Pasted,
  readBelow,
  readPasted,
  simplified,
} from "./paste-content"
import { fitsFresh, pasteHere, pasteReport, pasteToParts, replay, targetsOf } from "./paste-place"
import { linesOfHtml, linesOfText, type PastedLine, readClipboard, wordsOf } from "./pasted-lines"

/** Says something to the user in passing. */
export type Tell = (message: string) => void

/** Where a pasted text goes: to the caret, to the parts that it is about, or it is the report. */
export type Placing = "here" | "parts" | "report"

/**
 * Pasting: what comes from Word, WPS, web pages and chat programs is read as a file is, and stands in the report as
 * what it is. Where it could go elsewhere, or is written in traditional characters, a bar says so and offers it;
 * every choice is an undo step of its own, and nothing happens unasked but the pasting itself.
 */
export function pastingPlugin(tell: Tell): Plugin {
  const plain = new PlainKey()
  return new Plugin({
    view: (view) => {
      const offers = new Offers(view)
      offersOf.set(view, offers)
      return offers
    },
    props: {
      handleKeyDown(view, event) {
        plain.down(event)
        return !view.composing && !event.isComposing && (offersOf.get(view)?.onKey(event) ?? false)
      },
      handleDOMEvents: {
        keyup: (_, event) => {
          plain.up(event)
          return false
        },
        paste: (view, event) => {
          event.preventDefault()
          if (!view.editable) tell(notWritable)
          else if (!view.composing && event.clipboardData)
            pasteFrom(view, event.clipboardData, tell, plain.isDown)
          return true
        },
      },
    },
  })
}

const notWritable = "没有粘贴。这份报告在另一个窗口开着，这里只能看。关掉那边，再从这里打开。"

/** Ctrl+Shift+V: the browser does not tell which key it was that pasted. */
class PlainKey {
  isDown = false

  down(event: KeyboardEvent): void {
    this.isDown = (event.ctrlKey || event.metaKey) && event.shiftKey && event.code === "KeyV"
  }

  up({ code }: KeyboardEvent): void {
    if (code === "KeyV") this.isDown = false
  }
}

const offersOf = new WeakMap<EditorView, Offers>()

/**
 * Puts what was copied or dragged at the selection of the text.
 *
 * @param plain as words at the caret, whatever they are
 */
export function pasteFrom(view: EditorView, data: DataTransfer, tell: Tell, plain = false): void {
  const { state } = view
  const html = data.getData("text/html")
  const text = data.getData("text/plain")
  if (Math.max(text.length, text ? 0 : html.length) > 20 * longestPaste) {
    tooLong(tell)
    return
  }
  if (plain) {
    pasteWords(view, text.trim() === "" ? linesOfHtml(html) : linesOfText(text), tell)
    return
  }
  const own = ownSlice(html)
  const items = own && pasteItems(state, own)
  if (items) {
    view.dispatch(items)
    return
  }
  // HTML that is as long as that is no text that anybody reads; what it says stands in the plain text.
  const lines = readClipboard(html.length > 20 * longestPaste ? "" : html, text)
  if (isTooLong(lines.map(wordsOf))) tooLong(tell)
  else if (lines.length > 0) {
    const pasting = new Pasting(state, lines)
    view.dispatch(pasting.made(pasting.placing, false))
    offersOf.get(view)?.show(pasting)
  }
}

function pasteWords(view: EditorView, lines: readonly string[], tell: Tell): void {
  if (isTooLong(lines)) tooLong(tell)
  else if (lines.length > 0) view.dispatch(pasteLines(view.state, lines))
}

const isTooLong = (lines: readonly string[]) =>
  lines.reduce((sum, line) => sum + line.length, 0) > longestPaste

function tooLong(tell: Tell): void {
  tell("没有粘贴。内容太长，一份报告放不下。只复制要用的几段，或者用“打开文件”读入。")
}

function ownSlice(html: string): string | null {
  if (!html.includes(sliceAttribute) || html.length > 20 * longestPaste) return null
  const { body } = new DOMParser().parseFromString(html, "text/html")
  return body.querySelector(`[${sliceAttribute}]`)?.getAttribute(sliceAttribute) ?? null
}

/** One act of pasting: what the report was before it, what came, and the ways in which it could stand there. */
export class Pasting {
  placing: Placing
  isSimplified = false
  private readonly pasted: Pasted
  private converted: Pasted | null = null

  constructor(
    private readonly before: EditorState,
    private readonly lines: readonly PastedLine[],
  ) {
    this.pasted = readPasted(lines)
    this.placing = fitsFresh(before.doc, this.pasted) ? "report" : "here"
  }

  /** The change of the report as it was before. */
  made(placing: Placing, isSimplified: boolean): Transaction {
    const pasted = isSimplified ? this.simplified() : this.pasted
    switch (placing) {
      case "report":
        return pasteReport(this.before, pasted)
      case "parts":
        return pasteToParts(this.before, pasted)
      case "here":
        return pasteHere(
          this.before,
          readBelow(pasted, isSimplified ? simplified(this.lines) : this.lines, headingAt(this.before)),
        )
    }
  }

  private simplified(): Pasted {
    this.converted ??= readPasted(simplified(this.lines))
    return this.converted
  }

  /** What could be done about it now, or null. */
  offer(): Offer | null {
    const ways: Way[] = []
    const said: string[] = []
    if (this.placing === "report") {
      const groups = groupsOf(this.pasted.doc)
      said.push(`按提纲放好了 ${groups.length} 个部分、${countItems(groups)} 条`)
      ways.push({ label: "改放在光标处", placing: "here", isSimplified: this.isSimplified })
    } else if (this.placing === "here") {
      const elsewhere = this.elsewhere()
      if (elsewhere) {
        said.push(elsewhere.said)
        ways.push({ label: elsewhere.label, placing: "parts", isSimplified: this.isSimplified })
      }
    }
    const count = this.isSimplified ? 0 : this.countTraditional()
    if (count > 0) {
      said.push(`${said.length === 0 ? "粘贴的内容" : ""}有 ${count} 个繁体字`)
      ways.push({ label: "转成简体", placing: this.placing, isSimplified: true })
    }
    if (ways.length === 0) return null
    const stay = this.placing === "here" && ways[0]!.placing === "parts" ? "留在这里" : "就这样"
    return { said: said.join("，"), ways, stay }
  }

  /** Where it seems to belong, if that is another part than the one that the caret was in. */
  private elsewhere(): { said: string; label: string } | null {
    const { doc } = this.before
    // By the names that stand in the report now.
    const groups = groupsOf((this.isSimplified ? this.simplified() : this.pasted).doc)
    if (this.pasted.lines.length < 2 || groups.length === 0) return null
    if (!isWholeReport(this.pasted.doc) && !groups.some(({ sure }) => sure)) return null
    const targets = targetsOf(doc, groups)
    const known = targets.filter((target) => target !== null)
    const section = sectionAt(this.before)
    const here = section && attrsOf.section(section).id
    if (known.length === 0 || known.every((target) => target.attrs.id === here)) return null
    const items = countItems(groups)
    const count = items > 0 ? `${items} 条` : `${this.pasted.lines.length} 段`
    const places = new Set(known.map(({ attrs }) => attrs.id))
    if (places.size > 1)
      return { said: `粘贴的内容像是 ${groups.length} 个部分、${count}`, label: "分别放到各部分" }
    const [target] = known
    const [heading] = target!.children
    const name = heading?.name === "heading" ? heading.content.textBetween(0, heading.length) : ""
    const about = groups.find((_, i) => targets[i] !== null)!
    return {
      said: `粘贴的内容像是“${shortened(about.name)}”${count}`,
      label: name ? `放到“${shortened(`${heading!.attrs.ordinal}${name}`)}”` : "放到那一部分",
    }
  }

  private countTraditional(): number {
    const text = this.lines.map(wordsOf).join("\n")
    return isTraditional(text) ? simplifications(text).length : 0
  }
}

const shortened = (words: string) => (words.length > 16 ? `${words.slice(0, 15)}…` : words)

/** The section that the selection begins in, or null. */
function sectionAt(state: EditorState): Node | null {
  const $from = inText(state.selection)?.$from
  const node = $from && $from.depth > 0 ? $from.node(1) : null
  return node?.type.name === "section" ? node : null
}

function headingAt(state: EditorState): Draft | null {
  const heading = sectionAt(state)?.firstChild
  return heading?.type.name === "heading" ? Draft.read(heading) : null
}

/** The bar of a view: it stands as long as the report is what pasting made of it. */
class Offers {
  private readonly bar: Bar
  private pasting: Pasting | null = null
  private doc: EditorState["doc"] | null = null
  private offer: Offer | null = null

  constructor(private readonly view: EditorView) {
    this.bar = new Bar(view, {
      take: (way) => this.take(way),
      leave: () => this.leave(),
    })
  }

  show(pasting: Pasting): void {
    this.pasting = pasting
    this.doc = this.view.state.doc
    this.offer = pasting.offer()
    this.bar.show(this.offer)
  }

  onKey(event: KeyboardEvent): boolean {
    if (!this.offer) return false
    if (event.key === "Escape") {
      this.leave()
      return true
    }
    if (event.key !== "Enter" || !event.altKey || event.ctrlKey || event.metaKey) return false
    const way = this.offer.ways[event.shiftKey ? 1 : 0]
    if (!way) return false
    this.take(way)
    return true
  }

  private take(way: Way): void {
    const { view, pasting } = this
    if (!pasting || view.composing || view.state.doc !== this.doc) return
    const tr = replay(view.state, pasting.made(way.placing, way.isSimplified))
    pasting.placing = way.placing
    pasting.isSimplified = way.isSimplified
    // Not away and back again while it is drawn anew.
    this.doc = tr.doc
    view.dispatch(tr)
    this.show(pasting)
    view.focus()
  }

  private leave(): void {
    this.pasting = null
    this.offer = null
    this.bar.show(null)
    this.view.focus()
  }

  /** Who writes on or undoes has decided. While a word is composed nothing is drawn, and nothing is taken away. */
  update(view: EditorView): void {
    if (!this.pasting || view.composing || view.state.doc === this.doc) return
    this.pasting = null
    this.offer = null
    this.bar.show(null)
  }

  destroy(): void {
    this.bar.destroy()
  }
}
