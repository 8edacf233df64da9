// Finds an installed Chromium, Chrome or Edge, and says how to open a file of ours in a window of its own.
import { existsSync, readlinkSync } from "node:fs"
import { homedir } from "node:os"
import { delimiter, join } from "node:path"
import { pathToFileURL } from "node:url"

/** @typedef {{ name: "Chromium" | "Chrome" | "Edge", path: string, profile: string }} Browser */

/** In the order in which they are taken. */
const kinds = [
  {
    name: "Chromium",
    linux: ["chromium", "chromium-browser"],
    win32: "Chromium/Application/chrome.exe",
    darwin: "Chromium.app/Contents/MacOS/Chromium",
  },
  {
    name: "Chrome",
    linux: ["google-chrome-stable", "google-chrome"],
    win32: "Google/Chrome/Application/chrome.exe",
    darwin: "Google Chrome.app/Contents/MacOS/Google Chrome",
  },
  {
    name: "Edge",
    linux: ["microsoft-edge-stable", "microsoft-edge"],
    win32: "Microsoft/Edge/Application/msedge.exe",
    darwin: "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  },
]

function placesOf(kind, env, platform, home) {
  if (platform === "win32")
    return [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
      .filter(Boolean)
      .map((folder) => join(folder, kind.win32))
  if (platform === "darwin")
    return ["/Applications", join(home, "Applications")].map((folder) => join(folder, kind.darwin))
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean)
  return kind.linux.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** The folder for a program's own data, as each system wants it. */
function dataHome(env, platform, home) {
  if (platform === "win32") return env.LOCALAPPDATA || join(home, "AppData/Local")
  if (platform === "darwin") return join(home, "Library/Application Support")
  return env.XDG_DATA_HOME || join(home, ".local/share")
}

/** A snap may write nowhere else in the user's folder. */
function profileOf(kind, path, env, platform, home) {
  const base = path.startsWith("/snap/") ? join(home, "snap/chromium/common") : dataHome(env, platform, home)
  return join(base, "shuzhi", kind.name.toLowerCase())
}

/**
 * The browser to use, or null. One that holds reports of earlier starts comes first: another browser that was
 * installed meanwhile would show an empty list.
 *
 * @returns {Browser | null}
 */
export function findBrowser(env = process.env, platform = process.platform, home = homedir()) {
  const found = kinds.flatMap((kind) => {
    const path = placesOf(kind, env, platform, home).find((place) => existsSync(place))
    return path ? [{ name: kind.name, path, profile: profileOf(kind, path, env, platform, home) }] : []
  })
  return found.find(({ profile }) => existsSync(profile)) ?? found[0] ?? null
}

/** What opens a file as a window without tabs and address bar, and keeps the browser from talking to anybody. */
export function windowArgs(file, profile, platform = process.platform, user = process.getuid?.()) {
  return [
    `--app=${pathToFileURL(file).href}`,
    `--user-data-dir=${profile}`,
    "--window-size=1366,728",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-pings",
    "--disable-features=Translate,MediaRouter,OptimizationHints",
    // Else the system's key ring may ask for a password that guards nothing of ours.
    ...(platform === "linux" ? ["--password-store=basic"] : []),
    // Chromium refuses to start as root with it; that is CI, never a clerk.
    ...(platform === "linux" && user === 0 ? ["--no-sandbox"] : []),
  ]
}

/** Is a browser running on this profile? Then a second one hands its page over to it and ends at once. */
export function isProfileOpen(profile) {
  try {
    // `host-pid`; a link that leads nowhere, so it must not be followed.
    const pid = Number(/-(\d+)$/.exec(readlinkSync(join(profile, "SingletonLock")))?.[1])
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}
