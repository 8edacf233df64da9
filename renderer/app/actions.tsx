import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import type { OpenedFile, OpenReport, ReportEntry, ReportId } from "#shared/api/contract"
import type { Settings } from "#shared/api/settings"
import { carryOver } from "#shared/carry/draft"
import { standingMoves, undoMove } from "#shared/carry/standing-moves"
import type { CheckSettings } from "#shared/checks/types"
import { newReport as blankReport } from "#shared/library/new-report"
import { sampleReports } from "#shared/library/samples"
import { skeletonById } from "#shared/library/skeletons"
import { idsFor } from "#shared/model/ids"
import { readReport, writeReport } from "#shared/model/report"
import { attrsOf } from "#shared/model/schema"
import type { Imported } from "#shared/reading/imported"
import { stageNames } from "#shared/source/pace"
import { undoable } from "../editor/edit"
import { newEditorState } from "../editor/state"
import { summaryOf } from "../editor/summary"
import { openPanel } from "../panels/reveal"
import { Choice } from "../ui/Choice"
import { readInWorker } from "../work"
import { mostBlocks } from "../work/tasks"
import { deskUi } from "./desk-ui"
import { Session } from "./session"
import {
  type App,
  ask,
  type Progress,
  type Reading,
  refreshReports,
  type StartTab,
  say,
  whenAnswered,
} from "./store"

/** Characters of a title or file name that a name made from it keeps; the host takes 200. */
const longestName = 180

/** What the settings of the program mean to the check. */
export function checkSettingsOf(settings: Settings): CheckSettings {
  const { rulesOff, rulesByType, ...rest } = settings
  const { severities, limits, partLimits, charactersPerMinute, house, ignored } = rest
  return {
    off: rulesOff,
    byType: rulesByType,
    severities,
    limits,
    partLimits,
    charactersPerMinute,
    house,
    ignored,
  }
}

const stateOf = (app: App, doc: Node) => newEditorState(doc, checkSettingsOf(app.store.getState().settings))

/** The session on the desk, or null. */
export function sessionOf(app: App): Session | null {
  const { page } = app.store.getState()
  return page.name === "desk" ? page.session : null
}

/** A word is being composed in the text: nothing is drawn until it is chosen, or the input method loses its place. */
export const isComposing = (app: App): boolean => sessionOf(app)?.view?.composing ?? false

/** A file was amended while it was read, and is not on the desk yet: leaving the page would lose that. */
export function hasAmendments(app: App): boolean {
  const { page } = app.store.getState()
  return page.name === "recognise" && page.amended
}

/** Leaves the page, whichever it is. Answers false when the user would rather stay, because something would be lost. */
export async function leavePage(app: App): Promise<boolean> {
  return hasAmendments(app) ? mayDropAmendments(app) : leaveDesk(app)
}

function mayDropAmendments(app: App): Promise<boolean> {
  return ask<boolean>(app, false, (choose) => (
    <Choice
      title="这份稿还没有开始写"
      text="在这里定下和挪动的还没有存。现在离开，这些改动就没有了，原文件不受影响。"
      choices={[
        { label: "离开，不要这些改动", value: true },
        { label: "留下", value: false, safe: true },
      ]}
      onChoose={choose}
    />
  ))
}

/**
 * Saves what is left and gives the report back. Answers false when the last change could not be saved, and the user
 * did not give it up.
 */
async function leaveDesk(app: App): Promise<boolean> {
  const session = sessionOf(app)
  if (!session || (await session.close())) return true
  const { saving } = session.store.getState()
  const why = saving.at === "failed" ? saving.failure.message : ""
  const answer = await ask<"stay" | "leave">(app, "stay", (choose) => (
    <Choice
      title="最后的改动没有存上"
      text={`${why}现在离开，这些改动就没有了。`}
      choices={[
        { label: "离开，不要这些改动", value: "leave" },
        { label: "留下", value: "stay", safe: true },
      ]}
      onChoose={choose}
    />
  ))
  if (answer === "stay") return false
  await session.release()
  return true
}

