import "../../../../renderer/styles/tokens.css"
import "../../../../renderer/styles/components.css"
import "../../../../renderer/styles/app.css"
import "../../../../renderer/styles/tables.css"
import "../../../../renderer/styles/paper.css"
import "../../../../renderer/styles/desk.css"
import "../../../../renderer/styles/matrix.css"
import "../../../../renderer/styles/batch.css"
import "../../../../renderer/styles/library.css"
import "../../../../renderer/styles/versions.css"
import "../../../../renderer/styles/lastyear.css"
import "../../../../renderer/styles/ledger.css"
import { Transform } from "prosemirror-transform"
import { createRoot, type Root } from "react-dom/client"
import type { PageHost } from "#shared/api/contract"
import { ok } from "#shared/api/result"
import { confirmFigure, tieFigures } from "#shared/carry/confirm"
import { withLastYear } from "#shared/carry/last-year"
import { checkReport } from "#shared/checks/run"
import { ledgerRows } from "#shared/ledger/rows"
import { writeReport } from "#shared/model/report"
import { attrsOf } from "#shared/model/schema"
import { readFile } from "#shared/reading/read-file"
import { AppRoot } from "../../../../renderer/App"
import { openReport, sessionOf } from "../../../../renderer/app/actions"
import { type App, AppProvider, createApp } from "../../../../renderer/app/store"
import { connectHost } from "../../../../renderer/host"

interface Given {
  report: string
  /** Years and texts of the reports that it is held against, last year's first. */
  old?: readonly (readonly [year: number, text: string])[]
  /** Figures that were confirmed, by their text. */
  confirmed?: readonly string[]
  /** Figures that are tied: those with the same text. */
  tied?: readonly string[]
  locked?: boolean
}

/** The whole window over the services in the page, with one report on the desk. */
declare global {
  interface Window {
    showInLedger(given: Given): Promise<void>
    /** The text of the report as it is now. */
    textNow(): string
    /** The selected words. */
    selected(): string
    /** What was handed to the host to be written: name and bytes. */
    exported: { name: string; bytes: number[] }[]
  }
}

let root: Root | null = null
let app: App | null = null

function read(text: string) {
  const read = readFile("a.txt", new TextEncoder().encode(text))
  if (!read.ok) throw new Error(read.failure.message)
  return read.value.doc
}

window.exported = []
window.textNow = () => sessionOf(app!)!.editor.doc.textContent
window.selected = () => {
  const { doc, selection } = sessionOf(app!)!.editor
  return doc.textBetween(selection.from, selection.to)
}

window.showInLedger = async ({ report, old = [], confirmed = [], tied = [], locked = false }) => {
  let doc = read(report)
  const sources = old.map(
    ([year, text]) =>
      attrsOf.report(withLastYear(doc, { name: `${year}年述职报告.docx`, year, report: read(text) }))
        .sources[0]!,
  )
  const edition = locked ? { name: "定稿", locked } : null
  doc = doc.type.create({ ...doc.attrs, sources, edition }, doc.content)
  const rows = ledgerRows(checkReport(doc, { year: null }))
  const tr = new Transform(doc)
  for (const row of rows) if (confirmed.includes(row.text)) confirmFigure(tr, row, "周砚秋")
  for (const text of tied)
    tieFigures(
      tr,
      rows.filter((row) => row.text === text),
      `t${text}`,
    )
  const services = await connectHost()
  const host = new Proxy(services, {
    get(of, method: keyof PageHost) {
      if (method !== "exportFile") return of[method]
      return async ({ suggestedName, bytes }: { suggestedName: string; bytes: Uint8Array }) => {
        window.exported.push({ name: suggestedName, bytes: [...bytes] })
        return ok({ name: suggestedName, handle: null })
      }
    },
  })
  const info = await host.start({})
  if (!info.ok) throw new Error(info.failure.message)
  const summary = { title: "述职报告", year: 2026, unit: null, characters: 0, errors: 0, warnings: 0 }
  const made = await host.createReport({ report: writeReport(tr.doc), summary, name: null, file: null })
  if (!made.ok) throw new Error(made.failure.message)
  await host.releaseReport({ id: made.value.id })
  root?.unmount()
  window.exported = []
  app = createApp(host, info.value)
  await openReport(app, made.value.id)
  root = createRoot(document.getElementById("root")!)
  root.render(
    <AppProvider value={app}>
      <AppRoot />
    </AppProvider>,
  )
}
