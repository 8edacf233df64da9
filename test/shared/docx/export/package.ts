import { strFromU8, unzipSync } from "fflate"
import type { Node } from "prosemirror-model"
import type { Layout } from "#shared/docx/export/layout"
import { writeDocx } from "#shared/docx/export/write"

/** The XML parts of an exported report by their paths. */
export async function partsOf(doc: Node, layout?: Layout): Promise<Record<string, string>> {
  const files = unzipSync(await writeDocx(doc, layout))
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

/** Text of each paragraph of a part as Word shows it: a tab as `\t`, a line break as `\n`. */
export function paragraphTexts(xml: string): string[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map((p) =>
    [...p[1]!.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab|br)\/>/g)]
      .map(([, text, mark]) => (mark === "tab" ? "\t" : mark === "br" ? "\n" : unescaped(text!)))
      .join(""),
  )
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&")
}

/** One style of styles.xml. */
export function styleXml(styles: string, id: string): string {
  const found = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, "s").exec(styles)
  if (!found) throw new Error(`no style ${id}`)
  return found[0]
}
