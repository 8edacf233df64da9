import { strFromU8, strToU8 } from "fflate"
import type { Node } from "prosemirror-model"
import { addressee, list, opening, report, section, title } from "../../../builders"
import {
  bytesOf,
  type Copy,
  copyOf,
  deleteParagraph,
  deleteText,
  insertParagraph,
  insertText,
  moveParagraph,
} from "../../../shared/merge/edited-copy"

/** The report of the tests: invented from its unit to its last figure. */
export const ours = report(
  { year: 2026, name: "何望平", unit: "杏川镇党委" },
  title("2026年度抓基层党建工作述职报告"),
  addressee("各位领导："),
  opening("现将本人2026年抓基层党建工作情况报告如下。"),
  section(
    "highlight",
    "一、",
    "履职工作特色和亮点",
    list(
      "highlight",
      "shi",
      "守牢主责，责任一致。全年主持党委会研究党建议题17次，列出责任46项、办结43项。党建工作和中心工作一个会上调度。",
      "建强队伍，能力稳步提升。选派骨干到外县跟班学习，一批年轻同志走上前台，队伍面貌明显改观。",
      "服务群众，渡口驿站扎下根。建成“渡口驿站”6处，受理群众诉求412件，办结398件，办结率96.6%；慰问困难党员42名。",
      "兴产富民，集体收入连年增。9个村集体经济收入486万元，新建机井12眼、维修机井21眼，共33眼。",
      "正风肃纪，身边小节管得住。开展警示教育6场，约谈提醒9人，公开村级账目108期。",
    ),
  ),
  section(
    "problem",
    "二、",
    "存在问题",
    list("problem", "shi", "学习抓得不紧。以干代学的情况还有。", "调查研究不深。到偏远村组去得少。"),
  ),
)

/** Finds words in a copy: the paragraph and the character that they begin at. */
function find({ paragraphs }: Copy, words: string): [paragraph: number, at: number] {
  for (const [i, { characters }] of paragraphs.entries()) {
    const at = characters
      .map((c) => c.text)
      .join("")
      .indexOf(words)
    if (at >= 0) return [i, at]
  }
  throw new Error(`no ${words}`)
}

export function replaceWords(copy: Copy, words: string, by: string, author: string | null): void {
  const [paragraph, at] = find(copy, words)
  deleteText(copy, paragraph, at, at + words.length, author)
  if (by) insertText(copy, paragraph, author === null ? at : at + words.length, by, author)
}

/** The leader's copy: tracked and untracked edits, a move and a comment. */
export async function leadersCopy(of: Node = ours): Promise<Uint8Array> {
  const copy = await copyOf(of)
  const leader = "周砚秋"
  replaceWords(copy, "责任一致", "责任一抓到底", leader)
  replaceWords(copy, "一批", "11名", leader)
  replaceWords(copy, "党建工作和中心工作一个会上调度。", "", leader)
  const [fourth] = find(copy, "兴产富民")
  const [third] = find(copy, "服务群众")
  moveParagraph(copy, fourth, third, "办公室 林晓", true)
  replaceWords(copy, "398", "389", null)
  const [paragraph, at] = find(copy, "慰问困难党员42名")
  copy.comments.push({
    author: leader,
    date: "2026-12-21T21:40:00Z",
    text: "数再跟民政办核一下。",
    from: [paragraph, at],
    to: [paragraph, at + 9],
  })
  copy.parts["docProps/core.xml"] = strToU8(
    strFromU8(copy.parts["docProps/core.xml"]!).replace(
      /<cp:lastModifiedBy>.*<\/cp:lastModifiedBy>/,
      `<cp:lastModifiedBy>${leader}</cp:lastModifiedBy><dcterms:modified xsi:type="dcterms:W3CDTF">2026-12-21T13:40:00Z</dcterms:modified>`,
    ),
  )
  return bytesOf(copy)
}

/** Somebody else's report. */
export async function strangersCopy(): Promise<Uint8Array> {
  const copy = await copyOf(ours)
  while (copy.paragraphs.length > 1) deleteParagraph(copy, 0, null)
  for (const text of ["栗坪中学食堂采购清单", "白菜三百斤，土豆五百斤，粉条两箱。", "由后勤室王师傅签收。"])
    insertParagraph(copy, 0, text, null)
  deleteParagraph(copy, copy.paragraphs.length - 1, null)
  return bytesOf(copy)
}

export async function untouchedCopy(): Promise<Uint8Array> {
  return bytesOf(await copyOf(ours))
}
