import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import type { Page } from "playwright-core"
import type { TestBrowser } from "../browsers"

/** The portable edition as it was built, or the one that `PORTABLE` names. Tests and benchmarks run in the project's folder. */
export const portableFile = resolve(process.env.PORTABLE ?? "out/portable/述职台.html")

/** What a page must never have caused. */
export interface Watched {
  page: Page
  /** Errors of the console, uncaught ones, and what the policy blocked. */
  errors: string[]
  /** Whatever was asked for beside the page itself and its own blobs. */
  requests: string[]
}

/** Opens a page by its file, as a double-click does, and watches what it does from the first moment on. */
export async function openFile(browser: TestBrowser, file = portableFile): Promise<Watched> {
  if (!existsSync(file)) throw new Error(`${file} is not there: npm run build`)
  const page = await browser.context.newPage()
  const watched = watch(page)
  await page.goto(pathToFileURL(file).href)
  return watched
}

export function watch(page: Page): Watched {
  const errors: string[] = []
  const requests: string[] = []
  page.on("pageerror", (error) => errors.push(String(error)))
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text())
  })
  page.on("request", (request) => {
    const url = request.url()
    const own = request.isNavigationRequest() && url.startsWith("file:")
    if (!own && !url.startsWith("blob:") && !url.startsWith("data:")) requests.push(url)
  })
  return { page, errors, requests }
}
