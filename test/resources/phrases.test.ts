import { customPinyin, pinyin } from "pinyin-pro"
import { describe, expect, it } from "vitest"
import { checkReport } from "#shared/checks/run"
import { placePhrase } from "#shared/library/insertion"
import {
  allPhrases,
  bareForm,
  currencyIn,
  type Phrase,
  phraseCategories,
  phrases,
  writeWhen,
} from "#shared/library/phrases"
import { setPhrases } from "#shared/library/terms"
import { findQuantities } from "#shared/text/quantities"
import { list, report, section } from "../builders"
import { mends } from "./mends"

customPinyin(mends)

const table = phrases.map((phrase): [string, Phrase] => [phrase.id, phrase])
const digits: Record<string, number> = { 双: 2, 两: 2 }
for (const [i, digit] of [..."一二三四五六七八九十"].entries()) digits[digit] = i + 1

/** 四个意识 4, 三会一课 3 + 1, 四议两公开 4 + 2; null when the name counts nothing. */
function counted({ form }: Phrase): number | null {
  // 五位一体 is one body of five; what 三管 manage is what 三必须 must.
  if (form.includes("五位一体")) return 5
  if (form.includes("三管三必须")) return 3
  const [quoted, ...others] = [...form.matchAll(/“([^”]+)”/g)].map(([, text]) => text)
  if (others.length > 0) return null
  const numerals = /^[一二三四五六七八九十两双]/.test(quoted ?? "")
    ? [...quoted!.matchAll(/[一二三四五六七八九十两双]/g)]
    : []
  return numerals.length > 0 ? numerals.reduce((sum, [digit]) => sum + digits[digit!]!, 0) : null
}

describe("the phrases", () => {
  it("are a hundred and more, each of its own id and form, in categories of some size", () => {
    expect(phrases.length).toBeGreaterThanOrEqual(100)
    for (const of of ["id", "form"] as const)
      expect(new Set(allPhrases.map((phrase) => phrase[of])).size).toBe(allPhrases.length)
    expect(new Set(phrases.map(bareForm)).size).toBe(phrases.length)
    for (const category of phraseCategories)
      expect(phrases.filter((phrase) => phrase.category === category).length).toBeGreaterThanOrEqual(8)
  })

  it("that nobody confirmed are not offered", () => {
    for (const { confidence } of phrases) expect(confidence).not.toBe("unverified")
  })

  it("that no document stands behind are no certainty", () => {
    const usage = phrases.filter(({ source }) => source.document.endsWith("通行提法"))
    expect(usage.length).toBeGreaterThan(0)
    expect(usage.filter(({ confidence }) => confidence === "high").map(({ id }) => id)).toEqual([])
  })

  // A source that is older than what it is said to be the beginning of tells that the date is a revision's.
  it.each(table)("%s is first seen no later than in its source, and before it is gone", (_, phrase) => {
    const { since, until, source } = phrase
    if (!since) return
    for (const later of [source.date, until]) {
      const exact = Math.min(since.date.length, later?.length ?? 0)
      if (later) expect(since.date.slice(0, exact) <= later.slice(0, exact)).toBe(true)
    }
  })

  it.each(table)("%s has as many members as its name counts", (_, phrase) => {
    const count = counted(phrase)
    if (count !== null && phrase.members) expect(phrase.members).toHaveLength(count)
  })

  it("are counted where they count: the test above is no empty one", () => {
    const both = phrases.filter((phrase) => counted(phrase) !== null && phrase.members)
    expect(both.length).toBeGreaterThanOrEqual(40)
  })

  it.each(table)("%s has no half-width punctuation and no blanks, and marks that match", (_, phrase) => {
    const { form, members = [], verbs, wrong, writing = "", since, instead = "", source } = phrase
    for (const text of [
      form,
      ...members,
      ...verbs,
      ...wrong,
      writing,
      since?.occasion ?? "",
      instead,
      source.document,
    ]) {
      expect(text).not.toMatch(/[\s,.;:!?()"'<>[\]{}]/)
      expect((text.match(/“/g) ?? []).length).toBe((text.match(/”/g) ?? []).length)
      expect((text.match(/《/g) ?? []).length).toBe((text.match(/》/g) ?? []).length)
    }
    expect(form.includes("“")).toBe(phrase.quotes === "yes")
    if (writing) expect(writing).toMatch(/。$/)
  })

  it.each(table)("%s has the pinyin that pinyin-pro reads, mended", (_, { form, pinyin: written }) => {
    const han = form.replace(/[^\p{Script=Han}]+/gu, "")
    expect(written).toBe(pinyin(han, { toneSandhi: false }))
  })

  it.each(table)("%s is no wrong form of another", (_, { form, wrong }) => {
    expect(wrong).not.toContain(form)
    expect(phrases.filter((other) => wrong.includes(other.form)).map(({ id }) => id)).toEqual([])
  })

  it("with a numeral are known to the search for figures", () => {
    const read = phrases.filter(({ form }) => findQuantities(`我们坚持${form}，走在前列。`).length > 0)
    expect(read.map(({ form }) => form)).toEqual([])
    // The two lists are kept apart for their different ends; neither may lose sight of the other.
    const masked = new Set(setPhrases.map(({ form }) => form))
    const shared = phrases.filter((phrase) =>
      [.../“([^”]+)”/g[Symbol.matchAll](phrase.form)].some(([, quoted]) => masked.has(quoted!)),
    )
    expect(shared.length).toBeGreaterThanOrEqual(40)
  })

  it.each(table)("%s in a sentence leaves nothing to find", (_, phrase) => {
    for (const [before, after] of [
      ["引导党员", "，走在前列。"],
      ["", "。"],
    ] as const) {
      const text = `${before}${placePhrase(before, after, phrase).insert}${after}`
      const doc = report(
        { year: phrase.until ? Number(phrase.until.slice(0, 4)) : 2026 },
        section("highlight", "一、", "履职工作特色和亮点", list("highlight", "shi", `办实事12件。${text}`)),
      )
      const { findings } = checkReport(doc, { year: null })
      expect(findings.filter(({ kind }) => kind !== "structure")).toEqual([])
    }
  })

  it("know what is current in a year", () => {
    const of = (id: string) => phrases.find((phrase) => phrase.id === id)!
    expect(currencyIn(of("si-ge-yi-shi"), 2026)).toEqual({ at: "current" })
    expect(currencyIn(of("si-ge-yi-shi"), 2015)).toEqual({ at: "later", since: "2016-01-29" })
    expect(currencyIn(of("shi-si-wu"), 2025)).toEqual({ at: "current" })
    expect(currencyIn(of("shi-si-wu"), 2026)).toEqual({
      at: "past",
      until: "2025-12",
      instead: "“十五五”规划",
    })
    for (const { instead } of phrases) if (instead) expect(phrases.map(({ form }) => form)).toContain(instead)
  })

  it.each([
    ["2016-01-29", "2016 年 1 月 29 日"],
    ["2018-09", "2018 年 9 月"],
    ["1988", "1988 年"],
  ])("write the date %s as %s", (date, written) => {
    expect(writeWhen(date)).toBe(written)
  })
})
