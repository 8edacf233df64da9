import { readFileSync } from "node:fs"
import axe from "axe-core"
import type { Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { list, report, section } from "../../../builders"
import { openCurrent, type TestBrowser } from "../../../e2e/browsers"
import { cdp, letters } from "../../../e2e/typing"
import { type BuiltPage, buildPage } from "../../browser-page"

const styles = ["tokens", "components", "paper", "desk", "library"]

let browser: TestBrowser
let page: Page
let built: BuiltPage

beforeAll(async () => {
  built = await buildPage("test/renderer/panels/library/page.tsx")
  browser = await openCurrent()
})
afterAll(() => browser?.close())
afterEach(() => page.close())

const doc = report(
  { year: 2026 },
  section(
    "highlight",
    "一、",
    "履职工作特色和亮点",
    list("highlight", "shi", "建强队伍。引导党员，走访12户。", "办实事。增强四个意，做实服务3件。"),
  ),
  section("measure", "二、", "下一步思路和措施", list("measure", "shi", "抓好培训。全年办班6期。")),
)

async function open(what: "desk" | "start", readOnly = false): Promise<void> {
  page = await browser.context.newPage()
  const css = styles.map((name) => readFileSync(`renderer/styles/${name}.css`, "utf8")).join("\n")
  await page.setContent(`<!doctype html><html lang="zh-CN" data-theme="light"><head><title>述职台</title><style>${css}</style></head>
    <body><main style="display:grid;grid-template-columns:minmax(0,1fr) ${what === "desk" ? "344px" : "1180px"};height:728px"><section aria-label="正文" style="overflow:auto"><div class="sheet"></div></section><div id="root" style="display:grid;min-height:0"></div></main></body></html>`)
  await page.addScriptTag({ content: built.script })
  await page.evaluate(([what, json, readOnly]) => window.show(what, json, readOnly), [
    what,
    doc.toJSON(),
    readOnly,
  ] as const)
}

const options = () =>
  page.locator('[role="option"]').evaluateAll((all) => all.map((it) => it.querySelector(".t")!.textContent))
const around = () => page.evaluate(() => window.textAround())
const value = () => page.locator(".pal-q input").inputValue()

async function palette(caretBehind: string): Promise<void> {
  await page.evaluate((text) => window.caretBehind(text), caretBehind)
  await page.evaluate(() => window.palette())
  await page.locator(".pal-q input").waitFor()
}

/** Waits for the palette to be gone and for what it put into the text. */
async function gone(): Promise<void> {
  await page.locator("dialog.pal").waitFor({ state: "detached" })
  await page.waitForFunction(() => document.activeElement?.classList.contains("ProseMirror"))
}

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run("#root", { resultTypes: ["violations"] }),
  )
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
}

