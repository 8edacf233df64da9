import { cell, p, picture, r, row, style, t, table, textBox } from "../../../../../docx-builder"
import { code, control, field, legal, mark, type OddCase } from "../case"

const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`
const formula = (content: string) => p(`${r("值")}<m:oMath>${content}</m:oMath>`)
const m = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`
const formulaNotice = [/1 个公式/]
const vmlBox = (...paragraphs: string[]) =>
  r(
    `<w:pict><v:shape><v:textbox><w:txbxContent>${paragraphs.join("")}</w:txbxContent></v:textbox></v:shape></w:pict>`,
  )
const shape = (...paragraphs: string[]) =>
  `<wps:wsp><wps:txbx><w:txbxContent>${paragraphs.join("")}</w:txbxContent></wps:txbx></wps:wsp>`
const drawing = (content: string) =>
  r(
    `<w:drawing><wp:anchor><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></wp:anchor></w:drawing>`,
  )
const alternatives = (...choices: string[]) =>
  `<mc:AlternateContent>${choices.map((xml, i) => (i < choices.length - 1 ? `<mc:Choice Requires="wps">${xml}</mc:Choice>` : `<mc:Fallback>${xml}</mc:Fallback>`)).join("")}</mc:AlternateContent>`
const note = (kind: "footnote" | "endnote", id: number, ...paragraphs: string[]) =>
  `<w:${kind} w:id="${id}">${paragraphs.join("")}</w:${kind}>`
const formFieldOf = (data: string, instruction: string, result: string | null = null) =>
  mark("begin", `<w:ffData><w:name w:val="Check1"/><w:enabled/>${data}</w:ffData>`) +
  code(instruction) +
  (result === null ? "" : mark("separate") + result) +
  mark("end")

