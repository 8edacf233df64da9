import type { Settings } from "#shared/api/settings"
import type { Severity } from "#shared/checks/types"

type ByType = Settings["rulesByType"]
type OfType = ByType[string]

/** Whether a rule is looked for in reports of one kind: as in all, or set apart. */
export type Switch = "same" | "on" | "off"

const nothing: OfType = { off: [], on: [], severities: {} }
const ofType = (byType: ByType, type: string): OfType => byType[type] ?? nothing

export function switchOf(byType: ByType, type: string, rule: string): Switch {
  const { on, off } = ofType(byType, type)
  return off.includes(rule) ? "off" : on.includes(rule) ? "on" : "same"
}

export function levelOf(byType: ByType, type: string, rule: string): Severity | undefined {
  return ofType(byType, type).severities[rule]
}

/** Is anything about a rule set apart for reports of this kind? */
export function isApart(byType: ByType, type: string, rule: string): boolean {
  return switchOf(byType, type, rule) !== "same" || levelOf(byType, type, rule) !== undefined
}

export function withSwitch(byType: ByType, type: string, rule: string, value: Switch): ByType {
  const { on, off, severities } = ofType(byType, type)
  const others = (ids: readonly string[], wanted: boolean) => [
    ...ids.filter((id) => id !== rule),
    ...(wanted ? [rule] : []),
  ]
  return put(byType, type, { on: others(on, value === "on"), off: others(off, value === "off"), severities })
}

/** @param level undefined: as in all reports */
export function withLevel(byType: ByType, type: string, rule: string, level: Severity | undefined): ByType {
  const own = ofType(byType, type)
  const { [rule]: _, ...rest } = own.severities
  return put(byType, type, { ...own, severities: level ? { ...rest, [rule]: level } : rest })
}

/** Everything about reports of this kind as in all. */
export function withoutType(byType: ByType, type: string): ByType {
  const { [type]: _, ...rest } = byType
  return rest
}

/** A kind of which nothing is set apart is not mentioned. */
function put(byType: ByType, type: string, own: OfType): ByType {
  const isEmpty = own.on.length === 0 && own.off.length === 0 && Object.keys(own.severities).length === 0
  return isEmpty ? withoutType(byType, type) : { ...byType, [type]: own }
}
