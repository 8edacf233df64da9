/**
 * The lines of what lies on the clipboard, bare of everything that is not text. HTML is parsed into a document of
 * its own, which runs nothing and loads nothing.
 */
export function linesOfHtml(html: string): string[] {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  const lines = new Lines()
  lines.walk(body, false)
  return lines.done()
}

/** Words wrap at the ends of lines; paragraphs end there. */
export function linesOfText(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/)
    .map(cleaned)
    .filter((line) => line !== "")
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
  "script style head title meta link template noscript object embed iframe svg math canvas audio video select textarea input button del".split(
    " ",
  ),
)

const ownLine = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
)

class Lines {
  private readonly lines: string[] = []
  private readonly numbers = new Map<Element, number>()
  private line = ""

  done(): string[] {
    this.end()
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
    if (dropped.has(name) || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style)) return
    if (name === "br") {
      this.end()
      return
    }
    const breaks = ownLine.has(name)
    if (breaks) this.end()
    if ((name === "td" || name === "th") && this.line !== "") this.line += " "
    if (name === "li") this.line += this.numberOf(element)
    // Word writes the numbers of its lists out, with blanks behind that only line them up.
    if (/mso-list\s*:\s*ignore/i.test(style)) this.line += cleaned(element.textContent ?? "")
    else this.walk(element, pre || name === "pre" || /white-space\s*:\s*(pre|break)/i.test(style))
    if (breaks) this.end()
  }

  /** A numbered list of a web page shows numbers that are not in its text. */
  private numberOf(li: Element): string {
    const list = li.parentElement
    if (
      list?.localName !== "ol" ||
      /list-style(-type)?\s*:\s*none|mso-list/i.test(`${list.getAttribute("style")}`)
    )
      return ""
    const n = this.numbers.get(list) ?? (Number.parseInt(list.getAttribute("start") ?? "1", 10) || 1)
    this.numbers.set(list, n + 1)
    return `${n}.`
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
    this.line += text
      .replace(/(?<=[\u2e80-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\uffef])/g, "")
      .replace(/[ \t\r\n]+/g, " ")
  }

  private end(): void {
    const line = cleaned(this.line)
    if (line !== "") this.lines.push(line)
    this.line = ""
  }
}
