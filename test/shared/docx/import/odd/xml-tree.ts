/** A part as a tree that can be cut up and written again; only for XML that programs write. */
export interface Element {
  name: string
  attributes: [name: string, value: string][]
  children: (Element | string)[]
}

/** The root, with what stands before it. Null for what is no XML. */
export function parseTree(xml: string): { prolog: string; root: Element } | null {
  const start = xml.search(/<[^!?]/)
  if (start < 0) return null
  const top: Element = { name: "", attributes: [], children: [] }
  const open = [top]
  for (const [token] of xml
    .slice(start)
    .matchAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[^>]+>|[^<]+/g)) {
    const around = open[open.length - 1]!
    if (!token.startsWith("<") || /^<[!?]/.test(token)) around.children.push(token)
    else if (token.startsWith("</")) {
      if (open.length === 1) return null
      open.pop()
    } else {
      const name = /^<([^\s/>]+)/.exec(token)
      if (!name) return null
      const attributes = [...token.matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
        ([, key, double, single]): [string, string] => [key!, (double ?? single)!],
      )
      const element: Element = { name: name[1]!, attributes, children: [] }
      around.children.push(element)
      if (!token.endsWith("/>")) open.push(element)
    }
  }
  const root = top.children.find((child): child is Element => typeof child !== "string")
  return root && open.length === 1 ? { prolog: xml.slice(0, start), root } : null
}

export function writeTree(node: Element | string): string {
  if (typeof node === "string") return node
  const attributes = node.attributes
    .map(([name, value]) => ` ${name}="${value.replace(/"/g, "&quot;")}"`)
    .join("")
  return node.children.length === 0
    ? `<${node.name}${attributes}/>`
    : `<${node.name}${attributes}>${node.children.map(writeTree).join("")}</${node.name}>`
}

/** An element and the one that it stands in. */
export interface Place {
  parent: Element
  index: number
  element: Element
}

/** Every element below the root. */
export function places(root: Element): Place[] {
  const found: Place[] = []
  const waiting = [root]
  for (let parent = waiting.pop(); parent; parent = waiting.pop())
    for (const [index, child] of parent.children.entries())
      if (typeof child !== "string") {
        found.push({ parent, index, element: child })
        waiting.push(child)
      }
  return found
}

export function copyOf(element: Element): Element {
  return {
    name: element.name,
    attributes: element.attributes.map(([name, value]) => [name, value]),
    children: element.children.map((child) => (typeof child === "string" ? child : copyOf(child))),
  }
}
