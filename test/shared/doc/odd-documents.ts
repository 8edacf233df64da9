import {
  abstractNum,
  cell,
  docx,
  num,
  numbered,
  p,
  picture,
  r,
  row,
  style,
  t,
  table,
  textBox,
} from "../../docx-builder"

/**
 * Small documents, each with one thing that a report's file may hold besides plain paragraphs. `test/accuracy/make-files.mjs`
 * has LibreOffice save each as a .doc (`test/fixtures/files/odd-NAME.doc`); what both readers must find stands beside it.
 */
export interface OddDocument {
  bytes: Uint8Array
  text: string
  /** Notices, each of which must be there; none but these. */
  notices?: readonly RegExp[]
}

const field = (code: string, result: string) =>
  `${r('<w:fldChar w:fldCharType="begin"/>')}${r(`<w:instrText xml:space="preserve"> ${code} </w:instrText>`)}` +
  `${r('<w:fldChar w:fldCharType="separate"/>')}${r(result)}${r('<w:fldChar w:fldCharType="end"/>')}`
const tracked = (name: "ins" | "del", content: string) =>
  `<w:${name} w:id="9" w:author="周宁" w:date="2026-01-05T09:00:00Z">${content}</w:${name}>`
const edge = (root: "hdr" | "ftr", content: string) =>
  `<w:${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:${root}>`
const chinese = { format: "chineseCountingThousand" }

