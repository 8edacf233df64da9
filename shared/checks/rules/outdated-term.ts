import { type OutdatedTerm, outdatedTerms } from "../../library/outdated"
import { type Term, termBase } from "../../library/term-base"
import { narratesBefore, sentenceAround } from "../narration"
import { anyAt, anyBefore, cite, continuesNumber, enclosure } from "../set-phrases"
import { type BlockFacts, type Report, rule } from "../types"
import { type Watched, watch } from "../watch"

type Entry =
  | { kind: "term"; term: OutdatedTerm; right: string | null; from: number; month: number }
  | { kind: "past"; term: Term; until: number }
  /** A longer word that a term is right in. */
  | { kind: "within" }

/** Campaigns and plan periods go by their dates, other rules know them; 办实事 went on when its campaign was over. */
const dated = /学习教育|主题教育|专题教育|实践活动|十[三四五]五|普法|办实事|减负年/

const outdatedForms = outdatedTerms.flatMap(({ forms }) => Object.keys(forms))

const words = watch([
  ...outdatedTerms.flatMap((term): Watched<Entry>[] => [
    ...Object.entries(term.forms).map(([form, right]): Watched<Entry> => {
      const [year, month] = term.from.split("-").map(Number)
      return { form, entry: { kind: "term", term, right, from: year!, month: month ?? 1 } }
    }),
    ...(term.within ?? []).map((form): Watched<Entry> => ({ form, entry: { kind: "within" } })),
  ]),
  ...termBase.flatMap((term): Watched<Entry>[] =>
    term.until && !dated.test(term.form) && !outdatedForms.some((form) => term.name.includes(form))
      ? [{ form: term.name, entry: { kind: "past", term, until: Number(term.until.slice(0, 4)) } }]
      : [],
  ),
])

/** How far the words may stand that a term depends on. */
const near = 40
/** What stands behind the name of an office that a building still bears: 环保局家属院. */
const building = /^老?(?:旧址|原址|家属[院楼区]|宿舍|小区|大院|院内|老院|院子|旧楼|老楼|片区|公交站|路口|巷)/
/** A document keeps the name of who issued it: 原质检总局's《…》is in force still. */
const issued =
  /^(?:等[^，。；《]{0,8})?(?:联合)?(?:印发|颁布|发布|制定|制订|出台|公布|颁发|令|文件)[^，。；《]{0,12}《/
/** What was a campaign's is often kept up when the campaign is over. */
const keptUp = /常态化|长效|巩固|深化|持续|延续|拓展/

