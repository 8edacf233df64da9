import { readFileSync } from "node:fs"
import axe from "axe-core"
import type { Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { open109, openCurrent, type TestBrowser } from "../../../e2e/browsers"
import { cdp, letters } from "../../../e2e/typing"
import { type BuiltPage, buildPage } from "../../browser-page"
import { lastYear } from "./report"

const styles = ["tokens", "components", "app", "paper", "desk", "matrix", "library", "lastyear"]
const css = styles.map((name) => readFileSync(`renderer/styles/${name}.css`, "utf8")).join("\n")

let built: BuiltPage
beforeAll(async () => {
  built = await buildPage("test/renderer/panels/lastyear/page.tsx")
})

describe.each([
  ["current", openCurrent],
  ["109", open109],
] as const)("the window of last year in Chromium %s", (_, openBrowser) => {
  let browser: TestBrowser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser({ viewport: { width: 1366, height: 728 } })
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    page = await browser.context.newPage()
    await page.setContent(
      `<!doctype html><html lang="zh-CN" data-theme="light"><head><title>述职台</title><style>${css}</style></head><body><div id="root"></div></body></html>`,
    )
    await page.addScriptTag({ content: built.script })
    await page.evaluate((json) => window.show(json, 2026), lastYear.toJSON())
    await page.locator(".walk").waitFor()
  })
  afterEach(() => page.close())

  const states = () => page.evaluate(() => window.states())
  const open = async () => (await states()).filter(({ state }) => state === "open")
  const primary = () => page.locator(".walk [data-first]")
  const focused = () => page.evaluate(() => document.activeElement?.closest(".walk") !== null)

  test("goes through more than fifty figures with the keyboard alone", async () => {
    const first = await states()
    expect(first.filter(({ kind }) => kind === "figure").length).toBeGreaterThanOrEqual(50)
    const caret = await page.evaluate(() => window.caret())
    // From the text to the panel and to its walk, by keys.
    await page.locator(".ProseMirror").focus()
    await page.keyboard.press("F6")
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("tab")
    await page.keyboard.press("F8")
    await expect.poll(focused).toBe(true)
    // The first figure is given another number, the rest are kept.
    const at = first.findIndex(({ kind }) => kind === "figure")
    for (let i = 0; i < at; i++) await page.keyboard.press("Enter")
    await page.keyboard.type("31")
    await page.keyboard.press("Enter")
    await expect.poll(async () => (await states())[at]!.state).toBe("changed")
    expect((await states())[at]!.text).toBe(first[at]!.text.replace(/^\d+/, "31"))
    const left = (await open()).length
    for (let i = 0; i <= left; i++) await page.keyboard.press("Enter")
    await expect.poll(async () => (await open()).length).toBe(0)
    await expect.poll(() => page.locator(".ringrow .big").textContent()).toBe("都确认过了")
    expect(await focused()).toBe(true)
    expect(await page.evaluate(() => window.caret())).toBe(caret)
    expect(await page.locator(".n-old").count()).toBe(0)
    expect(await page.locator(".m-carry").count()).toBeLessThan(first.length)
    // A confirmed matter is one undo step.
    await page.evaluate(() => window.undoOnce())
    expect((await open()).length).toBe(1)
  })

  test("keeps with Enter, goes back with Shift+Enter, and undoes in place", async () => {
    await primary().focus()
    const [one, two] = await open()
    await page.keyboard.press("Enter")
    await expect.poll(async () => (await open())[0]!.key).toBe(two!.key)
    await page.keyboard.press("Shift+Enter")
    await expect.poll(() => page.locator(".walk .ly-state").textContent()).toBe("已确认")
    await page.keyboard.press("Control+z")
    await expect.poll(async () => (await open())[0]!.key).toBe(one!.key)
    expect(await focused()).toBe(true)
    await page.keyboard.press("Alt+ArrowDown")
    await page.keyboard.press("Alt+ArrowDown")
    await page.keyboard.press("Alt+ArrowUp")
    await expect.poll(() => page.locator(".walk [role=status]").textContent()).toContain("第 2 处")
    expect((await open()).length).toBe((await states()).length)
  })

  test("types over a figure with F2, leaves it with Esc, deletes its sentence", async () => {
    await primary().focus()
    const at = (await states()).findIndex(({ kind }) => kind === "figure")
    for (let i = 0; i < at; i++) await page.keyboard.press("Alt+ArrowDown")
    const one = (await states())[at]
    await page.keyboard.press("F2")
    await page.keyboard.type("77")
    await page.keyboard.press("Escape")
    expect((await states())[at]!.text).toBe(one!.text)
    await expect.poll(focused).toBe(true)
    await page.keyboard.press("F2")
    await page.keyboard.type("77")
    await page.keyboard.press("Enter")
    await expect.poll(async () => (await states())[at]!.text).toBe(one!.text.replace(/^\d+/, "77"))
    await expect.poll(() => page.locator(".walk .ly-state").textContent()).toBe("已改")
    const before = await page.evaluate(() => window.text())
    await page.getByRole("button", { name: "删去这句" }).click()
    await expect.poll(() => page.evaluate(() => window.text().length)).toBeLessThan(before.length)
    await page.keyboard.press("Control+z")
    await expect.poll(() => page.evaluate(() => window.text())).toBe(before)
  })

  test("changes the figure under the caret with F2, and Esc goes back to it", async () => {
    await page.evaluate(() => window.caretBehind("慰问困难党员38"))
    const caret = await page.evaluate(() => window.caret())
    await page.keyboard.press("F2")
    await page.locator(".ly-figure").waitFor()
    await page.keyboard.type("41")
    await page.keyboard.press("Enter")
    await expect.poll(() => page.evaluate(() => window.text())).toContain("慰问困难党员41名")
    await expect.poll(focused).toBe(true)
    await page.keyboard.press("Escape")
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.classList.contains("ProseMirror")))
      .toBe(true)
    expect(await page.evaluate(() => window.caret())).toBeGreaterThanOrEqual(caret - 2)
  })

  test("a sign in the margin opens its matter, and the caret stays", async () => {
    await page.getByRole("tab", { name: /^检查/ }).click()
    const caret = await page.evaluate(() => window.caret())
    await page.locator(".signs .gm.c").nth(2).click()
    await expect.poll(() => page.locator(".walk").isVisible()).toBe(true)
    expect(await page.locator(".ProseMirror .is-cur, .ProseMirror .s-cur").count()).toBeGreaterThan(0)
    expect(await page.evaluate(() => window.caret())).toBe(caret)
  })

  test("takes the mark off to the extent that a sentence changed", async () => {
    const marked = () =>
      page.evaluate(() =>
        [...document.querySelectorAll(".ProseMirror .m-carry")].map((it) => it.textContent).join(""),
      )
    await page.evaluate(() => window.caretBehind("走访支部31个"))
    expect(await marked()).toContain("整改软弱村")
    const comma = await marked()
    await page.keyboard.type("，")
    // A comma more changes nothing.
    await expect.poll(async () => (await open()).some(({ text }) => text.startsWith("走访支部"))).toBe(true)
    expect((await marked()).replaceAll("，", "")).toBe(comma.replaceAll("，", ""))
    await page.keyboard.press("Backspace")
    await page.keyboard.type("，回访二十四户脱贫家庭并解决实际困难")
    await expect.poll(async () => (await open()).some(({ text }) => text.startsWith("走访支部"))).toBe(false)
    await expect.poll(marked).not.toContain("脱贫家庭")
  })

  test("draws nothing while a word is being composed", async () => {
    await page.evaluate(() => window.caretBehind("慰问困难党员"))
    const classes = () =>
      page.evaluate(() => [...document.querySelectorAll(".ProseMirror .n-old")].map((it) => it.textContent))
    const before = await classes()
    const ime = await cdp(page)
    for (const text of letters("zuizhong")) {
      await ime.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
      expect(await classes()).toEqual(before)
    }
    await ime.send("Input.insertText", { text: "最终" })
    await expect.poll(() => page.evaluate(() => window.text())).toContain("慰问困难党员最终38名")
  })

  test("shows last year's item beside the caret and beside the walk", async () => {
    await page.evaluate(() => window.caretBehind("举办支书夜校12"))
    await expect.poll(() => page.locator(".old-t").textContent()).toContain("建强队伍，能力提升")
    await page.keyboard.type("0")
    await expect.poll(() => page.locator(".old-t s").allTextContents()).toContain("12")
    await page.getByRole("button", { name: "只标不同" }).click()
    await expect.poll(() => page.locator(".old-t ins").allTextContents()).toContain("120")
    await page.keyboard.press("F8")
    await expect.poll(() => page.locator(".old-t").textContent()).toContain("守牢主责")
  })

  test("answers promises by keys alone", async () => {
    const promises = () => page.evaluate(() => window.promises())
    const at = async (text: string) => (await promises()).find((it) => it.text.startsWith(text))!
    expect((await at("办一期村会计实务班")).answered).toBe(0)
    await page.getByRole("button", { name: /^写一句：办一期村会计实务班/ }).focus()
    await page.keyboard.press("Enter")
    await page.locator("dialog.ly-pick").waitFor()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect.poll(async () => (await at("办一期村会计实务班")).answered).toBe(1)
    expect(await page.evaluate(() => window.text())).toContain(
      "针对去年提出的办一期村会计实务班，{今年做了什么，有什么数}。",
    )
    // The caret is on the blank: typing fills it.
    await page.keyboard.type("已办两期")
    await expect.poll(() => page.evaluate(() => window.text())).toContain("实务班，已办两期。")
    await page.evaluate(() => window.undoOnce())
    await page.evaluate(() => window.undoOnce())
    await expect.poll(async () => (await at("办一期村会计实务班")).answered).toBe(0)

    await page.getByRole("button", { name: /^还可以：补齐党员档案/ }).focus()
    await page.keyboard.press("Enter")
    await page.getByRole("menuitem", { name: "不用回应…" }).press("Enter")
    await page.keyboard.type("职能已划转")
    await page.keyboard.press("Enter")
    await expect.poll(async () => (await at("补齐党员档案")).excused).toBe("职能已划转")
    await page.evaluate(() => window.undoOnce())
    expect((await at("补齐党员档案")).excused).toBe(null)
  })

  test("makes the part on last year's problems, in one undo step", async () => {
    const before = await page.evaluate(() => window.text())
    await page.evaluate(() => window.command("rectification"))
    await expect
      .poll(() => page.evaluate(() => window.text()))
      .toContain("针对去年查摆的“党员档案不齐全”问题")
    expect(await page.locator(".ProseMirror .heading").allTextContents()).toEqual([
      "特色和亮点",
      "上年问题整改情况",
      "存在问题及原因",
      "下一步思路和措施",
    ])
    await page.evaluate(() => window.undoOnce())
    expect(await page.evaluate(() => window.text())).toBe(before)
  })

  test("tells the share of the old text, and lists what moved on", async () => {
    await expect.poll(() => page.locator(".statusbar").textContent()).toContain("沿用")
    const share = await page.evaluate(() => window.share())
    await page.getByRole("button", { name: /^沿用/ }).click()
    await expect.poll(() => page.locator(".ly-shares").textContent()).toContain(`${Math.ceil(share * 100)}%`)
    await page.keyboard.press("Escape")
    const text = await page.evaluate(() => window.text())
    await page.getByRole("button", { name: /^已移到今年/ }).click()
    await page
      .getByRole("button", { name: /^撤回这一处/ })
      .first()
      .click()
    await expect.poll(() => page.evaluate(() => window.text())).not.toBe(text)
    await page.evaluate(() => window.undoOnce())
    expect(await page.evaluate(() => window.text())).toBe(text)
  })

  test("is clean for axe in every theme and on a narrow window", async () => {
    await page.evaluate(axe.source)
    for (const theme of ["light", "dark", "contrast"]) {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name
      }, theme)
      expect(await violations()).toEqual([])
    }
    await page.setViewportSize({ width: 683, height: 728 })
    await page.locator(".ProseMirror").focus()
    await page.keyboard.press("F6")
    await primary().waitFor()
    expect(await violations()).toEqual([])
    const { width } = (await page.locator(".walk").boundingBox())!
    expect(width).toBeLessThanOrEqual(344)
  })

  async function violations(): Promise<string[]> {
    const found = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run("#root", { resultTypes: ["violations"] }),
    )
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    )
  }
})

describe("a report without last year's", () => {
  test("says what the tab is for, and has one button", async () => {
    const browser = await openCurrent({ viewport: { width: 1366, height: 728 } })
    const page = await browser.context.newPage()
    await page.setContent(
      `<!doctype html><html lang="zh-CN" data-theme="light"><head><title>述职台</title><style>${css}</style></head><body><div id="root"></div></body></html>`,
    )
    await page.addScriptTag({ content: built.script })
    await page.evaluate((json) => window.showAsIs(json), lastYear.toJSON())
    const panel = page.getByRole("tabpanel", { name: "上年" })
    expect(await panel.textContent()).toContain("还没有去年的报告")
    expect(await page.locator(".n-old, .m-carry").count()).toBe(0)
    await panel.getByRole("button").press("Enter")
    await page.locator("dialog.ly-pick").waitFor()
    await browser.close()
  })
})
