import { hitsOfKind } from "../checks/time-words"
import type { BlockFacts } from "../checks/types"
import { yearOf } from "../library/events"
import { toHalfWidth } from "../text/half-width"
import { numeral, numeralValue } from "../text/numerals"
import type { MoveRule, Verdict } from "./move-on"
import type { When } from "./move-years"

const number = "(\\d{1,3}|[一二三四五六七八九十百]{1,5})"
const editions = new RegExp(`(第?)${number}届`, "g")
/** What is held once a year. */
const yearly =
  /^[^，。；、]{0,18}?(?:节(?![约能点目省])|赛(?![道马])|[会展](?![员议开示现望露费])|展示会|马拉松|杯|论坛|比武|庙市|集市|夜市|[\u4e00-\u9fff]{2}[周月季](?![期度])|开放日|宣传日|[”’]活动)/
/** A body that is elected, a congress, a class of pupils: 届 is its own count. */
const elected =
  /^(?:(?:全国)?人大|人民代表|政协|党代|中央|[^，。；]{0,10}(?:代表大会|全会|委员会|理事会|监事会|董事会|常委会|职代会|教代会|少代会|团代会|会员大会|股东会)|[一二三四五六七八九十\d]+[中次]|党委|纪委|班子|支委|村|毕业|学生|高[一二三中]|初[一二三中]|考生|新生|省委|市委|县委)/
/** Held every few years, or nobody knows how often. */
const rarer = /^[^，。；]{0,6}(?:全国|全省|省|自治区|全运|中国|世界|国际|亚洲|亚运|奥|残运)/
const rarerBefore = /(?:全国|全省|省|自治区|中国|世界|国际|亚洲|奥林匹克)$/

const anniversaries = new RegExp(`${number}(?:[余多几])?周年`, "g")
/** The unit's own: nobody else says when it began. */
const founded =
  /(?:(?:建|开|办|立)(?:场|校|院|厂|站|局|区|县|市|乡|镇|社|馆|所|企|行|园|店|台|刊|司|学|办)|(?:创建|创立|创办|成立|组建|设立|建立|开业|运营))$/
/** A speech or a medal has the count of its day. */
const held = /^[^，。；]{0,8}(?:[大会]会?上|座谈会|招待会|纪念章|讲话|阅兵|校庆|盛典)/

/** What is kept up only in some years. */
const celebrated = /(?:庆祝|纪念|迎接|喜迎|迎来|举办|筹办)[^，。；]*$/
const celebration = /^[^，。；]{0,6}(?:庆典|庆祝|纪念|校庆|院庆|华诞)/

const reach = 16

/** What becomes of each 届, 周年 and 第…个教师节 of a block. */
export function countVerdicts(block: BlockFacts, when: When): Verdict[] {
  const plain = toHalfWidth(block.text)
  return [...editionVerdicts(block, plain, when), ...dayVerdicts(block, when)].concat(
    anniversaryVerdicts(block, plain, when),
  )
}

function editionVerdicts({ text }: BlockFacts, plain: string, { by }: When): Verdict[] {
  const out: Verdict[] = []
  for (const match of plain.matchAll(editions)) {
    const from = match.index
    const to = from + match[0].length
    const before = text.slice(Math.max(0, from - reach), from)
    const after = text.slice(to, to + 2 * reach)
    if (elected.test(after) || (match[1] === "" && !yearly.test(after))) continue
    const span = { from: from + match[1]!.length, to }
    const becomes = onBy(text.slice(span.from, to - 1), by)
    if (isInTitle(before)) out.push(stay(span, "书名号里的届次是名称的一部分"))
    else if (rarer.test(after) || rarerBefore.test(before)) out.push(stay(span, "不一定一年一届，要您定"))
    else if (!yearly.test(after) || becomes === null) out.push(stay(span, "看不出是不是一年一届，要您定"))
    else out.push(moved(span, `${becomes}届`, "edition", "一年一届，届次随述职年度走"))
  }
  return out
}

