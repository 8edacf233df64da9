import { isDigit, isForeign, marksOf } from "../marks"
import { rule } from "../types"

/** Two digits before 年 that can only be a year. */
const year =
  /([012]\d)年(?=(?:\d{1,2}月|[一二三四五六七八九十]{1,3}月|度|底|初|末|年[底初末]|上半年|下半年|全年|[一二三四1-4]季度|春|夏|秋|冬|以来|[，、至—-]|的(?!时间|历史|老)|[开起]|我|[^\u4e00-\u9fff]|$))/y
/** What makes it a length of time or an age. */
const length = /[共第满近超约达逾仅足有长为历任干届连续间前过了这的党龄工龄教龄]$/
/** 由17年的9户发展到14户, 比23年增长12%: a point in time by what stands before and behind. */
const measured = /^(?:的[^，。；、]{0,6}?\d|[增减多少](?!年)|下降|上升|提高|提升|同期|相比|相较|持平)/
const since = /^(?:以来|起(?!步))/
const cut = /((?:19|20)\d\d)年?[—–~～-]{1,2}(\d\d)年/y

export const shortYear = rule({
  id: "short-year",
  kind: "number_format",
  severity: "warning",
  scope: "block",
  title: "年份只写了两位",
  basis: "GB/T 15835—2011 5.1.4 年份写四位；GB/T 9704—2012 7.3.5.4 日期写全年月日",
  check(block, _context, flag) {
    const { text } = block
    for (const at of marksOf(block).figures) {
      const isShort = text[at + 2] === "年"
      if (!isShort && !"年—–~～-".includes(text.charAt(at + 4) || " ")) continue
      if (isForeign(block, at)) continue
      cut.lastIndex = at
      const range = cut.exec(text)
      if (range) {
        const to = at + range[0].length
        const insert = range[1]!.slice(0, 2) + range[2]
        if (Number(insert) > Number(range[1]))
          flag(to - 3, to, {
            message: `止年只写了两位。年份不简写，改为“${insert}年”。`,
            fixes: [
              {
                title: `改为“${insert}年”`,
                edits: [{ from: to - 3, to: to - 1, insert }],
                safe: true,
              },
            ],
          })
        continue
      }
      if (!isShort || !isDigit(text, at + 1)) continue
      const apostrophe = "'’‘".includes(text.charAt(at - 1)) && at > 0
      const lead = text.charAt(at - 1)
      const rest = text.slice(at + 3, at + 14)
      const two = Number(text.slice(at, at + 2))
      const point =
        two >= 10 &&
        two < 40 &&
        (("由从比较与和同".includes(lead || " ") && measured.test(rest)) ||
          (lead === "自" && since.test(rest)))
      if (point) {
        const insert = `20${text.slice(at, at + 2)}`
        flag(at, at + 3, {
          message: `年份只写了两位。年份不简写，改为“${insert}年”。`,
          fixes: [{ title: `改为“${insert}年”`, edits: [{ from: at, to: at + 2, insert }], safe: false }],
        })
        continue
      }
      year.lastIndex = at
      if (!apostrophe && !year.test(text)) continue
      const from = apostrophe ? at - 1 : at
      const before = text.slice(Math.max(0, from - 2), from)
      if (!apostrophe && (two < 10 || length.test(before) || /[\d.,—–~～-]$/.test(before))) continue
      // 工作20年，… : without a month behind it, and behind a word, it is a length of time.
      const dated =
        /^\d\d年(?:\d{1,2}月|[一二三四五六七八九十]{1,3}月|[度底初末]|年[底初末]|[上下]半年|全年|[一二三四1-4]季度|[春夏秋冬][，、季耕])/.test(
          text.slice(at, at + 8),
        )
      if (!apostrophe && !dated && !/^$|[，。；：、！？“（\s]$/.test(before)) continue
      if (!dated && !apostrophe && /^\d\d年[，。；]?$/.test(text.slice(at))) continue
      const insert = `20${text.slice(at, at + 2)}`
      flag(from, at + 3, {
        severity: dated || apostrophe ? "warning" : "hint",
        message: `年份只写了两位。年份不简写，改为“${insert}年”。`,
        fixes: [
          {
            title: `改为“${insert}年”`,
            edits: [{ from, to: at + 2, insert }],
            safe: dated,
          },
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓学习。⟦24年⟧底前办班12期，⟦25年⟧3月启动轮训，由⟦17年⟧的9户增到14户，落实2021—⟦25年⟧规划。",
      "一、主要工作\n一是抓修路。’⟦24年⟧修路3公里。\n芦湾镇党委书记　林致远\n⟦25年⟧1月3日".replace(
        "’⟦24年⟧",
        "⟦’24年⟧",
      ),
    ],
    passes: [
      "一、主要工作\n一是抓学习。2024年底前办班12期，2025年3月启动轮训，落实2021—2025年规划。",
      "一、主要工作\n一是抓修路。2024年修路3公里。",
    ],
    guards: [
      "一、主要工作\n一是抓传承。连续11年未发生事故，扎根基层21年，颁发“光荣在党50年”纪念章，从教25年以来初心不改，用了15年的时间，建党100年，党龄20年的老党员12名，由20年前的9户增到14户，从17年的摸索里走出来。",
    ],
  },
})
