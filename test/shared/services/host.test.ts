import { describe, expect, it, vi } from "vitest"
import { methodNames } from "#shared/api/methods"
import { defaultUserSettings } from "#shared/api/settings"
import { type Client, callMethod } from "#shared/services/host"
import { content, Machine, reason, reportOf, textOf, value } from "../../host-builder"

async function create(host: Client, text: string, file: string | null = null) {
  return value(await host.createReport({ ...content(text), name: null, file }))
}

async function save(host: Client, id: string, revision: number, text: string, overwrite = false) {
  return host.saveReport({ id, revision, ...content(text), overwrite })
}

async function list(host: Client) {
  return value(await host.listReports({}))
}

/** Opens a file as the page does: chosen by the user, then related to what the library knows. */
async function choose(machine: Machine, host: Client, name: string) {
  machine.choice = name
  const file = value(await host.pickFile({}))!
  return { file, ...value(await host.relateFile({ handle: file.handle })) }
}

/** A report that is bound to a file holding the same text. */
async function bound(machine: Machine, host: Client, name: string, text: string) {
  machine.put(name, text)
  const { file, relation } = await choose(machine, host, name)
  expect(relation).toBe("unknown")
  return create(host, text, file.handle)
}

describe("a report", () => {
  it("is created, saved, closed and opened again", async () => {
    const machine = new Machine()
    const host = machine.window()
    const made = await create(host, "初稿")
    expect(made).toMatchObject({ revision: 1, readOnly: false, rescued: false, file: null, name: null })
    const saved = value(await save(host, made.id, 1, "二稿"))
    expect(saved).toMatchObject({ revision: 2, file: null })
    await host.releaseReport({ id: made.id })
    machine.restart()
    const opened = value(await machine.window().openReport({ id: made.id }))
    expect(textOf(opened.report)).toBe("二稿")
    expect(opened).toMatchObject({ revision: 2, savedAt: saved.savedAt, rescued: false })
  })

  it("is listed as it was last saved, the last one first, open or not", async () => {
    const host = new Machine().window()
    const one = await create(host, "甲")
    const two = await create(host, "乙")
    await save(host, one.id, 1, "甲二")
    expect((await list(host)).map(({ id, summary }) => [id, summary.title])).toEqual([
      [one.id, "甲二"],
      [two.id, "乙"],
    ])
  })

  it("is renamed while it is open, and an empty name means its title", async () => {
    const host = new Machine().window()
    const { id } = await create(host, "甲")
    expect(value(await host.renameReport({ id, name: " 定稿 " })).name).toBe("定稿")
    expect(value(await save(host, id, 1, "甲二")).revision).toBe(2)
    expect((await list(host))[0]).toMatchObject({ name: "定稿", summary: { title: "甲二" } })
    expect(value(await host.renameReport({ id, name: "" })).name).toBeNull()
  })

  it("is copied without its file", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await bound(machine, host, "甲.shuzhi", "甲")
    const copy = value(await host.duplicateReport({ id }))
    expect(copy).toMatchObject({ name: "甲（副本）", file: null })
    expect(textOf(value(await host.openReport({ id: copy.id })).report)).toBe("甲")
    expect(await list(host)).toHaveLength(2)
  })

  it("goes to the bin, comes back, and is gone only when purged from there", async () => {
    const host = new Machine().window()
    const { id } = await create(host, "甲")
    await host.releaseReport({ id })
    expect(reason(await host.purgeReport({ id }))).toBe("notInBin")
    await host.deleteReport({ id })
    expect((await list(host))[0]!.deletedAt).not.toBeNull()
    expect(reason(await host.openReport({ id }))).toBe("inBin")
    expect(value(await host.restoreReport({ id })).deletedAt).toBeNull()
    expect(textOf(value(await host.openReport({ id })).report)).toBe("甲")
    await host.deleteReport({ id })
    value(await host.purgeReport({ id }))
    expect(await list(host)).toEqual([])
    for (const act of [host.openReport, host.restoreReport, host.purgeReport, host.deleteReport])
      expect(reason(await act({ id }))).toBe("noReport")
  })

  it("that is put into the bin while it is open still takes what was being written", async () => {
    const host = new Machine().window()
    const { id } = await create(host, "甲")
    await host.deleteReport({ id })
    value(await save(host, id, 1, "甲二"))
    await host.releaseReport({ id })
    value(await host.restoreReport({ id }))
    expect(textOf(value(await host.openReport({ id })).report)).toBe("甲二")
  })
})

