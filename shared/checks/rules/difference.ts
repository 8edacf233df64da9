import {
  type Exact,
  type Figure,
  figuresOf,
  fitOf,
  isExact,
  isShare,
  rewrite,
  sayShare,
  slack,
  tidy,
} from "../arithmetic"
import { unbracketed } from "../arithmetic-parts"
import { gate } from "../gate"
import { type BlockFacts, type LocalReport, rule } from "../types"

/**
 * What is said of a change must come of the two states: 由81%提高到96%，提高15个百分点; 比去年的320件增加80件，增长25%.
 */
export const difference = rule({
  id: "difference",
  kind: "arithmetic",
  severity: "error",
  scope: "block",
  title: "增减幅度与前后数不符",
  basis: "公文数据应准确：增减数、增减幅度由前后两个数得出；百分数之差用“百分点”",
  check(block, _context, flag) {
    const figures = figuresOf(block)
    if (figures.length < 2) return
    for (let i = 1; i < figures.length; i++) {
      const change = fromTo(block.text, figures, i) ?? comparedWith(block.text, figures, i)
      if (change) judgeClaims(block, figures, change, flag)
      else if (toldOtherwise(block.text, figures, i, flag)) i++
      else judgeIncrease(block, figures, i, flag)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓培训。办班12期。参学率由81%提高到96%，提高⟦14个百分点⟧。",
      "一、主要工作\n一是抓服务。办结时限由7天压缩到4天，压缩⟦2天⟧。",
      "一、主要工作\n一是抓产业。收入由200万元增加到250万元，增长⟦20%⟧。",
      "一、主要工作\n一是抓项目。造林1.2万亩，比去年的1万亩增长⟦22%⟧。",
      "一、主要工作\n一是抓作风。收到差评4件，比去年的16件减少⟦四分之一⟧。",
      "一、主要工作\n一是抓节约。支出21万元，比上年减少3万元，下降⟦14.3%⟧。",
      "一、主要工作\n一是抓整治。发案由64件⟦下降到72件⟧，群众安全感明显增强。",
    ],
    passes: [
      "一、主要工作\n一是抓培训。办班12期。参学率由81%提高到96%，提高15个百分点。",
      "一、主要工作\n一是抓产业。集体收入由去年的6.4万元增加到8.6万元，净增2.2万元，增长34.4%。",
      "一、主要工作\n一是抓节约。支出21万元，比上年减少3万元，下降12.5%。",
    ],
    guards: [
      // Rounded as well as cut off.
      "一、主要工作\n一是抓运营。客运量862万人次，比上年的718万人次增加144万人次，增长20%。",
      // The growth of something else.
      "一、主要工作\n一是抓产业。基地由3个增加到5个，带动户均收入增长12%。",
      "一、主要工作\n一是抓产业。收入由200万元增加到250万元以上，增长近三成。",
      "一、主要工作\n一是抓服务。时限由55分钟缩短到38分钟，群众满意度提高6个百分点。",
    ],
  },
})

/** States and a change in other words: 计划55天，实际41天; 上年320件，今年400件; 新增12户、注销5户; 在240万元的基础上. */
function toldOtherwise(text: string, figures: readonly Figure[], i: number, flag: Flag): boolean {
  const { unit } = figures[i - 1]!
  const claim = figures[i + 1]
  if (!claim) return false
  if (claim.unit === unit && onTopOf(text, figures, i, flag)) return true
  if (claim.unit === unit && moreThan(text, figures, i, flag)) return true
  if (claim.unit === unit && stateToldLast(text, figures, i, flag)) return true
  return (
    figures[i]!.unit === unit &&
    (plannedAndDone(text, figures, i, flag) ||
      thenAndNow(text, figures, i, flag) ||
      netOf(text, figures, i, flag))
  )
}

type Flag = (from: number, to: number, report: LocalReport) => void

interface Change {
  before: Exact
  after: Exact
  /** Number of the figure whose claim comes next. */
  next: number
  /** The word of change between the two, with its place; null in a comparison. */
  word: { text: string; from: number } | null
}

