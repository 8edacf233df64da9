import type { Node } from "prosemirror-model"
import { check } from "#shared/checks/run"
import { buildDocument, pack, writeDocx } from "#shared/docx/export/write"
import { inflateParts } from "#shared/docx/import/read-docx"
import { parseXml } from "#shared/docx/import/xml"
import { readReport, writeReport } from "#shared/model/report"
import { readStructure } from "#shared/reading/read"
import { readFile } from "#shared/reading/read-file"
import { plainSource } from "#shared/source/source-text"
import { typeInTheMiddle, variant } from "../../electron/cli/bench"
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

async function filing(times: number, name: string): Promise<Row[]> {
  const doc = read(longReport(sample.length * times))
  const docx = await writeDocx(doc)
  const copies = Array.from({ length: runs + warmUp }, (_, i) => variant(docx, i))
  const ignore = { open() {}, close() {}, text() {} }

  const parse = await median((i) => readFile("a.docx", copies[i]!))
  const parseFloor = await median((i) => {
    for (const part of inflateParts(copies[i]!)) parseXml(part, "", ignore)
  })
  const docs = copies.map((_, i) => read(longReport(sample.length * times), i))
  const write = await median((i) => writeDocx(docs[i]!))
  const documents = docs.map((d) => buildDocument(d))
  const packing = await median((i) => pack(documents[i]!))
  return [
    { what: `parse .docx, ${name}`, ms: parse, floor: "unzip + XML parse", floorMs: parseFloor },
    { what: `export .docx, ${name}`, ms: write, floor: "docx packing alone", floorMs: packing },
  ]
}

// The engine compiles what runs often; what is measured first must not pay for all that follows.
await checking(20_000)

const rows = [
  ...(await checking(5_000)),
  ...(await checking(20_000)),
  ...(await checking(100_000)),
  ...(await filing(2, "seed-sized")),
  ...(await filing(20, "ten times longer")),
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

await benchEditor()
