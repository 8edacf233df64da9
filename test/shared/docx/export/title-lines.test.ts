import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { widthOf } from "#shared/docx/export/characters"
import { breakTitle } from "#shared/docx/export/title-lines"
import { joinTitle } from "#shared/text/title"

const broken = (...parts: string[]) => breakTitle(parts, 20)

describe("breakTitle", () => {
  it.each([["2031年度述职报告"], ["云溪街道党工委书记抓基层党建工作述职报告"], ["个人述职报告"]])(
    "leaves %s on one line",
    (title) => expect(broken(title)).toEqual([title]),
  )

  it.each([
    ["青禾镇党委书记2031年度抓基层党建工作述职报告", ["青禾镇党委书记2031年度", "抓基层党建工作述职报告"]],
    [
      "松岭县教育局党组书记、局长2031年度述职述德述廉报告",
      ["松岭县教育局党组书记、局长", "2031年度述职述德述廉报告"],
    ],
    [
      "中共青禾镇委员会书记张明远2031年度履行全面从严治党主体责任和抓基层党建工作情况述职报告",
      ["中共青禾镇委员会书记张明远", "2031年度履行全面从严治党主体责任", "和抓基层党建工作情况述职报告"],
    ],
    [
      "柳河乡石桥村党支部书记李向阳同志2031年度抓党建促乡村振兴工作述职报告",
      ["柳河乡石桥村党支部书记李向阳同志", "2031年度抓党建促乡村振兴工作述职报告"],
    ],
  ])("breaks %s between words", (title, lines) => expect(broken(title)).toEqual(lines))

  it("keeps the lines of the writer when they make a shape", () => {
    const lines = ["中共临江区卫生健康局委员会", "2031年度基层党建工作述职报告"]
    expect(broken(...lines)).toEqual(lines)
  })

  it("breaks anew where a file broke a word or left a character over", () => {
    expect(broken("关于2031年度民主生活会查摆问题整改落实情", "况的报告")).toEqual([
      "关于2031年度民主生活会",
      "查摆问题整改落实情况的报告",
    ])
    expect(broken("云溪街道抓基层党建工作述职报", "告")).toEqual(["云溪街道抓基层党建工作述职报告"])
  })

  it("keeps a subtitle on lines of its own", () => {
    expect(broken("青禾镇党委书记述职报告", "——在全县述职评议会上")).toEqual([
      "青禾镇党委书记述职报告",
      "——在全县述职评议会上",
    ])
  })

  it("never tears figures from their unit, nor marks from their words", () => {
    for (let length = 14; length <= 40; length++) {
      const title = `${"甲乙丙丁戊己庚辛壬癸子丑寅卯".repeat(3).slice(0, length)}2031年度“一岗双责”、述职报告（讨论稿）`
      for (const line of broken(title)) {
        expect(line).not.toMatch(/^[年度”、）]/)
        expect(line).not.toMatch(/[“（\d]$/)
      }
    }
  })

  it("loses nothing, fits every line, leaves no one or two characters over", () => {
    const word = fc.constantFrom(
      ..."青禾镇 党委 书记 2031年度 述职 报告 工作 情况 和 的 落实 责任制 AB 石桥村 “双带”".split(" "),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        const title = words.join("")
        const lines = broken(title)
        expect(lines.join("")).toBe(title)
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20.5)
        if (lines.length > 1 && widthOf(title) <= 80)
          for (const line of lines) expect(widthOf(line)).toBeGreaterThan(2)
      }),
    )
  })

  it("takes a text of any kind and length", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 300 }), { maxLength: 4 }), (parts) => {
        expect(broken(...parts).join("")).toBe(joinWithSubtitles(parts))
      }),
    )
  })
})

/** Parts from a dash on are a title of their own and take no space before them. */
function joinWithSubtitles(parts: readonly string[]): string {
  const at = parts.findIndex((part, i) => i > 0 && /^\s*[—―─]/.test(part))
  if (at <= 0) return joinTitle(parts).text
  return joinTitle(parts.slice(0, at)).text + joinWithSubtitles(parts.slice(at))
}

it("joinTitle keeps Latin words apart and nothing else", () => {
  expect(joinTitle([" 述职 ", "", "报告"])).toEqual({ text: "述职报告", breaks: [2] })
  expect(joinTitle(["Work", "Report"]).text).toBe("Work Report")
})
