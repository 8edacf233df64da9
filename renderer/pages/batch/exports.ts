import type { Result } from "#shared/api/result"
import { opinionTable, summaryTable } from "#shared/batch/document"
import type { BatchResult, BatchRow } from "#shared/batch/row"
import { type ScaleLine, scaleLines } from "#shared/batch/scale"
import { batchWorkbook, type Reviewed } from "#shared/batch/workbook"
import type { TableDocument } from "#shared/docx/export/table"
import { type App, say } from "../../app/store"
import { tableInWorker, workbookInWorker } from "../../work"
import { type Batch, opinionFor, verdictOf } from "./batch"
import { verdictNames } from "./verdict"

/** Writes the table of what is checked so far, in this order, where the user wants it. */
export async function exportTable(
  app: App,
  batch: Batch,
  results: readonly BatchResult[],
  as: "xlsx" | "docx" = "xlsx",
): Promise<void> {
  const { name, files, due, reviews } = batch.store.getState()
  // What is to be checked again was checked by another scale, or against another old report.
  const done = results.filter(({ file }) => !due.has(file))
  const reviewed = reviewedOf(app, batch, done)
  const scale = scaleOf(app, batch)
  const made =
    as === "xlsx"
      ? await workbookInWorker(batchWorkbook(done, reviewed, scale))
      : await tableInWorker(summaryTable(name, done, reviewed, scale))
  const rest = files.length - done.length
  const written = await write(
    app,
    `${name.slice(0, 80)}汇总表.${as}`,
    made,
    `，${done.length} 份${rest > 0 ? `；还有 ${rest} 份没有查，不在表里` : ""}`,
  )
  if (written && batch.store.getState().reviews === reviews) batch.store.setState({ unsaved: false })
}

/** Writes 退回意见 of one report, as it is shown, as a .docx. */
export async function exportOpinion(
  app: App,
  batch: Batch,
  result: BatchRow,
  opinion: string,
): Promise<void> {
  const { name, reviews } = batch.store.getState()
  const verdict = verdictOf(result, reviews.get(result.file), app.store.getState().settings.review)!
  const reviewed = new Map([[result.file, { verdict: verdictNames[verdict], opinion }]])
  await writeOpinions(app, opinionTable(name, [result], reviewed), "")
}

/** Writes 退回意见 of all these reports as one .docx; those without any are left out. */
export async function exportOpinions(app: App, batch: Batch, results: readonly BatchResult[]): Promise<void> {
  const { name } = batch.store.getState()
  const table = opinionTable(name, results, reviewedOf(app, batch, results))
  if (table.rows.length === 0) {
    say(app, "没有一份有退回意见，没有可导出的。要退回的，先在右边写上意见。")
    return
  }
  await writeOpinions(app, table, `，${table.rows.length} 份有意见`)
}

async function writeOpinions(app: App, table: TableDocument, what: string): Promise<void> {
  await write(app, `${table.title.slice(0, 80)}.docx`, await tableInWorker(table), what)
}

/** What the review goes by, in words. */
export function scaleOf(app: App, batch: Batch): ScaleLine[] {
  const { settings, last } = batch.store.getState()
  return scaleLines(
    app.store.getState().settings.review,
    settings,
    last && { folder: last.name, matched: last.matches.size },
  )
}

/** Nobody is told to change a report that may pass, unless the reviewer wrote it himself. */
function reviewedOf(app: App, batch: Batch, results: readonly BatchResult[]): Map<string, Reviewed> {
  const { reviews } = batch.store.getState()
  const scale = app.store.getState().settings.review
  const reviewed = new Map<string, Reviewed>()
  for (const result of results) {
    const review = reviews.get(result.file)
    const verdict = verdictOf(result, review, scale)
    if (!verdict) continue
    const passes = verdict === "open" || verdict === "passed"
    const opinion = passes ? (review?.opinion ?? "") : opinionFor(result, review)
    reviewed.set(result.file, { verdict: verdictNames[verdict], opinion })
  }
  return reviewed
}

/** Writes a file where the user wants it and says so; answers false when it was not written. */
async function write(
  app: App,
  suggestedName: string,
  made: Result<Uint8Array>,
  what: string,
): Promise<boolean> {
  const written = made.ok ? await app.host.exportFile({ suggestedName, bytes: made.value }) : made
  if (!written.ok) say(app, written.failure.message)
  if (!written.ok || !written.value) return false
  const { name, handle } = written.value
  say(
    app,
    `已导出“${name}”${what}。`,
    handle ? { label: "打开所在文件夹", run: () => void app.host.revealFile({ handle }) } : undefined,
  )
  return true
}
