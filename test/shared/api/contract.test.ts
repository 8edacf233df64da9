import { describe, expect, it } from "vitest"
import { contract, ReportId } from "#shared/api/contract"
import { commandIds, menus } from "#shared/api/menu"
import { methodNames } from "#shared/api/methods"
import { defaultUserSettings, Settings } from "#shared/api/settings"

describe("the contract", () => {
  it("has a shape for every method that the preload script exposes, and no other", () => {
    expect(Object.keys(contract).sort()).toEqual([...methodNames].sort())
  })

  it.each(["", "r1", "../../x", "r12345/..", "R123456", "r123456.json"])("refuses the id %j", (id) =>
    expect(ReportId.safeParse(id).success).toBe(false),
  )

  it.each([
    ["saveReport", { id: "r123456", revision: -1, report: { format: "shuzhi-report" }, summary: {} }],
    ["exportFile", { suggestedName: "a.docx", bytes: [1, 2] }],
    ["setWindow", { title: "", edited: false, enabled: ["reboot"], checked: [] }],
    ["createReport", { report: "text", summary: {}, name: null, file: "/etc/passwd" }],
  ] as const)("refuses a wrong argument of %s", (name, input) =>
    expect(contract[name].safeParse(input).success).toBe(false),
  )
})

describe("the menu", () => {
  const items = menus.flatMap((menu) => menu.items.flatMap((item) => item ?? []))

  it("names every command once", () => {
    expect(items.map(({ id }) => id).sort()).toEqual([...commandIds].sort())
  })

  it("gives no key to two commands", () => {
    const keys = items.map((item) => item.keys).filter(Boolean)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe("settings", () => {
  it("read an older file, which lacks fields", () => {
    expect(Settings.parse({ theme: "dark" })).toEqual({ ...defaultUserSettings, theme: "dark" })
  })
})
