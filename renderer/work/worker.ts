import { fail, ok, type Result } from "#shared/api/result"
import { standardLayout } from "#shared/docx/export/layout"
import { writeRedline } from "#shared/docx/export/redline"
import { writeTable } from "#shared/docx/export/table"
import { writeDocx } from "#shared/docx/export/write"
import { readCopy } from "#shared/merge/read-copy"
import { readReport } from "#shared/model/report"
import { readFile } from "#shared/reading/read-file"
import type { Onlooker } from "#shared/source/pace"
import { writeWorkbook } from "#shared/xlsx/write"
import { type Answers, mostBlocks, type Report, type Request, type Task } from "./tasks"

/** Files are read and made here, so that a slow or hostile one never holds up the window. */
async function run(task: Task, onlooker: Onlooker): Promise<Result<Answers[Task["kind"]]>> {
  if (task.kind === "read") {
    const read = readFile(task.name, task.bytes, { onlooker, head: task.head })
    if (!read.ok) return read
    const { doc, map, ...rest } = read.value
    // A report of our own was written here and is whole or nothing.
    if (map.places.length > mostBlocks && task.head === undefined && rest.format !== "shuzhi")
      return ok({ blocks: map.places.length })
    return ok({ ...rest, map, doc: doc.toJSON() })
  }
  if (task.kind === "table") return ok(await writeTable(task.table))
  if (task.kind === "workbook") return ok(await writeWorkbook(task.workbook))
  if (task.kind === "copy") return readCopy(task.bytes, onlooker)
  const report = readReport(task.report)
  if (!report.ok)
    return fail("damaged", "稿子里有读不懂的内容，没有导出。另存一份 .shuzhi 留底，再从备份打开。")
  if (task.kind === "redline") {
    const before = readReport(task.before)
    if (!before.ok) return fail("damaged", "选的那一版里有读不懂的内容，没有导出。换一版再比。")
    return ok(await writeRedline(before.doc, report.doc, { author: task.author, date: task.date }))
  }
  return ok(await writeDocx(report.doc, standardLayout))
}

self.onmessage = async ({ data: { id, task } }: MessageEvent<Request>) => {
  const post = (report: Report) => self.postMessage(report)
  const onlooker: Onlooker = {
    now: () => performance.now(),
    tell: (progress) => post({ id, progress }),
  }
  let result: Result<unknown>
  try {
    result = await run(task, onlooker)
  } catch (error) {
    // A mistake of ours must not look like a fault of the file; the page still goes on.
    console.error(error)
    result = fail("failed", "处理这份文件时程序出了错，原文件没有改动。另存为 .docx 再试一次。")
  }
  post({ id, result })
}
