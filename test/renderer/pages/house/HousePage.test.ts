// @vitest-environment happy-dom
import { act, createElement } from "react"
import { afterEach, describe, expect, test, vi } from "vitest"
import type { PageHost } from "#shared/api/contract"
import { ok } from "#shared/api/result"
import { defaultUserSettings } from "#shared/api/settings"
import { houseWith, readHouseRules, writeHouseRules } from "#shared/checks/house"
import { HousePage } from "../../../../renderer/pages/house/HousePage"
import { type Mounted, mount } from "../start/support"

let page: Mounted
afterEach(async () => {
  vi.restoreAllMocks()
  await page.unmount()
})

const show = async (lists: Parameters<typeof houseWith>[0] = {}, name = "") => {
  const house = { ...houseWith(lists), name }
  page = await mount(createElement(HousePage), [], { settings: { ...defaultUserSettings, house } })
}
const house = () => page.app.store.getState().settings.house
const toast = () => page.app.store.getState().toasts.at(-1)
const rows = () => page.all("tr[data-row]")
const cell = (row: number, field: string) =>
  rows()[row]!.querySelector<HTMLInputElement>(`[data-field="${field}"]`)!
const button = (text: string) => page.all("button").find((it) => it.textContent === text)!
const focused = () => (document.activeElement as HTMLElement).dataset.field

const paste = (field: HTMLElement, text: string) =>
  act(async () => {
    const event = new Event("paste", { bubbles: true, cancelable: true })
    Object.assign(event, { clipboardData: { getData: () => text } })
    field.dispatchEvent(event)
  })

