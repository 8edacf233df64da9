import { skeletonById } from "../library/skeletons"
import type { Block, Item, List, Section } from "../model/outline"
import { type Role, roleNames, roles } from "../model/roles"
import { attrsOf } from "../model/schema"
import { findDates } from "../text/dates"
import { readOrdinal } from "../text/ordinals"
import { leadOf } from "../text/sentences"
import { findTraditional } from "../text/traditional"
import type { Amendment } from "./amend"
import { headingCue, isClosing, isPeroration } from "./cues"
import type { Imported } from "./imported"
import { cuesWithin } from "./labels"
import { tenorOf } from "./tenor"
import { toldLike } from "./tenor-words"
import { type VisibleText, visible, visibleAt, visibleText } from "./visible"

/**
 * A place of a reading that a person should look at, and what could be done about it. Places are numbers of
 * visible characters (`visible.ts`), so they hold while other places are amended.
 */
export interface Doubt {
  /** Kind and place; no two doubts of a reading share one. */
  id: string
  /** Chinese, short. */
  title: string
  /** One sentence. */
  why: string
  /** The words that it is about, "" when it is about none. */
  quote: string
  /** First and one past the last visible character, or null: the report as a whole. */
  range: readonly [from: number, to: number] | null
  /** At most five, for the keys 1–5. Those of roles are always all roles in their order. */
  choices: readonly Choice[]
  /** Place of the one that the reader would take. */
  suggested: number
}

export interface Choice {
  /** Chinese, for a button. */
  label: string
  amendment: Amendment
}

const keep: Amendment = { do: "keep" }

/** The more a wrong answer would spoil, the earlier it is asked. Within a kind the order of the text holds. */
const order = [
  "part", // a whole part of unknown role
  "list", // a second list
  "role", // an item among others
  "mixed", // problem and cause in one
  "long", // ordinals that were not read
  "year",
  "title",
  "missing",
  "traditional",
  "aside",
] as const
type DoubtKind = (typeof order)[number]

type Found = Omit<Doubt, "id"> & { kind: DoubtKind }

/** Everything in a reading that a person should look at, most doubtful first. A report of our own has no doubts. */
export function doubtsOf({ doc, format }: Imported): Doubt[] {
  if (format === "shuzhi") return []
  const of = visibleText(doc)
  const found: Found[] = [
    ...guessedSections(of),
    ...contradictedSections(of),
    ...secondLists(of),
    ...unknownItems(of),
    ...problemsAmongHighlights(of),
    ...mixedItems(of),
    ...unreadOrdinals(of),
    ...years(of),
    ...titles(of),
    ...missingParts(of),
    ...traditional(of),
    ...asides(of),
  ]
  const placed = found.map((doubt, i) => ({ doubt, rank: order.indexOf(doubt.kind), i }))
  placed.sort((a, b) => a.rank - b.rank || (a.doubt.range?.[0] ?? 0) - (b.doubt.range?.[0] ?? 0) || a.i - b.i)
  return placed.map(({ doubt: { kind, ...doubt } }, i) => ({
    ...doubt,
    id: `${kind}-${doubt.range?.[0] ?? i}`,
  }))
}

/** A block from its first to behind its last visible character. */
function rangeOfBlocks(of: VisibleText, first: Block, last = first): [from: number, to: number] {
  return [of.starts[first.index]!, of.starts[last.index + 1]!]
}

function rangeOfItem(of: VisibleText, item: Item): [from: number, to: number] {
  return rangeOfBlocks(of, item.blocks[0]!, item.blocks.at(-1)!)
}

const wordsOf = (block: Block) => block.ordinal + block.node.textContent
const itemWords = (item: Item) => item.ordinal + item.blocks.map((block) => block.node.textContent).join("")

/** Long words are cut in the middle: how something begins and how it ends says most about it. */
export function quoted(words: string, most = 24): string {
  const all = words.replace(/\s+/g, " ").trim()
  if (all.length <= most) return all
  return `${all.slice(0, Math.ceil(most / 2))}……${all.slice(all.length - Math.floor(most / 2))}`
}

function roleChoices(at: readonly number[]): Choice[] {
  return roles.map((role) => ({ label: roleNames[role], amendment: { do: "role", at, role } }))
}

const placeOf = (role: Role) => roles.indexOf(role)

