import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { readFile } from "#shared/reading/read-file"
import { openCurrent, type TestBrowser } from "../../../e2e/browsers"
import { servePage } from "../../browser-page"
import { leadersCopy, ours, strangersCopy, untouchedCopy } from "./copy"

/** The leader's copy from the menu to 合并完成, in a real browser over its own database. */
const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8")
const origin = "https://merge.test/"

let browser: TestBrowser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  browser = await openCurrent({ viewport: { width: 1366, height: 768 } })
  await servePage(browser.context, "test/renderer/pages/merge/page.tsx", origin)
}, 180_000)
afterAll(() => browser?.close())

beforeEach(async () => {
  expect(errors).toEqual([])
  await page?.close()
  page = await browser.context.newPage()
  page.on("pageerror", (error) => errors.push(error.message))
  await page.goto(origin)
  await page.waitForFunction(() => window.mergeTest !== undefined)
  await page.evaluate((report) => window.mergeTest.show(report), ours.toJSON())
  await page.waitForSelector(".paper .txt")
})

const report = () => page.evaluate(() => window.mergeTest.report())
const rows = () => page.getByRole("option")
const current = () => page.locator("[role=option][aria-selected=true]")
const dialog = (name: string) => page.getByRole("dialog", { name })

async function pick(bytes: Uint8Array, name = "述职报告（周书记阅改）.docx"): Promise<void> {
  await page.evaluate(
    (file) => {
      window.mergeTest.pick = file
    },
    { name, bytes: [...bytes] },
  )
  await page.keyboard.press("Control+Alt+m")
}

async function merging(bytes: Uint8Array): Promise<void> {
  await pick(bytes)
  await page.locator(".is-merge").waitFor()
}

/** Presses a key that decides, and waits until so many are decided on. */
async function decide(key: string, seen: number): Promise<void> {
  await page.keyboard.press(key)
  await page.locator(`.mg-prog[aria-valuenow="${seen}"]`).waitFor()
}

/** Takes pictures where `SCREENS` names a folder. */
async function picture(name: string): Promise<void> {
  const folder = process.env.SCREENS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(folder, `${name}.png`) })
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

