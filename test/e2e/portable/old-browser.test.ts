import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openCurrent, type TestBrowser, temporaryFolder } from "../browsers"
import { portableFile } from "./open"

const remedies = ["极速模式", "109 版或更新", "Windows 7", "拷到另一台电脑"]

/** Ways to be too old, each as a script that runs before the page does. */
const lacks: Record<string, string> = {
  "a Chromium of 2022": `Object.defineProperty(navigator, "userAgent", { get: () => "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.125 Safari/537.36" })`,
  "no CSS.supports": "delete CSS.supports",
  "no :has()": "CSS.supports = () => false",
  "no dialogs": "delete HTMLDialogElement.prototype.showModal",
  "no workers": "delete window.Worker",
  "no findLast": "delete Array.prototype.findLast",
  "no locks": `Object.defineProperty(navigator, "locks", { value: undefined })`,
  "no IndexedDB": `Object.defineProperty(window, "indexedDB", { value: undefined })`,
  "IndexedDB forbidden": `Object.defineProperty(window, "indexedDB", { get() { throw new Error("denied") } })`,
  "no module scripts": "delete HTMLScriptElement.prototype.noModule",
}

describe("a page that names the remedy, never a blank one", () => {
  let browser: TestBrowser
  beforeAll(async () => {
    browser = await openCurrent()
  })
  afterAll(() => browser?.close())

  async function open(file: string, init?: string) {
    const page = await browser.context.newPage()
    if (init) await page.addInitScript(init)
    await page.goto(pathToFileURL(file).href)
    return page
  }

  test.each(Object.entries(lacks))("%s", async (_, script) => {
    const page = await open(portableFile, script)
    const shown = page.locator("#old-browser")
    await shown.waitFor({ timeout: 5000 })
    const text = await page.locator("body").innerText()
    for (const remedy of remedies) expect(text).toContain(remedy)
    expect(text).toContain("原因：")
    expect(await page.locator("#root").isVisible()).toBe(false)
    await page.close()
  })

  const html = readFileSync(portableFile, "utf8")
  const moduleScript = /<script type="module"[^>]*>/

  test("the program cannot be parsed", async () => {
    const file = join(temporaryFolder(), "broken.html")
    writeFileSync(
      file,
      html.replace(moduleScript, (tag) => `${tag}@@`),
    )
    const page = await open(file)
    await page.locator("#old-browser").waitFor({ timeout: 5000 })
    expect(await page.locator("body").innerText()).toContain("没有启动起来")
    await page.close()
  })

  test("the program breaks at its start", async () => {
    const page = await open(
      portableFile,
      `Object.defineProperty(window, "MessageChannel", { get() { throw new Error("broken") } })`,
    )
    await page.locator("#old-browser").waitFor({ timeout: 5000 })
    await page.close()
  })

  test("a stray error does not hide a program that starts", async () => {
    const file = join(temporaryFolder(), "stray.html")
    writeFileSync(file, html.replace("</body>", "<script>missingFunction()</script></body>"))
    const page = await open(file)
    await page.locator("#root > *").first().waitFor()
    await page.waitForTimeout(1500)
    expect(await page.locator("#old-browser").isVisible()).toBe(false)
    await page.close()
  })

  test("its script is one that every browser can parse", () => {
    const source = readFileSync("renderer/old-browser.html", "utf8")
    expect(source).not.toMatch(/=>|\blet\b|\bconst\b|`|\?\.|\?\?|\basync\b|\.\.\./)
    expect(source).toContain("<script>")
    // It stands in the built page before the program ends, outside the module.
    expect(html).toContain('<div id="old-browser"')
  })
})
