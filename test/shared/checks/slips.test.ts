import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { check } from "#shared/checks/run"
import type { Finding } from "#shared/checks/types"
import { opening, report } from "../../builders"

const lines = (name: string) =>
  readFileSync(new URL(`../../fixtures/checking/slips/${name}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))

function found(text: string): Finding[] {
  return check(report({}, opening(text)), { year: 2024 }).filter(
    ({ severity, kind }) => severity !== "hint" && (kind === "wording" || kind === "doubled"),
  )
}

describe("slips of the keyboard", () => {
  test("nearly all of the list are flagged where they stand, and hardly anything beside them", () => {
    const lost: string[] = []
    const beside: string[] = []
    const all = lines("wrong.txt")
    for (const line of all) {
      const [, before, wrong, after] = /^(.*?)⟦(.+?)→.*?⟧(.*)$/.exec(line)!
      const [from, to] = [before!.length, before!.length + wrong!.length]
      const findings = found(before! + wrong! + after!)
      const at = findings.filter(({ span }) => span.from < to && from < span.to)
      if (at.length === 0) lost.push(line)
      if (at.length < findings.length) beside.push(line)
    }
    expect(all.length).toBeGreaterThan(400)
    expect(lost.length / all.length, lost.join("\n")).toBeLessThan(0.07)
    expect(beside).toEqual([])
  })

  test("right sentences that come near to them are left alone", () => {
    const right = lines("right.txt")
    expect(right.length).toBeGreaterThan(150)
    expect(right.filter((line) => found(line).length > 0)).toEqual([])
  })
})
