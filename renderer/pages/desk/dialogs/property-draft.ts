import { PartialDate, Properties } from "#shared/model/properties"

/** 报告信息 as it stands in the fields: text until it is read. */
export interface PropertyDraft {
  year: string
  name: string
  post: string
  unit: string
  date: string
  sealed: boolean
  charactersMin: string
  charactersMax: string
  /** Per cent. */
  problemShareMin: string
  titleCharactersMax: string
  minutesMax: string
  /** Per cent. */
  carriedShareMax: string
  /** Names of properties that nobody has confirmed yet. */
  proposed: readonly string[]
}

export type DraftField = Exclude<keyof PropertyDraft, "sealed" | "proposed">
export type DraftErrors = Partial<Record<DraftField, string>>

const shown = (value: number | null) => (value === null ? "" : String(value))
const percent = (share: number | null) => shown(share === null ? null : Math.round(share * 100))

export function draftOf({
  year,
  name,
  post,
  unit,
  date,
  sealed,
  limits,
  proposed,
}: Properties): PropertyDraft {
  return {
    year: shown(year),
    name: name ?? "",
    post: post ?? "",
    unit: unit ?? "",
    date: date === null ? "" : writtenDate(date),
    sealed,
    charactersMin: shown(limits.charactersMin),
    charactersMax: shown(limits.charactersMax),
    problemShareMin: percent(limits.problemShareMin),
    titleCharactersMax: shown(limits.titleCharactersMax),
    minutesMax: shown(limits.minutesMax),
    carriedShareMax: percent(limits.carriedShareMax),
    proposed,
  }
}

/** One field changed by the writer: that confirms it, too. */
export function edited<Field extends keyof PropertyDraft>(
  draft: PropertyDraft,
  field: Field,
  value: PropertyDraft[Field],
): PropertyDraft {
  return confirmed({ ...draft, [field]: value }, field)
}

export function confirmed(draft: PropertyDraft, field: string): PropertyDraft {
  return { ...draft, proposed: draft.proposed.filter((name) => name !== field) }
}

/** Reads the fields: the properties, or what is wrong in which field and how to mend it. */
export function readDraft(draft: PropertyDraft): { value: Properties } | { errors: DraftErrors } {
  const errors: DraftErrors = {}
  const number = (field: DraftField, low: number, high: number, wrong: string): number | null => {
    const text = (draft[field] as string).trim()
    if (text === "") return null
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= low && value <= high) return value
    errors[field] = wrong
    return null
  }
  const text = (value: string) => (value.trim() === "" ? null : value.trim())
  const date = readDate(draft.date)
  if (date === undefined) errors.date = "写成 2026年12月30日 或 2026-12-30；只知道年月也可以。"
  const least = number("charactersMin", 1, 1_000_000, "写整数，例如 2000；没有要求就空着。")
  const most = number("charactersMax", 1, 1_000_000, "写整数，例如 3500；没有要求就空着。")
  if (least !== null && most !== null && least > most)
    errors.charactersMin = "比最多的还多，把两个数核对一下。"
  const share = (field: DraftField) => {
    const percent = number(field, 0, 100, "写 0 到 100 的整数，例如 30；没有要求就空着。")
    return percent === null ? null : percent / 100
  }
  const value: Properties = {
    year: number("year", 1900, 2999, "年份是四位数字，例如 2026。"),
    name: text(draft.name),
    post: text(draft.post),
    unit: text(draft.unit),
    date: date ?? null,
    sealed: draft.sealed,
    limits: {
      charactersMin: least,
      charactersMax: most,
      problemShareMin: share("problemShareMin"),
      titleCharactersMax: number("titleCharactersMax", 1, 200, "写整数，例如 30；没有要求就空着。"),
      minutesMax: number("minutesMax", 1, 600, "写整数分钟，例如 15；没有要求就空着。"),
      carriedShareMax: share("carriedShareMax"),
    },
    proposed: [...draft.proposed],
  }
  return Object.keys(errors).length > 0 ? { errors } : { value: Properties.parse(value) }
}

/**
 * A date as people write it (2026年12月30日, 2026-12-30, 2026.12) as far as it goes; null for none, undefined for
 * what is no date of the calendar.
 */
export function readDate(text: string): string | null | undefined {
  if (text.trim() === "") return null
  const match = /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2}))?)?[年月日]?$/.exec(text.replace(/\s/g, ""))
  if (!match) return undefined
  const [, year, month, day] = match
  if (month === undefined) return year
  const inYear = `${year}-${month.padStart(2, "0")}`
  if (Number(month) < 1 || Number(month) > 12) return undefined
  if (day === undefined) return inYear
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  if (Number(day) < 1 || Number(day) > last) return undefined
  return PartialDate.parse(`${inYear}-${day.padStart(2, "0")}`)
}

/** `2026-12-30` as it is written on paper: 2026年12月30日. */
export function writtenDate(date: string): string {
  const [year, month, day] = date.split("-")
  return `${year}年${month ? `${Number(month)}月` : ""}${day ? `${Number(day)}日` : ""}`
}
