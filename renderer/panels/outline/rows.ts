import type { Checked } from "#shared/checks/run"
import type { Finding } from "#shared/checks/types"
import { countReport } from "#shared/model/counts"
import { kept } from "#shared/model/kept"
import type { Block, Item, Outline, Section } from "#shared/model/outline"
import { roleNames } from "#shared/model/roles"
import type { LinkTable } from "#shared/problems/link-table"
import { leadOf } from "#shared/text/sentences"
import { countCharacters } from "#shared/text/space"
import { mattersOf, openMatters } from "../../editor/carried"
import { isDrawnAsCarried } from "../../editor/findings"
import type { DotState } from "../../ui/Dot"

/** A line of the outline: a part of the report, or an item in it. */
export interface OutlineRow {
  /** Stable through edits. */
  key: string
  kind: "part" | "item"
  /** 1 for parts, items from 2. */
  level: number
  ordinal: string
  title: string
  dot: DotState | null
  /** What is missing, or how many matters are open, in a word; an empty text when neither. */
  word: string
  /** Where the caret goes. */
  pos: number
  /** What it covers: the row whose range holds the caret is the current one, the innermost of several. */
  from: number
  to: number
  item: Item | null
  section: Section | null
  /** How many rows lie right below it. */
  children: number
}

/** The outline of a checked report as rows, top to bottom. */
export const outlineRows = kept((checked: Checked): readonly OutlineRow[] => {
  const { outline, links } = checked.facts
  const found = sortFindings(checked)
  const counts = countReport(outline)
  const rows: OutlineRow[] = []
  const front = outline.blocks.filter((block) => !block.section && block.type !== "signature")
  const before = front.filter((block) => block.type !== "aside")
  if (before.length > 0)
    rows.push({ ...partOf("front", "开头", before, found), word: characters(counts.front) })
  for (const [i, section] of outline.sections.entries()) {
    rows.push(sectionRow(section, outline, counts.sections[i]!, found))
    for (const item of section.items) addItem(rows, item, found, links)
  }
  const signature = outline.blocks.filter((block) => block.type === "signature")
  if (signature.length > 0)
    rows.push({ ...partOf("signature", "落款", signature, found), word: signatureWord(signature) })
  return rows
})

/** The row that the caret is in, or null: the innermost one that holds the position. */
export function currentRow(rows: readonly OutlineRow[], pos: number): OutlineRow | null {
  let found: OutlineRow | null = null
  for (const row of rows) if (row.from <= pos && pos <= row.to) found = row
  return found
}

const grouped = new Intl.NumberFormat("en-US")
const characters = (n: number) => `${grouped.format(n)} 字`

function partOf(key: string, title: string, blocks: readonly Block[], found: Found): OutlineRow {
  const first = blocks[0]!
  const last = blocks.at(-1)!
  const own = blocks.flatMap((block) => found.byBlock.get(block.index) ?? [])
  return {
    key,
    kind: "part",
    level: 1,
    ordinal: "",
    title,
    dot: severityDot(own),
    word: "",
    pos: first.pos + 1,
    from: first.pos,
    to: last.pos + last.node.nodeSize,
    item: null,
    section: null,
    children: 0,
  }
}

function sectionRow(section: Section, outline: Outline, length: number, found: Found): OutlineRow {
  const { heading, id, pos, node, blocks, items } = section
  const own = outline.blocks
    .slice(blocks[0], blocks[1])
    .filter((block) => !block.item)
    .flatMap((block) => found.byBlock.get(block.index) ?? [])
  return {
    key: `section ${id}`,
    kind: "part",
    level: 1,
    ordinal: heading?.ordinal ?? "",
    title: heading?.node.textContent || "没有标题的部分",
    dot: severityDot(own),
    word: characters(length),
    pos: (heading?.pos ?? outline.blocks[blocks[0]]?.pos ?? pos) + 1,
    from: pos,
    to: pos + node.nodeSize,
    item: null,
    section,
    children: items.length,
  }
}

function signatureWord(blocks: readonly Block[]): string {
  const has = (kind: string) =>
    blocks.some((block) => block.node.attrs.kind === kind && /\S/.test(block.node.textContent))
  const parts = [has("name") && "署名", has("date") && "日期"].filter(Boolean)
  return parts.length > 0 ? parts.join("、") : "未写"
}

