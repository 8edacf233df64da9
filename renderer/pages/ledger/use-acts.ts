import type { Transaction } from "prosemirror-state"
import { useState } from "react"
import { type LedgerRow, tiedTo } from "#shared/ledger/rows"
import type { Session } from "../../app/session"
import { say, useApp } from "../../app/store"
import type { Drawer } from "../../ui/use-drawer"
import {
  changeRow,
  changeTied,
  confirmRow,
  liveRow,
  noteRow,
  rowAt,
  tieRows,
  unconfirmRow,
  untieRow,
} from "./acts"
import { nextMatter } from "./list"
import { goToFigure } from "./open"
import type { Editing } from "./Table"
import type { Shown } from "./use-shown"

export type LedgerActs = ReturnType<typeof useActs>

/** What the writer does in the ledger, and what is under way: a figure typed over, one tied, one asked about. */
export function useActs(props: {
  session: Session
  /** All rows of the report. */
  rows: readonly LedgerRow[]
  shown: Shown
  writable: boolean
  drawer: Drawer
  /** Gives a row the focus; the current one unless another is named. */
  toRow(key?: string): void
}) {
  const { session, rows, shown, writable, drawer, toRow } = props
  const app = useApp()
  const [editing, setEditing] = useState<Editing | null>(null)
  const [tying, setTying] = useState<string | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const { at } = shown
  const rowOf = (key: string | null) => (key === null ? null : (rows.find((row) => row.key === key) ?? null))
  const changed = rowOf(asked)
  const others = changed ? tiedTo(rows, changed).filter(({ value }) => value !== changed.value) : []
  /** A figure that was changed, and the others that are the same figure and have still the old number. */
  const asking = changed && others.length > 0 ? { row: changed, others } : null
  /** The figure that another is to be tied to. */
  const tied = rowOf(tying)

  /** Makes a change to the row as it is now; answers the row after it, or null where nothing may be changed. */
  const act = (key: string | undefined, make: (live: LedgerRow) => Transaction): LedgerRow | null => {
    const live = key === undefined || !writable ? null : liveRow(session.editor, key)
    if (!live) return null
    const tr = make(live)
    if (!tr.docChanged) return live
    session.dispatch(tr)
    return rowAt(session.editor, live)
  }
  const show = (row: LedgerRow) => {
    shown.reveal(row)
    toRow(row.key)
  }

  return {
    editing,
    tied,
    asking,
    show,
    /** 空格: confirms and goes on to the next figure; the writer's word is taken back in place. */
    confirm() {
      if (!at || !writable || at.status === "blank") return
      if (at.status === "confirmed") {
        act(at.key, (live) => unconfirmRow(session.editor, live))
        return
      }
      if (!act(at.key, (live) => confirmRow(session.editor, live))) return
      const next = shown.rows[shown.rows.indexOf(at) + 1]
      if (!next) return
      shown.setCurrent(next.key)
      // From the panel the focus stays there: the button is that of the next figure now.
      if (drawer.isIn("table")) toRow(next.key)
    },
    /** Begins to type over the figure, with what was typed already. */
    change(typed?: string) {
      if (!at || !writable) return
      drawer.set(false)
      setAsked(null)
      const number = at.status === "blank" ? "" : at.shown.number
      setEditing({ key: at.key, text: typed ?? number, caret: typed === undefined ? -1 : typed.length })
    },
    commit(key: string, typed: string) {
      setEditing(null)
      const before = liveRow(session.editor, key)
      const now = act(key, (live) => changeRow(session.editor, live, typed))
      if (!now || !before) return
      shown.pin(now.key)
      if (now.text !== before.text && now.attrs.tie !== "") setAsked(now.key)
    },
    cancel: () => setEditing(null),
    /** 一并改为: what was changed is written into its other places too. */
    changeOthers() {
      act(asked ?? undefined, (live) => changeTied(session.editor, live))
      setAsked(null)
      toRow(asked ?? undefined)
    },
    /** 只改这处. */
    leaveOthers() {
      setAsked(null)
      toRow(asked ?? undefined)
    },
    beginTie() {
      if (!at) return
      setTying(at.key)
      drawer.set(false)
      toRow()
    },
    endTie() {
      setTying(null)
      toRow()
    },
    /** Ties a figure to another one: the one that the tie was begun at to the current, or the current to that named. */
    tie(other?: LedgerRow) {
      const [a, b] = other ? [at, other] : [tied, at]
      setTying(null)
      const live = b && liveRow(session.editor, b.key)
      if (!a || !live || a.key === live.key) return
      act(a.key, (it) => tieRows(session.editor, it, live))
      show(a)
    },
    untie(row: LedgerRow) {
      act(row.key, (live) => untieRow(session.editor, live))
    },
    note(words: string) {
      act(at?.key, (live) => noteRow(session.editor, live, words))
    },
    /** F8: the next open matter of what is shown, else of all. */
    step(by: 1 | -1) {
      const next = nextMatter(shown.rows, at?.key ?? null, by) ?? nextMatter(rows, at?.key ?? null, by)
      if (next) show(next)
      else say(app, "没有待办的数了：没有待确认的、对不上的，也没有空着的。")
    },
    /** 到正文里看. */
    open(key: string | undefined = at?.key) {
      const row = rowOf(key ?? null)
      if (row) goToFigure(app, session, row)
    },
  }
}
