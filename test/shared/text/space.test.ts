import { expect, it } from "vitest"
import { countCharacters, isSpace, trimmed } from "#shared/text/space"

it("means by white space what \\s means, for every code unit", () => {
  const different: number[] = []
  for (let code = 0; code <= 0xffff; code++)
    if (isSpace(code) !== /\s/.test(String.fromCharCode(code))) different.push(code)
  expect(different).toEqual([])
})

it.each([
  ["　 抓学习 。\t", 0, 8, [2, 7]],
  ["抓学习", 0, 3, [0, 3]],
  ["　　", 0, 2, [2, 2]],
  ["抓", 1, 0, [1, 1]],
] as const)("trims %j", (text, from, to, expected) => expect(trimmed(text, from, to)).toEqual(expected))

it("counts without white space", () => expect(countCharacters(" 一是　抓 学习。\n\u00a0")).toBe(6))
