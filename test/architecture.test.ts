import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve, sep } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

/**
 * Data flows one way: resources → shared → renderer and electron. This test reads every import of every
 * source file and holds it against the table below; TypeScript alone does not keep Node out of shared/,
 * because the docx package brings Node's types along.
 */
const root = fileURLToPath(new URL("..", import.meta.url))

interface Area {
  /** Folders of the project that its files may import from. */
  may: string[]
  /** Packages that its files may import; a trailing * allows what lies below. */
  packages: string[]
}

const pure = [
  "fast-diff",
  "prosemirror-model",
  "prosemirror-transform",
  "zod",
  "docx",
  "fflate*",
  "lowdb",
  "write-excel-file/universal",
]
const window = ["react", "react-dom*", "zustand*", "idb", "prosemirror-*"]

const areas: Record<string, Area> = {
  shared: { may: ["shared", "resources"], packages: pure },
  renderer: { may: ["renderer", "shared", "resources"], packages: [...pure, ...window] },
  // Names only: a schema in the preload script would be loaded before every page.
  "electron/preload.ts": { may: ["shared/api"], packages: ["electron"] },
  "electron/main.ts": {
    may: ["electron/shell", "electron/storage", "electron/cli", "shared"],
    packages: [...pure, "electron", "node:*"],
  },
  "electron/batch-thread.ts": { may: ["electron/cli"], packages: [] },
  "electron/shell": {
    may: ["electron/shell", "electron/storage", "shared", "resources"],
    packages: [...pure, "electron", "node:*"],
  },
  "electron/cli": { may: ["electron/cli", "electron/storage", "shared"], packages: [...pure, "node:*"] },
  "electron/storage": { may: ["electron/storage", "shared"], packages: [...pure, "lowdb*", "node:*"] },
  "electron/launch": { may: ["electron/launch", "out"], packages: ["node:*", "electron-vite", "vite"] },
}

/** A path may be reached over the network by none of these; nothing leaves the machine. */
const network = /^node:(http|https|http2|net|tls|dgram|dns)(\/|$)/

/** `npm start` serves the page to the browser of the same machine, on the loopback address alone. */
const loopback = new Set(["electron/launch/serve.mjs node:http"])

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(path)
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : []
  })
}

/** Every module name that a file imports, re-exports or loads. */
function importsOf(source: string): string[] {
  const names: string[] = []
  const pattern =
    /(?:^|[\s;}])(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?["']([^"']+)["']|\b(?:import|require)\s*\(\s*["']([^"']+)["']\s*\)/g
  for (const match of source.matchAll(pattern)) names.push((match[1] ?? match[2])!)
  return names
}

function areaOf(path: string): string | undefined {
  return Object.keys(areas)
    .sort((a, b) => b.length - a.length)
    .find((area) => path === area || path.startsWith(`${area}/`))
}

/** Says what is wrong with one import, or null. */
function complaint(file: string, name: string): string | null {
  const area = areaOf(file)
  if (!area) return `${file} lies in no known area`
  const { may, packages } = areas[area]!
  if (network.test(name) && !loopback.has(`${file} ${name}`))
    return `${file} imports ${name}: nothing leaves the machine`
  let target: string | null = null
  if (name.startsWith("."))
    target = relative(root, resolve(root, dirname(file), name))
      .split(sep)
      .join("/")
  else if (name.startsWith("#")) target = name.slice(1)
  if (target !== null)
    return may.some((folder) => target === folder || target.startsWith(`${folder}/`))
      ? null
      : `${file} must not import ${target}`
  const allowed = packages.some((p) => (p.endsWith("*") ? name.startsWith(p.slice(0, -1)) : name === p))
  return allowed ? null : `${file} must not import the package ${name}`
}

describe("the way imports point", () => {
  const files = ["shared", "electron", "renderer"].flatMap(filesBelow)

  it("finds the sources", () => expect(files.length).toBeGreaterThan(30))

  it("is the one that the architecture allows", () => {
    const complaints = files.flatMap((file) =>
      importsOf(readFileSync(join(root, file), "utf8")).map((name) => complaint(file, name)),
    )
    expect(complaints.filter((c) => c !== null)).toEqual([])
  })

  it.each([
    ["shared/model/x.ts", "node:fs"],
    ["shared/model/x.ts", "../../electron/cli/io"],
    ["shared/model/x.ts", "#renderer/App"],
    ["shared/model/x.ts", "react"],
    ["electron/cli/x.ts", "electron"],
    ["electron/cli/x.ts", "node:https"],
    ["electron/cli/x.ts", "../../renderer/App"],
    ["electron/shell/x.ts", "node:https"],
    ["electron/shell/x.ts", "../../renderer/App"],
    ["electron/preload.ts", "node:fs"],
    ["electron/preload.ts", "#shared/services/host"],
    ["renderer/x.ts", "../electron/shell/ipc"],
    ["renderer/x.ts", "electron"],
    ["renderer/x.ts", "node:fs"],
    ["renderer/x.ts", "lowdb/node"],
    ["electron/cli/x.ts", "../../sharedthings/App"],
  ])("would complain of %s importing %s", (file, name) => expect(complaint(file, name)).not.toBeNull())

  it("reads every way of importing", () => {
    const source = `import a from "a"\nimport { b,\n c } from 'b'\nimport type { D } from "d"\nimport "e"\nexport * from "f"\nexport { g } from "g"\nconst h = await import("h")\nrequire('i')`
    expect(importsOf(source)).toEqual(["a", "b", "d", "e", "f", "g", "h", "i"])
  })
})

describe("electron/ and renderer/ go nowhere either", () => {
  it("no fetch, no socket", () => {
    const offenders = ["electron", "renderer"]
      .flatMap(filesBelow)
      .filter((file) =>
        /(?<![.\w])(?:fetch\(|new WebSocket|new XMLHttpRequest)/.test(readFileSync(join(root, file), "utf8")),
      )
    expect(offenders).toEqual([])
  })
})

describe("shared/ reaches for nothing around it", () => {
  // The linter forbids the globals by name; here stands what it cannot see, or what must never slip by it.
  const forbidden =
    /(?<![.\w])(Date\.now|Math\.random|new Date\(\)|globalThis|process\.|Buffer\.|fetch\(|crypto\.)/
  it("no clock, no randomness, no window, no disk", () => {
    const offenders = filesBelow("shared").filter((file) => {
      const code = readFileSync(join(root, file), "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/\/\/.*$/gm, "")
        .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '""')
      return forbidden.test(code)
    })
    expect(offenders).toEqual([])
  })
})
