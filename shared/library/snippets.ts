import { z } from "zod"
import cause from "#resources/snippets/cause.json" with { type: "json" }
import highlight from "#resources/snippets/highlight.json" with { type: "json" }
import measure from "#resources/snippets/measure.json" with { type: "json" }
import problem from "#resources/snippets/problem.json" with { type: "json" }
import { roles } from "../model/roles"

/** Who writes such a sentence; a snippet without any is for everybody. */
export const unitKinds = ["township", "village", "school", "hospital", "bureau"] as const
export type UnitKind = (typeof unitKinds)[number]

export const unitNames: Readonly<Record<UnitKind, string>> = {
  township: "乡镇",
  village: "村",
  school: "学校",
  hospital: "医院",
  bureau: "机关",
}

/**
 * 段落素材: a sentence or two to begin with. A blank in braces (`{次数}`) stands where the writer's own figure,
 * date or name belongs and says what is missing; the check finds every one that was left. Packs may have `___`
 * instead.
 */
export const Snippet = z.object({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  title: z.string().min(1),
  /** The kind of item that it is for. */
  role: z.enum(roles),
  units: z.array(z.enum(unitKinds)).optional(),
  /** Without an ordinal: that is an attribute of the item. */
  text: z.string().min(1),
})
export type Snippet = z.infer<typeof Snippet>

/** One file of snippets with the source that all of them share. */
export const SnippetFile = z.object({
  source: z.string().min(1),
  confidence: z.enum(["high", "medium", "unverified"]),
  snippets: z.array(Snippet),
})

/** The built-in snippets, in the order of the skeleton. */
export const snippets: readonly Snippet[] = [highlight, problem, cause, measure]
  .map((json) => SnippetFile.parse(json))
  .filter(({ confidence }) => confidence !== "unverified")
  .flatMap((file) => file.snippets)
