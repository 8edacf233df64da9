import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { strFromU8, unzipSync } from "fflate"
import { expect, it } from "vitest"
import { call, sample, temporaryFolder } from "./call"

it("export --ledger writes every figure beside the report", async () => {
  const at = temporaryFolder()
  const [out, ledger] = [join(at, "排版.docx"), join(at, "台账.xlsx")]
  const { json } = await call("export", sample("qingshi-2025.txt"), "-o", out, "--ledger", ledger)
  expect(json).toMatchObject({ out })
  const strings = strFromU8(unzipSync(readFileSync(ledger))["xl/sharedStrings.xml"]!)
  for (const word of ["2025年", "指标", "亮点一"]) expect(strings).toContain(word)
})

it("export writes nothing where the ledger is there already", async () => {
  const at = temporaryFolder()
  const [out, ledger] = [join(at, "排版.docx"), join(at, "台账.xlsx")]
  writeFileSync(ledger, "旧的")
  const words = ["export", sample("qingshi-2025.txt"), "-o", out, "--ledger", ledger]
  const { status, stderr } = await call(...words)
  expect(status).toBe(3)
  expect(stderr).toContain("没有覆盖")
  expect(existsSync(out)).toBe(false)
  expect(readFileSync(ledger, "utf8")).toBe("旧的")
  expect((await call(...words, "--force")).status).not.toBe(3)
})
