import { partNames, refuse } from "../../source/messages"
import { noPace, type Pace } from "../../source/pace"
import { type XmlHandler, xmlSink } from "./xml"
import { type Budget, inflateEntry, listEntries, type ZipEntry } from "./zip"

/** An OPC package: the parts of a .docx by name. Nothing is unpacked before it is asked for. */
export interface Package {
  bytes: Uint8Array
  /** By lower-case name without leading slash: part names do not tell cases apart (ISO/IEC 29500-2, 6.2.2). */
  parts: Map<string, ZipEntry>
  duplicates: Set<string>
  /** Entries whose names could point out of the package. They are never read. */
  oddNames: number
  budget: Budget
}

export interface Relationship {
  /** The last word of the type, which transitional and strict files share: `styles`, `officeDocument`. */
  type: string
  /** Name of the target part. */
  target: string
}

export function openPackage(bytes: Uint8Array, pace: Pace = noPace): Package {
  const pkg: Package = {
    bytes,
    parts: new Map(),
    duplicates: new Set(),
    oddNames: 0,
    budget: { inflated: 0, pace },
  }
  for (const entry of listEntries(bytes)) {
    if (entry.name.endsWith("/")) continue
    const name = partName(entry.name)
    if (name === null) pkg.oddNames++
    else if (pkg.parts.has(name)) pkg.duplicates.add(name)
    else pkg.parts.set(name, entry)
  }
  return pkg
}

/** Some old .NET programs write backslashes, some others a leading slash. */
function partName(name: string): string | null {
  const path = name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase()
  return /(?:^|\/)\.{0,2}(?:\/|$)|[:\0]/.test(path) ? null : path
}

/** The part of this name, or null. A part that is there twice is refused: two readers would read two texts. */
export function findPart(pkg: Package, name: string, label: string): ZipEntry | null {
  const key = name.toLowerCase()
  if (pkg.duplicates.has(key)) refuse("duplicatePart", label)
  return pkg.parts.get(key) ?? null
}

/** Streams a part through an XML handler. False when there is no such part. */
export function readPart(pkg: Package, name: string, label: string, handler: XmlHandler): boolean {
  const entry = findPart(pkg, name, label)
  if (!entry) return false
  inflateEntry(pkg.bytes, entry, label, pkg.budget, xmlSink(label, handler))
  return true
}

/**
 * Where a part (the package itself: "") points within the package. What is outside is never followed.
 *
 * @param outside is told the targets of links that lead out of the package
 */
export function relationshipsOf(
  pkg: Package,
  part: string,
  outside: (link: string) => void = () => {},
): Relationship[] {
  const slash = part.lastIndexOf("/") + 1
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
  const found: Relationship[] = []
  readPart(pkg, name, partNames.relationships, {
    open(element, attributes) {
      if (element !== "rel:Relationship") return
      const type = attributes.get("Type") ?? ""
      if (attributes.get("TargetMode") === "External") {
        if (type.endsWith("/hyperlink")) outside(attributes.get("Target") ?? "")
        return
      }
      const target = resolveTarget(part.slice(0, slash), attributes.get("Target") ?? "")
      if (target !== null) found.push({ type: type.slice(type.lastIndexOf("/") + 1), target })
    },
    close() {},
    text() {},
  })
  return found
}

function resolveTarget(folder: string, target: string): string | null {
  let path = target.replaceAll("\\", "/")
  try {
    if (path.includes("%")) path = decodeURIComponent(path)
  } catch {
    // A stray % is part of the name.
  }
  const segments: string[] = []
  for (const segment of (path.startsWith("/") ? path : folder + path).split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) return null
    } else if (segment !== "" && segment !== ".") segments.push(segment)
  }
  return segments.join("/")
}

/** What a zip is when it holds no Word document, in words for people, by the files that each format must have. */
export type ZipKind = "word" | "spreadsheet" | "presentation" | "ofd" | "openDocument" | "archive"

export function zipKind(pkg: Package): ZipKind {
  const has = (prefix: string) => [...pkg.parts.keys()].some((name) => name.startsWith(prefix))
  if (has("word/")) return "word"
  if (has("xl/")) return "spreadsheet"
  if (has("ppt/")) return "presentation"
  if (has("ofd.xml")) return "ofd"
  if (has("mimetype") && has("content.xml")) return "openDocument"
  return has("[content_types].xml") || has("_rels/.rels") ? "word" : "archive"
}

/**
 * The name of the main part: where the package says it is, else where every program puts it. Null when the
 * package is no Word document. A package that promises a main part and has none is refused.
 */
export function mainPartName(pkg: Package): string | null {
  const promised = relationshipsOf(pkg, "").find(({ type }) => type === "officeDocument")?.target
  if (promised !== undefined && findPart(pkg, promised, partNames.document)) return promised
  const usual = "word/document.xml"
  return findPart(pkg, usual, partNames.document) ? usual : null
}

/** What browsers and mail programs open; anything else could start a program or read a file. */
const harmless = new Set(["http", "https", "mailto"])

/**
 * The scheme of a link that leads elsewhere than to a web page or a mail, `file` for one to a file of the computer; or
 * null for a harmless one. White space and control characters inside hide a scheme from a careless reader only.
 */
export function oddScheme(link: string): string | null {
  const plain = link.replace(/[\s\p{Cc}]/gu, "")
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(plain)?.[1]?.toLowerCase()
  // C:\… is a file, and so is what names no scheme at all; #… is a place in the text.
  if (scheme === undefined || scheme.length === 1)
    return plain.startsWith("#") || plain === "" ? null : "file"
  return harmless.has(scheme) ? null : scheme.slice(0, 20)
}
