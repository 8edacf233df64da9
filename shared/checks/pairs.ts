import { perBlock } from "./facts"
import { isForeign, marksOf } from "./marks"
import type { BlockFacts, LocalFix } from "./types"

/** What is wrong with marks that come in pairs. */
export type PairTrouble =
  /** Opened and never closed. */
  | "open"
  /** Closed and never opened. */
  | "close"
  /** The mark faces the wrong way: “好差评“ */
  | "turned"
  /** Both face the wrong way: ”好差评“ */
  | "reversed"
  /** The same mark twice in a row: ““好差评” */
  | "twice"
  /** Quotation marks of one kind inside one another. */
  | "nested"
  /** One kind opens, another closes: “好差评》 */
  | "mixed"
  /** Single quotation marks that stand in no double ones. */
  | "single"
  /** Corner brackets, which belong to vertical and traditional text. */
  | "corner"
  /** 〝 〞: the form of another script. */
  | "shape"

export interface PairFinding {
  trouble: PairTrouble
  family: Family
  from: number
  to: number
  fix: LocalFix | null
}

/** Quotation marks, brackets, and the marks around titles. */
export type Family = "quote" | "bracket" | "title"

/** A pair that is in order; `to` is behind the closing mark. */
export interface Pair {
  from: number
  to: number
  open: string
}

export interface Pairs {
  pairs: readonly Pair[]
  findings: readonly PairFinding[]
}

const edit = (from: number, insert: string, length = 1) => ({ from, to: from + length, insert })
const fix = (title: string, edits: LocalFix["edits"], safe: boolean): LocalFix => ({ title, edits, safe })

/** More than this is no name or saying any more: the pair is two slips. */
const shortQuote = 24

const closes: Readonly<Record<string, string>> = {
  "（": "）",
  "(": ")",
  "【": "】",
  "〔": "〕",
  "［": "］",
  "[": "]",
  "《": "》",
  "〈": "〉",
}
const opens: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(closes).map(([open, close]) => [close, open]),
)
const titleMarks = "《》〈〉"
const nothing: Pairs = { pairs: [], findings: [] }

/** Everything in a block that opens and closes: what is paired, and what is not. */
export const pairsOf = perBlock((block: BlockFacts): Pairs => {
  const marks = marksOf(block)
  if (marks.quotes.length === 0 && marks.brackets.length === 0) return nothing
  const pairs: Pair[] = []
  const findings: PairFinding[] = []
  readBrackets(block, marks.brackets, pairs, findings)
  const quotes = findings.length === 0 ? marks.quotes : unmixed(block.text, marks.quotes, findings)
  readDouble(block, quotes, pairs, findings)
  readSingle(block, quotes, pairs, findings)
  readCorners(block.text, quotes, pairs, findings)
  findings.sort((a, b) => a.from - b.from || a.to - b.to)
  return { pairs, findings }
})

/** Names and titles are quoted as they are: is an offset inside a quotation or a title, its marks included? */
export function isQuoted(block: BlockFacts, at: number, longest = Number.POSITIVE_INFINITY): boolean {
  const length = quotedLengths(block)[at] ?? 0
  return length > 0 && length <= longest
}

const noLengths = new Int32Array(0)

/** For each offset how long the shortest quotation or title is that it lies in, or 0. */
const quotedLengths = perBlock((block: BlockFacts): Int32Array => {
  const quoted = pairsOf(block).pairs.filter(({ open }) => "“‘「『《〈".includes(open))
  if (quoted.length === 0) return noLengths
  const lengths = new Int32Array(block.text.length)
  // The longest first, so that what lies inside overwrites it.
  quoted.sort((a, b) => b.to - b.from - (a.to - a.from))
  for (const { from, to } of quoted) lengths.fill(to - from, from, to)
  return lengths
})