const ups =
  "提高|提升|增加|增长|增至|上升|升高|上涨|扩大|扩展|扩充|扩建|扩容|拓展|壮大|发展|攀升|跃升|增产|增收|增开|净增|多收|增|升|涨"
const downs =
  "减少|下降|降低|压缩|压减|压降|缩短|缩减|精简|整合|下跌|下滑|回落|减轻|控制|压|节约|节省|减产|减收|脱贫|减贫|少收|净减|减|降|缩"
const isUp = new RegExp(`^(?:${ups})$`)
const laterTime =
  "(?:现在|目前|当前|如今|今年|当年|本年|年底|年末|期末|学期末|整治后|改造后|改革后|\\d{4}年|1?\\d月(?:底|末)?)"
const each = `(?:${laterTime}?的?(?:平均)?每[\\u4e00-\\u9fff]{1,2}|[人户村亩]均|${laterTime}的)?`
const leads = new RegExp(
  `^[^，。；：、\\d]{0,10}?(?:(${ups})|(${downs}))了?[到至为]${each}$|^(?:变为|变成|到)$`,
)
/** What each of the leads ends in, or a bracket that is passed over, or what each counts by. */
const ofLeadEnd = gate("到至为成）的")
const ofEach = gate("每均")
const claimWords = new RegExp(
  `^[^，。；：、]{0,3}?[，、,]?(?:净|共|同比|又|累计|平均|实际|[比较](?:去年|上年|上一年|年初)(?:同期)?|[比较](?:原来|同期))?(?:(${ups})|(${downs})|[多少高低快慢超](?:出|了)?|增幅|升幅|涨幅|降幅|减幅|翻了?)(?:了|幅度|率|达到|达|为|约){0,2}$`,
)

const comparison = /^[^，。；：、]{0,6}(?:比|较|与|同)[^，。；：、]{1,14}$/
const ofComparison = gate("比较与同")
const changeEnd = new RegExp(`(?:${ups}|${downs}|新|多|少|快|慢|高|低)了?$`)

const stateBefore = /[由从][^，。；：、]{0,14}$|(?:上年|去年|年初|原来|原先|此前|期初)的?$/

/** 由A增加到B, 从A降至B: `i` is the number of B. */
function fromTo(text: string, figures: readonly Figure[], i: number): Change | null {
  const before = figures[i - 1]!
  const after = figures[i]!
  if (!isExact(before) || !isExact(after) || before.unit !== after.unit || before.part !== after.part)
    return null
  const end = after.from
  if (!ofLeadEnd.within(text, end - 1, end) && !ofEach.within(text, end - 3, end)) return null
  const between = unbracketed(text.slice(before.to, after.from))
  const match = leads.exec(between)
  if (!match) return null
  if (!stateBefore.test(text.slice(Math.max(0, before.from - 16), before.from))) return null
  const word = match[1] ?? match[2]
  const at = word === undefined ? -1 : text.lastIndexOf(word, after.from)
  return { before, after, next: i + 1, word: word === undefined ? null : { text: word, from: at } }
}

const ofTime =
  /^[，；]?[比较与同](?:上年|去年|前年|上届|上期|上学[年期]|年初|同期|此前|原来)(?:同期|末|底)?的?$/
const eachWord = /均|每/
const nameBefore = /^[，；]?(?:总)?([\u4e00-\u9fff]{2,6}?)(?:按可比口径|同口径)?[比较与同]/

