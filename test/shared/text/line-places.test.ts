import { expect, it } from "vitest"
import { linePlaces } from "#shared/text/line-places"

it("counts paragraphs and columns from 1, empty lines and line ends included", () => {
  const placeOf = linePlaces("一二\n\n三四")
  expect([0, 1, 2, 3, 4, 5, 6].map(placeOf)).toEqual([
    { paragraph: 1, column: 1 },
    { paragraph: 1, column: 2 },
    { paragraph: 1, column: 3 },
    { paragraph: 2, column: 1 },
    { paragraph: 3, column: 1 },
    { paragraph: 3, column: 2 },
    { paragraph: 3, column: 3 },
  ])
})
