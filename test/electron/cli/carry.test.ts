import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { strFromU8, unzipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { call, temporaryFolder } from "./call"

const text = `石岭镇党委书记方远述职报告
现将2024年履职情况报告如下：
一、主要做法
一是抓学习。举办夜校36期，参学党员268名，每月5日开展主题党日。
二是办实事。举办第九届茶会，接待游客1.2万人次。
二、存在的问题
一是夜校内容偏旧。课程多是读文件，年轻党员参学只有41名。
三、2025年工作打算
一是更新夜校课程。请3名老师傅上课，年底前评比1次。
述职人：方远
2024年12月30日`

function lastYears(content = text) {
  const folder = temporaryFolder()
  const last = join(folder, "去年.txt")
  writeFileSync(last, content)
  return { folder, last, draft: join(folder, "今年.shuzhi") }
}

interface Answer {
  draft: string
  year: number
  movedOn: { from: string; to: string; start: number }[]
  toConfirm: { numbers: number; sentences: number }
  promises: { last: string; kind: string; answeredBy: string[]; basis: string }[]
}

describe("carry", () => {
  it("writes this year's draft and says what moved on, what is to confirm and what was promised", async () => {
    const { last, draft } = lastYears()
    const { status, json, stderr } = await call("carry", last, "--year", "2025", "-o", draft)
    expect(stderr).toBe("")
    expect(status).toBe(0)
    const answer = json as Answer
    expect(Object.keys(answer)).toEqual(["draft", "year", "movedOn", "toConfirm", "promises"])
    expect(answer).toMatchObject({ draft, year: 2025 })
    expect(answer.movedOn.map(({ from, to }) => `${from}→${to}`)).toEqual([
      "2024年→2025年",
      "九届→十届",
      "2025年→2026年",
      "2024年→2025年",
    ])
    for (const { from, start } of answer.movedOn) expect(text.slice(start, start + from.length)).toBe(from)
    // 36期, 268名, 1.2万人次, 41名 and the plan's two; the rule (每月5日) is rightly the same.
    expect(answer.toConfirm.numbers).toBeGreaterThanOrEqual(4)
    expect(answer.toConfirm.numbers).toBeLessThanOrEqual(6)
    expect(answer.toConfirm.sentences).toBeGreaterThanOrEqual(6)
    expect(answer.promises).toEqual([
      { last: "夜校内容偏旧。", kind: "problem", answeredBy: [], basis: "inferred" },
      { last: "更新夜校课程。", kind: "measure", answeredBy: [], basis: "inferred" },
    ])
  })

  it("leaves a draft that the other commands read, on the year asked for", async () => {
    const { last, draft } = lastYears()
    await call("carry", last, "--year", "2025", "-o", draft)
    const parsed = (await call("parse", draft)).json as { year: number; text: string }
    expect(parsed.year).toBe(2025)
    expect(parsed.text).toBe(
      text.replaceAll("2025年", "2026年").replaceAll("2024年", "2025年").replace("第九届", "第十届"),
    )
  })

  it("writes a working copy: carried text shaded, one comment at each item", async () => {
    const { last, folder } = lastYears()
    const copy = join(folder, "工作稿.docx")
    const { status, json } = await call("carry", last, "--year", "2025", "-o", copy)
    expect(status).toBe(0)
    expect(json).toMatchObject({ draft: copy, year: 2025 })
    const parts = unzipSync(readFileSync(copy))
    const document = strFromU8(parts["word/document.xml"]!)
    const shaded = [...document.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:shd(?:(?!<\/w:r>).)*<w:t[^>]*>([^<]*)/g)]
    const words = shaded.map(([, words]) => words).join("")
    expect(words).toContain("举办夜校36期，参学党员268名")
    expect(words).not.toContain("述职人")
    const comments = strFromU8(parts["word/comments.xml"]!)
    expect(comments.match(/<w:comment /g)).toHaveLength(4)
    expect(comments).toContain("36期、268名")
    expect(comments).toContain("“九届”已改为“十届”")
    expect((await call("parse", copy)).json).toMatchObject({ year: 2025 })
  })

  it("takes the year from the text where properties do not say it, when it is borne out", async () => {
    const { last, draft } = lastYears("一、主要做法\n一是抓学习。2024年6月办班3期，2024年9月再办2期。\n")
    const { json } = await call("carry", last, "--year", "2025", "-o", draft)
    expect((json as Answer).movedOn).toHaveLength(2)
  })

  it("never overwrites without --force, and leaves nothing half-written", async () => {
    const { folder, last, draft } = lastYears()
    writeFileSync(draft, "原样")
    const { status, stderr, stdout } = await call("carry", last, "--year", "2025", "-o", draft)
    expect([status, stdout]).toEqual([3, ""])
    expect(stderr).toContain("--force")
    expect(readFileSync(draft, "utf8")).toBe("原样")
    expect((await call("carry", last, "--year", "2025", "-o", draft, "--force")).status).toBe(0)
    expect(readFileSync(draft, "utf8")).not.toBe("原样")
    expect(readdirSync(folder).sort()).toEqual(["今年.shuzhi", "去年.txt"].sort())
  })

  it("never writes over last year's report", async () => {
    const { last, draft } = lastYears()
    await call("carry", last, "--year", "2025", "-o", draft)
    const { status, stderr } = await call("carry", draft, "--year", "2026", "-o", draft, "--force")
    expect(status).toBe(3)
    expect(stderr).toContain("去年的那份文件")
  })

  it.each([
    ["that does not say its year", "一、主要做法\n一是抓学习。办班3期。\n", "写明年度"],
    ["of the same year", text.replaceAll("2024年", "2025年"), "之后的年份"],
  ])("ends with 2 for a report %s, and writes nothing", async (_, content, why) => {
    const { last, draft } = lastYears(content)
    const { status, stdout, stderr } = await call("carry", last, "--year", "2025", "-o", draft)
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toContain(why)
    expect(existsSync(draft)).toBe(false)
  })
})
