import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react"
import { useStore } from "zustand"
import { itemPlace } from "#shared/checks/place-name"
import { carriedIn } from "#shared/matrix/carried"
import {
  type Card,
  type Cell,
  type Matrix,
  type MatrixRow,
  matrixOf,
  matrixRoles,
} from "#shared/matrix/matrix"
import type { AnswerRole } from "#shared/problems/link-table"
import { deskUi } from "../../app/desk-ui"
import type { Session } from "../../app/session"
import { say, useApp } from "../../app/store"
import { revealRange, setLink } from "../../editor/acts"
import { findingsOf } from "../../editor/findings"
import { Menu, type MenuEntry } from "../../ui/Menu"
import { controlsIn } from "../../ui/roving"
import { actAndSay, backToText, openPanel, selectText } from "../reveal"
import { useEditor, useSession } from "../use-session"
import { begin, rangeOf, rewrite } from "./acts"
import { answersFor, problemsFor, type Target } from "./connect"
import { exportMatrix } from "./export"
import { GridCell, GridRow, MatrixCard, MatrixGap, roleWords } from "./MatrixCard"
import { Heads, Legend, MatrixFoot, Summary } from "./MatrixFrame"
import { pairOf, problemAt, readingOf, shapeOf } from "./reading"
import { TieLines } from "./TieLines"
import { useConnector } from "./use-connector"
import { nextGap, stopOf, walk } from "./walk"

/** 问题对照: every problem with its causes and measures, and what is lacking. It and the text are one thing. */
export function MatrixPanel({ session }: { session: Session }) {
  const app = useApp()
  const { checked } = findingsOf(useEditor(session))
  const matrix = matrixOf(checked.facts)
  const isEmpty = matrix.rows.length === 0
  const wish = useStore(deskUi, (state) => state.wish)
  useEffect(() => {
    if (!isEmpty || !wish) return
    deskUi.setState({ wish: null })
    say(app, "没有缺口。")
  }, [app, isEmpty, wish])
  return (
    <div className="mx-panel">
      <Summary matrix={matrix} onExport={() => void exportMatrix(app, session)} />
      {!isEmpty ? (
        <MatrixGrid session={session} matrix={matrix} />
      ) : (
        <div className="empty">
          <b>这份报告里还没有问题</b>
          先在“存在问题”里写一条，它的原因和措施就在这里对着看。
          <div className="empty-act">
            <button type="button" className="btn" onClick={() => backToText(session)}>
              去写一条
            </button>
          </div>
        </div>
      )}
    </div>
  )
}

