import { type Exact, type Figure, isExact } from "./arithmetic"
import { type Parts, type Sorting, sortingOf } from "./arithmetic-parts"
import { close, type Found, fits, judge, sumOf } from "./sum-judging"

/**
 * Sums that no 其中 and no 共 announces: the parts follow their whole behind a comma, or the whole follows the parts
 * further behind. What speaks for a sum is that the parts are named as such, or that they miss the whole by one digit.
 */

/** Is one digit of what was summed up another: 422 for 412, 3.8 for 3.5? */
function isOneDigitOff(sum: number, whole: Exact, parts: readonly Exact[]): boolean {
  const step = Math.min(whole.step, ...parts.map((part) => part.step))
  let n = Math.round(Math.abs(sum - whole.value) / step)
  while (n > 9 && n % 10 === 0) n /= 10
  return n > 0 && n < 10
}

function isNear(sum: number, whole: Exact, parts: readonly Exact[], most: number): boolean {
  const off = Math.abs(sum - whole.value)
  return most > 0 && off <= Math.max(whole.value * most, whole.step) && isOneDigitOff(sum, whole, parts)
}

function firstOf(parts: Parts, n: number): Parts {
  return {
    ...parts,
    figures: parts.figures.slice(0, n),
    labels: parts.labels.slice(0, n),
    last: parts.last - (parts.figures.length - n),
    open: false,
    complete: true,
  }
}

const leadOfLabel = /^(?:其中|包括|分别[是为]?|分为|现有|有)[：:，]?/
const endOfLabel = /(?:各?有|的|为|是|达|约)+$/

function named(label: string): string {
  return label.replace(leadOfLabel, "").replace(endOfLabel, "")
}

/** What was done rather than what there is: such figures need not leave nothing between them. */
const deed =
  /[了已被获未办结处查增提评送开答复访审核减节约调协联推帮督化参录晋立批转收发签移完建改修]|新|曾|兼|其中|含|占|率|每|优秀|合格|学历|以[上下内]|代表|骨干|示范|重点|培养|党员|困难/
const sort = /[类型级档组班区片线镇乡村厂]$/
const twice = /兼|重复|交叉|重叠|两边|两者|同时|都计|既|身份|计入|不重|去重|剔除/

/** Do two names sort one thing: 民警 and 辅警, 城东厂 and 城西厂 share a character? */
function isPair([one = "", other = ""]: readonly string[]): boolean {
  return one !== other && [...one].some((c) => other.includes(c))
}

/** Do the first of them, between commas, come to just the whole? Then what follows them is told of something else. */
function isMet(whole: Exact, { figures: list }: Parts): boolean {
  return list.some((_, n) => n > 0 && fits(sumOf(list.slice(0, n + 1)), whole, list.slice(0, n + 1)))
}

/** 养老床位、托位460个，养老床位310个，托位180个: the whole was named by its parts. `from` is where it was. */
export function namedInWhole(text: string, from: number, whole: Exact, parts: Parts): Found | null {
  const about = text.slice(from, whole.from)
  if (!/[、和与及]/.test(about) || isMet(whole, parts)) return null
  const labels = parts.labels.map(named)
  const other = labels.findIndex((label) => label.length < 2 || !about.includes(label))
  const n = other < 0 ? labels.length : other
  // 书记、主任、委员 of whom two are told are not all of them.
  if (n < 2 || new Set(labels.slice(0, n)).size < n || about.split(/[、和与及]/).length !== n) return null
  const found = firstOf(parts, n)
  if (twice.test(text.slice(from, found.figures.at(-1)!.to + 20))) return null
  return Math.abs(sumOf(found.figures) - whole.value) <= whole.value * 0.25 ? soft(whole, found) : null
}

/** `least`: how many parts it takes. 职工412人：医师126人，护士183人…; 日处理能力3.5万吨，城东厂2万吨，城西厂1.8万吨 */
export function filledUp(
  text: string,
  from: number,
  whole: Exact,
  parts: Parts,
  { least, next }: { least: number; next: Figure | undefined },
): Found | null {
  const { figures: list, open } = parts
  if (open || isMet(whole, parts) || /[比较增减多少、]/.test(text.slice(from, whole.from))) return null
  if (twice.test(text.slice(from, list.at(-1)!.to + 20))) return null
  const labels = parts.labels.map(named)
  const runsOn = next !== undefined && next.unit === whole.unit && next.part === whole.part
  for (let n = list.length; n >= least; n--) {
    const some = list.slice(0, n)
    const names = labels.slice(0, n)
    if (names.some((name) => name.length === 0 || name.length > 8)) continue
    const sorting = sortingOf(names, whole.unit)
    if (sorting === "overlapping" || some.some((it) => it.value >= whole.value)) continue
    if (
      isNear(
        sumOf(some),
        whole,
        some,
        mostOff(names, sorting, n < list.length || runsOn, sumOf(some) > whole.value),
      )
    )
      return soft(whole, firstOf(parts, n))
  }
  return null
}

