// Builds the program into out/. With --if-stale it does nothing when out/ is newer than every source.
import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../..", import.meta.url))
const product = join(root, "out/main/cli.js")
const sources = [
  "electron",
  "shared",
  "resources",
  "package.json",
  "package-lock.json",
  "electron.vite.config.ts",
]

/** Time of the newest change below a path; a folder's own time tells of files that were removed. */
function newest(path) {
  const info = statSync(path)
  if (!info.isDirectory()) return info.mtimeMs
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

export function isStale() {
  if (!existsSync(product)) return true
  const built = statSync(product).mtimeMs
  return sources.some((name) => existsSync(join(root, name)) && newest(join(root, name)) > built)
}

/**
 * electron-vite talks while it builds. Quiet, what it says is kept back, for stdout belongs to the JSON of
 * whoever called us and stderr to what concerns him; it is shown when the build fails.
 */
export async function build({ quiet = false } = {}) {
  const { build: electronVite } = await import("electron-vite")
  const said = []
  const streams = quiet ? [process.stdout, process.stderr] : []
  const writes = streams.map((stream) => stream.write)
  for (const stream of streams) stream.write = (chunk) => said.push(String(chunk)) > 0
  try {
    await electronVite({
      root,
      configFile: join(root, "electron.vite.config.ts"),
      logLevel: quiet ? "warn" : "info",
    })
    said.length = 0
  } finally {
    for (const [i, stream] of streams.entries()) stream.write = writes[i]
    process.stderr.write(said.join(""))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes("--if-stale") || isStale()) await build()
}
