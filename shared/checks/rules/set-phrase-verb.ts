import { termBase } from "../../library/term-base"
import { anyBefore, enclosure, sourceNote } from "../set-phrases"
import { rule } from "../types"
import { watch } from "../watch"

const terms = watch(
  termBase
    .filter(({ verbsWrong }) => Object.keys(verbsWrong).length > 0)
    .map((term) => ({ form: term.name, entry: { term, verbs: Object.keys(term.verbsWrong) } })),
)

/** A term that is the object of its verb and of nothing else: 增强“四个自信”的底气 is another sentence. */
const ends = /^(?:$|[^\p{Script=Han}]|和|与|及|以及)/u

/** A set term with the verb of another one: 坚定“四个意识”、增强“四个自信”. */
export const setPhraseVerb = rule({
  id: "set-phrase-verb",
  kind: "set_phrase",
  severity: "warning",
  scope: "block",
  title: "固定提法配错动词",
  basis: "固定连用：增强“四个意识”、坚定“四个自信”、做到“两个维护”；深刻领悟“两个确立”的决定性意义",
  check(block, _context, flag) {
    const { text } = block
    for (const { entry, from, to } of terms(block)) {
      const { quoted, titled } = enclosure(text, from, to)
      if (titled || quoted === "more") continue
      const start = quoted === "own" ? from - 1 : from
      const end = quoted === "own" ? to + 1 : to
      if (!anyBefore(entry.verbs, text, start) || !ends.test(text.slice(end, end + 2))) continue
      const verb = entry.verbs
        .filter((it) => text.startsWith(it, start - it.length))
        .reduce((long, it) => (it.length > long.length ? it : long))
      const right = entry.term.verbsWrong[verb]!
      const at = start - verb.length
      flag(at, end, {
        message: `“${entry.term.name}”不配“${verb}”，规范搭配是“${right}”${sourceNote(entry.term)}。几个提法连用时动词容易互换，核对后改为“${right}”。`,
        fixes: [
          {
            title: `“${verb}”改为“${right}”`,
            edits: [{ from: at, to: start, insert: right }],
            safe: false,
          },
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是铸魂。引导党员⟦坚定“四个意识”⟧、⟦增强“四个自信”⟧、做到“两个维护”，学习12次。",
      "一、主要工作\n一是铸魂。教育党员⟦增强“两个维护”⟧，自觉⟦做到“两个确立”⟧，学习12次。",
    ],
    passes: [
      "一、主要工作\n一是铸魂。引导党员增强“四个意识”、坚定“四个自信”、做到“两个维护”，学习12次。",
      "一、主要工作\n一是铸魂。深刻领悟“两个确立”的决定性意义，坚决做到“两个维护”，学习12次。",
    ],
    guards: [
      "一、主要工作\n一是铸魂。增强“四个自信”的底气，增强“两个维护”的自觉性和坚定性，学习12次。",
      "一、主要工作\n一是铸魂。坚定拥护“两个确立”，增强“四个意识”“四个自信”，学习12次。",
    ],
  },
})
