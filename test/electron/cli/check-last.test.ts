import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import type { CheckAnswer } from "#shared/answers/check-answer"
import { call, temporaryFolder } from "./call"

const last = `青桥镇党委书记述职报告
现将2024年履职情况述职如下：
一、履职工作特色和亮点
一是抓培训。把课堂搬到田间地头，党员边学边干。举办冬训班6期，培训党员38名。
二是抓联系。全镇所辖9个村全部走到，走访困难党员24人次。
二、下一步工作思路和措施
一是办好夜校。请老会计来教做账，年内办班4期。
`
const own = `青桥镇党委书记述职报告
现将2025年履职情况述职如下：
一、履职工作特色和亮点
一是抓培训。把课堂搬到田间地头，党员边学边干。举办冬训班7期，38名党员参加培训。
二是抓联系。全镇所辖9个村全部走到，走访困难党员31人次。
`

describe("check --last", () => {
  let folder: string
  let file: string
  let old: string

  beforeAll(() => {
    folder = temporaryFolder()
    file = join(folder, "今年.txt")
    old = join(folder, "去年.txt")
    writeFileSync(file, own)
    writeFileSync(old, last)
  })

  const check = async (...words: string[]) =>
    ((await call("check", "--json", ...words)).json as { files: CheckAnswer[] }).files[0]!

  it("tells what is still last year's, in offsets of the text", async () => {
    const { text, carried, promises, issues } = await check(file, "--last", old)
    expect(carried!.ratio).toBeGreaterThan(0.3)
    expect(carried!.ratio).toBeLessThan(0.8)
    expect(carried!.numbers.map((it) => [it.text, it.last.text])).toEqual([
      ["38名", "38名"],
      ["9个", "9个"],
    ])
    for (const { text: said, start, end } of [...carried!.numbers, ...carried!.sentences])
      expect(text.slice(start, end)).toBe(said)
    expect(carried!.sentences.map((it) => it.text)).toContain("把课堂搬到田间地头，党员边学边干。")
    // The number of villages is the same, and rightly so.
    expect(issues.filter((it) => it.rule === "carried-figure").map((it) => it.quote)).toEqual(["38名"])
    expect(promises).toHaveLength(1)
    expect(promises![0]).toMatchObject({ last: expect.stringContaining("办好夜校"), kind: "measure" })
  })

  it("says nothing of it when no report of last year's is named", async () => {
    const answer = await check(file)
    expect(answer).not.toHaveProperty("carried")
    expect(answer).not.toHaveProperty("promises")
    expect(answer.issues.filter((it) => it.kind === "carried" || it.kind === "promise")).toEqual([])
  })

  it("tells it in words, too", async () => {
    const { stdout } = await call("check", file, "--last", old)
    expect(stdout).toMatch(/今年\.txt:4:\d+ {2}建议看 {2}这个数与去年一样/)
    expect(stdout).toMatch(/沿用去年 \d+%，没有变的数 2 个/)
  })

  it("says which file of last year's it cannot read", async () => {
    const { status, stderr } = await call("check", file, "--last", join(folder, "没有.txt"))
    expect(status).toBe(3)
    expect(stderr).toContain("没有.txt")
  })
})
