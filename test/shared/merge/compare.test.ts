import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { writeDocx } from "#shared/docx/export/write"
import { readDocx } from "#shared/docx/import/read-docx"
import { applyChanges } from "#shared/merge/apply"
import { compareCopy } from "#shared/merge/compare"
import { readCopy } from "#shared/merge/read-copy"
import { addTodos } from "#shared/merge/todos"
import type { Change, Comparison } from "#shared/merge/types"
import { readOutline } from "#shared/model/outline"
import { attrsOf, schema } from "#shared/model/schema"
import { ownText } from "#shared/model/text-map"
import { aside, intro, leadIn, list, opening, report, section, signature, title } from "../../builders"
import { processorTime } from "../../processor-time"
import {
  bytesOf,
  type Copy,
  copyOf,
  deleteParagraph,
  deleteText,
  insertParagraph,
  insertText,
  joinParagraphs,
  moveParagraph,
  splitParagraph,
} from "./edited-copy"
import { withIds } from "./random-report"

/** Paragraphs of the copy: 0 title, 1 opening, 2 heading, 3–5 一是…三是, 6 heading, 7 intro, 8–9 items, 10 cause, 11–12, 13–14 signature. */
const ours = withIds(
  report(
    { year: 2026 },
    title("关于抓基层党建工作的述职报告"),
    opening("现将本人履职情况报告如下。"),
    section(
      "highlight",
      "一、",
      "履职工作特色和亮点",
      list(
        "highlight",
        "shi",
        "守牢主责，责任上肩。全年研究党建17次，谈心2轮。",
        "建强队伍，能力提升。选派骨干到外县跟班学习38名。",
        "服务群众，驿站扎根。建成驿站6处，办结诉求398件。",
      ),
    ),
    section(
      "problem",
      "二、",
      "存在的主要问题",
      intro("对照要求，还有差距。"),
      list("problem", "hanParen", "学习不够深入，联系实际少。", "调查研究不够，办法不多。"),
      leadIn("cause", "主要原因有以下几点："),
      list("cause", "shi", "学习主动性不强。", "下基层时间少。"),
    ),
    signature("name", "周砚秋"),
    signature("date", "2026年12月20日"),
    aside("第1页", "页码"),
  ),
)

async function compared(edit: (copy: Copy) => void, mine: Node = ours): Promise<Comparison> {
  const copy = await copyOf(mine)
  edit(copy)
  const read = readCopy(bytesOf(copy))
  if (!read.ok) throw new Error(read.failure.message)
  return compareCopy(mine, read.value)
}

const said = ({ type, from, to, by, author }: Change) => [type, from, to, by, author] as const
const accept = (comparison: Comparison, chosen = comparison.changes) =>
  applyChanges(
    comparison,
    chosen.map(({ id }) => id),
  )
const textOf = (doc: Node) => ownText(readOutline(doc)).text.split("\n")
const place = (copy: Copy, paragraph: number, words: string) =>
  copy.paragraphs[paragraph]!.characters.map((c) => c.text)
    .join("")
    .indexOf(words)
const item = (doc: Node, n: number) => readOutline(doc).items[n]!

const who = "周砚秋"

