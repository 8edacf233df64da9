import {
  abstractNum,
  cell,
  num,
  numbered,
  p,
  r,
  row,
  style,
  table,
  textBox,
} from "../../../../../docx-builder"
import { control, legal, type OddCase } from "../case"

/** Paragraphs 甲, 乙, 丙 … of a list, one for each level given. */
const list = (numId: number, ...levels: number[]) =>
  levels.map((level, i) => p("甲乙丙丁戊己庚辛壬癸".charAt(i), numbered(numId, level))).join("")
const styled = (id: string, text: string, more = "") => p(text, `<w:pStyle w:val="${id}"/>${more}`)

/** One list of one format, counted from `start` through three paragraphs. */
const format = (
  name: string,
  numFmt: string,
  lvlText: string,
  written: [string, string, string],
  start = 1,
) =>
  legal(
    name,
    list(1, 0, 0, 0),
    { text: written.map((n, i) => n + "甲乙丙".charAt(i)).join("\n"), numbers: written },
    { numbering: abstractNum(0, { text: lvlText, format: numFmt, start }) + num(1, 0) },
  )

const report = abstractNum(
  0,
  { text: "%1、", format: "chineseCounting" },
  { text: "（%2）", format: "chineseCounting" },
  { text: "%3.", format: "decimal" },
  { text: "（%4）", format: "decimal" },
  { text: "%5", format: "decimalEnclosedCircle" },
)
const multi = abstractNum(0, { text: "%1" }, { text: "%1.%2" }, { text: "%1.%2.%3" })
const startAgain = (level: number, at: number) =>
  `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${at}"/></w:lvlOverride>`
const numberStyle = (id: string, numId: number) =>
  `<w:style w:type="numbering" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr><w:numPr><w:numId w:val="${numId}"/></w:numPr></w:pPr></w:style>`
