import type { Node } from "prosemirror-model"
import type { ReportFacts } from "../checks/types"
import type { Source } from "../model/origin"

/**
 * What is known of a report beside last year's. Everything here follows from the two texts and the writer's
 * decisions in this one; nothing of it is stored.
 *
 * A block index counts in `outline.blocks` of the report it belongs to; `from` and `to` are UTF-16 offsets into the
 * text of that block.
 */
export interface Place {
  block: number
  from: number
  to: number
}

/** Last year's report, read once from the source that holds it. */
export interface LastYear {
  source: Source
  doc: Node
  facts: ReportFacts
}

/** A sentence of this report, with the one of last year's that it comes from. */
export interface CarriedSentence extends Place {
  last: Place & { text: string }
  /** Nothing but punctuation, particles or moved-on years differ. */
  unchanged: boolean
  /** The stretches of this sentence that stood so last year, in order, as offsets into the block. */
  stretches: readonly (readonly [from: number, to: number])[]
  /** The writer said that it holds this year too (mark `origin`). */
  confirmed: boolean
  /** Rightly the same: guiding thought, a system's name, a rule, wording fixed by law. Nobody is warned of it. */
  lawful: boolean
}

/** A quantity of this report, with the one of last year's that counts the same thing. */
export interface CarriedFigure extends Place {
  text: string
  last: Place & { text: string }
  /** Same value and unit. */
  unchanged: boolean
  /** The writer said that it holds this year too (mark `figure`). */
  confirmed: boolean
  /** Rightly the same: a rule (每月5日, 不少于32学时), the number of villages, a number inside a system's name. */
  lawful: boolean
}

/** How much of a text is last year's: characters without white space. */
export interface Share {
  characters: number
  carried: number
}

export interface Carried {
  last: LastYear
  /** In the order of the text; unchanged ones and changed ones that are still recognisable. */
  sentences: readonly CarriedSentence[]
  /** In the order of the text; changed ones too. */
  figures: readonly CarriedFigure[]
  /** Id of an item of this report → id of the old item that it comes from. */
  items: ReadonlyMap<string, string>
  /** 沿用率 of the whole, and by id of the section. */
  share: Share
  sections: ReadonlyMap<string, Share>
}

/** How one of last year's promises stands. */
export interface PromiseState {
  /** Id of the item of the old report. */
  promise: string
  kind: "measure" | "problem"
  /** Its lead as it stood, without ordinal. */
  text: string
  /** Items of this report that answer it, by id. Empty: 未回应. */
  answeredBy: readonly string[]
  /** stated: this year's text says so (去年承诺的…), or the writer linked it; inferred: it follows from what is told. */
  basis: "stated" | "inferred"
  /** The writer said that no answer is needed, and why. */
  excused: string | null
}
