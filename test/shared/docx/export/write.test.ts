import fc from "fast-check"
import { unzipSync, zipSync } from "fflate"
import { beforeAll, describe, expect, it } from "vitest"
import { inkTrueLayout, standardLayout } from "#shared/docx/export/layout"
import { stampFixedTime } from "#shared/docx/export/stamp"
import { buildDocument, pack, writeDocx } from "#shared/docx/export/write"
import { list, opening, report, section, title } from "../../../builders"
import { paragraphTexts, partsOf, styleXml } from "./package"
import { fullReport } from "./samples"

describe("the parts of a file", () => {
  let parts: Record<string, string>
  let styles: string
  beforeAll(async () => {
    parts = await partsOf(fullReport(false))
    styles = parts["word/styles.xml"]!
  })

  it("page, margins and grid (5.1, 5.2.1, 5.2.3)", () => {
    const document = parts["word/document.xml"]!
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    const margins = /<w:pgMar ([^>]*)\/>/.exec(document)![1]!
    for (const margin of "top=2098 left=1588 bottom=1984 right=1474 header=851 footer=1418 gutter=0".split(
      " ",
    )) {
      const [side, twips] = margin.split("=")
      expect(margins).toContain(`w:${side}="${twips}"`)
    }
    expect(document).toMatch(/<w:docGrid (?=[^>]*w:type="lines")[^>]*w:linePitch="579"/)
    expect(document).not.toContain("charSpace")
  })

  it("Normal is 三号 仿宋, 22 × 28, two characters in", () => {
    const normal = styleXml(styles, "Normal")
    expect(normal).toContain('w:default="1"')
    expect(normal).toContain(
      '<w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/>',
    )
    expect(normal).toContain('<w:widowControl w:val="0"/>')
    expect(normal).toContain('<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>')
    expect(normal).toContain('<w:ind w:firstLineChars="200" w:firstLine="640"/>')
    expect(normal).toContain('<w:jc w:val="both"/>')
    expect(normal).toContain('<w:color w:val="000000"/><w:spacing w:val="-5"/><w:sz w:val="32"/>')
    expect(normal).toContain('w:eastAsia="zh-CN"')
  })

  it("Title is 二号 小标宋, centred, without Normal's indent and spacing", () => {
    const style = styleXml(styles, "Title")
    expect(style).toContain('<w:name w:val="Title"/>')
    expect(style).toContain('w:eastAsia="方正小标宋简体"')
    expect(style).toContain('<w:snapToGrid w:val="0"/><w:spacing w:after="579"/>')
    expect(style).toContain('<w:ind w:firstLineChars="0" w:firstLine="0"/>')
    expect(style).toContain('<w:spacing w:val="0"/><w:sz w:val="44"/>')
    expect(style).toContain("<w:keepNext/>")
    expect(style).not.toContain("<w:b/>")
  })

  it.each([
    ["Heading1", "heading 1", "黑体", 0],
    ["Heading2", "heading 2", "楷体_GB2312", 1],
    ["Heading3", "heading 3", "仿宋_GB2312", 2],
  ])("%s", (id, name, font, level) => {
    const style = styleXml(styles, id)
    expect(style).toContain(`<w:name w:val="${name}"/>`)
    expect(style).toContain(`w:eastAsia="${font}"`)
    expect(style).toContain(`<w:outlineLvl w:val="${level}"/>`)
    expect(style).toContain("<w:keepNext/><w:keepLines/>")
    expect(style).not.toMatch(/<w:b\/>|<w:sz /)
  })

  it("page numbers (7.5): odd pages right, even pages left, one character in, 四号 宋体", () => {
    const footer = styleXml(styles, "Footer")
    expect(footer).toContain('w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"')
    expect(footer).toContain('<w:sz w:val="28"/>')
    expect(footer).toContain('<w:snapToGrid w:val="0"/><w:spacing w:line="280" w:lineRule="exact"/>')
    expect(styleXml(styles, "FooterOdd")).toContain(
      '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>',
    )
    expect(styleXml(styles, "FooterEven")).toContain(
      '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>',
    )
    expect(parts["word/settings.xml"]).toContain("<w:evenAndOddHeaders/>")
    const footers = [parts["word/footer1.xml"]!, parts["word/footer2.xml"]!]
    expect(footers.map((xml) => /w:pStyle w:val="(\w+)"/.exec(xml)![1]).sort()).toEqual([
      "FooterEven",
      "FooterOdd",
    ])
    for (const xml of footers) {
      expect(xml).toContain("<w:instrText>PAGE</w:instrText>")
      // With a result run, so that a viewer without fields shows a number.
      expect(paragraphTexts(xml)).toEqual(["— 1 —"])
    }
  })

  it("Word's newest mode, no theme fonts, fonts with their other names", () => {
    expect(parts["word/settings.xml"]).toMatch(/<w:compatSetting (?=[^>]*compatibilityMode)[^>]*w:val="15"/)
    expect(styles).not.toMatch(/asciiTheme|eastAsiaTheme/)
    const fonts = parts["word/fontTable.xml"]!
    expect(fonts).toMatch(/w:name="仿宋_GB2312"><w:altName w:val="[^"]*FangSong/)
    expect(fonts).toMatch(/w:name="楷体_GB2312"><w:altName w:val="[^"]*KaiTi/)
    expect(fonts).toMatch(/w:name="方正小标宋简体"><w:altName w:val="方正小标宋_GBK/)
  })

  it("text without formatting of its own; every style used is there; bookmarks pair up", () => {
    const document = parts["word/document.xml"]!
    expect(document).not.toMatch(/<w:rFonts|<w:sz |<w:jc |<w:b\/>/)
    for (const [, id] of document.matchAll(/<w:[pr]Style w:val="(\w+)"/g)) styleXml(styles, id!)
    const starts = [...document.matchAll(/<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/g)]
    expect(starts.length).toBe(17)
    expect(new Set(starts.map((m) => m[2])).size).toBe(starts.length)
    const ends = [...document.matchAll(/<w:bookmarkEnd w:id="(\d+)"/g)].map((m) => m[1])
    expect(ends).toEqual(starts.map((m) => m[1]))
  })

  it("the ink-true layout changes page and pitch together", async () => {
    const other = await partsOf(fullReport(false), inkTrueLayout)
    expect(other["word/document.xml"]).toMatch(/w:linePitch="592"/)
    expect(other["word/document.xml"]).toMatch(/w:top="1962"/)
    expect(styleXml(other["word/styles.xml"]!, "Normal")).toContain('w:line="592"')
  })
})

