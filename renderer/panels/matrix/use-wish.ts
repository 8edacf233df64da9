import { useEffect, useRef } from "react"
import type { Matrix } from "#shared/matrix/matrix"
import { deskUi } from "../../app/desk-ui"
import { say, useApp } from "../../app/store"
import { openPanel } from "../reveal"
import type { Reading } from "./reading"
import type { CellActs } from "./use-cell-acts"
import type { CellFocus } from "./use-cell-focus"
import { nextGap, stopOf } from "./walk"

/**
 * What another part of the desk wishes to see here: a problem, or the next gap. It gets the focus, and the paper
 * shows it.
 *
 * @param props.current id of the problem whose row is looked at
 * @param props.tabStop the cell that is gone to where the wished one is not there
 */
export function useWish(props: {
  matrix: Matrix
  reading: Reading
  current: string | null
  tabStop: string
  focus: CellFocus
  acts: CellActs
}): void {
  const { matrix, reading, current, tabStop, focus, acts } = props
  const { held, columns } = reading
  const app = useApp()
  const onWish = () => {
    const { wish } = deskUi.getState()
    if (!wish) return
    deskUi.setState({ wish: null })
    openPanel(app)
    const here = stopOf(columns, focus.focused)
    const row = here?.row ?? matrix.rows.findIndex((it) => it.problem.key === current)
    const gap = "gap" in wish ? nextGap(matrix, columns, { key: focus.focused, row }, wish.gap) : null
    const asked = "problem" in wish ? wish.problem : gap
    const key = asked !== null && !held.has(asked) ? tabStop : asked
    if (key === null) {
      say(app, "没有缺口了。")
      return
    }
    focus.focusSoon(key)
    acts.show(key)
  }
  const latest = useRef(onWish)
  latest.current = onWish
  useEffect(() => {
    latest.current()
    return deskUi.subscribe((state) => {
      if (state.wish) latest.current()
    })
  }, [])
}
