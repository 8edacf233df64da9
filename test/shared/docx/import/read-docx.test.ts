import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readDocx } from "#shared/docx/import/read-docx"
import type { SourceText } from "#shared/source/source-text"
import {
  cell,
  type DocxParts,
  docx,
  p,
  picture,
  r,
  row,
  style,
  t,
  table,
  textBox,
} from "../../../docx-builder"

function read(body: string, options: DocxParts = {}): SourceText {
  const result = readDocx(docx(body, options))
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}
const textOf = (body: string, options: DocxParts = {}) => read(body, options).text

describe("text of runs", () => {
  const cases: [what: string, body: string, text: string][] = [
    ["paragraphs", p("一是抓学习。") + p("") + p("二是抓落实。"), "一是抓学习。\n\n二是抓落实。"],
    ["runs", p(r("全年") + r("培训") + r("36")), "全年培训36"],
    ["an empty document", p(""), ""],
    ["no paragraph at all", "", ""],
    ["tabs", p(r(`${t("甲")}<w:tab/>${t("乙")}`) + r("<w:ptab/>")), "甲\t乙\t"],
    [
      "tab stops in the properties are none",
      p("甲", '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'),
      "甲",
    ],
    ["soft line breaks", p(r(`${t("甲")}<w:br/>${t("乙")}<w:cr/>${t("丙")}`)), "甲\n乙\n丙"],
    [
      "page and column breaks",
      p(r(`${t("甲")}<w:br w:type="page"/><w:br w:type="column"/>${t("乙")}`)),
      "甲\n乙",
    ],
    ["a page break with nothing behind it", p(r(`${t("甲")}<w:br w:type="page"/>`)), "甲"],
    ["a page break with nothing before it", p(r(`<w:br w:type="page"/>${t("甲")}`)), "甲"],
    ["hyphens", p(r(`${t("0571")}<w:noBreakHyphen/>${t("88")}<w:softHyphen/>${t("66")}`)), "0571-8866"],
    ["preserved space", p(r(t("  甲 "))), "  甲 "],
    ["space that is not preserved", p(r("<w:t> 甲 乙\n</w:t>")), "甲 乙"],
    ["ideographic space is text", p(r("<w:t>　　甲</w:t>")), "　　甲"],
    ["a line end inside w:t", p(r('<w:t xml:space="preserve">甲\n乙</w:t>')), "甲 乙"],
    ["entities of XML", p(r("<w:t>党建&amp;业务 &lt;5&#65;&#x4e00;</w:t>")), "党建&业务 <5A一"],
    ["CDATA", p(r("<w:t><![CDATA[甲<乙]]></w:t>")), "甲<乙"],
    ["characters beyond the BMP", p("𠮷祥街道"), "𠮷祥街道"],
    ["hyperlinks", p(`<w:hyperlink w:anchor="x">${r("链接")}</w:hyperlink>${r("后")}`), "链接后"],
    [
      "smart tags and content controls",
      `<w:sdt><w:sdtPr><w:alias w:val="x"/><w:text/></w:sdtPr><w:sdtContent>${p(`<w:smartTag w:element="d"><w:smartTagPr/>${r("2025年")}</w:smartTag><w:sdt><w:sdtContent>${r("12月")}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
      "2025年12月",
    ],
    [
      "base text of annotated text",
      p(r(`<w:ruby><w:rubyPr/><w:rt>${r("lǐ")}</w:rt><w:rubyBase>${r("李")}</w:rubyBase></w:ruby>`)),
      "李",
    ],
    [
      "symbols",
      p(r('<w:sym w:font="Wingdings" w:char="F0FE"/>') + r('<w:sym w:font="Wingdings 2" w:char="00A3"/>')),
      "☑□",
    ],
    ["formulas", p(`<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>`), "a+b"],
    [
      "a formula outside paragraphs",
      `${p("甲")}<m:oMathPara><m:oMath><m:r><m:t>a</m:t></m:r></m:oMath></m:oMathPara>${p("乙")}`,
      "甲\na\n乙",
    ],
    ["elements nobody knows", p('<x:box xmlns:x="urn:x"><w:r><w:t>留下</w:t></w:r></x:box>'), "留下"],
    ["numbers of positions are no text", p(textBox(p("框"))), "\n框"],
  ]
  it.each(cases)("%s", (_, body, text) => {
    expect(textOf(body)).toBe(text)
  })

  it("leaves hidden text out and says so", () => {
    const { text, notices } = read(p(r("明") + r("暗处", "<w:vanish/>") + r("白", '<w:vanish w:val="0"/>')))
    expect(text).toBe("明白")
    expect(notices).toEqual([expect.stringContaining("“暗处”")])
  })

  it("shows private characters of symbol fonts in plain text", () => {
    expect(textOf(p(r(t("\uf0fe"), '<w:rFonts w:ascii="Wingdings"/>') + r(t("\uf0fe"))))).toBe("☑\uf0fe")
  })

  it("notes a symbol that only its font knows", () => {
    const { text, notices } = read(p(r("甲") + r('<w:sym w:font="Webdings" w:char="F04A"/>')))
    expect(text).toBe("甲")
    expect(notices).toEqual([expect.stringContaining("Webdings")])
  })

  it("counts each kind of unknown element once", () => {
    const { notices } = read(p(`${r("甲")}<w:novel/><w:novel/>${r("<w:tune/>")}`))
    expect(notices).toEqual([expect.stringMatching(/2 处.*w:novel/), expect.stringMatching(/1 处.*w:tune/)])
  })
})

