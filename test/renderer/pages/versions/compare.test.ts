import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { compareVersions, stretchesOf } from "../../../../renderer/pages/versions/compare"
import { freeName, lengthWords, versionTime } from "../../../../renderer/pages/versions/words"
import { bareSection, intro, item, list, opening, report, section, title } from "../../../builders"

const items = [
  "走访群众300余人次，解决难题12件。",
  "建成村级文化站，办班18期。",
  "整修水渠4公里，受益农田900亩。",
]
const written = (...texts: string[]): Node =>
  report(
    {},
    section(
      "highlight",
      "一、",
      "工作亮点",
      list("highlight", "shi", ...texts.map((text, i) => item("highlight", `${"一二三四"[i]}是`, text))),
    ),
  )

/** What is shown of two versions: 〔删去〕【加上】, and how many paragraphs are passed over. */
const shown = (earlier: Node, later: Node): string[] =>
  compareVersions(earlier, later).rows.map((row) =>
    row.kind === "same"
      ? `${row.blocks}/${row.renumbered}`
      : { moved: "↕", restyled: "✎", none: "" }[row.change ?? "none"] +
        row.stretches
          .map(({ kind, text }) => (kind === "same" ? text : kind === "ins" ? `【${text}】` : `〔${text}〕`))
          .join(""),
  )

describe("two versions", () => {
  it("that are the same are said to be", () =>
    expect(compareVersions(written(...items), written(...items)).same).toBe(true))

  it("show a changed figure as a whole, a new paragraph and one that is gone", () => {
    const later = written(items[0]!.replace("300", "320"), "新办夜校两所，学员六十人。", items[1]!)
    expect(shown(written(...items), later)).toEqual([
      "1/0",
      "走访群众〔300〕【320】余人次，解决难题12件。",
      "【新办夜校两所，学员六十人。】",
      "1/1",
      `〔${items[2]}〕`,
    ])
  })

  it("show what was moved, and only that", () => {
    const rows = shown(written(...items), written(items[2]!, items[0]!, items[1]!))
    expect(rows).toEqual(["1/0", `↕${items[2]}`, "2/2"])
  })

  it("show what prints as something else though its words are the same", () => {
    const [earlier, later] = [opening, title].map((as) => report({}, as("2026年度抓党建工作述职报告")))
    expect(shown(earlier!, later!)).toEqual(["✎2026年度抓党建工作述职报告"])
    expect(compareVersions(earlier!, later!).same).toBe(false)
    const inPart = report({}, bareSection("other", intro("2026年度抓党建工作述职报告")))
    expect(shown(earlier!, inPart)).toEqual(["1/0"])
  })

  it("that differ in a number alone are not the same", () => {
    const { same, rows } = compareVersions(
      written(items[0]!),
      report(
        {},
        section(
          "highlight",
          "一、",
          "工作亮点",
          list("highlight", "shi", item("highlight", "1.", items[0]!)),
        ),
      ),
    )
    expect(same).toBe(false)
    expect(rows).toMatchObject([{ blocks: 2, renumbered: 1 }])
  })

  it("show every character of both, whatever was done between", () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom(..."村社区123，。"), maxLength: 12 }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [earlier, later] = [written(...one), written(...other)]
        const { rows, same } = compareVersions(earlier, later)
        const of = (...kinds: string[]) =>
          rows.flatMap((row) =>
            row.kind === "same"
              ? []
              : row.stretches.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text),
          )
        const passed = rows.reduce((sum, row) => sum + (row.kind === "same" ? row.blocks : 0), 0)
        const length = (texts: string[]) => texts.join("").length
        expect(length(of("same", "ins")) - length(of("same", "del"))).toBe(
          later.textContent.length - earlier.textContent.length,
        )
        expect(passed).toBeLessThanOrEqual(one.length + 1)
        expect(same).toBe(earlier.textContent === later.textContent && earlier.eq(later))
      }),
    )
  })

  it("are told by their words", () =>
    expect(stretchesOf("投入12.5万元", "投入13万元整").map(({ text }) => text)).toEqual([
      "投入",
      "12.5",
      "13",
      "万元",
      "整",
    ]))
})

const now = new Date(2026, 11, 31, 12)
describe("words about a version", () => {
  it.each([
    [new Date(2026, 11, 31, 9, 5), "今天 9:05"],
    [new Date(2026, 11, 20, 14, 32), "12月20日 14:32"],
    [new Date(2025, 0, 2, 8, 0), "2025年1月2日 08:00"],
  ])("say its time to the minute", (time, words) =>
    expect(versionTime(time.toISOString(), now).replace(" 0", " ")).toBe(words.replace(" 0", " ")),
  )

  it.each([
    [5012, 5047, "5,012字，比现在少 35字"],
    [5047, 5012, "5,047字，比现在多 35字"],
    [12, 12, "12字，与现在一样长"],
  ])("say how long it is", (characters, present, words) =>
    expect(lengthWords(characters, present)).toBe(words),
  )

  it("find a name that is free", () => {
    const entry = (name: string | null) => ({ number: 1, at: "", name, characters: 0 })
    expect(freeName("送审稿", [])).toBe("送审稿")
    expect(freeName("送审稿", [entry("送审稿"), entry(null), entry("送审稿2")])).toBe("送审稿3")
  })
})
