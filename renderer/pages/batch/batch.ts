import { createStore, type StoreApi } from "zustand/vanilla"
import type { OpenedFile } from "#shared/api/contract"
import type { Result } from "#shared/api/result"
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

/** What the reviewer changed of what the program proposes. */
export interface Review {
  verdict?: Verdict
  opinion?: string
}

export interface BatchState {
  /** Of the folder. */
  name: string
  files: readonly BatchFile[]
  /** By the name of the file; what is not in it has not been checked yet. */
  results: ReadonlyMap<string, BatchResult>
  reviews: ReadonlyMap<string, Review>
  /** The file that is being checked, or null while nothing runs. */
  checking: string | null
  /** Changed reviews that are in no exported table yet. */
  unsaved: boolean
}

/** How one file is checked; null when it was stopped. */
export type CheckFile = (
  file: string,
  bytes: Uint8Array,
  settings: CheckSettings,
  signal: AbortSignal,
) => Promise<BatchResult | null>

/** A folder that is being reviewed: its files are checked one after the other, and can be stopped and gone on with. */
export class Batch {
  readonly store: StoreApi<BatchState>
  private running: AbortController | null = null

  constructor(
    name: string,
    files: readonly BatchFile[],
    private readonly check: CheckFile,
    /** What the rows were checked with. */
    readonly settings: CheckSettings,
  ) {
    this.store = createStore<BatchState>(() => ({
      name,
      files,
      results: new Map(),
      reviews: new Map(),
      checking: null,
      unsaved: false,
    }))
  }

  /** Checks what has not been checked yet; resolves when that is done or was stopped. */
  async run(): Promise<void> {
    if (this.running) return
    const controller = new AbortController()
    this.running = controller
    const { signal } = controller
    const open = this.store.getState().files.filter(({ name }) => !this.store.getState().results.has(name))
    for (const file of open) {
      if (signal.aborted) break
      this.store.setState({ checking: file.name })
      const result = await this.checkOne(file, signal)
      if (result === null || signal.aborted) break
      this.store.setState(({ results }) => ({ results: new Map(results).set(file.name, result) }))
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

  private async checkOne({ name, bytes }: BatchFile, signal: AbortSignal): Promise<BatchResult | null> {
    const read = await bytes()
    if (signal.aborted) return null
    if (!read.ok) return { file: name, failure: read.failure.message }
    return this.check(name, read.value, this.settings, signal)
  }
}

/** The verdict of a file that could be read: the reviewer's, else the program's. */
export function verdictOf(result: BatchResult, review: Review | undefined): Verdict | null {
  return isFailure(result) ? null : (review?.verdict ?? proposedVerdict(result))
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
