import { useEffect } from "react"
import { hasAmendments, isComposing, leavePage, openDropped, openFile } from "./app/actions"
import { commandOf } from "./app/command-keys"
import { commands, runCommand } from "./app/commands"
import { type App, closeDialog, useApp, useAppState } from "./app/store"
import { editionMark } from "./editor/edition"
import { BatchPage } from "./pages/batch/BatchPage"
import { openDroppedFolder } from "./pages/batch/dropped"
import { DeskPage } from "./pages/desk/DeskPage"
import { LedgerPage } from "./pages/ledger/LedgerPage"
import { openOrMerge } from "./pages/merge/acts"
import { MergePage } from "./pages/merge/MergePage"
import { RecognitionPage } from "./pages/recognition/RecognitionPage"
import { StartPage } from "./pages/start/StartPage"
import { ProgressBar } from "./ui/ProgressBar"
import { Toasts } from "./ui/Toasts"

/** The page that is on, and what may lie over every page. */
export function AppRoot() {
  const page = useAppState((state) => state.page)
  useTheme()
  useKeys()
  useDrops()
  useHostEvents()
  useWindowState()
  return (
    <>
      {page.name === "start" && <StartPage tab={page.tab} />}
      {page.name === "recognise" && <RecognitionPage key={page.reading.file.name} reading={page.reading} />}
      {page.name === "batch" && <BatchPage />}
      {page.name === "desk" && !page.merge && (
        <div key={page.session.id} hidden={page.ledger === true}>
          <DeskPage session={page.session} />
        </div>
      )}
      {page.name === "desk" && page.merge && <MergePage merge={page.merge} />}
      {page.name === "desk" && !page.merge && page.ledger && (
        <LedgerPage key={`ledger ${page.session.id}`} session={page.session} />
      )}
      <Dialogs />
      <ProgressBar />
      <Toasts />
    </>
  )
}

function Dialogs() {
  const app = useApp()
  const dialogs = useAppState((state) => state.dialogs)
  return dialogs.map(({ key, render }) => <div key={key}>{render(() => closeDialog(app, key))}</div>)
}

/** The theme that the user chose, or the system's. */
function useTheme() {
  const theme = useAppState((state) => state.settings.theme)
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)")
    const contrast = matchMedia("(prefers-contrast: more)")
    const show = () => {
      const system = contrast.matches ? "contrast" : dark.matches ? "dark" : "light"
      document.documentElement.dataset.theme = theme === "system" ? system : theme
    }
    show()
    for (const query of [dark, contrast]) query.addEventListener("change", show)
    return () => {
      for (const query of [dark, contrast]) query.removeEventListener("change", show)
    }
  }, [theme])
}

/** A dialog is a question: nothing else happens before it is answered. */
const isAsking = (app: App) => app.store.getState().dialogs.length > 0

/** The keys of the menu, wherever the focus is. What a field or the text does itself with a key goes first. */
function useKeys() {
  const app = useApp()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const id = commandOf(event)
      if (!id) return
      const inField = event.target instanceof HTMLElement && event.target.matches("input, textarea, select")
      if (inField && (id === "undo" || id === "redo")) return
      // Ours even when it does nothing now: the browser would save, print or leave the page.
      event.preventDefault()
      if (!isAsking(app)) runCommand(app, id)
    }
    window.addEventListener("keydown", onKeyDown)
    return () => window.removeEventListener("keydown", onKeyDown)
  }, [app])
}

/** A file may be dropped anywhere. Text dropped on the paper is the editor's business. */
function useDrops() {
  const app = useApp()
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false
    const onDragOver = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
    }
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      // Without this the browser would leave the page and show the file.
      event.preventDefault()
      const transfer = event.dataTransfer!
      if (!openDroppedFolder(app, transfer)) void openDropped(app, transfer, openOrMerge)
    }
    window.addEventListener("dragover", onDragOver)
    window.addEventListener("drop", onDrop)
    return () => {
      window.removeEventListener("dragover", onDragOver)
      window.removeEventListener("drop", onDrop)
    }
  }, [app])
}

/** Menu clicks, files from outside, and the window about to close. */
function useHostEvents() {
  const app = useApp()
  useEffect(() => {
    const stops = [
      app.host.on("command", (id) => {
        if (!isAsking(app)) runCommand(app, id)
      }),
      app.host.on("fileOpened", (file) => void openFile(app, file)),
      app.host.on("closing", () => {
        void leavePage(app).then((close) => app.host.closeReady({ close }))
      }),
    ]
    const onHide = () => {
      const { page } = app.store.getState()
      if (page.name !== "desk") return
      page.session.rescue()
      void page.session.save()
    }
    const onUnload = (event: BeforeUnloadEvent) => {
      // Here the browser asks, in its own words; the program's window asks for itself, on `closing`.
      if (app.info.shell !== "portable" || !hasAmendments(app)) return
      event.preventDefault()
      // What browsers before Chrome 119 go by.
      event.returnValue = true
    }
    window.addEventListener("beforeunload", onUnload)
    window.addEventListener("pagehide", onHide)
    document.addEventListener("visibilitychange", onHide)
    return () => {
      for (const stop of stops) stop()
      window.removeEventListener("beforeunload", onUnload)
      window.removeEventListener("pagehide", onHide)
      document.removeEventListener("visibilitychange", onHide)
    }
  }, [app])
}

/** Tells the host what its title bar and its menu show. */
function useWindowState() {
  const app = useApp()
  useEffect(() => {
    let last = ""
    let waiting = false
    const tell = () => {
      if (isComposing(app)) {
        setTimeout(tell, 300)
        return
      }
      waiting = false
      const state = windowState()
      const text = JSON.stringify(state)
      if (text === last) return
      last = text
      document.title = state.title
      void app.host.setWindow(state)
    }
    const windowState = () => {
      const { page } = app.store.getState()
      const session = page.name === "desk" ? page.session : null
      const file = session?.store.getState().file
      // Also what a print is called: the version's name goes with it.
      const name = session ? (file?.name ?? (session.summary().title || "未命名报告")) : ""
      const title = name && session ? name.slice(0, 150) + editionMark(session.editor.doc) : ""
      const ids = Object.keys(commands) as (keyof typeof commands)[]
      return {
        title: title ? `${title.slice(0, 200)} - 述职台` : "述职台",
        edited: session?.dirty ?? false,
        enabled: isAsking(app) ? [] : ids.filter((id) => commands[id].enabled?.(app) ?? true),
        checked: ids.filter((id) => commands[id].checked?.(app) ?? false),
      }
    }
    // Menus are looked at seldom; they may be a little behind, a keystroke may not.
    const later = () => {
      if (waiting) return
      waiting = true
      setTimeout(tell, 300)
    }
    let stopSession = () => {}
    const follow = () => {
      stopSession()
      const { page } = app.store.getState()
      stopSession = page.name === "desk" ? page.session.store.subscribe(later) : () => {}
      later()
    }
    follow()
    const stop = app.store.subscribe(follow)
    return () => {
      stop()
      stopSession()
    }
  }, [app])
}
