import { type SaxesOptions, SaxesParser } from "saxes"
import { refuse } from "../../reading/messages"
import { limits } from "./limits"

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
  let decode: ((piece: Uint8Array, last: boolean) => string) | null = null
  return (piece, last) => {
    decode ??= decoderOf(piece, label)
    const text = decode(piece, last)
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
  let prefixes = new Map<string, string>([["xml", "xml"]])
  let elementNames = new Map<string, string>()
  const outer: { depth: number; prefixes: Map<string, string>; elementNames: Map<string, string> }[] = []
  let declared: [prefix: string, uri: string][] = []
  let depth = 0
  let raw: Record<string, string> = {}

  const attributes: Attributes = {
    get(name) {
      const direct = raw[name]
      // By far most files use the usual prefixes.
      if (direct !== undefined && canonical(name, true) === name) return direct
      for (const key in raw) if (canonical(key, true) === name) return raw[key]
      return undefined
    },
  }

  function canonical(name: string, isAttribute: boolean): string {
    const colon = name.indexOf(":")
    if (colon < 0 && isAttribute) return name
    const prefix = prefixes.get(colon < 0 ? "" : name.slice(0, colon)) ?? "?"
    return `${prefix}:${name.slice(colon + 1)}`
  }

  function declare(): void {
    outer.push({ depth, prefixes, elementNames })
    prefixes = new Map(prefixes)
    for (const [prefix, uri] of declared) prefixes.set(prefix, namespaces[uri] ?? "?")
    elementNames = new Map()
    declared = []
  }

  parser.on("attribute", ({ name, value }) => {
    if (name.startsWith("xmlns") && (name.length === 5 || name.charAt(5) === ":"))
      declared.push([name.slice(6), value])
  })
  parser.on("opentag", (tag) => {
    if (++depth > limits.nesting) refuse("tooDeep", label, limits.nesting)
    if (declared.length > 0) declare()
    let name = elementNames.get(tag.name)
    if (name === undefined) {
      name = canonical(tag.name, false)
      elementNames.set(tag.name, name)
    }
    raw = tag.attributes
    handler.open(name, attributes)
  })
  parser.on("closetag", () => {
    handler.close()
    if (outer.at(-1)?.depth === depth) {
      const scope = outer.pop()!
      prefixes = scope.prefixes
      elementNames = scope.elementNames
    }
    depth--
  })
  parser.on("text", (text) => handler.text(text))
  parser.on("cdata", (text) => handler.text(text))
  // Entities of a file's own are the way to blow it up or to read other files; OOXML has none.
  parser.on("doctype", () => refuse("doctype", label))
  parser.on("error", () => refuse("malformed", label))
  return parser
}
