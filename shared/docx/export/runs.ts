import type { PaperParagraph, PaperRun } from "./paragraph"

/** The runs of a paragraph in which every character counts: a line end is a character of its text. */
export function countedRuns(paragraph: PaperParagraph): PaperRun[] {
  return paragraph.runs.map((run) => {
    const { newLine, ...rest } = run
    return newLine ? { ...rest, text: `\n${run.text}` } : run
  })
}

/** The text of counted runs. */
export function countedText(runs: readonly PaperRun[]): string {
  return runs.map((run) => run.text).join("")
}

/**
 * The stretch of runs between two offsets of their text (UTF-16 units). Bookmarks stay with the stretch that the
 * run's first character is in.
 */
export function sliceRuns(runs: readonly PaperRun[], from: number, to: number): PaperRun[] {
  const slice: PaperRun[] = []
  let at = 0
  for (const run of runs) {
    const start = Math.max(from - at, 0)
    const end = Math.min(to - at, run.text.length)
    if (start < end) {
      const { bookmarks, ...rest } = run
      const text = run.text.slice(start, end)
      slice.push(bookmarks && start === 0 ? { ...rest, text, bookmarks } : { ...rest, text })
    }
    at += run.text.length
  }
  return slice
}