describe("a save", () => {
  it("that is based on an older one is refused and changes nothing", async () => {
    const host = new Machine().window()
    const { id } = await create(host, "甲")
    value(await save(host, id, 1, "甲二"))
    expect(reason(await save(host, id, 1, "旧的"))).toBe("stale")
    expect(reason(await save(host, id, 7, "没见过的"))).toBe("stale")
    expect(value(await save(host, id, 2, "甲三")).revision).toBe(3)
  })

  it("that fails leaves what was stored, and the next one succeeds", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await create(host, "甲")
    machine.storage.refuses = "full"
    const failed = await save(host, id, 1, "甲二")
    expect(reason(failed)).toBe("full")
    machine.storage.refuses = null
    expect(value(await save(host, id, 1, "甲二")).revision).toBe(2)
  })

  it("writes one record, however many reports there are", async () => {
    const machine = new Machine()
    const host = machine.window()
    for (let n = 0; n < 30; n++) await host.releaseReport({ id: (await create(host, `${n}`)).id })
    const { id } = await create(host, "甲")
    const before = machine.storage.writes
    value(await save(host, id, 1, "甲二"))
    expect(machine.storage.writes - before).toBe(1)
  })

  it("that comes while another is under way waits for it", async () => {
    const host = new Machine().window()
    const { id } = await create(host, "甲")
    const [first, second] = await Promise.all([save(host, id, 1, "二"), save(host, id, 2, "三")])
    expect([value(first!).revision, value(second!).revision]).toEqual([2, 3])
  })
})

describe.each(["window", "tab"] as const)("a second %s", (kind) => {
  it("reads an open report and does not change it", async () => {
    const machine = new Machine()
    const [first, second] = [machine[kind](), machine[kind]()]
    const { id } = await create(first, "甲")
    expect(value(await second.openReport({ id }))).toMatchObject({ readOnly: true, revision: 1 })
    expect(reason(await save(second, id, 1, "乙"))).toBe("locked")
    for (const refused of [
      second.renameReport({ id, name: "乙" }),
      second.deleteReport({ id }),
      second.saveReportAs({ id, ...content("乙"), suggestedName: "乙.shuzhi" }),
    ])
      expect(reason(await refused)).toBe("locked")
    value(await save(first, id, 1, "甲二"))
    expect((await list(second))[0]!.summary.title).toBe("甲二")
  })

  it("may change it once the first has given it back", async () => {
    const machine = new Machine()
    const [first, second] = [machine[kind](), machine[kind]()]
    const { id } = await create(first, "甲")
    await first.dispose()
    expect(value(await second.openReport({ id })).readOnly).toBe(false)
    expect(value(await first.openReport({ id })).readOnly).toBe(true)
  })

  it("lists what the other makes and throws away", async () => {
    const machine = new Machine()
    const [first, second] = [machine[kind](), machine[kind]()]
    const made = await Promise.all(["甲", "乙", "丙"].map((text, n) => create(n % 2 ? second : first, text)))
    expect(await list(second)).toHaveLength(3)
    await first.dispose()
    await second.dispose()
    for (const { id } of made) {
      value(await second.deleteReport({ id }))
      value(await second.purgeReport({ id }))
    }
    expect(await list(first)).toEqual([])
  })
})

describe("the index", () => {
  const damage: [string, (records: Map<string, string>) => void][] = [
    ["missing", (records) => records.delete("index/main")],
    ["damaged", (records) => records.set("index/main", '{"version":1,')],
    ["empty", (records) => records.set("index/main", '{"version":1,"lines":[],"unsettled":[]}')],
    ["of another shape", (records) => records.set("index/main", "[]")],
  ]
  it.each(damage)("is made anew when it is %s", async (_, change) => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await create(host, "甲")
    await create(host, "乙")
    await host.renameReport({ id, name: "定稿" })
    const before = await list(host)
    await host.dispose()
    change(machine.storage.records)
    machine.restart()
    expect(await list(machine.window())).toEqual(before)
  })

  it("forgets a report whose record is gone", async () => {
    const machine = new Machine()
    const { id } = await create(machine.window(), "甲")
    machine.restart()
    machine.storage.records.delete(`report/${id}`)
    expect(await list(machine.window())).toEqual([])
  })

  it("is caught up after a program that was killed", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await create(host, "甲")
    value(await save(host, id, 1, "甲二"))
    machine.restart()
    const after = machine.window()
    value(await after.start({}))
    expect((await list(after))[0]!.summary.title).toBe("甲二")
    expect(JSON.parse(machine.storage.records.get("index/main")!).unsettled).toEqual([])
  })
})

