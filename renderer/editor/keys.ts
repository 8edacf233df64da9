import { redo, undo } from "prosemirror-history"
import { keymap } from "prosemirror-keymap"
import { type Command, type Plugin, Selection, TextSelection } from "prosemirror-state"
import {
  deleteBackward,
  deleteForward,
  insertItem,
  itemDown,
  itemIn,
  itemOut,
  itemUp,
  nextBlank,
  previousBlank,
  splitItem,
} from "./commands"

/** The first that may act, acts. The key is ours either way: a Tab that leaves the text in mid-sentence helps nobody. */
const firstOf =
  (...commands: Command[]): Command =>
  (...args) => {
    commands.some((command) => command(...args))
    return true
  }

/**
 * The end of one block and the beginning of the next, on one printed line, are two places for the writer and one for
 * the browser: the arrows stop at both.
 */
const stepOver =
  (step: -1 | 1, extend: boolean): Command =>
  (state, dispatch) => {
    const { selection, doc, tr } = state
    if (!(selection instanceof TextSelection) || (!extend && !selection.empty)) return false
    const { $head, $anchor } = selection
    const atEdge = step < 0 ? $head.parentOffset === 0 : $head.parentOffset === $head.parent.content.size
    if (!atEdge) return false
    const outside = doc.resolve(step < 0 ? $head.before() : $head.after())
    const next = Selection.findFrom(outside, step, true)?.$head
    const behind = step < 0 ? $head.parent : next?.parent
    if (!next || !behind?.attrs.runOn) return false
    dispatch?.(
      tr
        .setSelection(extend ? TextSelection.between($anchor, next) : TextSelection.create(doc, next.pos))
        .scrollIntoView(),
    )
    return true
  }

/** The keys of the text (DESIGN.md). Those of the window's commands are bound by the window. */
export function keysPlugin(): Plugin {
  return keymap({
    Enter: firstOf(splitItem),
    "Shift-Enter": firstOf(splitItem),
    "Mod-Enter": insertItem,
    Backspace: deleteBackward,
    "Shift-Backspace": deleteBackward,
    "Mod-Backspace": deleteBackward,
    Delete: deleteForward,
    "Mod-Delete": deleteForward,
    ArrowLeft: stepOver(-1, false),
    ArrowRight: stepOver(1, false),
    "Shift-ArrowLeft": stepOver(-1, true),
    "Shift-ArrowRight": stepOver(1, true),
    Tab: firstOf(nextBlank, itemIn),
    "Shift-Tab": firstOf(previousBlank, itemOut),
    "Alt-ArrowUp": firstOf(itemUp),
    "Alt-ArrowDown": firstOf(itemDown),
    "Alt-ArrowLeft": firstOf(itemOut),
    "Alt-ArrowRight": firstOf(itemIn),
    "Mod-z": firstOf(undo),
    "Mod-y": firstOf(redo),
    "Mod-Shift-z": firstOf(redo),
  })
}
