import { expect, it } from "vitest"
import { itemPlace, placeName } from "#shared/checks/place-name"
import { readOutline } from "#shared/model/outline"
import {
  bareSection,
  byline,
  intro,
  item,
  list,
  opening,
  report,
  section,
  signature,
  title,
} from "../../builders"

const outline = readOutline(
  report(
    {},
    title("述职报告"),
    byline("周砚秋"),
    opening("现述职如下："),
    section(
      "highlight",
      "一、",
      "亮点",
      intro("一年来，"),
      list("highlight", "shi", "守住主业。", item("highlight", "五是", "建强队伍。")),
    ),
    section(
      "problem",
      "二、",
      "问题",
      list(
        "problem",
        "shi",
        item(
          "problem",
          "一是",
          "培训不够。",
          list("problem", "hanParen", "次数少。", "内容旧。"),
          list("cause", "none", "想得少。"),
          list("other", "none", "另记。"),
        ),
        "队伍偏弱。",
      ),
    ),
    bareSection("other", list("other", "arabic", "甲。", "乙。")),
    signature("name", "周砚秋"),
  ),
)

const blockWith = (text: string) => outline.blocks.findIndex((block) => block.node.textContent === text)
const at = (text: string) => placeName({ block: blockWith(text), in: "text", from: 0, to: 1 }, outline)

it.each([
  ["述职报告", "标题"],
  ["现述职如下：", "开头"],
  ["亮点", "第一部分"],
  ["一年来，", "第一部分"],
  ["守住主业。", "亮点一"],
  // By its place, not by the ordinal, which may be what is wrong.
  ["建强队伍。", "亮点二"],
  ["培训不够。", "问题一"],
  ["内容旧。", "问题一（2）"],
  ["想得少。", "原因一"],
  ["另记。", "问题一（1）"],
  ["队伍偏弱。", "问题二"],
  ["乙。", "第三部分（2）"],
])("%s stands in %s", (text, place) => expect(at(text)).toBe(place))

it("tells the bylines from the signature although the words are the same", () => {
  const places = outline.blocks.flatMap((block) =>
    block.node.textContent === "周砚秋"
      ? [placeName({ block: block.index, in: "text", from: 0, to: 0 }, outline)]
      : [],
  )
  expect(places).toEqual(["署名行", "落款"])
})

it("names nothing where there is nothing", () => {
  expect(placeName({ block: 99, in: "text", from: 0, to: 0 }, outline)).toBe("")
})

it("numbers beyond ninety-nine with figures", () => {
  const many = readOutline(
    report({}, section("measure", "一、", "措施", list("measure", "none", ...Array(120).fill("办班。")))),
  )
  expect(itemPlace(many.items[98]!, many)).toBe("措施九十九")
  expect(itemPlace(many.items[99]!, many)).toBe("措施100")
})
