import { unzipSync } from "fflate"
import { SaxesParser } from "saxes"
import { describe, expect, it } from "vitest"
import { type XmlSink, xmlSink } from "#shared/docx/import/xml"
import { Refusal } from "#shared/source/messages"
import { mutate, randomFrom } from "./mutants"
import { mutationSources } from "./mutation-run"

/**
 * Our reader of XML is made for speed; saxes is made to keep to the letter of the standard. What one refuses
 * the other must, and what they read must be the same, whatever was done to a part.
 */

/** Elements by local name with some of their attributes, ends, and text between them; or null when refused. */
type Events = string[] | null

const asked = ["w:val", "w:id", "w:numId", "w:fldCharType", "Target"] as const
const word = new Set([
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
])

function collector(): { events: string[]; text(part: string): void; event(what: string): void } {
  const events: string[] = []
  let text = ""
  const flush = () => {
    if (text !== "") events.push(`text ${text}`)
    text = ""
  }
  return {
    events,
    text(part) {
      text += part
    },
    event(what) {
      flush()
      events.push(what)
    },
  }
}

/** Gives the bytes in pieces of `step`. */
function ourEvents(bytes: Uint8Array, step: number): Events {
  const { events, text, event } = collector()
  const sink: XmlSink = xmlSink("部件", {
    open(name, attributes) {
      const values = asked.map((key) => attributes.get(key) ?? "–").join("|")
      event(`open ${name.slice(name.indexOf(":") + 1)} ${values}`)
    },
    close: () => event("close"),
    text,
  })
  try {
    for (let at = 0; at < bytes.length; at += step)
      sink(bytes.subarray(at, at + step), at + step >= bytes.length)
  } catch (problem) {
    if (problem instanceof Refusal) return null
    throw problem
  }
  return events
}

function saxesEvents(xml: string): Events {
  const { events, text, event } = collector()
  const parser = new SaxesParser({
    xmlns: false,
    position: false,
    forceXMLVersion: true,
    defaultXMLVersion: "1.0",
  })
  const scopes: Record<string, string>[] = [{}]
  let depth = 0
  parser.on("opentag", ({ name, attributes }) => {
    depth++
    const scope = { ...scopes[scopes.length - 1] }
    for (const [key, value] of Object.entries(attributes))
      if (key === "xmlns" || key.startsWith("xmlns:")) scope[key.slice(6)] = value
    scopes.push(scope)
    const values = asked.map((key) => {
      const [prefix, local] = key.includes(":") ? [key.slice(0, 1), key.slice(2)] : ["", key]
      for (const [own, value] of Object.entries(attributes)) {
        const colon = own.indexOf(":")
        if (own.slice(colon + 1) !== local) continue
        if (prefix === "" ? colon < 0 : colon > 0 && word.has(scope[own.slice(0, colon)] ?? "")) return value
      }
      return "–"
    })
    event(`open ${name.slice(name.indexOf(":") + 1)} ${values.join("|")}`)
  })
  parser.on("closetag", () => {
    event("close")
    scopes.pop()
    depth--
  })
  const inside = (part: string) => {
    if (depth > 0) text(part)
  }
  parser.on("text", inside)
  parser.on("cdata", inside)
  parser.on("doctype", () => {
    throw new Error("a document type")
  })
  parser.on("error", (problem) => {
    throw problem
  })
  try {
    parser.write(xml).close()
  } catch {
    return null
  }
  return events
}

describe("our reader of XML and a strict one", () => {
  it("agree about every part of a thousand mutants, in pieces of any size", () => {
    const sources = mutationSources()
    let read = 0
    let refused = 0
    for (let n = 0; n < 1000; n++) {
      const random = randomFrom(99_000_000 + n)
      const { how, bytes } = mutate(sources[n % sources.length]!, random, sources)
      let parts: Record<string, Uint8Array>
      try {
        parts = unzipSync(bytes, { filter: ({ originalSize }) => originalSize > 0 && originalSize < 100_000 })
      } catch {
        continue
      }
      for (const [name, data] of Object.entries(parts)) {
        if (!how.includes(name) || data.length === 0 || data.includes(0)) continue
        let xml: string
        try {
          xml = new TextDecoder("utf-8", { fatal: true }).decode(data)
        } catch {
          expect(ourEvents(data, data.length), how).toBe(null)
          continue
        }
        const expected = saxesEvents(xml)
        if (expected) read++
        else refused++
        expect([how, ourEvents(data, data.length)]).toEqual([how, expected])
        expect([how, ourEvents(data, 1 + random.below(80))]).toEqual([how, expected])
      }
    }
    expect(read).toBeGreaterThan(300)
    expect(refused).toBeGreaterThan(40)
  })
})
