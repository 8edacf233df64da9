import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { tieFigures } from "#shared/carry/confirm"
import { withLastYear } from "#shared/carry/last-year"
import { checkReport } from "#shared/checks/run"
import { type LedgerRow, ledgerRows, tiedTo } from "#shared/ledger/rows"
import { tieCandidates, verify } from "#shared/ledger/verify"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const read = (text: string) => readStructure(plainSource(text)).doc

const old = `柏溪镇2025年述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是服务群众。受理群众诉求356件，慰问困难党员38名，发展党员12名。
二是集体增收。9个村集体经济收入424万元。`

const now = `柏溪镇2026年述职报告
现将2026年履职情况述职如下：
一、履职工作特色和亮点
一是服务群众。受理群众诉求4120件，慰问困难党员38名，发展党员**名。
二是集体增收。9个村集体经济收入486万元，比上年增长14.6%。新建机井12眼、维修机井19眼，共33眼。
二、存在的问题
一是发展不够均衡。全镇村集体经济收入486万元，多半来自三个村。`

/** The ledger, with the places of some texts tied. */
function ledger(report = now, tied: readonly (readonly string[])[] = []) {
  const doc = withLastYear(read(report), { name: "去年.docx", year: null, report: read(old) })
  const all = ledgerRows(checkReport(doc, { year: null }))
  const tr = new Transform(doc)
  for (const [i, texts] of tied.entries())
    tieFigures(
      tr,
      all.filter(({ text }) => texts.includes(text)),
      `t${i}`,
    )
  const checked = checkReport(tr.doc, { year: null })
  const rows = ledgerRows(checked)
  const row = (text: string): LedgerRow => rows.find((it) => it.text === text)!
  return { checked, rows, row, said: (text: string) => verify(row(text), rows, checked.facts, 2025) }
}

describe("what the report says for and against a figure", () => {
  it("reckons growth, and names the other places", () =>
    expect(ledger().said("486万元")).toEqual([
      { state: "ok", text: "424万元×（1＋14.6%）＝485.9万元，与文中相符" },
      { state: "ok", text: "问题一也写的是486万元，一致" },
    ]))

  it.each([
    ["4120件", "warn", "去年是356件，今年是4120件，差十倍以上"],
    ["33眼", "warn", "12＋19＝31"],
    ["38名", "carry", "与去年一样，都是38名"],
  ])("%s: %s %s", (text, state, words) =>
    expect(ledger().said(text)).toContainEqual({ state, text: expect.stringContaining(words) }),
  )

  it("says nothing where nothing can be said", () => expect(ledger().said("三个村")).toEqual([]))
})

describe("a figure that stands in two places", () => {
  it("is suggested until it is tied", () => {
    const { rows, row } = ledger()
    expect(tieCandidates(rows, row("486万元")).map(({ where }) => where)).toEqual(["问题一"])
    const tied = ledger(now, [["486万元"]])
    expect(tieCandidates(tied.rows, tied.row("486万元"))).toEqual([])
    expect(tiedTo(tied.rows, tied.row("486万元")).map(({ where }) => where)).toEqual(["问题一"])
  })

  it("clashes in every place when the places differ, and each says so once", () => {
    const { row } = ledger(now.replace("收入486万元，多半", "收入500万元，多半"), [["486万元", "500万元"]])
    expect(row("486万元").clashes.filter((said) => said.includes("同一个数"))).toEqual([
      "问题一写的是500万元，两处连成了同一个数，这里是486万元。",
    ])
    expect(row("500万元").clashes.filter((said) => said.includes("同一个数"))).toHaveLength(1)
  })
})

describe("a blank", () => {
  it("shows last year's figure that is to be written anew", () =>
    expect(ledger().rows.find(({ status }) => status === "blank")?.last?.text).toBe("12名"))

  it("shows none that another figure comes from", () => {
    const report = now.replace("慰问困难党员38名，", "慰问困难党员38名，慰问困难党员**名，")
    const blanks = ledger(report).rows.filter(({ status }) => status === "blank")
    expect(blanks.map(({ last }) => last?.text ?? null)).toEqual([null, "12名"])
  })
})