export const oddDocuments: Readonly<Record<string, OddDocument>> = {
  numbering: {
    bytes: docx(
      p("履职工作特色和亮点", numbered(1)) +
        p("抓实学习", numbered(1, 1)) +
        p("抓牢队伍", numbered(1, 1)) +
        p("培训骨干。", numbered(1, 2)) +
        p("下沉一线。", numbered(1, 2)) +
        p("没有序号的一段。") +
        p("存在的主要问题", numbered(1)) +
        p("走访不够", numbered(1, 1)) +
        p("圈码", numbered(2)) +
        p("圈码", numbered(2)) +
        p("另起", numbered(3)) +
        p("另起", numbered(3)),
      {
        numbering:
          abstractNum(
            1,
            { text: "%1、", ...chinese },
            { text: "（%2）", ...chinese },
            { text: "%3.", format: "decimal" },
          ) +
          abstractNum(2, { text: "%1", format: "decimalEnclosedCircle" }) +
          abstractNum(3, { text: "第%1条　", ...chinese, start: 5 }) +
          num(1, 1) +
          num(2, 2) +
          num(3, 3),
      },
    ),
    text: [
      "一、履职工作特色和亮点",
      "（一）抓实学习",
      "（二）抓牢队伍",
      "1.培训骨干。",
      "2.下沉一线。",
      "没有序号的一段。",
      "二、存在的主要问题",
      "（一）走访不够",
      "①圈码",
      "②圈码",
      "第五条　另起",
      "第六条　另起",
    ].join("\n"),
  },
  styles: {
    bytes: docx(
      p("二〇二五年述职报告", '<w:pStyle w:val="T"/>') +
        p("工作亮点", '<w:pStyle w:val="H1"/>') +
        p("抓学习", '<w:pStyle w:val="H2"/>') +
        p("培训12次。") +
        p("存在问题", '<w:pStyle w:val="H1"/>'),
      {
        styles:
          style("T", "Title") +
          style("H1", "heading 1", numbered(1)) +
          style("H2", "heading 2", numbered(1, 1)),
        numbering:
          abstractNum(
            1,
            { text: "%1、", ...chinese, more: '<w:pStyle w:val="H1"/>' },
            { text: "%1.%2 ", format: "decimal", more: '<w:pStyle w:val="H2"/>' },
          ) + num(1, 1),
      },
    ),
    text: "二〇二五年述职报告\n一、工作亮点\n一.1 抓学习\n培训12次。\n二、存在问题",
  },
  tables: {
    bytes: docx(
      p("表前") +
        table(
          row(cell(p("项目")), cell(p("数量"), p("（次）"))),
          row(cell(p("培训")), cell(table(row(cell(p("内一")), cell(p("内二")))), p("12"))),
        ) +
        p("表后"),
    ),
    text: "表前\n项目\n数量\n（次）\n培训\n内一\n内二\n12\n表后",
  },
  fields: {
    bytes: docx(
      p(`${r("见")}${field("REF _Ref1 \\h", "第二部分")}${r("。")}`) +
        p(`${r("链接：")}${field('HYPERLINK "https://example.invalid/a"', "通知")}${r("。")}`) +
        p(r("<w:t>软</w:t><w:softHyphen/><w:t>连</w:t><w:noBreakHyphen/><w:t>字符</w:t>")) +
        p(r("<w:t>上行</w:t><w:br/><w:t>下行</w:t>")),
    ),
    text: "见第二部分。\n链接：通知。\n软连-字符\n上行\n下行",
  },
  tracked: {
    bytes: docx(
      p(
        r("共走访") +
          tracked("del", r("<w:delText>五十</w:delText>")) +
          tracked("ins", r("六十")) +
          r("户。"),
      ) + p(`${r("明面")}${r(t("暗处"), "<w:vanish/>")}${r("收尾")}`),
    ),
    text: "共走访六十户。\n明面收尾",
    notices: [/修订：插入 1 处，删除 1 处/, /隐藏文字.*暗处/],
  },
  notes: {
    bytes: docx(
      p(
        `${r("培训")}<w:commentRangeStart w:id="3"/>${r("356人次")}<w:commentRangeEnd w:id="3"/>${r('<w:commentReference w:id="3"/>')}${r("。")}${r('<w:footnoteReference w:id="2"/>')}`,
      ) + p(`${r("另一段")}${r('<w:endnoteReference w:id="2"/>')}`),
      {
        comments: `<w:comment w:id="3" w:author="李 敏" w:initials="L">${p("数字再核")}</w:comment>`,
        footnotes: `<w:footnote w:id="2">${p("截至12月")}</w:footnote>`,
        endnotes: `<w:endnote w:id="2">${p("见附表")}</w:endnote>`,
      },
    ),
    text: "培训356人次。\n另一段",
    notices: [
      /批注（李 敏）：数字再核——针对“356人次”/,
      /脚注没有放进正文：截至12月/,
      /脚注没有放进正文：见附表/,
    ],
  },
  boxes: {
    bytes: docx(p(`${r("框前的话")}${textBox(p("框里一"), p("框里二"))}`) + p("框后的话")),
    text: "框前的话\n框里一\n框里二\n框后的话",
  },
  bookmarks: {
    bytes: docx(
      p("一、亮点") +
        p(`<w:bookmarkStart w:id="1" w:name="_sz_i1a"/>${r("一是抓学习。")}<w:bookmarkEnd w:id="1"/>`) +
        p(`<w:bookmarkStart w:id="2" w:name="_sz_i2b"/>${r("二是抓队伍。")}<w:bookmarkEnd w:id="2"/>`),
    ),
    text: "一、亮点\n一是抓学习。\n二是抓队伍。",
  },
  headers: {
    bytes: docx(
      p("正文。") +
        '<w:sectPr><w:headerReference w:type="default" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/><w:footerReference w:type="default" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId2"/></w:sectPr>',
      {
        related: [
          { type: "header", target: "header1.xml" },
          { type: "footer", target: "footer1.xml" },
        ],
        parts: {
          "word/header1.xml": edge("hdr", p("青石镇党委")),
          "word/footer1.xml": edge("ftr", p("第 1 页")),
        },
      },
    ),
    text: "正文。",
    notices: [/页眉页脚没有放进正文：“青石镇党委”/],
  },
  latin: {
    bytes: docx(
      p("Report 2025 - “quoted” – dash… é") + p("再写一句：𠮷林 😀 A&B <ok>") + p("") + p("\t缩进"),
    ),
    text: "Report 2025 - “quoted” – dash… é\n再写一句：𠮷林 😀 A&B <ok>\n\n\t缩进",
  },
  sections: {
    bytes: docx(
      p("第一节。", '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>') +
        p("第二节。", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>') +
        p("第三节。"),
    ),
    text: "第一节。\n第二节。\n第三节。",
  },
  picture: {
    bytes: docx(p(`${r("图前")}${picture}${r("图后")}`)),
    text: "图前图后",
    notices: [/1 张图片没有读入/],
  },
}
