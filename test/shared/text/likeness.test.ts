import { describe, expect, it } from "vitest"
import { likeness, likenessAtMost, profileOf } from "#shared/text/likeness"

const of = (a: string, b: string) => likeness(profileOf(a), profileOf(b))

describe("likeness", () => {
  it.each([
    ["", "", 1],
    ["  ", "", 1],
    ["甲", "甲", 1],
    ["甲", "乙", 0],
    ["甲", "", 0],
    ["走访群众", "走访 群众", 1],
    ["走访群众", "入户谈心", 0],
    ["走访群众", "走访党员", 1 / 3],
    ["天天天天", "天天", 0.5],
  ])("%s and %s", (a, b, expected) => {
    expect(of(a, b)).toBeCloseTo(expected)
    expect(of(b, a)).toBeCloseTo(expected)
    expect(likenessAtMost(profileOf(a), profileOf(b))).toBeGreaterThanOrEqual(of(a, b))
  })
})
