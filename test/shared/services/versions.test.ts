import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { Client } from "#shared/services/host"
import { packReport, unpackReport } from "#shared/services/packed"
import { StorageError } from "#shared/services/ports"
import { content, Machine, reason, reportOf, textOf, value } from "../../host-builder"

const minute = 60_000

async function create(host: Client, text: string): Promise<string> {
  return value(await host.createReport({ ...content(text), name: null, file: null })).id
}

async function save(host: Client, id: string, text: string) {
  const { revision } = value(await host.openReport({ id }))
  return host.saveReport({ id, revision, ...content(text) })
}

const keep = (host: Client, id: string, text: string, name: string) =>
  host.keepVersion({ id, report: reportOf(text), characters: text.length, name })

/** What is kept of a report, last one first: its text, and its name where it has one. */
async function history(host: Client, id: string): Promise<string[]> {
  const { versions } = value(await host.listVersions({ id }))
  const texts: string[] = []
  for (const { number, name } of versions) {
    const { report } = value(await host.readVersion({ id, number }))
    texts.push(name === null ? textOf(report) : `${name}：${textOf(report)}`)
  }
  return texts
}

/** A report that was saved every so many minutes. */
async function written(every: number, texts: readonly string[]) {
  const machine = new Machine()
  const host = machine.window()
  const id = await create(host, texts[0]!)
  for (const text of texts.slice(1)) {
    machine.wait(every * minute)
    value(await save(host, id, text))
  }
  return { machine, host, id }
}

describe("what a save replaces", () => {
  it("is kept when five minutes have ended, with its time and its length", async () => {
    const { host, id } = await written(6, ["甲", "甲乙", "甲乙丙"])
    expect(await history(host, id)).toEqual(["甲乙", "甲"])
    const [last] = value(await host.listVersions({ id })).versions
    expect(last).toEqual({
      number: expect.any(Number),
      at: expect.stringMatching(/T00:06/),
      name: null,
      characters: 2,
    })
  })

  it("is not kept within them, and costs no write then", async () => {
    const { machine, host, id } = await written(0, ["甲", "乙", "丙"])
    expect(await history(host, id)).toEqual([])
    const before = machine.storage.writes
    value(await save(host, id, "丁"))
    expect(machine.storage.writes - before).toBe(1)
  })

  it("is not kept when only what lists show of it changed", async () => {
    const { host, id } = await written(6, ["甲", "甲", "甲"])
    expect(await history(host, id)).toEqual([])
  })

  it("is kept once, however often the text comes back to it at the end of its minutes", async () => {
    const { host, id } = await written(6, ["甲", "乙", "乙", "乙", "丙"])
    expect(await history(host, id)).toEqual(["乙", "甲"])
  })

  it("is kept when it is saved as a file, too", async () => {
    const { machine, host, id } = await written(6, ["甲"])
    machine.wait(6 * minute)
    machine.choice = "甲.shuzhi"
    value(await host.saveReportAs({ id, ...content("乙"), suggestedName: "甲.shuzhi" }))
    expect(await history(host, id)).toEqual(["甲"])
  })

  it("gets sparser with the years, and the program's own records with it", async () => {
    const texts = Array.from({ length: 120 }, (_, i) => `第${i}稿`)
    const { machine, host, id } = await written(24 * 60, texts)
    const kept = await history(host, id)
    // A state a day for thirty days, then one a week.
    expect(kept.length).toBeGreaterThan(30 + 10)
    expect(kept.length).toBeLessThan(30 + 16)
    expect((await machine.storage.names("version")).length).toBe(kept.length)
  })

  it("does not hold up a save that it cannot be kept for", async () => {
    const { machine, host, id } = await written(6, ["甲", "乙"])
    machine.wait(6 * minute)
    const broken = new StorageError("failed", "坏了。")
    const names = vi.spyOn(machine.storage, "names").mockRejectedValue(broken)
    value(await save(host, id, "丙"))
    names.mockRestore()
    expect(textOf(value(await host.readReport({ id })).report)).toBe("丙")
    machine.wait(6 * minute)
    value(await save(host, id, "丁"))
    expect(await history(host, id)).toEqual(["丙", "甲"])
  })
})

