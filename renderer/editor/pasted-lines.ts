import type { SourceText } from "#shared/source/source-text"
import { numeral } from "#shared/text/numerals"

/** One line of what lies on the clipboard, as it was seen. */
export interface PastedLine {
  /** Without the number. Never with white space around it. */
  text: string
  /** The number that the other program counted, and that is part of no text: `一、` of a list of Word. */
  number: string
  /** The number is a sign only: ● ■ ·. */
  bullet: boolean
  /** What its style says: the title of the text, a heading of level 1–9. */
  style: "title" | number | null
  inTable: boolean
  /** It stands in the paragraph of the line above: Shift+Enter of Word and WPS. */
  continues: boolean
}

/**
 * The lines of a piece of HTML, bare of everything that is not text. It is parsed into a document of its own, which
 * runs nothing and loads nothing. Of links their words stay, of pictures nothing.
 */
export function readHtml(html: string): PastedLine[] {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  const lines = new Lines(/urn:schemas-microsoft-com:office|class="?Mso|mso-/i.test(html))
  lines.walk(body, false)
  return lines.done()
}

/** The words of a line as they are written out: with its number. */
export function wordsOf({ number, bullet, text }: PastedLine): string {
  if (number === "" || bullet) return text
  // 3. in front of 5万元 is no 3.5万元.
  return `${number}${/[\d.]$/.test(number) && /^\d/.test(text) ? " " : ""}${text}`
}

/** The same as plain lines, the numbers of lists written out. */
export function linesOfHtml(html: string): string[] {
  return readHtml(html).map(wordsOf)
}

/** Words wrap at the ends of lines; paragraphs end there. */
export function linesOfText(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/)
    .map(cleaned)
    .filter((line) => line !== "")
}

function readText(text: string): PastedLine[] {
  return linesOfText(text).map((line) => ({
    text: line,
    number: "",
    bullet: false,
    style: null,
    inTable: false,
    continues: false,
  }))
}

/**
 * What is on the clipboard, from its two descriptions. The plain text says which words there are: it is what the other
 * program itself says that it shows. HTML says more of them (numbers, headings, tables) and is taken where it says
 * the same words.
 */
export function readClipboard(html: string, text: string): PastedLine[] {
  if (html === "") return readText(text)
  const lines = readHtml(html)
  if (text.trim() === "" || saysTheSame(lines, text)) return lines
  return readText(text)
}

/** Numbers may be in the plain text or not: Word writes them out, browsers do not. */
function saysTheSame(lines: readonly PastedLine[], text: string): boolean {
  const plain = visible(cleaned(text))
  let at = 0
  for (const line of lines) {
    const words = visible(line.text)
    const number = visible(line.number)
    const counted = number + words
    if (plain.startsWith(counted, at)) at += counted.length
    else if (plain.startsWith(words, at)) at += words.length
    else return false
  }
  return at === plain.length
}

const visible = (text: string) => text.replace(/\s+/g, "")

/** The lines as a source that structure is read from. What a chat program writes with #, it means as headings. */
export function sourceOf(lines: readonly PastedLine[]): SourceText {
  const paragraphs: SourceText["paragraphs"] = []
  let text = ""
  for (const line of lines) {
    if (paragraphs.length > 0) text += "\n"
    const start = text.length
    const words = wordsOf(line)
    text += words
    paragraphs.push({
      start,
      end: text.length,
      style: line.style,
      inTable: line.inTable,
      numberEnd: start + words.length - line.text.length,
      anchors: [],
      ...(line.continues ? { continues: true as const } : {}),
    })
  }
  const isMarkdown = lines.some((line) => /^#{1,6}\s+\S/.test(line.text))
  return { format: isMarkdown ? "md" : "txt", text, paragraphs, notices: [] }
}

/** Without what no paper shows: controls, zero-width marks; tabs and odd blanks are blanks. */
function cleaned(text: string): string {
  return (
    text
      .replace(/\t/g, " ")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be thrown away
      .replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc]/g, "")
      .replace(/\u00a0/g, " ")
      .trim()
  )
}

/** Not shown, or no text: their contents are not what somebody saw and copied. */
const dropped = new Set(
  "script style head title meta link template noscript object embed iframe svg math canvas audio video select textarea input button del xml rp rt".split(
    " ",
  ),
)

const ownLine = new Set(
  "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
)

const betweenHan = /(?<=[\u2e80-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\uffef])/g
/** Word breaks its lines in front of figures as well, where it writes no blank. */
const besideHan = /(?<=[\u2e80-\uffef])[ \t]*[\r\n]+[ \t]*|[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\uffef])/g

const hidden = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i
/** Word puts the comments of a text behind it, with the signs that they hang on. */
const comment = /mso-element\s*:\s*(?:comment|comment-list)\b|mso-comment-reference/i

class Lines {
  private readonly lines: PastedLine[] = []
  private readonly numbers = new Map<Element, number>()
  private line = ""
  private number = ""
  private bullet = false
  private style: PastedLine["style"] = null
  private tables = 0
  private continues = false

