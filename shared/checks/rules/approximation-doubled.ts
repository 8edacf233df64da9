import { isForeign, marksOf } from "../marks"
import { rule } from "../types"

const number = /(?:\d+(?:[.,]\d+| \d{3}(?!\d))*|[一二两三四五六七八九十百千几][一二两三四五六七八九十百千]*)/y
const after =
  /(?:[万亿千百十]*[余多来](?![年月日])(?:[万亿])?|[万亿千百]*)\s?([\u4e00-\u9fff]{0,4}?(?:人次|[元人名个户亩次件家里米吨岁天斤棵株座处场项条份批台辆%％])?)(左右|上下|之多|以上|余(?=[，。；、]))?/y
/** Does a word end there that is no approximation: 最近, 节约, 高超? */
const otherEnd = /(?:[最附临邻靠接远亲将就贴走切相新]近|[大节签预制履条契集邀公合简特婚违失邀履]约|[高]超)$/

export const approximationDoubled = rule({
  id: "approximation-doubled",
  kind: "number_format",
  severity: "warning",
  scope: "block",
  title: "概数词前后重复",
  basis: "表示概数的词前后只用一个：“约”“近”与“余”“多”“左右”二择其一（语法惯例）",
  check(block, _context, flag) {
    const { text } = block
    let done = 0
    for (const at of marksOf(block).rough) {
      if (at < done || "几余".includes(text.charAt(at))) continue
      let from = at
      let start = at + 1
      if (text[at] === "超" && text[start] === "过") start++
      if (text[at] === "约" && (text[start] === "有" || text[start] === "为")) start++
      if (text[start] === " ") start++
      const lead = text.slice(Math.max(0, at - 1), at + 1)
      if (lead === "大约" || lead === "将近" || lead === "接近") from--
      else if (otherEnd.test(lead)) continue
      // 大约近, 约近: said twice before the number.
      const twice = /^(?:将?近|逾|约)/.exec(text.slice(start, start + 2))
      if (twice) start += twice[0].length
      number.lastIndex = start
      if (!number.test(text)) continue
      const end = number.lastIndex
      // 近几年来, 近十多年, 约五一前后 speak of time.
      after.lastIndex = end
      const tail = after.exec(text)
      const words = tail?.[0] ?? ""
      const more = /^[万亿千百十]*[余多](?!年|月|日)/.exec(words)?.[0]
      const closing = tail?.[2]
      const second =
        more?.slice(-1) ?? (closing === "以上" && /超/.test(lead + text.charAt(at + 1)) ? undefined : closing)
      if (!twice && (second === undefined || isForeign(block, at))) continue
      const to = second === undefined ? end : more ? end + more.length : end + words.length
      const first = text.slice(from, start - (twice?.[0].length ?? 0)).trim()
      const other = twice ? twice[0] : second!
      const edits = twice
        ? [{ from, to: start - twice[0].length, insert: "" }]
        : [{ from, to: start, insert: "" }]
      const drop = { from: to - other.length, to, insert: "" }
      done = to
      flag(from, to, {
        message: `“${first}”和“${other}”都表示大概，前后重复。只留一个。`,
        fixes: [
          { title: `删去“${first}”`, edits, safe: false },
          ...(twice ? [] : [{ title: `删去“${other}”`, edits: [drop], safe: false }]),
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓保供。为⟦大约200余⟧户居民配送物资，修复设备⟦约130余⟧件，培训⟦近900多⟧人次。",
      "一、主要工作\n一是抓增收。带动⟦约300户左右⟧，户均增收⟦将近三千余⟧元，覆盖⟦大约近50⟧个组。",
    ],
    passes: [
      "一、主要工作\n一是抓保供。为大约200户居民配送物资，修复设备130余件，培训近900人次。",
      "一、主要工作\n一是抓增收。带动300户左右，户均增收将近三千元。",
    ],
    guards: [
      "一、主要工作\n一是抓节约。节约20余万元，签约30多户，预约100余人，最近10余天办结36件，附近200多户受益，近十余年没有发生过。\n二是抓招商。约谈12家以上企业负责人，近3年多次获奖，超过100人，技艺高超者20余人。",
    ],
  },
})
