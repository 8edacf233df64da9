import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import type { MergeAnswer } from "#shared/answers/merge-answer"
import { readOutline } from "#shared/model/outline"
import { writeReport } from "#shared/model/report"
import { attrsOf } from "#shared/model/schema"
import { ownText } from "#shared/model/text-map"
import { readFile } from "#shared/reading/read-file"
import { list, report, section, title } from "../../builders"
import { bytesOf, copyOf, deleteText, insertParagraph, insertText } from "../../shared/merge/edited-copy"
import { withIds } from "../../shared/merge/random-report"
import { call, temporaryFolder } from "./call"

const ours = withIds(
  report(
    { year: 2026 },
    title("关于抓基层党建工作的述职报告"),
    section(
      "highlight",
      "一、",
      "履职工作特色和亮点",
      list("highlight", "shi", "守牢主责，责任上肩。全年研究党建17次。", "建强队伍。选派骨干跟班学习38名。"),
    ),
  ),
)

/** The report, and the copy of it that the leader changed. */
async function files() {
  const folder = temporaryFolder()
  const copy = await copyOf(ours)
  // 一是守牢主责…17次 → 19次, tracked; 38名 → 36名, not; a new item, tracked; a comment on 17次.
  const line = copy.paragraphs[2]!.characters.map((c) => c.text).join("")
  const at = line.indexOf("17")
  deleteText(copy, 2, at, at + 2, "周砚秋")
  insertText(copy, 2, at + 2, "19", "周砚秋")
  const other = copy.paragraphs[3]!.characters.map((c) => c.text)
    .join("")
    .indexOf("38")
  deleteText(copy, 3, other, other + 2, null)
  insertText(copy, 3, other, "36", null)
  insertParagraph(copy, 4, "三是服务群众。建成驿站6处。", "周砚秋")
  copy.comments.push({
    author: "周砚秋",
    date: "2026-12-21T21:40:00Z",
    text: "数再核一下",
    from: [3, other],
    to: [3, other + 2],
  })
  const mine = join(folder, "mine.shuzhi")
  const edited = join(folder, "edited.docx")
  writeFileSync(mine, JSON.stringify(writeReport(ours)))
  writeFileSync(edited, bytesOf(copy))
  return { folder, mine, edited }
}

const textIn = (path: string) => {
  const read = readFile(path, new Uint8Array(readFileSync(path)))
  if (!read.ok) throw new Error(read.failure.message)
  return { doc: read.value.doc, text: ownText(readOutline(read.value.doc)).text }
}

describe("shuzhi merge", () => {
  it("lists changes and comments as JSON", async () => {
    const { mine, edited } = await files()
    const { status, json, stderr } = await call("merge", mine, edited, "--json")
    expect(stderr).toBe("")
    expect(status).toBe(0)
    const answer = json as MergeAnswer
    expect(answer.out).toBeNull()
    expect(
      answer.changes.map(({ item, type, from, to, by, author }) => [item, type, from, to, by, author]),
    ).toEqual([
      ["h1", "replace", "17", "19", "tracked", "周砚秋"],
      ["h2", "replace", "38", "36", "untracked", null],
      ["h2", "insert", "", "三是服务群众。建成驿站6处。", "tracked", "周砚秋"],
    ])
    expect(answer.comments).toEqual([
      { author: "周砚秋", text: "数再核一下", quote: "36", item: "h2", date: "2026-12-21T21:40:00Z" },
    ])
  })

  it("tells them in Chinese", async () => {
    const { mine, edited } = await files()
    const { stdout } = await call("merge", mine, edited)
    expect(stdout).toContain("1. 改 h1  “17”→“19”  周砚秋，开了修订")
    expect(stdout).toContain("2. 改 h2  “38”→“36”  没开修订")
    expect(stdout).toContain("批注 h2  “36”：数再核一下  周砚秋")
    expect(stdout).toContain("改动 3 处，批注 1 条")
  })

  it.each(["merged.shuzhi", "merged.docx"])("writes %s with all changes accepted", async (name) => {
    const { folder, mine, edited } = await files()
    const out = join(folder, name)
    expect((await call("merge", mine, edited, "-o", out, "--json")).status).toBe(0)
    const { doc, text } = textIn(out)
    expect(text).toBe(textIn(edited).text)
    const items = readOutline(doc).items
    expect(items.map(({ ordinal, role }) => [ordinal, role])).toEqual([
      ["一是", "highlight"],
      ["二是", "highlight"],
      ["三是", "highlight"],
    ])
    expect(items.slice(0, 2).map(({ id }) => id)).toEqual(readOutline(ours).items.map(({ id }) => id))
    if (name.endsWith(".shuzhi"))
      expect(attrsOf.report(doc).todos).toMatchObject([{ text: "数再核一下", quote: "36" }])
  })

  it("overwrites nothing without --force", async () => {
    const { folder, mine, edited } = await files()
    const out = join(folder, "there.shuzhi")
    writeFileSync(out, "mine")
    const refused = await call("merge", mine, edited, "-o", out)
    expect(refused.status).toBe(3)
    expect(readFileSync(out, "utf8")).toBe("mine")
    expect((await call("merge", mine, edited, "-o", out, "--force")).status).toBe(0)
    expect(readFileSync(out, "utf8")).toContain("36")
  })

  it("never writes over what it reads", async () => {
    const { mine, edited } = await files()
    const before = readFileSync(edited)
    expect((await call("merge", mine, edited, "-o", edited, "--force")).status).toBe(3)
    expect(readFileSync(edited).equals(before)).toBe(true)
  })

  it.each(["missing.docx", "mine.shuzhi"])("ends with 3 where the copy is %s", async (name) => {
    const { folder, mine } = await files()
    const { status, stderr } = await call("merge", mine, join(folder, name), "-o", join(folder, "out.docx"))
    expect(status).toBe(3)
    expect(stderr).toMatch(/[\u4e00-\u9fff].*\n$/)
    expect(existsSync(join(folder, "out.docx"))).toBe(false)
  })
})
