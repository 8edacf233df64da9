import { z } from "zod"
import { ReviewScale, standardScale } from "../batch/review-scale"
import { HouseRules, noHouseRules } from "../checks/house"
import { noPartLimits, PartLimits } from "../model/part-limits"
import { Limits, noLimits } from "../model/properties"

/** What holds for the program and not for one report. Fields are only ever added, each with a default. */
export const Settings = z.object({
  theme: z.enum(["system", "light", "dark", "contrast"]).default("system"),
  /** Size of the paper on the screen, per cent. */
  zoom: z.number().int().min(50).max(200).default(100),
  /** Ids of rules that are switched off everywhere. */
  rulesOff: z.array(z.string()).default([]),
  /** Levels that differ from what the rule says, by rule id. */
  severities: z.record(z.string(), z.enum(["error", "warning", "hint"])).default({}),
  /** Limits that a new report starts with, and that one without any of its own is held to. */
  limits: Limits.default(noLimits),
  /** Limits of the parts, for every report. */
  partLimits: PartLimits.default(noPartLimits),
  /** Characters read aloud in a minute. */
  charactersPerMinute: z.number().int().min(100).max(400).default(220),
  /** 单位规定: what the unit asks of its reports. */
  house: HouseRules.default(noHouseRules),
  /** Rules switched and re-levelled for reports of one kind, by the id of its skeleton. */
  rulesByType: z
    .record(
      z.string(),
      z.object({
        off: z.array(z.string()).default([]),
        on: z.array(z.string()).default([]),
        severities: z.record(z.string(), z.enum(["error", "warning", "hint"])).default({}),
      }),
    )
    .default({}),
  /** What is never to be told again, in any report (`alikeKey`). */
  ignored: z.array(z.string()).default([]),
  /** 审阅尺度: what the reports of a folder are held to. */
  review: ReviewScale.default(standardScale),
  outlineOpen: z.boolean().default(true),
  panelOpen: z.boolean().default(true),
})
export type Settings = z.infer<typeof Settings>

export const defaultUserSettings: Settings = Settings.parse({})
