import { describe, expect, it } from "vitest"
import { writeDocx } from "#shared/docx/export/write"
import { applyChanges } from "#shared/merge/apply"
import { compareCopy } from "#shared/merge/compare"
import { readCopy } from "#shared/merge/read-copy"
import { readStructure } from "#shared/reading/read"
import { readFile } from "#shared/reading/read-file"
import { plainSource } from "#shared/source/source-text"
import { editedByOffice, office } from "../../office"

const ours = readStructure(
  plainSource(`苇渡镇2026年述职报告
现将2026年履职情况述职如下：
一、履职工作特色和亮点
一是建强队伍。办班12期，一批年轻同志走上前台。
二是服务群众。受理诉求412件，办结398件，慰问困难党员42名。
二、下一步工作思路和措施
一是办好驿站。增设服务点4处。`),
).doc

describe.skipIf(!office)("a copy that LibreOffice saved", () => {
  it("shows every change, tracked or not, and its comment", async () => {
    const edited = editedByOffice(await writeDocx(ours), {
      untracked: [["398件", "389件"]],
      tracked: [
        ["一批", "11名"],
        ["增设服务点4处。", "增设服务点4处，年内全部开门。"],
      ],
      comments: [["42名", "数再跟民政办核一下"]],
      author: "周砚秋",
    })
    const copy = readCopy(edited)
    if (!copy.ok) throw new Error(copy.failure.message)
    const comparison = compareCopy(ours, copy.value)
    const told = comparison.changes.map(({ type, from, to, by, author }) => [type, from, to, by, author])
    expect(told).toHaveLength(3)
    expect(told).toContainEqual(["replace", "一批", "11名", "tracked", "周砚秋"])
    expect(told).toContainEqual(["replace", "398", "389", "untracked", null])
    expect(told[2]!.slice(3)).toEqual(["tracked", "周砚秋"])
    expect(comparison.comments).toMatchObject([
      { author: "周砚秋", text: "数再跟民政办核一下", quote: "42名" },
    ])
    const merged = applyChanges(
      comparison,
      comparison.changes.map(({ id }) => id),
    ).doc
    const read = readFile("领导改过.docx", edited)
    if (!read.ok) throw new Error(read.failure.message)
    expect(merged.textContent).toBe(read.value.doc.textContent)
  }, 200_000)
})
