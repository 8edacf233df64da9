import { houseReader, houseWith } from "../house"
import { rule } from "../types"

export const houseWord = rule({
  id: "house-word",
  kind: "house",
  severity: "warning",
  scope: "report",
  title: "本单位不用的词",
  basis: "本单位规定里的词表（设置 › 单位规定）",
  check({ outline, blocks }, { settings: { house } }, flag) {
    if (house.words.length === 0) return
    const read = houseReader(house)
    const words = new Map(house.words.map((entry) => [entry.word, entry]))
    for (const { index, type } of outline.blocks) {
      if (type === "aside") continue
      for (const { form, from, to } of read(blocks[index]!)) {
        const entry = words.get(form)
        if (!entry) continue
        const span = { block: index, in: "text", from, to } as const
        const { instead, why, level } = entry
        const reason = why ? `：${why.replace(/[。；]$/, "")}` : ""
        flag(span, {
          severity: level,
          message: `“${form}”是本单位规定不用的词${reason}。${instead ? `改用“${instead}”。` : "换一个说法，或删去。"}`,
          fixes: instead
            ? [{ title: `改为“${instead}”`, edits: [{ span, insert: instead }], safe: false }]
            : [],
        })
      }
    }
  },
  examples: {
    flags: [
      {
        text: "一、主要工作\n一是抓服务。⟦一把手⟧带头办实事12件。",
        settings: { house: houseWith({ words: [{ word: "一把手", instead: "主要负责同志" }] }) },
      },
      {
        text: "一、主要工作\n一是抓服务。为⟦老百姓⟧办实事12件，⟦老百姓⟧都说好。",
        settings: { house: houseWith({ words: [{ word: "老百姓", instead: null }] }) },
      },
    ],
    passes: [
      "一、主要工作\n一是抓服务。一把手带头办实事12件。",
      {
        text: "一、主要工作\n一是抓服务。主要负责同志带头办实事12件。",
        settings: { house: houseWith({ words: [{ word: "一把手", instead: "主要负责同志" }] }) },
      },
    ],
    guards: [
      // A longer word of the same rules holds the shorter one.
      {
        text: "一、主要工作\n一是抓服务。一把手工程办成12件。",
        settings: {
          house: houseWith({
            words: [{ word: "一把手", instead: "主要负责同志" }],
            counts: [{ word: "一把手工程", max: 3 }],
          }),
        },
      },
    ],
  },
})
