import type { Confusion } from "../../library/confusions"
import { confusionHits } from "../confusion-hits"
import { gate } from "../gate"
import { isToldAsTerm } from "../told-as-term"
import { type LocalFix, rule, type Severity } from "../types"

/** Characters that no Chinese text of today has: Japanese ones, and old twins of common ones. */
const strays: Readonly<Record<string, string>> = {
  岀: "出",
  囯: "国",
  巿: "市",
  亊: "事",
  夲: "本",
  歩: "步",
  単: "单",
  対: "对",
  発: "发",
  関: "关",
  実: "实",
  戦: "战",
  労: "劳",
  営: "营",
  続: "续",
  総: "总",
  県: "县",
  図: "图",
  団: "团",
  広: "广",
  変: "变",
  権: "权",
  検: "检",
  済: "济",
  経: "经",
  観: "观",
}
const stray = new RegExp(`[${Object.keys(strays).join("")}]`, "g")
const anyStray = gate(Object.keys(strays).join(""))

export const confusion = rule({
  id: "confusion",
  kind: "wording",
  severity: "warning",
  scope: "block",
  title: "错字别字",
  basis: "《现代汉语词典》与异形词整理表的写法",
  check(block, _context, flag) {
    const { text } = block
    for (const { entry, from, to } of confusionHits(block)) {
      if (isToldAsTerm(block, from, to)) continue
      flag(from, to, {
        severity: severityOf(entry),
        message: messageOf(entry),
        fixes: fixesOf(entry, from, to),
      })
    }
    if (!anyStray.in(block)) return
    stray.lastIndex = 0
    for (let match = stray.exec(text); match; match = stray.exec(text)) {
      const { index } = match
      const wrong = text.charAt(index)
      const right = strays[wrong]!
      // Underlined with its word, as a reader would: 突岀.
      const from = /[\u4e00-\u9fff]/.test(text.charAt(index - 1)) ? index - 1 : index
      flag(from, index + 1, {
        severity: "error",
        message: `“${wrong}”不是规范汉字，多半是识别或输入时换来的。改为“${right}”。`,
        fixes: [
          { title: `改为“${right}”`, edits: [{ from: index, to: index + 1, insert: right }], safe: true },
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓⟦布署⟧。年初⟦招开⟧部署会3次，各村⟦涌跃⟧参加，培养入党⟦积极份子⟧4名。",
      "一、主要工作\n一是抓学习。学习教育⟦驰而不懈⟧，⟦再接再励⟧，短板更加⟦突岀⟧。",
      "一、主要工作\n一是抓民生。办成⟦民生事实⟧12件，储备⟦应急物质⟧3类，各村⟦己完成⟧清单。",
    ],
    passes: [
      "一、主要工作\n一是抓部署。年初召开部署会3次，各村踊跃参加，培养入党积极分子4名。",
      "一、主要工作\n一是抓民生。作出贡献、制订方案、凸显特色、明察暗访、交代清楚，都可以这样写。",
    ],
    guards: [
      "一、主要工作\n一是抓排查。按排水分区逐户走访，搭建帐篷6顶，自己完成的9处；投诉职能部门转来12件。",
      "一、主要工作\n一是抓安置。居住村干部包联的片区，周末完成清扫；改善自身条件，引进人才4名，处分违规率高的2家。",
    ],
  },
})

function severityOf({ level }: Confusion): Severity {
  return level === "either" ? "hint" : level
}

function messageOf({ wrong, right, level, guard }: Confusion): string {
  if (level === "error") return `“${wrong}”是错字，印出去不好看。改为“${right}”。`
  const but = guard ? `（${guard}）` : ""
  return level === "hint"
    ? `“${wrong}”多写作“${right}”${but}，可以斟酌。`
    : `“${wrong}”多半是“${right}”之误${but}。核对后改为“${right}”。`
}

function fixesOf({ right, level }: Confusion, from: number, to: number): LocalFix[] {
  return [{ title: `改为“${right}”`, edits: [{ from, to, insert: right }], safe: level === "error" }]
}
