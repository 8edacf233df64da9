import { readdirSync, readFileSync } from "node:fs"
import type { Node } from "prosemirror-model"
import { readOutline } from "#shared/model/outline"
import { type Role, roleLetters, roles } from "#shared/model/roles"
import { linkTable } from "#shared/problems/link-table"
import { bareSection, intro, item, leadIn, list, para, report, runOnItem, section } from "../../builders"

/** What is right about one problem of an invented report; see `test/fixtures/problems/README.md`. */
export interface GoldProblem {
  key: string
  causes: GoldSide
  measures: GoldSide
  mentions: string[]
}

export interface GoldSide {
  /** A reader finds it answered, by an item or by itself. */
  answered: boolean
  own: boolean
  stated: boolean
  links: string[]
  optional: string[]
}

export interface GoldReport {
  name: string
  doc: Node
  text: string
  problems: GoldProblem[]
}

/** Also where this is bundled: tests and `npm run accuracy` both run at the root. */
const folder = "test/fixtures/problems/"

/** `mini`: nothing but problems, causes and measures, half of them in other words; `late`: as these, and nobody has looked into them. */
export type GoldSet = "tuned on" | "held" | "mini" | "late"

function setOf(name: string): GoldSet {
  if (/^held\d*-/.test(name)) return "held"
  return name.startsWith("mini-") ? "mini" : name.startsWith("late-") ? "late" : "tuned on"
}

export function goldReports(set: GoldSet): GoldReport[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt") && setOf(name) === set)
    .sort()
    .map((name) => readGold(name.slice(0, -4)))
}

const roleOfLetter = Object.fromEntries(roles.map((role) => [roleLetters[role], role])) as Record<
  string,
  Role
>

interface Open {
  indent: number
  role: Role
  node: () => Node
  paras: string[]
  children: (Open | Node)[]
}

/** Reads a report in the fixtures' notation, as a model and as the plain text it stands for. */
export function readGold(name: string): GoldReport {
  const problems: GoldProblem[] = []
  const sections: { role: Role; heading: string; parts: (Open | Node)[] }[] = []
  const stack: Open[] = []
  let text = ""
  const write = (line: string, runOn: boolean) => {
    if (text && !runOn) text += "\n"
    text += line
  }
  for (const line of readFileSync(`${folder}${name}.txt`, "utf8").split("\n")) {
    const body = line.trimStart()
    if (body === "") continue
    const runOn = body.startsWith("+")
    const rest = runOn ? body.slice(1) : body
    if (rest.startsWith("== ")) {
      const [, role, heading] = /^== (\w+) (.*)$/.exec(rest)!
      sections.push({ role: role as Role, heading: heading!, parts: [] })
      stack.length = 0
      write(heading!, false)
    } else if (rest.startsWith("> ")) problems.push(readGoldLine(rest.slice(2)))
    else if (rest.startsWith("=> ")) {
      const [, role, words] = /^=> (\w+) (.*)$/.exec(rest)!
      here(sections).push(leadIn(role as Role, words!, runOn))
      stack.length = 0
      write(words!, runOn)
    } else if (rest.startsWith(". ")) {
      here(sections).push(intro(rest.slice(2)))
      write(rest.slice(2), false)
    } else if (rest.startsWith("& ")) {
      stack.at(-1)!.paras.push(rest.slice(2))
      write(rest.slice(2), false)
    } else {
      const [, letter, ordinal, words] = /^([a-z])\d+ (.*?)\|(.*)$/.exec(rest)!
      const role = roleOfLetter[letter!]!
      const indent = line.length - body.length
      const open: Open = {
        indent,
        role,
        paras: [],
        children: [],
        node: () => build(open, ordinal!, words!, runOn),
      }
      while (stack.length > 0 && stack.at(-1)!.indent >= indent) stack.pop()
      const above = stack.at(-1)
      if (above) above.children.push(open)
      else here(sections).push(open)
      stack.push(open)
      write(ordinal! + words!, runOn)
    }
  }
  const doc = report(
    {},
    ...sections.map(({ role, heading, parts }) => {
      const nodes = grouped(parts)
      const ordinal = /^.*?[、）]/.exec(heading)?.[0] ?? ""
      return heading
        ? section(role, ordinal, heading.slice(ordinal.length), ...nodes)
        : bareSection(role, ...nodes)
    }),
  )
  return { name, doc, text, problems }
}

/** A text may begin without a heading (a fragment that starts with an introduction). */
function here(sections: { role: Role; heading: string; parts: (Open | Node)[] }[]): (Open | Node)[] {
  if (sections.length === 0) sections.push({ role: "other", heading: "", parts: [] })
  return sections.at(-1)!.parts
}

