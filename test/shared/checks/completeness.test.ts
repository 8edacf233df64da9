import { readdirSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { registry, ruleById } from "#shared/checks/registry"
import { kinds, severityNames } from "#shared/checks/types"
import { ruleHelp } from "#shared/library/help"

const files = readdirSync(new URL("../../../shared/checks/rules/", import.meta.url))
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.slice(0, -3))

describe("no rule without its examples, basis and help page", () => {
  test("ids are unique", () => {
    const ids = registry.map((rule) => rule.id)
    expect(ids).toEqual([...new Set(ids)])
  })

  test("every file in rules/ is a listed rule that bears its name", () => {
    expect([...files].sort()).toEqual(registry.map((rule) => rule.id).sort())
  })

  for (const rule of registry) {
    test(rule.id, () => {
      expect(rule.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
      expect(ruleById(rule.id)).toBe(rule)
      expect(kinds).toContain(rule.kind)
      expect(Object.keys(severityNames)).toContain(rule.severity)
      expect(rule.title).toMatch(/^[\u4e00-\u9fff]{4,16}$/)
      expect(rule.basis).toMatch(/[\u4e00-\u9fff]{4}/)
      expect(rule.examples.flags.length).toBeGreaterThanOrEqual(2)
      expect(rule.examples.passes.length).toBeGreaterThanOrEqual(2)
      expect(rule.examples.guards.length).toBeGreaterThanOrEqual(1)
      expect(ruleHelp(rule.id)?.length ?? 0).toBeGreaterThan(200)
    })
  }
})
