import { resolve } from "node:path"
import react from "@vitejs/plugin-react"
import { defineConfig } from "electron-vite"
import { packedTables, packedWorker } from "./electron/launch/packed"

/** The window: main process, preload script and page. The command line is built apart (`electron/launch/cli.vite.config.ts`). */
export default defineConfig({
  main: {
    plugins: [packedTables()],
    resolve: { alias: [{ find: /^fflate$/, replacement: resolve("electron/cli/zip.ts") }] },
    build: {
      target: "node20.19",
      outDir: "out/main",
      emptyOutDir: false,
      externalizeDeps: false,
      // The thread of the batch has all tables and rules: written out they are a third of the archive.
      minify: true,
      rolldownOptions: {
        input: { index: "electron/main.ts", "batch-thread": "electron/batch-thread.ts" },
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: "out/preload",
      externalizeDeps: false,
      minify: false,
      rolldownOptions: {
        input: { index: "electron/preload.ts" },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: "renderer",
    plugins: [packedTables(), packedWorker(), react()],
    resolve: { alias: [{ find: /^fflate$/, replacement: resolve("electron/cli/zip.ts") }] },
    worker: { format: "iife", plugins: () => [packedTables()] },
    build: {
      minify: true,
      // The page is the same in Electron and in an old browser; one target keeps one behaviour.
      target: "chrome109",
      outDir: "out/renderer",
      rolldownOptions: { input: { index: "renderer/index.html" } },
    },
  },
})
