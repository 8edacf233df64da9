import { readFileSync, renameSync } from "node:fs"
import { join } from "node:path"
import { deflateRawSync } from "node:zlib"
import react from "@vitejs/plugin-react"
import { defineConfig, type Plugin } from "vite"
import { viteSingleFile } from "vite-plugin-singlefile"

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
  closeBundle() {
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

/** From this length on, in characters, a table is worth packing. */
const worthPacking = 20_000

/**
 * Tables of words as packed bytes, unpacked once when the page starts: the one file has to stay under 4 MB, and written
 * out they are half of it, some of them twice, for the worker has its own.
 */
const packedTables = (): Plugin => ({
  name: "shuzhi-packed-tables",
  enforce: "pre",
  async resolveId(source, importer, options) {
    if (!source.endsWith(".json") || !source.includes("resources/")) return null
    const found = await this.resolve(source, importer, { ...options, skipSelf: true })
    if (!found || readFileSync(found.id, "utf8").length < worthPacking) return found
    return `\0packed:${found.id}.js`
  },
  load(id) {
    const [, path] = /^\0packed:(.*)\.js$/.exec(id) ?? []
    if (path === undefined) return null
    const text = JSON.stringify(JSON.parse(readFileSync(path, "utf8")))
    const packed = deflateRawSync(text, { level: 9 }).toString("base64")
    return [
      `import { inflateSync, strFromU8 } from "fflate"`,
      `const bytes = Uint8Array.from(atob("${packed}"), (c) => c.charCodeAt(0))`,
      "export default JSON.parse(strFromU8(inflateSync(bytes)))",
    ].join("\n")
  },
})

export default defineConfig({
  root: "renderer",
  plugins: [packedTables(), react(), viteSingleFile({ removeViteModuleLoader: true }), portable, oldBrowser],
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
