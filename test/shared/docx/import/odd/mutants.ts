import { strToU8, unzipSync } from "fflate"
import { zip } from "../../../../docx-builder"
import { concat } from "../../../../raw-zip"
import { copyOf, type Element, parseTree, places, writeTree } from "./xml-tree"

/** Numbers that are the same on every machine (mulberry32). */
export interface Random {
  /** From 0, below n. */
  below(n: number): number
  pick<T>(values: readonly T[]): T
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let n = Math.imul(state ^ (state >>> 15), state | 1)
    n ^= n + Math.imul(n ^ (n >>> 7), n | 61)
    return ((n ^ (n >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, pick: (values) => values[below(values.length)]! }
}

/** The largest part that is taken from a file. */
const mostPartBytes = 2 ** 20

/** A valid file, taken apart. */
export interface Source {
  name: string
  bytes: Uint8Array
  parts: Record<string, Uint8Array>
  /** Its XML parts, by name. */
  trees: Map<string, { prolog: string; root: Element }>
}

export function sourceOf(name: string, bytes: Uint8Array): Source {
  const parts = unzipSync(bytes, { filter: ({ originalSize }) => originalSize < mostPartBytes })
  const trees: Source["trees"] = new Map()
  for (const [part, data] of Object.entries(parts)) {
    // A UTF-16 part holds NUL in UTF-8: it is changed byte by byte only.
    if (!/\.(?:xml|rels)$/i.test(part) || data.includes(0)) continue
    const tree = parseTree(new TextDecoder().decode(data))
    if (tree) trees.set(part, tree)
  }
  return { name, bytes, parts, trees }
}

export interface Mutant {
  /** What was changed, for people. */
  how: string
  bytes: Uint8Array
}

const extremes = [
  "",
  "0",
  "-1",
  "00",
  "8",
  "9",
  "255",
  "65536",
  "2147483647",
  "2147483648",
  "-2147483648",
  "4294967296",
  "99999999999999999999",
  "1e9",
  "0x10",
  "NaN",
  "十",
  " 1 ",
  "true",
  "off",
  "%1%2%3%4%5%6%7%8%9",
  "constructor",
  "__proto__",
  "\u202e",
  "𠮷",
]
const oddText = [
  "",
  "甲",
  "一、",
  "（一）",
  "1.1",
  "\t",
  " ",
  "&#9;",
  "&amp;",
  "&lt;",
  "𠮷",
  "\u2028",
  "\ufeff",
  "<!-- x -->",
  "<![CDATA[甲]]>",
  "<?x y?>",
  "三、存在问题",
  "2024年12月30日",
  "%1",
]
const oddNames = [
  "w:p",
  "w:r",
  "w:t",
  "w:tbl",
  "w:tr",
  "w:tc",
  "w:sdt",
  "w:sdtContent",
  "w:ins",
  "w:del",
  "w:moveFrom",
  "w:txbxContent",
  "w:fldSimple",
  "w:pPr",
  "w:rPr",
  "w:body",
  "w:document",
  "w:num",
  "w:abstractNum",
  "w:lvl",
  "w:style",
  "w:ruby",
  "w:rt",
  "mc:AlternateContent",
  "mc:Choice",
  "mc:Fallback",
  "m:oMath",
  "m:d",
  "m:e",
  "w:pict",
  "w:drawing",
  "w:object",
  "a:txBody",
  "w:novel",
  "x:box",
  "t",
]

/** One change of a tree; answers what it did. The XML stays well-formed unless names or texts make it otherwise. */
type Change = (root: Element, random: Random, others: readonly Source[]) => string

const somePlace = (root: Element, random: Random) => {
  const all = places(root)
  return all.length === 0 ? null : random.pick(all)
}
const change =
  (
    name: string,
    act: (
      place: NonNullable<ReturnType<typeof somePlace>>,
      random: Random,
      root: Element,
      others: readonly Source[],
    ) => void,
  ): Change =>
  (root, random, others) => {
    const place = somePlace(root, random)
    if (!place) return "nothing"
    act(place, random, root, others)
    return `${name} ${place.element.name}`
  }
const withAttribute =
  (
    name: string,
    act: (attributes: Element["attributes"], at: number, random: Random, root: Element) => void,
  ): Change =>
  (root, random) => {
    const bearing = [root, ...places(root).map(({ element }) => element)].filter(
      ({ attributes }) => attributes.length > 0,
    )
    if (bearing.length === 0) return "nothing"
    const element = random.pick(bearing)
    const at = random.below(element.attributes.length)
    const what = `${name} ${element.name} ${element.attributes[at]![0]}`
    act(element.attributes, at, random, root)
    return what
  }

/** Elements of a tree may be large: what grows is kept below this. */
const mostCopies = 40

const changes: readonly Change[] = [
  change("delete", ({ parent, index }) => void parent.children.splice(index, 1)),
  change(
    "unwrap",
    ({ parent, index, element }) => void parent.children.splice(index, 1, ...element.children),
  ),
  change("empty", ({ element }) => {
    element.children = []
  }),
  change("duplicate", ({ parent, index, element }) => void parent.children.splice(index, 0, copyOf(element))),
  change("multiply", ({ parent, index, element }, random) => {
    const size = places(element).length + 1
    const copies = Math.min(mostCopies, Math.ceil(2000 / size), 1 + random.below(mostCopies))
    parent.children.splice(index, 0, ...Array.from({ length: copies }, () => copyOf(element)))
  }),
  change("wrap", ({ parent, index, element }, random) => {
    parent.children[index] = { name: random.pick(oddNames), attributes: [], children: [element] }
  }),
  change("nest", ({ parent, index, element }, random) => {
    let inner: Element = element
    for (let n = random.below(60); n > 0; n--)
      inner = { name: element.name, attributes: element.attributes, children: [inner] }
    parent.children[index] = inner
  }),
  change("rename", ({ element }, random, root) => {
    element.name =
      random.below(2) === 0 ? random.pick(oddNames) : (somePlace(root, random)?.element.name ?? "w:p")
  }),
  change("swap", ({ parent, index, element }, random, root) => {
    const other = somePlace(root, random)
    if (!other) return
    // Copies: an element must not come to stand in itself.
    const [mine, theirs] = [copyOf(element), copyOf(other.element)]
    other.parent.children[other.index] = mine
    parent.children[index] = theirs
  }),
  change("move", ({ element, parent, index }, random, root) => {
    const into = somePlace(root, random)
    if (!into) return
    const copy = copyOf(element)
    parent.children.splice(index, 1)
    into.element.children.splice(random.below(into.element.children.length + 1), 0, copy)
  }),
  change("reverse", ({ element }) => void element.children.reverse()),
  change("write into", ({ element }, random) => {
    element.children.splice(random.below(element.children.length + 1), 0, random.pick(oddText))
  }),
  change("lengthen", ({ element }, random) => {
    const at = element.children.findIndex((child) => typeof child === "string")
    if (at >= 0) element.children[at] = `${element.children[at]}`.repeat(Math.min(200, 1 + random.below(200)))
  }),
  change("graft", ({ element }, random, _, others) => {
    const trees = [...random.pick(others).trees.values()]
    const graft = trees.length > 0 ? somePlace(random.pick(trees).root, random) : null
    if (graft && places(graft.element).length < 500)
      element.children.splice(random.below(element.children.length + 1), 0, copyOf(graft.element))
  }),
  withAttribute("without", (attributes, at) => void attributes.splice(at, 1)),
  withAttribute("extreme", (attributes, at, random) => {
    attributes[at] = [attributes[at]![0], random.pick(extremes)]
  }),
  withAttribute("extreme", (attributes, at, random) => {
    attributes[at] = [attributes[at]![0], random.pick(extremes)]
  }),
  withAttribute("other value", (attributes, at, random, root) => {
    const other = random.pick([root, ...places(root).map(({ element }) => element)])
    const value = other.attributes[random.below(Math.max(1, other.attributes.length))]?.[1]
    if (value !== undefined) attributes[at] = [attributes[at]![0], value]
  }),
  withAttribute("rename", (attributes, at, random) => {
    attributes[at] = [
      random.pick(["w:val", "w:id", "w:type", "w:numId", "xml:space", "xmlns:w", "xmlns", "w:fldCharType"]),
      attributes[at]![1],
    ]
  }),
  withAttribute("twice", (attributes, at) => void attributes.push(attributes[at]!)),
]

/** Changes a valid file: in its bytes, in its parts, and most often in the XML of a part that is zipped again. */
export function mutate(source: Source, random: Random, others: readonly Source[]): Mutant {
  const dice = random.below(100)
  if (dice < 15) return mutateBytes(source.bytes, random, others)
  if (dice < 25) return mutateParts(source, random, others)
  const names = [...source.trees.keys()]
  if (names.length === 0) return mutateBytes(source.bytes, random, others)
  // The document is where most of the reading is.
  const main = names.find((name) => /document\.xml$/i.test(name))
  const name = main !== undefined && random.below(2) === 0 ? main : random.pick(names)
  const { prolog, root } = source.trees.get(name)!
  if (dice < 33) {
    const changed = mutateText(prolog + writeTree(root), random)
    return {
      how: `${name}: ${changed.how}`,
      bytes: zip({ ...source.parts, [name]: strToU8(changed.text) }, 1),
    }
  }
  const tree = copyOf(root)
  const done: string[] = []
  for (let n = 1 + random.below(6); n > 0; n--) done.push(random.pick(changes)(tree, random, others))
  const level = random.below(4) === 0 ? 0 : 1
  return {
    how: `${name}: ${done.join(", ")}`,
    bytes: zip({ ...source.parts, [name]: strToU8(prolog + writeTree(tree)) }, level),
  }
}

function mutateBytes(bytes: Uint8Array, random: Random, others: readonly Source[]): Mutant {
  const at = random.below(bytes.length)
  const to = Math.min(bytes.length, at + 1 + random.below(400))
  switch (random.below(6)) {
    case 0:
      return { how: `cut at byte ${at}`, bytes: bytes.slice(0, at) }
    case 1:
      return {
        how: `bytes ${at} to ${to} taken out`,
        bytes: concat([bytes.subarray(0, at), bytes.subarray(to)]),
      }
    case 2:
      return { how: `bytes ${at} to ${to} twice`, bytes: concat([bytes.subarray(0, to), bytes.subarray(at)]) }
    case 3: {
      const other = random.pick(others)
      return {
        how: `from byte ${at} on as ${other.name}`,
        bytes: concat([bytes.subarray(0, at), other.bytes.subarray(Math.min(at, other.bytes.length))]),
      }
    }
    case 4: {
      // The directory and the end record decide what is read.
      const changed = bytes.slice()
      const near = Math.max(0, bytes.length - 700)
      for (let n = 1 + random.below(4); n > 0; n--)
        changed[near + random.below(bytes.length - near)] = random.pick([
          0,
          1,
          0x7f,
          0x80,
          0xff,
          random.below(256),
        ])
      return { how: "bytes of the directory changed", bytes: changed }
    }
    default: {
      const changed = bytes.slice()
      for (let n = 1 + random.below(20); n > 0; n--) changed[random.below(bytes.length)] = random.below(256)
      return { how: "bytes changed", bytes: changed }
    }
  }
}

function mutateParts(source: Source, random: Random, others: readonly Source[]): Mutant {
  const parts = { ...source.parts }
  const names = Object.keys(parts)
  const name = random.pick(names)
  const other = random.pick(names)
  switch (random.below(5)) {
    case 0:
      delete parts[name]
      return { how: `without ${name}`, bytes: zip(parts, 1) }
    case 1:
      ;[parts[name], parts[other]] = [parts[other]!, parts[name]!]
      return { how: `${name} and ${other} in each other's place`, bytes: zip(parts, 1) }
    case 2: {
      const { [name]: taken, ...rest } = parts
      const odd = random.pick([
        name.toUpperCase(),
        name.replaceAll("/", "\\"),
        `../${name}`,
        `/${name}`,
        `${name}.bak`,
      ])
      return { how: `${name} as ${odd}`, bytes: zip({ ...rest, [odd]: taken! }, 1) }
    }
    case 3: {
      const from = random.pick(others)
      const foreign = from.parts[name]
      if (foreign) parts[name] = foreign
      return { how: `${name} of ${from.name}`, bytes: zip(parts, 1) }
    }
    default: {
      // Changed inside, and zipped as if it had always been so.
      const changed = parts[name]!.slice()
      for (let n = 1 + random.below(8); n > 0 && changed.length > 0; n--)
        changed[random.below(changed.length)] = random.below(256)
      return { how: `bytes of ${name} changed`, bytes: zip({ ...parts, [name]: changed }, 1) }
    }
  }
}

/** Changes the text of a part without regard to its tags. */
function mutateText(xml: string, random: Random): { how: string; text: string } {
  const at = random.below(xml.length)
  const to = Math.min(xml.length, at + 1 + random.below(60))
  const signs = [
    "<",
    ">",
    "&",
    '"',
    "'",
    "/",
    "=",
    "]]>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?xml?>",
    "<!DOCTYPE x>",
    "&#0;",
    "&#xFFFF;",
    "\0",
    "\u0001",
    "\r",
    "\ud842",
    "xmlns=''",
    "甲",
  ]
  switch (random.below(4)) {
    case 0:
      return { how: "signs taken out", text: xml.slice(0, at) + xml.slice(to) }
    case 1:
      return { how: "signs twice", text: xml.slice(0, to) + xml.slice(at) }
    case 2:
      return { how: "cut", text: xml.slice(0, at) }
    default: {
      const sign = random.pick(signs)
      return { how: `${JSON.stringify(sign)} put in`, text: xml.slice(0, at) + sign + xml.slice(at) }
    }
  }
}
