import { enclosure, reordered, wrongHits } from "../set-phrases"
import { type BlockFacts, rule } from "../types"
import { watch } from "../watch"

/** The guiding thought of the Party in the order of time; the constitution of the Party names all six. */
const thoughts = [
  "马克思列宁主义",
  "毛泽东思想",
  "邓小平理论",
  "“三个代表”重要思想",
  "科学发展观",
  "习近平新时代中国特色社会主义思想",
]
const last = thoughts.length - 1

const named = watch([
  ...thoughts.map((form, place) => ({ form, entry: place })),
  { form: "三个代表重要思想", entry: 3 },
  { form: "马列主义", entry: 0 },
])
const short = "新时代中国特色社会主义思想"
const begun = "习近平新时代"
const names = watch([
  { form: short, entry: "short" as const },
  { form: begun, entry: "begun" as const },
])

/** What may stand between two of them in one list. */
const between = /^(?:[、，,]|和|与|及|以及|、以及)?$/
const restOfName = /[^，。；、：！？《》“”]{0,12}?思想/y

interface Place {
  place: number
  from: number
  to: number
}

/** Since the congress of October 2017 the list ends with the sixth. */
const sixSince = 2018

/** 党的指导思想: the list of the six with one left out or out of its place, and the name of the sixth cut short. */
export const guidingThought = rule({
  id: "guiding-thought",
  kind: "set_phrase",
  severity: "error",
  scope: "block",
  title: "指导思想写得不全",
  basis:
    "中国共产党章程总纲：以马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想作为自己的行动指南",
  check(block, { year }, flag) {
    checkName(block, year, flag)
    const hits = named(block)
    if (hits.length < 2) return
    let run: Place[] = []
    for (const { entry: place, from, to } of hits) {
      const before = run.at(-1)
      if (before && (from < before.to || !between.test(block.text.slice(before.to, from)))) {
        checkRun(run, block, year, flag)
        run = []
      }
      run.push({ place, from, to })
    }
    checkRun(run, block, year, flag)
  },
  examples: {
    flags: [
      "一、主要工作\n一是铸魂。坚持以⟦马克思列宁主义、毛泽东思想、邓小平理论、科学发展观、习近平新时代中国特色社会主义思想⟧为指导，学习12次。",
      "一、主要工作\n一是铸魂。坚持以马克思列宁主义、毛泽东思想、邓小平理论、⟦科学发展观、“三个代表”重要思想⟧、习近平新时代中国特色社会主义思想为指导。",
      {
        year: 2024,
        text: "一、主要工作\n一是铸魂。深入学习⟦新时代中国特色社会主义思想⟧，领会⟦习近平新时代中国特色主义的重要思想⟧12次。",
      },
    ],
    passes: [
      "一、主要工作\n一是铸魂。坚持以马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想为指导，学习12次。",
      "一、主要工作\n一是铸魂。学习贯彻习近平新时代中国特色社会主义思想，举办读书班4期。",
    ],
    guards: [
      "一、主要工作\n一是读书。重温马克思列宁主义、毛泽东思想的经典篇目12篇，研读《新时代中国特色社会主义思想概论》。",
      {
        year: 2012,
        text: "一、主要工作\n一是铸魂。坚持以邓小平理论、“三个代表”重要思想、科学发展观为指导，学习12次。",
      },
      "一、主要工作\n一是读书。学习贯彻习近平新时代中国特色社会主义经济思想，走进习近平新时代乡村调研点3处。",
    ],
  },
})

type Flag = Parameters<typeof guidingThought.check>[2]

function checkRun(run: readonly Place[], { text }: BlockFacts, year: number | null, flag: Flag): void {
  const first = run[0]
  const end = run.at(-1)
  if (!first || !end || run.length < 2) return
  const { titled } = enclosure(text, first.from, end.to)
  const places = run.map(({ place }) => place)
  if (titled || new Set(places).size < places.length) return
  const edit = reordered(run, text)
  if (edit) {
    flag(edit.from, edit.to, {
      message: "指导思想的次序不对。六项按形成的先后排列，次序固定，照党章的次序改。",
      fixes: [{ title: "按党章的次序排列", edits: [edit], safe: true }],
    })
    return
  }
  // Two together, or the classics alone, are no list of all; until the congress of 2017 there were five.
  const complete = year !== null && year < sixSince ? last - 1 : last
  if (run.length < 3 || end.place < complete) return
  const lost = thoughts.map((_, place) => place).filter((it) => it < end.place && !places.includes(it))
  const inside = lost.some((place) => place > first.place)
  // A list that began with Deng's theory was how the five were named.
  if (lost.length === 0 || (!inside && end.place < last)) return
  flag(first.from, end.to, {
    severity: inside ? "error" : "warning",
    message: `指导思想少了${lost.map((place) => thoughts[place]!.replaceAll("“", "‘").replaceAll("”", "’")).join("、")}。六项要写全，缺哪项补哪项，或者只写习近平新时代中国特色社会主义思想。`,
    fixes: [
      {
        title: "补全六项",
        edits: [{ from: first.from, to: end.to, insert: thoughts.slice(0, end.place + 1).join("、") }],
        safe: false,
      },
    ],
  })
}

function checkName(block: BlockFacts, year: number | null, flag: Flag): void {
  const { text } = block
  if (year !== null && year < sixSince - 1) return
  for (const { entry, from, to } of names(block)) {
    const { titled } = enclosure(text, from, to)
    if (titled || wrongHits(block).some((hit) => hit.from < to + 12 && from < hit.to)) continue
    if (entry === "short") {
      if (text.startsWith("习近平", from - 3)) continue
      flag(from, to, {
        severity: "warning",
        message: "指导思想的名称少了“习近平”三个字。全称是“习近平新时代中国特色社会主义思想”，写全称。",
        fixes: [{ title: "补上“习近平”", edits: [{ from, to: from, insert: "习近平" }], safe: false }],
      })
      continue
    }
    if (text.startsWith("中国特色社会主义", to)) continue
    restOfName.lastIndex = to
    const rest = restOfName.exec(text)
    // 习近平新时代…思想 must speak of socialism or of China to be meant as the name.
    if (!rest || !/特色|主义/.test(rest[0])) continue
    const end = to + rest[0].length
    flag(from, end, {
      message: "指导思想的名称写错了。全称是“习近平新时代中国特色社会主义思想”，一字不能增减，改为全称。",
      fixes: [{ title: "改为全称", edits: [{ from, to: end, insert: thoughts[last]! }], safe: true }],
    })
  }
}
