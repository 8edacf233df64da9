import { describe, expect, it } from "vitest"
import { houseWith, noHouseRules, readHouseRules, writeHouseRules } from "#shared/checks/house"
import { alikeKey, ignoreKey, ignoring } from "#shared/checks/ignore"
import { checkReport } from "#shared/checks/run"
import { type CheckSettings, defaultSettings } from "#shared/checks/types"
import { attrsOf } from "#shared/model/schema"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const text =
  "一、履职工作特色和亮点\n一是抓学习,强本领。办班12期,培训360人。\n二、存在问题及原因\n一是调研不深。主要是下沉时间少。\n三、下一步工作思路和措施\n一是针对调研不深的问题，每名干部每月驻点5天。"
const { doc } = readStructure(plainSource(text))
const run = (settings: Partial<CheckSettings>, report = doc) =>
  checkReport(report, { year: 2025 }, { ...defaultSettings, ...settings })
const commas = (settings: Partial<CheckSettings>) =>
  run(settings).findings.filter(({ rule }) => rule === "halfwidth-punctuation")

describe("house rules as a file", () => {
  it("are read as they were written", () => {
    const house = {
      ...houseWith({
        words: [{ word: "一把手", instead: "主要负责同志", why: "县委办要求", level: "error" }],
        mentions: [{ word: "党政同责", also: ["一岗双责"] }],
        counts: [{ word: "创新", max: 3 }],
        accepted: ["芦渡新村"],
      }),
      name: "石湾县委办",
    }
    expect(readHouseRules(writeHouseRules(house))).toEqual({ ok: true, value: house })
  })

  it.each([
    ["{", "不是 JSON"],
    ['{"format":"shuzhi-pack"}', "不是述职台的单位规定"],
    [JSON.stringify({ ...noHouseRules, version: 9 }), "新版"],
    [
      JSON.stringify({ ...noHouseRules, words: [{ word: "甲乙" }, { word: "短", instead: 1 }] }),
      "词表 › 第2条 › 词",
    ],
    [JSON.stringify({ ...noHouseRules, counts: [{ word: "创新" }] }), "第1条"],
    [JSON.stringify({ ...noHouseRules, counts: [{ word: "创新", min: 3, max: 1 }] }), "第1条"],
  ])("are refused whole when something is wrong: %s", (content, message) => {
    const read = readHouseRules(content)
    expect(read.ok ? "" : read.failure.message).toContain(message)
  })
})

describe("words that the unit holds to be right", () => {
  it("silence rules about words, and no others", () => {
    const report = readStructure(plainSource("一、主要工作\n一是布暑学习。开展学习学习活动12次,成效好。")).doc
    const kinds = (accepted: string[]) =>
      run({ house: houseWith({ accepted }) }, report).findings.map(({ kind }) => kind)
    const before = kinds([])
    expect(before).toContain("halfwidth")
    const spoken = new Set(["wording", "doubled"])
    expect(before.some((kind) => spoken.has(kind))).toBe(true)
    const after = kinds(["布暑", "学习学习", "次,成"])
    expect(after.some((kind) => spoken.has(kind))).toBe(false)
    expect(after).toContain("halfwidth")
  })
})

describe("settings of one kind of report", () => {
  const skeleton = run({}).facts.skeleton!.skeleton.id

  it("go before those for all", () => {
    expect(commas({}).map(({ severity }) => severity)).toEqual(["warning", "warning"])
    const type = { off: [], on: [], severities: {} }
    const rule = "halfwidth-punctuation"
    expect(commas({ off: [rule] })).toEqual([])
    expect(commas({ off: [rule], byType: { [skeleton]: { ...type, on: [rule] } } })).toHaveLength(2)
    expect(commas({ byType: { [skeleton]: { ...type, off: [rule] } } })).toEqual([])
    const severities = { [rule]: "error" } as const
    expect(
      commas({ severities, byType: { [skeleton]: { ...type, severities: { [rule]: "hint" } } } })[0]!
        .severity,
    ).toBe("hint")
  })

  it("hold for no other kind", () => {
    const other = { off: ["halfwidth-punctuation"], on: [], severities: {} }
    expect(commas({ byType: { "some-other": other } })).toHaveLength(2)
  })
})

describe("what is ignored", () => {
  const { facts } = run({})
  const [first, second] = commas({})

  it("is one place, all alike in the report, or all alike anywhere, and says which", () => {
    const place = ignoreKey(first!, facts)
    const alike = alikeKey(first!, facts)
    expect(alikeKey(second!, facts)).toBe(alike)
    const scope = (inReport: string[], always: string[]) =>
      [first!, second!].map((it) => ignoring(facts, inReport, always)?.(it) ?? null)
    expect(scope([place], [])).toEqual(["place", null])
    expect(scope([alike], [])).toEqual(["report", "report"])
    expect(scope([place, alike], [alike])).toEqual(["place", "report"])
    expect(scope([], [alike])).toEqual(["always", "always"])
    expect(ignoring(facts, [], [])).toBeNull()
  })

  it("stands in the list of what is ignored and nowhere else", () => {
    const alike = alikeKey(first!, facts)
    const always = run({ ignored: [alike] })
    expect(always.ignored.filter(({ rule }) => rule === "halfwidth-punctuation")).toHaveLength(2)
    expect(always.findings.filter(({ rule }) => rule === "halfwidth-punctuation")).toEqual([])
    const report = doc.type.create({ ...attrsOf.report(doc), ignored: [alike] }, doc.content)
    expect(run({}, report).ignored).toHaveLength(2)
  })
})
