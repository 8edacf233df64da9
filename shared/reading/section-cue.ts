import { headingCue, type RoleCue } from "./cues"
import type { TreeSection } from "./tree"

/** What a section's heading says it is about; every stage behind `assemble.ts` asks for it. */
export function cueOf(text: string, section: TreeSection): RoleCue | null {
  if (section.cue === undefined)
    section.cue = section.heading && headingCue(text.slice(...section.heading.text))
  return section.cue
}
