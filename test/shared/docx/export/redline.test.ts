import fc from "fast-check"
import { strFromU8, unzipSync } from "fflate"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { standardLayout } from "#shared/docx/export/layout"
import { paperOf } from "#shared/docx/export/paper"
import { writeRedline } from "#shared/docx/export/redline"
import { type Change, type Row, redlineRows } from "#shared/docx/export/redline-rows"
import { countedRuns, countedText } from "#shared/docx/export/runs"
import { writeDocx } from "#shared/docx/export/write"
import { readDocx } from "#shared/docx/import/read-docx"
import { readOutline } from "#shared/model/outline"
import { schema } from "#shared/model/schema"
import { writeOrdinal } from "#shared/text/ordinals"
import { item, opening, para, report, section, signature, title } from "../../../builders"
import { canValidate, errorsOf, office, opens, settledByOffice } from "../../../office"
import { fullReport } from "./samples"
import { documentXml, settled } from "./tracked"

const by = { author: "林知远", date: "2032-01-05T08:30:00Z" }

const marked = async (before: Node, after: Node) => documentXml(await writeRedline(before, after, by))
/** The paragraphs of the plain export: what a redline copy has to come to. */
const exported = async (doc: Node) => settled(documentXml(await writeDocx(doc)), "accept")

async function holds(before: Node, after: Node): Promise<string> {
  const xml = await marked(before, after)
  const [old, now] = [await exported(before), await exported(after)]
  // A file has one paragraph at least, even for a report without a word.
  expect(settled(xml, "accept")).toEqual(now.length > 0 ? now : old.length > 0 ? [""] : [])
  expect(settled(xml, "reject")).toEqual(old.length > 0 ? old : now.length > 0 ? [""] : [])
  return xml
}

/** A report of items of ids of one's own choice. */
const withItems = (...items: [id: string, text: string][]) =>
  report(
    {},
    opening("现将有关情况报告如下："),
    section(
      "highlight",
      "一、",
      "主要工作",
      schema.node(
        "list",
        { style: "shi", start: 1 },
        items.map(([id, text], i) => {
          const node = item("highlight", writeOrdinal("shi", i + 1), text)
          return node.type.create({ ...node.attrs, id }, node.content)
        }),
      ),
    ),
    signature("name", "林知远"),
  )

const study = "坚持把学习摆在首位，组织集中学习12次，人人写了心得。"
const visit = "走访群众86户，解决饮水、道路等难题19件，户户有回音。"
const build = "新建党群服务站3处，培训村级后备力量27名，队伍有了接续。"

