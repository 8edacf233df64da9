import { numeralValue } from "../../text/numerals"
import { perBlock } from "../facts"
import { meantYears, type Tense, timeline } from "../time"
import { hitsOfKind, type TimeHit, type YearsSaid, yearsSaid } from "../time-words"
import { type BlockFacts, rule } from "../types"

/** Party, state, army, reform: 周年数 is the year less the year it began. */
export const anniversary = rule({
  id: "anniversary",
  kind: "stale",
  severity: "error",
  scope: "report",
  title: "周年数与年份不符",
  basis: "周年数＝所讲年份－起始年份（1921年建党、1949年新中国成立、1927年建军等）；沿用旧稿时最易漏改",
  check(facts, { year }, flag) {
    const time = timeline(facts)
    for (const { block, tense } of time.places("anniversary")) {
      for (const claim of claims(facts.blocks[block]!)) {
        const meant = meantYears(claim.said, tense, year, time)
        if (!meant) continue
        const { n, counted } = claim
        const holds = (of: number) => counted.some(({ from }) => of - from === n)
        const over = meant.years.some(holds)
        if (over ? !isOver(claim, tense, year) : claim.ahead && meant.years.some((of) => holds(of + 1)))
          continue
        const of = tense === "plan" && !meant.sure ? year! + 1 : meant.years[0]!
        const right = of - counted[0]!.from
        if (right < 1) continue
        const certain = counted.every((it) => it.sure) && (meant.sure || tense === "review")
        flag(
          { block, in: "text", from: claim.from, to: claim.to },
          {
            severity: certain ? "error" : "warning",
            message: over ? overMessage(claim, of) : message(claim, of, right),
            fixes: [
              {
                title: `改为“${right}”`,
                edits: [
                  { span: { block, in: "text", from: claim.from, to: claim.numberTo }, insert: `${right}` },
                ],
                safe: false,
              },
            ],
          },
        )
      }
    }
  },
  examples: {
    flags: [
      { year: 2024, text: flagged("围绕庆祝建党⟦101周年⟧，开展主题活动6场，表彰党员12名。") },
      { year: 2024, text: flagged("为庆祝新中国成立⟦七十周年⟧，办展览3个，接待1200人次。") },
      {
        year: 2023,
        text: `一、主要工作\n一是抓学习。办班12期。\n二、下一步打算\n2024年是新中国成立⟦74周年⟧，要办好群众歌会。\n一是办好夜校。送课到组。`,
      },
      { year: 2024, text: flagged("在第⟦39个⟧教师节前夕，慰问教师18名。") },
    ],
    passes: [
      { year: 2024, text: flagged("围绕庆祝建党103周年，开展主题活动6场，表彰党员12名。") },
      {
        year: 2020,
        text: `一、主要工作\n一是抓学习。办班12期。\n二、下一步打算\n2021年是“十四五”开局之年，也是中国共产党成立100周年。\n一是办好夜校。送课到组。`,
      },
    ],
    guards: [
      {
        year: 2023,
        text: flagged("学习习近平总书记在庆祝中国共产党成立100周年大会上的重要讲话，研讨4次。"),
      },
      {
        year: 2023,
        text: flagged(
          "为建党100周年时获颁“七一勋章”荣誉的老党员送学上门。2021年建党100周年时颁发的纪念章，今年补发2枚；建校70周年校庆接待校友300人。",
        ),
      },
      { year: 2024, text: flagged("开展红军长征出发90周年宣讲4场。12月，喜迎澳门回归25周年，办诗会1场。") },
      {
        year: 2023,
        text: flagged(
          "用建党百年之际建成的广场办活动12场；纪念“枫桥经验”60周年暨“枫桥经验”20周年，调解纠纷61起。新中国成立75周年在即，筹备展览1个。",
        ),
      },
    ],
  },
})

function flagged(text: string): string {
  return `一、主要工作\n一是抓学习。${text}\n二、存在问题\n一是学用结合不够紧。\n三、下一步打算\n一是办好夜校。送课到组。`
}

