import { type DBSchema, type IDBPDatabase, openDB } from "idb"
import type { FileHandle } from "#shared/api/contract"
import { browserMessages } from "#shared/services/messages"
import { type RecordKind, StorageError } from "#shared/services/ports"

interface Shape extends DBSchema {
  records: { key: [kind: RecordKind, name: string]; value: unknown }
  /** Files of the user's choice that can be saved in place after a restart, too. */
  handles: { key: FileHandle; value: FileSystemFileHandle }
}
type Connection = IDBPDatabase<Shape>

/** All local pages share one store of databases, so the name says whose it is. */
const databaseName = "shuzhi-library"
const databaseVersion = 1

/** The browser's database, opened when it is first needed and again when the browser closed it. */
export class Database {
  private connection: Promise<Connection> | null = null
  private replaced = false

  /** Works on an open connection. @throws StorageError whatever goes wrong */
  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.replaced) throw new StorageError("failed", browserMessages.closed)
    this.connection ??= this.connect()
    try {
      return await work(await this.connection)
    } catch (error) {
      throw asStorageError(error)
    }
  }

  private async connect(): Promise<Connection> {
    const forget = () => {
      this.connection = null
    }
    try {
      return await new Promise<Connection>((resolve, reject) => {
        openDB<Shape>(databaseName, databaseVersion, {
          upgrade(database) {
            database.createObjectStore("records")
            database.createObjectStore("handles")
          },
          blocked: () => reject(new StorageError("busy", browserMessages.blocked)),
          // A newer page wants to change the database: this one must let go of it, or both would wait.
          blocking: (_current, _wanted, event) => {
            this.replaced = true
            ;(event.target as IDBDatabase).close()
          },
          terminated: forget,
        }).then(resolve, reject)
      })
    } catch (error) {
      forget()
      throw notOpened(error)
    }
  }
}

function notOpened(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  if (nameOf(error) === "VersionError") return new StorageError("failed", browserMessages.newer)
  if (nameOf(error) === "QuotaExceededError") return new StorageError("full", browserMessages.full)
  return new StorageError("denied", browserMessages.denied, { cause: error })
}

function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  const reason = nameOf(error) === "QuotaExceededError" ? "full" : "failed"
  return new StorageError(reason, browserMessages[reason], { cause: error })
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : ""
}
