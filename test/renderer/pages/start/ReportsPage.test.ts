// @vitest-environment happy-dom
import { createElement } from "react"
import { afterEach, describe, expect, test } from "vitest"
import { BinPage } from "../../../../renderer/pages/start/BinPage"
import { ReportsPage } from "../../../../renderer/pages/start/ReportsPage"
import { entry, type Mounted, mount } from "./support"

const three = () => [
  entry("1", { savedAt: "2026-11-21T00:00:00Z", summary: { errors: 2 } }),
  entry("2", { savedAt: "2026-11-20T00:00:00Z", name: "第二稿", file: "第二稿.shuzhi" }),
  entry("3", { savedAt: "2026-11-19T00:00:00Z", summary: { title: "青石镇的", year: 2025 } }),
]

let page: Mounted
afterEach(() => page.unmount())

const names = () => page.all("[data-row] > .cut").map((name) => name.textContent)
const focused = () => document.activeElement?.querySelector(".cut")?.textContent
const toasts = () => page.app.store.getState().toasts

describe("all reports", () => {
  const show = async (reports = three()) => {
    page = await mount(createElement(ReportsPage), reports)
  }

  test("are listed newest first with state, file and one stop for Tab", async () => {
    await show([...three(), entry("4", { deletedAt: "2026-11-21T00:00:00Z" })])
    expect(names()).toEqual(["报告1", "第二稿", "青石镇的"])
    expect(page.all("[data-row]").map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1])
    expect(page.find("tbody tr").textContent).toContain("起草中，2 处必须改")
    expect(page.all(".sp-file").map((cell) => cell.textContent)).toEqual([
      "资料夹",
      "第二稿.shuzhi",
      "资料夹",
    ])
  })

  test("say where they are in the portable edition", async () => {
    page = await mount(createElement(ReportsPage), three(), { shell: "portable" })
    expect(page.find(".sp-file").textContent).toBe("仅在浏览器中")
  })

  test("are found by words, and none is said to be none", async () => {
    await show()
    await page.type(page.find("input[type=search]"), "青石")
    expect(names()).toEqual(["青石镇的"])
    expect(page.find("[role=status]").textContent).toBe("找到 1 份")
    await page.type(page.find("input[type=search]"), "没有的")
    expect(page.place.textContent).toContain("没有找到")
  })

  test("are sorted by a column, and the other way round", async () => {
    await show()
    await page.click(page.named("述职年度"))
    expect(names()).toEqual(["报告1", "第二稿", "青石镇的"])
    await page.click(page.named("述职年度"))
    expect(names()).toEqual(["青石镇的", "报告1", "第二稿"])
    expect(page.find("th[aria-sort]").textContent).toBe("述职年度")
    expect(page.find("th[aria-sort]").getAttribute("aria-sort")).toBe("ascending")
  })

  test("move with the arrows and open with a press", async () => {
    await show()
    await page.run(() => page.find("[data-row]").focus())
    await page.press("ArrowDown")
    expect(focused()).toBe("第二稿")
    await page.press("End")
    expect(focused()).toBe("青石镇的")
    await page.click(document.activeElement as HTMLElement)
    expect(page.calls()).toEqual([["openReport", { id: "r000003" }]])
    expect(toasts().at(-1)?.text).toBe("这份报告不在了。")
  })

  test("F2 renames in place: Enter keeps it, Esc does not, the row has the focus again", async () => {
    await show()
    await page.run(() => page.find("[data-row]").focus())
    await page.press("F2")
    const field = page.find(".sp-rename") as HTMLInputElement
    expect(field.value).toBe("报告1")
    await page.type(field, "  送审稿 ")
    await page.press("Enter")
    expect(page.calls()).toEqual([["renameReport", { id: "r000001", name: "送审稿" }]])
    expect(names()[0]).toBe("送审稿")
    expect(focused()).toBe("送审稿")

    await page.press("F2")
    await page.type(page.find(".sp-rename"), "别的")
    await page.press("Escape")
    expect(names()[0]).toBe("送审稿")
    expect(focused()).toBe("送审稿")
    expect(page.calls()).toHaveLength(1)
  })

  test("an Enter that ends the composing of a word renames nothing", async () => {
    await show()
    await page.run(() => page.find("[data-row]").focus())
    await page.press("F2")
    await page.type(page.find(".sp-rename"), "送shen")
    await page.press("Enter", { isComposing: true })
    expect(page.calls()).toEqual([])
    expect(page.all(".sp-rename")).toHaveLength(1)
  })

  test("an empty name brings the title back", async () => {
    await show()
    await page.click(page.named("改名：第二稿"))
    await page.type(page.find(".sp-rename"), "")
    await page.press("Enter")
    expect(page.calls()).toEqual([["renameReport", { id: "r000002", name: "" }]])
    expect(names()[1]).toBe("报告2")
  })

  test("Delete puts one into the bin, the next has the focus, and 撤销 brings it back", async () => {
    await show()
    await page.run(() => page.find("[data-row]").focus())
    await page.press("Delete")
    expect(names()).toEqual(["第二稿", "青石镇的"])
    expect(focused()).toBe("第二稿")
    const toast = toasts().at(-1)!
    expect(toast.text).toBe("“报告1”已放进回收站")
    expect(toast.action?.label).toBe("撤销")
    await page.run(() => toast.action!.run())
    expect(names()).toEqual(["报告1", "第二稿", "青石镇的"])
  })

  test("Ctrl+Enter writes a later year's from one, which stays as it is", async () => {
    await show()
    page.find("[data-row]").focus()
    await page.press("End")
    await page.press("Enter", { ctrlKey: true })
    const dialog = page.find("dialog")
    expect(dialog.textContent).toContain("从“青石镇的”带来全部内容")
    expect(dialog.querySelector<HTMLInputElement>("input")!.value).toBe("2026")
    await page.type(dialog.querySelector("input")!, "2025")
    expect(dialog.querySelector("[aria-invalid=true]")).not.toBeNull()
    await page.type(dialog.querySelector("input")!, "2027")
    await page.click(page.named("写 2027 年的稿"))
    const names = page.calls().map(([name]) => name)
    expect(names).toContain("readReport")
    expect(names).toContain("createReport")
    expect(names).not.toContain("openReport")
    expect(toasts().map(({ text }) => text)).toEqual(["没有建成。盘写满了。"])
  })

  test("Ctrl+D makes a copy and goes to it", async () => {
    await show()
    await page.run(() => page.find("[data-row]").focus())
    await page.press("d", { ctrlKey: true })
    expect(page.calls()).toEqual([["duplicateReport", { id: "r000001" }]])
    expect(names()).toContain("报告1（副本）")
    expect(focused()).toBe("报告1（副本）")
  })

  test("are none at first, and the page says what to do", async () => {
    await show([])
    expect(page.place.textContent).toContain("还没有报告")
    expect(page.all("input[type=search]")).toHaveLength(0)
  })
})

