import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Locator, Page } from "playwright-core"
import { expect } from "vitest"
import { writeDocx } from "#shared/docx/export/write"
import { writeReport } from "#shared/model/report"
import type { Imported } from "#shared/reading/imported"
import { readFile } from "#shared/reading/read-file"
import { temporaryFolder } from "../browsers"
import type { Shell } from "../shells"

/** What a clerk does, in the words of the screen. */

export function readBack(path: string): Imported {
  const read = readFile(path, readFileSync(path))
  if (!read.ok) throw new Error(read.failure.message)
  return read.value
}

const sampleDoc = (name: string) => readBack(`resources/samples/${name}`).doc

/** Last year's report as Word has it, in a folder of its own. */
export async function lastYear(sample = "qingshi-2025.txt"): Promise<string> {
  const path = join(temporaryFolder(), "2025年述职报告.docx")
  writeFileSync(path, await writeDocx(sampleDoc(sample)))
  return path
}

/** A report of ours in a file. */
export function ownFile(name = "述职报告.shuzhi", sample = "qingshi-2025.txt"): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, JSON.stringify(writeReport(sampleDoc(sample))))
  return path
}

/** A place for a file that is not there yet. */
export const newPath = (name: string) => join(temporaryFolder(), name)

export const paper = (page: Page) => page.getByRole("textbox", { name: "正文" })

export const paperText = (page: Page) => paper(page).evaluate((box) => box.textContent ?? "")

/** Takes a file through the recognition page to the desk. */
export async function openOnDesk(shell: Shell, path: string): Promise<void> {
  const { page } = shell
  await shell.drop(path)
  await page.getByRole("button", { name: "照原样打开" }).click()
  await paper(page).waitFor()
}

/** Puts the caret behind a stretch of the text, with the mouse. */
export async function caretBehind(page: Page, text: string): Promise<void> {
  // ProseMirror settles its own focus for 20 ms after it came; no hand is faster than that.
  await page.waitForTimeout(100)
  const at = await paper(page).evaluate((box, text) => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
    const nodes: Text[] = []
    while (walker.nextNode()) nodes.push(walker.currentNode as Text)
    let all = ""
    for (const node of nodes) all += node.data
    let end = all.indexOf(text) + text.length
    if (end < text.length) throw new Error(`no ${text} in the paper`)
    const node = nodes.find(({ length }) => {
      if (end <= length) return true
      end -= length
      return false
    })!
    const range = document.createRange()
    range.setStart(node, end - 1)
    range.setEnd(node, end)
    node.parentElement!.scrollIntoView({ block: "center" })
    const boxes = range.getClientRects()
    const { right, top, height } = boxes[boxes.length - 1]!
    return { x: right - 1, y: top + height / 2 }
  }, text)
  await page.mouse.click(at.x, at.y)
  // The editor hears of the caret a moment after the click; nobody types that fast. Once there it must stay.
  const isThere = () =>
    paper(page).evaluate((box, text) => {
      const { focusNode, focusOffset } = getSelection()!
      if (!focusNode || !box.contains(focusNode) || document.activeElement !== box) return false
      const before = document.createRange()
      before.setStart(box, 0)
      before.setEnd(focusNode, focusOffset)
      return before.toString().endsWith(text)
    }, text)
  await expect.poll(isThere, { timeout: 5000, message: `the caret is behind “${text}”` }).toBe(true)
  await page.waitForTimeout(150)
  expect(await isThere(), `the caret stayed behind “${text}”`).toBe(true)
}

/** Waits until what was typed has been kept: the promise is 300 ms after a pause. */
export const untilKept = (page: Page) => page.waitForTimeout(600)

export const findings = (page: Page) => page.locator("[data-finding]")

export async function findingTitles(page: Page): Promise<string[]> {
  return page.locator("[data-finding] .t").allInnerTexts()
}

/** What the tab says: folded ones count, too. */
export async function findingCount(page: Page): Promise<number> {
  return Number(/\d+/.exec(await page.getByRole("tab", { name: /^检查/ }).innerText())?.[0] ?? 0)
}

/** Follows a short message or a dialog: whatever is said on the screen. */
export async function expectSaid(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor({ timeout: 10_000 })
}

/** Opens a report from the list of all reports. */
export async function openFromList(page: Page, name: string | RegExp): Promise<void> {
  await page.keyboard.press("Control+Shift+O")
  await page.getByRole("heading", { name: "全部报告" }).waitFor()
  await row(page, name).getByRole("button", { name }).first().click()
  await paper(page).waitFor()
}

export const row = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("row").filter({ hasText: name })

/** Exports to a path and waits until the program says so. */
export async function exportTo(shell: Shell, path: string): Promise<void> {
  const { page } = shell
  shell.saveNext(path)
  await page.getByRole("button", { name: /^导出/ }).first().click()
  const dialog = page.getByRole("dialog")
  await dialog.getByRole("button", { name: /^导出/ }).click()
  await expectSaid(page, /已导出/)
}

/** Nothing was wrong on the page, and it asked nobody for anything. */
export function expectClean(shell: Shell): void {
  expect(shell.errors).toEqual([])
  expect(shell.requests).toEqual([])
}
