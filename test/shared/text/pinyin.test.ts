import { pinyin } from "pinyin-pro"
import { describe, expect, it } from "vitest"
import pinyinJson from "#resources/terms/pinyin.json" with { type: "json" }
import { readingsOf } from "#shared/text/pinyin"

/** The characters of GB/T 2312: what input methods of government offices have always had. */
const common = (() => {
  const decoder = new TextDecoder("gb18030")
  const out: string[] = []
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(new Uint8Array([row, cell]))
      if (/^\p{Script=Han}$/u.test(character)) out.push(character)
    }
  return out
})()

const plain = (reading: string) =>
  reading
    .normalize("NFD")
    .replace(/u\u0308/g, "v")
    .replace(/[\u0300-\u036f]/g, "")

describe("readings", () => {
  it("cover every common character, with readings that a dictionary has", () => {
    expect(common).toHaveLength(6763)
    const wrong = common.filter((character) => {
      const known = pinyin(character, { multiple: true, type: "array" }).map(plain)
      const ours = readingsOf(character)
      return !ours.includes(known[0]!) || ours.some((reading) => !known.includes(reading))
    })
    expect(wrong).toEqual([])
  })

  it.each([
    ["率", ["lv", "shuai"]],
    ["长", ["chang", "zhang"]],
    ["处", ["chu"]],
    ["行", ["hang", "xing"]],
    ["重", ["chong", "zhong"]],
    ["A", []],
    ["，", []],
    ["", []],
  ])("of %s", (character, expected) => {
    expect([...readingsOf(character)].sort()).toEqual(expected)
  })

  it("name a character once under a syllable", () => {
    for (const characters of Object.values(pinyinJson.syllables))
      expect(new Set(characters).size).toBe([...characters].length)
  })
})