/** B，比去年的A增加…: `i` is the number of A. */
function comparedWith(text: string, figures: readonly Figure[], i: number): Change | null {
  const before = figures[i]!
  if (!isExact(before)) return null
  const from = Math.max(before.head, figures[i - 1]!.to)
  if (!ofComparison.within(text, from, from + 7)) return null
  const head = text.slice(from, before.from)
  // 较上年增加22万元 says by how much, not from where.
  if (!comparison.test(head) || changeEnd.test(head) || head.startsWith("相比")) return null
  const next = figures[i + 1]
  if (!next || next.from - before.to > 12 || !claimWords.test(text.slice(before.to, next.from))) return null
  if (isShare(before)) {
    // 上线率65%，比上年的58.2%提高6.8个百分点: of shares only the one right before is surely meant.
    const after = figures[i - 1]!
    const isMeant = next.unit === "个百分点" && after.unit === "%" && isExact(after) && before.unit === "%"
    return isMeant && before.clause - after.clause === 1 && ofTime.test(head)
      ? { before, after, next: i + 1, word: null }
      : null
  }
  const perHead = eachWord.test(head)
  /** What is compared, where its name is said again: 总量比上年的…, 税收收入比上年的…. */
  const name = nameBefore.exec(head)?.[1] ?? ""
  let nearest: Exact | null = null
  let named: Exact | null = null
  /** What each has on average: meant only where nothing else is told. */
  let mean: Exact | null = null
  let several = false
  /** Others are told besides that were passed over. */
  let among = false
  for (let k = i - 1; k >= 0 && figures[k]!.sentence === before.sentence; k--) {
    const after = figures[k]!
    if (after.unit !== before.unit) continue
    if (!isExact(after)) {
      if (nearest && !several && name === "") break
      return null
    }
    const own = text.slice(Math.max(after.head, figures[k - 1]?.to ?? 0), after.from)
    // 人均收入4.62万元，比上年的4.4万元增长5%: what stands right before is meant.
    const isNext = name === "" && before.clause - after.clause === 1
    if (!perHead && !isNext && eachWord.test(own)) {
      mean ??= after
      among = true
      continue
    }
    const inParts =
      text.slice(Math.max(0, figures[k - 1]?.to ?? 0), after.from).includes("其中") ||
      /、/.test(text.slice(after.head, after.from)) ||
      // 完成1.35万亩，占计划1.3万亩的103.8%，比上年的…: nobody holds a plan against last year.
      /(?:计划|目标|任务|指标|预算|定额)[^，。；、]{0,4}$/.test(own)
    if (name !== "" && own.includes(name)) named ??= after
    if (inParts) {
      among = true
      continue
    }
    if (nearest) several = true
    nearest ??= after
  }
  nearest ??= mean
  // Of several that are told, the one that bears the name is meant; without it, and of a sum of them, nobody can say.
  const isTotal = /^[，；]?总/.test(head)
  const after = name === "" ? nearest : several && isTotal ? null : (named ?? (several ? null : nearest))
  if (!after || ((several || among) && isElsewhere(before, after, next))) return null
  return { before, after, next: i + 1, word: null }
}

/** Nobody mistypes 31% for 250%: it is the growth of something else. */
function isElsewhere(before: Exact, after: Exact, { share }: Figure): boolean {
  return share !== null && Math.abs(Math.abs(after.value - before.value) / before.value - share) > furthest
}

const furthest = 0.4

/** The claims that follow two states, as long as they are about them: 净增2.2万元，增长34.4%. */
function judgeClaims({ text }: BlockFacts, figures: readonly Figure[], change: Change, flag: Flag): void {
  const { before, after, word } = change
  if (word && before.value !== after.value) {
    const up = isUp.test(word.text)
    if (up !== after.value > before.value && !/发展/.test(word.text)) {
      flag(word.from, after.to, {
        severity: "warning",
        message: `从${before.text}到${after.text}是${up ? "减少" : "增加"}，写的是“${word.text}”。核对两个数和用词。`,
      })
      return
    }
  }
  const told = toldFirst(text, figures, change)
  if (told) judgeClaim(told, before, after, flag)
  let previous: Figure = figures[change.next - 1]!
  for (let i = change.next; i < figures.length; i++) {
    const claim = figures[i]!
    if (claim.part !== previous.part) return
    const between = unbracketed(text.slice(previous.to, claim.from))
    if (claim.unit === "倍" && isExact(claim) && asMuch.test(between)) {
      judgeTimes(claim, before, after, flag)
      previous = claim
      continue
    }
    const match = claimWords.exec(between)
    const isAdded =
      !match &&
      ((after.value > before.value && added.test(between)) ||
        (after.value < before.value && removed.test(between) && isNearby(claim, before, after)))
    if ((!match && !isAdded) || !isExact(claim)) return
    // 床位由180张扩充到240张，新增70张; some may have gone meanwhile, which would be told.
    if (isAdded) {
      if (claim.unit === before.unit && !/淘汰|退出|注销|减少|报废|流失|关停|撤|退休|调出|离/.test(text))
        judgeClaim(claim, before, after, (from, to, report) =>
          flag(from, to, { ...report, severity: "warning" }),
        )
      return
    }
    judgeClaim(claim, before, after, flag, claim.unit === after.unit ? sumsUpTo(text, figures, after) : [])
    previous = claim
  }
}

