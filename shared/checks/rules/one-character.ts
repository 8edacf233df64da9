import { isCommonWord } from "../../library/words"
import { isQuoted } from "../neighbours"
import { isToldAsTerm } from "../told-as-term"
import { rule } from "../types"
import { watch } from "../watch"

/** A character that another of the same sound is written for, and what around it tells which was meant. */
interface Sign {
  /** Of the form that is watched for, which character is wrong. */
  at: number
  right: string
  /** What the text behind the form begins with. */
  after: RegExp | null
  /** The same, behind the character itself. */
  rest: RegExp | null
  /** What the text in front of it ends with. */
  before: RegExp | null
  why: string
}

const reach = 24
/** Words that say what something is for the others. */
const roles =
  "抓手|目标|重点|主线|契机|引领|核心|载体|中心|导向|基础|突破口|牵引|根本|己任|荣|鉴|主题|主|主要内容|切入点|支撑|平台|依托|纽带|镜|戒|民"
/** 已成为重点, 已被评为: here 为 is half of a verb. */
const become = "成列定作评认设升改变转更选纳视分调命被确作拟换称"
const settled =
  "全部(?:完成|补齐|整改|到位|办结|落实|拆除|清零|入库|建成|交付|销号|兑现|发放|竣工)|(?:完成|建成|竣工|办结|发放|到位|开工|签订|结束|覆盖|通过)(?=\\d|了|[，。；]|全部|近|超|约)|基本(?:完成|建成|形成|到位)|累计|达\\d"
const stages = "背后|基础上|过程中|前提下|情况下|同时|帮助下|领导下|支持下|关心下|指导下|推动下|带领下"

const signs: (Sign & { forms: string[] })[] = []
function tell(
  forms: string,
  at: number,
  right: string,
  why: string,
  { before = null, after = null, rest = null }: Partial<Pick<Sign, "before" | "after" | "rest">> = {},
): void {
  signs.push({ forms: forms.split(" "), at, right, why, before, after, rest })
}

const again = "表示又一次、更进一步用“再”，表示处所、时间用“在”"
tell(
  "在加把 在加一 在加力 在加码 在发力 在出发 在努力 在添新 在创佳 在创新佳 在创辉 在上新 在立新 在接再",
  0,
  "再",
  again,
  {
    before: /(?:^|[，。；：、要需将能须会上后并])$/,
  },
)
tell("不能在往 不能在拖 不能在等 不能在让 不可在拖", 2, "再", again, { after: /^(?!这|那|此)/ })
tell("在也不 在也没 在也无", 0, "再", again)
tell("在一次", 0, "再", again, {
  after:
    /^(?:强调|证明|提高|提升|获得|获评|被评|荣获|前往|来到|得到|刷新|攀升|创下|实现|迎来|走进|印证|掀起)/,
})
tell("再我", 0, "在", again, { after: /^(?:们|[校院局镇乡县市区村街关站所司厂省国关]|辖区|单位|负责)/ })
tell(
  "再线上 再全县 再全市 再全省 再全国 再全镇 再全区 再全校 再全院 再各级 再上级 再县委 再市委 再镇党 再局党 再院党 再校党 再广大 再党委 再职干 再职职 再职党 再岗职 再岗人 再册登 再编在 再校学 再校生 再场人 再座的 再座各 再工作中 再日常 再实际 再此基 再此期 再于",
  0,
  "在",
  again,
)
const already = "表示事情做完了用“已”，表示凭着、拿着用“以”"
tell("以全 以完 以建 以竣 以办 以发 以到 以开 以签 以结 以覆 以通 以基 以累 以达", 0, "已", already, {
  before: /(?:^|[^予可加得所足难是用借给何据施赖])$/,
  rest: new RegExp(`^(?:${settled})`),
})
const isFor = new RegExp(`^[^，。；：！？${become}]{1,10}为(?:${roles})(?![\\u4e00-\\u9fff]*?地步)`)
const byIt = new RegExp(
  `${isFor.source}|^(?:案[说释促明]|案为[鉴镜]|点带面|身作则|身试法|奖代补|工代[赈训]|人为[本镜])|^[^，。；：${become}]{1,5}促(?:改|干|建|学|训|治|练|教|管|提升|发展|规范|整改|治理|安全|融合|落实|服务|增收)`,
)
tell(
  "已案 已党 已身 已人 已点 已学 已评 已查 已考 已赛 已训 已办 已奖 已工 已高 已问 已群 已项 已服 已改 已创 已开 已提 已推 已落 已增 已民 已制 已文 已数 已科 已产 已乡 已实 已教 已质 已安 已更 已“ 已史",
  0,
  "以",
  already,
  { rest: byIt },
)
const both = "“既……又……”连用“既”，“即使”“即便”“即将”用“即”"
tell("既便 既使 既将 既刻 既日", 0, "即", both, { after: /^(?!于|能|用|有)/ })
const which = "问哪一个、说任何一个用“哪”"
tell("那个 那里 那位 那种 那项 那些 那家 那级 那方 那天 那次 那户 那村", 0, "哪", which, {
  before: /(?:无论|不论|不管)(?:是|走到|到|在|走进|遇到|来自|发生在|对)?$/,
})
const alike = "“像……一样”用“像”"
tell("好象 就象 不象 还象 也象 都象 真象 很象 更象 要象 能象 会象", 1, "像", alike, {
  before: /(?:^|[^现对印气景])$/,
  after: /^(?!征|牙|棋|限|形)/,
})
tell("座在 座落", 0, "坐", "动作用“坐”，“座”是座位和量词", {
  before: /(?:^|[^一二两三四五六七八九十几\d这那每整该本讲叫卖满入])$/,
})
tell("作到 作大做 作好事 作实事 作饭 作生意", 0, "做", "具体去办、去干用“做”", {
  after: /^(?!位|岗|底|期)/,
})
tell("事作好 题作好 作作好", 1, "做", "具体去办、去干用“做”")
tell("费和在一起 金和在一起 钱和在一起 力和在一起", 1, "合", "并在一处用“合”", {
  after: /^(?:算|办|用|看|计|管|开|做)/,
})
for (const stage of stages.split("|")) {
  tell(`得${stage}`, 0, "的", "名词前面用“的”")
  tell(`地${stage}`, 0, "的", "名词前面用“的”")
}

