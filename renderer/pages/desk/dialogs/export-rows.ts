import { kindNames } from "#shared/checks/kind-names"
import type { Checked } from "#shared/checks/run"
import { type Kind, kinds } from "#shared/checks/types"
import { countReport, sharesOf, spokenMinutes } from "#shared/model/counts"
import type { Limits } from "#shared/model/properties"
import { attrsOf } from "#shared/model/schema"
import { type Entry, entriesOf } from "../../../panels/findings/entries"
import { type DotState, severityDots } from "../../../ui/Dot"

/** A line of what is looked at before exporting. */
export interface ExportRow {
  key: string
  state: DotState | null
  text: string
  note: string
  /** All places of a finding, in the order of the text; a click goes to each. */
  places: readonly ExportPlace[]
}

export interface ExportPlace {
  /** 亮点三, and 亮点三 第2处 where the line has several in one item. */
  label: string
  entry: Entry
}

const rank: Record<string, number> = { err: 0, gap: 1, warn: 2, hint: 3, ok: 5 }

/** What is still to be done, gravest first, then what was measured and found in order. */
export function exportRows(checked: Checked, perMinute: number): ExportRow[] {
  const rows = [...findingRows(checked), ...measuredRows(checked, perMinute)]
  return rows.sort((a, b) => (rank[a.state ?? ""] ?? 4) - (rank[b.state ?? ""] ?? 4))
}

const whats: Partial<Record<Kind, string>> = {
  no_quantity: "亮点没有数据",
  missing_cause: "问题没有写原因",
  missing_measure: "问题没有写措施",
  structure: "提纲不完整",
  ordinal: "序号不连续",
  stale: "年份对不上",
  placeholder: "没有填的地方",
  halfwidth: "半角标点和全角数字",
}

const severities = ["error", "warning", "hint"] as const

/** One line for all findings of a kind and a level: what must be changed does not hide among what may be looked at. */
function findingRows(checked: Checked): ExportRow[] {
  const entries = entriesOf(checked)
  return severities.flatMap((severity) =>
    kinds.flatMap((kind): ExportRow[] => {
      const found = entries.filter(({ finding }) => finding.kind === kind && finding.severity === severity)
      if (found.length === 0) return []
      return [
        {
          key: `${kind} ${severity}`,
          state: severityDots[severity],
          text: whats[kind] ?? kindNames[kind],
          note: `${found.length} 处`,
          places: placesOf(found),
        },
      ]
    }),
  )
}

function placesOf(entries: readonly Entry[]): ExportPlace[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const { place } = entry
    const n = (seen.get(place) ?? 0) + 1
    seen.set(place, n)
    const several = entries.filter((other) => other.place === place).length > 1
    return { label: several ? `${place} 第${n}处` : place, entry }
  })
}

const figure = (n: number) => n.toLocaleString("en-US")

/** What can be counted: answers to problems, length, shares, minutes. Without a limit a figure is only told. */
function measuredRows({ facts }: Checked, perMinute: number): ExportRow[] {
  const { outline, links } = facts
  const { limits } = attrsOf.report(outline.doc).properties
  const counts = countReport(outline)
  const minutes = spokenMinutes(counts.total, perMinute)
  const rows: ExportRow[] = [lengthRow(counts.total, minutes, limits)]
  const lacking = links.answers.filter(({ missing }) => missing.length > 0).length
  if (links.answers.length > 0 && lacking === 0)
    rows.push({
      key: "answers",
      state: "ok",
      text: "问题都有原因、都有措施",
      note: `${links.answers.length} 条`,
      places: [],
    })
  if (limits.problemShareMin !== null) {
    const share = sharesOf(counts).problem
    const percent = `${Math.round(share * 100)}%`
    rows.push({
      key: "share",
      state: share >= limits.problemShareMin ? "ok" : "warn",
      text: `问题和原因占 ${percent}，要求至少 ${Math.round(limits.problemShareMin * 100)}%`,
      note: "",
      places: [],
    })
  }
  if (limits.minutesMax !== null)
    rows.push({
      key: "minutes",
      state: minutes <= limits.minutesMax ? "ok" : "warn",
      text: `宣读约 ${minutes} 分钟，要求不超 ${limits.minutesMax} 分钟`,
      note: "",
      places: [],
    })
  return rows
}

function lengthRow(total: number, minutes: number, { charactersMin, charactersMax }: Limits): ExportRow {
  const row = { key: "length", note: `宣读约 ${minutes} 分钟`, places: [] }
  if (charactersMax !== null && total > charactersMax)
    return { ...row, state: "warn", text: `字数 ${figure(total)}，超 ${figure(total - charactersMax)}` }
  if (charactersMin !== null && total < charactersMin)
    return { ...row, state: "warn", text: `字数 ${figure(total)}，还差 ${figure(charactersMin - total)}` }
  if (charactersMax !== null)
    return { ...row, state: "ok", text: `字数 ${figure(total)}，不超 ${figure(charactersMax)}` }
  if (charactersMin !== null)
    return { ...row, state: "ok", text: `字数 ${figure(total)}，不少于 ${figure(charactersMin)}` }
  return { ...row, state: null, text: `字数 ${figure(total)}` }
}

/** Characters that Windows takes in no file name, and what ends a name badly. */
export function fileNameError(name: string): string | null {
  if (name.trim() === "") return "文件名空着，写一个。"
  const bad = /[\\/:*?"<>|]/.exec(name)
  if (bad) return `文件名里不能有 ${bad[0]} ，换一个字。`
  return name.length > 120 ? "文件名太长，写短些。" : null
}

/** A file name out of a title. */
export function fileNameOf(title: string): string {
  const name = title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, "")
    .trim()
    .slice(0, 80)
  return name || "述职报告"
}
