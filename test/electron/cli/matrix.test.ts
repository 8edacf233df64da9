import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { readDocx } from "#shared/docx/import/read-docx"
import { call, sample, temporaryFolder } from "./call"

it("export --matrix writes the table beside the report, and what it prints stays the same", async () => {
  const folder = temporaryFolder()
  const [out, table] = [join(folder, "报告.docx"), join(folder, "对照表.docx")]
  const alone = await call("export", sample("qingshi-2025.txt"), "-o", join(folder, "另一份.docx"))
  const { json, status } = await call("export", sample("qingshi-2025.txt"), "-o", out, "--matrix", table)
  expect([status, json]).toEqual([alone.status, { ...(alone.json as object), out }])
  const read = readDocx(readFileSync(table))
  expect(read.ok && read.value.text).toContain("问题、原因、措施对照表")
  expect(read.ok && read.value.text).toContain("村集体经济发展不平衡")
})

it("never writes over a file without --force", async () => {
  const folder = temporaryFolder()
  const [out, table] = [join(folder, "报告.docx"), join(folder, "对照表.docx")]
  writeFileSync(table, "mine")
  const words = ["export", sample("qingshi-2025.txt"), "-o", out, "--matrix", table]
  const refused = await call(...words)
  expect([refused.status, readFileSync(table, "utf8")]).toEqual([3, "mine"])
  expect(existsSync(out)).toBe(false)
  expect((await call(...words, "--force")).status).toBeLessThan(2)
})
