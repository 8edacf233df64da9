import fc from "fast-check"
import { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import type { LinkDecision } from "#shared/model/links"
import { readOutline } from "#shared/model/outline"
import { schema } from "#shared/model/schema"
import { linkTable } from "#shared/problems/link-table"
import { goldReports } from "./gold"

const phrases = [
  "教育培训力度不够",
  "加强教育培训",
  "结合冬训开展活动",
  "集体经济薄弱",
  "壮大集体经济",
  "思路不活",
  "针对第一个问题",
  "针对教育培训力度不够的问题",
  "主要原因是重视不够",
  "由于人手少",
  "措施：",
  "问题一：",
  "措施1：",
  "一一对应",
  "第",
  "以",
  "为",
  "、",
  "，",
  "。",
  "；",
  "“",
  "”",
  "的",
  "等",
  "**",
  "🌾",
  "\u3000",
  "12",
  "abc",
  "",
]
const text = fc.oneof(
  fc.array(fc.constantFrom(...phrases), { maxLength: 9 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", maxLength: 30 }),
)
const role = fc.constantFrom("highlight", "problem", "cause", "measure", "other")
const ordinal = fc.constantFrom("", "一是", "问题1：", "措施1：", "原因：")

interface Json {
  type: string
  attrs?: object
  content?: Json[]
  text?: string
}
const line = (type: string, words: string, attrs = {}): Json => ({
  type,
  attrs,
  ...(words ? { content: [{ type: "text", text: words }] } : {}),
})

const listOf = (item: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.array(item, { minLength: 1, maxLength: 3 }).map((content) => ({ type: "list", attrs: {}, content }))

const itemWith = (lists: fc.Arbitrary<Json[]>): fc.Arbitrary<Json> =>
  fc
    .tuple(role, ordinal, fc.array(text, { minLength: 1, maxLength: 3 }), lists)
    .map(([role, ordinal, texts, lists]) => ({
      type: "item",
      attrs: { id: "", role, ordinal },
      content: [...texts.map((words) => line("para", words)), ...lists],
    }))

const leaf = itemWith(fc.constant([]))
const branch = itemWith(fc.array(listOf(leaf), { maxLength: 2 }))
const item = itemWith(fc.array(listOf(branch), { maxLength: 1 }))

const document = fc
  .array(
    fc.record({
      role,
      heading: text,
      intro: text,
      lists: fc.array(fc.array(item, { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
    }),
    { maxLength: 4 },
  )
  .map((sections) => {
    let n = 0
    const named = (json: Json): Json => ({
      ...json,
      ...(json.type === "item" ? { attrs: { ...json.attrs, id: `i${++n}` } } : {}),
      ...(json.content ? { content: json.content.map(named) } : {}),
    })
    return sections.map(({ role, heading, intro, lists }, i) =>
      named({
        type: "section",
        attrs: { id: `s${i}`, role },
        content: [
          line("heading", heading),
          line("intro", intro),
          ...lists.map((content): Json => ({ type: "list", attrs: {}, content })),
        ],
      }),
    )
  })

const decisions = fc.array(
  fc.record({
    problem: fc.integer({ min: 1, max: 14 }).map((n) => `i${n}`),
    target: fc.integer({ min: 1, max: 14 }).map((n) => `i${n}`),
    verdict: fc.constantFrom("confirmed" as const, "refused" as const),
  }),
  { maxLength: 6 },
)

const build = (sections: Json[], linkDecisions: readonly LinkDecision[] = []): Node =>
  Node.fromJSON(schema, { type: "doc", attrs: { linkDecisions }, content: sections })

const words = (doc: Node) => {
  const table = linkTable(readOutline(doc))
  return {
    links: table.links,
    unlinked: table.unlinked.map((it) => it.id),
    answers: table.answers.map((it) => ({
      problem: it.problem.id,
      missing: it.missing,
      own: [it.ownCause, it.ownMeasure],
      mentions: it.mentions.map(({ target, strength, words }) => [target.id, strength, words]),
      weak: it.weak.map(({ target, strength }) => [target.id, strength]),
    })),
  }
}

describe("any report", () => {
  it("links items that there are, of the right roles, with strengths from 0 to 1; decisions hold", () => {
    fc.assert(
      fc.property(document, decisions, (sections, linkDecisions) => {
        const outline = readOutline(build(sections, linkDecisions))
        const table = linkTable(outline)
        const items = new Map(outline.items.map((it) => [it.id, it]))
        expect(table.answers.map((it) => it.problem)).toEqual(
          outline.items.filter((it) => it.role === "problem"),
        )
        for (const link of table.links) {
          expect(items.get(link.problem)?.role).toBe("problem")
          expect(items.get(link.target)?.role).toBe(link.role)
          expect(link.strength).toBeGreaterThan(0)
          expect(link.strength).toBeLessThanOrEqual(1)
          if (link.basis !== "inferred") expect(link.strength).toBe(1)
        }
        const pairs = table.links.map((link) => `${link.problem} ${link.target}`)
        expect(new Set(pairs).size).toBe(pairs.length)
        const last = new Map(linkDecisions.map((it) => [`${it.problem} ${it.target}`, it]))
        for (const [pair, { problem, target, verdict }] of last) {
          const role = items.get(target)?.role
          if (items.get(problem)?.role !== "problem" || (role !== "cause" && role !== "measure")) continue
          expect(pairs.includes(pair)).toBe(verdict === "confirmed")
        }
        for (const answer of table.answers) {
          for (const span of [answer.ownCause, answer.ownMeasure]) {
            if (!span) continue
            expect(outline.blocks[span.block]!.item).toBe(answer.problem)
            expect(span.from).toBeLessThan(span.to)
            expect(span.to).toBeLessThanOrEqual(outline.blocks[span.block]!.node.textContent.length)
          }
          for (const near of [...answer.mentions, ...answer.weak]) {
            expect(near.strength).toBeGreaterThanOrEqual(0)
            expect(near.strength).toBeLessThan(0.5)
            expect(pairs).not.toContain(`${answer.problem.id} ${near.target.id}`)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it("says the same of the same report, whatever was read before", () => {
    fc.assert(
      fc.property(document, decisions, (sections, linkDecisions) => {
        const doc = build(sections, linkDecisions)
        const first = words(doc)
        expect(words(doc)).toEqual(first)
        expect(words(Node.fromJSON(schema, doc.toJSON()))).toEqual(first)
      }),
      { numRuns: 100 },
    )
  })
})

describe("invented reports", () => {
  const docs = goldReports("tuned on").map((gold) => gold.doc)

  it("an edited report gets what a fresh one gets", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...docs),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...phrases)), { minLength: 1, maxLength: 6 }),
        (start, edits) => {
          let doc = start
          for (const [at, insert] of edits) {
            if (insert === "") continue
            words(doc)
            const blocks = readOutline(doc).blocks
            const block = blocks[at % blocks.length]!
            const pos = block.pos + 1 + (at % (block.node.content.size + 1))
            doc = doc.replace(pos, pos, schema.node("para", {}, [schema.text(insert)]).slice(0))
          }
          expect(words(doc)).toEqual(words(Node.fromJSON(schema, doc.toJSON())))
        },
      ),
      { numRuns: 60 },
    )
  })

  it("sections that are neither problems nor answers may stand anywhere", () => {
    const other = ["highlight", "other"].map((role, i) =>
      Node.fromJSON(schema, {
        type: "section",
        attrs: { id: `extra${i}`, role },
        content: [
          line("heading", "履职情况"),
          {
            type: "list",
            content: [
              {
                type: "item",
                attrs: { id: `extra-item${i}`, role, ordinal: "一是" },
                content: [line("para", "加强教育培训，办班6期。壮大集体经济，收入翻番。")],
              },
            ],
          },
        ],
      }),
    )
    const verdicts = (doc: Node) => words(doc).answers.map(({ problem, missing }) => ({ problem, missing }))
    fc.assert(
      fc.property(fc.constantFrom(...docs), fc.constantFrom(...other), fc.nat(), (doc, extra, place) => {
        const sections = [...doc.content.content]
        sections.splice(place % (sections.length + 1), 0, extra)
        expect(verdicts(schema.node("doc", doc.attrs, sections))).toEqual(verdicts(doc))
      }),
      { numRuns: 100 },
    )
  })
})
