import { expect, test } from "vitest"
import { when } from "../../../../renderer/pages/start/when"

/** By the clock of this machine, whatever its zone. */
const at = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, day, hour, minute)

const cases: [string, Date, Date, string][] = [
  ["this minute", at(2026, 11, 22, 14, 32), at(2026, 11, 22, 14, 32), "今天 14:32"],
  ["just after midnight", at(2026, 11, 22, 0, 5), at(2026, 11, 22, 23, 59), "今天 0:05"],
  ["a minute before midnight", at(2026, 11, 21, 23, 59), at(2026, 11, 22, 0, 0), "昨天 23:59"],
  ["yesterday evening", at(2026, 12, 22, 17, 5), at(2026, 12, 23, 9, 0), "昨天 17:05"],
  ["yesterday was last year", at(2025, 12, 31, 23, 0), at(2026, 1, 1, 8, 0), "昨天 23:00"],
  ["the day before yesterday", at(2026, 12, 20, 23, 59), at(2026, 12, 22, 0, 0), "12月20日"],
  ["the first day of this year", at(2026, 1, 1), at(2026, 12, 31), "1月1日"],
  ["last year", at(2025, 12, 31, 10, 0), at(2026, 11, 22), "2025年12月31日"],
  ["a clock that was put back", at(2026, 12, 24, 10, 0), at(2026, 12, 22), "12月24日"],
  ["over a change of summer time", at(2026, 3, 8, 1, 0), at(2026, 3, 9, 0, 30), "昨天 1:00"],
]

test.each(cases)("%s", (_, time, now, words) => {
  expect(when(time.toISOString(), now)).toBe(words)
})

test("what is no time says nothing", () => {
  expect(when("", new Date())).toBe("")
})