const ends: [string, Node, Node][] = [
  ["added behind the last", report({}, opening(study)), report({}, opening(study), opening(visit))],
  ["two added", report({}, opening(study)), report({}, opening(study), opening(visit), opening(build))],
  ["left out", report({}, opening(study), opening(visit), opening(build)), report({}, opening(study))],
  [
    "put in place of the last",
    report({}, opening(study), opening(visit)),
    report({}, opening(study), title(build)),
  ],
  ["before the first", report({}, opening(study)), report({}, title("述职报告"), opening(study))],
  ["everything else", report({}, opening(study)), report({}, opening("甲"), opening("乙丙丁"))],
  ["everything added", report({}), report({}, opening(study), opening(visit))],
  ["everything left out", report({}, opening(study), opening(visit)), report({})],
  ["nothing at all", report({}), report({})],
  [
    "words added on both sides of a mark that was there",
    report({}, opening(study), opening(visit), opening(build)),
    report({}, opening(`${study}另有好评。`), opening(`此外，${visit}另有好评。`), opening(`此外，${build}`)),
  ],
  [
    "an item moved to the very end",
    withItems(["i1", study], ["i2", visit]),
    withItems(["i2", visit], ["i1", study]),
  ],
]
describe("a redline copy", () => {
  it("changed words within a paragraph, figures as a whole", async () => {
    const xml = await holds(
      withItems(["i1", study], ["i2", visit]),
      withItems(["i1", study.replace("12", "18")], ["i2", visit]),
    )
    expect(xml).toMatch(
      /<w:del w:id="\d+" w:author="林知远" w:date="2032-01-05T08:30:00Z"><w:r>.*?<w:delText xml:space="preserve">12<\/w:delText><\/w:r><\/w:del><w:ins [^>]*><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t xml:space="preserve">18<\/w:t>/,
    )
    expect(xml.match(/<w:(ins|del) /g)).toHaveLength(2)
  })

  it("an inserted and a deleted paragraph have tracked marks", async () => {
    const both = withItems(["i1", study], ["i2", visit], ["i3", build])
    const few = withItems(["i1", study], ["i3", build])
    expect(await holds(few, both)).toMatch(/<w:rPr><w:ins [^>]*\/><\/w:rPr><\/w:pPr><w:ins /)
    expect(await holds(both, few)).toMatch(/<w:rPr><w:del [^>]*\/><\/w:rPr><\/w:pPr><w:del /)
  })

  it("an item that moved and took another number is a move, its number a change", async () => {
    const xml = await holds(
      withItems(["i1", study], ["i2", visit], ["i3", build], ["i4", `${study}${build}`]),
      withItems(["i2", visit], ["i3", build], ["i1", study], ["i4", `${study}${build}`]),
    )
    expect(xml.match(/<w:moveFromRangeStart [^>]*w:name="move1"/g)).toHaveLength(1)
    expect(xml.match(/<w:moveToRangeStart [^>]*w:name="move1"/g)).toHaveLength(1)
    for (const side of ["moveFrom", "moveTo"]) {
      const start = new RegExp(`<w:${side}RangeStart w:id="(\\d+)"`).exec(xml)![1]
      expect(xml).toContain(`<w:${side}RangeEnd w:id="${start}"/>`)
      expect(xml).toMatch(new RegExp(`<w:rPr><w:${side} [^>]*/></w:rPr>`))
    }
    expect(xml).toMatch(/<w:moveFrom [^>]*><w:r>.*?是/)
  })

  it("neighbours that moved together are one move", async () => {
    const long = `${study}${visit}${build}`
    const xml = await holds(
      withItems(["i1", study], ["i2", visit], ["i3", long], ["i4", `又${long}`]),
      withItems(["i3", long], ["i1", study], ["i2", visit], ["i4", `又${long}`]),
    )
    expect(xml.match(/<w:moveFromRangeStart /g)).toHaveLength(1)
    expect(xml.match(/<w:rPr><w:moveFrom /g)!.length).toBeGreaterThan(0)
  })

  it("what was written anew under an old id is no move", async () => {
    const xml = await holds(
      withItems(["i1", study], ["i2", `${visit}${visit}`], ["i3", build]),
      withItems(
        ["i2", `${visit}${visit}`],
        ["i1", "全部换成了另外的文字，与从前没有一处相同。"],
        ["i3", build],
      ),
    )
    expect(xml).not.toContain("w:moveFrom")
  })

  it.each(ends)("%s", async (_, before, after) => {
    await holds(before, after)
  })

  it("a mark looks like the text that it comes to end", async () => {
    const before = report({}, opening(study))
    const after = report({}, opening(study), section("highlight", "一、", "主要工作"))
    const xml = await holds(before, after)
    // Rejected, the last mark ends the paragraph that was there.
    expect(xml).toMatch(/<w:pStyle w:val="Heading1"\/><w:pPrChange [^>]*><w:pPr\/><\/w:pPrChange>/)
  })

  it("a report without changes has none; the same two give the same bytes", async () => {
    const xml = await holds(fullReport(false), fullReport(false))
    expect(xml).not.toMatch(/<w:(ins|del|moveFrom|moveTo|pPrChange) /)
    const twice = [0, 1].map(() => writeRedline(ends[5]![1], ends[5]![2], by))
    expect(await twice[0]).toEqual(await twice[1])
  })

  it("says whose it is: author and date of every change, tracking on, a title of its own", async () => {
    const files = unzipSync(
      await writeRedline(ends[0]![1], ends[0]![2], { author: ' <"&> ', date: "2032-01-05" }),
    )
    expect(strFromU8(files["word/document.xml"]!)).toContain(
      'w:author="&lt;&quot;&amp;&gt;" w:date="2032-01-05T12:00:00Z"',
    )
    expect(strFromU8(files["word/settings.xml"]!)).toContain("<w:trackRevisions/>")
    expect(strFromU8(files["docProps/core.xml"]!)).toContain("述职报告（花脸稿）</dc:title>")
    await expect(writeRedline(report({}), report({}), { author: "", date: "昨天" })).rejects.toThrow(
      RangeError,
    )
  })

  it("bookmarks stand once; ids of changes are unique", async () => {
    const xml = await holds(
      withItems(["i1", study], ["i2", visit], ["i3", build], ["i9", `${build}${visit}`]),
      withItems(["i2", visit], ["i3", build], ["i1", `${study}好。`], ["i4", "新的一条，写了很多新的内容。"]),
    )
    const names = [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="(\w+)"/g)].map((m) => m[1])
    expect([...names].sort()).toEqual(["_sz_i1", "_sz_i2", "_sz_i3", "_sz_i4", "_sz_i9"])
    const ids = [...xml.matchAll(/<w:(?:ins|del|moveFrom|moveTo|bookmarkStart|\w+RangeStart) w:id="(\d+)"/g)]
    expect(new Set(ids.map((m) => m[1])).size).toBe(ids.length)
  })

  it("our own reader sees the report after", async () => {
    const [before, after] = [withItems(["i1", study], ["i2", visit]), withItems(["i2", build], ["i1", study])]
    const read = readDocx(await writeRedline(before, after, by))
    const plain = readDocx(await writeDocx(after))
    expect(read.ok && read.value.text).toBe(plain.ok && plain.value.text)
    expect(read.ok && read.value.paragraphs.flatMap(({ anchors }) => anchors)).toEqual(
      plain.ok && plain.value.paragraphs.flatMap(({ anchors }) => anchors),
    )
  })
})

