import { z } from "zod"

/** An old report that this one is held against. It travels inside the report: a clerk's PC may lose the old file. */
export const Source = z.object({
  id: z.string(),
  /** File name as the user knows it, without a folder. */
  name: z.string(),
  /** Year reported on, when known. */
  year: z.number().int().nullable(),
  /** Its `doc` node as JSON, or null where only its name is known. `shared/carry/last-year.ts` reads it. */
  report: z.unknown(),
})
export type Source = z.infer<typeof Source>

/**
 * Attributes of the mark `origin`, around a sentence that is still last year's: what the writer said of it.
 * Whether a sentence is last year's is never stored; it follows from the two texts.
 */
export interface OriginAttrs {
  /** The sentence that was confirmed. Once the text differs from it, the confirmation is void. */
  text: string
  /** Who confirmed it, as the report's properties name the person, or "". */
  by: string
}

/** Attributes of the mark `figure`, around a quantity: what is known of it besides what the text says. */
export interface FigureAttrs {
  /** The figure that was confirmed to hold this year too, or "". Once the text differs, the confirmation is void. */
  confirmed: string
  /** Who confirmed it, or "". */
  by: string
  /** Where the number comes from, in the writer's words, or "". */
  note: string
  /** Figures with the same tie are one figure standing in several places; "" is none. */
  tie: string
}

export const plainFigure: FigureAttrs = { confirmed: "", by: "", note: "", tie: "" }

/**
 * What the writer decided about one of last year's promises (a measure or a problem of the old report). What is
 * suggested is never stored.
 */
export const PromiseDecision = z.object({
  /** Id of the item of the old report. */
  promise: z.string(),
  /** Id of the item of this report that it is about; null with `excused`. */
  answer: z.string().nullable(),
  /** confirmed: that item answers it. refused: it does not. excused: no answer is needed, `note` says why. */
  verdict: z.enum(["confirmed", "refused", "excused"]),
  note: z.string().default(""),
})
export type PromiseDecision = z.infer<typeof PromiseDecision>

/** 待办: a comment of the leader's that waits at its place (mark `todo`) until it is done. */
export const Todo = z.object({
  id: z.string(),
  author: z.string().nullable(),
  /** ISO 8601, as the comment had it. */
  date: z.string().nullable(),
  text: z.string(),
  /** The words that it was put to. */
  quote: z.string(),
  done: z.boolean(),
})
export type Todo = z.infer<typeof Todo>

/** What the writer refused of a copy that came back: opened again, it asks for nothing twice. */
export const CopyDecision = z.object({
  /** Digest of what the copy says (`shared/merge/refused.ts`). */
  copy: z.string(),
  /** Ids of the changes, in the order of the copy's list. */
  refused: z.array(z.string()),
})
export type CopyDecision = z.infer<typeof CopyDecision>

/** 送审稿, 定稿: the named version that the report is at. A locked one takes no changes until unlocked on purpose. */
export const Edition = z.object({ name: z.string(), locked: z.boolean() })
export type Edition = z.infer<typeof Edition>
