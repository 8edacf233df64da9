import "../../../../renderer/styles/tokens.css"
import "../../../../renderer/styles/components.css"
import "../../../../renderer/styles/app.css"
import "../../../../renderer/styles/paper.css"
import "../../../../renderer/styles/desk.css"
import "../../../../renderer/styles/library.css"
import "../../../../renderer/styles/versions.css"
import { createRoot } from "react-dom/client"
import { writeReport } from "#shared/model/report"
import { readFile } from "#shared/reading/read-file"
import { AppRoot } from "../../../../renderer/App"
import { openReport } from "../../../../renderer/app/actions"
import { AppProvider, createApp } from "../../../../renderer/app/store"
import { connectHost } from "../../../../renderer/host"

/** The whole window over the services in the page, with one report on the desk. */
declare global {
  interface Window {
    showReport(text: string): Promise<void>
  }
}

window.showReport = async (text) => {
  const read = readFile("a.txt", new TextEncoder().encode(text))
  if (!read.ok) throw new Error(read.failure.message)
  const host = await connectHost()
  const info = await host.start({})
  if (!info.ok) throw new Error(info.failure.message)
  const app = createApp(host, info.value)
  const summary = { title: "述职报告", year: 2025, unit: null, characters: 0, errors: 0, warnings: 0 }
  const report = writeReport(read.value.doc)
  const made = await host.createReport({ report, summary, name: null, file: null })
  if (!made.ok) throw new Error(made.failure.message)
  await host.releaseReport({ id: made.value.id })
  await openReport(app, made.value.id)
  createRoot(document.getElementById("root")!).render(
    <AppProvider value={app}>
      <AppRoot />
    </AppProvider>,
  )
}
