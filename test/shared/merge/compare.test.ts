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
import {
  aside,
  intro,
  item as item2,
  leadIn,
  list,
  opening,
  report,
  section,
  signature,
  title,
} from "../../builders"
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

  it("changes accepted one by one, in any order, come to the same, but for what was counted anew", async () => {
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
      const left = compareCopy(doc, comparison.copy)
      expect(left.changes.map(({ from, to }) => from + to).join("")).toMatch(/^[一二]*$/)
      expect(textOf(accept(left).doc)).toEqual(whole)
    }
  })

  it("a new numbered line is an item of the list that it stands in, of its role", async () => {
    const comparison = await compared((copy) => insertParagraph(copy, 13, "三是工作方法简单。", who))
    const doc = accept(comparison).doc
    const made = readOutline(doc).items.at(-1)!
    expect([made.ordinal, made.role, made.list.items.length]).toEqual(["三是", "cause", 3])
  })
})

describe("what was moved is counted anew", () => {
  /** 一是甲 二是乙 三是丙, then （一）丁 （二）戊 in the next part. */
  const numbersOf = (doc: Node) =>
    readOutline(doc).items.map(({ ordinal, blocks }) => ordinal + blocks[0]!.node.textContent.slice(0, 2))
  const text = (copy: Copy, words: string) =>
    copy.paragraphs.findIndex(({ characters }) =>
      characters
        .map((c) => c.text)
        .join("")
        .includes(words),
    )
  const moveUp = (copy: Copy) => moveParagraph(copy, 5, 3, null, false)
  const renumber = (copy: Copy, words: string, number: string) => {
    const at = text(copy, words)
    deleteText(copy, at, 0, 1, null)
    insertText(copy, at, 0, number, null)
  }
  const elsewhere = (copy: Copy) => insertText(copy, 1, 2, "我", who)
  const rest = ["（一）学习", "（二）调查", "一是学习", "二是下基"]

  it.each<[string, (copy: Copy) => void, string[]]>([
    ["in one list", moveUp, ["一是服务", "二是守牢", "三是建强"]],
    [
      "down, with tracking on",
      (copy) => moveParagraph(copy, 3, 5, who, true),
      ["一是建强", "二是守牢", "三是服务"],
    ],
    [
      "where the copy has right numbers, which wait",
      (copy) => {
        moveUp(copy)
        renumber(copy, "服务群众", "一")
        renumber(copy, "守牢主责", "二")
        renumber(copy, "建强队伍", "三")
      },
      ["一是服务", "二是守牢", "三是建强"],
    ],
  ])("%s", async (_, edit, expected) => {
    const comparison = await compared((copy) => {
      elsewhere(copy)
      edit(copy)
    })
    const moves = comparison.changes.filter(({ type }) => type === "move")
    expect(moves).toHaveLength(1)
    const alone = accept(comparison, moves)
    alone.doc.check()
    expect(numbersOf(alone.doc)).toEqual([...expected, ...rest])
    // Nothing of the copy is lost by it.
    const left = compareCopy(alone.doc, comparison.copy)
    expect(textOf(accept(left).doc)).toEqual(textOf(accept(comparison).doc))
    expect(textOf(accept(comparison, []).doc)).toEqual(textOf(ours))
  })

  it("in the list that it left and in the one that it came to", async () => {
    const comparison = await compared((copy) => {
      elsewhere(copy)
      // 二是建强 between the two causes.
      moveParagraph(copy, 4, 12, null, false)
    })
    const moves = comparison.changes.filter(({ type }) => type === "move")
    expect(numbersOf(accept(comparison, moves).doc)).toEqual([
      "一是守牢",
      "二是服务",
      "（一）学习",
      "（二）调查",
      "一是学习",
      "二是建强",
      "三是下基",
    ])
  })

  it("with its part, whose lists keep the numbers that they have", async () => {
    const odd = withIds(
      report(
        { year: 2026 },
        title("述职报告"),
        section("highlight", "一、", "履职亮点", list("highlight", "shi", "守牢主责。全年研究党建17次。")),
        section(
          "problem",
          "二、",
          "存在问题",
          schema.node("list", { style: "shi", start: 1 }, [
            item2("problem", "二是", "调查研究不够，到偏远村组去得少，办法不多。"),
            item2("problem", "三是", "学习不够深入，以干代学的情况还有，联系实际少。"),
          ]),
        ),
        section("measure", "三、", "下一步打算", list("measure", "shi", "每月到村组走访一轮，回来交账。")),
      ),
    )
    const comparison = await compared((copy) => {
      insertText(copy, 0, 0, "本人", who)
      const [from, to] = [text(copy, "下一步打算"), text(copy, "存在问题")]
      for (let n = 0; n < 2; n++) moveParagraph(copy, from + n, to + n, null, false)
    }, odd)
    const moves = comparison.changes.filter(({ type }) => type === "move")
    const { doc } = accept(comparison, moves)
    expect(
      readOutline(doc).sections.map(({ heading }) => heading!.ordinal + heading!.node.textContent),
    ).toEqual(["一、履职亮点", "二、下一步打算", "三、存在问题"])
    expect(readOutline(doc).items.map(({ ordinal }) => ordinal)).toEqual(["一是", "一是", "二是", "三是"])
  })

  it("in the style that the copy wrote all of them in, once that is accepted", async () => {
    const comparison = await compared((copy) => {
      elsewhere(copy)
      moveUp(copy)
      for (const words of ["服务群众", "守牢主责", "建强队伍"]) {
        const at = text(copy, words)
        insertText(copy, at, 2, "，", null)
        deleteText(copy, at, 1, 2, null)
        insertText(copy, at, 0, "第", null)
      }
    })
    const wanted = comparison.changes.filter(({ to }) => !to.includes("我"))
    expect(numbersOf(accept(comparison, wanted).doc).slice(0, 3)).toEqual([
      "第一，服务",
      "第二，守牢",
      "第三，建强",
    ])
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
