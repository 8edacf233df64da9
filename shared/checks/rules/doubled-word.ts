import { isCommonWord } from "../../library/words"
import { isDigit, isHan, marksOf } from "../marks"
import { isQuoted } from "../pairs"
import { rule } from "../types"
import { isWord } from "../words"

const set = (characters: string): ReadonlySet<string> => new Set(characters)

/** Doubled they are words: 人人, 件件. More than a dictionary has, and cheaper to ask. */
const reduplicated = set(
  "人户村家事件处时常往渐刚仅稳牢久步层节种项条块年月日天代世纷频屡每默爸妈爷奶哥姐弟妹叔伯姑舅宝娃星点滴丝缕趟次场回声句字样门张个季周队组路街巷链环班课园站线面圈册篇页份台套批轮遍番眼脸心手脚桩",
)
/** Doubled before another word (深深感到) they are one; before a half of one (深深入) they are a slip. */
const stressed = set("深紧满慢好多早远高大小细实")
/** What is done by the way is said twice: 看看, 讲讲; but never before the words of the second line. */
const lightly = set("看想听试走说谈聊问查算比等尝讲念照钉转坐歇帮教管学练唠逛动摸敲洗治红咬扯跑骂播")
const spoken = new Set(["学习", "管理", "教育", "动员", "走访", "帮扶", "帮助", "查处"])
/**
 * Words of grammar stand alone, so two of them meet in 目的的 and in 现在在册. Those of the first row are never doubled
 * otherwise; those of the second also stand before words that they begin: 对对口帮扶的村, 进行了了解.
 */
const never = set("请的不我你他这那更很最各其该也并但而因再且让使把被能要")
const seldom = set("了在和与及对将从向由于以或者着过都就是为会可所还又则到")
/** Of these, the ones that begin a word less often than they stand between two: 发现和和解决. */
const joining = set("和与及")
/** What ranks, places and bodies are called: 全镇镇村, 本村村干部, 商务局局长. */
const bodies = set("省市县区乡镇村组街道局厅委办处科所站室院校园厂司行社会党团队部员系班户长站馆中心库网")
const counted = set("个件次户项名处场条份")
const directions = set("出到成上下入住起回")
const laughed = set("哈呵嘿啊哦嗯")
const numerals = set("零〇一二两三四五六七八九十百千万亿")
/** Said twice when spoken of lightly: 研究研究. */
const light = new Set(
  "研究 考虑 商量 讨论 学习 锻炼 了解 交流 休息 关心 体验 活动 放松 热闹 高兴 改善 打扫 收拾 检查 整理 参观 参考 比较 合计 琢磨 商议 见识 打听 溜达 教育 观察 尝试 表现 沟通 协调 走动 帮忙 照顾 感受 适应 思考 反思 总结 调整 准备 熟悉 调研 走访 念叨 唠叨 念道".split(
    " ",
  ),
)
/** A body, and one of its people or another body that is called by it: 领导小组小组长, 党支部支部书记. */
const named = new Set(
  "小组 支部 委员 会员 党委 纪委 党组 社区 公司 中心 学院 医院 大队 中队 专班 机关 学校 村委 居委 协会 分会 总队 车间 部门".split(
    " ",
  ),
)
const belongs =
  /^(?:长|书记|组长|成员|委员|会|负责人|主任|经理|院长|校长|队长|干部|内|党|员|副|骨干|人员|职工)/
const surnames = set(
  "张李王刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚",
)

