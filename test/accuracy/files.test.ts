import { existsSync, readFileSync } from "node:fs"
import { strToU8 } from "fflate"
import { describe, expect, it } from "vitest"
import { parseAnswer } from "#shared/answers/parse-answer"
import { readOutline } from "#shared/model/outline"
import { linkTable } from "#shared/problems/link-table"
import { readFile } from "#shared/reading/read-file"
import { markedReports } from "./marked"

/**
 * A report says the same whatever it was saved as: every marked report as text, as .docx and as .doc (LibreOffice
 * saved both, `test/accuracy/make-files.mjs`). There is no program here that writes a .wps: the .doc under that name
 * stands in for it, WPS's own files being of the same format.
 */
const folder = new URL("../fixtures/files/", import.meta.url)

/** What `shuzhi parse` prints, but for the name and the kind of the file. */
function parse(name: string, bytes: Uint8Array) {
  const imported = readFile(name, bytes)
  if (!imported.ok) throw new Error(`${name}: ${imported.failure.message}`)
  const { links } = linkTable(readOutline(imported.value.doc))
  const { format, ...answer } = parseAnswer(imported.value, "file", links)
  return { format, answer }
}

describe("every marked report as .txt, .docx, .doc and .wps", () => {
  it.each(markedReports().map(({ name, text }) => [name, text] as const))("%s", (name, text) => {
    const { answer: expected } = parse(`${name}.txt`, strToU8(text))
    expect(expected.text).toBe(text)
    const saved = (ending: string) => {
      const file = new URL(`${name}.${ending}`, folder)
      if (!existsSync(file)) throw new Error(`to be made by: node test/accuracy/make-files.mjs ${name}`)
      return new Uint8Array(readFileSync(file))
    }
    const word = parse(`${name}.docx`, saved("docx"))
    const old = parse(`${name}.doc`, saved("doc"))
    const wps = parse(`${name}.wps`, saved("doc"))
    expect([word.format, old.format, wps.format]).toEqual(["docx", "doc", "doc"])
    for (const { answer } of [word, old, wps]) expect(answer).toEqual(expected)
  })
})
