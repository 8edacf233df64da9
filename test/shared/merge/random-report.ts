import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { schema } from "#shared/model/schema"
import { type OrdinalStyle, writeOrdinal } from "#shared/text/ordinals"
import {
  addressee,
  byline,
  intro,
  item,
  leadIn,
  list,
  opening,
  para,
  report,
  section,
  signature,
  title,
} from "../../builders"

const words =
  "全年 组织 党员 集中学习 走访群众 村级账目 渡口 驿站 建成 办结 诉求 志愿服务 台账 逐项 销号 干部 培训 短板 调研 不够深入 机制 不健全 下一步 制定清单 每月通报 压实责任 打通堵点 补齐弱项 河堤 加固 灌溉 渠道 冬修 茶园 合作社 分红 结对 帮扶 回访 网格 巡查 隐患 整治 夜校 讲堂 评议 公示".split(
    " ",
  )

const sentence = fc
  .tuple(
    fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 8 }),
    fc.option(fc.integer({ min: 2, max: 900 })),
    fc.constantFrom("。", "；", "。", "，成效明显。"),
  )
  .map(([picked, n, end]) => `${picked.join("")}${n === null ? "" : `${n}次`}${end}`)
export const sentences = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(""))

const paragraphs = fc.array(sentences, { maxLength: 2 }).map((all) => all.map((text) => para(text)))

function itemOf(
  role: Parameters<typeof item>[0],
  style: OrdinalStyle,
  depth: number,
): fc.Arbitrary<(n: number) => Node> {
  const nested =
    depth > 0
      ? fc.option(listOf(role, style === "shi" ? "arabic" : "shi", depth - 1), { freq: 3, nil: null })
      : fc.constant(null)
  return fc.tuple(sentences, paragraphs, nested).map(
    ([text, more, below]) =>
      (n: number) =>
        item(role, writeOrdinal(style, n), text, ...more, ...(below ? [below] : [])),
  )
}

function listOf(role: Parameters<typeof item>[0], style: OrdinalStyle, depth: number): fc.Arbitrary<Node> {
  return fc
    .array(itemOf(role, style, depth), { minLength: 1, maxLength: 4 })
    .map((items) => list(role, style, ...items.map((make, i) => make(i + 1))))
}

const part = (role: Parameters<typeof item>[0], ordinal: string, heading: string) =>
  fc
    .tuple(
      fc.array(
        sentences.map((text) => intro(text)),
        { maxLength: 1 },
      ),
      listOf(role, "hanParen", 1),
      fc.option(listOf(role === "problem" ? "cause" : role, "shi", 0), { nil: null }),
    )
    .map(([intros, first, second]) =>
      section(
        role,
        ordinal,
        heading,
        ...intros,
        first,
        ...(second ? [leadIn(role === "problem" ? "cause" : role, "主要原因有以下几点："), second] : []),
      ),
    )

/** Reports with everything that a report can have; ids of items are made unique by their text and place. */
export const anyReport: fc.Arbitrary<Node> = fc
  .tuple(
    fc.constantFrom(
      "关于抓基层党建工作的述职报告",
      "柳河渡镇党委书记二〇二六年度履行全面从严治党主体责任情况的述职报告",
    ),
    fc.boolean(),
    fc.array(
      sentences.map((text) => opening(text)),
      { maxLength: 2 },
    ),
    part("highlight", "一、", "履职工作特色和亮点"),
    part("problem", "二、", "存在的主要问题"),
    part("measure", "三、", "下一步工作打算和主要措施"),
    fc.boolean(),
  )
  .map(([name, front, openings, first, second, third, signed]) =>
    withIds(
      report(
        { year: 2026 },
        title(name),
        ...(front ? [byline("周砚秋"), addressee("各位领导、同志们：")] : []),
        ...openings,
        first,
        second,
        third,
        ...(signed ? [signature("name", "周砚秋"), signature("date", "2026年12月20日")] : []),
      ),
    ),
  )

/** The same report with an id of its own for every item, and marks on some of its figures. */
export function withIds(doc: Node): Node {
  let n = 0
  const walk = (node: Node): Node => {
    if (node.isTextblock) return marked(node)
    const attrs =
      node.type.name === "item" || node.type.name === "section"
        ? { ...node.attrs, id: `it${++n}` }
        : node.attrs
    return node.type.create(attrs, node.content.content.map(walk))
  }
  return walk(doc)
}

function marked(block: Node): Node {
  const text = block.textContent
  const found = /\d+次/.exec(text)
  if (!found || block.type.name !== "para") return block
  const from = found.index
  const to = from + found[0].length
  const mark = schema.mark("figure", { confirmed: found[0], by: "周砚秋", note: "", tie: "" })
  return block.type.create(block.attrs, [
    ...(from > 0 ? [schema.text(text.slice(0, from))] : []),
    schema.text(found[0], [mark]),
    ...(to < text.length ? [schema.text(text.slice(to))] : []),
  ])
}
