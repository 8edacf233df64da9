// @vitest-environment happy-dom
import { createElement } from "react"
import { afterEach, describe, expect, test } from "vitest"
import { defaultUserSettings, type Settings } from "#shared/api/settings"
import { houseWith } from "#shared/checks/house"
import { registry } from "#shared/checks/registry"
import { skeletons } from "#shared/library/skeletons"
import { wordsOfIgnored } from "../../../../renderer/pages/start/ignored"
import {
  isApart,
  levelOf,
  switchOf,
  withLevel,
  withSwitch,
} from "../../../../renderer/pages/start/rules-by-type"
import { SettingsPage } from "../../../../renderer/pages/start/SettingsPage"
import { type Mounted, mount } from "../start/support"

let page: Mounted
afterEach(() => page?.unmount())

const show = async (change: Partial<Settings> = {}) => {
  page = await mount(createElement(SettingsPage), [], { settings: { ...defaultUserSettings, ...change } })
}
const settings = () => page.app.store.getState().settings
const toast = () => page.app.store.getState().toasts.at(-1)!
const chosen = (name: string) => (page.named(name) as HTMLSelectElement).selectedOptions[0]!.textContent

const [rule, other] = registry as [(typeof registry)[number], (typeof registry)[number]]
const type = skeletons[1]!

describe("rules for one kind of reports", () => {
  test("are as for all until they are set apart, and marked then", async () => {
    await show({ rulesOff: [rule.id], severities: { [other.id]: "hint" } })
    await page.type(page.named("用在"), type.id)
    expect(page.all(".sp-rules tbody tr")).toHaveLength(registry.length)
    expect(chosen(`${rule.title}查不查`)).toBe("跟全部一样（不查）")
    expect(chosen(`${other.title}的级别`)).toBe("跟全部一样（一律可参考）")
    expect(page.all(".sp-rules .is-own")).toHaveLength(0)

    await page.type(page.named(`${rule.title}查不查`), "on")
    await page.type(page.named(`${other.title}查不查`), "off")
    await page.type(page.named(`${rule.title}的级别`), "error")
    expect(settings().rulesByType).toEqual({
      [type.id]: { on: [rule.id], off: [other.id], severities: { [rule.id]: "error" } },
    })
    expect(settings().rulesOff).toEqual([rule.id])
    expect((page.named(`${other.title}的级别`) as HTMLSelectElement).disabled).toBe(true)
    expect(page.all(".sp-rules .is-own")).toHaveLength(2)
    expect(page.find(".sp-types").textContent).toContain("2 条另定")

    await page.type(page.named("用在"), "")
    expect(page.all(".sp-rules .tag").map((tag) => tag.textContent)).toEqual(["1 类报告另定", "1 类报告另定"])
  })

  test("go back to the general ones one by one, or all at once with 撤销", async () => {
    const own = { [type.id]: { on: [rule.id], off: [other.id], severities: {} } }
    await show({ rulesByType: own })
    await page.type(page.named("用在"), type.id)
    await page.click(page.named("都改回一样"))
    expect(settings().rulesByType).toEqual({})
    await page.run(() => toast().action!.run())
    expect(settings().rulesByType).toEqual(own)
    await page.type(page.named(`${rule.title}查不查`), "same")
    await page.type(page.named(`${other.title}查不查`), "same")
    expect(settings().rulesByType).toEqual({})
  })

  test("a rule is either on or off, and kinds do not touch each other", () => {
    let byType = withSwitch({}, "a", "x", "on")
    byType = withSwitch(byType, "a", "x", "off")
    byType = withLevel(byType, "b", "x", "hint")
    expect(byType).toEqual({
      a: { on: [], off: ["x"], severities: {} },
      b: { on: [], off: [], severities: { x: "hint" } },
    })
    expect(switchOf(byType, "a", "x")).toBe("off")
    expect(switchOf(byType, "b", "x")).toBe("same")
    expect(levelOf(byType, "a", "x")).toBeUndefined()
    expect([isApart(byType, "a", "x"), isApart(byType, "b", "x"), isApart(byType, "b", "y")]).toEqual([
      true,
      true,
      false,
    ])
    expect(withLevel(byType, "b", "x", undefined)).toEqual({ a: byType.a })
  })
})

describe("what is always ignored", () => {
  const key = (id: string, subject: string, quote: string) => JSON.stringify([id, subject, quote])

  test("is listed, last first, and told again after 恢复, which can be undone", async () => {
    const ignored = [key(rule.id, "", "石湾镇"), key("no-such-rule", "消防", "")]
    await show({ ignored })
    expect(page.all(".sp-ignored li").map((line) => line.textContent)).toEqual([
      "现在没有的规则“消防”恢复",
      `${rule.title}“石湾镇”恢复`,
    ])
    await page.click(page.named(`恢复：${rule.title}“石湾镇”`))
    expect(settings().ignored).toEqual([ignored[1]])
    expect(document.activeElement).toBe(page.named("恢复：现在没有的规则“消防”"))
    await page.run(() => toast().action!.run())
    expect(settings().ignored).toEqual([ignored[1], ignored[0]])
  })

  test("is said to be nothing where there is nothing", async () => {
    await show()
    expect(page.place.textContent).toContain("在“忽略”旁边的箭头里选“以后都忽略”")
  })

  test.each([
    [key("a", "measure", ""), { rule: "a", words: "" }],
    [key("a", "", "甲乙"), { rule: "a", words: "“甲乙”" }],
    ["what is this", { rule: "", words: "“what is this”" }],
    ["[1]", { rule: "", words: "“[1]”" }],
  ])("%s is read as what it is", (text, read) => {
    expect(wordsOfIgnored(text)).toEqual(read)
  })
})

test("the settings tell what 单位规定 hold, and lead to them", async () => {
  await show({ house: { ...houseWith({ words: [{ word: "一把手" }] }), name: "杨柳镇" } })
  expect(page.find(".sp-house-go").textContent).toContain("杨柳镇：不用的词 1 条")
  await page.click(page.named("编辑单位规定…"))
  expect(page.app.store.getState().page).toEqual({ name: "start", tab: "house" })
})
