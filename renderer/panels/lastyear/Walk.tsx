import { redo, undo } from "prosemirror-history"
import type { Transaction } from "prosemirror-state"
import {
  type KeyboardEvent,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react"
import { carriedOf } from "#shared/carry/carried"
import type { Session } from "../../app/session"
import { revealRange } from "../../editor/acts"
import { currentMatter, type Matter, mattersOf, placeInDoc, setMatter } from "../../editor/carried"
import { findingsOf } from "../../editor/findings"
import { Dot } from "../../ui/Dot"
import { Icon } from "../../ui/Icon"
import { backToText, selectText } from "../reveal"
import { useSession } from "../use-session"
import { changeFigure, confirm, deleteSentence, liveMatter, unconfirm } from "./acts"
import { besideMatter, changedMatter, leading, nextOpen, partsOf } from "./walk"

/** What others may ask of the walk. */
export interface WalkHandle {
  /** To the next open matter (or the one before), with the focus. */
  step(by: 1 | -1): void
  /** Opens the figure that is asked about for another number. */
  change(): void
}

const states = {
  open: { dot: "carry", words: "没有动过" },
  confirmed: { dot: "ok", words: "已确认" },
  changed: { dot: "ok", words: "已改" },
} as const

/**
 * One matter after another: Enter keeps and goes on, digits replace, Shift+Enter goes back. The focus stays here and
 * the caret where it is; the paper shows what is asked about.
 *
 * @param matter the one that is asked about; null when none is left
 */
export function Walk(props: {
  session: Session
  matters: readonly Matter[]
  matter: Matter | null
  handle: RefObject<WalkHandle | null>
  /** Something was done here: what lies beside it is to show the item that it is about. */
  onAct(): void
}) {
  const { session, matters, matter, handle, onAct } = props
  const writable = !useSession(session, (state) => state.readOnly)
  const { facts } = findingsOf(session.editor).checked
  const card = useRef<HTMLElement>(null)
  const [editing, setEditing] = useState<{ key: string; text: string; caret: number } | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const toFocus = useRef(false)
  const isEditing = editing !== null && editing.key === matter?.key

  useLayoutEffect(() => {
    if (!toFocus.current || isEditing) return
    toFocus.current = false
    focusFirst(card.current)
  })

  const nowMatters = () => mattersOf(findingsOf(session.editor).checked.facts)

  /** Shows a matter here and on the paper; the caret stays. */
  const show = (next: Matter | null) => {
    setEditing(null)
    toFocus.current = true
    onAct()
    session.dispatch(setMatter(session.editor.tr, next?.key ?? null))
    if (!next || !session.view) return
    const { from, to } = placeInDoc(next, findingsOf(session.editor).checked.facts)
    revealRange(session.view, from, to)
  }
  /** Changes the report; then the walk goes on, or waits at what was changed. */
  const act = (make: (live: Matter) => Transaction, goOn: boolean) => {
    const live = matter && liveMatter(session.editor, matter.key)
    if (!live || !writable) return
    const before = nowMatters()
    const tr = make(live)
    if (tr.docChanged) session.dispatch(tr)
    const now = nowMatters()
    show(goOn ? nextOpen(before, live.key, now) : (now.find(({ key }) => key === live.key) ?? null))
  }
  const keep = () => {
    if (matter?.state === "open" && writable) act((live) => confirm(session.editor, live), true)
    else if (matter) show(nextOpen(nowMatters(), matter.key, nowMatters()))
  }
  const step = (by: 1 | -1) => {
    const next = matter && besideMatter(matters, matter.key, by)
    if (next) show(next)
  }
  const remove = () => act((live) => deleteSentence(session.editor, live), true)
  const reopen = () => act((live) => unconfirm(session.editor, live), false)
  /** @param typed the digit that was pressed; without one the number is there to be typed over */
  const change = (typed?: string) => {
    if (!matter || !writable) return
    if (matter.kind === "sentence") {
      const live = liveMatter(session.editor, matter.key)
      if (!live) return
      const { from, to } = placeInDoc(live, findingsOf(session.editor).checked.facts)
      selectText(session, from, to)
      return
    }
    const { number, rest } = partsOf(matter.text)
    setEditing({
      key: matter.key,
      text: typed === undefined ? matter.text : typed + rest,
      caret: typed === undefined ? -number.length : typed.length,
    })
  }
  const commit = (text: string) => act((live) => changeFigure(session.editor, live, text), false)
  const goBack = (command: typeof undo) => {
    const before = nowMatters()
    if (!writable || !command(session.editor, session.dispatch)) return
    const now = nowMatters()
    show(changedMatter(before, now) ?? now.find(({ key }) => key === currentMatter(session.editor)) ?? null)
  }

  useImperativeHandle(handle, () => ({
    step(by) {
      const all = nowMatters()
      const open = all.filter(({ state }) => state === "open")
      const order = by === 1 ? all : [...all].reverse()
      const shown = currentMatter(session.editor)
      show(shown === null ? ((by === 1 ? open[0] : open.at(-1)) ?? null) : nextOpen(order, shown, all))
    },
    change() {
      onAct()
      change()
    },
  }))

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, altKey, shiftKey, ctrlKey, metaKey } = event
    const done = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    const inField = (event.target as Element).matches("input")
    if (event.nativeEvent.isComposing) return
    if (ctrlKey || metaKey) {
      const command = { z: shiftKey ? redo : undo, y: redo }[key.toLowerCase()]
      if (!command || inField) return
      done()
      goBack(command)
    } else if (altKey) {
      if (key !== "ArrowUp" && key !== "ArrowDown") return
      done()
      step(key === "ArrowDown" ? 1 : -1)
    } else if (key === "Enter" && shiftKey) {
      done()
      step(-1)
    } else if (inField) return
    else if (key === "F2") {
      done()
      change()
    } else if (/^\d$/.test(key) && matter?.kind === "figure") {
      done()
      change(key)
    }
  }

  if (!matter) return <Done card={card} session={session} onKeyDown={onKeyDown} />
  const index = matters.findIndex(({ key }) => key === matter.key)
  const number = partsOf(matter.text).number
  const carried = carriedOf(facts)!
  const year = facts.properties.year
  const lastYear = carried.last.source.year ?? carried.last.facts.properties.year
  const kind = matter.kind === "figure" ? "数" : "句子"
  const { dot, words } = states[matter.state]
  return (
    <section className="walk" ref={card} aria-label="逐处确认" onKeyDown={onKeyDown}>
      <div className="row">
        <span className="meta" role="status">
          第 {index + 1} 处　{kind}
          <span className="vh">{`：${matter.text}，${words}`}</span>
        </span>
        <span className="grow" />
        <button
          type="button"
          className="btn btn-q btn-i"
          aria-label="上一处 Alt+↑"
          disabled={index === 0}
          onClick={() => step(-1)}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          className="btn btn-q btn-i"
          aria-label="下一处 Alt+↓"
          disabled={index === matters.length - 1}
          onClick={() => step(1)}
        >
          <Icon name="down" />
        </button>
      </div>
      <dl className="cmp">
        <dt>{lastYear ?? "去年"}</dt>
        <dd>
          {matter.kind === "figure" ? (
            <>
              {leading(carried.last.facts.blocks[matter.last.block]!.text, matter.last.from)}
              <b>{matter.last.text}</b>
            </>
          ) : (
            <span className="ly-clamp">{matter.last.text}</span>
          )}
        </dd>
        <dt>{year ?? "今年"}</dt>
        <dd>
          {matter.kind === "sentence" ? (
            <span className="ly-clamp">{matter.text}</span>
          ) : (
            <>
              {leading(facts.blocks[matter.block]!.text, matter.from)}
              {isEditing ? (
                <Field field={field} {...editing} onCommit={commit} onCancel={() => show(matter)} />
              ) : (
                <b className={matter.state === "open" ? "hl" : ""}>{matter.text}</b>
              )}
            </>
          )}
          <span className={matter.state === "open" ? "carry ly-state" : "ok ly-state"}>
            <Dot state={dot} label="" />
            {words}
          </span>
        </dd>
      </dl>
      {isEditing ? (
        <div className="acts">
          <button type="button" className="btn btn-ok" onClick={() => commit(field.current!.value)}>
            改成这个数 <kbd>Enter</kbd>
          </button>
          <button type="button" className="btn btn-q" onClick={() => show(matter)}>
            不改 <kbd>Esc</kbd>
          </button>
        </div>
      ) : writable ? (
        <div className="acts">
          <button
            type="button"
            className={matter.state === "open" ? "btn btn-ok" : "btn"}
            data-first=""
            onClick={keep}
          >
            {matter.state === "open" && <Icon name="check" />}
            {matter.state !== "open"
              ? "往下走"
              : matter.kind === "figure"
                ? `今年也是 ${number}`
                : "整句仍用"}{" "}
            <kbd>Enter</kbd>
          </button>
          <button type="button" className="btn" onClick={() => change()}>
            {matter.kind === "figure" ? "改数" : "去改"} <kbd>F2</kbd>
          </button>
          {matter.state === "confirmed" ? (
            <button type="button" className="btn btn-q" onClick={reopen}>
              撤回确认
            </button>
          ) : (
            <button type="button" className="btn btn-q" onClick={remove}>
              删去这句
            </button>
          )}
        </div>
      ) : (
        <p className="meta">这份报告现在只能看，不能确认。</p>
      )}
    </section>
  )
}

