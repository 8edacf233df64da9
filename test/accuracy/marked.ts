import { readdirSync, readFileSync } from "node:fs"
import { isRole, type Role, roleLetters, roles } from "#shared/model/roles"

/** Ways of writing a report; each is shown by at least two of the marked reports. */
export const patterns = [
  "headings-own-line",
  "headings-run-in",
  "headings-none",
  "headings-slogans",
  "second-run",
  "contents-list",
  "items-arabic",
  "items-yishi",
  "items-paren",
  "items-unmarked",
  "items-firstly",
  "nested-paren-yishi",
  "nested-paren-arabic",
  "nested-arabic-yishi",
  "nested-deep",
  "nested-yishi-colon",
  "problems-run-on",
  "restart",
  "causes-inside",
  "causes-lead-in",
  "labels",
  "problem-list-in-highlights",
  "no-list-slogan",
  "paren-in-sentence",
  "skeleton-four-five",
  "skeleton-other-words",
  "hard-wrapped",
  "page-counters",
  "web-noise",
  "no-title",
  "title-twice",
  "ascii-punctuation",
  "traditional",
  "masks",
  "table-text",
  "bureau",
  "village",
  "school",
  "hospital",
  "enterprise",
  "stated-links",
  "unanswered",
  "mention-only",
  "clean",
  "noisy",
] as const

export type Pattern = (typeof patterns)[number]

/** [start, end) in UTF-16 code units of the text. */
export type Span = readonly [start: number, end: number]

export interface MarkedItem {
  id: string
  role: Role
  level: number
  ordinal: string
  start: number
  end: number
  /** Of its own words, without those of the items inside it. */
  quantities: Span[]
  parent: string | null
}

/** What answers one problem. */
export interface MarkedAnswer {
  ids: string[]
  /** Fair either way. */
  maybe: string[]
  own: boolean
}

export interface MarkedReport {
  name: string
  patterns: Pattern[]
  year: number | null
  text: string
  title: Span | null
  opening: Span | null
  signature: Span | null
  headings: { role: string; start: number; end: number }[]
  intros: Span[]
  leadIns: { role: Role; start: number; end: number }[]
  asides: Span[]
  items: MarkedItem[]
  answers: Map<string, Record<"causes" | "measures", MarkedAnswer>>
}

/** Also where this is bundled: tests and `npm run accuracy` both run at the root. */
const folder = "test/fixtures/reports/"

/** Every marked report, by name. */
export function markedReports(): MarkedReport[] {
  return markedFiles().map((file) => readMarked(file.slice(0, -7), readFileSync(folder + file, "utf8")))
}

export function markedFiles(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".report"))
    .sort()
}

const token = /⟦(\/?)([a-zA-Z]\d*)(?:\s+([^⟧]*))?⟧|[‹›¦]/g

/**
 * Reads one marked report (`test/fixtures/reports/README.md`).
 *
 * @throws Error naming the line of what is marked wrongly
 */
export function readMarked(name: string, source: string): MarkedReport {
  const cut = source.indexOf("\n----\n")
  if (cut < 0) throw new Error(`${name}: no line ---- behind the header`)
  return new Reader(name, source.slice(0, cut), source.slice(cut + 6)).read()
}

interface Open {
  kind: string
  value: string
  start: number
  item: MarkedItem | null
}

class Reader {
  private readonly report: MarkedReport
  private readonly open: Open[] = []
  private readonly counts = new Map<string, number>()
  private text = ""
  private quantity: number | null = null
  private at = 0

  constructor(
    private readonly name: string,
    private readonly header: string,
    private readonly body: string,
  ) {
    this.report = {
      name,
      patterns: [],
      year: null,
      text: "",
      title: null,
      opening: null,
      signature: null,
      headings: [],
      intros: [],
      leadIns: [],
      asides: [],
      items: [],
      answers: new Map(),
    }
  }

  read(): MarkedReport {
    const { body } = this
    for (const match of body.matchAll(token)) {
      this.words(body.slice(this.at, match.index))
      this.at = match.index + match[0].length
      const [all, slash, kind, value] = match
      if (all === "‹") this.openQuantity()
      else if (all === "›") this.closeQuantity()
      else if (all === "¦") this.ordinal()
      else if (slash) this.close(kind!)
      else this.begin(kind!, (value ?? "").trim())
    }
    this.words(body.slice(this.at).replace(/\n$/, ""))
    this.require(this.open.length === 0, `${this.open.at(-1)?.kind} is never closed`)
    this.report.text = this.text
    this.readHeader()
    return this.report
  }

  private require(condition: boolean, complaint: string): asserts condition {
    if (condition) return
    const line = this.body.slice(0, this.at).split("\n").length
    throw new Error(`${this.name}, line ${line} of the text: ${complaint}`)
  }

  private words(words: string): void {
    this.require(!/[⟦⟧]/.test(words), `a mark that cannot be read in “${words.slice(0, 30)}”`)
    if (words.trim() !== "")
      this.require(this.open.length > 0, `“${words.trim().slice(0, 12)}” stands in no mark`)
    this.text += words
  }

