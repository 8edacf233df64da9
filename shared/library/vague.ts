import { z } from "zod"
import json from "#resources/terms/vague.json" with { type: "json" }

const Word = z.string().min(2)

const Vague = z.object({
  source: z.string().min(1),
  confidence: z.enum(["high", "medium", "unverified"]),
  /** Words that stand where a figure should: 多次, 一批, 大幅. */
  amounts: z.array(Word),
  /** Longer words that begin with, end in or hold one of them and are no amount: 若干规定, 不少于. */
  notAmounts: z.array(Word),
  /** What could be said of anything at any place: it tells neither what is wrong nor what will be done. */
  empty: z.array(Word),
  /** Fields so wide that naming one says no more: 作风建设. */
  fields: z.array(Word),
  /** Single characters that join words and mean nothing alone. */
  particles: z.string().min(1),
})

/** The built-in list of vague words (虚量词和空话). */
export const vagueWords = Vague.parse(json)
