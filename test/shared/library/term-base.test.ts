import { describe, expect, it } from "vitest"
import { registry } from "#shared/checks/registry"
import { checkReport } from "#shared/checks/run"
import { wrongHits } from "#shared/checks/set-phrases"
import { allPhrases, phrases } from "#shared/library/phrases"
import { type Term, termBase } from "#shared/library/term-base"
import { setPhrases } from "#shared/library/terms"
import { list, report, section } from "../../builders"

const table = termBase.map((term): [string, Term] => [term.form, term])
const rules = registry.filter(({ kind }) => kind === "set_phrase")

function findings(text: string, year: number) {
  const doc = report(
    { year },
    section("highlight", "一、", "主要工作", list("highlight", "shi", `办实事12件。${text}`)),
  )
  return checkReport(doc, { year }, undefined, rules).findings
}

/** A year in which every term can stand. */
const now = 2026

describe("the term base", () => {
  it("holds some hundreds of terms, each once, each with its source", () => {
    expect(termBase.length).toBeGreaterThanOrEqual(270)
    const forms = termBase.map(({ form }) => form)
    expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([])
    for (const { source, meaning } of termBase) {
      expect(source.length).toBeGreaterThan(1)
      expect(meaning.length).toBeGreaterThan(1)
    }
  })

  it("takes what is offered for writing from there: every phrase is in it, and said once", () => {
    const linked = termBase.flatMap(({ phrase }) => phrase ?? [])
    expect([...linked].sort()).toEqual(phrases.map(({ id }) => id).sort())
    const bare = (form: string) => form.replace(/[“”《》]/g, "")
    const own = new Set(termBase.filter(({ phrase }) => phrase === null).map(({ form }) => bare(form)))
    expect(allPhrases.filter(({ form }) => own.has(bare(form))).map(({ form }) => form)).toEqual([])
  })

  it("knows the wrong forms that the phrases warn of", () => {
    const silent = phrases.flatMap(({ wrong }) =>
      wrong.filter((form) => findings(`引导党员${form}，走在前列。`, now).length === 0),
    )
    expect(silent.sort()).toEqual([...notLookedFor].sort())
  })

  it.each(table)("%s: an error rests on high confidence only", (_, term) => {
    const levels = [term.unquoted?.level, term.enumerated?.order, term.enumerated?.missing]
    for (const { level } of term.wrong) levels.push(level)
    if (term.confidence !== "high") expect(levels).not.toContain("error")
  })

  it.each(table)("%s: no right form holds a wrong one", (_, term) => {
    for (const { form } of term.wrong) expect(form).not.toBe(term.form)
    for (const text of [term.form, ...term.notWrong])
      expect(findings(`引导党员${text}，走在前列。`, now).map(({ message }) => message)).toEqual([])
  })

  it.each(table)("%s: each wrong form is found and its replacement is not", (_, term) => {
    for (const { form, right, quoted, near, from } of term.wrong) {
      const year = Math.max(from ?? 0, now)
      const say = (text: string) =>
        `引导党员学好${quoted ? `“${text}”` : text}，${near ? `“${near[0]}”` : ""}走在前列。`
      const found = findings(say(form), year)
      const { insert } = found.flatMap(({ fixes }) => fixes)[0]!.edits[0]!
      expect(insert.replace(/^“([^”]*)”$/, "$1")).toBe(right.replace(/^“([^”]*)”$/, "$1"))
      expect(
        findings(say(insert), year).map(({ message }) => message),
        insert,
      ).toEqual([])
    }
  })

  it("shares its numbered names with the search for figures", () => {
    const masked = new Set(setPhrases.map(({ form }) => form))
    const shared = termBase.filter(({ name }) => masked.has(name))
    expect(shared.length).toBeGreaterThanOrEqual(80)
  })
})

/** Slips of the pen, which rules about wording look for, and words that are wrong only in some place of a list. */
const notLookedFor = [
  "中国共产党发展史",
  "主题责任",
  "全面从严治党的主题责任",
  "入党积极份子",
  "农村人居环镜",
  "意识型态",
  "战斗保垒",
  "战斗堡磊",
  "最后1公里",
  "最严肃的标准",
  "政绩关",
  "营商坏境",
  "软弱焕散",
  // Wrong between quotation marks only.
  "一肩扛",
  "双报道",
  "双简",
]

it("wrong forms are read once for each block", () => {
  const doc = report({}, section("highlight", "一、", "主要工作", list("highlight", "shi", "落实三会一堂。")))
  const { facts } = checkReport(doc, { year: now }, undefined, rules)
  const block = facts.blocks.find(({ text }) => text.includes("三会一堂"))!
  expect(wrongHits(block)).toBe(wrongHits(block))
  expect(wrongHits(block).map(({ wrong }) => wrong.form)).toEqual(["三会一堂"])
})
