import { describe, expect, test } from "vitest"
import { registry } from "#shared/checks/registry"
import { helpPages, ruleHelp } from "#shared/library/help"

describe("help pages", () => {
  test("are built in, one for each rule and none for a rule that is gone", () => {
    const pages = [...helpPages.keys()].filter((path) => path.startsWith("rules/"))
    expect(pages).toEqual(registry.map((rule) => `rules/${rule.id}`).sort())
    expect(ruleHelp("no-such-rule")).toBeNull()
  })

  for (const rule of registry) {
    test(`${rule.id} says what is looked for, what to do, and on what ground`, () => {
      const page = ruleHelp(rule.id) ?? ""
      expect(page.split("\n")[0]).toBe(`# ${rule.title}`)
      for (const heading of ["查什么", "怎么改", "例", "级别", "依据"])
        expect(page).toContain(`\n## ${heading}\n`)
      expect(page).toMatch(/^- 标出.*：/m)
      expect(page).toMatch(/^- 不标.*：/m)
      expect(page, "the page and the findings give the same basis").toContain(rule.basis)
      // The voice of the program. A mark that is itself the subject stands in “” or behind “半角”.
      expect(page).not.toMatch(/抱歉|请您|您写错|！/)
      expect(page).not.toMatch(/[a-z]-[a-z]/)
    })
  }
})
