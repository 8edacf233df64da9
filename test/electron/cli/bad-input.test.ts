import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { limits } from "#shared/source/limits"
import { compoundFile, doc } from "../../doc-builder"
import { docx, docxParts, p, r, t, zip } from "../../docx-builder"
import { gibibyteBomb } from "../../raw-zip"
import { call, sample, temporaryFolder } from "./call"

/**
 * Files that are no reports, through the whole command line: one Chinese line that names the file and says
 * what to do, nothing written, nothing crashed. What the reader makes of each is tested beside it.
 */
const sound = docx(p(r(t("一、工作亮点"))))
const compound = new Uint8Array(2048)
compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const encrypted = () =>
  compoundFile({ EncryptedPackage: new Uint8Array(9), EncryptionInfo: new Uint8Array(9) })
const soundDoc = doc("一、工作亮点\r".repeat(800))

const entities = (() => {
  const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`)
  const body = `<!DOCTYPE x [<!ENTITY e0 "哈">${levels.join("")}]><x>&e9;</x>`
  return zip({ ...docxParts(p("")), "word/document.xml": new TextEncoder().encode(body) })
})()

/** The size that the central directory gives for the main part, changed. */
function lying(size: number): Uint8Array {
  const bytes = sound.slice()
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 46 < bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
    if (name === "word/document.xml") view.setUint32(at + 24, size, true)
  }
  return bytes
}

const atMost = (n: number, unit: string) =>
  new RegExp(`${n.toLocaleString("en-US")}${unit}的上限`.replace("MB的", "MB 的"))

const bad: [what: string, name: string, bytes: () => Uint8Array, words: RegExp][] = [
  ["an empty .docx", "a.docx", () => new Uint8Array(0), /空的/],
  ["an empty .txt", "a.txt", () => new Uint8Array(0), /空的/],
  ["half a file", "a.docx", () => sound.subarray(0, sound.length / 2), /不完整/],
  ["a file without its last bytes", "a.docx", () => sound.subarray(0, -5), /不完整/],
  ["a password", "a.docx", encrypted, /密码/],
  ["a .doc with nothing in it", "a.doc", () => compound, /目录损坏了/],
  ["a .doc of Word 95", "a.doc", () => doc("述职\r", { fib: { 0: 0xa5dc } }), /Word 95/],
  ["a .doc with a password", "a.doc", () => doc("述职\r", { fib: { 10: 0x0300 } }), /密码/],
  ["half a .doc", "a.doc", () => soundDoc.subarray(0, soundDoc.length / 2), /不完整/],
  ["a .wps of another program", "a.wps", () => compoundFile({ CONTENTS: new Uint8Array(9) }), /早期的 WPS/],
  ["a .doc that is a web page", "a.doc", () => new TextEncoder().encode("<html><body>述职"), /网页格式/],
  ["a .doc that is RTF", "a.doc", () => new TextEncoder().encode("{\\rtf1\\ansi 1}"), /RTF 格式/],
  ["a .doc that is plain text", "a.doc", () => new TextEncoder().encode("一、工作亮点"), /后缀改成 \.txt/],
  ["no zip", "a.docx", () => new TextEncoder().encode("this is not a zip"), /纯文字/],
  ["noise", "a.docx", () => Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251), /不是文字/],
  ["a gibibyte in a megabyte", "a.docx", gibibyteBomb, atMost(limits.partBytes / 1024 / 1024, " MB")],
  ["a gibibyte that says it is a page", "a.docx", () => gibibyteBomb(5000), /对不上/],
  ["a part that is smaller than it says", "a.docx", () => lying(1 << 20), /对不上/],
  ["a part that is larger than it says", "a.docx", () => lying(20), /对不上/],
  ["entities in entities", "a.docx", () => entities, /自定义实体/],
  [
    "5,000 elements in one another",
    "a.docx",
    () => docx(`<w:p>${"<w:x>".repeat(5000)}${"</w:x>".repeat(5000)}</w:p>`),
    /512 层的上限/,
  ],
  [
    "more lines than anybody reads",
    "a.txt",
    () => new TextEncoder().encode("\n".repeat(limits.paragraphs)),
    atMost(limits.paragraphs, " 段"),
  ],
]

describe("a file that is no report", () => {
  it.each(bad)("%s", async (_, name, bytes, words) => {
    const folder = temporaryFolder()
    const file = join(folder, name)
    writeFileSync(file, bytes())
    for (const command of [
      ["parse", file],
      ["check", file, "--json"],
      ["export", file, "-o", join(folder, "out.docx")],
    ]) {
      const { status, stderr, stdout } = await call(...command)
      expect(status).toBe(3)
      expect(stderr).toMatch(words)
      expect(stderr.startsWith(`${file}：`) && stderr.trimEnd().split("\n").length === 1).toBe(true)
      expect(stdout === "" || stdout === '{\n  "files": []\n}\n').toBe(true)
    }
    expect(readdirSync(folder)).toEqual([name])
  })

  it("does not disturb the file beside it", async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, "坏.docx"), compound)
    const { status, json } = await call(
      "check",
      join(folder, "坏.docx"),
      sample("qingshi-2025.txt"),
      "--json",
    )
    expect(status).toBe(3)
    expect((json as { files: unknown[] }).files).toHaveLength(1)
    expect(readFileSync(join(folder, "坏.docx")).equals(compound)).toBe(true)
  })
})
