import type { OpenedFile, VersionEntry } from "#shared/api/contract"
import { compareCopy } from "#shared/merge/compare"
import { refusedIn } from "#shared/merge/refused"
import type { Comparison, EditedCopy } from "#shared/merge/types"
import { readReport, writeReport } from "#shared/model/report"
import { stageNames } from "#shared/source/pace"
import { openFile, sessionOf } from "../../app/actions"
import type { Session } from "../../app/session"
import { type App, ask, type Progress, say, whenAnswered } from "../../app/store"
import { findingsOf, recheck } from "../../editor/findings"
import { Choice } from "../../ui/Choice"
import { copyInWorker } from "../../work"
import { unlockVersion } from "../versions/acts"
import { freeName, versionName } from "../versions/words"
import { endMerge, keepMerge, Merge, mergeOf } from "./merge"

/** 合并回稿…: goes on with the copy that is being merged, or lets the user choose one. */
export async function startMerge(app: App, session: Session): Promise<void> {
  if (!mayChange(app, session)) return
  const before = mergeOf(session)
  if (before) {
    before.catchUp()
    const left = before.open.length
    const answer = await ask<"on" | "other" | "stay">(app, "stay", (choose) => (
      <Choice
        title="有一份回稿还在合并"
        text={`“${before.name}”${left > 0 ? `还差 ${left} 处没有看` : "都看过了，还没有点“合并完成”"}。换一份，已经采纳的仍在稿子里。`}
        choices={[
          { label: "换一份回稿…", value: "other" },
          { label: "接着看这份", value: "on", safe: true },
        ]}
        onChoose={choose}
      />
    ))
    if (answer === "on") show(app, before)
    if (answer !== "other") return
  }
  const picked = await app.host.pickFile({})
  if (!picked.ok) say(app, picked.failure.message)
  else if (picked.value) await mergeFile(app, session, picked.value)
}

/** A .docx that was dropped on the desk may be the leader's copy of the report that lies there. */
export async function openOrMerge(app: App, file: OpenedFile): Promise<void> {
  await whenAnswered(app)
  const session = sessionOf(app)
  if (!session || !isDocx(file)) return openFile(app, file)
  const answer = await ask<"merge" | "open" | "none">(app, "none", (choose) => (
    <Choice
      title={file.name}
      text="是这份报告的回稿，就合并：领导改了什么，一处一处列出来由您定。是另一份报告，就打开，这份先存好收起。"
      choices={[
        { label: "打开", value: "open" },
        { label: "合并回稿", value: "merge" },
        { label: "取消", value: "none", safe: true },
      ]}
      onChoose={choose}
    />
  ))
  if (answer === "open") await openFile(app, file)
  else if (answer === "merge" && mayChange(app, session)) await mergeFile(app, session, file)
}

const isDocx = ({ name }: OpenedFile) => /\.docx$/i.test(name)

/** Says why the report takes no changes, and the way out. */
function mayChange(app: App, session: Session): boolean {
  if (session.opened.readOnly) {
    say(app, "这份报告在另一个窗口开着，这里不能合并。关掉那边，再从这里打开。")
    return false
  }
  if (session.store.getState().readOnly) {
    say(app, "这份稿已经锁定，不能合并。要改，先解锁。", {
      label: "解锁…",
      run: () => void unlockVersion(app, session),
    })
    return false
  }
  return true
}

/** Reads the leader's copy, compares it with the report and shows what differs. */
export async function mergeFile(app: App, session: Session, file: OpenedFile): Promise<void> {
  if (!isDocx(file)) {
    await tell(
      app,
      `“${file.name}”不能合并`,
      "回稿要 .docx 的，修订和批注都在里面。用 Word 或 WPS 打开这份，另存为 .docx，再合并。",
    )
    return
  }
  const copy = await read(app, file)
  if (!copy || sessionOf(app) !== session) return
  const comparison = compareCopy(session.editor.doc, copy)
  const { changes, comments } = comparison
  if (changes.length === 0 && comments.length === 0) {
    await tell(app, "没有改动", `“${file.name}”和这份稿一字不差，也没有批注，不用合并。稿子原样没动。`)
    return
  }
  if (isStrange(comparison) && !(await mayBeStrange(app, file.name))) return
  const own = await ownSince(app, session, comparison, copy)
  const keep = () => keepBefore(app, session)
  const merge = new Merge(session, file.name, copy, comparison, keep, own)
  keepMerge(merge)
  show(app, merge)
}

function show(app: App, merge: Merge): void {
  const { page } = app.store.getState()
  const { session } = merge
  if (page.name !== "desk" || page.session !== session) return
  // What was typed last is checked, too.
  if (findingsOf(session.editor).behind) session.dispatch(recheck(session.editor.tr))
  app.store.setState({ page: { name: "desk", session, merge } })
}

/** Back to the desk; the copy waits there until it is merged. */
export function leaveMerge(app: App): void {
  const { page } = app.store.getState()
  if (page.name !== "desk" || !page.merge) return
  const left = page.merge.open.length
  app.store.setState({ page: { name: "desk", session: page.session } })
  if (left > 0) say(app, `回稿还差 ${left} 处没有看，已经定下的都在。点“合并回稿”接着看。`)
}