const level = (n: number, text: string, more = "") =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`

export const numberingCases: OddCase[] = [
  legal(
    "the five levels of an official document",
    list(1, 0, 1, 2, 3, 4, 4, 2, 1, 0),
    {
      text: "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n②己\n2.庚\n（二）辛\n二、壬",
      numbers: ["一、", "（一）", "1.", "（1）", "①", "②", "2.", "（二）", "二、"],
    },
    { numbering: report + num(1, 0) },
  ),
  format("chineseCounting over ten", "chineseCounting", "%1、", ["九、", "十、", "十一、"], 9),
  format(
    "chineseCounting over a hundred",
    "chineseCounting",
    "%1、",
    ["九十九、", "一〇〇、", "一〇一、"],
    99,
  ),
  format(
    "chineseCountingThousand over twenty",
    "chineseCountingThousand",
    "第%1条",
    ["第十九条", "第二十条", "第二十一条"],
    19,
  ),
  format(
    "chineseCountingThousand over a hundred",
    "chineseCountingThousand",
    "%1、",
    ["九十九、", "一百、", "一百零一、"],
    99,
  ),
  format(
    "japaneseCounting, which Word of China writes for 一、二、三",
    "japaneseCounting",
    "（%1）",
    ["（九）", "（十）", "（十一）"],
    9,
  ),
  format("japaneseDigitalTenThousand", "japaneseDigitalTenThousand", "%1、", ["九、", "一〇、", "一一、"], 9),
  format(
    "ideographTraditional ends with the ten stems",
    "ideographTraditional",
    "%1、",
    ["壬、", "癸、", "11、"],
    9,
  ),
  format("ideographZodiac", "ideographZodiac", "%1.", ["子.", "丑.", "寅."]),
  format("ideographLegalTraditional", "ideographLegalTraditional", "%1、", ["壹、", "貳、", "參、"]),
  format(
    "chineseLegalSimplified over ten",
    "chineseLegalSimplified",
    "%1、",
    ["玖、", "壹拾、", "壹拾壹、"],
    9,
  ),
  format("decimalEnclosedCircle ends at twenty", "decimalEnclosedCircle", "%1", ["⑲", "⑳", "21"], 19),
  format("decimalEnclosedCircleChinese", "decimalEnclosedCircleChinese", "%1", ["①", "②", "③"]),
  format("decimalEnclosedParen", "decimalEnclosedParen", "%1", ["⑴", "⑵", "⑶"]),
  format("decimalEnclosedFullstop", "decimalEnclosedFullstop", "%1", ["⒈", "⒉", "⒊"]),
  format("ideographEnclosedCircle", "ideographEnclosedCircle", "%1", ["㊀", "㊁", "㊂"]),
  format("decimalFullWidth", "decimalFullWidth", "%1．", ["９．", "１０．", "１１．"], 9),
  format("decimalZero", "decimalZero", "%1-", ["09-", "10-", "11-"], 9),
  format("upperRoman over forty", "upperRoman", "%1.", ["XXXIX.", "XL.", "XLI."], 39),
  format("lowerRoman", "lowerRoman", "(%1)", ["(iv)", "(v)", "(vi)"], 4),
  format("lowerLetter over z", "lowerLetter", "%1)", ["y)", "z)", "aa)"], 25),
  format("upperLetter", "upperLetter", "%1.", ["A.", "B.", "C."]),
  format("numberInDash", "numberInDash", "%1", ["- 1 -", "- 2 -", "- 3 -"]),
  format("ordinal", "ordinal", "%1", ["1st", "2nd", "3rd"]),
  format("none shows what stands around the number only", "none", "附%1：", ["附：", "附：", "附："]),
  format("kana of the Japanese Word", "aiueoFullWidth", "%1．", ["ア．", "イ．", "ウ．"]),
  format("a level text without any number", "decimal", "★", ["★", "★", "★"]),
  format("a start of zero", "decimal", "%1.", ["0.", "1.", "2."], 0),
  format(
    "a start beyond every format",
    "chineseCounting",
    "%1、",
    ["二一四七四八三六四五、", "二一四七四八三六四六、", "二一四七四八三六四七、"],
    2147483645,
  ),
  legal(
    "bullets of WPS: Wingdings letters and private characters",
    list(1, 0, 1, 2),
    { text: "●甲\n■乙\n➢丙", numbers: ["●", "■", "➢"] },
    {
      numbering:
        abstractNum(
          0,
          ...["l", "n", "\uf0d8"].map((text) => ({
            text,
            format: "bullet",
            more: '<w:rPr><w:rFonts w:hint="default" w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>',
          })),
        ) + num(1, 0),
    },
  ),
  legal(
    "a picture bullet",
    list(1, 0),
    { text: "•甲", numbers: ["•"] },
    {
      numbering:
        `<w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:numPicBullet>` +
        abstractNum(0, {
          text: "\uf0b7",
          format: "bullet",
          more: '<w:lvlPicBulletId w:val="0"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>',
        }) +
        num(1, 0),
    },
  ),
  legal(
    "levels of several numbers, and a heading that starts the lower ones again",
    list(1, 0, 1, 2, 2, 1, 0, 1, 2),
    {
      text: "1甲\n1.1乙\n1.1.1丙\n1.1.2丁\n1.2戊\n2己\n2.1庚\n2.1.1辛",
      numbers: ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1", "2.1.1"],
    },
    { numbering: multi + num(1, 0) },
  ),
  legal(
    "isLgl writes the Chinese number of the level above in figures",
    list(1, 0, 1, 0, 1),
    { text: "一、甲\n1.1 乙\n二、丙\n2.1 丁", numbers: ["一、", "1.1 ", "二、", "2.1 "] },
    {
      numbering:
        abstractNum(0, { text: "%1、", format: "chineseCounting" }, { text: "%1.%2 ", more: "<w:isLgl/>" }) +
        num(1, 0),
    },
  ),
  legal(
    "isLgl switched off",
    list(1, 0, 1),
    { text: "一、甲\n一.1乙", numbers: ["一、", "一.1"] },
    {
      numbering:
        abstractNum(
          0,
          { text: "%1、", format: "chineseCounting" },
          { text: "%1.%2", more: '<w:isLgl w:val="false"/>' },
        ) + num(1, 0),
    },
  ),
  legal(
    "what stands behind a number (tab, space, nothing) is layout",
    list(1, 0) + list(2, 0) + list(3, 0),
    { text: "第1章甲\n第1章甲\n第1章甲", numbers: ["第1章", "第1章", "第1章"] },
    {
      numbering:
        ["tab", "space", "nothing"]
          .map(
            (suff, i) =>
              `<w:abstractNum w:abstractNumId="${i}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:suff w:val="${suff}"/><w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum>`,
          )
          .join("") +
        num(1, 0) +
        num(2, 1) +
        num(3, 2),
    },
  ),
  legal(
    "a second run of 一、二、 by another list of the same definition",
    list(1, 0, 0) + p("第二部分") + list(2, 0, 0),
    { text: "一、甲\n二、乙\n第二部分\n一、甲\n二、乙" },
    { numbering: report + num(1, 0) + num(2, 0, startAgain(0, 1)) },
  ),
  legal(
    "a list that goes on after text without numbers",
    list(1, 0, 0) + p("其间") + list(1, 0),
    { text: "一、甲\n二、乙\n其间\n三、甲" },
    { numbering: report + num(1, 0) },
  ),
  legal(
    "a list that starts again at a number of its own, once",
    list(2, 0, 0) + list(1, 0) + list(2, 0),
    { text: "五、甲\n六、乙\n七、甲\n八、甲" },
    { numbering: report + num(1, 0) + num(2, 0, startAgain(0, 5)) },
  ),
  legal(
    "an override of a lower level only",
    list(1, 0, 1, 1) + list(2, 1, 1),
    { text: "一、甲\n（一）乙\n（二）丙\n（四）甲\n（五）乙" },
    { numbering: report + num(1, 0) + num(2, 0, startAgain(1, 4)) },
  ),
  legal(
    "an override that brings a whole level and its start",
    list(1, 0, 0),
    { text: "3)甲\n4)乙" },
    {
      numbering:
        report +
        num(1, 0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>${level(0, "%1)")}</w:lvlOverride>`),
    },
  ),
  legal(
    "a level tied to a style by the override alone",
    styled("s", "甲") + styled("s", "乙"),
    { text: "1)甲\n2)乙", numbers: ["1)", "2)"] },
    {
      styles: style("s", "要点", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
      numbering:
        report +
        num(1, 0, `<w:lvlOverride w:ilvl="1">${level(1, "%2)", '<w:pStyle w:val="s"/>')}</w:lvlOverride>`),
    },
  ),
  legal(
    "lvlRestart 0: the items count on through the headings",
    list(1, 0, 1, 1, 0, 1),
    { text: "一、甲\n问题1：乙\n问题2：丙\n二、丁\n问题3：戊" },
    {
      numbering:
        abstractNum(
          0,
          { text: "%1、", format: "chineseCounting" },
          { text: "问题%2：", more: '<w:lvlRestart w:val="0"/>' },
        ) + num(1, 0),
    },
  ),
  legal(
    "lvlRestart 1: a level starts again below the first level only",
    list(1, 0, 1, 2, 1, 2, 0, 1, 2),
    { text: "1甲\n1.1乙\n(1)丙\n1.2丁\n(2)戊\n2己\n2.1庚\n(1)辛" },
    {
      numbering:
        abstractNum(
          0,
          { text: "%1" },
          { text: "%1.%2" },
          { text: "(%3)", more: '<w:lvlRestart w:val="1"/>' },
        ) + num(1, 0),
    },
  ),
  legal(
    "a number taken from a style and taken away by number 0",
    styled("h", "甲") + styled("h", "乙", '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled("h", "丙"),
    { text: "一、甲\n乙\n二、丙", styles: [1, 1, 1], numbers: ["一、", "", "二、"] },
    {
      styles: style("h", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
      numbering: report + num(1, 0),
    },
  ),
  legal(
    "headings numbered by their styles, each tied to its level",
    styled("1", "甲") + styled("2", "乙") + styled("2", "丙") + styled("1", "丁"),
    { text: "一、甲\n（一）乙\n（二）丙\n二、丁", styles: [1, 2, 2, 1] },
    {
      styles:
        style("1", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr>') +
        style("2", "heading 2", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
      numbering:
        abstractNum(
          0,
          { text: "%1、", format: "chineseCounting", more: '<w:pStyle w:val="1"/>' },
          { text: "（%2）", format: "chineseCounting", more: '<w:pStyle w:val="2"/>' },
        ) + num(1, 0),
    },
  ),
  legal(
    "a numbered style three steps down its line of descent",
    styled("c", "甲") + styled("d", "乙"),
    { text: "一、甲\n乙", styles: [1, 1] },
    {
      styles:
        style("a", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr>') +
        style("b", "单位标题", "", "a") +
        style("c", "单位标题加粗", "", "b") +
        style("d", "无号标题", '<w:numPr><w:numId w:val="0"/></w:numPr>', "c"),
      numbering: report + num(1, 0),
    },
  ),
  legal(
    "the default style is numbered",
    p("甲") + p("乙", '<w:numPr><w:numId w:val="0"/></w:numPr>') + p("丙"),
    { text: "1.甲\n乙\n2.丙" },
    {
      styles:
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      numbering: abstractNum(0, { text: "%1." }) + num(1, 0),
    },
  ),
  legal(
    "a numbering style leads to the levels",
    list(1, 0, 1) + list(2, 0),
    { text: "一、甲\n（一）乙\n二、甲" },
    {
      styles: numberStyle("L", 2),
      numbering:
        `<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>` +
        report.replace('w:abstractNumId="0">', 'w:abstractNumId="0"><w:styleLink w:val="L"/>') +
        num(1, 5) +
        num(2, 0),
    },
  ),
  legal(
    "a numbering style that styles.xml does not hold",
    list(1, 0, 0),
    { text: "一、甲\n二、乙" },
    {
      numbering:
        `<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>` +
        report.replace('w:abstractNumId="0">', 'w:abstractNumId="0"><w:styleLink w:val="L"/>') +
        num(1, 5),
    },
  ),
  legal(
    "numbering styles that lead to each other",
    list(1, 0) + list(2, 0),
    { text: "甲\n甲", numbers: ["", ""] },
    {
      styles: numberStyle("A", 2) + numberStyle("B", 1),
      numbering:
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="B"/></w:abstractNum>' +
        num(1, 1) +
        num(2, 2),
    },
  ),
  legal("no numbering part at all", list(1, 0) + p("乙"), { text: "甲\n乙", numbers: ["", ""] }),
  legal(
    "a list without definition, a level out of range, a number that is no number",
    list(9, 0) +
      list(1, 12) +
      p("乙", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="甲"/></w:numPr>') +
      list(1, 0),
    { text: "甲\n甲\n乙\n一、甲" },
    { numbering: report + num(1, 0) + num(9, 77) },
  ),
  legal(
    "a lower level met first",
    list(1, 1, 1, 0, 1),
    { text: "（一）甲\n（二）乙\n二、丙\n（一）丁" },
    { numbering: report + num(1, 0) },
  ),
  legal(
    "a number on an empty paragraph counts, on a hidden one it does not",
    list(1, 0) +
      p("", numbered(1)) +
      p(r("暗", "<w:vanish/>"), `${numbered(1)}<w:rPr><w:vanish/></w:rPr>`) +
      list(1, 0),
    { text: "一、甲\n二、\n三、甲", notices: [/“暗”/] },
    { numbering: report + num(1, 0) },
  ),
  legal(
    "numbers in cells, text boxes and content controls count in their order",
    p(r("甲") + textBox(p("框", numbered(1))), numbered(1)) +
      table(row(cell(p("乙", numbered(1))), cell(p("丙", numbered(1))))) +
      control(p("丁", numbered(1))),
    { text: "一、甲\n二、框\n三、乙\n四、丙\n五、丁" },
    { numbering: report + num(1, 0) },
  ),
  legal(
    "numbers changed while changes were tracked",
    p(
      "甲",
      `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1" w:author="甲"/></w:numPr><w:pPrChange w:id="2"><w:pPr>${numbered(2, 3)}</w:pPr></w:pPrChange>`,
    ),
    { text: "一、甲", numbers: ["一、"] },
    { numbering: report + num(1, 0) },
  ),
  legal(
    "a custom format of zeros, and one that is no zeros",
    list(1, 0) + list(2, 0),
    { text: "0001甲\n1甲", notices: [/编号.*甲子, 乙丑/] },
    {
      numbering:
        ["0001, 0002, 0003, ...", "甲子, 乙丑"]
          .map(
            (pattern, i) =>
              `<w:abstractNum w:abstractNumId="${i}"><w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="${pattern}"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>`,
          )
          .join("") +
        num(1, 0) +
        num(2, 1),
    },
  ),
  legal(
    "a definition that stands behind the list that uses it",
    list(1, 0),
    { text: "一、甲" },
    { numbering: num(1, 0) + report },
  ),
  legal(
    "a number that points at a level of bullets shows nothing for it",
    list(1, 0, 1, 3, 3, 1, 3),
    { text: "1.甲\n1.1.乙\n1.1.1.丙\n1.1.2.丁\n1.2.戊\n1.2.1.己" },
    {
      numbering:
        abstractNum(
          0,
          { text: "%1." },
          { text: "%1.%2." },
          { text: "—", format: "bullet" },
          { text: "%1.%2.%3%4." },
        ) + num(1, 0),
    },
  ),
  legal(
    "lists that start the first level again and are used at the second: it goes on",
    list(1, 1, 1) + list(2, 1),
    { text: "1.1甲\n1.2乙\n1.3甲" },
    { numbering: multi + num(1, 0, startAgain(0, 1)) + num(2, 0, startAgain(0, 1)) },
  ),
  legal(
    "one definition for each list, as WPS writes them, all starting at one",
    list(1, 0, 0) + list(2, 0) + list(3, 0),
    { text: "一、甲\n二、乙\n（一）甲\n1.甲" },
    {
      numbering:
        ["%1、", "（%1）", "%1."]
          .map((text, i) =>
            abstractNum(i + 20, { text, format: i < 2 ? "chineseCounting" : "decimal" }).replace(
              '">',
              '"><w:nsid w:val="5A1B2C3D"/><w:multiLevelType w:val="singleLevel"/><w:tmpl w:val="5A1B2C3D"/>',
            ),
          )
          .join("") +
        num(1, 20) +
        num(2, 21) +
        num(3, 22),
    },
  ),
  legal(
    "an outline of a list programme with no text at some levels",
    list(1, 0, 1, 2),
    { text: "甲\n乙\n1)丙", numbers: ["", "", "1)"] },
    { numbering: abstractNum(0, { text: "" }, { text: "", format: "none" }, { text: "%3)" }) + num(1, 0) },
  ),
  legal(
    "a style that only names another level of the list of the style that it is based on",
    styled("1", "甲") + styled("2", "乙") + styled("2", "丙") + styled("1", "丁"),
    { text: "一、甲\n（一）乙\n（二）丙\n二、丁" },
    {
      styles:
        style("1", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr>') +
        style("2", "heading 2", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', "1"),
      numbering:
        abstractNum(
          0,
          { text: "%1、", format: "chineseCounting", more: '<w:pStyle w:val="1"/>' },
          { text: "（%2）", format: "chineseCounting" },
        ) + num(1, 0),
    },
  ),
]
