import fc from "fast-check"
import { customPinyin, pinyin } from "pinyin-pro"
import { describe, expect, it } from "vitest"
import { phrases } from "#shared/library/phrases"
import { type Index, indexOf, readQuery, search } from "#shared/library/search"
import { snippets } from "#shared/library/snippets"
import { readingsOf } from "#shared/text/pinyin"
import { processorTime } from "../../processor-time"
import { mends } from "../../resources/mends"

customPinyin(mends)

const names = (index: Index<string>, query: string) => search(index, query).map(({ entry }) => entry)
const ofNames = (...all: string[]) => indexOf(all.map((name) => ({ entry: name, name })))

const library = indexOf([
  ...phrases.map(({ form, members, wrong }) => ({
    entry: form,
    name: form,
    more: [...(members ?? []), ...wrong],
  })),
  ...snippets.map(({ title, text }) => ({ entry: title, name: title, more: [text] })),
])

describe("search", () => {
  it.each([
    ["sgys", "“四个意识”"],
    ["lgwh", "“两个维护”"],
    ["sgzx", "“四个自信”"],
    ["shyk", "“三会一课”制度"],
    ["zzgn", "政治功能和组织功能"],
    ["sigeyishi", "“四个意识”"],
    ["sigeyi", "“四个意识”"],
    ["sigey", "“四个意识”"],
    ["SGYS", "“四个意识”"],
    ["si ge yi shi", "“四个意识”"],
    ["si'ge'yi'shi", "“四个意识”"],
    ["四个意识", "“四个意识”"],
    ["“四个意识”", "“四个意识”"],
    ["四个ys", "“四个意识”"],
    ["四gyishi", "“四个意识”"],
    ["sgyishi", "“四个意识”"],
    ["lvshui", "“绿水青山就是金山银山”理念"],
    ["zhanlue", "乡村振兴战略"],
    ["zhanlve", "乡村振兴战略"],
    ["hhzz", "河湖长制"],
    ["hehuzhangzhi", "河湖长制"],
    ["szyd", "“三重一大”"],
    ["sanzhongyida", "“三重一大”"],
    ["dyyt", "“第一议题”制度"],
    ["一岗双职", "“一岗双责”"],
    ["看齐意识", "“四个意识”"],
    ["qqqqqq", undefined],
  ])("%s finds %s first", (query, expected) => {
    const found = names(library, query)
    expect(found[0]).toBe(expected)
  })

  it("puts the whole name before its beginning, characters before pinyin, and the inside last", () => {
    const index = ofNames("落实主体责任", "责任到人", "责任", "则人")
    expect(names(index, "责任")).toEqual(["责任", "责任到人", "落实主体责任"])
    expect(names(index, "zr")).toEqual(["责任", "则人", "责任到人", "落实主体责任"])
    expect(names(index, "zeren")).toEqual(["责任", "则人", "责任到人", "落实主体责任"])
  })

  it("puts a match in the name before one elsewhere", () => {
    const index = indexOf([
      { entry: "a", name: "集体经济", more: ["村集体带动农户增收"] },
      { entry: "b", name: "农户增收的办法" },
    ])
    expect(names(index, "农户增收")).toEqual(["b", "a"])
    expect(search(index, "nhzs")[1]!.match).toEqual({ field: 1, from: 5, to: 9 })
  })

  it("finds a character by every reading it has in reports", () => {
    const index = ofNames("村支部率先", "化解率", "处长", "长效", "同行", "履行", "重新", "重点")
    expect(names(index, "shuaixian")).toEqual(["村支部率先"])
    expect(names(index, "hjl")).toEqual(["化解率"])
    expect(names(index, "chuzhang")).toEqual(["处长"])
    expect(names(index, "cx")).toEqual(["长效", "重新"])
    expect(names(index, "hang")).toEqual(["同行", "履行"])
    expect(names(index, "lvxing")).toEqual(["履行"])
    expect(names(index, "zhongdian")).toEqual(["重点"])
  })

  it("takes zh, ch and sh for an initial as well as their first letter", () => {
    const index = ofNames("组织振兴", "专项资金")
    expect(names(index, "zzzx")).toEqual(["组织振兴"])
    expect(names(index, "zzhzhx")).toEqual(["组织振兴"])
    expect(names(index, "zhxzj")).toEqual(["专项资金"])
  })

  it("finds by one letter only what begins with it", () => {
    const index = ofNames("党建引领", "基层党建", "督查")
    expect(names(index, "d")).toEqual(["督查", "党建引领"])
    expect(names(index, "dj")).toEqual(["党建引领", "基层党建"])
  })

  it("says where the match stands in what is shown", () => {
    const [hit] = search(library, "sgzx")
    expect(hit!.match).toEqual({ field: 0, from: 1, to: 5 })
    const whole = search(ofNames("坚定“四个自信”、做到"), "sgzx")[0]!
    expect(whole.match).toEqual({ field: 0, from: 3, to: 7 })
    const across = search(ofNames("自治、法治"), "zzfz")[0]!
    expect(across.match).toEqual({ field: 0, from: 0, to: 5 })
  })

  it("shows everything for nothing typed, in the order of the library", () => {
    const index = ofNames("乙", "甲")
    for (const query of ["", " ", "“”"]) expect(names(index, query)).toEqual(["乙", "甲"])
  })

  it.each(phrases.map(({ form }) => [form]))("%s is found by its initials and by its pinyin", (form) => {
    const han = form.replace(/[^\p{Script=Han}]/gu, "")
    const read = (pattern: "first" | "pinyin") =>
      pinyin(han, { pattern, toneType: "none", toneSandhi: false, separator: "", v: true })
    expect(names(library, read("first"))).toContain(form)
    expect(names(library, read("pinyin"))).toContain(form)
    expect(names(library, form)[0]).toBe(form)
  })

  it("finds a name by any mixture of characters, initials and syllables", () => {
    const piece = fc.constantFrom("character", "initial", "syllable")
    fc.assert(
      fc.property(
        fc.constantFrom(...phrases),
        fc.array(piece, { minLength: 40, maxLength: 40 }),
        (phrase, how) => {
          const characters = [...phrase.form].filter((c) => /\p{Script=Han}/u.test(c)).slice(0, 6)
          const query = characters.map((character, i) => {
            const reading = readingsOf(character)[0]!
            return how[i] === "character" ? character : how[i] === "initial" ? reading[0] : reading
          })
          expect(names(library, query.join(""))).toContain(phrase.form)
        },
      ),
      { numRuns: 300 },
    )
  })

  it("never throws, and its matches lie in the texts", () => {
    const typed = fc.string({ unit: fc.constantFrom(..."sgyzhaeiou四个意识“ 'üX😀1") })
    fc.assert(
      fc.property(typed, (query) => {
        for (const { entry, match } of search(library, query)) {
          if (match.field > 0) continue
          expect(match.from).toBeLessThanOrEqual(match.to)
          expect(match.to).toBeLessThanOrEqual(entry.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it("reads a query that nobody meant in no time", () => {
    const query = "zhangzhangzhangzhangzhangzhangzhangzhang"
    const index = indexOf([{ entry: 0, name: "长".repeat(2000) }])
    const { ms } = processorTime(() => {
      search(index, query)
      search(index, "zz".repeat(40))
    })
    expect(ms).toBeLessThan(2000)
    expect(readQuery("a".repeat(99))).toHaveLength(40)
  })
})
