import { z } from "zod"
import type { FileHandle } from "../api/contract"
import { openRecord, recordVersion } from "./library"
import { type Platform, type Storage, StorageError } from "./ports"

const Inputs = z.object({ version: z.literal(recordVersion), keys: z.array(z.string()) })
type Inputs = z.infer<typeof Inputs>

/** As many are remembered: some years of work. */
const kept = 500

/** The files that were read as input, by `Platform.identity`. They are somebody's originals, never exported over. */
export class InputFiles {
  private keys: Set<string> | null = null

  constructor(private readonly storage: Storage) {}

  async has(platform: Platform, handle: FileHandle): Promise<boolean> {
    const key = await platform.identity(handle)
    return key !== null && (await this.all()).has(key)
  }

  async add(platform: Platform, handle: FileHandle): Promise<void> {
    const key = await platform.identity(handle)
    const keys = await this.all()
    if (key === null || keys.has(key)) return
    keys.add(key)
    const record = this.storage.record<Inputs>("files", "inputs", isInputs)
    // That it cannot be stored is no reason not to open the file; until the program ends it is remembered.
    await record.write({ version: recordVersion, keys: [...keys].slice(-kept) }).catch(onlyStorage)
  }

  private async all(): Promise<Set<string>> {
    if (this.keys) return this.keys
    const none: Inputs = { version: recordVersion, keys: [] }
    const db = await openRecord(this.storage, "files", "inputs", Inputs, none).catch(onlyStorage)
    this.keys ??= new Set(db?.data.keys)
    return this.keys
  }
}

function isInputs(value: unknown): value is Inputs {
  return Inputs.safeParse(value).success
}

function onlyStorage(error: unknown): null {
  if (error instanceof StorageError) return null
  throw error
}
