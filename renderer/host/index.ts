import type { HostApi, HostEvents, OpenReport, PageHost } from "#shared/api/contract"
import { methodNames } from "#shared/api/methods"
import type { PreloadHost } from "#shared/api/preload"
import { ok, type Result } from "#shared/api/result"
import { callMethod, createHost } from "#shared/services/host"
import { BrowserFiles } from "./browser-files"
import { browserPlatform, newToken, rescue } from "./browser-platform"
import { Database } from "./database"
import { IdbStorage } from "./idb-storage"

/** The host of this page: the program around it where there is one, else the same services in the page itself. */
export async function connectHost(): Promise<PageHost> {
  return window.host ? electronHost(window.host) : portableHost()
}

function electronHost(preload: PreloadHost): PageHost {
  const listeners: { [Name in keyof HostEvents]: (listen: (value: HostEvents[Name]) => void) => () => void } =
    {
      command: (listen) => preload.onCommand(listen),
      fileOpened: (listen) => preload.onFileOpened(listen),
      closing: (listen) => preload.onClosing(() => listen(null)),
    }
  return {
    ...methodsOf((name, input) => preload[name](input as never)),
    on: (name, listen) => listeners[name](listen),
    openDropped: ({ file }) => preload.openDropped(file as File),
    // The window waits for the page before it closes.
    rescue: () => {},
  }
}

function portableHost(): PageHost {
  const database = new Database()
  const files = new BrowserFiles(database, newToken)
  const client = createHost(new IdbStorage(database), browserPlatform(files))
  return {
    ...methodsOf((name, input) => callMethod(client, name, input)),
    createReport: async (input) => askToWrite(files, await client.createReport(input)),
    openReport: async (input) => askToWrite(files, await client.openReport(input)),
    // The page has its own menu, nobody opens files from outside, and closing waits for nobody.
    on: () => () => {},
    openDropped: async ({ file, handle }) => {
      const opened = await files.openDropped(file as File | null, handle as FileSystemHandle | null)
      return opened.ok ? ok(await client.received(opened.value)) : opened
    },
    rescue,
  }
}

/** The user has just opened the file: the moment to ask him, and nobody waits for the answer. */
function askToWrite(files: BrowserFiles, opened: Result<OpenReport>): Result<OpenReport> {
  if (opened.ok && opened.value.file && !opened.value.readOnly)
    void files.askToWrite(opened.value.file.handle)
  return opened
}

function methodsOf(call: (name: (typeof methodNames)[number], input: unknown) => unknown): HostApi {
  return Object.fromEntries(
    methodNames.map((name) => [name, (input: unknown) => call(name, input)]),
  ) as unknown as HostApi
}
