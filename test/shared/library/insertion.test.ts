import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Insertion, placePhrase, placeSnippet } from "#shared/library/insertion"
import { phrases } from "#shared/library/phrases"
import { snippets } from "#shared/library/snippets"

const phraseOf = (start: string) => {
  const found = phrases.find(({ form }) => form.replace(/^[“《]/, "").startsWith(start))
  if (!found) throw new Error(`no phrase ${start}`)
  return found
}

/** The text with a caret `|`, after the insertion; the caret stands behind what was put in. */
function put(text: string, place: (before: string, after: string) => Insertion): string {
  const [before, after] = text.split("|") as [string, string]
  const { deleteBefore, deleteAfter, insert } = place(before, after)
  return `${before.slice(0, before.length - deleteBefore)}${insert}|${after.slice(deleteAfter)}`
}

const phrase = (text: string, start: string, nameOnly = false) =>
  put(text, (before, after) => placePhrase(before, after, phraseOf(start), nameOnly))

describe("a phrase", () => {
  it.each([
    // a verb where there is none
    ["引导党员|，", "四个意识", "引导党员增强“四个意识”|，"],
    ["|", "四个自信", "坚定“四个自信”|"],
    ["全年工作顺利。|", "三会一课", "全年工作顺利。严格落实“三会一课”制度|"],
    ["|", "乡村全面振兴", "推进乡村全面振兴|"],
    ["|", "五位一体", "统筹推进“五位一体”总体布局|"],
    ["我们要|", "两个确立", "我们要深刻领悟“两个确立”的决定性意义|"],
    // none where there is one, its own or another
    ["引导党员树牢|", "四个意识", "引导党员树牢“四个意识”|"],
    ["深入学习|", "习近平法治思想", "深入学习习近平法治思想|"],
    ["教育党员践行|", "四下基层", "教育党员践行“四下基层”|"],
    ["扎实推动|", "全面从严治党", "扎实推动全面从严治党向纵深发展|"],
    ["扎实推动|向纵深发展", "全面从严治党", "扎实推动全面从严治党|向纵深发展"],
    ["深刻领悟|的决定性意义", "两个确立", "深刻领悟“两个确立”|的决定性意义"],
    // none where a name is due
    ["按照|", "四议两公开", "按照“四议两公开”|"],
    ["对|学得不深", "四个意识", "对“四个意识”|学得不深"],
    // none for what brings its own
    ["努力|", "铸牢中华民族共同体意识", "努力铸牢中华民族共同体意识|"],
    ["引导党员|", "增强“四个意识”", "引导党员增强“四个意识”、坚定“四个自信”、做到“两个维护”|"],
    // quotation marks that stand there already
    ["增强“|”，", "四个意识", "增强“四个意识”|，"],
    ["引导党员“|”，", "四个意识", "引导党员增强“四个意识”|，"],
    ["增强“|", "四个意识", "增强“四个意识”|"],
    ["落实“|”制度", "三会一课", "落实“三会一课”制度|"],
    ["推进“|”，", "乡村全面振兴", "推进乡村全面振兴|，"],
    ["贯彻《|》", "中国共产党支部工作条例", "贯彻《中国共产党支部工作条例（试行）》|"],
    ["提出“增强|的要求”", "四个意识", "提出“增强‘四个意识’|的要求”"],
    // what was typed of it
    ["增强四个意|，", "四个意识", "增强“四个意识”|，"],
    ["增强“四个意|”，", "四个意识", "增强“四个意识”|，"],
    ["引导党员四个意|", "四个意识", "引导党员增强“四个意识”|"],
    ["增强“四个意识”|", "四个意识", "增强“四个意识”|"],
    ["增强四个意识|", "四个意识", "增强“四个意识”|"],
    ["落实全面从严治党|", "全面从严治党主体责任", "落实全面从严治党主体责任|"],
    ["增强“四个意识”、坚|", "增强“四个意识”", "增强“四个意识”、坚定“四个自信”、做到“两个维护”|"],
    ["增强四个|意识，", "四个意识", "增强“四个意识”|，"],
    ["增强“四个|意识”，", "四个意识", "增强“四个意识”|，"],
    ["提出“增强四个意|”", "四个意识", "提出“增强‘四个意识’|”"],
    ["增强|“四个意识”", "四个意识", "增强“四个意识”|"],
    ["组织|活动", "党委（党组）理论学习中心组", "组织党委（党组）理论学习中心组学习|活动"],
    ["这四|", "四个意识", "这四增强“四个意识”|"],
    // rows
    ["增强“四个意识”|", "四个自信", "增强“四个意识”、坚定“四个自信”|"],
    ["增强“四个意识”、|", "四个自信", "增强“四个意识”、坚定“四个自信”|"],
    ["增强“四个意识”|、做到“两个维护”", "四个自信", "增强“四个意识”、坚定“四个自信”|、做到“两个维护”"],
    ["|坚定“四个自信”", "四个意识", "增强“四个意识”、|坚定“四个自信”"],
    ["开展主题党日|", "谈心谈话", "开展主题党日、开展谈心谈话|"],
    ["开展主题党日、|", "谈心谈话", "开展主题党日、谈心谈话|"],
  ])("%s + %s", (text, start, expected) => {
    expect(phrase(text, start)).toBe(expected)
  })

  it.each([
    ["引导党员|，", "四个意识", "引导党员“四个意识”|，"],
    ["|", "五位一体", "“五位一体”总体布局|"],
    // Names in their own marks stand side by side without 、.
    ["增强“四个意识”|", "四个自信", "增强“四个意识”“四个自信”|"],
    ["开展主题党日|", "谈心谈话", "开展主题党日、谈心谈话|"],
  ])("%s + the name %s alone", (text, start, expected) => {
    expect(phrase(text, start, true)).toBe(expected)
  })

  it("says what it saw to", () => {
    const note = (before: string, after: string, start: string) =>
      placePhrase(before, after, phraseOf(start)).note
    expect(note("引导党员", "", "四个意识")).toBe("前面没有动词，已替您配上“增强”")
    expect(note("增强四个意", "", "四个意识")).toBe("接着已打的“四个意”补全")
    expect(note("增强“", "”", "四个意识")).toBe("光标已在引号里，没有再加一层")
    expect(note("", "", "五位一体")).toBe("前面没有动词，已替您配上“统筹推进”")
    expect(note("", "", "两个确立")).toBe("前面没有动词，已替您配上“深刻领悟……的决定性意义”")
    expect(note("增强", "", "四个意识")).toBeNull()
  })

  it("goes anywhere without breaking a mark, and lies in the text", () => {
    const word = fc.constantFrom(
      "引导",
      "党员",
      "“",
      "”",
      "、",
      "，",
      "。",
      "增强",
      "四个",
      "四个意",
      "的",
      "《",
      "》",
    )
    const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(""))
    fc.assert(
      fc.property(text, text, fc.constantFrom(...phrases), fc.boolean(), (before, after, entry, nameOnly) => {
        const { deleteBefore, deleteAfter, insert } = placePhrase(before, after, entry, nameOnly)
        expect(deleteBefore).toBeLessThanOrEqual(before.length)
        expect(deleteAfter).toBeLessThanOrEqual(after.length)
        const result = before.slice(0, before.length - deleteBefore) + insert + after.slice(deleteAfter)
        expect(result.replaceAll("‘", "“").replaceAll("’", "”")).toContain(entry.form)
        if (!/““|、、/.test(before + after)) expect(result).not.toMatch(/““|、、/)
      }),
      { numRuns: 2000 },
    )
  })

  it("put in twice at the same place is there once", () => {
    for (const entry of phrases) {
      const once = placePhrase("", "", entry, true).insert
      const again = placePhrase(once, "", entry, true)
      expect(once.slice(0, once.length - again.deleteBefore) + again.insert).toBe(once)
    }
  })
})

