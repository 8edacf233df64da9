import { isDigit, isHan } from "../marks"
import { rule } from "../types"

/** Blocks that are sentences; headings, titles and signatures end without a mark. */
const prose: ReadonlySet<string> = new Set(["opening", "intro", "para"])
/** Shorter ones are headings and lines of a form. */
const enough = 24

export const finalMark = rule({
  id: "final-mark",
  kind: "punctuation",
  severity: "hint",
  scope: "report",
  title: "段末没有句末点号",
  basis: "GB/T 15834—2011 4.1 陈述句末尾用句号",
  check(facts, _context, flag) {
    for (let index = 0; index < facts.blocks.length; index++) {
      const { type, text } = facts.blocks[index]!
      if (text.length < enough || !prose.has(type)) continue
      let end = text.length
      while (end > 0 && " \u3000\t".includes(text.charAt(end - 1))) end--
      if (!isHan(text, end - 1) && !isDigit(text, end - 1) && !"%％".includes(text.charAt(end - 1))) continue
      // One sentence without a mark may be a heading; behind another sentence it is not.
      const stop = text.lastIndexOf("。", end - 1)
      if (stop < 0 || end - stop < 8 || facts.outline.blocks[index + 1]?.runOn) continue
      flag(
        { block: index, in: "text", from: end - 1, to: end },
        {
          message: "这一段的最后一句没有句号，像是没有写完。写完了就补上句号。",
          fixes: [
            {
              title: "补上句号",
              edits: [{ span: { block: index, in: "text", from: end, to: end }, insert: "。" }],
              safe: false,
            },
          ],
        },
      )
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓服务。设立便民点6处，做到随到随办。全年办结群众诉求36件，上门代办210⟦次⟧\n二是抓培训。培训80人。",
      "一、主要工作\n一是抓学习。全年办班12期，做到人人参加。参训党员500人次，合格率达到100⟦%⟧",
    ],
    passes: [
      "一、主要工作\n一是抓服务。设立便民点6处，做到随到随办。全年办结群众诉求36件，上门代办210次。\n二是抓培训。培训80人。",
      "一、主要工作\n（一）坚持服务为先，把群众的事办好\n设立便民点6处，办结群众诉求36件。",
    ],
    guards: [
      "一、主要工作\n（一）坚持服务为先，把群众家门口的小事一件一件办好，让大家少跑路、多办事\n设立便民点6处。主要做到以下几条：\n二是抓培训。培训80人。",
    ],
  },
})
