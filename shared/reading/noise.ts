import { readOrdinal } from "../text/ordinals"
import { plain } from "./cues"
import type { Aside, Line, Lines } from "./line"

const dash = "[-‐‑–—―－─~～·・‧•]"
export const counterReason = "页码，不是正文"
const numeral = "[一二三四五六七八九十\\d]{1,3}"
const pageCounters = [
  new RegExp(`^${dash}+\\s*\\d{1,3}\\s*${dash}+$`),
  /^第\s*\d{1,3}\s*页(?:\s*[,，/／]?\s*[（(]?共\s*\d{1,3}\s*页[）)]?)?$/,
  /^(?:page|Page|PAGE)\s+\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?$/,
]
/** What web pages and document libraries put around a text. Each must be a line that no report has. */
const webNoise = [
  /^(?:https?:\/\/|www\.)[\x21-\x7e]+$/i,
  /^本?(?:文档|文章|资料|文件|作品|内容|文)?由.{0,20}(?:用户|网友|会员|作者).{0,10}(?:上传|分享|整理|提供|发布).{0,10}$/,
  /^(?:您?(?:现在|当前)?的?(?:所在)?位置\s*[：:]\s*)?(?:网站)?首页\s*(?:>|＞|»|›|→|\/|\||-).*$/,
  /^您?(?:现在|当前)?的?(?:所在)?位置\s*[：:].*[>＞»›].*$/,
  // 共2页：上一页 1 [2] 下一页
  /^(?:共\s*\d{1,3}\s*页\s*[：:，,]?\s*)?(?:[【[（(]?(?:首页|上一页|下一页|尾页|末页|\d{1,3})[】\]）)]?\s*)*(?:上一页|下一页)\s*(?:[【[（(]?(?:首页|上一页|下一页|尾页|末页|\d{1,3})[】\]）)]?\s*)*$/,
  /^(?:上一篇|下一篇|相关(?:阅读|推荐|文章|范文)|推荐阅读|责任编辑|文章来源|信息来源|稿件来源|发布(?:时间|日期|者)|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:数|量|次数)|访问(?:次数|量)|字号|字体)\s*[：:].{0,60}$/,
  /^(?:[【[]?(?:打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表)|点击下载|下载(?:文档|本文|全文)|收藏本文|加入收藏)[】\]]?\s*)+$/,
  /^.{0,30}小编.{0,20}(?:整理|收集|带来|分享|准备|推荐).{0,40}$/,
  // [立即下载] [收藏] 所需积分：15 · 【点击下载本文 Word 版】
  /^(?:[【[][^】\]]{0,8}(?:下载|收藏|举报|分享|打印|关闭|返回|复制|点赞|登录|注册)[^】\]]{0,14}[】\]]\s*)+(?:[^。；]{0,16})$/,
  // 声明：本文由用户上传，如有侵权请联系删除。
  /^[（(]?(?:免责|版权)?声明\s*[：:].{0,60}(?:上传|侵权|版权|转载|删除|网络).{0,20}$/,
  /^[（(]?(?:本(?:文|文档|资料|内容)|以上内容|全文).{0,12}(?:来自|来源于|转载自|摘自|选自|由).{1,20}(?:网|用户|平台|论坛|公众号|文库|整理|上传).{0,40}$/,
  /^.{0,20}(?:剩余\s*\d+\s*[%％]|未读完|下载后(?:阅读|查看|可)|(?:查看|阅读|下载|展开)(?:全文|原文|更多)|试读结束|免费试读).{0,20}$/,
]
/** 来源：… 发布：… 阅读：…, each with its value. Two of them on one line are no line of a report. */
const metaKey =
  /(?:^|[\s|｜(（])(?:来源|出处|作者|编辑|责任编辑|更新(?:时间|日期)?|发布(?:时间|日期|者|人)?|上传(?:时间|者|人)?|时间|日期|阅读(?:量|数|次数)?|浏览(?:量|数|次数)?|点击(?:量|数|次数)?|下载(?:量|数|次数)?|人气|字数|页数|大小|格式|所需积分|分类|标签|栏目|字体|字号)\s*[：:]/g
const metaOnly = /阅读|浏览|点击|下载|人气|积分|发布|上传|更新|来源|出处|编辑|标签|栏目|字[体号]|格式|大小/

/** What a page says about itself: several keys with a value each. */
function isMeta(text: string): boolean {
  const keys = text.match(metaKey)
  return keys !== null && keys.length >= 2 && metaOnly.test(keys.join("")) && !/[。；！？]/.test(text)
}

/** Heads of the list of other pages below a text. */
const otherPages =
  /^[【[]?(?:相关|热门|猜你喜欢|您可能(?:还|也)?(?:喜欢|感兴趣)|推荐|精选|更多|大家(?:还|都)在看|延伸)(?:的)?(?:推荐|阅读|文章|范文|内容|文档|搜索|链接|资料|热点)?[】\]]?\s*(?:[：:].{0,80})?$/

/** 篇一, 第一篇 in a collection of samples. */
const sample = new RegExp(
  `^[【〖\\[]?(?:第${numeral}篇|(?:范文|篇)\\s*${numeral})[】〗\\]]?\\s*[：:、.．]?\\s*`,
)

/**
 * Only what cannot be a line of a report is set aside: a bare figure stays, it may belong to a table; a
 * page counter needs its dashes or its 第…页.
 */
export function asideReason(text: string): string | null {
  if (text.length > 90) return null
  if (pageCounters.some((pattern) => pattern.test(text))) return counterReason
  if (webNoise.some((pattern) => pattern.test(text))) return "网页带来的文字，不是正文"
  if (isMeta(text)) return "网页带来的文字，不是正文"
  if (sample.exec(text)?.[0].length === text.length) return "范文合集的篇次，不是正文"
  return null
}

const inlineCounter = /第\s*\d{1,3}\s*页\s*[,，/／]?\s*[（(]?共\s*\d{1,3}\s*页[）)]?/g

/** Where 第 1 页 共 5 页 stands in the midst of a line that a PDF was copied into, as offsets of it. */
export function inlineCounters(text: string): readonly (readonly [number, number])[] {
  if (!text.includes("页")) return nowhere
  return [...text.matchAll(inlineCounter)].map((match) => [match.index, match.index + match[0].length])
}

const nowhere: readonly (readonly [number, number])[] = []

/** Lines at the end in which a list of other pages is looked for. */
const bottom = 16

/** Sets aside the list of other pages that a web page has below the text: its head and all lines behind it. */
export function setOtherPagesAside({ lines, asides }: Lines): Lines {
  const from = Math.max(1, lines.length - bottom)
  for (let i = from; i < lines.length; i++) {
    const { text } = lines[i]!
    if (!otherPages.test(text) || !/推荐|阅读|文章|范文|内容|文档|搜索|链接|喜欢|感兴趣|在看/.test(text))
      continue
    const rest = lines.slice(i)
    if (!rest.every((line) => line.text.length <= 60 && !/[。；！？]/.test(line.text))) continue
    const more = rest.map(({ start, end }) => ({ start, end, reason: "网页带来的文字，不是正文" }))
    return { lines: lines.slice(0, i), asides: [...asides, ...more].sort((a, b) => a.start - b.start) }
  }
  return { lines, asides }
}

/** How much of 篇一：2024年述职报告 numbers the sample, 0 where nothing does. */
export function samplePrefix(text: string): number {
  if (text.length > 60) return 0
  const match = sample.exec(text)
  if (!match || match[0].length === text.length || !/[：:】〗\]\s]\s*$/.test(match[0])) return 0
  return /报告|总结|述职|汇报/.test(text) ? match[0].length : 0
}

/** Lines at the top that are looked through for a contents list. */
const top = 40
const contentsTitle = /^[【[]?(?:目\s*录|contents)[】\]]?$/i
const endsInFigure = /\d[）)]?$/
const leader = /(?:[.．。·…⋯\-—_\s]{2,}|\t)\s*[（(]?\d{1,3}[）)]?$/

