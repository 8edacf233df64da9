import { createStore } from "zustand/vanilla"
import { goTo } from "../../app/actions"
import type { App } from "../../app/store"
import { firstPage } from "./help-pages"

/** Which help page is on; kept while other pages are looked at. */
export const helpPlace = createStore<{ path: string }>(() => ({ path: firstPage }))

/** Shows a help page: `keys`, `rules/placeholder`. */
export async function showHelp(app: App, path: string): Promise<void> {
  helpPlace.setState({ path })
  await goTo(app, "help")
}
