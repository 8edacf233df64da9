import { describe, expect, test } from "vitest"
import { registry } from "#shared/checks/registry"
import { check, checkReport } from "#shared/checks/run"
import { type CheckSettings, defaultSettings } from "#shared/checks/types"
import { countReport, sharesOf, spokenMinutes } from "#shared/model/counts"
import { noPartLimits } from "#shared/model/part-limits"
import { type Limits, noLimits } from "#shared/model/properties"
import { attrsOf } from "#shared/model/schema"
import { read } from "./support"

const rules = registry.filter(({ kind }) => kind === "length")

const lengthy = (n: number) => "守住主业，责任逐级压实。".repeat(n)
const text = `芦湾镇党委书记2024年度述职报告

根据会议安排，现将本人2024年度履职情况述职如下：
一、履职工作特色和亮点
一是召开例会18次。${lengthy(40)}
二、存在的问题
一是学用结合不够紧。${lengthy(8)}
三、原因分析
一是思想上重视不够。${lengthy(6)}
四、下一步工作思路和措施
一是坚持学用结合，把课堂搬到田间地头。${lengthy(12)}`

const { doc } = read(text)
const { outline } = checkReport(doc, { year: null }).facts
const counts = countReport(outline)
const { total } = counts

/** Rules of length that find something, with what their messages say in figures. */
function found(set: Partial<CheckSettings>, of = doc): string[] {
  return check(of, { year: null }, { ...defaultSettings, ...set }, rules).map(
    ({ rule, message }) => `${rule} ${message.match(/[\d,]+/g)?.join(" ")}`,
  )
}

const general = (limits: Partial<Limits>) => ({ limits: { ...noLimits, ...limits } })
const parts = (limits: Partial<CheckSettings["partLimits"]>) => ({
  partLimits: { ...noPartLimits, ...limits },
})

/** The report with limits of its own. */
function own(limits: Partial<Limits>) {
  const attrs = attrsOf.report(doc)
  const properties = { ...attrs.properties, limits: { ...noLimits, ...limits } }
  return doc.type.create({ ...attrs, properties }, doc.content)
}

describe("length", () => {
  test("is nobody's business where nobody asks", () => {
    expect(found({})).toEqual([])
    expect(found({}, read("一、工作情况\n一是抓学习。").doc)).toEqual([])
  })

  test("of all: one character over or under, by what the status bar shows", () => {
    expect(found(general({ charactersMax: total - 1 }))).toEqual([`length-total ${total} ${total - 1} 1`])
    expect(found(general({ charactersMin: total + 1 }))).toEqual([`length-total ${total} ${total + 1} 1`])
    expect(found(general({ charactersMin: total, charactersMax: total }))).toEqual([])
  })

  test("of a part, a cause counted with its problem", () => {
    const { highlight, problem, cause, measure } = counts.byRole
    expect(cause).toBeGreaterThan(50)
    const together = problem + cause
    const bounds = (min: number | null, max: number | null) => ({ min, max })
    expect(found(parts({ highlight: bounds(null, highlight - 1) }))).toEqual([
      `length-part ${highlight} ${highlight - 1} 1`,
    ])
    expect(found(parts({ problem: bounds(together + 5, null) }))).toEqual([
      `length-part ${together} ${together + 5} 5`,
    ])
    expect(found(parts({ problem: bounds(together, together), measure: bounds(1, measure) }))).toEqual([])
    const [finding] = check(
      doc,
      { year: null },
      { ...defaultSettings, ...parts({ measure: bounds(null, 10) }) },
    ).filter(({ rule }) => rule === "length-part")
    expect(outline.blocks[finding!.span.block]!.node.textContent).toBe("下一步工作思路和措施")
  })

  test("of the problems as a share, which is never said to be what is asked for", () => {
    const share = sharesOf(counts).problem
    expect(share).toBeGreaterThan(0.2)
    const [line] = found(general({ problemShareMin: Math.ceil(share * 100) / 100 }))
    expect(line).toMatch(/^problem-share \d+ \d+ \d+$/)
    const [, is, asked, lacking] = line!.split(" ")
    expect(Number(is)).toBeLessThan(Number(asked))
    // So many characters more in the part, and the share is reached.
    const more = Number(lacking)
    const least = Math.ceil(share * 100) / 100
    expect((share * total + more) / (total + more)).toBeGreaterThanOrEqual(least)
    expect((share * total + more - 2) / (total + more - 2)).toBeLessThan(least)
    expect(found(general({ problemShareMin: Math.floor(share * 100) / 100 }))).toEqual([])
  })

  test("of the title", () => {
    expect(found(general({ titleCharactersMax: 16 }))).toEqual(["title-length 17 16 1"])
    expect(found(general({ titleCharactersMax: 17 }))).toEqual([])
    expect(found(general({ titleCharactersMax: 5 }), read(text.replace(/^.*\n\n/, "")).doc)).toEqual([])
  })

  test("in minutes, by the pace that is set", () => {
    const minutes = spokenMinutes(total, 100)
    expect(minutes).toBeGreaterThan(5)
    const pace = { charactersPerMinute: 100 }
    expect(found({ ...general({ minutesMax: minutes - 1 }), ...pace })).toEqual([
      `spoken-minutes 100 ${minutes} ${minutes - 1} ${total - 100 * (minutes - 1)}`,
    ])
    expect(found({ ...general({ minutesMax: minutes }), ...pace })).toEqual([])
    expect(found({ ...general({ minutesMax: minutes - 1 }), charactersPerMinute: 300 })).toEqual([])
  })
})

describe("whose limits hold", () => {
  test("those of the report, even where the general ones are stricter", () => {
    expect(found(general({ charactersMax: 100 }), own({ charactersMax: 100_000 }))).toEqual([])
    expect(found({}, own({ charactersMax: total - 1 }))).toHaveLength(1)
  })

  test("a limit taken out of a report that has others does not come back", () => {
    expect(found(general({ charactersMax: 100 }), own({ titleCharactersMax: 30 }))).toEqual([])
  })

  test("the general ones for a report without any", () => {
    expect(found(general({ charactersMax: 100 }), own({}))).toHaveLength(1)
  })
})