describe("the tables", () => {
  test("begin with an example, and a line holds as soon as it can", async () => {
    await show()
    expect(page.place.textContent).toContain("比如不用“一把手”，改用“主要负责同志”。")
    await page.click(button("加一条"))
    expect(focused()).toBe("word")
    await page.type(cell(0, "word"), "一")
    expect(house().words).toEqual([])
    expect(cell(0, "word").getAttribute("aria-invalid")).toBe("true")
    expect(page.place.textContent).toContain("至少 2 个字")
    await page.type(cell(0, "word"), "一把手")
    await page.type(cell(0, "instead"), "主要负责同志")
    await page.type(cell(0, "level"), "error")
    expect(house().words).toEqual([{ word: "一把手", instead: "主要负责同志", why: null, level: "error" }])
    expect(page.calls().at(-1)).toEqual(["saveSettings", { settings: page.app.store.getState().settings }])
  })

  test("Enter begins the next line, goes to what is wrong, and Esc gives an empty one up", async () => {
    await show({ words: [{ word: "一把手" }, { word: "老百姓" }] })
    await page.run(() => cell(0, "instead").focus())
    await page.press("Enter")
    expect(rows()).toHaveLength(3)
    expect(document.activeElement).toBe(cell(1, "word"))
    await page.type(cell(1, "word"), "领")
    await page.run(() => cell(1, "why").focus())
    await page.press("Enter")
    expect(document.activeElement).toBe(cell(1, "word"))
    await page.press("ArrowDown")
    expect(document.activeElement).toBe(cell(2, "word"))
    await page.press("ArrowUp")
    await page.press("Escape")
    expect(rows()).toHaveLength(2)
    expect(house().words.map(({ word }) => word)).toEqual(["一把手", "老百姓"])
  })

  test("an empty line goes when the focus leaves it", async () => {
    await show({ accepted: ["付家湾"] })
    await page.click(page.find("[role=tab]:nth-child(4)"))
    await page.click(button("加一条"))
    expect(rows()).toHaveLength(2)
    await page.run(() => cell(1, "word").focus())
    expect(rows()).toHaveLength(1)
  })

  test("a line that is made wrong holds as it was, and Esc brings that back", async () => {
    await show({ words: [{ word: "一把手" }, { word: "老百姓" }] })
    await page.type(cell(1, "word"), "一把手")
    expect(page.place.textContent).toContain("已有这个词；改好以前照原来的查")
    expect(house().words.map(({ word }) => word)).toEqual(["一把手", "老百姓"])
    await page.press("Escape")
    expect(cell(1, "word").value).toBe("老百姓")
    // A word that is free again may be taken.
    await page.type(cell(1, "word"), "一把手")
    await page.type(cell(0, "word"), "领导视察")
    expect(house().words.map(({ word }) => word)).toEqual(["领导视察", "一把手"])
  })

  test("letters of a word that is being composed hold for nothing", async () => {
    await show({ accepted: ["付家湾"] })
    await page.click(page.find("[role=tab]:nth-child(4)"))
    const field = cell(0, "word")
    await act(async () => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")!.set!.call(field, "付家湾cun")
      field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }))
    })
    expect(house().accepted).toEqual(["付家湾"])
    await act(async () => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")!.set!.call(field, "付家湾村")
      field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }))
    })
    expect(house().accepted).toEqual(["付家湾村"])
  })

  test("a line is deleted, the focus stays in the table, and 撤销 puts it where it was", async () => {
    await show({
      counts: [
        { word: "创新", max: 8 },
        { word: "亮点", max: 5 },
        { word: "粮食安全", min: 1 },
      ],
    })
    await page.click(page.find("[role=tab]:nth-child(3)"))
    await page.click(page.named("删去：亮点"))
    expect(house().counts.map(({ word }) => word)).toEqual(["创新", "粮食安全"])
    expect(document.activeElement).toBe(page.named("删去：粮食安全"))
    expect(toast()!.text).toBe("已删去“亮点”")
    await page.run(() => toast()!.action!.run())
    expect(house().counts.map(({ word }) => word)).toEqual(["创新", "亮点", "粮食安全"])
    expect(cell(1, "max").value).toBe("5")
  })

  test("a pasted column becomes lines; those that are there are not added twice", async () => {
    await show({ words: [{ word: "老百姓" }] })
    await page.click(button("加一条"))
    await paste(cell(0, "word"), "一把手→主要负责同志\n老百姓\n领导视察\t领导调研\n的\n")
    expect(house().words.map(({ word, instead }) => [word, instead])).toEqual([
      ["一把手", "主要负责同志"],
      ["领导视察", "领导调研"],
      ["老百姓", null],
    ])
    expect(toast()!.text).toBe("加了 2 条，1 条已有，1 条要改一改才算")
    expect(rows()).toHaveLength(4)
    expect(page.all("tr.is-wrong")).toHaveLength(1)
    await page.run(() => toast()!.action!.run())
    expect(house().words.map(({ word }) => word)).toEqual(["老百姓"])
    expect(rows()).toHaveLength(1)
  })

  test("a long one is searched, and drawn in parts", async () => {
    await show({ accepted: Array.from({ length: 300 }, (_, i) => `村名第${i}`) })
    await page.click(page.find("[role=tab]:nth-child(4)"))
    expect(rows()).toHaveLength(200)
    await page.click(button("再显示 100 条，共 300 条"))
    expect(rows()).toHaveLength(300)
    await page.type(page.named("在认可的词里找"), "第29")
    expect(page.find(".hs-bar [role=status]").textContent).toBe("找到 11 条")
    expect(rows()).toHaveLength(11)
    await page.type(page.named("在认可的词里找"), "没有的")
    expect(page.place.textContent).toContain("没有找到")
  })
})

