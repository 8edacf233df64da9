import react from "@vitejs/plugin-react"
import type { BrowserContext } from "playwright-core"
import { build } from "vite"

/** A page of a test as a browser takes it: one script, one style sheet. */
export interface BuiltPage {
  script: string
  style: string
}

/**
 * Bundles a page of a test for the oldest browser that is promised, workers included.
 *
 * @param entry path from the root of the project: `test/renderer/pages/batch/page.tsx`
 */
export async function buildPage(entry: string): Promise<BuiltPage> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    root: "renderer",
    // As it is shipped: the test runner has development on, which the bundled React has not.
    oxc: { jsx: { runtime: "automatic", development: false } },
    define: { "process.env.NODE_ENV": '"production"' },
    worker: { format: "iife" },
    build: {
      write: false,
      target: "chrome109",
      cssCodeSplit: false,
      lib: { entry: `${process.cwd()}/${entry}`, formats: ["iife"], name: "page" },
    },
  })
  const page = { script: "", style: "" }
  for (const { output } of [built].flat() as { output: Output[] }[])
    for (const file of output) {
      if (file.fileName.endsWith(".css")) page.style += String(file.source)
      else if (file.code) page.script += file.code
    }
  return page
}

interface Output {
  fileName: string
  code?: string
  source?: unknown
}

/**
 * Builds the page of a test as modules, worker included, and answers for it at an address of its own: for pages that
 * need an origin (storage, workers as modules), which a page that was written into a tab has not.
 *
 * @param entry path from the root of the project
 * @param origin with a slash at its end
 */
export async function servePage(context: BrowserContext, entry: string, origin: string): Promise<void> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    worker: { format: "es" },
    build: {
      write: false,
      minify: false,
      target: "chrome109",
      rolldownOptions: { input: `${process.cwd()}/${entry}`, output: { codeSplitting: false } },
    },
  })
  const files = new Map<string, string>()
  const { output } = [built].flat()[0] as { output: Output[] }
  for (const { fileName, code, source } of output) files.set(fileName, code ?? String(source))
  const tags = [...files.keys()].map((name) =>
    name.endsWith(".css")
      ? `<link rel="stylesheet" href="${name}">`
      : `<script type="module" src="${name}"></script>`,
  )
  files.set(
    "",
    `<!doctype html><html lang="zh-CN"><title>述职台</title>${tags.join("")}<div id="root"></div></html>`,
  )
  await context.route(`${origin}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1)
    const kind = name.endsWith(".css") ? "text/css" : name === "" ? "text/html" : "text/javascript"
    const body = files.get(name)
    return body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ body, contentType: `${kind}; charset=utf-8` })
  })
}
