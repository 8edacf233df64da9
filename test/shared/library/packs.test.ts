import { describe, expect, it } from "vitest"
import { readPack, skeletonsWith, snippetsWith } from "#shared/library/packs"
import { defaultSkeleton, skeletons } from "#shared/library/skeletons"
import { snippets } from "#shared/library/snippets"

const pack = (change: object = {}) =>
  JSON.stringify({
    format: "shuzhi-pack",
    version: 1,
    name: "青石镇提纲",
    skeletons: [{ ...defaultSkeleton, id: "qingshi", name: "青石镇述职提纲" }],
    ...change,
  })

describe("a pack", () => {
  it("adds its skeletons behind the built-in ones", () => {
    const read = readPack(pack())
    if (!read.ok) throw new Error(read.failure.message)
    expect(skeletonsWith([read.value]).map((s) => s.id)).toEqual([...skeletons.map((s) => s.id), "qingshi"])
  })

  it("may put its own in the place of a built-in one", () => {
    const read = readPack(pack({ skeletons: [{ ...defaultSkeleton, name: "本县提纲" }] }))
    if (!read.ok) throw new Error(read.failure.message)
    expect(skeletonsWith([read.value])[0]!.name).toBe("本县提纲")
    expect(skeletonsWith([read.value])).toHaveLength(skeletons.length)
  })

  it("adds its snippets", () => {
    const own = { id: "qingshi-market", title: "集贸市场", role: "highlight", text: "新建摊位___个。" }
    const read = readPack(pack({ snippets: [own] }))
    if (!read.ok) throw new Error(read.failure.message)
    expect(snippetsWith([read.value])).toEqual([...snippets, own])
  })

  it.each([
    ["no JSON", "你好", "not-a-pack"],
    ["another JSON", "{}", "not-a-pack"],
    ["null", "null", "not-a-pack"],
    ["a newer version", pack({ version: 2 }), "newer"],
    ["a skeleton without parts", pack({ skeletons: [{ ...defaultSkeleton, parts: undefined }] }), "invalid"],
    ["a role that nobody knows", pack().replace('"role":"cause"', '"role":"reason"'), "invalid"],
  ])("is refused when it is %s", (_, content, reason) => {
    const read = readPack(content)
    expect(read.ok ? null : read.failure.reason).toBe(reason)
    expect(read.ok ? "" : read.failure.message).toMatch(/[\u4e00-\u9fff]。$/)
  })
})
