import axe from "axe-core"
import type { Page } from "playwright-core"
import { Node } from "prosemirror-model"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { attrsOf, schema } from "#shared/model/schema"
import { visible, visibleText } from "#shared/reading/visible"
import { browsers, type TestBrowser } from "../../../e2e/browsers"
import { type BuiltPage, buildPage } from "../../browser-page"
import { doubtful, odd, oddMeant, traditional } from "./samples"

let built: BuiltPage

beforeAll(async () => {
  built = await buildPage("test/renderer/pages/recognition/page.tsx")
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

/** Every block of a report: type and role, ordinal, words; below an item with a sign in front. */
const told = (doc: Node) =>
  readOutline(doc).blocks.map(({ type, node, ordinal, item, section }) => {
    const role = type === "heading" ? section!.role : type === "para" ? item!.role : ""
    const below = type === "para" ? "> ".repeat(item!.level - 1) : ""
    return `${below}${[[type, role].filter(Boolean).join(" "), ordinal, node.textContent].filter(Boolean).join(" | ")}`
  })

/** The page by its keys alone, as somebody without a mouse goes about it. */
class Keyboard {
  constructor(private readonly page: Page) {}

  /** Presses a key until something else has the focus that fits. */
  private async until(key: string, fits: string): Promise<void> {
    for (let i = 0; i < 60; i++) {
      if (await this.page.evaluate((selector) => document.activeElement!.matches(selector), fits)) return
      await this.page.keyboard.press(key)
    }
    throw new Error(`no ${fits} by ${key}`)
  }

  /** Goes to the paragraph that begins with some words. */
  async go(words: string): Promise<void> {
    await this.until("Tab", "[role=option]")
    const by = await this.page.evaluate((start) => {
      const options = [...document.querySelectorAll("[role=option]")]
      const target = options.findIndex((one) =>
        one.textContent!.replace(/^[亮问因措他](?=\S)/, "").startsWith(start),
      )
      return target < 0 ? null : target - options.indexOf(document.activeElement!)
    }, words)
    if (by === null) throw new Error(`no paragraph ${words}`)
    for (let i = 0; i < Math.abs(by); i++) await this.page.keyboard.press(by > 0 ? "ArrowDown" : "ArrowUp")
    // A paragraph that had the focus already was not chosen by it.
    if (by === 0) for (const key of ["ArrowDown", "ArrowUp"]) await this.page.keyboard.press(key)
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Chooses what the current paragraph is from the list of kinds. */
  async kind(value: string): Promise<void> {
    await this.until("Shift+Tab", "select[aria-label=这一段是什么]")
    const by = await this.page.evaluate((wanted) => {
      const { options, selectedIndex } = document.activeElement as HTMLSelectElement
      return [...options].findIndex((option) => option.value === wanted) - selectedIndex
    }, value)
    for (let i = 0; i < Math.abs(by); i++) await this.page.keyboard.press(by > 0 ? "ArrowDown" : "ArrowUp")
  }

  /** What the current paragraph is, as the page says. */
  label(): Promise<string> {
    return this.page
      .locator("[role=option][aria-selected=true]")
      .first()
      .getAttribute("aria-label") as Promise<string>
  }

  async item(words: string): Promise<void> {
    await this.go(words)
    if (!/，第.+条，/.test(await this.label())) await this.kind("item")
  }

  async heading(words: string, role: string): Promise<void> {
    await this.go(words)
    if (/，第.+条，/.test(await this.label())) await this.press("Alt+ArrowLeft")
    else if (!(await this.label()).includes("，标题，")) {
      await this.kind("heading")
      await this.go(words)
    }
    await this.press(role)
  }
}

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
    await page.addStyleTag({ content: built.style })
    await page.addScriptTag({ content: built.script })
  })
  afterAll(() => browser?.close())
  const show = async (text: string, notices: string[] = []) => {
    await page.evaluate(([text, notices]) => window.show("报告.txt", text, notices), [text, notices] as const)
    await page.waitForSelector(".rec")
  }
  /** The report that the page handed over. */
  const created = async (): Promise<Node> => {
    const calls = await page.evaluate(() => JSON.parse(JSON.stringify(window.calls)) as typeof window.calls)
    const [, input] = calls.find(([name]) => name === "createReport")!
    return Node.fromJSON(schema, (input as { report: { doc: unknown } }).report.doc)
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
    await page.getByRole("button", { name: "照原样打开" }).click()
    const calls = await page.evaluate(() => JSON.parse(JSON.stringify(window.calls)) as typeof window.calls)
    const created = calls.find(([name]) => name === "createReport")![1] as { report: { doc: unknown } }
    const doc = Node.fromJSON(schema, created.report.doc)
    expect(attrsOf.report(doc).properties.year).toBe(2026)
    expect(visibleText(doc).text).toBe(visible(doubtful))
    await page.getByRole("button", { name: "重选文件" }).click()
    expect(await page.evaluate(() => window.calls.map(([name]) => name))).toContain("pickFile")
  })

  it("writes the year's report from it, of the year behind it or a later one", async () => {
    await page.getByRole("combobox", { name: "述职年度" }).selectOption("2025")
    await page.getByRole("button", { name: "写 2026 年的稿" }).waitFor()
    await page.getByRole("combobox", { name: "要写" }).selectOption("2027")
    await page.getByRole("button", { name: "写 2027 年的稿" }).click()
    const created = await page.evaluate(
      () =>
        (JSON.parse(JSON.stringify(window.calls)) as typeof window.calls).find(
          ([name]) => name === "createReport",
        )![1],
    )
    const doc = Node.fromJSON(schema, (created as { report: { doc: unknown } }).report.doc)
    const { properties, sources } = attrsOf.report(doc)
    expect(properties.year).toBe(2027)
    expect(sources.map(({ year }) => year)).toEqual([2025])
    expect(visibleText(Node.fromJSON(schema, sources[0]!.report)).text).toBe(visible(doubtful))
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

  it("corrects by keys alone a report whose headings nobody could know, into just what was meant", async () => {
    await show(odd)
    const keys = new Keyboard(page)
    for (let i = 0; i < 8 && /^先看拿不准/.test((await look(page)).title!); i++)
      await keys.press((await look(page)).open === "这一部分没有标题" ? "4" : "Enter")
    await keys.go("才贴出来")
    await keys.press("m")
    await keys.go("（此件内部传阅）")
    await keys.kind("aside")
    await keys.heading("掂量过的活儿", "1")
    await keys.heading("后头那几笔账", "2")
    await keys.heading("开春的章程", "4")
    for (const words of ["支部阵地", "流动党员", "党课讲得干巴", "村账公开", "一是党课", "二是村账"])
      await keys.item(words)
    await keys.go("党课讲得干巴")
    await keys.press("s")
    const said = page.locator(".rec > [role=status]")
    for (let i = 0; i < 6 && !(await said.innerText()).includes("“说到底是”"); i++)
      await keys.press("Control+ArrowLeft")
    for (let i = 0; i < 6 && !(await said.innerText()).includes("“说到底是”"); i++)
      await keys.press("Control+ArrowRight")
    await keys.press("Enter")
    await keys.go("说到底")
    await keys.press("3", "Alt+ArrowRight")
    // There and back once more.
    await keys.press(...Array(6).fill("Control+z"), ...Array(6).fill("Control+y"))
    expect((await look(page)).sum).toContain("一字未丢")
    await keys.press("Tab")
    await page.getByRole("button", { name: "照原样打开" }).focus()
    await keys.press("Enter")
    const doc = await created()
    expect(told(doc)).toEqual(oddMeant)
    doc.check()
  })

  it("steps through what is open with F8, from wherever the focus is", async () => {
    const open = async () => (await look(page)).open
    const first = await open()
    await page.keyboard.press("F8")
    const second = await open()
    expect(second).not.toBe(first)
    await page.keyboard.press("Shift+F8")
    expect(await open()).toBe(first)
    await page.getByRole("combobox", { name: "述职年度" }).focus()
    await page.locator("[role=option]").first().focus()
    const met = new Set<string | undefined>()
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press("F8")
      met.add(await open())
      expect(
        await page.evaluate(() => document.activeElement!.matches("[role=option][aria-selected=true]")),
      ).toBe(true)
    }
    expect(met.size).toBe(4)
  })

  it("lists what is set aside, and takes it back", async () => {
    await page.getByRole("button", { name: "不带入 1" }).click()
    expect(await page.locator(".rp").allInnerTexts()).toEqual([expect.stringContaining("— 3 —")])
    await page.locator("[role=option]").click()
    await page.getByRole("button", { name: /^2 ?带上$/ }).click()
    expect(await page.locator(".rec-none").innerText()).toBe("没有剔出的段落，全文都带入。")
    await page.keyboard.press("Control+z")
    expect(await page.locator(".rp").count()).toBe(1)
  })

  it("offers to convert traditional characters, and undoes it; none is lost either way", async () => {
    await show(traditional)
    const bar = page.getByRole("region", { name: "繁体字" })
    expect(await bar.innerText()).toMatch(/^文中有 \d+ 个繁体字。/)
    // What the words say is understood all the same.
    expect((await look(page)).open).toBe("像是问题，却写在亮点里")
    expect(await page.locator(".db-h").allInnerTexts()).not.toContain(expect.stringContaining("繁体"))
    const before = await look(page)
    await bar.getByRole("button", { name: "转成简体" }).click()
    expect(await bar.innerText()).toMatch(/^\d+ 个繁体字已转成简体/)
    const text = (await page.locator("[role=option]").allInnerTexts()).join("\n")
    expect(text).toContain("一是干净整洁抓阵地，新建几个场所，与乾元村结对。")
    expect(text).toContain("一是守牢主责，着力抓到底。")
    expect((await look(page)).sum).toBe(before.sum)
    expect(before.sum).toContain("一字未丢")
    await bar.getByRole("button", { name: "撤销" }).click()
    expect(await bar.innerText()).toMatch(/^文中有/)
    await page.keyboard.press("Control+y")
    await page.getByRole("button", { name: "照原样打开" }).click()
    const doc = await created()
    expect(doc.textContent).toContain("存在的问题")
    expect(attrsOf.report(doc).properties.year).toBe(2025)
    expect(visibleText(doc).text.length).toBe(visible(traditional).length)
  })

  it("keeps the keys working when the button that was pressed is gone", async () => {
    await show(traditional)
    const bar = page.getByRole("region", { name: "繁体字" })
    const focused = () => page.evaluate(() => document.activeElement!.textContent)
    await bar.getByRole("button", { name: "转成简体" }).press("Enter")
    await expect.poll(() => bar.innerText()).toContain("已转成简体")
    expect(await focused()).toBe("撤销")
    await page.keyboard.press("Control+z")
    await expect.poll(() => bar.innerText()).toContain("文中有")
    expect(await focused()).toBe("转成简体")
    await bar.getByRole("button", { name: "保持原样" }).press("Enter")
    await expect.poll(() => bar.count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement!.getAttribute("role"))).toBe("option")
  })

  it("takes its keys where nothing has the focus, and its undoing on the footer", async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press("F8")
    const second = await look(page)
    await page.keyboard.press("2")
    expect((await look(page)).title).toBe("先看拿不准的 3 处")
    await page.keyboard.press("Control+z")
    expect((await look(page)).title).toBe("先看拿不准的 4 处")
    const year = page.getByLabel("述职年度")
    const before = await year.inputValue()
    await year.selectOption("2026")
    await year.focus()
    expect(await year.inputValue()).not.toBe(before)
    await page.keyboard.press("Control+z")
    expect(await year.inputValue()).toBe(before)
    // What a list of choices does itself with a key goes first.
    await page.keyboard.press("5")
    expect((await look(page)).title).toBe("先看拿不准的 4 处")
    expect((await look(page)).open).toBe(second.open)
  })

  it("lets traditional characters be", async () => {
    await show(traditional)
    const bar = page.getByRole("region", { name: "繁体字" })
    await bar.getByRole("button", { name: "保持原样" }).click()
    expect(await bar.count()).toBe(0)
    await page.getByRole("button", { name: "照原样打开" }).click()
    expect(visibleText(await created()).text).toBe(visible(traditional))
    await show(doubtful)
    expect(await bar.count()).toBe(0)
  })

  it("has nothing to complain of for axe in any theme", async () => {
    await page.addScriptTag({ content: axe.source })
    for (const theme of ["light", "dark", "contrast"]) {
      await show(traditional)
      const found = await page.evaluate(async (name) => {
        document.documentElement.dataset.theme = name
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run()
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`)
      }, theme)
      expect(found).toEqual([])
    }
    await page.evaluate(() => delete document.documentElement.dataset.theme)
  })

  it("throws nothing", () => expect(errors).toEqual([]))
})