interface Claim {
  from: number
  /** Behind the number. */
  numberTo: number
  to: number
  n: number
  unit: string
  name: string
  /** Years before the first count. */
  counted: readonly { from: number; sure: boolean }[]
  said: YearsSaid
  /** Something is made ready for it: it may lie in the year after. */
  ahead: boolean
  /** It is a task: 以庆祝…为契机. */
  task: boolean
}

/** Between an event and its count nothing but words that belong to the one or the other. */
const tail =
  /((?:同志|先生|祖国|战争|胜利|成立|诞生|诞辰|创建|建立|建军|建党|题词|发表|批示|提出|实施|启动|出台|开放|回归|爆发|办经济特区|纪念日|作战|工程|理念|论述|倡议|政策|精神|号召|活动|经验|战略|座谈会|召开|建成|通车|学习|推广|已|[”"’》」的之节])*第?\s?)(?:(\d{1,3})|([一二三四五六七八九十百零〇]{1,6}))\s?(周年|岁生日|周岁生日|周岁华诞|岁华诞|年华诞|华诞|个生日)/y
/** What every count ends with: most mentions are no count. */
const counting = /周年|生日|华诞|百年/
const century = /百(?:周)?年(?=之际|华诞|庆典|大庆|盛典|之年|纪念)/y
const ordinal =
  /(第\s?)(?:(\d{1,3})|([一二三四五六七八九十]{1,3}))(\s?[个届次])(?:[“"]|全民|全国|中国|国家|法定|“8·19”)*$/
/** A speech, a badge, a parade of that year is still read, worn and remembered later. */
const remembered =
  /^[”"’》」]?(?:庆祝|纪念|庆典)?(?:活动)?(?:上|(?:大会|座谈会)(?:上|实况|录像|[^，。；\d]{0,8}(?:讲话|精神|发表|宣布|指出|强调))|讲话|重要讲话|纪念章|奖章|勋章|阅兵|以来|后(?!续)|那[年天一]|当年)/
/** 建党百年之际建成的广场 is still used in later years. */
const madeThen =
  /^(?:之际|之年|前夕|来临之际|到来之际|时|那年)?[^，。；、的\d]{0,6}(?:建成|落成|开放|开馆|揭牌|挂牌|立|种下|栽下|颁发|获颁|获授|领到|佩戴上|授予|命名|获评|评选|创作|编写|编印|拍摄|捐|设立|成立|启用|修缮|改造|打造|竣工|开工|许下)[^，。；、的“”]{0,4}(?:“[^“”，。；]{1,16}”[^，。；、的“”]{0,6})?的/
const readying = /迎接|喜迎|即将|在即|前夕|临近|将至|来临|到来|献礼|筹备|筹办|准备|倒计时|明年|来年/
const celebrating = /庆祝|纪念|迎接|喜迎|献礼|契机|活动|谋划|办好|举办|开展|组织/
const recalled = /总结|经验|回顾|期间|以来|形成|做法|成果|建成/

const claims = perBlock((block: BlockFacts): readonly Claim[] => {
  const out: Claim[] = []
  for (const hit of hitsOfKind(block, "anniversary")) {
    const claim = anniversaryIn(block, hit)
    // 中国共产党 and 共产党成立 lead to one count.
    if (claim && !out.some((it) => it.from === claim.from)) out.push(claim)
  }
  for (const hit of hitsOfKind(block, "day")) {
    const claim = dayIn(block, hit)
    if (claim) out.push(claim)
  }
  for (const hit of hitsOfKind(block, "birthday")) {
    const claim = birthdayIn(block, hit)
    if (claim && !out.some((it) => it.from === claim.from)) out.push(claim)
  }
  return out
})

function anniversaryIn(block: BlockFacts, { entry, from, to }: TimeHit<"anniversary">): Claim | null {
  const { text } = block
  if (!counting.test(text.slice(to, to + 36))) return null
  const written = text.slice(from, to)
  if (ofParty.test(written) && !partyItself.test(text.slice(Math.max(0, from - 4), from))) return null
  const name = entry.events[0]!.event
  const counted = entry.events.map(({ year, confidence }) => ({ from: year, sure: confidence === "high" }))
  tail.lastIndex = to
  const match = tail.exec(text)
  if (match) {
    const [whole, filler, arabic, han, unit] = match
    const n = arabic ? Number(arabic) : numeralValue(han!)
    if (n === null || n < 1) return null
    const start = to + filler!.length
    const numberTo = start + (arabic ?? han!).length
    return claim(block, { from: start, numberTo, to: to + whole.length, n, unit: unit!, name, counted })
  }
  century.lastIndex = to
  const hundred = written === "建党" ? century.exec(text) : null
  if (!hundred) return null
  const end = to + hundred[0].length
  return claim(block, { from: to, numberTo: end - 1, to: end, n: 100, unit: "周年", name, counted })
}

/** 支部党成立…: only the Party itself has this birthday. */
const ofParty = /^(?:共产)?党(?:成立|诞生|的生日)$/
const partyItself = /(?:^|中国|庆祝|我们|我|纪念|迎接|喜迎|的|共产|伟大|，|。|、|“|在|向|为)$/

function dayIn(block: BlockFacts, { entry: { day }, from }: TimeHit<"day">): Claim | null {
  const match = ordinal.exec(block.text.slice(Math.max(0, from - 16), from))
  if (!match) return null
  const [whole, before, arabic, han, unit] = match
  const n = arabic ? Number(arabic) : numeralValue(han!)
  if (n === null) return null
  const start = from - whole.length + before!.length
  const numberTo = start + (arabic ?? han!).length
  const counted = [{ from: day.first - 1, sure: false }]
  return claim(block, {
    from: start,
    numberTo,
    to: numberTo + unit!.length,
    n,
    unit: "个",
    name: day.name,
    counted,
  })
}

const bornIn: Readonly<Record<string, { name: string; from: number }>> = {
  党: { name: "中国共产党成立", from: 1921 },
  祖国: { name: "中华人民共和国成立", from: 1949 },
}
const whose =
  /(?:^|[^一-龥]|庆祝|迎接|喜迎|纪念|向|为|在|我们|伟大的?|敬爱的|亲爱的)(党|祖国)(?:母亲)?的?\s?(\d{1,3})(周?)$/

/** 向党的100岁生日献礼. */
function birthdayIn(block: BlockFacts, { from, to }: TimeHit<"birthday">): Claim | null {
  const match = whose.exec(block.text.slice(Math.max(0, from - 16), from))
  if (!match) return null
  const { name, from: since } = bornIn[match[1]!]!
  const numberTo = from - match[3]!.length
  const start = numberTo - match[2]!.length
  const counted = [{ from: since, sure: true }]
  return claim(block, { from: start, numberTo, to, n: Number(match[2]), unit: "岁生日", name, counted })
}

function claim(block: BlockFacts, found: Omit<Claim, "said" | "ahead" | "task">): Claim | null {
  const { text } = block
  const behind = text.slice(found.to, found.to + 20)
  if (remembered.test(behind) || madeThen.test(behind)) return null
  const before = text.slice(Math.max(0, found.from - 24), found.from).replace(/^.*[。；！？]/s, "")
  const around = `${before}${/^[^。；！？]*/.exec(behind)![0]}`
  return {
    ...found,
    said: yearsSaid(block, found.from, found.to),
    ahead: readying.test(around),
    task: celebrating.test(around) && !recalled.test(around),
  }
}

/** A plan that sets out to celebrate what this very year has celebrated: 以庆祝建党100周年为契机, in a report of 2021. */
function isOver({ task, unit, said, counted, n }: Claim, tense: Tense, year: number | null): boolean {
  if (tense !== "plan" || year === null || !task || unit !== "周年") return false
  if (said.of || said.years.length > 0 || said.offsets.length > 0) return false
  return !counted.some(({ from }) => year + 1 - from === n)
}

function overMessage({ n, name }: Claim, of: number): string {
  return `${name}${n}周年是${of - 1}年的事，打算里却作为下一年的任务，可能是沿用旧稿时漏改。核对后换成${of}年的任务。`
}

function message({ n, name, unit, counted }: Claim, of: number, right: number): string {
  if (unit === "个")
    return `${of}年的${name}是第${right}个，这里写的是第${n}个，可能是沿用往年的稿子。核对后改为“${right}”。`
  return `${name}从${counted[0]!.from}年算起，${of}年是${right}周年，这里写的是${n}${unit}，可能是沿用往年的稿子。核对后改为“${right}”。`
}
