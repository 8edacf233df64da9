import type { Role } from "../model/roles"

/** What a heading, or a sentence that leads over to a list, says about what follows it. */
export interface RoleCue {
  /** In the order met: 存在问题及原因 is problem, then cause. Never empty. */
  roles: Role[]
  /** 1: the wording says nothing else; below: a keyword among other words. */
  strength: number
}

const problemWord =
  "问题|不足|短板|差距|薄弱|困难|弱项|欠缺|缺点|毛病|软肋|弱点|欠账|遗憾|难处|痛点|短处|警醒|差在|照镜子|揭短|亮丑|批评(?!教育)|欠着|病灶|过意不去|放心?不下|做得不[好够足]|没有?(?:做好|做到|干好|办好)|不尽如?人意"
const planWord =
  "怎么[改干办做补走]|怎样[改干办做补走]|如何[改干补]|咋[改干办做补走弄整]|往后|朝前|向前看|下一站|新年(?!度)|办法|再出发|设想|谋划|奋斗目标|要[办做干]的|下一步|下步|下一阶段|下阶段|今后|打算|努力方向|改进方向|整改方向|努力目标|明年|来年|新年度|下年度|计划|规划|展望|工作安排|年的?安排"
const measureWord = "措施|思路|举措|对策|方向|安排|意见|目标|建议"
const causeWord =
  "原因|根源|症结|成因|病根|为什么(?:没|会|出|差|不|有)|为何|(?:问题|毛病|根子|病根)出?在(?:哪|何处|什么|谁)"
const highlightWord =
  "干了(?:什么|哪些|啥)|做了(?:什么|哪些|啥)|成绩单|亮点|特色|履职|履行|职责|做法|成效|成绩|成果|业绩|实绩|经验|工作|完成|落实|开展|述德|述廉|述学|述法|廉洁|廉政|品德|学习|情况|回顾|收获|体会|责任|总结|进展"
const problemPattern = new RegExp(problemWord)
const causePattern = new RegExp(causeWord)
/** 上年承诺事项完成情况 is work done, 公开承诺 a plan. */
const promises = /承诺(?!.*(?:完成|兑现|履行|落实|践行|情况))|努力的方向/
const planPattern = new RegExp(`${planWord}|${promises.source}`)
const measurePattern = new RegExp(measureWord)
const highlightPattern = new RegExp(highlightWord)
/** What somebody does who looks for what is wanting, without naming it. */
const examines =
  /^(?:个人|自我|党性|深入|对照)?(?:剖析|检视|对照检查|检查|检视剖析|反思|自查|自查自纠|反省)(?:材料|情况|方面)?$/
const thanks =
  /^(?:几点|我的|个人|工作|主要)*(?:心得体会|体会|感悟|感想|启示)(?:和启示|与启示|与感悟|和感悟)?$|^(?:致谢|结束语|结语|前言|引言|(?:表态|郑重表态|几点表态|最后表态)(?:发言)?)$|^(?:对[^的]{1,8}的?)?(?:意见建议|意见和建议|建议)$/
/** What the report asks of others: 需要上级支持的事项, 对县委的几点建议. */
const requests =
  /(?:请求|恳请|恳求|提请|希望|需要?|盼)[^改做抓]{0,10}(?:支持|帮助|协调|帮扶|解决|关心|研究)[^改做抓]{0,6}(?:事项|事情|问题|困难|方面|事|诉求|建议|请求)$|^(?:对|向)[^的]{2,16}?(?:的)?(?:几点|几条|一些|几个)?(?:意见建议|意见和建议|建议|请求|诉求)$|^(?:几点|有关|相关|几条|工作|意见|请示)?(?:请求|诉求|建议)$/
/** The accounts that leading officials give one by one: 述学 述职 述德 述廉 述法, alone or with a slogan behind. */
const accounts = /^(?:述[学职德廉法]){1,5}(?![^：:]{0,2}报告)/
/**
 * What the pictures in slogans stand for. They are too free to say plainly what a part is about; they speak for it
 * where its paragraphs do not speak against it.
 */
