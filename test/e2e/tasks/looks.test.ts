import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openCurrent } from "../browsers"
import { everyScreen, themes } from "../screens"
import { type Shell, shells } from "../shells"
import { type } from "../typing"
import { caretBehind, lastYear, openOnDesk, paper, paperText } from "./clerk"

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** What axe has against the page as it is, a line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary ?? ""}`),
  )
}

// The page is the same in every shell; one of them is looked at in full.
describe("every page, dialog and theme", () => {
  let shell: Shell
  beforeAll(async () => {
    shell = await shells[0]!.open()
  })
  afterAll(() => shell?.close())

  test("has nothing that axe objects to", { timeout: 600_000 }, async () => {
    // A fault of each sort that is planted is found: the silence below means something.
    await shell.page.evaluate(() => {
      const planted = Object.assign(document.createElement("p"), {
        id: "planted",
        innerHTML: "<button></button><b>灰色的字</b>",
      })
      // On top and in sight, and more than one character: of all else axe says that it cannot tell.
      planted.style.cssText = "position: fixed; top: 0; left: 0; z-index: 9; color: #bbb; background: #fff"
      document.body.append(planted)
    })
    const planted = (await violations(shell.page)).join("\n")
    expect(planted).toContain("button-name: #planted")
    expect(planted).toContain("color-contrast: #planted")
    await shell.page.evaluate(() => document.getElementById("planted")!.remove())

    const found: string[] = []
    for await (const screen of everyScreen(shell))
      for (const theme of themes) {
        await screen.show(theme)
        found.push(...(await violations(shell.page)).map((line) => `${screen.name}, ${theme}: ${line}`))
      }
    expect(found).toEqual([])
  })
})

describe.each(shells)("at 200 %, 683 px wide, in $name", ({ open }) => {
  let shell: Shell
  beforeAll(async () => {
    shell = await open()
    await shell.page.setViewportSize({ width: 683, height: 364 })
  })
  afterAll(() => shell?.close())

  test("no page scrolls sideways, and a report can be written and checked", async () => {
    const { page } = shell
    const sideways = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await sideways()).toBeLessThanOrEqual(0)
    await openOnDesk(shell, await lastYear())
    expect(await sideways()).toBeLessThanOrEqual(0)
    await caretBehind(page, "情况报告如下")
    await type(page, "窄窗口里写的")
    expect(await paperText(page)).toContain("情况报告如下窄窗口里写的")
    const box = (await paper(page).boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(683)
    // The panel is a drawer that F6 opens; Esc puts it away and returns to the text.
    const finding = page.locator("[data-finding]").first()
    expect(await finding.isVisible()).toBe(false)
    for (let i = 0; i < 4 && !(await finding.isVisible()); i++) await page.keyboard.press("F6")
    expect(await finding.isVisible()).toBe(true)
    await finding.getByRole("button").first().click()
    await page.keyboard.press("Escape")
    expect(await sideways()).toBeLessThanOrEqual(0)
  })
})

test("28 characters stand on a line of the paper", async (task) => {
  const browser = await openCurrent()
  const hasFont = await browser.context.pages()[0]!.evaluate(() => {
    const width = (text: string) => {
      const span = Object.assign(document.createElement("span"), { textContent: text })
      span.style.cssText = "font-size: 100px; position: absolute"
      document.body.append(span)
      return span.getBoundingClientRect().width
    }
    // Without a font every character is the same box, as wide as it happens to be.
    return width("述") === 100 && width("职") === 100
  })
  await browser.close()
  if (!hasFont) return task.skip("this machine has no Chinese font, so lines cannot be measured")
  const shell = await shells[0]!.open()
  await openOnDesk(shell, await lastYear())
  const lines = await paper(shell.page).evaluate((box) => {
    const paragraph = [...box.querySelectorAll("p.para")].find((p) => (p.textContent ?? "").length > 100)!
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    const tops = new Map<number, number>()
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      for (let i = 0; i < node.length; i++) {
        // Half-width figures take half a character's place, and some marks hang: only 汉字 are counted.
        const range = document.createRange()
        range.setStart(node, i)
        range.setEnd(node, i + 1)
        const { top, height, width } = range.getBoundingClientRect()
        const line = Math.round((top + height / 2) / 10)
        tops.set(line, (tops.get(line) ?? 0) + width)
      }
    }
    const zi = Number.parseFloat(getComputedStyle(paragraph).fontSize)
    const pitch = Math.max(...tops.values()) / 28
    return { lines: tops.size, zi, pitch }
  })
  await shell.close()
  expect(lines.lines).toBeGreaterThan(3)
  expect(lines.pitch / lines.zi).toBeGreaterThan(0.93)
  expect(lines.pitch / lines.zi).toBeLessThan(1.1)
})

test("the whole report is printed, and nothing else of the window", async () => {
  const shell = await shells[0]!.open()
  const { page } = shell
  await openOnDesk(shell, await lastYear())
  await page.keyboard.press("F8")
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(3)
  await page.emulateMedia({ media: "print" })
  const seen = await page
    .locator("button, nav, aside, .toolbar, .statusbar")
    .evaluateAll((all) => all.filter((it) => it.getClientRects().length > 0).map((it) => it.outerHTML))
  expect(seen).toEqual([])
  await shell.close()
})
