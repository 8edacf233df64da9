import { openPackage, readPart, relationshipsOf } from "../docx/import/package"
import type { Saved } from "./types"

/** Longer than any name or time is. */
const mostCharacters = 100

/**
 * Who saved a .docx last and when, as the file says itself: `cp:lastModifiedBy` and `dcterms:modified` of its core
 * properties (ECMA-376-2, 11.1). A file that says nothing there is no worse a copy.
 */
export function readSaved(bytes: Uint8Array): Saved {
  const said = new Map([
    ["lastModifiedBy", ""],
    ["modified", ""],
  ])
  try {
    const pkg = openPackage(bytes)
    const part = relationshipsOf(pkg, "").find(({ type }) => type === "core-properties")
    const path: string[] = []
    readPart(pkg, part?.target ?? "docProps/core.xml", "文件属性", {
      open(name) {
        path.push(name.slice(name.indexOf(":") + 1))
      },
      close() {
        path.pop()
      },
      text(text) {
        const own = path.length === 2 ? said.get(path[1]!) : undefined
        if (own !== undefined) said.set(path[1]!, (own + text).slice(0, mostCharacters))
      },
    })
  } catch {
    // Whatever is wrong with this part, the text was read.
    return { by: null, at: null }
  }
  const [by, at] = [...said.values()].map((text) => text.trim()) as [string, string]
  return { by: by || null, at: isTime(at) ? at : null }
}

/** A time as W3CDTF writes it; a year alone says nothing to the reader. */
const isTime = (text: string) => /^\d{4}-\d\d-\d\d(?:T|$)/.test(text) && !Number.isNaN(Date.parse(text))
