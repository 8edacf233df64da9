import type { LedgerRow } from "#shared/ledger/rows"
import { ledgerHead, ledgerTable, ledgerWorkbook } from "#shared/ledger/tables"
import type { Session } from "../../app/session"
import { type App, say } from "../../app/store"
import { findingsOf } from "../../editor/findings"
import { tableInWorker, workbookInWorker } from "../../work"
import { fileNameOf } from "../desk/dialogs/export-rows"

/** Work that takes longer than this, in milliseconds, shows a bar. */
const barAfter = 1000

/** 导出台账: lays these rows out, asks where to, writes, says so. */
export async function exportLedger(
  app: App,
  session: Session,
  rows: readonly LedgerRow[],
  as: "xlsx" | "docx",
): Promise<void> {
  const { checked } = findingsOf(session.editor)
  const head = ledgerHead(checked)
  const fileName = `${fileNameOf(head.title)}-数字台账.${as}`
  const timer = setTimeout(
    () => app.store.setState({ progress: { label: `正在做 ${fileName}`, done: 0, total: null } }),
    barAfter,
  )
  const made =
    as === "xlsx"
      ? await workbookInWorker(ledgerWorkbook(checked, rows))
      : await tableInWorker(ledgerTable(checked, rows))
  clearTimeout(timer)
  app.store.setState({ progress: null })
  if (!made.ok) return say(app, made.failure.message)
  const written = await app.host.exportFile({ suggestedName: fileName, bytes: made.value })
  if (!written.ok) return say(app, written.failure.message)
  if (!written.value) return
  const { name, handle } = written.value
  say(
    app,
    `已导出“${name}”，${rows.length} 个数。`,
    app.info.capabilities.reveal && handle
      ? {
          label: "打开所在文件夹",
          run: () => {
            void app.host.revealFile({ handle }).then((opened) => {
              if (!opened.ok) say(app, opened.failure.message)
            })
          },
        }
      : undefined,
  )
}