function anniversaryVerdicts(block: BlockFacts, plain: string, { fromYear, by, tense }: When): Verdict[] {
  const out: Verdict[] = []
  const hits = hitsOfKind(block, "anniversary")
  for (const match of plain.matchAll(anniversaries)) {
    const from = match.index
    const to = from + match[0].length
    const digits = match[1]!
    const n = numeralOf(digits)
    if (n === null || digits.length + 2 !== match[0].length) continue
    const { text } = block
    const before = text.slice(Math.max(0, from - reach), from)
    const span = { from, to }
    const becomes = onBy(text.slice(from, from + digits.length), by)
    const known = hits
      .filter(
        (hit) => hit.to <= from && from - hit.to <= reach && !/[，。；、]/.test(text.slice(hit.to, from)),
      )
      .flatMap((hit) => hit.entry.events)
    const meant = tense === "review" ? [fromYear] : [fromYear, fromYear + 1]
    const follows = known.some(({ year }) => meant.some((of) => of - year === n))
    if (isInTitle(before)) out.push(stay(span, "书名号里的周年是名称的一部分"))
    else if (before.lastIndexOf("“") > before.lastIndexOf("”"))
      out.push(stay(span, "引号里的周年是名称的一部分"))
    else if (held.test(text.slice(to))) out.push(stay(span, "那一次纪念活动的周年数"))
    else if (n % 10 === 0) out.push(stay(span, "逢十才办的纪念，下一年不一定再写"))
    else if (
      known.length === 0 &&
      n % 5 === 0 &&
      (celebrated.test(before) || celebration.test(text.slice(to, to + reach)))
    )
      out.push(stay(span, "逢五逢十才办的纪念，下一年不一定再写"))
    else if (becomes !== null && (follows || (known.length === 0 && founded.test(before))))
      out.push(moved(span, `${becomes}周年`, "anniversary", "周年数随年份走"))
    else
      out.push(stay(span, known.length > 0 ? "周年数与述职年度对不上，要您定" : "不知道从哪一年算起，要您定"))
  }
  return out
}

function dayVerdicts(block: BlockFacts, { fromYear, by, tense }: When): Verdict[] {
  const out: Verdict[] = []
  const { text } = block
  for (const hit of hitsOfKind(block, "day")) {
    const counted = new RegExp(`第${number}个[“‘]?$`).exec(toHalfWidth(text.slice(0, hit.from)))
    if (!counted) continue
    const from = counted.index + 1
    const digits = counted[1]!
    const span = { from, to: from + digits.length + 1 }
    const n = numeralOf(digits)
    const becomes = onBy(text.slice(from, from + digits.length), by)
    const meant = tense === "review" ? [fromYear] : [fromYear, fromYear + 1]
    const follows = meant.some((of) => of - yearOf(String(hit.entry.day.first)) + 1 === n)
    out.push(
      follows && becomes !== null
        ? moved(span, `${becomes}个`, "counted-day", "节日的次数随年份走")
        : stay(span, "节日的次数与述职年度对不上，要您定"),
    )
  }
  return out
}

/** Inside 《》 a count is part of a name. */
function isInTitle(before: string): boolean {
  return before.lastIndexOf("《") > before.lastIndexOf("》")
}

function numeralOf(digits: string): number | null {
  return /^\d+$/.test(digits) ? Number(digits) : numeralValue(digits)
}

/** A count that is higher by so many, written as this one is; null where we could not write it. */
function onBy(written: string, by: number): string | null {
  const n = numeralOf(toHalfWidth(written))
  if (n === null || n < 1) return null
  if (/^\d+$/.test(written)) return String(n + by)
  if (/^[０-９]+$/.test(written))
    return String(n + by).replace(/\d/g, (c) => String.fromCharCode(0xff10 + Number(c)))
  return n + by <= 99 ? numeral(n + by) : null
}

function stay(span: { from: number; to: number }, why: string): Verdict {
  return { ...span, becomes: null, why }
}

function moved(span: { from: number; to: number }, text: string, rule: MoveRule, why: string): Verdict {
  return { ...span, becomes: { text, rule }, why }
}
