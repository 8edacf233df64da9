import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { xmlText } from "#shared/docx/export/characters"
import { writeDocx } from "#shared/docx/export/write"
import { readDocx } from "#shared/docx/import/read-docx"
import { readOutline } from "#shared/model/outline"
import { ownText } from "#shared/model/text-map"
import { readFile } from "#shared/reading/read-file"
import { ordinalStyles, writeOrdinal } from "#shared/text/ordinals"
import { intro, item, list, opening, para, report, runOnItem, section, signature } from "../../../builders"
import { paragraphTexts, partsOf } from "./package"
import { fullReport } from "./samples"

/**
 * What must come back: every block but what was set aside, with its place in the structure. Titles are left
 * out: they are broken into lines on paper.
 */
function structure(doc: Node) {
  return readOutline(doc)
    .blocks.filter((block) => block.type !== "aside" && block.type !== "title")
    .map(({ type, ordinal, runOn, item: own, section: around, node }) => ({
      type,
      ordinal,
      runOn,
      key: own?.key ?? null,
      id: own?.id ?? null,
      role: around?.role ?? null,
      text: node.textContent.trimEnd(),
    }))
}

function read(name: string, bytes: Uint8Array): Node {
  const result = readFile(name, bytes)
  if (!result.ok) throw new Error(result.failure.message)
  return result.value.doc
}

const again = async (doc: Node) => read("report.docx", await writeDocx(doc))

describe("a report that goes to .docx and comes back", () => {
  const seed = "../shared/seed-report.txt"
  if (!existsSync(seed)) console.log(`round-trip: skipped for want of ${seed}`)
  const files = ["resources/samples/qingshi-2025.txt", "resources/samples/qingshi-2025-draft.txt", seed]

  it.each(files.filter((path) => existsSync(path)))(
    "%s is the same report, items with their ids",
    async (path) => {
      const doc = read(path, readFileSync(path))
      expect(structure(await again(doc))).toEqual(structure(doc))
    },
  )

  it.each([false, true])("every element (sealed: %s) keeps its words and ids", async (sealed) => {
    const doc = fullReport(sealed)
    const back = await again(doc)
    const ids = (node: Node) => readOutline(node).items.map((each) => each.id)
    expect(ids(back)).toEqual(ids(doc))
    const words = (node: Node) =>
      structure(node).map(({ type, ordinal, text }) => [
        type === "leadIn" || type === "intro" ? "" : type,
        ordinal + text,
      ])
    expect(words(back)).toEqual(words(doc))
    expect(structure(await again(back))).toEqual(structure(back))
  })
})

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(..."镇党委走访农户推进整治，。；：、“”‘’（）《》—…·") },
  fc.constantFrom(
    "AB",
    "3.5%",
    "12",
    " ",
    "  ",
    "\u3000",
    "*",
    "**",
    "&",
    "<",
    ">",
    '"',
    "'",
    "{",
    "}",
    "𠀋",
    "é",
    "①",
  ),
)
const words = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""))

const items = fc
  .tuple(
    fc.constantFrom(...ordinalStyles),
    fc.array(
      fc.record({
        text: words,
        runOn: fc.boolean(),
        more: fc.option(words),
        below: fc.array(words, { maxLength: 2 }),
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  )
  .map(([style, entries]) =>
    list(
      "highlight",
      style,
      ...entries.map(({ text, runOn, more, below }, i) => {
        const children = [
          ...(more === null ? [] : [para(more)]),
          ...(below.length > 0 ? [list("highlight", "arabic", ...below)] : []),
        ]
        const ordinal = writeOrdinal(style, i + 1, style === "label" ? "问题：" : "")
        return (runOn && i > 0 ? runOnItem : item)("highlight", ordinal, text, ...children)
      }),
    ),
  )

const reports = fc
  .tuple(
    fc.array(words, { maxLength: 2 }),
    fc.array(fc.tuple(words, words, fc.boolean(), items), { maxLength: 3 }),
    fc.array(words, { maxLength: 2 }),
  )
  .map(([openings, sections, names]) =>
    report(
      {},
      ...openings.map(opening),
      ...sections.map(([heading, text, runOn, own], i) =>
        section("highlight", writeOrdinal("han", i + 1), heading, intro(text, runOn), own),
      ),
      ...names.map((name) => signature("name", name)),
    ),
  )

describe("any report", () => {
  /** Its lines as the model has them, without what white space at the ends of lines and blank lines are. */
  const linesOf = (doc: Node) =>
    ownText(readOutline(doc))
      .text.split("\n")
      .map((line) => xmlText(line).trim())
      .filter((line) => line !== "")

  it("is on paper word for word, and read back word for word", async () => {
    await fc.assert(
      fc.asyncProperty(reports, async (doc) => {
        const lines = linesOf(doc)
        expect(paragraphTexts((await partsOf(doc))["word/document.xml"]!)).toEqual(lines)
        const source = readDocx(await writeDocx(doc))
        expect(source.ok && source.value.text).toBe(lines.join("\n"))
      }),
      { numRuns: 60 },
    )
  })
})