describe("the file", () => {
  const other = {
    ...houseWith({ words: [{ word: "老百姓", instead: "群众" }, { word: "领导视察" }] }),
    name: "栗坪镇",
  }
  const written = writeHouseRules(other)

  /** The next file dialog yields this, and the host saves what it is given. */
  const withFile = (bytes: Uint8Array, name = "栗坪镇单位规定.json") => {
    const saved: { suggestedName: string; bytes: Uint8Array }[] = []
    vi.spyOn(HTMLInputElement.prototype, "click").mockImplementation(function (this: HTMLInputElement) {
      if (this.type !== "file") return
      expect(this.accept).toContain(".json")
      Object.defineProperty(this, "files", { value: [new File([bytes as BlobPart], name)] })
      this.dispatchEvent(new Event("change"))
    })
    const { host } = page.app
    const ours: Partial<PageHost> = {
      openDropped: async ({ file }) => {
        const dropped = file as File
        const content = new Uint8Array(await dropped.arrayBuffer())
        return ok({ handle: "f1234567", name: dropped.name, bytes: content })
      },
      exportFile: async (input) => {
        saved.push(input)
        return ok({ name: input.suggestedName, handle: null })
      },
      saveSettings: host.saveSettings,
    }
    Object.assign(page.app, { host: ours })
    return saved
  }
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const importFile = async () => {
    await page.click(button("导入…"))
    await page.run(() => new Promise((resolve) => setTimeout(resolve, 20)))
  }

  test("of another unit is taken over unasked where there is nothing yet, and 撤销 takes it back", async () => {
    await show()
    withFile(utf8(`\ufeff${written}`))
    await importFile()
    expect(house()).toEqual(other)
    expect(toast()!.text).toBe("已导入“栗坪镇”：加了 2 条")
    expect(rows()).toHaveLength(2)
    await page.run(() => toast()!.action!.run())
    expect(house()).toEqual(houseWith({}))
    expect(rows()).toHaveLength(0)
  })

  test.each([
    ["合并", ["一把手", "老百姓", "领导视察"], "加了 1 条，改了 1 条"],
    ["替换", ["老百姓", "领导视察"], "加了 1 条，改了 1 条，去掉 1 条"],
    ["不导入", ["一把手", "老百姓"], null],
  ])("is asked about where there is something: %s", async (way, words, said) => {
    await show({ words: [{ word: "一把手" }, { word: "老百姓" }] })
    withFile(utf8(written))
    await importFile()
    await page.click(button(way))
    expect(house().words.map(({ word }) => word)).toEqual(words)
    expect(toast()?.text ?? null).toBe(said && `已导入“栗坪镇”：${said}`)
  })

  test.each([
    ["no JSON", "一把手\n", "这份文件不是单位规定，内容不是 JSON"],
    ["another JSON", '{"format":"shuzhi"}', "这份文件不是述职台的单位规定"],
    ["a newer version", written.replace('"version": 1', '"version": 2'), "这份单位规定是新版述职台做的"],
    ["a wrong line", written.replace("领导视察", "领"), "这一处写得不对，整份没有采用"],
  ])("with %s is refused, and nothing of it taken over", async (_, text, message) => {
    await show({ words: [{ word: "一把手" }] })
    withFile(utf8(text))
    await importFile()
    expect(page.find("dialog").textContent).toContain(message)
    expect(house().words.map(({ word }) => word)).toEqual(["一把手"])
  })

  test("that an old editor saved in GB18030 is read", async () => {
    await show()
    const gbk = [0xc0, 0xcf, 0xb0, 0xd9, 0xd0, 0xd5]
    const [head, tail] = writeHouseRules(houseWith({ words: [{ word: "@@" }] })).split("@@")
    withFile(new Uint8Array([...utf8(head!), ...gbk, ...utf8(tail!)]))
    await importFile()
    expect(house().words.map(({ word }) => word)).toEqual(["老百姓"])
  })

  test("for a USB stick holds all there is, and can be read again", async () => {
    await show({ words: [{ word: "一把手" }], accepted: ["付家湾"] }, "杨柳镇")
    const saved = withFile(utf8(""))
    await page.click(button("导出…"))
    expect(saved[0]!.suggestedName).toBe("杨柳镇单位规定.json")
    expect(readHouseRules(new TextDecoder().decode(saved[0]!.bytes))).toEqual({ ok: true, value: house() })
    expect(toast()!.text).toContain("已导出“杨柳镇单位规定.json”，2 条")
  })

  test("without a line is not offered", async () => {
    await show()
    expect((button("导出…") as HTMLButtonElement).disabled).toBe(true)
  })
})

test("the name is typed, and goes with the rules", async () => {
  await show({ words: [{ word: "一把手" }] })
  await page.type(page.named("哪个单位的规定"), "杨柳镇 ")
  expect(house().name).toBe("杨柳镇")
  expect(house().words).toHaveLength(1)
})
