import { marksOf } from "../marks"
import { rule } from "../types"

const number = /[（([［【]((?:19|20)\d\d)[）)\]］】](?=\s?第?\s?\d{1,4}\s?号)/y

export const documentNumber = rule({
  id: "document-number",
  kind: "punctuation",
  severity: "warning",
  scope: "block",
  title: "发文字号的括号",
  basis: "GB/T 15834—2011 4.9.3.4 发文字号里的年份用六角括号",
  check(block, _context, flag) {
    const { text } = block
    for (const from of marksOf(block).brackets) {
      number.lastIndex = from
      const match = number.exec(text)
      if (!match) continue
      const to = from + match[0].length
      flag(from, to, {
        message: `发文字号里的年份用六角括号。改为“〔${match[1]}〕”。`,
        fixes: [
          {
            title: `改为“〔${match[1]}〕”`,
            edits: [{ from, to, insert: `〔${match[1]}〕` }],
            safe: true,
          },
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓落实。对照《关于做好述职工作的通知》（芦党发⟦[2021]⟧36号）整改9项。",
      "一、主要工作\n一是抓落实。印发芦政办⟦（2024）⟧12号文件，落实芦党发⟦【2023】⟧第7号文件。",
    ],
    passes: [
      "一、主要工作\n一是抓落实。对照《关于做好述职工作的通知》（芦党发〔2021〕36号）整改9项。",
      "一、主要工作\n一是抓落实。印发芦政办〔2024〕12号文件。",
    ],
    guards: [
      // The number of a case in court is written with round brackets.
      "一、主要工作\n一是抓执行。（2024）临0102民初36号案件已执结，回顾一年（2024）来的工作，见附件（3）。",
    ],
  },
})
