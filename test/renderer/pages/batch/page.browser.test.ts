import axe from "axe-core"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { BatchResult } from "#shared/batch/row"
import { browsers, type TestBrowser } from "../../../e2e/browsers"
import { type BuiltPage, buildPage } from "../../browser-page"
import { finding, row, withErrors } from "./support"

const folder: BatchResult[] = [
  { ...withErrors("苇渡.docx", 1), unit: "苇渡镇党委", name: "周砚秋", problemsAnswered: 2 },
  row("杏川.docx", { unit: "杏川镇党委", name: "何望平", highlights: 6, highlightsWithFigures: 6 }),
  {
    ...withErrors("石盘.docx", 4),
    unit: "石盘乡党委",
    name: "吕承志",
    highlights: 12,
    highlightsWithFigures: 5,
  },
  { file: "南桐村党支部.docx", failure: "这份文件打不开。它设了密码，请在 WPS 里取消密码后再拖进来。" },
  row("无名.docx", { characters: 900, findings: [finding({ severity: "warning", rule: "first-person" })] }),
]

let built: BuiltPage

beforeAll(async () => {
  built = await buildPage("test/renderer/pages/batch/page.tsx")
})

const lines = (page: Page) =>
  page
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((line) => line.querySelector("td")!.textContent!.trim()))

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "")

