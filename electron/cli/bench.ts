import { basename } from "node:path"
import { strToU8, unzipSync, zipSync } from "fflate"
import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { reportFacts } from "#shared/checks/facts"
import { check } from "#shared/checks/run"
import { writeDocx } from "#shared/docx/export/write"
import { readOutline } from "#shared/model/outline"
import { attrsOf } from "#shared/model/schema"
import type { Imported } from "#shared/reading/imported"
import { readFile } from "#shared/reading/read-file"
import { countCharacters } from "#shared/text/space"
import { oneFile, readArgs } from "./args"
import { readBytes } from "./files"
import { type Exit, exit, FileError, type Io, printJson, UsageError } from "./io"

/** Times in milliseconds. */
export interface Timing {
  median_ms: number
  min_ms: number
}

export interface BenchAnswer {
  characters: number
  runs: number
  parse: Timing
  check: Timing
  recheck: Timing
  export: Timing
}

/** `shuzhi bench FILE [--runs 15] [--json]`: how long reading, checking and exporting take here. */
export async function bench(words: string[], io: Io): Promise<Exit> {
  const { values, files } = readArgs("bench", words, {
    runs: { type: "string", default: "15" },
    json: { type: "boolean" },
  })
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1 || runs > 1000)
    throw new UsageError("--runs 后面要写 1 到 1000 的整数。")
  const file = oneFile("bench", files)
  const bytes = await readBytes(file)
  const first = readFile(basename(file), bytes)
  if (!first.ok) throw new FileError(`${file}：${first.failure.message}`)

  const answer = await measure(basename(file), bytes, runs)
  if (values.json) printJson(io, answer)
  else {
    const row = (name: string, t: Timing) =>
      `  ${name}  中位 ${t.median_ms.toFixed(2)} 毫秒，最快 ${t.min_ms.toFixed(2)} 毫秒\n`
    io.stdout.write(
      `${file}  ${answer.characters} 字，各 ${runs} 次\n${row("读入", answer.parse)}${row("查全文", answer.check)}${row("改一字再查", answer.recheck)}${row("排版", answer.export)}`,
    )
  }
  return exit.done
}

/** Before the first round that counts: until then the engine is still compiling what it sees run. */
const warmUp = { rounds: 25, ms: 1500 }

/**
 * Medians in this process, each of the four by itself after a warm-up of its own; every run is on a copy that differs by a
 * character. Done in turns, what one leaves behind would be cleared away in the time of another.
 */
export async function measure(name: string, bytes: Uint8Array, runs: number): Promise<BenchAnswer> {
  const copies = Array.from({ length: letters.length }, (_, i) => variant(bytes, i))
  let round = 0
  const copy = () => copies[round++ % copies.length]!
  // What `parse` prints: the structure, and what is read from it, the quantities and links.
  const parsed = () => {
    const imported = read(name, copy())
    reportFacts(imported.doc)
    return imported
  }
  const { map, doc } = parsed()
  const context = { year: attrsOf.report(doc).properties.year }
  return {
    characters: countCharacters(map.text) - 1, // without the one that tells the copies apart
    runs,
    parse: await timing(runs, copy, (bytes) => reportFacts(read(name, bytes).doc)),
    check: await timing(
      runs,
      () => parsed().doc,
      (doc) => check(doc, context),
    ),
    recheck: await timing(
      runs,
      () => {
        const { doc } = parsed()
        check(doc, context)
        return typeInTheMiddle(doc)
      },
      (doc) => check(doc, context),
    ),
    export: await timing(runs, () => parsed().doc, writeDocx),
  }
}

/** Times of `run` on what `prepare` makes anew for each round, the making left out. */
async function timing<T>(runs: number, prepare: () => T, run: (on: T) => unknown): Promise<Timing> {
  const times: number[] = []
  const began = performance.now()
  for (let warm = 0; times.length < runs; warm++) {
    const on = prepare()
    const start = performance.now()
    await run(on)
    const ms = performance.now() - start
    if (warm >= warmUp.rounds && start - began > warmUp.ms) times.push(ms)
  }
  times.sort((a, b) => a - b)
  return { median_ms: rounded(times[Math.floor(times.length / 2)]!), min_ms: rounded(times[0]!) }
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000
}

function read(name: string, bytes: Uint8Array): Imported {
  const result = readFile(name, bytes)
  if (!result.ok) throw new FileError(`${name}：${result.failure.message}`)
  return result.value
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/** The same report with the i-th letter put at its end: no cache of the whole can answer for it. */
export function variant(bytes: Uint8Array, i: number): Uint8Array {
  const letter = letters.charAt(i % letters.length)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const parts = unzipSync(bytes)
    const name = Object.keys(parts).find((part) => part.endsWith("/document.xml"))
    if (!name) return bytes
    const xml = new TextDecoder().decode(parts[name])
    const at = [...xml.matchAll(/<\/(?:\w+:)?t>/g)].at(-1)?.index
    if (at === undefined) return bytes
    parts[name] = strToU8(xml.slice(0, at) + letter + xml.slice(at))
    return zipSync(parts)
  }
  if (bytes[0] === 0x7b) return inJson(bytes, letter)
  const code = letter.charCodeAt(0)
  const tail =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? [code, 0]
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? [0, code]
        : [code]
  const copy = new Uint8Array(bytes.length + tail.length)
  copy.set(bytes)
  copy.set(tail, bytes.length)
  return copy
}

/** A report of ours: the letter goes behind the last text of the document. */
function inJson(bytes: Uint8Array, letter: string): Uint8Array {
  const json = new TextDecoder().decode(bytes)
  const at = json.lastIndexOf('"text":"')
  return at < 0 ? bytes : strToU8(`${json.slice(0, at + 8)}${letter}${json.slice(at + 8)}`)
}

/** One character typed in the middle of the middle block. */
export function typeInTheMiddle(doc: Node): Node {
  const { blocks } = readOutline(doc)
  const block = blocks[Math.floor(blocks.length / 2)]
  if (!block) return doc
  const at = block.pos + 1 + Math.floor(block.node.content.size / 2)
  return new Transform(doc).insert(at, doc.type.schema.text("新")).doc
}
