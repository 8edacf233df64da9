import { limits } from "../../source/limits"
import { refuse } from "../../source/messages"

/**
 * XML as a stream of elements with canonical names, whatever prefixes the file uses: `w:p` is the paragraph
 * of WordprocessingML, transitional or strict. A name of a namespace that is not in the table below begins
 * with `?:`; it may still hold text.
 *
 * The attributes that `open` is given hold until it returns. Text may come in several pieces.
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

/** A map, as the names come from the file: a record has `constructor` and the like. */
const namespaces: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
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
  }),
)

/** Takes the bytes of a part piece by piece, the last with `last`, and calls the handler for what they hold. */
export type XmlSink = (piece: Uint8Array, last: boolean) => void

/**
 * Begins to read a part.
 *
 * @param label Chinese name of the part, for messages
 */
export function xmlSink(label: string, handler: XmlHandler): XmlSink {
  const take = xmlReader(label, handler)
  let begun = false
  let first: Uint8Array[] = []
  let wide: TextDecoder | null = null
  return (piece, last) => {
    let bytes = piece
    if (!begun) {
      first.push(piece)
      bytes = joined(first)
      // The encoding shows in the first bytes, and what was packed may yield few at first.
      if (bytes.length < 3 && !last) return
      begun = true
      first = []
      const encoding = encodingOf(bytes)
      if (encoding !== "utf-8") wide = new TextDecoder(encoding, { fatal: true })
      else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3)
    }
    if (wide) {
      try {
        bytes = encoder.encode(wide.decode(bytes, { stream: !last }))
      } catch {
        return refuse("malformed", label)
      }
    }
    take(bytes, last)
  }
}

/** Reads a whole part from memory. */
export function parseXml(bytes: Uint8Array, label: string, handler: XmlHandler): void {
  xmlSink(label, handler)(bytes, true)
}

/** OPC allows UTF-8 and UTF-16 only (ISO/IEC 29500-2, 9.1). */
function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return "utf-16le"
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be"
  return "utf-8"
}

const encoder = new TextEncoder()
const decoder = new TextDecoder("utf-8", { ignoreBOM: true })

/** A qualified name as written, and what it means where it was last asked for. */
interface Name {
  bytes: Uint8Array
  /** "" when it has none. */
  prefix: string
  local: string
  element: string
  attribute: string
  /** The scope that `element` and `attribute` hold in. */
  scope: number
  /** The tag that last bore it as an attribute. */
  tag: number
}

/** What the declarations of one element hide from outside. */
interface Scope {
  depth: number
  id: number
  hidden: [prefix: string, meaning: string | undefined][]
}

/** Names that are remembered. OOXML has some hundreds; a file of a million inventions must not fill the memory. */
const mostNames = 10_000
/** Bytes of a name that is remembered. The longest of OOXML has some forty. */
const longestName = 256
/** Attributes of one element; Word writes some dozens at the root. */
const mostAttributes = 10_000

const nameStart =
  ":A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}"