/** Shows a page behind the rail; an open report is saved and closed first. */
export async function goTo(app: App, tab: StartTab): Promise<void> {
  if (!(await leavePage(app))) return
  app.store.setState({ page: { name: "start", tab } })
  await refreshReports(app)
}

function toDesk(app: App, opened: OpenReport): boolean {
  const read = readReport(opened.report)
  if (!read.ok) {
    void app.host.releaseReport({ id: opened.id })
    say(
      app,
      read.reason === "newer"
        ? "这份报告是新版述职台存的，这个版本打不开。先升级程序，报告原样留着。"
        : "这份报告的内容坏了，打不开，原样留着。从备份或 .shuzhi 文件里再打开一次。",
    )
    return false
  }
  const entry = app.store.getState().reports?.find(({ id }) => id === opened.id)
  const session = new Session(app.host, opened, stateOf(app, read.doc), entry?.summary.exportedAt ?? null)
  app.store.setState({ page: { name: "desk", session } })
  if (opened.rescued) say(app, "上次没有正常关机，已找回没来得及存的改动。")
  if (opened.readOnly) say(app, "这份报告在另一个窗口开着，这里只能看。关掉那边，再从这里打开。")
  return true
}

/** Opens a report of the library on the desk. */
export async function openReport(app: App, id: ReportId): Promise<void> {
  if (sessionOf(app)?.id === id) return
  if (!(await leavePage(app))) return
  const opened = await app.host.openReport({ id })
  if (!opened.ok) say(app, opened.failure.message)
  if (!opened.ok || !toDesk(app, opened.value)) await offDesk(app)
}

/** The next report did not open, and the one before was given back already: nothing may be written there. */
async function offDesk(app: App): Promise<void> {
  if (sessionOf(app)) app.store.setState({ page: { name: "start", tab: "home" } })
  await refreshReports(app)
}

/** Puts a new report into the library; answers null, said why, when that fails. */
async function create(
  app: App,
  doc: Node,
  name: string | null,
  file: OpenedFile | null,
): Promise<OpenReport | null> {
  const created = await app.host.createReport({
    report: writeReport(doc),
    summary: { ...summaryOf(stateOf(app, doc)), exportedAt: null },
    name,
    file: file?.handle ?? null,
  })
  if (created.ok) return created.value
  say(app, created.failure.message)
  return null
}

async function createAndOpen(app: App, doc: Node, file: OpenedFile | null = null): Promise<void> {
  if (await leavePage(app)) await openNew(app, doc, file)
}

async function openNew(app: App, doc: Node, file: OpenedFile | null): Promise<void> {
  const opened = await create(app, doc, null, file)
  if (!opened || !toDesk(app, opened)) await offDesk(app)
}

/** A new report on a skeleton, with the limits that the user set for new ones. */
export async function newReport(app: App, skeletonId: string, year: number): Promise<void> {
  const skeleton = skeletonById(skeletonId)
  if (!skeleton) throw new RangeError(`no skeleton ${skeletonId}`)
  // The clock makes the ids of two reports that begin alike different.
  const doc = blankReport(skeleton, year, idsFor(`${skeletonId} ${year} ${Date.now()}`))
  await createAndOpen(app, withLimits(doc, app.store.getState().settings))
}

function withLimits(doc: Node, { limits }: Settings): Node {
  const attrs = attrsOf.report(doc)
  return doc.type.create({ ...attrs, properties: { ...attrs.properties, limits } }, doc.content)
}

/** Reads a sample of the program as if it were last year's file. */
export async function openSample(app: App): Promise<void> {
  const sample = sampleReports[0]!
  const bytes = new TextEncoder().encode(sample.text)
  await readOnPage(app, { handle: "f00000000", name: sample.fileName, bytes })
}

