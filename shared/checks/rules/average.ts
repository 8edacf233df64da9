import { type Exact, type Figure, figuresOf, isExact, isShare, rewrite, scaled, slack } from "../arithmetic"
import { gate } from "../gate"
import { type LocalReport, rule } from "../types"

/**
 * 户均, 人均 and 村均: what is told for each, times how many there are, must come to what is told for all. Only where one
 * sentence gives just one sum and just one number of those who share it; nobody else can say what was divided by what.
 */
export const average = rule({
  id: "average",
  kind: "arithmetic",
  severity: "warning",
  scope: "block",
  title: "平均数算不对",
  basis: "公文数据应准确：平均数等于总数除以个数",
  check(block, _context, flag) {
    if (!anyAverage.in(block)) return
    const figures = figuresOf(block)
    for (let i = 2; i < figures.length; i++) {
      const report = averageAt(block.text, figures, i)
      if (report) flag(figures[i]!.from, figures[i]!.to, report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓增收。合作社入社168户，分红63万元，户均⟦4750元⟧。",
      "一、主要工作\n一是抓帮扶。投入资金300万元，惠及群众1200户，户均⟦3000元⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓增收。合作社入社168户，分红63万元，户均3750元。",
      "一、主要工作\n一是抓经济。17个村总收入1190万元，村均70万元。",
    ],
    guards: [
      "一、主要工作\n一是抓增收。带动168户种桃1260亩，实现收入760万元，户均增收3800元。",
      "一、主要工作\n一是抓增收。入社168户，务工60人，分红63万元，人均纯收入1.8万元。",
      "一、主要工作\n一是抓增收。入社168户，分红约63万元，户均4000元。",
    ],
  },
})

const anyAverage = gate("均")

/** For each what: the unit that those who share are counted by. */
const sharers: Readonly<Record<string, string>> = {
  户: "户",
  人: "人",
  村: "个",
  亩: "亩",
  家: "家",
  校: "所",
}
const lead =
  /([户人村亩家校])均(?:分红|分得|补助|发放|投入|受益|获补|领取|集体经济收入|收入)?(?:达到|达|为|约)?$/
/** What each has besides the share: 人均收入, 人均纯收入 have other sources. */
const otherSource = /人均(?:集体经济)?收入/

/** Money is counted by 元 whatever stands before it, and what is shared must be what is told for each. */
function averageAt(text: string, figures: readonly Figure[], i: number): LocalReport | null {
  const mean = figures[i]!
  if (!isExact(mean) || isShare(mean) || mean.unit !== "元") return null
  const before = text.slice(Math.max(mean.head, figures[i - 1]!.to), mean.from)
  const match = lead.exec(before)
  if (!match || otherSource.test(before)) return null
  const unit = sharers[match[1]!]!
  let whole: Exact | null = null
  let count: Exact | null = null
  for (let k = i - 1; k >= 0 && figures[k]!.sentence === mean.sentence; k--) {
    const figure = figures[k]!
    if (figure.unit !== mean.unit && figure.unit !== unit) continue
    // A second of the same kind, or one that is but nearly so: which is meant nobody can say.
    if (!isExact(figure)) return null
    if (figure.unit === mean.unit) {
      if (whole) return null
      whole = figure
    } else {
      if (count) return null
      count = figure
    }
  }
  if (!whole || !count || count.value === 0 || whole.value <= mean.value) return null
  if (unit === "个" && !/^个(?:行政)?村/.test(text.slice(count.to - 1, count.to + 3))) return null
  const reckoned = whole.value / count.value
  const low = (whole.value - slack(whole) - whole.step) / count.value
  const high = (whole.value + slack(whole) + whole.step) / count.value
  if (mean.value >= low - mean.step && mean.value <= high + mean.step) return null
  const off = Math.abs(mean.value - reckoned) / reckoned
  // Told far otherwise, it is the mean of something else.
  if (off < least || off > most) return null
  const rounded = Number((reckoned / mean.scale).toFixed(mean.scale === 1 ? 0 : 2)) * mean.scale
  return {
    message: `${scaled(whole.value, mean)}÷${count.value}＝${scaled(rounded, mean)}，写的是${mean.text}。核对总数、个数和平均数。`,
    fixes: rewrite(mean, rounded),
  }
}

const least = 0.01
const most = 0.6
