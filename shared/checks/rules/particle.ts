import { isCommonWord } from "../../library/words"
import { type BlockFacts, type LocalReport, rule } from "../types"
import { watch } from "../watch"

const words = (text: string) => text.split(" ")

/** Verbs of work that take 得 and how well it went. */
const verbs = words(
  "抓 做 干 办 学 管 建 落实 谋划 研究 开展 推进 执行 贯彻 完成 掌握 了解 把握 宣传 发挥 结合 思考 考虑 钻研 领会 组织 监督 检查 排查 服务 管理 解决 落地 培养 教育 引导 激励 保障 处理 整治 整合 融合 覆盖 调研 沟通 联系 整改 坚持 下沉 深入 跟进 衔接 配合 抓落实 走访 督促 督导 研判 剖析 挖掘 发掘 压实 传导 领学 履行 讲 听 说 吃 摸",
)
/** How well it went. What is a noun as well (不足, 高度) is no sign. */
const outcome =
  "(?:还|仍|尚|都|很|较|比较|非常|有些|有点|相当|不太|不是很|还不)?(?:不够?(?:深入?|细致?|扎?实|紧密?|牢固?|透彻?|准确?|好|到位|及时|彻底|严格?|经常|全面|充分|有力|多|广泛?|规范|透|周全|精准|明显|理想|完善|健全|突出|顺畅|主动|积极|灵活|均衡|丰富|清晰?|够|勤|快|高)?|不?(?:透|懂|明白)|深入|细致|扎实|到位|及时|彻底|很好|好|实|紧|牢|细|透|准|严)"
/** Something else would make a noun of it: 抓的不紧的问题 is about 抓得不紧, but 落实的好做法 is right. */
const complement = new RegExp(`^的(${outcome})(?=[，。；、！？,;！]|$|(?<=[懂透白])的)`)

const verbsAt = watch(
  verbs.filter((verb) => verb.length > 1).map((form) => ({ form: `${form}的`, entry: 0 })),
)
const shortVerbsAt = watch(
  verbs.filter((verb) => verb.length === 1).map((verb) => ({ form: `${verb}的`, entry: 0 })),
)

/** 的 where 得 is half of the word. */
const fixed = watch(
  Object.entries({
    取的了: "取得了",
    取的明显: "取得明显",
    取的显著: "取得显著",
    取的较好: "取得较好",
    取的良好: "取得良好",
    取的一定: "取得一定",
    取的积极: "取得积极",
    取的阶段性: "取得阶段性",
    值的学习: "值得学习",
    值的肯定: "值得肯定",
    值的借鉴: "值得借鉴",
    值的推广: "值得推广",
    不的不: "不得不",
    显的尤为: "显得尤为",
    赢的了: "赢得了",
    感受的到: "感受得到",
    摸的着: "摸得着",
    靠的住: "靠得住",
    叫的响: "叫得响",
    豁的出: "豁得出",
    拿的出: "拿得出",
    打的赢: "打得赢",
    获的了: "获得了",
    的到明显: "得到明显",
    的到有效: "得到有效",
    的到显著: "得到显著",
    的到进一步: "得到进一步",
    的到全面: "得到全面",
    的到充分: "得到充分",
    的到切实: "得到切实",
    的到很大: "得到很大",
    的到较大: "得到较大",
    的到极大: "得到极大",
    的到不断: "得到不断",
    的到持续: "得到持续",
    的到提升: "得到提升",
    的到改善: "得到改善",
    的到解决: "得到解决",
    的到加强: "得到加强",
    的到落实: "得到落实",
    的到提高: "得到提高",
    的到巩固: "得到巩固",
    的到缓解: "得到缓解",
    的到妥善: "得到妥善",
    的到及时: "得到及时",
    的到遏制: "得到遏制",
    的到肯定: "得到肯定",
    的到认可: "得到认可",
    的到好评: "得到好评",
  }).map(([form, entry]) => ({ form, entry })),
)

/** Words that say how something is done, and what is done: 积极的开展了, 更好的为群众服务. */
const manners = words(
  "较好 很好 积极 认真 扎实 深入 有效 主动 及时 全面 严格 稳步 切实 深刻 自觉 有力 有序 大力 努力 广泛 持续 圆满 顺利 如期 不失时机",
)
const deeds =
  "开展|推进|推动|完成|落实|解决|学习|执行|贯彻|组织|参与|参加|配合|化解|整改|宣传|提升|提高|促进|保障|维护|履行|处理|查处|改善|增强|遏制|防范|实施|发挥"
