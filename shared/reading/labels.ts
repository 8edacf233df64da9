import { tellsReason } from "../problems/within"
import { kind, kindsOf } from "../text/character-kinds"
import { isSpace, trimmed } from "../text/space"
import { cueOf } from "./section-cue"
import { voiceOf } from "./tenor"
import {
  isList,
  isSection,
  type Range,
  type Tree,
  type TreeBlock,
  type TreeItem,
  type TreeList,
} from "./tree"

/**
 * Causes and measures that stand inside a problem without an ordinal: 主要原因是…, 原因：…, 整改措施：….
 * The words up to the colon or verb become the ordinal (style label) of an item of its own.
 */
const causeCue =
  /^(?:(?:其(?=[主根深直客原])|产生|存在|造成|出现|导致|形成|发生)?(?:的|这一|这个|这些|该|此类|上述|以上)*(?:问题|不足|情况|现象|状况)?(?:的|产生的)?(?:主要|根本|深层次|直接|客观|主观|具体)?原\s*因(?:分析|剖析)?(?:[一二三四五六七八九十\d]{1,2})?(?:[，,](?=既[有是])|[，,]?(?:主要|关键|根本)?(?:还)?(?:是|在于|有|为)(?:(?:以下|如下|这么)?[一二两三四五六七八九十几\d]{1,2}个?(?:方面|点|条)?(?:的?原因)?[：:，,]|[：:]|由于|因为)?|[，,]?一方面(?:是|在于)?|[：:])|究其(?:根本|深层次|主要)?(?:原因|根源)[，,：:]?(?:主要|关键|根本)?(?:还)?(?:是|在于)?(?:由于|因为)?|(?:其|这)?(?:问题的?)?(?:根子|症结|病根|病灶|要害)(?:还|就|主要|都)?(?:出)?(?:在于|在|是)|(?:成因|根源)(?:在于|在|是|[：:])|(?:这)?主要是?(?:由于|因为)|这是(?:由于|因为)|主要是(?!表现|体现|指)|(?:分析|剖析|深挖|反思|归纳)(?:其|起来|上述|以上|这些|存在|产生|问题|的|深层次|根本|主要)*(?:原因|根源)[，,：:](?:主要)?(?:是|有|在于)?|(?:上述|以上|这些)(?:问题|不足|差距)(?:的存在)?[，,]?(?:集中|深刻|主要)?(?:反映出|反映了|暴露出|折射出|归根结底(?:是)?|源于|根子在))/
/** 这与…有直接关系, 说到底，还是…, 都怪…: they tell a reason behind a sentence and behind a comma alike. */
const plainReason =
  /^(?:(?:这|其)(?:也|都|些)?(?:问题)?[与同跟](?=[^。；！？]{4,60}?(?:有[^，。；]{0,6}关(?:系|联)?(?:[，。；]|$)|分不开|密不可分))|(?:说到底|说白了|归根到底|归根结[底蒂]|追根溯源|追根究底)[，,：:]?(?:主要|关键|根本|根子|问题)?(?:还|就|都)?(?:是|在于|出在|在)?(?:由于|因为)?|(?:这|其|问题的?)?(?:根子|病根|症结|根源)(?:还|就|主要|都)?(?:在于|出在|是因为|在)|(?:这|也|都|就|只)?(?:都怪|怪就怪|只怪|要怪))/
/** Plain enough to begin a cause behind a comma: 学习不深，主要原因是… */
const causeBehindComma =
  /^(?:其|这)?(?:主要|根本)?原因(?:主要)?(?:是|在于)[：:]?|^究其原因[，,：:]?(?:主要)?(?:是|在于)?/
