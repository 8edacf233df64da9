import { type Exact, type Figure, isExact, tidy } from "./arithmetic"
import { isBeside, isLabel, type Parts, rangesIn, sortingOf } from "./arithmetic-parts"
import { close, type Found, fits, judge, sumOf } from "./sum-judging"
import { filledUp, namedInWhole } from "./sums-nearby"

export const overlapBehind = /^[^。；]{0,12}[，、（(](?:交叉|兼|重复|含|扣除|剔除|同时)/

/** Three parts or more that come to nearly the whole, each named in few words: no chance makes them do so. */
export function nearlyAll({ figures: list, labels, open }: Parts, whole: Exact): boolean {
  const named = labels.every((label) => label.length <= 9 && !/[了已被获]/.test(label))
  const off = Math.abs(sumOf(list) - whole.value)
  return list.length > 2 && !open && named && off <= Math.max(whole.value * 0.07, 1)
}

/** The number of what stands before a list that begins with the `i`-th figure, told in its unit; -1 for none. */
function wholeAt(text: string, figures: readonly Figure[], i: number, first: Exact): number {
  // 46户148人，已消除39户: the persons are told beside the households.
  let at = i - 1
  if (isBeside(figures, at, first.unit)) at--
  while (at > 0 && figures[at]!.unit !== first.unit && isLabel(text, figures[at]!)) at--
  if (at > 0 && figures[at]!.unit !== first.unit && figures[at]!.from === figures[at - 1]!.to) at--
  const whole = figures[at]
  return whole && isExact(whole) && whole.unit === first.unit && whole.part === first.part ? at : -1
}

/** 床位、托位460个，床位310个，托位180个: nothing says that they are parts but their names, or how near they come. */
export function wholeNear(text: string, figures: readonly Figure[], i: number, parts: Parts): Found | null {
  const first = parts.figures[0]!
  const at = wholeAt(text, figures, i, first)
  const whole = figures[at] as Exact | undefined
  if (!whole || first.clause - whole.clause !== 1) return null
  const earlier = figures[at - 1]
  const from = Math.max(whole.head, earlier?.to ?? 0)
  const told = namedInWhole(text, from, whole, parts)
  // 职工23人，离退休31人，在职党员14人、离退休党员19人: two behind two need not be of the second.
  const least = earlier?.unit === whole.unit && earlier.part === whole.part ? 3 : 2
  return told ?? filledUp(text, from, whole, parts, { least, next: figures[parts.last + 1] })
}

/**
 * 职工320名，医生98名、护士156名、其他56名: 其他 leaves nothing out, so what stands before is the whole. Without it, three
 * parts or more that nearly come to what stands before are taken for its parts.
 */
export function wholeBefore(text: string, figures: readonly Figure[], i: number, parts: Parts): Found | null {
  const first = parts.figures[0]!
  const at = wholeAt(text, figures, i, first)
  if (at < 0) return null
  const whole = figures[at] as Exact
  const before = isBeside(figures, at - 1, whole.unit) ? at - 2 : at - 1
  const earlier = figures[before]
  // 69个单位、1854名党员认领763个: what is listed before is counted otherwise.
  const from = parts.complete ? Math.max(whole.head, earlier?.to ?? 0) : whole.head
  if (/其中|、/.test(text.slice(from, whole.from))) return null
  if (earlier?.part === whole.part && earlier.unit === whole.unit) {
    // 企业46家，排查隐患企业11家，整改8家，剩余2家: found among others, they are a whole of their own.
    if (!parts.complete || parts.figures.length > 2 || close(sumOf(parts.figures), earlier.value ?? 0))
      return null
    if (farOff(parts, whole)) return null
  }
  // 24场——健康讲座10场、…
  const dash =
    first.clause === whole.clause && /^[^，。；、]{0,6}——/.test(text.slice(whole.to, whole.to + 10))
  if (parts.figures.some(({ value }) => value > whole.value) || (first.clause - whole.clause !== 1 && !dash))
    return null
  const end = parts.figures.at(-1)!.to
  if (parts.complete) {
    if (!isRest(figures, parts, whole) || overlapBehind.test(text.slice(end, end + 20))) return null
    if (wholeAmong(parts) || farOff(parts, whole)) return null
    return judge(whole.from, parts, whole, end, "all")
  }
  const off = Math.abs(sumOf(parts.figures) - whole.value)
  const named = parts.labels.every((label) => label.length > 0 && label.length <= 7)
  const sorting = sortingOf(parts.labels, whole.unit)
  const isParted = sorting === "parted" || rangesIn(parts.labels) === "all"
  const most = isParted ? 0.25 : 0.1
  // Between commas only what leaves nothing between them: 男生672人，女生624人.
  const isNear = parts.figures.length > 2 && nearlyAll(parts, whole) && off <= Math.max(whole.value * 0.03, 1)
  const colon = /^[^，。；、]{0,4}：/.test(text.slice(whole.to, whole.to + 6))
  if ((parts.byComma || parts.figures.length < 3) && sorting !== "parted" && !isNear && !colon) return null
  if (!named || off > whole.value * most) return null
  // 职工33人，离退休21人，在职党员9人、离退休党员14人: two that fall short, where more of the kind are told.
  const next = figures[parts.last + 1]
  const runsOn = next?.unit === whole.unit && next.part === whole.part
  if (runsOn && parts.figures.length < 3 && sumOf(parts.figures) < whole.value) return null
  const found = judge(whole.from, parts, whole, end, "all")
  if (found) found.report.severity = "warning"
  return found
}

/**
 * 受理纠纷412件。从类型看，婚姻类136件、邻里类121件、其他40件: a sentence that sorts something and leaves nothing out, without its
 * whole. Should the parts come to nothing that was told before, what they nearly come to is their whole.
 */
export function wholeInSentenceBefore(
  text: string,
  figures: readonly Figure[],
  i: number,
  parts: Parts,
): Found | null {
  const { figures: list, labels, byComma, open } = parts
  const first = list[0]!
  if (open || list.length < 3 || sortingOf(labels, first.unit) === "overlapping") return null
  const lead = text.slice(text.lastIndexOf("。", first.from) + 1, first.from)
  // 全院职工共386人。医生118人，护士176人，医技人员46人，行政后勤56人。
  const last = figures[i - 1]
  const isNext =
    last !== undefined &&
    isExact(last) &&
    text.charAt(last.to) === "。" &&
    nearlyAll(parts, last) &&
    lead.length < 9
  if (!isNext && (byComma || (!parts.complete && !sorted.test(lead)))) return null
  if (figures[i - 1]?.sentence === first.sentence) return null
  const sum = sumOf(list)
  let whole: Exact | null = null
  for (let k = i - 1; k >= 0; k--) {
    const figure = figures[k]!
    if (figure.unit !== first.unit || !isExact(figure)) continue
    if (fits(sum, figure, list)) return null
    const off = Math.abs(figure.value - sum)
    if (off <= figure.value * 0.1 && (!whole || off < Math.abs(whole.value - sum))) whole = figure
  }
  if (!whole) return null
  const found = judge(first.head, parts, whole, list.at(-1)!.to, "all")
  if (found) found.report.severity = "warning"
  return found
}

/** 分税种看，…; 按用途分，…; 这些诉求中，… */
const sorted = /^(?:[分按从][\u4e00-\u9fff]{1,6}[看分]|[^，。；、\d]{2,12}[中里])，/

/**
 * Of 23个, 整改22个，剩余2个 nothing else may be a part: 剩余1个正在整改，1个长期坚持 goes on, and 立行立改10个，整改22个，剩余1个
 * tells of some twice.
 */
function isRest(figures: readonly Figure[], { figures: list, byComma, last }: Parts, whole: Exact): boolean {
  const next = figures[last + 1]
  const rest = list.at(-1)!
  if (next && next.part === rest.part && next.unit === rest.unit && next.clause - rest.clause <= 1)
    return false
  return !byComma || !list.slice(0, -1).some(({ value }) => close(tidy(value + rest.value), whole.value))
}

/** Nobody slips by a third: of what was told in between the rest is. */
function farOff({ figures: list }: Parts, whole: Exact): boolean {
  return whole.value - sumOf(list) > whole.value / 3
}

/** 82户全部走访，识别5户，已消除3户，其余2户: the rest and what was done are of the five. */
function wholeAmong({ figures: list, byComma }: Parts): boolean {
  return (
    byComma &&
    list.some((it, i) => {
      const behind = list.slice(i + 1)
      const sum = sumOf(behind)
      return (
        behind.length > 1 &&
        Math.abs(it.value - sum) <= it.value / 4 &&
        behind.every(({ value }) => value < it.value)
      )
    })
  )
}
