import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { printJson, printLongJson } from "../../../electron/cli/io"

/** What is printed of a value, and in how many pieces. */
function printed(value: unknown): { text: string; pieces: number } {
  const pieces: string[] = []
  printJson({ stdout: { write: (text) => pieces.push(text) }, stderr: { write: () => {} } }, value)
  return { text: pieces.join(""), pieces: pieces.length }
}

describe("an answer in JSON", () => {
  it("reads like any JSON that is indented by two, whatever it is made of", () => {
    const long = fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant(null)), {
      minLength: 45,
      maxLength: 60,
    })
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: "binary" }),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("value"), { maxLength: 4 }),
        long,
        fc.dictionary(fc.string(), fc.oneof(tie("value"), fc.constant(undefined)), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(value, (any) => {
        expect(printed(any).text).toBe(`${JSON.stringify(any, null, 2)}\n`)
      }),
      { numRuns: 1000 },
    )
  })
  it("takes what is made while it is printed for a list", () => {
    function* made<T>(...all: T[]) {
      for (const one of all) yield one
    }
    const deep = (list: (...all: unknown[]) => unknown) => ({
      none: list(),
      some: list(1, "甲", null, undefined),
      sections: list({
        items: list({ id: "h1", children: list({ id: "h2", children: list(), at: [1, 2] }) }),
      }),
      end: {},
    })
    const text = printed(deep(made)).text
    expect(text).toBe(
      `${JSON.stringify(
        deep((...all) => all),
        null,
        2,
      )}\n`,
    )
  })

  it("goes out whole when it is short, and in pieces when it is long", () => {
    expect(printed({ a: [1], b: "甲" }).pieces).toBe(1)
    const items = Array.from({ length: 10_000 }, (_, i) => ({ id: `h${i}`, children: [] }))
    const { text, pieces } = printed({ sections: [{ items }] })
    expect(text).toBe(`${JSON.stringify({ sections: [{ items }] }, null, 2)}\n`)
    expect(pieces).toBeGreaterThan(5)
  })
})

describe("a long answer in JSON", () => {
  const value = { sections: [{ items: Array.from({ length: 10_000 }, (_, i) => ({ id: `h${i}` })) }] }
  const whole = `${JSON.stringify(value, null, 2)}\n`
  const stderr = { write: () => {} }

  it("says the same as a short one", async () => {
    let text = ""
    await printLongJson({ stdout: { write: (piece) => (text += piece) }, stderr }, value)
    expect(text).toBe(whole)
  })

  it("waits with each piece until the one before it is out", async () => {
    let text = ""
    let waiting = 0
    let most = 0
    const write = (piece: string, written?: () => void) => {
      text += piece
      most = Math.max(most, ++waiting)
      setTimeout(() => {
        waiting--
        written?.()
      }, 1)
      return false
    }
    await printLongJson({ stdout: { write }, stderr }, value)
    expect(text).toBe(whole)
    expect(most).toBe(1)
  })

  it("ends when nobody reads it any more", async () => {
    const pieces: string[] = []
    const write = (piece: string, written?: (error: Error) => void) => {
      pieces.push(piece)
      setTimeout(() => written?.(new Error("EPIPE")), 1)
      return false
    }
    await printLongJson({ stdout: { write }, stderr }, value)
    expect(pieces).toHaveLength(1)
    expect(whole.startsWith(pieces[0]!)).toBe(true)
  })
})
