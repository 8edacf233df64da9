import type { Role } from "../model/roles"
import { leadOf } from "../text/sentences"
import { headingCue, isClosing, leadInRole, questionRole } from "./cues"

/**
 * What a paragraph is about, from the way it is said: what is wanting is told with 不够, 薄弱, 没有; why, with
 * 总觉得, 习惯, 机制; what will be done with 将, 力争, 每月不少于; what was done with 完成, 达到, 同比.
 */

const overcomes =
  /克服|解决|补齐|破解|改变|消除|补短|整治|转变|扭转|告别|没有(?:发生|出现|一|掉队|违)|从不|绝不|不再|不忘|不折不扣/g
const wanting =
  /不够|不足(?!\d)|不到位|不及时|不力|不准|不少(?!于)|不[深高强实严细多全畅紧牢稳快广新好平均齐清透灵敢愿会懂熟便经规扎系明了见动上住过来开出]|没(?:有)?|未能|尚未|仍|依然|还(?:有|是|没|停|差|不|存)|缺(?!席|一)|欠|薄弱|滞后|偏[低弱少慢窄软松重散远老大高粗]|流于|单一|单调|老化|两张皮|有待|短板|差距|难(?:以|点|题|度|免|[招找办管抓推留求])|[很太]难|淡化|弱化|脱节|松懈|畏难|推诿|只(?:有|是|会|顾|剩)|仅|怨|拖|空转|愧|遗憾|投诉|流失|被(?:通报|约谈)|不满|形式主义|[算做搞办抓管][^。；，]{0,4}(?:得粗|得慢|得糙|不算好)|力量弱|[落推]?[^。；，]{1,4}慢[。，；]|断档|断了档|没过|没人|贱卖|糊涂|脸红|着急|头疼|揪心|欠了/g
const ahead =
  /将(?!军|领|士)|力争|争取(?!到|资金|项目资)|确保|打算|计划(?!生育)|准备|明年|来年|下一步|下步|今后|接下来|新的?一年|年内|年底前|月底?前|季度前|到20\d\d年|每(?:月|季度?|周|半年|年|学期|人|户|村)[^。；，]{0,12}(?:不少于|至少|[一二两三四五六七八九\d])|不少于|不低于|控制在|提高到|降到|以内|让[^。；，]{1,16}(?:起来|有|更|成)|把[^。；，]{1,16}(?:起来|下去|上去|出来|到位|搬|建|请|办|做|抓|管)|再(?:建|办|上|创|添|争)|要(?!求|闻|素|点|件|害|紧|么)/g
const achieved =
  /(?<!不)了(?!解|不)|完成|获(?!取)|荣获|评为|累计|已(?!经?成)|先后|同比|增长\d|较上年|比上年|比去年|达(?:到|标)?\s?\d|新建|新增|建成|办结|由[^。；，]{1,10}[降升增减缩提并变][^。；，]{0,2}[到至为成]|率100%|增至|上升到|下降(?:到|了|\d)|降至|实现|圆满|一年来|全年|投用|惠及|受益|(?<![有仅只占缺差欠缩为于少足过剩均到])\d+(?:\.\d+)?万?余?(?:名|人次|场次?|期|件|次|篇|个)(?=[，、。；]|[^。；，]{0,6}[，、。；])/g
const blames =
  /认识|思想(?!汇报|道德|教育)|意识|观念|总(?:觉得|以为|想着|认为|怕)|怕|图省事|习惯|重[^。；，]{1,6}[、，]?轻|满足于|责任心|没有(?:把|建立|形成|深入|沉)|机制|激励|人手|编制|精力|能力|本领|由于|因为|导致|以致|根子|症结|说到底/g

export type Voice = Record<"highlight" | "problem" | "cause" | "measure", number>

/** How much a paragraph is told like each role: hits of its words, what comes first counting double. */
export function voiceOf(words: string): Voice {
  const { to } = leadOf(words)
  const head = words.slice(0, Math.min(to, 40))
  const all = words.slice(0, 240)
  const hits = (pattern: RegExp) => (all.match(pattern)?.length ?? 0) + (head.match(pattern)?.length ?? 0)
  const put = hits(overcomes)
  const problem = Math.max(0, hits(wanting) - 2 * put)
  return { highlight: hits(achieved), problem, cause: hits(blames) + problem * 0.4, measure: hits(ahead) }
}

