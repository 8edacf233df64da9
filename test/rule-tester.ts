import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { expect } from "vitest"
import { tieFigures } from "#shared/carry/confirm"
import { withLastYear } from "#shared/carry/last-year"
import { reportFacts } from "#shared/checks/facts"
import { applyFixes } from "#shared/checks/fixes"
import { quoteOf } from "#shared/checks/ignore"
import { type Checked, checkReport } from "#shared/checks/run"
import { defaultSettings, type Example, type Finding, type Fix, type Rule } from "#shared/checks/types"
import { schema } from "#shared/model/schema"
import { rangeOf } from "#shared/model/text-map"
import type { Imported } from "#shared/reading/imported"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

/** An example without its marks, and the ranges that they mark. `⟦⟧` marks a place where something is missing. */
export function unmark(marked: string): { text: string; ranges: [start: number, end: number][] } {
  const ranges: [number, number][] = []
  let text = ""
  let open: number | null = null
  for (const c of marked) {
    if (c === "⟦") open = text.length
    else if (c === "⟧") {
      if (open === null) throw new Error(`⟧ without ⟦ in: ${marked}`)
      ranges.push([open, text.length])
      open = null
    } else text += c
  }
  if (open !== null) throw new Error(`⟦ without ⟧ in: ${marked}`)
  return { text, ranges }
}

export function exampleText(example: Example): string {
  return typeof example === "string" ? example : example.text
}

/** The report of an example, held against last year's where it has one. */
export function readExample(example: Example, text = unmark(exampleText(example)).text): Imported {
  const { last, tied = [] } = typeof example === "string" ? {} : example
  const read = readStructure(plainSource(text))
  const imported = { ...read, doc: tiedTogether(read.doc, tied) }
  if (last === undefined) return imported
  const report = readStructure(plainSource(last)).doc
  return { ...imported, doc: withLastYear(imported.doc, { name: "去年.txt", year: null, report }) }
}

/** The report with the first place of each figure tied to the others. */
function tiedTogether(doc: Node, figures: readonly string[]): Node {
  if (figures.length === 0) return doc
  const { blocks } = reportFacts(doc)
  const places = figures.flatMap((figure) => {
    const block = blocks.findIndex(({ text }) => text.includes(figure))
    const from = blocks[block]?.text.indexOf(figure) ?? 0
    return block < 0 ? [] : [{ block, from, to: from + figure.length }]
  })
  return tieFigures(new Transform(doc), places, "t1").doc
}

/**
 * Runs the examples of a rule as its tests. One example buys, besides the expected places:
 * ranges inside the text, the same answer twice and from cold caches, a fix that removes its finding and
 * makes no other, in the report as well as in the plain text.
 */
export function testRule(rule: Rule): void {
  for (const example of rule.examples.flags) {
    const { ranges } = unmark(exampleText(example))
    expect(ranges.length, `no ⟦…⟧ in: ${exampleText(example)}`).toBeGreaterThan(0)
    testExample(rule, example)
  }
  for (const example of [...rule.examples.passes, ...rule.examples.guards]) {
    expect(exampleText(example), "marks in an example that must pass").not.toMatch(/[⟦⟧]/)
    testExample(rule, example)
  }
}

function testExample(rule: Rule, example: Example): void {
  const { text, ranges } = unmark(exampleText(example))
  const rules = [rule]
  const { year = null, settings: set } = typeof example === "string" ? {} : example
  const context = { year }
  const settings = { ...defaultSettings, ...set }
  const imported = readExample(example, text)
  const checked = checkReport(imported.doc, context, settings, rules)

  const places = checked.findings.map((finding) => rangeOf(imported.map, finding.span))
  expect(
    places.map(([start, end]) => show(text, start, end)),
    text,
  ).toEqual(ranges.map(([start, end]) => show(text, start, end)))
  expect(places).toEqual(ranges)

  expect(checkReport(imported.doc, context, settings, rules).findings).toEqual(checked.findings)
  // Equal nodes that are not the same ones, and a rule set never seen: nothing is remembered.
  const cold = schema.nodeFromJSON(imported.doc.toJSON())
  expect(checkReport(cold, context, settings, [...rules]).findings).toEqual(checked.findings)

  for (const finding of checked.findings) {
    expectSound(finding, checked)
    expectVoice(finding)
    for (const fix of finding.fixes) {
      const fixed = applyFixes(imported.doc, [fix]).doc
      fixed.check()
      expectBetter(checked, checkReport(fixed, context, settings, rules), finding)
      const read = readExample(example, applyToText(imported, fix))
      expectBetter(checked, checkReport(read.doc, context, settings, rules), finding)
    }
  }
}

/** Ranges inside the text, edits apart from one another. */
export function expectSound(finding: Finding, { facts }: Checked): void {
  const spans = [finding.span, ...finding.fixes.flatMap((fix) => fix.edits.map((edit) => edit.span))]
  for (const span of spans) {
    const text =
      span.in === "text" ? facts.blocks[span.block]?.text : facts.outline.blocks[span.block]?.ordinal
    expect(text, `no block ${span.block}`).toBeDefined()
    expect(span.from).toBeGreaterThanOrEqual(0)
    expect(span.to).toBeGreaterThanOrEqual(span.from)
    expect(span.to).toBeLessThanOrEqual(text!.length)
  }
  for (const fix of finding.fixes) {
    const edits = [...fix.edits].sort((a, b) => a.span.block - b.span.block || a.span.from - b.span.from)
    expect(edits.length, fix.title).toBeGreaterThan(0)
    for (const [i, edit] of edits.entries()) {
      const next = edits[i + 1]
      if (next && next.span.block === edit.span.block && next.span.in === edit.span.in)
        expect(next.span.from, fix.title).toBeGreaterThanOrEqual(edit.span.to)
    }
  }
}

/** The voice of the program, quotations aside: no apology, no exclamation, no accusation, no plea, no code. */
export function expectVoice({ message, fixes }: Finding): void {
  expect(message).toMatch(/[\u4e00-\u9fff].*。$/)
  for (const said of [message, ...fixes.map((fix) => fix.title)])
    expect(said.replace(/“[^”]*”/g, "")).not.toMatch(/[！!]|抱歉|错误|您写错|请|[a-z]{3}/)
}

function expectBetter(before: Checked, after: Checked, fixed: Finding): void {
  const name = (finding: Finding, { facts }: Checked) => `${finding.rule} ${quoteOf(finding, facts)}`
  const left = before.findings.map((finding) => name(finding, before))
  const now = after.findings.map((finding) => name(finding, after))
  expect(now.length, `the fix of “${fixed.message}” removes it`).toBeLessThan(left.length)
  for (const it of now) expect(left, `the fix of “${fixed.message}” makes a new finding`).toContain(it)
}

/** A fix as one who has only the plain text and the printed offsets would apply it. */
function applyToText({ map }: Imported, fix: Fix): string {
  const edits = fix.edits
    .map(({ span, insert }) => ({ range: rangeOf(map, span), insert }))
    .sort((a, b) => b.range[0] - a.range[0])
  let { text } = map
  for (const { range, insert } of edits) text = text.slice(0, range[0]) + insert + text.slice(range[1])
  return text
}

function show(text: string, start: number, end: number): string {
  return `${text.slice(Math.max(0, start - 6), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 6)}`
}