describe("data that cannot be read", () => {
  it("a damaged report is said once, the others are listed, and it is not touched", async () => {
    const machine = new Machine()
    const host = machine.window()
    const one = await create(host, "甲")
    const two = await create(host, "乙")
    machine.restart()
    machine.storage.records.set(`report/${one.id}`, "{")
    const after = machine.window()
    const { notices } = value(await after.start({}))
    expect(notices).toEqual([expect.stringContaining("1 份报告")])
    expect((await list(after)).map(({ id }) => id)).toContain(two.id)
    expect(reason(await after.openReport({ id: one.id }))).toBe("damaged")
    expect(machine.storage.records.get(`report/${one.id}`)).toBe("{")
  })

  it("a report of a newer program is neither listed nor touched", async () => {
    const machine = new Machine()
    const { id } = await create(machine.window(), "甲")
    machine.restart()
    const newer = '{"version":2,"all":"different"}'
    machine.storage.records.set(`report/${id}`, newer)
    const host = machine.window()
    expect(value(await host.start({})).notices).toEqual([expect.stringContaining("更新的述职台")])
    expect(await list(host)).toEqual([])
    for (const act of [host.openReport, host.deleteReport, host.duplicateReport])
      expect(reason(await act({ id }))).toBe("newer")
    expect(reason(await save(host, id, 1, "乙"))).toBe("newer")
    expect(machine.storage.records.get(`report/${id}`)).toBe(newer)
  })

  it("keeps what a newer program of the same version added", async () => {
    const machine = new Machine()
    const { id } = await create(machine.window(), "甲")
    machine.restart()
    const record = JSON.parse(machine.storage.records.get(`report/${id}`)!)
    machine.storage.records.set(`report/${id}`, JSON.stringify({ ...record, later: 7 }))
    value(await save(machine.window(), id, 1, "乙"))
    expect(JSON.parse(machine.storage.records.get(`report/${id}`)!).later).toBe(7)
  })

  it("damaged settings become the defaults, and the user is told", async () => {
    const machine = new Machine()
    machine.storage.records.set("settings/main", '{"zoom":"viel"}')
    const host = machine.window()
    const { settings, notices } = value(await host.start({}))
    expect(settings).toEqual(defaultUserSettings)
    expect(notices).toEqual([expect.stringContaining("设置")])
    value(await host.saveSettings({ settings: { ...settings, zoom: 125 } }))
    expect(value(await host.start({}))).toMatchObject({ settings: { zoom: 125 }, notices: [] })
  })
})

describe("settings", () => {
  it("are stored, and a field that only a newer program knows stays", async () => {
    const machine = new Machine()
    machine.storage.records.set("settings/main", '{"zoom":90,"later":1}')
    const host = machine.window()
    const { settings } = value(await host.start({}))
    expect(settings.zoom).toBe(90)
    value(await host.saveSettings({ settings: { ...settings, theme: "dark" } }))
    expect(JSON.parse(machine.storage.records.get("settings/main")!)).toMatchObject({
      zoom: 90,
      theme: "dark",
      later: 1,
    })
  })
})