/** The shares of paragraphs that are told like each role; a paragraph that tells nothing counts for none. */
export function tenorOf(paragraphs: readonly string[]): Voice {
  const sum: Voice = { highlight: 0, problem: 0, cause: 0, measure: 0 }
  for (const words of paragraphs) {
    const voice = voiceOf(words)
    const total = voice.highlight + voice.problem + voice.cause + voice.measure
    if (total === 0) continue
    for (const role of ["highlight", "problem", "cause", "measure"] as const) sum[role] += voice[role] / total
  }
  for (const role of ["highlight", "problem", "cause", "measure"] as const)
    sum[role] /= Math.max(1, paragraphs.length)
  return sum
}

const looksForward =
  /^(?:(?:面对|面向|站在|迈[进入]|踏上|展望)[^。，,]{1,24}[，,])?(?:[^。；，,]{0,16}[，,])?(?:在)?(?:(?:下一步|下步|下一阶段|下阶段|今后|明年|来年|接下来|往后|新的?一年|下一年|20\d\d年|新征程)[^。；]{0,24}(?:将|要|打算|计划|准备|力争|争取|着力|努力|重点|继续|带领|团结)|(?:我|我们|本人|支部|党委|党支部|我[镇乡村校院局所站司])[^。；，,]{0,6}(?:将|决心|打算|要继续))/
const looksBack =
  /^(?:[^。；]{0,20}[，,])?[^。；，]{0,12}(?:最大|最主要|主要|突出|明显|最明显)的?(?:问题|不足|短板|差距|弱项|欠缺|遗憾)(?:还)?(?:是|在于|就是|有)|^(?:[^。；]{0,40}[，,])?[^。；]{0,24}(?:也|还|仍|但|然而|不过|同时|清醒|深知|深感|认识到|看到|对照|离|距离|反思|检视|剖析)[^。；]{0,30}(?:问题|不足|短板|差距|薄弱|弱项|欠缺|毛病|做得不[好够足]|不尽如?人意)/
/** 话说回来，毛病也不少。 可馆里的短处我心里有数。 成绩不说跑不了，问题不说不得了。 */
const ownsUp =
  /^(?=[^。；]{4,48}[。：！])(?=[^。；]*(?:[但可却也还]|不过|成绩|功劳|荣誉|苦劳|话说回来|回过?头|光说|当然|不说不得了|自己|先|一是一|不藏|不瞒|不掩|不护))(?![^。；]*(?:不可|可以|可能|可喜|可是好|先后|首先))[^。；]*(?:问题|不足|短板|短处|差距|毛病|缺点|欠缺|欠[^。；，]{0,3}账|弱项|遗憾|难处|家丑|亏欠|脸红|惭愧|愧[对疚]|揪心|放不下|过意不去|差[着了]?[一不得]?[大]?[截段口头块]|没有?[做干办]好)/
/** 病根在哪儿？我跟班子一起找过。 说到原因，我看主要在自己。 这些毛病是怎么来的，… */
const asksSelf =
  /^[^。；]{0,16}(?:为什么|为啥|为何|怎么来的|[咋怎]么?会|从[何哪][而里]?来|(?:病根|根子|症结|原因)(?:在|出在|是)(?:哪|什么|谁)|(?:[说谈讲论]|问)[起到][^。；，]{0,4}(?:原因|根源|根子)|[刨挖找寻追]一?[刨挖找寻追]?[^。；，]{0,3}(?:根子|病根|根源|原因))/
/** 账算清了，来年就照着账还。 接下来的路，我打算这样走。 */
const shortAhead =
  /^(?=[^。；]{4,40}[。：！])(?:[^。；，,]{1,14}[，,])?(?:那|就|我|咱们?|我们)?(?:明年|来年|往后|今后|以后|接下来|下一?步|新的?一年|开春|开年)/
/** 病找着了，就得下药。 毛病摆在这儿，改起来不能含糊。 */
const mustMend =
  /^(?=[^。；]{4,32}[。：！])[^。；，,]*(?:病|毛病|问题|短处|不足|差距|根子|账|原因)[^。；，,]*[，,](?:[就也便总])?(?:得|该|要|须|必须|不能|不容)?[^。；]{0,8}(?:改|治|还|补|整|下药|开方|动手|见行动|拿出|想办法|出实招|抓药)/
