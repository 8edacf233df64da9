import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { kept } from "#shared/model/kept"
import type { Todo } from "#shared/model/origin"
import { attrsOf } from "#shared/model/schema"
import { undoable } from "./edit"

/** 待办 where its words stand. */
export interface PlacedTodo {
  todo: Todo
  /** Null where the words are gone from the text. */
  place: { from: number; to: number } | null
}

/** 待办 in the order of the text, those without a place at the end, as their list has them. */
export const todosOf = kept((doc: Node): readonly PlacedTodo[] => {
  const { todos } = attrsOf.report(doc)
  if (todos.length === 0) return []
  const places = new Map<string, { from: number; to: number }>()
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    for (const { id, from, to } of marksIn(node)) {
      const known = places.get(id)
      if (!known) places.set(id, { from: pos + 1 + from, to: pos + 1 + to })
      // One comment may be about several stretches of a paragraph.
      else if (known.from > pos) known.to = pos + 1 + to
    }
    return false
  })
  const placed = todos.map((todo) => ({ todo, place: places.get(todo.id) ?? null }))
  const end = doc.content.size
  return placed.sort((a, b) => (a.place?.from ?? end) - (b.place?.from ?? end))
})

const none: readonly { id: string; from: number; to: number }[] = []

/** The marks of a paragraph, read once in its life. */
const marksIn = kept((block: Node) => {
  let found = none
  block.forEach((text, at) => {
    for (const mark of text.marks)
      if (mark.type.name === "todo")
        found = [...found, { id: mark.attrs.id as string, from: at, to: at + text.nodeSize }]
  })
  return found
})

interface TodoMarks {
  /** Id of the one that the panel is to show; a press on its sign asks for it. */
  asked: { id: string } | null
  doc: Node
  set: DecorationSet
}

export const todosKey = new PluginKey<TodoMarks>("todos")

/** The 待办 whose sign was pressed, anew with every press, or null. */
export const askedTodo = (state: EditorState): { id: string } | null =>
  todosKey.getState(state)?.asked ?? null

/** Asks the panel to show one. No change of the report. */
export function askTodo(tr: Transaction, id: string): Transaction {
  return tr.setMeta(todosKey, { id })
}

/** Says of a 待办 that it is done, or not yet: one undo step. */
export function tickTodo(state: EditorState, id: string, done: boolean): Transaction {
  const { todos } = attrsOf.report(state.doc)
  if (!todos.some((todo) => todo.id === id && todo.done !== done)) return state.tr
  const next = todos.map((todo) => (todo.id === id ? { ...todo, done } : todo))
  return undoable(state.tr.setDocAttribute("todos", next))
}

function draw(doc: Node): DecorationSet {
  const marks = todosOf(doc).flatMap(({ todo, place }) =>
    todo.done || !place ? [] : [Decoration.inline(place.from, place.to, { class: "m-todo" })],
  )
  return marks.length > 0 ? DecorationSet.create(doc, marks) : DecorationSet.empty
}

/** Draws on the paper the words that something is still to be done about. */
export function todosPlugin(): Plugin<TodoMarks> {
  return new Plugin<TodoMarks>({
    key: todosKey,
    state: {
      init: (_, { doc }) => ({ asked: null, doc, set: draw(doc) }),
      apply(tr, before) {
        const asked = (tr.getMeta(todosKey) as { id: string } | undefined) ?? before.asked
        if (!tr.docChanged) return asked === before.asked ? before : { ...before, asked }
        // Most reports have none, and then a key costs nothing here.
        if (attrsOf.report(tr.doc).todos.length === 0) return { asked, doc: tr.doc, set: DecorationSet.empty }
        // While a word is being composed the marks only move along.
        if (tr.getMeta("composition") !== undefined)
          return { asked, doc: tr.doc, set: before.set.map(tr.mapping, tr.doc) }
        return { asked, doc: tr.doc, set: draw(tr.doc) }
      },
    },
    props: { decorations: (state) => todosKey.getState(state)!.set },
  })
}