describe("a report bound to a file", () => {
  it("is saved in both", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id, file } = await bound(machine, host, "甲.shuzhi", "甲")
    expect(file).toMatchObject({ name: "甲.shuzhi" })
    expect(value(await save(host, id, 1, "甲二")).file).toBeNull()
    expect(value(await save(host, id, 2, "甲三")).file).toBeNull()
    expect(machine.get("甲.shuzhi")).toBe("甲三")
    await host.dispose()
    expect(await choose(machine, host, "甲.shuzhi")).toMatchObject({ relation: "same", id })
    expect((await list(host))[0]!.file).toBe("甲.shuzhi")
  })

  it("is not written to by being opened", async () => {
    const machine = new Machine()
    machine.disk.set(
      "甲.shuzhi",
      new TextEncoder().encode(' {"format":"shuzhi-report","version":1,"doc":{}}'),
    )
    const before = machine.disk.get("甲.shuzhi")
    const host = machine.window()
    const { file } = await choose(machine, host, "甲.shuzhi")
    await create(host, "甲", file.handle)
    expect(machine.disk.get("甲.shuzhi")).toBe(before)
  })

  it("keeps the library's copy when the file cannot be written, and catches up", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await bound(machine, host, "甲.shuzhi", "甲")
    for (const fault of ["busy", "full", "readOnly", "denied", "gone", "failed"] as const) {
      machine.faults.set("甲.shuzhi", fault)
      const { revision } = value(await host.openReport({ id }))
      expect(value(await save(host, id, revision, fault)).file).toMatchObject({ reason: fault })
      expect(textOf(value(await host.openReport({ id })).report)).toBe(fault)
    }
    machine.faults.clear()
    expect(machine.get("甲.shuzhi")).toBe("甲")
    await host.dispose()
    expect(await choose(machine, host, "甲.shuzhi")).toMatchObject({ relation: "copyChanged", id })
    const { revision } = value(await host.openReport({ id }))
    expect(value(await save(host, id, revision, "好了")).file).toBeNull()
    expect(machine.get("甲.shuzhi")).toBe("好了")
  })

  it("is never written over somebody else's change, until the page has seen and so kept it", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await bound(machine, host, "甲.shuzhi", "甲")
    value(await save(host, id, 1, "甲二"))
    machine.put("甲.shuzhi", "领导改的")
    const saved = value(await save(host, id, 2, "甲三"))
    expect(saved.file).toMatchObject({ reason: "changedElsewhere" })
    expect(machine.get("甲.shuzhi")).toBe("领导改的")
    // Nobody has shown it to the page yet.
    expect(value(await save(host, id, 3, "甲三", true)).file).toMatchObject({ reason: "changedElsewhere" })
    const theirs = value(await host.readBoundFile({ id }))
    expect(new TextDecoder().decode(theirs.bytes)).toContain("领导改的")
    // It changed once more after the page read it.
    machine.put("甲.shuzhi", "领导又改的")
    expect(value(await save(host, id, 4, "甲四", true)).file).toMatchObject({ reason: "changedElsewhere" })
    expect(machine.get("甲.shuzhi")).toBe("领导又改的")
    await host.readBoundFile({ id })
    expect(value(await save(host, id, 5, "甲五", true)).file).toBeNull()
    expect(machine.get("甲.shuzhi")).toBe("甲五")
    expect(value(await save(host, id, 6, "甲六")).file).toBeNull()
  })

  it.each([
    ["before", "nothing", "copyChanged"],
    ["after", "whole", "same"],
  ] as const)(
    "knows its file again when the program was killed just %s writing it",
    async (_, leaving, relation) => {
      const told = vi.spyOn(console, "error").mockImplementation(() => {})
      const machine = new Machine()
      const host = machine.window()
      const { id } = await bound(machine, host, "甲.shuzhi", "甲")
      value(await save(host, id, 1, "甲二"))
      machine.killAt(2, leaving) // the record is the first write, the file the second
      await save(host, id, 2, "甲三")
      expect(machine.killed).toBe(true)
      machine.restart()
      expect(await choose(machine, machine.window(), "甲.shuzhi")).toMatchObject({ relation, id })
      told.mockRestore()
    },
  )

  it("relates to its file by what the page has of it", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await bound(machine, host, "甲.shuzhi", "甲")
    value(await save(host, id, 1, "甲二"))
    machine.put("甲.shuzhi", "领导改的")
    expect(await choose(machine, host, "甲.shuzhi")).toMatchObject({ relation: "fileChanged", id })
    value(await save(host, id, 2, "甲三"))
    expect(await choose(machine, host, "甲.shuzhi")).toMatchObject({ relation: "bothChanged", id })
    // The page has "领导改的"; what came after it must not be lost.
    machine.put("甲.shuzhi", "领导又改的")
    expect(value(await save(host, id, 3, "领导改的", true)).file).toMatchObject({
      reason: "changedElsewhere",
    })
  })

  it("is not written to when it is gone, unless the user says so", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await bound(machine, host, "甲.shuzhi", "甲")
    machine.disk.delete("甲.shuzhi")
    expect(value(await save(host, id, 1, "甲二")).file).toMatchObject({ reason: "gone" })
    expect(machine.get("甲.shuzhi")).toBeNull()
    expect(value(await save(host, id, 2, "甲三", true)).file).toBeNull()
    expect(machine.get("甲.shuzhi")).toBe("甲三")
  })

  it("is found again where its file was moved to; a copy is a file of its own", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await bound(machine, host, "E:/甲.shuzhi", "甲")
    machine.disk.set("F:/甲.shuzhi", machine.disk.get("E:/甲.shuzhi")!)
    expect(await choose(machine, host, "F:/甲.shuzhi")).toMatchObject({ relation: "unknown", id: null })
    machine.disk.delete("E:/甲.shuzhi")
    expect(await choose(machine, host, "F:/甲.shuzhi")).toMatchObject({ relation: "same", id })
    expect(value(await save(host, id, 1, "甲二")).file).toBeNull()
    expect(machine.get("F:/甲.shuzhi")).toBe("甲二")
  })

  it("is saved to its file under a new handle when the old one was forgotten", async () => {
    const machine = new Machine()
    const { id } = await bound(machine, machine.window(), "甲.shuzhi", "甲")
    machine.restart()
    machine.forgetHandles()
    const host = machine.window()
    expect(await choose(machine, host, "甲.shuzhi")).toMatchObject({ relation: "same", id })
    value(await host.openReport({ id }))
    expect(value(await save(host, id, 1, "甲二")).file).toBeNull()
    expect(machine.get("甲.shuzhi")).toBe("甲二")
  })

  it("whose record is damaged leaves its file to a new report", async () => {
    const machine = new Machine()
    const { id } = await bound(machine, machine.window(), "甲.shuzhi", "甲")
    machine.restart()
    machine.storage.records.set(`report/${id}`, "{")
    const host = machine.window()
    const { file, relation } = await choose(machine, host, "甲.shuzhi")
    expect(relation).toBe("unknown")
    const made = await create(host, "甲", file.handle)
    expect(value(await save(host, made.id, 1, "甲二")).file).toBeNull()
    expect(machine.get("甲.shuzhi")).toBe("甲二")
    expect(await choose(machine, host, "甲.shuzhi")).toMatchObject({ relation: "same", id: made.id })
  })

  it("shares its file with no other report", async () => {
    const machine = new Machine()
    const host = machine.window()
    const first = await bound(machine, host, "甲.shuzhi", "甲")
    const second = await create(host, "甲", first.file!.handle)
    expect(value(await save(host, second.id, 1, "乙")).file).toBeNull()
    expect(value(await host.openReport({ id: first.id })).file).toBeNull()
    value(await save(host, first.id, 1, "甲二"))
    expect(machine.get("甲.shuzhi")).toBe("乙")
  })

  it("is unknown to the library once it lies in the bin", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await bound(machine, host, "甲.shuzhi", "甲")
    await host.dispose()
    await host.deleteReport({ id })
    expect(await choose(machine, host, "甲.shuzhi")).toMatchObject({ relation: "unknown" })
    const second = await create(host, "甲", machine.handleOf("甲.shuzhi"))
    value(await host.restoreReport({ id }))
    expect((await list(host)).map(({ id, file }) => [id === second.id, file]).sort()).toEqual([
      [false, null],
      [true, "甲.shuzhi"],
    ])
  })

  it("is bound to no file that is not one of ours", async () => {
    const machine = new Machine()
    const host = machine.window()
    machine.put("去年.docx", "原件")
    const { file } = await choose(machine, host, "去年.docx")
    const refused = await host.createReport({ ...content("甲"), name: null, file: file.handle })
    expect(reason(refused)).toBe("input")
    expect(machine.get("去年.docx")).toBe("原件")
  })
})

