import { createStore } from "zustand/vanilla"

export type PanelTab = "findings" | "library"

/** What of the desk commands and panels share: which tab is on, and a wish to go to the next finding. */
export interface DeskUi {
  tab: PanelTab
  /** The panel and the outline as drawers over the paper, on a narrow window. */
  drawer: "outline" | "panel" | null
  /** F8 was pressed `count` times; the findings panel follows. The last one went this way. */
  step: { by: 1 | -1; count: number }
}

export const deskUi = createStore<DeskUi>(() => ({
  tab: "findings",
  drawer: null,
  step: { by: 1, count: 0 },
}))

/** Asks the findings panel for the next finding (or the one before), seen from the caret. */
export function stepFinding(by: 1 | -1): void {
  deskUi.setState(({ step }) => ({ tab: "findings", step: { by, count: step.count + 1 } }))
}

export function showTab(tab: PanelTab): void {
  deskUi.setState({ tab })
}
