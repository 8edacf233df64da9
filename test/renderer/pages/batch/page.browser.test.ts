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
    expect((await page.locator(".filters").innerText()).replace(/\s+/g, "")).toBe(
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

  const lastYear = {
    name: "2025年述职",
    files: { "苇渡2025.txt": "述职报告", "石盘2025.txt": "述职报告", "王家堡.txt": "述职报告" },
  }
  const hold = async (folder: { name: string; files: Record<string, string> }) => {
    await page.evaluate((next) => {
      window.nextFolder = next
    }, folder)
    await page.getByRole("button", { name: /^[选换]上年的$/ }).click()
  }
  const carried = async () =>
    (await page.locator("tbody td.bt-carried").allInnerTexts()).map((text) => text.replace(/\s/g, ""))

  it("holds the reports against last year's folder, by name and by hand", async () => {
    expect(await carried()).toEqual(["—", "—", "—", "—"])
    await hold(lastYear)
    await page.getByText("“2025年述职”里 2 份按文件名对上了。3 份没有对上").waitFor()
    await expect
      .poll(carried, { timeout: 10_000 })
      .toEqual(["50%，超过尺度", "—选一份", "50%，超过尺度", "—选一份"])
    await page.getByText("平均与上年相同50%，3 份没有对上").waitFor()
    // By keys alone: the row, its button, the list, the one that is wanted.
    await page.locator("[data-row]", { hasText: "杏川镇党委" }).focus()
    await page.keyboard.press("Tab")
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      "选一份上年的：杏川镇党委",
    )
    await page.keyboard.press("Enter")
    await page.getByRole("dialog", { name: "选上年的报告" }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT")
    const olds = await page.locator(".bt-old").allInnerTexts()
    expect(olds.map((text) => text.replace(/\s+/g, " "))).toEqual([
      "王家堡.txt",
      "苇渡2025.txt 已对着 苇渡.docx",
      "石盘2025.txt 已对着 石盘.docx",
    ])
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect
      .poll(carried, { timeout: 10_000 })
      .toEqual(["50%，超过尺度", "50%，超过尺度", "50%，超过尺度", "—选一份"])
    await page.locator("[data-row]", { hasText: "石盘乡党委" }).click()
    expect(await page.locator(".ck li").first().innerText()).toBe("50% 与上年报告相同")
    await page.locator(".bt-last").getByText("上年：石盘2025.txt").waitFor()
    await page.locator(".bt-last").getByRole("button", { name: "换一份" }).click()
    await page.getByRole("button", { name: "没有上年的，不比" }).click()
    await page.locator(".bt-last").getByText("上年的没有对上").waitFor()
    await page.getByRole("button", { name: "与上年相同" }).click()
    await expect.poll(carried).toEqual(["50%，超过尺度", "50%，超过尺度", "—选一份", "—选一份"])
  })

  it("gives an old report to one file alone, and says from whom it was taken", async () => {
    await hold(lastYear)
    await expect.poll(async () => (await carried()).filter((it) => it.startsWith("50%")).length).toBe(2)
    await page.locator("[data-row]", { hasText: "杏川镇党委" }).click()
    await page.getByRole("button", { name: "选一份上年的：杏川镇党委" }).click()
    await page.getByRole("searchbox", { name: "找上年的文件" }).fill("苇渡")
    await page.keyboard.press("Enter")
    await page.getByText("“苇渡.docx”原来对着这份上年的").waitFor()
    await expect.poll(carried).toEqual(["—选一份", "50%，超过尺度", "50%，超过尺度", "—选一份"])
  })

  it("says why an old report was not read, and checks the new one all the same", async () => {
    await hold({ name: "坏的", files: { "苇渡2025.docx": "不是压缩包" } })
    await page.locator("[data-row]", { hasText: "苇渡镇党委" }).click()
    await page.getByText("没有和上年的比").waitFor()
    expect((await carried())[0]).toContain("—")
  })

  it("goes by the scale that the reviewer sets", async () => {
    await hold(lastYear)
    await expect.poll(async () => (await carried()).filter((it) => it.includes("超过尺度")).length).toBe(2)
    await page.getByRole("button", { name: "审阅尺度" }).click()
    const dialog = page.getByRole("dialog", { name: "审阅尺度" })
    await dialog.getByLabel("与上年相同最多").fill("180")
    await dialog.getByText("填 0—100 之间的整数").waitFor()
    expect(await dialog.getByRole("button", { name: "用这个尺度" }).isDisabled()).toBe(true)
    await dialog.getByLabel("与上年相同最多").fill("60")
    await dialog.getByLabel("必须改的达到").fill("1")
    await dialog.getByLabel("空话").selectOption("不看")
    await page.keyboard.press("Escape")
    expect(await dialog.count()).toBe(0)
    expect((await carried())[0]).toContain("超过尺度")
    await page.getByRole("button", { name: "审阅尺度" }).click()
    await dialog.getByLabel("与上年相同最多").fill("60")
    await dialog.getByLabel("必须改的达到").fill("1")
    await page.keyboard.press("Enter")
    await expect.poll(carried).toEqual(["50%", "—选一份", "50%", "—选一份"])
    expect(await page.locator("tbody tr").first().locator(".pill").innerText()).toBe("建议退回")
    expect(await page.evaluate(() => window.asked)).toContain("saveSettings")
  })

  it("writes the table and the opinions as .xlsx and .docx", async () => {
    const written = () => page.evaluate(() => window.asked.filter((it) => it.includes(".")))
    await page.locator("[data-row]", { hasText: "石盘乡党委" }).click()
    await page.getByRole("button", { name: "存成 .docx" }).click()
    await page.getByText("已导出“石盘乡党委述职报告退回意见.docx”。").waitFor()
    await page.getByRole("button", { name: "导出汇总表" }).click()
    await page.getByText("已导出“各乡镇述职报告汇总表.xlsx”，5 份。").waitFor()
    await page.getByRole("button", { name: "导出成别的" }).focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.getByText("已导出“各乡镇述职报告汇总表.docx”，5 份。").waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("导出成别的")
    await page.keyboard.press("Enter")
    await page.getByRole("menuitem", { name: "各份退回意见 .docx" }).click()
    await page.getByText("已导出“各乡镇述职报告退回意见.docx”，2 份有意见。").waitFor()
    expect(await written()).toEqual([
      "石盘乡党委述职报告退回意见.docx true",
      "各乡镇述职报告汇总表.xlsx true",
      "各乡镇述职报告汇总表.docx true",
      "各乡镇述职报告退回意见.docx true",
    ])
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
          await page.locator("[data-row]", { hasText: name }).click()
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
    await hold(lastYear)
    await expect.poll(async () => (await carried()).filter((it) => it.startsWith("50%")).length).toBe(2)
    for (const theme of ["light", "dark", "contrast"]) {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name
      }, theme)
      for (const width of theme === "light" ? [1366, 683] : [1366]) {
        await page.setViewportSize({ width, height: 728 })
        await page.locator("[data-row]", { hasText: "杏川镇党委" }).click()
        expect(await violations(), `${theme} ${width}, last year`).toBe("")
        for (const [button, dialog] of [
          ["选一份上年的：杏川镇党委", "选上年的报告"],
          ["审阅尺度", "审阅尺度"],
        ] as const) {
          await page.getByRole("button", { name: button }).click()
          await page.getByRole("dialog", { name: dialog }).waitFor()
          expect(await violations(), `${theme} ${width} ${dialog}`).toBe("")
          await page.keyboard.press("Escape")
        }
      }
    }
    await page.evaluate((results) => window.showFolder(results, 2), folder)
    await page.getByText("正在查 石盘.docx").waitFor()
    expect(await violations(), "checking").toBe("")
    await page.evaluate(() => window.showEmpty())
    await page.getByRole("button", { name: "选文件夹" }).waitFor()
    expect(await violations(), "empty").toBe("")
  })
})