/** 合并完成. */
export function finishMerge(app: App, merge: Merge): void {
  const counts = { accepted: 0, refused: 0, todo: 0, done: 0 }
  for (const verdict of merge.store.getState().verdicts.values()) counts[verdict]++
  endMerge(merge)
  leaveMerge(app)
  const todos = counts.todo > 0 ? `，${counts.todo} 条批注转成了待办` : ""
  say(
    app,
    `合并完成：采纳 ${counts.accepted} 处，不采纳 ${counts.refused} 处${todos}。合并前的稿子在“版本”里。`,
  )
}

function tell(app: App, title: string, text: string): Promise<null> {
  return ask(app, null, (choose) => (
    <Choice
      title={title}
      text={text}
      choices={[{ label: "知道了", value: null, safe: true }]}
      onChoose={choose}
    />
  ))
}

/** What takes no longer than this shows no bar: it would only flash. In milliseconds. */
const barAfter = 300

async function read(app: App, file: OpenedFile): Promise<EditedCopy | null> {
  const controller = new AbortController()
  const cancel = () => controller.abort()
  let progress: Progress = { label: `正在读 ${file.name}`, done: 0, total: null, percent: true, cancel }
  let shown = false
  const timer = setTimeout(() => {
    shown = true
    app.store.setState({ progress })
  }, barAfter)
  const result = await copyInWorker(file.bytes, {
    signal: controller.signal,
    onProgress({ stage, share }) {
      progress = { ...progress, label: `${stageNames[stage]}：${file.name}`, done: share, total: 1 }
      if (shown) app.store.setState({ progress })
    },
  })
  clearTimeout(timer)
  app.store.setState({ progress: null })
  if (result.ok) return result.value
  if (result.failure.reason === "cancelled")
    say(app, `已停下，没有合并“${file.name}”，稿子和原文件都没有改动。`)
  else await tell(app, `${file.name} 打不开`, result.failure.message)
  return null
}

/** A copy of a report keeps far more of it than this; two reports of different people share set phrases only. */
const leastShared = 0.25

/** Is hardly anything of ours in the copy? */
function isStrange({ layout }: Comparison): boolean {
  let own = 0
  let shared = 0
  for (const { pieces } of layout.units)
    for (const { ours, theirs } of pieces) {
      if (!ours) continue
      own++
      // What somebody deleted with tracking was there.
      if (theirs) shared++
    }
  const deleted = layout.units
    .flatMap(({ pieces }) => pieces)
    .filter(({ ours, theirs, credit }) => ours && !theirs && credit?.by === "tracked").length
  return own > 0 && (shared + deleted) / own < leastShared
}

function mayBeStrange(app: App, name: string): Promise<boolean> {
  return ask<boolean>(app, false, (choose) => (
    <Choice
      title="可能是另一份报告"
      text={`“${name}”和这份稿几乎没有相同的话，合并会把整篇换掉。核对是不是选错了文件。`}
      choices={[
        { label: "还是合并", value: true },
        { label: "不合并", value: false, safe: true },
      ]}
      onChoose={choose}
    />
  ))
}

/** So many versions are looked at, the youngest first. */
const mostVersions = 12

/**
 * A copy may be of an older version of ours: what we wrote since then looks as if the leader had taken it out. Finds
 * the version that the copy was made of, and asks. Answers the ids of the changes that are refused from the beginning.
 */
async function ownSince(
  app: App,
  session: Session,
  now: Comparison,
  copy: EditedCopy,
): Promise<readonly string[]> {
  const untracked = ({ changes }: Comparison) => changes.filter(({ by }) => by === "untracked")
  const most = untracked(now)
  if (most.length === 0) return []
  const listed = await app.host.listVersions({ id: session.id })
  if (!listed.ok) return []
  let best: { entry: VersionEntry; ids: Set<string> } | null = null
  for (const entry of listed.value.versions.slice(0, mostVersions)) {
    const stored = await app.host.readVersion({ id: session.id, number: entry.number })
    const version = stored.ok ? readReport(stored.value.report) : null
    if (!version?.ok) continue
    const ids = new Set(untracked(compareCopy(version.doc, copy)).map(({ id }) => id))
    if (ids.size < (best?.ids.size ?? most.length)) best = { entry, ids }
  }
  if (!best) return []
  const { entry, ids } = best
  // What was refused of this copy before is not asked about again.
  const known = refusedIn(now.ours, copy)
  const own = most.filter(({ id }) => !ids.has(id) && !known.has(id)).map(({ id }) => id)
  if (own.length === 0) return []
  const keepsOwn = await ask<boolean>(app, true, (choose) => (
    <Choice
      title="这份回稿改的是早一点的稿子"
      text={`它像是照${versionName(entry, new Date())}那一版改的。没开修订的不同里，有 ${own.length} 处是您后来自己改的，采纳了就会改回去。`}
      choices={[
        { label: "一处一处看", value: false },
        { label: `保留我后来改的 ${own.length} 处`, value: true, safe: true },
      ]}
      onChoose={choose}
    />
  ))
  return keepsOwn ? own : []
}

/** Keeps the report as it is before anything of the copy goes into it. */
async function keepBefore(app: App, session: Session): Promise<string | null> {
  const listed = await app.host.listVersions({ id: session.id })
  const kept = await app.host.keepVersion({
    id: session.id,
    report: writeReport(session.editor.doc),
    characters: session.summary().characters,
    name: freeName("合并前", listed.ok ? listed.value.versions : []),
  })
  return kept.ok ? null : `没有合并：合并前的稿子留不了底。${kept.failure.message}`
}
