import { mkdirSync } from "node:fs"
import { join } from "node:path"
import axe from "axe-core"
import { strFromU8, unzipSync } from "fflate"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { openCurrent, type TestBrowser } from "../../../e2e/browsers"
import { buildPage } from "../../browser-page"
import { confirmed, old, older, report } from "./samples"

/** 数字台账 over the whole window, by keys, in a real browser over its own database. */
const origin = "https://ledger.test/"
const height = 768

let browser: TestBrowser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  const built = await buildPage("test/renderer/pages/ledger/page.tsx")
  browser = await openCurrent({ viewport: { width: 1366, height } })
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>述职台</title><link rel="stylesheet" href="style.css"></head><body><div id="root"></div><script src="script.js"></script></body></html>`
  const files: Record<string, [body: string, type: string]> = {
    "": [html, "text/html"],
    "style.css": [built.style, "text/css"],
    "script.js": [built.script, "text/javascript"],
  }
  await browser.context.route(`${origin}**`, (route) => {
    const file = files[new URL(route.request().url()).pathname.slice(1)]
    return file
      ? route.fulfill({ body: file[0], contentType: `${file[1]}; charset=utf-8` })
      : route.fulfill({ status: 404 })
  })
}, 180_000)
afterAll(() => browser?.close())

const years = [
  [2025, old],
  [2024, older(2024, 371)],
  [2023, older(2023, 317)],
] as const

type Given = Parameters<Window["showInLedger"]>[0]

async function show(given: Partial<Given> = {}): Promise<void> {
  await page.evaluate((it) => window.showInLedger(it), { report, old: years, confirmed, ...given } as Given)
  await page.waitForSelector(".txt")
}

async function openLedger(given: Partial<Given> = {}): Promise<void> {
  await show(given)
  await page.keyboard.press("Control+Alt+j")
  await page.waitForSelector(".lg-table")
}

beforeEach(async () => {
  await page?.close()
  expect(errors.splice(0)).toEqual([])
  page = await browser.context.newPage()
  page.on("pageerror", (error) => errors.push(error.message))
  await page.goto(origin)
  await page.waitForFunction(() => window.showInLedger !== undefined)
})

const currentCells = () =>
  page
    .locator("tr.is-cur td")
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).innerText.replace(/\s+/g, " ").trim()))
const verbs = "走访 慰问 培训 建成 修复 接待 调解 发放 组织 新建 改造 巡查 评选 帮扶 整治 种植 养护".split(
  " ",
)
const nouns = "住户 党员 道路 桥梁 群众 网格 产业 基地 驿站 广场 水渠 果园 林地 学员 商户 车间".split(" ")
const units = "户 名 万元 次 场 件 处 项 公里 亩".split(" ")
const pick = (words: readonly string[], at: number) => words[at % words.length]!

const focusedRow = () =>
  page.evaluate(() => document.activeElement?.getAttribute("title") ?? document.activeElement?.textContent)
const text = () => page.evaluate(() => window.textNow())
const row = (name: string) => page.locator("tbody tr", { hasText: name }).first()
const panel = () => page.locator(".tp-panel")
const picture = async (name: string) => {
  const folder = process.env.SCREENS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
const theme = (name: string) =>
  page.evaluate((it) => {
    document.documentElement.dataset.theme = it
  }, name)

async function violations(): Promise<string> {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ content: axe.source })
  return page.evaluate(async () =>
    (await (window as unknown as { axe: typeof axe }).axe.run()).violations
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`)
      .join("\n"),
  )
}

