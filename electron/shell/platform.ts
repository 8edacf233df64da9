import { randomBytes } from "node:crypto"
import { basename } from "node:path"
import { app, shell, type WebContents } from "electron"
import { fail, ok, type Result } from "#shared/api/result"
import { refuse } from "#shared/services/messages"
import type { Platform } from "#shared/services/ports"
import { ListedFiles } from "../storage/listed-files"
import type { UserFiles } from "../storage/user-files"
import type { Dialogs } from "./dialogs"

/** What the platform acts upon; the window comes and goes. */
export interface PlatformParts extends Pick<Platform, "closeReady" | "takeOpened" | "setWindow"> {
  contents(): WebContents | null
  dialogs: Dialogs
  files: UserFiles
}

/** Letters and digits that were never given out before. */
export function newToken(): string {
  return randomBytes(10).toString("hex")
}

/** Electron's side of the services: native dialogs, files by handle, the printer, the title bar. */
export function electronPlatform(parts: PlatformParts): Platform {
  const { dialogs, files } = parts
  const locks = new Set<string>()
  const listed = new ListedFiles(files)
  return {
    shell: "electron",
    version: app.getVersion(),
    capabilities: { nativeMenu: true, reveal: true, bindFiles: true, frameless: false },
    now: () => new Date().toISOString(),
    newToken,

    async pickToOpen() {
      const path = await dialogs.open()
      return path === null ? ok(null) : files.openPath(path)
    },

    async pickFolder(use) {
      const path = await dialogs.openFolder()
      return path === null ? ok(null) : listed.choose(path, use)
    },

    readListed: (handle) => listed.read(handle),
    openListed: (handle) => listed.open(handle),

    async pickToSave(suggestedName) {
      const path = await dialogs.save(suggestedName)
      return ok(path === null ? null : { handle: await files.handleOf(path), name: basename(path) })
    },

    read: (handle) => files.read(handle),
    write: (handle, bytes) => files.write(handle, bytes),
    identity: (handle) => files.identity(handle),

    async reveal(handle) {
      const path = await files.pathOf(handle)
      if (path === null) return refuse("unknownFile")
      shell.showItemInFolder(path)
      return ok(null)
    },

    print: () => print(parts.contents()),

    // There is one window and, by the lock on the data folder, one program: a name is enough.
    async lock(name) {
      if (locks.has(name)) return null
      locks.add(name)
      return () => void locks.delete(name)
    },

    setWindow: parts.setWindow,
    closeReady: parts.closeReady,
    takeOpened: parts.takeOpened,

    // The window waits for its page before it closes, so nothing is left to rescue.
    rescued: () => null,
    forgetRescued: () => {},
  }
}

/** The system's own dialog asks for printer and pages. */
function print(contents: WebContents | null): Promise<Result<null>> {
  return new Promise((resolve) => {
    if (!contents) return resolve(ok(null))
    contents.print({ printBackground: false }, (success, reason) => {
      const cancelled = /cancel/i.test(reason)
      resolve(
        success || cancelled
          ? ok(null)
          : fail("failed", "没有打印。系统没有接受，检查打印机是否连着；也可导出 .docx，从 WPS 里打印。"),
      )
    })
  })
}