const pictures: readonly (readonly [Role, RegExp])[] = [
  [
    "cause",
    /刨根|追根|寻根|挖[^，。]{0,3}根|溯源|探源|找[准到]?(?:病|根|症结)|病[在出](?!房|区)|根在|把脉|问诊|诊断|病理/,
  ],
  [
    "problem",
    /反躬|自省|自问|自画像|画像|照镜|对镜|镜鉴|灰尘|尘埃|刀刃向内|检身|亮短|晒短|红脸|出汗|有愧|愧对|惭愧|掉队|落后|差一?[截口步]|欠了?(?:账|债)|短处|疮疤|家丑|未了|隐忧|缺憾|找差/,
  ],
  [
    "measure",
    /再出发|启程|启航|起航|扬帆|扬鞭|征程|奔着|朝着|蓄势|起跑|未来|前路|前行|新篇|治病|开方|药方|良方|补课|补钙|(?:问题|短板|差距|不足)(?:改|整|治|攻|破|解|补|抓|发力)/,
  ],
  ["highlight", /答卷|足迹|印记|脚印|回望|回眸|耕耘|收成|成色|战果|盘点/],
]

const anyCue = new RegExp(
  `[？?]$|请求|恳请|支持|诉求|[啥哪咋谁怎]|什么|[为因]何|${pictures.map(([, { source }]) => source).join("|")}|述[学职德廉法]|剖析|检视|检查|反思|自查|反省|承诺|体会|感悟|感想|启示|致谢|表态|结束语|结语|前言|引言|建议|努力的方向|${problemWord}|${causeWord}|${planWord}|${measureWord}|${highlightWord}|基本情况|简介|概况`,
)
const hasProblems = new RegExp(`(?:存在|面临|还有|仍有|不少|一些|许多)[^。]{0,16}(?:${problemWord})`)
/** 我以为有这样几个方面的问题： 归纳起来有三个方面的不足： */
const numbersProblems = new RegExp(
  `有[^。；，]{0,6}(?:[几些]|[一二两三四五六七八九十\\d]{1,2})(?:个|点|条|项|处|种|类)?(?:方面|地方)?[^。；，]{0,6}(?:${problemWord})[^。；，]{0,6}[：:。]$`,
)
/** 工作中的难处和不足也不少： */
const manyProblems = new RegExp(
  `(?:${problemWord})[^。，]{0,8}(?:不少|很多|较多|仍然?有|也[有在多]|依然|突出|明显)[^。，]{0,6}[：:。]$`,
)
const listsProblems = new RegExp(
  `^(?:主要)?(?:${problemWord})(?:之处|方面)?(?:主要)?(?:有|是|表现|体现|如下)`,
)
const some = "(?:以下|如下|这么)?[一二两三四五六七八九十几\\d]{1,2}(?:点|条|个|件|方面|处|项)?[：:，,。]?$"
/** 要说不足，也有三点： 欠缺之处有二： */
const countsProblems = new RegExp(
  `(?:${problemWord})(?:之处|方面)?[，,]?(?:主要|大致|归纳起来|概括起来)?(?:也|还|就)?有${some}`,
)
/** 至少有这样几桩过意不去。 */
const regrets =
  /[一二两三四五六七八九十几些\d](?:桩|件|处|个|样|点|条|件事|个地方)[^。，；]{0,8}(?:过意不去|放心不下|睡不着|睡不踏实|亏欠|对不住|对不起|惭愧|揪心|不踏实|遗憾|不满意|没做好|没底)/
/** 打算有四： */
const countsMeasures = new RegExp(`(?:打算|措施|举措|思路|方向|对策)(?:主要)?(?:也|还|就)?有${some}`)
const doneRectifying =
  /整改(?:工作)?(?:的)?(?:落实|开展|完成|进展|总体|基本)?(?:情况|成效|进展|结果|落实)|整改(?:到位|完成)/
const facesProblems = new RegExp(
  `(?:正视|直面|认识|认清|看到|反思|反省|检视|剖析|查摆|查找|自查|对照检查|仍有|还有|尚有)[^。]{0,10}(?:${problemWord})`,
)
/** 产生问题的原因, 存在问题的原因分析: the problems are only what the causes are of. */
const causeOfProblems = new RegExp(
  `(?:产生|造成|出现|导致|形成).{0,8}(?:${problemWord}).{0,4}(?:${causeWord})|(?:${problemWord})(?:产生|形成|存在)?的?(?:深层次|主要|具体)?(?:${causeWord})|为什么[^。]{0,6}(?:${problemWord})|(?:${problemWord})出?在(?:哪|何处|什么|谁)`,
)
const plainProblem = new RegExp(
  `^(?:当前|目前|工作中|自身|个人|本人|仍然|仍|还|尚|主要|突出)*(?:存在|面临)?(?:着|有)?(?:的|一些|以下)?(?:主要|突出|一些|几个|若干)?(?:${problemWord})`,
)

