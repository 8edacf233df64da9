import { Low } from "lowdb"
import { z } from "zod"
import { FileHandle, type ReportEntry, ReportId, Summary } from "../api/contract"
import type { ReportJson } from "../model/report"
import { Exclusive } from "./exclusive"
import { noticeMessages } from "./messages"
import { type RecordKind, type Storage, StorageError } from "./ports"

/** Version of the records below. Fields are only ever added, each with a default; anything else raises it. */
export const recordVersion = 1

/** The `.shuzhi` file of a report. */
const Binding = z.object({
  handle: FileHandle,
  name: z.string(),
  /** `Platform.identity` of the file, or null. */
  key: z.string().nullable(),
  /**
   * What the file held when we last read or wrote it, and which revision that was; beside it what the save in
   * progress means to write. After a crash the file holds one of them, or somebody else's content.
   */
  stamps: z.array(z.object({ content: z.string(), revision: z.number().int() })),
})
export type Binding = z.infer<typeof Binding>

const Fields = z.object({
  version: z.literal(recordVersion),
  id: ReportId,
  name: z.string().nullable(),
  report: z.looseObject({ format: z.string() }),
  summary: Summary,
  /** Counts the saves of the content. */
  revision: z.number().int().min(1),
  savedAt: z.string(),
  deletedAt: z.string().nullable().default(null),
  file: Binding.nullable().default(null),
})

/** One report as the library keeps it. */
export type StoredReport = Omit<z.infer<typeof Fields>, "report"> & { report: ReportJson }

const NewerFields = z.looseObject({ version: z.number().int().gt(recordVersion) })

const Line = Fields.omit({ version: true, report: true, file: true }).extend({
  file: Binding.omit({ stamps: true }).nullable(),
})
/** What the index knows of a report: enough to list it and to find it by its file. */
export type Line = z.infer<typeof Line>

const Index = z.object({
  version: z.literal(recordVersion),
  lines: z.array(Line),
  /** Reports whose record may be newer than their line: open ones, and those that were open in a crash. */
  unsettled: z.array(ReportId),
})
type Index = z.infer<typeof Index>

function fitting<T>(schema: z.ZodType): (value: unknown) => value is T {
  return (value): value is T => schema.safeParse(value).success
}

/** Opens a record as lowdb does: what the adapter reads, or `initial` where there is none. */
export async function openRecord<T>(
  storage: Storage,
  kind: RecordKind,
  name: string,
  schema: z.ZodType,
  initial: T,
): Promise<Low<T>> {
  const db = new Low<T>(storage.record<T>(kind, name, fitting<T>(schema)), initial)
  await db.read()
  return db
}

/** Takes a lock by name, or answers null when another window has it (`Platform.lock`). */
export type Lock = (name: string) => Promise<(() => void) | null>

export type ReadStored =
  | { at: "there"; report: StoredReport }
  | { at: "absent" }
  /** A newer program wrote it. */
  | { at: "newer" }

export function lineOf({ version, report, file, ...rest }: StoredReport): Line {
  return { ...rest, file: file && { handle: file.handle, name: file.name, key: file.key } }
}

export function entryOf({ id, name, summary, savedAt, deletedAt, file }: Line): ReportEntry {
  return { id, name, summary, savedAt, deletedAt, file: file?.name ?? null }
}

/**
 * One record a report, and a small index of them. The records are the truth: the index only saves reading them
 * all, and whatever of it is missing, damaged or behind is made anew from them.
 */
export class Library {
  private readonly exclusive = new Exclusive()
  private readonly noticed = { unreadable: new Set<string>(), newer: new Set<string>() }

  constructor(private readonly storage: Storage) {}

  /** @throws StorageError where the record and its backup are damaged, or the storage fails */
  async read(id: ReportId): Promise<ReadStored> {
    const kept = await openRecord<unknown>(this.storage, "report", id, z.union([NewerFields, Fields]), null)
    if (kept.data === null) return { at: "absent" }
    if (NewerFields.safeParse(kept.data).success) return { at: "newer" }
    // What a newer program of the same version added stays in the record.
    const report = { ...(kept.data as object), ...Fields.parse(kept.data) } as unknown as StoredReport
    return { at: "there", report }
  }

  /** @throws StorageError */
  async write(report: StoredReport): Promise<void> {
    const db = new Low<StoredReport>(this.storage.record("report", report.id, fitting(Fields)), report)
    await db.write()
  }

