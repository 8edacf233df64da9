import { strToU8, unzipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { readCopy } from "#shared/merge/read-copy"
import { report, title } from "../../builders"
import { zip } from "../../docx-builder"
import { bytesOf, copyOf } from "./edited-copy"

const names =
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/"'
const core = (content: string) => `<cp:coreProperties ${names}>${content}</cp:coreProperties>`
const by = (name: string) => `<cp:lastModifiedBy>${name}</cp:lastModifiedBy>`
const at = (time: string) => `<dcterms:modified>${time}</dcterms:modified>`

async function savedIn(xml: string | null, path = "docProps/core.xml") {
  const parts = unzipSync(bytesOf(await copyOf(report({ year: 2026 }, title("述职报告")))))
  delete parts["docProps/core.xml"]
  if (xml !== null) parts[path] = strToU8(xml)
  if (path !== "docProps/core.xml")
    parts["_rels/.rels"] = strToU8(
      new TextDecoder().decode(parts["_rels/.rels"]).replace("docProps/core.xml", path),
    )
  const copy = readCopy(zip(parts))
  if (!copy.ok) throw new Error(copy.failure.message)
  return copy.value.saved
}

const none = { by: null, at: null }

describe("who saved the copy last, and when", () => {
  it.each<[string, string | null, { by: string | null; at: string | null }]>([
    ["both", core(by("周砚秋") + at("2026-12-21T13:40:00Z")), { by: "周砚秋", at: "2026-12-21T13:40:00Z" }],
    [
      "white space around them",
      core(by(" 周砚秋\n") + at(" 2026-12-21 ")),
      { by: "周砚秋", at: "2026-12-21" },
    ],
    [
      "other prefixes",
      core(by("林晓")).replaceAll("cp:", "x:").replace("xmlns:cp", "xmlns:x"),
      { by: "林晓", at: null },
    ],
    ["an empty name, a year alone", core(by("") + at("2026")), none],
    ["no time at all", core(at("2026-13-45T99:00:00Z")), none],
    ["a name inside something else", core(`<cp:keywords>${by("林晓")}</cp:keywords>`), none],
    ["names of everything that an object has", core("<cp:constructor>林晓</cp:constructor>"), none],
    ["no such part", null, none],
    ["a part that is no XML", "PK", none],
    ["a part that is cut short", core(by("周砚秋")).slice(0, -9), none],
  ])("%s", async (_, xml, expected) => expect(await savedIn(xml)).toEqual(expected))

  it("is found where the package says", async () =>
    expect(await savedIn(core(by("周砚秋")), "docProps/core0.xml")).toEqual({ by: "周砚秋", at: null }))

  it("is cut where a name has no end", async () =>
    expect((await savedIn(core(by("周".repeat(5000))))).by).toHaveLength(100))
})
