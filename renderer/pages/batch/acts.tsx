import type { Folder } from "#shared/api/contract"
import { ok } from "#shared/api/result"
import type { Settings } from "#shared/api/settings"
import { settingsUnder } from "#shared/batch/scale"
import type { CheckSettings } from "#shared/checks/types"
import { checkSettingsOf, leavePage, openFile } from "../../app/actions"
import { type App, ask, changeSettings, say, showDialog } from "../../app/store"
import { Choice } from "../../ui/Choice"
import { Batch, type BatchFile, batchPlace, type LastFile } from "./batch"
import { checkFile, readLast } from "./check"
import { MatchDialog } from "./MatchDialog"
import { ScaleDialog } from "./ScaleDialog"

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
  const batch = new Batch(name, files, checkFile, reviewSettings(app.store.getState().settings))
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
  const { batch } = batchPlace(app).getState()
  void batch?.recheck(reviewSettings(app.store.getState().settings))
}

/** What the reports of a folder are checked with: the settings, and 审阅尺度 over them. */
export function reviewSettings(settings: Settings): CheckSettings {
  return settingsUnder(settings.review, checkSettingsOf(settings))
}

/** Lets the user choose last year's folder, and holds the reports against what lies in it. */
export async function chooseLastFolder(app: App, batch: Batch): Promise<void> {
  const picked = await app.host.pickFolder({ use: "lastYear" })
  if (!picked.ok) return say(app, picked.failure.message)
  if (!picked.value) return
  const { name, files } = picked.value
  if (files.length === 0) {
    say(app, `“${name}”里没有能读的报告（.docx、.doc、.wps、.txt、.md、.shuzhi）。换一个文件夹。`)
    return
  }
  void batch.holdAgainst(
    name,
    files.map(
      (file): LastFile => ({
        name: file.name,
        async report(signal) {
          const read = await app.host.readFolderFile({ handle: file.handle })
          return read.ok ? readLast(file.name, read.value.bytes, signal) : read
        },
      }),
    ),
  )
  const { files: all, last } = batch.store.getState()
  const matched = last?.matches.size ?? 0
  const open = all.length - matched
  say(
    app,
    `“${name}”里 ${matched} 份按文件名对上了。${open > 0 ? `${open} 份没有对上，在“与上年相同”一栏里选。` : ""}`,
  )
}

/** Lets the reviewer say which old report belongs to one of this year's. */
export function chooseLast(app: App, batch: Batch, file: string): void {
  showDialog(app, (close) => (
    <MatchDialog
      batch={batch}
      file={file}
      onClose={close}
      onMatch={(old) => {
        close()
        const before = batch.match(file, old)
        if (before !== null) say(app, `“${before}”原来对着这份上年的，现在没有对上了，给它另选一份。`)
      }}
    />
  ))
}

export function showScale(app: App): void {
  showDialog(app, (close) => (
    <ScaleDialog
      review={app.store.getState().settings.review}
      general={checkSettingsOf(app.store.getState().settings)}
      onClose={close}
      onSet={(review) => {
        close()
        const before = app.store.getState().settings
        changeSettings(app, { review })
        const { batch } = batchPlace(app).getState()
        const settings = reviewSettings(app.store.getState().settings)
        // How many places send a report back is no matter of checking.
        if (JSON.stringify(reviewSettings(before)) !== JSON.stringify(settings)) void batch?.recheck(settings)
      }}
    />
  ))
}

/** Opens the original as if it had been dropped on the window. */
export async function openOriginal(app: App, batch: Batch, file: string): Promise<void> {
  const of = batch.store.getState().files.find(({ name }) => name === file)
  const opened = await of?.open()
  if (!opened) return
  if (opened.ok) await openFile(app, opened.value)
  else say(app, opened.failure.message)
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