describe("what the file says about itself", () => {
  it.each([
    [{ name: "送审稿", locked: false }, "<cp:contentStatus>送审稿</cp:contentStatus>"],
    [{ name: "定稿<二>\u0001", locked: true }, "<cp:contentStatus>定稿&lt;二&gt;</cp:contentStatus>"],
  ])("names the version %j that it was made from", async (edition, status) => {
    const draft = report({}, opening("甲"))
    const xml = await core(draft.type.create({ ...draft.attrs, edition }, draft.content))
    expect(xml).toContain(status)
    expect(xml).toContain("<dc:title>述职报告</dc:title>")
    expect(await core(draft)).not.toContain("contentStatus")
  })

  const core = async (doc: Parameters<typeof partsOf>[0]) => (await partsOf(doc))["docProps/core.xml"]!

  it("title, reporter and date of the report", async () => {
    const xml = await core(fullReport(false))
    expect(xml).toContain("<dc:creator>林知远</dc:creator>")
    expect(xml).toContain("情况和党风廉政建设情况的述职报告</dc:title>")
    expect(xml.match(/2032-01-05T00:00:00Z/g)).toHaveLength(2)
  })

  it("without them: what it is, and the program's name; nothing of it is printed", async () => {
    const doc = report({ year: 2031, attrs: { skeleton: "party-building-duty" } }, opening("现报告如下："))
    const parts = await partsOf(doc)
    expect(parts["docProps/core.xml"]).toContain("<dc:title>2031年抓基层党建工作述职报告</dc:title>")
    expect(parts["docProps/core.xml"]).toContain("<dc:creator>述职台</dc:creator>")
    expect(parts["docProps/core.xml"]).not.toContain("dcterms:created")
    expect(paragraphTexts(parts["word/document.xml"]!)).toEqual(["现报告如下："])
    expect(await core(report({ name: " " }, opening("甲")))).toContain("<dc:title>述职报告</dc:title>")
  })

  it("marks of XML in a title or name stay text", async () => {
    const xml = await core(report({ name: '林<知>&"远"\u0001' }, title("甲 & 乙 <丙>")))
    expect(xml).toContain("<dc:creator>林&lt;知&gt;&amp;&quot;远&quot;</dc:creator>")
    expect(xml).toContain("<dc:title>甲 &amp; 乙 &lt;丙&gt;</dc:title>")
  })
})

describe("the same report gives the same bytes", () => {
  it("whenever and however often it is written", async () => {
    const first = await writeDocx(fullReport(true))
    await writeDocx(
      report({}, section("highlight", "一、", "别的", list("highlight", "shi", "甲。", "乙。"))),
    )
    // Zip files note the time to two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect(await writeDocx(fullReport(true))).toEqual(first)
  })

  it("a document that is packed twice has the same bookmarks", async () => {
    const document = buildDocument(fullReport(false), standardLayout)
    const xml = async () => unzipSync(await pack(document))["word/document.xml"]
    expect(await xml()).toEqual(await xml())
  })

  it("fixed times leave an archive readable, and nothing else is taken for one", () => {
    const files = { "a.txt": new Uint8Array([1, 2, 3]), "b/c.txt": new Uint8Array(1000) }
    const zip = stampFixedTime(zipSync(files))
    expect(unzipSync(zip)).toEqual(files)
    expect(zip).toEqual(stampFixedTime(zipSync(files, { mtime: "2001-02-03T04:05:06" })))
    expect(() => stampFixedTime(new Uint8Array(10))).toThrow()
    expect(() => stampFixedTime(new Uint8Array(100))).toThrow()
  })
})

describe("any text", () => {
  it("comes out as it is, but for what XML forbids", async () => {
    const texts = [
      "<w:t>&amp;</w:t>",
      "“引号”—破折号……",
      "{default-bullet-numbering-0}",
      "{{甲}乙}\t{",
      "CURRENT",
      "甲\t乙\n丙",
      "𠀋鿿",
      "\ud800甲\u0000",
    ]
    const parts = await partsOf(report({}, ...texts.map(opening)))
    expect(paragraphTexts(parts["word/document.xml"]!)).toEqual([...texts.slice(0, -1), "\ufffd甲"])
  })

  it("whatever the characters, the part is well-formed", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "binary", maxLength: 20 }), { maxLength: 5 }),
        async (texts) => {
          const xml = (await partsOf(report({}, ...texts.map(opening))))["word/document.xml"]!
          expect(xml).not.toMatch(/[\ufffe\uffff]/)
          for (const c of xml) expect(c >= " " || c === "\t" || c === "\n").toBe(true)
          const tags = [...xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)]
          const open = tags.filter(([, close, , empty]) => !close && !empty).length
          expect(open).toBe(tags.filter(([, close]) => close).length)
        },
      ),
      { numRuns: 40 },
    )
  })

  it("a report without a word is a file too", async () => {
    expect(paragraphTexts((await partsOf(report({})))["word/document.xml"]!)).toEqual([])
  })
})
