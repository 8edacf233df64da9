import { randomBytes } from "node:crypto"
import { mkdir, open, readFile, stat, unlink, utimes } from "node:fs/promises"
import { hostname } from "node:os"
import { join } from "node:path"
import { libraryMessages } from "#shared/services/messages"
import { StorageError } from "#shared/services/ports"
import { asStorageError } from "./durable-file"
import { codeOf } from "./files"

/** An owner shows every so many milliseconds that it is alive; one that did not for much longer is taken for dead. */
const beat = 5_000
const patience = 30_000

interface Owner {
  token: string
  pid: number
  host: string
}

/**
 * Keeps two programs from using one data folder. The lock of a program that was killed, or of a computer that was
 * switched off, is taken over.
 */
export class FolderLock {
  private readonly timer: NodeJS.Timeout
  private gone = false

  private constructor(
    private readonly path: string,
    private readonly token: string,
  ) {
    this.timer = setInterval(() => void this.beat(), beat)
    this.timer.unref()
  }

  /** @throws StorageError `busy` while another program owns the folder */
  static async take(folder: string): Promise<FolderLock> {
    const path = join(folder, "lock")
    const owner: Owner = { token: randomBytes(8).toString("hex"), pid: process.pid, host: hostname() }
    try {
      await mkdir(folder, { recursive: true })
      for (let tries = 0; tries < 5; tries++) {
        if (await place(path, owner)) return new FolderLock(path, owner.token)
        if ((await stateOf(path)) === "alive" || !(await removeDead(path, owner))) break
      }
    } catch (error) {
      throw asStorageError(error)
    }
    throw new StorageError("busy", libraryMessages.owned)
  }

  /** Another program took the folder over, because this one slept too long. Nothing may be written any more. */
  get lost(): boolean {
    return this.gone
  }

  async release(): Promise<void> {
    clearInterval(this.timer)
    if ((await readOwner(this.path))?.token === this.token) await unlink(this.path).catch(() => {})
  }

  private async beat(): Promise<void> {
    const owner = await readOwner(this.path)
    if (owner && owner.token !== this.token) this.gone = true
    else await utimes(this.path, new Date(), new Date()).catch(() => {})
  }
}

async function place(path: string, owner: Owner): Promise<boolean> {
  try {
    const handle = await open(path, "wx")
    try {
      await handle.writeFile(JSON.stringify(owner))
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false
    throw error
  }
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Owner
  } catch {
    return null
  }
}

async function stateOf(path: string): Promise<"absent" | "alive" | "dead"> {
  const owner = await readOwner(path)
  const since = (await stat(path).catch(() => null))?.mtimeMs
  if (since === undefined) return "absent"
  const age = Date.now() - since
  // Without a name in it: one that is being written right now, or was when the power went.
  if (!owner) return age < 2_000 ? "alive" : "dead"
  // Numbers of processes are given out anew, and mean nothing on another computer: the heartbeat decides there.
  if (age > patience) return "dead"
  if (owner.host !== hostname()) return "alive"
  try {
    process.kill(owner.pid, 0)
    return "alive"
  } catch (error) {
    return codeOf(error) === "ESRCH" ? "dead" : "alive"
  }
}

/**
 * Removes the lock of a dead owner. Of several that find it only one may, or the second would remove the lock that
 * the first has put there meanwhile. Answers false where another is at it.
 */
async function removeDead(path: string, owner: Owner): Promise<boolean> {
  const guard = `${path}.removing`
  if (!(await place(guard, owner))) {
    // Who was killed at it left the guard behind.
    if ((await stateOf(guard)) !== "dead") return false
    await unlink(guard).catch(() => {})
    return true
  }
  try {
    if ((await stateOf(path)) === "dead") await unlink(path)
  } finally {
    await unlink(guard).catch(() => {})
  }
  return true
}