describe("saving as a file", () => {
  it("binds the report, and a save that was on its way is not refused", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await create(host, "甲")
    machine.choice = "甲.shuzhi"
    const [as, next] = await Promise.all([
      host.saveReportAs({ id, ...content("甲二"), suggestedName: "甲.shuzhi" }),
      // Sent before the page heard of the new revision.
      (async () => {
        await vi.waitFor(() => expect(machine.get("甲.shuzhi")).toBe("甲二"))
        return save(host, id, 1, "甲三")
      })(),
    ])
    expect(value(as)).toMatchObject({ revision: 2, file: null, bound: { name: "甲.shuzhi" } })
    expect(value(next)).toMatchObject({ revision: 3, file: null })
    expect(machine.get("甲.shuzhi")).toBe("甲三")
  })

  it("answers null, or why not, and the report stays as it is", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await create(host, "甲")
    const saveAs = (name: string | null) => {
      machine.choice = name
      return host.saveReportAs({ id, ...content("甲二"), suggestedName: "甲.shuzhi" })
    }
    expect(value(await saveAs(null))).toBeNull()
    expect(reason(await saveAs("甲.docx"))).toBe("notShuzhi")
    machine.faults.set("甲.shuzhi", "full")
    expect(reason(await saveAs("甲.shuzhi"))).toBe("full")
    expect([...machine.disk.keys()]).toEqual([])
    expect(value(await host.openReport({ id }))).toMatchObject({ revision: 1, file: null })
  })

  it("does not take a file away from a report that another window has open", async () => {
    const machine = new Machine()
    const [first, second] = [machine.window(), machine.window()]
    await bound(machine, first, "甲.shuzhi", "甲")
    const { id } = await create(second, "乙")
    machine.choice = "甲.shuzhi"
    const refused = await second.saveReportAs({ id, ...content("乙"), suggestedName: "乙.shuzhi" })
    expect(reason(refused)).toBe("fileOpen")
    expect(machine.get("甲.shuzhi")).toBe("甲")
  })

  it("is a download where files cannot be saved in place: the report stays unbound", async () => {
    const machine = new Machine()
    machine.bindFiles = false
    const host = machine.window()
    const { id } = await create(host, "甲")
    machine.choice = "甲.shuzhi"
    value(await host.saveReportAs({ id, ...content("甲二"), suggestedName: "甲.shuzhi" }))
    value(await save(host, id, 2, "甲三"))
    expect(machine.get("甲.shuzhi")).toBe("甲二")
    expect((await list(host))[0]!.file).toBeNull()
  })
})