function MatrixGrid({ session, matrix }: { session: Session; matrix: Matrix }) {
  const app = useApp()
  const editor = useEditor(session)
  const writable = !useSession(session, (state) => state.readOnly)
  const { facts } = findingsOf(editor).checked
  const [focused, setFocused] = useState<string | null>(null)
  const [stop, setStop] = useState<string | null>(null)
  const [editing, setEditing] = useState<{ key: string; text: string } | null>(null)
  const [menu, setMenu] = useState<{ key: string; entries: MenuEntry[] } | null>(null)
  const inner = useRef<HTMLDivElement>(null)
  const toFocus = useRef<string | null>(null)

  const { held, columns, lines, bases } = useMemo(() => readingOf(matrix), [matrix])
  // Who works here looks at that row; else the row of what is being written.
  const seen = stopOf(columns, menu?.key ?? editing?.key ?? focused)
  const current = seen ? seen.problem : problemAt(matrix, editor.selection.head)
  const tabStop = stopOf(columns, stop)?.key ?? current ?? matrix.rows[0]!.problem.key

  const elementOf = (key: string) =>
    controlsIn(inner.current!, "[data-card]").find((it) => it.dataset.card === key) ?? null
  const focusCell = (key: string) => {
    const element = elementOf(key)
    setStop(key)
    element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: "nearest" })
  }
  useLayoutEffect(() => {
    const key = toFocus.current
    if (key === null || !elementOf(key)) return
    toFocus.current = null
    focusCell(key)
  })

  /** The cell that was worked at, or what came in its place once the panel is drawn anew. */
  const stayAt = (key: string, problem: string | null) => {
    const now = readingOf(matrixOf(findingsOf(session.editor).checked.facts))
    const role = held.get(key)?.card?.role ?? held.get(key)?.gap?.role
    const row = now.columns[matrixRoles.indexOf(role!)]!.filter((it) => it.problem === problem)
    const stays = problem === null ? now.held.has(key) : row.some((it) => it.key === key)
    toFocus.current = stays ? key : (row[0]?.key ?? problem)
  }
  const nameOf = (id: string) => {
    const item = facts.outline.items.find((it) => it.id === id)
    return item ? itemPlace(item, facts.outline) : ""
  }

  const decide = (problem: string, target: string, verdict: "confirmed" | "refused", from: string) => {
    const word = verdict === "confirmed" ? "连上" : "断开"
    const tr = setLink(session.editor, problem, target, verdict)
    actAndSay(app, session, tr, `${nameOf(problem)}和${nameOf(target)}${word}了`)
    stayAt(from, stopOf(columns, from)?.problem ?? null)
  }
  const write = (key: string) => {
    const gap = held.get(key)?.gap
    if (!gap || !writable) return
    if (gap.begun) {
      const range = rangeOf(session.editor, gap.begun)
      if (range) selectText(session, range.from, range.to)
      return
    }
    const tr = begin(session.editor, facts, gap.problem, gap.role)
    if (!tr) return
    session.dispatch(tr)
    deskUi.setState({ drawer: null })
    session.view?.focus()
  }
  const edit = (key: string) => {
    const card = held.get(key)?.card
    if (!card || !writable) return
    const range = rangeOf(session.editor, card.place)
    if (range) setEditing({ key, text: session.editor.doc.textBetween(range.from, range.to) })
  }
  const finishEdit = (key: string, text: string | null, stays: boolean) => {
    const card = held.get(key)?.card
    const old = editing?.text
    setEditing(null)
    if (stays) toFocus.current = key
    if (!card || old === undefined || text === null || text === old) return
    if (text.trim() === "") {
      say(app, "这一格不能空着，没有改动。要去掉这一条，在提纲里按 Delete。")
      return
    }
    const tr = rewrite(session.editor, card.place, old, text)
    if (tr) session.dispatch(tr)
    else say(app, "这一句在正文里已经改过，这里的改动没有放进去。")
  }
  const disconnect = (key: string) => {
    const card = held.get(key)?.card
    const problem = stopOf(columns, key)?.problem
    if (!card || card.role === "problem" || !problem || !writable) return
    if (card.own) say(app, `${roleWords[card.role]}写在问题自己的话里。要去掉，在正文里删那一句。`)
    else decide(problem, card.item.id, "refused", key)
  }
  const connect = (key: string) => {
    const it = held.get(key)
    if (!it || !writable) return
    const { card, gap } = it
    if (card?.own && card.role !== "problem") {
      say(app, `${roleWords[card.role]}写在问题自己的话里，已经连着。`)
      return
    }
    const targets = gap
      ? answersFor(facts, gap.problem.id, gap.role)
      : card!.role === "problem"
        ? answersFor(facts, card!.item.id, null)
        : problemsFor(facts, card!.item.id)
    if (targets.length === 0) {
      say(app, `报告里没有${gap ? roleWords[gap.role] : "原因和措施"}可连。先写一句。`)
      return
    }
    setMenu({
      key,
      entries: entriesOf(targets, (it) =>
        decide(it.problem, it.answer, it.linked ? "refused" : "confirmed", key),
      ),
    })
  }
  /** Shows in the paper what a cell is about; the caret stays. */
  const show = (key: string) => {
    const it = held.get(key)
    const place = it?.card?.place ?? it?.gap?.begun
    const problem = it?.gap?.problem
    const range = place
      ? rangeOf(session.editor, place)
      : problem && rangeOf(session.editor, { item: problem.id, paragraph: 0, from: 0, to: 0 })
    if (range && session.view) revealRange(session.view, range.from, range.to)
  }

  const connector = useConnector({
    place: inner,
    enabled: writable && editing === null,
    mayJoin: (from, to) => pairOf(held, from, to) !== null,
    onJoin: (from, to) => {
      const pair = pairOf(held, from, to)
      if (pair) decide(pair.problem, pair.answer, "confirmed", from)
    },
  })

  const onWish = () => {
    const { wish } = deskUi.getState()
    if (!wish) return
    deskUi.setState({ wish: null })
    openPanel(app)
    const here = stopOf(columns, focused)
    const row = here?.row ?? matrix.rows.findIndex((it) => it.problem.key === current)
    const gap = "gap" in wish ? nextGap(matrix, columns, { key: focused, row }, wish.gap) : null
    const asked = "problem" in wish ? wish.problem : gap
    const key = asked !== null && !held.has(asked) ? tabStop : asked
    if (key === null) {
      say(app, "没有缺口了。")
      return
    }
    // The panel may be a drawer that is still away.
    toFocus.current = key
    requestAnimationFrame(() => {
      if (inner.current && toFocus.current === key && elementOf(key)) {
        toFocus.current = null
        focusCell(key)
      }
    })
    show(key)
  }
  const latestWish = useRef(onWish)
  latestWish.current = onWish
  useEffect(() => {
    latestWish.current()
    return deskUi.subscribe((state) => {
      if (state.wish) latestWish.current()
    })
  }, [])

  const keyOf = (target: EventTarget) => (target as Element).closest<HTMLElement>("[data-card]")?.dataset.card
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (target.tagName === "TEXTAREA" || event.ctrlKey || event.metaKey || event.shiftKey) return
    const key = keyOf(target)
    const done = () => event.preventDefault()
    if (event.key.startsWith("Arrow")) {
      done()
      // From a line back to the cells.
      const next = key ? walk(columns, key, event.key) : tabStop
      if (next) focusCell(next)
      return
    }
    if (!key || event.altKey || event.nativeEvent.isComposing) return
    const isCell = target.dataset.card !== undefined
    if (event.key === "Enter" && isCell) {
      done()
      if (held.get(key)?.gap) write(key)
      else edit(key)
    } else if (event.key === "F2") {
      done()
      edit(key)
    } else if (event.key.toLowerCase() === "l") {
      done()
      connect(key)
    } else if (event.key === "Delete") {
      done()
      disconnect(key)
    }
  }

  const drop = (key: string) => connector.stateOf(key)
  const cellProps = (key: string, problem: string | null) => ({
    id: key,
    current: problem !== null && problem === current,
    tabStop: key === tabStop,
    drop: drop(key),
  })
  const latest = useRef({ finishEdit, write, connect })
  latest.current = { finishEdit, write, connect }
  const [stable] = useState(() => ({
    rewrite: (key: string, text: string | null, stays: boolean) =>
      latest.current.finishEdit(key, text, stays),
    write: (key: string) => latest.current.write(key),
    connect: (key: string) => latest.current.connect(key),
  }))

  const cardOf = (card: Card, problem: string | null): ReactNode => {
    const props = cellProps(card.key, problem)
    return (
      <MatrixCard
        key={card.key}
        {...props}
        // The problem is what is looked at; its answers go along with it.
        current={props.current && (card.role === "problem" || card.key === focused)}
        role={card.role}
        label={card.label}
        head={card.head}
        note={card.note}
        meta={card.meta}
        basis={bases.get(`${problem} ${card.key}`) ?? ""}
        loose={problem === null}
        carried={carriedIn(facts, card)}
        editing={editing?.key === card.key ? editing.text : null}
        onRewrite={stable.rewrite}
      />
    )
  }
  const cellOf = ({ cards, gap, note }: Cell, role: AnswerRole, problem: string): ReactNode => (
    <div className="mx-cell">
      {gap && (
        <MatrixGap
          {...cellProps(gap.key, problem)}
          role={role}
          begun={gap.begun !== null}
          writable={writable}
          onWrite={stable.write}
          onConnect={stable.connect}
        />
      )}
      {cards.map((card) => cardOf(card, problem))}
      {note && (
        <GridCell role={role} className="mx-none">
          {note}
        </GridCell>
      )}
    </div>
  )

  const { loose, columns: counts } = matrix
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys and the pointer of the cells in it */}
      <div
        className="scroll mxs"
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const key = keyOf(event.target)
          if (key) {
            setFocused(key)
            setStop(key)
          }
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null)
        }}
        onDoubleClick={(event) => {
          const key = keyOf(event.target)
          if (key && (event.target as Element).closest("button, textarea") === null) edit(key)
        }}
        onClick={(event) => {
          const key = keyOf(event.target)
          if (key && (event.target as Element).closest("button, textarea") === null) show(key)
        }}
        {...connector.handlers}
      >
        <div className="mxi" ref={inner}>
          <TieLines
            lines={lines}
            shape={shapeOf(matrix, editing)}
            current={current}
            writable={writable}
            nameOf={({ problem, card }) => `确认${nameOf(card)}回应${nameOf(problem)}，程序推断的`}
            onConfirm={({ problem, card }) => decide(problem, card, "confirmed", card)}
          />
          {connector.line}
          {/* biome-ignore lint/a11y/useSemanticElements: cards under each other are no table of the browser's */}
          <div role="grid" aria-label="问题对照" aria-readonly={!writable} className="mx-grid">
            <Heads counts={counts} />
            {matrix.rows.map((row: MatrixRow) => (
              <GridRow key={row.problem.key}>
                <div className="mx-cell">{cardOf(row.problem, row.problem.key)}</div>
                {cellOf(row.cause, "cause", row.problem.key)}
                {cellOf(row.measure, "measure", row.problem.key)}
              </GridRow>
            ))}
            {loose.cause.length + loose.measure.length > 0 ? (
              <GridRow>
                <Legend ties={matrix.ties} />
                <div className="mx-cell">{loose.cause.map((card) => cardOf(card, null))}</div>
                <div className="mx-cell">{loose.measure.map((card) => cardOf(card, null))}</div>
              </GridRow>
            ) : null}
          </div>
          {loose.cause.length + loose.measure.length === 0 && <Legend ties={matrix.ties} />}
        </div>
      </div>
      <MatrixFoot writable={writable} />
      {menu && (
        <Menu
          label="连到"
          anchor={elementOf(menu.key) ?? inner.current!}
          entries={menu.entries}
          onClose={() => {
            const { key } = menu
            setMenu(null)
            focusCell(key)
          }}
        />
      )}
    </>
  )
}

function entriesOf(targets: readonly Target[], choose: (target: Target) => void): MenuEntry[] {
  return targets.map((target) => ({
    id: `${target.problem} ${target.answer}`,
    label: target.label,
    keys: target.linked ? `${target.basis}，断开` : target.basis,
    run: () => choose(target),
  }))
}