/** Lets the user choose a file and opens it. */
export async function openFromDialog(app: App): Promise<void> {
  const picked = await app.host.pickFile({})
  if (!picked.ok) say(app, picked.failure.message)
  else if (picked.value) await openFile(app, picked.value)
}

/** Opens what was dropped on the window; the first file counts. */
export async function openDropped(app: App, transfer: DataTransfer, open = openFile): Promise<void> {
  const item = [...transfer.items].find(({ kind }) => kind === "file")
  if (!item) {
    say(app, "拖进来的不是文件。把 .docx、.doc、.wps、.txt 或 .shuzhi 文件拖到这里。")
    return
  }
  const many = [...transfer.items].filter(({ kind }) => kind === "file").length > 1
  // Both must be asked for before the event is over.
  const file = item.getAsFile()
  const handle = "getAsFileSystemHandle" in item ? await handleOf(item as HandleItem) : null
  const opened = await app.host.openDropped({ file, handle })
  if (!opened.ok) {
    say(app, opened.failure.message)
    return
  }
  if (many) say(app, "一次读一份，先读第一份。")
  await open(app, opened.value)
}

type HandleItem = DataTransferItem & { getAsFileSystemHandle(): Promise<unknown> }

/** Null where the browser refuses a handle: the file itself can still be read. */
const handleOf = (item: HandleItem) => item.getAsFileSystemHandle().catch(() => null)

/** A report of ours is opened in place; any other file goes to the recognition page. */
export async function openFile(app: App, file: OpenedFile): Promise<void> {
  await whenAnswered(app)
  if (/\.shuzhi$/i.test(file.name)) await openOurFile(app, file)
  else await readOnPage(app, file)
}

/** What takes no longer than this shows no bar: it would only flash. In milliseconds. */
const barAfter = 300

/** The reading that is going on; another file ends it. */
const going = new WeakMap<App, AbortController>()

/**
 * Reads a file, with a bar and a way to stop it when it takes long; answers null, said why, when it cannot be read or
 * was stopped.
 *
 * @param head only so many paragraphs from the top
 */
async function read(app: App, file: OpenedFile, head?: number): Promise<Imported | null> {
  going.get(app)?.abort()
  const controller = new AbortController()
  going.set(app, controller)
  const { signal } = controller
  let stopped = false
  const cancel = () => {
    stopped = true
    controller.abort()
  }
  let progress: Progress = { label: `正在读 ${file.name}`, done: 0, total: null, percent: true, cancel }
  let shown = false
  const show = () => {
    shown = true
    app.store.setState({ progress })
  }
  const timer = setTimeout(show, barAfter)
  const result = await readInWorker(file.name, file.bytes, {
    signal,
    ...(head === undefined ? {} : { head }),
    onProgress({ stage, share }) {
      progress = { ...progress, label: `${stageNames[stage]}：${file.name}`, done: share, total: 1 }
      if (shown) show()
    },
  })
  clearTimeout(timer)
  // Another reading shows its own.
  if (going.get(app) === controller) {
    going.delete(app)
    app.store.setState({ progress: null })
  }
  if (signal.aborted) {
    if (stopped) say(app, `已停下，没有读入“${file.name}”，原文件没有改动。`)
    return null
  }
  if (result.ok) return "blocks" in result.value ? readHead(app, file, result.value.blocks) : result.value
  await ask(app, null, (choose) => (
    <Choice
      title={`${file.name} 打不开`}
      text={result.failure.message}
      choices={[{ label: "知道了", value: null, safe: true }]}
      onChoose={choose}
    />
  ))
  return null
}

/** A file of more than the window can show: the user may have its beginning. */
async function readHead(app: App, file: OpenedFile, blocks: number): Promise<Imported | null> {
  const most = mostBlocks.toLocaleString("en-US")
  const answer = await ask<boolean>(app, false, (choose) => (
    <Choice
      title={`${file.name} 太长`}
      text={`它有 ${blocks.toLocaleString("en-US")} 段，窗口里最多摆 ${most} 段，再多就写不动了。可以只读开头 ${most} 段；要写后面的，先在 Word 或 WPS 里分成几份再读。原文件没有改动。`}
      choices={[
        { label: `只读开头 ${most} 段`, value: true },
        { label: "不读了", value: false, safe: true },
      ]}
      onChoose={choose}
    />
  ))
  return answer ? read(app, file, mostBlocks) : null
}