/** Headings that say no role, and text without a heading: their role is from where they stand. */
function guessedSections(of: VisibleText): Found[] {
  const { sections, blocks } = of.outline
  const out: Found[] = []
  let group: Section[] = []
  const end = () => {
    if (group.length > 0) out.push(guessed(of, group))
    group = []
  }
  for (const [i, section] of sections.entries()) {
    const first = blocks[section.blocks[0]]
    if (!first || !isGuessed(of, section, i === sections.length - 1)) end()
    else {
      if (group.length > 0 && (group[0]!.role !== section.role || !group[0]!.heading !== !section.heading))
        end()
      group.push(section)
    }
  }
  end()
  return out
}

function isGuessed(of: VisibleText, section: Section, last: boolean): boolean {
  const { heading, role, part, blocks, items } = section
  // The one part that a known skeleton still wants, in its place: plain enough.
  if (part !== null && role === "highlight") return false
  if (isToldPlainly(section)) return false
  if (heading) {
    const cue = headingCue(heading.node.textContent)
    return cue === null || cue.strength < 0.6
  }
  const own = of.outline.blocks.slice(...blocks)
  const closing = own.every(({ type, node }) => {
    return type === "aside" || isClosing(node.textContent) || isPeroration(node.textContent)
  })
  return !(last && closing) && (items.length > 0 || !closing)
}

/** Every paragraph of the part is told the way its role is, and hardly one like another. */
function isToldPlainly({ role, items }: Section): boolean {
  if (role === "other" || items.length < 2) return false
  const tenor = tenorOf(items.map((item) => itemWords(item).slice(0, 240)))
  const others = Object.entries(tenor).flatMap(([name, share]) => (name === role ? [] : [share]))
  return tenor[role] >= 0.7 && Math.max(...others) <= 0.25
}

/** A heading that names a role (怎么改) over items that are nearly all told like another one. */
function contradictedSections(of: VisibleText): Found[] {
  return of.outline.sections.flatMap((section): Found[] => {
    const { heading, role, items } = section
    if (!heading || isGuessed(of, section, false) || role === "other" || items.length < 3) return []
    const own = items.filter((item) => item.role === role)
    if (own.length < items.length || own.some(({ children }) => children.some((it) => it.role !== role)))
      return []
    const words = own.map((item) => itemWords(item).slice(0, 240))
    const tenor = tenorOf(words)
    // What most of them sound like, and none of them like what the heading says.
    const heard = words.map(toldLike)
    const like = told4.find(
      (it) => it !== role && tenor[it] > tenor[role] && heard.every((one) => one[it] > one[role] + clearly),
    )
    // Why something is wanting is told much like what is.
    if (!like || (like === "problem" && role === "cause") || (like === "cause" && role === "problem"))
      return []
    const first = of.outline.blocks[section.blocks[0]]!
    return [
      {
        kind: "part",
        title: "标题和下面的内容像是两类",
        why: `标题像是写${roleNames[role]}，下面 ${own.length} 条却多像在讲${roleNames[like]}，先照标题当作${roleNames[role]}。`,
        quote: quoted(wordsOf(first)),
        range: rangeOfBlocks(of, first),
        choices: roleChoices([of.starts[section.blocks[0]]!]),
        suggested: placeOf(role),
      },
    ]
  })
}

const told4 = ["highlight", "problem", "cause", "measure"] as const
/** Of the log-probabilities of `toldLike`: some three times as likely. */
const clearly = 1

function guessed(of: VisibleText, group: readonly Section[]): Found {
  const [section] = group as [Section, ...Section[]]
  const first = of.outline.blocks[section.blocks[0]]!
  const at = group.map(({ blocks }) => of.starts[blocks[0]]!)
  const name = roleNames[section.role]
  const many = group.length > 1
  const headed = section.heading !== null
  const from = placeReason(of, section)
  return {
    kind: "part",
    title: headed
      ? many
        ? `${group.length} 个部分的标题没写明是哪一类`
        : "这个标题没写明是哪一类"
      : "这一部分没有标题",
    why: headed
      ? `标题里没有亮点、问题、措施这类字样，${from}，先当作${name}。`
      : `前面没有标题说明这是什么，${from}，先当作${name}。`,
    quote: many
      ? group.map(({ heading }) => quoted(wordsOf(heading ?? first), 12)).join("、")
      : quoted(wordsOf(first)),
    range: rangeOfBlocks(of, first),
    choices: roles.map((role) => ({ label: roleNames[role], amendment: { do: "role", at, role } })),
    suggested: placeOf(section.role),
  }
}

function placeReason(of: VisibleText, section: Section): string {
  const all = of.outline.sections
  const i = all.indexOf(section)
  if (section.role === "other") return "前后也看不出"
  if (all.slice(i + 1).some(({ role, heading }) => heading && role === "problem")) return "它在问题前面"
  if (all.slice(0, i).some(({ role, heading }) => heading && role !== "highlight"))
    return "它在问题或措施后面"
  return "全文像是述职报告"
}

