import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { quoteOf } from "#shared/checks/ignore"
import { type Checked, checkReport } from "#shared/checks/run"
import type { Finding } from "#shared/checks/types"
import { readOutline } from "#shared/model/outline"
import type { Imported } from "#shared/reading/imported"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

export function read(text: string): Imported {
  return readStructure(plainSource(text))
}

export function checkText(text: string, year: number | null = null): Checked {
  return checkReport(read(text).doc, { year })
}

/** One line a finding, with the running id of its item. */
export function lines({ facts, findings }: Checked): string[] {
  const keys = new Map(facts.outline.items.map((item) => [item.id, item.key]))
  return findings.map((finding) => line(finding, facts, keys))
}

function line(finding: Finding, facts: Checked["facts"], keys: Map<string, string>): string {
  const item = finding.item === null ? "-" : (keys.get(finding.item) ?? "?")
  return `${finding.severity} ${finding.rule} ${item} “${quoteOf(finding, facts)}”`
}

/** The report after `text` was typed at an offset of a block. */
export function typed(doc: Node, block: number, at: number, text: string): Node {
  const { pos } = readOutline(doc).blocks[block]!
  return new Transform(doc).insert(pos + 1 + at, doc.type.schema.text(text)).doc
}

/** The block that holds a text, and where. */
export function find(doc: Node, text: string): { block: number; from: number } {
  for (const { index, node } of readOutline(doc).blocks) {
    const from = node.textContent.indexOf(text)
    if (from >= 0) return { block: index, from }
  }
  throw new Error(`not in the report: ${text}`)
}
