import { limits } from "../../source/limits"
import { refuse } from "../../source/messages"
import {
  dereferenced,
  encoder,
  illFormed,
  isAt,
  isSpace,
  isText,
  joined,
  pastCharacter,
  stringOf,
} from "./xml-characters"
import { interned, isName, knownPrefix, limitNames, type Name, nameAt, prefixOf } from "./xml-names"

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

/** What the declarations of one element hide from outside. */
interface Scope {
  depth: number
  id: number
  hidden: [prefix: string, meaning: string | undefined][]
}

/** Attributes of one element; Word writes some dozens at the root. */
const mostAttributes = 10_000

/** XML 1.0, 2.8 XMLDecl. */
const declaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.\d+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][\w.-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>$/

// Every byte is held against some of these. Not imported: where modules are not bundled, as in the tests, an import is
// looked up anew each time, and reading took half as long again.
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

// No two scopes, and no two tags, of any parts have the same number.
let lastScope = 0
let lastTag = 0

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
    for (let i = from[k]!; i < end; i++) {
      const c = bytes[i]!
      if (c < space || c === ampersand)
        return dereferenced(stringOf(bytes, from[k]!, end).replace(/\r\n?|[\t\n]/g, " "), malformed)
    }
    return stringOf(bytes, from[k]!, end)
  }

  function resolve(name: Name): void {
    const meaning = prefixes.get(name.prefix) ?? "?"
    name.scope = scope
    if (name.meaning === meaning) return
    name.meaning = meaning
    name.element = interned(`${meaning}:${name.local}`)
    name.attribute = name.prefix === "" ? name.local : name.element
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
      const past = pastCharacter(bytes, end)
      if (past < 0) {
        if (last || past === illFormed) malformed()
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
    let part = stringOf(bytes, at, end)
    if (broken) part = part.replace(/\r\n?/g, "\n")
    handler.text(coded >= 0 ? dereferenced(part, malformed) : part)
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
      return bytes[end + 2] === greater && isText(bytes, at, end) ? end + 3 : malformed()
    }
    if (begins(sectionStart)) {
      if (open.length === 0) malformed()
      let end = bytes.indexOf(greater, at + 11)
      while (end >= 0 && !(bytes[end - 1] === bracket && bytes[end - 2] === bracket))
        end = bytes.indexOf(greater, end + 1)
      if (end < 0) return -1
      if (!isText(bytes, at, end)) malformed()
      if (end > at + 11) handler.text(stringOf(bytes, at + 9, end - 2).replace(/\r\n?/g, "\n"))
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
    if (!isText(bytes, at, end)) malformed()
    const target = /^[^ \t\r\n?]*/.exec(stringOf(bytes, at + 2, Math.min(end, at + 300)))![0]
    if (target === "xml" && !begun) {
      if (!declaration.test(stringOf(bytes, at, end + 2))) malformed()
    } else if (target.toLowerCase() === "xml" || !isName(target)) malformed()
    return end + 2
  }

  function opening(at: number): number {
    limitNames()
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
    const name = nameAt(bytes, at + 1, end, digest | 0) ?? malformed()
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
      const own = nameAt(bytes, nameFrom, end, digest | 0) ?? malformed()
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
        end = pastCharacter(bytes, end)
        if (end < 0) return end === illFormed ? malformed() : -1
      }
      if (end >= length) return -1
      if (own.tag === tag) malformed()
      own.tag = tag
      attributeNames[count] = own
      from[count] = valueFrom
      to[count] = end
      if (++count > mostAttributes) refuse("tooManyElements", label, mostAttributes)
      // Nobody may ask for the value; what is wrong with it is wrong all the same.
      if (coded) dereferenced(stringOf(bytes, valueFrom, end), malformed)
      if (own.declares) declares = true
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
      const at = from[k]!
      const end = to[k]!
      prefixes.set(meant, knownPrefix(bytes, at, end) ?? prefixOf(valueAt(k), bytes, at, end))
    }
    scopes.push({ depth: open.length, id: scope, hidden })
    scope = ++lastScope
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