/** By how much of the whole parts of such names may miss it and still be meant for all of it. */
function mostOff(names: readonly string[], sorting: Sorting, runsOn: boolean, tooMany: boolean): number {
  if (names.length === 2 && sorting === "parted") return tooMany || !runsOn ? 0.1 : -1
  if (names.some((name) => deed.test(name) && !sort.test(name))) return -1
  if (names.length > 2) return !runsOn ? 0.12 : names.length > 3 ? 0.05 : 0.03
  if (isPair(names) && !runsOn) return 0.12
  // Of two that fall short, a third may have been left out.
  if (!tooMany || names[0]!.length !== names[1]!.length || names[0]!.length < 2) return -1
  return runsOn ? 0.03 : 0.09
}

function soft(whole: Exact, parts: Parts): Found | null {
  const found = judge(whole.from, parts, whole, parts.figures.at(-1)!.to, "all")
  if (found) found.report.severity = "warning"
  return found
}

const explicit =
  /^(?:合起来|加起来|相加|算下来|合计|总计|(?:以上|上述)?[两二三四五六七八九十几][项类处个支期批])/
const summing =
  /合起来|加起来|合计|共计|总计|总共|一共|累计|总[数量额长计]|[，；、]?共|^全[镇县村乡市区院校局所站场年][^，。；、\d]{0,12}$|^[两二三四五六七八九十][个支类项处期批块片][\u4e00-\u9fff]{0,10}$/
const ofElse = /全[省国]|全市同|同类|比|较|同比|上年|去年|计划|历年|其中|每|均|占|另|由|从|目标|任务/

/** 甲9场、乙11场、丙10场，听众5200人。合起来28场: the whole that follows further behind, with others told in between. */
export function laterSum(text: string, figures: readonly Figure[], parts: Parts): Found | null {
  const { figures: list, byComma, open, last } = parts
  if (open || byComma || list.length < 3) return null
  const end = list.at(-1)!
  const sum = sumOf(list)
  for (let k = last + 1; k <= last + 4; k++) {
    const whole = figures[k]
    if (!whole || whole.sentence - end.sentence > 1) return null
    if (whole.unit !== end.unit) continue
    // 四个班结业学员1268人: how many they are is a figure, too.
    const head = text.slice(whole.head, whole.from)
    if (!isExact(whole) || /、/.test(head) || ofElse.test(head)) return null
    if (whole.sentence !== end.sentence ? !explicit.test(head) : !summing.test(head)) continue
    const off = Math.abs(sum - whole.value)
    if (close(sum, whole.value) || whole.value < Math.max(...list.map(({ value }) => value))) return null
    if (off > whole.value * 0.03 && !isNear(sum, whole, list, 0.1)) return null
    const found = judge(list[0]!.from, parts, whole, whole.to, "all")
    if (found) found.report.severity = "warning"
    return found
  }
  return null
}

const restLead = /^[，；](?:还有|另有|尚有|仍有|还剩|剩下|余下|其余)$/
const notYet =
  /^(?:[^，。；、\d]{0,6}?)(?:正在|正[办处推整]|尚未|未|仍在|待|结转|在[办途建]|移交|[办治处推整][\u4e00-\u9fff]{1,2}中|协调|外转|跨年|顺延|列入|转入)/
const settled = /[结愈成决改置销复清付拨除]/
const ofBefore = /上年|去年|往年|以前|系|前一年|旧|积案|遗留|历史|计划外|额外/

/** 转办938件，办结912件，还有36件正在协调: what was done and what is still to do make all. `i` is the number of all. */
export function doneAndRest(text: string, figures: readonly Figure[], i: number): Found | null {
  const whole = figures[i]!
  const first = figures[i + 1]
  if (!isExact(whole) || !first || first.unit !== whole.unit || first.clause - whole.clause !== 1) return null
  const list: Exact[] = []
  let rest = false
  let last = i
  for (let k = i + 1; k < figures.length && figures[k]!.part === whole.part; k++) {
    const figure = figures[k]!
    const between = text.slice(figures[k - 1]!.to, figure.from)
    if (figure.unit !== whole.unit || !isExact(figure)) break
    const isRest = restLead.test(between)
    const behind = text.slice(figure.to, figure.to + 12)
    if (isRest && (!notYet.test(behind) || rest)) return null
    if (
      rest &&
      !isRest &&
      (between.length > 9 || !/^[^，。；\d]{0,8}、$/.test(between) || !notYet.test(behind))
    )
      break
    if (!rest && !isRest && (!settled.test(between) || /其中|、|率/.test(between))) return null
    rest ||= isRest
    list.push(figure)
    last = k
  }
  if (!rest || list.length < 2 || ofBefore.test(text.slice(whole.head, list.at(-1)!.to + 14))) return null
  const off = Math.abs(sumOf(list) - whole.value)
  if (off > whole.value * 0.2 || list.some(({ value }) => value > whole.value)) return null
  const labels = list.map(() => "")
  const parts: Parts = { figures: list, labels, last, byComma: true, open: false, complete: true }
  const found = judge(whole.from, parts, whole, list.at(-1)!.to, "all")
  if (found) found.report.severity = "warning"
  return found
}