const done = new RegExp(`^的((?:${deeds})了)`)
const mannersAt = watch(manners.map((manner) => ({ form: `${manner}的`, entry: manner })))
const betterAt = watch([{ form: "更好的", entry: null }])
const betterDone =
  /^(?:为(?:群众|人民|企业|百姓|基层|民)|发挥|履行|推动|促进|开展|落实|推进|做好|抓好|完成|服务(?:群众|人民|大局|基层))(?!的)(?=[\u4e00-\u9fff])/

/** Words and sayings of manner, and what after them can only be done: 深刻的认识到, 有条不紊的向前推进. */
const sayings = words(
  "深刻 清醒 充分 认真 仔细 耐心 热情 快乐 愉快 平稳 高效 妥善 坚定 坚决 真正 逐步 稳步 主动 自觉 严格 切实 有效 顺利 圆满 积极 扎实 深入 及时 全面 科学 合理 公平 公正 大胆 勇敢 真诚 清楚 明显 持续 不断 有条不紊 扎扎实实 实实在在 踏踏实实 认认真真 兢兢业业 漠不关心 创造性 有针对性 毫不动摇 持之以恒 一如既往 坚定不移 始终如一 有计划 有步骤 有组织 卓有成效 旗帜鲜明 不折不扣 原原本本 全心全意 源源不断 循序渐进 轰轰烈烈 默默",
)
const onlyDone =
  /^(?:认识到|体会到|感受到|意识到|领悟到|领会到|感到|看到|加以|予以|进行了|进行(?=[\u4e00-\u9fff]{2}[，。；])|向前|度过|投入到|融入到?|走[上进向]|看待|对待|完成了|解决了|处理了|落实了|开展了|推进了|推动了|促进了|提高了|提升了|增强了|改善了|化解了|保障了|维护了|履行了|处置了)/
const sayingsAt = watch(sayings.map((saying) => ({ form: `${saying}的`, entry: saying })))

/** 讲的清清楚楚, 提高的最快, 比以前好的多: what stands behind says how far it went. */
const degree =
  /^的(?:([\u4e00-\u9fff])\1([\u4e00-\u9fff])\2|最[快多好大高慢少]|很(?:快|好|多|大)?)(?=[，。；、！]|$)/
const degreeVerbs = watch(
  words(
    "讲的 说的 做的 干的 抓的 管的 写的 记的 学的 摆的 查的 算的 分的 理的 打扫的 收拾的 安排的 布置的 整理的 执行的 落实的 提高的 增长的 下降的 上升的 进步的 发展的 完成的 变化的 推进的",
  ).map((form) => ({ form, entry: null })),
)
/** What is much more than before. */
const muchMore = /比[^，。；：的]{1,10}[好高大快强低少小难远长深宽重畅便紧严]的多(?=[，。；、！]|$)/g

/** Every finding of a block needs one of these two. */
const suspect = /的/

export const particle = rule({
  id: "particle",
  kind: "wording",
  severity: "warning",
  scope: "block",
  title: "的地得用混",
  basis: "现代汉语通例：定语用“的”，状语用“地”，补语用“得”",
  check(block, _context, flag) {
    if (!suspect.test(block.text)) return
    badComplements(block, flag)
    badDegrees(block, flag)
    brokenWords(block, flag)
    badAdverbials(block, flag)
  },
  examples: {
    flags: [
      "二、存在问题\n一是责任压得不实。计划⟦抓的不紧⟧，政策⟦学的不深⟧，措施⟦落实的不到位⟧，用居民⟦听的懂⟧的话宣讲24场。",
      "一、主要工作\n一是抓环境。村容村貌⟦的到⟧明显改善，⟦取的⟧了一定成效，⟦积极的⟧开展了宣传，⟦深刻的⟧认识到差距，把政策⟦讲的清清楚楚⟧，⟦较好的⟧完成了任务，群众感⟦受的⟧到。",
    ],
    passes: [
      "二、存在问题\n一是责任压得不实。计划抓得不紧，政策学得不深，措施落实得不到位。",
      "一、主要工作\n一是抓环境。村容村貌得到明显改善，取得了一定成效，积极地开展了宣传，深刻地认识到差距，把政策讲得清清楚楚。",
    ],
    guards: [
      "一、主要工作\n一是抓重点。今年抓的实事有12件，大学的好做法、落实的好经验在全县推广，叫做的名目取消3个。",
      "一、主要工作\n一是抓服务。提供更好的服务，形成有效的解决办法，学习的到会率95%，参会的到齐后开会。",
    ],
  },
})

