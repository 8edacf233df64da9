import { stat } from "node:fs/promises"
import { availableParallelism } from "node:os"
import { join, resolve } from "node:path"
import { readableEndings } from "#shared/api/endings"
import { matchLastNames } from "#shared/batch/last-names"
import type { BatchResult } from "#shared/batch/row"
import { isFailure } from "#shared/batch/row"
import { batchWorkbook } from "#shared/batch/workbook"
import { writeWorkbook } from "#shared/xlsx/write"
import { codeOf } from "../storage/files"
import { reportFiles } from "../storage/report-files"
import { readArgs, readYear } from "./args"
import { openJournal } from "./batch-journal"
import { checkAll } from "./batch-pool"
import { writeBytes } from "./files"
import { type Exit, exit, FileError, type Io, printJson, UsageError } from "./io"
import { countLine } from "./progress"

/**
 * `shuzhi batch DIR [--last DIR2] [--year Y] -o SUMMARY.xlsx [--json] [--force] [--jobs N]`: checks every report below a folder on
 * all cores. What is done is kept beside SUMMARY until the table is written: after Ctrl+C or a power cut the same call
 * goes on where it stopped.
 */
export async function batch(words: string[], io: Io): Promise<Exit> {
  const { values, files } = readArgs("batch", words, {
    last: { type: "string" },
    year: { type: "string" },
    output: { type: "string", short: "o" },
    json: { type: "boolean" },
    force: { type: "boolean" },
    jobs: { type: "string" },
  })
  const year = readYear(values.year) ?? null
  const jobs = readJobs(values.jobs)
  if (files.length === 0) throw new UsageError("batch 后面缺少文件夹。运行 shuzhi --help 看用法。")
  if (files.length > 1) throw new UsageError(`batch 一次只查一个文件夹，这里写了 ${files.length} 个。`)
  const folder = files[0]!
  const out = values.output
  if (typeof out !== "string" || out === "")
    throw new UsageError("batch 缺少 -o SUMMARY.xlsx，不知道存到哪里。")
  if (!/\.xlsx$/i.test(out)) throw new UsageError(`-o 后面要写 .xlsx 文件名，这里是“${out}”。`)
  // Known before hours of work, not after them.
  if (!values.force && (await exists(out)))
    throw new FileError(`${out}：已有同名文件，没有覆盖。换一个文件名，或加 --force 覆盖它。`)

  const paths = await reportsBelow(folder)
  if (paths.length === 0)
    throw new FileError(
      `${folder}：这里没有能读的报告（${readableEndings.map((ending) => `.${ending}`).join("、")}）。核对文件夹。`,
    )
  const lastFolder = typeof values.last === "string" ? values.last : null
  const last = lastFolder === null ? new Map<string, string>() : await lastReports(paths, lastFolder, io)
  const journal = await openJournal(`${out}.partial`, {
    folder: resolve(folder),
    year,
    last: lastFolder === null ? null : resolve(lastFolder),
  })
  const known = await journal.known(paths)
  const line = countLine(io.stderr, paths.length, known.size, () => performance.now())
  if (known.size > 0) io.stderr.write(`接着上次的查：${known.size} 份已查过，不再重查。\n`)
  const stop = stopOnInterrupt(io)
  let results: Map<string, BatchResult>
  try {
    const open = paths.filter((path) => !known.has(path))
    results = await checkAll(
      open,
      { folder, year, last, jobs, worker: io.worker, signal: stop.signal },
      async (done) => {
        await journal.add(done)
        line.add(done.file)
      },
    )
  } finally {
    stop.release()
    line.clear()
    await journal.close()
  }
  for (const [path, result] of known) results.set(path, result)
  if (stop.signal.aborted)
    throw new FileError(
      `停下了：${paths.length} 份里查完 ${results.size} 份，汇总表没有写。再运行同一条命令，从停下的地方接着查。`,
    )

  const rows = paths.map((path) => results.get(path)!)
  await writeBytes(out, await writeWorkbook(batchWorkbook(rows)), values.force === true)
  await journal.remove()
  return told(rows, out, values.json === true, io)
}

function told(rows: readonly BatchResult[], out: string, json: boolean, io: Io): Exit {
  const failed = rows.filter(isFailure)
  const withErrors = rows.filter((row) => !isFailure(row) && row.levels.error > 0).length
  if (json) printJson(io, { out, files: rows })
  else {
    for (const { file, failure } of failed) io.stderr.write(`${file}：${failure}\n`)
    io.stdout.write(
      `${out}  ${rows.length} 份：${withErrors} 份有必须改的，${rows.length - failed.length - withErrors} 份没有，${failed.length} 份没有读成\n`,
    )
  }
  return failed.length > 0 ? exit.file : withErrors > 0 ? exit.findings : exit.done
}

function readJobs(value: string | boolean | undefined): number {
  if (value === undefined) return availableParallelism()
  const jobs = Number(value)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256)
    throw new UsageError("--jobs 后面要写 1 到 256 的整数，是同时查几份。")
  return jobs
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch {
    return false
  }
}

/** Names of every report below a folder. */
async function reportsBelow(folder: string): Promise<string[]> {
  try {
    return (await reportFiles(folder)).map(({ name }) => name)
  } catch (error) {
    const why: Readonly<Record<string, string>> = {
      ENOENT: "没有这个文件夹。核对名字和所在位置。",
      ENOTDIR: "这是文件，不是文件夹。写出装着各份报告的那个文件夹。",
      EACCES: "没有读它的权限。换一个有权限的位置，或请管理员放开权限。",
    }
    throw new FileError(
      `${folder}：${why[codeOf(error)] ?? "读不了这个文件夹，系统没有说明原因。换一个位置再试。"}`,
    )
  }
}

/** Paths of last year's reports by the names of this year's; says which of them have none. */
async function lastReports(names: string[], folder: string, io: Io): Promise<Map<string, string>> {
  const matched = matchLastNames(names, await reportsBelow(folder))
  const without = names.filter((name) => !matched.has(name))
  if (without.length > 0)
    io.stderr.write(
      `${without.length} 份没有找到去年的，照查，只是没有沿用率：${without.slice(0, 5).join("、")}${without.length > 5 ? " 等" : ""}。文件名除年份外写成一样就能对上。\n`,
    )
  return new Map([...matched].map(([name, last]) => [name, join(folder, last)]))
}

/** Ctrl+C ends the work in an orderly way; a second one ends the process as ever. */
function stopOnInterrupt(io: Io): { signal: AbortSignal; release(): void } {
  const controller = new AbortController()
  const onInterrupt = () => {
    io.stderr.write("\n正在停下……\n")
    controller.abort()
  }
  process.once("SIGINT", onInterrupt)
  return { signal: controller.signal, release: () => process.off("SIGINT", onInterrupt) }
}
