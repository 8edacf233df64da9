import { randomBytes } from "node:crypto"
import { link, lstat, open, readFile, realpath, rename, stat, unlink } from "node:fs/promises"
import { basename, dirname, join, resolve } from "node:path"
import type { Imported } from "#shared/reading/imported"
import { readFile as readReportFile } from "#shared/reading/read-file"
import { limits } from "#shared/source/limits"
import { FileError } from "./io"

/** The bytes of an input file. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const info = await stat(path)
    if (info.isDirectory())
      throw new FileError(`${path}：这是文件夹，不是文件。写出文件夹里那份报告的文件名。`)
    if (!info.isFile()) throw new FileError(`${path}：这不是普通文件，读不了。换一份 .docx 或 .txt。`)
    if (info.size > limits.fileBytes)
      throw new FileError(
        `${path}：文件有 ${Math.ceil(info.size / 1048576)} MB，超过 ${limits.fileBytes / 1048576} MB 的上限。删去其中的图片再试。`,
      )
    return new Uint8Array(await readFile(path))
  } catch (error) {
    throw asFileError(path, "read", error)
  }
}

/** Reads a report of any kind the program knows. */
export async function readReport(path: string): Promise<Imported> {
  const result = readReportFile(basename(path), await readBytes(path))
  if (!result.ok) throw new FileError(`${path}：${result.failure.message}`)
  return result.value
}

/** Do two names lead to one file? Exporting over the report that was read would take its comments and pictures. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path).catch(() => null)))
  return a != null && b != null && a.dev === b.dev && a.ino === b.ino
}

/**
 * Writes a file whole or not at all: a temporary file beside it, flushed to the disk, then put in its
 * place. Without `force` an existing file is never replaced, not even one that appears meanwhile.
 */
export async function writeBytes(path: string, bytes: Uint8Array, force: boolean): Promise<void> {
  // A link stays a link: what it points to is replaced.
  const target = force ? await realpath(path).catch(() => resolve(path)) : resolve(path)
  const temporary = join(dirname(target), `.shuzhi-${randomBytes(6).toString("hex")}.tmp`)
  try {
    const handle = await open(temporary, "wx")
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (force) await rename(temporary, target)
    else await placeNew(temporary, target)
  } catch (error) {
    throw asFileError(path, "write", error)
  } finally {
    await unlink(temporary).catch(() => {})
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

const reasons: Readonly<Record<string, string>> = {
  "read ENOENT": "没有这个文件。核对文件名和所在文件夹。",
  "read EACCES": "没有读它的权限。换一个有权限的位置，或请管理员放开权限。",
  "read EPERM": "没有读它的权限。换一个有权限的位置，或请管理员放开权限。",
  "read EBUSY": "文件正被别的程序占用。关掉 Word 或 WPS 里的这份再试。",
  "write EEXIST": "已有同名文件，没有覆盖。换一个文件名，或加 --force 覆盖它。",
  "write ENOENT": "要存到的文件夹不存在。先建好文件夹，或换一个位置。",
  "write ENOTDIR": "要存到的位置不是文件夹。换一个位置。",
  "write EISDIR": "这个名字已是一个文件夹。换一个文件名。",
  "write EACCES": "没有在这里写文件的权限。换一个位置，如“我的文档”。",
  "write EPERM": "没有在这里写文件的权限，或文件正被占用。关掉打开它的程序，或换一个位置。",
  "write EROFS": "这个位置是只读的。换一个位置。",
  "write EBUSY": "文件正被别的程序占用。关掉 Word 或 WPS 里的这份再试。",
  "write ENAMETOOLONG": "文件名太长，磁盘存不下。换一个短些的文件名。",
  "read ENAMETOOLONG": "文件名太长，打不开。把文件名改短再试。",
  "write ENOSPC": "磁盘满了。腾出空间，或换一个位置；原来的文件没有动。",
}

function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? ""
}

function asFileError(path: string, doing: "read" | "write", error: unknown): FileError {
  if (error instanceof FileError) return error
  const known = reasons[`${doing} ${codeOf(error)}`]
  const unknown = doing === "read" ? "读不了这个文件，系统没有说明原因。" : "没有存上，系统没有说明原因。"
  return new FileError(`${path}：${known ?? `${unknown}换一个位置再试。`}`)
}