describe("fields", () => {
  const mark = (type: string) => r(`<w:fldChar w:fldCharType="${type}"/>`)
  const code = (text: string) => r(`<w:instrText xml:space="preserve">${text}</w:instrText>`)
  it("gives the result only", () => {
    expect(
      textOf(p(r("第") + mark("begin") + code(" PAGE ") + mark("separate") + r("3") + mark("end") + r("页"))),
    ).toBe("第3页")
    expect(textOf(p(`<w:fldSimple w:instr=" DATE ">${r("2025年")}</w:fldSimple>`))).toBe("2025年")
  })
  it("drops the results of fields inside an instruction", () => {
    const inner = mark("begin") + code("MERGEFIELD x") + mark("separate") + r("内") + mark("end")
    expect(
      textOf(p(r("前") + mark("begin") + code("IF ") + inner + mark("separate") + r("外") + mark("end"))),
    ).toBe("前外")
  })
  it("loses nothing to a field that never ends", () => {
    expect(textOf(p(r("前") + mark("begin") + r("后")) + p("下一段") + p(mark("end") + r("尾")))).toBe(
      "前后\n下一段\n尾",
    )
  })
  it("names a field that shows something and has no result", () => {
    const { notices } = read(
      p(
        r("甲") +
          mark("begin") +
          code(" EQ \\i(1,2) ") +
          mark("end") +
          mark("begin") +
          code(" XE x ") +
          mark("end"),
      ),
    )
    expect(notices).toEqual([expect.stringContaining("EQ \\i(1,2)")])
  })
  it("reads a character in a ring, which stands in the instruction only", () => {
    const enclosed = (sign: string) => mark("begin") + code("eq \\o\\ac(○") + code(`,${sign})`) + mark("end")
    expect(textOf(p(r("第") + enclosed("3") + r("组") + enclosed("优") + enclosed("10")))).toBe("第③组优⑩")
  })
  it("reads a result that runs over paragraphs", () => {
    expect(
      textOf(p(mark("begin") + code("TOC") + mark("separate") + r("一、")) + p(r("二、") + mark("end"))),
    ).toBe("一、\n二、")
  })
})

