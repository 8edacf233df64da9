import { useEffect, useRef, useState } from "react"
import { deskUi, showTab } from "../../app/desk-ui"
import type { Session } from "../../app/session"
import { useApp } from "../../app/store"
import { askedTodo, type PlacedTodo, tickTodo, todosOf } from "../../editor/todos"
import { versionTime } from "../../pages/versions/words"
import { Icon } from "../../ui/Icon"
import { actAndSay, openPanel, selectText } from "../reveal"
import { useEditor, useSession } from "../use-session"

/** 待办: what the leader's comments ask for, at the head of the findings; nothing where there is none. */
export function Todos({ session }: { session: Session }) {
  const app = useApp()
  const editor = useEditor(session)
  const writable = !useSession(session, (state) => state.readOnly)
  const [unfolded, setUnfolded] = useState(false)
  const list = useRef<HTMLElement>(null)
  const todos = todosOf(editor.doc)
  const open = todos.filter(({ todo }) => !todo.done)
  const done = todos.filter(({ todo }) => todo.done)

  // Its sign beside the paper was pressed.
  const asked = askedTodo(editor)
  const seen = useRef(asked)
  useEffect(() => {
    if (asked === null || seen.current === asked) return
    seen.current = asked
    showTab("findings")
    openPanel(app)
    requestAnimationFrame(() => {
      const row = list.current?.querySelector<HTMLElement>(`[data-todo="${CSS.escape(asked.id)}"] .todo-go`)
      row?.scrollIntoView({ block: "nearest" })
      row?.focus({ preventScroll: true })
    })
  }, [app, asked])

  if (todos.length === 0) return null
  const tick = ({ todo }: PlacedTodo) => {
    const text = todo.done ? "放回了待办" : "办好 1 条待办"
    actAndSay(app, session, tickTodo(session.editor, todo.id, !todo.done), text)
  }
  const go = ({ todo }: PlacedTodo) => {
    const place = todosOf(session.editor.doc).find((one) => one.todo.id === todo.id)?.place
    if (!place) return
    deskUi.setState({ drawer: null })
    selectText(session, place.from, place.to)
  }
  const row = (one: PlacedTodo) => (
    <Row key={one.todo.id} placed={one} writable={writable} onTick={() => tick(one)} onGo={() => go(one)} />
  )
  return (
    <section aria-label="待办" ref={list}>
      <h3 className="fd-g">
        待办
        <span className="meta">{open.length > 0 ? `${open.length} 条` : "都办好了"}</span>
      </h3>
      {open.length > 0 && <ul>{open.map(row)}</ul>}
      {done.length > 0 && (
        <>
          <h3>
            <button
              type="button"
              className="fd-g fd-fold"
              aria-expanded={unfolded}
              onClick={() => setUnfolded(!unfolded)}
            >
              已办的
              <span className="meta">{done.length} 条</span>
              <span className="grow" />
              <Icon name={unfolded ? "up" : "down"} />
            </button>
          </h3>
          {unfolded && <ul>{done.map(row)}</ul>}
        </>
      )}
    </section>
  )
}

function Row(props: { placed: PlacedTodo; writable: boolean; onTick(): void; onGo(): void }) {
  const { placed, writable, onTick, onGo } = props
  const { todo, place } = placed
  const when = todo.date ? versionTime(todo.date, new Date()) : ""
  const about = [todo.author, when, todo.quote && `“${todo.quote}”`].filter(Boolean).join("　")
  return (
    <li className={todo.done ? "todo-row is-done" : "todo-row"} data-todo={todo.id}>
      <button type="button" className="todo-go" disabled={!place} onClick={onGo}>
        <span>{todo.text || "没有写字的批注"}</span>
        <span className="meta">{place ? about : `${about}　原文已经没有了`}</span>
      </button>
      <button
        type="button"
        className="btn btn-q"
        disabled={!writable}
        aria-label={`${todo.done ? "放回待办" : "已办"}：${todo.text}`}
        onClick={onTick}
      >
        <Icon name={todo.done ? "undo" : "check"} />
        {todo.done ? "放回" : "已办"}
      </button>
    </li>
  )
}