const added = /^，(?:共|全年)?新增了?$/
/** 债务由182万元压降至126万元，化解债务56万元 */
const removed = /^，(?:累计|共|全年)?(?:化解|消化|偿还|清偿|削减|压减|核减|减少)[\u4e00-\u9fff]{0,4}$/
/** So far from what lies between them it is the amount of something else. */
function isNearby({ value }: Figure, before: Exact, after: Exact): boolean {
  const off = Math.abs(after.value - before.value)
  return value !== null && Math.abs(value - off) <= off * 0.35
}

const asMuch =
  /^[，、]?(?:约)?(?:是|为|相当于|达到?)(?:上年|去年|前年|原来|年初|此前|改造前|上届)(?:同期|全年)?的$/

/** 由1200万元增至3600万元，是上年的3倍 */
function judgeTimes(claim: Exact, before: Exact, after: Exact, flag: Flag): void {
  const times = after.value / before.value
  if (before.value === 0 || Math.abs(times - claim.value) <= Math.max(0.1 * claim.value, claim.step / 2))
    return
  flag(claim.from, claim.to, {
    severity: "warning",
    message: `从${before.text}到${after.text}是原来的${tidy(Number(times.toFixed(2)))}倍，写的是${claim.text}。核对后改正。`,
  })
}

const fromBehind = /^，[由从][^，。；：、\d]{0,10}$/
const changeWord = new RegExp(`(?:(${ups})|(${downs}))了?$`)

/** 下降12%，由50万元降到45万元: the change stands before the states. */
function toldFirst(text: string, figures: readonly Figure[], { before, word, next }: Change): Exact | null {
  const claim = figures[next - 3]
  if (!claim || figures[next - 2] !== before || !word || !isExact(claim) || claim.part !== before.part)
    return null
  // 收入增长12%，由3家增加到5家民宿带动: what grew is something else.
  if (
    !/^[，。；]/.test(text.charAt(figures[next - 1]!.to)) ||
    !fromBehind.test(text.slice(claim.to, before.from))
  )
    return null
  if (!isShare(claim) && claim.unit !== before.unit && claim.unit !== "个百分点") return null
  const said = changeWord.exec(text.slice(claim.head, claim.from))
  return said && (said[1] !== undefined) === isUp.test(word.text) ? claim : null
}

/** 金牌6枚、银牌4枚，共11枚: when that is no sum of theirs, what the parts come to may be right. */
function sumsUpTo(text: string, figures: readonly Figure[], after: Exact): number[] {
  if (!/[共计]$/.test(text.slice(after.head, after.from))) return []
  let sum = 0
  for (const figure of figures) {
    if (figure === after) return [tidy(sum)]
    if (figure.sentence === after.sentence && figure.unit === after.unit) sum += figure.value ?? 0
  }
  return []
}

