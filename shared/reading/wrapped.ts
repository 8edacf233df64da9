import type { Segment } from "../model/text-map"
import type { SourceText } from "../source/source-text"
import { kind, kindsOf } from "../text/character-kinds"
import { readOrdinal } from "../text/ordinals"
import { isClosing } from "./cues"
import { isLabel } from "./labels"
import type { Aside, Line, Lines } from "./line"
import { counterReason } from "./noise"
import { type Tables, tablesIn } from "./tables"
import type { Range } from "./tree"

/**
 * Lines that a PDF, an e-mail or a text converter broke at a fixed width, put together again. Whether a text
 * is broken like that is decided over the whole of it: many lines of one width end in mid-sentence, hardly
 * any is wider. What is joined is one line to all that reads structure; `Origin` knows where it stood.
 */
export interface Reading extends Lines {
  /** The text that the ranges of lines and tree point into: the source's own where nothing was joined. */
  raw: string
  /** The same, folded for reading. */
  text: string
  origin: Origin
  /** The tables among the lines, where these are still those that were looked through for them; else null. */
  tables: Tables | null
}

/** Where stretches of the reading text stand in the source. */
export interface Origin {
  /** Stretches of the source that `range` consists of, `from` counted in it. */
  segments(range: Range): Segment[]
  /** The source range from the first to the last character of `range`. */
  range(range: Range): Range
}

const identity: Origin = {
  segments: ([start, end]) => (end > start ? [{ from: 0, start, length: end - start }] : []),
  range: (range) => range,
}

/** `length` characters at `at` of the reading text stand at `start` in the source. */
interface Piece {
  at: number
  start: number
  length: number
}

/** Joins what was broken. `lines` are those of the source, `text` is the source's text, folded. */
export function joinWrapped(source: SourceText, text: string, { lines, asides }: Lines): Reading {
  const tables = tablesIn(text, lines)
  const rows = rowsOf(text, lines, asides, tables)
  const width = wrapWidth(rows)
  const counters = bareCounters(rows, width)
  const kept = counters.size === 0 ? rows : rowsWithout(text, lines, asides, counters)
  const all =
    counters.size === 0
      ? asides
      : [...asides, ...[...counters].map(counterAside)].sort((a, b) => a.start - b.start)
  const groups = groupsOf(kept, width, width === null ? brokenItems(kept) : new Set())
  if (!groups)
    return {
      raw: source.text,
      text,
      lines: kept.map((row) => row.line),
      asides: all,
      origin: identity,
      tables: counters.size === 0 ? tables : null,
    }
  return writeReading(source.text, text, groups, all)
}

function counterAside({ start, end }: Line): Aside {
  return { start, end, reason: counterReason }
}

interface Row {
  line: Line
  /** In halves of a Chinese character, the indent included. */
  width: number
  indent: number
  /** An empty line stands in front of it. */
  apart: boolean
  /** A part set aside stands in front of it, on lines of its own. */
  behindAside: boolean
  /** It ends in mid-sentence. */
  broken: boolean
  /** It may not go on with the line above: an ordinal, a style, a table cell begins it. */
  begins: boolean
  cell: boolean
  /** It is the closing of the report, which goes on with nothing. */
  closing: boolean
}

/** Ends of a sentence, or of the words in front of a list. */
const ended = /[。！？；：:;…]["”’」』）)】》]*$|[.!?]["”’」』）)】》]*$/

function widthOf(text: string, from: number, to: number): number {
  let width = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 9) width += 4
    else width += (kindsOf[code]! & kind.wide) !== 0 ? 2 : 1
  }
  return width
}

/** Longer lines are no lines of a page, so their width need not be known. */
const widest = 130

function rowsOf(text: string, lines: readonly Line[], asides: readonly Aside[], tables: Tables): Row[] {
  const cells = tableCells(lines, tables)
  let next = 0
  let before = 0
  return lines.map((line) => {
    const { start, end, paragraph } = line
    let ends = 0
    let behindAside = false
    for (; next < asides.length && asides[next]!.end <= start; next++) {
      const aside = asides[next]!
      if (aside.start < before) continue
      ends += lineEnds(text, before, aside.start)
      before = aside.end
      // A mark in front of the line itself (Markdown) is none between two lines.
      if (/[\n\v\f]/.test(text.slice(aside.end, Math.min(start, aside.end + 40)))) {
        behindAside = true
        ends--
      }
    }
    ends += lineEnds(text, before, start)
    before = end
    const indent = widthOf(text, Math.min(paragraph.start, start), start)
    const length = end - start
    return {
      line,
      indent,
      width: length > widest ? length : indent + widthOf(text, start, end),
      apart: ends > 1,
      behindAside,
      broken: !ended.test(line.text.slice(-4)),
      cell: paragraph.inTable || cells(line),
      closing: closes(line.text),
      begins:
        paragraph.inTable ||
        cells(line) ||
        paragraph.style !== null ||
        paragraph.numberEnd > paragraph.start ||
        beginsAlone(line.text),
    }
  })
}

