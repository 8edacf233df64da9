import { describe, expect, it } from "vitest"
import { fail, ok } from "#shared/api/result"
import { standardScale } from "#shared/batch/review-scale"
import type { BatchResult } from "#shared/batch/row"
import { defaultSettings } from "#shared/checks/types"
import { schema } from "#shared/model/schema"
import { Batch, type LastFile, opinionFor, verdictOf } from "../../../../renderer/pages/batch/batch"
import { batchOf, files, row, withErrors } from "./support"

const names = (batch: Batch) => [...batch.store.getState().results.keys()]

describe("a batch", () => {
  it("checks one file after the other, with the settings that it was made with", async () => {
    const calls: unknown[] = []
    let atOnce = 0
    const batch = batchOf(["甲", "乙", "丙"], async (file, bytes, settings) => {
      expect(++atOnce).toBe(1)
      calls.push([file, new TextDecoder().decode(bytes), settings])
      await Promise.resolve()
      atOnce--
      return row(file)
    })
    await batch.run()
    expect(calls).toEqual(["甲", "乙", "丙"].map((file) => [file, file, defaultSettings]))
    expect(names(batch)).toEqual(["甲", "乙", "丙"])
    expect(batch.store.getState().checking).toBeNull()
  })

  it("tells why a file could not be read, and goes on", async () => {
    const [first, ...rest] = files("甲", "乙")
    const broken = { ...first!, bytes: async () => fail("busy", "它正被占用。") }
    const batch = new Batch("夹", [broken, ...rest], async (file) => row(file), defaultSettings)
    await batch.run()
    expect([...batch.store.getState().results.values()]).toEqual([
      { file: "甲", failure: "它正被占用。" },
      row("乙"),
    ])
  })

  it("keeps what is done when it is stopped, and goes on where it stopped", async () => {
    const asked: string[] = []
    const batch = batchOf(["甲", "乙", "丙"], (file, _bytes, _settings, signal) => {
      asked.push(file)
      // The second one is under way when it is stopped.
      if (asked.length !== 2) return Promise.resolve<BatchResult | null>(row(file))
      return new Promise((resolve) => signal.addEventListener("abort", () => resolve(null)))
    })
    const running = batch.run()
    await expect.poll(() => batch.store.getState().checking).toBe("乙")
    batch.stop()
    await running
    expect(names(batch)).toEqual(["甲"])
    expect(batch.store.getState().checking).toBeNull()
    await batch.run()
    expect(asked).toEqual(["甲", "乙", "乙", "丙"])
    expect(names(batch)).toEqual(["甲", "乙", "丙"])
  })

  it("goes on at once after a stop, with no file checked by both", async () => {
    const late: (() => void)[] = []
    const batch = batchOf(["甲", "乙"], (file, _bytes, _settings, signal) =>
      signal.aborted || late.length > 0
        ? Promise.resolve(row(file))
        : new Promise((resolve) => late.push(() => resolve(row(file)))),
    )
    const first = batch.run()
    await expect.poll(() => late.length).toBe(1)
    batch.stop()
    const second = batch.run()
    late[0]!()
    await Promise.all([first, second])
    expect(names(batch)).toEqual(["甲", "乙"])
    expect(batch.store.getState().checking).toBeNull()
  })

  it("takes the reviewer's word before its own, and gives it back", async () => {
    const batch = batchOf(["甲"], async (file) => withErrors(file, 4))
    await batch.run()
    const result = batch.store.getState().results.get("甲")!
    const review = () => batch.store.getState().reviews.get("甲")
    expect(verdictOf(result, review(), standardScale)).toBe("back")
    batch.review("甲", { verdict: "passed" })
    batch.review("甲", { opinion: "补两处。" })
    expect(verdictOf(result, review(), standardScale)).toBe("passed")
    expect(opinionFor(result, review())).toBe("补两处。")
    expect(batch.store.getState().unsaved).toBe(true)
    batch.unreview("甲", "verdict")
    expect(verdictOf(result, review(), standardScale)).toBe("back")
    expect(opinionFor(result, review())).toBe("补两处。")
    batch.unreview("甲", "opinion")
    expect(opinionFor(result, review())).toContain("有待填的空白")
  })

  it("has no word on what could not be read", () => {
    const failed = { file: "甲", failure: "打不开。" }
    expect(verdictOf(failed, { verdict: "passed" }, standardScale)).toBeNull()
    expect(opinionFor(failed, undefined)).toBe("")
  })
})

const blank = schema.topNodeType.createAndFill()!

/** Last year's files; those named `坏…` cannot be read. */
const olds = (...names: string[]): LastFile[] =>
  names.map((name) => ({
    name,
    report: async () => (name.startsWith("坏") ? fail("busy", "它正被占用。") : ok(blank)),
  }))