describe("tracked changes, as if accepted", () => {
  const ins = (content: string) => `<w:ins w:id="1" w:author="甲">${content}</w:ins>`
  const del = (text: string) =>
    `<w:del w:id="2" w:author="甲"><w:r><w:delText>${text}</w:delText></w:r></w:del>`
  const gone = "<w:rPr><w:del w:id='3'/></w:rPr>"
  const cases: [what: string, body: string, text: string][] = [
    ["insertions and deletions", p(r("全年") + del("20") + ins(r("36")) + r("次")), "全年36次"],
    ["a deletion inside an insertion", p(ins(`${r("甲")}${del("乙")}`)), "甲"],
    [
      "moves",
      p(`<w:moveFrom w:id="1">${r("旧")}</w:moveFrom>${r("中")}<w:moveTo w:id="2">${r("新")}</w:moveTo>`),
      "中新",
    ],
    ["a deleted paragraph mark", p("上半", gone) + p("下半"), "上半下半"],
    ["a deleted paragraph", p("前") + p(del("删"), gone) + p("后"), "前\n后"],
    ["several deleted marks", p("甲", gone) + p("乙", gone) + p("丙"), "甲乙丙"],
    ["a deleted last mark", p("甲") + p("乙", gone), "甲\n乙"],
    ["an inserted mark", p("甲", "<w:rPr><w:ins w:id='1'/></w:rPr>") + p("乙"), "甲\n乙"],
    [
      "a moved mark",
      p(`<w:moveFrom w:id="1">${r("旧")}</w:moveFrom>`, "<w:rPr><w:moveFrom w:id='1'/></w:rPr>") + p("乙"),
      "乙",
    ],
    ["a deleted mark before a table", p("甲", gone) + table(row(cell(p("乙")))) + p("丙"), "甲\n乙\n丙"],
    [
      "former properties",
      p("甲", '<w:pPrChange w:id="1"><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr></w:pPrChange>') +
        p("乙"),
      "甲\n乙",
    ],
    [
      "a deleted row",
      table(`<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(p("删"))}</w:tr>`, row(cell(p("留")))),
      "留",
    ],
    [
      "a deleted cell",
      table(row(`<w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>${p("删")}</w:tc>`, cell(p("留")))),
      "留",
    ],
  ]
  it.each(cases)("%s", (_, body, text) => {
    expect(textOf(body)).toBe(text)
  })
  it("says how many there were", () => {
    expect(read(p(ins(r("甲")) + del("乙") + del("丙"))).notices).toEqual([
      expect.stringMatching(/插入 1 处，删除 2 处/),
    ])
  })
  it("keeps style and number of the mark that is left", () => {
    const styles = style("1", "heading 1")
    const [joined] = read(p("甲", `<w:pStyle w:val="1"/>${gone}`) + p("乙"), { styles }).paragraphs
    expect(joined).toMatchObject({ style: null, end: 2 })
  })
})

describe("tables, text boxes, alternatives", () => {
  it("gives every paragraph of every cell in order", () => {
    const source = read(
      p("前") +
        table(row(cell(p("甲"), p("乙")), cell(p(""))), row(cell(table(row(cell(p("里"))))))) +
        p("后"),
    )
    expect(source.text).toBe("前\n甲\n乙\n\n里\n后")
    expect(source.paragraphs.map(({ inTable }) => inTable)).toEqual([false, true, true, true, true, false])
  })
  it("gives the text of a box once, after its paragraph", () => {
    const { text, notices } = read(p(r("主文") + textBox(p("框一"), p("框二")) + r("接着")) + p("下段"))
    expect(text).toBe("主文接着\n框一\n框二\n下段")
    expect(notices).toEqual([])
  })
  it("adds nothing for an empty box", () => {
    expect(textOf(p(r("甲") + textBox(p(""))) + p("乙"))).toBe("甲\n乙")
  })
  it("reads a box in a box", () => {
    expect(textOf(p(r("甲") + textBox(p(r("外") + textBox(p("内"))))))).toBe("甲\n外\n内")
  })
  it("takes the text of the fallback when the choice has none", () => {
    const choice = (xml: string) => `<mc:Choice Requires="x">${xml}</mc:Choice>`
    const body = p(
      r(
        `<mc:AlternateContent>${choice("<w:drawing/>")}<mc:Fallback>${t("备")}</mc:Fallback></mc:AlternateContent>`,
      ) +
        r(
          `<mc:AlternateContent>${choice(t("首"))}${choice(t("次"))}<mc:Fallback>${t("备")}</mc:Fallback></mc:AlternateContent>`,
        ),
    )
    expect(textOf(body)).toBe("备首")
  })
  it("counts a picture with a fallback once", () => {
    const body = p(
      `<mc:AlternateContent><mc:Choice Requires="x">${picture}</mc:Choice><mc:Fallback>${picture}</mc:Fallback></mc:AlternateContent>`,
    )
    expect(read(p("甲") + body).notices).toEqual([expect.stringContaining("1 张图片")])
  })
  it("reads WordArt of old files", () => {
    expect(
      textOf(p(r('<w:pict><v:shape><v:textpath style="x" string="述职报告"/></v:shape></w:pict>'))),
    ).toBe("\n述职报告")
  })
  it("names embedded objects, not their preview pictures", () => {
    const object = r('<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject Type="Embed"/></w:object>')
    expect(read(p(r("甲") + object)).notices).toEqual([expect.stringContaining("1 个嵌入的对象")])
  })
})

