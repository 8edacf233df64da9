import { readFileSync } from "node:fs"
import { deflateRawSync } from "node:zlib"
import type { Plugin } from "vite"

/** From this length on, in characters, a table is worth packing. */
const worthPacking = 20_000

/**
 * Tables of words as packed bytes, unpacked once when the page starts: the one file has to stay under 4 MB and Electron's
 * archive under 8, and written out they are a large part of either, some of them twice, for the worker has its own.
 */
export const packedTables = (): Plugin => ({
  name: "shuzhi-packed-tables",
  enforce: "pre",
  async resolveId(source, importer, options) {
    if (!source.endsWith(".json") || !source.includes("resources/")) return null
    const found = await this.resolve(source, importer, { ...options, skipSelf: true })
    if (!found || readFileSync(found.id, "utf8").length < worthPacking) return found
    return `\0packed:${found.id}.js`
  },
  load(id) {
    const [, path] = /^\0packed:(.*)\.js$/.exec(id) ?? []
    if (path === undefined) return null
    const text = JSON.stringify(JSON.parse(readFileSync(path, "utf8")))
    return `${imports}\nexport default JSON.parse(${unpacked(text)})`
  },
})

/** The script of a worker stands in the page as a text, its tables once more among it: packed, too. */
export const packedWorker = (): Plugin => ({
  name: "shuzhi-packed-worker",
  enforce: "post",
  transform(code, id) {
    if (!/\?worker&inline$/.test(id)) return null
    const [line, script] = /^const jsContent = (".*");$/m.exec(code) ?? []
    if (line === undefined || script === undefined) throw new Error(`no script of a worker in ${id}`)
    // A literal of JavaScript, which may hold controls that JSON may not.
    const text: string = Function(`return ${script}`)()
    return `${imports}\n${code.replace(line, () => `const jsContent = ${unpacked(text)};`)}`
  },
})

const imports = `import { inflateSync, strFromU8 } from "fflate"`

/** An expression that yields `text` again, where `imports` stand. */
function unpacked(text: string): string {
  const packed = deflateRawSync(text, { level: 9 }).toString("base64")
  return `strFromU8(inflateSync(Uint8Array.from(atob("${packed}"), (c) => c.charCodeAt(0))))`
}
