import type { Term } from "../../library/term-base"
import { type RunFault, runFaults } from "../set-phrase-faults"
import { isLater, sourceNote } from "../set-phrases"
import { rule } from "../types"

function tell(what: RunFault["what"], term: Term, member: string | null, word: string): string {
  const whole = `“${term.name}”`
  const fixed = `${whole}的成分是固定的${sourceNote(term)}`
  if (what === "extra") return `多了“${word}”。${fixed}，没有这一项，核对后删去。`
  if (what === "missing") return `少了“${member}”。${fixed}，逐项列举时要列全，补上这一项。`
  return `这里应是“${member}”。${fixed}，换了字就不是原来的提法，核对后改正。`
}

/** Members that are spelled out, one of them left out or another word in its place. */
export const setPhraseMembers = rule({
  id: "set-phrase-members",
  kind: "set_phrase",
  severity: "warning",
  scope: "block",
  title: "固定提法的成分不对",
  basis: "各项提法的成分以首次提出的中央文件、会议或党内法规为准，见规范表述库",
  check(block, { year }, flag) {
    for (const { what, term, from, to, severity, member, fix } of runFaults(block)) {
      if (what === "order" || isLater(term, year)) continue
      flag(from, to, {
        severity,
        message: tell(what, term, member, block.text.slice(from, to)),
        fixes: [fix],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是铸魂。不断增强⟦政治意识、大局意识、看齐意识⟧，学习12次。",
      "一、主要工作\n一是守纪律。反对形式主义、官僚主义、享乐主义和⟦奢华之风⟧，谈话20人次。",
      "一、主要工作\n一是促振兴。推动⟦产业振兴、人才振兴、文化振兴、组织振兴⟧，办实事12件。",
      "一、主要工作\n一是守底线。落实“四个不摘”，摘帽不摘责任、不摘政策、⟦不摘资金⟧、不摘监管，走访12户。",
      "一、主要工作\n一是铸魂。增强“四个意识”（政治意识、大局意识、核心意识、看齐意识、⟦服务意识⟧），学习12次。",
    ],
    passes: [
      "一、主要工作\n一是铸魂。不断增强政治意识、大局意识、核心意识、看齐意识，学习12次。",
      "一、主要工作\n一是守纪律。反对形式主义、官僚主义、享乐主义和奢靡之风，谈话20人次。",
    ],
    guards: [
      "一、主要工作\n一是强队伍。增强政治意识、大局意识、责任意识，力戒形式主义、官僚主义，谈话20人次。",
      "一、主要工作\n一是促振兴。重点抓产业振兴、人才振兴，兼顾文化振兴、生态振兴等，办实事12件。",
      "一、主要工作\n一是抓公开。党务公开、村务公开、政务公开一起抓；讲清“五史”：党史、新中国史、改革开放史、社会主义发展史、中华民族发展史，共12讲。",
      "一、主要工作\n一是建强班子。学习政治纪律、组织纪律、廉洁纪律，抓好思想建设、组织建设、作风建设12次。",
    ],
  },
})