  private begin(kind: string, value: string): void {
    this.require(this.quantity === null, "a mark inside a quantity")
    const inside = this.open.at(-1)
    const letter = kind[0]!
    const role = roles.find((it) => roleLetters[it] === letter)
    let item: MarkedItem | null = null
    if (kind.length > 1) {
      this.require(role !== undefined, `${kind} is no item`)
      const n = (this.counts.get(letter) ?? 0) + 1
      this.counts.set(letter, n)
      this.require(kind === `${letter}${n}`, `${kind} should be ${letter}${n}`)
      this.require(!inside || inside.item !== null, `${kind} inside ${inside?.kind}`)
      item = {
        id: kind,
        role: role!,
        level: this.open.length + 1,
        ordinal: "",
        start: this.text.length,
        end: this.text.length,
        quantities: [],
        parent: inside?.item?.id ?? null,
      }
      this.report.items.push(item)
    } else {
      this.require("toHilsx".includes(kind), `what is ${kind}?`)
      this.require(!inside || inside.item !== null || kind === "x", `${kind} inside ${inside?.kind}`)
      if (kind === "H") this.require(value.split("+").every(isRole), `“${value}” is no role`)
      if (kind === "l") this.require(isRole(value), `“${value}” is no role`)
    }
    this.open.push({ kind, value, start: this.text.length, item })
  }

  private close(kind: string): void {
    const top = this.open.pop()
    this.require(top?.kind === kind, `⟦/${kind}⟧ closes ${top?.kind ?? "nothing"}`)
    this.require(this.quantity === null, "a quantity goes over the end of its mark")
    const span = this.trimmed(top!.start, this.text.length)
    const { report } = this
    if (top!.item) {
      ;[top!.item.start, top!.item.end] = span
      this.require(span[1] > span[0], `${kind} is empty`)
    } else if (kind === "t") report.title = this.joined(report.title, span)
    else if (kind === "o") report.opening = this.joined(report.opening, span)
    else if (kind === "s") report.signature = this.joined(report.signature, span)
    else if (kind === "H") report.headings.push({ role: top!.value, start: span[0], end: span[1] })
    else if (kind === "i") report.intros.push(span)
    else if (kind === "l") report.leadIns.push({ role: top!.value as Role, start: span[0], end: span[1] })
    else report.asides.push(span)
  }

  private joined(before: Span | null, span: Span): Span {
    return before ? [before[0], span[1]] : span
  }

  private trimmed(start: number, end: number): Span {
    let [from, to] = [start, end]
    while (from < to && /\s/.test(this.text[from]!)) from++
    while (to > from && /\s/.test(this.text[to - 1]!)) to--
    return [from, to]
  }

  private ordinal(): void {
    const item = this.open.at(-1)?.item
    this.require(item !== null && item !== undefined, "¦ outside an item")
    this.require(item.ordinal === "", "¦ twice in one item")
    const ordinal = this.text.slice(this.open.at(-1)!.start).trim()
    this.require(ordinal.length > 0 && ordinal.length <= 16, `“${ordinal}” is no ordinal`)
    item.ordinal = ordinal
  }

  private openQuantity(): void {
    this.require(this.quantity === null, "a quantity inside a quantity")
    this.require(this.open.at(-1)?.item != null || this.open.length > 0, "a quantity outside every mark")
    this.quantity = this.text.length
  }

  private closeQuantity(): void {
    this.require(this.quantity !== null, "› without ‹")
    const item = this.open.at(-1)?.item
    if (item) item.quantities.push([this.quantity, this.text.length])
    this.quantity = null
  }

  private readHeader(): void {
    const { report, name } = this
    for (const line of this.header.split("\n").filter((it) => it.trim() !== "")) {
      const [, key, value] = /^([^:]+):(.*)$/.exec(line) ?? []
      if (key === undefined) throw new Error(`${name}: “${line}” is no header line`)
      if (key === "patterns") report.patterns = value!.split(",").map((it) => it.trim() as Pattern)
      else if (key === "year") report.year = value!.trim() === "none" ? null : Number(value)
      else report.answers.set(key.trim(), this.answers(key.trim(), value!))
    }
    for (const pattern of report.patterns)
      if (!patterns.includes(pattern)) throw new Error(`${name}: no pattern ${pattern}`)
    const inner = report.items.filter(
      ({ id, role }) =>
        role === "problem" && !report.items.some((it) => it.parent === id && it.role === "problem"),
    )
    const missing = inner.filter(({ id }) => !report.answers.has(id)).map(({ id }) => id)
    if (missing.length > 0)
      throw new Error(`${name}: the header does not say what answers ${missing.join(" ")}`)
  }

  private answers(problem: string, line: string): Record<"causes" | "measures", MarkedAnswer> {
    const known = new Set(this.report.items.map(({ id }) => id))
    if (!known.has(problem)) throw new Error(`${this.name}: there is no ${problem}`)
    const [, causes, measures] = /^\s*causes\s+([^;]+);\s*measures\s+(.+)$/.exec(line) ?? []
    if (causes === undefined || measures === undefined)
      throw new Error(`${this.name}: ${problem}: should be “causes …; measures …”`)
    const read = (words: string): MarkedAnswer => {
      const answer: MarkedAnswer = { ids: [], maybe: [], own: false }
      for (const word of words.trim().split(/\s+/)) {
        const id = word.replace(/[()]/g, "")
        if (word === "none") continue
        if (word === "own") answer.own = true
        else if (!known.has(id)) throw new Error(`${this.name}: ${problem}: there is no ${id}`)
        else if (word.startsWith("(")) answer.maybe.push(id)
        else answer.ids.push(id)
      }
      return answer
    }
    return { causes: read(causes), measures: read(measures) }
  }
}