describe("a snippet", () => {
  const snippet = (text: string, body: string) =>
    put(text, (before, after) => placeSnippet(before, after, body))

  it.each([
    ["|", "走访{户数}户。", "走访{户数}户。|"],
    ["抓班子。|", "走访{户数}户。", "抓班子。走访{户数}户。|"],
    ["抓班子|", "走访{户数}户。", "抓班子。走访{户数}户。|"],
    ["抓班子，|", "走访{户数}户。", "抓班子，走访{户数}户。|"],
    ["抓班子。|。", "走访{户数}户。", "抓班子。走访{户数}户|。"],
    ["|，全年达标。", "走访{户数}户。", "走访{户数}户|，全年达标。"],
    ["|全年达标。", "走访{户数}户。", "走访{户数}户。|全年达标。"],
    ["|", "走访___户", "走访___户。|"],
    ["|", "一是走访{户数}户。", "走访{户数}户。|"],
    ["|", "（一）走访{户数}户。", "走访{户数}户。|"],
    ["|", "主要原因是：", "主要原因是：|"],
  ])("%s + %s", (text, body, expected) => {
    expect(snippet(text, body)).toBe(expected)
  })

  it("counts its blanks", () => {
    expect(placeSnippet("", "", "到{村名}走访{户数}户。").note).toBe("有 2 处要填，按 Tab 逐处填")
    expect(placeSnippet("抓班子", "", "主要原因是：").note).toBe("前一句没有标点，已补上句号")
    expect(placeSnippet("", "", "主要原因是：").note).toBeNull()
  })

  it("of the library goes into an empty item as it is", () => {
    for (const { text } of snippets) expect(placeSnippet("", "", text).insert).toBe(text)
  })
})