/** “ and ” as they follow one another. Where they do not take turns, the next two or three say which one slipped. */
function readDouble(
  { text }: BlockFacts,
  quotes: readonly number[],
  pairs: Pair[],
  findings: PairFinding[],
): void {
  const at = quotes.filter((i) => "“”〝〞〟".includes(text.charAt(i)))
  const is = (k: number, marks: string) => k < at.length && marks.includes(text.charAt(at[k]!))
  const opens = (k: number) => is(k, "“〝")
  const shuts = (k: number) => is(k, "”〞〟")
  const found = (trouble: PairTrouble, from: number, to: number, mend: LocalFix | null) =>
    findings.push({ trouble, family: "quote", from, to, fix: mend })
  const pair = (from: number, to: number) => {
    pairs.push({ from, to: to + 1, open: "“" })
    if (text[from] === "〝" || text[to] !== "”")
      if (text[to] !== "“" && text[from] !== "”")
        found("shape", from, to + 1, fix("改为“”", [edit(from, "“"), edit(to, "”")], true))
  }
  let k = 0
  while (k < at.length) {
    const i = at[k]!
    if (opens(k) && shuts(k + 1)) {
      pair(i, at[k + 1]!)
      // “好差评””: the mark that closes was typed twice.
      if (shuts(k + 2) && at[k + 2] === at[k + 1]! + 1 && !opens(k + 3)) {
        found("twice", at[k + 2]!, at[k + 2]! + 1, fix("删去多余的引号", [edit(at[k + 2]!, "")], true))
        k++
      }
      k += 2
    } else if (opens(k) && opens(k + 1)) {
      const j = at[k + 1]!
      // An opening mark that was never closed must not reach for the ” that a later pair wrongly begins with: ”好差评“.
      const later = shuts(k + 3) && opens(k + 4) && !shuts(k + 5) && isShort(text, at[k + 3]!, at[k + 4]!)
      if (shuts(k + 2) && shuts(k + 3) && !(later && !isNear(text, i, at[k + 3]!))) {
        const [last, end] = [at[k + 2]!, at[k + 3]!]
        pair(i, end)
        found(
          "nested",
          j,
          last + 1,
          fix("里层改为单引号", [edit(j, "‘"), edit(last, "’")], j > i + 1 || end > last + 1),
        )
        k += 4
      } else if (j === i + 1 && shuts(k + 2)) {
        found("twice", j, j + 1, fix("删去多余的引号", [edit(j, "")], true))
        pair(i, at[k + 2]!)
        k += 3
      } else if (!shuts(k + 2) && isShort(text, i, j)) {
        pair(i, j)
        found("turned", i, j + 1, fix("后一个改为“”", [edit(j, "”")], true))
        k += 2
      } else {
        found("open", i, i + 1, null)
        k++
      }
    } else if (opens(k)) {
      found("open", i, i + 1, null)
      k++
    } else if (opens(k + 1) && !shuts(k + 2) && isShort(text, i, at[k + 1]!)) {
      const j = at[k + 1]!
      pair(i, j)
      found("reversed", i, j + 1, fix("改为“”", [edit(i, "“"), edit(j, "”")], true))
      k += 2
    } else if (shuts(k + 1) && isShort(text, i, at[k + 1]!)) {
      const j = at[k + 1]!
      if (j === i + 1) found("close", j, j + 1, null)
      else {
        pair(i, j)
        found("turned", i, j + 1, fix("前一个改为“", [edit(i, "“")], true))
      }
      k += 2
    } else {
      found("close", i, i + 1, null)
      k++
    }
  }
}

/** A stretch that could stand in one pair of quotation marks: not empty, no sentence ends in it. */
function isShort(text: string, from: number, to: number): boolean {
  return to > from + 1 && to - from <= shortQuote && !/[。！？；\n]/.test(text.slice(from + 1, to - 1))
}

/** Could one pair of quotation marks with another inside it reach that far? No sentence and no half of one ends in a saying. */
function isNear(text: string, from: number, to: number): boolean {
  return to - from <= 2 * shortQuote && !/[。！？；]/.test(text.slice(from + 1, to - 1))
}

/** ‘ and ’: an apostrophe is none, and outside of double ones they are the wrong kind. */
function readSingle(
  { text }: BlockFacts,
  quotes: readonly number[],
  pairs: Pair[],
  findings: PairFinding[],
): void {
  const sound = !findings.some(
    (it) => it.family === "quote" && it.trouble !== "shape" && it.trouble !== "mixed",
  )
  const double = pairs.slice()
  let open: number | null = null
  for (const i of quotes) {
    const c = text[i]
    if (c === "‘") {
      if (/\d/.test(text.charAt(i + 1)) && text.indexOf("’", i) < 0) continue
      open = i
    } else if (c === "’" && open !== null) {
      pairs.push({ from: open, to: i + 1, open: "‘" })
      if (
        sound &&
        /[\u4e00-\u9fff]/.test(text.slice(open, i)) &&
        !double.some(({ from, to }) => from < open! && i < to)
      ) {
        const inside = double.filter(({ from, to }) => from > open! && to <= i)
        const turned = inside.flatMap(({ from, to }) => [edit(from, "‘"), edit(to - 1, "’")])
        const edits = [edit(open, "“"), ...turned, edit(i, "”")]
        findings.push({
          trouble: "single",
          family: "quote",
          from: open,
          to: i + 1,
          fix: fix("改为“”", edits, true),
        })
      }
      open = null
    }
  }
}

