import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { readMarks } from "./checking-corpus"

const folder = "test/fixtures/checking-reports/"
const files = readdirSync(folder).filter((file) => file.endsWith(".txt"))

describe("reports marked with findings before their rules", () => {
  it.each(files)("%s is marked rightly", (file) => {
    const source = readFileSync(folder + file, "utf8")
    expect(source).toMatch(/^# year: 20\d\d\n/)
    const { text, gold } = readMarks(source.replace(/^(?:#.*\n)+/, ""))
    expect(text.length).toBeGreaterThan(800)
    if (file.endsWith("-clean.txt")) expect(gold).toEqual([])
    else expect(gold.length).toBeGreaterThan(9)
  })
})
