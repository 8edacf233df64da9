import { createStore } from "zustand/vanilla"

export type PanelTab = "findings" | "matrix" | "lastyear" | "library"

/** What of the desk commands and panels share: which tab is on, and a wish to go to the next finding. */
export interface DeskUi {
  tab: PanelTab
  /** The panel and the outline as drawers over the paper, on a narrow window. */
  drawer: "outline" | "panel" | null
  /** F8 was pressed `count` times; the findings panel follows. The last one went this way. */
  step: { by: 1 | -1; count: number }
  /** What the matrix is to show: a problem, or the next gap. It takes the wish away when it has seen to it. */
  wish: { problem: string } | { gap: 1 | -1 } | null
  /**
   * The next open matter of last year's (or the one before) is asked for, or the current one to be changed; the panel
   * takes the wish away.
   */
  matter: 1 | -1 | "change" | null
  /** The list of what moved on to this year is unfolded. */
  movesOpen: boolean
}

export const deskUi = createStore<DeskUi>(() => ({
  tab: "findings",
  drawer: null,
  step: { by: 1, count: 0 },
  wish: null,
  matter: null,
  movesOpen: false,
}))

/** Asks the findings panel for the next finding (or the one before), seen from the caret; the matrix for a gap, 上年 for what is open. */
export function stepFinding(by: 1 | -1): void {
  if (deskUi.getState().tab === "matrix") {
    deskUi.setState({ wish: { gap: by } })
    return
  }
  if (deskUi.getState().tab === "lastyear") {
    deskUi.setState({ matter: by })
    return
  }
  deskUi.setState(({ step }) => ({ tab: "findings", step: { by, count: step.count + 1 } }))
}

export function showTab(tab: PanelTab): void {
  deskUi.setState({ tab })
}
