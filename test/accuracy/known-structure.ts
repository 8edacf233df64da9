import type { Node } from "prosemirror-model"
import { readOutline } from "#shared/model/outline"
import { isRole, type Role } from "#shared/model/roles"
import { linkTable } from "#shared/problems/link-table"
import {
  bareSection,
  intro,
  item as itemNode,
  leadIn,
  list,
  opening,
  para,
  report,
  section,
} from "../builders"
import type { MarkedItem, MarkedReport, Span } from "./marked"
import type { FoundAnswer } from "./score"

/**
 * The report as its marks say it is built, for judging links apart from the reading of structure. Items get the
 * keys that the marks give them.
 */
export function markedDoc(marked: MarkedReport): Node {
  const { headings } = marked
  const children: Node[] = []
  if (marked.opening) children.push(opening(oneLine(marked, marked.opening)))
  for (const [i, heading] of headings.entries()) {
    const end = headings[i + 1]?.start ?? marked.text.length
    children.push(sectionNode(marked, heading, end))
  }
  return report({}, ...children)
}

/** What the program finds to answer each problem of it, by the marks' ids. */
export function answersOfKnownStructure(
  marked: MarkedReport,
): ({ problem: string } & Record<"causes" | "measures", FoundAnswer>)[] {
  const outline = readOutline(markedDoc(marked))
  const keys = new Map(outline.items.map((item) => [item.id, item.key]))
  const targets = (links: readonly { target: string }[]) => links.map(({ target }) => keys.get(target) ?? "?")
  return linkTable(outline).answers.map(({ problem, causes, measures, missing }) => ({
    problem: problem.key,
    causes: { ids: targets(causes), missing: missing.includes("cause") },
    measures: { ids: targets(measures), missing: missing.includes("measure") },
  }))
}

type Part = { start: number; end: number } & (
  | { kind: "item"; item: MarkedItem }
  | { kind: "leadIn"; role: Role }
  | { kind: "intro" | "aside" }
)

function partsWithin(marked: MarkedReport, parent: string | null, [start, end]: Span): Part[] {
  const at = ([start, end]: Span) => ({ start, end })
  const all: Part[] = [
    ...marked.items
      .filter((it) => it.parent === parent)
      .map((item): Part => ({ kind: "item", item, start: item.start, end: item.end })),
    ...marked.leadIns.map((it): Part => ({ kind: "leadIn", ...it })),
    ...marked.intros.map((span): Part => ({ kind: "intro", ...at(span) })),
    ...marked.asides.map((span): Part => ({ kind: "aside", ...at(span) })),
  ]
  const inside = all.filter((it) => it.start >= start && it.end <= end)
  const items = inside.filter((it) => it.kind === "item")
  // What stands inside an item of this level is that item's.
  return inside
    .filter((it) => it.kind === "item" || !items.some((i) => it.start >= i.start && it.end <= i.end))
    .sort((a, b) => a.start - b.start)
}

function sectionNode(marked: MarkedReport, heading: MarkedReport["headings"][number], end: number): Node {
  const role = heading.role.split("+")[0]!
  if (!isRole(role)) throw new Error(`${marked.name}: ${role} is no role`)
  const parts = partsWithin(marked, null, [heading.end, end])
  const intros = parts.flatMap((it) =>
    it.kind === "intro" ? [intro(oneLine(marked, [it.start, it.end]))] : [],
  )
  const nodes = [...intros, ...nodesOf(marked, parts)]
  const words = oneLine(marked, [heading.start, heading.end])
  const ordinal = /^[^、）.．]{1,5}[、）.．]/.exec(words)?.[0] ?? ""
  return words === ""
    ? bareSection(role, ...nodes)
    : section(role, ordinal, words.slice(ordinal.length), ...nodes)
}

/** Neighbours of one role make one list. */
function nodesOf(marked: MarkedReport, parts: readonly Part[]): Node[] {
  const out: Node[] = []
  let run: MarkedItem[] = []
  const flush = () => {
    if (run.length > 0) out.push(list(run[0]!.role, "none", ...run.map((it) => markedItem(marked, it))))
    run = []
  }
  for (const part of parts) {
    if (part.kind === "item") {
      if (run.length > 0 && run[0]!.role !== part.item.role) flush()
      run.push(part.item)
    } else if (part.kind === "leadIn") {
      flush()
      out.push(leadIn(part.role, oneLine(marked, [part.start, part.end])))
    }
  }
  flush()
  return out
}

function markedItem(marked: MarkedReport, item: MarkedItem): Node {
  const parts = partsWithin(marked, item.id, [item.start, item.end])
  const paras: string[] = []
  let from = item.start + item.ordinal.length
  for (const { start, end } of [...parts, { start: item.end, end: item.end }]) {
    paras.push(...paragraphs(marked, [from, start]))
    from = end
  }
  const [first = "", ...rest] = paras
  return itemNode(
    item.role,
    item.ordinal,
    first,
    ...rest.map((words) => para(words)),
    ...nodesOf(marked, parts),
  )
}

/** The lines of a stretch; those broken by a fixed width are joined where no sentence ends. */
function paragraphs(marked: MarkedReport, [start, end]: Span): string[] {
  const wrapped = marked.patterns.includes("hard-wrapped")
  const out: string[] = []
  for (const line of marked.text.slice(start, end).split("\n")) {
    const words = line.trim()
    const last = out.at(-1)
    if (words === "") continue
    if (wrapped && last !== undefined && !/[。！？；.!?;]$/.test(last)) out[out.length - 1] = last + words
    else out.push(words)
  }
  return out
}

function oneLine({ text }: MarkedReport, [start, end]: Span): string {
  return text.slice(start, end).replace(/\s+/g, "")
}
