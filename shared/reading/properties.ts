import { defaultReportYear, noProperties, type Properties } from "../model/properties"
import { type DateMention, findDates, isoDate } from "../text/dates"
import { isSection, type Tree, type TreeBlock } from "./tree"

/**
 * Proposes what the text plainly says about the report: year reported on, person, post, unit, date. What
 * it does not say stays null; a person confirms the rest (`proposed`).
 */
export function proposeProperties(text: string, tree: Tree): Properties {
  const words = (block: TreeBlock) => text.slice(...block.text)
  const blocks = tree.children.filter((child) => !isSection(child)) as TreeBlock[]
  const of = (type: TreeBlock["type"]) => blocks.filter((b) => b.type === type).map(words)
  const signature = of("signature")
  const byline = of("byline")
  const date = lastFullDate(signature) ?? lastFullDate(byline)
  const dated = date?.month ? defaultReportYear(date.year, date.month) : null
  const titled = titleYear(of("title").join("")) ?? titleYear(byline.join("\n"))
  const opened = openingYear(of("opening").join("\n"))
  // A title that opening and date agree against is last year's, left in.
  const outvoted = titled !== null && opened !== null && opened !== titled && opened === dated
  const found: Partial<Properties> = {
    year: (outvoted ? opened : titled) ?? opened ?? headingYear(text, tree) ?? dated,
    date: date ? isoDate(date) : null,
    ...whoIn([...byline, ...signature]),
  }
  const proposed = Object.entries(found)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name]) => name)
  return { ...noProperties, ...found, proposed }
}

/** 2025年度…述职报告; of a span (2021—2025年) the last year is the one reported on. */
function titleYear(title: string): number | null {
  return reportedYears(title).at(-1)?.year ?? null
}

/** Years without a month, but for the one that is planned: 2024年工作总结和2025年工作计划. */
function reportedYears(text: string): DateMention[] {
  const years = findDates(text).filter((d) => d.month === null)
  return years.filter((d, i) => {
    const said = text.slice(d.to, Math.min(years[i + 1]?.from ?? text.length, d.to + 16))
    return (
      years.length === 1 ||
      !/^[^，。；]*(?:计划|打算|安排|思路|要点|规划)/.test(said) ||
      /总结|述职|履职|完成/.test(said)
    )
  })
}

/**
 * The opening names other years too: since when somebody has been in office, what the last review found.
 * So 现就…2025年 and 2025年度 come first, and a lone year counts only without a month.
 */
function openingYear(opening: string): number | null {
  if (opening === "") return null
  const years = reportedYears(opening)
  const behind = (d: DateMention) => opening.slice(d.to, d.to + 4)
  const before = (d: DateMention) => opening.slice(Math.max(0, d.from - 16), d.from)
  const asked = years.filter(
    (d) => /(?:现|就|将|把|汇报|报告)[^。；\n]*$/.test(before(d)) && !/(?:自|从|由)$/.test(before(d)),
  )
  const full = years.filter(
    (d) => behind(d).startsWith("度") && !/反馈|上一/.test(opening.slice(d.to, d.to + 12)),
  )
  const plain = years.filter(
    (d) => !/(?:自|从|于|由|至|到)$/.test(before(d)) && !/^(?:以?来|起|任|至|到)/.test(behind(d)),
  )
  for (const some of [asked, full, plain]) {
    const distinct = new Set(some.map((d) => d.year))
    if (distinct.size === 1) return some[0]!.year
  }
  return null
}

/** 一、2025年工作开展情况: only the parts on work done, a plan names the year after. */
function headingYear(text: string, tree: Tree): number | null {
  for (const section of tree.children) {
    if (!isSection(section) || section.role !== "highlight" || !section.heading) continue
    const year = titleYear(text.slice(...section.heading.text))
    if (year !== null) return year
  }
  return null
}