/** 干了些啥？ 哪些事没办好？ 根子在哪儿？ A question is about what its answer tells. */
const questions: readonly (readonly [Role, RegExp])[] = [
  [
    "cause",
    /为什么|为啥|为何|因何|何以|[咋怎]么?(?:会|就|老|总)|(?:根|根子|病|病根|毛病|症结|责任)(?:都|又|究竟|到底)?(?:出?[在是](?:哪|何|什么|啥|谁)|[从由]何|怎么来)|[从由]何而?[来起生]|[怪怨]谁|(?:什么|谁)(?:绊|拖|卡|拦|挡|捆|拴|牵|耽误|难)住?了/,
  ],
  [
    "measure",
    /(?:今后|往后|以后|明年|来年|下一?步|接下来|新的?一?年).*(?:[咋怎]|如何|什么|啥|哪)|(?:怎么|怎样|咋|如何)(?:改|办|补|弄|整|治|赶|还|破|解|找回|追)|(?:拿|用|靠|凭)(?:什么|啥)(?:来|去)?[补改还治破解赶]/,
  ],
  [
    "problem",
    /(?:没有?|还不|不够|[差欠缺短亏愧漏落丢][了着在下]?).*(?:什么|啥|哪|谁|何处|几|多少)|(?:什么|啥|哪|谁|何处|几)[^，。；]*(?:没有?(?!数)|还不|不[够到好足满]|[差欠缺短亏愧]|掉(?:了)?链|[办做搞弄干]砸|走了?[样调偏神]|跑了?[调偏]|拖[了着]?后腿|打了?折|落了?[空后伍]|脱了?节|卡了?[壳住]|出了?(?:岔|错|纰漏|毛病)|慢了?(?:半|一)拍|松了?劲|失了?(?:分|手|职|守))/,
  ],
  [
    "highlight",
    /了(?:些|点)?(?:什么|啥|哪|多少|几)|(?:什么|啥|哪些)[^，。；]*(?:[干做办变]成?了|成绩|变化)|[交答写走留]出?[下上出]?了?(?:怎样|什么样|一[份张])的?|(?:完成|落实|兑现|履职|办|干|做|抓|管)得(?:怎么?样?|如何|咋样?)|(?:[干做办]了|[做办干]对了)(?:什么|哪)/,
  ],
]
const asks = /[？?]$|(?:什么|啥|哪儿|哪里|何处|[咋怎]么?[改办干补弄整])$/
/** Words that ask even without a mark: 哪些地方跑了调, 为什么总慢半拍. */
const asksWithin = /哪[些里儿几]|什么地方|[为因](?:什么|啥|何)|怎[么样]|[咋]/
const interrogative = /什么|[啥哪谁咋怎何几]|多少/g
/** 哪里还有灰尘: where somebody looks, something is wanting, unless it is what went well. */
const somewhere = /(?:哪[些里儿几]|什么|何)(?:个|些)?(?:地方|处|几处)|哪[里儿]/
const wentWell = /[好亮新彩]|进步|满意|提升|突破|[做办干]成|变[了化]|出色|[来去][？?]?$|[从往去到]哪/

/** What a heading that asks is about, or null. */
export function questionRole(text: string): Role | null {
  if (!asks.test(text) && !asksWithin.test(text)) return null
  const role = questions.find(([, pattern]) => pattern.test(text))?.[0] ?? null
  // Without its mark 哪些…做成了 may be part of any sentence.
  return asks.test(text) || (role !== null && role !== "highlight") ? role : null
}

/** 差距在哪里、为什么、怎么改: each question asks for a part of its own. */
const askedApart = /[、，,；;]|[？?](?=.)|(?:以及|和|与|及)(?=为|怎|如|咋|差|问|根|病|今|下|往)/
const shortQuestion =
  /^(?:[^。]{0,6}(?:为什么|为何|为啥|因何|何因|何故|何在|原因)|(?:今后|下一?步|往后|明年)?(?:怎么|怎样|如何|咋)[^。]{1,4}|[^。]{1,6}(?:在哪[里儿]?|是什么|有哪些|在何处))$/

