import { describe, test } from "vitest"
import { registry } from "#shared/checks/registry"
import { testRule } from "../../rule-tester"

describe("every rule keeps to its own examples", () => {
  for (const rule of registry) test(rule.id, () => testRule(rule))
})
