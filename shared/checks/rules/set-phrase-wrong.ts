import { nearTerms } from "../set-phrase-near"
import { cite, enclosure, isLater, namesInMarks, sourceNote, wrongHits } from "../set-phrases"
import { rule } from "../types"

/** A set term in a form that is known to be wrong: 三会一堂, 筑牢中华民族共同体意识. */
export const setPhraseWrong = rule({
  id: "set-phrase-wrong",
  kind: "set_phrase",
  severity: "error",
  scope: "block",
  title: "固定提法写错了",
  basis: "党章、党内法规、党代会和中央全会文件里的固定提法；误写见规范表述库，各条有出处和把握程度",
  check(block, { year }, flag) {
    for (const { term, wrong, from, to } of wrongHits(block)) {
      if (wrong.from === undefined ? isLater(term, year) : year !== null && year < wrong.from) continue
      const sure = wrong.level === "error"
      // A name that is written in quotation marks gets them with its right characters.
      const bare = namesInMarks.has(wrong.right) && enclosure(block.text, from, to).quoted === null
      const right = bare ? `“${wrong.right}”` : wrong.right
      flag(from, to, {
        severity: wrong.level,
        message: `${cite(wrong.form)}的规范写法是${cite(right)}${sourceNote(term)}。固定提法一字不改，${sure ? "" : "核对后"}改为${cite(right)}。`,
        fixes: [
          {
            title: `改为${cite(right)}`,
            edits: [{ from, to, insert: right }],
            safe: sure,
          },
        ],
      })
    }
    for (const { term, from, to, right, swapped } of nearTerms(block)) {
      if (isLater(term, year)) continue
      const word = block.text.slice(from, to)
      const why = swapped ? "字都在，位置换了" : "只差一个字"
      flag(from, to, {
        severity: "warning",
        message: `${cite(word)}和${cite(right)}${why}，可能是误写${sourceNote(term)}。固定提法一字不改，核对后改为${cite(right)}。`,
        fixes: [{ title: `改为${cite(right)}`, edits: [{ from, to, insert: right }], safe: false }],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是建强支部。落实“⟦三会一堂⟧”制度，召开党员大会4次。",
      "一、主要工作\n一是深化改革。推进“⟦管放服⟧”改革，压减材料11项；以⟦筑牢中华民族共同体意识⟧为主线，办活动3场。",
      "一、主要工作\n一是守纪律。学习⟦《中国共产党党纪处分条例》⟧6次，抵制享乐主义和⟦奢糜之风⟧。",
      "一、主要工作\n一是抓议事。大额支出由支委会按“⟦三重一要⟧”集体研究，“⟦四议两公示⟧”18项。",
      "一、主要工作\n一是抓作风。压实“⟦双岗一责⟧”，开好“⟦党日主题⟧”12次，运用“⟦四大形态⟧”处理3人次。",
      "一、主要工作\n一是促团结。⟦铸牢中华民族共同意识⟧，完善⟦全国统一大是场⟧配套措施12条。",
    ],
    passes: [
      "一、主要工作\n一是建强支部。落实“三会一课”制度，召开党员大会4次，深化“放管服”改革。",
      "一、主要工作\n一是促团结。以铸牢中华民族共同体意识为主线，学习《中国共产党纪律处分条例》6次。",
    ],
    guards: [
      "一、主要工作\n一是抓队伍。十二个维护岗全部到位，第三会议室改成党员活动室。",
      "一、主要工作\n一是强服务。树立三个意识：服务意识、效率意识、责任意识；主管放服务，分管跟进度。",
      "一、主要工作\n一是带队伍。争做“三个引路人”，即政策引路人、技术引路人、致富引路人，带出能手12名。",
      "一、主要工作\n一是读书。共读《异地扶贫搬迁纪事》12场，筑牢安全防线，过好政绩关。",
    ],
  },
})