/** A term that describes nothing current in the year reported on: 贫困户 in 2023. */
export const outdatedTerm = rule({
  id: "outdated-term",
  kind: "outdated",
  severity: "warning",
  scope: "block",
  title: "过时的提法",
  basis: "政策转换、机构改革和更名的公开文件；起算年据改变发生的日期判断，见过时提法库",
  check(block, { year }, flag) {
    if (year === null) return
    const { text } = block
    let end = 0
    for (const { entry, from, to } of words(block)) {
      if (from < end) continue
      if (entry.kind === "within") {
        end = to
        continue
      }
      if (entry.kind === "past") {
        const { term, until } = entry
        if (year <= until || continuesNumber(text, from) || isSetOff(text, from, to, false)) continue
        const { from: start, to: stop } = sentenceAround(text, from, to)
        if (narratesBefore(block, from, to, until + 1) || keptUp.test(text.slice(start, stop))) continue
        end = to
        flag(from, to, {
          severity: "hint",
          message: `${cite(term.name)}是${term.until!.slice(0, 4)}年及以前的提法，述职的是${year}年。${term.instead ? `现在的说法是${cite(term.instead)}，` : ""}讲当年的工作，换成现在的说法。`,
        })
        continue
      }
      const { term, right, from: since, month } = entry
      // In the year of the change it was right for some months; late in the year, for nearly all of it.
      if (year < since || (year === since && month > 8)) continue
      if (!stands(entry, block, from, to)) continue
      end = to
      const current = right ? [right] : term.instead
      flag(from, to, {
        severity: severity(entry, block, year, from, to, month > 2),
        message: `${cite(text.slice(from, to))}从${since}年起不再是现行提法，述职的是${year}年。${current.length > 0 ? `现在说${current.map(cite).join("或")}，` : ""}讲当年的工作，换成现行的说法；讲过去的事，写明年份。`,
        ...(right && {
          fixes: [{ title: `改为${cite(right)}`, edits: [{ from, to, insert: right }], safe: false }],
        }),
      })
    }
  },
  examples: {
    flags: [
      {
        year: 2023,
        text: "一、主要工作\n一是抓帮扶。走访⟦贫困户⟧46户，使用⟦扶贫资金⟧30万元，办起⟦扶贫车间⟧2处、建成“同心⟦扶贫车间⟧”3个。",
      },
      {
        year: 2024,
        text: "一、主要工作\n一是护健康。⟦新冠肺炎疫情防控⟧平稳，会同县⟦环保局⟧检查12次。",
      },
      {
        year: 2025,
        text: "一、主要工作\n一是抓普法。开展⟦法制宣传教育⟧32场，打赢⟦脱贫攻坚⟧战不松劲。",
      },
    ],
    passes: [
      {
        year: 2023,
        text: "一、主要工作\n一是抓帮扶。走访脱贫户46户，使用衔接资金30万元，办起帮扶车间2处。",
      },
      { year: 2019, text: "一、主要工作\n一是抓帮扶。走访贫困户46户，使用扶贫资金30万元，打赢脱贫攻坚战。" },
    ],
    guards: [
      {
        year: 2023,
        text: "一、主要工作\n一是抓帮扶。2020年全镇最后23户贫困户如期脱贫，今年巩固拓展脱贫攻坚成果，原县扶贫办的台账全部移交。",
      },
      {
        year: 2024,
        text: "一、主要工作\n一是抓帮扶。做好易地扶贫搬迁后续扶持，弘扬脱贫攻坚精神；5年前挂牌的扶贫车间，都已更名换牌。",
      },
      {
        year: 2024,
        text: "一、主要工作\n一是抓文旅。会同文化和旅游局办展12场，非洲猪瘟疫情防控到位，隐患动态清零。",
      },
    ],
  },
})

/** In a title, or between quotation marks: then others speak, or it is a name. Own marks are how some terms are written. */
function isSetOff(text: string, from: number, to: number, own: boolean): boolean {
  const { quoted, titled } = enclosure(text, from, to)
  return titled || quoted === "more" || (own && quoted === "own")
}

/** 建成“巾帼扶贫车间”9个: a short name that ends with the term and is counted is a thing of this year. */
function isCounted(text: string, from: number, to: number): boolean {
  return (
    /(?:建成|新建|创建|打造|建立|设立|办起|新增|改造)“[^“”]{0,4}$/.test(
      text.slice(Math.max(0, from - 8), from),
    ) && /^”\d+(?:个|处|家|座|间)/.test(text.slice(to, to + 6))
  )
}

function stands(
  { term, from: since }: Extract<Entry, { kind: "term" }>,
  block: BlockFacts,
  from: number,
  to: number,
): boolean {
  const { text } = block
  if (anyAt(term.notBefore, text, to) || anyBefore(term.notAfter, text, from)) return false
  if (isSetOff(text, from, to, false) && !isCounted(text, from, to)) return false
  const behind = text.slice(to, sentenceAround(text, from, to).to)
  if (building.test(behind) || issued.test(behind)) return false
  const around = text.slice(Math.max(0, from - near), to + near)
  if (term.near && !term.near.some((word) => around.includes(word))) return false
  if (term.nearNot?.some((word) => around.includes(word))) return false
  if (term.told?.some((word) => behind.includes(word))) return false
  return !narratesBefore(block, from, to, since)
}

function severity(
  { term, from: since }: Extract<Entry, { kind: "term" }>,
  { text }: BlockFacts,
  year: number,
  from: number,
  to: number,
  late: boolean,
): NonNullable<Report["severity"]> {
  if (year === since && late) return "hint"
  if (!term.task) return term.level
  const before = text.slice(Math.max(0, from - 6), from)
  const isTask =
    term.task.some((verb) => before.includes(verb)) || (term.taskBehind && anyAt(term.taskBehind, text, to))
  return isTask ? term.level : "hint"
}