/** `others`: what the later state may come to instead. */
function judgeClaim(
  claim: Exact,
  before: Exact,
  after: Exact,
  flag: Flag,
  others: readonly number[] = [],
): void {
  const off = tidy(Math.abs(after.value - before.value))
  if (others.some((other) => near(tidy(Math.abs(other - before.value)), claim))) return
  const states = `从${before.text}到${after.text}`
  if (claim.unit === "番") {
    const times = 2 ** claim.value
    if (after.value < before.value * times * 0.97)
      flag(claim.from, claim.to, {
        severity: "warning",
        message: `${states}是原来的${tidy(Number((after.value / before.value).toFixed(2)))}倍，写的是“${claim.text}”（应为${times}倍）。核对后改正。`,
      })
    return
  }
  if (claim.unit === "倍") {
    const grown = off / before.value
    // 增加到2倍 and 增加2倍 are taken for one another too often to say more.
    if (after.value <= before.value || Math.abs(grown - claim.value) <= 0.1 * claim.value) return
    const also = Math.abs(after.value / before.value - claim.value) <= 0.1 * claim.value
    flag(claim.from, claim.to, {
      severity: "warning",
      message: `${states}增加了${tidy(Number(grown.toFixed(2)))}倍，写的是${claim.text}${also ? "，把“是原来的几倍”当成了增加几倍" : ""}。核对后改正。`,
    })
    return
  }
  if ((isShare(before) && !(before.unit === "‰" && claim.unit === "%")) || before.unit === "个百分点") {
    if (claim.unit === before.unit && claim.unit === "%") {
      if (!near(off, claim)) {
        const fit = fitOf(claim, 0, off / before.value, 0)
        if (before.value === 0 || fit === "fits") return
        flag(claim.from, claim.to, {
          severity: "warning",
          message: `${states}相差${off}个百分点，变动是${sayShare(off / before.value, claim)}，写的是${claim.text}。核对后改正。`,
        })
        return
      }
      const insert = claim.text.replace(/[%％]$/, "个百分点")
      flag(claim.from, claim.to, {
        severity: "warning",
        message: `两个百分数相差${claim.text.slice(0, -1)}个百分点，不是${claim.text}。改为“${insert}”。`,
        fixes: [
          { title: `改为“${insert}”`, edits: [{ from: claim.from, to: claim.to, insert }], safe: false },
        ],
      })
      return
    }
    if (claim.unit === "个百分点" && !near(off, claim)) {
      flag(claim.from, claim.to, {
        message: `${states}相差${off}个百分点，写的是${claim.text}。核对后改正。`,
        fixes: rewrite(claim, off),
      })
    }
    return
  }
  if (isShare(claim)) {
    if (before.value === 0) return
    const loose = slack(after) + slack(before)
    const low = (off - loose) / (before.value + slack(before))
    const high = (off + loose) / Math.max(before.value - slack(before), Number.MIN_VALUE)
    const fit = fitOf(claim, low, off / before.value, high)
    if (fit === "fits") return
    flag(claim.from, claim.to, {
      severity: fit === "wrong" ? "error" : "warning",
      message: `${states}，变动是${sayShare(off / before.value, claim)}，写的是${claim.text}。核对后改正。`,
      fixes: claim.unit === "%" ? rewrite(claim, (off / before.value) * 100) : [],
    })
    return
  }
  if (claim.unit !== before.unit || near(off, claim)) return
  const rounded = Math.abs(off - claim.value) <= slack(before) + slack(after)
  flag(claim.from, claim.to, {
    severity: rounded ? "warning" : "error",
    message: `${states}相差${sayLike(off, claim)}，写的是${claim.text}。核对后改正。`,
    fixes: rewrite(claim, off),
  })
}

const ofActual = gate("实最现")
const plan = /(?:计划|预计|预算|概算|定额|标准|承诺|法定|规定)[^，。；、\d]{0,8}$/
const actual = /^[^，。；、]{0,6}，(?:实际|最终|最后|现)[^，。；、\d]{0,8}$/
const savedWord =
  /提前|缩短|压缩|节省|节约|节余|结余|减少|少用|少花|拖延|滞后|推迟|超期|超支|超出|增加|多用|多花/
const saved =
  /^[^，。；、]{0,4}，(?:比计划|较计划|共|累计)?(?:提前|缩短|压缩|节省|节约|节余|结余|减少|少用|少花|拖延|滞后|推迟|超期|超支|超出|超|增加|多用|多花)了?$/

