import { Node } from "prosemirror-model"
import { fail, ok, type Result } from "#shared/api/result"
import { writeReport } from "#shared/model/report"
import { schema } from "#shared/model/schema"
import type { Imported } from "#shared/reading/imported"
import type { Answers, Task } from "./tasks"
import FileWorker from "./worker?worker&inline"

/** No file that the limits allow takes a tenth of this; what takes longer is given up. */
const patience = 60_000

let worker: Worker | null = null
let lastId = 0
const waiting = new Map<number, (result: Result<unknown>) => void>()

function failAll(message: string): void {
  worker?.terminate()
  worker = null
  for (const answer of waiting.values()) answer(fail("failed", message))
  waiting.clear()
}

/** One worker for all tasks, made when the first comes. */
function theWorker(): Worker {
  if (worker) return worker
  worker = new FileWorker()
  worker.onmessage = ({ data }: MessageEvent<{ id: number; result: Result<unknown> }>) => {
    waiting.get(data.id)?.(data.result)
    waiting.delete(data.id)
  }
  worker.onerror = () => failAll("处理文件时程序出了错，原文件没有改动。重试一次；还不行就换一份文件。")
  return worker
}

function run<Kind extends Task["kind"]>(task: Extract<Task, { kind: Kind }>): Promise<Result<Answers[Kind]>> {
  return new Promise((resolve) => {
    const id = ++lastId
    const timer = setTimeout(
      () => failAll("这份文件读了一分钟还没读完，已停下，原文件没有改动。删去其中的图片和表格再试。"),
      patience,
    )
    waiting.set(id, (result) => {
      clearTimeout(timer)
      resolve(result as Result<Answers[Kind]>)
    })
    theWorker().postMessage({ id, task })
  })
}

/** Reads a file of any kind into a report, off the main thread. */
export async function readInWorker(name: string, bytes: Uint8Array): Promise<Result<Imported>> {
  const read = await run({ kind: "read", name, bytes })
  if (!read.ok) return read
  return ok({ ...read.value, doc: Node.fromJSON(schema, read.value.doc) })
}

/** Lays a report out as .docx, off the main thread. The same report gives the same bytes. */
export function exportInWorker(doc: Node): Promise<Result<Uint8Array>> {
  return run({ kind: "export", report: writeReport(doc) })
}
