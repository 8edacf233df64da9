import { app, dialog, protocol } from "electron"
import { refusals } from "#shared/services/messages"
import { pageSource } from "./origin"
import { Program } from "./program"
import { registerScheme } from "./protocol"
import { cutNetwork, secureContents } from "./security"
import { filesIn } from "./words"

/** As in `electron.builder.yml`: Windows groups windows and finds associations by it. */
const appId = "local.shuzhi"

/**
 * The program with its window. To be called at once when the program starts: some of it must be settled before
 * Electron is ready.
 *
 * @param out the folder of the built program
 */
export function startWindow(out: string): void {
  const source = pageSource(process.env.ELECTRON_RENDERER_URL, app.isPackaged)
  app.enableSandbox()
  app.setAppUserModelId(appId)
  registerScheme(protocol)
  secureContents(app)
  cutNetwork(app, source)
  // A second start hands its file over to the first and ends.
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  process.on("uncaughtException", (error) => {
    console.error(error)
    dialog.showErrorBox("述职台", refusals.unexpected)
  })
  const program = new Program(out, source)
  program.open(filesIn(process.argv, app.isPackaged), process.cwd())
  app.on("second-instance", (_event, argv, folder) => {
    program.open(filesIn(argv, app.isPackaged), folder)
    program.toFront()
  })
  // How macOS hands over a file; before the window is there, too.
  app.on("open-file", (event, path) => {
    event.preventDefault()
    program.open([path], process.cwd())
  })
  void app.whenReady().then(() => program.start())
}
