import { type HouseHit, houseReader, houseWith } from "../house"
import { wholeBlock } from "../places"
import { rule } from "../types"

export const houseCount = rule({
  id: "house-count",
  kind: "house",
  severity: "warning",
  scope: "report",
  title: "出现次数不合规定",
  basis: "本单位规定里的次数（设置 › 单位规定）",
  check(facts, { settings: { house } }, flag) {
    if (house.counts.length === 0) return
    const read = houseReader(house)
    const { outline, blocks } = facts
    const places = new Map<string, (HouseHit & { block: number })[]>(
      house.counts.map(({ word }) => [word, []]),
    )
    for (const { index, type } of outline.blocks)
      if (type !== "aside")
        for (const hit of read(blocks[index]!)) places.get(hit.form)?.push({ ...hit, block: index })
    for (const { word, min, max, why, level } of house.counts) {
      const found = places.get(word)!
      const reason = why ? `（${why.replace(/[。；]$/, "")}）` : ""
      const excess = max === null ? undefined : found[max]
      if (excess)
        flag(
          { block: excess.block, in: "text", from: excess.from, to: excess.to },
          {
            severity: level,
            subject: word,
            message: `“${word}”全文有${found.length}处，本单位规定${max === 0 ? "不写" : `最多${max}处`}${reason}。从这一处起删去或换一个说法。`,
          },
        )
      else if (min !== null && found.length < min && outline.blocks.length > 0)
        flag(wholeBlock(facts, 0), {
          severity: level,
          subject: word,
          message: `“${word}”全文有${found.length}处，本单位规定至少${min}处${reason}。补上。`,
        })
    }
  },
  examples: {
    flags: [
      {
        text: "一、主要工作\n一是抓创新。创新做法3项，⟦创新⟧机制2个，创新平台1个。",
        settings: { house: houseWith({ counts: [{ word: "创新", max: 2 }] }) },
      },
      {
        text: "⟦石湾镇2025年度述职报告⟧\n一、主要工作\n一是抓安全。检查企业32家。",
        settings: { house: houseWith({ counts: [{ word: "粮食安全", min: 1 }] }) },
      },
    ],
    passes: [
      {
        text: "一、主要工作\n一是抓创新。创新做法3项。",
        settings: { house: houseWith({ counts: [{ word: "创新", min: 1, max: 2 }] }) },
      },
      "一、主要工作\n一是抓创新。创新做法3项，创新机制2个。",
    ],
    guards: [
      // A longer word of the rules is not counted for the shorter one.
      {
        text: "一、主要工作\n一是抓创新驱动。创新做法3项，创新驱动2年。",
        settings: {
          house: houseWith({
            counts: [
              { word: "创新", max: 1 },
              { word: "创新驱动", max: 5 },
            ],
          }),
        },
      },
    ],
  },
})
