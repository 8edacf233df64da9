import { isAt, isText, stringOf } from "./xml-characters"

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

/** A qualified name as written, and what it means where it was last asked for. */
export interface Name {
  bytes: Uint8Array
  /** "" when it has none. */
  prefix: string
  local: string
  /** As the name of an attribute it gives a prefix its meaning. */
  declares: boolean
  element: string
  attribute: string
  /** What the prefix meant when `element` was made. */
  meaning: string
  /** The scope that `element` and `attribute` hold in. */
  scope: number
  /** The tag that last bore it as an attribute. */
  tag: number
}

/** Names that are remembered. OOXML has some hundreds; a file of a million inventions must not fill the memory. */
const mostNames = 10_000
/** Bytes of a name that is remembered. The longest of OOXML has some forty. */
const longestName = 256

const nameStart =
  ":A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}"
/** XML 1.0, 2.3 Name. */
const wholeName = new RegExp(
  `^[${nameStart}][${nameStart}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040]*$`,
  "u",
)
const usualName = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/

/**
 * The same text as the engine keeps it for the keys of objects and for what stands in the program: one that was put
 * together while reading would be compared with those character by character at each look into a table.
 */
export const interned = (text: string): string => Object.keys({ [text]: 0 })[0]!

/** Is this a name of XML, with whatever colons? */
export const isName = (raw: string) => wholeName.test(raw)

/**
 * Names that were met, whatever the part: to look a name at and to take it apart costs more than all else that is done
 * with it, and the parts of a file, and all files, use the same ones. What a name means is remembered for one scope of
 * one part only. By digest; those whose digest another name has already, by themselves.
 */
let names = new Map<number | string, Name>()
/** Those of them that were met last, each in the slot of its digest: asked first, as a look into a map costs more. */
const slots: (Name | undefined)[] = Array.from({ length: 1024 }, () => undefined)
/** The same for the URIs of namespaces, in canonical prefixes. */
let uris = new Map<number, { bytes: Uint8Array; prefix: string }>()

const digestOf = (bytes: Uint8Array, at: number, end: number) => {
  let digest = 0
  for (let i = at; i < end; i++) digest = Math.imul(digest, 31) + bytes[i]!
  return digest | 0
}

/**
 * The name that stands between two offsets; null when it is none.
 *
 * @param digest of its bytes, as `digestOf` has it
 */
export function nameAt(bytes: Uint8Array, at: number, end: number, digest: number): Name | null {
  const slot = digest & (slots.length - 1)
  const last = slots[slot]
  if (last && isAt(last.bytes, bytes, at, end)) return last
  const first = names.get(digest)
  if (first && isAt(first.bytes, bytes, at, end)) {
    slots[slot] = first
    return first
  }
  if (!isText(bytes, at, end)) return null
  const raw = stringOf(bytes, at, end)
  const known = first && names.get(raw)
  if (known) return known
  if (!usualName.test(raw) && !wholeName.test(raw)) return null
  const colon = raw.indexOf(":")
  const prefix = colon < 0 ? "" : raw.slice(0, colon)
  const local = interned(raw.slice(colon + 1))
  const name: Name = {
    bytes: bytes.slice(at, end),
    prefix,
    local,
    declares: prefix === "xmlns" || (prefix === "" && local === "xmlns"),
    element: "",
    attribute: "",
    meaning: "",
    scope: -1,
    tag: 0,
  }
  if (end - at <= longestName) names.set(first ? raw : digest, name)
  return name
}

/** Called between tags, as within one a name must stay the same object. */
export function limitNames(): void {
  if (names.size <= mostNames) return
  names = new Map()
  slots.fill(undefined)
}

/** The canonical prefix of a namespace whose URI, as written between two offsets, was met before; null of another. */
export function knownPrefix(bytes: Uint8Array, at: number, end: number): string | null {
  const known = uris.get(digestOf(bytes, at, end))
  return known && isAt(known.bytes, bytes, at, end) ? known.prefix : null
}

/** The canonical prefix of a namespace, remembered for its URI as written between two offsets. */
export function prefixOf(uri: string, bytes: Uint8Array, at: number, end: number): string {
  const prefix = namespaces.get(uri) ?? "?"
  if (uris.size > mostNames) uris = new Map()
  if (end - at <= longestName) uris.set(digestOf(bytes, at, end), { bytes: bytes.slice(at, end), prefix })
  return prefix
}