/** 计划55天，实际用时41天，提前9天: `i` is the number of what it came to. */
function plannedAndDone(text: string, figures: readonly Figure[], i: number, flag: Flag): boolean {
  const first = figures[i - 1]!
  const done = figures[i]!
  const claim = figures[i + 1]
  if (!claim || first.unit !== done.unit || claim.unit !== done.unit || claim.part !== first.part)
    return false
  if (!isExact(first) || !isExact(done) || !isExact(claim) || isShare(first)) return false
  if (!ofActual.within(text, first.to, done.from)) return false
  if (!actual.test(text.slice(first.to, done.from)) || !saved.test(text.slice(done.to, claim.from)))
    return false
  if (!plan.test(text.slice(first.head, first.from))) return false
  const word = savedWord.exec(text.slice(done.to, claim.from))?.[0]
  if (
    word !== undefined &&
    first.value !== done.value &&
    /[提缩压节结减少]/.test(word) !== done.value < first.value
  ) {
    flag(done.from, claim.to, {
      severity: "warning",
      message: `计划${first.text}，实际${done.text}，是${done.value < first.value ? "少" : "多"}了，写的是“${word}”。核对两个数和用词。`,
    })
    return true
  }
  judgeClaim(claim, first, done, flag)
  return true
}

const earlierState =
  /(?:上年|去年|同期|上届|上期|年初|改造前|改革前|整治前|此前|原来|前年)(?:末|底|同期)?[^，。；、\d]{0,10}$/
const laterState =
  /^[^，。；、\d]{0,4}(?:，|相比，?)(?:为|今年|当年|本年|本年度?|现在|现|目前|年末|年底|本届|本期|改造后|改革后|整治后)[^，。；、\d]{0,10}$/
const besideEarlier =
  /^[^，。；、\d]{0,4}，(?:而)?(?:上年|去年|上届|上期|前年)(?:同期)?[^，。；、\d]{0,4}(?<![比较多少增减长降])$/

/** 上年320件，今年400件，增长25%, or 今年400件，上年320件，增长25%: `i` is the number of the second. */
function thenAndNow(text: string, figures: readonly Figure[], i: number, flag: Flag): boolean {
  const first = figures[i - 1]!
  const second = figures[i]!
  const claim = figures[i + 1]
  if (!claim || first.unit !== second.unit || claim.part !== first.part || claim.clause - second.clause > 1)
    return false
  const isBeside = second.clause === first.clause && text.slice(first.to, second.from).startsWith("相比")
  if ((second.clause - first.clause !== 1 && !isBeside) || !ofState.within(text, first.head, second.from))
    return false
  if (!isExact(first) || !isExact(second) || !isExact(claim)) return false
  // An amount of the other unit is of something else.
  if (!isShare(claim) && claim.unit !== first.unit && claim.unit !== "个百分点" && claim.unit !== "倍")
    return false
  const said = claimWords.exec(text.slice(second.to, claim.from))
  if (!said || (said[1] === undefined) === (said[2] === undefined)) return false
  const between = text.slice(first.to, second.from)
  const forward =
    laterState.test(between) && earlierState.test(text.slice(Math.max(0, first.head), first.from))
  if (!forward && !besideEarlier.test(between)) return false
  const [before, after] = forward ? [first, second] : [second, first]
  // The words and the states point apart: what is compared is not these two.
  if ((said[1] !== undefined) !== after.value > before.value) {
    // Unless the amount is just theirs: then the word is wrong.
    if (claim.unit !== before.unit || !near(tidy(Math.abs(after.value - before.value)), claim)) return false
    flag(second.from, claim.to, {
      severity: "warning",
      message: `从${before.text}到${after.text}是${said[1] === undefined ? "增加" : "减少"}，写的是“${said[1] ?? said[2]}”。核对两个数和用词。`,
    })
    return true
  }
  judgeClaim(claim, before, after, flag)
  return true
}

const ofState = gate("上去同年改整此原前当")
const ofFoundation = gate("础")
const foundation =
  /^[^，。；、\d]{0,6}基础上，?(?:又|再|净)?(?:(?:增[长加]|提[高升]|上升)|(?:下降|减少|压减|压缩|降低))了?$/
