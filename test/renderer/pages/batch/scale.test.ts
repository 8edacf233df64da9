import { describe, expect, it } from "vitest"
import { standardScale } from "#shared/batch/review-scale"
import { noLimits } from "#shared/model/properties"
import { readTexts } from "../../../../renderer/pages/batch/ScaleDialog"

const texts = { backFrom: "3", carriedShareMax: "30" }

describe("the fields of the scale", () => {
  it("are read as they stand, empty ones as no limit", () => {
    expect(readTexts(texts, {})).toEqual({ scale: standardScale })
    expect(
      readTexts({ backFrom: "５", problemShareMin: "33", charactersMax: "3500" }, { vague: "off" }),
    ).toEqual({
      scale: {
        backFrom: 5,
        kinds: { vague: "off" },
        limits: { ...noLimits, problemShareMin: 0.33, charactersMax: 3500 },
      },
    })
  })

  it.each([
    [{ backFrom: "" }, "backFrom"],
    [{ backFrom: "0" }, "backFrom"],
    [{ carriedShareMax: "101" }, "carriedShareMax"],
    [{ minutesMax: "十" }, "minutesMax"],
    [{ charactersMin: "4000", charactersMax: "3000" }, "charactersMin"],
  ])("say what is wrong with %j", (change, field) => {
    const read = readTexts({ ...texts, ...change }, {})
    expect(Object.keys("wrong" in read ? read.wrong : {})).toEqual([field])
  })
})