async function readOnPage(app: App, file: OpenedFile): Promise<void> {
  const imported = await read(app, file)
  if (!imported) return
  if (imported.format === "shuzhi") {
    await createAndOpen(app, imported.doc)
    return
  }
  if (!(await leavePage(app))) return
  app.store.setState({ page: { name: "recognise", reading: { file, imported }, amended: false } })
}

/** Takes over what the recognition page made of a file: a report of ours, on the desk. */
export async function acceptReading(app: App, _reading: Reading, doc: Node): Promise<void> {
  // What was amended is in it: nothing is lost with the page.
  await openNew(app, doc, null)
}

/**
 * This year's draft from last year's report, in the library and on the desk. What moved on with the year is one undo
 * step of the report.
 *
 * @param name of the old report, as the user knows it
 */
export async function writeThisYear(app: App, name: string, last: Node, year: number): Promise<void> {
  const from = attrsOf.report(last).properties.year
  // The year that a file does not say is the one before: that is what a report is taken over from.
  const { doc } = carryOver(last, { name, year, ...(from === null ? { from: year - 1 } : {}) })
  const before = sessionOf(app)
  await openNew(app, doc, null)
  const session = sessionOf(app)
  if (!session || session === before) return
  showMoves(app, session)
}

/** Puts the moves of a new draft into its history. */
function showMoves(app: App, session: Session): void {
  const { doc } = session.editor
  const moved = standingMoves(doc)
  deskUi.setState({ tab: "lastyear", movesOpen: false })
  if (moved.length === 0) return
  const back = new Transform(doc)
  for (const move of [...moved].reverse()) undoMove(back, move)
  session.replace(back.doc)
  const { tr } = session.editor
  for (const [i, step] of [...back.steps.entries()].reverse()) tr.step(step.invert(back.docs[i]!))
  session.dispatch(undoable(tr))
  say(app, `已移到今年 ${moved.length} 处年份和届次`, {
    label: "看看",
    run: () => {
      deskUi.setState({ tab: "lastyear", movesOpen: true })
      openPanel(app)
    },
  })
}

/** A report of the library as it is stored, with its name; null, said why, when it cannot be read. */
export async function readStored(app: App, entry: ReportEntry): Promise<{ name: string; doc: Node } | null> {
  const stored = await app.host.readReport({ id: entry.id })
  if (!stored.ok) {
    say(app, stored.failure.message)
    return null
  }
  const read = readReport(stored.value.report)
  const name = entry.name ?? (entry.summary.title || "未命名报告")
  if (read.ok) return { name, doc: read.doc }
  say(app, `“${name}”的内容读不出来，原样留着。换一份，或选它的文件。`)
  return null
}

/** Lets the user choose a file and reads it, without the recognition page; null when he chose none. */
export async function pickAndRead(app: App): Promise<{ name: string; doc: Node } | null> {
  const picked = await app.host.pickFile({})
  if (!picked.ok) say(app, picked.failure.message)
  if (!picked.ok || !picked.value) return null
  const { name } = picked.value
  const imported = await read(app, picked.value)
  return imported && { name, doc: imported.doc }
}

