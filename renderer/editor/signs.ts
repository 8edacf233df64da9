import { Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { type Severity, severityNames } from "#shared/checks/types"
import { mattersOf, openMatters, placeInDoc, setMatter } from "./carried"
import { findingKey, findingsOf, isDrawnAsCarried, rangeInDoc, setCurrent } from "./findings"
import { askTodo, todosOf } from "./todos"

/**
 * Signs in the margin: one at every line that something is said about, the gravest. They lie over the sheet, outside
 * of what can be edited, so they cannot move a line, a caret or a composition. They are placed after the text has
 * been drawn: no keystroke waits for them.
 */
export function signsPlugin(): Plugin {
  return new Plugin({ view: (view) => new Signs(view) })
}

/** What a sign says: how grave a finding is, a 待办, or that a figure or a sentence is still last year's. */
type Kind = Severity | "todo" | "figure" | "sentence"

const gravity: Record<Kind, number> = { todo: 6, error: 5, warning: 4, figure: 3, sentence: 2, hint: 1 }

/** Told by words, as the design has it. */
const words: Partial<Record<Kind, string>> = { todo: "待办", figure: "上年数", sentence: "沿用" }

interface Sign {
  top: number
  kind: Kind
  key: string
}

class Signs {
  private readonly layer = document.createElement("div")
  private readonly observer: ResizeObserver
  private waiting = false

  constructor(private readonly view: EditorView) {
    this.layer.className = "signs"
    // The panel tells the same in words.
    this.layer.setAttribute("aria-hidden", "true")
    this.layer.addEventListener("mousedown", (event) => this.open(event))
    view.dom.parentElement!.append(this.layer)
    this.observer = new ResizeObserver(() => this.later())
    this.observer.observe(view.dom)
    this.later()
  }

  update(view: EditorView, before: EditorView["state"]): void {
    if (findingsOf(view.state).checked !== findingsOf(before).checked) this.later()
  }

  destroy(): void {
    this.observer.disconnect()
    this.layer.remove()
  }

  private later(): void {
    if (this.waiting) return
    this.waiting = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.waiting = false
        // After a composition the report is checked anew, which calls again.
        if (!this.view.isDestroyed && !this.view.composing && !findingsOf(this.view.state).behind) this.draw()
      }),
    )
  }

  private draw(): void {
    const signs = this.signs()
    const { children } = this.layer
    while (children.length > signs.length) children[children.length - 1]!.remove()
    for (const [i, sign] of signs.entries()) {
      let element = children[i] as HTMLElement | undefined
      if (!element) {
        element = document.createElement("span")
        element.className = "gm"
        this.layer.append(element)
      }
      if (element.dataset.kind !== sign.kind) {
        element.dataset.kind = sign.kind
        const { kind } = sign
        element.className =
          kind === "todo" ? "gm c is-todo" : kind === "figure" || kind === "sentence" ? "gm c" : "gm"
        if (kind === "todo" || kind === "figure" || kind === "sentence") {
          element.title = kind === "todo" ? "领导批注，还没有办" : "去年的，今年还没有确认"
          element.replaceChildren(words[kind]!)
        } else {
          element.title = severityNames[kind]
          element.replaceChildren(shapeOf(kind))
        }
      }
      element.dataset.key = sign.key
      element.style.top = `${sign.top}px`
    }
  }

  private signs(): Sign[] {
    const { checked } = findingsOf(this.view.state)
    const origin = this.layer.getBoundingClientRect().top
    const lines = new Map<number, Sign>()
    const add = (from: number, kind: Kind, key: string) => {
      const { top, bottom } = this.view.coordsAtPos(from)
      const middle = (top + bottom) / 2 - origin
      // Faces differ in height by a few px; lines are far more than that apart.
      const line = Math.round(middle / 16)
      const near = [line - 1, line, line + 1].find((it) => lines.has(it)) ?? line
      const known = lines.get(near)
      if (known && gravity[known.kind] >= gravity[kind]) return
      lines.set(near, { top: Math.round(known?.top ?? middle - 12), kind, key })
    }
    for (const finding of checked.findings)
      if (!isDrawnAsCarried(finding))
        add(rangeInDoc(finding, checked.facts.outline).from, finding.severity, findingKey(finding, checked))
    for (const matter of openMatters(mattersOf(checked.facts)))
      add(placeInDoc(matter, checked.facts).from, matter.kind, matter.key)
    for (const { todo, place } of todosOf(this.view.state.doc))
      if (!todo.done && place) add(place.from, "todo", todo.id)
    return [...lines.values()]
  }

  /** A sign that is pressed opens its finding, or what it is to be confirmed in; the caret stays where it is. */
  private open(event: MouseEvent): void {
    const sign = (event.target as Element).closest<HTMLElement>(".gm")
    if (!sign) return
    event.preventDefault()
    const { tr } = this.view.state
    const { key = null, kind } = sign.dataset
    if (kind === "todo") {
      if (key !== null) this.view.dispatch(askTodo(tr, key))
      return
    }
    this.view.dispatch(kind === "figure" || kind === "sentence" ? setMatter(tr, key) : setCurrent(tr, key))
  }
}

const svg = "http://www.w3.org/2000/svg"

/** The shapes of the design: diamond, triangle, circle with a point. */
const shapes: Record<Severity, readonly [name: string, parts: readonly Record<string, string>[]]> = {
  error: ["d-err", [{ d: "M6 .9 11.1 6 6 11.1.9 6z" }]],
  warning: ["d-warn", [{ d: "M6 1.5 11 10.5H1z" }]],
  hint: [
    "d-hint",
    [
      { cx: "6", cy: "6", r: "4.5" },
      { cx: "6", cy: "6", r: "1.3", class: "f" },
    ],
  ],
}

function shapeOf(severity: Severity): SVGElement {
  const [name, parts] = shapes[severity]
  const dot = document.createElementNS(svg, "svg")
  dot.setAttribute("class", `dot ${name}`)
  dot.setAttribute("viewBox", "0 0 12 12")
  for (const attrs of parts) {
    const part = document.createElementNS(svg, "d" in attrs ? "path" : "circle")
    for (const [key, value] of Object.entries(attrs)) part.setAttribute(key, value)
    dot.append(part)
  }
  return dot
}
