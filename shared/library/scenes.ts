import { z } from "zod"
import json from "#resources/terms/scenes.json" with { type: "json" }

/** Words of two to seven characters, separated by blanks: as lists they would be twice as long to load. */
const words = z.string()

const SceneLexicon = z.object({
  source: z.string(),
  confidence: z.enum(["high", "medium", "unverified"]),
  scenes: z.array(
    z.object({
      /** What names or shows the problem: its subject, symptoms, places, persons. */
      problem: words,
      /** What explains it. */
      cause: words,
      /** What is done about it. */
      measure: words,
    }),
  ),
})
export type SceneLexicon = z.infer<typeof SceneLexicon>

/** Kinds of problems that leaders name, each with the words of its causes and remedies (成对用语). */
export const sceneLexicon: SceneLexicon = SceneLexicon.parse(json)