/** A version of a report as an editor leaves it: words changed, items gone, new, in another order. */
const sentence = fc
  .array(
    fc.constantFrom(
      "走访群众",
      "86户",
      "，",
      "抓学习",
      "12次",
      "。",
      "是",
      "\t",
      "{a}",
      "&<",
      "难题",
      "件",
      "𠮷",
    ),
    {
      maxLength: 9,
    },
  )
  .map((words) => words.join(""))
const version = fc
  .tuple(
    fc.array(sentence, { maxLength: 2 }),
    fc.uniqueArray(fc.tuple(fc.nat(7), sentence, fc.boolean()), { maxLength: 6, selector: ([id]) => id }),
    fc.array(sentence, { maxLength: 2 }),
  )
  .map(([titles, items, names]) =>
    report(
      {},
      ...titles.map(title),
      section(
        "highlight",
        "一、",
        "主要工作",
        ...(items.length === 0
          ? []
          : [
              schema.node(
                "list",
                { style: "shi", start: 1 },
                items.map(([id, text, runOn], i) => {
                  const first = para(text, runOn && i > 0)
                  const attrs = { id: `i${id}`, role: "highlight", ordinal: writeOrdinal("shi", i + 1) }
                  return schema.node("item", attrs, [first])
                }),
              ),
            ]),
      ),
      ...names.map((name) => signature("name", name)),
    ),
  )

/** The paragraphs that remain of rows when what was done is undone, or taken for good. */
function remaining(rows: readonly Row[], gone: readonly (Change | null)[]): string[] {
  const texts: string[] = []
  let open = ""
  for (const [i, { pieces, mark }] of rows.entries()) {
    for (const { change, runs } of pieces) if (!gone.includes(change)) open += countedText(runs)
    if (gone.includes(mark) && i < rows.length - 1) continue
    texts.push(open)
    open = ""
  }
  return texts
}

