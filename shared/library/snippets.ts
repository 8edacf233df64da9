import { z } from "zod"
import sections from "#resources/snippets/sections.json" with { type: "json" }
import { roles } from "../model/roles"

/**
 * 段落素材: a sentence to begin with. `___` stands where the writer's own figure, date or name belongs; the
 * check finds every one that was left.
 */
export const Snippet = z.object({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  title: z.string().min(1),
  /** The kind of item that it is for. */
  role: z.enum(roles),
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
export const snippets: readonly Snippet[] = SnippetFile.parse(sections).snippets
