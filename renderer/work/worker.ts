import { fail, ok, type Result } from "#shared/api/result"
import { standardLayout } from "#shared/docx/export/layout"
import { writeDocx } from "#shared/docx/export/write"
import { readReport } from "#shared/model/report"
import { readFile } from "#shared/reading/read-file"
import type { Answers, Task } from "./tasks"

/** Files are read and made here, so that a slow or hostile one never holds up the window. */
async function run(task: Task): Promise<Result<Answers[Task["kind"]]>> {
  if (task.kind === "read") {
    const read = readFile(task.name, task.bytes)
    return read.ok ? ok({ ...read.value, doc: read.value.doc.toJSON() }) : read
  }
  const report = readReport(task.report)
  if (!report.ok)
    return fail("damaged", "稿子里有读不懂的内容，没有导出。另存一份 .shuzhi 留底，再从备份打开。")
  return ok(await writeDocx(report.doc, standardLayout))
}

self.onmessage = async ({ data }: MessageEvent<{ id: number; task: Task }>) => {
  let result: Result<unknown>
  try {
    result = await run(data.task)
  } catch (error) {
    // A mistake of ours must not look like a fault of the file; the page still goes on.
    console.error(error)
    result = fail("failed", "处理这份文件时程序出了错，原文件没有改动。另存为 .docx 再试一次。")
  }
  self.postMessage({ id: data.id, result })
}
