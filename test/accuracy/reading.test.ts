import { describe, expect, it } from "vitest"
import { complaint } from "../shared/answers/coverage"
import { type Count, count, type Facts, f1, foundIn, goldOf, samples } from "./reading-corpus"

/**
 * How well structure is read from reports that the reader's rules were not made from. Figures first, then
 * what they must not fall below; a fall names the samples that it comes from.
 */
const kinds = [
  "starts",
  "roles",
  "items",
  "ends",
  "headings",
  "sections",
  "leadIns",
  "asides",
  "frame",
] as const satisfies readonly (keyof Facts)[]

/** A little below what is reached. */
const least: Record<(typeof kinds)[number], number> = {
  starts: 0.985,
  roles: 0.98,
  items: 0.975,
  ends: 0.975,
  headings: 0.985,
  sections: 0.97,
  leadIns: 0.95,
  asides: 0.95,
  frame: 0.97,
}

const all = samples()
const results = all.map((sample) => ({ ...sample, ...foundIn(sample), wanted: goldOf(sample) }))

function figures(some: typeof results): Record<(typeof kinds)[number], number> {
  const out = {} as Record<(typeof kinds)[number], number>
  for (const kind of kinds) {
    const sum: Count = { right: 0, found: 0, wanted: 0 }
    for (const { facts, wanted } of some) {
      const one = count(facts[kind], wanted[kind])
      sum.right += one.right
      sum.found += one.found
      sum.wanted += one.wanted
    }
    out[kind] = f1(sum)
  }
  return out
}

/** What differs in one sample, wanted and found. */
function differences({ name, source, facts, wanted }: (typeof results)[number]): string[] {
  return kinds.flatMap((kind) => {
    const words = (line: string) => {
      const at = Number(/\d+/.exec(line)?.[0])
      return kind === "frame" ? line : `${line}  ${source.text.slice(at, at + 16).replace(/\n/g, "⏎")}`
    }
    const less = wanted[kind].filter((line) => !facts[kind].includes(line))
    const more = facts[kind].filter((line) => !wanted[kind].includes(line))
    return [
      ...less.map((l) => `${name} ${kind} − ${words(l)}`),
      ...more.map((l) => `${name} ${kind} + ${words(l)}`),
    ]
  })
}

const held = results.filter(({ name }) => name.startsWith("held-"))
const tuned = results.filter(({ name }) => !name.startsWith("held-"))

function line(title: string, of: Record<string, number>): string {
  return `${title}: ${kinds.map((kind) => `${kind} ${of[kind]!.toFixed(3)}`).join(" · ")}`
}

describe("reading structure", () => {
  it("loses no character of any sample", () => {
    for (const { name, answer } of results) expect(complaint(answer), name).toBeNull()
  })

  it.each([
    ["reports that the reader was tuned on", tuned],
    ["reports once kept aside", held],
  ])("%s", (title, some) => {
    const reached = figures(some)
    console.log(line(title, reached))
    expect(some.length).toBeGreaterThanOrEqual(10)
    const wrong = some.flatMap(differences).join("\n")
    for (const kind of kinds) expect(reached[kind], wrong).toBeGreaterThanOrEqual(least[kind])
  })
})