/** Behind a comma 主要是 explains (主要是抓得不紧) or describes (主要是门面出租). */
const toldBehindComma = /^主要(?:还)?是(?:由于|因为)?(?!表现|体现|指)|^主要(?:由于|因为)/
/** What stands in front of a 主要是 that lists what was counted or named: 群众反映较多, 还有一些困难, 重点对象. */
const isListed =
  /(?:意见|诉求|投诉|反映|建议|隐患)[^，。；]{0,8}$|(?:一些|几个|不少|以下|各类|诸多|若干|这样那样|\d+[个项条处])[^，。；]{0,6}(?:问题|不足|短板|差距|环节|困难|风险)$|(?:问题|不足|短板|困难|风险)\s*[\d一二三四五六七八九十几]+[个项条处件起]$|(?:任务|对象|内容|来源|形式|表现|方式|渠道|途径|方面|精力|收入|人群|群体|构成)$/
/** What something is made up of: 主要是外出务工的多, 主要是老年人居多. */
const isMade = /(?:的|者|[人户家]|居|占)(?:较|更|最|大)?多数?$|为主$/
/** What keeps somebody from doing it, said without a word of want: 陷于会议, 被检查占去了时间. */
const hinders =
  /[陷忙疲困限碍囿拘]于|占[去用了据]|挤[占掉]|顾不[上过]|抽不[开出]|怕|碍着|图[省方快]|习惯|老一套|老办法|满足于|依赖/
const causeBegins = new Set(
  "产存造出导形发的这该此上以问不情现状主根深直客具原究成其分剖反归症病要说追都怪只也就",
)
/** 问题：… below a line that only groups ((一)思想引领方面). */
const problemCue = /^(?:存在(?:的)?|主要|突出|具体)?问\s*题[：:]/
const measureBegins = new Set("下今对为整改进解具应努的措办打举方")
const measureCue =
  /^(?:(?:下一步|下步|今后|对此|为此)?[，,]?(?:整\s*改|改进|解决|具体|应对|努力)?(?:的)?(?:措\s*施|办法|对策|打算|举措|方向)(?:[一二三四五六七八九十\d]{1,2})?(?:是)?[：:]|(?:下一步|下步|今后)(?=(?:我|本人)?(?:要|将|须|需))|(?:下一步|下步|今后|下阶段|下一阶段)[，,：:](?=.{0,12}(?:将|要|应|需|我|认真|进一步|加强|加大|着力|努力)))/