export const textCases: OddCase[] = [
  // Runs and signs
  legal(
    "one character a run, as WPS leaves after typing",
    p([..."全年36次。"].map((c) => r(c)).join("")),
    "全年36次。",
  ),
  legal("capital letters by formatting only", p(r("Party 党", "<w:caps/><w:smallCaps/>")), "Party 党"),
  legal(
    "two lines in one, and a width that is fitted",
    p(r("甲乙", '<w:eastAsianLayout w:id="1" w:combine="1"/><w:fitText w:val="210"/>')),
    "甲乙",
  ),
  legal("struck out is still text", p(r("甲", "<w:strike/>") + r("乙", "<w:dstrike/>")), "甲乙"),
  legal("text hidden on web pages only", p(r("目录", "<w:webHidden/>")), "目录"),
  legal(
    "a soft hyphen as an element and as a character",
    p(r(`${t("述")}<w:softHyphen/>${t("职\u00ad报告")}`)),
    "述职\u00ad报告",
  ),
  legal(
    "a hyphen that does not break, in a telephone number",
    p(r(`${t("0571")}<w:noBreakHyphen/>${t("8812345")}`)),
    "0571-8812345",
  ),
  legal(
    "every kind of break in one run",
    p(
      r(
        `${t("甲")}<w:br w:clear="all"/>${t("乙")}<w:br w:type="textWrapping"/>${t("丙")}<w:cr/>${t("丁")}<w:br w:type="column"/>${t("戊")}`,
      ),
    ),
    "甲\n乙\n丙\n丁\n戊",
  ),
  legal(
    "page breaks that Word remembers only",
    p(r(`<w:lastRenderedPageBreak/>${t("甲")}`) + r(`<w:lastRenderedPageBreak/>${t("乙")}`)),
    "甲乙",
  ),
  legal(
    "a tab character in the text and a tab element",
    p(r(t("甲\t乙")) + r("<w:tab/>") + r("丙")),
    "甲\t乙\t丙",
  ),
  legal(
    "line ends as numeric references",
    p("<w:r><w:t>甲&#13;&#10;乙&#xA;丙&#xD;丁</w:t></w:r>"),
    "甲 乙 丙 丁",
  ),
  legal(
    "no-break, thin and ideographic spaces",
    p(r(t("甲\u00a0乙\u2009丙\u3000丁\u200b戊"))),
    "甲\u00a0乙\u2009丙\u3000丁\u200b戊",
  ),
  legal(
    "rare characters and emoji as references and as they are",
    p(`<w:r><w:t>&#x20BB7;祥镇𬭚&#128077;👨‍👩‍👧</w:t></w:r>`),
    "𠮷祥镇𬭚👍👨‍👩‍👧",
  ),
  legal("variation selectors and combining marks", p("葛\u{e0100}办e\u0301"), "葛\u{e0100}办e\u0301"),
  legal("a replacement character that the author left", p("姓\ufffd名"), "姓\ufffd名"),
  legal("private characters of a font of one's own", p("\ue5e5"), "\ue5e5"),
  legal(
    "a paragraph of 300,000 characters",
    p("全年走访群众。".repeat(42858)),
    "全年走访群众。".repeat(42858),
  ),
  legal("20,000 runs in one paragraph", p(r("次").repeat(20_000)), "次".repeat(20_000)),
  legal(
    "text without xml:space loses the space around it",
    p("<w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space='default'> 乙</w:t></w:r>"),
    "甲乙",
  ),
  legal(
    "marks of the spelling checker and of permissions between runs",
    p(`${r("甲")}<w:proofErr w:type="spellStart"/><w:permStart w:id="1"/>${r("乙")}<w:permEnd w:id="1"/>`),
    "甲乙",
  ),
  legal(
    "text directions inside each other",
    p(`<w:bdo w:val="ltr">${r("甲")}<w:dir w:val="rtl">${r("乙")}</w:dir></w:bdo>${r("丙")}`),
    "甲乙丙",
  ),
  legal(
    "smart tags and XML of companies in each other",
    `<w:customXml w:element="报告"><w:customXmlPr><w:attr w:name="x" w:val="y"/></w:customXmlPr>${p(`<w:smartTag w:element="date"><w:smartTagPr><w:attr w:name="Year" w:val="2024"/></w:smartTagPr><w:customXml w:element="z">${r("2024年")}</w:customXml></w:smartTag>`)}</w:customXml>`,
    "2024年",
  ),
  legal(
    "phonetic guides are named, their characters read",
    p(
      r(
        `<w:ruby><w:rubyPr><w:lid w:val="zh-CN"/></w:rubyPr><w:rt>${r("chóng")}</w:rt><w:rubyBase>${r("重")}</w:rubyBase></w:ruby>`,
      ) + r("阳节"),
    ),
    { text: "重阳节", notices: [/1 处注音.*chóng/] },
  ),
  // Symbols
  legal(
    "symbols of Wingdings by code, with and without F000",
    p(
      r('<w:sym w:font="Wingdings" w:char="F0FC"/>') +
        r('<w:sym w:font="wingdings" w:char="00fc"/>') +
        r('<w:sym w:font="Symbol" w:char="F0B3"/>'),
    ),
    "✓✓≥",
  ),
  legal(
    "symbols as letters in Wingdings and Symbol",
    p(
      r("ü", font("Wingdings")) +
        r("l", font("Wingdings")) +
        r("a", font("Symbol")) +
        r("党5", font("Symbol")),
    ),
    "✓●α党5",
  ),
  legal(
    "the same letters when a theme chooses the font",
    p(r("lü", '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Wingdings" w:hAnsi="Wingdings"/>')),
    "lü",
  ),
  legal(
    "symbols with damaged codes",
    p(
      r("甲") +
        r('<w:sym w:font="Wingdings" w:char="ZZ"/>') +
        r("<w:sym/>") +
        r('<w:sym w:font="宋体" w:char="D842"/>'),
    ),
    { text: "甲", notices: [/3 个特殊符号认不出.*Wingdings、不明、宋体/] },
  ),
  legal("a symbol of an ordinary font", p(r('<w:sym w:font="宋体" w:char="2460"/>')), "①"),
  // Fields
  legal(
    "fields in fields in fields",
    p(r("共") + field("=", field("SUM(", field("PAGE", r("内")) + r("中"))) + r("人")),
    "共内中人",
  ),
  legal(
    "a field whose result is another field",
    p(field("IF 1=1", field("MERGEFIELD 姓名", r("王秀兰")) + r("同志"))),
    "王秀兰同志",
  ),
  legal(
    "a contents list: links, tabs, page fields",
    p(
      mark("begin") +
        code(' TOC \\o "1-3" \\h ') +
        mark("separate") +
        `<w:hyperlink w:anchor="_Toc1">${r("一、履职情况")}${r("<w:tab/>")}${field(" PAGEREF _Toc1 \\h ", r("1"))}</w:hyperlink>`,
    ) +
      p(
        `<w:hyperlink w:anchor="_Toc2">${r("二、存在问题")}${r("<w:tab/>")}${field(" PAGEREF _Toc2 \\h ", r("3"))}</w:hyperlink>`,
      ) +
      p(mark("end")) +
      p("正文"),
    "一、履职情况\t1\n二、存在问题\t3\n\n正文",
  ),
  legal(
    "a simple field in a simple field",
    p(
      `<w:fldSimple w:instr="IF">${r("甲")}<w:fldSimple w:instr=" PAGE ">${r("2")}</w:fldSimple></w:fldSimple>`,
    ),
    "甲2",
  ),
  legal(
    "a simple field without result",
    p(`${r("第")}<w:fldSimple w:instr=" PAGE  \\* MERGEFORMAT "/>${r("页")}`),
    { text: "第页", notices: [/1 处域没有结果.*“PAGE/] },
  ),
  legal(
    "an instruction in pieces, some of it formatted",
    p(
      mark("begin") +
        code("HYPER") +
        r('<w:instrText>LINK "http://x.invalid"</w:instrText>', "<w:b/>") +
        mark("separate") +
        r("链接") +
        mark("end"),
    ),
    "链接",
  ),
  legal(
    "a field that ends in another paragraph, with paragraphs in its result",
    p(r("前") + mark("begin") + code("INCLUDETEXT") + mark("separate") + r("甲")) +
      p("乙") +
      p(r("丙") + mark("end") + r("后")),
    "前甲\n乙\n丙后",
  ),
  legal(
    "a locked and a dirty field, and an end without begin",
    p(
      `<w:r><w:fldChar w:fldCharType="begin" w:dirty="true" w:fldLock="1"/></w:r>${code("DATE")}${mark("separate")}${r("2024年")}${mark("end")}${mark("end")}${mark("separate")}${r("底")}`,
    ),
    "2024年底",
  ),
  legal(
    "all parts of a field in one run",
    p(
      '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>2024年</w:t><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "2024年",
  ),
  legal(
    "boxes to tick and a list to choose from, of old forms",
    p(
      r("是") +
        formFieldOf(
          '<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>',
          " FORMCHECKBOX ",
        ) +
        r("否") +
        formFieldOf('<w:checkBox><w:default w:val="0"/></w:checkBox>', " FORMCHECKBOX ", "") +
        formFieldOf(
          '<w:ddList><w:result w:val="1"/><w:listEntry w:val="合格"/><w:listEntry w:val="优秀"/></w:ddList>',
          " FORMDROPDOWN ",
        ) +
        formFieldOf('<w:textInput><w:default w:val="姓名"/></w:textInput>', " FORMTEXT ", r("李明")),
    ),
    "是☒否☐优秀李明",
  ),
  legal(
    "fields whose text stands in the instruction only: a phonetic guide, joined characters, a fraction, a prompt, a symbol",
    p(
      mark("begin") +
        code('EQ \\* jc0 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(chóng),重)') +
        mark("end") +
        r("阳") +
        mark("begin") +
        code("eq \\o(\\s\\up 5(甲乙),\\s\\do 2(丙丁))") +
        mark("end") +
        mark("begin") +
        code(" EQ \\F(1,2) ") +
        mark("end") +
        mark("begin") +
        code(" MACROBUTTON NoMacro [单击此处填写单位] ") +
        mark("end") +
        mark("begin") +
        code(' SYMBOL 252 \\f "Wingdings" \\s 12 ') +
        mark("end"),
    ),
    { text: "重阳甲乙丙丁1/2[单击此处填写单位]✓", notices: [/1 处注音.*chóng/] },
  ),
  legal(
    "instructions that never end: in a paragraph, outside of any, in a formula",
    p(r("前") + mark("begin") + r("甲") + mark("begin") + r("乙")) +
      r("外") +
      mark("begin") +
      r("漏") +
      p(`<m:oMath><m:sup>${mark("begin")}${r("丙")}</m:sup></m:oMath>${r("丁")}`) +
      p("后"),
    { text: "前甲乙\n外漏\n^丙丁\n后", notices: [/1 个公式/] },
  ),
  legal(
    "a field in a formula, a formula in an instruction, an alternative in both",
    formula(`<m:f><m:num>${field("=", r("1+2"))}</m:num><m:den>${m("3")}</m:den></m:f>`) +
      p(
        mark("begin") +
          code("IF") +
          `<m:oMath>${m("x")}</m:oMath>` +
          r(alternatives(t("旧"), t("旧"))) +
          mark("separate") +
          r("果") +
          mark("end"),
      ) +
      formula(`<m:sup>${r(alternatives(t("甲"), t("乙")))}</m:sup>`),
    { text: "值(1+2)/3\n果\n值^甲", notices: [/3 个公式/] },
  ),
  legal(
    "a marked index entry shows nothing and needs no notice",
    p(r("甲") + mark("begin") + code(' XE "党建" ') + mark("end")),
    "甲",
  ),
  legal(
    "links: anchors, relations that are not there, nested runs",
    p(
      `<w:hyperlink r:id="rId99" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${r("甲")}</w:hyperlink><w:hyperlink w:anchor="b" w:tooltip="提示">${control(r("乙"))}</w:hyperlink>`,
    ),
    "甲乙",
  ),
  // Content controls
  legal(
    "controls around a block, a row, a cell and a run",
    control(p("块")) + table(control(row(cell(p("行")), control(cell(p("格"))), cell(p(control(r("字"))))))),
    "块\n行\n格\n字",
  ),
  legal(
    "a control that nobody filled in: read, and named",
    p(
      r("姓名：") +
        control(
          r("单击此处输入文字。", '<w:rStyle w:val="P"/>'),
          '<w:placeholder><w:docPart w:val="x"/></w:placeholder><w:showingPlcHdr/>',
        ),
    ) + p(control(r("填了的"), '<w:showingPlcHdr w:val="0"/>')),
    { text: "姓名：单击此处输入文字。\n填了的", notices: [/1 处内容控件还没有填.*“单击此处输入文字。”/] },
  ),
  legal(
    "a control with a box to tick and a repeated section",
    control(
      p(control(r("☒"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>') + r("已办结")),
      '<w15:repeatingSection xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>',
    ),
    "☒已办结",
  ),
  legal(
    "the controls that Google Docs leaves around words",
    p(
      control(
        control(r("全年"), '<w:tag w:val="goog_rdk_1"/>') + r("36次"),
        '<w:id w:val="-1"/><w:tag w:val="goog_rdk_0"/>',
      ),
    ),
    "全年36次",
  ),
  legal(
    "an empty control, and one without content",
    p(`${r("甲") + control("")}<w:sdt><w:sdtPr/></w:sdt>${r("乙")}`),
    "甲乙",
  ),
  // Tables
  legal(
    "merged cells, down and across",
    table(
      row(
        `<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>${p("问题")}</w:tc>`,
        cell(p("措施")),
      ),
      row(`<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr>${p("")}</w:tc>`, cell(p("已改"))),
    ),
    "问题\n措施\n\n已改",
  ),
  legal(
    "a table in a cell of a table in a cell",
    table(row(cell(p("外"), table(row(cell(p("中"), table(row(cell(p("内")))), p("")))), p("")))),
    "外\n中\n内\n\n",
  ),
  legal(
    "a cell without a paragraph, a row without a cell, a table without a row",
    table(row("<w:tc><w:tcPr/></w:tc>"), "<w:tr/>") + table() + p("后"),
    "后",
  ),
  legal(
    "text between rows and cells, where no text may stand",
    table(p("漏"), row(p("网"), cell(p("甲")))),
    "漏\n网\n甲",
  ),
  legal(
    "a table of 60 rows and 20 columns",
    table(
      ...Array.from({ length: 60 }, (_, i) =>
        row(...Array.from({ length: 20 }, (_, j) => cell(p(`${i}-${j}`)))),
      ),
    ),
    Array.from({ length: 1200 }, (_, n) => `${Math.floor(n / 20)}-${n % 20}`).join("\n"),
  ),
  // Text boxes and drawings
  legal(
    "a text box of Word 2010 with its copy for old programs, once",
    p(r("主") + textBox(p("框"))),
    "主\n框",
  ),
  legal("a text box of Word 2003 alone", p(r("主") + vmlBox(p("框一"), p("框二"))), "主\n框一\n框二"),
  legal(
    "shapes in a group on a canvas",
    p(
      r("主") +
        drawing(
          `<wpc:wpc xmlns:wpc="urn:c"><wpg:grpSp xmlns:wpg="urn:g">${shape(p("甲"))}${shape(p("乙"))}</wpg:grpSp></wpc:wpc>`,
        ),
    ),
    "主\n甲\n乙",
  ),
  legal(
    "three alternatives of which the first holds nothing",
    p(r(alternatives("<w:drawing/>", t("甲"), t("乙")))),
    "甲",
  ),
  legal(
    "alternatives within alternatives",
    p(r(alternatives(alternatives(t("甲"), t("乙")), t("丙")))),
    "甲",
  ),
  legal("an alternative around whole paragraphs", alternatives(p("甲"), p("乙")) + p("丙"), "甲\n丙"),
  legal(
    "a table in a text box in a table",
    table(row(cell(p(r("格") + textBox(table(row(cell(p("框里的格")))), p("")))))),
    "格\n框里的格\n",
  ),
  legal(
    "a text box without content, and one of blanks",
    p(r("甲") + textBox() + textBox(p(" "), p("")) + r("乙")),
    "甲乙",
  ),
  legal(
    "shapes of a locked canvas",
    p(
      r("主") +
        drawing(
          '<lc:lockedCanvas xmlns:lc="urn:lc"><a:sp><a:txBody><a:p><a:r><a:t>甲</a:t></a:r><a:br/><a:r><a:t>乙</a:t></a:r></a:p><a:p><a:r><a:t>丙</a:t></a:r></a:p></a:txBody></a:sp></lc:lockedCanvas>',
        ),
    ),
    "主\n甲\n乙\n丙",
  ),
  legal(
    "pictures, a chart and a diagram are counted",
    p(
      r("甲") +
        picture +
        drawing("<c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'/>") +
        drawing("<dgm:relIds xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram'/>"),
    ),
    { text: "甲", notices: [/1 张图片/, /2 个图表或图示/] },
  ),
  legal("ink and other content of newer programs is named", p(`${r("甲")}<w:contentPart/>${r("乙")}`), {
    text: "甲乙",
    notices: [/1 处内容不认识（w:contentPart）/],
  }),
  // Formulas
  legal("a fraction", formula(`<m:f><m:num>${m("1")}</m:num><m:den>${m("2")}</m:den></m:f>`), {
    text: "值1/2",
    notices: formulaNotice,
  }),
  legal("a fraction of sums", formula(`<m:f><m:num>${m("a+b")}</m:num><m:den>${m("c")}</m:den></m:f>`), {
    text: "值(a+b)/c",
    notices: formulaNotice,
  }),
  legal(
    "powers, indices and roots",
    formula(
      `<m:sSup><m:e>${m("x")}</m:e><m:sup>${m("2")}</m:sup></m:sSup><m:sSub><m:e>${m("y")}</m:e><m:sub>${m("i")}</m:sub></m:sSub><m:rad><m:radPr/><m:deg/><m:e>${m("z")}</m:e></m:rad>`,
    ),
    { text: "值x^2y_i√z", notices: formulaNotice },
  ),
  legal(
    "brackets, the usual and others",
    formula(
      `<m:d><m:dPr/><m:e>${m("a")}</m:e></m:d><m:d><m:dPr><m:begChr m:val="["/><m:sepChr m:val=","/><m:endChr m:val="]"/></m:dPr><m:e><m:sSup><m:e>${m("b")}</m:e><m:sup>${m("2")}</m:sup></m:sSup></m:e><m:e>${m("c")}</m:e></m:d>`,
    ),
    { text: "值(a)[b^2,c]", notices: formulaNotice },
  ),
  legal(
    "a sum with its limits",
    formula(
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${m("i=1")}</m:sub><m:sup>${m("n")}</m:sup><m:e>${m("x")}</m:e></m:nary>`,
    ),
    { text: "值∑_(i=1)^nx", notices: formulaNotice },
  ),
  // Notes and comments
  legal(
    "footnotes and endnotes of several paragraphs, with signs",
    p(
      r("甲") +
        r('<w:footnoteReference w:id="1"/>') +
        r("乙") +
        r('<w:endnoteReference w:customMarkFollows="1" w:id="1"/>') +
        r("*"),
    ),
    { text: "甲乙*", notices: [/脚注.*数据来自 台账□/, /脚注.*见附件/] },
    {
      footnotes: note(
        "footnote",
        1,
        p(r("<w:footnoteRef/>") + r("数据来自")),
        p(r("台账") + r('<w:sym w:font="Webdings" w:char="F04A"/>')),
      ),
      endnotes: note("endnote", 1, p("见附件")),
    },
  ),
  legal("a note that is not there", p(r("甲") + r('<w:footnoteReference w:id="7"/>')), "甲", {
    footnotes: note("footnote", 1, p("无人引用")),
  }),
  legal(
    "a comment over several paragraphs, and one that only points",
    p(`<w:commentRangeStart w:id="0"/>${r("甲")}`) +
      p(
        `${r("乙")}<w:commentRangeEnd w:id="0"/>${r('<w:commentReference w:id="0"/>')}${r('<w:commentReference w:id="1"/>')}`,
      ),
    { text: "甲\n乙", notices: [/批注（张三）：请核实——针对“甲乙”/, /批注：再改$/] },
    {
      comments: `<w:comment w:id="0" w:author="张三" w:date="2024-01-01T00:00:00Z">${p(r("<w:annotationRef/>") + r("请核实"))}</w:comment><w:comment w:id="1">${p("再改")}</w:comment>`,
    },
  ),
  legal(
    "the same comment id twice",
    p(
      `<w:commentRangeStart w:id="0"/>${r("甲")}<w:commentRangeEnd w:id="0"/><w:commentRangeStart w:id="0"/>${r("乙")}<w:commentRangeEnd w:id="0"/>`,
    ),
    { text: "甲乙", notices: [/针对“甲”/, /针对“甲”/] },
    { comments: `<w:comment w:id="0">${p("一")}</w:comment><w:comment w:id="00">${p("二")}</w:comment>` },
  ),
  // Other content
  legal(
    "content of other files and of sub-documents is named",
    `${p("甲")}<w:altChunk r:id="rId1" xmlns:r="urn:r"/><w:subDoc r:id="rId2" xmlns:r="urn:r"/>`,
    { text: "甲", notices: [/2 处从别的文件插入/] },
  ),
  legal(
    "an embedded workbook and an old formula",
    p(
      r("甲") +
        r(
          '<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object>',
        ) +
        r('<w:object><o:OLEObject ProgID="Equation.3"/></w:object>'),
    ),
    { text: "甲", notices: [/2 个嵌入的对象/] },
  ),
  legal(
    "elements of namespaces that may be ignored",
    `<ext:a xmlns:ext="urn:ext" mc:Ignorable="ext">${p("甲")}</ext:a>`,
    { text: "甲", notices: [/1 处内容不认识（a）/] },
  ),
  legal("an empty body", "", { text: "", notices: [/没有文字/] }),
  legal("a body of section properties only", "<w:sectPr><w:pgSz w:w='11906'/></w:sectPr>", {
    text: "",
    notices: [/没有文字/],
  }),
  legal("a paragraph in a paragraph", `<w:p>${r("甲")}<w:p>${r("乙")}</w:p>${r("丙")}</w:p>`, "甲丙\n乙"),
  legal("text in a run that is in no paragraph", `${r("甲")}${p("乙")}${r("丙")}`, "甲\n乙\n丙"),
  legal(
    "everything twice under the same ids",
    p(
      `<w:bookmarkStart w:id="0" w:name="a"/>${r("甲")}<w:bookmarkEnd w:id="0"/><w:bookmarkStart w:id="0" w:name="a"/>${r("乙")}`,
      "<w:rPr><w:b/></w:rPr>",
    ),
    "甲乙",
    { styles: style("1", "heading 1") + style("1", "heading 1") },
  ),
]

/** w:ins, w:del and moves, in the places where programs put them. */
const ins = (content: string) => `<w:ins w:id="1" w:author="甲">${content}</w:ins>`
const del = (text: string) =>
  `<w:del w:id="2" w:author="甲"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
const markOf = (change: string) => `<w:rPr><w:${change} w:id="3" w:author="甲"/></w:rPr>`
const tracked = (inserted: number, deleted: number) => [new RegExp(`插入 ${inserted} 处，删除 ${deleted} 处`)]

export const changeCases: OddCase[] = [
  legal(
    "an insertion around a link, a control and a field",
    p(ins(`<w:hyperlink w:anchor="a">${r("甲")}</w:hyperlink>${control(r("乙"))}${field("DATE", r("丙"))}`)),
    { text: "甲乙丙", notices: tracked(1, 0) },
  ),
  legal(
    "a deleted field, and one of which the result was replaced",
    p(
      `<w:del w:id="1">${mark("begin")}<w:r><w:delInstrText>DATE</w:delInstrText></w:r>${mark("separate")}<w:r><w:delText>旧</w:delText></w:r>${mark("end")}</w:del>${field("DATE", del("去年") + ins(r("今年")))}`,
    ),
    { text: "今年", notices: tracked(1, 2) },
  ),
  legal(
    "inserted by one and deleted by another",
    p(
      r("甲") +
        `<w:ins w:id="1"><w:del w:id="2"><w:r><w:delText>乙</w:delText></w:r></w:del></w:ins>` +
        `<w:del w:id="3"><w:ins w:id="4">${r("丙")}</w:ins></w:del>`,
    ),
    { text: "甲", notices: tracked(1, 2) },
  ),
  legal(
    "a paragraph moved down",
    `<w:moveFromRangeStart w:id="1" w:name="move1"/>${p(`<w:moveFrom w:id="2">${r("一是抓学习。")}</w:moveFrom>`, markOf("moveFrom"))}<w:moveFromRangeEnd w:id="1"/>${p("二是抓落实。")}<w:moveToRangeStart w:id="3" w:name="move1"/>${p(`<w:moveTo w:id="4">${r("一是抓学习。")}</w:moveTo>`, markOf("moveTo"))}<w:moveToRangeEnd w:id="3"/>`,
    { text: "二是抓落实。\n一是抓学习。", notices: tracked(2, 2) },
  ),
  legal(
    "four paragraphs joined by deleted marks, the last one kept",
    p("甲", markOf("del")) + p(del("x"), markOf("del")) + p("丙", markOf("del")) + p("丁") + p("戊"),
    { text: "甲丙丁\n戊", notices: tracked(0, 4) },
  ),
  legal(
    "the heading that a joined paragraph becomes",
    p("甲", `<w:pStyle w:val="1"/>${markOf("del")}`) + p("乙", '<w:pStyle w:val="2"/>'),
    { text: "甲乙", styles: [2], notices: tracked(0, 1) },
    { styles: style("1", "heading 1") + style("2", "heading 2") },
  ),
  legal(
    "a deleted mark at the end of a cell and of the document",
    table(row(cell(p("甲", markOf("del"))), cell(p("乙")))) + p("丙", markOf("del")),
    { text: "甲\n乙\n丙", notices: tracked(0, 2) },
  ),
  legal(
    "an inserted and a deleted row",
    table(
      `<w:tr><w:trPr><w:ins w:id="1"/></w:trPr>${cell(p("新"))}</w:tr>`,
      `<w:tr><w:trPr><w:del w:id="2"/></w:trPr>${cell(p("旧"), table(row(cell(p("里")))))}</w:tr>`,
    ),
    { text: "新", notices: tracked(0, 1) },
  ),
  legal(
    "an inserted and a deleted cell",
    table(
      row(
        `<w:tc><w:tcPr><w:cellIns w:id="1"/></w:tcPr>${p("新")}</w:tc>`,
        `<w:tc><w:tcPr><w:cellDel w:id="2"/></w:tcPr>${p("旧")}${table(row(cell(p("里"))))}</w:tc>`,
      ),
    ),
    { text: "新", notices: tracked(0, 1) },
  ),
  legal(
    "changed formatting, table and section properties change no text",
    p(
      r("甲", '<w:b/><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'),
      '<w:pPrChange w:id="2"><w:pPr><w:pStyle w:val="1"/></w:pPr></w:pPrChange>',
    ) +
      table(
        `<w:tr><w:trPr><w:trPrChange w:id="3"><w:trPr><w:del w:id="4"/></w:trPr></w:trPrChange></w:trPr>${cell(p("乙"))}</w:tr>`,
      ),
    { text: "甲\n乙", styles: [null, null] },
    { styles: style("1", "heading 1") },
  ),
  legal(
    "a text box inside a deletion, and a deletion inside a text box",
    p(`${r("甲")}<w:del w:id="1">${textBox(p("旧框"))}</w:del>${textBox(p(r("新框") + del("旧")))}`),
    { text: "甲\n新框", notices: tracked(0, 2) },
  ),
  legal("a deleted picture is not counted", p(`${r("甲")}<w:del w:id="1">${picture}</w:del>`), {
    text: "甲",
    notices: tracked(0, 1),
  }),
  legal(
    "deleted math and an inserted control around a block",
    control(p(ins(r("甲"))), "") +
      p(`<m:oMath><w:del w:id="1"><m:r><m:t>x</m:t></m:r></w:del>${m("y")}</m:oMath>`),
    { text: "甲\ny", notices: [...tracked(1, 1), ...formulaNotice] },
  ),
  legal(
    "a comment on text that was deleted",
    p(`${r("甲")}<w:commentRangeStart w:id="0"/>${del("乙")}<w:commentRangeEnd w:id="0"/>`),
    { text: "甲", notices: [/批注：删得好$/, ...tracked(0, 1)] },
    { comments: `<w:comment w:id="0">${p("删得好")}</w:comment>` },
  ),
]
