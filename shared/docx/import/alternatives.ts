import type { Action, Walk } from "./walk"

/** Content that a file gives in several forms for programs of several ages (ISO/IEC 29500-3). */
export interface Alternatives {
  /** mc:AlternateContent. */
  set: Action
  /** mc:Choice and mc:Fallback. */
  choice: Action
  /** Inside a second alternative, which shows the pictures of the first again. */
  repeating(): boolean
}

/** @param written characters of text met so far in the document */
export function contentAlternatives(walk: Walk, written: () => number): Alternatives {
  /** For each open set of alternatives: whether one was read, and the text written before it. */
  const sets: { read: boolean; before: number }[] = []
  const repeats: boolean[] = []
  let repeating = 0

  /** Takes the first alternative, whatever it requires; a later one only when those before it held no text. */
  function openAlternative(): void {
    const set = sets[sets.length - 1]
    if (set?.read && written() > set.before) {
      walk.skip()
      return
    }
    const again = set?.read === true
    repeats.push(again)
    if (again) repeating++
    if (!set) return
    set.read = true
    set.before = written()
  }

  return {
    set: {
      open: () => void sets.push({ read: false, before: 0 }),
      close: () => void sets.pop(),
    },
    choice: {
      open: openAlternative,
      close() {
        if (repeats.pop()) repeating--
      },
    },
    repeating: () => repeating > 0,
  }
}
