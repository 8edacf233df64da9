import { joinTitle } from "../../text/title"
import { autoSpace, closingMarks, isSpacedApart, openingMarks, widthOf, widthOfCharacter } from "./characters"

/**
 * Breaks a title into lines (GB/T 9704—2012 7.3.1: 回行时词意完整、排列对称、长短适宜、间距恰当，排列应当使用梯形或菱形).
 *
 * @param parts the title's lines as written; their breaks are kept when they make a good shape
 * @param max characters a line
 * @returns lines that joined are the title, nothing added, nothing lost
 */
export function breakTitle(parts: readonly string[], max: number): string[] {
  // A subtitle (——在…会议上的报告) is a title of its own below the first.
  const subtitle = parts.findIndex((part, i) => i > 0 && /^\s*[—―─]/.test(part))
  if (subtitle > 0)
    return [...breakTitle(parts.slice(0, subtitle), max), ...breakTitle(parts.slice(subtitle), max)]
  const { text, breaks } = joinTitle(parts)
  const chars = [...text]
  if (chars.length === 0) return []
  const asWritten = cut(chars, breaks)
  if (widthOf(text) > linesMax * max) {
    // No title is as long; a text that was taken for one is only kept within the page.
    return asWritten.every((line) => widthOf(line) <= max) ? asWritten : cut(chars, evenBreaks(chars, max))
  }
  const costs = breakCosts(chars)
  const keeps =
    breaks.length > 0 &&
    breaks.every((at) => costs[at]! < insideWord) &&
    shapeCost(asWritten.map(widthOf), max) < badShape
  if (keeps) return asWritten
  if (widthOf(text) <= max) return [text]
  return cut(chars, bestBreaks(chars, costs, new Set(breaks), max))
}

function cut(chars: readonly string[], breaks: readonly number[]): string[] {
  const edges = [0, ...breaks, chars.length]
  return edges.slice(1).map((end, i) => chars.slice(edges[i], end).join(""))
}

const linesMax = 5
const impossible = 1e6
const insideWord = 40
const badShape = 60

/** What a set of line widths costs as a shape; from `badShape` on it must not be printed. */
function shapeCost(widths: readonly number[], max: number): number {
  if (widths.some((w) => w > max)) return impossible
  if (widths.length < 2) return 0
  const mean = widths.reduce((a, b) => a + b, 0) / widths.length
  const longest = Math.max(...widths)
  const shortest = Math.min(...widths)
  let cost = 0
  for (const w of widths) cost += (w - mean) ** 2 * 0.3
  // One or two characters left over, or a line that looks left over beside the others.
  if (shortest < 4) cost += 4 * badShape
  else if (shortest < 0.45 * longest) cost += 2 * badShape
  // 梯形 or 菱形, neither 长方形 nor 沙漏形.
  if (longest - shortest < 0.75) cost += 3
  if (widths.some((w, i) => i > 0 && i < widths.length - 1 && w < widths[i - 1]! && w < widths[i + 1]!))
    cost += badShape
  return cost
}

/** The cheapest breaks into as few lines as hold the title, or one more. */
function bestBreaks(
  chars: readonly string[],
  costs: readonly number[],
  written: ReadonlySet<number>,
  max: number,
): number[] {
  const at = [0]
  for (const [i, c] of chars.entries()) at.push(at[i]! + widthAfter(chars[i - 1], c))
  const total = at.at(-1)!
  const least = Math.ceil(total / max)
  let best: number[] = []
  let bestCost = Number.POSITIVE_INFINITY
  for (let lines = least; lines <= Math.min(least + 1, linesMax); lines++) {
    const slack = Math.min(max * 0.4, (total / lines) * 0.6)
    const tryFrom = (breaks: number[], spent: number) => {
      if (spent >= bestCost) return
      if (breaks.length === lines - 1) {
        const edges = [0, ...breaks, chars.length]
        const widths = edges.slice(1).map((end, i) => at[end]! - at[edges[i]!]!)
        const cost = spent + shapeCost(widths, max)
        if (cost < bestCost) {
          bestCost = cost
          best = breaks
        }
        return
      }
      const ideal = (total * (breaks.length + 1)) / lines
      for (let i = (breaks.at(-1) ?? 0) + 1; i < chars.length; i++) {
        if (at[i]! < ideal - slack) continue
        if (at[i]! > ideal + slack || at[i]! - at[breaks.at(-1) ?? 0]! > max) break
        const cost = written.has(i) ? Math.min(costs[i]!, 1) : costs[i]!
        if (cost < impossible) tryFrom([...breaks, i], spent + cost)
      }
    }
    tryFrom([], (lines - least) * 10)
  }
  return bestCost < Number.POSITIVE_INFINITY ? best : evenBreaks(chars, max)
}