describe("any two versions", () => {
  const paper = (doc: Node) =>
    paperOf(doc, standardLayout).map((paragraph) => countedText(countedRuns(paragraph)))

  it("in rows: accepted, the one after; rejected, the one before", () => {
    fc.assert(
      fc.property(version, version, (before, after) => {
        const rows = redlineRows(readOutline(before), readOutline(after), standardLayout)
        expect(remaining(rows, ["del", "moveFrom"])).toEqual(paper(after))
        expect(remaining(rows, ["ins", "moveTo"])).toEqual(paper(before))
        // Both ends of a move say the same, apart from what was edited on the way.
        for (const row of rows) if (row.move !== null) expect(["moveFrom", "moveTo"]).toContain(row.mark)
        const ends = rows.filter((row) => row.move !== null).map((row) => `${row.move} ${row.change}`)
        for (const n of new Set(rows.map((row) => row.move)))
          if (n !== null) expect(ends).toEqual(expect.arrayContaining([`${n} moveFrom`, `${n} moveTo`]))
      }),
      { numRuns: 500 },
    )
  })

  it("in the file, and for our own reader", async () => {
    await fc.assert(
      fc.asyncProperty(version, version, async (before, after) => {
        await holds(before, after)
        const read = readDocx(await writeRedline(before, after, by))
        const plain = readDocx(await writeDocx(after))
        expect(read.ok && read.value.text).toBe(plain.ok && plain.value.text)
      }),
      { numRuns: 40 },
    )
  })
})

/** Two versions of seven pages, with a bit of everything. */
const edited = (): [Node, Node] => {
  const before = fullReport(false)
  const blocks = before.content.content
  const first = blocks.findIndex((node) => node.type.name === "section")
  const after = before.copy(
    before.content
      .replaceChild(0, title("中共云岭镇委员会书记2032年度抓基层党建工作述职报告"))
      .replaceChild(first, blocks[first + 1]!)
      .replaceChild(first + 1, blocks[first]!),
  )
  return [before, after.copy(after.content.addToEnd(signature("date", "2033年1月6日")))]
}

describe.skipIf(!canValidate)("the Open XML SDK finds nothing", () => {
  it.each([
    ["edited", ...edited()],
    ["back", edited()[1], edited()[0]],
    [
      "moved",
      withItems(["i1", study], ["i2", visit], ["i3", build]),
      withItems(["i2", visit], ["i1", study], ["i3", build]),
    ],
    ...ends,
  ] as [string, Node, Node][])("%s", async (_, before, after) => {
    expect(errorsOf(await writeRedline(before, after, by))).toEqual([])
  })
})

describe.skipIf(!office)("LibreOffice", () => {
  it("accepts and rejects as we do", async () => {
    const cases: [string, Node, Node][] = [
      ["edited", ...edited()],
      [
        "moved",
        withItems(["i1", study], ["i2", visit], ["i3", build]),
        withItems(["i2", visit], ["i1", study], ["i3", build]),
      ],
      ...ends,
    ]
    const files = await Promise.all(cases.map(([, before, after]) => writeRedline(before, after, by)))
    const answers = settledByOffice(files)
    for (const [i, [name, before, after]] of cases.entries()) {
      const lines = async (doc: Node) => (await exported(doc)).join("\n")
      expect([name, answers[i]!.accepted]).toEqual([name, await lines(after)])
      expect([name, answers[i]!.rejected]).toEqual([name, await lines(before)])
    }
  }, 240_000)

  it("and for versions that nobody thought of", async () => {
    const cases = fc.sample(fc.tuple(version, version), { numRuns: 25, seed: 6 })
    const files = await Promise.all(cases.map(([before, after]) => writeRedline(before, after, by)))
    const answers = settledByOffice(files)
    for (const [i, [before, after]] of cases.entries()) {
      expect(answers[i]!.accepted).toBe((await exported(after)).join("\n"))
      expect(answers[i]!.rejected).toBe((await exported(before)).join("\n"))
    }
  }, 240_000)

  it("prints it", async () => {
    expect(opens(await writeRedline(...edited(), by), "pdf").replaceAll(" ", "")).toContain("2033年1月6日")
  }, 120_000)
})
