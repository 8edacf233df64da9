import { describe, expect, it } from "vitest"
import { isCommand } from "../../../electron/cli/run"
import { fileName } from "../../../electron/shell/file-name"
import { filesIn, wordsOf } from "../../../electron/shell/words"

describe("the words behind the program's name", () => {
  it("begin behind the program when it is installed, behind its folder else", () => {
    expect(wordsOf(["/opt/shuzhi", "check", "a.txt"], true)).toEqual(["check", "a.txt"])
    expect(wordsOf(["electron", "/src", "check", "a.txt"], false)).toEqual(["check", "a.txt"])
  })

  it("are not the switches that Chromium is given", () => {
    expect(
      wordsOf(["shuzhi", "--no-sandbox", "--lang=zh-CN", "parse", "a.txt", "--year", "2025"], true),
    ).toEqual(["parse", "a.txt", "--year", "2025"])
    expect(wordsOf(["shuzhi", "--no-sandbox"], true)).toEqual([])
    expect(wordsOf(["shuzhi", "--help"], true)).toEqual(["--help"])
  })

  it.each(["parse", "check", "export", "bench", "carry", "--help", "-h", "help"])("%s is a command", (word) =>
    expect(isCommand(word)).toBe(true),
  )

  it.each([undefined, "报告.docx", "/home/check", "toString", ""])("%s is none", (word) =>
    expect(isCommand(word)).toBe(false),
  )

  it("name files of the kinds that are opened", () => {
    const words = [
      "shuzhi",
      "--x",
      "C:\\稿\\报告.DOCX",
      "a.shuzhi",
      "-y.txt",
      "--z=b.docx",
      "b.exe",
      "c.md",
      "d.doc",
      "e.Wps",
      "f.docm",
      "doc",
    ]
    expect(filesIn(words, true)).toEqual(["C:\\稿\\报告.DOCX", "a.shuzhi", "c.md", "d.doc", "e.Wps"])
    expect(filesIn(["shuzhi"], true)).toEqual([])
  })
})

describe("a suggested file name", () => {
  it.each([
    ["述职报告.docx", "述职报告.docx"],
    ["张三/李四：“一”.docx", "张三 李四：“一”.docx"],
    ["../../etc/passwd.shuzhi", "etc passwd.shuzhi"],
    ['a<b>c:d"e|f?g*h.docx', "a b c d e f g h.docx"],
    ["两行\n标题.docx", "两行 标题.docx"],
    ["con.docx", "con_.docx"],
    ["LPT1.shuzhi", "LPT1_.shuzhi"],
    [".docx", "述职报告.docx"],
    ["...", "述职报告"],
    ["报告. .docx", "报告.docx"],
    [`${"长".repeat(300)}.docx`, `${"长".repeat(80)}.docx`],
  ])("%j becomes %j", (suggested, name) => expect(fileName(suggested)).toBe(name))
})
