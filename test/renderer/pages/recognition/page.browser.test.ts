import { fileURLToPath } from "node:url"
import axe from "axe-core"
import type { Page } from "playwright-core"
import { Node } from "prosemirror-model"
import { build } from "vite"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { attrsOf, schema } from "#shared/model/schema"
import { visible, visibleText } from "#shared/reading/visible"
import { browsers, type TestBrowser } from "../../../e2e/browsers"
import { doubtful } from "./samples"

let script = ""
let style = ""

beforeAll(async () => {
  const here = fileURLToPath(new URL(".", import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL("../../../../renderer", import.meta.url)),
    // The test runner has development on, which the bundled React has not.
    oxc: { jsx: { runtime: "automatic", development: false } },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "chrome109",
      cssCodeSplit: false,
      lib: { entry: `${here}page.tsx`, formats: ["iife"], name: "page" },
    },
  })
  for (const { output } of [built].flat() as {
    output: { fileName: string; code?: string; source?: unknown }[]
  }[])
    for (const file of output) {
      if (file.fileName.endsWith(".css")) style += String(file.source)
      else if (file.code) script += file.code
    }
})

/** What the rows, the doubts and the foot of the page say. */
const look = (page: Page) =>
  page.evaluate(() => {
    const texts = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].map((element) =>
        element.innerText.replace(/\s+/g, " "),
      )
    return {
      title: texts("#rec-title")[0],
      open: texts(".db.is-open .db-h b")[0],
      rows: [...document.querySelectorAll<HTMLElement>(".rp")]
        .map((row) => row.className.split(" ")[1])
        .join(""),
      current: document.querySelector("[role=option][aria-selected=true]")?.textContent ?? null,
      focused: document.activeElement?.textContent?.trim().slice(0, 24) ?? "",
      sum: texts(".rec-sum")[0],
    }
  })

