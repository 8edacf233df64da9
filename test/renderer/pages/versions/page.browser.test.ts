import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { openCurrent, type TestBrowser } from "../../../e2e/browsers"
import { servePage } from "../../browser-page"

/** The versions of a report from the first name to the lock, by keys, in a real browser over its own database. */
const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8")
const sample = readFileSync("resources/samples/qingshi-2025-draft.txt", "utf8")
const origin = "https://versions.test/"
const height = 728

let browser: TestBrowser
let page: Page

beforeAll(async () => {
  browser = await openCurrent({ viewport: { width: 1366, height } })
  await servePage(browser.context, "test/renderer/pages/versions/page.tsx", origin)
}, 120_000)
afterAll(() => browser?.close())

beforeEach(async () => {
  await page?.close()
  page = await browser.context.newPage()
  await page.goto(origin)
  await page.waitForFunction(() => window.showReport !== undefined)
  await page.evaluate((text) => window.showReport(text), sample)
  await page.waitForSelector(".txt")
})

const dialog = (name: string) => page.getByRole("dialog", { name })
const versions = () => page.getByRole("option")
const paper = () => page.locator(".txt").innerText()

async function type(text: string): Promise<void> {
  await page.locator(".txt p.opening, .txt p.para").first().click()
  await page.keyboard.press("End")
  await page.keyboard.insertText(text)
  await page.waitForTimeout(400)
}

async function named(name: string): Promise<void> {
  await page.keyboard.press("Control+Alt+s")
  await dialog("存一个版本").waitFor()
  await page.keyboard.insertText(name)
  await page.keyboard.press("Enter")
  await dialog("存一个版本").waitFor({ state: "hidden" })
}

/** Takes a picture where `SCREENS` names a folder. */
async function picture(name: string): Promise<void> {
  const folder = process.env.SCREENS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  for (const theme of ["dark", "contrast", "light"]) {
    await page.evaluate((theme) => {
      document.documentElement.dataset.theme = theme
    }, theme)
    await page.waitForTimeout(250)
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
  }
}

async function violations(): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const run = (
      window as unknown as {
        axe: { run(of: Element): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe
    const { violations } = await run.run(document.body)
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)
  })
}

describe("the versions of a report", () => {
  it("are named, compared and gone back to by keys alone", async () => {
    await page.keyboard.press("Control+Alt+v")
    await page.getByText("还没有版本").waitFor()
    await picture("versions-empty")
    await page.keyboard.press("Escape")
    await named("送审稿")
    const before = await paper()
    await type("补写的一句。")
    await named("领导改后")
    await type("再补一句。")
    await page.keyboard.press("Control+Alt+v")
    await dialog("版本").waitFor()
    expect(await versions().count()).toBe(2)
    await page.keyboard.press("ArrowDown")
    await page.locator("ins", { hasText: "补写的一句。" }).waitFor()
    await picture("versions")
    const box = (await dialog("版本").boundingBox())!
    expect(box.y).toBeGreaterThanOrEqual(0)
    expect(box.y + box.height).toBeLessThanOrEqual(height)
    expect(await violations()).toEqual([])
    await page.keyboard.press("Enter")
    await dialog("版本").waitFor({ state: "hidden" })
    expect(await paper()).toBe(before)
    await page.keyboard.press("Control+z")
    expect(await paper()).toContain("再补一句。")
  })

  it("end with one that is locked: typing says why nothing happens, and unlocking asks", async () => {
    await page.getByRole("menubar").getByText("文件").click()
    await page.getByRole("menuitem", { name: /定稿并锁定/ }).click()
    await dialog("定稿并锁定").waitFor()
    await picture("version-lock")
    await page.keyboard.press("Enter")
    await page.locator(".vs-bar").waitFor()
    const before = await paper()
    await page.locator(".txt p.para").first().click()
    await page.keyboard.type("abc")
    expect(await paper()).toBe(before)
    expect(await page.getByText("打的字没有进去").count()).toBe(1)
    await picture("version-locked")
    expect(await violations()).toEqual([])
    // The title bar follows the report a moment later, so that no key waits for it.
    await expect.poll(() => page.title()).toContain("（定稿）")
    await page.locator(".vs-bar").getByRole("button", { name: "解锁" }).click()
    await dialog("解锁“定稿”").waitFor()
    await picture("version-unlock")
    await page.keyboard.press("Escape")
    await type("不该进去")
    expect(await paper()).toBe(before)
    await page.locator(".vs-bar").getByRole("button", { name: "解锁" }).click()
    await dialog("解锁“定稿”").getByRole("button", { name: "解锁", exact: true }).click()
    await type("可以改了。")
    expect(await paper()).toContain("可以改了。")
    await expect.poll(() => page.title()).not.toContain("定稿")
  })
})
