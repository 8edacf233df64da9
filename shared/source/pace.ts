import { limits } from "./limits"
import { refuse } from "./messages"

/** What is done at the moment, for people. */
export type ReadStage = "unpack" | "structure" | "finish"

export const stageNames: Record<ReadStage, string> = {
  unpack: "正在取出文字",
  structure: "正在认段",
  finish: "快好了",
}

/** How far a reading is. */
export interface ReadProgress {
  stage: ReadStage
  /** Of the whole reading, 0 to 1; never goes back. */
  share: number
}

/** Whoever waits for a reading, and the clock that it goes by: what reads has none of its own. */
export interface Onlooker {
  /** Milliseconds from any beginning, rising. */
  now(): number
  /** Called some hundred times a second at most. */
  tell(progress: ReadProgress): void
}

/**
 * Called by what reads every now and then, cheap enough for every piece of a file.
 *
 * @param share of the stage, 0 to 1
 * @throws Refusal when the time for a reading is over
 */
export type Pace = (stage: ReadStage, share: number) => void

/** Nobody waits, and there is no hurry. */
export const noPace: Pace = () => {}

/** Where each stage begins and ends in the whole, by what files of 100,000 paragraphs take. */
const stages: Record<ReadStage, readonly [from: number, to: number]> = {
  unpack: [0, 0.5],
  structure: [0.5, 0.95],
  finish: [0.95, 1],
}

/** Steps that are told apart: more than a bar shows. */
const steps = 200

/** The pace of one reading, which begins now. */
export function paceOf(onlooker: Onlooker): Pace {
  const start = onlooker.now()
  let told = -1
  let now: ReadStage | null = null
  return (stage, share) => {
    if (onlooker.now() - start > limits.readingMs) refuse("tooSlow", limits.readingMs / 1000)
    const [from, to] = stages[stage]
    const whole = from + (to - from) * Math.max(0, Math.min(share, 1))
    const step = Math.floor(whole * steps)
    if (step < told || (step === told && stage === now)) return
    told = step
    now = stage
    onlooker.tell({ stage, share: whole })
  }
}
