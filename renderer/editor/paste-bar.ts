import type { EditorView } from "prosemirror-view"
import type { Placing } from "./pasting"
import "./paste-bar.css"

/** Another way in which a pasted text could stand in the report. */
export interface Way {
  /** Chinese, on a button. */
  label: string
  placing: Placing
  isSimplified: boolean
}

export interface Offer {
  /** What was noticed, in a few words. */
  said: string
  /** At most two; Alt+Enter takes the first, Alt+Shift+Enter the second. */
  ways: readonly Way[]
  /** On the button that leaves everything as it is. */
  stay: string
}

const keys = ["Alt+Enter", "Alt+Shift+Enter"]

/**
 * A bar over the upper end of the paper, outside of what can be edited. It takes no room, so that no line moves; it
 * takes no focus, and can be answered from the text by its keys.
 */
export class Bar {
  private readonly place = document.createElement("div")
  private readonly said = document.createElement("div")
  private bar: HTMLElement | null = null

  constructor(
    view: EditorView,
    private readonly act: { take(way: Way): void; leave(): void },
  ) {
    this.place.className = "paste-bar-place"
    this.said.className = "vh"
    this.said.setAttribute("role", "status")
    this.place.append(this.said)
    const { parentElement } = view.dom
    const canvas = parentElement?.closest<HTMLElement>(".canvas") ?? parentElement?.parentElement
    canvas?.prepend(this.place)
  }

  show(offer: Offer | null): void {
    this.bar?.remove()
    this.bar = null
    this.said.textContent = offer
      ? `${offer.said}。${offer.ways.map(keyed).join("，")}，按 Esc ${offer.stay}。`
      : ""
    if (!offer) return
    const bar = document.createElement("div")
    bar.className = "paste-bar"
    bar.setAttribute("role", "group")
    bar.setAttribute("aria-label", "粘贴的内容")
    const words = document.createElement("span")
    words.className = "paste-bar-said"
    words.textContent = offer.said
    const ways = document.createElement("span")
    ways.className = "paste-bar-ways"
    for (const [i, way] of offer.ways.entries())
      ways.append(button(way.label, keys[i]!, way.placing === "parts" && i === 0, () => this.act.take(way)))
    ways.append(button(offer.stay, "Esc", false, () => this.act.leave()))
    bar.append(words, ways)
    bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return
      event.preventDefault()
      event.stopPropagation()
      this.act.leave()
    })
    // A press leaves the caret in the text.
    bar.addEventListener("mousedown", (event) => event.preventDefault())
    this.bar = bar
    this.place.append(bar)
  }

  destroy(): void {
    this.place.remove()
  }
}

const keyed = ({ label }: Way, i: number) => `按 ${keys[i]} ${label}`

function button(label: string, key: string, suggested: boolean, act: () => void): HTMLElement {
  const element = document.createElement("button")
  element.type = "button"
  element.className = suggested ? "btn btn-ok" : "btn"
  const sign = document.createElement("kbd")
  sign.textContent = key
  element.append(label, sign)
  element.addEventListener("click", act)
  return element
}