/** 再说说不满意的地方。 为什么会这样？ */
const tellsWanting =
  /^(?:再|但|不过|当然|同时|另一方面|回过?头|说[说到]?|谈[谈到]?|讲[讲到]?|也|还|最后)[^。；]{0,30}(?:不满意|没有?做好|做得不[好够足]|遗憾|不足|欠缺|短板|短处|差距|缺点|问题|毛病|不到位|不尽如?人意)[^。；]{0,8}[。：！]?$/
const asksWhy =
  /^(?:为什么|为啥|为何|究其|归根|追根|追溯|深挖|剖析|反思|细究|分析)[^。]{0,24}(?:[？?。：，]|$)/
const workOn = /整改|反馈|解决了?|化解|排查|针对|破解|补齐|克服|整治/

/** 再揭短处。 最后说打算。 */
const announces =
  /^(?:首先|先|再|然后|后|最后|接着|下面|回过?头)?[，,]?(?:我)?(?:来|要)?(?:说|谈|讲|亮|揭|摆|晒|报|聊)(?:[说谈讲聊]|一[说谈讲聊]|一?下)?(?=[^。；，]{2,12}[。：！]$)/

/** What a short first sentence says comes behind it, or asks about. */
function announced(lead: string): Role | null {
  if (lead.length > 16) return null
  const asked = questionRole(lead)
  if (asked) return asked
  const from = announces.exec(lead)?.[0].length ?? 0
  const cue = from > 0 ? headingCue(lead.slice(from, -1)) : null
  return cue && cue.strength >= 0.9 ? cue.roles[0]! : null
}

/**
 * The role that a paragraph turns its part to, by its first sentence, or null where it goes on with what
 * was said.
 *
 * @param now what the part is about so far; null: not known
 */
export function turnOf(words: string, now: Role | null): Role | null {
  const { from, to } = leadOf(words)
  const lead = words.slice(from, to)
  if (lead.length > 140 || isClosing(words)) return null
  const said = leadInRole(lead)
  if (said?.sure && said.role !== "cause" && said.role !== now && lead.length <= 90) return said.role
  const next = announced(lead)
  if (next === "measure" && now !== "measure") return next
  if (next === "cause" && now === "problem") return next
  if (next === "problem" && (now === null || now === "highlight" || now === "other") && !workOn.test(lead))
    return next
  if (now !== "measure" && looksForward.test(lead)) return "measure"
  if (now === "problem" && asksWhy.test(lead)) return "cause"
  const last = announcedLast(words)
  if (last !== null && last !== now && (last !== "cause" || now === "problem")) return last
  const only = announcesOnly(words)
  if (now === "problem" && only && asksSelf.test(words)) return "cause"
  if ((now === "problem" || now === "cause") && only && (shortAhead.test(words) || mustMend.test(words)))
    return "measure"
  if (
    now !== "problem" &&
    now !== "cause" &&
    now !== "measure" &&
    tellsWanting.test(lead) &&
    !workOn.test(lead)
  )
    return "problem"
  if (now !== "problem" && now !== "cause" && now !== "measure" && !workOn.test(lead))
    if (looksBack.test(lead) || (only && ownsUp.test(words))) return "problem"
  return null
}

/** What the last sentence of a few says that leads over to what follows: 找到了病根，就要开方。2022年，我准备做好这样几件事： */
function announcedLast(words: string): Role | null {
  const from = lastOfFew(words)
  const said = from > 0 ? leadInRole(words.slice(from)) : null
  return said?.sure && said.role !== "highlight" && said.role !== "other" ? said.role : null
}

const longestTransition = 130

/** Where the last of two or three short sentences begins that end in a colon; 0 where they are no such thing. */
function lastOfFew(words: string): number {
  if (words.length > longestTransition || !/[：:]$/.test(words)) return 0
  let from = 0
  for (let k = 0; k < 3; k++) {
    const { to } = leadOf(words.slice(from))
    if (from + to >= words.length) return from
    from += to
  }
  return 0
}

/** One short sentence that opens what follows: 面对新形势新任务，我将知重负重、真抓实干。 Or a question and its sequel. */
export function announcesOnly(words: string): boolean {
  if (lastOfFew(words) > 0) return !/\d/.test(words.replace(/20\d\d年|\d{1,2}(?:个|条|点|件|方面|项)/g, ""))
  if (words.length > 70 || /\d/.test(words.replace(/20\d\d年/g, ""))) return false
  const { to } = leadOf(words)
  const asked = /[？?]$/.test(words.slice(0, to)) && words.length <= 40
  return asked ? to + leadOf(words.slice(to)).to >= words.length : to >= words.length
}