function build(open: Open, ordinal: string, words: string, runOn: boolean): Node {
  const children = [...open.paras.map((words) => para(words)), ...grouped(open.children)]
  return runOn
    ? runOnItem(open.role, ordinal, words, ...children)
    : item(open.role, ordinal, words, ...children)
}

/** Neighbours of one role make one list. */
function grouped(parts: (Open | Node)[]): Node[] {
  const out: Node[] = []
  let items: Open[] = []
  const flush = () => {
    if (items.length > 0) out.push(list(items[0]!.role, "none", ...items.map((it) => it.node())))
    items = []
  }
  for (const part of parts) {
    if ("indent" in part) {
      if (items.length > 0 && items[0]!.role !== part.role) flush()
      items.push(part)
    } else {
      flush()
      out.push(part)
    }
  }
  flush()
  return out
}

function readGoldLine(line: string): GoldProblem {
  const [key, ...words] = line.split(" ")
  const side = (): GoldSide => ({ answered: false, own: false, stated: false, links: [], optional: [] })
  const gold: GoldProblem = { key: key!, causes: side(), measures: side(), mentions: [] }
  let into: GoldSide | null = null
  for (const word of words) {
    if (word === "causes" || word === "measures") into = gold[word]
    else if (word === "mentions") into = null
    else if (into === null) gold.mentions.push(word)
    else if (word === "own") into.own = into.answered = true
    else if (word === "stated") into.stated = true
    else if (word.startsWith("(")) into.optional.push(word.slice(1, -1))
    else if (word !== "none") {
      into.links.push(word)
      into.answered = true
    }
  }
  return gold
}

export interface Tally {
  right: number
  extra: number
  lost: number
}

export interface Outcome {
  links: Tally
  /** Verdicts “missing”: the positive class is a missing cause or measure. */
  missing: Tally
  verdicts: number
  errors: string[]
}

/** Compares what the program finds in a report with what is right. */
export function judge(gold: GoldReport, doc: Node, keyOf: (id: string) => string): Outcome {
  const outline = readOutline(doc)
  const table = linkTable(outline)
  const out: Outcome = {
    links: { right: 0, extra: 0, lost: 0 },
    missing: { right: 0, extra: 0, lost: 0 },
    verdicts: 0,
    errors: [],
  }
  for (const want of gold.problems) {
    const answer = table.answers.find((it) => keyOf(it.problem.id) === want.key)
    if (!answer) {
      out.errors.push(`${gold.name} ${want.key}: no such problem`)
      continue
    }
    for (const role of ["cause", "measure"] as const) {
      const side = role === "cause" ? want.causes : want.measures
      const found = (role === "cause" ? answer.causes : answer.measures).map((link) => keyOf(link.target))
      for (const key of found) {
        if (side.links.includes(key)) out.links.right++
        else if (!side.optional.includes(key)) {
          out.links.extra++
          out.errors.push(`${gold.name} ${want.key}: ${key} linked`)
        }
      }
      for (const key of side.links) {
        if (found.includes(key)) continue
        out.links.lost++
        out.errors.push(`${gold.name} ${want.key}: ${key} not linked`)
      }
      if (!side.answered && side.optional.length > 0) continue
      out.verdicts++
      const missing = answer.missing.includes(role)
      if (missing && !side.answered) out.missing.right++
      else if (missing) {
        out.missing.extra++
        out.errors.push(`${gold.name} ${want.key}: ${role} wrongly said to be missing`)
      } else if (!side.answered) {
        out.missing.lost++
        out.errors.push(`${gold.name} ${want.key}: missing ${role} not seen`)
      }
    }
  }
  return out
}

export function summed(outcomes: readonly Outcome[]): Outcome {
  const sum = (pick: (outcome: Outcome) => Tally): Tally => ({
    right: total(outcomes.map((it) => pick(it).right)),
    extra: total(outcomes.map((it) => pick(it).extra)),
    lost: total(outcomes.map((it) => pick(it).lost)),
  })
  return {
    links: sum((it) => it.links),
    missing: sum((it) => it.missing),
    verdicts: total(outcomes.map((it) => it.verdicts)),
    errors: outcomes.flatMap((it) => it.errors),
  }
}

const total = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

export function rates({ right, extra, lost }: Tally): { precision: number; recall: number } {
  return {
    precision: right + extra === 0 ? 1 : right / (right + extra),
    recall: right + lost === 0 ? 1 : right / (right + lost),
  }
}
