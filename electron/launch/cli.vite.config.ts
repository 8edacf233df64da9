import { resolve } from "node:path"
import { defineConfig } from "electron-vite"

/**
 * The command line is one self-contained file: a clerk's colleague can copy
 * `cli.js` alone to another PC and run it with plain Node.
 */
export default defineConfig({
  main: {
    resolve: { alias: [{ find: /^fflate$/, replacement: resolve("electron/cli/zip.ts") }] },
    build: {
      target: "node20.19",
      outDir: "out/main",
      emptyOutDir: false,
      externalizeDeps: false,
      minify: false,
      rolldownOptions: {
        input: { cli: "electron/cli/main.ts" },
        output: {
          format: "es",
          entryFileNames: "[name].js",
          banner: "#!/usr/bin/env node",
          codeSplitting: false,
        },
      },
    },
  },
})
