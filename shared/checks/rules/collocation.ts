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
  /加大|加快|加强|增强|增加|提高|提升|发挥|发扬|改善|促进|强化|优化|达到|取得|形成|营造|打造|消除|打开|开创|创造|推进|推动|转变|改进|解决|完善|缩小|扩大|降低|减少|减轻|展现|确保|保证|实现|有/

/** Work that has the noun for its object. */
const surveyed =
  /^(?:摸底|摸排|排查|调查|调研|统计|评估|测评|评价|分析|普查|登记|核查|研判|收集|征集|对接|清单|台账)/

/** Side by side they may be said. */
const saidSo = new Set(["做出成绩", "达到目标", "打造局面"])

/** What a noun does not do, and what it does: 收入扩大, 问题得到提高. Between them stands how, at most. */
const states = [
  {
    nouns:
      "水平 能力 质量 效率 素质 本领 技能 效能 意识 观念 责任感 凝聚力 满意度 知晓率 积极性 主动性 自觉性",
    wrong: "扩大 增多 加快 增快",
    right: "提高",
  },
  { nouns: "收入 产值 利润 税收 产量", wrong: "扩大 增强 加强 加大", right: "增加" },
  { nouns: "问题 困难 矛盾 隐患 难题", wrong: "得到提高 得到提升 得到增强 得到加强", right: "得到解决" },
  { nouns: "成本 能耗 费用 漏损率 发案率 事故率", wrong: "缩小 减弱 减轻", right: "降低" },
  { nouns: "面貌 环境 条件 作风", wrong: "得到增多 得到扩大 得到解决 得到增强", right: "得到改善" },
  { nouns: "速度 进度 步伐", wrong: "增多 扩大 增强", right: "加快" },
].flatMap(({ nouns, wrong, right }) =>
  nouns.split(" ").map((noun) => ({ form: noun, entry: { wrong: wrong.split(" "), right } })),
)
const statesAt = watch(states)
const how = /^(?:普遍|明显|不断|进一步|大幅度?|显著|持续|逐步|稳步|日益|有所|有了|得到了?|较大|全面|整体|都)*/
/** The saying ends there: nothing that is made larger follows. */
const stop = /^(?:了?(?:[，。；、！]|$|\d|近|约|到)|了)/

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
      if (gap < 0 || (gap === 0 && saidSo.has(pattern.head + tail))) continue
      const at = to + gap
      const between = near.slice(0, gap)
      if (pause.test(between) || otherVerb.test(between)) continue
      const end = at + tail.length
      // 完成群众需求摸底: what is done is told behind it.
      if (wanted === null && surveyed.test(text.slice(end, end + 2))) continue
      // 提高处理矛盾的本事: the noun behind 的 is the object.
      if (text.charAt(end) === "的" && wanted === null) continue
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
    for (const { entry, from, to } of statesAt(block)) {
      const rest = text.slice(to, to + 16)
      const between = how.exec(rest)![0]
      // 得到 is of the verb or of what stands before it.
      const verb = entry.wrong.find(
        (wrong) =>
          rest.startsWith(wrong, between.length) ||
          (between.endsWith("得到") &&
            wrong.startsWith("得到") &&
            rest.startsWith(wrong, between.length - 2)),
      )
      if (!verb) continue
      const end = to + rest.indexOf(verb) + verb.length
      if (!stop.test(text.slice(end, end + 2))) continue
      flag(from, end, {
        message: `“${text.slice(from, to)}”与“${verb}”不搭配，一般说“${entry.right}”。核对后改写。`,
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
      "一、主要工作\n一是抓作用。⟦充分发挥党员模范带头⟧，⟦发扬支部作用⟧，⟦增强业务水平⟧，⟦缩小成本⟧，户均⟦收入扩大⟧460元。",
    ],
    passes: [
      "一、主要工作\n一是抓监管。加大执法力度，加快建设步伐，截至2024年底办结36件。",
      "一、主要工作\n一是抓作用。充分发挥党员模范带头作用，发扬奉献精神，提高业务水平，降低成本，户均收入增加460元，收入差距扩大。",
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