describe("a named version", () => {
  it("stays for good, is renamed and deleted, and is never the program's own", async () => {
    const { machine, host, id } = await written(6, ["甲"])
    const { number } = value(await keep(host, id, "甲", " 送审稿 "))
    for (let n = 0; n < 20; n++) {
      machine.wait(400 * 24 * 60 * minute)
      value(await save(host, id, `第${n}稿`))
    }
    expect((await history(host, id)).at(-1)).toBe("送审稿：甲")
    expect(value(await host.renameVersion({ id, number, name: "一稿" })).name).toBe("一稿")
    expect((await history(host, id)).at(-1)).toBe("一稿：甲")
    value(await host.deleteVersion({ id, number }))
    expect(await history(host, id)).not.toContain("一稿：甲")
    for (const gone of [
      host.readVersion({ id, number }),
      host.renameVersion({ id, number, name: "二稿" }),
      host.deleteVersion({ id, number }),
    ])
      expect(reason(await gone)).toBe("noVersion")
    const [own] = value(await host.listVersions({ id })).versions
    expect(reason(await host.deleteVersion({ id, number: own!.number }))).toBe("notNamed")
  })

  it("has a number of its own even when two are kept at once and one before was deleted", async () => {
    const { host, id } = await written(6, ["甲"])
    const made = [value(await keep(host, id, "甲", "一")), value(await keep(host, id, "乙", "二"))]
    value(await host.deleteVersion({ id, number: made[1]!.number }))
    const third = value(await keep(host, id, "丙", "三"))
    expect(made.map(({ number }) => number)).not.toContain(third.number)
    expect(await history(host, id)).toEqual(["三：丙", "一：甲"])
  })

  it("is kept beside a step of the program's with the same text", async () => {
    const { machine, host, id } = await written(6, ["甲", "乙"])
    value(await keep(host, id, "乙", "送审稿"))
    machine.wait(6 * minute)
    value(await save(host, id, "丙"))
    expect(await history(host, id)).toEqual(["送审稿：乙", "甲"])
  })

  it.each([
    ["", "unexpected"],
    ["  ", "unexpected"],
    ["长".repeat(41), "unexpected"],
  ])("is not called %j", async (name, why) => {
    const { host, id } = await written(6, ["甲"])
    expect(reason(await keep(host, id, "甲", name))).toBe(why)
  })
})

describe("the versions of a report", () => {
  it("can be read from another window, and changed from none but the one that has it", async () => {
    const { machine, host, id } = await written(6, ["甲", "乙"])
    const { number } = value(await keep(host, id, "乙", "送审稿"))
    const other = machine.window()
    expect(await history(other, id)).toEqual(["送审稿：乙", "甲"])
    for (const refused of [
      keep(other, id, "乙", "定稿"),
      other.renameVersion({ id, number, name: "定稿" }),
      other.deleteVersion({ id, number }),
    ])
      expect(reason(await refused)).toBe("locked")
  })

  it("go to the bin with it, come back with it, and are gone when it is purged", async () => {
    const { machine, host, id } = await written(6, ["甲", "乙"])
    const other = await create(host, "别的")
    value(await keep(host, other, "别的", "送审稿"))
    await host.releaseReport({ id })
    value(await host.deleteReport({ id }))
    value(await host.restoreReport({ id }))
    expect(await history(host, id)).toEqual(["甲"])
    value(await host.deleteReport({ id }))
    value(await host.purgeReport({ id }))
    expect(await history(host, id)).toEqual([])
    expect(await machine.storage.names("version")).toHaveLength(1)
    expect(await history(host, other)).toEqual(["送审稿：别的"])
  })

  it("that are damaged are said, take no other with them, and are left as they are", async () => {
    const { machine, host, id } = await written(6, ["甲", "乙", "丙"])
    const [first] = await machine.storage.names("version")
    machine.storage.records.set(`version/${first}`, "{")
    machine.restart()
    const after = machine.window()
    expect(textOf(value(await after.openReport({ id })).report)).toBe("丙")
    const { notice } = value(await after.listVersions({ id }))
    expect(notice).toContain("1 个版本损坏")
    expect(await history(after, id)).toEqual(["乙"])
    machine.wait(6 * minute)
    value(await save(after, id, "丁"))
    expect(await history(after, id)).toEqual(["丙", "乙"])
    expect(machine.storage.records.get(`version/${first}`)).toBe("{")
    expect(host).not.toBe(after)
  })

  it("of a newer program are not shown and not touched", async () => {
    const { machine, host, id } = await written(6, ["甲", "乙"])
    const newer = '{"version":2}'
    machine.storage.records.set(`version/${id}v5`, newer)
    expect(await history(host, id)).toEqual(["甲"])
    expect(reason(await host.readVersion({ id, number: 5 }))).toBe("noVersion")
    expect(value(await host.listVersions({ id })).notice).toBeNull()
    machine.wait(6 * minute)
    value(await save(host, id, "丙"))
    expect(machine.storage.records.get(`version/${id}v5`)).toBe(newer)
  })

  it("stay with the report that they are of, though one id begins like another", async () => {
    const machine = new Machine()
    const host = machine.window()
    machine.storage.records.set("version/rabcdef1v1v7", "{")
    expect(value(await host.listVersions({ id: "rabcdef1" })).notice).toBeNull()
    expect(value(await host.listVersions({ id: "rabcdef1v1" })).notice).not.toBeNull()
  })
})