/**
 * Sets aside a contents list in front of the text. It is sure only where its lines say so themselves
 * (dots and a page number) or come back further down as the headings that they list.
 */
export function setContentsAside({ lines, asides }: Lines): Lines {
  const run = contentsRun(lines)
  const again = run ?? repeatedTitle(lines)
  if (!again) return { lines, asides }
  const [from, to, reason] = again
  const kept = [...lines.slice(0, from), ...lines.slice(to)]
  const more: Aside[] = lines.slice(from, to).map(({ start, end }) => ({ start, end, reason }))
  const all = { lines: kept, asides: [...asides, ...more].sort((a, b) => a.start - b.start) }
  const title = run && repeatedTitle(kept)
  return title ? setContentsAside(all) : all
}

type Run = [from: number, to: number, reason: string]

function contentsRun(lines: readonly Line[]): Run | null {
  const limit = Math.min(lines.length, top)
  let later: Map<string, number> | null = null
  for (let i = 0; i < limit; i++) {
    const titled = contentsTitle.test(lines[i]!.text)
    // Three entries on end, or no list at all: hardly a report has them.
    if (!titled && !lines.slice(i, i + 3).every(entry)) continue
    let to = titled ? i + 1 : i
    let sure = 0
    for (; to < limit + 20 && to < lines.length; to++) {
      const line = lines[to]!
      if (line.text.length > 50) break
      if (leader.test(line.text)) {
        sure++
        continue
      }
      later ??= lastPlaces(lines)
      const place = later.get(keyOf(line.text))
      if (place === undefined || place <= to || !(titled || entry(line))) break
      // The first entry's own heading: the list is over.
      const first = titled ? i + 1 : i
      if (to > first && keyOf(line.text) === keyOf(lines[first]!.text)) break
      sure++
    }
    if (sure >= (titled ? 2 : 3)) return [i, to, "目录，不是正文"]
    if (!titled) i = Math.max(i, to - 1)
  }
  return null
}

function entry({ text, paragraph }: Line): boolean {
  if (text.length > 50 || /[。；！？]./.test(text)) return false
  return leader.test(text) || paragraph.numberEnd > paragraph.start || readOrdinal(text.slice(0, 16)) !== null
}

/** A heading as it is compared: without its punctuation, page number, or text run into it. */
function keyOf(text: string): string {
  const own = endsInFigure.test(text) ? text.replace(leader, "") : text
  return plain(own.slice(0, 60)).slice(0, 8)
}

function lastPlaces(lines: readonly Line[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [i, line] of lines.entries()) places.set(keyOf(line.text), i)
  return places
}

/** The title that a web page gave once for itself and once for the text. */
function repeatedTitle(lines: readonly Line[]): Run | null {
  for (let i = 1; i < Math.min(lines.length, 5); i++) {
    const { text } = lines[i]!
    if (text.length < 6 || text.length > 45 || !/报告|总结|述职/.test(text) || /[。：；]$/.test(text))
      continue
    const first = lines.slice(0, i).findIndex((line) => line.text === text)
    if (first >= 0) return [first, first + 1, "标题重复，留下面的一个"]
  }
  return null
}