/** What a problem's own cause or measure is announced by: 问题根源：… 【原因】… 怎么改：… */
const labelled =
  /^(?:[【〔[（(]([^】〕\]）)，。；：:]{2,10})[】〕\]）)][：:]?|([^【〔[（(，。；：:！？、“”]{2,10})[：:])/
const labelNames: readonly (readonly [Cut["role"], RegExp])[] = [
  [
    "cause",
    /^(?:问题|存在|产生|主要|根本|深层次?|思想|主观|客观|具体|的)*(?:原因|根源|根因|成因|起因|症结|病根|病因|根子|缘由|为什么|为何|为啥)(?:分析|剖析|查找|所在|何在|在哪儿?)?[一二三四五六七八九十\d]{0,2}$/,
  ],
  [
    "measure",
    /^(?:(?:下一?步|今后|明年|来年|整改|改进|解决|应对|努力|具体|主要|工作|目标|的|和|与|及)*(?:措施|办法|对策|打算|举措|方向|思路|途径|路径|解法|改法|药方|处方|出路)|(?:怎么|怎样|如何|咋)[改办治补解][决进]?|(?:立行)?整改|改进)[一二三四五六七八九十\d]{0,2}$/,
  ],
]

function labelAt(ahead: string): { length: number; role: Cut["role"] } | null {
  const match = labelled.exec(ahead)
  if (!match) return null
  const name = (match[1] ?? match[2])!.replace(/\s/g, "")
  const role = labelNames.find(([, pattern]) => pattern.test(name))?.[0]
  return role ? { length: match[0].length, role } : null
}

/** 问题二：… 原因：… 【对策】…: what a line begins with that tells a problem, its cause or its measure. */
export function isLabel(line: string): boolean {
  return problemLabel.test(line) || labelAt(line) !== null || labelAlone(line) !== null
}

const problemLabel =
  /^[【〔[（(]?(?:存在|主要|突出|具体)?(?:的)?问\s*题\s*(?:[一二三四五六七八九十\d]{1,3}|[（(][一二三四五六七八九十\d]{1,3}[）)])?(?:[：:、.．】〕\]]|[）)][：:])/

/** Does a paragraph without an ordinal begin with words that tell the cause of the problem above it? */
export function tellsCauseOfAbove(words: string): boolean {
  if (isCauseLabelled(words)) return true
  return cueAtStart(words)?.role === "cause" && !whyAll.test(words) && !whyAtLast.test(words)
}

/** 为什么：… asks nothing; it names what follows. */
export function isCauseLabelled(words: string): boolean {
  return labelAt(words)?.role === "cause"
}

/** 整改措施：… 【对策】… of one problem; 下一步打算：… is rather a plan. */
export function isMeasureLabelled(words: string): boolean {
  return labelAt(words)?.role === "measure" && !/^.?(?:下|今后|明年|来年|努力)/.test(words)
}

const behindCommaMeasure = /^(?:下一步|下步|今后|下阶段)[，,]?(?=(?:我|本人|我们)?(?:将|要|须|需))/
const whole =
  /^(?:产生|存在|造成|出现|导致|形成)?的?(?:上述|以上|这些)[^。]{0,10}(?:问题|不足|情况)|^(?:产生|存在|造成|出现|导致|形成)(?:的)?(?:问题|不足)/

export function splitLabels(text: string, tree: Tree): void {
  for (const section of tree.children) {
    if (!isSection(section)) continue
    const roles = cueOf(text, section)?.roles ?? []
    turnToCauses(text, section.body)
    liftSeveral(text, section.body)
    walk(text, section.body, { cause: roles.includes("cause"), measure: roles.includes("measure") })
  }
}

/** What the part's heading says is in it: then 主要是 behind a comma is a cause, 下一步将 a measure. */
interface Told {
  cause: boolean
  measure: boolean
}

const allTold: Told = { cause: true, measure: true }
const noneTold: Told = { cause: false, measure: false }

function walk(text: string, children: (TreeBlock | TreeList)[], told: Told): void {
  for (let i = 0; i < children.length; i++) {
    const child = children[i]!
    if (!isList(child)) continue
    for (const [k, item] of child.items.entries()) {
      if (item.role === "problem") {
        if (k > 0 && k === child.items.length - 1 && !child.items.slice(0, k).some(holdsCause)) {
          const lifted = lift(text, item)
          if (lifted) children.splice(i + 1, 0, ...lifted)
        }
        splitItem(text, item, told)
      }
      walk(text, item.rest, told)
      raise(item)
    }
    const lifted = liftRunOn(text, child)
    if (lifted) children.splice(i + 1, 0, ...lifted)
  }
}

/** Begins a paragraph of its own that tells why there are the problems in front of it. */
const whyAll =
  /^(?:(?:之所以|为什么)(?:会|还)?(?:出现|存在|产生|造成|形成|有)(?:了)?(?:上述|以上|这些|这样那样|这种|此类|如此)[^。，,；]{0,14}|(?:产生|存在|造成|出现|导致|形成)(?:了)?(?:上述|以上|这些|这样那样|这种|此类)[^。，,；]{0,14}|(?:上述|以上|这些)(?:问题|不足|差距|短板)[^。，,；]{0,10})[，,](?:究其(?:原因|根源)[，,])?(?:(?:主要|关键|根本|归根结底|归根到底|说到底)[，,]?(?:还)?(?:是|在于)(?:由于|因为)?|(?:根子|病根|症结|根源|问题)(?:还|就|主要|都)?(?:出)?(?:在于|在|是)|(?:是|都是)(?:由于|因为)|(?:源于|缘于|都怪))/
const whyAtLast =
  /^(?:说到底|说白了|归根到底|归根结[底蒂]|追根溯源|追根究底)[，,：:]?(?:主要|关键|根本|根子|问题)?(?:还|就|都)?(?:是|在于|出在|在)?(?:由于|因为)?/

/**
 * Paragraphs without ordinals behind problems of the same section: the one that tells their causes is no
 * problem. Words about all of them lead in; 说到底 is the cause's own.
 */
function turnToCauses(text: string, body: (TreeBlock | TreeList)[]): void {
  let met = false
  let counted = false
  for (let i = 0; i < body.length; i++) {
    const list = body[i]!
    if (!isList(list)) continue
    for (const [k, item] of list.items.entries()) {
      const turned = met && item.role === "problem" ? turnedToCause(text, item, counted) : null
      met ||= item.role === "problem"
      counted = item.role === "problem" && item.first.ordinal !== null && !holdsCause(item)
      if (!turned) continue
      const behind = list.items.splice(k).slice(1)
      if (behind.length > 0) turned.push({ kind: "list", role: list.role, items: behind })
      body.splice(list.items.length > 0 ? i + 1 : i, list.items.length > 0 ? 0 : 1, ...turned)
      break
    }
  }
}

function turnedToCause(text: string, item: TreeItem, counted: boolean): (TreeBlock | TreeList)[] | null {
  const { first } = item
  if (item.style !== "none" || first.ordinal || first.runOn) return null
  const [from, to] = first.text
  const words = text.slice(from, to)
  if (!whyAll.test(words) && (explainsSeveral(words) || (counted && givesReason(words))))
    return [{ kind: "list", role: "cause", items: [{ ...item, role: "cause" }] }]
  const ahead = text.slice(from, Math.min(to, from + 60))
  const all = whyAll.exec(ahead)
  const cue = all ?? whyAtLast.exec(ahead)
  if (!cue) return null
  const range: Range = [from, from + cue[0].length]
  const own = trimmed(text, range[1], to)
  if (own[0] === own[1]) return null
  const cause: TreeItem = { ...item, role: "cause", first: { ...first, text: own } }
  const list: TreeList = { kind: "list", role: "cause", items: [cause] }
  if (all) {
    cause.first.runOn = true
    return [{ type: "leadIn", ordinal: null, text: range, runOn: false, role: "cause" }, list]
  }
  cause.style = "label"
  cause.first.ordinal = range
  return [list]
}

const counts = "[两二三四五六七八九十几\\d]"
const ordinals = "[一二三四五六七八九十\\d]{1,3}"
const faults = "(?:的)?(?:问题|毛病|不足|短板|短处|差距|缺点|弱项|欠账|现象|情况|病)"
const asItem = "(?=[，,、：是怪根的则和与同及也都主其属归病说]|$)"
/** 前两个毛病, 第一条和第六条, 问题一、问题六, 上面这几条: problems in front of it, by their number or all together. */
const several = new RegExp(
  `^(?:(?:其中|至于|先说|再说|说到|说回|首先|其次|另外|而|但|反思下来|回头(?:细|再)?[看想]+|细(?:细)?想(?:来|想|起来)?|认真反思|深刻反思|追根究底|刨根问底|说到底|归结起来)[，,的]?|[^。，,；：]{0,8}(?:反思|细想|琢磨|来看)[，,]){0,3}(?:${[
    `[前后头末](?:面)?${counts}{1,2}[个条项点类种样](?:${faults}|${asItem})`,
    `第${ordinals}(?:[个条项点]?(?:[、和与及到至]第?${ordinals})+)?[个条项点类](?:${faults}|(?:[、和与及到至]第?${ordinals}[个条项点类])+|${asItem})`,
    `问题(?:[（(]?${ordinals}[）)]?)(?:[、和与及到至](?:问题)?[（(]?${ordinals}[）)]?)*`,
    `${ordinals}(?:[、和与及]${ordinals})+${counts}?[个条项点](?:${faults}|${asItem})`,
    `(?:上述|以上|上面|前面|这)(?:说?的|这)?(?:${counts}{1,2}|几|些)[个条项点样件](?:${faults}|${asItem})`,
    `(?:上述|以上|上面|前面|这些|这样的)(?:说?的|这些)?${faults}`,
  ].join("|")})`,
)
/** What tells a reason, said of whatever stands in front of it. */
const reason =
  /根子|根源|病根|[症毛]结|病因|同出一[源辙]|同一个(?:根|原因|毛病)|一个(?:病根|根子|原因|根源)|病[在出]|说到底|说穿了|说白了|归根|归结|追根|究其|[都就也只]?怪[我咱自]|怪就怪|(?:由于|因为)|源[于自]|缘于|[缘原]由|原因|造成的|引起的|导致的|所致|更多的?是|责任[^。，；]{0,4}在|[，,]?(?:主要|其实|多半|还|就|则)?(?:[是在]|在于)(?:我|咱|自己|班子|支部|思想|认识|能力|本领|作风|责任|机制|制度|考核|管理|长期|长年|总|把|没|对|怕|不敢|不愿|不会|不想|缺|嫌|懒|图)/
/** 说到底是一个病根：…, …，则是因为…: the clause in front of it says what it is the reason of. */
const reasoned =
  /^[^。；：！？]{3,44}?[，,](?:[^。；：，,！？]{1,20}[，,])?(?:则|都|也|多半|其实|主要|说来|这)?(?:(?:是|就是|都是|还是)?(?:因为|由于)|(?:源|缘)于|说到底|说穿了|说白了|归根结[底蒂]|归根到底|追根究底|究其[根原][源因本]|(?:根子|病根|根源|症结)(?:都|就|还|却|也)?(?:出?在|是)|都?怪[我咱自])/
/** What was or will be done about them explains nothing. */
const acts =
  /^[^。；：]{0,24}(?:已(?:经)?[^。，；]{0,6}(?:整改|解决|销号|办结|完成|列入)|整改(?:到位|完成|落实|措施|后|以后)|将|打算|准备|明年|下一?步|今后|请|列入|建立台账)/

/** Does a paragraph behind counted problems tell why there are some of them, or all? */
function explainsSeveral(words: string): boolean {
  const named = several.exec(words.slice(0, 80))
  if (!named || acts.test(words)) return false
  const rest = words.slice(named[0].length, 240)
  if (reason.test(rest)) return true
  // 先说第一条和第六条。 announces what follows.
  return /^[。：]/.test(rest) && voiceOf(rest).measure === 0
}

/** …，则是因为…: a reason of what its own first words name. */
function givesReason(words: string): boolean {
  const first = /^[^。！？]*/.exec(words.slice(0, 120))![0]
  return reasoned.test(first) && !cueAtStart(words.slice(0, 80)) && !acts.test(words)
}

/**
 * Paragraphs below the last of several counted problems that tell the causes of some or all of them: they leave
 * that problem, each an item of its own. Without a number, only where none of the problems holds a cause.
 */
function liftSeveral(text: string, body: (TreeBlock | TreeList)[]): void {
  for (let i = 0; i < body.length; i++) {
    const list = body[i]!
    if (!isList(list) || list.items.length < 2) continue
    const last = list.items.at(-1)!
    if (!list.items.some(({ role }) => role === "problem")) continue
    const bare = !list.items.slice(0, -1).some(holdsCause)
    const cut = severalWithin(text, last, bare)
    if (cut) body.splice(i + 1, 0, cut)
  }
}

/** What stands in the item, or in the last one inside it, from the first such paragraph on. */
function severalWithin(text: string, item: TreeItem, bare: boolean): TreeList | null {
  for (const [k, child] of item.rest.entries()) {
    if (isList(child)) {
      const found = k === item.rest.length - 1 ? severalWithin(text, child.items.at(-1)!, bare) : null
      if (found) return found
      continue
    }
    if (child.type !== "para" || child.runOn) continue
    const words = text.slice(...child.text)
    if ((bare && whyAll.test(words)) || !(explainsSeveral(words) || (bare && givesReason(words)))) continue
    const items: TreeItem[] = []
    for (const part of item.rest.splice(k)) {
      const before = items.at(-1)
      if (before && (isList(part) || part.type !== "para" || part.runOn)) before.rest.push(part)
      else
        items.push({
          kind: "item",
          role: "cause",
          style: "none",
          n: null,
          first: part as TreeBlock,
          rest: [],
        })
    }
    return { kind: "list", role: "cause", items }
  }
  return null
}

function holdsCause(item: TreeItem): boolean {
  return item.rest.some((child) => isList(child) && (child.role === "cause" || child.items.some(holdsCause)))
}

/**
 * A paragraph of causes behind the last problem, none of the others having any, is about them all: it
 * leaves the item, as a lead-in and an item without ordinal.
 */
function lift(text: string, item: TreeItem): (TreeBlock | TreeList)[] | null {
  for (const [k, child] of item.rest.entries()) {
    if (isList(child)) {
      const last = child.items.at(-1)!
      if (k === item.rest.length - 1 && last.role === "problem") return lift(text, last)
      continue
    }
    if (child.type !== "para" || child.runOn) continue
    const words = text.slice(...child.text)
    const cue = causeCue.exec(words.slice(0, 60))
    if (!cue) continue
    if (!whole.test(words) && /^原\s*因[：:]/.test(words)) continue
    const range: Range = [child.text[0], child.text[0] + cue[0].length]
    const first: TreeBlock = { ...child, text: trimmed(text, range[1], child.text[1]), runOn: true }
    if (first.text[0] === first.text[1]) return null
    const rest = item.rest.splice(k).slice(1)
    const cause: TreeItem = { kind: "item", role: "cause", style: "none", n: null, first, rest }
    return [
      { type: "leadIn", ordinal: null, text: range, runOn: false, role: "cause" },
      { kind: "list", role: "cause", items: [cause] },
    ]
  }
  return null
}

/**
 * A cause behind the last of several problems that are counted within one item is the item's:
 * （一）…：一是…；二是…。主要原因是…
 */
function raise(item: TreeItem): void {
  for (const [k, child] of item.rest.entries()) {
    if (!isList(child) || child.role !== "problem" || child.items.length < 2) continue
    const last = child.items.at(-1)!
    if (child.items.slice(0, -1).some(holdsCause)) continue
    const at = last.rest.findIndex((part) => isList(part) && part.role === "cause")
    const causes = last.rest[at]
    // Within a problem's own paragraph the cause is its own; on a line of its own it is not.
    if (!causes || !isList(causes) || (!last.first.runOn && causes.items[0]!.first.runOn)) continue
    item.rest.splice(k + 1, 0, ...last.rest.splice(at))
    return
  }
}

const speaksOfAll =
  /^(?:究其|分析|剖析|深挖|反思|归纳|(?:产生|存在|造成|出现|导致|形成)(?:的|了)?(?:上述|以上|这些|问题|不足)|(?:上述|以上|这些)(?:问题|不足))/

/** The same behind the last problem of a paragraph, when its words speak of all of them. */
function liftRunOn(text: string, list: TreeList): (TreeBlock | TreeList)[] | null {
  const last = list.items.at(-1)!
  if (list.items.length < 2 || !last.first.runOn || list.items.slice(0, -1).some(holdsCause)) return null
  const causes = last.rest[0]
  if (!causes || !isList(causes) || causes.role !== "cause" || causes.items.length !== 1) return null
  const cause = causes.items[0]!
  const range = cause.first.ordinal
  if (cause.style !== "label" || !range || !speaksOfAll.test(text.slice(...range))) return null
  last.rest.splice(0, 1)
  const first: TreeBlock = { ...cause.first, ordinal: null, runOn: true }
  const rest = [...cause.rest, ...last.rest.splice(0)]
  return [
    { type: "leadIn", ordinal: null, text: range, runOn: cause.first.runOn, role: "cause" },
    { kind: "list", role: "cause", items: [{ ...cause, style: "none", first, rest }] },
  ]
}

/** Splits the item's own paragraphs at each cue; what follows goes with the last cue. */
function splitItem(text: string, item: TreeItem, told: Told): void {
  const own = item.rest
  const rest: (TreeBlock | TreeList)[] = []
  let list: TreeList | null = null
  /** The block up to its first cue; null when nothing stands in front of it. */
  const split = (block: TreeBlock, keepStart: boolean): TreeBlock | null => {
    const cuts = cutsOf(text, block, keepStart, told)
    const [from, to] = block.text
    for (const [k, cut] of cuts.entries()) {
      const first: TreeBlock = {
        type: "para",
        ordinal: [cut.at, cut.end],
        text: trimmed(text, cut.end, cuts[k + 1]?.at ?? to),
        runOn: cut.at > from || block.runOn,
      }
      if (list?.role !== cut.role) {
        list = { kind: "list", role: cut.role, items: [] }
        rest.push(list)
      }
      list.items.push({ kind: "item", role: cut.role, style: "label", n: null, first, rest: [] })
    }
    const end = cuts[0]?.at ?? to
    return end > from || keepStart ? { ...block, text: trimmed(text, from, end) } : null
  }
  item.first = split(item.first, true)!
  const taken = new Set<TreeBlock>()
  for (const [k, child] of own.entries()) {
    if (!isList(child) && taken.has(child)) continue
    if (isList(child)) {
      rest.push(child)
      list = null
      continue
    }
    const open: TreeItem | undefined = (list as TreeList | null)?.items.at(-1)
    const to = open ? open.rest : rest
    if (child.type !== "para") {
      to.push(child)
      continue
    }
    const alone = labelAlone(text.slice(...child.text))
    const behind = alone ? paragraphsBehind(text, own, k + 1) : []
    if (alone && behind.length > 0) {
      const items = behind.map(
        (first): TreeItem => ({
          kind: "item",
          role: alone,
          style: "none",
          n: null,
          first,
          rest: [],
        }),
      )
      for (const block of behind) taken.add(block)
      rest.push({ ...child, type: "leadIn", role: alone }, { kind: "list", role: alone, items })
      list = null
      continue
    }
    const begun = beginsProblem(text, item, child)
    if (begun) {
      rest.push({ kind: "list", role: "problem", items: [begun] })
      item.rest = rest
      item.role = "other"
      // What follows belongs to the problem, as below one that has an ordinal.
      begun.rest.push(...own.slice(k + 1))
      splitItem(text, begun, told)
      return
    }
    const at = to.length
    const head = split(child, false)
    // What stood in front of the first cue goes in front of the list that the cue opened.
    if (head) to.splice(at, 0, head)
  }
  item.rest = rest
}

/** 原因分析： on a line of its own. */
function labelAlone(line: string): Cut["role"] | null {
  if (line.length > 14) return null
  const name = line.replace(/^[【〔[（(]|[】〕\]）)]?[：:]?$/g, "").replace(/\s/g, "")
  return labelNames.find(([, pattern]) => pattern.test(name))?.[0] ?? null
}

/** The paragraphs behind a label that stands alone, up to the next label or list. */
function paragraphsBehind(text: string, own: readonly (TreeBlock | TreeList)[], from: number): TreeBlock[] {
  const out: TreeBlock[] = []
  for (let k = from; k < own.length; k++) {
    const child = own[k]!
    if (isList(child) || child.type !== "para" || isLabel(text.slice(...child.text))) break
    out.push(child)
  }
  return out
}

/** The problem that a paragraph tells below the line that groups it, or null. */
function beginsProblem(text: string, { first }: TreeItem, block: TreeBlock): TreeItem | null {
  const group = text.slice(...first.text)
  // 青年干部培养不够系统 is the problem itself, and 存在问题： below it goes on with it.
  if (group.length > 24 || /[。；，：]./.test(group) || voiceOf(group).problem > 0) return null
  const [from, to] = block.text
  const cue = problemCue.exec(text.slice(from, Math.min(to, from + 16)))
  if (!cue || from + cue[0].length >= to) return null
  const ordinal: Range = [from, from + cue[0].length]
  const own: TreeBlock = { ...block, ordinal, text: trimmed(text, ordinal[1], to) }
  return { kind: "item", role: "problem", style: "label", n: null, first: own, rest: [] }
}

export interface Cut {
  at: number
  end: number
  role: "cause" | "measure"
}

/**
 * Cues at the beginning of a sentence, outside quotations, with something behind them. `keepStart`: the
 * block is an item's first and begins with the item's own words, whatever they are.
 */
function cutsOf(text: string, block: TreeBlock, keepStart: boolean, told: Told): Cut[] {
  const [from, to] = block.text
  const cuts: Cut[] = []
  let begins: "sentence" | "clause" | null = "sentence"
  let depth = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    const kinds = kindsOf[code]!
    if (begins === null && kinds === 0) continue
    if (begins && !isSpace(code)) {
      const cue = depth === 0 && !(keepStart && i === from) ? cueAt(text, i, to, begins, told, from) : null
      begins = null
      if (cue) {
        cuts.push(cue)
        i = cue.end - 1
        continue
      }
    }
    const c = text.charAt(i)
    if ("“（《".includes(c)) depth++
    else if ("”）》".includes(c)) depth = Math.max(0, depth - 1)
    else if ((kinds & (kind.ends | kind.pauses)) !== 0) {
      begins = "sentence"
      depth = 0
    } else if ((kinds & kind.parts) !== 0) begins = "clause"
  }
  return cuts
}