/** Words that no sentence goes on with at the beginning of a line: an ordinal, a label of a problem, the end of a report. */
function beginsAlone(text: string): boolean {
  const head = text.slice(0, 24)
  return readOrdinal(head.slice(0, 16)) !== null || counts.test(head) || isLabel(head) || closes(text)
}

/** 第二件， 头一个， 其三， 明年第一件事， */
const counts =
  /^(?:(?:明年|来年)?(?:第[一二三四五六七八九十]{1,3}|头一)[件个条项点桩样步方][^。；]{0,3}[，,、：:是]|其[一二三四五六七八九][，,、：:是]|再一[个条件][，,是])/

/** A closing that may stand in no sentence: what else `isClosing` knows may be the rest of one. */
const closing = /^(?:以上|上述|特此报告|谢谢|我的(?:述职|汇报|报告)|述职完毕|汇报完毕|报告完毕|述职到此)/

function closes(text: string): boolean {
  return closing.test(text) && isClosing(text)
}

/** Whether a line lies in a table that stands in plain text. Asked in rising order. */
function tableCells(lines: readonly Line[], tables: Tables): (line: Line) => boolean {
  if (tables.inside.size === 0) return () => false
  const starts = new Set<number>()
  const ranges = [...tables.inside].map((index) => tables.lines[index]!)
  let next = 0
  for (const { start, end } of lines) {
    while (next < ranges.length && ranges[next]!.end < end) next++
    const range = ranges[next]
    if (range && start >= range.start) starts.add(start)
  }
  return ({ start }) => starts.has(start)
}

function rowsWithout(
  text: string,
  lines: readonly Line[],
  asides: readonly Aside[],
  counters: ReadonlySet<Line>,
): Row[] {
  const more = [...counters].map(counterAside)
  const left = lines.filter((line) => !counters.has(line))
  const all = [...asides, ...more].sort((a, b) => a.start - b.start)
  return rowsOf(text, left, all, tablesIn(text, left))
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) count++
  return count
}

/** Narrower columns are poems and tables. */
const narrowest = 28
/** What punctuation that may not begin a line, or a word that may not be broken, leaves of a line. */
const ragged = 6

/**
 * The width at which the lines were broken, or null for a text of whole paragraphs. Title, headings and
 * signature end without a full stop, too: they are of any width, and longer lines stand among them.
 */
