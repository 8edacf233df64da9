import { execFileSync, spawn } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { strFromU8, unzipSync } from "fflate"
import { describe, expect, it } from "vitest"
import type { BatchFailure, BatchRow } from "#shared/batch/row"
import { call, root, sample, temporaryFolder } from "./call"

const report = (lead: string) => `石湾镇党委书记2025年度述职报告
现将本人2025年履职情况报告如下：
一、履职工作特色和亮点
一是${lead}举办培训班12期，培训党员360人次。
二是抓作风，干部面貌一新。开门听取群众意见，一批问题得到解决。
二、存在问题及原因
一是入户走访不够勤。主要原因是镇村干部手头事务多，下村时间安排不足。
三、下一步工作思路和措施
一是针对入户走访不够勤的问题，2026年起每名镇村干部每月入户走访20户。
`

/** A folder with two reports, one below, a file that is none, and what Word leaves beside an open one. */
function folder(): string {
  const at = temporaryFolder()
  mkdirSync(join(at, "乡镇"))
  writeFileSync(join(at, "石湾.txt"), report("抓学习,建强队伍。"))
  copyFileSync(sample("qingshi-2025.txt"), join(at, "乡镇", "青石.txt"))
  writeFileSync(join(at, "坏的.docx"), "不是文档")
  writeFileSync(join(at, "~$石湾.docx"), "")
  writeFileSync(join(at, "照片.jpg"), "")
  return at
}

const sheets = (out: string) => {
  const parts = unzipSync(readFileSync(out))
  const xml = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  const strings = [...xml("xl/sharedStrings.xml").matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    (it) => it[1]!,
  )
  return [1, 2].map((n) =>
    [...xml(`xl/worksheets/sheet${n}.xml`).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
      [...row!.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, cell = ""]) => {
        const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1] ?? ""
        return attributes!.includes('t="s"') ? (strings[Number(value)] ?? "") : value
      }),
    ),
  ) as [string[][], string[][]]
}