function widthAfter(before: string | undefined, c: string): number {
  return widthOfCharacter(c) + (isSpacedApart(before ?? "", c) ? autoSpace : 0)
}

/** Full lines, wherever they end. */
function evenBreaks(chars: readonly string[], max: number): number[] {
  const breaks: number[] = []
  let width = 0
  for (const [i, c] of chars.entries()) {
    width += widthAfter(chars[i - 1], c)
    if (width <= max || i === 0) continue
    breaks.push(i)
    width = widthOfCharacter(c)
  }
  return breaks
}

/** For every place between two characters, what a break there costs. */
function breakCosts(chars: readonly string[]): number[] {
  const text = chars.join("")
  const words = wordEdges(chars)
  const costs: number[] = [impossible]
  let depth = 0
  for (let i = 1; i < chars.length; i++) {
    const before = chars[i - 1]!
    const after = chars[i]!
    if (openingMarks.includes(before)) depth++
    else if (depth > 0 && "”’」』）》〉】〕］)]}".includes(before)) depth--
    const cost = breakCost(before, after, words[i]!, depth > 0)
    // 情况 and 工作 lean on the word before them.
    const leans = (after === "情" && chars[i + 1] === "况") || (after === "工" && chars[i + 1] === "作")
    costs.push(leans ? cost + 4 : cost)
  }
  // A year belongs to what follows it only loosely: …镇 / 2025年度…, …2025年度 / 述职报告.
  for (const match of text.matchAll(/\d{4}年度?/g)) {
    const from = [...text.slice(0, match.index)].length
    const to = from + match[0].length
    if (from > 0 && costs[from]! < impossible) costs[from] = Math.min(costs[from]!, 1)
    if (to < chars.length && costs[to]! < impossible && chars[to] !== "的")
      costs[to] = Math.min(costs[to]!, 2)
  }
  return costs
}

function breakCost(before: string, after: string, edge: WordEdge, quoted: boolean): number {
  if (closingMarks.includes(after) || openingMarks.includes(before)) return impossible
  if (after === " " || after === "\u3000") return impossible
  if (before === " " || before === "\u3000") return 0
  if (/[A-Za-z0-9.+/-]/.test(before) && /[A-Za-z0-9.+/%-]/.test(after)) return impossible
  if (/[0-9]/.test(before) && /[年月日届次个名项度期]/.test(after)) return impossible
  if (/[年月]/.test(before) && /[0-9]/.test(after)) return insideWord
  const inMark = quoted ? 25 : 0
  if (after === "的" || after === "等") return 25 + inMark
  if (edge === "inside") return insideWord + inMark
  if (before === "、" || before === "的" || before === "，") return 2 + inMark
  if ("和与及暨并".includes(after) && edge === "both") return 5 + inMark
  if ("和与及暨并在对抓促赴向为以".includes(before)) return 15 + inMark
  if (before === "于" && edge !== "none") return 20 + inMark
  if (edge === "unit") return 1 + inMark
  if (edge === "both") return 3 + inMark
  if (edge === "one") return 6 + inMark
  return 14 + inMark
}

/** `unit`: behind a unit's name; `both`, `one`, `none`: how many sides are known words; `inside` one. */
type WordEdge = "unit" | "both" | "one" | "none" | "inside"

