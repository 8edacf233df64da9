import type { ReportEntry } from "#shared/api/contract"
import type { Result } from "#shared/api/result"
import { type App, ask, refreshReports, say } from "../../app/store"
import { Choice } from "../../ui/Choice"
import { nameOf } from "./report-list"

/** Waits for the host; lists the reports anew, or says why it failed. */
async function settled<T>(app: App, answer: Promise<Result<T>>): Promise<Result<T>> {
  const result = await answer
  if (result.ok) await refreshReports(app)
  else say(app, result.failure.message)
  return result
}

/** An empty name takes the given one away: the title shows again. */
export async function renameReport(app: App, entry: ReportEntry, name: string): Promise<void> {
  const wanted = name.trim().slice(0, 200)
  if (wanted === nameOf(entry) || wanted === (entry.name ?? "")) return
  await settled(app, app.host.renameReport({ id: entry.id, name: wanted }))
}

/** Answers the copy, or null. */
export async function duplicateReport(app: App, entry: ReportEntry): Promise<ReportEntry | null> {
  const copied = await settled(app, app.host.duplicateReport({ id: entry.id }))
  if (!copied.ok) return null
  say(app, `已复制一份，叫“${nameOf(copied.value)}”`)
  return copied.value
}

/** Puts a report into the bin; it can be taken out there, and from the short message. */
export async function deleteReport(app: App, entry: ReportEntry): Promise<void> {
  const deleted = await settled(app, app.host.deleteReport({ id: entry.id }))
  if (!deleted.ok) return
  say(app, `“${nameOf(entry)}”已放进回收站`, {
    label: "撤销",
    run: () => void settled(app, app.host.restoreReport({ id: entry.id })),
  })
}

export async function restoreReport(app: App, entry: ReportEntry): Promise<void> {
  const restored = await settled(app, app.host.restoreReport({ id: entry.id }))
  if (restored.ok) say(app, `“${nameOf(entry)}”已放回全部报告`)
}

/** Deletes a report in the bin for good, after asking. */
export async function purgeReport(app: App, entry: ReportEntry): Promise<void> {
  const file = entry.file ? `它对应的文件“${entry.file}”留在原处，不动。` : ""
  const sure = await ask<boolean>(app, false, (choose) => (
    <Choice
      title="彻底删除这份报告"
      text={`“${nameOf(entry)}”删掉后找不回来。${file}`}
      choices={[
        { label: "留着", value: false, safe: true },
        { label: "彻底删除", value: true },
      ]}
      onChoose={choose}
    />
  ))
  if (sure) await settled(app, app.host.purgeReport({ id: entry.id }))
}
