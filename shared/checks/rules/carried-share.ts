import { carriedOf } from "../../carry/carried"
import { noLimits } from "../../model/properties"
import { lengthBasis, limitsOf } from "../length"
import { endOfText } from "../places"
import { rule } from "../types"

const last = `述职报告
一、履职工作特色和亮点
一是抓培训。把课堂搬到田间地头，党员边学边干。
二是抓治理。逐户上门征求意见，院坝里的烦心事当天就有人管。`

/** Half of it is old: 21 of 42 characters. */
const half = `述职报告
一、履职工作特色和亮点
一是抓服务。为独居老人送米送油送药二十余次。
二是抓培训。把课堂搬到田间地头，党员边学边干。`

export const carriedShare = rule({
  id: "carried-share",
  kind: "carried",
  severity: "warning",
  scope: "report",
  title: "沿用去年的太多",
  basis: lengthBasis,
  check(facts, { settings }, flag) {
    const { carriedShareMax: most } = limitsOf(facts, settings.limits)
    if (most === null) return
    const share = carriedOf(facts)?.share
    const place = endOfText(facts)
    if (!share || !place || share.characters === 0 || share.carried <= most * share.characters) return
    // Rounded away from the limit: 30.2 % is over 30 %, and must not read as if it were not.
    const percent = Math.ceil((share.carried / share.characters) * 100)
    flag(place, {
      item: null,
      message: `正文有 ${percent}% 还是去年的，要求不超过 ${Math.round(most * 100)}%。从整句没有动过的地方改起。`,
    })
  },
  examples: {
    flags: [
      {
        last,
        text: `${half}⟦⟧`,
        settings: { limits: { ...noLimits, carriedShareMax: 0.3 } },
      },
      {
        last,
        text: `${last}⟦⟧`,
        settings: { limits: { ...noLimits, carriedShareMax: 0.8 } },
      },
    ],
    passes: [
      { last, text: half, settings: { limits: { ...noLimits, carriedShareMax: 0.7 } } },
      { last, text: half },
    ],
    guards: [
      // There is a limit, but no report of last year's.
      { text: half, settings: { limits: { ...noLimits, carriedShareMax: 0.1 } } },
    ],
  },
})
