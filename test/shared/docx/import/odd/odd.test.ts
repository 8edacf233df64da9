import { describe, expect, it } from "vitest"
import { readDocx } from "#shared/docx/import/read-docx"
import { readFile } from "#shared/reading/read-file"
import type { SourceText } from "#shared/source/source-text"
import { processorTime } from "../../../../processor-time"
import type { OddCase } from "./case"
import { oddCases, oddKinds } from "./list"

/** The most that one file may take, in milliseconds of the processor: a busy machine is nobody's fault. */
const patience = 2000

describe("the list of odd files", () => {
  it("holds a hundred and more, each under a name of its own", () => {
    expect(oddCases.length).toBeGreaterThanOrEqual(100)
    expect(new Set(oddCases.map(({ name }) => name)).size).toBe(oddCases.length)
  })
  it("holds both what must be read and what must not", () => {
    const refusals = oddCases.filter(({ expected }) => "refused" in expected).length
    expect(refusals).toBeGreaterThan(20)
    expect(oddCases.length - refusals).toBeGreaterThan(80)
  })
})

/** Every paragraph has its place in the text, and its number and anchors theirs in the paragraph. */
function expectInPlace({ text, paragraphs }: SourceText): void {
  let at = 0
  for (const { start, end, numberEnd, anchors } of paragraphs) {
    expect(start).toBe(at)
    expect(numberEnd >= start && numberEnd <= end).toBe(true)
    for (const anchor of anchors) expect(anchor.at >= start && anchor.at <= end).toBe(true)
    expect(text.slice(start, end)).not.toContain("\n")
    at = end + 1
  }
  expect(paragraphs.length === 0 ? 0 : at - 1).toBe(text.length)
}

for (const [kind, cases] of Object.entries(oddKinds)) {
  describe(kind, () => {
    it.each(cases.map((oddCase) => [oddCase.name, oddCase] as const))(
      "%s",
      (_, { bytes, expected }: OddCase) => {
        const made = bytes()
        const { result, ms } = processorTime(() => readDocx(made))
        expect(ms).toBeLessThan(patience)
        if ("refused" in expected) {
          expect(result.ok ? `read: ${result.value.text.slice(0, 60)}` : result.failure.reason).toBe(
            expected.refused,
          )
          expect(readFile("报告.docx", made)).toEqual(result)
          return
        }
        if (!result.ok) throw new Error(result.failure.message)
        const source = result.value
        expect(source.text).toBe(expected.text)
        expectInPlace(source)
        if (expected.styles) expect(source.paragraphs.map(({ style }) => style)).toEqual(expected.styles)
        if (expected.numbers)
          expect(
            source.paragraphs.map(({ start, numberEnd }) => source.text.slice(start, numberEnd)),
          ).toEqual(expected.numbers)
        expect(source.notices).toEqual(
          (expected.notices ?? []).map((notice) => expect.stringMatching(notice)),
        )
        expect(readDocx(made)).toEqual(result)
        expect(readFile("报告.docx", made).ok).toBe(true)
      },
    )
  })
}