describe("batch", () => {
  it("holds each report against last year's of the same unit", async () => {
    const at = folder()
    const last = temporaryFolder()
    const old = report("抓学习，建强队伍。").replaceAll("2026年", "2025年").replace("2025年度", "2024年度")
    writeFileSync(join(last, "石湾2024.txt"), old.replace("举办培训班12期", "举办培训班11期"))
    const out = join(at, "汇总.xlsx")
    const { json, stderr } = await call("batch", at, "--last", last, "-o", out, "--json")
    const { files } = json as { files: BatchRow[] }
    const row = files.find(({ file }) => file === "石湾.txt")!
    expect(row.carriedRatio).toBeGreaterThan(0.8)
    expect(row.carriedRatio).toBeLessThan(1)
    expect(row.kinds.carried).toBeGreaterThan(0)
    expect(files.find(({ file }) => file === "乡镇/青石.txt")!.carriedRatio).toBeNull()
    expect(stderr).toContain("没有找到去年的")
    const [[heads, ...rows]] = sheets(out)
    expect(heads).toContain("沿用率")
    expect(rows.at(-1)!.some((cell) => Math.abs(Number(cell) - row.carriedRatio!) < 1e-6)).toBe(true)
  })

  it("checks every report below a folder: one row each, one line a finding", async () => {
    const at = folder()
    const out = join(at, "汇总.xlsx")
    const { status, json, stderr } = await call("batch", at, "-o", out, "--json")
    expect(status).toBe(3)
    const { files } = json as { files: (BatchRow | BatchFailure)[] }
    expect(files.map(({ file }) => file)).toEqual(["乡镇/青石.txt", "坏的.docx", "石湾.txt"])
    expect((files[1] as BatchFailure).failure).toMatch(/.{8}/)
    const row = files[2] as BatchRow
    expect(row).toMatchObject({
      year: 2025,
      highlights: 2,
      highlightsWithFigures: 1,
      problems: 1,
      problemsAnswered: 1,
    })
    expect(row.kinds).toMatchObject({ no_quantity: 1, halfwidth: 1 })
    const comma = row.findings.find(({ kind }) => kind === "halfwidth")
    expect(comma).toMatchObject({ quote: ",", paragraph: 4, column: 6 })

    const [summary, details] = sheets(out)
    expect(summary).toHaveLength(4)
    expect(summary[0]!.slice(0, 2)).toEqual(["文件", "标题"])
    expect(summary[3]!.slice(0, 2)).toEqual(["石湾.txt", "石湾镇党委书记2025年度述职报告"])
    expect(summary[2]!.at(-1)).toBe((files[1] as BatchFailure).failure)
    const findings = files.reduce((sum, file) => sum + ("findings" in file ? file.findings.length : 0), 0)
    expect(details).toHaveLength(findings + 1)
    expect(stderr).toBe("")
    expect(existsSync(`${out}.partial`)).toBe(false)
  })

  it("never writes over a table unasked, and says so before it works", async () => {
    const at = folder()
    const out = join(at, "汇总.xlsx")
    writeFileSync(out, "别人的表")
    const { status, stderr } = await call("batch", at, "-o", out)
    expect([status, stderr]).toEqual([3, expect.stringContaining("已有同名文件")])
    expect(readFileSync(out, "utf8")).toBe("别人的表")
    expect((await call("batch", at, "-o", out, "--force")).status).toBe(3)
    expect(sheets(out)[0]).toHaveLength(4)
  })

  it.each([
    [["batch"], 2, "缺少文件夹"],
    [["batch", "甲", "乙", "-o", "汇总.xlsx"], 2, "一次只查一个文件夹"],
    [["batch", "甲"], 2, "缺少 -o"],
    [["batch", "甲", "-o", "汇总.csv"], 2, ".xlsx"],
    [["batch", "甲", "-o", "汇总.xlsx", "--jobs", "0"], 2, "--jobs"],
    [["batch", join(root, "没有这个夹"), "-o", "汇总.xlsx"], 3, "没有这个文件夹"],
    [["batch", join(root, "package.json"), "-o", "汇总.xlsx"], 3, "不是文件夹"],
    [["batch", temporaryFolder(), "-o", "汇总.xlsx"], 3, "没有能读的报告"],
  ])("%j says what is wrong", async (words, status, message) => {
    const said = await call(...words)
    expect([said.status, said.stdout]).toEqual([status, ""])
    expect(said.stderr).toContain(message)
  })

  it("goes on where it was stopped, but checks anew what changed meanwhile", async () => {
    const at = folder()
    const out = join(at, "汇总.xlsx")
    await call("batch", at, "-o", out, "--json")
    // As a power cut leaves it: the last line half written.
    const row = (file: string, size: number, changed: number) =>
      JSON.stringify({ result: { file, failure: "记下的" }, size, changed })
    const past = new Date("2026-01-01T00:00:00Z")
    utimesSync(join(at, "坏的.docx"), past, past)
    const first = JSON.stringify({ shuzhi: "batch", format: 2, folder: at, year: null, last: null })
    const size = readFileSync(join(at, "坏的.docx")).length
    writeFileSync(
      `${out}.partial`,
      [first, row("坏的.docx", size, past.getTime()), row("石湾.txt", 1, 1), '{"result":{"fi'].join("\n"),
    )
    const { json, stderr } = await call("batch", at, "-o", out, "--json", "--force")
    const { files } = json as { files: (BatchRow | BatchFailure)[] }
    expect(stderr).toContain("1 份已查过")
    expect(files[1]).toEqual({ file: "坏的.docx", failure: "记下的" })
    expect(files[2]).toHaveProperty("findings")
  })
})

describe("batch on all cores", () => {
  const cli = join(root, "out/main/cli.js")

  it("answers the same as on one", async () => {
    const at = folder()
    const run = (jobs: string) => {
      const out = join(at, `${jobs}.xlsx`)
      try {
        return execFileSync(process.execPath, [cli, "batch", at, "-o", out, "--json", "--jobs", jobs], {
          encoding: "utf8",
        })
      } catch (error) {
        return (error as { stdout: string }).stdout
      }
    }
    const files = (text: string) => (JSON.parse(text) as { files: unknown }).files
    expect(files(run("3"))).toEqual(files(run("1")))
  })

  it("stops when it is asked to, and keeps what is done", async () => {
    const at = temporaryFolder()
    for (let i = 0; i < 400; i++) copyFileSync(sample("qingshi-2025.txt"), join(at, `${i}.txt`))
    const out = join(at, "汇总.xlsx")
    const child = spawn(process.execPath, [cli, "batch", at, "-o", out, "--jobs", "2"])
    let stderr = ""
    child.stderr.on("data", (data: Buffer) => {
      stderr += data.toString()
    })
    const partial = `${out}.partial`
    const timer = setInterval(() => {
      if (existsSync(partial) && readFileSync(partial, "utf8").split("\n").length > 3) {
        clearInterval(timer)
        child.kill("SIGINT")
      }
    }, 5)
    const status = await new Promise((resolve) => child.on("close", resolve))
    expect(status).toBe(3)
    expect(stderr).toMatch(/停下了：400 份里查完 \d+ 份/)
    expect(existsSync(out)).toBe(false)
    expect((await call("batch", at, "-o", out)).stderr).toMatch(/^接着上次的查：\d+ 份已查过/)
    expect(existsSync(out)).toBe(true)
  })
})
