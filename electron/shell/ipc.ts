import { isAbsolute } from "node:path"
import { type IpcMain, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from "electron"
import { z } from "zod"
import type { HostEvents, OpenedFile } from "#shared/api/contract"
import { hasReadableEnding } from "#shared/api/endings"
import { methodNames } from "#shared/api/methods"
import { fail, ok, type Result } from "#shared/api/result"
import { type Client, callMethod } from "#shared/services/host"
import { readingMessages, refuse } from "#shared/services/messages"
import { limits } from "#shared/source/limits"
import type { UserFiles } from "../storage/user-files"
import { isOurs, type PageSource } from "./origin"
import { newToken } from "./platform"

export interface IpcParts {
  contents(): WebContents | null
  source: PageSource
  client: Client
  files: UserFiles
  /** The page has heard that it is to close. */
  closingHeard(): void
}

/** Lets the page's calls through to the services: who asks is checked here, what is asked by the contract. */
export function handleCalls(parts: IpcParts, ipc: IpcMain = ipcMain): void {
  const answered = (channel: string, answer: (input: unknown) => Promise<unknown>) =>
    ipc.handle(channel, (event, input: unknown) => {
      // Thrown, not answered: our own page never gets here.
      if (!isOurPage(event, parts)) throw new Error(`refused ${channel}`)
      return answer(input)
    })
  for (const name of methodNames) answered(`host:${name}`, (input) => callMethod(parts.client, name, input))
  answered("host:openDropped", (input) => openDropped(parts, input))
  ipc.on("host:closingHeard", (event) => {
    if (isOurPage(event, parts)) parts.closingHeard()
  })
}

/** The main frame of the window, showing a page of ours. Any frame of any page can send. */
function isOurPage(event: IpcMainInvokeEvent | IpcMainEvent, { contents, source }: IpcParts): boolean {
  // Null when the frame has gone somewhere else since it sent.
  const frame = event.senderFrame
  return frame !== null && event.sender === contents() && frame.parent === null && isOurs(frame.url, source)
}

/**
 * What the preload script says of a dropped file. A path for the kinds whose place must be known, and only for
 * those: a page that had broken out of its world could otherwise read any file by sending one.
 */
const Dropped = z.union([
  z.strictObject({
    path: z.string().refine(hasReadableEnding).refine(isAbsolute),
  }),
  z.strictObject({ name: z.string(), size: z.number(), bytes: z.instanceof(Uint8Array).nullable() }),
])

async function openDropped({ files, client }: IpcParts, input: unknown): Promise<Result<OpenedFile, string>> {
  const dropped = Dropped.safeParse(input)
  if (!dropped.success) return refuse("unexpected")
  if ("path" in dropped.data) {
    const read = await files.openPath(dropped.data.path)
    return read.ok ? ok(await client.received(read.value)) : read
  }
  const { name, size, bytes } = dropped.data
  if (size > limits.fileBytes) return fail("tooLarge", readingMessages.tooLarge)
  // A folder has no bytes to give.
  if (bytes === null) return fail("folder", readingMessages.folder)
  return ok(await client.received({ handle: `f${newToken()}`, name, bytes }))
}

/** Tells the page something unasked; nothing where there is no page. */
export function tellPage<Name extends keyof HostEvents>(
  contents: WebContents | null,
  name: Name,
  value: HostEvents[Name],
): void {
  if (contents && !contents.isDestroyed()) contents.send(`event:${name}`, value)
}
