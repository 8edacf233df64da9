import { describe, expect, it } from "vitest"
import { readFile } from "#shared/reading/read-file"
import { limits } from "#shared/source/limits"
import { Refusal } from "#shared/source/messages"
import { type Onlooker, paceOf, type ReadProgress } from "#shared/source/pace"
import { docx, p } from "../../docx-builder"

/** An onlooker whose clock stands still until it is told otherwise. */
function onlooker() {
  const told: ReadProgress[] = []
  const clock = { at: 1000 }
  const looks: Onlooker = { now: () => clock.at, tell: (progress) => void told.push(progress) }
  return { told, clock, looks }
}

describe("the pace of a reading", () => {
  it("tells shares that never go back, each step once", () => {
    const { told, looks } = onlooker()
    const pace = paceOf(looks)
    for (const [stage, share] of [
      ["unpack", 0],
      ["unpack", 0.5],
      ["unpack", 0],
      ["unpack", 0.501],
      ["unpack", 7],
      ["structure", 0.5],
      ["finish", 0],
    ] as const)
      pace(stage, share)
    expect(told).toEqual([
      { stage: "unpack", share: 0 },
      { stage: "unpack", share: 0.25 },
      { stage: "unpack", share: 0.5 },
      { stage: "structure", share: 0.725 },
      { stage: "finish", share: 0.95 },
    ])
  })
  it("tells of a new stage, although the bar does not move", () => {
    const { told, looks } = onlooker()
    const pace = paceOf(looks)
    pace("unpack", 1)
    pace("structure", 0)
    pace("structure", 0)
    expect(told).toEqual([
      { stage: "unpack", share: 0.5 },
      { stage: "structure", share: 0.5 },
    ])
  })

  it("ends the reading when its time is over, not before", () => {
    const { clock, looks } = onlooker()
    const pace = paceOf(looks)
    clock.at += limits.readingMs
    expect(() => pace("structure", 0)).not.toThrow()
    clock.at++
    expect(() => pace("structure", 0)).toThrow(Refusal)
  })
})

describe("a file that is read with somebody waiting", () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `${i + 1}.走访第${i}户，办结${i}件。`)
  const files: [name: string, bytes: Uint8Array][] = [
    ["a.docx", docx(lines.map((line) => p(line)).join(""))],
    ["a.txt", new TextEncoder().encode(lines.join("\n"))],
  ]
  it.each(files)("%s is told of from its beginning to its end, and read the same", (name, bytes) => {
    const { told, looks } = onlooker()
    const read = readFile(name, bytes, { onlooker: looks })
    const shares = told.map(({ share }) => share)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.length).toBeGreaterThan(4)
    expect(told.at(-1)).toMatchObject({ stage: "finish" })
    const alone = readFile(name, bytes)
    expect(read.ok && read.value.doc.toJSON()).toEqual(alone.ok && alone.value.doc.toJSON())
  })
  it.each(files)("%s is given up whenever its time is over", (name, bytes) => {
    const { told, looks } = onlooker()
    readFile(name, bytes, { onlooker: looks })
    const calls = told.length
    for (const after of [0, 1, calls >> 1, calls - 1]) {
      const { clock, looks, told } = onlooker()
      const slow: Onlooker = {
        now: () => clock.at,
        tell(progress) {
          looks.tell(progress)
          if (told.length > after) clock.at += limits.readingMs + 1
        },
      }
      const read = readFile(name, bytes, { onlooker: slow })
      // What is told last is told when everything is done.
      if (after < calls - 1) expect(read).toMatchObject({ ok: false, failure: { reason: "tooSlow" } })
      else expect(read.ok).toBe(true)
    }
  })
})
