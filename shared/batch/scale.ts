import { kindNames } from "../checks/kind-names"
import { figure } from "../checks/length"
import { registry, ruleById } from "../checks/registry"
import { type CheckSettings, type Kind, kinds, type TypeSettings } from "../checks/types"
import { partNames } from "../model/part-limits"
import type { Limits } from "../model/properties"
import type { ReviewScale, ScaleLevel } from "./review-scale"

/** What the scale makes of a level, as it is chosen and as the table tells it. */
export const scaleLevelNames: Readonly<Record<ScaleLevel, string>> = {
  error: "一律必须改",
  warning: "一律建议看",
  hint: "一律可参考",
  off: "不看",
}

/**
 * The settings that a review checks with: a kind's level goes to each of its rules, for every kind of report; what the
 * settings have switched off stays off.
 */
export function settingsUnder(scale: ReviewScale, settings: CheckSettings): CheckSettings {
  const off = new Set(settings.off)
  const severities = { ...settings.severities }
  const decided = new Set<string>()
  for (const { id, kind } of registry) {
    const level = scale.kinds[kind]
    if (level === undefined) continue
    decided.add(id)
    if (level === "off") off.add(id)
    else severities[id] = level
  }
  return {
    ...settings,
    off: [...off],
    severities,
    limits: limitsUnder(scale.limits, settings.limits),
    byType: Object.fromEntries(
      Object.entries(settings.byType).map(([type, own]) => [type, without(own, decided, off)]),
    ),
  }
}

/** What is set for one kind of report does not go before what the reviewer decided for all. */
function without(own: TypeSettings, decided: ReadonlySet<string>, off: ReadonlySet<string>): TypeSettings {
  return {
    off: own.off,
    on: own.on.filter((id) => !(decided.has(id) && off.has(id))),
    severities: Object.fromEntries(Object.entries(own.severities).filter(([id]) => !decided.has(id))),
  }
}

function limitsUnder(own: Limits, general: Limits): Limits {
  const names = Object.keys(general) as (keyof Limits)[]
  return Object.fromEntries(names.map((name) => [name, own[name] ?? general[name]])) as Limits
}

/** A line of 审阅尺度 as a table shows it. */
export interface ScaleLine {
  name: string
  value: string
}

/** What a review went by, in words. `settings` are those that it was checked with. */
export function scaleLines(
  scale: ReviewScale,
  settings: CheckSettings,
  last: { folder: string; matched: number } | null,
): ScaleLine[] {
  const { limits, partLimits } = settings
  const lines: ScaleLine[] = [
    { name: "建议退回", value: `必须改的达到 ${scale.backFrom} 处，或缺少应有的部分` },
    { name: "与上年相同", value: atMost(percent(limits.carriedShareMax)) },
    { name: "字数", value: between(counted(limits.charactersMin), counted(limits.charactersMax)) },
    { name: "问题和原因占比", value: atLeast(percent(limits.problemShareMin)) },
  ]
  if (limits.titleCharactersMax !== null)
    lines.push({ name: "标题", value: atMost(counted(limits.titleCharactersMax)) })
  if (limits.minutesMax !== null) lines.push({ name: "宣读", value: atMost(`${limits.minutesMax} 分钟`) })
  for (const part of Object.keys(partLimits) as (keyof typeof partLimits)[]) {
    const { min, max } = partLimits[part]
    if (min !== null || max !== null)
      lines.push({ name: `${partNames[part]}字数`, value: between(counted(min), counted(max)) })
  }
  for (const level of ["error", "warning", "hint", "off"] as const) {
    const of = kinds.filter((kind) => scale.kinds[kind] === level)
    if (of.length > 0) lines.push({ name: scaleLevelNames[level], value: namesOf(of) })
  }
  // Those of a kind that is not looked at are told by their kind.
  const off = settings.off.flatMap((id) => {
    const rule = ruleById(id)
    return rule && scale.kinds[rule.kind] !== "off" ? [rule.title] : []
  })
  if (off.length > 0) lines.push({ name: "设置里关掉的", value: off.join("、") })
  lines.push({
    name: "对照的上年报告",
    value: last ? `“${last.folder}”，${last.matched} 份对上了` : "没有选，未比对",
  })
  return lines
}

const namesOf = (of: readonly Kind[]) => of.map((kind) => kindNames[kind]).join("、")

const none = "不限"
const percent = (share: number | null) => (share === null ? null : `${Math.round(share * 100)}%`)
const counted = (n: number | null) => (n === null ? null : `${figure(n)} 字`)
const atMost = (most: string | null) => (most === null ? none : `不超过 ${most}`)
const atLeast = (least: string | null) => (least === null ? none : `不少于 ${least}`)

function between(least: string | null, most: string | null): string {
  if (least === null) return atMost(most)
  return most === null ? atLeast(least) : `${least}至 ${most}`
}
