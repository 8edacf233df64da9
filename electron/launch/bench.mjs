// `npm run bench`: bundles the benchmarks and runs them in a process of their own, as the program would run.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "vite"

const root = fileURLToPath(new URL("../..", import.meta.url))
const outDir = join(root, "out/bench")

await build({
  root,
  configFile: false,
  logLevel: "warn",
  ssr: { noExternal: true },
  build: {
    ssr: join(root, "test/bench/main.ts"),
    outDir,
    emptyOutDir: true,
    target: "node20.19",
    minify: false,
    rolldownOptions: { output: { entryFileNames: "bench.js", codeSplitting: false } },
  },
})
const { status } = spawnSync(process.execPath, [join(outDir, "bench.js"), ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
})
process.exitCode = status ?? 1
