import { type SaxesOptions, SaxesParser } from "saxes"
import { limits } from "../../source/limits"
import { refuse } from "../../source/messages"

/**
 * XML as a stream of elements with canonical names, whatever prefixes the file uses: `w:p` is the paragraph
 * of WordprocessingML, transitional or strict. A name of a namespace that is not in the table below begins
 * with `?:`; it may still hold text.
 */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void
  close(): void
  text(text: string): void
}

/** The attributes of an element under canonical names; unprefixed ones have no prefix. */
export interface Attributes {
  get(name: string): string | undefined
}

const namespaces: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
  "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
  "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
  "http://purl.oclc.org/ooxml/drawingml/chart": "c",
  "http://schemas.microsoft.com/office/drawing/2014/chartex": "c",
  "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
  "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "urn:schemas-microsoft-com:vml": "v",
  "urn:schemas-microsoft-com:office:office": "o",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
}

/** Takes the bytes of a part piece by piece, the last with `last`, and calls the handler for what they hold. */
export type XmlSink = (piece: Uint8Array, last: boolean) => void

/**
 * Begins to read a part.
 *
 * @param label Chinese name of the part, for messages
 */
export function xmlSink(label: string, handler: XmlHandler): XmlSink {
  const parser = elementParser(label, handler)
  let inProlog = true
  let decode: ((piece: Uint8Array, last: boolean) => string) | null = null
  return (piece, last) => {
    decode ??= decoderOf(piece, label)
    const text = decode(piece, last)
    if (inProlog) {
      // Entities of a file's own are the way to blow it up or to read other files; OOXML has none. The
      // parser would collect the whole declaration before it speaks of it.
      const root = text.search(/<[^!?]/)
      const doctype = text.indexOf("<!DOCTYPE")
      if (doctype >= 0 && (root < 0 || doctype < root)) refuse("doctype", label)
      inProlog = root < 0
    }
    parser.write(text)
    if (last) parser.close()
  }
}

/** Reads a whole part from memory. */
export function parseXml(bytes: Uint8Array, label: string, handler: XmlHandler): void {
  xmlSink(label, handler)(bytes, true)
}

function decoderOf(first: Uint8Array, label: string): (piece: Uint8Array, last: boolean) => string {
  const decoder = new TextDecoder(encodingOf(first), { fatal: true })
  return (piece, last) => {
    try {
      return decoder.decode(piece, { stream: !last })
    } catch {
      return refuse("malformed", label)
    }
  }
}

/** OPC allows UTF-8 and UTF-16 only (ISO/IEC 29500-2, 9.1). */
function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return "utf-16le"
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be"
  return "utf-8"
}

interface Options extends SaxesOptions {
  xmlns: false
}

/**
 * saxes without its own namespace support, which builds several objects for each element: qualified names
 * are looked up once and remembered until a declaration changes what a prefix means.
 */
function elementParser(label: string, handler: XmlHandler): SaxesParser<Options> {
  const parser = new SaxesParser<Options>({ position: false, xmlns: false })
  const prefixes = new Map([["xml", "xml"]])
  const scopes: Scope[] = []
  let elementNames = new Map<string, string>()
  let attributeNames = new Map<string, string>()
  let declared: [prefix: string, uri: string][] = []
  let depth = 0
  let elements = 0
  let raw: Record<string, string> = {}

  const attributes: Attributes = {
    get(name) {
      // By far most files use the usual prefixes.
      const usual = raw[name]
      if (usual !== undefined && attributeName(name) === name) return usual
      for (const key in raw) if (attributeName(key) === name) return raw[key]
      return undefined
    },
  }

  function canonical(name: string): string {
    const colon = name.indexOf(":")
    return `${prefixes.get(colon < 0 ? "" : name.slice(0, colon)) ?? "?"}:${name.slice(colon + 1)}`
  }

  function attributeName(name: string): string {
    let known = attributeNames.get(name)
    if (known === undefined) {
      known = name.includes(":") ? canonical(name) : name
      attributeNames.set(name, known)
    }
    return known
  }

  function openScope(): void {
    scopes.push({
      depth,
      hidden: declared.map(([prefix]) => [prefix, prefixes.get(prefix)]),
      elementNames,
      attributeNames,
    })
    for (const [prefix, uri] of declared) prefixes.set(prefix, namespaces[uri] ?? "?")
    elementNames = new Map()
    attributeNames = new Map()
    declared = []
  }

  function closeScope(scope: Scope): void {
    for (const [prefix, meaning] of scope.hidden) {
      if (meaning === undefined) prefixes.delete(prefix)
      else prefixes.set(prefix, meaning)
    }
    elementNames = scope.elementNames
    attributeNames = scope.attributeNames
    scopes.pop()
  }

  parser.on("attribute", ({ name, value }) => {
    if (name.startsWith("xmlns") && (name.length === 5 || name.charAt(5) === ":"))
      declared.push([name.slice(6), value])
  })
  parser.on("opentag", (tag) => {
    if (++depth > limits.nesting) refuse("tooDeep", label, limits.nesting)
    if (++elements > limits.elements) refuse("tooManyElements", label, limits.elements)
    if (declared.length > 0) openScope()
    let name = elementNames.get(tag.name)
    if (name === undefined) {
      name = canonical(tag.name)
      elementNames.set(tag.name, name)
    }
    raw = tag.attributes
    handler.open(name, attributes)
  })
  parser.on("closetag", () => {
    handler.close()
    const scope = scopes[scopes.length - 1]
    if (scope?.depth === depth) closeScope(scope)
    depth--
  })
  parser.on("text", (text) => handler.text(text))
  parser.on("cdata", (text) => handler.text(text))
  parser.on("doctype", () => refuse("doctype", label))
  parser.on("error", () => refuse("malformed", label))
  return parser
}

/** What the declarations of one element hide from outside. */
interface Scope {
  depth: number
  hidden: [prefix: string, meaning: string | undefined][]
  elementNames: Map<string, string>
  attributeNames: Map<string, string>
}
