import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { Skeleton, skeletons } from "#shared/library/skeletons"

const folder = fileURLToPath(new URL("../../resources/skeletons/", import.meta.url))
const files = readdirSync(folder)

describe("the skeletons", () => {
  it.each(files)("%s parses, is built in, and says where it comes from", (file) => {
    const skeleton = Skeleton.parse(JSON.parse(readFileSync(folder + file, "utf8")))
    expect(`${skeleton.id}.json`).toBe(file)
    expect(skeletons.map((s) => s.id)).toContain(skeleton.id)
    expect(skeleton.source.length).toBeGreaterThan(5)
  })

  it("have ids, and their parts keys, of their own", () => {
    expect(new Set(skeletons.map((s) => s.id)).size).toBe(skeletons.length)
    for (const { parts } of skeletons) expect(new Set(parts.map((part) => part.key)).size).toBe(parts.length)
  })

  it("begin with the one of the mission", () => {
    expect(skeletons[0]!.parts.map((part) => part.heading)).toEqual([
      "履职工作特色和亮点",
      "存在问题及原因",
      "下一步工作思路和措施",
    ])
  })
})
