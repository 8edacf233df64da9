import { z } from "zod"
import { ReportId, VersionNumber } from "../api/contract"
import { mostKept, thinned } from "../model/history"
import type { ReportJson } from "../model/report"
import { recordVersion } from "./library"
import { packReport, unpackReport } from "./packed"
import { type Storage, StorageError } from "./ports"
import { stampOf } from "./stamp"

const Fields = z.object({
  version: z.literal(recordVersion),
  report: ReportId,
  number: VersionNumber,
  /** When the text was as it is kept, ISO 8601. */
  at: z.string(),
  /** What the writer called it, or null: kept by the program. */
  name: z.string().nullable(),
  /** As in a `Summary`. */
  characters: z.number().int().min(0),
  /** Tells whether two versions hold the same text. */
  stamp: z.string(),
  /** `packReport`. */
  content: z.string(),
})
type Stored = z.infer<typeof Fields>

/** What is known of a version without its text. */
export type Version = Omit<Stored, "version" | "report" | "content"> & { size: number }

/** A newer program wrote it: it is not shown here, and left alone. */
const Newer = z.looseObject({ version: z.number().int().gt(recordVersion) })

const fits = (value: unknown): value is Stored =>
  Fields.safeParse(value).success || Newer.safeParse(value).success

/** What is kept of a report's past, by its id. Number and time come from the clock of whoever keeps it. */
export interface Kept {
  at: string
  name: string | null
  characters: number
  report: ReportJson
}

/**
 * The versions of all reports, a record each, which says itself whose it is and what it is called. There is no index
 * that could be behind: a version is there with one write and gone with one, and one that is damaged takes no other
 * with it. Callers see to it that only one at a time changes the history of a report.
 */
export class History {
  constructor(private readonly storage: Storage) {}

  /**
   * What is kept of a report, oldest first, and how many versions cannot be read. Reads every one of them: keep the
   * answer while the report is held.
   */
  async read(id: ReportId): Promise<{ versions: Version[]; damaged: number }> {
    const versions: Version[] = []
    let damaged = 0
    for (const number of await this.numbers(id)) {
      const stored = await this.stored(id, number).catch(onlyDamaged)
      if (stored === "damaged") damaged++
      else if (stored) versions.push(versionOf(stored))
    }
    return { versions: inOrder(versions), damaged }
  }

  /** Null where there is none of this number, or a newer program wrote it. @throws StorageError */
  async content(
    id: ReportId,
    number: VersionNumber,
  ): Promise<{ version: Version; report: ReportJson } | null> {
    const stored = await this.stored(id, number)
    if (!stored) return null
    const report = unpackReport(stored.content)
    return report && { version: versionOf(stored), report }
  }

  /**
   * Keeps a state, and drops what has become too much. A state that no one named is not kept beside one with the same
   * text. Answers what there is then.
   *
   * @param known the answer of `read`, or of the last call
   */
  async keep(
    id: ReportId,
    known: readonly Version[],
    state: Kept,
    now: string,
  ): Promise<{ versions: Version[]; kept: Version }> {
    const content = packReport(state.report)
    const stamp = stampOf(new TextEncoder().encode(content))
    const same = known.at(-1)
    if (state.name === null && same?.stamp === stamp) return { versions: [...known], kept: same }
    // A number is never given twice: a page may still show what is deleted.
    const number = Math.max(timeOf(now), ...(await this.numbers(id)).map((it) => it + 1))
    const { at, name, characters } = state
    const stored: Stored = {
      version: recordVersion,
      report: id,
      number,
      at,
      name,
      characters,
      stamp,
      content,
    }
    await this.write(stored)
    const kept = versionOf(stored)
    return { versions: await this.thin(id, inOrder([...known, kept]), kept, now), kept }
  }

  /** Names a version anew; null takes the name away, and it may go in its time. Answers null where there is none. */
  async rename(id: ReportId, number: VersionNumber, name: string | null): Promise<Version | null> {
    const stored = await this.stored(id, number)
    if (!stored) return null
    await this.write({ ...stored, name })
    return versionOf({ ...stored, name })
  }

  async remove(id: ReportId, number: VersionNumber): Promise<void> {
    await this.storage.remove("version", recordName(id, number))
  }

  /** Everything, with what cannot be read. */
  async removeAll(id: ReportId): Promise<void> {
    for (const number of await this.numbers(id)) await this.remove(id, number)
  }

  /** @param kept stays, however much there is */
  private async thin(id: ReportId, versions: Version[], kept: Version, now: string): Promise<Version[]> {
    const moments = versions.map((version) => ({
      version,
      at: timeOf(version.at),
      named: version.name !== null || version === kept,
      size: version.size,
    }))
    const stay = new Set(thinned(moments, timeOf(now), mostKept).map(({ version }) => version))
    for (const version of versions) {
      if (stay.has(version)) continue
      // What cannot be removed now is thinned out another time.
      await this.remove(id, version.number).catch(onlyStorage)
    }
    return versions.filter((version) => stay.has(version))
  }

  private async numbers(id: ReportId): Promise<VersionNumber[]> {
    const names = await this.storage.names("version")
    return names
      .filter((name) => name.replace(/v\d+$/, "") === id)
      .map((name) => Number(name.slice(id.length + 1)))
  }

  private async stored(id: ReportId, number: VersionNumber): Promise<Stored | null> {
    const value = await this.storage.record<Stored>("version", recordName(id, number), fits).read()
    return value === null || Newer.safeParse(value).success ? null : value
  }

  private write(stored: Stored): Promise<void> {
    const name = recordName(stored.report, stored.number)
    return Promise.resolve(this.storage.record<Stored>("version", name, fits).write(stored))
  }
}

/** Digits stand behind the last `v` alone, so the id can be read off the name. */
const recordName = (id: ReportId, number: VersionNumber) => `${id}v${number}`

/** Milliseconds since 1970. What is no time is older than everything. */
function timeOf(iso: string): number {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? 0 : time
}

function versionOf({ number, at, name, characters, stamp, content }: Stored): Version {
  return { number, at, name, characters, stamp, size: content.length }
}

function inOrder(versions: readonly Version[]): Version[] {
  return [...versions].sort((a, b) => timeOf(a.at) - timeOf(b.at) || a.number - b.number)
}

function onlyDamaged(error: unknown): "damaged" {
  if (error instanceof StorageError && error.reason === "damaged") return "damaged"
  throw error
}

function onlyStorage(error: unknown): void {
  if (!(error instanceof StorageError)) throw error
}
