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
    if (source.startsWith("\0packed-text:")) return source
    if (!source.endsWith(".json") || !source.includes("resources/")) return null
    const found = await this.resolve(source, importer, { ...options, skipSelf: true })
    if (!found || readFileSync(found.id, "utf8").length < worthPacking) return found
    return `\0packed:${found.id}.js`
  },
  load(id) {
    const [, what, path] = /^\0packed(-text)?:(.*?)(?:\.js)?$/.exec(id) ?? []
    if (path === undefined) return null
    if (what === undefined)
      return `${imports}\nimport packed from "\\0packed-text:${path}.js"\nexport default JSON.parse(${unpacked("packed")})`
    const packed = deflated(JSON.stringify(JSON.parse(readFileSync(path, "utf8"))))
    paths.set(packed, path)
    return `export default "${packed}"`
  },
})

/** Which table each packed text is of: a worker's script holds the texts of those that it needs. */
const paths = new Map<string, string>()
const longText = /(["'`])([A-Za-z0-9+/]{4000,}={0,2})\1/g

/**
 * The script of a worker stands in the page as a text: packed, too, and its tables are put into it when it starts, from
 * those that the page has for itself.
 */
export const packedWorker = (): Plugin => ({
  name: "shuzhi-packed-worker",
  enforce: "post",
  transform(code, id) {
    if (!/\?worker&inline$/.test(id)) return null
    const [line, literal] = /^const jsContent = (".*");$/m.exec(code) ?? []
    if (line === undefined || literal === undefined) throw new Error(`no script of a worker in ${id}`)
    // A literal of JavaScript, which may hold controls that JSON may not.
    const script: string = Function(`return ${literal}`)()
    const tables: string[] = []
    const short = script.replace(longText, (all, _: string, packed: string) => {
      const path = paths.get(packed)
      if (path === undefined) return all
      if (!tables.includes(path)) tables.push(path)
      return `"\0${tables.indexOf(path)}\0"`
    })
    const texts = tables.map((path, i) => `import table${i} from "\\0packed-text:${path}.js"`)
    const names = tables.map((_, i) => `table${i}`).join(", ")
    const whole = `${unpacked(`"${deflated(short)}"`)}.replace(/\\0(\\d+)\\0/g, (_, i) => [${names}][i])`
    return `${imports}\n${texts.join("\n")}\n${code.replace(line, () => `const jsContent = ${whole};`)}`
  },
})

const imports = `import { inflateSync, strFromU8 } from "fflate"`

function deflated(text: string): string {
  return deflateRawSync(text, { level: 9 }).toString("base64")
}

/** An expression that yields what was `deflated` to the value of an expression, where `imports` stand. */
function unpacked(packed: string): string {
  return `strFromU8(inflateSync(Uint8Array.from(atob(${packed}), (c) => c.charCodeAt(0))))`
}
