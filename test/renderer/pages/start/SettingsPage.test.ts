// @vitest-environment happy-dom
import { createElement } from "react"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { registry } from "#shared/checks/registry"
import { checkSettingsOf } from "../../../../renderer/app/actions"
import { helpPlace } from "../../../../renderer/pages/start/help-place"
import { readNumber } from "../../../../renderer/pages/start/NumberField"
import { SettingsPage } from "../../../../renderer/pages/start/SettingsPage"
import { type Mounted, mount } from "./support"

let page: Mounted
beforeEach(async () => {
  page = await mount(createElement(SettingsPage))
})
afterEach(() => page.unmount())

const settings = () => page.app.store.getState().settings
const field = (name: string) => page.named(name) as HTMLInputElement

describe("settings", () => {
  test("hold at once and are stored", async () => {
    await page.click(page.named("深色"))
    expect(settings().theme).toBe("dark")
    expect(page.named("深色").getAttribute("aria-pressed")).toBe("true")
    expect(page.calls()).toEqual([["saveSettings", { settings: settings() }]])
  })

  test("list every rule, which can be switched off and on", async () => {
    expect(page.all(".sp-rules tbody tr")).toHaveLength(registry.length)
    const [rule] = registry
    await page.click(page.named(rule!.title))
    expect(settings().rulesOff).toEqual([rule!.id])
    expect((page.named(`${rule!.title}的级别`) as HTMLSelectElement).disabled).toBe(true)
    await page.click(page.named(rule!.title))
    expect(settings().rulesOff).toEqual([])
  })

  test("give a rule another level, and its own again", async () => {
    const rule = registry[1]!
    await page.type(page.named(`${rule.title}的级别`), "hint")
    expect(settings().severities).toEqual({ [rule.id]: "hint" })
    await page.type(page.named(`${rule.title}的级别`), "")
    expect(settings().severities).toEqual({})
  })

  test("lead to the help page of a rule", async () => {
    const rule = registry[2]!
    await page.click(page.named(`${rule.title}：怎么查的`))
    expect(helpPlace.getState().path).toBe(`rules/${rule.id}`)
    expect(page.app.store.getState().page).toEqual({ name: "start", tab: "help" })
  })

  test("take limits as they are typed, and none for an empty field", async () => {
    await page.type(field("字数最多"), "3500")
    await page.type(field("问题和原因至少占"), "33")
    await page.type(field("宣读最多"), "15")
    expect(settings().limits).toMatchObject({ charactersMax: 3500, problemShareMin: 0.33, minutesMax: 15 })
    expect(field("问题和原因至少占").value).toBe("33")
    await page.type(field("字数最多"), "")
    expect(settings().limits.charactersMax).toBeNull()
  })

  test("take limits of the parts, each for itself", async () => {
    await page.type(field("亮点最多"), "1500")
    await page.type(field("问题和原因最少"), "800")
    await page.type(field("问题和原因最多"), "700")
    expect(settings().partLimits).toEqual({
      highlight: { min: null, max: 1500 },
      problem: { min: 800, max: null },
      measure: { min: null, max: null },
    })
    expect(field("问题和原因最多").getAttribute("aria-invalid")).toBe("true")
    expect(checkSettingsOf(settings())).toMatchObject({
      partLimits: settings().partLimits,
      charactersPerMinute: 220,
    })
    await page.type(field("亮点最多"), "")
    expect(settings().partLimits.highlight.max).toBeNull()
  })

  test("refuse what cannot be, say why, and keep what was", async () => {
    await page.type(field("字数最多"), "3000")
    await page.type(field("字数最少"), "4000")
    expect(settings().limits.charactersMin).toBeNull()
    expect(field("字数最少").getAttribute("aria-invalid")).toBe("true")
    expect(page.place.textContent).toContain("比最多的还多")
    await page.type(field("每分钟读"), "20")
    expect(settings().charactersPerMinute).toBe(220)
    expect(page.place.textContent).toContain("填 100—400 之间的整数")
  })
})

test.each([
  ["220", 220],
  [" ２２０ ", 220],
  ["", "填 100—400 之间的整数"],
  ["99", "填 100—400 之间的整数"],
  ["401", "填 100—400 之间的整数"],
  ["2.5", "填 100—400 之间的整数"],
  ["二百", "填 100—400 之间的整数"],
])("“%s” is read as %s", (text, number) => {
  expect(readNumber(text, { min: 100, max: 400, optional: false })).toBe(number)
})

test("an empty field that may be empty is none", () => {
  expect(readNumber("  ", { min: 1, max: 2, optional: true })).toBeNull()
})
