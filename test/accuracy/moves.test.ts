import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { moveOn } from "#shared/carry/move-on"
import { reportFacts } from "#shared/checks/facts"
import { rangeOf } from "#shared/model/text-map"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { setOf } from "./pairs-corpus"

// Last year's reports of the invented pairs: what is certain to move on with the year, and what must stay (README
// there). The floors lie a little below what is reached.

const folder = new URL("../fixtures/pairs/", import.meta.url)

interface Marked {
  name: string
  year: number
  text: string
  moves: Change[]
  stays: { from: number; to: number }[]
}

interface Change {
  from: number
  to: number
  becomes: string
}

function readMarked(file: string): Marked {
  const lines = readFileSync(new URL(file, folder), "utf8").split("\n")
  const head = lines.filter((line) => line.startsWith("#"))
  const body = lines.slice(head.length).join("\n").trim()
  const marked: Marked = {
    name: file,
    year: Number(/20\d\d/.exec(head.join("\n"))![0]),
    text: "",
    moves: [],
    stays: [],
  }
  let at = 0
  for (const match of body.matchAll(/⟦(move|stay):([^⟧]*)⟧/g)) {
    marked.text += body.slice(at, match.index)
    const [old, becomes = ""] = match[2]!.split("→")
    const span = { from: marked.text.length, to: marked.text.length + old!.length }
    if (match[1] === "move") marked.moves.push({ ...span, becomes })
    else marked.stays.push(span)
    marked.text += old
    at = match.index + match[0].length
  }
  marked.text += body.slice(at)
  return marked
}

/** The text of a span when the changes that lie in it are made. */
function changed(text: string, span: { from: number; to: number }, changes: readonly Change[]): string {
  let out = ""
  let at = span.from
  for (const { from, to, becomes } of changes) {
    if (from < span.from || to > span.to) continue
    out += text.slice(at, from) + becomes
    at = to
  }
  return out + text.slice(at, span.to)
}

interface Score {
  right: number
  extra: number
  lost: number
  /** Moves inside what must stay. */
  broken: number
  mistakes: string[]
}

function score(files: readonly string[], told: boolean): Score {
  const sum: Score = { right: 0, extra: 0, lost: 0, broken: 0, mistakes: [] }
  for (const file of files) {
    const { name, year, text, moves, stays } = readMarked(file)
    const { doc, map } = readStructure(plainSource(text))
    const found = moveOn(reportFacts(doc), year, year + 1).moves.map(({ place, to }): Change => {
      const [start, end] = rangeOf(map, { ...place, in: "text" })
      return { from: start, to: end, becomes: to }
    })
    const mistake = (kind: string, at: number) => {
      const around = text.slice(Math.max(0, at - 12), at + 12).replaceAll("\n", "⏎")
      if (told) sum.mistakes.push(`${name} ${kind}: ${around}`)
    }
    const meets = (a: { from: number; to: number }, b: { from: number; to: number }) =>
      a.from < b.to && b.from < a.to
    // 2024年 and 2024年度 are the same change: a mark may hold more than what differs.
    const wide = (move: Change) => ({ from: move.from - 1, to: move.to + 1 })
    for (const change of found) {
      if (!moves.some((it) => meets(it, change))) {
        sum.extra++
        mistake("extra", change.from)
      }
      if (stays.some((it) => meets(it, change))) sum.broken++
    }
    for (const move of moves) {
      const span = wide(move)
      const expected = text.slice(span.from, move.from) + move.becomes + text.slice(move.to, span.to)
      if (changed(text, span, found) === expected) sum.right++
      else {
        sum.lost++
        mistake("lost", move.from)
      }
    }
  }
  return sum
}

describe("what moves on with the year, in last year's reports of the pairs", () => {
  const all = readdirSync(folder).filter((file) => file.endsWith(".last.txt"))
  it.each([
    ["worked on", "open", 0.97],
    ["kept aside, then looked into", "seen", 0.9],
    ["written last, then looked into", "fresh", 0.9],
    ["never looked into", "unseen", 0.85],
  ] as const)("%s", (name, set, floor) => {
    const files = all.filter((file) => setOf(file) === set)
    expect(files.length).toBeGreaterThanOrEqual(5)
    const { right, extra, lost, broken, mistakes } = score(files, set === "open")
    const [precision, recall] = [right / (right + extra), right / (right + lost)]
    console.log(
      [
        `${name}: ${files.length} reports, precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}`,
        `  ${right} right, ${extra} extra, ${lost} lost, ${broken} inside what must stay`,
        ...mistakes.map((line) => `  ${line}`),
      ].join("\n"),
    )
    expect(precision).toBeGreaterThanOrEqual(floor)
    expect(recall).toBeGreaterThanOrEqual(floor)
  })
})
