import type { Node } from "prosemirror-model"
import { expect, it } from "vitest"
import { checkReport } from "#shared/checks/run"
import type { LinkDecision } from "#shared/model/links"
import { readOutline } from "#shared/model/outline"
import { answerOf, candidatesOf, nextVerdict } from "../../../../renderer/pages/desk/dialogs/candidates"
import { item, list, report, section } from "../../../builders"

const build = (linkDecisions: LinkDecision[] = []): Node =>
  report(
    { year: 2026, attrs: { linkDecisions } },
    section(
      "problem",
      "一、",
      "存在问题",
      list("problem", "shi", item("problem", "一是", "党员教育培训效果不明显。")),
    ),
    section(
      "measure",
      "二、",
      "措施",
      list("measure", "shi", "壮大集体经济。盘活校舍。", "办好党员教育培训。按需设课，送课到组。"),
    ),
  )
const ids = readOutline(build()).items.map(({ id }) => id)
const [problem, economy, training] = ids as [string, string, string]
const listed = (decisions: LinkDecision[] = []) => {
  const { facts } = checkReport(build(decisions), { year: null })
  return candidatesOf(facts, answerOf(facts.links, problem)!)
}

it("lists every measure, those first that have to do with the problem", () =>
  expect(listed().map(({ id, place, basis }) => [id, place, basis])).toEqual([
    [training, "措施二", "推断"],
    [economy, "措施一", ""],
  ]))

it("says what the writer decided over what is inferred", () => {
  const decided = listed([
    { problem, target: economy, verdict: "confirmed" },
    { problem, target: training, verdict: "refused" },
  ])
  expect(decided.map(({ id, verdict, basis }) => [id, verdict, basis])).toEqual([
    [economy, "confirmed", "已确认"],
    [training, "refused", "已否定"],
  ])
})

it("shows an item by its ordinal and lead", () =>
  expect(listed().find(({ id }) => id === training)?.text).toBe("二是办好党员教育培训。"))

it("goes round: undecided, confirmed, refused, undecided", () =>
  expect([nextVerdict(null), nextVerdict("confirmed"), nextVerdict("refused")]).toEqual([
    "confirmed",
    "refused",
    null,
  ]))
