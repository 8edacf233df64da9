import type { Page } from "playwright-core"
import { cdp } from "./typing"

/** Drops files on the window, as from the system's file manager: the page gets real files and real handles. */
export async function dropFile(page: Page, ...paths: string[]): Promise<void> {
  const session = await cdp(page)
  const { width, height } = page.viewportSize()!
  const at = { x: Math.round(width / 2), y: Math.round(height / 2) }
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, ...at, data })
}
