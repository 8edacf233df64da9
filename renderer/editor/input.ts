import { redo, undo } from "prosemirror-history"
import { Plugin, Selection, TextSelection, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { deleteBackward, deleteForward, splitItem } from "./commands"
import { copyOf } from "./copy"
import { inText, undoable } from "./edit"
import { checkLater } from "./findings"
import { insertPhrase } from "./insert"
import { pasteLines } from "./paste"
import { linesOfText } from "./pasted-lines"
import { pasteFrom, type Tell } from "./pasting"

/**
 * What comes in from the browser: typing, deleting, copying, drops; pasting is the business of `pasting.ts`. Outside of compositions nothing is left to
 * the browser's own editing: it knows neither ordinals nor parts, and takes the ends of blocks on one line for one
 * place.
 */
export function inputPlugin(tell: Tell): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view) {
        if (!view.composing) catchUp(view)
        return false
      },
      handleTextInput(view, from, to, text) {
        if (view.state.doc.resolve(from).sameParent(view.state.doc.resolve(to))) return false
        view.dispatch(insertPhrase(view.state, text))
        return true
      },
      handleDOMEvents: {
        beforeinput: (view, event) => {
          if (view.composing || event.isComposing || !view.editable) return false
          catchUp(view)
          if (!takeInput(view, event)) return false
          event.preventDefault()
          return true
        },
        copy: (view, event) => copy(view, event),
        cut: (view, event) => {
          if (!copy(view, event)) return false
          if (view.editable) cutSelected(view)
          return true
        },
        dragstart: (view, event) => {
          // Moving whole items is the outline's business; here words are dragged.
          const { $from, $to, empty } = view.state.selection
          if (!empty && $from.sameParent($to)) return false
          event.preventDefault()
          return true
        },
        drop: (view, event) => drop(view, event, tell),
      },
    },
  })
}

/** The browser tells late where it moved the caret; the next key may come before that. */
function catchUp(view: EditorView): void {
  const { state } = view
  const shown = (view.root as Document).getSelection()
  if (!shown?.anchorNode || !shown.focusNode || !(state.selection instanceof TextSelection)) return
  if (!view.dom.contains(shown.anchorNode) || !view.dom.contains(shown.focusNode)) return
  const anchor = state.doc.resolve(view.posAtDOM(shown.anchorNode, shown.anchorOffset, 1))
  const head = state.doc.resolve(view.posAtDOM(shown.focusNode, shown.focusOffset, 1))
  if (anchor.pos === state.selection.anchor && head.pos === state.selection.head) return
  if (anchor.parent.isTextblock && head.parent.isTextblock)
    view.dispatch(state.tr.setSelection(new TextSelection(anchor, head)))
}

/** Does what an input event asks for. Answers false for what is not known: then ProseMirror reads what happened. */
function takeInput(view: EditorView, event: InputEvent): boolean {
  const { inputType } = event
  switch (inputType) {
    case "insertText":
    case "insertReplacementText":
      return typeText(view, event)
    case "insertParagraph":
    case "insertLineBreak":
      splitItem(view.state, view.dispatch)
      return true
    case "historyUndo":
      undo(view.state, view.dispatch)
      return true
    case "historyRedo":
      redo(view.state, view.dispatch)
      return true
    case "insertFromPaste":
    case "insertFromDrop":
      return true
  }
  // No letter of a report is bold because somebody pressed Ctrl+B.
  if (inputType.startsWith("format")) return true
  return inputType.startsWith("delete") && deleteText(view, event)
}

function typeText(view: EditorView, event: InputEvent): boolean {
  const text = event.data ?? event.dataTransfer?.getData("text/plain")
  if (!text) return false
  const lines = linesOfText(text)
  const { selection } = view.state
  if (lines.length > 1) view.dispatch(pasteLines(view.state, lines))
  else if (!selection.$from.sameParent(selection.$to)) view.dispatch(insertPhrase(view.state, text))
  else {
    const range = event.inputType === "insertReplacementText" ? targetOf(view, event) : selection
    if (!range) return false
    const tr = view.state.tr.insertText(text, range.from, range.to).scrollIntoView()
    // The first letter of a block ends the words that say what to write there: that is drawn at once.
    const isFirst = selection.$from.parent.content.size === 0
    view.dispatch(isFirst ? tr : checkLater(tr))
  }
  return true
}

function deleteText(view: EditorView, event: InputEvent): boolean {
  const { state } = view
  const back = event.inputType.endsWith("Backward")
  if ((back ? deleteBackward : deleteForward)(state, view.dispatch)) return true
  const range = state.selection.empty ? targetOf(view, event) : state.selection
  if (range && range.to > range.from) view.dispatch(state.tr.delete(range.from, range.to).scrollIntoView())
  return true
}

/** What the browser is about to change, as far as it lies in the block that the caret is in. */
function targetOf(view: EditorView, event: InputEvent): { from: number; to: number } | null {
  const [range] = event.getTargetRanges()
  if (!range) return null
  const { $from } = view.state.selection
  const clamp = (pos: number) => Math.min(Math.max(pos, $from.start()), $from.end())
  return {
    from: clamp(view.posAtDOM(range.startContainer, range.startOffset)),
    to: clamp(view.posAtDOM(range.endContainer, range.endOffset)),
  }
}

function copy(view: EditorView, event: ClipboardEvent): boolean {
  const selection = inText(view.state.selection)
  event.preventDefault()
  if (!selection || selection.empty || !event.clipboardData) return false
  const { text, html } = copyOf(view.state.doc, selection)
  event.clipboardData.clearData()
  event.clipboardData.setData("text/plain", text)
  event.clipboardData.setData("text/html", html)
  return true
}

/** Takes away what is on the clipboard now, as one step. */
function cutSelected(view: EditorView): void {
  const { state } = view
  if (deleteBackward(state, view.dispatch)) return
  // Within one block nothing but words goes.
  const { from, to } = inText(state.selection)!
  view.dispatch(undoable(state.tr.delete(from, to)).scrollIntoView())
}

/** Text that is dropped goes where the pointer is; files are the app's business. */
function drop(view: EditorView, event: DragEvent, tell: Tell): boolean {
  const data = event.dataTransfer
  if (!data || data.types.includes("Files")) return false
  event.preventDefault()
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  const own = view.dragging
  view.dragging = null
  if (!at || !view.editable) return true
  const { from, to } = view.state.selection
  if (own) {
    if (at.pos >= from && at.pos <= to) return true
    view.dispatch(moveText(view, from, to, at.pos))
    return true
  }
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))))
  pasteFrom(view, data, tell)
  return true
}

/** Words that were dragged within the text, as one step. */
function moveText(view: EditorView, from: number, to: number, at: number): Transaction {
  const { doc, tr } = view.state
  const words = doc.slice(from, to).content
  tr.delete(from, to)
  const { $head } = Selection.near(tr.doc.resolve(tr.mapping.map(at)))
  if (!$head.parent.isTextblock) return view.state.tr
  tr.insert($head.pos, words)
  return undoable(tr.setSelection(TextSelection.create(tr.doc, $head.pos, $head.pos + words.size)))
}