describe("the palette", () => {
  beforeEach(() => open("desk"))

  test("finds by initials, shows what it knows, and puts the phrase at the caret with its verb", async () => {
    await palette("引导党员")
    await page.keyboard.type("sgys")
    expect((await options())[0]).toBe("“四个意识”")
    expect(await page.locator(".pal-l .hit").first().textContent()).toBe("四个意识")
    expect(await page.locator(".pal-l .py").textContent()).toBe("sì gè yì shí")
    const about = page.locator(".pal-p")
    expect(await about.locator("h3").textContent()).toBe("“四个意识”")
    expect(await about.locator("li").allTextContents()).toEqual([
      "政治意识",
      "大局意识",
      "核心意识",
      "看齐意识",
    ])
    expect(await about.locator(".lib-put p").textContent()).toBe("引导党员增强“四个意识”，走访12……")
    expect(await about.textContent()).toContain("前面没有动词，已替您配上“增强”")
    expect(await about.textContent()).toContain("2016 年 1 月 29 日")
    await page.keyboard.press("Enter")
    await gone()
    expect(await around()).toEqual(["建强队伍。引导党员增强“四个意识”", "，走访12户。"])
  })

  test("completes what was typed, in one undo step", async () => {
    await palette("增强四个意")
    await page.keyboard.type("sgys")
    await page.keyboard.press("Enter")
    await gone()
    expect(await around()).toEqual(["办实事。增强“四个意识”", "，做实服务3件。"])
    await page.keyboard.press("Control+z")
    expect((await around()).join("")).toBe("办实事。增强四个意，做实服务3件。")
  })

  test("puts the name alone with Ctrl+Enter", async () => {
    await palette("引导党员")
    await page.keyboard.type("sgys")
    await page.keyboard.press("Control+Enter")
    await gone()
    expect((await around())[0]).toBe("建强队伍。引导党员“四个意识”")
  })

  test("goes up and down, round the ends, and into commands", async () => {
    await palette("引导党员")
    await page.keyboard.type("shyk")
    const selected = () => page.locator('[aria-selected="true"] .t').textContent()
    expect(await selected()).toBe("“三会一课”制度")
    await page.keyboard.press("ArrowUp")
    const all = await options()
    expect(await selected()).toBe(all.at(-1))
    await page.keyboard.press("ArrowDown")
    expect(await selected()).toBe(all[0])
    const active = await page.locator(".pal-q input").getAttribute("aria-activedescendant")
    expect(await page.locator(`[id="${active}"]`).getAttribute("aria-selected")).toBe("true")
    await page.locator(".pal-q input").fill("kjj")
    expect(await options()).toContain("快捷键")
  })

  test("runs a command", async () => {
    await palette("引导党员")
    await page.locator(".pal-q input").fill("高对比")
    await page.keyboard.press("Enter")
    await page.locator("dialog.pal").waitFor({ state: "detached" })
    await page.waitForFunction(() => window.app.store.getState().settings.theme === "contrast")
  })

  test("puts a snippet as an item of its own, the caret at its first blank", async () => {
    await palette("全年办班6期。")
    await page.keyboard.type("gjpx")
    expect((await options())[0]).toBe("改进培训")
    expect(await page.locator(".pal-p .lib-put .lib-blank").allTextContents()).toContain("责任部门")
    expect(await page.locator(".pal-p .lib-put p").textContent()).toMatch(/^二是针对/)
    expect(await page.locator(".pal-p").textContent()).toContain("放进措施，单独成一条")
    await page.keyboard.press("Enter")
    await gone()
    const text = (await around()).join("")
    expect(text).toMatch(/^针对教育培训针对性不强的问题，\{月份\}月底前/)
    expect(await page.locator(".ProseMirror").textContent()).toContain("全年办班6期。")
    const [from, to] = await page.evaluate(() => {
      const { $from, $to } = window.session.editor.selection
      return [$from.parentOffset, $to.parentOffset]
    })
    const blank = text.indexOf("{月份}")
    expect(from).toBeGreaterThanOrEqual(blank)
    expect(to).toBeLessThanOrEqual(blank + 4)
  })

  test("leaves its list alone while a word is being composed", async () => {
    await palette("引导党员")
    const before = await options()
    const ime = await cdp(page)
    for (const text of letters("sigeyishi")) {
      await ime.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
      expect(await value()).toBe(text)
    }
    expect(await options()).toEqual(before)
    await ime.send("Input.insertText", { text: "四个意识" })
    expect(await value()).toBe("四个意识")
    await expect.poll(options).not.toEqual(before)
    expect((await options())[0]).toBe("“四个意识”")
  })

  test("goes away with Esc, and the caret is where it was", async () => {
    await palette("引导党员")
    await page.keyboard.type("sg")
    await page.keyboard.press("Escape")
    await gone()
    expect(await around()).toEqual(["建强队伍。引导党员", "，走访12户。"])
  })

  test("says when nothing is found, and Enter does nothing then", async () => {
    await palette("引导党员")
    await page.keyboard.type("qqqq")
    await page.keyboard.press("Enter")
    expect(await page.locator(".pal-p").textContent()).toContain("没有找到“qqqq”")
    expect(await options()).toEqual([])
  })

  test("takes a click of the mouse, and the preview follows the mouse", async () => {
    await palette("引导党员")
    await page.keyboard.type("sg")
    const second = page.locator('[role="option"]').nth(1)
    await second.hover()
    expect(await page.locator(".pal-p h3").textContent()).toBe(await second.locator(".t").textContent())
    await second.click()
    await gone()
    expect((await around())[0]).toBe("建强队伍。引导党员坚定“四个自信”")
  })

  test.each(["light", "dark", "contrast"])("has no violation of axe in %s", async (theme) => {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name
    }, theme)
    await palette("引导党员")
    expect(await violations()).toEqual([])
    await page.keyboard.type("sgys")
    expect(await violations()).toEqual([])
  })
})

