import { type Figure, fitOf, isExact, isShare, rewrite, sayShare, slack, tidy } from "./arithmetic"
import { judgeClaim, judgeTimes } from "./change-judging"
import { claimWords, downs, type Flag, near, ofComparison, sayLike, ups } from "./change-words"
import { gate } from "./gate"
import type { BlockFacts } from "./types"

/** States and a change in other words: 计划55天，实际41天; 上年320件，今年400件; 新增12户、注销5户; 在240万元的基础上. */
export function toldOtherwise(text: string, figures: readonly Figure[], i: number, flag: Flag): boolean {
  const { unit } = figures[i - 1]!
  const claim = figures[i + 1]
  if (!claim) return false
  if (asManyTimes(text, figures, i, flag)) return true
  if (figures[i]!.unit === unit && overPlan(text, figures, i, flag)) return true
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

const ofActual = gate("实最现决审结中成竣完")
const plan =
  /(?:计划|任务|目标|指标|预计|预算|概算|估算|定额|标准|承诺|法定|规定|送审|报审|控制价|报价|原定)[^，。；、\d]{0,8}$/
const actual =
  /^[^，。；、]{0,6}，(?:实际|最终|最后|现|决算|审定|结算|中标|成交|竣工|完成)[^，。；、\d]{0,8}$/
const savedWord =
  /提前|缩短|压缩|节省|节约|节余|结余|减少|少用|少花|少支|核减|审减|压减|下浮|拖延|滞后|推迟|超额|超期|超支|超出|增加|多用|多花/
const saved =
  /^[^，。；、]{0,4}，(?:比计划|较计划|共|累计)?(?:提前|缩短|压缩|节省|节约|节余|结余|减少|少用|少花|少支|核减|审减|压减|下浮|拖延|滞后|推迟|超额|超期|超支|超出|超|增加|多用|多花)(?:完成|支出)?了?(?:财政)?(?:资金|投资|经费|金额|成本|工期|时间)?$/

/** 计划55天，实际用时41天，提前9天: `i` is the number of what it came to. */
function plannedAndDone(text: string, figures: readonly Figure[], i: number, flag: Flag): boolean {
  const first = figures[i - 1]!
  const done = figures[i]!
  const claim = figures[i + 1]
  if (!claim || first.unit !== done.unit || claim.part !== first.part) return false
  if (claim.unit !== done.unit && !isShare(claim)) return false
  if (!isExact(first) || !isExact(done) || !isExact(claim) || isShare(first)) return false
  if (!ofActual.within(text, first.to, done.from)) return false
  if (!actual.test(text.slice(first.to, done.from)) || !saved.test(text.slice(done.to, claim.from)))
    return false
  if (!plan.test(text.slice(first.head, first.from))) return false
  const word = savedWord.exec(text.slice(done.to, claim.from))?.[0]
  if (
    word !== undefined &&
    first.value !== done.value &&
    /[提缩压节结减少浮]/.test(word) !== done.value < first.value
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

const ofPlan = /^[^，。；、\d]{0,6}，[^，。；、\d]{0,10}(?:计划|任务|目标|指标)(?:任务|数)?(?:的|为|是)?$/
const overIt = /^[^，。；、\d]{0,4}，(?:超额?|超计划|超任务|超目标|超出|多)(?:完成|实施|新增|建成)?了?$/
const overSome = /^[^，。；、\d]{0,6}，(?:超过|超出|超|高于|高出|比|较)(?:了)?(?:年初|年度|全年)?$/
const thatPlan =
  /^的?(?:年度|全年|年初|既定|预定|预期)?(?:计划|任务|目标|指标)(?:任务|数)?的?(?:多出?|高出?|超出?|超额|增加)?(?:完成)?了?$/

/** 完成年初任务1200座，超额完成15%; 超过1500人的年度计划436人: `i` is the number of what was planned. */
function overPlan(text: string, figures: readonly Figure[], i: number, flag: Flag): boolean {
  const done = figures[i - 1]!
  const planned = figures[i]!
  const claim = figures[i + 1]!
  // 超过1500人的计划 is no vague number of the plan.
  if (!isExact(done) || planned.value === null || !isExact(claim) || isShare(done)) return false
  if (claim.part !== done.part || (!isShare(claim) && claim.unit !== done.unit)) return false
  if (done.value <= planned.value || done.value > planned.value * 2) return false
  const lead = /^[^\d一二三四五六七八九十]*/.exec(planned.text)![0]
  const before = text.slice(done.to, planned.from) + lead
  const behind = text.slice(planned.to, claim.from)
  if (planned.approx && !/超[过出]?$/.test(before)) return false
  if (!(ofPlan.test(before) && overIt.test(behind)) && !(overSome.test(before) && thatPlan.test(behind)))
    return false
  judgeClaim(claim, { ...planned, value: planned.value }, done, flag)
  return true
}

const isAsMuch = /^[^，。；、\d]{0,6}，?约?(?:是|为|相当于|达到?)[^，。；、\d]{0,10}$/

/** 21.6万人次，是上年10.2万人次的2.1倍: `i` is the number of what it is measured by. */
function asManyTimes(text: string, figures: readonly Figure[], i: number, flag: Flag): boolean {
  const after = figures[i - 1]!
  const before = figures[i]!
  const claim = figures[i + 1]!
  if (claim.unit !== "倍" || before.unit !== after.unit || claim.part !== after.part) return false
  if (!isExact(after) || !isExact(before) || !isExact(claim) || text.slice(before.to, claim.from) !== "的")
    return false
  if (!isAsMuch.test(text.slice(after.to, before.from))) return false
  judgeTimes(claim, before, after, flag)
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

const grown = new RegExp(`^(?:同期)?(?:净)?(?:(${ups}|多出?)|(${downs}|少))了?$`)

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
  /^[（，](?:而)?(?:上年|去年|前年|上届|上期|年初)(?:同期)?(?:支出|收入|完成|总量|数|余额|存量|[^，。；、\d比较增减]{2})?(?:为|是|只有|仅有?|达)?$/

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

const increased = new RegExp(
  `^[^，。；：、]{0,3}，(?:同比|环比|(?:比|较)[^，。；：、\\d]{1,8})(?:净|多|少)?(?:(${ups}|多[\\u4e00-\\u9fff]{0,4})|(${downs}|少[\\u4e00-\\u9fff]{0,4}))了?$`,
)

/** 增长8%, 增幅8%: does the claim say that there is more? */
function isSaidUp(claim: RegExpExecArray): boolean {
  return claim[1] !== undefined || /[增升涨]幅/.test(claim[0])
}

/** B，比上年增加D，增长P%: `i` is the number of D. The state before is what is left when D is taken away. */
export function judgeIncrease({ text }: BlockFacts, figures: readonly Figure[], i: number, flag: Flag): void {
  const after = figures[i - 1]!
  const by = figures[i]!
  const claim = figures[i + 1]
  if (!claim || claim.share === null || claim.part !== by.part || by.unit !== after.unit) return
  if (!isExact(after) || !isExact(by) || !isExact(claim) || isShare(after) || by.clause - after.clause !== 1)
    return
  const head = text.slice(after.to, by.from)
  const match = increased.exec(head)
  const behind = claimWords.exec(text.slice(by.to, claim.from))
  if (!match || !behind || (match[1] === undefined) !== !isSaidUp(behind)) return
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