describe("what was done to the copy is told one by one", () => {
  const cases: [
    string,
    (copy: Copy) => void,
    readonly (readonly [string, string, string, string, string | null])[],
  ][] = [
    ["nothing", () => {}, []],
    [
      "a tracked word",
      (copy) => {
        const at = place(copy, 3, "2轮")
        insertText(copy, 3, at, "3轮", who)
        deleteText(copy, 3, at + 2, at + 4, who)
      },
      [["replace", "2轮", "3轮", "tracked", who]],
    ],
    [
      "an untracked figure, as a whole",
      (copy) => {
        const at = place(copy, 5, "398")
        deleteText(copy, 5, at, at + 3, null)
        insertText(copy, 5, at, "389", null)
      },
      [["replace", "398", "389", "untracked", null]],
    ],
    [
      "an edit that two people had a part in, parted",
      (copy) => {
        const at = place(copy, 4, "38名")
        insertText(copy, 4, at, "11名、", null)
        insertText(copy, 4, at, "骨干", who)
      },
      [
        ["insert", "", "骨干", "tracked", who],
        ["insert", "", "11名、", "untracked", null],
      ],
    ],
    [
      "a paragraph that was parted",
      (copy) => splitParagraph(copy, 3, place(copy, 3, "全年研究"), who),
      [["insert", "", "\n", "tracked", who]],
    ],
    [
      "two paragraphs that were joined, without tracking",
      (copy) => joinParagraphs(copy, 8, null),
      [["delete", "\n", "", "untracked", null]],
    ],
    [
      "a new item",
      (copy) => insertParagraph(copy, 6, "四是兴产富民。集体收入486万元。", who),
      [["insert", "", "四是兴产富民。集体收入486万元。", "tracked", who]],
    ],
    [
      "an item that is gone",
      (copy) => deleteParagraph(copy, 4, who),
      [["delete", "二是建强队伍，能力提升。选派骨干到外县跟班学习38名。", "", "tracked", who]],
    ],
    [
      "an item that was carried elsewhere without tracking",
      (copy) => moveParagraph(copy, 5, 3, null, false),
      [
        [
          "move",
          "三是服务群众，驿站扎根。建成驿站6处，办结诉求398件。",
          "三是服务群众，驿站扎根。建成驿站6处，办结诉求398件。",
          "untracked",
          null,
        ],
      ],
    ],
    ...[true, false].map((asMove): (typeof cases)[number] => [
      asMove ? "Word's own move" : "cut and paste with tracking on",
      (copy) => moveParagraph(copy, 3, 6, who, asMove),
      [
        [
          "move",
          "一是守牢主责，责任上肩。全年研究党建17次，谈心2轮。",
          "一是守牢主责，责任上肩。全年研究党建17次，谈心2轮。",
          "tracked",
          who,
        ],
      ],
    ]),
    [
      "title, heading and signature",
      (copy) => {
        insertText(copy, 0, 2, "二〇二六年度", null)
        deleteText(copy, 6, place(copy, 6, "主要"), place(copy, 6, "主要") + 2, null)
        insertText(copy, 13, 3, "同志", who)
      },
      [
        ["insert", "", "二〇二六年度", "untracked", null],
        ["delete", "主要", "", "untracked", null],
        ["insert", "", "同志", "tracked", who],
      ],
    ],
    ["blank lines, which are layout", (copy) => insertParagraph(copy, 6, "", null), []],
  ]
  it.each(cases)("%s", async (_, edit, expected) => {
    const comparison = await compared(edit)
    expect(comparison.changes.map(said)).toEqual(expected)
    const all = accept(comparison).doc
    all.check()
    // What was set aside is not printed, so that the copy cannot have lost it.
    expect(textOf(all).at(-1)).toBe("第1页")
    expect(compareCopy(all, comparison.copy).changes).toEqual([])
    expect(accept(comparison, []).doc).toBe(ours)
  })
})

describe("what stays keeps what it has", () => {
  it("a mark on a figure beside the change, the item's id, and every other item", async () => {
    const mark = schema.mark("figure", { confirmed: "17次", by: who, note: "", tie: "" })
    const first = item(ours, 0).blocks[0]!
    const at = first.pos + 1 + first.node.textContent.indexOf("17次")
    const { tr } = await import("prosemirror-state").then(({ EditorState }) =>
      EditorState.create({ doc: ours }),
    )
    const mine = tr.addMark(at, at + 3, mark).doc
    const comparison = await compared((copy) => {
      insertText(copy, 3, place(copy, 3, "，谈心"), "以上", who)
      deleteParagraph(copy, 4, null)
    }, mine)
    const doc = accept(comparison).doc
    const marked: string[] = []
    doc.descendants((node) => {
      if (node.marks.length > 0) marked.push(node.text!)
    })
    expect(marked).toEqual(["17次"])
    expect(item(doc, 0).id).toBe(item(mine, 0).id)
    expect(item(doc, 1).node).toBe(item(mine, 2).node)
  })

  it("each change is steps around what it changes", async () => {
    const comparison = await compared((copy) => {
      insertText(copy, 3, place(copy, 3, "，谈心"), "以上", who)
      insertText(copy, 12, 2, "的", null)
    })
    const tr = accept(comparison)
    expect(tr.steps).toHaveLength(2)
    for (const map of tr.mapping.maps)
      map.forEach((from, to, start, end) => {
        expect([to - from, end - start > 2]).toEqual([0, false])
      })
  })

  it("changes accepted one by one, in any order, come to the same", async () => {
    const comparison = await compared((copy) => {
      insertText(copy, 4, 6, "真正", who)
      moveParagraph(copy, 8, 10, null, false)
      deleteParagraph(copy, 3, who)
      insertParagraph(copy, 1, "各位领导：", null)
    })
    const whole = textOf(accept(comparison).doc)
    for (const order of [comparison.changes, [...comparison.changes].reverse()]) {
      let doc = ours
      for (const { id } of order) {
        const now = compareCopy(doc, comparison.copy)
        expect(now.changes.map((change) => change.id)).toContain(id)
        doc = applyChanges(now, [id]).doc
      }
      expect(textOf(doc)).toEqual(whole)
    }
  })

  it("a new numbered line is an item of the list that it stands in, of its role", async () => {
    const comparison = await compared((copy) => insertParagraph(copy, 13, "三是工作方法简单。", who))
    const doc = accept(comparison).doc
    const made = readOutline(doc).items.at(-1)!
    expect([made.ordinal, made.role, made.list.items.length]).toEqual(["三是", "cause", 3])
  })
})