const hits = watch(signs.flatMap((sign) => sign.forms.map((form) => ({ form, entry: sign }))))

/** 即…，又…; 象…一样: the other half stands further on. */
const halves =
  /即(?![将可使便是刻日时若席为有])[^，。；：！？即]{2,14}，(?:又|也(?!是))|(?<![对现气印抽形大想迹景表万巨意假])象[^，。；：！？]{1,14}?(?:一样|一般|那样|似的)|(?<=要|就|会|能)向[^，。；：！？学看致着]{1,8}一样/g
const halvesOf: Readonly<Record<string, { right: string; why: string }>> = {
  即: { right: "既", why: both },
  象: { right: "像", why: alike },
  向: { right: "像", why: alike },
}

export const oneCharacter = rule({
  id: "one-character",
  kind: "wording",
  severity: "warning",
  scope: "block",
  title: "单字同音用错",
  basis: "现代汉语用字通例：在与再、已与以、作与做、即与既、那与哪、象与像",
  check(block, _context, flag) {
    const { text } = block
    const say = (at: number, right: string, why: string) => {
      if (isQuoted(text, at, at + 1) || isToldAsTerm(block, at, at + 1)) return
      const wrong = text.charAt(at)
      flag(at, at + 1, {
        message: `“${wrong}”像是“${right}”之误：${why}。核对后改为“${right}”。`,
        fixes: [{ title: `改为“${right}”`, edits: [{ from: at, to: at + 1, insert: right }], safe: false }],
      })
    }
    let done = -1
    const said = new Set<number>()
    for (const { entry, from, to } of hits(block)) {
      const at = from + entry.at
      if (at <= done) continue
      // 工作到位, 各地情况下: the character is half of the word before it.
      if (isCommonWord(text.charAt(at - 1), text.charAt(at)) && entry.at === 0) continue
      if (entry.after && !entry.after.test(text.slice(to, to + reach))) continue
      if (entry.rest && !entry.rest.test(text.slice(at + 1, at + 1 + reach))) continue
      if (entry.before && !entry.before.test(text.slice(Math.max(0, from - 6), from))) continue
      done = at
      said.add(at)
      say(at, entry.right, entry.why)
    }
    if (!/[即象]|向.{1,8}一样/.test(text)) return
    halves.lastIndex = 0
    for (let match = halves.exec(text); match; match = halves.exec(text)) {
      const { index } = match
      const wrong = text.charAt(index)
      if (isCommonWord(text.charAt(index - 1), wrong)) continue
      if (wrong === "象" && isCommonWord(wrong, text.charAt(index + 1))) continue
      const { right, why } = halvesOf[wrong]!
      if (!said.has(index)) say(index, right, why)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓攻坚。还要⟦在⟧加一把劲，资金⟦以⟧全部到位，坚持⟦已⟧案促改，⟦象⟧绣花一样做细管理。",
      "一、主要工作\n一是抓服务。⟦座⟧落在山脚的村⟦即⟧要修路，又要通水，不论⟦那⟧个环节都有人盯，实事⟦作⟧到群众心上。",
    ],
    passes: [
      "一、主要工作\n一是抓攻坚。还要再加一把劲，资金已全部到位，坚持以案促改，像绣花一样做细管理。",
      "一、主要工作\n一是抓服务。坐落在山脚的村既要修路，又要通水，不论哪个环节都有人盯，实事做到群众心上。",
    ],
    guards: [
      "一、主要工作\n一是抓落实。以完成任务为荣，以全部精力抓整改，已确定为重点，在一次调研中发现，工作到位，对象一样多。",
      "一、主要工作\n一是抓联动。立即整改，又查一遍，那个村的路通了，三座在建桥梁，取得成绩的同时，各地同时开工。",
    ],
  },
})
