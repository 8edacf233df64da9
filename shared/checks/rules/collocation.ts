import { type Confusion, confusions } from "../../library/confusions"
import { type LocalFix, rule } from "../types"
import { watch } from "../watch"

interface Pattern {
  entry: Confusion
  head: string
  tail: string
  /** What must follow the tail to make it right: 充分发挥模范带头|作用. */
  wanted: string | null
  /** The head that goes with the tail, when only the head is wrong. */
  better: string | null
}

const patterns: readonly Pattern[] = confusions
  .filter(({ type }) => type === "pattern")
  .map((entry) => {
    const [head, tail] = entry.wrong.split("…") as [string, string]
    const wanted = entry.right.startsWith(entry.wrong) ? entry.right.slice(entry.wrong.length) : null
    const [better, same] = entry.right.split("…")
    return { entry, head, tail, wanted, better: wanted === null && same === tail ? better! : null }
  })

const heads = watch(patterns.map((pattern) => ({ form: pattern.head, entry: pattern })))

/** Between verb and object there are a few words, no pause, and no other verb that takes the object. */
const reach = 8
const wantedReach = 6
const pause = /[，。；：、！？,;:!?“”（）()\s]/
const otherVerb =
  /加大|加快|加强|增强|增加|提高|提升|发挥|发扬|改善|促进|强化|优化|达到|取得|形成|营造|打造|消除|确保|保证|实现|有/

/** 截止 ends by itself; a point of time behind it wants 截至. Only at the head of a clause: 报名截止6月底 may be said. */
const deadline = watch([{ form: "截止", entry: null }])
const moment =
  /^(?:到|至)?(?:\d{4}年|\d{1,2}月|目前|现在|今年|去年|上年|本年|年底|年末|本月|月底|当前|昨[日天]|今[日天])/

export const collocation = rule({
  id: "collocation",
  kind: "wording",
  severity: "warning",
  scope: "block",
  title: "词语搭配不当",
  basis: "现代汉语动宾搭配通例；“截至”带时间、“截止”不带",
  check(block, _context, flag) {
    const { text } = block
    for (const { entry: pattern, from, to } of heads(block)) {
      const { entry, tail, wanted, better } = pattern
      const near = text.slice(to, to + reach + tail.length)
      const gap = near.indexOf(tail)
      if (gap <= 0) continue
      const at = to + gap
      const between = near.slice(0, gap)
      if (pause.test(between) || otherVerb.test(between)) continue
      const end = at + tail.length
      if (wanted !== null) {
        // The wanted word may come a little later: 模范带头和桥梁纽带作用.
        const behind = /^[^，。；：！？,;]*/.exec(text.slice(end, end + wantedReach + 14))![0]
        if (behind.includes(wanted)) continue
        const fix = { title: `补上“${wanted}”`, edits: [{ from: end, to: end, insert: wanted }], safe: false }
        flag(from, end, {
          severity: levelOf(entry),
          message: `“${entry.wrong}”后面少了“${wanted}”，话没有说完。核对后补上。`,
          fixes: [fix],
        })
        continue
      }
      const fixes: LocalFix[] = better
        ? [{ title: `改为“${better}”`, edits: [{ from, to, insert: better }], safe: false }]
        : []
      flag(from, end, {
        severity: levelOf(entry),
        message: `“${pattern.head}”与“${tail}”不搭配，一般说“${entry.right}”。核对后改写。`,
        fixes,
      })
    }
    for (const { from, to } of deadline(block)) {
      if (/[\u4e00-\u9fff]/.test(text.charAt(from - 1))) continue
      const behind = moment.exec(text.slice(to, to + 8))
      if (!behind) continue
      // 截止到 is tolerated.
      const tolerated = /^[到至]/.test(behind[0])
      flag(from, tolerated ? to + 1 : to, {
        severity: tolerated ? "hint" : "warning",
        message: `“截止”是到此停止，后面不带时间；统计到某时用“截至”。改为“截至”。`,
        fixes: [
          {
            title: "改为“截至”",
            edits: [{ from, to: tolerated ? to + 1 : to, insert: "截至" }],
            safe: false,
          },
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓监管。⟦加强执法力度⟧，⟦提高服务力度⟧，⟦截止⟧2024年底办结36件。",
      "一、主要工作\n一是抓作用。⟦充分发挥党员模范带头⟧，⟦发扬支部作用⟧，⟦增强业务水平⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓监管。加大执法力度，加快建设步伐，截至2024年底办结36件。",
      "一、主要工作\n一是抓作用。充分发挥党员模范带头作用，发扬奉献精神，提高业务水平。",
    ],
    guards: [
      "一、主要工作\n一是抓监管。加强队伍建设，加大执法力度；加强监管提高服务水平，报名截止日期为5月20日。",
      "一、主要工作\n一是抓作用。充分发挥党员模范带头和桥梁纽带作用，征集12月底截止，共36条。",
    ],
  },
})

function levelOf({ level }: Confusion): "warning" | "hint" {
  return level === "hint" ? "hint" : "warning"
}
