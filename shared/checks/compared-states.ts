import { type Exact, type Figure, isExact, isShare } from "./arithmetic"
import { type Change, claimWords, downs, ofComparison, ups } from "./change-words"

const comparison = /^[^，。；：、]{0,6}(?:比|较|与|同)[^，。；：、]{1,14}$/
const changeEnd = new RegExp(`(?:${ups}|${downs}|新|多|少|快|慢|高|低)了?$`)
const ofTime =
  /^[，；]?[比较与同](?:上年|去年|前年|上届|上期|上学[年期]|年初|同期|此前|原来)(?:同期|末|底)?的?$/
const eachWord = /均|每/
const nameBefore = /^[，；]?(?:总)?([\u4e00-\u9fff]{2,6}?)(?:按可比口径|同口径)?[比较与同]/

/** B，比去年的A增加…: `i` is the number of A. */
export function comparedWith(text: string, figures: readonly Figure[], i: number): Change | null {
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
      /(?:计划|目标|任务|指标|预算(?!收入|支出)|定额)[^，。；、]{0,4}$/.test(own)
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
