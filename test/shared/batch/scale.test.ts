import fc from "fast-check"
import { strToU8 } from "fflate"
import { describe, expect, it } from "vitest"
import { Settings } from "#shared/api/settings"
import { ReviewScale, scaleLevels, standardScale } from "#shared/batch/review-scale"
import { type BatchRow, batchRow } from "#shared/batch/row"
import { scaleLines, settingsUnder } from "#shared/batch/scale"
import { type CheckSettings, defaultSettings, kinds } from "#shared/checks/types"
import { noLimits } from "#shared/model/properties"
import { attrsOf } from "#shared/model/schema"
import type { Imported } from "#shared/reading/imported"
import { readFile } from "#shared/reading/read-file"

const last = `述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是抓培训。举办冬训班6期，培训党员38名，把课堂搬到田间地头。
二是抓治理。逐户上门征求意见，院坝里的烦心事当天就有人管。
二、存在问题及原因
一是学用结合不够紧。主要原因是思想上重视不够。
三、下一步工作思路和措施
一是办一期村会计实务班。请县里的老会计来教做账。`

/** Half of it is last year's; the second highlight has no figure, the second problem neither cause nor measure. */
const now = last
  .replace("2025年", "2026年")
  .replace("学用结合不够紧。", "学用结合还不够紧密,办法不多。")
  .replace("\n三、", "\n二是XX不够。\n三、")

function imported(text: string): Imported {
  const read = readFile("甲.txt", strToU8(text))
  if (!read.ok) throw new Error(read.failure.message)
  return read.value
}

const report = imported(now)
const old = { name: "甲2025.txt", report: imported(last).doc }
const checked = (settings: CheckSettings, of = report): BatchRow =>
  batchRow(of, "甲.txt", null, settings, old)
const under = (scale: Partial<ReviewScale>, settings: CheckSettings = defaultSettings) =>
  settingsUnder({ ...standardScale, ...scale }, settings)

describe("the scale of a review", () => {
  it("is in settings that know nothing of it", () => {
    expect(Settings.parse({}).review).toEqual(standardScale)
    expect(ReviewScale.parse({ kinds: { of_a_newer_program: "off" } }).kinds).toEqual({
      of_a_newer_program: "off",
    })
  })

  it("limits what may be last year's though the settings do not, and says so of a report that has more", () => {
    expect(checked(defaultSettings).kinds.carried).toBeGreaterThan(0)
    expect(checked(defaultSettings).carriedRatio).toBeGreaterThan(0.5)
    expect(batchRow(report, "甲.txt", null, under({})).carriedRatio).toBeNull()
    const rules = (settings: CheckSettings) => checked(settings).findings.map(({ rule }) => rule)
    expect(rules(defaultSettings)).not.toContain("carried-share")
    expect(rules(under({}))).toContain("carried-share")
    expect(rules(under({ limits: { ...noLimits, carriedShareMax: 1 } }))).not.toContain("carried-share")
  })

  it("leaves the limits of the settings where it has none", () => {
    const general = { ...defaultSettings, limits: { ...noLimits, charactersMin: 2000, charactersMax: 3500 } }
    const { limits } = under({ limits: { ...noLimits, charactersMax: 3000 } }, general)
    expect(limits).toEqual({ ...noLimits, charactersMin: 2000, charactersMax: 3000 })
  })

  it("goes before the limits that the author set for himself", () => {
    const { doc } = report
    const { properties } = attrsOf.report(doc)
    const own = { ...properties, limits: { ...noLimits, charactersMin: 10 } }
    const generous = { ...report, doc: doc.type.create({ ...doc.attrs, properties: own }, doc.content) }
    const strict = under({ limits: { ...noLimits, charactersMin: 2000 } })
    const rules = ({ findings }: BatchRow) => findings.map(({ rule }) => rule)
    expect(rules(checked(strict, generous))).toContain("length-total")
    expect(rules(checked(defaultSettings, generous))).not.toContain("length-total")
  })

  it("goes before what the settings say of one kind of report, and turns nothing on that they turned off", () => {
    const settings: CheckSettings = {
      ...defaultSettings,
      off: ["halfwidth-punctuation"],
      byType: {
        甲: {
          off: ["placeholder"],
          on: ["halfwidth-punctuation"],
          severities: { placeholder: "hint", "first-person": "error" },
        },
      },
    }
    const { off, severities, byType } = under(
      { kinds: { halfwidth: "off", placeholder: "warning" } },
      settings,
    )
    expect(off).toContain("halfwidth-punctuation")
    expect(severities.placeholder).toBe("warning")
    expect(byType.甲).toEqual({
      off: ["placeholder"],
      on: [],
      severities: { "first-person": "error" },
    })
    expect(under({ kinds: { halfwidth: "error" } }, settings).off).toEqual(["halfwidth-punctuation"])
  })

  it("decides the level of every finding of a kind, and takes out the kinds that nobody looks at", () => {
    const level = fc.option(fc.constantFrom(...scaleLevels), { nil: undefined })
    const scale = fc.record(Object.fromEntries(kinds.map((kind) => [kind, level])))
    const before = checked(under({}))
    fc.assert(
      fc.property(scale, (chosen) => {
        const of = Object.fromEntries(Object.entries(chosen).filter(([, it]) => it !== undefined))
        const { findings } = checked(under({ kinds: of as ReviewScale["kinds"] }))
        for (const { kind, severity } of findings)
          if (of[kind] !== undefined) expect(severity, kind).toBe(of[kind])
        const kept = before.findings.filter(({ kind }) => of[kind] !== "off")
        expect(findings.length).toBe(kept.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe("the scale in words", () => {
  const lines = (scale: Partial<ReviewScale>, settings = defaultSettings, folder: string | null = null) => {
    const of = { ...standardScale, ...scale }
    const held = folder === null ? null : { folder, matched: 34 }
    return Object.fromEntries(
      scaleLines(of, settingsUnder(of, settings), held).map(({ name, value }) => [name, value]),
    )
  }

  it("tells what holds where nobody chose anything", () =>
    expect(lines({})).toEqual({
      建议退回: "必须改的达到 3 处，或缺少应有的部分",
      与上年相同: "不超过 30%",
      字数: "不限",
      问题和原因占比: "不限",
      对照的上年报告: "没有选，未比对",
    }))

  it("tells limits, levels and what is not looked at", () => {
    const limits = {
      charactersMin: 2000,
      charactersMax: 3500,
      problemShareMin: 0.3,
      titleCharactersMax: 30,
      minutesMax: 15,
      carriedShareMax: null,
    }
    const settings = {
      ...defaultSettings,
      off: ["first-person", "halfwidth-punctuation"],
      partLimits: { ...defaultSettings.partLimits, problem: { min: 600, max: null } },
    }
    const scale = { limits, backFrom: 5, kinds: { halfwidth: "off", carried: "error" } as const }
    expect(lines(scale, settings, "2025年述职")).toEqual({
      建议退回: "必须改的达到 5 处，或缺少应有的部分",
      与上年相同: "不限",
      字数: "2,000 字至 3,500 字",
      问题和原因占比: "不少于 30%",
      标题: "不超过 30 字",
      宣读: "不超过 15 分钟",
      问题和原因字数: "不少于 600 字",
      一律必须改: "沿用",
      不看: "半角全角",
      设置里关掉的: "个人述职没有写本人",
      对照的上年报告: "“2025年述职”，34 份对上了",
    })
  })
})