/** A `.shuzhi` that was picked, dropped or given at start: edited in place, whatever the library knows of it. */
async function openOurFile(app: App, file: OpenedFile): Promise<void> {
  const imported = await read(app, file)
  if (!imported) return
  // The file may be that of the open report: how the two stand to each other is a matter of what was typed, too.
  await sessionOf(app)?.save()
  const related = await app.host.relateFile({ handle: file.handle })
  if (!related.ok) {
    say(app, related.failure.message)
    return
  }
  const { relation, id } = related.value
  if (relation === "unknown" || !id) {
    await createAndOpen(app, imported.doc, file)
    return
  }
  await openReport(app, id)
  const session = sessionOf(app)
  if (session?.id !== id) return
  if (relation === "fileChanged") await takeOver(session, imported.doc)
  else if (relation === "copyChanged") {
    say(app, "接着上次没来得及存进文件的改动写。")
    await session.save(true)
  } else if (relation === "bothChanged") await settle(app, session, imported.doc, file.name)
}

async function takeOver(session: Session, doc: Node): Promise<void> {
  session.replace(doc)
  await session.save(true)
}

/** The file of the open report was changed by somebody else: asks which to go on with, and keeps both. */
export async function settleFileConflict(app: App): Promise<void> {
  const session = sessionOf(app)
  if (!session) return
  const bytes = await app.host.readBoundFile({ id: session.id })
  if (!bytes.ok) {
    say(app, bytes.failure.message)
    return
  }
  const theirs = await read(app, bytes.value)
  if (theirs) await settle(app, session, theirs.doc, bytes.value.name)
}

async function settle(app: App, session: Session, theirs: Node, fileName: string): Promise<void> {
  const answer = await ask<"mine" | "theirs" | "later">(app, "later", (choose) => (
    <Choice
      title={`“${fileName}”在别处改过`}
      text="文件里的和这里的不一样。选一份接着写，另一份单独存进“全部报告”，两份都在。"
      choices={[
        { label: "以后再定", value: "later", safe: true },
        { label: "接着写文件里的", value: "theirs" },
        { label: "接着写这里的", value: "mine" },
      ]}
      onChoose={choose}
    />
  ))
  if (answer === "later") return
  const short = fileName.slice(0, longestName)
  const [other, name] =
    answer === "mine" ? [theirs, `${short}（文件里的）`] : [session.editor.doc, `${short}（这里的）`]
  // The other one is safe before anything is written over.
  const kept = await create(app, other, name, null)
  if (!kept) return
  await app.host.releaseReport({ id: kept.id })
  if (answer === "theirs") await takeOver(session, theirs)
  else await session.save(true)
  say(app, `另一份已存进“全部报告”，叫“${name}”。`)
}

/** Asks where to, writes the report as a `.shuzhi` file, and goes on in that file. */
export async function saveAs(app: App): Promise<void> {
  const session = sessionOf(app)
  if (!session) return
  // The dialog may stay open for long; what is written is what stood there when it was asked for.
  const { doc } = session.editor
  const summary = session.summary()
  const saved = await app.host.saveReportAs({
    id: session.id,
    report: writeReport(doc),
    summary,
    suggestedName: `${summary.title.slice(0, longestName) || "述职报告"}.shuzhi`,
  })
  if (!saved.ok) say(app, saved.failure.message)
  else if (saved.value) {
    const { bound, ...rest } = saved.value
    // A browser that only downloads cannot save there again: the report stays with the browser alone.
    const file = app.info.capabilities.bindFiles ? bound : null
    session.bound(file, doc, rest)
    say(
      app,
      file
        ? `已存为“${bound.name}”，以后就存在这份文件里。`
        : `已下载“${bound.name}”。这个浏览器不能存回同一份文件，改过以后再另存一次。`,
    )
  }
}

/** Saves now, and says what is in the way when that fails. */
export async function saveNow(app: App): Promise<void> {
  const session = sessionOf(app)
  if (!session) return
  await session.save()
  const { saving, fileProblem } = session.store.getState()
  if (saving.at === "failed")
    say(app, saving.failure.message, { label: "再存一次", run: () => void saveNow(app) })
  else if (fileProblem?.reason === "changedElsewhere") await settleFileConflict(app)
  else if (fileProblem) say(app, fileProblem.message, { label: "另存一份", run: () => void saveAs(app) })
}
