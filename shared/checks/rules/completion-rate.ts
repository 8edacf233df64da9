import { type Exact, type Figure, figuresOf, fitOf, isExact, isShare, ratio } from "../arithmetic"
import { before, misfit, type Portion } from "../arithmetic-shares"
import { rule } from "../types"

/**
 * 受理207件，按期办结189件，按期办结率91.3%: a rate must be what was done by what there was to do. Only a rate whose
 * name says what was counted before it (办结率 behind 办结189件) is held against the figures.
 */
export const completionRate = rule({
  id: "completion-rate",
  kind: "arithmetic",
  severity: "error",
  scope: "block",
  title: "完成率与数不符",
  basis: "公文数据应准确：完成率、办结率等由完成数除以应完成数得出，按写出的位数四舍五入",
  check(block, _context, flag) {
    const { text } = block
    const figures = figuresOf(block)
    if (figures.length < 3 || !/率|进度|比例/.test(text)) return
    for (let i = 0; i < figures.length; i++) {
      const claim = figures[i]!
      if (claim.share === null || claim.share > 1 || !isExact(claim)) continue
      const name = rateName.exec(text.slice(claim.head, claim.from))
      // All that were due may be done while others are not due yet.
      if (!name || (claim.share === 1 && /到期|按[时期]|及时/.test(name[1]!))) continue
      const portion =
        portionOf(text, figures, i, name[1]!) ??
        withRest(text, figures, i, name[1]!) ??
        withDue(text, figures, i, name[1]!) ??
        toldAfter(text, figures, i, name[1]!)
      if (!portion || fitsWithRest(text, figures, i, portion.part)) continue
      const report = misfit(claim, portion, before(figures, i, portion.part.unit))
      if (report) flag(claim.from, claim.to, report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓治理。排查矛盾纠纷146件，成功化解139件，化解成功率⟦98.2%⟧。",
      "一、主要工作\n一是抓会风。家长会应到310人，实到217人，到会率只有⟦60%⟧。",
      "一、主要工作\n一是抓改革。落实改革任务28项，完成25项，完成率⟦92%⟧。",
      "一、主要工作\n一是抓整改。召开会议1次，目前完成40个，完成率⟦97.2%⟧，其余2个按期推进。接到纠纷49起，调成47起，调解成功率⟦97.9%⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓服务。受理投诉207件，按期办结189件，按期办结率91.3%。",
      "一、主要工作\n一是抓改革。42项改革任务完成42项，完成率100%。",
    ],
    guards: [
      // The rest tells the whole: 37 of 40.
      "一、主要工作\n一是抓信访。领导接访108件，化解积案37件，化解率达92.5%，剩余3件均有方案。",
      // The rate of something else.
      "一、主要工作\n一是抓普法。举办讲座40场，解答咨询36场，群众知晓率85%。",
      "一、主要工作\n一是抓服务。受理投诉207件，办结189件，办结率由去年的85%提高到95%。",
    ],
  },
})

const rateName =
  /(?:^|[、（(])[^，。；、（(由从比]{0,6}?((?:[\u4e00-\u9fff]{2,6}(?=率)|进度|完成比例))率?(?:达到了?|达|为|是|仅为?|只有|只达|高达|均为)?$/

/** What the name of a rate goes by in the clause before it. */
const synonyms: readonly [rate: RegExp, done: RegExp][] = [
  [/到会|参会|出勤|到课/, /实到|到会|参会|出勤|到场/],
  [/合格|通过|达标|优良/, /合格|通过|达标|达到|优良/],
  [/参[加与学训]|覆盖/, /参[加与学训]|覆盖/],
  [/办结|结案|审结|执结/, /[办审执调]结|结案/],
  [/检出|患病|阳性|异常|不良|近视/, /检出|查出|患|阳性|异常|不良|近视|超重/],
  [/参保|缴费|收缴|征缴|投保/, /参保|缴|投保/],
  [/执行|支出|使用/, /执行|支出|使用/],
  [/就业|去向|落实/, /就业|落实|升学/],
  [/升学|录取|上线/, /升入|升学|录取|上线/],
  [/获奖/, /获/],
  [/收回|回收|清收|追回/, /收回|回收|清收|追回/],
  [/进度|比例/, /支出|执行|完成|办结|整改|销号|落实|到位|开工|竣工|兑现|通过/],
  [/化解|调处|调解|成功/, /化解|调处|调解成功|调成|调结|成功/],
]

/** Is what was counted what the rate is of? By two characters that they share, but for those of every rate. */
function isOf(name: string, clause: string): boolean {
  for (const [rate, done] of synonyms) if (rate.test(name)) return done.test(clause)
  for (let i = 0; i + 2 <= name.length; i++) {
    const pair = name.slice(i, i + 2)
    if (!/按[期时]|及时|总体|综合|群众|平均/.test(pair) && clause.includes(pair)) return true
  }
  return false
}

const noDeed = /满意|知晓|好评|支持|增长|复发|生育|利用|使用|覆盖|普及|参与|成活|正确|准确|优[秀良]|[死伤]/

/** 按期答复率 behind 答复218条，按期答复215条: the whole name stands with the part only. */
function isInFull(name: string, doing: string, about: string): boolean {
  return name.length > 2 && doing.includes(name) && !about.includes(name)
}

/** Do they share a character of those that say what was done? */
function isNearly(name: string, clause: string): boolean {
  if (noDeed.test(name)) return false
  for (const c of name.slice(-2)) if (!"按期时及率总体平均群众".includes(c) && clause.includes(c)) return true
  return false
}

function portionOf(text: string, figures: readonly Figure[], i: number, name: string): Portion | null {
  const claim = figures[i]!
  let part = figures[i - 1]!
  let whole = figures[i - 2]
  // 实到186名，应到200名
  if (whole && part.value !== null && whole.value !== null && whole.value < part.value)
    if (/应/.test(text.slice(part.head, part.from)) && part.clause !== whole.clause) {
      const due = part
      part = whole
      whole = due
    }
  if (!part || !whole || !isExact(part) || !isExact(whole) || isShare(part)) return null
  if (part.unit !== whole.unit || part.unit === "" || part.part !== claim.part) return null
  if (claim.clause - part.clause > 1 || part.clause - whole.clause > 1 || whole.value < part.value)
    return null
  const doing =
    text.slice(Math.max(part.head, whole.to), part.to) + /^[^，。；、]{0,8}/.exec(text.slice(part.to))![0]
  const about = text.slice(whole.head, whole.from)
  // 26个村中21个完成，达标率…: the words tell the part and its whole, whatever the rate is called.
  const among = /^[^，。；、]{0,10}中，?(?:有|已有?)?$/.test(text.slice(whole.to, part.from))
  // 全村356户，已安装天然气的有298户
  const those =
    part.clause - whole.clause === 1 && /的(?:已|只|仅)?有?$/.test(text.slice(part.head, part.from))
  if ((among || those) && !/满意|知晓|好评/.test(name)) return { part, whole, sure: false }
  const listed = text.slice(Math.max(whole.head, figures[i - 3]?.to ?? 0), whole.from)
  if (/其中/.test(about.slice(-12)) || /、/.test(text.slice(whole.to, part.from))) return null
  // A list of figures, of which the whole is but the last; names in a row before it are no such list.
  if (figures[i - 3] && figures[i - 3]!.to > whole.head && listed.includes("、")) return null
  // 应检210辆，实检198辆: the words of duty tell what is of what, whatever the rate is called.
  const due = /应([\u4e00-\u9fff])/.exec(about)
  const isDone = due && (doing.includes(`实${due[1]}`) || (doing.includes("实际") && name.includes(due[1]!)))
  if (isDone && !/满意|知晓|好评/.test(name)) return { part, whole, sure: true }
  if (!isOf(name, doing)) {
    // 112艘装上终端，安装率: one character alike is enough where something is done to each.
    const near = isNearly(name, doing) && !isNearly(name, about) && part.clause - whole.clause === 1
    return near ? { part, whole, sure: false } : null
  }
  // 办结率 behind 办结12件、化解9件: the first is done, too, and no whole.
  if (
    isOf(name, about) &&
    !/应|计划|任务|目标/.test(about) &&
    !/进度|比例/.test(name) &&
    !isInFull(name, doing, about)
  )
    return null
  return { part, whole, sure: /应|受理|排查|任务|中|接|收/.test(text.slice(whole.head, part.from)) }
}

/** 完成40个，完成率97.2%，其余2个: no whole is written, but what was done and the rest make it. */
function withRest(text: string, figures: readonly Figure[], i: number, name: string): Portion | null {
  const claim = figures[i]!
  const part = figures[i - 1]
  const rest = figures[i + 1]
  if (!part || !rest || !isExact(part) || !isExact(rest) || isShare(part) || part.unit === "") return null
  if (part.unit !== rest.unit || part.sentence !== claim.sentence || rest.sentence !== claim.sentence)
    return null
  if (
    claim.clause - part.clause > 1 ||
    !/^[，；](?:其余|剩余|余下|剩下)的?$/.test(text.slice(claim.to, rest.from))
  )
    return null
  // A whole that is written is asked elsewhere; a second part would belong to it, too.
  const whole = part.value + rest.value
  const wholes = before(figures, i - 1, part.unit).filter(({ sentence }) => sentence === part.sentence)
  if (wholes.length > 0 && !wholes.some(({ value }) => value === whole)) return null
  if (!isOf(name, text.slice(part.head, part.to))) return null
  return { part, whole: { ...part, value: whole, text: `${part.text}与${rest.text}之和` }, sure: true }
}

/** 合格率98%，共抽检400批次，不合格8批次; 进度87.6%，全年预算4200万元，实际支出3680万元: what it comes from is told behind it. */
function toldAfter(text: string, figures: readonly Figure[], i: number, name: string): Portion | null {
  const claim = figures[i]!
  const one = figures[i + 1]
  const other = figures[i + 2]
  if (
    !one ||
    !other ||
    one.unit !== other.unit ||
    one.unit === "" ||
    isShare(one) ||
    other.part !== claim.part
  )
    return null
  if (!isExact(one) || !isExact(other) || one.clause - claim.clause !== 1 || other.clause - one.clause !== 1)
    return null
  // What came before may be what the rate is of.
  if (figures[i - 1]?.sentence === claim.sentence || figures[i + 3]?.part === claim.part) return null
  const [part, whole] = one.value < other.value ? [one, other] : [other, one]
  const doing = text.slice(part.head, part.to)
  if (!/共|总|应|全|预算|抽检|检测|受理|排查|参加/.test(text.slice(whole.head, whole.from))) return null
  if (/不合格|未|没有/.test(doing)) {
    const value = whole.value - part.value
    return isOf(name, doing)
      ? { part: { ...part, value, text: `${whole.text}减${part.text}` }, whole, sure: false }
      : null
  }
  return isOf(name, doing) ? { part, whole, sure: false } : null
}

/** 参保5.26万人，参保率97.8%，应参保5.38万人: what was due comes last. */
function withDue(text: string, figures: readonly Figure[], i: number, name: string): Portion | null {
  const claim = figures[i]!
  const part = figures[i - 1]
  const due = figures[i + 1]
  if (!part || !due || part.unit !== due.unit || part.unit === "" || isShare(part)) return null
  if (!isExact(part) || !isExact(due) || part.value > due.value || due.part !== part.part) return null
  if (
    claim.clause - part.clause > 1 ||
    due.clause - claim.clause > 1 ||
    !isOf(name, text.slice(part.head, part.to))
  )
    return null
  const asked = /^[，（](?:全[镇县村乡市区院校局所站])?(?:共)?应([\u4e00-\u9fff]{1,2})/.exec(
    text.slice(claim.to, due.from),
  )
  return asked && name.includes(asked[1]!.charAt(0)) ? { part, whole: due, sure: true } : null
}

/** …，化解37件，化解率92.5%，剩余3件: part and rest make the whole. */
function fitsWithRest(text: string, figures: readonly Figure[], i: number, part: Exact): boolean {
  const claim = figures[i]! as Exact
  const rest = figures[i + 1]
  if (!rest || rest.sentence !== claim.sentence || !isExact(rest) || rest.unit !== part.unit) return false
  if (!/其余|剩余|余下|剩下|尚有|还有|另有|未/.test(text.slice(claim.to, rest.to + 6))) return false
  return fitOf(claim, ...ratio(part, { ...part, value: part.value + rest.value })) === "fits"
}