/** A list that begins again at 一是 right behind another one, with nothing between them that says why. */
function secondLists(of: VisibleText): Found[] {
  const endingAt = new Map(of.outline.lists.map((list) => [list.pos + list.node.nodeSize, list]))
  return of.outline.lists.flatMap((list) => {
    const before = endingAt.get(list.pos)
    const first = list.items[0]!
    const block = first.blocks[0]!
    if (!before) return []
    const style = attrsOf.list(list.node).style
    if (style === "none" || style === "label" || readOrdinal(first.ordinal)?.n !== 1) return []
    const at = list.items.map((item) => of.starts[item.blocks[0]!.index]!)
    const above = itemWords(lastOf(before))
    return {
      kind: "list" as const,
      title: `又起了一组“${first.ordinal.replace(/[，,、：:]$/, "")}”，没有标题`,
      why: `上接“${quoted(above, 14)}”，中间没有标题或引出句，可能换了话题，这一组 ${list.items.length} 条先都当作${roleNames[first.role]}。`,
      quote: quoted(wordsOf(block)),
      range: rangeOfBlocks(of, block),
      choices: roleChoices(at),
      suggested: placeOf(first.role),
    }
  })
}

function lastOf(list: List): Item {
  const last = list.items.at(-1)!
  return last.children.at(-1) ?? last
}

/** 反馈的3个问题: problems that somebody found. */
const foundProblems =
  /(?:反馈|指出|提出|查出|发现|查摆|检视|巡察|巡视|考核|督查|点评)[^。；]{0,20}(?:问题|不足|短板)/
const doneRectifying =
  /(?:均|全部|都|已)[^。；，]{0,8}(?:整改|办结|解决|销号|落实|完成)|整改(?:到位|完成|率)|(?:已|全部)销号|逐(?:一|项|条)[^。；]{0,8}(?:整改|销号|解决)/
/** What is wanting, said plainly: 不够深入, 还不平衡, 不到位. Only in the lead does it say what the item is about. */
const wanting =
  /(?:不够|有待[^，。；：“”]{1,4}|欠缺|不足|薄弱|单一|滞后|不[强深实高严细准])$|不(?:到位|及时|平衡|均衡|规范|扎实|深入)$|(?:还|仍|尚|依然)(?:存|有|不|需|未)[^，。；：“”]{0,8}$/
/** They put right what was wanting. */
const overcomes = /克服|解决|补齐|破解|改变|消除|补短|整治|摘帽|转变|扭转|告别/

/** A leaf of role other where the part around it has a role. */
function unknownItems(of: VisibleText): Found[] {
  return of.outline.items
    .filter((item) => item.role === "other" && item.section.role !== "other" && item.children.length === 0)
    .map((item) => ({
      kind: "role",
      title: "没认出这一条是哪一类",
      why: `它在${roleNames[item.section.role]}部分里，自己的字句看不出是哪一类。`,
      quote: quoted(itemWords(item)),
      range: rangeOfItem(of, item),
      choices: roleChoices([of.starts[item.blocks[0]!.index]!]),
      suggested: placeOf(item.section.role),
    }))
}

/** What reads like a problem in the midst of work done. */
function problemsAmongHighlights(of: VisibleText): Found[] {
  return of.outline.blocks.flatMap((block): Found[] => {
    const told =
      block.type === "intro" ? block.section?.role : block.type === "para" ? block.item?.role : null
    if (told !== "highlight") return []
    const like = problemLike(block)
    if (!like) return []
    return [
      {
        kind: "role",
        title: "像是问题，却写在亮点里",
        why: like.why,
        quote: quoted(wordsOf(block)),
        range: rangeOfBlocks(of, block),
        choices: roleChoices([of.starts[block.index]!]),
        suggested: placeOf(like.role),
      },
    ]
  })
}

function problemLike(block: Block): { why: string; role: Role } | null {
  const words = block.node.textContent
  const begins = block.item?.blocks[0] === block
  const below = begins ? block.item!.children.map(itemWords).join("") : ""
  const done = doneRectifying.exec(words + below)
  const { from, to } = leadOf(words)
  // Work on problems in passing is what highlights tell; only what begins with them is asked about.
  if (block.ordinal === "" && !block.runOn && foundProblems.test(words.slice(from, Math.min(to, from + 40))))
    return done
      ? { why: `句里写着“${done[0]}”，多半是成绩，不是今年的问题。`, role: "highlight" }
      : { why: "说的是别人指出的问题，没写改得怎样，可能是今年的问题。", role: "problem" }
  const lead = words.slice(from, to).replace(/[。；，：]$/, "")
  if (
    begins &&
    !done &&
    block.item!.parent?.role !== "problem" &&
    wanting.test(lead) &&
    !overcomes.test(lead)
  )
    return { why: `开头说“${quoted(lead, 20)}”，像在讲不足。`, role: "problem" }
  return null
}

