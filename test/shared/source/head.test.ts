import { describe, expect, it } from "vitest"
import { readFile } from "#shared/reading/read-file"
import { headOf } from "#shared/source/head"
import { plainSource } from "#shared/source/source-text"

describe("the beginning of a source", () => {
  const source = plainSource("甲\n\n乙丙\n丁")
  it("ends with a whole paragraph and says what was left", () => {
    const head = headOf(source, 3)
    expect(head.text).toBe("甲\n\n乙丙")
    expect(head.paragraphs).toEqual(source.paragraphs.slice(0, 3))
    expect(head.notices).toEqual(["只读了开头 3 段，后面 1 段没有读入，原文件里还在。"])
  })
  it.each([4, 5, 1000])("is all of it when it has no more than %d", (n) => {
    expect(headOf(source, n)).toBe(source)
  })
  it("is what a reading is made of that asks for it", () => {
    const bytes = new TextEncoder().encode("述职报告\n一、工作亮点\n一是走访300户。\n二是培训5次。")
    const read = readFile("a.txt", bytes, { head: 3 })
    expect(read.ok && read.value.map.text).toBe("述职报告\n一、工作亮点\n一是走访300户。")
    expect(read.ok && read.value.notices[0]).toMatch("后面 1 段没有读入")
  })
})
