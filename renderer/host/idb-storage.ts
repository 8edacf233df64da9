import type { Adapter } from "lowdb"
import { libraryMessages } from "#shared/services/messages"
import { type RecordKind, type Storage, StorageError } from "#shared/services/ports"
import type { Database } from "./database"

/** The library in the browser's database: a record an entry, on the disk when a write resolves. */
export class IdbStorage implements Storage {
  constructor(private readonly database: Database) {}

  record<T>(kind: RecordKind, name: string, fits: (value: unknown) => value is T): Adapter<T> {
    return {
      read: () =>
        this.database.use(async (connection) => {
          const value: unknown = await connection.get("records", [kind, name])
          if (value === undefined) return null
          if (!fits(value)) throw new StorageError("damaged", libraryMessages.damaged)
          return value
        }),
      write: (data) => this.change((records) => records.put(data, [kind, name])),
    }
  }

  names(kind: RecordKind): Promise<string[]> {
    return this.database.use(async (connection) => {
      const keys = await connection.getAllKeys("records", IDBKeyRange.bound([kind], [kind, []]))
      return keys.map(([, name]) => name)
    })
  }

  async remove(kind: RecordKind, name: string): Promise<void> {
    await this.change((records) => records.delete([kind, name]))
  }

  /** A transaction is whole or nothing: there is nothing to mend here. */
  takeNotices(): string[] {
    return []
  }

  private change(work: (records: Records) => Promise<unknown>): Promise<void> {
    return this.database.use(async (connection) => {
      // Relaxed, a transaction resolves while its data may still be in the memory of the system.
      const transaction = connection.transaction("records", "readwrite", { durability: "strict" })
      await Promise.all([work(transaction.store), transaction.done])
    })
  }
}

interface Records {
  put(value: unknown, key: [RecordKind, string]): Promise<unknown>
  delete(key: [RecordKind, string]): Promise<unknown>
}
