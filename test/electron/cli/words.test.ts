import { describe, expect, it } from "vitest"
import { call, sample } from "./call"

const report = sample("qingshi-2025.txt")

describe("a call whose words are wrong ends with 2 and says why in Chinese", () => {
  it.each([
    ["no command", []],
    ["an unknown command", ["frobnicate"]],
    ["a name of the prototype", ["constructor"]],
    ["carry without a year", ["carry", report, "-o", "x.shuzhi"]],
    ["carry without -o", ["carry", report, "--year", "2026"]],
    ["carry to something else than a draft", ["carry", report, "--year", "2026", "-o", "x.pdf"]],
    ["carry to the year that the report is on", ["carry", report, "--year", "2025", "-o", "x.shuzhi"]],
    ["merge of one file", ["merge", report]],
    ["merge of three files", ["merge", report, report, report]],
    ["merge to something else than a report", ["merge", report, report, "-o", "x.pdf"]],
    ["batch", ["batch", "."]],
    ["check without a file", ["check"]],
    ["an unknown option", ["check", report, "--colour"]],
    ["check --last without a file", ["check", report, "--last"]],
    [
      "export --matrix to something else than .docx",
      ["export", report, "-o", "x.docx", "--matrix", "m.xlsx"],
    ],
    ["export --matrix over the report", ["export", report, "-o", "x.docx", "--matrix", "./x.docx"]],
    [
      "export --ledger to something else than .xlsx",
      ["export", report, "-o", "x.docx", "--ledger", "l.docx"],
    ],
    ["export without -o", ["export", report]],
    ["export to something else than .docx", ["export", report, "-o", "x.pdf"]],
    ["-o without a value", ["export", report, "-o"]],
    ["parse of two files", ["parse", report, report]],
    ["parse without a file", ["parse"]],
    ["a year of two digits", ["check", report, "--year", "25"]],
    ["a year that is no number", ["check", report, "--year", "去年"]],
    ["runs that are no number", ["bench", report, "--runs", "many"]],
  ])("%s", async (_, words) => {
    const { status, stdout, stderr } = await call(...words)
    expect(status).toBe(2)
    expect(stdout).toBe("")
    expect(stderr).toMatch(/[\u4e00-\u9fff].*\n$/)
  })
})

it("answers --help with the commands there are", async () => {
  const { status, stdout } = await call("--help")
  expect(status).toBe(0)
  for (const name of ["parse", "check", "export", "merge", "bench"])
    expect(stdout).toContain(`shuzhi ${name}`)
})
