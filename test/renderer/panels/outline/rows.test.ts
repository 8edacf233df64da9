import { TextSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { carryOver } from "#shared/carry/draft"
import { checkReport } from "#shared/checks/run"
import { defaultSettings } from "#shared/checks/types"
import type { LinkDecision } from "#shared/model/links"
import { readOutline } from "#shared/model/outline"
import { itemIn } from "../../../../renderer/editor/commands"
import { findingsOf } from "../../../../renderer/editor/findings"
import { newEditorState } from "../../../../renderer/editor/state"
import { besideOf, doneTo, dropOn, linksOf, moved } from "../../../../renderer/panels/outline/moves"
import { brokenLinks } from "../../../../renderer/panels/outline/remove"
import { currentRow, outlineRows } from "../../../../renderer/panels/outline/rows"
import { item, list, opening, report, section, signature, title } from "../../../builders"

const build = (linkDecisions: LinkDecision[] = []) =>
  report(
    { year: 2026, attrs: { linkDecisions } },
    title("述职报告"),
    opening("现述职如下："),
    section(
      "highlight",
      "一、",
      "履职工作特色和亮点",
      list(
        "highlight",
        "shi",
        "守住主业。召开例会**次。",
        "建强队伍。队伍面貌明显改观。",
        item(
          "highlight",
          "三是",
          "服务群众。办理诉求12件。",
          list("highlight", "hanParen", "建驿站。建成6处。"),
        ),
        "",
      ),
    ),
    section(
      "problem",
      "二、",
      "存在问题及原因",
      list(
        "problem",
        "shi",
        "党员教育培训效果不明显。主要原因是课程设置照搬往年。",
        "年轻干部培养跟不上。后备干部储备不足。",
      ),
    ),
    section(
      "measure",
      "三、",
      "下一步工作思路和措施",
      list("measure", "shi", "办好党员教育培训。按需设课，送课到组。", "修好水渠。分段包干。"),
    ),
    signature("date", "2026年12月30日"),
  )

const rowsOf = (decisions?: LinkDecision[]) => outlineRows(checkReport(build(decisions), { year: null }))
const shown = (rows = rowsOf()) =>
  rows.map(({ ordinal, title: words, dot, word }) => `${dot ?? "–"} ${ordinal}${words} ${word}`.trim())

describe("the rows of the outline", () => {
  it("show every part and item with its state and what is missing", () =>
    expect(shown()).toEqual([
      "– 开头 10 字",
      "– 一、履职工作特色和亮点 71 字",
      "err 一是守住主业 无数",
      "warn 二是建强队伍 无数",
      "– 三是服务群众",
      "– （一）建驿站",
      "none 四是未写",
      "– 二、存在问题及原因 58 字",
      "– 一是党员教育培训效果不明显",
      "gap 二是年轻干部培养跟不上 缺因、措",
      "– 三、下一步工作思路和措施 45 字",
      "– 一是办好党员教育培训",
      "hint 二是修好水渠 无问",
      "– 落款 日期",
    ]))

  it("give a tick only to what a person confirmed, cause and measure", () => {
    const { items } = readOutline(build())
    const [problem] = items.filter(({ role }) => role === "problem")
    const measures = items.filter(({ role }) => role === "measure")
    const decide = (target: string): LinkDecision => ({ problem: problem!.id, target, verdict: "confirmed" })
    expect(shown().some((row) => row.startsWith("ok"))).toBe(false)
    // The cause stands in the problem's own text, where nobody can confirm it.
    expect(shown(rowsOf([decide(measures[0]!.id)])).some((row) => row.startsWith("ok"))).toBe(false)
  })

  it("count what is still last year's, and say so before hints", () => {
    const last = report(
      { year: 2025 },
      section(
        "highlight",
        "一、",
        "亮点",
        list("highlight", "shi", "守住主业。召开支委会18次，走访农户260户。", "建强队伍。培训骨干46名。"),
      ),
    )
    const { doc } = carryOver(last, { name: "去年.docx", year: 2026 })
    const rows = outlineRows(checkReport(doc, { year: null }, defaultSettings))
    const [first, second] = rows.filter(({ kind }) => kind === "item")
    expect([first!.dot, second!.dot]).toEqual(["carry", "carry"])
    // The figures and their sentence; a lead as short as these says nothing of last year.
    expect([first!.word, second!.word]).toEqual(["沿 3", "沿 2"])
  })

  it("lie a level deeper for what is inside an item", () =>
    expect(rowsOf().map(({ level }) => level)).toEqual([1, 1, 2, 2, 2, 3, 2, 1, 2, 2, 1, 2, 2, 1]))

  it("have one that the caret is in, the innermost", () => {
    const rows = rowsOf()
    for (const row of rows) {
      const inner = rows.filter(({ from, to }) => from <= row.pos && row.pos <= to).at(-1)
      expect(currentRow(rows, row.pos)).toBe(inner)
    }
    const station = rows.find(({ title: words }) => words === "建驿站")!
    expect(currentRow(rows, station.pos + 2)).toBe(station)
  })
})

describe("moving what a row stands for", () => {
  const state = () => newEditorState(build(), defaultSettings)
  const row = (words: string, rows = rowsOf()) => rows.find(({ title: it }) => it === words)!
  const titles = (doc: Parameters<typeof checkReport>[0]) =>
    outlineRows(checkReport(doc, { year: null })).map(({ ordinal, title: words }) => ordinal + words)

  it("drops before or behind an item, and at the end of a part", () => {
    const dragged = row("守住主业").item!
    const other = row("建强队伍")
    expect(dropOn(dragged, other, "upper")).toEqual({ before: other.item!.id })
    expect(dropOn(dragged, other, "lower")).toEqual({ after: other.item!.id })
    expect(dropOn(dragged, row("存在问题及原因"), "upper")).toEqual({
      into: row("存在问题及原因").section!.id,
    })
  })

  it("never drops an item into itself or into what has no items", () => {
    const dragged = row("服务群众").item!
    expect(dropOn(dragged, row("建驿站"), "lower")).toBeNull()
    expect(dropOn(dragged, row("服务群众"), "upper")).toBeNull()
    expect(dropOn(dragged, row("开头"), "upper")).toBeNull()
    expect(dropOn(dragged, row("落款"), "lower")).toBeNull()
  })

  it("moves an item one place and numbers the list anew", () => {
    const to = besideOf(row("守住主业").item!, 1)!
    expect(titles(moved(state(), row("守住主业").item!, to)!.doc).slice(2, 4)).toEqual([
      "一是建强队伍",
      "二是守住主业",
    ])
    expect(besideOf(row("守住主业").item!, -1)).toBeNull()
  })

  it("does to an item what a key in the text does, and leaves the caret in its own sentence", () => {
    const before = state()
    const away = row("修好水渠").pos + 2
    const there = before.apply(before.tr.setSelection(TextSelection.create(before.doc, away)))
    const tr = doneTo(there, row("建强队伍").item!, itemIn)!
    expect(tr).not.toBeNull()
    const { parent, parentOffset } = tr.selection.$head
    expect([parent.textContent.slice(0, 4), parentOffset]).toEqual(["修好水渠", 2])
    expect(doneTo(there, row("守住主业").item!, itemIn)).toBeNull()
  })

  it("knows which links break when an item goes", () => {
    const { links } = findingsOf(state()).checked.facts
    const of = (words: string) => linksOf(row(words).item!, links)
    expect(of("党员教育培训效果不明显")).toEqual({ causes: 0, measures: 1, problems: 0 })
    expect(of("办好党员教育培训")).toEqual({ causes: 0, measures: 0, problems: 1 })
    expect(of("守住主业")).toEqual({ causes: 0, measures: 0, problems: 0 })
  })

  it("asks about broken links only, in words", () => {
    expect(brokenLinks({ causes: 0, measures: 0, problems: 0 })).toBe("")
    expect(brokenLinks({ causes: 0, measures: 1, problems: 0 })).toBe(
      "它连着 1 条措施。去掉以后措施留着，标成“没有对应的问题”。",
    )
    expect(brokenLinks({ causes: 2, measures: 1, problems: 0 })).toContain("2 条原因、1 条措施")
    expect(brokenLinks({ causes: 0, measures: 0, problems: 2 })).toContain("回应着 2 个问题")
  })
})
