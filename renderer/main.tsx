import "./styles/tokens.css"
import "./styles/components.css"
import "./styles/app.css"
import "./styles/tables.css"
import "./styles/paper.css"
import "./styles/start.css"
import "./styles/recognition.css"
import "./styles/desk.css"
import "./styles/matrix.css"
import "./styles/batch.css"
import "./styles/house.css"
import "./styles/library.css"
import "./styles/versions.css"
import "./styles/lastyear.css"
import "./styles/ledger.css"
import "./styles/merge.css"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { AppRoot } from "./App"
import { openFile } from "./app/actions"
import { AppProvider, createApp, refreshReports, say } from "./app/store"
import { connectHost } from "./host"

/** Connects to the host, shows the window, then opens what the program was started with. */
async function start(): Promise<void> {
  const host = await connectHost()
  const info = await host.start({})
  if (!info.ok) throw new Error(info.failure.message)
  const app = createApp(host, info.value)
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <AppProvider value={app}>
        <AppRoot />
      </AppProvider>
    </StrictMode>,
  )
  await refreshReports(app)
  for (const notice of info.value.notices) say(app, notice)
  if (info.value.opened) await openFile(app, info.value.opened)
}

start().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  const place = document.getElementById("root")!
  place.textContent = `述职台没有打开。${message}关掉这个窗口，再打开一次。`
})
