import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { findQuantities } from "#shared/text/quantities"
import { type QuantityCase, readCases, score } from "./quantity-corpus"

const fixtures = new URL("../fixtures/", import.meta.url)

function sections(file: string): Map<string, QuantityCase[]> {
  const source = readFileSync(new URL(file, fixtures), "utf8")
  const starts = source.split("\n").flatMap((line, i) => (line.startsWith("# ===") ? [i + 1] : []))
  const parts = new Map<string, QuantityCase[]>()
  for (const found of readCases(source)) {
    const number = starts.filter((start) => start < found.line).length
    const name = number === 0 ? "developed on" : `held out ${number}`
    parts.set(name, [...(parts.get(name) ?? []), found])
  }
  return parts
}

describe.each([["quantity-cases.txt"], ["quantity-cases-own.txt"]])("%s", (file) => {
  it.each([...sections(file)])("every line %s is read as marked", (_, cases) => {
    const result = score(cases, findQuantities)
    expect(result.wrong).toEqual([])
    expect(result.linesRight).toBe(result.lines)
  })
})

describe("the scorer", () => {
  const cases = readCases("# 说明\n走访【20户】，⟦一批⟧项目，“四风”")

  it("reads the marks", () => {
    expect(cases).toEqual([{ line: 2, text: "走访20户，一批项目，“四风”", must: [[2, 5]], may: [[6, 8]] }])
  })

  it("counts a wrong span as missed and extra", () => {
    const wrong = { text: "20", from: 2, to: 4, value: 20, unit: null, approx: false }
    expect(score(cases, () => [wrong])).toMatchObject({ precision: 0, recall: 0, linesRight: 0 })
  })

  it("lets the doubtful spans go either way", () => {
    const right = { text: "20户", from: 2, to: 5, value: 20, unit: "户", approx: false }
    const doubtful = { text: "一批", from: 6, to: 8, value: 1, unit: "批", approx: false }
    expect(score(cases, () => [right, doubtful])).toMatchObject({ precision: 1, recall: 1, linesRight: 1 })
  })
})