/** The roles that several short questions in one heading ask for, in their order; null where it is no such heading. */
function questionsCue(text: string): RoleCue | null {
  const asked = text.replace(/[？?]$/, "").split(askedApart)
  if (asked.length < 2 || asked.length > 4) return null
  if (!asked.some((part) => shortQuestion.test(part.trim()))) return null
  const found = asked.map((part) => oneQuestion(part.trim()))
  if (found.some((role) => role === null)) return null
  const all = unique(found as Role[])
  return all.length > 1 ? { roles: all, strength: 1 } : null
}

function oneQuestion(text: string): Role | null {
  if (text.length > 12) return null
  if (/^(?:怎么|怎样|如何|咋)|(?:怎么|怎样|如何|咋)[改办补治走干做]/.test(text)) return "measure"
  // 短板在哪 names what is wanting, 根子在哪 where it comes from.
  if (
    /(?:根子?|病根|根源|症结|病因|原因|缘由)(?:又|究竟)?(?:[出是]?在|是|何)|为[什何啥]|因何|何[因故]/.test(
      text,
    )
  )
    return "cause"
  if (problemPattern.test(text) || /^(?:差|缺|欠|亏|输|弱|短)(?:在|了|些|什么|哪|何)/.test(text))
    return "problem"
  return questionRole(`${text}？`)
}

/** The question as a cue: plain where one thing is asked, a hint where it only says where to look. */
function questionCue(text: string): RoleCue | null {
  const role = questionRole(text)
  const marked = /[？?]$/.test(text)
  if (role) return { roles: [role], strength: asks.test(text) ? 0.9 : 0.7 }
  if (somewhere.test(text) && !wentWell.test(text))
    return { roles: ["problem"], strength: marked ? 0.55 : 0.5 }
  return null
}

/**
 * Reads what a heading is about. `text` is the heading without its ordinal.
 *
 * Order matters: 下一步整改措施 names no problem, 问题整改落实情况 is work done, 存在问题及下一步打算 is
 * both. Words that any heading may hold (工作, 情况) count last and little.
 */
