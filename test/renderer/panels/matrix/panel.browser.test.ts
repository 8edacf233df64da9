import axe from "axe-core"
import type { Locator, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { browsers, type TestBrowser } from "../../../e2e/browsers"
import { type BuiltPage, buildPage } from "../../browser-page"
import { matrixReport } from "./report"

let built: BuiltPage
beforeAll(async () => {
  built = await buildPage("test/renderer/panels/matrix/page.tsx")
})

describe.each(browsers)("the matrix on the desk: $name", ({ open }) => {
  let browser: TestBrowser
  let page: Page
  beforeAll(async () => {
    browser = await open({ viewport: { width: 1366, height: 728 } })
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    page = await browser.context.newPage()
    await page.setContent(
      `<!doctype html><html lang="zh-CN" data-theme="light"><head><title>述职台</title><style>${built.style}</style></head><body><div id="root"></div></body></html>`,
    )
    await page.addScriptTag({ content: built.script })
    await page.evaluate((json) => window.showMatrix(json), matrixReport.toJSON() as unknown)
    await page.locator(".mx").first().waitFor()
  })
  afterEach(() => page.close())

  const card = (words: string) => page.locator("[data-card]").filter({ hasText: words })
  const decisions = () => page.evaluate(() => window.decisions() as { verdict: string }[])
  const text = () => page.evaluate(() => window.reportText())
  const boxOf = async (it: Locator) => (await it.boundingBox())!
  const drawn = () => page.waitForTimeout(250)

  test("draws each line from the edge of a card to the edge of the other, and again when they move", async () => {
    const ends = async () => {
      const problem = await boxOf(card("学用结合不够紧").first())
      const cause = await boxOf(card("学习计划由镇里"))
      const [start, end] = await page
        .locator(".mx-lk .stated")
        .first()
        .evaluate((line) =>
          [...line.querySelectorAll("circle")].map((circle) => {
            const { x, y, width, height } = circle.getBoundingClientRect()
            return { x: x + width / 2, y: y + height / 2 }
          }),
        )
      return [
        Math.abs(start!.x - (problem.x + problem.width)),
        Math.abs(end!.x - cause.x),
        Math.abs(start!.y - (problem.y + problem.height / 2)),
      ]
    }
    for (const end of await ends()) expect(end).toBeLessThan(1)
    await page.setViewportSize({ width: 1500, height: 728 })
    await drawn()
    for (const end of await ends()) expect(end).toBeLessThan(1)
  })

  test("leaves the paper its 28 characters, and gives the outline's room to the cards", async () => {
    const seen = await page.evaluate(() => {
      const canvas = document.querySelector(".canvas")!
      return {
        panel: document.querySelector(".panel.r")!.getBoundingClientRect().width,
        outline: document.querySelector(".panel.l")!.getBoundingClientRect().width,
        paperRunsOver: canvas.scrollWidth > canvas.clientWidth,
        cardsRunOver:
          document.querySelector(".mxs")!.scrollWidth > document.querySelector(".mxs")!.clientWidth,
      }
    })
    expect(seen).toEqual({ panel: 672, outline: 44, paperRunsOver: false, cardsRunOver: false })
  })

  test("ties a measure to a problem when it is dragged there, and to nothing when it is let go elsewhere", async () => {
    await card("办好驿站").scrollIntoViewIfNeeded()
    const from = await boxOf(card("办好驿站"))
    const drag = async (x: number, y: number) => {
      await page.mouse.move(from.x + 60, from.y + 20)
      await page.mouse.down()
      await page.mouse.move(from.x, from.y, { steps: 4 })
      await page.mouse.move(x, y, { steps: 6 })
    }
    const to = await boxOf(card("年轻后备力量偏少").first())
    await drag(to.x + 200, to.y + 120)
    await page.mouse.up()
    expect(await decisions()).toEqual([])
    await drag(to.x + 40, to.y + 30)
    expect(await page.locator(".drop-here").count()).toBe(1)
    await page.mouse.up()
    await drawn()
    expect(await decisions()).toMatchObject([{ verdict: "confirmed" }])
    expect(await page.locator(".mx-lk .confirmed").count()).toBe(1)
    await page.evaluate(() => window.undoOnce())
    expect(await decisions()).toEqual([])
  })

  test("confirms what was inferred, by keys alone", async () => {
    const before = await page.locator(".mx-tie").count()
    expect(before).toBeGreaterThan(0)
    await card("集体收入高低不匀").first().focus()
    await page.locator(".mx-tie[tabindex='0']").first().focus()
    await page.keyboard.press("Enter")
    await drawn()
    expect(await decisions()).toMatchObject([{ verdict: "confirmed" }])
    expect(await page.locator(".mx-tie").count()).toBe(before - 1)
  })

  test("puts the caret into the blank of a sentence that it began", async () => {
    const before = await text()
    await page.keyboard.press("F8")
    await drawn()
    await page.keyboard.press("Enter")
    await page.keyboard.type("A")
    expect(await text()).toContain("这一项收入。主要原因是A。")
    await page.evaluate(() => window.undoOnce())
    await page.evaluate(() => window.undoOnce())
    expect(await text()).toBe(before)
  })

  test("changes the text from a card, the paper in the same frame, and neither scrolls nor moves the caret", async () => {
    await page.evaluate(() => window.caretBehind("守住主业"))
    await drawn()
    const place = () =>
      page.evaluate(() => [document.querySelector(".canvas")!.scrollTop, getSelection()!.anchorOffset])
    const before = await place()
    await card("督查多靠看材料").dblclick()
    await page.locator(".mx-ed").fill("主要是督查只看材料。")
    await page.keyboard.press("Enter")
    await drawn()
    expect(await page.locator(".ProseMirror").innerText()).toContain("主要是督查只看材料。")
    expect((await place())[0]).toBe(before[0])
  })

  test("has no fault that axe can see, in any theme, while a card is changed too", async () => {
    await page.evaluate(axe.source)
    const violations = async (theme: string) => {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name
      }, theme)
      await drawn()
      const found = await page.evaluate(() =>
        (window as unknown as { axe: typeof axe }).axe.run(".mx-panel", { resultTypes: ["violations"] }),
      )
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
      )
    }
    await page.evaluate(() => window.caretBehind("集体收入高低不匀"))
    for (const theme of ["dark", "contrast", "light"])
      expect([theme, ...(await violations(theme))]).toEqual([theme])
    await card("办好驿站").focus()
    await page.keyboard.press("Enter")
    expect(await violations("light")).toEqual([])
  })

  test("is a drawer on a narrow window, and all of it can be reached", async () => {
    await page.setViewportSize({ width: 683, height: 728 })
    await drawn()
    await page.keyboard.press("F8")
    await drawn()
    const panel = await boxOf(page.locator(".panel.r"))
    expect(panel.x + panel.width).toBeLessThanOrEqual(683)
    expect(await page.evaluate(() => document.activeElement!.className)).toContain("gap")
    await page.keyboard.press("Escape")
    await drawn()
    expect(await page.locator(".panel.r").isVisible()).toBe(false)
  })
})