/** A cause or a measure in the middle of a problem, a measure in the middle of a cause. */
function mixedItems(of: VisibleText): Found[] {
  return of.outline.items.flatMap((item) => {
    if (item.role !== "problem" && item.role !== "cause") return []
    return item.blocks.flatMap((block): Found[] => {
      const words = block.node.textContent
      const cut = cuesWithin(words).find(({ role, at }) => role !== item.role && at > 0)
      if (!cut) return []
      const cue = words.slice(cut.at, cut.end).replace(/[，,：:]$/, "")
      const at = [visibleAt(of, block.index, cut.at)]
      const here = roleNames[item.role]
      const there = roleNames[cut.role]
      return [
        {
          kind: "mixed",
          title: `一段里有${here}也有${there}`,
          why: `从“${cue}”起像在写${there}，分开以后才好对应。`,
          quote: `${quoted(words.slice(0, cut.at), 12)}……${quoted(words.slice(cut.at), 12)}`,
          range: rangeOfBlocks(of, block),
          choices: [
            { label: `分开，后面是${there}`, amendment: { do: "split", at, role: cut.role, inside: true } },
            { label: "不分开", amendment: keep },
          ],
          suggested: 0,
        },
      ]
    })
  })
}

/** As long as no item is, unless it holds several. */
const longBlock = 120
const ordinalAhead =
  /(?<=[。；：:，,！？\s])(?:[一二三四五六七八九十]{1,2}(?:是|要)|[（(](?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十][，,、]|其[一二三四五])/g

/** A long paragraph in which ordinals count on from one to another, and were left in the text. */
function unreadOrdinals(of: VisibleText): Found[] {
  return of.outline.blocks.flatMap((block): Found[] => {
    const words = block.node.textContent
    if (words.length < longBlock || block.type === "aside") return []
    const run = ordinalRun(words)
    if (run.length < 2) return []
    const at = run.map((offset) => visibleAt(of, block.index, offset))
    const role = block.item?.role ?? block.section?.role ?? "other"
    const shown = run.map((offset) => readMark(words, offset)!.text)
    return [
      {
        kind: "long",
        title: `一大段里还有“${shown[0]}……${shown.at(-1)}”`,
        why: `这一段 ${visible(words).length} 字，里面的 ${run.length} 个序号没有分成条。`,
        quote: quoted(wordsOf(block)),
        range: rangeOfBlocks(of, block),
        choices: [
          {
            label: `分成 ${run.length} 条`,
            amendment: { do: "split", at, role, inside: block.item !== null },
          },
          { label: "不分", amendment: keep },
        ],
        suggested: 0,
      },
    ]
  })
}

/** Offsets of the longest run of ordinals of one kind that begins at one and counts on. */
function ordinalRun(words: string): number[] {
  const runs = new Map<string, { next: number; offsets: number[] }>()
  for (const { index } of words.matchAll(ordinalAhead)) {
    const read = readMark(words, index)
    if (!read) continue
    const run = runs.get(read.style)
    if (read.n === 1 && !run) runs.set(read.style, { next: 2, offsets: [index] })
    else if (run && read.n === run.next) {
      run.offsets.push(index)
      run.next++
    }
  }
  return [...runs.values()].reduce(
    (best, { offsets }) => (offsets.length > best.length ? offsets : best),
    [] as number[],
  )
}

const readMark = (words: string, at: number) => readOrdinal(words.slice(at, at + 12))

/** No year, or one that the title contradicts. */
function years(of: VisibleText): Found[] {
  const { blocks, doc } = of.outline
  const { year } = attrsOf.report(doc).properties
  const said = blocks.map((block) => findDates(block.node.textContent).map((date) => date.year))
  if (year === null) {
    const counts = new Map<number, number>()
    for (const one of said.flat()) counts.set(one, (counts.get(one) ?? 0) + 1)
    const likely = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, 4)
    return [
      {
        kind: "year",
        title: "没写明述的是哪一年",
        why:
          likely.length > 0
            ? "标题、开头和落款都没有年度，文中提到过这几年。"
            : "标题、开头、落款和文中都没有年份。",
        quote: "",
        range: null,
        choices: [
          ...likely.map(([one]): Choice => ({ label: `${one} 年`, amendment: { do: "year", year: one } })),
          { label: "先空着", amendment: keep },
        ],
        suggested: 0,
      },
    ]
  }
  const title = blocks.find((block) => block.type === "title" && said[block.index]!.length > 0)
  const titled = title && said[title.index]!
  if (!title || titled?.includes(year)) return []
  const other = titled!.at(-1)!
  return [
    {
      kind: "year",
      title: `标题写的是 ${other} 年，别处是 ${year} 年`,
      why: `开头和落款都说 ${year} 年，标题可能是上一年留下的。`,
      quote: wordsOf(title),
      range: rangeOfBlocks(of, title),
      choices: [
        { label: `${year} 年`, amendment: { do: "year", year } },
        { label: `${other} 年`, amendment: { do: "year", year: other } },
      ],
      suggested: 0,
    },
  ]
}