describe("the panel", () => {
  beforeEach(() => open("desk"))

  test("begins with snippets for the item that the caret is in", async () => {
    const first = page.locator(".lib-scroll section h3").first()
    await page.evaluate(() => window.caretBehind("引导党员"))
    await expect.poll(() => first.textContent()).toMatch(/^亮点片段/)
    await page.evaluate(() => window.caretBehind("抓好培训"))
    await expect.poll(() => first.textContent()).toMatch(/^措施片段/)
  })

  test("opens a row, and puts it at the caret", async () => {
    await page.evaluate(() => window.caretBehind("引导党员"))
    await page.getByLabel("查找素材").fill("两个维护")
    await page.getByRole("button", { name: /^“两个维护”/ }).click()
    await expect.poll(() => page.locator(".lib-put p").textContent()).toContain("引导党员做到“两个维护”")
    await page.getByRole("button", { name: "放到光标处" }).click()
    expect(await around()).toEqual(["建强队伍。引导党员做到“两个维护”", "，走访12户。"])
    expect(await page.evaluate(() => document.activeElement?.classList.contains("ProseMirror"))).toBe(true)
  })

  test("shows one shelf alone", async () => {
    await page.getByLabel("类别").selectOption({ label: "乡村振兴" })
    expect(await page.locator(".lib-scroll section").count()).toBe(1)
    expect(new Set(await page.locator(".lib-scroll .tag").allTextContents())).toEqual(new Set(["乡村振兴"]))
    await page.getByLabel("类别").selectOption({ label: "原因片段" })
    await page.getByLabel("查找素材").fill("jizhi")
    expect(await page.locator(".lib-scroll .lib-ttl .t").first().textContent()).toBe("机制方面")
  })

  test("has one stop for Tab, and arrows inside", async () => {
    await page.getByLabel("查找素材").focus()
    await page.keyboard.press("ArrowDown")
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.row)
    const rows = await page
      .locator("[data-row]")
      .evaluateAll((all) => all.map((it) => (it as HTMLElement).dataset.row))
    expect(await focused()).toBe(rows[0])
    await page.keyboard.press("ArrowDown")
    expect(await focused()).toBe(rows[1])
    await page.keyboard.press("End")
    expect(await focused()).toBe(rows.at(-1))
    expect(await page.locator('[data-row][tabindex="0"]').count()).toBe(1)
    await page.keyboard.press("Home")
    await page.keyboard.press("ArrowUp")
    expect(await page.getByLabel("查找素材").evaluate((it) => it === document.activeElement)).toBe(true)
  })

  test("has no violation of axe", async () => {
    await page.locator("[data-row]").first().click()
    expect(await violations()).toEqual([])
  })
})

test("a report that is open elsewhere is not written to", async () => {
  await open("desk", true)
  await page.getByLabel("查找素材").fill("sgys")
  await page.locator("[data-row]").first().click()
  expect(await page.getByRole("button", { name: "放到光标处" }).count()).toBe(0)
  await palette("引导党员")
  await page.keyboard.type("sgys")
  await page.keyboard.press("Enter")
  expect(await page.locator(".lib-put").count()).toBe(0)
  expect((await around()).join("")).toBe("建强队伍。引导党员，走访12户。")
})

describe("the page of the start", () => {
  beforeEach(() => open("start"))

  test("shows an entry beside the list", async () => {
    await page.getByLabel("查找素材").fill("wwyt")
    expect(await page.locator(".lib-about h2").textContent()).toBe("“五位一体”总体布局")
    expect(await page.locator(".lib-about").textContent()).toContain("统筹推进")
    await page.getByLabel("查找素材").press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.getByLabel("查找素材").fill("ylzr")
    expect(await page.locator(".lib-about").textContent()).toContain("没有找到“ylzr”")
  })

  test("has no violation of axe", async () => {
    expect(await violations()).toEqual([])
  })
})