describe("合并回稿", () => {
  it("is done by keys alone, and the report is what was decided", async () => {
    const before = await report()
    await merging(await leadersCopy())
    await picture("merge-1366")
    const titles = (await rows().allInnerTexts()).map((text) => text.replace(/\s+/g, " "))
    expect(titles[0]).toContain("“责任一致”→“责任一抓到底”")
    expect(titles.some((text) => text.startsWith("移") && text.includes("办公室 林晓"))).toBe(true)
    expect(titles.at(-1)).toContain("数再跟民政办核一下")
    const count = titles.length
    // The move comes with nothing else that is decided here: all tracked ones by their words.
    const at = (words: string) => titles.findIndex((text) => text.includes(words))
    const verdicts = new Map([
      [at("抓到底"), "Enter"],
      [at("11名"), "Enter"],
      [at("党建工作和中心"), "Delete"],
      [at("移"), "Enter"],
      [at("89"), "Delete"],
      [count - 1, "Enter"],
    ])
    expect(verdicts.has(-1)).toBe(false)
    for (let i = 0; i < count; i++) {
      expect(await current().innerText()).toBe(await rows().nth(i).innerText())
      await decide(verdicts.get(i) ?? "Enter", i + 1)
    }
    const { lines, attrs } = await report()
    const text = lines.join("\n")
    expect(text).toContain("责任一抓到底。")
    expect(text).toContain("11名年轻同志")
    expect(text).toContain("一个会上调度。")
    expect(text).toContain("办结398件")
    expect(text.indexOf("兴产富民")).toBeLessThan(text.indexOf("服务群众"))
    expect(attrs.todos).toMatchObject([{ author: "周砚秋", text: "数再跟民政办核一下。", done: false }])
    expect(await page.evaluate(() => window.mergeTest.versions())).toEqual(["合并前"])
    // Every decision that changed the text is a step of its own, and refusals come back too.
    for (let i = count - 1; i >= 0; i--) {
      await page.keyboard.press("Control+z")
      await page.locator(`.mg-prog[aria-valuenow="${i}"]`).waitFor()
    }
    expect((await report()).json).toBe(before.json)
    for (let i = 1; i <= count; i++) {
      await page.keyboard.press("Control+y")
      await page.locator(`.mg-prog[aria-valuenow="${i}"]`).waitFor()
    }
    expect((await report()).lines).toEqual(lines)
    await page.getByRole("button", { name: "合并完成" }).focus()
    await page.keyboard.press("Enter")
    await page.locator(".paper .txt").waitFor()
    await page.getByText("合并完成：").waitFor()
  })

  it("takes the rest at once, and then reads as the copy does", async () => {
    const bytes = await leadersCopy()
    await merging(bytes)
    await page.getByRole("button", { name: "其余全部采纳" }).click()
    await page.locator(".mg-prog[aria-valuenow]").waitFor()
    await page.getByRole("button", { name: "合并完成", exact: true }).waitFor()
    const read = readFile("a.docx", bytes)
    if (!read.ok) throw new Error(read.failure.message)
    const theirs: string[] = []
    read.value.doc.descendants((node, _, parent, index) => {
      if (!node.isTextblock) return
      const of =
        node.type.name === "heading" ? node : index === 0 && parent?.type.name === "item" ? parent : null
      theirs.push(((of?.attrs.ordinal as string | undefined) ?? "") + node.textContent)
    })
    expect((await report()).lines).toEqual(theirs)
    const { json } = await report()
    await page.keyboard.press("Control+z")
    await page.locator('.mg-prog[aria-valuenow="0"]').waitFor()
    expect((await report()).json).not.toBe(json)
  })

  it("says what the check will say, and goes there", async () => {
    await merging(await leadersCopy())
    await page.getByText("要留心的").waitFor()
    const heed = page.locator(".mg-sec", { hasText: "要留心的" })
    expect(await heed.innerText()).toMatch(/389|94\.4|96\.6/)
    await heed.getByRole("button", { name: "看第 5 处" }).click()
    expect(await current().innerText()).toContain("不知是谁")
    await picture("merge-untracked")
  })

  it("keeps what is decided while the writer looks at the text", async () => {
    await merging(await leadersCopy())
    await decide("Enter", 1)
    await decide("Delete", 2)
    await page.keyboard.press("Escape")
    await page.locator(".paper .txt").waitFor()
    await page.keyboard.press("Control+Alt+m")
    await dialog("有一份回稿还在合并").waitFor()
    await page.keyboard.press("Enter")
    await page.locator('.mg-prog[aria-valuenow="2"]').waitFor()
    // Somebody writes meanwhile: what was refused stays so.
    await page.keyboard.press("Escape")
    await page.locator(".paper .txt p.opening").click()
    await page.keyboard.press("End")
    await page.keyboard.insertText("补一句。")
    await page.keyboard.press("Control+Alt+m")
    await dialog("有一份回稿还在合并").waitFor()
    await page.keyboard.press("Enter")
    await page.locator('.mg-prog[aria-valuenow="1"]').waitFor()
  })

  it("knows what was refused when the same copy is opened again, and lets it be accepted still", async () => {
    const bytes = await leadersCopy()
    await merging(bytes)
    expect(await page.locator(".mg-saved").innerText()).toMatch(/^周砚秋 .*存$/)
    await decide("Delete", 1)
    await page.getByRole("button", { name: "其余全部采纳" }).click()
    await page.getByRole("button", { name: "合并完成", exact: true }).click()
    await page.locator(".paper .txt").waitFor()
    expect((await report()).lines.join("\n")).toContain("责任一致")
    await merging(bytes)
    await page.getByRole("button", { name: "合并完成", exact: true }).waitFor()
    const row = rows().filter({ hasText: "责任一抓到底" })
    await row.getByRole("img", { name: "未采纳" }).waitFor()
    await row.click()
    await page.keyboard.press("Enter")
    await row.getByRole("img", { name: "已采纳" }).waitFor()
    expect((await report()).lines.join("\n")).toContain("责任一抓到底")
    await page.keyboard.press("Control+z")
    await row.getByRole("img", { name: "未采纳" }).waitFor()
  })

  it("turns a comment into a 待办 that is gone to, ticked and put back", async () => {
    await merging(await leadersCopy())
    await page.getByRole("button", { name: "其余全部采纳" }).click()
    await page.getByRole("button", { name: "合并完成", exact: true }).click()
    const todos = page.getByRole("region", { name: "待办" })
    await todos.waitFor()
    await page.locator(".gm.is-todo").waitFor()
    await picture("merge-todos")
    expect(await violations()).toEqual([])
    await todos.getByRole("button", { name: /^数再跟/ }).focus()
    await page.keyboard.press("Enter")
    expect(await page.evaluate(() => getSelection()?.toString())).toBe("慰问困难党员42名")
    await todos.getByRole("button", { name: /^已办：/ }).click()
    await page.locator(".m-todo").waitFor({ state: "detached" })
    expect(await todos.innerText()).toContain("都办好了")
    await page.getByRole("button", { name: "撤销", exact: true }).click()
    await page.locator(".m-todo").waitFor()
  })

  it("has an answer for every file that is none to merge", async () => {
    await pick(await untouchedCopy())
    await dialog("没有改动").waitFor()
    await page.keyboard.press("Enter")
    await pick(await strangersCopy(), "清单.docx")
    await dialog("可能是另一份报告").waitFor()
    await page.keyboard.press("Enter")
    await pick(new TextEncoder().encode("一"), "回稿.doc")
    await dialog("“回稿.doc”不能合并").waitFor()
    await page.keyboard.press("Enter")
    await pick(new TextEncoder().encode("不是压缩包"), "坏的.docx")
    await dialog("坏的.docx 打不开").waitFor()
    await page.keyboard.press("Enter")
    await page.evaluate(() => window.mergeTest.lock())
    await page.keyboard.press("Control+Alt+m")
    await page.getByText("已经锁定，不能合并").waitFor()
  })

  it("knows a copy of an older version, and keeps what was written since", async () => {
    await page.keyboard.press("Control+Alt+s")
    await dialog("存一个版本").waitFor()
    await page.keyboard.press("Enter")
    await dialog("存一个版本").waitFor({ state: "hidden" })
    await page.locator(".paper .txt p.opening").click()
    await page.keyboard.press("End")
    await page.keyboard.insertText("这句是后来补的。")
    await page.waitForTimeout(500)
    await pick(await leadersCopy())
    await dialog("这份回稿改的是早一点的稿子").waitFor()
    await page.keyboard.press("Enter")
    await page.locator('.mg-prog[aria-valuenow="1"]').waitFor()
    await page.getByRole("button", { name: "其余全部采纳" }).click()
    await page.getByRole("button", { name: "合并完成", exact: true }).waitFor()
    expect((await report()).lines.join("\n")).toContain("这句是后来补的。")
  })

  it("is offered for a .docx that is dropped on the desk, beside opening it", async () => {
    const drop = async () =>
      page.evaluate(
        (bytes) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([new Uint8Array(bytes)], "回稿.docx"))
          const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true })
          document.querySelector(".paper")!.dispatchEvent(drop)
        },
        [...(await leadersCopy())],
      )
    await drop()
    await dialog("回稿.docx").getByRole("button", { name: "打开" }).waitFor()
    await page.keyboard.press("Escape")
    await dialog("回稿.docx").waitFor({ state: "hidden" })
    expect(await page.locator(".is-merge").count()).toBe(0)
    await drop()
    await dialog("回稿.docx").waitFor()
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await page.locator(".is-merge").waitFor()
    await expect.poll(() => rows().count()).toBe(6)
  })

  it("exports a redline copy against a version", async () => {
    await page.keyboard.press("Control+Alt+s")
    await dialog("存一个版本").waitFor()
    await page.keyboard.press("Enter")
    await dialog("存一个版本").waitFor({ state: "hidden" })
    await page.locator(".paper .txt p.opening").click()
    await page.keyboard.press("End")
    await page.keyboard.insertText("花脸里加的。")
    await page.keyboard.press("Control+Shift+e")
    await dialog("导出花脸稿").getByRole("radio").first().waitFor()
    expect(await violations()).toEqual([])
    await picture("redline")
    await page.keyboard.press("Enter")
    await page.getByText(/已导出“.*（花脸稿）.docx”/).waitFor()
    const bytes = new Uint8Array(await page.evaluate(() => window.mergeTest.exported))
    const read = readFile("a.docx", bytes)
    expect(read.ok && read.value.doc.textContent).toContain("花脸里加的。")
  })

  it("has nothing that axe objects to, in no theme and at no width", { timeout: 300_000 }, async () => {
    await merging(await leadersCopy())
    await decide("Enter", 1)
    await decide("Delete", 2)
    for (const theme of ["dark", "contrast", "light"]) {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name
      }, theme)
      for (const width of [1366, 1920, 1100, 683]) {
        await page.setViewportSize({ width, height: width === 1920 ? 1080 : 768 })
        await picture(`merge-${theme}-${width}`)
        expect(await violations(), `${theme} ${width}`).toEqual([])
        expect(
          await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
        ).toBeLessThanOrEqual(0)
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 })
  })
})
