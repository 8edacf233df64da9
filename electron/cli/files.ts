import { readFile, stat } from "node:fs/promises"
import { basename } from "node:path"
import type { Imported } from "#shared/reading/imported"
import { readFile as readReportFile } from "#shared/reading/read-file"
import { limits } from "#shared/source/limits"
import { codeOf, writeWhole } from "../storage/files"
import { FileError, type Io } from "./io"
import { sparing } from "./memory"
import { progressLine } from "./progress"

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
    // As it came: a copy of a hundred megabytes would stand beside it to the end.
    const { buffer, byteOffset, length } = await readFile(path)
    return new Uint8Array(buffer, byteOffset, length)
  } catch (error) {
    throw asFileError(path, "read", error)
  }
}

/** Reads a report of any kind the program knows. On a terminal it says how far it is, when that takes a while. */
export async function readReport(path: string, io: Io): Promise<Imported> {
  const bytes = await readBytes(path)
  const name = basename(path)
  const line = progressLine(io.stderr, `正在读 ${name}`, () => performance.now())
  const result = readReportFile(name, bytes, { onlooker: sparing(line, bytes.length) })
  line.clear()
  if (!result.ok) throw new FileError(`${path}：${result.failure.message}`)
  return result.value
}

/**
 * Writes a file whole or not at all. Without `force` an existing file is never replaced, not even one that appears
 * meanwhile.
 */
export async function writeBytes(path: string, bytes: Uint8Array, force: boolean): Promise<void> {
  try {
    await writeWhole(path, bytes, force)
  } catch (error) {
    throw asFileError(path, "write", error)
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

function asFileError(path: string, doing: "read" | "write", error: unknown): FileError {
  if (error instanceof FileError) return error
  const known = reasons[`${doing} ${codeOf(error)}`]
  const unknown = doing === "read" ? "读不了这个文件，系统没有说明原因。" : "没有存上，系统没有说明原因。"
  return new FileError(`${path}：${known ?? `${unknown}换一个位置再试。`}`)
}
