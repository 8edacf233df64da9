import type { MenuItemConstructorOptions } from "electron"
import { describe, expect, it, vi } from "vitest"
import { menus } from "#shared/api/menu"
import { menuTemplate } from "../../../electron/shell/menu-template"

const itemsOf = (bar: MenuItemConstructorOptions[]) =>
  bar.flatMap(({ submenu }) => (submenu as MenuItemConstructorOptions[] | undefined) ?? [])
const ours = menus.flatMap(({ items }) => items.filter((item) => item !== null))

describe("the native menu", () => {
  const click = vi.fn()
  const items = itemsOf(menuTemplate(click, "win32"))
  const item = (id: string) => items.find((one) => one.id === id)!

  it("has every command of the table, in its order and with its words", () => {
    expect(items.filter(({ id }) => id).map(({ id, label }) => [id, label])).toEqual(
      ours.map(({ id, label }) => [id, label]),
    )
  })

  it("shows keys, and leaves reading them to the page", () => {
    expect(item("saveAs").accelerator).toBe("CommandOrControl+Shift+S")
    expect(item("nextFinding").accelerator).toBe("F8")
    expect(item("properties").accelerator).toBeUndefined()
    for (const one of items) if (one.type !== "separator") expect(one.registerAccelerator).toBe(false)
  })

  it("tells which command was chosen", () => {
    item("export").click!({} as never, undefined, {} as never)
    expect(click).toHaveBeenCalledWith("export")
  })

  it("leaves cutting and pasting to Electron", () => {
    for (const id of ["cut", "copy", "paste", "selectAll"]) {
      expect(item(id).role).toBe(id)
      expect(item(id).click).toBeUndefined()
    }
  })

  it("shows the state of what can be switched", () => {
    expect(items.filter(({ type }) => type === "checkbox").map(({ id }) => id)).toEqual(
      ours.filter(({ checkable }) => checkable).map(({ id }) => id),
    )
  })

  it("opens every menu by a letter of its own, but on a Mac", () => {
    const labels = menuTemplate(click, "linux").map(({ label }) => label!)
    const letters = labels.map((label) => /\(&([A-Z])\)$/.exec(label)?.[1])
    expect(new Set(letters).size).toBe(menus.length)
    expect(letters).not.toContain(undefined)
    expect(menuTemplate(click, "darwin").map(({ label }) => label)).toEqual([
      undefined,
      ...menus.map(({ label }) => label),
    ])
  })

  it("never takes Tab from a Mac's text", () => {
    const mac = itemsOf(menuTemplate(click, "darwin"))
    expect(mac.find(({ id }) => id === "nextBlank")!.accelerator).toBeUndefined()
  })
})