function addItem(rows: OutlineRow[], item: Item, found: Found, links: LinkTable): void {
  const block = item.blocks.find(({ node }) => /\S/.test(node.textContent)) ?? item.blocks[0]!
  const text = block.node.textContent
  const { from, to } = leadOf(text)
  const own = found.byItem.get(item.id) ?? []
  const open = found.openByItem.get(item.id) ?? 0
  const empty = item.blocks.every(({ node }) => countCharacters(node.textContent) === 0)
  rows.push({
    key: `item ${item.id}`,
    kind: "item",
    level: item.level + 1,
    ordinal: item.ordinal,
    title: empty ? "未写" : text.slice(from, to).replace(/[。．.；;：:，,]$/, ""),
    dot: itemDot(item, own, open, empty, links),
    word: empty ? "" : itemWord(item, own, open, links),
    pos: block.pos + 1,
    from: item.pos,
    to: item.pos + item.node.nodeSize,
    item,
    section: item.section,
    children: item.children.length,
  })
  for (const child of item.children) addItem(rows, child, found, links)
}

const isGap = ({ kind }: Finding) => kind === "missing_cause" || kind === "missing_measure"

function severityDot(findings: readonly Finding[]): DotState | null {
  if (findings.some(({ severity }) => severity === "error")) return "err"
  if (findings.some(({ severity }) => severity === "warning")) return "warn"
  return findings.length > 0 ? "hint" : null
}

/** A gap is shown as a gap, however grave; a tick only where a person confirmed both cause and measure. */
function itemDot(
  item: Item,
  own: readonly Finding[],
  open: number,
  empty: boolean,
  links: LinkTable,
): DotState | null {
  if (empty) return "none"
  const others = own.filter((finding) => !isGap(finding))
  const dot = severityDot(others)
  if (dot === "err") return "err"
  if (others.length < own.length) return "gap"
  if (dot === "warn") return dot
  if (open > 0) return "carry"
  if (dot) return dot
  return isConfirmed(item, links) ? "ok" : null
}

function isConfirmed(item: Item, links: LinkTable): boolean {
  const answer = links.answers.find(({ problem }) => problem === item)
  if (!answer) return false
  const confirmed = ({ basis }: { basis: string }) => basis === "confirmed"
  return answer.causes.some(confirmed) && answer.measures.some(confirmed)
}

function itemWord(item: Item, own: readonly Finding[], open: number, links: LinkTable): string {
  const has = (kind: Finding["kind"]) => own.some((finding) => finding.kind === kind)
  const [cause, measure] = [has("missing_cause"), has("missing_measure")]
  if (cause && measure) return "缺因、措"
  if (cause) return "缺因"
  if (measure) return "缺措"
  if (has("no_quantity")) return "无数"
  if (links.answers.length > 0 && links.unlinked.includes(item)) return "无问"
  if (own.length > 1 && (open === 0 || severityDot(own) === "err")) return String(own.length)
  if (open > 0) return `沿 ${open}`
  // A cause among the problems begins again at 一是: it says what it is.
  return item.role !== "other" && item.role !== item.section.role ? roleNames[item.role] : ""
}

interface Found {
  byBlock: Map<number, Finding[]>
  byItem: Map<string, Finding[]>
  /** How many places of an item are still last year's. */
  openByItem: Map<string, number>
}

/** Findings by the block they stand in, and by the item they are about. */
function sortFindings({ findings, facts }: Checked): Found {
  const found: Found = { byBlock: new Map(), byItem: new Map(), openByItem: new Map() }
  const add = <K>(map: Map<K, Finding[]>, key: K, finding: Finding) => {
    const known = map.get(key)
    if (known) known.push(finding)
    else map.set(key, [finding])
  }
  for (const finding of findings) {
    // Told by a state of its own, and counted there.
    if (isDrawnAsCarried(finding)) continue
    add(found.byBlock, finding.span.block, finding)
    const item = finding.item ?? facts.outline.blocks[finding.span.block]?.item?.id
    if (item) add(found.byItem, item, finding)
  }
  for (const { block } of openMatters(mattersOf(facts))) {
    const item = facts.outline.blocks[block]!.item?.id
    if (item) found.openByItem.set(item, (found.openByItem.get(item) ?? 0) + 1)
  }
  return found
}
