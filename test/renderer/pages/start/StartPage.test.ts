// @vitest-environment happy-dom
import { createElement } from "react"
import { afterEach, expect, test } from "vitest"
import type { StartTab } from "../../../../renderer/app/store"
import { StartPage } from "../../../../renderer/pages/start/StartPage"
import { entry, type Mounted, mount } from "./support"

let page: Mounted
afterEach(() => page.unmount())

const show = async (tab: StartTab, reports = [entry("1"), entry("2", { summary: { year: 2024 } })]) => {
  page = await mount(createElement(StartPage, { tab }), reports)
}

/** A drag of files of these media types, or of text. */
const drag = (name: string, types: string[]) =>
  page.run(() => {
    const event = new Event(name, { bubbles: true, cancelable: true })
    const items = types.map((type) => ({ kind: "file", type }))
    Object.assign(event, { dataTransfer: { items }, relatedTarget: null })
    window.dispatchEvent(event)
  })

test("the rail names its pages, counts the reports and shows which is on", async () => {
  await show("bin", [entry("1"), entry("2"), entry("3", { deletedAt: "2026-11-20T00:00:00Z" })])
  expect(page.all(".rl > .grow").map((label) => label.textContent)).toEqual([
    "开始",
    "全部报告",
    "素材库",
    "回收站",
    "设置",
    "帮助",
  ])
  expect(page.find(".rl[aria-current=page] > .grow").textContent).toBe("回收站")
  expect(page.find(".rl .meta").textContent).toBe("2")
  expect(page.find("footer").textContent).toBe("全部在本机处理，不联网资料夹 2 份报告述职台 0.1.0")
  await page.click(page.find(".rl"))
  expect(page.app.store.getState().page).toEqual({ name: "start", tab: "home" })
})

test("recent reports stand by year; arrows move, a press opens", async () => {
  await show("home")
  expect(page.all(".yr").map((year) => year.textContent)).toContain("2024 年度")
  expect(page.all(".rc .rt").map((name) => name.textContent)).toEqual(["报告1", "报告2"])
  expect(page.find(".rc").textContent).toContain("继续写")
  await page.run(() => page.find(".rc").focus())
  await page.press("ArrowDown")
  expect(document.activeElement?.textContent).toContain("报告2")
  await page.click(document.activeElement as HTMLElement)
  expect(page.calls()).toContainEqual(["openReport", { id: "r000002" }])
})

test("without reports the column says what to do", async () => {
  await show("home", [])
  expect(page.find(".recent").textContent).toContain("还没有报告")
  expect(page.all(".rc")).toHaveLength(0)
})

test("the drop zone says what is held over the window, and rests again", async () => {
  await show("home")
  const words = () => page.find(".dt > b").textContent
  expect(words()).toBe("把去年的述职报告拖到这里")
  await drag("dragover", ["text/plain"])
  expect(words()).toBe("松开，读这份文件")
  await drag("dragleave", [])
  expect(words()).toBe("把去年的述职报告拖到这里")
  await drag("dragover", ["application/pdf"])
  expect(words()).toBe("这份读不了")
  expect(page.find(".dt").textContent).toContain("PDF 读不了")
  await drag("drop", ["application/pdf"])
  expect(words()).toBe("把去年的述职报告拖到这里")
})

test("behind the rail a file may be dropped too, and text on its way to a field covers nothing", async () => {
  await show("reports")
  await drag("dragover", ["text/plain"])
  expect(page.find(".sp-veil").textContent).toBe("松开，读这份文件")
  await drag("dragleave", [])
  await drag("dragover", [])
  expect(page.all(".sp-veil")).toHaveLength(0)
})

test("help opens at its first page, links lead on, arrows go through the contents", async () => {
  await show("help")
  expect(page.find(".prose h1").textContent).toBe("从哪里开始")
  await page.click(page.named("认段"))
  expect(page.find(".prose h1").textContent).toBe("认段")
  await page.run(() => page.find(".sp-topic[aria-current]").focus())
  await page.press("ArrowDown")
  expect(page.find(".prose h1").textContent).toBe("对着写")
})
