import { readdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { menus } from "#shared/api/menu"
import { helpPages } from "#shared/library/help"
import { linkedPage, manual, manualOrder, rulePages } from "../../../../renderer/pages/start/help-pages"
import { keyGroups, keysForPeople } from "../../../../renderer/pages/start/KeysTable"

test("the contents list every page there is, once", () => {
  const folder = fileURLToPath(new URL("../../../../resources/help/", import.meta.url))
  const files = readdirSync(folder).filter((name) => name.endsWith(".md"))
  expect([...manualOrder].sort()).toEqual(files.map((name) => name.replace(/\.md$/, "")).sort())
  expect([...manual, ...rulePages].map(({ path }) => path).sort()).toEqual([...helpPages.keys()].sort())
  for (const { path, title } of [...manual, ...rulePages])
    expect(helpPages.get(path)!.startsWith(`# ${title}\n`), path).toBe(true)
})

test("links are read as on a disk, and lead nowhere but to a page", () => {
  expect(linkedPage("start", "checking.md")).toBe("checking")
  expect(linkedPage("start", "./rules/placeholder.md")).toBe("rules/placeholder")
  expect(linkedPage("rules/placeholder", "../files.md")).toBe("files")
  expect(linkedPage("rules/placeholder", "plan-year.md")).toBe("rules/plan-year")
  expect(linkedPage("start", "https://example.com/")).toBeNull()
  expect(linkedPage("start", "javascript:alert(1)")).toBeNull()
  expect(linkedPage("start", "nothing.md")).toBeNull()
})

/** Every key that the program knows, as people read it. */
const known = new Set([
  ...menus.flatMap(({ items }) => items.flatMap((item) => (item ? [keysForPeople(item.keys)] : []))),
  ...keyGroups.flatMap(({ lines }) => lines.flatMap(({ keys }) => keys.split(" "))),
])

describe("the manual", () => {
  for (const { path } of manual) {
    const page = helpPages.get(path)!
    test(`${path} names only keys and pages that there are, in the voice of the program`, () => {
      for (const [, href] of page.matchAll(/\]\(([^)]*)\)/g))
        expect(linkedPage(path, href!), href).not.toBeNull()
      const keys = [...page.matchAll(/`((?:(?:Ctrl|Alt|Shift)\+|F\d|Enter|Tab|Esc|Delete|[↑↓←→])[^`]*)`/g)]
      for (const [, key] of keys) expect(known, `${path}: ${key}`).toContain(key)
      expect(page).not.toMatch(/抱歉|请您|！|您写错/)
      expect(page).not.toMatch(/推到今年|台账页|领导改回/)
    })
  }
})

test("the manual tells how each thing on the way from last year's report to the locked one is begun", () => {
  const text = manual.map(({ path }) => helpPages.get(path)!).join("\n")
  const items = menus.flatMap(({ items }) => items.flatMap((item) => item ?? []))
  const told = ["lastYear", "rectification", "links", "ledger", "mergeCopy", "exportRedline", "versions"]
  for (const id of [...told, "keepVersion", "lockVersion", "batch"]) {
    const { keys, label } = items.find((item) => item.id === id)!
    // A label that quotes a name is told by that name.
    const name = /“(.+)”/.exec(label)?.[1] ?? label
    expect(text, label).toContain(keys === "" ? `“${name}”` : `\`${keysForPeople(keys)}\``)
  }
})

test("a menu's key is shown as it stands on the keyboard", () => {
  expect(keysForPeople("Alt+Up")).toBe("Alt+↑")
  expect(keysForPeople("Ctrl+Shift+S")).toBe("Ctrl+Shift+S")
})
