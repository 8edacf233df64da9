import { spawnSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { deflateSync, strToU8 } from "fflate"
import { describe, expect, it } from "vitest"
import { limits } from "#shared/source/limits"
import type { ReadProgress } from "#shared/source/pace"
import { sparing } from "../../../electron/cli/memory"
import { docx, p } from "../../docx-builder"
import { body, withMain } from "../../raw-zip"
import { root, temporaryFolder } from "./call"

const mebi = 1024 * 1024
const most = 300

/** One character again and again, packed about 1,000 to 1. */
const packedRun = (bytes: number) => deflateSync(new Uint8Array(bytes).fill(0x20), { level: 9 })
const bomb = packedRun(256 * mebi)
/** Packs badly enough to be no bomb by its ratio. */
const numbers = (count: number, write: (i: number) => string) => {
  let xml = ""
  for (let i = 0; i < count; i++) xml += write((i * 2_654_435_761) % 999_999_937)
  return xml
}

/** Files that ask for more than they may, each for the sake of one limit. */
const greedy: [limit: string, bytes: () => Uint8Array, words: RegExp][] = [
  [
    "a part that is too large and says so",
    () => withMain({ packed: bomb, size: 256 * mebi }),
    /128 MB 的上限/,
  ],
  ["a part that is larger than it says", () => withMain({ packed: bomb, size: 100 * mebi }), /500 倍以上/],
  ["a part that says it is small", () => withMain({ packed: bomb, size: 5000 }), /对不上/],
  [
    "a small part that says it is smaller",
    () => withMain({ packed: packedRun(48 * mebi), size: 5000 }),
    /对不上/,
  ],
  ["elements", () => docx(`<w:p>${"<x/>".repeat(limits.elements)}</w:p>`, { level: 0 }), /元素组成/],
  ["nesting", () => docx("<w:sdt>".repeat(2_000_000)), /512 层/],
  ["paragraphs", () => docx(numbers(limits.paragraphs + 1, (i) => `<w:p w:x="${i}"/>`)), /120,000 段/],
  ["characters", () => docx(p(numbers(1_250_000, (i) => `${i}`)), { level: 1 }), /10,000,000 字/],
  [
    "attributes of one element",
    () => docx(`<w:p ${Array.from({ length: 500_000 }, (_, i) => `a${i}=""`).join(" ")}/>`),
    /元素组成/,
  ],
  [
    "names",
    () => docx("", { document: body(`${numbers(400_000, (i) => `<a${i}/>`)}</w:nowhere>`) }),
    /写法有错/,
  ],
  ["a tag that never ends", () => docx(`<w:p x="${numbers(1_500_000, (i) => `${i}`)}`), /写法有错/],
  ["lines of a text", () => strToU8("\n".repeat(limits.textBytes - 1)), /10,000,000 字/],
]

/** The built command line reads a file in a process of its own and says how much memory that took, in MB. */
function readAlone(name: string, bytes: Uint8Array): { status: number | null; said: string; memory: number } {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, bytes)
  const cli = JSON.stringify(join(root, "out/main/cli.js"))
  const script = `process.on("exit", () => process.stderr.write("\\n" + process.resourceUsage().maxRSS));
    process.argv.splice(1, 0, ${cli}); await import(${cli})`
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script, "parse", file], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  })
  const lines = run.stderr.trimEnd().split("\n")
  return { status: run.status, said: lines.slice(0, -1).join("\n"), memory: Number(lines.at(-1)) / 1024 }
}

describe("a file that asks for too much", () => {
  it.each(greedy)("%s", (limit, bytes, words) => {
    const { status, said, memory } = readAlone(limit.startsWith("lines") ? "a.txt" : "a.docx", bytes())
    expect(said).toMatch(words)
    expect(status).toBe(3)
    expect(memory).toBeGreaterThan(0)
    expect(memory).toBeLessThan(most)
  })
})

describe("a long report", () => {
  it("of a hundred thousand paragraphs is read, linked and printed to a slow reader", () => {
    const written = (i: number) => p(`${(i % 99) + 1}.走访第${i}户，办结实事${i % 7}件。`)
    const bytes = docx(Array.from({ length: 100_000 }, (_, i) => written(i)).join(""))
    const { status, said, memory } = readAlone("long.docx", bytes)
    expect(said).toBe("")
    expect(status).toBe(0)
    expect(memory).toBeGreaterThan(0)
    expect(memory).toBeLessThan(most)
  })
})

describe("an onlooker who spares memory", () => {
  const told: ReadProgress[] = []
  const onlooker = { now: () => 7, tell: (progress: ReadProgress) => void told.push(progress) }

  it("is no other for a file that is not large", () => {
    expect(sparing(onlooker, 10_000)).toBe(onlooker)
  })
  it("passes on all that is told, and has what is no longer used taken back late in the reading", async () => {
    const { now, tell } = sparing(onlooker, mebi)
    const steps: ReadProgress[] = [
      { stage: "unpack", share: 0.2 },
      { stage: "structure", share: 0.8 },
    ]
    tell(steps[0]!)
    const unused = new WeakRef({ text: "no longer used" })
    // What a job has made is kept until it ends.
    await new Promise((resolve) => setTimeout(resolve))
    tell(steps[1]!)
    expect(now()).toBe(7)
    expect(told).toEqual(steps)
    expect(unused.deref()).toBeUndefined()
  })
})
