import type { Folder } from "#shared/api/contract"
import { ok } from "#shared/api/result"
import type { BatchResult } from "#shared/batch/row"
import { batchWorkbook, type Reviewed } from "#shared/batch/workbook"
import { checkSettingsOf, leavePage, openFile } from "../../app/actions"
import { type App, ask, say } from "../../app/store"
import { Choice } from "../../ui/Choice"
import { Batch, type BatchFile, batchPlace, opinionFor, verdictOf } from "./batch"
import { checkFile } from "./check"
import { verdictNames } from "./verdict"

/** Shows the page of the batch, as it was left. */
export async function showBatch(app: App): Promise<void> {
  if (app.store.getState().page.name === "batch" || !(await leavePage(app))) return
  app.store.setState({ page: { name: "batch" } })
}

/** Lets the user choose a folder and checks it. */
export async function chooseFolder(app: App): Promise<void> {
  const picked = await app.host.pickFolder({})
  if (!picked.ok) say(app, picked.failure.message)
  else if (picked.value) await startBatch(app, picked.value.name, filesOf(app, picked.value))
}

function filesOf(app: App, { files }: Folder): BatchFile[] {
  return files.map(({ name, handle }) => ({
    name,
    async bytes() {
      const read = await app.host.readFolderFile({ handle })
      return read.ok ? ok(read.value.bytes) : read
    },
    open: () => app.host.openFolderFile({ handle }),
  }))
}

/** Checks these files in place of those before; asks first when something of the reviewer's would be lost. */
export async function startBatch(app: App, name: string, files: readonly BatchFile[]): Promise<void> {
  if (files.length === 0) {
    say(app, `“${name}”里没有能读的报告（.docx、.doc、.wps、.txt、.md、.shuzhi）。换一个文件夹。`)
    return
  }
  const place = batchPlace(app)
  const before = place.getState().batch
  if (before?.store.getState().unsaved && !(await mayDropReviews(app))) return
  before?.stop()
  const batch = new Batch(name, files, checkFile, checkSettingsOf(app.store.getState().settings))
  place.setState({ batch })
  void batch.run()
}

function mayDropReviews(app: App): Promise<boolean> {
  return ask<boolean>(app, false, (choose) => (
    <Choice
      title="改过的结论还没有导出"
      text="换一个文件夹，这里改过的结论和退回意见就没有了。先导出汇总表，它们都在表里。"
      choices={[
        { label: "换文件夹，不要这些改动", value: true },
        { label: "留下", value: false, safe: true },
      ]}
      onChoose={choose}
    />
  ))
}

/** Checks all files anew, with the settings of now. What the reviewer changed stays. */
export function recheck(app: App): void {
  const place = batchPlace(app)
  const before = place.getState().batch
  if (!before) return
  before.stop()
  const { name, files, reviews, unsaved } = before.store.getState()
  const batch = new Batch(name, files, checkFile, checkSettingsOf(app.store.getState().settings))
  batch.store.setState({ reviews, unsaved })
  place.setState({ batch })
  void batch.run()
}

/** Opens the original as if it had been dropped on the window. */
export async function openOriginal(app: App, batch: Batch, file: string): Promise<void> {
  const of = batch.store.getState().files.find(({ name }) => name === file)
  const opened = await of?.open()
  if (!opened) return
  if (opened.ok) await openFile(app, opened.value)
  else say(app, opened.failure.message)
}

/** Writes the table of what is checked so far, in this order, where the user wants it. */
export async function exportTable(app: App, batch: Batch, results: readonly BatchResult[]): Promise<void> {
  const { name, files, reviews } = batch.store.getState()
  const reviewed = new Map<string, Reviewed>()
  for (const result of results) {
    const review = reviews.get(result.file)
    const verdict = verdictOf(result, review)
    if (!verdict) continue
    reviewed.set(result.file, {
      verdict: verdictNames[verdict],
      opinion:
        verdict === "open" || verdict === "passed" ? (review?.opinion ?? "") : opinionFor(result, review),
    })
  }
  const bytes = await batchWorkbook(results, reviewed)
  const suggestedName = `${name.slice(0, 80)}汇总表.xlsx`
  const written = await app.host.exportFile({ suggestedName, bytes })
  if (!written.ok) say(app, written.failure.message)
  else if (written.value) {
    const { handle } = written.value
    if (batch.store.getState().reviews === reviews) batch.store.setState({ unsaved: false })
    const rest = files.length - results.length
    say(
      app,
      `已导出“${written.value.name}”，${results.length} 份${rest > 0 ? `；还有 ${rest} 份没有查，不在表里` : ""}。`,
      handle ? { label: "打开所在文件夹", run: () => void app.host.revealFile({ handle }) } : undefined,
    )
  }
}

/** Puts words on the clipboard; a page may do that only while it answers a click or a key. */
export function copyWords(app: App, words: string, what: string): void {
  const focused = document.activeElement
  const box = document.createElement("textarea")
  box.value = words
  box.style.position = "fixed"
  box.style.opacity = "0"
  document.body.append(box)
  box.select()
  const done = document.execCommand("copy")
  box.remove()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  say(app, done ? `已复制${what}。` : `没有复制上，浏览器不让。选中文字，按 Ctrl+C 复制。`)
}
