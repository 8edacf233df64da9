import { strFromU8, unzipSync } from "fflate"

interface Element {
  name: string
  children: (Element | string)[]
}

/** An XML part as a tree; attributes are left out. */
function parsed(xml: string): Element {
  const root: Element = { name: "", children: [] }
  const open = [root]
  for (const [whole, close, name, empty] of xml.matchAll(
    /<(\/?)([\w:]+)(?:\s[^>]*?)?(\/?)>|[^<]+|<\?[^>]*>/g,
  )) {
    const into = open[open.length - 1]!
    if (name === undefined) into.children.push(whole)
    else if (close) open.pop()
    else {
      const element: Element = { name, children: [] }
      into.children.push(element)
      if (!empty) open.push(element)
    }
  }
  return root
}

const elements = (of: Element) => of.children.filter((child) => typeof child !== "string")
const child = (of: Element | undefined, name: string) =>
  of && elements(of).find((element) => element.name === name)

/**
 * What a program makes of tracked changes: a second reading of ECMA-376 17.13.5, of nothing but the XML. What is gone
 * leaves, a paragraph whose mark goes is joined to the next one, and the last mark of a file stays.
 *
 * @returns the text of each paragraph; a tab as `\t`, a line break as `\n`
 */
export function settled(document: string, how: "accept" | "reject"): string[] {
  const gone = how === "accept" ? ["w:del", "w:moveFrom"] : ["w:ins", "w:moveTo"]
  const textOf = (element: Element): string => {
    if (gone.includes(element.name) || element.name === "w:pPr") return ""
    if (element.name === "w:tab") return "\t"
    if (element.name === "w:br") return "\n"
    if (element.name === "w:t" || element.name === "w:delText")
      return element.children.map(unescaped).join("")
    return elements(element).map(textOf).join("")
  }
  const body = child(child(parsed(document), "w:document"), "w:body")!
  const paragraphs = elements(body).filter((element) => element.name === "w:p")
  const texts: string[] = []
  let open = ""
  for (const [i, paragraph] of paragraphs.entries()) {
    open += textOf(paragraph)
    const mark = child(child(paragraph, "w:pPr"), "w:rPr")
    if (mark && elements(mark).some(({ name }) => gone.includes(name)) && i < paragraphs.length - 1) continue
    texts.push(open)
    open = ""
  }
  return texts
}

function unescaped(text: Element | string): string {
  return String(text)
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&")
}

/** The main part of a .docx. */
export function documentXml(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)["word/document.xml"]!)
}
