import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { registry } from "#shared/checks/registry"
import { ruleHelp } from "#shared/library/help"
import { attrsOf } from "#shared/model/schema"
import { openCurrent, type TestBrowser } from "../../../e2e/browsers"
import { readExample } from "../../../rule-tester"
import { buildPage } from "../../browser-page"

let browser: TestBrowser
let page: Page

beforeAll(async () => {
  const { script } = await buildPage("test/renderer/panels/findings/page.tsx")
  browser = await openCurrent()
  page = await browser.context.newPage()
  const css = ["tokens", "components", "desk"]
    .map((name) => readFileSync(`renderer/styles/${name}.css`, "utf8"))
    .join("\n")
  await page.setContent(
    `<!doctype html><html lang="zh-CN" data-theme="light"><head><title>述职台</title><style>${css}</style></head><body><div id="root"></div></body></html>`,
  )
  await page.addScriptTag({ content: script })
})
afterAll(() => browser?.close())

describe("the help page of a rule opens from its finding", () => {
  test.each(registry.map((rule) => [rule.id, rule] as const))("%s", async (id, { examples }) => {
    const example = examples.flags[0]!
    const { year = null, settings = {} } = typeof example === "string" ? {} : example
    const { doc } = readExample(example)
    const { properties } = attrsOf.report(doc)
    const dated = doc.type.create(
      { ...doc.attrs, properties: { ...properties, year: year ?? properties.year } },
      doc.content,
    )
    await page.evaluate(([json, settings]) => window.showFindings(json, settings), [
      dated.toJSON() as unknown,
      settings,
    ] as const)
    await page.locator(".fd-sum").waitFor()
    // Hints, and what the tab 上年 asks about, wait folded.
    const folded = page.locator(".fd-fold[aria-expanded=false]").filter({ hasNotText: "已忽略" })
    while (await folded.count()) await folded.first().click()
    const finding = page.locator(`[data-finding^='["${id}"']`).first()
    await finding.locator("[data-row]").click()
    await finding.getByRole("button", { name: "为什么这样查" }).click()
    const [, heading] = /^#\s+(.*)\n/.exec(ruleHelp(id)!)!
    const dialog = page.getByRole("dialog", { name: heading! })
    await dialog.waitFor()
    expect(await dialog.locator(".dlg-scroll").innerText()).toContain("依据")
    await page.keyboard.press("Escape")
    await dialog.waitFor({ state: "detached" })
  })
})
