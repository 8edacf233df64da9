import { rule } from "../types"

/** What the blank stands for, by what follows it. The order matters: 年 of 2025年 is no unit. */
const blanks: readonly (readonly [RegExp, string, string])[] = [
  [/^(?:行政|自然)?(?:村|镇|乡|县|区|市|组|社区|街道|屯|路|园区)/, "地名", "补上名称"],
  [/^(?:年|月|日|季度)/, "日期", "补上日期"],
  [
    /^(?:余|多)?(?:万|亿)?(?:名|人|个|次|户|元|%|％|亩|公里|米|场|件|家|项|期|处|座|支|条|份|篇|辆|吨|岁|天)/,
    "数字",
    "补上数字",
  ],
  [/^(?:同志|书记|主任|局长|镇长|乡长|县长|科长|院长|校长|先生|女士)/, "姓名", "补上姓名"],
  [/^(?:公司|集团|学校|医院|单位|支部|党委|合作社|专业合作社|农民专业合作社|协会|中心)/, "名称", "补上名称"],
]

export const placeholder = rule({
  id: "placeholder",
  kind: "placeholder",
  severity: "error",
  scope: "block",
  title: "有待填的空白",
  basis: "定稿不得留有“**”“XX”“____”等待填记号",
  check({ text, placeholders }, _context, flag) {
    for (const { from, to } of placeholders) {
      const rest = text.slice(to, to + 8)
      const found = blanks.find(([pattern]) => pattern.test(rest))
      const unit = found?.[0].exec(rest)?.[0] ?? ""
      const quote = text.slice(from, to) + unit
      flag(from, to, {
        // Room between words may also have been typed to line things up.
        severity: /\S/.test(text.slice(from, to)) ? "error" : "warning",
        message: found
          ? `“${quote}”里的${found[1]}没有填，印出来就是空的。${found[2]}，或删去这半句。`
          : `“${quote}”处没有填，印出来就是空的。补上内容，或删去这半句。`,
      })
    }
  },
  examples: {
    flags: [
      `一、履职工作特色和亮点
一是建强队伍。储备后备干部⟦**⟧名，在⟦××⟧村办起夜校2所。`,
      `根据安排，现将⟦XX⟧镇2025年工作情况报告如下：
一、主要工作
一是修路。投入____万元，受益群众300户。`.replace("____", "⟦____⟧"),
      `一、主要工作
一是修路3公里。
述职人：⟦〇〇〇⟧`,
      `一、主要工作
一是修路3公里，投入48万元，⟦待填⟧。
二是建站2处。数据⟦待补充⟧。`,
      `一、主要工作
一是勤走访。到⟦{村名}⟧等5个村走访⟦{户数}⟧户，由⟦{责任人}⟧逐户记账。`,
    ],
    passes: [
      `一、履职工作特色和亮点
一是建强队伍。储备后备干部26名，在芦湾村办起夜校2所。`,
      `根据安排，现将芦湾镇2025年工作情况报告如下：
一、主要工作
一是修路。投入48万元，受益群众300户。`,
    ],
    guards: [
      // × between figures, 〇 in a year, a name with a mark that is its own.
      `一、主要工作
一是建场地。平整篮球场28×15米，二〇二五年六月启用。
二是抓融合。推行“1+X”议事模式，议定事项12件。`,
      // What is still to be done in the world, not in the text.
      `一、主要工作
一是建场地。修建球场2处，有3处待完善设施，选址待定的1处。
二是抓治理。待办事项12件，待业青年30名逐一走访。`,
    ],
  },
})
