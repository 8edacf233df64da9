import { describe, expect, it } from "vitest"
import { topicLexicon } from "#shared/library/topics"

const { topics } = topicLexicon

describe("the topic lexicon", () => {
  it("names each topic once, and only topics that there are in its relations", () => {
    const ids = topics.map((topic) => topic.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const topic of topics)
      for (const relations of [topic.explainedBy, topic.remediedBy])
        for (const id of Object.keys(relations)) {
          expect(ids, `${topic.id} → ${id}`).toContain(id)
          expect(id, `${topic.id} names itself`).not.toBe(topic.id)
        }
  })

  it("has no word twice in a topic, none of one character, none empty", () => {
    for (const topic of topics) {
      const words = [...topic.words, ...topic.weak]
      expect(new Set(words).size, topic.id).toBe(words.length)
      for (const word of words) expect(word.length, `${topic.id} ${word}`).toBeGreaterThan(1)
    }
  })

  it("masks and plain words take no topic's word away", () => {
    const words = new Set(topics.flatMap((topic) => [...topic.words, ...topic.weak]))
    for (const mask of topicLexicon.masks) expect(words.has(mask), mask).toBe(false)
    for (const word of topicLexicon.faint) expect(topicLexicon.plain, word).not.toContain(word)
  })

  it("covers the topics of the genre, general reasons among them", () => {
    const names = topics.map((topic) => topic.name)
    for (const name of ["主体责任", "教育培训", "组织生活", "集体经济", "意识形态", "创新与方法", "督促落实"])
      expect(names).toContain(name)
    const general = topics.filter((topic) => topic.general).map((topic) => topic.name)
    for (const name of ["思想认识", "能力本领", "精力投入", "体制机制", "条件保障"])
      expect(general).toContain(name)
  })
})
