import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { buildTermIndex, findTerms, longestAt } from "#shared/text/term-index"

const term = (form: string, id = form) => ({ id, form })

describe("the term index", () => {
  it("takes the longest term at a place and goes on behind it", () => {
    const index = buildTermIndex([term("四个"), term("四个意识"), term("意识形态")])
    expect(findTerms(index, "四个意识形态，四个方面")).toEqual([
      { id: "四个意识", from: 0, to: 4 },
      { id: "四个", from: 7, to: 9 },
    ])
  })

  it("knows several spellings of one term", () => {
    const index = buildTermIndex([term("双随机、一公开"), term("双随机一公开", "双随机、一公开")])
    expect(findTerms(index, "双随机一公开").map((t) => t.id)).toEqual(["双随机、一公开"])
  })

  it("tries a shorter entry when a longer one does not fit", () => {
    const index = buildTermIndex([term("个"), term("个百分点")])
    expect(longestAt(index, "个百分点", 0)?.form).toBe("个百分点")
    expect(longestAt(index, "个百分点", 0, (e) => e.form.length < 2)?.form).toBe("个")
    expect(longestAt(index, "个", 1)).toBeNull()
  })

  it("finds what trying every term at every place finds", () => {
    const word = fc.string({ unit: fc.constantFrom("一", "二", "个", "a"), minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom("一", "二", "个", "a", "。"), maxLength: 30 }),
        (words, text) => {
          const expected = []
          for (let i = 0; i < text.length; i++) {
            const best = words.filter((w) => text.startsWith(w, i)).sort((a, b) => b.length - a.length)[0]
            if (best === undefined) continue
            expected.push({ id: best, from: i, to: i + best.length })
            i += best.length - 1
          }
          expect(findTerms(buildTermIndex(words.map((w) => term(w))), text)).toEqual(expected)
        },
      ),
    )
  })
})