function titles(of: VisibleText): Found[] {
  const { blocks } = of.outline
  const first = blocks.find((block) => block.type !== "aside")
  if (!first || blocks.some((block) => block.type === "title")) return []
  const words = wordsOf(first)
  const could = first.type !== "heading" && words.length <= 45 && !/[。；：，]$/.test(words)
  const none: Choice = { label: "原稿没有标题", amendment: keep }
  const make: Choice = {
    label: "第一段就是标题",
    amendment: { do: "kind", at: of.starts[first.index]!, kind: "title" },
  }
  return [
    {
      kind: "title",
      title: "没有找到标题",
      why: could ? "第一段不长，可能就是标题。" : "开头几段都不像标题，可以写稿时再补。",
      quote: quoted(words),
      range: rangeOfBlocks(of, first),
      choices: [none, make],
      suggested: could ? 1 : 0,
    },
  ]
}

/** Parts that the report's skeleton asks for and no section fills. */
function missingParts(of: VisibleText): Found[] {
  const { sections, doc } = of.outline
  const skeleton = skeletonById(attrsOf.report(doc).skeleton)
  if (!skeleton) return []
  const filled = new Set(sections.map(({ part }) => part))
  const about = new Set([...of.outline.items.map(({ role }) => role), ...sections.map(({ role }) => role)])
  return skeleton.parts.flatMap((part): Found[] => {
    // What stands in another part is there: causes below the problems, measures behind them.
    if (!part.required || filled.has(part.key) || about.has(part.role)) return []
    return [
      {
        kind: "missing",
        title: `没有找到“${part.heading}”这一部分`,
        why: "可能原稿就没写，也可能标题没认出来：到右边选中那一段，定为部分标题。",
        quote: "",
        range: null,
        choices: [{ label: "原稿没有这一部分", amendment: keep }],
        suggested: 0,
      },
    ]
  })
}

function traditional(of: VisibleText): Found[] {
  const met = of.outline.blocks.map((block) => findTraditional(wordsOf(block)))
  const all = [...new Set(met.flat())]
  const block = of.outline.blocks[met.findIndex((some) => some.length > 0)]
  if (!block || all.length < 3) return []
  return [
    {
      kind: "traditional",
      title: `有 ${all.length} 个繁体字`,
      why: `“${all.slice(0, 8).join("")}”这样的字照原样带入，程序不改，词句的核对可能认不出它们。`,
      quote: quoted(wordsOf(block)),
      range: rangeOfBlocks(of, block),
      choices: [{ label: "照原样带入", amendment: keep }],
      suggested: 0,
    },
  ]
}

/** What was set aside, one doubt a reason. */
function asides(of: VisibleText): Found[] {
  const byReason = new Map<string, Block[]>()
  for (const block of of.outline.blocks) {
    if (block.type !== "aside") continue
    const reason = String(block.node.attrs.reason)
    const same = byReason.get(reason)
    if (same) same.push(block)
    else byReason.set(reason, [block])
  }
  return [...byReason].map(([reason, blocks]) => {
    const [first] = blocks as [Block, ...Block[]]
    const what = reason.replace(/，.*$/, "")
    const words = quoted(first.node.textContent, 16)
    return {
      kind: "aside",
      title: blocks.length === 1 ? `单独一行“${words}”` : `${blocks.length} 处${what}，如“${words}”`,
      why: `像${what}，建议不带到稿子里。`,
      quote: blocks.length === 1 ? "" : quoted(blocks.map((block) => block.node.textContent).join("　"), 40),
      range: rangeOfBlocks(of, first),
      choices: [
        { label: "不带到稿子里", amendment: keep },
        { label: "带上", amendment: { do: "bringBack", at: blocks.map(({ index }) => of.starts[index]!) } },
      ],
      suggested: 0,
    } satisfies Found
  })
}
