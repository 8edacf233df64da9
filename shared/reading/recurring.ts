import { headingCue, subheadingRole } from "./cues"
import { orderedRoles, type PartEvidence } from "./order"
import { costOf } from "./part-costs"
import { isList, listsOf, type TreeItem, type TreeSection } from "./tree"

/**
 * Parts by topics, each with the same subheadings (干了什么, 欠了什么, 怎么还): these name roles, whatever their words.
 * What each of them names is decided from all that stands below it anywhere.
 */
export function nameRecurring(text: string, sections: readonly TreeSection[]): void {
  const byWords = new Map<string, TreeItem[]>()
  for (const { body } of sections)
    for (const { list } of listsOf(body))
      for (const item of list.items) {
        const words = text.slice(...item.first.text)
        if (words.length > longestSubheading || /[。；：]/.test(words) || !item.rest.some(isList)) continue
        const same = byWords.get(words)
        if (same) same.push(item)
        else byWords.set(words, [item])
      }
  const recurring = [...byWords].filter(([, items]) => items.length > 1)
  if (recurring.length < 2) return
  const evidence = recurring.map(([words, items]): PartEvidence => {
    const cue = headingCue(words)
    const body = items.flatMap(({ rest }) => rest.filter(isList))
    const all: TreeSection = { kind: "section", role: "other", part: null, heading: items[0]!.first, body }
    const known = subheadingRole(words) ?? (cue && cue.strength >= plainly ? cue.roles[0]! : null)
    return { known, cost: costOf(text, all, { cue, closing: false, report: true, answered: false }) }
  })
  const roles = orderedRoles(evidence)
  // 思想上 and 作风上 in each part name topics.
  if (!roles.includes("problem") || new Set(roles).size < 2) return
  for (const [i, [, items]] of recurring.entries()) for (const item of items) item.names = roles[i]!
}

const longestSubheading = 14

/** From here on the words of a subheading name a role by themselves. */
const plainly = 0.9
