import fc from "fast-check"
import { strFromU8, unzipSync } from "fflate"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { standardLayout } from "#shared/docx/export/layout"
import { printedParagraphs } from "#shared/docx/export/paper"
import { paperPlaces } from "#shared/docx/export/paper-places"
import { countedRuns, countedText } from "#shared/docx/export/runs"
import { type WorkingNotes, writeWorkingCopy } from "#shared/docx/export/working-copy"
import { writeDocx } from "#shared/docx/export/write"
import { readDocx } from "#shared/docx/import/read-docx"
import { readOutline } from "#shared/model/outline"
import { item, list, opening, report, runOnItem, section, signature, title } from "../../../builders"
import { canValidate, errorsOf, office, opens } from "../../../office"
import { fullReport } from "./samples"
import { documentXml, settled } from "./tracked"

const visit = "走访群众86户，解决难题19件。"
const doc = report(
  {},
  title("2032年度述职报告"),
  section(
    "highlight",
    "一、",
    "主要工作",
    list(
      "highlight",
      "shi",
      item("highlight", "一是", `  ${visit}全年开会12次。`),
      runOnItem("highlight", "二是", "讲课4次。"),
      item("highlight", "三是", "𠮷村修路\u00013公里。"),
    ),
  ),
  signature("name", "林知远"),
)
const outline = readOutline(doc)
const blockOf = (words: string) => outline.blocks.find((block) => block.node.textContent.includes(words))!
const carried = (...words: string[]): WorkingNotes["carried"] =>
  words.map((each) => {
    const block = blockOf(each)
    const from = block.node.textContent.indexOf(each)
    return { block: block.index, from, to: from + each.length }
  })

/** The stretches on a tinted ground, in order. */
const tinted = (xml: string) =>
  [
    ...xml.matchAll(/<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"\/><\/w:rPr><w:t [^>]*>([^<]*)</g),
  ].map(([, text]) => text)

const everyItem = (of: Node): WorkingNotes["comments"] =>
  readOutline(of).items.map(({ id, ordinal }) => ({
    item: id,
    lines: [`${ordinal}：去年的条目`, "数字 <12> & 其他"],
  }))

describe("a working copy", () => {
  it("tints what is carried, to the character, and changes no word", async () => {
    const bytes = await writeWorkingCopy(doc, {
      carried: carried("解决难题19件", "讲课", "3公里", "述职"),
      comments: [],
    })
    const xml = documentXml(bytes)
    expect(tinted(xml)).toEqual(["述职", "解决难题19件", "讲课", "3公里"])
    expect(settled(xml, "accept")).toEqual(settled(documentXml(await writeDocx(doc)), "accept"))
  })

  it("stretches over each other are one", async () => {
    const bytes = await writeWorkingCopy(doc, {
      carried: carried("走访群众86户", "86户，解决", "解决难题"),
      comments: [],
    })
    expect(tinted(documentXml(bytes))).toEqual(["走访群众86户，解决难题"])
  })

  it("each item bears its comment, a paragraph a line", async () => {
    const bytes = await writeWorkingCopy(doc, { carried: [], comments: everyItem(doc) })
    const files = unzipSync(bytes)
    const comments = strFromU8(files["word/comments.xml"]!)
    expect(comments.match(/<w:comment w:id="\d+" w:author="述职台" w:initials="述职台">/g)).toHaveLength(3)
    expect(comments.match(/<w:p>/g)).toHaveLength(6)
    expect(comments).toContain("数字 &lt;12&gt; &amp; 其他")
    const read = readDocx(bytes)
    if (!read.ok) throw new Error("unreadable")
    // The reader says what each comment stands at.
    const notices = read.value.notices.join("\n")
    for (const words of ["一是  走访群众86户", "二是讲课4次。", "三是𠮷村修路3公里。"])
      expect(notices).toContain(words)
  })

  it("comments of one item, of an unknown one, of one that is not printed", async () => {
    const bare = report(
      {},
      opening("一年来："),
      section("highlight", "", "", list("highlight", "none", item("highlight", "", " "))),
    )
    const { id } = readOutline(bare).items[0]!
    const notes = {
      carried: [],
      comments: [
        { item: id, lines: [] },
        { item: id, lines: ["又"] },
        { item: "i0", lines: ["无"] },
      ],
    }
    const xml = documentXml(await writeWorkingCopy(bare, notes))
    expect(xml.match(/<w:commentReference w:id="[01]"\/>/g)).toHaveLength(2)
    expect(xml.match(/<w:commentRangeStart /g)).toHaveLength(2)
  })

  it("an export carries neither; the same input gives the same bytes", async () => {
    expect(documentXml(await writeDocx(doc))).not.toMatch(/w:shd|comment/i)
    expect(Object.keys(unzipSync(await writeWorkingCopy(doc, { carried: [], comments: [] })))).not.toContain(
      "word/comments.xml",
    )
    const notes = { carried: carried("讲课"), comments: everyItem(doc) }
    const first = await writeWorkingCopy(doc, notes)
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect(await writeWorkingCopy(doc, notes)).toEqual(first)
  })

  const full = fullReport(true)
  const everything = (of: Node): WorkingNotes => ({
    carried: readOutline(of).blocks.map(({ index, node }) => ({
      block: index,
      from: 2,
      to: node.content.size - 1,
    })),
    comments: everyItem(of),
  })

  it.skipIf(!canValidate)("the Open XML SDK finds nothing", async () => {
    expect(errorsOf(await writeWorkingCopy(full, everything(full)))).toEqual([])
    expect(errorsOf(await writeWorkingCopy(doc, everything(doc)))).toEqual([])
  })

  it.skipIf(!office)(
    "LibreOffice keeps comments and tints",
    async () => {
      const again = unzipSync(opens(await writeWorkingCopy(full, everything(full)), "docx"))
      const comments = strFromU8(again["word/comments.xml"]!)
      expect(comments.match(/<w:comment /g)).toHaveLength(readOutline(full).items.length)
      expect(comments).toContain("数字 &lt;12&gt; &amp; 其他")
      expect(strFromU8(again["word/document.xml"]!)).toMatch(/<w:shd [^>]*FFF2CC/i)
    },
    120_000,
  )
})

describe("where blocks stand on paper", () => {
  const words = fc
    .array(fc.constantFrom("走访", "86", " ", "。", "\u0001", "𠮷", "AB", "\t", "——"), { maxLength: 8 })
    .map((each) => each.join(""))

  it("a character stands where the paragraph has it", () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 3 }),
        fc.array(fc.tuple(words, fc.boolean()), { maxLength: 4 }),
        (titles, items) => {
          const any = report(
            {},
            ...titles.map(title),
            section(
              "highlight",
              "一、",
              "工作",
              ...(items.length === 0
                ? []
                : [
                    list(
                      "highlight",
                      "shi",
                      ...items.map(([text, runOn], i) =>
                        (runOn && i > 0 ? runOnItem : item)("highlight", "是", text),
                      ),
                    ),
                  ]),
            ),
          )
          const own = readOutline(any)
          const printed = printedParagraphs(own, standardLayout)
          for (const [index, place] of paperPlaces(printed)) {
            const text = countedText(countedRuns(printed[place.paragraph]!.paragraph))
            const source = own.blocks[index]!.node.textContent
            expect(place.from).toBeLessThanOrEqual(place.to)
            expect(place.to).toBeLessThanOrEqual(text.length)
            for (let i = 0; i < source.length; i++) {
              const c = source[i]!
              if (c.trim() === "" || c === "\u0001") continue
              expect(text[place.at(i)]).toBe(c)
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
