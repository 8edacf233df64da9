import { describe, expect, it } from "vitest"
import { readOutline } from "#shared/model/outline"
import { readStructure } from "#shared/reading/read"
import { tenorWordsIn, toldLike } from "#shared/reading/tenor-words"
import { plainSource } from "#shared/source/source-text"

const told = {
  highlight: [
    "路修到了家门口。硬化通组路7.4公里，安路灯126盏，雨天再没有人摔进沟里。",
    "书声又响起来。新招教师6名，开社团14个，毕业班升学率比头一年高出9个百分点。",
    "山上见了绿。植树4.2万株，管护员37人分片到沟，全年没有冒一处烟火。",
  ],
  problem: [
    "课堂上人在心不在。支部学习签到的多、发言的少，12次里有7次是念文件。",
    "窗口有时冷冰冰。全年挨了17次投诉，有8次是说话冲、问不清。",
    "物业和业主互相埋怨。14个小区里9个没有业委会，电梯坏了没人签字修。",
  ],
  cause: [
    "心里把业务当硬杠杠，把党建当软任务，忙起来就往后排。",
    "考核只看数量不看质量，干多干少差不了几分，慢慢就没了劲头。",
    "自己读书少，老经验够用就不想学新的，遇到没见过的事就发怵。",
  ],
  measure: [
    "砍掉重复报表。没有依据的一律停报，报表总数压到40张以内。",
    "帮小区把业委会选出来。上半年选齐6个，社区派1名干部驻点。",
    "用好闲置校舍，引一家粮油加工厂进来，力争集体增收15万元。",
  ],
} as const
const roles = ["highlight", "problem", "cause", "measure"] as const

describe("the words of a paragraph", () => {
  it("count once each, any figure as 0, and only those that are known", () => {
    expect([...tenorWordsIn("不够不够12不够", (word) => ["不够", "够0", "12"].includes(word))]).toEqual([
      "不够",
      "够0",
    ])
    expect(tenorWordsIn("").size).toBe(0)
  })

  it("give chances that add up", () => {
    for (const text of ["", "，。", ...Object.values(told).flat()]) {
      const sum = Object.values(toldLike(text)).reduce((total, log) => total + Math.exp(log), 0)
      expect(sum).toBeCloseTo(1)
    }
    const { highlight, measure } = toldLike("")
    expect(highlight).toBe(measure)
  })

  it.each(roles)("tell most paragraphs of role %s", (role) => {
    const right = told[role].filter((text) => {
      const said = toldLike(text)
      return roles.every((it) => said[role] >= said[it])
    })
    expect(right.length).toBeGreaterThanOrEqual(2)
  })
})

describe("parts below slogans that name nothing", () => {
  const rolesOf = (slogans: readonly string[], parts: readonly (keyof typeof told)[], ordinal: boolean) => {
    const text = [
      "把心贴近泥土",
      "——青杨镇党委书记石九河2024年度述职报告",
      "各位领导、同志们：",
      "按照安排，现将一年来的情况报告如下。",
      ...parts.flatMap((role, i) => [
        (ordinal ? `${"一二三四"[i]}、` : "") + slogans[i]!,
        ...told[role].map((words, k) => `${k + 1}.${words}`),
      ]),
    ].join("\n")
    return readOutline(readStructure(plainSource(text)).doc).items.map(({ role }) => role)
  }
  const slogans = [
    ["深耕一方沃土", "鞋里的沙子", "顺着藤，摸到了瓜", "把缝补密"],
    ["脚下有泥，一步一个印", "月亮也有背面", "一层一层往里剥", "磨好刀，再上山"],
    ["俯下身子，听得见拔节的声音", "静夜里，听一听心跳的杂音", "打开天窗", "一锤接着一锤敲"],
  ]

  it.each(slogans.flatMap((some) => [true, false].map((ordinal) => [ordinal, some] as const)))(
    "with ordinals: %s, %j",
    (ordinal, some) => {
      expect(rolesOf(some, roles, ordinal)).toEqual(roles.flatMap((role) => [role, role, role]))
      const three = ["highlight", "problem", "measure"] as const
      expect(rolesOf(some, three, ordinal)).toEqual(three.flatMap((role) => [role, role, role]))
    },
  )

  it("stay work done where all of them tell it", () => {
    const all = ["highlight", "highlight", "highlight"] as const
    expect(new Set(rolesOf(slogans[0]!, all, true))).toEqual(new Set(["highlight"]))
  })
})

describe("paragraphs without any heading or word that turns them", () => {
  // The causes go on with what is wanting: nothing but their words would part them.
  it.each([[["highlight", "problem", "measure"]], [["highlight", "problem", "cause", "measure"]]] as const)(
    "%j",
    (parts) => {
      const text = [
        "把心贴近泥土",
        "——青杨镇党委书记石九河2024年度述职报告",
        "各位领导、同志们：",
        "按照安排，现将一年来的情况报告如下。",
        ...parts.flatMap((role) => told[role]),
      ].join("\n")
      const { items } = readOutline(readStructure(plainSource(text)).doc)
      const wanted = parts.flatMap((role) => [role, role, role])
      expect(items).toHaveLength(wanted.length)
      const right = items.filter(({ role }, i) => role === wanted[i]).length
      expect(right / wanted.length).toBeGreaterThan(0.6)
    },
  )
})