const upTo =
  /^，?(?:已)?(?:达到?|增至|升至|增加到|增长到|提高到|降至|降到|减少到|压减到|减至|今年为|现为|降为|减为|增为)(?:了)?$/

/** 在上年240万元的基础上增长25%，达到300万元: `i` is the number of the growth. */
function onTopOf(text: string, figures: readonly Figure[], i: number, flag: Flag): boolean {
  const before = figures[i - 1]!
  const claim = figures[i]!
  const after = figures[i + 1]
  if (!after || after.unit !== before.unit || after.part !== before.part || isShare(before)) return false
  if (!isExact(before) || !isExact(claim) || !isExact(after) || claim.from - before.to > 16) return false
  if (!ofFoundation.within(text, before.to, claim.from)) return false
  if (!upTo.test(text.slice(claim.to, after.from))) return false
  if (!foundation.test(text.slice(before.to, claim.from))) return false
  if (!isShare(claim) && claim.unit !== before.unit) return false
  judgeClaim(claim, before, after, flag)
  return true
}

const grown = new RegExp(`^(?:同期)?(?:净)?(?:(${ups})|(${downs}))了?$`)

/** 比上年的820万元增加160万元，达到980万元: `i` is the number of the growth. */
function moreThan(text: string, figures: readonly Figure[], i: number, flag: Flag): boolean {
  const before = figures[i - 1]!
  const claim = figures[i]!
  const after = figures[i + 1]!
  if (after.part !== before.part || !isExact(before) || !isExact(claim) || !isExact(after)) return false
  if (isShare(before) || !grown.test(text.slice(before.to, claim.from))) return false
  if (!ofComparison.within(text, before.from - 10, before.from)) return false
  if (
    !/[比较](?:上年|去年|前年|年初|同期|上届)[^，。；、\d]{0,6}$/.test(text.slice(before.head, before.from))
  )
    return false
  if (!upTo.test(text.slice(claim.to, after.from)) || (!isShare(claim) && claim.unit !== before.unit))
    return false
  judgeClaim(claim, before, after, flag)
  return true
}

const ofNet = gate("净")
const came =
  /(?:新[增登设建办发引招加入]|增加|发展|引进|招录|招聘|转入|调入|迁入|入职|吸纳|吸收)[^，。；、]{0,8}$/
const went =
  /^[^，。；、]{0,6}[，、](?:注销|退出|减少|流失|离职|迁出|转出|调出|淘汰|关停|清退|退休|撤销|取消|歇业|退会|脱会|退社|倒闭|关闭)[^，。；、\d]{0,6}$/
const net =
  /^[^，。；、]{0,6}，(?:实际|当年|全年|[比较]年初|[比较]上年末?)?净增[加长]?了?([^，。；、\d]{0,6})$/

/** 新增12户、注销5户，净增7户: `i` is the number of those that went. */
function netOf(text: string, figures: readonly Figure[], i: number, flag: Flag): boolean {
  const more = figures[i - 1]!
  const less = figures[i]!
  const claim = figures[i + 1]
  if (!claim || more.unit !== less.unit || claim.unit !== less.unit || claim.part !== more.part) return false
  if (!isExact(more) || !isExact(less) || !isExact(claim) || isShare(more)) return false
  if (!ofNet.within(text, less.to, claim.from)) return false
  const named = net.exec(text.slice(less.to, claim.from))
  if (!named || !went.test(text.slice(more.to, less.from))) return false
  if (!came.test(text.slice(more.head, more.from)) || /、/.test(text.slice(more.head, more.from)))
    return false
  const last = figures[i - 2]
  if (last && last.part === more.part && last.unit === more.unit) return false
  // 新增会员75名，退出12名，净增党员5名: some of them.
  const noun = named?.[1] ?? ""
  if (noun.length > 1 && !text.slice(more.head, less.from).includes(noun.slice(0, 2))) return false
  const off = tidy(more.value - less.value)
  if (off > 0 && near(off, claim)) return true
  if (off <= 0) {
    if (off === 0 || !near(-off, claim)) return true
    flag(claim.from, claim.to, {
      severity: "warning",
      message: `增加${more.text}、减少${less.text}，是净减${claim.text}，写的是净增。核对两个数和用词。`,
    })
    return true
  }
  const rounded = Math.abs(off - claim.value) <= slack(more) + slack(less)
  flag(claim.from, claim.to, {
    severity: rounded ? "warning" : "error",
    message: `增加${more.text}、减少${less.text}，净增${sayLike(off, claim)}，写的是${claim.text}。核对后改正。`,
    fixes: rewrite(claim, off),
  })
  return true
}

