import { describe, expect, it } from "vitest"
import { savedWords } from "../../../../renderer/pages/merge/words"

const now = new Date(2026, 11, 24, 9, 0)
const at = (day: number, hour: number) => new Date(2026, 11, day, hour, 40).toISOString()

describe("who saved the copy, and when", () => {
  it.each([
    [{ by: "周砚秋", at: at(21, 21) }, "周砚秋 12月21日 21:40 存"],
    [{ by: null, at: at(23, 8) }, "昨天 8:40 存"],
    [{ by: "周砚秋", at: null }, "周砚秋 存"],
    [{ by: null, at: null }, ""],
  ])("%j", (saved, words) => expect(savedWords(saved, now)).toBe(words))
})
