import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useRef, useState } from "react"
import { carriedIn } from "#shared/matrix/carried"
import type { Card, Cell, Matrix } from "#shared/matrix/matrix"
import type { AnswerRole } from "#shared/problems/link-table"
import type { Session } from "../../app/session"
import { findingsOf } from "../../editor/findings"
import { Menu } from "../../ui/Menu"
import { useEditor, useSession } from "../use-session"
import { GridCell, GridRow, MatrixCard, MatrixGap } from "./MatrixCard"
import { Heads, Legend } from "./MatrixFrame"
import { pairOf, problemAt, readingOf, shapeOf } from "./reading"
import { TieLines } from "./TieLines"
import { type CellActs, useCellActs } from "./use-cell-acts"
import { keyOf, useCellFocus } from "./use-cell-focus"
import { useConnector } from "./use-connector"
import { useWish } from "./use-wish"
import { stopOf, walk } from "./walk"

/** The cells of the matrix, a row a problem, with the lines between them; below what answers none. */
export function MatrixGrid({ session, matrix }: { session: Session; matrix: Matrix }) {
  const editor = useEditor(session)
  const writable = !useSession(session, (state) => state.readOnly)
  const { facts } = findingsOf(editor).checked
  const inner = useRef<HTMLDivElement>(null)
  const reading = useMemo(() => readingOf(matrix), [matrix])
  const { held, columns, lines, bases } = reading
  const focus = useCellFocus(inner)
  const acts = useCellActs({ session, facts, reading, focus, writable })
  const { editing, menu } = acts

  // Who works here looks at that row; else the row of what is being written.
  const seen = stopOf(columns, menu?.key ?? editing?.key ?? focus.focused)
  const current = seen ? seen.problem : problemAt(matrix, editor.selection.head)
  const tabStop = stopOf(columns, focus.stop)?.key ?? current ?? matrix.rows[0]!.problem.key
  useWish({ matrix, reading, current, tabStop, focus, acts })

  const connector = useConnector({
    place: inner,
    enabled: writable && editing === null,
    mayJoin: (from, to) => pairOf(held, from, to) !== null,
    onJoin: (from, to) => {
      const pair = pairOf(held, from, to)
      if (pair) acts.decide(pair.problem, pair.answer, "confirmed", from)
    },
  })

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (target.tagName === "TEXTAREA" || event.ctrlKey || event.metaKey || event.shiftKey) return
    const key = keyOf(target)
    if (event.key.startsWith("Arrow")) {
      event.preventDefault()
      // From a line back to the cells.
      const next = key ? walk(columns, key, event.key) : tabStop
      if (next) focus.focus(next)
      return
    }
    if (!key || event.altKey || event.nativeEvent.isComposing) return
    if (event.key === "Enter" && target.dataset.card !== undefined) {
      if (held.get(key)?.gap) acts.write(key)
      else acts.edit(key)
    } else if (event.key === "F2") acts.edit(key)
    else if (event.key.toLowerCase() === "l") acts.connect(key)
    else if (event.key === "Delete") acts.disconnect(key)
    else return
    event.preventDefault()
  }

  const stable = useStable(acts)
  const cellProps = (key: string, problem: string | null) => ({
    id: key,
    current: problem !== null && problem === current,
    tabStop: key === tabStop,
    drop: connector.stateOf(key),
  })
  const cardOf = (card: Card, problem: string | null): ReactNode => {
    const props = cellProps(card.key, problem)
    return (
      <MatrixCard
        key={card.key}
        {...props}
        // The problem is what is looked at; its answers go along with it.
        current={props.current && (card.role === "problem" || card.key === focus.focused)}
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

  const { loose } = matrix
  const hasLoose = loose.cause.length + loose.measure.length > 0
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys and the pointer of the cells in it */}
      <div
        className="scroll mxs"
        onKeyDown={onKeyDown}
        onDoubleClick={onCell(acts.edit)}
        onClick={onCell(acts.show)}
        {...focus.handlers}
        {...connector.handlers}
      >
        <div className="mxi" ref={inner}>
          <TieLines
            lines={lines}
            shape={shapeOf(matrix, editing)}
            current={current}
            writable={writable}
            nameOf={({ problem, card }) => `确认${acts.nameOf(card)}回应${acts.nameOf(problem)}，程序推断的`}
            onConfirm={({ problem, card }) => acts.decide(problem, card, "confirmed", card)}
          />
          {connector.line}
          {/* biome-ignore lint/a11y/useSemanticElements: cards under each other are no table of the browser's */}
          <div role="grid" aria-label="问题对照" aria-readonly={!writable} className="mx-grid">
            <Heads counts={matrix.columns} />
            {matrix.rows.map(({ problem, cause, measure }) => (
              <GridRow key={problem.key}>
                <div className="mx-cell">{cardOf(problem, problem.key)}</div>
                {cellOf(cause, "cause", problem.key)}
                {cellOf(measure, "measure", problem.key)}
              </GridRow>
            ))}
            {hasLoose && (
              <GridRow>
                <Legend ties={matrix.ties} />
                <div className="mx-cell">{loose.cause.map((card) => cardOf(card, null))}</div>
                <div className="mx-cell">{loose.measure.map((card) => cardOf(card, null))}</div>
              </GridRow>
            )}
          </div>
          {!hasLoose && <Legend ties={matrix.ties} />}
        </div>
      </div>
      {menu && (
        <Menu
          label="连到"
          anchor={focus.elementOf(menu.key) ?? inner.current!}
          entries={menu.entries}
          onClose={() => acts.closeMenu(menu.key)}
        />
      )}
    </>
  )
}

/** What the pointer does with a cell, beside its buttons and its field. */
const onCell = (act: (key: string) => void) => (event: MouseEvent) => {
  const key = keyOf(event.target)
  if (key && (event.target as Element).closest("button, textarea") === null) act(key)
}

/** The acts that cells hold, the same whenever they are drawn: a cell is drawn again only when it changed. */
function useStable(acts: CellActs) {
  const latest = useRef(acts)
  latest.current = acts
  const [stable] = useState(() => ({
    rewrite: (key: string, text: string | null, stays: boolean) =>
      latest.current.finishEdit(key, text, stays),
    write: (key: string) => latest.current.write(key),
    connect: (key: string) => latest.current.connect(key),
  }))
  return stable
}
