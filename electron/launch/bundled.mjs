// Runs a TypeScript file of the tests in a process of its own, as one bundle: Node 20 takes no TypeScript.
import { spawnSync } from "node:child_process"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "vite"
import { build as buildParts, staleParts } from "./build.mjs"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** Builds those parts of the program that it needs, too, when they are older than their sources. Answers the exit code. */
export async function runBundled(entry, args, { needs = [] } = {}) {
  await buildParts(staleParts(needs), { quiet: true })
  const name = basename(entry, ".ts")
  const outDir = join(root, "out/bundled", name)
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: true, external: ["playwright-core", "vite"] },
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: true,
      target: "node20.19",
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.js`, codeSplitting: false } },
    },
  })
  const { status } = spawnSync(process.execPath, [join(outDir, `${name}.js`), ...args], {
    cwd: root,
    stdio: "inherit",
  })
  return status ?? 1
}
