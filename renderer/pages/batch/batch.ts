import type { Node } from "prosemirror-model"
import { createStore, type StoreApi } from "zustand/vanilla"
import type { OpenedFile } from "#shared/api/contract"
import type { Result } from "#shared/api/result"
import { matchLastNames } from "#shared/batch/last-names"
import type { ReviewScale } from "#shared/batch/review-scale"
import { type BatchResult, isFailure } from "#shared/batch/row"
import type { CheckSettings } from "#shared/checks/types"
import type { App } from "../../app/store"
import { opinionOf, proposedVerdict, type Verdict } from "./verdict"

/** A file of a batch, wherever it comes from. */
export interface BatchFile {
  /** Below the folder, with `/`. */
  name: string
  /** For checking it. */
  bytes(): Promise<Result<Uint8Array, string>>
  /** As a file that the user opens by itself. */
  open(): Promise<Result<OpenedFile, string>>
}

/** A report of last year's folder. */
export interface LastFile {
  /** Below its folder, with `/`. */
  name: string
  /** Read when a report is held against it. */
  report(signal: AbortSignal): Promise<Result<Node, string>>
}

/** Last year's folder, and which of its files belongs to which of this year's. */
export interface LastFolder {
  name: string
  files: readonly LastFile[]
  /** Last year's name by this year's, as far as the names tell, and as the reviewer matched them. */
  matches: ReadonlyMap<string, string>
}

/** What the reviewer changed of what the program proposes. */
export interface Review {
  verdict?: Verdict
  opinion?: string
}

export interface BatchState {
  /** Of the folder. */
  name: string
  files: readonly BatchFile[]
  /** What the rows are checked with. */
  settings: CheckSettings
  /** Null while none was chosen. */
  last: LastFolder | null
  /** Why a report is not held against the old one that it is matched with, by the name of this year's. */
  lastFailures: ReadonlyMap<string, string>
  /** By the name of the file, in the order of the files. */
  results: ReadonlyMap<string, BatchResult>
  /** Files that are still to be checked; those that are to be checked again have their former result meanwhile. */
  due: ReadonlySet<string>
  reviews: ReadonlyMap<string, Review>
  /** The file that is being checked, or null while nothing runs. */
  checking: string | null
  /** Changed reviews that are in no exported table yet. */
  unsaved: boolean
}

/** How one file is checked, against last year's where that is known; null when it was stopped. */
export type CheckFile = (
  file: string,
  bytes: Uint8Array,
  settings: CheckSettings,
  signal: AbortSignal,
  last: { name: string; report: Node } | null,
) => Promise<BatchResult | null>

/** A folder that is being reviewed: its files are checked one after the other, and can be stopped and gone on with. */
export class Batch {
  readonly store: StoreApi<BatchState>
  private running: AbortController | null = null

  constructor(
    name: string,
    files: readonly BatchFile[],
    private readonly check: CheckFile,
    settings: CheckSettings,
  ) {
    this.store = createStore<BatchState>(() => ({
      name,
      files,
      settings,
      last: null,
      lastFailures: new Map(),
      results: new Map(),
      due: new Set(files.map((file) => file.name)),
      reviews: new Map(),
      checking: null,
      unsaved: false,
    }))
  }

  /** Checks what is still to be checked; resolves when that is done or was stopped. */
  async run(): Promise<void> {
    if (this.running) return
    const controller = new AbortController()
    this.running = controller
    const { signal } = controller
    for (let file = this.next(); file && !signal.aborted; file = this.next()) {
      this.store.setState({ checking: file.name })
      const { name } = file
      const result = await this.checkOne(file, signal)
      if (result === null || signal.aborted) break
      this.store.setState(({ files, results, due }) => ({
        results: inOrder(files, new Map(results).set(name, result)),
        due: without(due, name),
      }))
    }
    // After a stop another run may have begun already.
    if (this.running !== controller) return
    this.running = null
    this.store.setState({ checking: null })
  }

  /** Stops; what is done stays. */
  stop(): void {
    this.running?.abort()
    this.running = null
    this.store.setState({ checking: null })
  }

  /** Checks all files anew, with other settings. What the reviewer changed stays. */
  recheck(settings: CheckSettings): Promise<void> {
    this.stop()
    this.store.setState(({ files }) => ({ settings, due: new Set(files.map(({ name }) => name)) }))
    return this.run()
  }

