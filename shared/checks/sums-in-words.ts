import { type Exact, type Figure, isExact, isShare } from "./arithmetic"
import type { Parts } from "./arithmetic-parts"
import { countSaid } from "./counted-names"
import { gate } from "./gate"
import { type Found, judge } from "./sum-judging"

const counted =
  /[，；](?:以上|上述|这)?([两二三四五六七八九十]|\d)(?:项|者|类|处|队|组|期|批|支|种|部分|块|片|个|季|轮|级|路|年|月|方面)[\u4e00-\u9fff]{0,6}?(?:合计|共计|总计|总共|一共|共|总[数量额计]|总人[数次]|总户数)(?:达|有|为|是)?$/
const ofCounted = gate("计共总")

/** 甲64人、乙118人、丙76人，三支队伍总数248人: it says of how many it is the sum. `i` is the number of the sum. */
export function sumByCount(text: string, figures: readonly Figure[], i: number): Found | null {
  const whole = figures[i]!
  if (!isExact(whole) || isShare(whole) || !ofCounted.within(text, whole.head, whole.from)) return null
  const match = counted.exec(text.slice(Math.max(0, whole.head - 1), whole.from))
  if (!match) return null
  const n = countSaid(match[1]!)
  const list: Exact[] = []
  for (let k = i - 1; k >= 0 && figures[k]!.sentence === whole.sentence; k--) {
    const figure = figures[k]!
    if (figure.unit !== whole.unit) continue
    if (!isExact(figure)) return null
    list.unshift(figure)
  }
  // One of them more, and nobody can say which are meant.
  if (list.length !== n || n < 2 || /其中|比|较/.test(text.slice(list[0]!.head, whole.head))) return null
  const parts: Parts = {
    figures: list,
    labels: list.map(() => ""),
    last: i - 1,
    byComma: false,
    open: false,
    complete: true,
  }
  return judge(list[0]!.from, parts, whole, whole.to, "all")
}

const twice = /重叠|重复|交叉|身兼|兼任|两者|既/
const once = /[，；](?:实有|实际|去重后|扣除后|合计|总共|共)[^，。；、\d]{0,10}$/

/** 136人、97人，11人重叠，实有222人: what is told twice is taken away. `i` is the number of what is told twice. */
export function sumWithOverlap(text: string, figures: readonly Figure[], i: number): Found | null {
  const both = figures[i]!
  const [one, other, whole] = [figures[i - 2], figures[i - 1], figures[i + 1]]
  if (
    !one ||
    !other ||
    !whole ||
    ![one, other, whole].every((it) => it.unit === both.unit && it.part === both.part)
  )
    return null
  if (!isExact(both) || !isExact(one) || !isExact(other) || !isExact(whole) || isShare(both)) return null
  if (!twice.test(text.slice(other.to, whole.from)) || !once.test(text.slice(both.to, whole.from)))
    return null
  const value = -both.value
  const parts: Parts = {
    figures: [one, other, { ...both, value }],
    labels: ["", "", "重复"],
    last: i,
    byComma: false,
    open: false,
    complete: true,
  }
  return judge(one.from, parts, whole, whole.to, "all")
}

const newCome = /新(?:收|受理?|接|立|办)[^，。；、\d]{0,8}$/
const leftOver = /(?:旧存|结转|结存|遗留|未结)[^，。；、\d]{0,6}$/
const inAll =
  /^[^，。；、\d]{0,4}[，；](?:全年|当年|本年度?)?(?:(?:应办|应审|应执)?[^，。；、\d结]{0,4}?(?:累计|合计|总计|共计?|一共)|应[办审执][理行]?)[^，。；、\d结]{0,8}$/
const ofLeftOver = gate("存转留结")

/** 新收案件9680件，旧存720件，共受理10400件: `i` is the number of the first. */
export function carriedOver(text: string, figures: readonly Figure[], i: number): Found | null {
  const first = figures[i]! as Exact
  const second = figures[i + 1]
  const whole = figures[i + 2]
  if (!second || !whole || whole.from - first.to > 40 || whole.unit !== first.unit) return null
  if (!ofLeftOver.within(text, first.head, second.from) || whole.sentence !== first.sentence) return null
  if (second.unit !== first.unit || !isExact(second) || !isExact(whole)) return null
  const one = text.slice(Math.max(first.head, figures[i - 1]?.to ?? 0), first.from)
  const other = text.slice(first.to, second.from)
  if (!/[，、]/.test(other) || /其中|含|包括/.test(other) || !inAll.test(text.slice(second.to, whole.from)))
    return null
  if (!(newCome.test(one) && leftOver.test(other)) && !(leftOver.test(one) && newCome.test(other)))
    return null
  const parts: Parts = {
    figures: [first, second],
    labels: ["新收", "旧存"],
    last: i + 1,
    byComma: true,
    open: false,
    complete: true,
  }
  return judge(first.from, parts, whole, whole.to, "all")
}

/** 先进个人12名、先进集体5个，共17个集体和个人: men and groups are added up where the words say so. `i` is the number of the first. */
export function ofBoth(text: string, figures: readonly Figure[], i: number): Found | null {
  const first = figures[i]! as Exact
  if (
    !text.includes("集体") ||
    (first.unit !== "人" && first.unit !== "个") ||
    figures[i - 1]?.part === first.part
  )
    return null
  const list: Exact[] = [first]
  for (let k = i + 1; k < figures.length; k++) {
    const figure = figures[k]!
    const between = text.slice(list.at(-1)!.to, figure.from)
    if (figure.part !== first.part || !isExact(figure) || (figure.unit !== "人" && figure.unit !== "个"))
      return null
    if (/[，,](?:合计|共计?|总计)[^，。；、]{0,4}$/.test(between)) {
      const isBoth = /^[^，。；]{0,6}(?:集体[和、与]?(?:先进)?个人|个人[和、与]?(?:先进)?集体)/.test(
        text.slice(figure.to, figure.to + 14),
      )
      const parts: Parts = {
        figures: list,
        labels: list.map(() => ""),
        last: k - 1,
        byComma: false,
        open: false,
        complete: true,
      }
      return isBoth && list.length > 1 ? judge(first.from, parts, figure, figure.to, "all") : null
    }
    if (!/^[^，。；、]{0,8}(?:、|[，,])[^，。；、]{0,12}$/.test(between)) return null
    list.push(figure)
  }
  return null
}