describe.each(browsers)("the recognition page in $name", ({ open }) => {
  let browser: TestBrowser
  let page: Page
  const errors: string[] = []

  beforeAll(async () => {
    browser = await open({ viewport: { width: 1366, height: 768 } })
    page = await browser.context.newPage()
    page.on("pageerror", (error) => errors.push(error.message))
    await page.setContent(
      `<!doctype html><html lang="zh-CN"><head><title>述职台</title></head><body><div id="root"></div></body></html>`,
    )
    await page.addStyleTag({ content: style })
    await page.addScriptTag({ content: script })
  })
  afterAll(() => browser?.close())
  const show = async (text: string, notices: string[] = []) => {
    await page.evaluate(([text, notices]) => window.show("报告.txt", text, notices), [text, notices] as const)
    await page.waitForSelector(".rec")
  }
  beforeEach(() => show(doubtful))

  it("asks the doubtful first; Enter takes what is suggested, and the text follows", async () => {
    const before = await look(page)
    expect(before).toMatchObject({ title: "先看拿不准的 4 处", open: "又起了一组“一是”，没有标题" })
    expect(before.current).toMatch(/^一是抓实镇村夜校/)
    await page.keyboard.press("2")
    const second = await look(page)
    expect(second).toMatchObject({ title: "先看拿不准的 3 处", open: "像是问题，却写在亮点里" })
    expect(second.rows).not.toBe(before.rows)
    expect(second.focused).toContain("像是问题")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    expect((await look(page)).title).toBe("拿不准的都定了")
    for (let i = 0; i < 4; i++) await page.keyboard.press("Control+z")
    expect(await look(page)).toMatchObject({ title: before.title, rows: before.rows, open: before.open })
    await page.keyboard.press("Control+y")
    expect(await look(page)).toMatchObject({ title: "先看拿不准的 3 处", rows: second.rows })
  })

  it("goes through the doubts and through the paragraphs by arrows", async () => {
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    expect((await look(page)).open).toBe("一段里有问题也有原因")
    await page.locator("[role=option][aria-selected=true]").focus()
    await page.keyboard.press("ArrowDown")
    expect((await look(page)).current).toMatch(/^三、下一步/)
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    expect((await look(page)).current).toMatch(/^因?究其原因/)
    await page.keyboard.press("4")
    expect((await look(page)).current).toMatch(/^措?究其原因/)
  })

  it("splits, merges and moves by keys alone", async () => {
    const before = await look(page)
    await page.locator("[role=option]", { hasText: "一是守牢主责" }).focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("s")
    expect(await page.locator(".rec-caret").count()).toBe(1)
    expect(await page.locator(".rec-keys").innerText()).toContain("挪拆分处")
    await page.keyboard.press("Control+ArrowRight")
    await page.keyboard.press("Enter")
    expect((await look(page)).current).toMatch(/^与9名村党支部书记/)
    expect((await look(page)).rows.length).toBe(before.rows.length + 1)
    await page.keyboard.press("m")
    expect((await look(page)).rows).toBe(before.rows)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Alt+ArrowRight")
    expect(await page.locator(".rp.is-cur .meta").innerText()).toBe("之一")
    await page.keyboard.press("Alt+ArrowLeft")
    expect(await page.locator(".rp.is-cur .meta").innerText()).toBe("第二条")
    await page.keyboard.press("s")
    await page.keyboard.press("Escape")
    expect(await page.locator(".rec-caret").count()).toBe(0)
  })

  it("splits where the mouse was, between two characters or around a selection", async () => {
    const place = async (text: string, offset: number) => {
      const box = await page.evaluate(
        ([text, offset]) => {
          const option = [...document.querySelectorAll("[role=option]")].find((one) =>
            one.textContent!.startsWith(text),
          )!
          option.scrollIntoView({ block: "center" })
          const node = [...option.childNodes].find((child) => child instanceof Text)!
          const range = document.createRange()
          range.setStart(node, offset)
          range.setEnd(node, offset + 1)
          const { left, top, height } = range.getBoundingClientRect()
          return { left, top, height }
        },
        [text, offset] as const,
      )
      return [box.left + 1, box.top + box.height / 2] as const
    }
    await page.mouse.click(...(await place("二是服务群众", 15)))
    expect(await page.locator(".rec-caret").count()).toBe(1)
    await page.getByRole("button", { name: "在这里拆开" }).click()
    expect((await look(page)).current).toMatch(/^建成“渡口驿站”4处/)
    await page.keyboard.press("Control+z")
    const [x, y] = await place("一是守牢主责", 14)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(...(await place("一是守牢主责", 28)))
    await page.mouse.up()
    await page.keyboard.press("s")
    const rows = await page.locator("[role=option]").allInnerTexts()
    const split = rows.findIndex((row) => row.startsWith("全年主持"))
    expect(split).toBeGreaterThan(0)
    expect(visible(rows[split]!).length).toBe(14)
  })

  it("shows all paragraphs or the doubtful ones", async () => {
    await page.getByRole("button", { name: "拿不准 4" }).click()
    expect(await page.locator(".rp").count()).toBe(4)
    await page.keyboard.press("Enter")
    expect(await page.locator(".rp").count()).toBe(4)
    await page.locator(".db.is-open .db-h").focus()
    await page.keyboard.press("Enter")
    expect(await page.locator(".rp").count()).toBe(3)
    await page.getByRole("button", { name: /^全部 \d+ 段$/ }).click()
    expect(await page.locator(".rp").count()).toBeGreaterThan(15)
  })

  it("changes what a paragraph is, and takes it out and back", async () => {
    await page.locator("[role=option]", { hasText: "二是服务群众" }).click()
    const kind = page.getByRole("combobox", { name: "这一段是什么" })
    await kind.selectOption("aside")
    expect(await page.locator(".rp.is-cur .meta").innerText()).toBe("不带入")
    await page.getByRole("button", { name: "带上这一段" }).click()
    expect(await page.locator(".rp.is-cur .meta").innerText()).not.toBe("不带入")
    await kind.selectOption("heading")
    expect(await page.locator(".rp.is-cur .meta").innerText()).toBe("标题")
  })

  it("adds up, and hands the report over with its year", async () => {
    await page.keyboard.press("2")
    const { sum } = await look(page)
    const [all, ...parts] = sum!.match(/\d[\d,]*/g)!.map((n) => Number(n.replace(",", "")))
    expect(all).toBe(visible(doubtful).length)
    expect(parts.reduce((a, b) => a + b)).toBe(all)
    expect(sum).toContain("一字未丢")
    await page.getByRole("combobox", { name: "述职年度" }).selectOption("2026")
    await page.getByRole("button", { name: "开始写这份稿" }).click()
    const calls = await page.evaluate(() => JSON.parse(JSON.stringify(window.calls)) as typeof window.calls)
    const created = calls.find(([name]) => name === "createReport")![1] as { report: { doc: unknown } }
    const doc = Node.fromJSON(schema, created.report.doc)
    expect(attrsOf.report(doc).properties.year).toBe(2026)
    expect(visibleText(doc).text).toBe(visible(doubtful))
    await page.getByRole("button", { name: "重选文件" }).click()
    expect(await page.evaluate(() => window.calls.map(([name]) => name))).toContain("pickFile")
  })

  it("has nothing to complain of for axe, in every state", async () => {
    const complaints = async () =>
      (await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run()
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`)
      })) as string[]
    await page.addScriptTag({ content: axe.source })
    expect(await complaints()).toEqual([])
    await page.locator("[role=option]", { hasText: "二是服务群众" }).click()
    expect(await complaints()).toEqual([])
    await page.keyboard.press("s")
    expect(await complaints()).toEqual([])
    await show("一、工作亮点\n一是抓学习。培训12次。", ["甲。", "乙。", "丙。"])
    expect(await complaints()).toEqual([])
  })

  it("knows its keys while an input method is on", async () => {
    await page.evaluate(() => {
      const init = { key: "Process", code: "Digit2", bubbles: true, cancelable: true }
      document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", init))
    })
    await page.waitForFunction(
      () => document.querySelector("#rec-title")!.textContent === "先看拿不准的 3 处",
    )
  })

  it("leaves the focus on a control that a change does not take away", async () => {
    const year = page.getByRole("combobox", { name: "述职年度" })
    await year.focus()
    await year.selectOption("2026")
    expect(await year.evaluate((field) => field === document.activeElement)).toBe(true)
    const kind = page.getByRole("combobox", { name: "这一段是什么" })
    await kind.focus()
    await kind.selectOption("heading")
    expect(await kind.evaluate((field) => field === document.activeElement)).toBe(true)
  })

  it("tells calmly what reading came upon", async () => {
    await show(doubtful, ["文末有 2 条批注，没有带入。"])
    expect(await page.locator(".rec-notices").innerText()).toContain("文末有 2 条批注，没有带入。")
  })

  it("draws in a long report what an answer changes, and nothing else", async () => {
    const part = doubtful.split("\n").slice(2, -2).join("\n")
    const long = Array.from({ length: 40 }, (_, i) => part.replaceAll("工作特色", `第${i}批工作特色`)).join(
      "\n",
    )
    await show(`2025年度述职报告\n${long}`)
    const rows = await page.locator(".rp").count()
    expect(rows).toBeGreaterThan(500)
    await page.locator("[role=option]", { hasText: "二是服务群众" }).first().click()
    const drawn = await page.evaluate(async () => {
      const touched = new Set<Element>()
      const watch = new MutationObserver((records) => {
        for (const { target } of records) {
          const row = (target instanceof Element ? target : target.parentElement!).closest(".rp")
          if (row) touched.add(row)
        }
      })
      watch.observe(document.querySelector(".rec-text")!, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      })
      document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: "2", bubbles: true }))
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      return touched.size
    })
    expect(drawn).toBeGreaterThan(0)
    expect(drawn).toBeLessThan(5)
  })

  it("throws nothing", () => expect(errors).toEqual([]))
})
