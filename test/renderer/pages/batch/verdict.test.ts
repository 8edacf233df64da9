import { describe, expect, it } from "vitest"
import { standardScale } from "#shared/batch/review-scale"
import type { BatchRow } from "#shared/batch/row"
import { opinionOf, proposedVerdict, reasonsOf } from "../../../../renderer/pages/batch/verdict"
import { finding, row, withErrors } from "./support"

const missing = finding({
  rule: "skeleton-part-missing",
  kind: "structure",
  severity: "warning",
  message: "缺“存在问题”这一部分。按提纲，它是第二部分。补上标题和内容。",
})

describe("what the program proposes", () => {
  it.each<[string, BatchRow, string]>([
    ["nothing amiss", row("甲"), "open"],
    ["only things to look at", row("甲", { levels: { error: 0, warning: 9, hint: 3 } }), "open"],
    ["one thing to change", withErrors("甲", 1), "revise"],
    ["two", withErrors("甲", 2), "revise"],
    ["three", withErrors("甲", 3), "back"],
    ["a problem without an answer", row("甲", { problemsAnswered: 2 }), "revise"],
    ["a part that is not there", row("甲", { findings: [missing] }), "back"],
    ["a part that may stand elsewhere", row("甲", { findings: [{ ...missing, severity: "hint" }] }), "open"],
    ["no highlights made out", row("甲", { highlights: 0, highlightsWithFigures: 0 }), "ask"],
    ["no problems made out", row("甲", { problems: 0, problemsAnswered: 0 }), "ask"],
  ])("for %s", (_, of, verdict) => expect(proposedVerdict(of, standardScale)).toBe(verdict))

  it("is never that a report passes: a person says that", () => {
    for (let errors = 0; errors < 6; errors++)
      expect(proposedVerdict(withErrors("甲", errors), standardScale)).not.toBe("passed")
  })
})

describe("why", () => {
  const of = row("甲", {
    levels: { error: 3, warning: 3, hint: 0 },
    highlightsWithFigures: 3,
    problemsAnswered: 1,
    findings: [
      finding({ paragraph: 2, quote: "XX" }),
      finding({ paragraph: 7, quote: "**" }),
      finding({ rule: "halfwidth-punctuation", kind: "halfwidth", paragraph: 5, quote: "," }),
      missing,
      finding({ rule: "highlight-quantity", kind: "no_quantity", severity: "warning", paragraph: 3 }),
      finding({ rule: "first-person", kind: "wording", severity: "warning", paragraph: 9 }),
    ],
  })

  it("counts, the gravest first, and counts nothing twice", () =>
    expect(reasonsOf(of, standardScale)).toEqual([
      { dot: "err", text: "第 2、7 段：有待填的空白" },
      { dot: "err", text: "第 5 段“,”：半角标点或全角数字" },
      { dot: "gap", text: "缺“存在问题”这一部分" },
      { dot: "gap", text: "3 个问题里 2 个没有写全原因和措施" },
      { dot: "warn", text: "4 条亮点里 1 条没有数据" },
      { dot: "warn", text: "另有 1 处建议看" },
    ]))

  it("says that nothing was found, and that this is no pass", () =>
    expect(reasonsOf(row("甲"), standardScale)).toEqual([
      { dot: "none", text: "没有查到必须改的；通不通过，您来定" },
    ]))

  it("names some paragraphs and counts the rest", () =>
    expect(reasonsOf(withErrors("甲", 8), standardScale)[0]!.text).toBe(
      "第 2、3、4、5、6、7 等 8 段：有待填的空白",
    ))

  it.each([
    ["\u200b", "第 2 段：有待填的空白"],
    ["一二三四五六七八九十一二三四五六七", "第 2 段：有待填的空白"],
    ["”先诊疗“", "第 2 段 ”先诊疗“ ：有待填的空白"],
  ])("quotes %j so that it can be read", (quote, text) =>
    expect(
      reasonsOf(row("甲", { findings: [finding({ paragraph: 2, quote })] }), standardScale)[0]!.text,
    ).toBe(text),
  )
})

