import { useState } from "react"
import { itemPlace } from "#shared/checks/place-name"
import type { ReportFacts } from "#shared/checks/types"
import { matrixOf, matrixRoles } from "#shared/matrix/matrix"
import { deskUi } from "../../app/desk-ui"
import type { Session } from "../../app/session"
import { say, useApp } from "../../app/store"
import { revealRange, setLink } from "../../editor/acts"
import { findingsOf } from "../../editor/findings"
import type { MenuEntry } from "../../ui/Menu"
import { actAndSay, selectText } from "../reveal"
import { begin, rangeOf, rewrite } from "./acts"
import { answersFor, problemsFor, type Target } from "./connect"
import { roleWords } from "./MatrixCard"
import { type Reading, readingOf } from "./reading"
import type { CellFocus } from "./use-cell-focus"
import { stopOf } from "./walk"

export type CellActs = ReturnType<typeof useCellActs>

/** What can be done with a cell, by its key; the cell that is being edited, and the one whose menu is open. */
export function useCellActs(props: {
  session: Session
  facts: ReportFacts
  reading: Reading
  focus: CellFocus
  writable: boolean
}) {
  const { session, facts, reading, focus, writable } = props
  const { held, columns } = reading
  const app = useApp()
  const [editing, setEditing] = useState<{ key: string; text: string } | null>(null)
  const [menu, setMenu] = useState<{ key: string; entries: MenuEntry[] } | null>(null)

  const nameOf = (id: string) => {
    const item = facts.outline.items.find((it) => it.id === id)
    return item ? itemPlace(item, facts.outline) : ""
  }
  /** The cell that was worked at, or what came in its place once the panel is drawn anew. */
  const stayAt = (key: string, problem: string | null) => {
    const now = readingOf(matrixOf(findingsOf(session.editor).checked.facts))
    const role = held.get(key)?.card?.role ?? held.get(key)?.gap?.role
    const row = now.columns[matrixRoles.indexOf(role!)]!.filter((it) => it.problem === problem)
    const stays = problem === null ? now.held.has(key) : row.some((it) => it.key === key)
    focus.focusNext(stays ? key : (row[0]?.key ?? problem))
  }
  /** Ties an answer to a problem, or says that it is none of its. */
  const decide = (problem: string, target: string, verdict: "confirmed" | "refused", from: string) => {
    const word = verdict === "confirmed" ? "连上" : "断开"
    const tr = setLink(session.editor, problem, target, verdict)
    actAndSay(app, session, tr, `${nameOf(problem)}和${nameOf(target)}${word}了`)
    stayAt(from, stopOf(columns, from)?.problem ?? null)
  }

  return {
    editing,
    menu,
    nameOf,
    decide,
    /** 写一句: begins what a gap lacks, in the text. */
    write(key: string) {
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
    },
    edit(key: string) {
      const card = held.get(key)?.card
      if (!card || !writable) return
      const range = rangeOf(session.editor, card.place)
      if (range) setEditing({ key, text: session.editor.doc.textBetween(range.from, range.to) })
    },
    /** `text` null: nothing is changed. `stays`: the cell keeps the focus. */
    finishEdit(key: string, text: string | null, stays: boolean) {
      const card = held.get(key)?.card
      const old = editing?.text
      setEditing(null)
      if (stays) focus.focusNext(key)
      if (!card || old === undefined || text === null || text === old) return
      if (text.trim() === "") {
        say(app, "这一格不能空着，没有改动。要去掉这一条，在提纲里按 Delete。")
        return
      }
      const tr = rewrite(session.editor, card.place, old, text)
      if (tr) session.dispatch(tr)
      else say(app, "这一句在正文里已经改过，这里的改动没有放进去。")
    },
    disconnect(key: string) {
      const card = held.get(key)?.card
      const problem = stopOf(columns, key)?.problem
      if (!card || card.role === "problem" || !problem || !writable) return
      if (card.own) say(app, `${roleWords[card.role]}写在问题自己的话里。要去掉，在正文里删那一句。`)
      else decide(problem, card.item.id, "refused", key)
    },
    /** Opens the menu of what a cell can be tied to. */
    connect(key: string) {
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
    },
    closeMenu(key: string) {
      setMenu(null)
      focus.focus(key)
    },
    /** Shows in the paper what a cell is about; the caret stays. */
    show(key: string) {
      const it = held.get(key)
      const place = it?.card?.place ?? it?.gap?.begun
      const problem = it?.gap?.problem
      const range = place
        ? rangeOf(session.editor, place)
        : problem && rangeOf(session.editor, { item: problem.id, paragraph: 0, from: 0, to: 0 })
      if (range && session.view) revealRange(session.view, range.from, range.to)
    },
  }
}

function entriesOf(targets: readonly Target[], choose: (target: Target) => void): MenuEntry[] {
  return targets.map((target) => ({
    id: `${target.problem} ${target.answer}`,
    label: target.label,
    keys: target.linked ? `${target.basis}，断开` : target.basis,
    run: () => choose(target),
  }))
}
