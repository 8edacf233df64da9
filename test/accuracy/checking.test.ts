import { describe, expect, it } from "vitest"
import {
  type CheckingScore,
  firstKinds,
  goldReports,
  type KindScore,
  rates,
  readMarks,
  scoreChecking,
} from "./checking-corpus"

// The floors lie a little below what is reached: they catch a change for the worse, not a change of opinion
// about one line.

function table(name: string, count: number, { kinds, total, levels, mistakes }: CheckingScore): string {
  const row = (what: string, score: KindScore) => {
    const { precision, recall } = rates(score)
    const counts = `${score.right} right, ${score.extra} extra, ${score.lost} lost`
    return `  ${what.padEnd(16)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}  (${counts})`
  }
  return [
    `${name}: ${count} reports, ${levels.error.extra} wrong at level error`,
    ...[...kinds].sort().map(([kind, score]) => row(kind, score)),
    row("all", total),
    ...mistakes.map(({ line }) => `    ${line}`),
  ].join("\n")
}

describe("findings of the invented reports", () => {
  it.each([
    ["tuned on", false, { all: [0.97, 0.94], kind: [0.75, 0.6] }],
    ["kept aside", true, { all: [0.97, 0.95], kind: [0.85, 0.8] }],
  ] as const)("%s", (name, held, floor) => {
    const reports = goldReports("checking").filter((report) => report.held === held)
    expect(reports.length).toBeGreaterThanOrEqual(6)
    const result = scoreChecking(reports, firstKinds)
    console.log(table(name, reports.length, result))
    expect(rates(result.total).precision).toBeGreaterThanOrEqual(floor.all[0])
    expect(rates(result.total).recall).toBeGreaterThanOrEqual(floor.all[1])
    expect(result.levels.error.extra).toBe(0)
    for (const [kind, score] of result.kinds) {
      expect(rates(score).precision, kind).toBeGreaterThanOrEqual(floor.kind[0])
      expect(rates(score).recall, kind).toBeGreaterThanOrEqual(floor.kind[1])
    }
  })

  it("are none in the clean ones", () => {
    const clean = goldReports("checking").filter((report) => report.clean)
    expect(clean.length).toBeGreaterThanOrEqual(6)
    expect(scoreChecking(clean, firstKinds).mistakes).toEqual([])
  })
})

describe("findings of the reports by others", () => {
  const belongsTo = (name: string) =>
    /^(?:kept|seen|fresh|late|more|snow|frost|rime)-/.exec(name)?.[0] ?? "worked on"
  it.each([
    ["worked on", { error: 0.99, warning: 0.98, recall: 0.93 }],
    ["seen-", { error: 0.98, warning: 0.97, recall: 0.93 }],
    ["kept-", { error: 0.97, warning: 0.95, recall: 0.84 }],
    ["fresh-", { error: 0.95, warning: 0.95, recall: 0.75 }],
    ["late-", { error: 0.97, warning: 0.93, recall: 0.75 }],
    ["more-", { error: 0.95, warning: 0.96, recall: 0.85 }],
  ] as const)("%s", (name, floor) => {
    const reports = goldReports("checking-reports").filter((report) => belongsTo(report.name) === name)
    const { levels, total, mistakes } = scoreChecking(reports)
    const told = mistakes.map(({ line }) => line).join("\n")
    expect(rates(levels.error).precision, told).toBeGreaterThanOrEqual(floor.error)
    expect(rates(levels.warning).precision, told).toBeGreaterThanOrEqual(floor.warning)
    expect(rates(total).recall, told).toBeGreaterThanOrEqual(floor.recall)
  })

  it("are no errors in the clean ones", () => {
    const clean = goldReports("checking-reports").filter((report) => report.clean)
    expect(clean.length).toBeGreaterThanOrEqual(10)
    expect(scoreChecking(clean).levels.error.extra).toBe(0)
  })
})

describe("the scorer", () => {
  const report = (marked: string) => [
    { name: "x", held: false, clean: false, year: null, ...readMarks(marked) },
  ]
  const text = "一、主要工作\n一是抓学习。办班**期，培训12人。"

  it("reads marks inside marks", () => {
    expect(readMarks("甲⟦ordinal:二是⟦?stale:⟧乙⟧")).toEqual({
      text: "甲二是乙",
      gold: [
        { kind: "stale", start: 3, end: 3, optional: true },
        { kind: "ordinal", start: 1, end: 4, optional: false },
      ],
    })
    expect(() => readMarks("⟦nothing:甲⟧")).toThrow("no kind")
    expect(() => readMarks("⟦ordinal:甲")).toThrow("left open")
  })

  it("counts what is found, what is not, and what is too much", () => {
    expect(scoreChecking(report(text.replace("**", "⟦placeholder:**⟧"))).total).toEqual({
      right: 1,
      extra: 0,
      lost: 0,
    })
    expect(scoreChecking(report(text)).total).toEqual({ right: 0, extra: 1, lost: 0 })
    expect(scoreChecking(report(text)).levels.error.extra).toBe(1)
    expect(scoreChecking(report(text.replace("**", "⟦?placeholder:**⟧"))).total).toEqual({
      right: 0,
      extra: 0,
      lost: 0,
    })
    const missed = text.replace("**", "⟦?placeholder:**⟧").replace("12人", "⟦stale:12人⟧")
    expect(scoreChecking(report(missed)).total).toEqual({ right: 0, extra: 0, lost: 1 })
  })
})
