import { afterEach, describe, expect, it, vi } from "vitest"
import { oddScheme } from "#shared/docx/import/package"
import { readDocx } from "#shared/docx/import/read-docx"
import { docx, p, r } from "../../../docx-builder"

/** A document of one link to each target, each with its own text. */
function linked(targets: readonly string[], type = "hyperlink"): Uint8Array {
  const links = targets.map((_, i) => p(`<w:hyperlink r:id="rId${i + 1}">${r(`链接${i}`)}</w:hyperlink>`))
  return docx(links.join(""), { related: targets.map((target) => ({ type, target, external: true })) })
}

describe("links", () => {
  it.each([
    ["http://example.com/a?b=javascript:c", null],
    ["HTTPS://example.com", null],
    ["mailto:a@example.com", null],
    ["#第二部分", null],
    ["", null],
    ["javascript:alert(1)", "javascript"],
    ["  java\tscr\nipt:alert(1)", "javascript"],
    ["\u0000vbscript:x", "vbscript"],
    ["data:text/html,x", "data"],
    ["file:///C:/a.exe", "file"],
    ["C:\\a.exe", "file"],
    ["\\\\server\\share", "file"],
    ["../附件/台账.xlsx", "file"],
    ["ms-word:ofe|u|http://example.com", "ms-word"],
  ])("%j leads to %j", (link, scheme) => expect(oddScheme(link)).toBe(scheme))

  it("to web pages and mails are only text, without a word about them", () => {
    const read = readDocx(linked(["http://example.com", "https://example.com", "mailto:a@example.com"]))
    expect(read).toMatchObject({ ok: true, value: { text: "链接0\n链接1\n链接2", notices: [] } })
  })
  it("elsewhere are taken away with a notice, and their text stays", () => {
    const read = readDocx(linked(["javascript:x()", "https://example.com", "file:///c:/a", "JavaScript:y()"]))
    expect(read).toMatchObject({ ok: true, value: { text: "链接0\n链接1\n链接2\n链接3" } })
    expect(read.ok && read.value.notices).toEqual([
      "有 3 处链接不是通到网页或邮箱（javascript、file），链接已去掉，字照样读入。",
    ])
  })
})

describe("what lies outside the file", () => {
  afterEach(() => void vi.unstubAllGlobals())

  it.each([
    "hyperlink",
    "image",
    "attachedTemplate",
    "oleObject",
    "frame",
    "subDocument",
    "styles",
    "numbering",
  ])("is never fetched as %s", (type) => {
    const asked = vi.fn(() => {
      throw new Error("the network was asked")
    })
    for (const way of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "Image", "importScripts"])
      vi.stubGlobal(way, asked)
    const read = readDocx(linked(["http://127.0.0.1:1/a", "file:///etc/hostname", "//server/share"], type))
    expect(read).toMatchObject({ ok: true, value: { text: "链接0\n链接1\n链接2" } })
    expect(asked).not.toHaveBeenCalled()
  })
})
