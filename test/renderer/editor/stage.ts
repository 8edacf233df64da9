import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import type { Node } from "prosemirror-model"
import type { EditorState } from "prosemirror-state"
import { build } from "vite"
import { type OpenBrowser, type TestBrowser, temporaryFolder } from "../../e2e/browsers"
import { sketchOf } from "./sketch"

/** The editor alone in a browser. */
export interface Stage {
  page: Page
  show(report: EditorState | Node, readOnly?: boolean): Promise<void>
  /** The report and its selection, in the notation of `sketch`. */
  now(): Promise<string[]>
  /** Words of one block, the caret in them. */
  line(part: string): Promise<string | undefined>
  close(): Promise<void>
}

export async function openStage(open: OpenBrowser): Promise<Stage> {
  const browser: TestBrowser = await open({ viewport: { width: 1366, height: 768 } })
  const page = await browser.context.newPage()
  const errors: string[] = []
  page.on("pageerror", (error) => errors.push(error.message))
  await page.setContent(
    `<!doctype html><html lang="zh-CN"><head><style>${styles()}</style><style>.canvas { height: 100vh; overflow-y: auto }</style></head>
    <body><main class="canvas"><div class="sheet"></div></main></body></html>`,
  )
  await page.addScriptTag({ content: await script() })
  const now = async () => {
    if (errors.length > 0) throw new Error(errors.join("\n"))
    const { doc, selection } = await page.evaluate(() => ({
      doc: window.session.editor.doc.toJSON(),
      selection: window.session.editor.selection.toJSON() as { anchor: number; head: number },
    }))
    return sketchOf(doc, selection.anchor, selection.head)
  }
  return {
    page,
    now,
    async show(report, readOnly = false) {
      const doc = "doc" in report ? report.doc : report
      const selection = "selection" in report ? report.selection : null
      await page.evaluate(
        ([json, anchor, head, locked]) =>
          window.show(json, anchor as number, head as number, locked as boolean),
        [doc.toJSON(), selection?.anchor ?? 1, selection?.head ?? 1, readOnly],
      )
    },
    line: async (part) => (await now()).find((line) => line.replace(/[|[\]]/g, "").includes(part)),
    close: () => browser.close(),
  }
}

function styles(): string {
  return ["tokens", "components", "paper"]
    .map((name) => readFileSync(join(process.cwd(), `renderer/styles/${name}.css`), "utf8"))
    .join("\n")
}

let built: Promise<string> | null = null

function script(): Promise<string> {
  built ??= bundle()
  return built
}

async function bundle(): Promise<string> {
  const outDir = temporaryFolder()
  await build({
    root: process.cwd(),
    configFile: false,
    logLevel: "warn",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir,
      target: "chrome109",
      minify: false,
      copyPublicDir: false,
      emptyOutDir: true,
      lib: {
        entry: "test/renderer/editor/page.ts",
        formats: ["iife"],
        name: "page",
        fileName: () => "page.js",
      },
    },
  })
  return readFileSync(join(outDir, "page.js"), "utf8")
}
