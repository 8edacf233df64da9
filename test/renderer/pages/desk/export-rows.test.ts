import { describe, expect, it } from "vitest"
import { checkReport } from "#shared/checks/run"
import type { Limits } from "#shared/model/properties"
import { noLimits } from "#shared/model/properties"
import { exportRows, fileNameError, fileNameOf } from "../../../../renderer/pages/desk/dialogs/export-rows"
import { item, list, report, section } from "../../../builders"

const docWith = (limits: Partial<Limits>, highlight: string) =>
  report(
    { year: 2026, limits: { ...noLimits, ...limits } },
    section("highlight", "一、", "履职工作特色和亮点", list("highlight", "shi", highlight)),
    section(
      "problem",
      "二、",
      "存在问题及原因",
      list("problem", "shi", item("problem", "一是", "培训效果不明显。主要原因是课程设置照搬往年。")),
    ),
    section("measure", "三、", "下一步工作思路和措施", list("measure", "shi", "办好培训。按需设课。")),
  )

const rowsOf = (limits: Partial<Limits>, highlight = "守住主业。召开例会18次。") =>
  exportRows(checkReport(docWith(limits, highlight), { year: null }), 220)

const texts = (rows: ReturnType<typeof rowsOf>) => rows.map(({ state, text }) => `${state ?? "–"} ${text}`)

describe("what is looked at before exporting", () => {
  it("puts what must be changed first and what is in order last", () => {
    const rows = rowsOf({ charactersMax: 500 }, "守住主业。召开例会**次,走访。")
    expect(rows[0]).toMatchObject({ state: "err", text: "没有填的地方", note: "1 处" })
    expect(rows[0]!.places.map(({ label }) => label)).toEqual(["亮点一"])
    expect(rows[0]!.places[0]!.entry.finding.severity).toBe("error")
    const order = rows.map(({ state }) => state)
    expect(order.indexOf("warn")).toBeGreaterThan(0)
    expect(order.lastIndexOf("warn")).toBeLessThan(order.indexOf("ok"))
  })

  it("leads to every place once, and numbers those of one item", () => {
    const highlight = "守住主业。到**村召开例会18次,走访,慰问。"
    const rows = rowsOf({}, highlight)
    const half = rows.find(({ text }) => text === "半角标点和全角数字")!
    expect(half.places.map(({ label }) => label)).toEqual(["亮点一 第1处", "亮点一 第2处"])
    const found = checkReport(docWith({}, highlight), { year: null }).findings
    const keys = rows.flatMap(({ places }) => places.map(({ entry }) => entry.key))
    expect(found.length).toBeGreaterThan(2)
    expect([keys.length, new Set(keys).size]).toEqual([found.length, found.length])
  })

  it("keeps what must be changed apart from what may be looked at, within one kind too", () => {
    // Mere room is less certain than stars.
    const rows = rowsOf({}, "守住主业。到**村召开例会18次，走访　　　　户。").filter(
      ({ text }) => text === "没有填的地方",
    )
    expect(rows.map(({ state, note }) => [state, note])).toEqual([
      ["err", "1 处"],
      ["warn", "1 处"],
    ])
  })

  it("says that every problem has its answers when that is so", () =>
    expect(texts(rowsOf({}))).toContain("ok 问题都有原因、都有措施"))

  it.each([
    [{}, "– 字数 83"],
    [{ charactersMax: 100 }, "ok 字数 83，不超 100"],
    [{ charactersMax: 80 }, "warn 字数 83，超 3"],
    [{ charactersMin: 90 }, "warn 字数 83，还差 7"],
    [{ charactersMin: 80 }, "ok 字数 83，不少于 80"],
    [{ minutesMax: 3 }, "ok 宣读约 1 分钟，要求不超 3 分钟"],
    [{ problemShareMin: 0.9 }, "warn 问题和原因占 40%，要求至少 90%"],
  ])("measures the length against %o", (limits, row) => expect(texts(rowsOf(limits))).toContain(row))
})

it.each([
  ["述职报告", null],
  ["  ", "空着"],
  ["述职/报告", "/"],
  ["长".repeat(121), "太长"],
])("looks at the file name %s", (name, wrong) => {
  const said = fileNameError(name)
  if (wrong === null) expect(said).toBeNull()
  else expect(said).toContain(wrong)
})

it("makes a file name of any title", () => {
  expect(fileNameOf("2026年度/述职\n报告：“基层”")).toBe("2026年度述职报告：“基层”")
  expect(fileNameOf(" : ")).toBe("述职报告")
})
