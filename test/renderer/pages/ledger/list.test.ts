import { describe, expect, it } from "vitest"
import { withLastYear } from "#shared/carry/last-year"
import { type Checked, checkReport } from "#shared/checks/run"
import { ledgerRows } from "#shared/ledger/rows"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import {
  countBy,
  dotOf,
  isMatter,
  lineOf,
  namesOf,
  nextMatter,
  ownDotOf,
  shownRows,
} from "../../../../renderer/pages/ledger/list"
import { old, report } from "./samples"

const read = (text: string) => readStructure(plainSource(text)).doc

function checkedOf(text = report): Checked {
  const doc = withLastYear(read(text), { name: "去年.docx", year: null, report: read(old) })
  return checkReport(doc, { year: null })
}

const checked = checkedOf()
const rows = ledgerRows(checked)
const texts = (found: readonly { text: string }[]) => found.map(({ text }) => text)

describe("what the ledger shows", () => {
  it("counts what each filter lets through", () => {
    const counts = countBy(rows)
    expect(counts.all).toBe(rows.length)
    for (const filter of ["open", "clash", "blank", "target"] as const)
      expect(shownRows(rows, filter, "", null), filter).toHaveLength(counts[filter])
    expect(counts.blank).toBe(1)
  })

  it.each([
    ["412", ["412件"]],
    ["志愿", ["11支"]],
    ["zyfw", ["11支"]],
    ["没有的词", []],
  ])("finds %s", (query, found) => expect(texts(shownRows(rows, "all", query, null))).toEqual(found))

  it("looks within the filter, and keeps the row that was changed just now", () => {
    expect(shownRows(rows, "blank", "412", null)).toEqual([])
    const pinned = rows.find(({ text }) => text === "412件")!
    expect(texts(shownRows(rows, "blank", "", pinned.key)).sort()).toEqual(["**", "412件"])
  })

  it("answers the same rows for nothing to leave out, so that none is drawn again", () =>
    expect(shownRows(rows, "all", " ", null)).toBe(rows))

  it("names every row", () => {
    const names = namesOf(checked)
    for (const row of rows) expect(names.get(row.key), row.text).toBeTruthy()
  })

  it("tells by its line whether a row has to be drawn again", () => {
    const other = ledgerRows(checkedOf(report.replace("380亩", "381亩")))
    const changed = rows.filter((row, i) => lineOf(row) !== lineOf(other[i]!))
    expect(texts(changed)).toEqual(["380亩"])
  })
})

describe("the walk from matter to matter", () => {
  it.each([1, -1] as const)("comes by all of them, round the end (%i)", (by) => {
    const seen = new Set<string>()
    let key: string | null = null
    for (let i = 0; i < rows.length; i++) {
      key = nextMatter(rows, key, by)!.key
      seen.add(key)
    }
    expect([...seen].sort()).toEqual(
      rows
        .filter(isMatter)
        .map((row) => row.key)
        .sort(),
    )
  })

  it("ends where nothing is open", () => {
    const done = rows.filter((row) => !isMatter(row))
    expect(nextMatter(done, done[0]!.key, 1)).toBeNull()
  })
})

describe("the sign of a row", () => {
  it.each([
    ["33眼", "warn", null],
    ["**", "none", "none"],
    ["38名", "carry", "carry"],
    ["380亩", null, null],
  ] as const)("%s", (text, sign, own) => {
    const row = rows.find((it) => it.text === text)!
    expect([dotOf(row), ownDotOf(row)]).toEqual([sign, own])
  })
})