function readCorners(text: string, quotes: readonly number[], pairs: Pair[], findings: PairFinding[]): void {
  const open: number[] = []
  for (const i of quotes) {
    const c = text[i]
    if (c === "「" || c === "『") open.push(i)
    else if (c === "」" || c === "』") {
      const from = open.pop()
      if (from === undefined) continue
      pairs.push({ from, to: i + 1, open: text[from]! })
      const inner = open.length > 0 || pairs.some((it) => it.open === "“" && it.from < from && i < it.to)
      const [left, right] = inner ? ["‘", "’"] : ["“", "”"]
      findings.push({
        trouble: "corner",
        family: "quote",
        from,
        to: i + 1,
        fix: fix(`改为${left}${right}`, [edit(from, left!), edit(i, right!)], true),
      })
    }
  }
}

const numbered = /(?:^|[。；：，、！？\s])[（(]?(?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$/

/** Brackets and title marks of every kind, one inside the other. Half- and full-width ones pair with one another. */
function readBrackets(
  block: BlockFacts,
  brackets: readonly number[],
  pairs: Pair[],
  findings: PairFinding[],
): void {
  const { text } = block
  const wide = (c: string) => (c === "(" ? "（" : c === ")" ? "）" : c === "[" ? "［" : c === "]" ? "］" : c)
  const familyOf = (c: string): Family => (titleMarks.includes(c) ? "title" : "bracket")
  const open: number[] = []
  const found = (trouble: PairTrouble, from: number, to: number, mend: LocalFix | null) =>
    findings.push({ trouble, family: familyOf(text.charAt(from)), from, to, fix: mend })
  for (const i of brackets) {
    if (isForeign(block, i)) continue
    const c = wide(text.charAt(i))
    if (c in closes) {
      open.push(i)
      continue
    }
    const wanted = opens[c]!
    let k = open.length - 1
    while (k >= 0 && wide(text.charAt(open[k]!)) !== wanted) k--
    if (k >= 0) {
      // What was opened in between is left open.
      for (const left of open.splice(k + 1)) found("open", left, left + 1, null)
      const from = open.pop()!
      pairs.push({ from, to: i + 1, open: wide(text.charAt(from)) })
      continue
    }
    const from = open.at(-1)
    if (from !== undefined && i - from <= shortQuote && familyOf(text.charAt(from)) === familyOf(c)) {
      const close = closes[text.charAt(from)]!
      open.pop()
      pairs.push({ from, to: i + 1, open: text.charAt(from) })
      found("mixed", from, i + 1, fix(`后一个改为“${close}”`, [edit(i, close)], false))
    } else if (c !== "）" || !numbered.test(text.slice(Math.max(0, i - 6), i))) found("close", i, i + 1, null)
  }
  for (const left of open) found("open", left, left + 1, null)
}

/**
 * “零容忍》: what a quotation mark opens and a title mark closes nearby, or the other way round, is one slip and not two.
 * Tells them in place of the half that was found, and answers the quotation marks without theirs.
 */
function unmixed(text: string, quotes: readonly number[], findings: PairFinding[]): readonly number[] {
  const taken = new Set<number>()
  for (const [k, { trouble, family, from: at }] of findings.entries()) {
    if (family !== "title" || (trouble !== "open" && trouble !== "close")) continue
    const mate =
      trouble === "close" ? quotes.filter((i) => i < at).at(-1) : quotes.find((i) => i > at && !taken.has(i))
    if (mate === undefined || text[mate] !== (trouble === "close" ? "“" : "”")) continue
    // A quotation that is whole holds a stray title mark, no more.
    const place = quotes.indexOf(mate)
    const other = quotes[trouble === "close" ? place + 1 : place - 1]
    if (other !== undefined && text[other] === (trouble === "close" ? "”" : "“") && !taken.has(other))
      continue
    const [from, end] = trouble === "close" ? [mate, at] : [at, mate]
    if (!isShort(text, from, end)) continue
    const close = trouble === "close" ? "”" : closes[text.charAt(at)]!
    taken.add(mate)
    findings[k] = {
      trouble: "mixed",
      family: "quote",
      from,
      to: end + 1,
      fix: fix(`后一个改为“${close}”`, [edit(end, close)], false),
    }
  }
  return taken.size === 0 ? quotes : quotes.filter((i) => !taken.has(i))
}
