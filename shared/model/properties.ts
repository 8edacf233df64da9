import { z } from "zod"

/**
 * Limits that the unit or the organiser sets; none is a law, so each may be null.
 * Characters are counted without white space.
 */
export const Limits = z.object({
  charactersMin: z.number().int().positive().nullable(),
  charactersMax: z.number().int().positive().nullable(),
  /** Least share of 问题 in the text, 0–1 (some notices require a third). */
  problemShareMin: z.number().min(0).max(1).nullable(),
  titleCharactersMax: z.number().int().positive().nullable(),
  /** Longest time to read the report aloud, in minutes. */
  minutesMax: z.number().positive().nullable(),
  /** 沿用率: largest share of the text that may still be last year's, 0–1. */
  carriedShareMax: z.number().min(0).max(1).nullable().default(null),
})
export type Limits = z.infer<typeof Limits>

export const noLimits: Limits = {
  charactersMin: null,
  charactersMax: null,
  problemShareMin: null,
  titleCharactersMax: null,
  minutesMax: null,
  carriedShareMax: null,
}

/**
 * A date as far as it is known: `2022`, `2022-12` or `2022-12-30`.
 */
export const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

export const Properties = z.object({
  /** 述职年度: the year reported on. */
  year: z.number().int().min(1900).max(2999).nullable(),
  /** 述职人 */
  name: z.string().nullable(),
  /** 职务 */
  post: z.string().nullable(),
  /** 单位 */
  unit: z.string().nullable(),
  /** 落款日期 */
  date: PartialDate.nullable(),
  /** 盖章: changes where the date stands (GB/T 9704—2012 7.3.5.1). */
  sealed: z.boolean(),
  limits: Limits,
  /** Names of properties that were read from a file and not yet confirmed by a person. */
  proposed: z.array(z.string()),
})
export type Properties = z.infer<typeof Properties>

export const noProperties: Properties = {
  year: null,
  name: null,
  post: null,
  unit: null,
  date: null,
  sealed: false,
  limits: noLimits,
  proposed: [],
}

/**
 * The year that a new report is on when nothing else says so. Reports are written in December and
 * January; one begun in the first quarter is about the year before.
 *
 * @param year calendar year of today
 * @param month calendar month of today, 1–12
 */
export function defaultReportYear(year: number, month: number): number {
  return month <= 3 ? year - 1 : year
}
