import { describe, expect, it } from "vitest"
import { noProperties } from "#shared/model/properties"
import {
  confirmed,
  draftOf,
  edited,
  readDate,
  readDraft,
  writtenDate,
} from "../../../../renderer/pages/desk/dialogs/property-draft"

const full = {
  ...noProperties,
  year: 2026,
  name: "周砚秋",
  post: "党委书记",
  unit: "苇渡镇",
  date: "2026-12-30",
  sealed: true,
  limits: {
    charactersMin: 2000,
    charactersMax: 3500,
    problemShareMin: 0.3,
    titleCharactersMax: 30,
    minutesMax: 15,
    carriedShareMax: 0.4,
  },
  proposed: ["year", "unit"],
}

describe("a draft of the properties", () => {
  it.each([
    ["full", full],
    ["empty", noProperties],
  ])("gives back what it was made from: %s", (_, properties) =>
    expect(readDraft(draftOf(properties))).toEqual({ value: properties }),
  )

  it("takes a field that was typed in for confirmed", () => {
    const draft = edited(draftOf(full), "unit", "柳渠镇")
    expect(readDraft(draft)).toMatchObject({ value: { unit: "柳渠镇", proposed: ["year"] } })
  })

  it("confirms a field that is right as it stands", () =>
    expect(confirmed(draftOf(full), "year").proposed).toEqual(["unit"]))

  it("leaves a field of blanks empty", () =>
    expect(readDraft({ ...draftOf(full), name: "　 " })).toMatchObject({ value: { name: null } }))

  it.each([
    ["year", "26", "四位"],
    ["year", "2026年", "四位"],
    ["charactersMax", "三千", "整数"],
    ["charactersMin", "4000", "还多"],
    ["problemShareMin", "130", "0 到 100"],
    ["minutesMax", "0", "整数"],
    ["carriedShareMax", "四成", "0 到 100"],
    ["date", "十二月", "2026年12月30日"],
  ] as const)("says what is wrong with %s %s", (field, text, word) => {
    const read = readDraft({ ...draftOf(full), [field]: text })
    expect("errors" in read && read.errors[field]).toContain(word)
  })
})

it.each([
  ["2026年12月30日", "2026-12-30"],
  ["2026-12-30", "2026-12-30"],
  ["2026.1.5", "2026-01-05"],
  ["2026/12", "2026-12"],
  ["2026年12月", "2026-12"],
  ["2026年", "2026"],
  ["2028年2月29日", "2028-02-29"],
  ["", null],
  ["2026年13月", undefined],
  ["2026年2月29日", undefined],
  ["2026年12月0日", undefined],
  ["明年", undefined],
])("reads the date %s", (text, date) => expect(readDate(text)).toBe(date))

it.each(["2026年", "2026年1月", "2026年1月5日"])("writes a date as it read it: %s", (text) =>
  expect(writtenDate(readDate(text)!)).toBe(text),
)
