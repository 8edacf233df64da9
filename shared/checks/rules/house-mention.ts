import { type HouseHit, houseReader, houseWith } from "../house"
import { type ReportFacts, rule } from "../types"

export const houseMention = rule({
  id: "house-mention",
  kind: "house",
  severity: "warning",
  scope: "report",
  title: "提到了却没配齐",
  basis: "本单位规定里的“提到甲须提到乙”（设置 › 单位规定）",
  check(facts, { settings: { house } }, flag) {
    if (house.mentions.length === 0) return
    const read = houseReader(house)
    const first = firstPlaces(facts, read)
    for (const { word, also, why, level } of house.mentions) {
      const place = first.get(word)
      if (!place) continue
      const missing = also.filter((other) => !first.has(other))
      if (missing.length === 0) continue
      const reason = why ? `（${why.replace(/[。；]$/, "")}）` : ""
      flag(
        { block: place.block, in: "text", from: place.from, to: place.to },
        {
          severity: level,
          subject: missing.join("、"),
          message: `提到“${word}”，按本单位规定还要提到${missing.map((it) => `“${it}”`).join("、")}${reason}，全文没有。补上，或不提“${word}”。`,
        },
      )
    }
  },
  examples: {
    flags: [
      {
        text: "一、主要工作\n一是抓安全。落实⟦党政同责⟧，检查企业32家。",
        settings: { house: houseWith({ mentions: [{ word: "党政同责", also: ["一岗双责"] }] }) },
      },
      {
        // Said once, where it stands first.
        text: "一、主要工作\n一是抓⟦安全⟧。检查企业32家。\n二是守安全。整改隐患18处。",
        settings: { house: houseWith({ mentions: [{ word: "安全", also: ["消防"] }] }) },
      },
    ],
    passes: [
      {
        text: "一、主要工作\n一是抓安全。落实党政同责，检查企业32家。\n二是压责任。落实一岗双责，约谈3人。",
        settings: { house: houseWith({ mentions: [{ word: "党政同责", also: ["一岗双责"] }] }) },
      },
      "一、主要工作\n一是抓安全。落实党政同责，检查企业32家。",
    ],
    guards: [
      // The word that must come, too, may stand anywhere, also before.
      {
        text: "一、主要工作\n一是压责任。落实一岗双责，约谈3人。\n二是抓安全。落实党政同责，检查企业32家。",
        settings: { house: houseWith({ mentions: [{ word: "党政同责", also: ["一岗双责"] }] }) },
      },
    ],
  },
})

/** Where each word of the rules stands first in what is printed. */
function firstPlaces(
  { outline, blocks }: ReportFacts,
  read: ReturnType<typeof houseReader>,
): Map<string, HouseHit & { block: number }> {
  const first = new Map<string, HouseHit & { block: number }>()
  for (const { index, type } of outline.blocks) {
    if (type === "aside") continue
    for (const hit of read(blocks[index]!))
      if (!first.has(hit.form)) first.set(hit.form, { ...hit, block: index })
  }
  return first
}
