import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { blockFacts } from "#shared/checks/facts"
import { gate } from "#shared/checks/gate"
import { schema } from "#shared/model/schema"

const block = (text: string) => blockFacts(schema.nodes.para!.create(null, text ? schema.text(text) : null))

describe("a gate", () => {
  const fruit = gate("梨桃")
  const wood = gate("松")
  const some = fc.string({ unit: fc.constantFrom("梨", "桃", "松", "石", "，", "a"), maxLength: 12 })

  it("tells whether a block has any of its characters, and no other gate's", () => {
    fc.assert(
      fc.property(some, (text) => {
        expect(fruit.in(block(text))).toBe(/[梨桃]/.test(text))
        expect(wood.in(block(text))).toBe(/松/.test(text))
      }),
    )
  })

  it("tells it of a stretch, whose ends may lie outside the text", () => {
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: -3, max: 15 }),
        fc.integer({ min: -3, max: 15 }),
        (text, from, to) => {
          const stretch = text.slice(Math.max(0, from), Math.max(0, to))
          expect(fruit.within(text, from, to)).toBe(/[梨桃]/.test(stretch))
        },
      ),
    )
  })
})
