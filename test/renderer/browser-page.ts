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
