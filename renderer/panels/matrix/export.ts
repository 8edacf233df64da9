import { matrixDocument } from "#shared/matrix/table"
import type { Session } from "../../app/session"
import { type App, say } from "../../app/store"
import { findingsOf } from "../../editor/findings"
import { fileNameOf } from "../../pages/desk/dialogs/export-rows"
import { tableInWorker } from "../../work"

/** Work that takes longer than this, in milliseconds, shows a bar. */
const barAfter = 1000

/** 导出对照表: lays the table out, asks where to, writes, says so. */
export async function exportMatrix(app: App, session: Session): Promise<void> {
  const fileName = `${fileNameOf(session.summary().title)}-问题对照表.docx`
  const timer = setTimeout(
    () => app.store.setState({ progress: { label: `正在排版 ${fileName}`, done: 0, total: null } }),
    barAfter,
  )
  const laidOut = await tableInWorker(matrixDocument(findingsOf(session.editor).checked.facts))
  clearTimeout(timer)
  app.store.setState({ progress: null })
  if (!laidOut.ok) return say(app, laidOut.failure.message)
  const written = await app.host.exportFile({ suggestedName: fileName, bytes: laidOut.value })
  if (!written.ok) return say(app, written.failure.message)
  if (!written.value) return
  const { name, handle } = written.value
  const reveal = app.info.capabilities.reveal && handle
  say(
    app,
    `已导出“${name}”`,
    reveal
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