function wrapWidth(rows: readonly Row[]): number | null {
  const counts = new Map<number, number>()
  for (let i = 0; i + 1 < rows.length; i++) {
    const { width, broken } = rows[i]!
    const next = rows[i + 1]!
    if (!broken || width < narrowest || width > widest || next.begins || next.apart) continue
    counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  let best = 0
  let at = 0
  for (const width of counts.keys()) {
    let sum = 0
    for (let w = width - ragged; w <= width; w++) sum += counts.get(w) ?? 0
    if (sum > best || (sum === best && width > at)) {
      best = sum
      at = width
    }
  }
  if (best < 3) return null
  let full = 0
  let wider = 0
  for (const { width } of rows) {
    if (width > at + 3) wider++
    else if (width >= at - ragged) full++
  }
  return best >= full * 0.4 && wider <= rows.length * 0.15 && best >= rows.length * 0.12 ? at : null
}

/** A figure alone in the middle of its line or on the right of it. */
const centred = 16

/**
 * Lines of nothing but a figure that count the pages: in a sentence that goes on below, or rising from page
 * to page. The numbers of a table's rows stand closer.
 */
function bareCounters(rows: readonly Row[], width: number | null): Set<Line> {
  const found = new Set<Line>()
  let last: Line | null = null
  let said = 0
  for (const [i, row] of rows.entries()) {
    const { line } = row
    if (/^\d{1,3}$/.test(line.text) && i > 0 && !row.cell) {
      const above = rows[i - 1]!
      const below = rows[i + 1]
      const long = width === null ? above.width >= 60 : above.width >= width - ragged
      if (above.broken && long && below && !below.begins && below.line.text.length > 2) found.add(line)
      else if (
        width !== null &&
        (said > 150 || row.indent >= centred) &&
        last &&
        Number(line.text) === Number(last.text) + 1
      )
        found.add(line).add(last)
      last = line
      said = 0
    } else said += line.text.length
  }
  return found
}

/** The rows that make one line each, in order; null where every row is a line. */
function groupsOf(rows: readonly Row[], width: number | null, cut: ReadonlySet<Row>): Row[][] | null {
  const indents = width !== null && isIndented(rows, width)
  const joins = (above: Row, row: Row) =>
    row.line.goesOn === true || cut.has(above) || goesOn(above, row, width, indents)
  const first = rows.findIndex(
    (row, i) => i > 0 && (joins(rows[i - 1]!, row) || isRagged([rows[i - 1]!], row)),
  )
  if (first < 0) return null
  const groups = rows.slice(0, first).map((row) => [row])
  for (let i = first; i < rows.length; i++) {
    const group = groups.at(-1)!
    if (joins(rows[i - 1]!, rows[i]!) || isRagged(group, rows[i]!)) group.push(rows[i]!)
    else groups.push([rows[i]!])
  }
  return groups

  /**
   * In an indented paragraph what has no indent goes on, though the line above is broken early, in front of a figure
   * or a word that had to stay whole, or happens to end in a full stop.
   */
  function isRagged(group: readonly Row[], row: Row): boolean {
    const above = group.at(-1)!
    return (
      indents &&
      group[0]!.indent >= 2 &&
      (group.length > 1 || /[，。；]/.test(above.line.text)) &&
      above.width >= width! * (above.broken ? 0.6 : 0.85) &&
      (above.broken || !row.broken || row.width >= width! * 0.85) &&
      row.indent < 2 &&
      !row.begins &&
      !row.apart &&
      !row.cell
    )
  }
}

/** …够用。第二，为民服务 with nothing behind it. */
const openItem =
  /[。；](?:第[一二三四五六七八九十]{1,2}[，,、：:]?|[一二三四五六七八九十]{1,2}[是要]|其[一二三四五六七八九]?[，,次]|[（(][一二三四五六七八九十\d]{1,2}[）)])[^。；：！？]{2,40}$/
/** A line that begins with 够，: its first word stands on the line above. */
const restOfWord =
  /^(?!同志|各位|大家|当然|但是|不过|同时|此外|另外|总之|其中|目前|当前|今年|去年|明年|来年|近年|平时|现在|然而|可是|而且|接着|其实|因此|为此|对此|于是|年初|年底|年末|[一二三四]季度|上半年|下半年|[回再]|一方面|在此|今后|往后|下步|下一步|说[实到]|坦率|首先|其次|最后|再次|会上|所以|因为)\p{Script=Han}{1,3}[，。；、]/u

/**
 * Rows that a few stray line ends broke in an item, in a text that is not broken otherwise: an item that begins
 * within its line is no heading, so its sentence goes on below. One such row may be an item without a full
 * stop; with a second one, or a word torn apart, they are not what the writer meant.
 */
function brokenItems(rows: readonly Row[]): ReadonlySet<Row> {
  const found = new Set<Row>()
  let seen = 0
  for (let i = 0; i + 1 < rows.length; i++) {
    const above = rows[i]!
    const row = rows[i + 1]!
    if (!above.broken || row.begins || row.apart || row.cell || above.cell) continue
    if (above.line.paragraph.style !== null || row.line.paragraph.style !== null) continue
    const { text } = row.line
    const open = openItem.test(above.line.text) && /[。；][”’]?$/.test(text) && !opensAnew.test(text)
    const torn = above.width >= 16 && restOfWord.test(text)
    if (!open && !torn) continue
    seen++
    found.add(above)
  }
  return seen >= 2 ? found : new Set()
}

/** Words that a paragraph of its own begins with. */
const opensAnew =
  /^(?:以上|上述|下一?步|今后|明年|来年|接下来|同时|此外|另外|总之|当然|但|存在|主要|究其|原因|产生|造成|针对|对照|这些|述职|特此|请|谢谢|我|20\d\d)/

/** Do paragraphs begin with an indent? Asked where one surely begins: behind a short last line. */
function isIndented(rows: readonly Row[], width: number): boolean {
  let asked = 0
  let indented = 0
  for (let i = 1; i < rows.length; i++) {
    const above = rows[i - 1]!
    if (above.broken || above.width > width * 0.75) continue
    asked++
    if (rows[i]!.indent >= 2) indented++
  }
  return asked >= 2 && indented >= asked * 0.6
}

const numeralEnd = /(?:^|[。；：，\s])(?:[（(]?[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十]{1,2})$/
const numeralRest = /^[）)]?[是要、，]/

function goesOn(above: Row, row: Row, width: number | null, indents: boolean): boolean {
  const { line } = row
  if (row.cell || above.cell || row.closing) return false
  if (line.paragraph.style !== null || line.paragraph.numberEnd > line.paragraph.start) return false
  if (above.line.paragraph.style !== null) return false
  // A page was turned in mid-sentence, whether or not lines were broken otherwise.
  if (width === null)
    return row.behindAside && above.broken && above.width >= 60 && !row.begins && row.line.text.length > 2
  const full = above.width >= width - ragged
  if (row.apart && !(row.behindAside && above.broken && full)) return false
  if (above.width > width + 3 && above.width > widest) return false
  // The last line of a paragraph has its full stop: what is short and has none heads or signs.
  if (!above.broken && row.broken && row.width < width * 0.85) return false
  if (indents) return row.indent < 2 && (full || (above.broken && above.width >= width * 0.85))
  if (above.broken && full && numeralEnd.test(above.line.text) && numeralRest.test(line.text)) return true
  if (row.begins || row.indent >= above.indent + 3) return false
  if (looseOrdinal.test(above.line.text)) return above.width >= width * 0.6
  return above.broken ? above.width >= width * 0.85 : full
}

/** …；(2) at the end of a line: what it counts stands below. */
const looseOrdinal = /[。；：](?:[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳]|\d{1,2}[.、．])$/

const lineEnd = /^[\n\v\f\u0085\u2028\u2029]$/

/** The joined lines, what is set aside behind the line that it stood in, and where everything was. */
function writeReading(
  raw: string,
  text: string,
  groups: readonly (readonly Row[])[],
  asides: readonly Aside[],
): Reading {
  const pieces: Piece[] = []
  const lines: Line[] = []
  const moved: Aside[] = []
  let at = 0
  let next = 0
  const take = (start: number, end: number) => {
    pieces.push({ at, start, length: end - start })
    at += end - start
  }
  const asidesUpTo = (offset: number) => {
    for (; next < asides.length && asides[next]!.start < offset; next++) {
      const aside = asides[next]!
      const from = at
      take(aside.start, aside.end)
      moved.push({ ...aside, start: from, end: at })
      at++
    }
  }
  for (const group of groups) {
    asidesUpTo(group[0]!.line.start)
    const from = at
    for (const [k, { line }] of group.entries()) {
      const above = group[k - 1]?.line
      // Two words of another script keep the blank that the line end stood for.
      if (above && /[A-Za-z]$/.test(above.text) && /^[A-Za-z]/.test(line.text)) take(above.end, above.end + 1)
      take(line.start, line.end)
    }
    const { paragraph, start } = group[0]!.line
    lines.push({
      start: from,
      end: at,
      text: "",
      paragraph: { ...paragraph, numberEnd: paragraph.numberEnd - start + from },
    })
    at++
  }
  asidesUpTo(Number.POSITIVE_INFINITY)
  const read = (of: string) => {
    let out = ""
    for (const piece of pieces) {
      if (out.length < piece.at) out += "\n"
      const words = of.slice(piece.start, piece.start + piece.length)
      out += lineEnd.test(words) ? " " : words
    }
    return out
  }
  const folded = read(text)
  for (const line of lines) line.text = folded.slice(line.start, line.end)
  return { raw: read(raw), text: folded, lines, asides: moved, origin: originOf(pieces), tables: null }
}

function originOf(pieces: readonly Piece[]): Origin {
  /** The piece that holds the offset, or the last one in front of it. */
  const pieceAt = (offset: number): number => {
    let low = 0
    let high = pieces.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (pieces[middle]!.at <= offset) low = middle
      else high = middle
    }
    return low
  }
  const place = (offset: number): number => {
    const piece = pieces[pieceAt(offset)]
    return piece ? piece.start + Math.min(offset - piece.at, piece.length) : offset
  }
  return {
    segments: ([start, end]) => {
      const out: Segment[] = []
      for (let k = pieceAt(start); k < pieces.length && pieces[k]!.at < end; k++) {
        const piece = pieces[k]!
        const from = Math.max(start, piece.at)
        const to = Math.min(end, piece.at + piece.length)
        if (to > from)
          out.push({ from: from - start, start: piece.start + from - piece.at, length: to - from })
      }
      return out
    },
    range: ([start, end]) =>
      end > start ? [place(start), place(end - 1) + 1] : [place(start), place(start)],
  }
}