/**
 * Where a text that was read as one begins to tell a cause or a measure: what a person is asked about. Unlike
 * the reader it takes 主要是 behind a comma whatever the part's heading says.
 */
export function cuesWithin(text: string): readonly Cut[] {
  const block: TreeBlock = { type: "para", ordinal: null, text: [0, text.length], runOn: false }
  return cutsOf(text, block, true, allTold)
}

/** The words at the beginning of a text that name what follows a cause or a measure, or null. */
export function cueAtStart(text: string): Cut | null {
  return cueAt(text, 0, text.length, "sentence", noneTold) ?? cueAt(text, 0, text.length, "clause", allTold)
}

/** @param from where the block begins: what stands between it and `at` may say that 主要是 describes */
function cueAt(
  text: string,
  at: number,
  to: number,
  begins: "sentence" | "clause",
  told: Told,
  from = at,
): Cut | null {
  const c = text.charAt(at)
  const ahead = text.slice(at, Math.min(to, at + 60))
  const match = (pattern: RegExp, role: Cut["role"]): Cut | null => {
    const end = at + (pattern.exec(ahead)?.[0].length ?? 0)
    return end > at && end < to ? { at, end, role } : null
  }
  const mainly = (): Cut | null => {
    const cue = match(toldBehindComma, "cause")
    return cue && (told.cause || explains(text, cue, from, to)) ? cue : null
  }
  if (begins === "clause")
    return (
      (causeBegins.has(c)
        ? (match(causeBehindComma, "cause") ?? match(plainReason, "cause") ?? mainly())
        : null) ?? (told.measure && measureBegins.has(c) ? match(behindCommaMeasure, "measure") : null)
    )
  const named =
    (causeBegins.has(c) ? (match(causeCue, "cause") ?? match(plainReason, "cause")) : null) ??
    (measureBegins.has(c) ? match(measureCue, "measure") : null)
  if (named) return named
  const label = labelAt(ahead)
  return label && at + label.length < to ? { at, end: at + label.length, role: label.role } : null
}

/** Does a 主要是 behind a comma tell the reason of what stands in front of it, rather than what that consists of? */
function explains(text: string, cue: Cut, from: number, to: number): boolean {
  if (/(?:由于|因为)$/.test(text.slice(cue.at, cue.end))) return true
  const front = text.slice(Math.max(from, cue.at - 40), cue.at).replace(/[，,]\s*$/, "")
  if (isListed.test(front)) return false
  const said = /^[^，,。；！？]*/.exec(text.slice(cue.end, Math.min(to, cue.end + 60)))![0]
  return !isMade.test(said) && (hinders.test(said) || tellsReason(said))
}