describe("退回意见", () => {
  it("tells what to do, numbered, and where", () => {
    const cause = finding({ rule: "cause-missing", kind: "missing_cause", severity: "warning", paragraph: 8 })
    const measure = { ...cause, kind: "missing_measure" as const, rule: "measure-missing" }
    const of = row("甲", {
      findings: [
        finding({ paragraph: 2, quote: "XX" }),
        missing,
        cause,
        { ...cause, paragraph: 12 },
        measure,
      ],
    })
    expect(opinionOf(of)).toBe(
      [
        "请对照修改后重报：",
        "1. 第 2 段“XX”：有待填的空白；",
        "2. 补上“存在问题”这一部分；",
        "3. 第 8、12 段的问题补写原因；",
        "4. 第 8 段的问题补写整改措施。",
      ].join("\n"),
    )
  })

  it("is empty where nothing is to be done", () => expect(opinionOf(row("甲"))).toBe(""))
})

describe("what is still last year's", () => {
  const share = finding({ rule: "carried-share", kind: "carried", severity: "warning", paragraph: 20 })
  const figure = (paragraph: number) =>
    finding({ rule: "carried-figure", kind: "carried", severity: "warning", paragraph })
  const promise = finding({ rule: "promise-unanswered", kind: "promise", severity: "warning" })
  const much = row("甲", { carriedRatio: 0.466, findings: [share, figure(2), figure(7), promise] })

  it("sends a report back for changes when it is more than the scale allows", () => {
    expect(proposedVerdict(much, standardScale)).toBe("revise")
    const little = row("甲", { carriedRatio: 0.2, findings: [figure(2)] })
    expect(proposedVerdict(little, standardScale)).toBe("open")
    // The scale says that it is only for reference.
    const told = row("甲", { carriedRatio: 0.5, findings: [{ ...share, severity: "hint" }] })
    expect(proposedVerdict(told, standardScale)).toBe("open")
  })

  it("is told first, once, and in no other count", () =>
    expect(reasonsOf(much, standardScale)).toEqual([
      { dot: "gap", text: "47% 与上年报告相同，其中 2 个数没有变" },
      { dot: "warn", text: "去年答应的事有 1 件没有回应" },
    ]))

  it("has the shape of what must be changed when the scale raises it", () => {
    const raised = { ...much, findings: much.findings.map((it) => ({ ...it, severity: "error" as const })) }
    expect(reasonsOf(raised, standardScale).map(({ dot }) => dot)).toEqual(["err", "err"])
    expect(opinionOf(raised).split("\n")).toHaveLength(4)
  })

  it("is what the author is asked to write anew", () =>
    expect(opinionOf(much)).toBe(
      [
        "请对照修改后重报：",
        "1. 47% 与上年报告相同，重写沿用的内容；",
        "2. 第 2、7 段的数与上年一样，核对后改成今年的；",
        "3. 补写上年查摆的问题和承诺的 1 件事办得怎样。",
      ].join("\n"),
    ))

  it("of figures alone stands behind what must be changed", () => {
    const of = row("甲", {
      levels: { error: 1, warning: 1, hint: 0 },
      carriedRatio: 0.1,
      findings: [figure(2), finding({})],
    })
    expect(reasonsOf(of, standardScale).map(({ text }) => text)).toEqual([
      "第 1 段：有待填的空白",
      "1 个数与上年报告一样",
    ])
  })
})

describe("the scale of a review", () => {
  it.each([
    [1, "back"],
    [2, "back"],
    [3, "revise"],
  ])("sends a report with two errors, from %i on, to %s", (backFrom, verdict) =>
    expect(proposedVerdict(withErrors("甲", 2), { ...standardScale, backFrom })).toBe(verdict),
  )

  it("asks for no answers and no figures that the reviewer does not look at", () => {
    const of = row("甲", {
      problemsAnswered: 1,
      highlightsWithFigures: 1,
      findings: [finding({ rule: "cause-missing", kind: "missing_cause", severity: "warning" })],
    })
    const kinds = { missing_measure: "off", no_quantity: "hint" } as const
    expect(proposedVerdict(of, { ...standardScale, kinds })).toBe("revise")
    expect(reasonsOf(of, { ...standardScale, kinds }).map(({ dot }) => dot)).toEqual(["gap"])
    const none = { ...standardScale, kinds: { ...kinds, missing_cause: "off" as const } }
    expect(proposedVerdict({ ...of, findings: [] }, none)).toBe("open")
    expect(reasonsOf({ ...of, findings: [] }, none).map(({ dot }) => dot)).toEqual(["none"])
  })
})
