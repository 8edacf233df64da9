import fc from "fast-check"
import { afterAll, beforeAll, expect, it, vi } from "vitest"
import type { Client } from "#shared/services/host"
import { content, Machine, textOf, value } from "../../host-builder"

/**
 * A clerk works, somebody else changes files, disks fill up, programs are killed; the page does what it must (it
 * keeps a file's content as a report before writing over it). Whatever comes, every text that was answered as saved
 * is there afterwards, and so is every text that somebody else put into a file.
 */
beforeAll(() => {
  vi.spyOn(console, "error").mockImplementation(() => {})
})
afterAll(() => {
  vi.restoreAllMocks()
})

const files = ["甲.shuzhi", "乙.shuzhi"] as const

type Act =
  | {
      do: "create" | "save" | "overwrite" | "close" | "rename" | "copy" | "delete" | "restore" | "saveAs"
      at: number
    }
  | { do: "open" | "change" | "remove" | "hold" | "free"; file: number }
  | { do: "fill" | "empty" | "restart" }
  | { do: "kill"; in: number; leaving: "nothing" | "whole" }

const at = fc.nat(5)
const file = fc.nat(files.length - 1)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("save" as const), at }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom("create", "overwrite", "close", "rename", "copy", "delete", "restore", "saveAs"),
      at,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom("open", "change", "remove", "hold", "free"), file }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("fill", "empty", "restart") }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("kill" as const),
      in: fc.integer({ min: 1, max: 4 }),
      leaving: fc.constantFrom("nothing", "whole"),
    }),
  },
)

interface Kept {
  id: string
  /** What was answered as saved. */
  saved: string
  /** What was sent later and not answered: it may be there instead. */
  sent: string[]
}

class Clerk {
  readonly machine = new Machine()
  readonly kept: Kept[] = []
  /** What somebody else put into files and nobody has replaced since but us. */
  readonly theirs = new Map<string, string>()
  private host: Client = this.machine.window()
  private texts = 0

  async run(acts: readonly Act[]): Promise<void> {
    for (const act of acts) {
      await this.act(act)
      if (this.machine.killed) this.restart()
    }
    this.restart()
    this.machine.storage.refuses = null
    this.machine.faults.clear()
    value(await this.host.start({}))
  }

  private newText(): string {
    return `第${++this.texts}稿`
  }

  private restart(): void {
    this.machine.restart()
    this.host = this.machine.window()
  }

  private async act(act: Act): Promise<void> {
    const { machine } = this
    if (act.do === "fill") machine.storage.refuses = "full"
    else if (act.do === "empty") machine.storage.refuses = null
    else if (act.do === "restart") this.restart()
    else if (act.do === "kill") machine.killAt(act.in, act.leaving)
    else if ("file" in act) await this.withFile(act.do, files[act.file]!)
    else if (act.do === "create") await this.create(null)
    else if ("at" in act && this.kept.length > 0)
      await this.withReport(act.do, this.kept[act.at % this.kept.length]!)
  }

  private async withFile(what: "open" | "change" | "remove" | "hold" | "free", name: string): Promise<void> {
    const { machine } = this
    if (what === "hold") machine.faults.set(name, "busy")
    else if (what === "free") machine.faults.delete(name)
    else if (what === "change") {
      const text = this.newText()
      machine.put(name, text)
      this.theirs.set(name, text)
    } else if (what === "remove") {
      machine.disk.delete(name)
      this.theirs.delete(name)
    } else await this.openFile(name)
  }

  private async openFile(name: string): Promise<void> {
    this.machine.choice = name
    const picked = await this.host.pickFile({})
    if (!picked.ok || !picked.value) return
    const related = await this.host.relateFile({ handle: picked.value.handle })
    if (!related.ok || related.value.relation !== "unknown") return
    const text = textOf(JSON.parse(new TextDecoder().decode(picked.value.bytes)))
    // From now on it is that report's own earlier text.
    if (await this.create({ handle: picked.value.handle, text })) this.theirs.delete(name)
  }

  private async create(file: { handle: string; text: string } | null): Promise<boolean> {
    const text = file?.text ?? this.newText()
    const made = await this.host.createReport({ ...content(text), name: null, file: file?.handle ?? null })
    if (made.ok) this.kept.push({ id: made.value.id, saved: text, sent: [] })
    return made.ok
  }

  private async withReport(
    what: Exclude<Extract<Act, { at: number }>["do"], "create">,
    report: Kept,
  ): Promise<void> {
    const { id } = report
    if (what === "close") await this.host.releaseReport({ id })
    else if (what === "rename") await this.host.renameReport({ id, name: this.newText() })
    else if (what === "delete") await this.host.deleteReport({ id })
    else if (what === "restore") await this.host.restoreReport({ id })
    else if (what === "copy") {
      const opened = await this.host.openReport({ id })
      const copy = await this.host.duplicateReport({ id })
      if (opened.ok && copy.ok)
        this.kept.push({ id: copy.value.id, saved: textOf(opened.value.report), sent: [] })
    } else await this.save(what, report)
  }

  private async save(what: "save" | "overwrite" | "saveAs", report: Kept): Promise<void> {
    const { id } = report
    const opened = await this.host.openReport({ id })
    if (!opened.ok) return
    if (what === "overwrite" && !(await this.keepTheirs(id))) return
    const text = this.newText()
    report.sent.push(text)
    const saved = await (what === "saveAs"
      ? this.saveAs(id, text)
      : this.host.saveReport({
          id,
          revision: opened.value.revision,
          ...content(text),
          overwrite: what === "overwrite",
        }))
    if (!saved.ok || saved.value === null) return
    report.saved = text
    report.sent = []
  }

  /** The user chooses a free name: replacing a file of that name is what the system's own dialog asks about. */
  private saveAs(id: string, text: string) {
    this.machine.choice = files.find((name) => !this.machine.disk.has(name)) ?? `${text}.shuzhi`
    return this.host.saveReportAs({ id, ...content(text), suggestedName: "x.shuzhi" })
  }

  /** As the page does before it writes over a changed file. */
  private async keepTheirs(id: string): Promise<boolean> {
    const theirs = await this.host.readBoundFile({ id })
    if (!theirs.ok) return false
    const text = textOf(JSON.parse(new TextDecoder().decode(theirs.value.bytes)))
    const made = await this.host.createReport({ ...content(text), name: null, file: null })
    if (made.ok) this.kept.push({ id: made.value.id, saved: text, sent: [] })
    return made.ok
  }

  /** Every text that is somewhere after it all. */
  async found(): Promise<{ reports: Map<string, string>; texts: Set<string> }> {
    const reports = new Map<string, string>()
    for (const entry of value(await this.host.listReports({}))) {
      if (entry.deletedAt !== null) value(await this.host.restoreReport({ id: entry.id }))
      const opened = value(await this.host.openReport({ id: entry.id }))
      reports.set(entry.id, textOf(opened.report))
    }
    const onDisk = [...this.machine.disk.keys()].flatMap((name) => this.machine.get(name) ?? [])
    return { reports, texts: new Set([...reports.values(), ...onDisk]) }
  }
}

it("loses no saved report and nobody's file, whatever happens in whatever order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
      const clerk = new Clerk()
      await clerk.run(acts)
      const { reports, texts } = await clerk.found()
      for (const { id, saved, sent } of clerk.kept) expect([saved, ...sent]).toContain(reports.get(id))
      for (const text of clerk.theirs.values()) expect(texts).toContain(text)
    }),
    { numRuns: 1_500 },
  )
})
