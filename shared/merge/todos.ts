import { Transform } from "prosemirror-transform"
import { hash } from "../model/ids"
import type { Todo } from "../model/origin"
import { readOutline } from "../model/outline"
import { attrsOf, schema } from "../model/schema"
import type { Comparison, CopyComment } from "./types"

/** The id that the 待办 of a comment has: the same comment never becomes two. */
export function todoId(comment: CopyComment): string {
  return `t${hash(`${comment.id}\n${comment.author ?? ""}\n${comment.date ?? ""}\n${comment.text}`)}`
}

/**
 * Turns comments of the copy into 待办 at their places, in the report that was compared. A comment whose words stand
 * nowhere in it goes to the paragraph that it was nearest to; one that is a 待办 already is passed over.
 *
 * @param ids of comments; all of them unless given
 */
export function addTodos(comparison: Comparison, ids?: Iterable<string>): Transform {
  const { ours, comments } = comparison
  const wanted = ids ? new Set(ids) : null
  const tr = new Transform(ours)
  const { blocks } = readOutline(ours)
  const todos: Todo[] = [...attrsOf.report(ours).todos]
  const known = new Set(todos.map(({ id }) => id))
  for (const comment of comments) {
    const id = todoId(comment)
    if ((wanted && !wanted.has(comment.id)) || known.has(id)) continue
    known.add(id)
    const { author, date, text, quote } = comment
    todos.push({ id, author, date, text, quote, done: false })
    const mark = schema.mark("todo", { id })
    const inText = comment.spans.filter((span) => span.in === "text" && span.to > span.from)
    for (const { block, from, to } of inText) {
      const at = blocks[block]!.pos + 1
      tr.addMark(at + from, at + to, mark)
    }
    if (inText.length > 0 || comment.block === null) continue
    const { pos, node } = blocks[comment.block]!
    if (node.content.size > 0) tr.addMark(pos + 1, pos + 1 + node.content.size, mark)
  }
  if (todos.length > attrsOf.report(ours).todos.length) tr.setDocAttribute("todos", todos)
  return tr
}
