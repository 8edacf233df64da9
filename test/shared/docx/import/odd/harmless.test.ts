import { strToU8 } from "fflate"
import { describe, expect, it } from "vitest"
import { readDocx } from "#shared/docx/import/read-docx"
import type { SourceText } from "#shared/source/source-text"
import { zip } from "../../../../docx-builder"
import type { Source } from "./mutants"
import { mutationSources } from "./mutation-run"
import { copyOf, type Element, places, writeTree } from "./xml-tree"
import { utf16 } from "./zips"

/** What another program may write instead, with the same meaning: no change of these may change what is read. */
type Rewrite = (root: Element, xml: () => string) => string | Uint8Array

const main = "word/document.xml"

/** Changes the tree by `act`, which is given every element with the one that it stands in. */
const byTree =
  (act: (element: Element, parent: Element) => Element | (Element | string)[]): Rewrite =>
  (root) => {
    const rewrite = (parent: Element) => {
      for (const child of parent.children) if (typeof child !== "string") rewrite(child)
      parent.children = parent.children.flatMap<Element | string>((child) =>
        typeof child === "string" ? [child] : act(child, parent),
      )
    }
    rewrite(root)
    return writeTree(root)
  }
const element = (name: string, ...children: Element[]): Element => ({ name, attributes: [], children })
/** Puts every run of a paragraph into an element that has no meaning for the text. */
const aroundRuns = (wrap: (run: Element) => Element) =>
  byTree((child, parent) => (child.name === "w:r" && parent.name === "w:p" ? wrap(child) : child))

const rewrites: Readonly<Record<string, Rewrite>> = {
  "marks of revisions in all paragraphs and runs": byTree((child) => {
    if (child.name === "w:p" || child.name === "w:r") child.attributes.push(["w:rsidR", "00A77B3E"])
    return child
  }),
  "marks of the spelling checker around all runs": byTree((child, parent) =>
    child.name === "w:r" && parent.name === "w:p"
      ? [element("w:proofErr"), child, element("w:proofErr")]
      : child,
  ),
  "all runs in smart tags": aroundRuns((run) => element("w:smartTag", element("w:smartTagPr"), run)),
  "all runs in links": aroundRuns((run) => ({
    ...element("w:hyperlink", run),
    attributes: [["w:anchor", "a"]],
  })),
  "all runs in content controls": aroundRuns((run) =>
    element("w:sdt", element("w:sdtPr"), element("w:sdtContent", run)),
  ),
  "all runs in directions": aroundRuns((run) => ({
    ...element("w:bdo", run),
    attributes: [["w:val", "ltr"]],
  })),
  "all paragraphs of the body in content controls": byTree((child, parent) =>
    child.name === "w:p" && parent.name === "w:body"
      ? element("w:sdt", element("w:sdtPr"), element("w:sdtContent", child))
      : child,
  ),
  "languages and fonts in all runs": byTree((child) => {
    if (
      child.name !== "w:r" ||
      child.children.some((inner) => typeof inner !== "string" && inner.name === "w:rPr")
    )
      return child
    child.children.unshift(element("w:rPr", { ...element("w:lang"), attributes: [["w:eastAsia", "zh-CN"]] }))
    return child
  }),
  "attributes in the opposite order": byTree((child) => {
    child.attributes.reverse()
    return child
  }),
  "comments and instructions in front of all elements": byTree((child) => [
    "<!-- <w:t>不是字</w:t> & -->",
    "<?x <w:p> ?>",
    child,
  ]),
  "every letter as a number": (_, xml) =>
    xml().replace(/[\u4e00-\u9fff](?=[^<>]*<)/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`),
  "another prefix": (_, xml) => {
    const text = xml()
    return text.replace(/(<\/?|\s)w:(?=[\w]+[\s=/>])(?=[^<]*>)/g, "$1ns7:").replace("xmlns:w=", "xmlns:ns7=")
  },
  "UTF-16": (_, xml) => utf16(xml().replace(/encoding="[^"]*"/, 'encoding="UTF-16"'), true),
}

function rewritten(source: Source, rewrite: Rewrite): Uint8Array | null {
  const tree = source.trees.get(main)
  if (!tree) return null
  const root = copyOf(tree.root)
  const made = rewrite(root, () => tree.prolog + writeTree(root))
  return zip({ ...source.parts, [main]: typeof made === "string" ? strToU8(made) : made }, 1)
}

const reading = (bytes: Uint8Array): SourceText => {
  const result = readDocx(bytes)
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

describe("what only looks different", () => {
  const sources = mutationSources().filter(({ trees }) => {
    const root = trees.get(main)?.root
    if (!root || !places(root).some(({ element: { name } }) => name === "w:r")) return false
    // w: means the same everywhere in the part, so that a change by name changes what it seems to.
    return writeTree(root).match(/xmlns:w=/g)?.length === 1
  })
  it("is tried on a hundred files and more", () => expect(sources.length).toBeGreaterThanOrEqual(100))
  it.each(Object.entries(rewrites))("%s", (_, rewrite) => {
    let changed = 0
    for (const source of sources) {
      const plain = rewritten(source, (root) => writeTree(root))!
      const bytes = rewritten(source, rewrite)!
      if (!bytes.every((byte, at) => byte === plain[at])) changed++
      expect([source.name, reading(bytes)]).toEqual([source.name, reading(plain)])
    }
    expect(changed).toBeGreaterThan(20)
  })
})
