import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { endsStep, type Moment, thinned } from "#shared/model/history"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** 2026-12-31T12:00:00Z, at the beginning of every step but a week's. */
const noon = Date.UTC(2026, 11, 31, 12)

const auto = (at: number, size = 1): Moment => ({ at, named: false, size })
const agesOf = (moments: readonly Moment[], unit: number) => moments.map(({ at }) => (noon - at) / unit)

describe("a state is kept", () => {
  it.each([
    ["in the same five minutes", 1 * minute, 4 * minute, false],
    ["when they end", 4 * minute, 5 * minute, true],
    ["after a night", 4 * minute, 900 * minute, true],
    ["when the clock is set back", 20 * minute, 4 * minute, true],
  ])("%s", (_, saved, replaced, is) => expect(endsStep(noon + saved, noon + replaced)).toBe(is))
})

describe("of what is kept stays", () => {
  it("one for each five minutes of the last hour, the last of each", () => {
    const every = Array.from({ length: 55 }, (_, i) => auto(noon - (55 - i) * minute))
    expect(agesOf(thinned(every, noon), minute)).toEqual([51, 46, 41, 36, 31, 26, 21, 16, 11, 6, 1])
  })

  it.each([
    ["an hour of the last day", hour, 24 * hour, hour],
    ["a day of the last month", day, 30 * day, day],
    ["a week of all time", 30 * day, 1000 * day, 7 * day],
  ])("one for each %s", (_, youngest, oldest, step) => {
    const many = Array.from({ length: (oldest - youngest) / (step / 4) }, (_, i) =>
      auto(noon - oldest + 1 + i * (step / 4)),
    )
    const steps = thinned(many, noon).map(({ at }) => Math.floor(at / step))
    const first = Math.floor((noon - oldest + 1) / step)
    expect(steps).toEqual(Array.from({ length: steps.length }, (_, i) => first + i))
    expect(steps.at(-1)! * step).toBeGreaterThan(noon - youngest - step * 2)
  })

  it("every named one, and the newest of the others that fit", () => {
    const named = { at: noon - 900 * day, named: true, size: 50 }
    const all = [named, ...[5, 4, 3, 2, 1].map((hours) => auto(noon - hours * hour, 10))]
    expect(thinned(all, noon, 25)).toEqual([named, all[4], all[5]])
  })
})

const moments = fc.array(
  fc.record({
    at: fc.oneof(fc.nat(2 * hour), fc.nat(3 * day), fc.nat(900 * day)).map((age) => noon - age),
    named: fc.boolean(),
    size: fc.constant(1),
  }),
  { maxLength: 60 },
)

describe("thinning", () => {
  it("comes to the same little by little and at once", () => {
    fc.assert(
      fc.property(moments, fc.array(fc.nat(200 * day), { maxLength: 5 }), (all, waits) => {
        let now = noon
        let kept: Moment[] = all
        for (const wait of waits) {
          kept = thinned(kept, now)
          now += wait
        }
        expect(thinned(kept, now)).toEqual(thinned(all, now))
      }),
    )
  })

  it("never drops a named one, nor the newest, nor leaves a gap longer than the step of that age", () => {
    fc.assert(
      fc.property(moments, (all) => {
        const kept = thinned(all, noon)
        for (const moment of all) {
          if (moment.named) expect(kept).toContain(moment)
          const age = noon - moment.at
          const step = age < hour ? 5 * minute : age < day ? hour : age < 30 * day ? day : 7 * day
          const near = kept.filter(({ at, named }) => named === moment.named && at >= moment.at)
          expect(Math.min(...near.map(({ at }) => at)) - moment.at).toBeLessThan(step)
        }
      }),
    )
  })
})