describe("exporting", () => {
  const bytes = new Uint8Array([80, 75])

  it("writes where the user says", async () => {
    const machine = new Machine()
    machine.choice = "新.docx"
    const exported = value(await machine.window().exportFile({ suggestedName: "新.docx", bytes }))
    expect(exported).toMatchObject({ name: "新.docx", handle: machine.handleOf("新.docx") })
    expect(machine.disk.get("新.docx")).toEqual(bytes)
  })

  it("never over a file that was read, today or earlier, nor over a report's own", async () => {
    const machine = new Machine()
    const host = machine.window()
    machine.put("去年.docx", "原件")
    await choose(machine, host, "去年.docx")
    await bound(machine, host, "甲.shuzhi", "甲")
    const refused = async (window: Client) => {
      for (const name of ["去年.docx", "甲.shuzhi"]) {
        machine.choice = name
        expect(reason(await window.exportFile({ suggestedName: "新.docx", bytes }))).toBe("input")
      }
    }
    await refused(host)
    machine.restart()
    await refused(machine.window())
    expect([machine.get("去年.docx"), machine.get("甲.shuzhi")]).toEqual(["原件", "甲"])
  })

  it("says why it could not", async () => {
    const machine = new Machine()
    machine.choice = "新.docx"
    machine.faults.set("新.docx", "busy")
    expect(reason(await machine.window().exportFile({ suggestedName: "新.docx", bytes }))).toBe("busy")
  })
})