/** XML 1.0, 2.3 Name. */
const wholeName = new RegExp(
  `^[${nameStart}][${nameStart}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040]*$`,
  "u",
)
const usualName = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/
/** XML 1.0, 2.8 XMLDecl. */
const declaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.\d+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][\w.-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>$/
/** Characters that XML 1.0 leaves out (2.2 Char). */
const noCharacter = /[^\t\n\r\u0020-\ufffd]/
const entity = /&(?:#x([\da-fA-F]+)|#(\d+)|(lt|gt|amp|quot|apos));|&/g
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }

const tab = 0x09
const lineFeed = 0x0a
const carriageReturn = 0x0d
const space = 0x20
const exclamation = 0x21
const quotation = 0x22
const ampersand = 0x26
const apostrophe = 0x27
const hyphen = 0x2d
const slash = 0x2f
const semicolon = 0x3b
const less = 0x3c
const equals = 0x3d
const greater = 0x3e
const question = 0x3f
const bracket = 0x5d

const commentStart = encoder.encode("<!--")
const sectionStart = encoder.encode("<![CDATA[")
const documentType = encoder.encode("<!DOCTYPE")

/**
 * Names that were met, whatever the part: to look a name at and to take it apart costs more than all else that is done
 * with it, and the parts of a file, and all files, use the same ones. What a name means is remembered for one scope of
 * one part only. By digest; those whose digest another name has already, by themselves.
 */
let names = new Map<number | string, Name>()
/** The same for the URIs of namespaces, in canonical prefixes. */
let uris = new Map<number, { bytes: Uint8Array; prefix: string }>()
// No two scopes, and no two tags, of any parts have the same number.
let lastScope = 0
let lastTag = 0

const digestOf = (bytes: Uint8Array, at: number, end: number) => {
  let digest = 0
  for (let i = at; i < end; i++) digest = Math.imul(digest, 31) + bytes[i]!
  return digest | 0
}

function isAt(these: Uint8Array, bytes: Uint8Array, at: number, end: number): boolean {
  if (these.length !== end - at) return false
  for (let i = 0; i < these.length; i++) if (these[i] !== bytes[at + i]) return false
  return true
}

/**
 * A reader of well-formed XML 1.0 in UTF-8 without a document type, which no part of a .docx may have: entities of a
 * file's own are the way to blow it up or to read other files.
 *
 * It is written for speed, as half of the time that reading a .docx takes used to be spent in a general reader: it
 * works on bytes, looks names up by a digest of theirs, and makes a string of text and of those attributes only that
 * somebody asks for. What is not well-formed is refused all the same.
 *
 * Answers a function that takes the bytes of the part in pieces.
 */
function xmlReader(label: string, handler: XmlHandler): (piece: Uint8Array, last: boolean) => void {
  const prefixes = new Map([["xml", "xml"]])
  const scopes: Scope[] = []
  let scope = ++lastScope

  /** Elements that are open, outermost first. */
  const open: Name[] = []
  let elements = 0
  let hadRoot = false
  let begun = false

  /** Pieces whose first markup is not complete yet, and the length to wait for: each wait doubles it. */
  let held: Uint8Array[] = []
  let heldLength = 0
  let enough = 0

  let bytes: Uint8Array = new Uint8Array(0)
  /** Length of `bytes`. */
  let length = 0

  // The tag that is being read: its attributes stand in `bytes` between the offsets.
  let count = 0
  const attributeNames: Name[] = []
  const from: number[] = []
  const to: number[] = []

  const malformed = (): never => refuse("malformed", label)

  const attributes: Attributes = {
    get(name) {
      for (let k = 0; k < count; k++) {
        const own = attributeNames[k]!
        if (own.scope !== scope) resolve(own)
        if (own.attribute === name) return valueAt(k)
      }
      return undefined
    },
  }

  /** White space in a value reads as a blank (3.3.3), unless it was written as an entity. */
  function valueAt(k: number): string {
    const end = to[k]!
    let value = ""
    for (let i = from[k]!; i < end; i++) {
      const c = bytes[i]!
      if (c < space || c === ampersand || c > 0x7f)
        return decoded(stringOf(from[k]!, end).replace(/\r\n?|[\t\n]/g, " "))
      value += String.fromCharCode(c)
    }
    return value
  }

  const stringOf = (at: number, end: number) => decoder.decode(bytes.subarray(at, end))

  function resolve(name: Name): void {
    const { prefix, local } = name
    name.element = `${prefixes.get(prefix) ?? "?"}:${local}`
    name.attribute = prefix === "" ? local : name.element
    name.scope = scope
  }

  /** The name that stands between two offsets. */
  function nameAt(at: number, end: number, digest: number): Name {
    const first = names.get(digest)
    if (first && isAt(first.bytes, bytes, at, end)) return first
    if (!isText(at, end)) malformed()
    const raw = stringOf(at, end)
    const known = first && names.get(raw)
    if (known) return known
    if (!usualName.test(raw) && !wholeName.test(raw)) malformed()
    const colon = raw.indexOf(":")
    const name: Name = {
      bytes: bytes.slice(at, end),
      prefix: colon < 0 ? "" : raw.slice(0, colon),
      local: raw.slice(colon + 1),
      element: "",
      attribute: "",
      scope: -1,
      tag: 0,
    }
    if (end - at <= longestName) names.set(first ? raw : digest, name)
    return name
  }

  function decoded(value: string): string {
    if (!value.includes("&")) return value
    return value.replace(entity, (_, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name]!
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal ?? "", 10)
      // Also where the number is none at all: a lone &.
      if (!(code <= 0x10ffff) || (code >= 0xd800 && code < 0xe000)) return malformed()
      const character = String.fromCodePoint(code)
      return noCharacter.test(character) ? malformed() : character
    })
  }

  const isSpace = (c: number | undefined) =>
    c === space || c === lineFeed || c === tab || c === carriageReturn

  /**
   * One past the character of several bytes that begins at `at`, or of a control character that XML has; -1 when its
   * end has not come yet. Any other is refused.
   */
  function pastCharacter(at: number): number {
    const c = bytes[at]!
    if (c < 0x80) return c >= space || isSpace(c) ? at + 1 : malformed()
    // The Unicode Standard, table 3-7.
    const more = c < 0xc2 ? malformed() : c < 0xe0 ? 1 : c < 0xf0 ? 2 : c < 0xf5 ? 3 : malformed()
    if (at + more >= length) return -1
    const second = bytes[at + 1]!
    const lowest = c === 0xe0 ? 0xa0 : c === 0xf0 ? 0x90 : 0x80
    const highest = c === 0xed ? 0x9f : c === 0xf4 ? 0x8f : 0xbf
    if (second < lowest || second > highest) malformed()
    for (let k = 2; k <= more; k++) if ((bytes[at + k]! & 0xc0) !== 0x80) malformed()
    // U+FFFE and U+FFFF are no characters of XML.
    if (c === 0xef && second === 0xbf && bytes[at + 2]! >= 0xbe) malformed()
    return at + more + 1
  }

  /** Is everything between two offsets a character of XML, the last one whole? */
  function isText(at: number, end: number): boolean {
    let place = at
    while (place < end) {
      const c = bytes[place]!
      if (c >= space && c < 0x80) place++
      else {
        place = pastCharacter(place)
        if (place < 0) return false
      }
    }
    return place === end
  }

  /** Reads text up to the next markup and answers where it ends; `at` when the next piece is needed for that. */
  function characters(at: number, last: boolean): number {
    let end = at
    let coded = -1
    let broken = false
    while (end < length) {
      const c = bytes[end]!
      if (c === less) break
      if (c >= space && c < 0x80) {
        if (c === ampersand) coded = end
        else if (c === greater && end >= at + 2 && bytes[end - 1] === bracket && bytes[end - 2] === bracket)
          malformed()
        end++
        continue
      }
      if (c === carriageReturn) broken = true
      const past = pastCharacter(end)
      if (past < 0) {
        if (last) malformed()
        break
      }
      end = past
    }
    if ((end === length || bytes[end] !== less) && !last) {
      // An entity, a line end of two characters, or the ]]> that must not stand here may be cut in two.
      if (coded >= 0 && bytes.indexOf(semicolon, coded) < 0) end = coded
      while (end > at && (bytes[end - 1] === bracket || bytes[end - 1] === carriageReturn)) end--
      if (end === at) return at
    }
    if (open.length === 0) {
      for (let i = at; i < end; i++) if (!isSpace(bytes[i])) malformed()
      return end
    }
    let part = stringOf(at, end)
    if (broken) part = part.replace(/\r\n?/g, "\n")
    handler.text(coded >= 0 ? decoded(part) : part)
    return end
  }

  /** Reads one piece of markup and answers where it ends, or -1 when its end has not come yet. */
  function markup(at: number): number {
    const next = bytes[at + 1]
    if (next === slash) return closing(at)
    if (next === exclamation) return declared(at)
    if (next === question) return instruction(at)
    return opening(at)
  }

  function closing(at: number): number {
    const name = open[open.length - 1]
    if (!name) return malformed()
    let end = at + 2 + name.bytes.length
    if (end >= length) return -1
    if (!isAt(name.bytes, bytes, at + 2, end)) malformed()
    while (isSpace(bytes[end])) end++
    if (end >= length) return -1
    if (bytes[end] !== greater) malformed()
    close()
    return end + 1
  }

  function close(): void {
    handler.close()
    const around = scopes[scopes.length - 1]
    if (around?.depth === open.length) {
      for (const [prefix, meaning] of around.hidden) {
        if (meaning === undefined) prefixes.delete(prefix)
        else prefixes.set(prefix, meaning)
      }
      scope = around.id
      scopes.pop()
    }
    open.pop()
  }

  /** Comments and CDATA sections; whatever else begins with <! has no place in a part. */
  function declared(at: number): number {
    const begins = (sign: Uint8Array) => isAt(sign, bytes, at, Math.min(at + sign.length, length))
    if (begins(commentStart)) {
      let end = at + 4
      while (end + 1 < length && !(bytes[end] === hyphen && bytes[end + 1] === hyphen)) end++
      if (end + 2 >= length) return -1
      return bytes[end + 2] === greater && isText(at, end) ? end + 3 : malformed()
    }
    if (begins(sectionStart)) {
      if (open.length === 0) malformed()
      let end = bytes.indexOf(greater, at + 11)
      while (end >= 0 && !(bytes[end - 1] === bracket && bytes[end - 2] === bracket))
        end = bytes.indexOf(greater, end + 1)
      if (end < 0) return -1
      if (!isText(at, end)) malformed()
      if (end > at + 11) handler.text(stringOf(at + 9, end - 2).replace(/\r\n?/g, "\n"))
      return end + 1
    }
    if (begins(documentType)) refuse("doctype", label)
    for (const whole of [commentStart, sectionStart, documentType])
      if (length - at < whole.length && isAt(whole.subarray(0, length - at), bytes, at, length)) return -1
    return malformed()
  }

  function instruction(at: number): number {
    let end = bytes.indexOf(question, at + 2)
    while (end >= 0 && end + 1 < length && bytes[end + 1] !== greater) end = bytes.indexOf(question, end + 1)
    if (end < 0 || end + 1 >= length) return -1
    if (!isText(at, end)) malformed()
    const target = /^[^ \t\r\n?]*/.exec(stringOf(at + 2, Math.min(end, at + 300)))![0]
    if (target === "xml" && !begun) {
      if (!declaration.test(stringOf(at, end + 2))) malformed()
    } else if (target.toLowerCase() === "xml" || !wholeName.test(target)) malformed()
    return end + 2
  }

  function opening(at: number): number {
    if (names.size > mostNames) names = new Map()
    if (open.length === 0 && hadRoot) malformed()
    let end = at + 1
    let digest = 0
    let c = 0
    for (; end < length; end++) {
      c = bytes[end]!
      if (c <= space || c === greater || c === slash) break
      digest = Math.imul(digest, 31) + c
    }
    if (end >= length) return -1
    const name = nameAt(at + 1, end, digest | 0)
    const tag = ++lastTag
    let declares = false
    count = 0
    for (;;) {
      const before = end
      while (isSpace(c)) c = bytes[++end]!
      if (end >= length) return -1
      if (c === greater || c === slash) break
      if (end === before) malformed()
      const nameFrom = end
      digest = 0
      for (; end < length; end++) {
        c = bytes[end]!
        if (c <= space || c === equals || c === greater) break
        digest = Math.imul(digest, 31) + c
      }
      if (end >= length) return -1
      const own = nameAt(nameFrom, end, digest | 0)
      while (isSpace(c)) c = bytes[++end]!
      if (c === equals) {
        c = bytes[++end]!
        while (isSpace(c)) c = bytes[++end]!
      } else if (end < length) malformed()
      if (end >= length) return -1
      if (c !== quotation && c !== apostrophe) malformed()
      const quote = c
      const valueFrom = end + 1
      let coded = false
      for (end = valueFrom; end < length; ) {
        c = bytes[end]!
        if (c === quote) break
        if (c >= space && c < 0x80) {
          if (c === less) malformed()
          if (c === ampersand) coded = true
          end++
          continue
        }
        end = pastCharacter(end)
        if (end < 0) return -1
      }
      if (end >= length) return -1
      if (own.tag === tag) malformed()
      own.tag = tag
      attributeNames[count] = own
      from[count] = valueFrom
      to[count] = end
      if (++count > mostAttributes) refuse("tooManyElements", label, mostAttributes)
      // Nobody may ask for the value; what is wrong with it is wrong all the same.
      if (coded) decoded(stringOf(valueFrom, end))
      if (own.prefix === "xmlns" || (own.prefix === "" && own.local === "xmlns")) declares = true
      c = bytes[++end]!
    }
    const alone = c === slash
    if (alone) {
      if (end + 1 >= length) return -1
      if (bytes[++end] !== greater) malformed()
    }
    if (++elements > limits.elements) refuse("tooManyElements", label, limits.elements)
    if (open.push(name) > limits.nesting) refuse("tooDeep", label, limits.nesting)
    hadRoot = true
    if (declares) openScope()
    if (name.scope !== scope) resolve(name)
    handler.open(name.element, attributes)
    if (alone) close()
    return end + 1
  }

  function openScope(): void {
    const hidden: Scope["hidden"] = []
    for (let k = 0; k < count; k++) {
      const { prefix, local } = attributeNames[k]!
      if (prefix !== "xmlns" && (prefix !== "" || local !== "xmlns")) continue
      const meant = prefix === "" ? "" : local
      hidden.push([meant, prefixes.get(meant)])
      prefixes.set(meant, prefixOf(k))
    }
    scopes.push({ depth: open.length, id: scope, hidden })
    scope = ++lastScope
  }

  /** The canonical prefix of the namespace whose URI is the value of an attribute. */
  function prefixOf(k: number): string {
    const at = from[k]!
    const end = to[k]!
    const digest = digestOf(bytes, at, end)
    const known = uris.get(digest)
    if (known && isAt(known.bytes, bytes, at, end)) return known.prefix
    const prefix = namespaces.get(valueAt(k)) ?? "?"
    if (uris.size > mostNames) uris = new Map()
    if (end - at <= longestName) uris.set(digest, { bytes: bytes.slice(at, end), prefix })
    return prefix
  }

  return (piece, last) => {
    if (held.length > 0) {
      held.push(piece)
      heldLength += piece.length
      if (heldLength < enough && !last) return
      bytes = joined(held)
      held = []
    } else bytes = piece
    length = bytes.length
    let at = 0
    while (at < length) {
      const end = bytes[at] === less ? markup(at) : characters(at, last)
      if (end < 0 || end === at) break
      begun = true
      at = end
    }
    if (at < length) {
      if (last) malformed()
      held = [bytes.subarray(at)]
      heldLength = length - at
      // Read again with every piece, a tag of megabytes would take minutes.
      enough = 2 * heldLength
    }
    if (last && (open.length > 0 || !hadRoot)) malformed()
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