function lastFullDate(lines: readonly string[]): DateMention | null {
  for (const line of [...lines].reverse()) {
    const date = findDates(line)
      .filter((d) => d.month !== null)
      .at(-1)
    if (date) return date
  }
  return null
}

const posts =
  "(?:第一书记|党委副书记|党委书记|党总支书记|党支部书记|支部书记|党组书记|工委书记|副书记|书记|副主任|主任|副镇长|镇长|副乡长|乡长|副校长|校长|副院长|院长|副局长|局长|副科长|科长|副处长|处长|部长|站长|所长|队长|主席|园长|经理|董事长|组织委员|宣传委员|委员|干事|主任科员|办事员)"
const unitTail =
  "(?:街道办事处|街道|镇|乡|村|社区|县|市|区|局|中心|医院|卫生院|学校|小学|中学|学院|幼儿园|公司|委员会|办事处|站|所|院|办公室|政府)"
const endsInPost = new RegExp(`${posts}$`)
const unitThenPost = new RegExp(`^(.{1,24}?${unitTail}(?:委员会)?)((?:.{0,10}、?)?${posts})$`)
const wholeUnit =
  /(?:委员会|党委|党组|党工委|支部|总支|办公室|政府|办事处|街道|[县市区乡镇村]|局|处|科|院|学校|小学|中学|大学|幼儿园|医院|公司|集团|银行|支行|中心|站|所|社区|[工纪团市县区镇乡]委|工会|妇联|协会|班子)$/

/** Person, post and unit from the lines under the title and at the end. */
function whoIn(lines: readonly string[]): Pick<Properties, "name" | "post" | "unit"> {
  const who: Pick<Properties, "name" | "post" | "unit"> = { name: null, post: null, unit: null }
  const set = (key: keyof typeof who, value: string | undefined) => {
    const clean = value?.replace(/\s+/g, "")
    if (clean && who[key] === null) who[key] = clean
  }
  for (const line of lines) {
    const bare = line.replace(/^[（(]|[）)]$/g, "").trim()
    const labelled = /^(述职人|汇报人|报告人|总结人|述职者|姓名|单位|职务|签名|签字)\s*[：:]\s*(.+)$/.exec(
      bare,
    )
    if (labelled) {
      const value = labelled[2]!
      if (labelled[1] === "单位") set("unit", value)
      else if (labelled[1] === "职务") set("post", value)
      else if (isName(value)) set("name", value)
      else readWords(value, set)
      continue
    }
    if (findDates(bare).some((d) => d.month !== null)) continue
    const posted = /^([^：:]+)[：:]\s*([^：:]+)$/.exec(bare)
    if (posted && isName(posted[2]!)) {
      set("name", posted[2])
      readWords(posted[1]!, set)
      continue
    }
    readWords(bare, set)
  }
  return who
}

function readWords(
  line: string,
  set: (key: "name" | "post" | "unit", value: string | undefined) => void,
): void {
  if (isName(line)) {
    set("name", line)
    return
  }
  // 王 芳 as the last word is written with a space to fill the width of three characters.
  const spaced = /^(.*\S)\s+(\p{Script=Han}\s\p{Script=Han})$/u.exec(line)
  const words = spaced ? [...spaced[1]!.split(/\s+/), spaced[2]!] : line.split(/\s+/)
  if (words.length > 1 && isName(words.at(-1)!)) set("name", words.pop())
  for (const word of words) {
    const both = unitThenPost.exec(word)
    if (both) {
      set("unit", both[1])
      set("post", both[2])
    } else if (endsInPost.test(word)) set("post", word)
    else if (wholeUnit.test(word)) set("unit", word.replace(/(?:领导)?班子$/, ""))
  }
}

function isName(text: string): boolean {
  const bare = text.trim()
  if (!/^(?:\p{Script=Han}{2,4}|\p{Script=Han}\s+\p{Script=Han})$/u.test(bare)) return false
  return !wholeUnit.test(bare) && !endsInPost.test(bare)
}