describe("what a paragraph carries", () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
    style("1", "heading 1", '<w:outlineLvl w:val="0"/>', "a") +
    style("a3", "Title", '<w:outlineLvl w:val="0"/>', "a") +
    style("a4", "Subtitle", '<w:outlineLvl w:val="1"/>', "a") +
    style("own", "本单位一级", "", "1") +
    style("lvl", "单位三级", '<w:outlineLvl w:val="2"/>', "a") +
    style("loop1", "x", "", "loop2") +
    style("loop2", "y", "", "loop1")
  const styled = (id: string, more = "") =>
    read(p("甲", `<w:pStyle w:val="${id}"/>${more}`), { styles }).paragraphs[0]!.style
  it("takes headings from names, outline levels and the styles they are based on", () => {
    expect(styled("1")).toBe(1)
    expect(styled("own")).toBe(1)
    expect(styled("lvl")).toBe(3)
    expect(styled("a3")).toBe("title")
    expect(styled("a4")).toBe(null)
    expect(styled("a")).toBe(null)
    expect(styled("none")).toBe(null)
    expect(styled("loop1")).toBe(null)
  })
  it("lets the paragraph's own outline level win, except over a title", () => {
    expect(styled("1", '<w:outlineLvl w:val="9"/>')).toBe(null)
    expect(styled("a", '<w:outlineLvl w:val="1"/>')).toBe(2)
    expect(styled("a3", '<w:outlineLvl w:val="0"/>')).toBe("title")
  })
  it("goes by customary ids where a file has no styles", () => {
    expect(read(p("甲", '<w:pStyle w:val="Heading2"/>')).paragraphs[0]!.style).toBe(2)
  })
  it("marks the lines after a soft break", () => {
    const { paragraphs } = read(p(r(`${t("甲")}<w:br/>${t("乙")}`)) + p("丙"))
    expect(paragraphs.map(({ start, end, continues }) => [start, end, continues ?? false])).toEqual([
      [0, 1, false],
      [2, 3, true],
      [4, 5, false],
    ])
  })
  it("finds own bookmarks where items begin", () => {
    const start = (name: string) => `<w:bookmarkStart w:id="0" w:name="${name}"/><w:bookmarkEnd w:id="0"/>`
    const body =
      p(start("_sz_ia1x1") + r("甲甲") + start("_sz_ia1x2") + r("乙") + start("_Toc1")) +
      start("_sz_ia1x3") +
      p(r(`${t("丙")}<w:br/>`) + start("_sz_ia1x4") + r("丁") + start("_sz_ia1x1"))
    expect(read(body).paragraphs.map(({ anchors }) => anchors)).toEqual([
      [
        { id: "ia1x1", at: 0 },
        { id: "ia1x2", at: 2 },
      ],
      [{ id: "ia1x3", at: 4 }],
      [{ id: "ia1x4", at: 6 }],
    ])
  })
})

describe("kept as notices", () => {
  it("comments with author, text and what they stand at", () => {
    const body =
      p(
        r("全年") +
          '<w:commentRangeStart w:id="7"/>' +
          r("36次") +
          '<w:commentRangeEnd w:id="7"/>' +
          r('<w:commentReference w:id="7"/>'),
      ) + p(r('<w:commentReference w:id="8"/>'))
    const comments = `<w:comment w:id="7" w:author="赵书记" w:date="2025-12-01T00:00:00Z">${p("核一下")}${p("再补一句")}</w:comment><w:comment w:id="8">${p("")}</w:comment>`
    const { text, notices } = read(body, { comments })
    expect(text).toBe("全年36次\n")
    expect(notices).toEqual(["批注（赵书记）：核一下 再补一句——针对“36次”", "批注：（没有写字）"])
  })
  it("footnotes and endnotes that are referred to", () => {
    const note = (id: number, text: string, type = "") =>
      `<w:footnote ${type} w:id="${id}">${p(text)}</w:footnote>`
    const { text, notices } = read(p(r("甲") + r('<w:footnoteReference w:id="2"/>')), {
      footnotes: note(0, "", 'w:type="separator"') + note(2, "数据来自台账") + note(3, "无人引用"),
    })
    expect(text).toBe("甲")
    expect(notices).toEqual(["脚注没有放进正文：数据来自台账"])
  })
  it("macros, content of other files, odd names, no text", () => {
    const { notices } = read(`${p("")}<w:altChunk r:id="x" xmlns:r="urn:r"/>`, {
      related: [{ type: "vbaProject", target: "vbaProject.bin" }],
      parts: { "../../evil.sh": "x", "C:\\x.txt": "x", "/etc/../passwd": "x" },
    })
    expect(notices).toHaveLength(4)
    expect(notices.join()).toMatch(/没有文字.*别的文件.*宏.*3 个部件的名字不正常/s)
  })
})

