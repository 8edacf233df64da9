import { describe, expect, it } from "vitest"
import { standardLayout } from "#shared/docx/export/layout"
import { forecastEnd, linesOf } from "#shared/docx/export/pages"
import type { PaperParagraph, ParagraphStyle } from "#shared/docx/export/paragraph"

const paragraph = (text: string, style: ParagraphStyle = "Normal"): PaperParagraph => ({
  style,
  runs: [{ text }],
})
const lines = (text: string, style?: ParagraphStyle) => linesOf(paragraph(text, style), standardLayout)

describe("linesOf", () => {
  it("holds 26 characters in the first line and 28 in the next", () => {
    expect(lines("田".repeat(26))).toBe(1)
    expect(lines("田".repeat(27))).toBe(2)
    expect(lines("田".repeat(54))).toBe(2)
    expect(lines("田".repeat(55))).toBe(3)
    expect(lines("田".repeat(28), "Addressee")).toBe(1)
  })

  it("lets a stop hang and takes a closing mark's word along", () => {
    expect(lines(`${"田".repeat(26)}。`)).toBe(1)
    expect(lines(`${"田".repeat(26)}”`)).toBe(2)
  })

  it("keeps figures together", () => {
    expect(lines(`${"田".repeat(25)}2031`)).toBe(2)
  })
})

describe("forecastEnd", () => {
  it("counts what is free on the last page", () => {
    expect(forecastEnd([], standardLayout)).toEqual({ free: 22, rows: 22 })
    expect(forecastEnd([paragraph("田".repeat(54))], standardLayout).free).toBe(20)
    expect(forecastEnd(Array(22).fill(paragraph("田")), standardLayout).free).toBe(0)
  })

  it("counts the blank line below the title", () => {
    const title: PaperParagraph = { style: "Title", runs: [{ text: "甲" }, { text: "乙", newLine: true }] }
    expect(forecastEnd([title], standardLayout).free).toBe(19)
  })

  it("sends headings to the page of their text", () => {
    const before = Array<PaperParagraph>(20).fill(paragraph("田"))
    const headings = [paragraph("一、甲", "Heading1"), paragraph("（一）乙", "Heading2")]
    const end = forecastEnd([...before, ...headings, paragraph("田")], standardLayout)
    expect(end.free).toBe(19)
  })
})
