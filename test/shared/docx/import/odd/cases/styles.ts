import { p, r, style } from "../../../../../docx-builder"
import { legal, type OddCase, type Reads } from "../case"

const styled = (id: string, text = "甲", more = "") => p(text, `<w:pStyle w:val="${id}"/>${more}`)
const outline = (level: number | string) => `<w:outlineLvl w:val="${level}"/>`

/** One paragraph of each style named, and the heading it must be. */
const headings = (
  name: string,
  styles: string,
  expected: readonly [id: string, style: NonNullable<Reads["styles"]>[number]][],
) =>
  legal(
    name,
    expected.map(([id]) => styled(id)).join(""),
    { text: expected.map(() => "甲").join("\n"), styles: expected.map(([, heading]) => heading) },
    { styles },
  )

const hidden = "<w:rPr><w:vanish/></w:rPr>"
const withRun = (id: string, name: string, run: string, type = "paragraph", basedOn = "") =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn && `<w:basedOn w:val="${basedOn}"/>`}${run}</w:style>`

export const styleCases: OddCase[] = [
  headings(
    "headings under their English names and numbered ids, as Word and WPS of China write them",
    style("1", "heading 1") + style("20", "heading 2") + style("a5", "Title") + style("a7", "Subtitle"),
    [
      ["1", 1],
      ["20", 2],
      ["a5", "title"],
      ["a7", null],
    ],
  ),
  headings(
    "headings under Chinese names",
    style("x", "标题 1") +
      style("y", "标题2") +
      style("z", "标题 三") +
      style("t", "标题") +
      style("s", "副标题", outline(1)),
    [
      ["x", 1],
      ["y", 2],
      ["z", 3],
      ["t", "title"],
      ["s", null],
    ],
  ),
  headings(
    "headings under traditional names, capital letters, and other names behind a comma",
    style("x", "標題 1") + style("y", "HEADING 2") + style("z", "heading 3,H3,第三层") + style("t", "標題"),
    [
      ["x", 1],
      ["y", 2],
      ["z", 3],
      ["t", "title"],
    ],
  ),
  headings(
    "headings of a unit's own, by name and by outline level",
    style("x", "一级标题") + style("y", "公文二级", outline(1)) + style("z", "公文正文", outline(9)),
    [
      ["x", 1],
      ["y", 2],
      ["z", null],
    ],
  ),
  headings(
    "names that only begin like a heading's",
    style("x", "标题 1 字符") +
      style("y", "heading 10") +
      style("z", "TOC Heading") +
      style("w", "toc 1") +
      style("v", "标题党"),
    [
      ["x", null],
      ["y", null],
      ["z", null],
      ["w", null],
      ["v", null],
    ],
  ),
  headings(
    "a heading four steps up the line, and an outline level that a nearer style takes away",
    style("1", "heading 1", outline(0)) +
      style("b", "b", "", "1") +
      style("c", "c", "", "b") +
      style("d", "d", "", "c") +
      style("e", "e", outline(9), "c"),
    [
      ["d", 1],
      ["e", null],
    ],
  ),
  headings(
    "styles based on each other in a ring of three, and one based on itself",
    style("a", "a", "", "b") +
      style("b", "b", "", "c") +
      style("c", "heading 2", "", "a") +
      style("s", "s", outline(3), "s"),
    [
      ["a", 2],
      ["b", 2],
      ["s", 4],
    ],
  ),
  headings(
    "a chain of a thousand styles",
    Array.from({ length: 1000 }, (_, i) =>
      style(`s${i}`, `s${i}`, i === 40 ? outline(2) : "", i > 0 ? `s${i - 1}` : ""),
    ).join(""),
    [
      ["s60", 3],
      ["s999", null],
    ],
  ),
  headings("a style that is based on nothing that is there", style("x", "heading 1", "", "gone"), [["x", 1]]),
  headings(
    "ids that styles.xml does not know: the default style holds",
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
    [["Heading1", null]],
  ),
  headings("the same id twice: the last one holds", style("x", "heading 1") + style("x", "heading 3"), [
    ["x", 3],
  ]),
  headings(
    "formatting of table conditions and former revisions is not the style's",
    withRun(
      "x",
      "表格里的",
      `<w:pPr><w:pPrChange w:id="1"><w:pPr>${outline(0)}</w:pPr></w:pPrChange></w:pPr><w:tblStylePr w:type="firstRow"><w:pPr>${outline(1)}</w:pPr></w:tblStylePr>`,
    ),
    [["x", null]],
  ),
  legal(
    "no styles part: the ids that every program uses",
    styled("Heading3") + styled("Title") + styled("3"),
    {
      text: "甲\n甲\n甲",
      styles: [3, "title", null],
    },
  ),
  legal(
    "outline levels in the paragraph, sound and not",
    p("甲", outline(0)) +
      p("乙", outline(8)) +
      p("丙", outline(9)) +
      p("丁", outline(-1)) +
      p("戊", outline("一")) +
      p("己", outline(99)),
    { text: "甲\n乙\n丙\n丁\n戊\n己", styles: [1, 9, null, null, null, null] },
  ),
  legal(
    "text hidden by a character style, and by the style that one is based on",
    p(
      r("明") +
        r("暗", '<w:rStyle w:val="h"/>') +
        r("处", '<w:rStyle w:val="k"/>') +
        r("白", '<w:rStyle w:val="h"/><w:vanish w:val="off"/>'),
    ),
    { text: "明白", notices: [/2 处隐藏文字.*“暗处”/] },
    { styles: withRun("h", "隐藏", hidden, "character") + withRun("k", "隐藏二", "", "character", "h") },
  ),
  legal(
    "a paragraph hidden by its style leaves no empty line",
    p("前") + styled("h", "暗") + p("后"),
    { text: "前\n后", notices: [/“暗”/] },
    { styles: withRun("h", "内部说明", hidden) },
  ),
  legal(
    "hidden by both styles is shown: the property is a switch",
    p(r("显", '<w:rStyle w:val="c"/>'), '<w:pStyle w:val="h"/>') + p("后"),
    "显后",
    { styles: withRun("h", "h", hidden) + withRun("c", "c", hidden, "character") },
  ),
  legal(
    "a hidden paragraph mark: two paragraphs in one line",
    p("一是抓学习。", "<w:rPr><w:vanish/></w:rPr>") + p("全年集体学习12次。") + p("后"),
    "一是抓学习。全年集体学习12次。\n后",
  ),
  legal(
    "a style separator: a heading that runs into its text, and is none any more",
    styled("2", "（一）抓学习。", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") +
      p("全年集体学习12次。") +
      p("后"),
    { text: "（一）抓学习。全年集体学习12次。\n后", styles: [null, null] },
    { styles: style("2", "heading 2") },
  ),
  legal(
    "a large first letter belongs to the paragraph behind it",
    p("述", '<w:keepNext/><w:framePr w:dropCap="drop" w:lines="2"/>') +
      p("职一年来") +
      p("框", '<w:framePr w:w="100"/>') +
      p("后"),
    "述职一年来\n框\n后",
  ),
]