describe("last year's folder", () => {
  /** Tells which old report each file was held against: their names are the ratios' only witness. */
  function held(...names: string[]) {
    const calls: [string, string | null][] = []
    const batch = batchOf(names, async (file, _bytes, _settings, _signal, last) => {
      calls.push([file, last?.name ?? null])
      return row(file, { carriedRatio: last ? 0.5 : null })
    })
    return { batch, calls }
  }
  const ratios = (batch: Batch) =>
    [...batch.store.getState().results.values()].map((it) => ("failure" in it ? "?" : it.carriedRatio))

  it("is matched by name, and only the reports that have an old one are checked again", async () => {
    const { batch, calls } = held("苇渡2026.docx", "杏川2026.docx", "石盘2026.docx")
    await batch.run()
    calls.length = 0
    await batch.holdAgainst("上年", olds("苇渡2025.doc", "石盘2025.docx", "云坪2025.docx"))
    expect(calls).toEqual([
      ["苇渡2026.docx", "苇渡2025.doc"],
      ["石盘2026.docx", "石盘2025.docx"],
    ])
    expect(names(batch)).toEqual(["苇渡2026.docx", "杏川2026.docx", "石盘2026.docx"])
    expect(ratios(batch)).toEqual([0.5, null, 0.5])
  })

  it("may be chosen while the folder is being checked", async () => {
    const { batch, calls } = held("苇渡.docx", "杏川.docx")
    const running = batch.run()
    await batch.holdAgainst("上年", olds("苇渡2025.docx", "杏川2025.docx"))
    await running
    expect(calls.slice(-2)).toEqual([
      ["苇渡.docx", "苇渡2025.docx"],
      ["杏川.docx", "杏川2025.docx"],
    ])
    expect(batch.store.getState().due.size).toBe(0)
    expect(batch.store.getState().checking).toBeNull()
  })

  it("takes the place of the one before: who has no old report any more loses its share", async () => {
    const { batch } = held("苇渡.docx", "杏川.docx")
    await batch.run()
    await batch.holdAgainst("上年", olds("苇渡2025.docx"))
    await batch.holdAgainst("前年", olds("杏川2024.docx"))
    expect(ratios(batch)).toEqual([null, 0.5])
  })

  it("is matched by hand; an old report goes over from the file that had it", async () => {
    const { batch, calls } = held("苇渡.docx", "杏川.docx", "石盘.docx")
    await batch.run()
    await batch.holdAgainst("上年", olds("苇渡2025.docx", "甲.docx"))
    calls.length = 0
    expect(batch.match("杏川.docx", "甲.docx")).toBeNull()
    await expect.poll(() => batch.store.getState().due.size).toBe(0)
    expect(calls).toEqual([["杏川.docx", "甲.docx"]])
    expect(batch.match("石盘.docx", "苇渡2025.docx")).toBe("苇渡.docx")
    // Its former result stays where it is until the new one is there.
    expect(names(batch)).toEqual(["苇渡.docx", "杏川.docx", "石盘.docx"])
    await expect.poll(() => batch.store.getState().due.size).toBe(0)
    expect(ratios(batch)).toEqual([null, 0.5, 0.5])
    batch.match("石盘.docx", null)
    await expect.poll(() => batch.store.getState().due.size).toBe(0)
    expect(ratios(batch)).toEqual([null, 0.5, null])
    expect(batch.match("石盘.docx", null)).toBeNull()
    expect(batch.store.getState().due.size).toBe(0)
  })

  it("holds nothing up where an old report cannot be read, and tells why", async () => {
    const { batch } = held("坏甲.docx", "乙乡.docx")
    await batch.run()
    await batch.holdAgainst("上年", olds("坏甲.docx", "乙乡.docx"))
    expect(ratios(batch)).toEqual([null, 0.5])
    expect([...batch.store.getState().lastFailures]).toEqual([["坏甲.docx", "它正被占用。"]])
    batch.match("坏甲.docx", null)
    expect(batch.store.getState().lastFailures.size).toBe(0)
    await expect.poll(() => batch.store.getState().due.size).toBe(0)
  })

  it("stays known when the reports are checked anew by another scale", async () => {
    const { batch, calls } = held("苇渡.docx")
    await batch.run()
    await batch.holdAgainst("上年", olds("苇渡2025.docx"))
    batch.review("苇渡.docx", { opinion: "补。" })
    calls.length = 0
    await batch.recheck({ ...defaultSettings, off: ["placeholder"] })
    expect(calls).toEqual([["苇渡.docx", "苇渡2025.docx"]])
    expect(batch.store.getState().settings.off).toEqual(["placeholder"])
    expect(batch.store.getState().reviews.get("苇渡.docx")).toEqual({ opinion: "补。" })
  })
})
