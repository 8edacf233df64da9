import type { ReportId } from "#shared/api/contract"
import { ok } from "#shared/api/result"
import type { ReportJson } from "#shared/model/report"
import type { Platform } from "#shared/services/ports"
import type { BrowserFiles } from "./browser-files"
import { version } from "./version"

/** Letters and digits enough never to come again. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** A report of 100,000 characters with its structure; browsers give a page some five million in all. */
const rescueLimit = 2_000_000
const rescueKey = (id: string) => `shuzhi-rescue-${id}`

/**
 * Writes at once, which nothing else in a browser can: a page that is being closed has no time to wait. What does
 * not fit is left to the save that is under way.
 */
export function rescue(id: ReportId, revision: number, report: ReportJson): void {
  const text = JSON.stringify({ revision, at: new Date().toISOString(), report })
  if (text.length > rescueLimit) return
  try {
    localStorage.setItem(rescueKey(id), text)
  } catch {
    // Full, or switched off by the administrator.
  }
}

function rescued(id: string): { revision: number; report: unknown; at: string } | null {
  try {
    const text = localStorage.getItem(rescueKey(id))
    const kept = text && (JSON.parse(text) as { revision: unknown; report: unknown; at: unknown })
    if (!kept || typeof kept.revision !== "number" || typeof kept.at !== "string") return null
    return { revision: kept.revision, report: kept.report, at: kept.at }
  } catch {
    return null
  }
}

function forgetRescued(id: string): void {
  try {
    localStorage.removeItem(rescueKey(id))
  } catch {
    // As above.
  }
}

/** A Web Lock: the browser takes it back by itself when the page is gone. */
function lock(name: string): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`shuzhi-${name}`, { ifAvailable: true }, (held) => {
        if (!held) return resolve(null)
        return new Promise<void>((release) => resolve(release))
      })
      .catch(reject)
  })
}

/** The page's side of the services, without any program behind it. */
export function browserPlatform(files: BrowserFiles): Platform {
  return {
    shell: "portable",
    version,
    capabilities: { nativeMenu: false, reveal: false, bindFiles: files.canBind, frameless: false },
    now: () => new Date().toISOString(),
    newToken,
    pickToOpen: () => files.pickToOpen(),
    pickFolder: (use) => files.pickFolder(use),
    readListed: (handle) => files.readListed(handle),
    openListed: (handle) => files.openListed(handle),
    pickToSave: (suggestedName) => files.pickToSave(suggestedName),
    read: (handle) => files.read(handle),
    write: (handle, bytes) => files.write(handle, bytes),
    identity: (handle) => files.identity(handle),
    reveal: async () => ok(null),
    print: async () => {
      window.print()
      return ok(null)
    },
    lock,
    setWindow: ({ title }) => {
      document.title = title
    },
    // A page can only be closed by the user, and does not wait for anybody then.
    closeReady: () => {},
    rescued,
    forgetRescued,
    takeOpened: async () => null,
  }
}