describe("comments", () => {
  const comment = { author: who, date: "2026-12-21T21:40:00Z" }
  const edit = (copy: Copy) => {
    insertText(copy, 5, place(copy, 5, "建成"), "新", who)
    const at = place(copy, 5, "6处")
    copy.comments.push(
      { ...comment, text: "核一下", from: [5, at], to: [5, at + 2] },
      { ...comment, text: "这两条合一合", from: [8, 3], to: [9, 7] },
      { ...comment, text: "此处可补一句", from: [4, 5], to: null },
    )
  }

  it("stand at their words in ours, over paragraphs and at a point", async () => {
    const { comments } = await compared(edit)
    expect(comments.map(({ text, quote, item, spans }) => [text, quote, item, spans.length])).toEqual([
      ["核一下", "6处", item(ours, 2).id, 1],
      ["这两条合一合", "学习不够深入，联系实际少。\n（二）调查研究", item(ours, 3).id, 3],
      ["此处可补一句", "", item(ours, 1).id, 0],
    ])
  })

  it("become 待办 with a mark at the words, once", async () => {
    const comparison = await compared(edit)
    const doc = addTodos(comparison).doc
    doc.check()
    const { todos } = attrsOf.report(doc)
    expect(todos.map(({ text, author, done }) => [text, author, done])).toEqual([
      ["核一下", who, false],
      ["这两条合一合", who, false],
      ["此处可补一句", who, false],
    ])
    const marked: string[] = []
    doc.descendants((node) => {
      if (node.marks.some(({ attrs }) => attrs.id === todos[0]!.id)) marked.push(node.text!)
    })
    expect(marked).toEqual(["6处"])
    expect(addTodos(compareCopy(doc, comparison.copy)).steps).toEqual([])
  })
})

describe("the file", () => {
  it("is read as any other .docx is", async () => {
    const copy = await copyOf(ours)
    insertText(copy, 3, 4, "更", who)
    deleteParagraph(copy, 8, who)
    const bytes = bytesOf(copy)
    const read = readCopy(bytes)
    const plain = readDocx(bytes)
    expect(read.ok && plain.ok && read.value.accepted.text).toBe(plain.ok && plain.value.text)
    expect(read.ok && read.value.authors).toEqual([who])
  })

  it.each([
    ["no zip", new Uint8Array([1, 2, 3])],
    ["a cut one", null],
  ])("%s comes back as a failure", async (_, bytes) => {
    const given = bytes ?? (await writeDocx(ours)).slice(0, 400)
    expect(readCopy(given).ok).toBe(false)
  })
})

it("aligns two reports of 5,000 characters in 20 ms", async () => {
  const text = "全年研究党建17次，谈心2轮；选派骨干到外县跟班学习38名，办结诉求398件。"
  const long = withIds(
    report(
      { year: 2026 },
      title("关于抓基层党建工作的述职报告"),
      section(
        "highlight",
        "一、",
        "履职工作特色和亮点",
        list(
          "highlight",
          "hanParen",
          ...Array.from({ length: 45 }, (_, i) => `第${i}村。${text}${text}${text}`),
        ),
      ),
    ),
  )
  const copy = await copyOf(long)
  for (let i = 2; i < copy.paragraphs.length; i += 3) insertText(copy, i, 9, "新的", i % 2 ? who : null)
  moveParagraph(copy, 8, 14, null, false)
  const read = readCopy(bytesOf(copy))
  if (!read.ok) throw new Error(read.failure.message)
  const { value } = read
  const times = Array.from({ length: 15 }, () => processorTime(() => compareCopy(long, value)).ms)
  expect(textOf(long).join("").length).toBeGreaterThan(5000)
  expect(Math.min(...times)).toBeLessThan(20)
})
