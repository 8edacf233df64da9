import { type HouseRules, noHouseRules } from "#shared/checks/house"
import { type Severity, severityNames } from "#shared/checks/types"
import { readNumber } from "../start/NumberField"

/** The four tables of 单位规定. */
export type ListName = "words" | "mentions" | "counts" | "accepted"
export type Field = "word" | "instead" | "also" | "min" | "max" | "why" | "level"

/** A line of a table as it is typed. Fields that the table does not have are empty. */
export type Cells = Readonly<Record<Field, string>>

/** What is wrong with the fields of a line, by field. */
export type Wrong = Readonly<Partial<Record<Field, string>>>

interface Column {
  field: Field
  label: string
  placeholder: string
}

export interface List {
  name: ListName
  title: string
  /** What the table is for. */
  note: string
  /** A line that could stand in it, while it is empty. */
  example: string
  columns: readonly Column[]
  /** Lines that it holds, as `readHouseRules` takes them. */
  most: number
}

const why: Column = { field: "why", label: "缘由", placeholder: "可不写" }
const level: Column = { field: "level", label: "级别", placeholder: "" }

export const lists: readonly List[] = [
  {
    name: "words",
    title: "不用的词",
    note: "稿里出现就提醒；写了“改用”的，一按就换。",
    example: "比如不用“一把手”，改用“主要负责同志”。",
    columns: [
      { field: "word", label: "不用的词", placeholder: "一把手" },
      { field: "instead", label: "改用", placeholder: "可不写" },
      why,
      level,
    ],
    most: 2000,
  },
  {
    name: "mentions",
    title: "配套提法",
    note: "稿里提到前一个，后面几个都要提到，写在哪里都行。",
    example: "比如提到“党政同责”，须提到“一岗双责”。",
    columns: [
      { field: "word", label: "提到", placeholder: "党政同责" },
      { field: "also", label: "须提到", placeholder: "几个词用“、”隔开" },
      why,
      level,
    ],
    most: 500,
  },
  {
    name: "counts",
    title: "次数",
    note: "一份稿里最少、最多写几次；只管一头的，另一头空着。",
    example: "比如“创新”最多 8 次，“粮食安全”最少 1 次。",
    columns: [
      { field: "word", label: "词", placeholder: "粮食安全" },
      { field: "min", label: "最少", placeholder: "不限" },
      { field: "max", label: "最多", placeholder: "不限" },
      why,
      level,
    ],
    most: 500,
  },
  {
    name: "accepted",
    title: "认可的词",
    note: "地名、系统名、本地叫法，写着就是对的，用词、提法、数字写法都不再提醒。",
    example: "比如村名“付家湾”、系统名“一网统管办”。",
    columns: [{ field: "word", label: "本单位认可的词", placeholder: "付家湾" }],
    most: 2000,
  },
]

export const listOf = (name: ListName): List => lists.find((list) => list.name === name)!

export const emptyCells: Cells = {
  word: "",
  instead: "",
  also: "",
  min: "",
  max: "",
  why: "",
  level: "warning",
}

export const severities = Object.keys(severityNames) as Severity[]
const severityOf = (text: string): Severity => severities.find((severity) => severity === text) ?? "warning"

/** Nothing was typed in it yet; a level alone is nothing. */
export const isEmpty = (cells: Cells): boolean =>
  Object.entries(cells).every(([field, text]) => field === "level" || text.trim() === "")

const times = (text: string, least: number) => readNumber(text, { min: least, max: 9999, optional: true })
const numberIn = (text: string, least: number): number | null => {
  const read = times(text, least)
  return typeof read === "number" ? read : null
}

/** The words of a field that holds several, each once. */
export const wordsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,；;\s]+/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]

