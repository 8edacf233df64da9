import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"
import type { Node } from "prosemirror-model"
import { SaxesParser } from "saxes"
import { carriedOf } from "#shared/carry/carried"
import { withLastYear } from "#shared/carry/last-year"
import { reportFacts } from "#shared/checks/facts"
import { check } from "#shared/checks/run"
import { buildDocument, pack, writeDocx } from "#shared/docx/export/write"
import { readDocx } from "#shared/docx/import/read-docx"
import { readReport, writeReport } from "#shared/model/report"
import { readStructure } from "#shared/reading/read"
import { readFile } from "#shared/reading/read-file"
import { plainSource, type SourceText } from "#shared/source/source-text"
import { typeInTheMiddle, variant } from "../../electron/cli/bench"
import { benchCheckers } from "./checkers"
import { benchEditor } from "./editor"
import { longReport, sample } from "./long-report"

/**
 * Speed as ratios: each step beside a floor that was measured in the same run on the same report, so that
 * another machine shows the same figures. Times are medians after a warm-up; every run has a copy of its own.
 */
const runs = Number(process.argv[2] ?? 15)
const warmUp = 25

interface Row {
  what: string
  ms: number
  floor: string
  floorMs: number
}

async function median(run: (i: number) => unknown, prepare: (i: number) => void = () => {}): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < runs + warmUp; i++) {
    prepare(i)
    const start = performance.now()
    await run(i)
    times.push(performance.now() - start)
  }
  return times.slice(warmUp).sort((a, b) => a - b)[Math.floor(runs / 2)]!
}

/** Medians of steps that take turns, so that what else the machine does falls on all of them alike. */
function byTurns<Step extends string>(steps: Record<Step, (i: number) => unknown>): Record<Step, number> {
  const rounds = Math.max(runs, 201)
  const times = new Map<Step, number[]>()
  for (let i = 0; i < rounds + warmUp; i++)
    for (const step in steps) {
      const start = performance.now()
      steps[step](i)
      const list = times.get(step) ?? []
      list.push(performance.now() - start)
      times.set(step, list)
    }
  const found = {} as Record<Step, number>
  for (const [step, list] of times) found[step] = list.slice(warmUp).sort((a, b) => a - b)[rounds >> 1]!
  return found
}

const context = { year: 2025 }

const read = (text: string, i = 0): Node =>
  readStructure(plainSource(`${text}${"\n甲乙丙丁戊己庚辛壬癸"[(i % 10) + 1]}`)).doc

async function checking(characters: number): Promise<Row[]> {
  const text = longReport(characters)
  const name = `${Math.floor(text.length / 1000)}k characters`
  let doc = read(text)
  let typed = doc
  const fresh = (i: number) => {
    doc = read(text, i)
  }
  const whole = await median(() => check(doc, context), fresh)
  const keystroke = await median(
    () => check(typed, context),
    (i) => {
      fresh(i)
      check(doc, context)
      typed = typeInTheMiddle(doc)
    },
  )
  const floorMs = await median(() => readReport(JSON.parse(JSON.stringify(writeReport(doc)))), fresh)
  const floor = "JSON round trip"
  return [
    { what: `check ${name}, whole`, ms: whole, floor, floorMs },
    { what: `check ${name}, one keystroke`, ms: keystroke, floor, floorMs },
  ]
}

/** Two reports held against each other, beside reading one of them from its text. */
async function aligning(characters: number): Promise<Row[]> {
  const text = longReport(characters)
  const name = `${Math.floor(text.length / 1000)}k characters`
  const last = { name: "去年.docx", year: 2024, report: read(text) }
  const facts = (i: number) => reportFacts(withLastYear(read(text, i), last))
  let own = facts(0)
  const whole = await median(
    () => carriedOf(own),
    (i) => {
      own = facts(i)
    },
  )
  const keystroke = await median(
    () => carriedOf(own),
    (i) => {
      own = facts(i)
      carriedOf(own)
      own = reportFacts(typeInTheMiddle(own.outline.doc))
    },
  )
  const floorMs = await median((i) => reportFacts(read(text, i)))
  const floor = "reading it from text"
  return [
    { what: `last year's beside this, ${name}`, ms: whole, floor, floorMs },
    { what: `the same, one keystroke`, ms: keystroke, floor, floorMs },
  ]
}

function sourceOf(docx: Uint8Array): SourceText {
  const read = readDocx(docx)
  if (!read.ok) throw new Error(read.failure.message)
  return read.value
}

/** The parts that hold what is read: text, styles, numbers, notes, page edges, and how they hang together. */
const wanted =
  /^(?:_rels\/\.rels|word\/_rels\/document\.xml\.rels|word\/(?:document|styles|numbering|comments|header\d+|footer\d+)\.xml)$/

/**
 * The floor under reading a .docx: the same parts, unpacked in one go and run through a general reader of XML by people
 * who trust the file, look at nothing and keep nothing; names are resolved, for OOXML comes under any prefix. None of it
 * is code of ours.
 */
