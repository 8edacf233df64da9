import { randomBytes } from "node:crypto"
import { link, lstat, open, realpath, rename, stat, unlink } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"

/** The code that Node gives an error of the file system, or an empty text. */
export function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? ""
}

/** Do two names lead to one file? */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path).catch(() => null)))
  return a != null && b != null && a.dev === b.dev && a.ino === b.ino
}

/**
 * Writes a file whole or not at all: a temporary file beside it, flushed to the disk, then put in its place. It
 * keeps the mode of the file that it replaces.
 *
 * @param replace false: a file that exists is never replaced, not even one that appears meanwhile
 * @throws the file system's error; `EEXIST` where a file is in the way
 */
export async function writeWhole(path: string, bytes: Uint8Array, replace: boolean): Promise<void> {
  // A link stays a link: what it points to is replaced.
  const target = replace ? await realpath(path).catch(() => resolve(path)) : resolve(path)
  const temporary = join(dirname(target), `.shuzhi-${randomBytes(6).toString("hex")}.tmp`)
  try {
    const before = replace ? await stat(target).catch(() => null) : null
    await writeSynced(temporary, bytes, before?.mode)
    if (replace) await putInPlace(temporary, target)
    else await placeNew(temporary, target)
    await syncFolder(dirname(target))
  } finally {
    await unlink(temporary).catch(() => {})
  }
}

/** Writes a new file and has it on the disk when it resolves. */
export async function writeSynced(path: string, bytes: Uint8Array | string, mode?: number): Promise<void> {
  const handle = await open(path, "wx")
  try {
    await handle.writeFile(bytes)
    // Not every file system knows modes.
    if (mode !== undefined) await handle.chmod(mode & 0o777).catch(() => {})
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Renames over what is there. Virus scanners and backup tools hold a file for moments: worth another try. */
export async function putInPlace(from: string, to: string): Promise<void> {
  for (const pause of [10, 30, 90, 270]) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (!["EPERM", "EBUSY", "EACCES"].includes(codeOf(error))) throw error
      await new Promise((done) => setTimeout(done, pause))
    }
  }
  return rename(from, to)
}

/** Has the names in a folder on the disk; Windows cannot, and does it by itself. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, "r")
    await handle.sync().finally(() => handle.close())
  } catch {
    // The file itself is flushed: at worst the name of before comes back with a power cut.
  }
}

/** A hard link fails when the name is taken, at once and for sure; FAT sticks have none, there we look first. */
async function placeNew(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target)
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw error
    const taken = await lstat(target).then(
      () => true,
      () => false,
    )
    if (taken) throw Object.assign(new Error("exists"), { code: "EEXIST" })
    await rename(temporary, target)
  }
}
