import type { HostApi, HostEvents, OpenedFile } from "./contract"
import type { Result } from "./result"

/**
 * What the preload script puts at `window.host`: the contract, one named function for each event, and the one thing
 * that needs an object of the page. Nothing generic: a page that was taken over can ask for this and no more.
 */
export interface PreloadHost extends HostApi {
  /** Each answers a function that ends the listening. */
  onCommand(listen: (command: HostEvents["command"]) => void): () => void
  onFileOpened(listen: (file: HostEvents["fileOpened"]) => void): () => void
  /** Must be answered by `closeReady`. */
  onClosing(listen: () => void): () => void
  /** A DOM `File` that was dropped on the window; the preload script alone learns where it lies. */
  openDropped(file: File): Promise<Result<OpenedFile>>
}

declare global {
  interface Window {
    host?: PreloadHost
  }
}