type Flag = (from: number, to: number, report: LocalReport) => void

function change(flag: Flag, text: string, from: number, to: number, at: number, right: "得" | "地"): void {
  const use = right === "得" ? "动词后面讲做得怎样，用“得”" : "动词前面讲怎样做，用“地”"
  const mended = text.slice(from, at) + right + text.slice(at + 1, to)
  flag(from, to, {
    message: `“${text.slice(from, to)}”用错了“的”：${use}。核对后改为“${mended}”。`,
    fixes: [{ title: `改为“${right}”`, edits: [{ from: at, to: at + 1, insert: right }], safe: false }],
  })
}

function badComplements(block: BlockFacts, flag: Flag): void {
  const { text } = block
  const hits = [...verbsAt(block), ...shortVerbsAt(block)].sort((a, b) => a.from - b.from)
  for (const { from, to } of hits) {
    const at = to - 1
    // 大学的, 叫做的: the verb is the end of another word.
    if (to - from === 2 && isCommonWord(text.charAt(from - 1), text.charAt(from))) continue
    const found = complement.exec(text.slice(at, at + 14))
    if (found) change(flag, text, from, at + found[0].length, at, "得")
  }
}

function badDegrees(block: BlockFacts, flag: Flag): void {
  const { text } = block
  for (const { from, to } of degreeVerbs(block)) {
    if (to - from === 2 && isCommonWord(text.charAt(from - 1), text.charAt(from))) continue
    const found = degree.exec(text.slice(to - 1, to + 6))
    if (found) change(flag, text, from, to - 1 + found[0].length, to - 1, "得")
  }
  if (!text.includes("的多")) return
  muchMore.lastIndex = 0
  for (let found = muchMore.exec(text); found; found = muchMore.exec(text)) {
    const at = found.index + found[0].length - 2
    change(flag, text, at - 1, at + 2, at, "得")
  }
}

function brokenWords(block: BlockFacts, flag: Flag): void {
  const { text } = block
  for (const { entry, from } of fixed(block)) {
    const form = text.slice(from, from + entry.length)
    const at = from + form.indexOf("的")
    // 听取的了解情况, 争取的: another word ends here.
    if (form[0] !== "的" && isCommonWord(text.charAt(from - 1), form.charAt(0))) continue
    const start = form[0] === "的" || form[0] === "不" ? from : at - 1
    const end = form[0] === "的" ? at + 2 : form[0] === "不" ? from + 3 : at + 1
    const mended = entry.slice(start - from, end - from)
    flag(start, end, {
      message: `“${text.slice(start, end)}”是“${mended}”之误。核对后改为“${mended}”。`,
      fixes: [{ title: `改为“${mended}”`, edits: [{ from: at, to: at + 1, insert: "得" }], safe: false }],
    })
  }
}

function badAdverbials(block: BlockFacts, flag: Flag): void {
  const { text } = block
  for (const { from, to } of mannersAt(block))
    if (done.test(text.slice(to - 1, to + 3))) change(flag, text, from, to, to - 1, "地")
  for (const { from, to } of sayingsAt(block)) {
    if (!onlyDone.test(text.slice(to, to + 8)) || done.test(text.slice(to - 1, to + 3))) continue
    // 不|断的: the word before it owns the edge.
    if (isCommonWord(text.charAt(from - 1), text.charAt(from)) && to - from === 3) continue
    change(flag, text, from, to, to - 1, "地")
  }
  for (const { from, to } of betterAt(block)) {
    // 提供更好的服务群众的平台: what is offered is a thing.
    if (/提供|享受|享有|得到|有$/.test(text.slice(Math.max(0, from - 4), from))) continue
    if (betterDone.test(text.slice(to, to + 5))) change(flag, text, from, to, to - 1, "地")
  }
}
