import { z } from "zod"
import summary from "#resources/skeletons/annual-summary.json" with { type: "json" }
import integrity from "#resources/skeletons/duty-virtue-integrity.json" with { type: "json" }
import duty from "#resources/skeletons/party-building-duty.json" with { type: "json" }
import rectification from "#resources/skeletons/rectification.json" with { type: "json" }
import { roles } from "../model/roles"
import { ordinalStyles } from "../text/ordinals"

const ItemRole = z.enum(roles)

/** One list of a section: its role, and the sentence that leads over to it. */
const SkeletonList = z.object({
  role: ItemRole,
  /** 引出句, e.g. 存在这些问题的主要原因是： — absent when the list follows directly. */
  leadIn: z.string().optional(),
  style: z.enum(ordinalStyles),
  /** How many empty items a new report starts with. */
  items: z.number().int().min(1),
  /** The items of an empty list stand in one paragraph. */
  runOn: z.boolean().default(false),
})

const SkeletonPart = z.object({
  key: z.string(),
  role: ItemRole,
  /** Without its ordinal. */
  heading: z.string(),
  /** Other wordings of the heading that are read as this part. */
  aliases: z.array(z.string()),
  required: z.boolean(),
  /** What the introductory paragraph should say; absent when the part has none. */
  intro: z.string().optional(),
  lists: z.array(SkeletonList),
})

/** 提纲: the fixed parts of a kind of report, as data. */
export const Skeleton = z.object({
  id: z.string(),
  name: z.string(),
  /** Where the parts come from: a notice, a standard, the mission. */
  source: z.string(),
  confidence: z.enum(["high", "medium", "unverified"]),
  /** Suggested opening; {year} stands for the year reported on. */
  opening: z.string(),
  addressee: z.string().optional(),
  parts: z.array(SkeletonPart),
})
export type Skeleton = z.infer<typeof Skeleton>
export type SkeletonPart = z.infer<typeof SkeletonPart>

/** The built-in skeletons; the first is the default. */
export const skeletons: readonly Skeleton[] = [duty, integrity, summary, rectification].map((json) =>
  Skeleton.parse(json),
)

export const defaultSkeleton: Skeleton = skeletons[0]!

export function skeletonById(id: string | null): Skeleton | null {
  return skeletons.find((skeleton) => skeleton.id === id) ?? null
}