const stateLast =
  /^[（，](?:而)?(?:上年|去年|前年|上届|上期|年初)(?:同期)?(?:支出|收入|完成|总量|数)?(?:为|是|只有|仅有?|达)?$/

/** 支出36.5万元，同比减少3.8万元（上年为40.3万元）: `i` is the number of the change. */
function stateToldLast(text: string, figures: readonly Figure[], i: number, flag: Flag): boolean {
  const after = figures[i - 1]!
  const claim = figures[i]!
  const before = figures[i + 1]!
  if (!isExact(after) || !isExact(claim) || !isExact(before) || isShare(after) || before.part !== after.part)
    return false
  if (!ofState.within(text, claim.to, before.from) || !stateLast.test(text.slice(claim.to, before.from)))
    return false
  const said = increased.exec(text.slice(after.to, claim.from))
  if (!said || (!isShare(claim) && claim.unit !== after.unit)) return false
  if ((said[1] !== undefined) === after.value > before.value) judgeClaim(claim, before, after, flag)
  else
    flag(claim.from, claim.to, {
      severity: "warning",
      message: `从${before.text}到${after.text}是${said[1] === undefined ? "增加" : "减少"}，写的是“${said[1] ?? said[2]}”。核对两个数和用词。`,
    })
  return true
}

/** Is it what is written, or rounded to as many digits as are written? */
function near(value: number, { value: written, step }: Exact): boolean {
  return Math.abs(value - written) < (step > 1 || step < 1 ? step * 0.5001 : 1e-9)
}

function sayLike(value: number, { scale }: Figure): string {
  return `${tidy(value / scale)}${{ 10000: "万", 100000000: "亿" }[scale] ?? ""}`
}

const increased = new RegExp(
  `^[^，。；：、]{0,3}，(?:同比|环比|(?:比|较)[^，。；：、\\d]{1,8})(?:净|多|少)?(?:(${ups})|(${downs}))了?$`,
)

/** B，比上年增加D，增长P%: `i` is the number of D. The state before is what is left when D is taken away. */
function judgeIncrease({ text }: BlockFacts, figures: readonly Figure[], i: number, flag: Flag): void {
  const after = figures[i - 1]!
  const by = figures[i]!
  const claim = figures[i + 1]
  if (!claim || claim.share === null || claim.part !== by.part || by.unit !== after.unit) return
  if (!isExact(after) || !isExact(by) || !isExact(claim) || isShare(after) || by.clause - after.clause !== 1)
    return
  const head = text.slice(after.to, by.from)
  const match = increased.exec(head)
  const behind = claimWords.exec(text.slice(by.to, claim.from))
  if (!match || !behind || (match[1] === undefined) !== (behind[1] === undefined)) return
  const before = match[1] === undefined ? after.value + by.value : after.value - by.value
  if (before <= 0) return
  const loose = slack(after) + slack(by)
  const fit = fitOf(
    claim,
    (by.value - slack(by)) / (before + loose),
    by.value / before,
    (by.value + slack(by)) / Math.max(before - loose, Number.MIN_VALUE),
  )
  if (fit === "fits") return
  flag(claim.from, claim.to, {
    severity: fit === "wrong" ? "error" : "warning",
    message: `原来是${sayLike(tidy(before), after)}，变动${by.text}，幅度是${sayShare(by.value / before, claim)}，写的是${claim.text}。核对后改正。`,
    fixes: claim.unit === "%" ? rewrite(claim, (by.value / before) * 100) : [],
  })
}