  async remove(id: ReportId): Promise<void> {
    await this.storage.remove("report", id)
  }

  /** All reports that can be read, in no order. Mends the index where it does not agree with the records. */
  list(lock: Lock): Promise<Line[]> {
    return this.withIndex(lock, async (index) => {
      const names = new Set(await this.storage.names("report"))
      const known = new Map(index.lines.map((line) => [line.id, line]))
      const doubtful = new Set(index.unsettled)
      const lines: Line[] = []
      for (const id of names) {
        const line = known.get(id)
        const fresh = line && !doubtful.has(id) ? line : await this.freshLine(id, line)
        if (fresh) lines.push(fresh)
      }
      const agrees = lines.length === index.lines.length && lines.every(({ id }) => known.has(id))
      return { answer: lines, index: agrees ? null : { ...index, lines } }
    })
  }

  /** Says that the line of this report may fall behind from now on. */
  unsettle(id: ReportId, lock: Lock): Promise<void> {
    return this.withIndex(lock, async (index) => ({
      answer: undefined,
      index: index.unsettled.includes(id) ? null : { ...index, unsettled: [...index.unsettled, id] },
    }))
  }

  /** Says that nobody changes this report any more; `report` null: there is none any more. */
  settle(id: ReportId, report: StoredReport | null, lock: Lock): Promise<void> {
    return this.withIndex(lock, async (index) => ({
      answer: undefined,
      index: {
        ...index,
        lines: [...index.lines.filter((line) => line.id !== id), ...(report ? [lineOf(report)] : [])],
        unsettled: index.unsettled.filter((open) => open !== id),
      },
    }))
  }

  /** Ids of reports that are open, or were when the program ended without closing them. */
  unsettled(lock: Lock): Promise<ReportId[]> {
    return this.withIndex(lock, async (index) => ({ answer: index.unsettled, index: null }))
  }

  /** What could not be listed since the last call, worded for the user. */
  takeNotices(): string[] {
    const { unreadable, newer } = this.noticed
    const notices = [
      ...(unreadable.size > 0 ? [noticeMessages.reportUnreadable(unreadable.size)] : []),
      ...(newer.size > 0 ? [noticeMessages.reportNewer(newer.size)] : []),
    ]
    unreadable.clear()
    newer.clear()
    return notices
  }

  private async freshLine(id: string, line: Line | undefined): Promise<Line | null> {
    try {
      const kept = await this.read(id)
      if (kept.at === "there") return lineOf(kept.report)
      if (kept.at === "newer") this.noticed.newer.add(id)
      return null
    } catch (error) {
      if (!(error instanceof StorageError) || error.reason !== "damaged") throw error
      this.noticed.unreadable.add(id)
      // Its old line still says what it was; opening it says that it is damaged.
      return line ?? null
    }
  }

  /**
   * Reads the index, works on it, and stores it when it changed. A portable page shares it with other pages, so it
   * is never kept in memory, and a lock keeps two of them from undoing each other's change.
   */
  private withIndex<T>(
    lock: Lock,
    work: (index: Index) => Promise<{ answer: T; index: Index | null }>,
  ): Promise<T> {
    return this.exclusive.run("index", async () => {
      const release = await takeSoon(lock, "index")
      try {
        const db = await this.openIndex()
        const { answer, index } = await work(db.data)
        if (index) {
          db.data = index
          await db.write().catch(onlyStorage)
        }
        return answer
      } finally {
        release?.()
      }
    })
  }

  private async openIndex(): Promise<Low<Index>> {
    const empty: Index = { version: recordVersion, lines: [], unsettled: [] }
    const adapter = this.storage.record<Index>("index", "main", fitting(Index))
    const db = new Low(adapter, empty)
    await db.read().catch((error: unknown) => {
      // A damaged index is made anew. One that a failing disk hides would be too, and then not be stored either.
      onlyStorage(error)
    })
    return db
  }
}

/** The index can be made anew at any time: that it cannot be read or stored now stops nobody from working. */
function onlyStorage(error: unknown): void {
  if (!(error instanceof StorageError)) throw error
}

/** Others hold the index for milliseconds. Who never gets it goes on without: the records are the truth. */
async function takeSoon(lock: Lock, name: string): Promise<(() => void) | null> {
  for (let tries = 0; tries < 200; tries++) {
    const release = await lock(name)
    if (release) return release
  }
  return null
}
