import type { OpenedFile, PageHost } from "#shared/api/contract"
import type { Result } from "#shared/api/result"
import { connectHost } from "../../../renderer/host"

declare global {
  interface Window {
    /** The host of the page under test. */
    tested: PageHost
    /** What the last drop on the page gave. */
    dropped: Promise<Result<OpenedFile>> | undefined
  }
}

window.tested = await connectHost()
document.addEventListener("dragover", (event) => event.preventDefault())
document.addEventListener("drop", (event) => {
  event.preventDefault()
  const item = event.dataTransfer!.items[0] as DataTransferItem & {
    getAsFileSystemHandle(): Promise<FileSystemHandle>
  }
  const file = item.getAsFile()
  window.dropped = item.getAsFileSystemHandle().then((handle) => window.tested.openDropped({ file, handle }))
})
