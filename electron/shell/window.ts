import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { BrowserWindow, nativeImage, screen } from "electron"
import icon from "#resources/icon/icon.png?inline"
import { writeWhole } from "../storage/files"
import { placeWindow, readWindowState, smallest, type WindowState } from "./bounds"

const stateFile = (folder: string) => join(folder, "window.json")

/** How the window stood when it was closed; a missing or damaged file is as if it never had been. */
export async function loadWindowState(folder: string): Promise<WindowState> {
  try {
    return readWindowState(JSON.parse(await readFile(stateFile(folder), "utf8")))
  } catch {
    return readWindowState(null)
  }
}

/** Only a comfort: that it cannot be stored stops nobody. */
export async function saveWindowState(folder: string, window: BrowserWindow): Promise<void> {
  const state: WindowState = { bounds: window.getNormalBounds(), maximised: window.isMaximized() }
  await writeWhole(stateFile(folder), new TextEncoder().encode(JSON.stringify(state)), true).catch(() => {})
}

/** The window, not yet loaded and not yet shown. */
export function createWindow(state: WindowState, preload: string, packaged: boolean): BrowserWindow {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  const window = new BrowserWindow({
    ...placeWindow(
      state,
      [main, ...others].map(({ workArea }) => workArea),
    ),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: "述职台",
    icon: nativeImage.createFromDataURL(icon),
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium would look for dictionaries on the network.
      spellcheck: false,
      devTools: !packaged,
    },
  })
  // The title is what the page says through the contract; its document's own would flicker in between.
  window.on("page-title-updated", (event) => event.preventDefault())
  window.once("ready-to-show", () => {
    if (state.maximised) window.maximize()
    window.show()
  })
  return window
}