export function headingCue(text: string): RoleCue | null {
  if (text.length > 60) return null
  // Most lines are done with one look; blanks may part the characters of a word (述　学).
  if (!anyCue.test(text) && !(text.length < 24 && /\s/.test(text))) return null
  const t = plain(text)
  if (t === "" || t.length > 40) return null
  const at = (pattern: RegExp) => pattern.exec(t)?.index ?? -1
  const problemAt = doneRectifying.test(t) && !/存在|尚未|未/.test(t) ? -1 : at(problemPattern)
  const causeAt = at(causePattern)
  const planAt = at(planPattern)
  const measureAt = at(measurePattern)
  // 解决…问题, 聚焦…短板 are slogans of work, not the heading of the problems.
  const slogan =
    !facesProblems.test(t) &&
    (worksOnProblems.test(t) ||
      (/解决|破解|补齐|聚焦|着力|坚持|强化|狠抓|紧盯|问题导向|针对/.test(t) &&
        !plainProblem.test(t) &&
        !/^存在/.test(t)))
  if (thanks.test(t) || requests.test(t)) return { roles: ["other"], strength: 0.8 }
  if (accounts.test(t)) return { roles: ["highlight"], strength: 1 }
  if (examines.test(t)) return { roles: ["problem"], strength: 0.8 }
  if (/^(?:抓好|狠抓)?整改(?:落实|提升|提高)$/.test(t)) return { roles: ["measure"], strength: 0.8 }
  const several = questionsCue(text.trim())
  if (several) return several
  // 短板怎样补齐？ asks how, whatever it names.
  const asked = questionCue(text.trim())
  if (
    asked &&
    asked.strength >= 0.9 &&
    asked.roles[0] !== "problem" &&
    text.match(interrogative)?.length === 1
  )
    return asked
  const met: { role: Role; at: number }[] = []
  // 深挖问题根源 names no problem, 正视差距不足，深挖问题根源 does.
  if (problemAt >= 0 && !slogan && problemPattern.test(text.replace(/\s/g, "").replace(causeOfProblems, "")))
    met.push({ role: "problem", at: problemAt })
  if (causeAt >= 0) met.push({ role: "cause", at: causeAt })
  // 主要措施及成效 reports on work; 工作目标 alone in front of any problem is rare enough to be a plan.
  const done = /成效|成绩|做法|亮点|采取/.test(t)
  if (planAt >= 0 && !/计划(?:生育|完成|执行)/.test(t)) met.push({ role: "measure", at: planAt })
  else if (measureAt >= 0 && !done && (/整改|改进|对策|措施|思路/.test(t) || met.length > 0))
    met.push({ role: "measure", at: measureAt })
  if (met.length > 0) {
    met.sort((a, b) => a.at - b.at)
    // 下一步…问题的措施: a plan that names problems stays a plan.
    const roles = met[0]!.role === "measure" ? ["measure" as const] : unique(met.map((m) => m.role))
    return { roles, strength: slogan ? 0.5 : t.length <= 20 ? 1 : 0.8 }
  }
  if (asked && asked.strength >= 0.6) return asked
  const pictured = pictures.find(([, pattern]) => pattern.test(t))?.[0]
  // Who somebody is and what the place is like is no work done.
  if (problemAt < 0 && /^(?:个人|本人|单位|我镇|我乡|我村|我局)?(?:基本情况|基本概况|简介|概况)$/.test(t))
    return { roles: ["other"], strength: 1 }
  const highlightAt = at(highlightPattern)
  if (asked) return asked
  if (highlightAt < 0) return pictured ? { roles: [pictured], strength: 0.5 } : null
  if (doneRectifying.test(t)) return { roles: ["highlight"], strength: 0.9 }
  // 中医特色要亮 is what somebody will do; a heading ends in what it is about.
  const strong =
    /亮点|特色|做法|成效|成绩|履职|实绩|业绩|主要工作|工作(?:开展|完成)?情况|工作(?:回顾|总结|回望)|(?:廉洁|廉政|自律|从[政教医业警])[^。]{0,6}情况|[干做]了(?:什么|哪些|啥)|履行.*职责/.test(
      t,
    ) && headingNoun.test(t)
  if (!strong && pictured) return { roles: [pictured], strength: 0.5 }
  return { roles: ["highlight"], strength: strong ? (t.length <= 20 ? 0.95 : 0.75) : 0.4 }
}

/** 突出问题抓整改, 补短板强弱项 */
const worksOnProblems =
  /(?:问题|不足|短板|弱项|差距)(?:抓|促|强|补|推|求|治|破|改|攻|发力)|(?:补|强|解|破|治|攻)(?:短板|弱项|问题|难题|不足|差距)|[把变让].{1,10}[变转化][成为作]/

/** What headings on work done end in. */
const headingNoun =
  /(?:情况|亮点|特色|做法|成效|成绩|成果|实绩|业绩|经验|工作|回顾|总结|报告|汇报|述职|责任|职责|方面|任务|进展|体会|收获|展示|履职|尽责|成绩单|[干做]了(?:什么|哪些|啥)|[做干]的[^。]{0,4}事)$/

function unique(list: Role[]): Role[] {
  return [...new Set(list)]
}

/** Wording without white space, punctuation and brackets, as aliases are compared. */
export function plain(text: string): string {
  let out = ""
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    let fate = fates[code]!
    if (fate === 0) {
      fate = fateOf(code)
      fates[code] = fate
    }
    if (fate === kept) continue
    if (fate === half) return text.replace(leftOut, "")
    out += text.slice(from, i)
    from = i + 1
  }
  return from === 0 ? text : out + text.slice(from)
}

const leftOut = /[\s\p{P}\p{S}]/gu
/** What becomes of each code unit, 0 where it was not met yet: asking `leftOut` for each text anew takes far longer. */
const fates = new Uint8Array(0x10000)
const kept = 1
const left = 2
/** One of two that make a character. */
const half = 3

function fateOf(code: number): number {
  if (code >= 0xd800 && code < 0xe000) return half
  return String.fromCharCode(code).replace(leftOut, "") === "" ? left : kept
}