function unzipAndParse(docx: Uint8Array): number {
  let events = 0
  for (const part of Object.values(unzipSync(docx, { filter: ({ name }) => wanted.test(name) }))) {
    const parser = new SaxesParser({ position: false, xmlns: true })
    const count = () => {
      events++
    }
    parser.on("opentag", count)
    parser.on("closetag", count)
    parser.on("text", count)
    parser.write(new TextDecoder().decode(part)).close()
  }
  return events
}

/** A .docx of as many paragraphs, as Word writes them: each run with its fonts and sizes, each paragraph with its marks. */
async function wordLike(paragraphs: number): Promise<Uint8Array> {
  const look =
    '<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="宋体" w:hint="eastAsia"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>'
  const run = (text: string) =>
    `<w:r w:rsidRPr="00B7365F">${look}<w:t xml:space="preserve">${text}</w:t></w:r>`
  const lines = sample.split("\n").filter((line) => line.trim() !== "")
  const paragraph = (i: number) => {
    const text =
      i % 10 === 0 ? lines[(i / 10) % lines.length]! : `${(i % 99) + 1}.走访第${i}户，办结实事${i % 7}件。`
    const id = (i * 2_654_435_761) % 0xffffffff
    const marks = `w:rsidR="${id.toString(16).padStart(8, "0")}" w:rsidRDefault="00A77B3E"`
    const place =
      '<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
    return `<w:p ${marks}><w:pPr>${place}${look}</w:pPr>${run(text.slice(0, 8))}${run(text.slice(8))}</w:p>`
  }
  const parts = unzipSync(await writeDocx(read(sample)))
  const body = Array.from({ length: paragraphs }, (_, i) => paragraph(i)).join("")
  const xml = strFromU8(parts["word/document.xml"]!).replace(
    /(<w:body>).*(<\/w:body>)/s,
    (_, open, close) => open + body + close,
  )
  return zipSync({ ...parts, "word/document.xml": strToU8(xml) })
}

/** Reads one file once and prints what that took: for a process of its own, whose memory nothing else has filled. */
function readOnce(file: string): void {
  const bytes = new Uint8Array(readFileSync(file))
  const before = process.resourceUsage().maxRSS
  const start = performance.now()
  const source = sourceOf(bytes)
  const between = performance.now()
  const { places } = readStructure(source).map
  const end = performance.now()
  const mebi = (kibi: number) => Math.round(kibi / 1024)
  const { maxRSS } = process.resourceUsage()
  console.log(
    `${source.paragraphs.length} paragraphs, ${source.text.length} characters, ${mebi(bytes.length / 1024)} MB, read once: text ${Math.round(between - start)} ms, structure ${Math.round(end - between)} ms, ${places.length} blocks, memory ${mebi(maxRSS)} MB, of which ${mebi(maxRSS - before)} MB for it   (targets: 5,000 ms, 300 MB)`,
  )
}

async function reportLongFile(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "shuzhi-bench-"))
  const file = join(folder, "long.docx")
  writeFileSync(file, await wordLike(100_000))
  spawnSync(process.execPath, [process.argv[1]!, "read", file], { stdio: "inherit" })
  rmSync(folder, { recursive: true })
}

async function filing(characters: number, name: string): Promise<Row[]> {
  const doc = read(longReport(characters))
  const docx = await writeDocx(doc)
  const copies = Array.from({ length: runs + warmUp }, (_, i) => variant(docx, i))

  const { reading, text, whole } = byTurns({
    reading: (i) => unzipAndParse(copies[i % copies.length]!),
    text: (i) => readDocx(copies[i % copies.length]!),
    whole: (i) => readFile("a.docx", copies[i % copies.length]!),
  })
  const docs = copies.map((_, i) => read(longReport(characters), i))
  const write = await median((i) => writeDocx(docs[i]!))
  const documents = docs.map((d) => buildDocument(d))
  const packing = await median((i) => pack(documents[i]!))
  const floor = "unzip + XML parse"
  return [
    { what: `text of a .docx, ${name}`, ms: text, floor, floorMs: reading },
    { what: `the same and structure, ${name}`, ms: whole, floor, floorMs: reading },
    { what: `export .docx, ${name}`, ms: write, floor: "docx packing alone", floorMs: packing },
  ]
}

async function everything(): Promise<void> {
  // The engine compiles what runs often; what is measured first must not pay for all that follows.
  await checking(20_000)

  const rows = [
    ...(await checking(5_000)),
    ...(await checking(20_000)),
    ...(await checking(100_000)),
    ...(await aligning(5_000)),
    ...(await filing(3000, "3k characters")),
    ...(await filing(30_000, "ten times longer")),
  ]

  const pad = (text: string, width: number) => text.padEnd(width)
  console.log(`medians of ${runs} runs, Node ${process.version}\n`)
  console.log(`${pad("step", 40)}${pad("ms", 10)}${pad("floor", 22)}${pad("floor ms", 10)}ratio`)
  for (const { what, ms, floor, floorMs } of rows)
    console.log(
      pad(what, 40) +
        pad(ms.toFixed(2), 10) +
        pad(floor, 22) +
        pad(floorMs.toFixed(2), 10) +
        (ms / floorMs).toFixed(2),
    )

  benchCheckers()
  await reportLongFile()
  await benchEditor()
}

if (process.argv[2] === "read") readOnce(process.argv[3]!)
else await everything()
