import { acrossBlocks } from "../loose-pairs"
import { rule } from "../types"

export const bracketsPaired = rule({
  id: "brackets-paired",
  kind: "punctuation",
  severity: "warning",
  scope: "report",
  title: "括号书名号不成对",
  basis: "GB/T 15834—2011 4.9 括号、4.15 书名号：左右成对使用",
  check(facts, _context, flag) {
    for (const { block, finding } of acrossBlocks(facts, "bracket", "title")) {
      const { trouble, from, to, fix } = finding
      const { text } = facts.blocks[block]!
      const mark = text.slice(from, from + 1)
      flag(
        { block, in: "text", from, to },
        {
          message:
            trouble === "mixed"
              ? `“${mark}”和“${text.charAt(to - 1)}”不是一对，括注从哪里到哪里不清楚。改成同一种。`
              : trouble === "open"
                ? `“${mark}”后面找不到对应的另一半，括到哪里为止看不出来。补上，或删去这一个。`
                : `“${mark}”前面找不到对应的另一半，从哪里括起看不出来。补上，或删去这一个。`,
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
      "一、主要工作\n一是抓服务。设立便民点⟦（⟧代办站6处，学习条例⟦》⟧3次。\n二是抓治理。建好⟦（议事亭】⟧4座。",
      "一、主要工作\n一是修路3公里。\n芦湾镇党委⟦（⟧林致远",
    ],
    passes: [
      "一、主要工作\n一是抓服务。设立便民点（代办站）6处，学习《条例》3次。",
      "一、主要工作\n一是抓治理。建好议事亭【露天】4座，印发文件〔2024〕5号。",
    ],
    guards: [
      "一、主要工作\n一是抓服务。分三步走：1）建点；2）配人；3）开门。地址是https://lw.example.cn/a(b，两步走：a）报名；b）审核。",
      "一、主要工作\n一是抓学习。办班3期（第一期\n二是讲课4次）。",
    ],
  },
})
