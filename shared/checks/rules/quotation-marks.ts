import { acrossBlocks } from "../loose-pairs"
import type { PairFinding } from "../pairs"
import { rule } from "../types"

const messages: Readonly<Record<PairFinding["trouble"], string>> = {
  open: "引号只有前一半，后面找不到对应的”，引到哪里为止看不出来。补上后引号，或删去这一个。",
  close: "引号只有后一半，前面找不到对应的“，从哪里引起看不出来。补上前引号，或删去这一个。",
  turned: "引号的方向不对，前后两个成了同一个方向。前引号用“，后引号用”。",
  reversed: "前后引号用反了。前引号用“，后引号用”。",
  twice: "引号连着用了两个，多出一个。删去多余的。",
  nested: "引号里套了同样的引号，两层分不清。里层改用单引号‘’。",
  mixed: "前后两个标号不是一对。按所引的内容改成同一种：话语、称号用“”，书名、文件名用《》。",
  single: "单引号只用在双引号里面，这里外面没有双引号。改为“”。",
  corner: "横排的简体文稿用“”‘’，不用直角引号。改为弯引号。",
  shape: "引号的形式不对，〝〞是竖排和日文用的。改为“”。",
}

export const quotationMarks = rule({
  id: "quotation-marks",
  kind: "punctuation",
  severity: "warning",
  scope: "report",
  title: "引号不成对或用错",
  basis: "GB/T 15834—2011 4.8 引号：左右成对，外双内单（4.8.3.4）",
  check(facts, _context, flag) {
    for (const { block, finding } of acrossBlocks(facts, "quote")) {
      const { trouble, from, to, fix } = finding
      // In a text of traditional characters the corner brackets are at home.
      if (trouble === "corner" && /[們國這個為業產]/.test(facts.blocks[block]!.text)) continue
      flag(
        { block, in: "text", from, to },
        {
          severity: trouble === "reversed" || trouble === "twice" ? "error" : "warning",
          message: messages[trouble],
          fixes: fix
            ? [
                {
                  ...fix,
                  edits: fix.edits.map(({ from, to, insert }) => ({
                    span: { block, in: "text", from, to },
                    insert,
                  })),
                },
              ]
            : [],
        },
      )
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓服务。办理⟦“⟧一键呼叫设备47台。\n二是抓培训。推行⟦”先学后做“⟧，讲好“⟦“⟧千村”故事，办好⟦“田间课“⟧。",
      "一、主要工作\n一是抓学习。每月开展⟦‘云上党课’⟧1次，建好⟦「党群之家」⟧，办好⟦〝田间课〞⟧。\n二是抓宣传。观看⟦“零距离》⟧专题片，开展“讲好⟦“六个一”⟧”活动3场，设立惠民食堂⟦”⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓服务。办理“一键呼叫”设备47台。",
      "一、主要工作\n一是抓宣传。开展“讲好‘六个一’”活动3场，推行“先学后做”，办好“田间课”。",
    ],
    guards: [
      // A quotation that goes on in the next paragraph, and an apostrophe.
      "一、主要工作\n一是抓学习。要求写道：“先学一步。\n再做一步。”\n二是抓交流。参加McDonald’s开放日1场，徐师傅写道：“乘客一句‘谢谢你’，比什么都暖。”",
      "一、主要工作\n一是抓宣讲。“讲得好！”“听得懂！”成了群众的口头禅，增强“四个意识”、坚定“四个自信”。",
    ],
  },
})
