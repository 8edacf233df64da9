import { type Term, termBase } from "../../library/term-base"
import { anyAt, anyBefore, continuesNumber, enclosure, sourceNote, wrongHits } from "../set-phrases"
import { rule } from "../types"
import { type Watched, watch } from "../watch"

interface Entry {
  term: Term
  unquoted: NonNullable<Term["unquoted"]>
  name: string
  inner: number
}

const looked = termBase.flatMap((term): Watched<Entry>[] => {
  const { unquoted, name } = term
  if (!unquoted) return []
  return (unquoted.forms ?? [name]).map((form) => {
    // 两新组织 is looked for and 两新 is quoted; 非粮化 is the other name of its term.
    const quote = form.includes(name) ? name : form
    return { form, entry: { term, unquoted, name: quote, inner: form.indexOf(quote) } }
  })
})

/** Longer terms that go without the marks and hold a name that has them alone: 党政同责、一岗双责、齐抓共管、失职追责. */
const longer = termBase.flatMap(({ form, quotes }): Watched<null>[] =>
  quotes !== "yes" && looked.some((it) => form.includes(it.form)) ? [{ form, entry: null }] : [],
)

const terms = watch<Entry | null>([...looked, ...longer])

const marks = '“”‘’「」『』〝〞"'

/** Does a quotation mark of any kind, right or wrong, stand on each side? */
function isMarked(text: string, from: number, to: number): boolean {
  return (
    from > 0 && to < text.length && marks.includes(text.charAt(from - 1)) && marks.includes(text.charAt(to))
  )
}

/** A short name that is written in quotation marks and stands without them: 增强四个意识. */
export const setPhraseQuotes = rule({
  id: "set-phrase-quotes",
  kind: "set_phrase",
  severity: "warning",
  scope: "block",
  title: "固定提法缺引号",
  basis:
    "GB/T 15834—2011 4.8.3.3 有特殊含义、需要特别指出的成分（简称在内）用引号标示；中央文件里这些简称一律加引号",
  check(block, _context, flag) {
    // Titles of reports go without the marks of their text.
    if (block.type === "title" || block.type === "byline") return
    const { text } = block
    let end = 0
    for (const { entry, from, to } of terms(block)) {
      if (from < end) continue
      if (!entry) {
        end = to
        continue
      }
      const { term, unquoted, name, inner } = entry
      if (continuesNumber(text, from)) continue
      if (anyAt(unquoted.notBefore, text, to) || anyBefore(unquoted.notAfter, text, from)) continue
      const { quoted, titled } = enclosure(text, from, to)
      // ”三会一课“ has its marks; that they face the wrong way is told by the rule on pairs.
      if (quoted !== null || titled || isMarked(text, from, to)) continue
      // What is wrong by its characters too gets its marks with them.
      if (wrongHits(block).some((hit) => hit.from < to && from < hit.to)) continue
      end = to
      const at = from + inner
      flag(from, to, {
        severity: unquoted.level,
        message: `“${name}”是简称，规范写法带引号${sourceNote(term)}。不加引号，容易当成一般的话来读。给“${name}”加上引号。`,
        fixes: [
          {
            title: "加上引号",
            edits: [
              { from: at, to: at, insert: "“" },
              { from: at + name.length, to: at + name.length, insert: "”" },
            ],
            safe: unquoted.level === "error",
          },
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是铸魂。增强⟦四个意识⟧、坚定“四个自信”、做到⟦两个维护⟧，学习12次。",
      "一、主要工作\n一是建强支部。落实⟦三会一课⟧制度，召开党员大会4次；纠治⟦四风⟧问题3个。",
      "一、主要工作\n一是谋长远。对照⟦十四五规划⟧补短板6处，贯彻⟦三个代表重要思想⟧。",
    ],
    passes: [
      "一、主要工作\n一是铸魂。增强“四个意识”、坚定“四个自信”、做到“两个维护”，学习12次。",
      "一、主要工作\n一是建强支部。落实“三会一课”制度，召开党员大会4次；纠治“四风”问题3个。",
    ],
    guards: [
      "一、主要工作\n一是读书。学习《三会一课工作手册》4次，开展“四个意识怎么看”大讨论1场。",
      "一、主要工作\n一是强基础。实现四个全面覆盖，第三农技站、六保障小组全部挂牌，走访12次。",
      "一、主要工作\n一是铸魂。“四个意识、四个自信、两个维护”入脑入心，学习12次。",
    ],
  },
})
