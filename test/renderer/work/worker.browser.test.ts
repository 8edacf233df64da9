import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import { docx, p } from "../../docx-builder"
import { openCurrent, type TestBrowser, temporaryFolder } from "../../e2e/browsers"
import { dropFile } from "../../e2e/files"
import { openFile } from "../../e2e/portable/open"

let browser: TestBrowser
let folder = ""

beforeAll(async () => {
  browser = await openCurrent()
  folder = temporaryFolder()
  const paragraph = (i: number) => p(`${(i % 99) + 1}.走访第${i}户，办结实事${i % 7}件。`)
  writeFileSync(
    join(folder, "长.docx"),
    docx(Array.from({ length: 100_000 }, (_, i) => paragraph(i)).join("")),
  )
  writeFileSync(join(folder, "短.txt"), "述职报告\n一、工作亮点\n一是走访群众300余人次。\n二是培训5次。")
})
afterAll(() => browser?.close())

/** The shares that the bar shows until it goes. */
const watchBar = (page: Page) =>
  page.evaluate(() => {
    const seen: number[] = []
    const look = () => {
      const bar = document.querySelector("[role=progressbar]")
      if (bar) seen.push(Number(bar.getAttribute("aria-valuenow")))
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
    Object.assign(window, { seen })
  })
const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: number[] }).seen)

it("a long file moves a bar, is stopped by Esc, and the next one is read", async () => {
  const { page, errors } = await openFile(browser)
  await page.getByText("把去年的述职报告拖到这里").waitFor()
  await dropFile(page, join(folder, "长.docx"))
  await page.getByRole("progressbar").waitFor()
  await page.getByText(/正在(取出文字|认段)：长\.docx/).waitFor()
  await page.keyboard.press("Escape")
  await page.getByText("已停下，没有读入“长.docx”").waitFor()
  expect(await page.getByRole("progressbar").count()).toBe(0)
  await dropFile(page, join(folder, "短.txt"))
  await page.getByRole("option", { name: /走访群众300余人次/ }).waitFor()
  expect(errors).toEqual([])
  await page.close()
})

it("a file of more than the window shows is read from its beginning when that is wanted", async () => {
  const { page, errors } = await openFile(browser)
  await page.getByText("把去年的述职报告拖到这里").waitFor()
  await watchBar(page)
  await dropFile(page, join(folder, "长.docx"))
  await page.getByRole("dialog", { name: "长.docx 太长" }).waitFor()
  const shares = await seen(page)
  expect(shares.length).toBeGreaterThan(2)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  await page.getByRole("button", { name: "只读开头 5,000 段" }).click()
  // Names of thousands of options take long to work out: their words do.
  await page.locator(".rec-text").waitFor()
  const words = await page.locator(".rec-text").textContent()
  expect(words).toContain("走访第0户")
  expect(words).toContain("走访第4999户")
  expect(words).not.toContain("走访第5000户")
  expect(errors).toEqual([])
  await page.close()
})
