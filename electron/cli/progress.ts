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

export interface CountLine {
  /** One more is done. */
  add(name: string): void
  clear(): void
}

/** One line on a terminal that says how many of some files are done, and how long the rest will take. */
export function countLine(stderr: Io["stderr"], total: number, known: number, now: () => number): CountLine {
  const start = now()
  let done = 0
  let last = start + showAfter - showEvery
  let written = false
  return {
    add(name) {
      done++
      if (!stderr.isTTY || now() - last < showEvery) return
      last = now()
      written = true
      const left = Math.ceil((((now() - start) / done) * (total - known - done)) / 1000)
      stderr.write(`\r查了 ${known + done} / ${total} 份，约剩 ${left} 秒：${name}\u001b[K`)
    },
    clear() {
      if (written) stderr.write("\r\u001b[K")
    },
  }
}
