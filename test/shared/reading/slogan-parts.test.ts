import { describe, expect, it } from "vitest"
import { readStructure } from "#shared/reading/read"
import { plainSource } from "#shared/source/source-text"
import { sketch } from "./sketch"

/** The headings of a text, each with the role of its part, and the items that tell problems. */
function parts(...lines: string[]): string[] {
  const text = ["松岭镇2024年度述职报告", "现述职如下：", ...lines].join("\n")
  return sketch(readStructure(plainSource(text)))
    .split("\n")
    .filter((row) => /^§|^\s*p\+? ?/.test(row))
    .map((row) => row.trim())
}

describe("slogans alike that run into their text", () => {
  it("head parts where there is no other heading", () => {
    expect(
      parts(
        "向上学：全年参加轮训24次，读书7本，写笔记3万字。",
        "向内求：夜里也常问自己，至少有这样几桩过意不去。首先是回访跟不上。调成的512件只回访了97件。其次是普法自说自话。没问过街坊想听什么。",
        "向前走：首先，协议签完不算完。每月回访一遍，年底前回访率不低于95%。其次，年轻人坐主位。每人办结不少于60件。",
      )
        .filter((row) => row.startsWith("§ "))
        .slice(0, 2),
    ).toEqual(["§ highlight |向上学：", "§ problem |向内求："])
  })

  it.each([
    [
      [
        "学习方面：全年轮训24次，写笔记3万字。",
        "工作方面：走访120户，办实事9件。",
        "生活方面：不收礼，不赴宴，家访2次。",
      ],
    ],
    [
      [
        "向上学：全年轮训24次，写笔记3万字。",
        "走基层：走访120户，办实事9件。",
        "守底线：不收礼，不赴宴，家访2次。",
      ],
    ],
  ])("%j are none", (lines) => {
    expect(parts(...lines).filter((row) => row.includes("|") && row.endsWith("："))).toEqual([])
  })
})

describe("a part on work done that ends in what is wanting", () => {
  const work = ["一、述学", "集中学习24次，读书7本，写笔记3万字。", "办读书会16场，请来老师傅讲9场。"]

  it("holds that as a problem", () => {
    const found = parts(...work, "学得还不系统。什么热学什么，对数字技能一知半解。")
    expect(found.filter((row) => row.startsWith("p"))).toHaveLength(1)
  })

  it.each([
    ["难题一个不放。对旷课的213名学员逐户上门，劝回168名。"],
    ["短板补上了。翻修实训间4间，学员再不用排队。"],
  ])("%s is work done", (line) => {
    expect(parts(...work, line).filter((row) => row.startsWith("p"))).toEqual([])
  })

  it("is left alone where another part tells problems", () => {
    const found = parts(
      ...work,
      "学得还不系统。什么热学什么。",
      "二、存在问题",
      "一是走访少。全年只走了9户。",
    )
    expect(found.filter((row) => row.startsWith("p"))).toHaveLength(1)
  })
})
