import {
  answer,
  dropCaret,
  goTo,
  level,
  merge,
  moveCaret,
  type Recognition,
  redo,
  split,
  stepDoubt,
  stepOpenDoubt,
  takeSuggestion,
  undo,
} from "./recognition"

/** Does what a key of the page means; answers whether it means anything. Fields keep their keys. */
export function onPageKey(of: Recognition, event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  const isControl = event.ctrlKey || event.metaKey
  if (event.isComposing || (target.matches("input, textarea") && event.key !== "F8")) return false
  // A list of choices has no undoing of its own.
  if (target.matches("select") && event.key !== "F8" && !isControl) return false
  if (isControl) return onControlKey(of, event)
  if (event.altKey) return onLevelKey(of, event.key)
  const { caret } = of.store.getState()
  const key = keyOf(event)
  if (caret?.byKey && onCaretKey(of, key, target)) return true
  return onPlainKey(of, key, target, event.shiftKey)
}

/** An input method that is on keeps the letters for itself, even where nothing can be typed: then the key's place tells. */
function keyOf({ key, code }: KeyboardEvent): string {
  if (key !== "Process") return key
  return /^(?:Key|Digit|Numpad)([A-Z\d])$/.exec(code)?.[1] ?? code
}

function onControlKey(of: Recognition, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase()
  const { caret } = of.store.getState()
  if (caret?.byKey && (key === "arrowleft" || key === "arrowright")) {
    moveCaret(of, key === "arrowleft" ? -1 : 1, true)
    return true
  }
  if (event.altKey) return false
  if (key === "z" && !event.shiftKey) undo(of)
  else if (key === "y" || key === "z") redo(of)
  else return false
  return true
}

function onLevelKey(of: Recognition, key: string): boolean {
  if (key === "ArrowLeft") level(of, -1)
  else if (key === "ArrowRight") level(of, 1)
  else return false
  return true
}

/** The keys of a split that was begun by a key. */
function onCaretKey(of: Recognition, key: string, target: HTMLElement): boolean {
  if (key === "ArrowLeft") moveCaret(of, -1, false)
  else if (key === "ArrowRight") moveCaret(of, 1, false)
  else if (key === "Enter" && !isPlainButton(target)) split(of)
  else if (key === "Escape") dropCaret(of)
  else return false
  return true
}

function onPlainKey(of: Recognition, key: string, target: HTMLElement, shift: boolean): boolean {
  const inText = target.closest(".rec-text") !== null
  switch (key) {
    case "ArrowUp":
    case "ArrowDown": {
      const by = key === "ArrowUp" ? -1 : 1
      if (inText) stepParagraph(of, target, by)
      else stepDoubt(of, by)
      return true
    }
    case "F8":
      stepOpenDoubt(of, shift ? -1 : 1)
      return true
    case "Enter":
      // Any other button does what is written on it.
      if (isPlainButton(target)) return false
      takeSuggestion(of)
      return true
    case "Escape":
      if (!of.store.getState().caret) return false
      dropCaret(of)
      return true
    case "s":
    case "S":
      split(of)
      return true
    case "m":
    case "M":
      merge(of)
      return true
    default:
      if (!/^[1-5]$/.test(key)) return false
      answer(of, Number(key) - 1)
      return true
  }
}

const isPlainButton = (target: HTMLElement) =>
  target.matches("button, summary, a") && !target.matches("[data-current]")

/** The paragraph above or below among those that are shown. */
function stepParagraph(of: Recognition, target: HTMLElement, by: 1 | -1): void {
  const shown = [...target.closest(".rec-text")!.querySelectorAll<HTMLElement>("[role=option]")]
  const next = shown[shown.indexOf(target) + by]
  if (next) goTo(of, Number(next.dataset.from))
}
