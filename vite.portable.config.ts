import { readFileSync, renameSync } from "node:fs"
import { join } from "node:path"
import react from "@vitejs/plugin-react"
import { defineConfig, type Plugin } from "vite"
import { viteSingleFile } from "vite-plugin-singlefile"
import { packedTables, packedWorker } from "./electron/launch/packed.ts"

/**
 * The portable edition: the page in one HTML file that needs no server and no network. Its policy stands in the
 * file itself, for no server sends one.
 */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
  "font-src data:",
  "worker-src blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ")

const portable: Plugin = {
  name: "shuzhi-portable",
  transformIndexHtml: {
    order: "pre",
    handler: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: policy },
        injectTo: "head-prepend",
      },
    ],
  },
  closeBundle(error?: Error) {
    // The error that the build ended with is worth more than one about a file that it did not write.
    if (error) return
    const out = join(import.meta.dirname, "out/portable")
    renameSync(join(out, "index.html"), join(out, "述职台.html"))
  },
}

/** What shows instead of a blank page in a browser that is too old. A classic script: modules are what such a browser lacks. */
const oldBrowser: Plugin = {
  name: "shuzhi-old-browser",
  transformIndexHtml: {
    order: "post",
    handler(html) {
      const page = readFileSync(join(import.meta.dirname, "renderer/old-browser.html"), "utf8")
      return html.replace("</body>", () => `${page}</body>`)
    },
  },
}

export default defineConfig({
  root: "renderer",
  plugins: [
    packedTables(),
    packedWorker(),
    react(),
    viteSingleFile({ removeViteModuleLoader: true }),
    portable,
    oldBrowser,
  ],
  // Packs at once: fflate's own `zip` would start a worker for each part of a table.
  resolve: { alias: [{ find: /^fflate$/, replacement: join(import.meta.dirname, "electron/cli/zip.ts") }] },
  // A classic worker: a module from a blob does not start on file://.
  worker: { format: "iife", plugins: () => [packedTables()] },
  build: {
    target: "chrome109",
    outDir: "../out/portable",
    emptyOutDir: true,
    rolldownOptions: { input: "renderer/index.html" },
  },
})
