import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { standsFree, straddles } from "#shared/checks/neighbours"
import { confusions } from "#shared/library/confusions"
import { expressions, rightForms } from "#shared/library/expressions"
import { alike, isCommonWord, readMisspellings } from "#shared/library/words"

const fixtures = new URL("../../fixtures/", import.meta.url)

/** Texts without defects: what is wrong by the tables must not stand in them. */
function cleanTexts(): string {
  const texts: string[] = []
  const read = (folder: string, wanted: (name: string) => boolean) => {
    for (const name of readdirSync(new URL(folder, fixtures)))
      if (wanted(name)) texts.push(readFileSync(new URL(folder + name, fixtures), "utf8"))
  }
  read("checking-reports/", (name) => name.endsWith("-clean.txt") && !/^(?:kept|late)-/.test(name))
  read("checking/", (name) => name.startsWith("clean-"))
  read("reports/", (name) => /^[a-e]-/.test(name))
  return texts
    .join("\n")
    .replace(/⟦\/?[a-z]+\d*(?: [^⟧]*)?⟧/gi, "")
    .replace(/[‹›¦]/g, "")
}
const clean = cleanTexts()

describe("the table of confusions", () => {
  test("has some hundreds of entries, each wrong form once", () => {
    expect(confusions.length).toBeGreaterThan(500)
    const wrong = confusions.map((entry) => entry.wrong)
    expect(wrong.filter((form, i) => wrong.indexOf(form) !== i)).toEqual([])
  })

  test("no right form is wrong by another entry", () => {
    const flagged = new Map(confusions.flatMap((it) => (it.type === "pair" ? [[it.wrong, it]] : [])))
    for (const { right, type, wrong } of confusions)
      if (type === "pair") expect(flagged.has(right), `${wrong} → ${right}`).toBe(false)
  })

  test("what is right either way is no wrong form", () => {
    const pairs = new Set(confusions.flatMap((it) => (it.type === "pair" ? [it.wrong] : [])))
    for (const { type, wrong, right } of confusions)
      if (type === "either") for (const form of [wrong, right]) expect(pairs.has(form), form).toBe(false)
  })

  test("no error stands in the clean texts", () => {
    expect(clean.length).toBeGreaterThan(60_000)
    for (const { wrong, level } of confusions)
      if (level === "error") expect(clean.includes(wrong), wrong).toBe(false)
  })

  test("replaces letter for letter: a right form is text alone", () => {
    for (const { right, type } of confusions) if (type === "pair") expect(right).not.toMatch(/[（(或…]/)
  })
})

describe("expressions", () => {
  test("each stands once, and right forms are no error of the table", () => {
    const forms = expressions.map(({ form }) => form)
    expect(forms.length).toBeGreaterThan(800)
    expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([])
    for (const { wrong, level } of confusions)
      if (level === "error") expect(rightForms.has(wrong), wrong).toBe(false)
  })
})

/** Does a word around it own an edge, so that the checker leaves it alone? */
const explained = (text: string, at: number) => straddles(text, at, at + 2) || !standsFree(text, at, at + 2)

describe("misspellings", () => {
  const table = readMisspellings()

  test("are no words, and stand for words that differ in one character", () => {
    expect(table.size).toBeGreaterThan(10_000)
    for (const [wrong, { words }] of table) {
      expect(isCommonWord(wrong.charAt(0), wrong.charAt(1)), wrong).toBe(false)
      for (const word of words)
        expect(
          [word[0] === wrong[0], word[1] === wrong[1]].filter(Boolean),
          `${wrong} → ${word}`,
        ).toHaveLength(1)
    }
  })

  test("none stands in the clean texts", () => {
    const found: string[] = []
    for (let at = 0; at + 1 < clean.length; at++)
      if (table.get(clean.slice(at, at + 2))?.alone === false && !explained(clean, at))
        found.push(clean.slice(at - 3, at + 5))
    expect(found).toEqual([])
  })
})

test.each([
  ["青", "清", true],
  ["思", "恩", true],
  ["资", "质", true],
  ["防", "访", true],
  ["岗", "材", false],
  ["背", "大", false],
])("%s and %s alike: %s", (a, b, expected) => expect(alike(a, b)).toBe(expected))
