import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { strFromU8, unzipSync } from "fflate"
import { afterEach, describe, expect, test } from "vitest"
import { temporaryFolder } from "../browsers"
import { type Shell, shells } from "../shells"
import { expectClean, expectSaid, lastYear, newPath } from "./clerk"

/** A folder as a department gets it: one more folder inside, one file that is no report, one of Word's own. */
async function folder(): Promise<string> {
  const at = join(temporaryFolder(), "各乡镇述职报告")
  mkdirSync(join(at, "城关片区"), { recursive: true })
  cpSync(await lastYear(), join(at, "青石乡.docx"))
  cpSync(await lastYear("qingshi-2025-draft.txt"), join(at, "城关片区/青石乡草稿.docx"))
  writeFileSync(join(at, "坏文件.docx"), new Uint8Array(2_000).fill(7))
  writeFileSync(join(at, "~$青石乡.docx"), "word")
  return at
}

let shell: Shell
afterEach(async () => {
  expectClean(shell)
  await shell.close()
})

describe.each(shells)("a folder of reports in $name", ({ name, open }) => {
  test("is checked, read one by one, judged, and becomes a table", async () => {
    shell = await open()
    const { page } = shell
    const at = await folder()
    if (name.startsWith("portable")) await shell.drop(at)
    else {
      shell.pickNext(at)
      await page.keyboard.press("Control+Alt+b")
      await page.getByRole("button", { name: "选文件夹" }).click()
    }
    await page.getByText("3 份，查完2，1 份打不开").waitFor()
    const lines = page.locator("tbody tr")
    expect(await lines.count()).toBe(3)
    expect(await lines.filter({ hasText: "打不开" }).innerText()).toContain("坏文件")

    // The original opens as any file does, and the table is as it was when one comes back.
    await lines.filter({ hasText: "青石乡" }).last().click()
    await page.getByRole("button", { name: "改结论" }).click()
    await page.getByRole("menuitemcheckbox", { name: "请人看" }).click()
    await lines.filter({ hasText: "青石乡" }).last().click()
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: "照原样打开" }).waitFor()
    expect(await page.getByText("正在读入，原文件不改动").count()).toBe(1)
    await page.keyboard.press("Control+Alt+b")
    await page.getByRole("button", { name: "请人看 1" }).waitFor()

    const out = newPath("汇总.xlsx")
    shell.saveNext(out)
    if (name.startsWith("portable")) writeFileSync(out, "")
    await page.getByRole("button", { name: "导出汇总表" }).click()
    await expectSaid(page, "已导出“汇总.xlsx”，3 份")
    const parts = unzipSync(readFileSync(out))
    const words = strFromU8(parts["xl/sharedStrings.xml"]!)
    for (const word of ["坏文件.docx", "城关片区/青石乡草稿.docx", "结论", "请人看"])
      expect(words).toContain(word)
  })
})
