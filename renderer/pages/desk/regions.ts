import { type RefObject, useEffect } from "react"
import { deskUi } from "../../app/desk-ui"
import type { Session } from "../../app/session"
import { backToText } from "../../panels/reveal"
import { roomNow } from "../../panels/use-session"
import { arrowTarget, controlsIn } from "../../ui/roving"

/** F6 goes round these, Shift+F6 the other way. */
export const regions = ["outline", "text", "panel", "status"] as const
export type Region = (typeof regions)[number]

/** The next region; from outside of all (title bar, toolbar) the first, backwards the last. */
export function regionAfter(now: Region | null, by: 1 | -1): Region {
  if (now === null) return by === 1 ? regions[0] : regions.at(-1)!
  return regions[(regions.indexOf(now) + by + regions.length) % regions.length]!
}

/** Keys of the desk as a whole: F6 between its regions, Esc from a bar or a panel back to the text. */
export function useRegionKeys(frame: RefObject<HTMLElement | null>, session: Session): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return
      const region = (document.activeElement?.closest<HTMLElement>("[data-region]")?.dataset.region ??
        null) as Region | null
      if (event.key === "F6" && !event.altKey && !event.ctrlKey) {
        event.preventDefault()
        go(regionAfter(region, event.shiftKey ? -1 : 1))
      } else if (
        event.key === "Escape" &&
        region !== "text" &&
        frame.current?.contains(document.activeElement)
      ) {
        event.preventDefault()
        backToText(session)
      }
    }
    const go = (region: Region) => {
      if (region === "text") {
        deskUi.setState({ drawer: null })
        session.view?.focus()
        return
      }
      deskUi.setState({ drawer: region === "panel" && roomNow() === "narrow" ? "panel" : null })
      // A drawer is drawn first.
      requestAnimationFrame(() => focusRegion(frame.current, region))
    }
    window.addEventListener("keydown", onKeyDown)
    return () => window.removeEventListener("keydown", onKeyDown)
  }, [frame, session])
}

/** What of a region takes the focus: the current row, the open finding, else its first control. */
const firsts: Record<Exclude<Region, "text">, readonly string[]> = {
  outline: ["[role=treeitem][tabindex='0']", "button"],
  panel: [".fd.is-open [data-row]", "[role=tab][aria-selected=true]", "button"],
  status: ["button"],
}

function focusRegion(frame: HTMLElement | null, region: Exclude<Region, "text">): void {
  const places = frame ? controlsIn(frame, `[data-region=${region}]`) : []
  const place = places.find((it) => !it.hidden)
  if (!place) return
  for (const selector of firsts[region]) {
    const visible = controlsIn(place, selector).filter((it) => it.closest("[hidden]") === null)
    const target = arrowTarget("Home", visible, null, "row")
    if (target) {
      target.focus()
      return
    }
  }
}
