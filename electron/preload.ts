import { contextBridge, ipcRenderer, webUtils } from "electron"
import { hasReadableEnding } from "#shared/api/endings"
import { type MethodName, methodNames } from "#shared/api/methods"
import type { PreloadHost } from "#shared/api/preload"

// Runs in the sandbox, before the page, in a world of its own. It gives the page named functions and nothing that
// could send another message. Channels: `host:` + method, `event:` + event.

const methods = Object.fromEntries(
  methodNames.map((name) => [name, (input: unknown) => ipcRenderer.invoke(`host:${name}`, input)]),
) as Pick<PreloadHost, MethodName>

/** Hands on what an event brings, without Electron's event object: through that the page would reach its sender. */
function listenTo<T>(event: string, listen: (value: T) => void): () => void {
  const channel = `event:${event}`
  const forward = (_event: unknown, value: T) => listen(value)
  ipcRenderer.on(channel, forward)
  return () => {
    ipcRenderer.off(channel, forward)
  }
}

/** In bytes; the exact limit is the program's business. */
const largest = 2 ** 27

const host: PreloadHost = {
  ...methods,
  onCommand: (listen) => listenTo("command", listen),
  onFileOpened: (listen) => listenTo("fileOpened", listen),
  onClosing: (listen) =>
    listenTo("closing", () => {
      // Says that the page is alive, before it sets about saving or asks the user.
      ipcRenderer.send("host:closingHeard")
      listen()
    }),
  async openDropped(file) {
    const path = webUtils.getPathForFile(file)
    // The program must know the place of what it opens: saved in place, or never to be written over. Dragged out of
    // an archive or a mail a file lies nowhere; of other kinds the page may read what it was given, and the program
    // reads no path for it.
    if (path && hasReadableEnding(file.name)) return ipcRenderer.invoke("host:openDropped", { path })
    const { name, size } = file
    // A folder cannot be read like this, and nobody waits for what is larger than any limit.
    const bytes = size > largest ? null : await file.arrayBuffer().catch(() => null)
    return ipcRenderer.invoke("host:openDropped", { name, size, bytes: bytes && new Uint8Array(bytes) })
  },
}

contextBridge.exposeInMainWorld("host", host)