describe("packages of every make", () => {
  const body = p("甲", '<w:pStyle w:val="1"/>') + p(r(`${t("乙")}<w:br w:type="page"/>`))
  const styles = style("1", "heading 1")
  it.each([
    ["strict", { strict: true }],
    ["another prefix", { prefix: "ns0" }],
    ["no prefix", { strict: true, prefix: "x" }],
    ["stored, not packed", { level: 0 as const }],
  ])("%s", (_, options) => {
    const source = read(body, { styles, ...options })
    expect(source.text).toBe("甲\n乙")
    expect(source.paragraphs[0]!.style).toBe(1)
  })
  it("prefixes that change their meaning inside", () => {
    const body = `<w:p><w:r><x:t xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">甲</x:t><w:drawing xmlns:w="urn:other"><w:t1>no</w:t1></w:drawing><w:t>乙</w:t></w:r></w:p>`
    expect(textOf(body)).toBe("甲乙")
  })
  it("UTF-16 parts", () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>述职𠮷</w:t></w:r></w:p></w:body></w:document>'
    const bytes = (littleEndian: boolean) => {
      const view = new DataView(new ArrayBuffer(2 + xml.length * 2))
      view.setUint16(0, 0xfeff, littleEndian)
      for (let i = 0; i < xml.length; i++) view.setUint16(2 + i * 2, xml.charCodeAt(i), littleEndian)
      return new Uint8Array(view.buffer)
    }
    expect(textOf("", { document: bytes(true) })).toBe("述职𠮷")
    expect(textOf("", { document: bytes(false) })).toBe("述职𠮷")
  })
  it("never follows what lies outside", () => {
    const related = [{ type: "styles", target: "http://example.invalid/styles.xml", external: true }]
    expect(textOf(p("甲"), { related })).toBe("甲")
    expect(textOf(p("甲"), { related: [{ type: "numbering", target: "../../../numbering.xml" }] })).toBe("甲")
  })
  it("a main part under another name, and a package that does not say where it is", () => {
    const rels = (target: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`
    const xml =
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>'
    expect(
      textOf("", {
        parts: {
          "_rels/.rels": rels("/Word/Document2.xml"),
          "word/document2.xml": xml,
          "word/document.xml": null,
        },
      }),
    ).toBe("甲")
    expect(textOf(p("乙"), { parts: { "_rels/.rels": null } })).toBe("乙")
    expect(textOf(p("乙"), { parts: { "_rels/.rels": rels("missing.xml") } })).toBe("乙")
  })
})

describe("any text", () => {
  // What XML 1.0 can hold, without the line ends that a reader may change.
  const character = fc
    .string({ unit: "binary", minLength: 1, maxLength: 1 })
    .filter((c) => /^[\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(c))
  const run = fc.array(character, { maxLength: 12 }).map((characters) => characters.join(""))
  it("comes back as its runs, joined", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(run, { maxLength: 5 }), { minLength: 1, maxLength: 12 }),
        (paragraphs) => {
          const body = paragraphs
            .map((runs) => `<w:p>${runs.map((text) => r(t(text))).join("")}</w:p>`)
            .join("")
          const source = read(body)
          const text = paragraphs.map((runs) => runs.join("")).join("\n")
          expect(source.text).toBe(text)
          expect(source.paragraphs.map(({ start, end }) => source.text.slice(start, end)).join("\n")).toBe(
            text,
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})
