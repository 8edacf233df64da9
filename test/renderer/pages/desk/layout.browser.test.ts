import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { openCurrent, type TestBrowser } from "../../../e2e/browsers"
import { servePage } from "../../browser-page"

/** What needs a real browser: layout, focus, dragging, and what axe sees. */
const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8")
const sample = readFileSync("resources/samples/qingshi-2025-draft.txt", "utf8")
const origin = "https://desk.test/"

let browser: TestBrowser
let page: Page

beforeAll(async () => {
  browser = await openCurrent({ viewport: { width: 1366, height: 728 } })
  await servePage(browser.context, "test/renderer/pages/desk/page.tsx", origin)
}, 120_000)
afterAll(() => browser?.close())

beforeEach(async () => {
  await page?.close()
  page = await browser.context.newPage()
  await page.goto(origin)
  await page.evaluate((text) => window.showDesk(text), sample)
  await page.waitForSelector(".txt")
})

const region = () =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-region]")?.dataset.region ?? null)
const rows = () => page.locator("[role=treeitem] .t").allInnerTexts()
/** Two frames and what follows them: panels are drawn after the text. */
const settle = () => page.waitForTimeout(120)
const violations = async () => {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const run = (window as unknown as { axe: { run(): Promise<{ violations: AxeResult[] }> } }).axe
    return (await run.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}
interface AxeResult {
  id: string
  nodes: { html: string }[]
}

describe("the desk in a browser", () => {
  it("goes round its regions with F6, and back with Shift", async () => {
    await page.locator(".txt p").first().click()
    const seen: (string | null)[] = []
    for (const key of ["F6", "F6", "F6", "F6", "Shift+F6", "Shift+F6"]) {
      await page.keyboard.press(key)
      await settle()
      seen.push(await region())
    }
    expect(seen).toEqual(["panel", "status", "outline", "text", "outline", "status"])
  })

  it("comes back from the findings to the caret as it was", async () => {
    await page.locator(".txt p").nth(2).click()
    await settle()
    const caret = () => page.evaluate(() => window.session.editor.selection.head)
    const before = await caret()
    await page.keyboard.press("F8")
    await settle()
    await page.keyboard.press("F8")
    await settle()
    expect(await region()).toBe("panel")
    expect(await page.locator(".fd.is-open").count()).toBe(1)
    expect(await page.locator(".txt .is-cur").count()).toBeGreaterThan(0)
    expect(await caret()).toBe(before)
    await page.keyboard.press("Escape")
    await settle()
    expect([await region(), await caret()]).toEqual(["text", before])
  })

  it("moves an item by dragging its row, with a line where it would go", async () => {
    const before = await rows()
    const from = (await page.locator("[role=treeitem]").nth(2).boundingBox())!
    const to = (await page.locator("[role=treeitem]").nth(4).boundingBox())!
    await page.mouse.move(from.x + 60, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(to.x + 60, to.y + 20, { steps: 6 })
    await settle()
    expect(await page.locator(".drop-after").count()).toBe(1)
    await page.mouse.up()
    await settle()
    const bare = (row: string) => row.replace(/^[一二三四五]是/, "")
    const after = await rows()
    expect(after.slice(2, 5).map(bare)).toEqual([before[3], before[4], before[2]].map((row) => bare(row!)))
    expect(after[2]).toMatch(/^一是/)
  })

  it("opens the menus with Alt alone and gives the focus back", async () => {
    await page.locator(".txt p").first().click()
    await page.keyboard.press("Alt")
    await page.keyboard.press("ArrowDown")
    await settle()
    expect(await page.locator("[role=menu]").getAttribute("aria-label")).toBe("文件")
    await page.keyboard.press("Escape")
    await settle()
    expect(await region()).toBe("text")
  })

  it.each([
    [1920, 1080, "wide"],
    [1366, 728, "wide"],
    [1100, 728, "tight"],
    [1024, 728, "tight"],
    [900, 600, "narrow"],
    [683, 364, "narrow"],
  ])("keeps 28 characters a line at %i × %i, and nothing runs over", async (width, height, room) => {
    await page.setViewportSize({ width, height })
    await settle()
    const seen = await page.evaluate(() => {
      const canvas = document.querySelector(".canvas")!
      const text = document.querySelector<HTMLElement>(".txt")!
      const style = getComputedStyle(text)
      return {
        characters:
          text.clientWidth / (Number.parseFloat(style.fontSize) + Number.parseFloat(style.letterSpacing)),
        canvasRunsOver: canvas.scrollWidth > canvas.clientWidth,
        pageRunsOver: document.documentElement.scrollWidth > innerWidth,
        rail: document.querySelector(".panel.l.is-rail") !== null,
        drawer: document.querySelector(".body.is-narrow") !== null,
      }
    })
    expect(seen.characters).toBeCloseTo(28, 1)
    expect(seen).toMatchObject({
      canvasRunsOver: false,
      pageRunsOver: false,
      rail: room !== "wide",
      drawer: room === "narrow",
    })
  })

  it("shows the panel over the paper on a narrow window, when F6 or F8 comes to it", async () => {
    await page.setViewportSize({ width: 683, height: 728 })
    await settle()
    const drawer = page.locator(".panel.r:not(.is-rail)")
    expect(await drawer.isVisible()).toBe(false)
    await page.keyboard.press("F8")
    await settle()
    expect([await drawer.isVisible(), await region()]).toEqual([true, "panel"])
    await page.keyboard.press("Escape")
    await settle()
    expect([await drawer.isVisible(), await region()]).toEqual([false, "text"])
  })

  it.each(["light", "dark", "contrast"])("has no fault that axe can see: %s", async (theme) => {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name
    }, theme)
    await page.keyboard.press("F8")
    await settle()
    expect(await violations()).toEqual([])
    await page.keyboard.press("Escape")
    await page.keyboard.press("Control+e")
    await page.waitForSelector("dialog")
    await settle()
    expect(await violations()).toEqual([])
    await page.keyboard.press("Escape")
    await page.waitForSelector("dialog", { state: "detached" })
    await page.keyboard.press("Control+l")
    await page.waitForSelector(".mx")
    await settle()
    expect(await violations()).toEqual([])
    await page.keyboard.press("Escape")
    await page.keyboard.press("F10")
    await page.keyboard.press("ArrowDown")
    await settle()
    expect(await violations()).toEqual([])
  })
})