  /** @param office the HTML is of Word or WPS, where a line break ends no paragraph */
  constructor(private readonly office: boolean) {}

  done(): PastedLine[] {
    this.end()
    this.flushNumber()
    return this.lines
  }

  walk(node: Node, pre: boolean): void {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.text(child.nodeValue ?? "", pre)
      else if (child instanceof Element) this.element(child, pre)
    }
  }

  private element(element: Element, pre: boolean): void {
    const name = element.localName
    const style = element.getAttribute("style") ?? ""
    if (dropped.has(name) || hidden.test(style) || comment.test(style) || element.hasAttribute("hidden"))
      return
    if (name === "br") {
      const before = this.lines.length
      this.end()
      this.continues = this.office && this.lines.length > before
      return
    }
    const breaks = ownLine.has(name)
    if (breaks) this.end()
    if ((name === "td" || name === "th") && this.line !== "") this.line += " "
    if (name === "li") this.startItem(element)
    // Word writes the numbers of its lists out, with blanks behind that only line them up.
    if (/mso-list\s*:\s*ignore/i.test(style)) {
      this.writtenNumber(element)
      return
    }
    const outer = this.style
    this.style = styleOf(element, style) ?? outer
    if (name === "table") this.tables++
    this.walk(element, pre || name === "pre" || /white-space\s*:\s*(pre|break)/i.test(style))
    if (breaks) this.end()
    if (name === "table") this.tables--
    this.style = outer
  }

  private writtenNumber(element: Element): void {
    const written = cleaned(element.textContent ?? "")
    if (cleaned(this.line) !== "") {
      this.line += written
      return
    }
    this.number = written
    // A letter of a font of signs, or a sign; what counts has a figure, a numeral or a letter and a mark.
    this.bullet =
      /wingdings|symbol|webdings/i.test(fontsOf(element)) ||
      (written.length === 1 && !/[\p{L}\p{N}]/u.test(written))
  }

  /** A numbered list of a web page shows numbers that are not in its text. */
  private startItem(li: Element): void {
    this.flushNumber()
    const list = li.parentElement
    const styles = `${list?.getAttribute("style")};${li.getAttribute("style")}`
    if (list?.localName !== "ol" || /list-style(-type)?\s*:\s*none|mso-list/i.test(styles)) return
    const own = Number.parseInt(li.getAttribute("value") ?? "", 10)
    const n = own || (this.numbers.get(list) ?? (Number.parseInt(list.getAttribute("start") ?? "1", 10) || 1))
    this.numbers.set(list, n + 1)
    this.number = countedBy(n, `${styles};${list.getAttribute("type") ?? ""}`)
    this.bullet = false
  }

  private text(text: string, pre: boolean): void {
    if (pre) {
      for (const [i, part] of text.split(/\r\n|[\r\n]/).entries()) {
        if (i > 0) this.end()
        this.line += part
      }
      return
    }
    // A source line that ends between two Chinese characters ends nowhere on the screen.
    this.line += text.replace(this.office ? besideHan : betweenHan, "").replace(/[ \t\r\n]+/g, " ")
  }

  private end(): void {
    const line = cleaned(this.line)
    this.line = ""
    // A number waits for its words: they may be in a paragraph of their own.
    if (line !== "") this.push(line)
  }

  /** A number that no words came for. */
  private flushNumber(): void {
    if (this.number === "") return
    if (!this.bullet) this.push("")
    this.number = ""
  }

  private push(text: string): void {
    const { number, bullet, style, continues } = this
    const bare = text === "" ? { text: number, number: "" } : { text, number }
    this.lines.push({ ...bare, bullet, style, inTable: this.tables > 0, continues })
    this.number = ""
    this.bullet = false
    this.continues = false
  }
}

const fontsOf = (element: Element) =>
  [element, ...element.querySelectorAll("[style]")].map((one) => one.getAttribute("style") ?? "").join(";")

function styleOf(element: Element, style: string): PastedLine["style"] {
  const heading = /^h([1-6])$/.exec(element.localName)
  if (heading) return Number(heading[1])
  const name = element.getAttribute("class") ?? ""
  if (/(?:^|\s)MsoTitle/.test(name)) return "title"
  const named = /(?:^|\s)MsoHeading([1-9])/.exec(name) ?? /mso-outline-level\s*:\s*([1-9])/i.exec(style)
  return named ? Number(named[1]) : null
}

/** As the list of a web page counts: `3.`, `三、`, `c.`. */
function countedBy(n: number, styles: string): string {
  if (/cjk-|(?:simp|trad)-chinese|japanese-/i.test(styles) && n < 100) return `${numeral(n)}、`
  if (/lower-(?:alpha|latin)|;a$/.test(styles) && n <= 26) return `${String.fromCharCode(96 + n)}.`
  if (/upper-(?:alpha|latin)|;A$/.test(styles) && n <= 26) return `${String.fromCharCode(64 + n)}.`
  return `${n}.`
}
