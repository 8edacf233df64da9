import { marksOf } from "../marks"
import { rule } from "../types"

const spoken = /“([一二三四五六七八九十]{1,2})[·•.．・]([一二三四五六七八九十]{1,3})”/y
/** One, eleven and twelve would run into the day: 一·二八, 一二·九. */
const needsDot = /^(?:一|十一|十二|一一|一二)$/
const written =
  /“(\d{1,2})[.．]?(\d{1,2})”(?=国际|世界|全国|妇女|消费|植树|学雷锋|青年|宪法|国家|禁毒|防灾|消防|交通)/y

export const eventDot = rule({
  id: "event-dot",
  kind: "punctuation",
  severity: "warning",
  scope: "block",
  title: "节日名称里的间隔号",
  basis:
    "GB/T 15834—2011 4.14.3.5 以月日命名的节日、事件：汉字只在一月、十一月、十二月后用间隔号，数字一律用",
  check(block, _context, flag) {
    const { text } = block
    for (const at of marksOf(block).quotes) {
      if (text[at] !== "“" || !"一二三四五六七八九十0123456789".includes(text.charAt(at + 1) || " ")) continue
      spoken.lastIndex = written.lastIndex = at
      const match = spoken.exec(text)
      if (match) {
        const [quoted, month, day] = match
        if (needsDot.test(month!)) continue
        const insert = `${month}${day}`
        flag(at, at + quoted.length, {
          message: `“${insert}”的月日不会读混，中间不用间隔号。只有一月、十一月、十二月的才用。`,
          fixes: [
            {
              title: "删去间隔号",
              edits: [{ from: at + 1, to: at + quoted.length - 1, insert }],
              safe: true,
            },
          ],
        })
        continue
      }
      const figures = written.exec(text)
      if (!figures?.[0].match(/[.．]/)) continue
      const to = at + figures[0].length
      const insert = `${figures[1]}·${figures[2]}`
      flag(at, to, {
        message: `用数字写的节日名称，月日之间用间隔号。改为“${insert}”。`,
        fixes: [{ title: `改为“${insert}”`, edits: [{ from: at + 1, to: to - 1, insert }], safe: true }],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓活动。举办⟦“五·四”⟧青年节活动2场、⟦“七·一”⟧表彰1次。",
      "一、主要工作\n一是抓维权。开展⟦“3.15”⟧国际消费者权益日宣传6场。",
    ],
    passes: [
      "一、主要工作\n一是抓活动。举办“五四”青年节活动2场、“七一”表彰1次。",
      "一、主要工作\n一是抓维权。开展“3·15”国际消费者权益日宣传6场。",
    ],
    guards: ["一、主要工作\n一是抓活动。纪念“一二·九”运动1次，宣讲“一·二八”历史2场，完成“1.5”版升级。"],
  },
})