/**
 * A heading of a lower level that does nothing but name a role: 存在问题, 原因分析, 主要表现, 整改措施.
 * Stricter than `headingCue`: the lead of an ordinary item must never be taken for one.
 */
export function subheadingRole(text: string): Role | null {
  const t = plain(text)
  if (t.length < 2 || t.length > 16) return null
  if (
    /^(?:存在|面临|主要|突出|查摆|剖析|个人|自身|工作|当前|目前|中|的|方面|还|仍|尚)*(?:问题|不足|短板|差距|困难|薄弱环节)(?:和|与|及|以及)?(?:的?问题|的?不足|短板|差距|困难|薄弱环节)?(?:主要)?(?:的)?(?:表现|方面|情况|清单)?$/.test(
      t,
    )
  )
    return "problem"
  if (
    /^(?:存在|产生|造成|出现|上述|以上|这些|问题|不足|的|主要|深层次|存在的)*(?:原因|根源|成因)(?:的)?(?:分析|剖析|方面|在于)?$/.test(
      t,
    ) ||
    /^(?:剖析|分析|深挖)(?:问题)?(?:原因|根源)$/.test(t)
  )
    return "cause"
  if (
    /^(?:下一步|下步|今后|下一阶段|的|主要|工作|整改|改进|努力)*(?:措施|打算|思路|计划|努力方向|整改方向|改进方向|对策|工作安排|举措|方向)(?:和|与|及)?(?:措施|打算|思路|计划|努力方向|方向|对策)?$/.test(
      t,
    ) &&
    !/^(?:主要|工作)*(?:措施|举措)$/.test(t)
  )
    return "measure"
  if (
    /^(?:主要|工作|履职|特色|的|和|及|与|取得|亮点|做法|成效|成绩|情况|开展|完成|履行|职责)*(?:亮点|做法|成效|成绩|履职情况|工作情况|开展情况|完成情况)$/.test(
      t,
    )
  )
    return "highlight"
  return null
}

/** What a sentence in front of a list says about it. */
export interface LeadInCue {
  role: Role
  /** It speaks of 这些问题: it belongs to the list as a whole, wherever it stands. */
  whole: boolean
  /** Plain enough to turn the role inside a part on work done. */
  sure: boolean
}

const ofAll = /(?:上述|以上|这些|存在|产生|出现|造成|导致|形成)[^。]{0,12}(?:问题|不足|短板|差距|情况)/
const tellsCause =
  /^究其|归结起来|分析起来|归根结底|追根溯源|深挖根子|根子(?:还)?(?:在|是)|主要(?:是)?(?:由于|因为)|[主客]观(?:上|方面)[^。]{0,30}(?:主要)?(?:是|有|在于)[：:]?$/
/** 产生上述问题，主观上看： */
const leadsToCauses =
  /^(?:产生|造成|出现|导致|存在)(?:上述|以上|这些|这样那样的?)[^。，,]{0,8}(?:问题|不足|差距|短板|情况)[^。]{0,16}[：:]$/
/** 上述不足的产生，主要是： */
const tellsOrigin =
  /(?:上述|以上|这些|存在的?)[^。，,]{0,8}(?:问题|不足|差距|短板)[^。]{0,20}(?:产生|存在|出现|形成|症结|根子)[^。]{0,10}(?:主要)?(?:是|有|在于|在)[：:，,]?$/
/** 2025年，场党委决心做到： 除上述整改外，2024年还将抓好以下重点： */
const plansAhead =
  /^(?=[^。；]{0,60}(?:20\d\d年|[二两][〇○零][〇○零一二三四五六七八九]{2}年|明年|来年|下一年|新的?一年|今后|往后|以后|接下来|下一步|下步|下一阶段))(?=[^。；]{0,60}(?:将|打算|计划|决心|准备|力争|着力|要|努力|想))[^。；]{4,60}[：:]$/
const looksAhead =
  /^(?:(?:同时|为此|因此|对此|接下来|面对[^。，,]{0,20}|(?:针对|围绕|对照)[^。，,]{0,24})[，,])?(?:在)?(?:下一步|下步|下一阶段|下阶段|今后|明年|来年|新的一年)/
const answersProblems =
  /^(?:针对|对照)[^。]{0,16}(?:问题|不足|原因)[^。]*(?:将|整改|措施|做好|抓好|努力|着力|改进)/