describe.each(browsers)("the page of the batch in $name", ({ open }) => {
  let browser: TestBrowser
  let page: Page
  const errors: string[] = []

  beforeAll(async () => {
    browser = await open({ viewport: { width: 1366, height: 728 } })
    page = await browser.context.newPage()
    page.on("pageerror", (error) => errors.push(error.message))
    await page.setContent(
      `<!doctype html><html lang="zh-CN"><head><title>述职台</title></head><body><div id="root"></div></body></html>`,
    )
    await page.addStyleTag({ content: built.style })
    await page.addScriptTag({ content: built.script })
    await page.addScriptTag({ content: axe.source })
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    expect(errors).toEqual([])
    await page.setViewportSize({ width: 1366, height: 728 })
    await page.evaluate((results) => window.showFolder(results), folder)
    await page
      .locator("tbody tr")
      .nth(folder.length - 1)
      .waitFor()
  })

  it("is worked by keys: lines, original, panel and back", async () => {
    await page.keyboard.press("ArrowDown")
    expect(await focused(page)).toBe("苇渡镇党委")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    expect(await focused(page)).toBe("石盘乡党委")
    expect(await page.locator("aside h2").innerText()).toBe("石盘乡党委")
    await page.keyboard.press("Enter")
    expect(await page.evaluate(() => window.asked)).toEqual(["open 石盘.docx"])
    await page.getByText("找不到这个文件。").waitFor()
    await page.keyboard.press("F6")
    expect(await focused(page)).toMatch(/^打开原文/)
    await page.keyboard.press("Escape")
    expect(await focused(page)).toBe("石盘乡党委")
    await page.keyboard.press("End")
    expect(await focused(page)).toBe("无名")
  })

  it("filters, finds and sorts", async () => {
    expect((await page.locator(".bt-filters").innerText()).replace(/\s+/g, "")).toBe(
      "全部5建议退回1改后再看1请人看待您定2已通过打不开1",
    )
    await page.getByRole("button", { name: "待您定 2" }).click()
    expect(await lines(page)).toEqual(["杏川镇党委", "无名"])
    await page.getByRole("button", { name: "已通过" }).click()
    await page.getByText("这一类里现在没有报告").waitFor()
    await page.getByRole("button", { name: "全部 5" }).click()
    await page.getByRole("button", { name: "必须改" }).click()
    expect((await lines(page)).slice(0, 2)).toEqual(["石盘乡党委", "苇渡镇党委"])
    await page.getByRole("searchbox").fill("何望")
    expect(await lines(page)).toEqual(["杏川镇党委"])
    await page.keyboard.press("ArrowDown")
    expect(await focused(page)).toBe("杏川镇党委")
  })

  it("keeps the reviewer's word while other lines are looked at", async () => {
    await page.getByRole("button", { name: "石盘乡党委" }).click()
    expect(await page.locator(".ck li").allInnerTexts()).toEqual([
      "第 2、3、4、5 段：有待填的空白",
      "12 条亮点里 7 条没有数据",
    ])
    await page.getByRole("button", { name: "改结论" }).focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("End")
    await page.keyboard.press("Enter")
    expect(await focused(page)).toBe("改结论")
    const box = page.getByRole("textbox", { name: "退回意见" })
    await box.fill("补全十二处。")
    await page.getByRole("button", { name: "杏川镇党委" }).click()
    expect(await box.inputValue()).toBe("")
    await page.getByRole("button", { name: "石盘乡党委" }).click()
    expect(await box.inputValue()).toBe("补全十二处。")
    expect(await page.locator("tr.is-cur .pill").innerText()).toBe("已通过")
    await page.getByText("按数算是“建议退回”").waitFor()
    await page.getByRole("button", { name: "改回去" }).click()
    expect(await page.locator("tr.is-cur .pill").innerText()).toBe("建议退回")
  })

  it("copies the opinion, and why a file could not be read", async () => {
    const pasted = async () => {
      const box = page.getByRole("searchbox")
      await box.fill("")
      await box.focus()
      await page.keyboard.press("Control+v")
      return box.inputValue()
    }
    await page.getByRole("button", { name: "复制这句话：南桐村党支部" }).click()
    await page.getByText("已复制这句话。").waitFor()
    expect(await pasted()).toContain("南桐村党支部：这份文件打不开。它设了密码")
    await page.getByRole("searchbox").fill("")
    await page.getByRole("button", { name: "石盘乡党委" }).click()
    await page.getByRole("button", { name: "复制意见" }).click()
    await page.getByText("已复制意见。").waitFor()
    expect(await pasted()).toContain("请对照修改后重报")
  })

  it("can be stopped and gone on with; what is done stays", async () => {
    await page.evaluate((results) => window.showFolder(results, 2), folder)
    await page.getByText("正在查 石盘.docx").waitFor()
    expect(await page.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("2")
    await page.getByRole("button", { name: "停下" }).click()
    await page.getByText("停下了，还有 3 份没有查").first().waitFor()
    expect(await lines(page)).toEqual(["苇渡镇党委", "杏川镇党委"])
    await page.getByRole("button", { name: "接着查" }).click()
    for (let i = 0; i < 3; i++) await page.evaluate(() => window.next())
    await expect.poll(() => page.getByRole("progressbar").count(), { timeout: 5_000 }).toBe(0)
    expect(await lines(page)).toHaveLength(5)
    expect(await page.locator("main [role=status]").first().innerText()).toBe("5 份都查完了")
  })

  it("offers a folder where there is none", async () => {
    await page.evaluate(() => window.showEmpty())
    await page.getByRole("button", { name: "选文件夹" }).click()
    expect(await page.evaluate(() => window.asked)).toEqual(["pickFolder"])
  })

  it("has nothing that axe objects to, in no theme and at no width", { timeout: 300_000 }, async () => {
    const violations = async () =>
      (
        await page.evaluate(async () =>
          (
            await (window as unknown as { axe: typeof axe }).axe.run()
          ).violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
          ),
        )
      ).join("\n")
    for (const theme of ["light", "dark", "contrast"]) {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name
      }, theme)
      for (const width of [1366, 1920, 683]) {
        await page.setViewportSize({ width, height: 728 })
        for (const name of ["石盘乡党委", "南桐村党支部"]) {
          await page.locator("[data-file]", { hasText: name }).click()
          expect(await violations(), `${theme} ${width} ${name}`).toBe("")
        }
        expect(
          await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
        ).toBeLessThanOrEqual(0)
      }
      await page.getByRole("button", { name: "为什么" }).click()
      expect(await violations(), `${theme}, drawer`).toBe("")
      await page.getByRole("button", { name: "为什么" }).click()
    }
    await page.evaluate((results) => window.showFolder(results, 2), folder)
    await page.getByText("正在查 石盘.docx").waitFor()
    expect(await violations(), "checking").toBe("")
    await page.evaluate(() => window.showEmpty())
    await page.getByRole("button", { name: "选文件夹" }).waitFor()
    expect(await violations(), "empty").toBe("")
  })
})
