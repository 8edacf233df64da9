import { describe, expect, it } from "vitest"
import { withLastYear } from "#shared/carry/last-year"
import { checkReport } from "#shared/checks/run"
import { growthChecks } from "#shared/ledger/growth"
import { ledgerRows } from "#shared/ledger/rows"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"

const read = (year: number, words: string) =>
  readStructure(
    plainSource(`柏溪镇${year}年述职报告
现将${year}年履职情况述职如下：
一、履职工作特色和亮点
一是集体增收。${words}`),
  ).doc

const old = "9个村集体经济收入424万元，最低的半岭村24万元。群众诉求办结率95.8%。渡口驿站4处。"

/** What is reckoned for each figure that anything is told of. */
function checks(words: string) {
  const doc = withLastYear(read(2026, words), { name: "去年.docx", year: null, report: read(2025, old) })
  const checked = checkReport(doc, { year: null })
  return ledgerRows(checked).flatMap((row) =>
    growthChecks(row, checked.facts, 2025).map(
      ({ fits, text }) => `${row.text} ${fits ? "对" : "不对"} ${text}`,
    ),
  )
}

describe("growth that a sentence tells", () => {
  it.each([
    [
      "9个村集体经济收入486万元，比上年增长14.6%，最低的半岭村31万元。",
      "486万元 对 424万元×（1＋14.6%）＝485.9万元，与文中相符",
    ],
    [
      "9个村集体经济收入486万元，比上年增长16%。",
      "486万元 不对 424万元×（1＋16%）＝491.8万元，文中是486万元；按这两个数算是增长14.6%",
    ],
    ["9个村集体经济收入400万元，同比下降5.7%。", "400万元 对 424万元×（1－5.7%）＝399.8万元，与文中相符"],
    ["9个村集体经济收入486万元，比上年增加62万元。", "486万元 对 424万元＋62万元＝486万元，与文中相符"],
    [
      "9个村集体经济收入486万元，比上年增加60万元。",
      "486万元 不对 424万元＋60万元＝484万元，文中是486万元；按这两个数算是差62万元",
    ],
    ["群众诉求办结率96.6%，提高0.8个百分点。", "96.6% 对 95.8%＋0.8个百分点＝96.6%，与文中相符"],
    ["9个村集体经济收入增长14.6%，达到486万元。", "486万元 对 424万元×（1＋14.6%）＝485.9万元，与文中相符"],
  ])("%s", (words, said) => expect(checks(words)).toContain(said))

  it.each([
    "9个村集体经济收入486万元，较2020年增长80%。",
    "9个村集体经济收入486万元，高于全县平均水平，比平均水平多12%。",
    "9个村集体经济收入486万元。办结率96.6%。",
    "流转土地380亩，增长14.6%。",
  ])("says nothing of what is told otherwise: %s", (words) => expect(checks(words)).toEqual([]))

  it("takes two kinds of growth in one sentence for the same figure", () =>
    expect(checks("9个村集体经济收入486万元，比上年增加62万元，增长14.6%。")).toHaveLength(2))
})
