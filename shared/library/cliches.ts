import { z } from "zod"
import json from "#resources/terms/cliches.json" with { type: "json" }

const Cliches = z.object({
  source: z.string().min(1),
  confidence: z.enum(["high", "medium", "unverified"]),
  /** What they are used for, and the words. Set political phrases are none: they have to stand. */
  groups: z.array(z.object({ name: z.string().min(1), words: z.array(z.string().min(3)) })),
})

/** The built-in list of empty phrases (套话). */
export const cliches: readonly string[] = Cliches.parse(json).groups.flatMap(({ words }) => words)