/**
 * Where known words begin and end, by longest match. There is no dictionary here: titles of this genre are
 * made of some hundred words and of names, and a break beside a known word is safe where one between two
 * unknown characters may split a name.
 */
function wordEdges(chars: readonly string[]): WordEdge[] {
  const ends = new Uint8Array(chars.length + 1)
  const begins = new Uint8Array(chars.length + 1)
  const inside = new Uint8Array(chars.length + 1)
  const unit = new Uint8Array(chars.length + 1)
  for (let i = 0; i < chars.length; ) {
    const length = wordAt(chars, i)
    if (length === 0) {
      i++
      continue
    }
    begins[i] = 1
    ends[i + length] = 1
    for (let k = i + 1; k < i + length; k++) inside[k] = 1
    if (unitWords.has(chars.slice(i, i + length).join(""))) {
      unit[i + length] = 1
      // The name in front of 镇 or 委员会 is not known, but it is not to be torn, nor torn off.
      for (let k = i, n = 0; k > 0 && n < 3 && !ends[k]; k--, n++) inside[k] = 1
    }
    i += length
  }
  return chars.map((_, i): WordEdge => {
    if (inside[i]) return "inside"
    if (unit[i] && !(begins[i] && unitAt(chars, i))) return "unit"
    if (ends[i] && begins[i]) return "both"
    if (ends[i] || begins[i]) return "one"
    return "none"
  })
}

function unitAt(chars: readonly string[], i: number): boolean {
  const length = wordAt(chars, i)
  return length > 0 && unitWords.has(chars.slice(i, i + length).join(""))
}

function wordAt(chars: readonly string[], i: number): number {
  for (let length = Math.min(longestWord, chars.length - i); length > 0; length--) {
    const word = chars.slice(i, i + length).join("")
    if (titleWords.has(word) || unitWords.has(word)) return length
  }
  return 0
}

/** Words that end the name of a unit or a post. */
const unitWords: ReadonlySet<string> = new Set(
  (
    "省 自治区 市 自治州 县 区 镇 乡 街道 街道办事处 办事处 村 社区 委员会 党委 党组 党工委 党总支 总支 党支部 支部 纪委 " +
    "工会 团委 妇联 人大 政协 政府 人民政府 办公室 局 中心 学校 小学 中学 学院 大学 医院 卫生院 公司 集团 " +
    "书记 副书记 委员 主任 副主任 镇长 乡长 局长 院长 校长 同志 领导班子"
  ).split(" "),
)

const titleWords: ReadonlySet<string> = new Set(
  (
    "关于 中共 中国共产党 党建 党的 党员 党组织 党支部书记 党委书记 党风廉政 党风廉政建设 基层党建 基层 建设 工作 责任 责任制 责任制情况 " +
    "主体责任 全面从严治党 从严治党 意识形态 履行 履职 履职尽责 抓 述职 述德 述廉 述学 述法 述职述廉 述职述德述廉 述职报告 报告 " +
    "情况 情况的 情况报告 总结 工作总结 工作报告 年度 半年 上半年 全年 本人 个人 干部 领导 领导干部 班子 成员 问题 整改 整改落实 " +
    "落实 贯彻 贯彻落实 会议 精神 民主生活会 组织生活会 专题 对照检查 检查 考核 评议 评议考核 述职评议 述职评议考核 乡村 振兴 " +
    "乡村振兴 安全 生产 安全生产 生态 环保 环境保护 信访 维稳 法治 法治政府 宣传 思想 文化 统战 人才 队伍 发展 经济 社会 " +
    "机关 单位 部门 第一责任人 党组织书记 专项 行动 推进 开展 分析 材料 汇报 讲话 思路 打算 计划 要点 和 与 及 暨 在 上 的 省级 市级 县级 区级 镇级 村级 乡镇 城市 农村 村务 全镇 全县 全市 全区 全局 全村 县域 区域 市场"
  ).split(" "),
)

const longestWord = Math.max(...[...titleWords, ...unitWords].map((word) => word.length))
