import { expect, test } from "vitest"
import { quoteOf } from "#shared/checks/ignore"
import { checkReport } from "#shared/checks/run"
import type { Rule } from "#shared/checks/types"
import { expectSound, expectVoice } from "../../rule-tester"
import { read } from "./support"

/** What some rules say of a paragraph, or of three of a report: a highlight, a problem and a plan, with ／ between. */
export function paragraphs(rules: readonly Rule[], year: number) {
  const flagged = (text: string): string[] => {
    const [highlight, problem = "个别干部学得不深。", plan = "办夜校2期。"] = text.split("／")
    const report = `一、主要工作\n一是抓工作。${highlight}\n二是抓学习。办班12期。\n二、存在问题\n一是抓得不够。${problem}\n三、下一步打算\n一是学以致用。${plan}`
    const checked = checkReport(read(report).doc, { year }, undefined, rules)
    for (const finding of checked.findings) {
      expectSound(finding, checked)
      expectVoice(finding)
    }
    return checked.findings.map((it) => quoteOf(it, checked.facts))
  }
  return {
    flagged,
    /** Each with what is flagged in it, once. */
    tells: (hits: readonly (readonly [text: string, quote: string])[]) =>
      test.each(hits)("%s", (text, quote) => {
        expect(flagged(text)).toEqual([quote])
      }),
    passes: (texts: readonly string[]) =>
      test.each(texts)("%s", (text) => {
        expect(flagged(text)).toEqual([])
      }),
    /** ⟦⟧ mark what is to be flagged; a sentence without them is right. */
    judges: (texts: readonly string[]) =>
      test.each(texts)("%s", (text) => {
        const quote = /⟦(.*)⟧/.exec(text)?.[1]
        expect(flagged(text.replace(/[⟦⟧]/g, ""))).toEqual(quote === undefined ? [] : [quote])
      }),
  }
}
