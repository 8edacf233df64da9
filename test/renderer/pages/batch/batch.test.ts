import { describe, expect, it } from "vitest"
import { fail } from "#shared/api/result"
import type { BatchResult } from "#shared/batch/row"
import { defaultSettings } from "#shared/checks/types"
import { Batch, opinionFor, verdictOf } from "../../../../renderer/pages/batch/batch"
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
    expect(verdictOf(result, review())).toBe("back")
    batch.review("甲", { verdict: "passed" })
    batch.review("甲", { opinion: "补两处。" })
    expect(verdictOf(result, review())).toBe("passed")
    expect(opinionFor(result, review())).toBe("补两处。")
    expect(batch.store.getState().unsaved).toBe(true)
    batch.unreview("甲", "verdict")
    expect(verdictOf(result, review())).toBe("back")
    expect(opinionFor(result, review())).toBe("补两处。")
    batch.unreview("甲", "opinion")
    expect(opinionFor(result, review())).toContain("有待填的空白")
  })

  it("has no word on what could not be read", () => {
    const failed = { file: "甲", failure: "打不开。" }
    expect(verdictOf(failed, { verdict: "passed" })).toBeNull()
    expect(opinionFor(failed, undefined)).toBe("")
  })
})