describe("数字台账", () => {
  it("has every figure beside last year's, and goes back to the text as it was", async () => {
    await show()
    const before = await page.evaluate(() => {
      const canvas = document.querySelector(".canvas")!
      canvas.scrollTop = 90
      return canvas.scrollTop
    })
    await page.getByRole("button", { name: /^数字台账/ }).click()
    await page.waitForSelector(".lg-table")
    expect(await page.locator("thead th").allInnerTexts()).toEqual([
      "出处",
      "指标",
      "2026 年",
      expect.any(String),
      "2025 年",
      "比上年",
      "幅度",
      "状态",
    ])
    await row("受理群众诉求").click()
    expect(await currentCells()).toEqual([
      "亮点三",
      "受理群众诉求",
      "412",
      "件",
      "356",
      "增 5615.7%",
      "",
      "已确认（周砚秋）",
    ])
    await page.keyboard.press("Escape")
    expect(await page.locator(".lg-table").count()).toBe(0)
    expect(await page.evaluate(() => document.querySelector(".canvas")!.scrollTop)).toBe(before)
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("txt")
  })

  it("says what fits: growth reckoned from last year's figure, and the years before", async () => {
    await openLedger()
    await page.getByRole("searchbox").fill("486")
    await page.keyboard.press("ArrowDown")
    await panel().getByText("424万元×（1＋14.6%）＝485.9万元，与文中相符").waitFor()
    expect(await page.locator(".lg-chart").getAttribute("aria-label")).toMatch(
      /2023 年 317，2024 年 371，2025 年 424，2026 年 486 万元$/,
    )
    expect(await page.locator(".lg-src b").allInnerTexts()).toEqual(["486万元", "14.6%"])
  })

  it("is walked and confirmed by keys; each act is one undo step", async () => {
    await openLedger()
    await page.keyboard.press("Home")
    await page.keyboard.press("F8")
    expect(await currentCells()).toContain("与去年相同，待确认")
    const name = await focusedRow()
    const count = () => page.locator(".is-ledger .statusbar b").innerText()
    const [had] = [Number(await count())]
    await page.keyboard.press(" ")
    await expect.poll(count).toBe(String(had + 1))
    expect(await focusedRow()).not.toBe(name)
    await page.keyboard.press("Control+z")
    await expect.poll(count).toBe(String(had))
    await page.keyboard.press("End")
    const last = await focusedRow()
    await page.keyboard.press("ArrowUp")
    expect(await focusedRow()).not.toBe(last)
  })

  it("keeps its place in a filter that a row leaves by being confirmed", async () => {
    await openLedger()
    await page.getByRole("button", { name: /^待确认/ }).click()
    const n = await page.locator("tbody tr").count()
    expect(n).toBeGreaterThan(1)
    await page.keyboard.press("Tab")
    await page.locator("tbody [data-row]").first().focus()
    await page.keyboard.press(" ")
    await expect.poll(() => page.locator("tbody tr").count()).toBe(n - 1)
    expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-row"))).toBe(true)
  })

  it("changes a number in place, fills a blank, and takes both back", async () => {
    await openLedger()
    await row("慰问困难党员").click()
    await page.keyboard.press("F2")
    await page.keyboard.insertText("41")
    await page.keyboard.press("Enter")
    await expect.poll(text).toContain("慰问困难党员41名")
    await expect.poll(currentCells).toContain("增 37.9%")
    expect(await focusedRow()).toContain("慰问困难党员")
    await page.getByRole("button", { name: /^没有填/ }).click()
    await page.locator("tbody [data-row]").first().focus()
    await page.keyboard.press("1")
    await page.keyboard.insertText("3")
    await page.keyboard.press("Enter")
    await expect.poll(text).toContain("发展党员13名")
    await page.keyboard.press("Control+z")
    await expect.poll(text).toContain("发展党员**名")
    await page.keyboard.press("Control+z")
    await expect.poll(text).toContain("慰问困难党员38名")
    await page.keyboard.press("F2")
    await page.keyboard.insertText("99")
    await page.keyboard.press("Escape")
    expect(await text()).not.toContain("99")
    expect(await page.locator(".lg-table").count()).toBe(1)
  })

  it("ties two places of a figure, and asks about the other when one changes", async () => {
    await openLedger()
    await page.getByRole("searchbox").fill("486")
    expect(await page.locator("tbody tr").count()).toBe(2)
    await page.keyboard.press("ArrowDown")
    await panel().getByRole("button", { name: "连成同一个数" }).click()
    await page.getByText("和哪一处是同一个数").waitFor()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await panel().getByRole("button", { name: "解开" }).waitFor()
    await page.keyboard.press("F2")
    await page.keyboard.insertText("500")
    await page.keyboard.press("Enter")
    await page.getByText("另有 1 处写的是同一个数").waitFor()
    await picture("ledger-ask")
    expect((await text()).match(/486万元/g)).toHaveLength(1)
    await page.getByRole("button", { name: "一并改为 500万元" }).click()
    await expect.poll(async () => (await text()).match(/500万元/g)?.length).toBe(2)
    await page.keyboard.press("Control+z")
    await expect.poll(async () => (await text()).match(/500万元/g)?.length).toBe(1)
    await panel()
      .getByText(/写的是486万元，两处连成了同一个数/)
      .waitFor()
    await panel().getByRole("button", { name: "解开" }).click()
    await expect.poll(() => panel().getByRole("button", { name: "解开" }).count()).toBe(0)
  })

  it("keeps a source note in the report, and goes to the figure in the text", async () => {
    await openLedger()
    await row("受理群众诉求").click()
    await page.getByLabel("数据来源").fill("综治中心台账")
    await page.keyboard.press("Enter")
    await page.waitForTimeout(100)
    await row("受理群众诉求").click()
    expect(await page.getByLabel("数据来源").inputValue()).toBe("综治中心台账")
    await page.keyboard.press("Enter")
    expect(await page.evaluate(() => window.selected())).toBe("412件")
    await page.keyboard.press("Control+Alt+j")
    await page.waitForSelector(".lg-table")
    expect(await focusedRow()).toContain("受理群众诉求")
  })

  it("finds by words, number and pinyin initials", async () => {
    await openLedger()
    const find = async (words: string) => {
      await page.getByRole("searchbox").fill(words)
      return page.locator("tbody [data-row]").allInnerTexts()
    }
    expect(await find("志愿")).toEqual([expect.stringContaining("志愿服务队")])
    expect(await find("zyfw")).toEqual([expect.stringContaining("志愿服务队")])
    expect(await find("412")).toEqual([expect.stringContaining("受理群众诉求")])
    expect(await find("没有的词")).toEqual([])
    await page.getByText("没有找到").waitFor()
    await page.keyboard.press("Escape")
    expect(await page.locator("tbody tr").count()).toBeGreaterThan(20)
  })

  it("is exported as a workbook and as a document", async () => {
    await openLedger()
    for (const [label, part, words] of [
      [/\.xlsx/, "xl/sharedStrings.xml", "慰问困难党员"],
      [/\.docx/, "word/document.xml", "慰问困难党员"],
    ] as const) {
      await page.getByRole("button", { name: "导出台账" }).click()
      await page.getByRole("menuitem", { name: label }).click()
      await page
        .getByText(/已导出/)
        .last()
        .waitFor()
      await expect.poll(() => page.evaluate(() => window.exported.length)).toBe(part.startsWith("xl") ? 1 : 2)
      const { name, bytes } = await page.evaluate(() => window.exported.at(-1)!)
      expect(name).toMatch(/^杏川镇2026年度抓基层党建工作述职报告-数字台账\.(xlsx|docx)$/)
      expect(strFromU8(unzipSync(new Uint8Array(bytes))[part]!)).toContain(words)
    }
  })

  it("offers last year's report where there is none, and no acts where nothing may be changed", async () => {
    await openLedger({ old: [], confirmed: [] })
    expect(await page.locator("thead th").count()).toBe(5)
    await page.getByRole("button", { name: "对照去年的报告…" }).click()
    await page.getByRole("dialog", { name: "对照去年的报告" }).waitFor()
    await page.keyboard.press("Escape")
    await openLedger({ locked: true, confirmed: [] })
    await page.keyboard.press("F2")
    await page.keyboard.press(" ")
    expect(await page.locator("input.lg-field").count()).toBe(0)
    expect(await page.locator(".is-ledger .statusbar b").innerText()).toBe("0")
    expect(await panel().getByRole("button").allInnerTexts()).toEqual([expect.stringContaining("到正文里看")])
  })

  it("has nothing that axe objects to, in no theme and at no width", { timeout: 300_000 }, async () => {
    await openLedger({ tied: ["486万元"] })
    await page.getByRole("searchbox").fill("486")
    await page.keyboard.press("ArrowDown")
    await page.getByRole("searchbox").fill("")
    await page.locator("tr.is-cur [data-row]").focus()
    for (const name of ["dark", "contrast", "light"]) {
      await theme(name)
      for (const [width, high] of [
        [1920, 1080],
        [683, 384],
        [1366, height],
      ] as const) {
        await page.setViewportSize({ width, height: high })
        await page.waitForTimeout(150)
        await picture(`ledger-${name}-${width}`)
        expect(await violations(), `${name} ${width}`).toBe("")
        expect(
          await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
        ).toBeLessThanOrEqual(0)
        if (width > 683) continue
        await page.getByRole("button", { name: "这个数" }).click()
        await picture(`ledger-${name}-${width}-drawer`)
        expect(await violations(), `${name} drawer`).toBe("")
        await page.keyboard.press("Escape")
      }
    }
  })

  it("stays fluid with a thousand figures", async () => {
    const part = (year: number) =>
      Array.from({ length: 200 }, (_, i) => {
        const figures = Array.from({ length: 5 }, (_, j) => {
          const said = pick(verbs, i * 7 + j * 3) + pick(nouns, i * 5 + j * 11)
          const value = ((i * 37 + j * 101) % 900) + 11 + ((i + j) % 3 ? year % 2 : 0)
          return `${said}${value}${pick(units, i + j)}`
        })
        return `${"一二三四五六七八九十"[i % 10]}是推进第${i + 1}项工作。${figures.join("，")}。`
      }).join("\n")
    const long = (year: number) => `杏川镇${year}年述职报告\n一、履职工作特色和亮点\n${part(year)}`
    await openLedger({ report: long(2026), old: [[2025, long(2025)]], confirmed: [] })
    expect(await page.locator("tbody tr").count()).toBeGreaterThanOrEqual(900)
    const times = (key: string) =>
      page.evaluate(async (key) => {
        const out: number[] = []
        for (let i = 0; i < 21; i++) {
          const start = performance.now()
          document.activeElement!.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
          )
          document.querySelector("tr.is-cur")!.getBoundingClientRect()
          out.push(performance.now() - start)
          await new Promise((resolve) => setTimeout(resolve, 120))
        }
        return out.sort((a, b) => a - b)
      }, key)
    const walk = await times("ArrowDown")
    const confirm = await times(" ")
    const told = (name: string, all: number[]) =>
      `${name}: median ${all[10]!.toFixed(1)} ms, worst ${all.at(-1)!.toFixed(1)} ms`
    console.log(`a thousand figures, ${told("a row on", walk)}; ${told("confirming", confirm)}`)
    expect(walk[10]).toBeLessThan(100)
    // Confirming is a change of the report: all of it is checked again.
    expect(confirm[10]).toBeLessThan(500)
  })
})