const focusFirst = (card: HTMLElement | null) =>
  card?.querySelector<HTMLElement>("[data-first]")?.focus({ preventScroll: true })

/** The figure while it is typed; Enter puts it in, Esc leaves it as it was. */
function Field(props: {
  field: RefObject<HTMLInputElement | null>
  text: string
  caret: number
  onCommit(text: string): void
  onCancel(): void
}) {
  const { field, text, caret, onCommit, onCancel } = props
  useLayoutEffect(() => {
    field.current!.focus({ preventScroll: true })
    // Below zero: so much of the beginning is selected.
    if (caret < 0) field.current!.setSelectionRange(0, -caret)
    else field.current!.setSelectionRange(caret, caret)
  }, [field, caret])
  return (
    <input
      ref={field}
      className="field ly-figure"
      aria-label="今年的数"
      defaultValue={text}
      maxLength={30}
      size={Math.max(6, text.length + 3)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.shiftKey || event.altKey) return
        if (event.key === "Enter") onCommit(event.currentTarget.value)
        else if (event.key === "Escape") onCancel()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}

function Done(props: {
  card: RefObject<HTMLElement | null>
  session: Session
  onKeyDown(event: KeyboardEvent<HTMLElement>): void
}) {
  const { card, session, onKeyDown } = props
  return (
    <section className="walk" ref={card} aria-label="逐处确认" onKeyDown={onKeyDown}>
      <p className="ly-done" role="status">
        <Dot state="ok" label="" />
        从去年带来的都过了一遍。
      </p>
      <div className="acts">
        <button type="button" className="btn" data-first="" onClick={() => backToText(session)}>
          回到正文
        </button>
      </div>
    </section>
  )
}
