import { describe, expect, it } from "vitest"
import { events, yearOf } from "#shared/library/events"

const { congresses, plenums, npcSessions, periods, anniversaries, days, elections, campaigns, firsts } =
  events
const meetings = [...congresses, ...plenums, ...npcSessions]

describe("dated events", () => {
  it("end after they begin", () => {
    for (const it of [...meetings, ...campaigns]) expect(it.end >= it.start, JSON.stringify(it)).toBe(true)
    for (const it of periods) expect(it.to).toBeGreaterThan(it.from)
    for (const { rounds } of elections) for (const it of rounds) expect(it.to).toBeGreaterThanOrEqual(it.from)
  })

  it("name their source, and how sure they are", () => {
    for (const it of [
      ...meetings,
      ...periods,
      ...anniversaries,
      ...days,
      ...elections,
      ...campaigns,
      ...firsts,
    ]) {
      expect(it.source.length).toBeGreaterThan(3)
      expect(["high", "medium", "low"]).toContain(it.confidence)
      // What was seen on a page says which.
      if (it.basis === "page") expect(it.source).toMatch(/^https?:/)
    }
  })

  it("have no meeting twice, and hold them one after another", () => {
    for (const some of [plenums, npcSessions]) {
      const ids = some.map((it) => `${it.term}.${it.number}`)
      expect(ids).toEqual([...new Set(ids)])
      const inOrder = [...some].sort((a, b) => a.term - b.term || a.number - b.number)
      for (const [i, it] of inOrder.entries())
        if (i > 0) expect(it.start >= inOrder[i - 1]!.end, `${it.term}.${it.number}`).toBe(true)
    }
    for (const [i, it] of congresses.entries())
      if (i > 0) {
        expect(it.number).toBe(congresses[i - 1]!.number + 1)
        expect(yearOf(it.start)).toBe(yearOf(congresses[i - 1]!.start) + 5)
      }
  })

  it("hold a plenum within its term", () => {
    for (const { term, start } of plenums) {
      expect(start > congresses.find((it) => it.number === term)!.start).toBe(true)
      const next = congresses.find((it) => it.number === term + 1)
      if (next) expect(start < next.start).toBe(true)
    }
  })

  it("let five-year plans follow one another", () => {
    const plans = periods.filter((it) => it.kind === "plan")
    expect(plans.length).toBeGreaterThanOrEqual(4)
    for (const [i, it] of plans.entries()) {
      expect(it.to - it.from).toBe(4)
      if (i > 0) expect(it.from).toBe(plans[i - 1]!.to + 1)
    }
  })

  it.each([
    ["中国共产党成立", 2021, 100],
    ["中华人民共和国成立", 2024, 75],
    ["中国人民解放军建军", 2022, 95],
    ["改革开放", 2018, 40],
    ["红军长征胜利", 2016, 80],
    ["中国人民抗日战争暨世界反法西斯战争胜利", 2025, 80],
    ["香港回归祖国", 2022, 25],
    ["澳门回归祖国", 2024, 25],
  ])("%s: %i is the %ith", (event, year, n) => {
    expect(year - anniversaries.find((it) => it.event === event)!.year).toBe(n)
  })

  it.each([
    ["教师节", 2024, 40],
    ["中国农民丰收节", 2024, 7],
    ["国家宪法日", 2024, 11],
    ["中国人民警察节", 2025, 5],
  ])("%s: that of %i was number %i", (name, year, n) => {
    expect(year - days.find((it) => it.name === name)!.first + 1).toBe(n)
  })

  it("watch for no form twice within a list, and for none too short", () => {
    for (const list of [periods, days, elections, campaigns, firsts]) {
      const forms = list.flatMap((it) => it.forms)
      expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([])
      for (const form of forms) expect(form.length).toBeGreaterThanOrEqual(2)
    }
  })
})