describe("a report of the library", () => {
  it("is read without being taken", async () => {
    const { machine, host, id } = await written(6, ["去年"])
    const other = machine.window()
    expect(textOf(value(await other.readReport({ id })).report)).toBe("去年")
    await host.releaseReport({ id })
    expect(textOf(value(await host.readReport({ id })).report)).toBe("去年")
    expect(value(await other.openReport({ id })).readOnly).toBe(false)
    expect(reason(await host.readReport({ id: "r0000000" }))).toBe("noReport")
    value(await other.deleteReport({ id }))
    expect(reason(await other.readReport({ id }))).toBe("inBin")
  })
})

it("packs a report and finds it again to the letter, and nothing else", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const report = reportOf(`述职${text}`)
      expect(unpackReport(packReport(report))).toEqual(report)
    }),
  )
  for (const wrong of ["", "****", "AAAA", btoa("{}")]) expect(unpackReport(wrong)).toBeNull()
})

describe("whatever comes", () => {
  beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}))
  afterEach(() => vi.restoreAllMocks())

  type Act =
    | { do: "save" | "name" | "restart" | "close" }
    | { do: "wait"; minutes: number }
    | { do: "kill"; in: number; leaving: "nothing" | "whole" }
  const act: fc.Arbitrary<Act> = fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant("save" as const) }) },
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.constantFrom(1, 2, 6, 50) }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("name" as const, "restart", "close") }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("kill" as const),
        in: fc.integer({ min: 1, max: 4 }),
        leaving: fc.constantFrom("nothing" as const, "whole" as const),
      }),
    },
  )

  it("no named version is lost, and of every five minutes of the last hour the last text is there", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
        const machine = new Machine()
        let host = machine.window()
        const id = await create(host, "初稿")
        /** What was answered as saved, by the five minutes that it was saved in. */
        const saved = new Map<number, string>()
        const named: string[] = []
        const step = (iso: string) => Math.floor(Date.parse(iso) / (5 * minute))
        saved.set(step(value(await host.openReport({ id })).savedAt), "初稿")
        let count = 0
        for (const act of acts) {
          const text = `第${++count}稿`
          if (act.do === "wait") machine.wait(act.minutes * minute)
          else if (act.do === "kill") machine.killAt(act.in, act.leaving)
          else if (act.do === "close") await host.releaseReport({ id })
          else if (act.do === "name") {
            if ((await keep(host, id, text, text)).ok) named.push(`${text}：${text}`)
          } else if (act.do === "save") {
            const opened = await host.openReport({ id })
            const answer = opened.ok
              ? await host.saveReport({ id, revision: opened.value.revision, ...content(text) })
              : null
            if (answer?.ok) saved.set(step(answer.value.savedAt), text)
            // Not answered, it may have taken the place of the last one, in the same minutes.
            else if (answer) saved.delete(Math.max(...saved.keys()))
          }
          if (act.do !== "restart" && !machine.killed) continue
          machine.restart()
          host = machine.window()
        }
        machine.restart()
        host = machine.window()
        const there = [textOf(value(await host.readReport({ id })).report), ...(await history(host, id))]
        for (const version of named) expect(there).toContain(version)
        const now = step(machine.now())
        for (const [at, text] of saved) if (now - at < 12) expect(there).toContain(text)
      }),
      { numRuns: 500 },
    )
  })
})