export const doubledWord = rule({
  id: "doubled-word",
  kind: "doubled",
  severity: "warning",
  scope: "block",
  title: "字词重复输入",
  basis: "校对常见差错：衍字，同一字词连打两次",
  check(block, _context, flag) {
    const { repeats, points, figures } = marksOf(block)
    const { text } = block
    const say = (from: number, word: string, to: number) =>
      flag(from, to, {
        message: `“${word}”连着写了两次，像是多打的。核对后只留一个。`,
        fixes: [
          {
            title: `只留一个“${word}”`,
            edits: [{ from: to - word.length, to, insert: "" }],
            safe: false,
          },
        ],
      })
    for (let i = 1; i < points.length; i++) {
      const clause = clauseTwice(text, points, i)
      if (clause > 0 && !isQuoted(block, points[i]!, 16))
        say(points[i - 1]! - clause, text.slice(points[i - 1]!, points[i]!), points[i]!)
    }
    for (const from of figures) {
      const length = figureTwice(text, from)
      if (length > 0 && !isQuoted(block, from, 16))
        say(from, text.slice(from, from + length), from + 2 * length)
    }
    if (repeats.length === 0) return
    let done = 0
    for (const { from, length } of repeats) {
      if (from < done) continue
      const to = from + 2 * length
      const isSlip =
        length === 1 ? isDoubled(text, from) : length === 2 ? isTwice(text, from) : isLong(text, from, length)
      if (!isSlip || isQuoted(block, from, 16)) continue
      // 的的的 goes back to one.
      let end = to
      while (text.startsWith(text.slice(from, from + length), end)) end += length
      done = end
      const word = text.slice(from, from + length)
      flag(from, end, {
        severity: length > 2 ? "error" : "warning",
        message: `“${word}”连着写了${(end - from) / length}次，像是多打的。核对后只留一个。`,
        fixes: [
          {
            title: `只留一个“${word}”`,
            edits: [{ from: from + length, to: end, insert: "" }],
            safe: length > 2,
          },
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓学习。广大⟦党员党员⟧受到警醒，纳入规划⟦的的⟧项目34个，⟦把把⟧这种精神发扬光大。\n二是抓服务。回顾⟦一一⟧年来的工作，⟦进行进行⟧了3次走访，在新⟦的的⟧一年里交出较好⟦的的⟧答卷。",
      "一、主要工作\n一是抓产业。推动⟦高质量高质量⟧发展，干部精神面貌⟦焕焕⟧然一新，⟦加加⟧强了服务，学习还⟦不够不够⟧及时。对⟦小小⟧额工程疏于管理，该干的活也⟦干干⟧了，⟦请请⟧予评议，谢谢大⟦家家⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓学习。广大党员受到警醒，纳入规划的项目34个，把这种精神发扬光大。",
      "一、主要工作\n一是抓产业。推动高质量发展，干部精神面貌焕然一新，加强了服务。",
    ],
    guards: [
      "一、主要工作\n一是抓服务。往往小病拖成大病，久久为功，全国家家户户都知道，申请请示2件，活儿干得干干净净，小小的变化，天天有人夸、趟趟有人坐，踏踏实实、的的确确做到户户看得见，账目一一登记，一条一条记，一步步走。\n二是抓统筹。深入学习习近平总书记重要讲话，实现现代化，以增收为目的的项目3个，为了了解民情走访全镇镇村干部，今年年底前会同党支部支部书记研究研究。",
      "一、主要工作\n一是抓队伍。领导小组小组长、公安局局长、服务队队员、李丽丽同志参加，推广“村村响”12处，完成成果转化、监督督办，改进工作作风。",
    ],
  },
})

const shortestClause = 4

/**
 * The length of the clause before the `i - 1`-th mark when the one behind it, which ends at the `i`-th, says the same, 0
 * otherwise: 坚持党建引领，坚持党建引领，.
 */
function clauseTwice(text: string, points: readonly number[], i: number): number {
  const middle = points[i - 1]!
  const length = points[i]! - middle - 1
  if (length < shortestClause || middle < length || !"，；。".includes(text.charAt(middle))) return 0
  if (i > 1 && points[i - 2]! > middle - length - 1) return 0
  return text.startsWith(text.slice(middle + 1, middle + 1 + length), middle - length) ? length : 0
}

/** 36件36件: a figure with what is counted, typed twice. Its length, 0 when it stands once. */
function figureTwice(text: string, from: number): number {
  let to = from
  while (isDigit(text, to) || text[to] === ".") to++
  let end = to
  while (end < to + 3 && isHan(text, end)) end++
  // The longest unit is three characters long: 百分点.
  for (; end > to; end--)
    if (text.startsWith(text.slice(from, end), end) && !isDigit(text, from - 1)) return end - from
  return 0
}

/** Two equal characters in a row, and not because two words meet there or because the pair is a word. */
function isDoubled(text: string, from: number): boolean {
  const c = text.charAt(from)
  const before = text.charAt(from - 1)
  const after = text.charAt(from + 2)
  // 兢兢业业业: three in a row are no reduplication.
  if (before === c && !laughed.has(c) && !numerals.has(c)) return true
  // 212个个，: what is counted was typed twice; 12个个体户 was not.
  if (counted.has(c) && isDigit(text, from - 1)) return /^(?:$|[，。；、！）])/.test(after)
  if (c === "一") return isStrayOne(text, from)
  // 较好的的答卷: dictionaries hold 好的 and 新的 to be words; of these few only a noun ends in it (目的的).
  if (c === "的") return !"目标靶鹄有别似".includes(before || " ") && !/^[确士]/.test(after)
  // 每每季度: where 每 counts, it counts once; 每每年底 tells of habit.
  if (c === "每")
    return /^(?:季度?|月|周|日|天|半年|年(?![终底初末关])|[名个次户人](?!人|户|次|个))/.test(
      text.slice(from + 2, from + 5),
    )
  // 大家家: a word ends there, and nothing that begins with the second follows (全国家家户户).
  if (c === "家" && "大国专".includes(before || " ") && !/[家户庭长属里乡园禽畜]/.test(after || " "))
    return true
  if (numerals.has(c) || bodies.has(c) || reduplicated.has(c)) return false
  if (c === "是" && numerals.has(before)) return true
  // 参与师生达达1600人: what leads to a figure leads to it once.
  if (leading.has(c) && isDigit(text, from + 2)) return true
  if (lightly.has(c)) return spoken.has(text.slice(from + 1, from + 3)) && !endsWord(text, from)
  // 踏踏实实, 大大小小; 一趟趟, 小明明; 2起起因.
  if (after !== "" && after === text.charAt(from + 3)) return false
  if (from > 1 && before === text.charAt(from - 2)) return false
  if (before !== "" && ("一小老阿".includes(before) || isDigit(text, from - 1))) return false
  // Without the engine's dictionary too few words are known to tell where two of them meet.
  if (isWord("的确良") === null) return false
  // 未结结案件: what 未 denies is one character, and nothing that begins with it follows.
  if (before === "未" && !isCommonWord(before, c)) return true
  // 达到到460万元, 推出出了: the word ended, and nothing begins.
  if (isCommonWord(before, c) && (isDigit(text, from + 2) || (after === "了" && directions.has(c))))
    return true
  // 机制制，: a word ended, and so does the clause; 热乎乎，is a word itself.
  if (/^[，。；、）]$/.test(after) && isCommonWord(before, c) && isWord(before + c + c) === false)
    return !stressed.has(c) && !closing.has(c) && !never.has(c) && !seldom.has(c)
  const begins = beginsWord(text, from + 1)
  const ends = endsWord(text, from)
  // 挂上了了: only what cannot be done ends in 了 itself, 受不了了.
  if (c === "了" && ends && !begins) return !/[不得为完]/.test(before) && !/[断结却然如事不解清]/.test(after)
  if (never.has(c)) return !ends && !/^把[关脉握]/.test(text.slice(from + 1, from + 3))
  if (seldom.has(c)) return !ends && (!begins || (joining.has(c) && beginsWord(text, from + 2)))
  // 该干的活也干干了
  if (!begins && !ends && after === "了" && "也都".includes(before || " ")) return true
  if (begins === ends) return false
  // No dictionary knows all the words that may meet here: on the other side of the pair, too, a word must end or begin.
  if (begins) {
    // 增值税税率, 管网水水质: what names end in begins the next.
    if (lasting.has(c) && isHan(text, from - 1) && !parts.has(before) && !governing.has(before)) return false
    // 轻轻放下, 深深感到: the two are a word, and so is what follows.
    if ((stressed.has(c) || isWord(c + c)) && (after === "" || beginsWord(text, from + 2))) return false
    return (
      before === "" ||
      !isHan(text, from - 1) ||
      parts.has(before) ||
      governing.has(before) ||
      endsWord(text, from - 1)
    )
  }
  // 更新新能源公交车: what a verb ends in stands before what is new.
  if (stressed.has(c) || "新老旧".includes(c)) return false
  // 李丽丽同志: a name.
  if (surnames.has(before) || surnames.has(text.charAt(from - 2))) return false
  return after !== "" && (parts.has(after) || after === "中" || beginsWord(text, from + 2))
}

/** What stands alone between words. */
const parts = set("的了着过并我要将已和与")
/** What stands alone before them. */
const governing = set("对为把从向由以及给让被")

/** What names of goods, dues and matters end in, and the words for their amount and quality begin with. */
const lasting = set(
  "刊水税费款车房电气油粮药病案名品机地林书苗菜果奶肉鱼茶盐钱权证票价债股险保信网井渠坝桥岸沙土煤钢料",
)
/** What stands right before a figure. */
const leading = set("达共约为超近逾")
/** 亮堂堂，: of these an adjective is made by saying them twice. */
const closing = set("堂乎洋腾融荡当滚哄烘油闪晃")

/** Does a word of two to four characters end at an offset? */
function endsWord(text: string, at: number): boolean {
  for (const length of [2, 3, 4])
    if (at + 1 >= length && isWord(text.slice(at + 1 - length, at + 1))) return true
  return false
}

/** Does one begin there? */
function beginsWord(text: string, at: number): boolean {
  for (const length of [2, 3, 4])
    if (at + length <= text.length && isWord(text.slice(at, at + length))) return true
  return text.startsWith("习近平", at)
}

/** 一一登记 is right; 一一年来 and 一一个 are 一 typed twice. */
function isStrayOne(text: string, from: number): boolean {
  if (/[统唯同之万逐十第专合划归如不单周其均说星期初高大]/.test(text.charAt(from - 1))) return false
  return /^(?:年来|年多|个(?!个)|项|些|系列|批|次|名|致|直|定|起|步(?!步)|方面|带一路)/.test(
    text.slice(from + 2, from + 6),
  )
}

const pause = /^(?:$|[，。；：、！？）”再吧就看又一])/

/** 工作工作; not 研究研究 said lightly, 一家一家, 领导小组小组长. */
function isTwice(text: string, from: number): boolean {
  const word = text.slice(from, from + 2)
  const rest = text.slice(from + 4, from + 8)
  if (numerals.has(word.charAt(0)) || "很好非慢轻哈呵嘿".includes(word.charAt(0))) return false
  if (light.has(word) && (pause.test(rest) || "去来好多起再要".includes(text.charAt(from - 1) || " ")))
    return false
  // 局党组党组成员; where nothing stands in front, nobody is called by it.
  if (named.has(word) && word !== "机关" && belongs.test(rest) && isHan(text, from - 1)) return false
  // 集体经济经济组织: two names that meet.
  return (
    isWord(word) === true &&
    !(isWord(text.slice(Math.max(0, from - 2), from + 2)) && isWord(text.slice(from + 2, from + 6)))
  )
}

function isLong(text: string, from: number, length: number): boolean {
  const word = text.slice(from, from + length)
  if (new Set(word).size === 1) return false
  return !numerals.has(word.charAt(0))
}
