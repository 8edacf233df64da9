// Builds the program into out/: `build.mjs [--if-stale] [cli] [window] [portable]`, all three when none is named.
// With --if-stale a part is left alone when it is newer than every one of its own sources.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../..", import.meta.url))
const page = ["renderer", "shared", "resources"]
const packages = ["package.json", "package-lock.json"]
/** How both editions of the page pack their tables. */
const packing = "electron/launch/packed.ts"

/** Each part has sources of its own, so that the command line is not built again for a change of the page. */
const parts = {
  cli: {
    product: "out/main/cli.js",
    sources: [
      "electron/cli",
      "electron/storage",
      "shared",
      "resources",
      "electron/launch/cli.vite.config.ts",
    ],
    make: (logLevel) => electronVite("electron/launch/cli.vite.config.ts", logLevel),
  },
  window: {
    product: "out/main/index.js",
    sources: [
      "electron/main.ts",
      "electron/batch-thread.ts",
      "electron/preload.ts",
      "electron/shell",
      "electron/cli",
      "electron/storage",
      ...page,
      "electron.vite.config.ts",
      packing,
    ],
    make: async (logLevel) => {
      // The folder is shared with the command line and is not emptied; chunks of old builds would pile up.
      rmSync(join(root, "out/main/chunks"), { recursive: true, force: true })
      await electronVite("electron.vite.config.ts", logLevel)
    },
  },
  portable: {
    product: "out/portable/述职台.html",
    sources: [...page, "vite.portable.config.ts", packing],
    make: async (logLevel) => {
      const { build } = await import("vite")
      await build({ configFile: join(root, "vite.portable.config.ts"), logLevel })
    },
  },
}
const allParts = Object.keys(parts)

async function electronVite(configFile, logLevel) {
  const { build } = await import("electron-vite")
  await build({ root, configFile: join(root, configFile), logLevel })
}

/** Time of the newest change below a path; a folder's own time tells of files that were removed. */
function newest(path) {
  const info = statSync(path)
  if (!info.isDirectory()) return info.mtimeMs
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Its time is when the last build began: what was changed while that ran is newer, whatever the product says. */
const stampOf = (name) => join(root, "out/built", name)

function isStale(name) {
  const { product, sources } = parts[name]
  if (!existsSync(join(root, product)) || !existsSync(stampOf(name))) return true
  const began = statSync(stampOf(name)).mtimeMs
  return [...sources, ...packages]
    .map((source) => join(root, source))
    .some((path) => existsSync(path) && newest(path) > began)
}

/** Those of the parts that must be built before they are used. */
export function staleParts(names = allParts) {
  return names.filter(isStale)
}

/**
 * Builds parts one after the other. The builders talk while they work. Quiet, what they say is kept back, for
 * stdout belongs to the JSON of whoever called us and stderr to what concerns him; it is shown when one fails.
 */
export async function build(names = allParts, { quiet = false } = {}) {
  const said = []
  const streams = quiet ? [process.stdout, process.stderr] : []
  const writes = streams.map((stream) => stream.write)
  for (const stream of streams) stream.write = (chunk) => said.push(String(chunk)) > 0
  try {
    for (const name of names) await buildOne(name, quiet ? "warn" : "info")
    said.length = 0
  } finally {
    for (const [i, stream] of streams.entries()) stream.write = writes[i]
    process.stderr.write(said.join(""))
  }
}

async function buildOne(name, logLevel) {
  const began = new Date()
  rmSync(stampOf(name), { force: true })
  await parts[name].make(logLevel)
  mkdirSync(join(root, "out/built"), { recursive: true })
  writeFileSync(stampOf(name), "")
  utimesSync(stampOf(name), began, began)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2)
  const named = words.filter((word) => allParts.includes(word))
  const names = named.length > 0 ? named : allParts
  await build(words.includes("--if-stale") ? staleParts(names) : names)
}
