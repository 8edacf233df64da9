import { countReport, type ReportCounts } from "../model/counts"
import type { Part } from "../model/part-limits"
import type { Limits } from "../model/properties"
import type { Role } from "../model/roles"
import type { ReportFacts } from "./types"

/** Every rule about length goes by what an organiser asked for; no standard limits a 述职报告. */
export const lengthBasis = "述职通知的篇幅要求：在“报告信息”或“设置”里填的数"

/**
 * The limits that a report is held to: its own, or the general ones when it has none at all. So a limit that was
 * taken out of a report that has others does not come back from the settings.
 */
export function limitsOf(facts: ReportFacts, general: Limits): Limits {
  const own = facts.properties.limits
  return Object.values(own).some((limit) => limit !== null) ? own : general
}

/** How long a report is, or null when nothing is written in its parts yet: then nothing is too short. */
export function lengthOf(facts: ReportFacts): ReportCounts | null {
  const counts = countReport(facts.outline)
  return facts.outline.items.some((item) => item.blocks.some((it) => /\S/.test(it.node.textContent)))
    ? counts
    : null
}

/** 3,500 as the status bar writes it. */
export const figure = (n: number): string => n.toLocaleString("en-US")

/**
 * A part of the report: its characters, causes counted with the problems, and the block to point at: the heading of
 * its first section, or the paragraph where it begins. Null when it is nowhere.
 */
export function partOf(
  { outline }: ReportFacts,
  { byRole }: ReportCounts,
  part: Part,
): { characters: number; block: number | null } {
  const isOfPart = (role: Role) => role === part || (part === "problem" && role === "cause")
  const characters = part === "problem" ? byRole.problem + byRole.cause : byRole[part]
  const section = outline.sections.find(({ role }) => isOfPart(role))
  const place = section?.heading ?? outline.items.find(({ role }) => isOfPart(role))?.blocks[0]
  return { characters, block: place?.index ?? section?.blocks[0] ?? null }
}
