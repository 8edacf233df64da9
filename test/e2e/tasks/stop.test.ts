import { writeFileSync } from "node:fs"
import { afterEach, expect, test } from "vitest"
import { docx, p, r, t } from "../../docx-builder"
import { type Shell, shells } from "../shells"
import {
  caretBehind,
  expectClean,
  expectSaid,
  lastYear,
  newPath,
  openOnDesk,
  paper,
  paperText,
} from "./clerk"

let shell: Shell
afterEach(async () => {
  expectClean(shell)
  await shell.close()
})

/** A file that takes long enough to be stopped. */
function longFile(): string {
  const path = newPath("十万段.docx")
  const paragraph = p(r(t("一是抓好落实，完成任务12项，整改问题3个，群众满意。")))
  writeFileSync(path, docx(paragraph.repeat(100_000)))
  return path
}

test("a long reading is stopped by Esc from the text, and by its button; the focus stays where it was", async () => {
  shell = await shells[0]!.open()
  const { page } = shell
  await openOnDesk(shell, await lastYear())
  const file = longFile()
  const bar = page.locator(".progress")
  // On the desk a .docx may be the leader's copy of the report that lies there.
  const dropAndOpen = async () => {
    await shell.drop(file)
    await page.getByRole("dialog").getByRole("button", { name: "打开", exact: true }).click()
    await bar.waitFor()
  }
  await dropAndOpen()
  await caretBehind(page, "述职")
  await page.keyboard.type("边读边写")
  await page.keyboard.press("Escape")
  await expectSaid(page, "已停下，没有读入“十万段.docx”")
  await expect.poll(() => bar.count()).toBe(0)
  await page.keyboard.type("还在")
  expect(await paperText(page)).toContain("边读边写还在")

  // The word that it was stopped still stands: it must not lie over the bar of the next reading.
  await dropAndOpen()
  const toasts = page.locator(".toast")
  const low = (await toasts.last().boundingBox())!
  expect(low.y + low.height).toBeLessThanOrEqual((await bar.boundingBox())!.y)
  await bar.getByRole("button", { name: "取消" }).click()
  await expect.poll(() => bar.count()).toBe(0)
  expect(await paper(page).evaluate((box) => document.activeElement === box)).toBe(true)
})