const namesMeasures = /(?:整改|改进|下一步|今后)[^。]{0,6}(?:措施|打算|思路|方向)[^。]{0,6}[：:]?$/
// Problems of others that somebody found or solved are work done.
const workOnProblems = /整改|反馈|解决|针对|围绕|排查|化解|梳理|督查|检查|纠治/

/**
 * The role that a sentence announces for the list behind it, or null. `text` is the sentence up to the
 * first ordinal: 存在这些问题的主要原因是： → cause.
 */
export function leadInRole(text: string): LeadInCue | null {
  const t = text.replace(/\s/g, "")
  if (t.length === 0 || t.length > 90) return null
  const whole = ofAll.test(t)
  if (causePattern.test(t) || tellsCause.test(t)) return { role: "cause", whole, sure: true }
  if (tellsOrigin.test(t) || leadsToCauses.test(t)) return { role: "cause", whole: true, sure: true }
  if (looksAhead.test(t)) return { role: "measure", whole: true, sure: true }
  if (plansAhead.test(t)) return { role: "measure", whole: true, sure: true }
  if (answersProblems.test(t)) return { role: "measure", whole, sure: false }
  if (namesMeasures.test(t) || countsMeasures.test(t)) return { role: "measure", whole, sure: false }
  if (manyProblems.test(t) && !workOnProblems.test(t)) return { role: "problem", whole: true, sure: true }
  if (numbersProblems.test(t) && !workOnProblems.test(t)) return { role: "problem", whole: true, sure: true }
  if (listsProblems.test(t)) return { role: "problem", whole: true, sure: true }
  if (regrets.test(t)) return { role: "problem", whole: true, sure: true }
  if (countsProblems.test(t) && !workOnProblems.test(t)) return { role: "problem", whole: true, sure: true }
  if (hasProblems.test(t) && !workOnProblems.test(t)) return { role: "problem", whole: true, sure: true }
  return null
}

/** The closing words behind the last part: 以上是我的述职，请予评议。 */
export function isClosing(text: string): boolean {
  if (text.length > 90) return false
  return (
    /^(?:特此报告|谢谢(?:大家|各位)?|述职(?:完毕|到此)|汇报完毕|报告完毕|我的(?:述职|汇报|报告))/.test(
      text,
    ) ||
    /^(?:以上|上述)(?:是|述职|报告|汇报|总结|就是|为)?.{0,40}(?:述职|报告|汇报|总结|审议|评议|指正|批评|谢谢|不妥|不当)/.test(
      text,
    ) ||
    /(?:恳请|敬请|请).{0,30}(?:批评指正|批评、指正|批评意见|宝贵意见|予以评议|审议|评议)[。！.]?$/.test(
      text,
    ) ||
    // 话说得不好，请大家多提意见。
    (text.length <= 60 &&
      /(?:恳请|敬请|还请|请)[^。，]{0,16}(?:提[^。，]{0,4}意见|指出|指正|监督|打分|评判|评价|批评)[^。，]{0,6}[。！.]?$/.test(
        text,
      ) &&
      !/将|要求|邀请|聘请|申请/.test(text)) ||
    /^(?:今天)?(?:我)?(?:今天)?(?:就|先)?(?:说|讲|谈|汇报|报告)(?:就)?(?:到)?(?:这么多|这些|这里|这儿|这|到此)[，。]/.test(
      text,
    ) ||
    /^[^。]{0,30}(?:谢谢(?:大家|各位)?|述职完毕|汇报完毕|报告完毕)[。！!]?$/.test(text) ||
    /^(?:我的?话?|今天)?(?:就)?(?:说|讲|谈|念|汇报)完了[，。！]/.test(text) ||
    // …比什么奖状都重。我的述职完了，请大家批评。
    /(?:^|[。！])(?:今天)?(?:我|本人)?的?(?:述职|汇报|报告|发言)(?:就)?(?:完了|完毕|结束|到此(?:结束|为止)?|到这里?)(?:[，。！][^。！]{0,24}[。！]?)?$/.test(
      text,
    )
  )
}

