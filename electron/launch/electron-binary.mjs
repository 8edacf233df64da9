// Is Electron's program on this machine? Answered from the disk alone: asking the package itself (loading it, or
// `npx electron`) begins a download when it is not.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** Where the program lies inside a distribution of Electron. */
const programs = {
  win32: "electron.exe",
  darwin: "Electron.app/Contents/MacOS/Electron",
  mas: "Electron.app/Contents/MacOS/Electron",
}

function text(path) {
  try {
    return readFileSync(path, "utf8").trim()
  } catch {
    return ""
  }
}

/**
 * The path of Electron's program, or null.
 *
 * @param home the folder of the package `electron`
 * @param env of the process; `ELECTRON_OVERRIDE_DIST_PATH` names a distribution that lies elsewhere
 */
export function findElectron(home, env = process.env, platform = process.platform) {
  const elsewhere = env.ELECTRON_OVERRIDE_DIST_PATH
  if (elsewhere) return existing(join(elsewhere, programs[platform] ?? "electron"))
  const program = text(join(home, "path.txt"))
  if (!program) return null
  const wanted = JSON.parse(text(join(home, "package.json")) || "{}").version
  // A distribution of another version stays behind when the package was updated and not fetched again.
  const there = text(join(home, "dist/version")).replace(/^v/, "")
  return wanted && there === wanted ? existing(join(home, "dist", program)) : null
}

function existing(path) {
  return existsSync(path) ? path : null
}
