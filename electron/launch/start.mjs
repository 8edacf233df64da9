// `npm start`: builds what is stale and opens the first way to the editor that this machine has. It fetches nothing.
// `npm start -- --probe` says which way that is and ends.
import { spawn } from "node:child_process"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { findBrowser, isProfileOpen, windowArgs } from "./browsers.mjs"
import { build, staleParts } from "./build.mjs"
import { findElectron } from "./electron-binary.mjs"
import { serve } from "./serve.mjs"

const root = fileURLToPath(new URL("../..", import.meta.url))
const portable = join(root, "out/portable/述职台.html")
/** A window that ends sooner than this never came up, in milliseconds. */
const cameUp = 2000

const say = (text) => process.stdout.write(`${text}\n`)

/** The ways that this machine has, best first; the last one always works. */
function waysHere() {
  // On Linux a window without a display ends at once; elsewhere there always is one.
  const display = process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  const electron = findElectron(join(root, "node_modules/electron"))
  const browser = findBrowser()
  const ways = []
  if (display && electron) ways.push({ kind: "electron", path: electron })
  if (display && browser) ways.push({ kind: "browser", ...browser })
  ways.push({ kind: "serve", why: display ? "没有 Electron、Chromium、Chrome 或 Edge" : "没有图形界面" })
  return { ways, electron }
}

function describe(way) {
  if (way.kind === "electron") return `Electron 窗口（${way.path}）`
  if (way.kind === "browser") return `${way.name} 的应用窗口（${way.path}）`
  return `本机网页，只有这台电脑能打开（${way.why}）`
}

/** The window's process. */
let child = null

/** Ctrl+C, or whoever started us ends us: the window goes first, and nothing of ours stays behind. */
function stop() {
  if (!child) process.exit(0)
  child.once("exit", () => process.exit(0))
  child.kill()
  setTimeout(() => child?.kill("SIGKILL"), 3000)
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop)

/** Runs a window until it is closed. Answers whether it came up. */
function runWindow(path, args, stdio) {
  return new Promise((resolve) => {
    const began = Date.now()
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
    child = spawn(path, args, { stdio, env })
    const ended = (code) => {
      child = null
      resolve({ code, up: Date.now() - began >= cameUp })
    }
    child.once("error", () => ended(null))
    child.once("exit", ended)
  })
}

/** Answers whether the way worked, so that no further one is needed. */
async function take(way, words) {
  if (way.kind === "electron") {
    await ready("window")
    // Electron refuses to start as root with its sandbox; that is CI, never a clerk.
    const asRoot = process.platform === "linux" && process.getuid() === 0 ? ["--no-sandbox"] : []
    const { code, up } = await runWindow(way.path, [...asRoot, root, ...words], "inherit")
    // A second one hands over to the window that is there and ends well at once.
    return up || code === 0
  }
  await ready("portable")
  if (way.kind === "browser") {
    mkdirSync(way.profile, { recursive: true })
    const handsOver = isProfileOpen(way.profile)
    const { code, up } = await runWindow(way.path, windowArgs(portable, way.profile), "ignore")
    return up || (handsOver && code === 0)
  }
  const server = await serve(portable)
  say(`在浏览器里打开 ${server.url}`)
  if (!server.usual) say("平时的端口被占用了，换了一个：在别的端口写的报告这里看不到，都还在那边。")
  say("用完后在这里按 Ctrl+C 结束。")
  return true
}

async function ready(part) {
  const stale = staleParts([part])
  if (stale.length === 0) return
  say("正在生成程序，约几秒。")
  await build(stale, { quiet: true })
}

const words = process.argv.slice(2)
const { ways, electron } = waysHere()
if (words.includes("--probe")) say(describe(ways[0]))
if (!electron) say("Electron 还没有取来。要用它的窗口，联网运行一次 npx --no install-electron（约 100 MB）。")
if (!words.includes("--probe")) {
  for (const way of ways) {
    if (way.kind !== "serve") say(`打开${describe(way)}。`)
    if (await take(way, words)) break
    say("窗口没有打开，换一种方式。")
  }
}