describe("the bin", () => {
  const show = async () => {
    page = await mount(createElement(BinPage), [
      entry("1", { deletedAt: "2026-11-20T00:00:00Z", file: "甲.shuzhi" }),
      entry("2", { deletedAt: "2026-11-21T00:00:00Z" }),
      entry("3"),
    ])
  }
  const rows = () => page.all(".sp-name").map((name) => name.textContent)

  test("lists what was deleted, last first, and puts it back", async () => {
    await show()
    expect(rows()).toEqual(["报告2", "报告1"])
    await page.click(page.named("放回：报告2"))
    expect(rows()).toEqual(["报告1"])
    expect(toasts().at(-1)?.text).toBe("“报告2”已放回全部报告")
    expect(document.activeElement?.getAttribute("aria-label")).toBe("放回：报告1")
  })

  test("deletes for good only after asking, with the safe answer in focus", async () => {
    await show()
    await page.run(() => page.find("[data-restore]").focus())
    await page.press("ArrowDown")
    await page.press("Delete")
    expect(document.activeElement?.textContent).toBe("留着")
    expect(page.find("dialog").textContent).toContain("“甲.shuzhi”留在原处")
    await page.click(page.named("留着"))
    expect(rows()).toEqual(["报告2", "报告1"])
    expect(page.calls()).toEqual([])

    await page.click(page.named("彻底删除：报告1"))
    await page.click(page.named("彻底删除"))
    expect(page.calls()).toEqual([["purgeReport", { id: "r000001" }]])
    expect(rows()).toEqual(["报告2"])
  })
})