describe("what a closing page rescued", () => {
  async function closed(text: string, revision: number, saved: string) {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await create(host, saved)
    machine.rescued.set(id, { revision, report: reportOf(text), at: machine.now() })
    machine.restart()
    return { machine, id, host: machine.window() }
  }

  it("is found when the report is opened, and forgotten once it is saved", async () => {
    const { machine, id, host } = await closed("写到一半", 1, "甲")
    const opened = value(await host.openReport({ id }))
    expect(opened).toMatchObject({ rescued: true, revision: 1, report: reportOf("写到一半") })
    expect(machine.rescued.size).toBe(1)
    value(await save(host, id, 1, "写到一半"))
    expect(machine.rescued.size).toBe(0)
    expect(value(await host.openReport({ id }))).toMatchObject({ rescued: false })
  })

  it("is nothing when the library has it already", async () => {
    const { id, host } = await closed("甲", 1, "甲")
    expect(value(await host.openReport({ id })).rescued).toBe(false)
  })

  it("is nothing when it is older than what is stored", async () => {
    const { machine, id, host } = await closed("写到一半", 1, "甲")
    value(await host.openReport({ id }))
    value(await save(host, id, 1, "甲二"))
    value(await save(host, id, 2, "甲三"))
    machine.rescued.set(id, { revision: 1, report: reportOf("写到一半"), at: machine.now() })
    expect(value(await host.openReport({ id }))).toMatchObject({ rescued: false, report: reportOf("甲三") })
  })

  it("outlives a save that was already under way with less", async () => {
    const machine = new Machine()
    const host = machine.window()
    const { id } = await create(host, "甲")
    const saving = save(host, id, 1, "甲乙")
    machine.rescued.set(id, { revision: 1, report: reportOf("甲乙丙"), at: machine.now() })
    value(await saving)
    machine.restart()
    const opened = value(await machine.window().openReport({ id }))
    expect(opened).toMatchObject({ rescued: true, revision: 2, report: reportOf("甲乙丙") })
  })

  it("is left alone by a window that only reads, and when it is no report", async () => {
    const machine = new Machine()
    const [first, second] = [machine.window(), machine.window()]
    const { id } = await create(first, "甲")
    machine.rescued.set(id, { revision: 1, report: reportOf("乙"), at: machine.now() })
    expect(value(await second.openReport({ id }))).toMatchObject({ readOnly: true, rescued: false })
    machine.rescued.set(id, { revision: 1, report: "乙", at: machine.now() })
    expect(value(await first.openReport({ id })).rescued).toBe(false)
  })
})

describe("calls from someone who is not trusted", () => {
  it.each([
    ["a method that is none", "constructor", {}],
    ["no method of the contract", "received", {}],
    ["no argument", "openReport", undefined],
    ["an id with a path in it", "openReport", { id: "../../etc" }],
    ["a handle with a path in it", "relateFile", { handle: "/etc/passwd" }],
    ["no report", "createReport", { report: 7, summary: {}, name: null, file: null }],
    ["bytes that are none", "exportFile", { suggestedName: "a", bytes: "text" }],
  ])("%s is answered with a failure", async (_, name, input) => {
    const answer = await callMethod(new Machine().window(), name, input)
    expect(answer).toMatchObject({ ok: false, failure: { reason: "unexpected" } })
  })

  it("every method answers, whatever breaks below it", async () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => {})
    const machine = new Machine()
    const host = machine.window()
    const { id } = await create(host, "甲")
    machine.restart() // the first program is dead: all that it touches throws
    for (const name of methodNames)
      expect(
        await callMethod(host, name, { id, handle: machine.handleOf("甲"), ...content("甲") }),
      ).toHaveProperty("ok")
    told.mockRestore()
  })

  it("defaults are filled in", async () => {
    const host = new Machine().window()
    const { id } = await create(host, "甲")
    const answer = await callMethod(host, "saveReport", { id, revision: 1, ...content("甲二") })
    expect(answer).toMatchObject({ ok: true, value: { revision: 2 } })
  })
})

describe("starting", () => {
  it("tells what the storage mended, once", async () => {
    const machine = new Machine()
    machine.storage.tell("找回了一份")
    const host = machine.window()
    expect(value(await host.start({}))).toMatchObject({ version: "1.2.3", notices: ["找回了一份"] })
    expect(value(await host.start({})).notices).toEqual([])
  })

  it("gives back what the page before it in the same window had open", async () => {
    const machine = new Machine()
    const [host, other] = [machine.window(), machine.window()]
    const { id } = await create(host, "甲")
    value(await host.start({}))
    expect(value(await other.openReport({ id })).readOnly).toBe(false)
  })
})