const perorates =
  /^(?:(?:各位|同志们|尊敬的)[^。，,]{0,16}[，,：:！])*(?:总之|展望(?:未来|新|20|来年|明年)|(?:在)?新的(?:一年|起点|征程|赶考)|(?:在)?(?:今后|下一步|未来|以后)的?(?:工作|日子|征程|岁月)?[中里]?[，,]?(?:我|我们|本人|全镇|全乡|全村)?(?:将|会|要|一定)(?:以更|以此|以这|继续|一如既往|始终|不忘|不断|更加)|站在新的|面对新(?:的)?(?:形势|任务|征程)|征途漫漫|雄关漫道|成绩属于过去|(?:我|我们)(?:将|会|要)(?:以此|以这次|以本次|以更加|继续|一如既往|不忘))/

/** …将以此次述职为新的起点，… */
const startsAfresh =
  /以(?:此|这|本)(?:次|回)?(?:述职|评议|考核|大会|会议|机会)?(?:评议|考核)?为(?:新的?)?(?:起点|契机|动力|开端|新起点)/
/** …为乡村振兴作出更大贡献！ Vows that count nothing. */
const vows =
  /(?:作出|做出|做|贡献)[^。！，]{0,16}(?:贡献|力量)[。！]?$|(?:书写|谱写|交出|交上|答好|续写)[^。！，]{0,24}(?:篇章|答卷|华章|新篇|新章)[。！]?$|再(?:立新功|创佳绩|创辉煌|谱新篇)[。！]?$/

/** 巷子虽小，装着千家万户。我愿继续给大家跑腿。 */
const offers = /(?:^|[。，！])(?:我|我们)(?:愿|愿意|甘愿|情愿)[^。；]{2,30}[。！]$/

const thanksAll = /谢谢(?:大家|各位)?[。！]?$/
/** 各位领导、各位老师，…。新的一年，… */
const addressed = /^(?:尊敬的)?(?:各位|同志们|同事们|老师们|乡亲们|朋友们)[^。，！：]{0,14}[，！：].*。./s

/** Words that round a report off behind its last item: 新的一年，我将以更加饱满的热情… */
export function isPeroration(text: string): boolean {
  if (text.length > 220) return false
  if (addressed.test(text) && !/\d/.test(text))
    return thanksAll.test(text) || isPeroration(text.slice(text.lastIndexOf("。", text.length - 2) + 1))
  return (
    perorates.test(text) ||
    (!/\d/.test(text) &&
      (startsAfresh.test(text) || vows.test(text) || (text.length <= 80 && offers.test(text))))
  )
}

/**
 * One short sentence near the top that only says that a report comes: 我把2023年的工作向大家做个交代。 Weaker than
 * `isOpening`: what stands below it is no opening any more.
 */
export function announcesReport(text: string): boolean {
  if (text.length > 120) return false
  return (
    (/(?:述职|汇报|报告|交代|介绍|总结|说明|回顾|述说|盘点|报报?账|交卷|亮亮账|说说|说一说|讲一讲|谈一谈|讲讲|谈谈|念叨|念念|念一念|唠一唠|唠唠|摆摆|晒晒|交个?账|来[说讲谈])[^。；：]{0,14}[。：！]$/.test(
      text,
    ) &&
      /我|本人|现|下面|向|就|将|把/.test(text)) ||
    // 今天就把这一年的活计摊开，请大家看个明白。 我把一年的账在大伙面前捋一捋。 我给大家交个底。
    /(?:我|就|先|来|下面|今天)[^。；]{0,20}(?:把|将|给|向|跟|同|对)[^。；]{2,24}(?:摊开|摊一摊|摆[出上]来|(?:捋|晒|摆|过|倒|数|盘|算|理|抖|亮|道|拉)(?:一|一?下)(?:捋|晒|摆|过|倒|数|盘|算|理|抖|亮|道|拉)?|(?:交|兜|透|亮)个?底|说个明白|掏[^。，]{0,4}心窝)[^。；]{0,16}[。：！]$/.test(
      text,
    )
  )
}

/** Does a line end the opening: …述职如下： */
export function isOpening(text: string): boolean {
  if (/[：:]$/.test(text) && /(?:如下|述职|汇报|报告)/.test(text) && text.length <= 300) return true
  return /(?:述职|汇报|报告|总结|情况|说明|述德|述廉)[^。；]{0,14}如下[：:。；.]?$/.test(text.slice(-60))
}