/** The lines of a table, as they are shown. */
export function cellsIn(house: HouseRules, name: ListName): Cells[] {
  switch (name) {
    case "words":
      return house.words.map(({ word, instead, why, level }) => ({
        ...emptyCells,
        word,
        instead: instead ?? "",
        why: why ?? "",
        level,
      }))
    case "mentions":
      return house.mentions.map(({ word, also, why, level }) => ({
        ...emptyCells,
        word,
        also: also.join("、"),
        why: why ?? "",
        level,
      }))
    case "counts":
      return house.counts.map(({ word, min, max, why, level }) => ({
        ...emptyCells,
        word,
        min: min === null ? "" : String(min),
        max: max === null ? "" : String(max),
        why: why ?? "",
        level,
      }))
    case "accepted":
      return house.accepted.map((word) => ({ ...emptyCells, word }))
  }
}

/** The rules with these lines, of which none is wrong, in one of the tables. */
export function withCells(house: HouseRules, name: ListName, lines: readonly Cells[]): HouseRules {
  const rest = ({ word, why, level }: Cells) => ({
    word: word.trim(),
    why: why.trim() || null,
    level: severityOf(level),
  })
  switch (name) {
    case "words":
      return {
        ...house,
        words: lines.map((cells) => ({ ...rest(cells), instead: cells.instead.trim() || null })),
      }
    case "mentions":
      return {
        ...house,
        mentions: lines.map((cells) => ({ ...rest(cells), also: wordsIn(cells.also) })),
      }
    case "counts":
      return {
        ...house,
        counts: lines.map((cells) => ({
          ...rest(cells),
          min: numberIn(cells.min, 1),
          max: numberIn(cells.max, 0),
        })),
      }
    case "accepted":
      return { ...house, accepted: lines.map(({ word }) => word.trim()) }
  }
}

/** What keeps a line from being a rule, apart from the other lines: the demands of `readHouseRules`, at their fields. */
export function wrongIn(name: ListName, cells: Cells): Wrong {
  const word = cells.word.trim()
  const wrong: Partial<Record<Field, string>> = {}
  const about = wordFault(word)
  if (about) wrong.word = about
  if (cells.why.trim().length > 200) wrong.why = "最多 200 个字"
  if (name === "words") {
    const instead = cells.instead.trim()
    if (instead.length > 60) wrong.instead = "最多 60 个字"
    else if (instead !== "" && instead === word) wrong.instead = "和不用的词一样"
  }
  if (name === "mentions") {
    const fault = alsoFault(word, wordsIn(cells.also))
    if (fault) wrong.also = fault
  }
  if (name === "counts") Object.assign(wrong, countFaults(cells))
  return wrong
}

function wordFault(word: string): string | null {
  if (word === "") return "填上词"
  if (word.length < 2) return "至少 2 个字，一个字到处都会碰上"
  return word.length > 60 ? "最多 60 个字" : null
}

function alsoFault(word: string, also: readonly string[]): string | null {
  if (also.length === 0) return "填上须提到的词"
  if (also.length > 20) return "最多 20 个"
  if (also.includes(word)) return "不能是它自己"
  for (const one of also) {
    const fault = wordFault(one)
    if (fault) return `“${one.slice(0, 8)}”${fault}`
  }
  return null
}

function countFaults({ min, max }: Cells): Wrong {
  const [least, most] = [times(min, 1), times(max, 0)]
  if (typeof least === "string") return { min: least }
  if (typeof most === "string") return { max: most }
  if (least === null && most === null) return { max: "最少、最多至少填一个" }
  return least !== null && most !== null && least > most ? { max: "比最少的还少" } : {}
}

/** How many lines there are in all tables. */
export const countOf = (house: HouseRules): number =>
  lists.reduce((sum, { name }) => sum + house[name].length, 0)

/** `不用的词 12 条，次数 2 条`; empty without any. */
export const contentsOf = (house: HouseRules): string =>
  lists
    .filter(({ name }) => house[name].length > 0)
    .map(({ name, title }) => `${title} ${house[name].length} 条`)
    .join("，")

/** Rules without a line; the name stays. */
export const emptied = (house: HouseRules): HouseRules => ({ ...noHouseRules, name: house.name })