  /**
   * Holds the reports against those of last year's folder, in place of the one before. Checked again are those that
   * have an old one, or had.
   */
  holdAgainst(name: string, files: readonly LastFile[]): Promise<void> {
    this.stop()
    this.store.setState((state) => {
      const names = state.files.map((file) => file.name)
      const matches = matchLastNames(
        names,
        files.map((file) => file.name),
      )
      const again = names.filter((one) => matches.has(one) || state.last?.matches.has(one))
      return {
        last: { name, files, matches },
        lastFailures: new Map(),
        due: new Set([...state.due, ...again]),
      }
    })
    return this.run()
  }

  /**
   * The reviewer says which old report is that of a file, or that there is none. One that another file had goes over:
   * an old report is one unit's alone.
   *
   * @returns the file that had it before
   */
  match(file: string, old: string | null): string | null {
    const { last } = this.store.getState()
    if (!last || (last.matches.get(file) ?? null) === old) return null
    const before = old === null ? undefined : [...last.matches].find(([, name]) => name === old)?.[0]
    const matches = new Map(last.matches)
    if (before !== undefined) matches.delete(before)
    if (old === null) matches.delete(file)
    else matches.set(file, old)
    const changed = before === undefined ? [file] : [file, before]
    this.stop()
    this.store.setState(({ due, lastFailures }) => ({
      last: { ...last, matches },
      lastFailures: new Map([...lastFailures].filter(([name]) => !changed.includes(name))),
      due: new Set([...due, ...changed]),
    }))
    void this.run()
    return before ?? null
  }

  review(file: string, change: Review): void {
    this.store.setState(({ reviews }) => ({
      reviews: new Map(reviews).set(file, { ...reviews.get(file), ...change }),
      unsaved: true,
    }))
  }

  /** Takes back what the reviewer changed. */
  unreview(file: string, what: keyof Review): void {
    this.store.setState(({ reviews }) => {
      const { [what]: _gone, ...rest } = reviews.get(file) ?? {}
      return { reviews: new Map(reviews).set(file, rest), unsaved: true }
    })
  }

  private next(): BatchFile | undefined {
    const { files, due } = this.store.getState()
    return due.size === 0 ? undefined : files.find(({ name }) => due.has(name))
  }

  private async checkOne({ name, bytes }: BatchFile, signal: AbortSignal): Promise<BatchResult | null> {
    const read = await bytes()
    if (signal.aborted) return null
    if (!read.ok) return { file: name, failure: read.failure.message }
    const last = await this.lastOf(name, signal)
    if (signal.aborted) return null
    return this.check(name, read.value, this.store.getState().settings, signal, last)
  }

  /** The old report of a file; null where there is none, or where it cannot be read: then this year's is checked alone. */
  private async lastOf(file: string, signal: AbortSignal): Promise<{ name: string; report: Node } | null> {
    const { last } = this.store.getState()
    const name = last?.matches.get(file)
    const old = name === undefined ? undefined : last!.files.find((one) => one.name === name)
    if (!old) return null
    const read = await old.report(signal)
    if (read.ok) return { name: old.name, report: read.value }
    if (!signal.aborted)
      this.store.setState(({ lastFailures }) => ({
        lastFailures: new Map(lastFailures).set(file, read.failure.message),
      }))
    return null
  }
}

function without(names: ReadonlySet<string>, gone: string): Set<string> {
  const rest = new Set(names)
  rest.delete(gone)
  return rest
}

/** A file that is checked again keeps its place, and one that was left over comes where it stands in the folder. */
function inOrder(
  files: readonly BatchFile[],
  results: ReadonlyMap<string, BatchResult>,
): Map<string, BatchResult> {
  const ordered = new Map<string, BatchResult>()
  for (const { name } of files) {
    const result = results.get(name)
    if (result) ordered.set(name, result)
  }
  return ordered
}

/** The verdict of a file that could be read: the reviewer's, else the program's. */
export function verdictOf(
  result: BatchResult,
  review: Review | undefined,
  scale: ReviewScale,
): Verdict | null {
  return isFailure(result) ? null : (review?.verdict ?? proposedVerdict(result, scale))
}

export function opinionFor(result: BatchResult, review: Review | undefined): string {
  return isFailure(result) ? "" : (review?.opinion ?? opinionOf(result))
}

const current = new WeakMap<App, StoreApi<{ batch: Batch | null }>>()

/** The batch of a window. It outlives its page: the reviewer reads an original and comes back. */
export function batchPlace(app: App): StoreApi<{ batch: Batch | null }> {
  const known = current.get(app)
  if (known) return known
  const made = createStore<{ batch: Batch | null }>(() => ({ batch: null }))
  current.set(app, made)
  return made
}
