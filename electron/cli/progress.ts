import { type Onlooker, stageNames } from "#shared/source/pace"
import type { Io } from "./io"

export interface ProgressLine extends Onlooker {
  /** Takes the line away again. */
  clear(): void
}

/** What takes no longer is not spoken of, and the line is not written anew more often. In milliseconds. */
const showAfter = 300
const showEvery = 100

/**
 * One line on a terminal that says how far a reading is, written over again and again. Anywhere else, in a file or a
 * pipe, nothing is written at all.
 *
 * @param what is being done, in Chinese
 */
export function progressLine(stderr: Io["stderr"], what: string, now: () => number): ProgressLine {
  const start = now()
  let last = start + showAfter - showEvery
  let written = false
  return {
    now,
    tell({ stage, share }) {
      if (!stderr.isTTY || now() - last < showEvery) return
      last = now()
      written = true
      // To the first column; then whatever stood behind is wiped off.
      stderr.write(`\r${what}，${stageNames[stage]} ${Math.floor(share * 100)}%\u001b[K`)
    },
    clear() {
      if (written) stderr.write("\r\u001b[K")
    },
  }
}
