import { type Exact, type Figure, figuresOf, isExact, isShare, slack } from "../arithmetic"
import { type LocalReport, rule } from "../types"

/** 800公顷，折合1.2万亩; 教师96人、学生1536人，师生比1∶16: what is told over again in another measure must be the same. */
export const conversionTold = rule({
  id: "conversion-told",
  kind: "arithmetic",
  severity: "warning",
  scope: "block",
  title: "折合数或比例算不对",
  basis: "公文数据应准确：换算单位前后是同一个数，几比几由两个数相除得出",
  check(block, _context, flag) {
    const { text } = block
    const figures = figuresOf(block)
    for (let i = 1; i < figures.length; i++) {
      const report = converted(text, figures[i - 1]!, figures[i]!)
      if (report) flag(figures[i - 1]!.from, figures[i]!.to, report)
    }
    if (!text.includes("比")) return
    for (const match of text.matchAll(ratio)) {
      const report = judgeRatio(text, figures, match.index, match as unknown as Ratio)
      if (report) flag(match.index, match.index + match[0].length, report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓农田。整治土地⟦600公顷，折合9600亩⟧，连片成方。",
      "一、主要工作\n一是抓收购。收购稻谷⟦2400吨，即4800万斤⟧，当日结清。",
      "一、主要工作\n一是抓教学。现有教师80人、学生1280人，⟦师生比为1∶18⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓农田。整治土地600公顷，折合9000亩，连片成方。",
      "一、主要工作\n一是抓教学。现有教师80人、学生1280人，师生比为1∶16。",
    ],
    guards: [
      "一、主要工作\n一是抓农田。整治土地600公顷，即将开工的还有1200亩。",
      "一、主要工作\n一是抓教学。现有教师80人、学生1280人，生机比为1∶4。",
    ],
  },
})

/** How many of the second unit one of the first makes. */
const factors: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  公顷: { 亩: 15, 平方米: 10000 },
  平方公里: { 亩: 1500, 公顷: 100 },
  亩: { 公顷: 1 / 15, 平方米: 2000 / 3 },
  吨: { 公斤: 1000, 斤: 2000, 千克: 1000 },
  公斤: { 斤: 2, 吨: 0.001 },
  斤: { 公斤: 0.5, 吨: 0.0005 },
  公里: { 米: 1000, 里: 2, 华里: 2 },
  小时: { 分钟: 60 },
}
const same = /^，?(?:折合|约合|折算成?|换算成?|相当于|也就是|合|即)(?:为|约)?$|^[（(](?:折合|约合|合|即|约)?$/

function converted(text: string, one: Figure, other: Figure): LocalReport | null {
  const factor = factors[one.unit]?.[other.unit]
  if (factor === undefined || one.value === null || other.value === null) return null
  if (!same.test(text.slice(one.to, other.from))) return null
  const value = one.value * factor
  const loose = slack(one) * factor + slack(other) + value * (one.approx || other.approx ? 0.06 : 0.011)
  if (Math.abs(value - other.value) <= loose) return null
  return {
    message: `${one.text}合${Number((value / other.scale).toPrecision(6))}${other.text.replace(/^[约近]?[\d.,]+/, "")}，写的是${other.text}。核对后改正。`,
  }
}

const ratio =
  /([\u4e00-\u9fff]{1,4}比例?|比例)(?:达到?|为|是|约|达到了)*1(?:比|[:：∶])(\d{1,4}(?:\.\d+)?)(?![\d:：∶])/g

type Ratio = [all: string, name: string, times: string]

/** The two figures right before it, where their names stand in the name of the ratio or both are in the clauses before. */
function judgeRatio(
  text: string,
  figures: readonly Figure[],
  at: number,
  [all, name, times]: Ratio,
): LocalReport | null {
  const before = figures.filter(({ to }) => to <= at)
  const [one, other] = [before.at(-2), before.at(-1)]
  if (!one || !other || !isExact(one) || !isExact(other) || isShare(one) || one.unit !== other.unit)
    return null
  if (one.value === 0 || other.value === 0 || /[。；]/.test(text.slice(one.to, at)) || at - other.to > 14)
    return null
  if (!isNamed(text, name, one, other)) return null
  const said = Number(times)
  const step = times.includes(".") ? 0.1 ** times.split(".")[1]!.length : 1
  const loose = step * 0.5001 + (all.includes("约") ? said * 0.05 : 0)
  const reckoned = [other.value / one.value, one.value / other.value]
  if (reckoned.some((value) => Math.abs(value - said) <= loose)) return null
  const nearest = reckoned.find((value) => Math.abs(value - said) <= value * 0.4)
  if (nearest === undefined || nearest < 0.5) return null
  return {
    message: `${one.text}与${other.text}是1∶${Number(nearest.toFixed(2))}，写的是“${all}”。核对后改正。`,
  }
}

/** 师生比 of 教师 and 学生; 撬动比, 配比 and 比例 of what was told last. */
function isNamed(text: string, name: string, one: Exact, other: Exact): boolean {
  const what = name.replace(/比例?$/, "")
  if (/^(?:撬动|配|占|投入|)$/.test(what.slice(-2)) || what === "") return true
  const told = text.slice(one.head, other.to + 4)
  return [...what.slice(-2)].every((c) => told.includes(c))
}
