import type { Role } from "../model/roles"
import { type RoleCue, subheadingRole } from "./cues"
import { tenorOf } from "./tenor"
import { type Told, toldLike } from "./tenor-words"
import { isList, type TreeItem, type TreeSection } from "./tree"

/** The paragraphs of a section as they are told: an item with what stands inside it. */
function wordsOf(text: string, { body }: TreeSection): string[] {
  return body.flatMap((child) =>
    isList(child)
      ? child.items.map((item) => wholeItem(text, item))
      : child.type === "intro"
        ? [text.slice(...child.text)]
        : [],
  )
}

/** More of an item says nothing new. */
const enough = 240

function wholeItem(text: string, item: TreeItem): string {
  let words = text.slice(...item.first.text)
  for (const child of item.rest) {
    if (words.length >= enough) break
    if (isList(child)) for (const inner of child.items) words += wholeItem(text, inner)
    else if (child.type === "para") words += text.slice(...child.text)
  }
  return words.slice(0, enough)
}

export interface PartContext {
  cue: RoleCue | null
  /** It is nothing but words that close the report. */
  closing: boolean
  /** Title, opening or another heading say that this is a report. */
  report: boolean
  /** A part in front of it tells problems. */
  answered: boolean
}

/**
 * What it costs to take a part whose heading says no role (a slogan, or no heading) for each: by the way its
 * paragraphs are told, the more of them the surer, and by the weaker words of its heading.
 */
export function costOf(text: string, section: TreeSection, surroundings: PartContext): Record<Role, number> {
  const { cue, closing, report, answered } = surroundings
  if (closing) return { highlight: 9, problem: 9, cause: 9, measure: 9, other: 0 }
  const words = wordsOf(text, beforeTurn(section))
  const tenor = tenorOf(words)
  const weight = words.length >= 2 ? 3 : 1.8
  const cost = {
    highlight: weight * (0.55 - tenor.highlight),
    problem: weight * (0.75 - tenor.problem),
    cause: weight * (1 - tenor.cause) + 0.3,
    measure: weight * (0.6 - tenor.measure),
    // A part with a heading of its own tells something.
    other: report ? (section.heading ? 4 : 2) : 0,
  }
  const heard = heardIn(words)
  for (const role of ["highlight", "problem", "cause", "measure"] as const) cost[role] += heard[role]
  // Behind the problems a part without a heading of its own is as often the end as the plan.
  if (!section.heading && answered) cost.other -= 1.5
  const said = cue?.roles[0]
  if (said) cost[said] -= 1
  cost.problem -= labelledProblems(text, section)
  if (section.heading) {
    const heading = tenorOf([text.slice(...section.heading.text)])
    for (const role of ["problem", "cause", "measure"] as const) cost[role] -= heading[role]
  }
  if (!report) for (const role of ["highlight", "problem", "cause", "measure"] as const) cost[role] += 1.5
  return cost
}

/** What the words of the paragraphs speak against each role, 0 for the one that they fit best. */
function heardIn(paragraphs: readonly string[]): Told {
  const sum: Told = { highlight: 0, problem: 0, cause: 0, measure: 0 }
  const some = paragraphs.slice(0, mostHeard)
  for (const words of some) {
    const told = toldLike(words)
    for (const role of told4) sum[role] -= told[role] / some.length
  }
  const least = Math.min(...told4.map((role) => sum[role]))
  // Three paragraphs that sound alike are hardly a chance.
  const weight = some.length >= 3 ? 1.2 : some.length === 2 ? 0.9 : 0.6
  for (const role of told4)
    sum[role] = some.length === 0 ? 0 : Math.min(mostSaid, (sum[role] - least) * weight)
  return sum
}

const told4 = ["highlight", "problem", "cause", "measure"] as const

/** More paragraphs of a part say nothing new. */
const mostHeard = 10

/** Words alone are never surer than the order of a report. */
const mostSaid = 2.5

/** What it speaks for problems that items are called 问题一, 问题二, unless they tell how they were solved. */
function labelledProblems(text: string, { body }: TreeSection): number {
  const first = body.find(isList)
  if (!first || labelRole(text, first.items[0]!) !== "problem") return 0
  const named = first.items.filter((item) => labelRole(text, item) === "problem")
  const solved = named.filter((item) => rectified.test(text.slice(...item.first.text)))
  return named.length >= 2 && solved.length * 2 < named.length ? 4 : 0
}

/** A part up to the sentence inside it that turns it. */
function beforeTurn(section: TreeSection): TreeSection {
  const at = section.body.findIndex(
    (child, i) => i > 0 && !isList(child) && child.type === "leadIn" && child.sure,
  )
  return at < 0 ? section : { ...section, body: section.body.slice(0, at) }
}

export const rectified = /已(?!经年)|均(?!衡)|全部|完成|整改|销号|办结|到位/

export function labelRole(text: string, item: TreeItem): Role | null {
  if (item.style !== "label" || !item.first.ordinal) return null
  const words = text
    .slice(...item.first.ordinal)
    .replace(/[\s：:\d一二三四五六七八九十、.．（(）)【】〔〕[\]之]/g, "")
  return subheadingRole(words)
}
