import { type Figure, figuresOf, isExact, isShare, scaled, slack, tidy } from "../arithmetic"
import { type LocalReport, rule } from "../types"

/**
 * 年初1200吨，入库3800吨，出库4100吨，年末900吨; 收入684万元，支出651万元，结余33万元: what there was, what came and what went make what
 * is left. Only where every figure of the unit in between says whether it came or went.
 */
export const balance = rule({
  id: "balance",
  kind: "arithmetic",
  severity: "warning",
  scope: "block",
  title: "期初增减与期末对不上",
  basis: "公文数据应准确：期初数加增加数减减少数等于期末数，收入减支出等于结余",
  check(block, _context, flag) {
    const { text } = block
    if (!/[末底余存由从净]|现有|未[办审执]?结|在册/.test(text)) return
    const figures = figuresOf(block)
    for (let i = 2; i < figures.length; i++) {
      const report = balanceAt(text, figures, i) ?? netToldAt(text, figures, i)
      if (report) flag(figures[i]!.from, figures[i]!.to, report)
    }
    for (let i = 1; i < figures.length; i++) {
      const report = netAt(text, figures, i)
      if (report) flag(figures[i - 1]!.from, figures[i]!.to, report)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓储备。年初库存860吨，轮入420吨，轮出510吨，年末库存⟦790吨⟧。",
      "一、主要工作\n一是抓财务。全年收入92万元，支出78万元，结余⟦16万元⟧。",
      "一、主要工作\n一是抓党员。年初有党员64名，全年新发展3名，转出2名，年末共有党员⟦66名⟧。",
      "一、主要工作\n一是抓审判。旧存案件85件，新收1260件，审结1287件，未结⟦68件⟧。",
    ],
    passes: [
      "一、主要工作\n一是抓储备。年初库存860吨，轮入420吨，轮出510吨，年末库存770吨。",
      "一、主要工作\n一是抓财务。上年结转6万元，全年收入92万元，支出78万元，结余20万元。",
    ],
    guards: [
      // What went is told in part only.
      "一、主要工作\n一是抓财务。全年收入92万元，其中经营收入60万元，支出78万元，累计结余46万元。",
      "一、主要工作\n一是抓党员。年初有党员64名，全年慰问困难党员12名，年末共有党员66名。",
    ],
  },
})

const opening =
  /(?:年初|期初|月初|上年末|上年底|去年底|上年结转|上年结余|年初结转|年初结余|旧存|原有|上期结余|在册)[^，。；、\d]{0,10}$/
const closing =
  /(?:年末|年底|期末|月末|现有|结余|节余|盈余|结存|尚存|库存|未结|未办结|未审结|在册|还?剩余?|余额)[^，。；、\d]{0,10}$/
const came =
  /(?:新[增收建购设办招入立接发]|发展|补栏|转入|调入|迁入|收购|入库|轮入|购入|购进|购置|采购|收入|增加|引进|招录|录用|招聘|出生|接收|补充|入职|纳入|入账|到账|进项|回迁|返乡|恢复|归还|到位|拨入|捐入|下达)[^，。；、\d]{0,8}$/
const went =
  /(?:转出|调出|迁出|销售|出库|轮出|支出|减少|注销|死亡|去世|病故|退休|离职|报废|退出|清退|审结|执结|办结|消除|处置|核销|核减|拆除|耗用|消耗|发放|领用|淘汰|除名|出列|花销|开支|使用|辞职|离世|出栏|退会|退社|退股|流出|解除|期满|终止|转岗)[^，。；、\d]{0,8}$/
const noFlow = /其中|超过|多于|少于|高于|低于|同比|比上年|较上年|累计|历年|每|平均|人均|计划|预算|目标/

/** `i` is the number of what is left. */
function balanceAt(text: string, figures: readonly Figure[], i: number): LocalReport | null {
  const left = figures[i]!
  if (!isExact(left) || isShare(left) || left.unit === "") return null
  const label = labelOf(text, figures, i)
  if (!closing.test(label) || noFlow.test(label)) return null
  if (opening.test(label) && !/年末|年底|期末|月末/.test(label)) return null
  let sum = 0
  let loose = slack(left)
  let opened = false
  let flows = 0
  let comes = 0
  let goes = 0
  const terms: string[] = []
  for (let k = i - 1; k >= 0 && figures[k]!.sentence === left.sentence; k--) {
    const figure = figures[k]!
    if (figure.unit !== left.unit) {
      // 46户153人: households told beside the persons.
      if (isShare(figure) || figure.unit === "") return null
      continue
    }
    if (!isExact(figure)) return null
    const said = labelOf(text, figures, k)
    if (noFlow.test(said)) return null
    const sign = opening.test(said) ? 0 : came.test(said) ? 1 : went.test(said) ? -1 : null
    if (sign === null) return null
    sum += sign < 0 ? -figure.value : figure.value
    loose += slack(figure)
    terms.unshift(`${sign < 0 ? "－" : "＋"}${scaled(figure.value, left)}`)
    if (sign > 0) comes++
    if (sign < 0) goes++
    if (sign !== 0) flows++
    else {
      opened = true
      break
    }
  }
  // Nothing told of the beginning: only what is left of an income is what came less what went.
  const ofIncome = /[结节盈]余/.test(label) && comes > 0 && goes > 0
  if (flows === 0 || (!opened && !ofIncome)) return null
  // More was spent than came in, and still something is left.
  if (ofIncome && !opened && sum < 0 && Math.abs(-sum - left.value) <= loose + 1e-9)
    return {
      message: `支出比收入多${scaled(-sum, left)}，写的是“${label}${left.text}”。核对收入、支出和结余。`,
    }
  const off = Math.abs(tidy(sum) - left.value)
  if (off <= loose * 1.001 + 1e-9 || off > Math.max(left.value, Math.abs(sum)) * furthest) return null
  return {
    message: `增减对不上：${terms.join("").replace(/^＋/, "")}＝${scaled(sum, left)}，写的是${left.text}。核对各数；另有增减的写明。`,
  }
}

const fromTo = /^[^，。；、\d]{0,6}(?:增|减|升|降|扩|涨|变|调整|壮大|发展)[^，。；、\d]{0,3}[至到为]$/

/** 淘汰24辆，更新30辆，总数由156辆增至162辆: what came less what went is what lies between. `i` is the number of the later state. */
function netAt(text: string, figures: readonly Figure[], i: number): LocalReport | null {
  const before = figures[i - 1]!
  const after = figures[i]!
  if (
    before.unit !== after.unit ||
    before.unit === "" ||
    !isExact(before) ||
    !isExact(after) ||
    isShare(after)
  )
    return null
  if (before.part !== after.part || !fromTo.test(text.slice(before.to, after.from))) return null
  if (!/[由从][^，。；、\d]{0,8}$/.test(text.slice(before.head, before.from))) return null
  let sum = 0
  let comes = 0
  let goes = 0
  for (let k = 0; k < figures.length; k++) {
    const figure = figures[k]!
    if (figure === before || figure === after || figure.sentence !== after.sentence) continue
    if (figure.unit !== after.unit) continue
    const label = labelOf(text, figures, k)
    if (/净/.test(label)) continue
    if (!isExact(figure) || noFlow.test(label)) return null
    const sign = came.test(label) || /更新[^，。；、\d]{0,8}$/.test(label) ? 1 : went.test(label) ? -1 : 0
    if (sign === 0) return null
    sum += sign * figure.value
    if (sign > 0) comes++
    else goes++
  }
  const off = Math.abs(after.value - before.value - sum)
  if (comes === 0 || goes === 0 || off <= slack(before) + slack(after) + 1e-9 || off > before.value * 0.1)
    return null
  return {
    message: `增减相抵是${sum > 0 ? "增加" : "减少"}${scaled(Math.abs(sum), after)}，从${before.text}到${after.text}却不是。核对各数；另有增减的写明。`,
  }
}

/** 发展11名、转入9名，转出14名、去世6名，净增2名: `i` is the number of the net. Of two flows the rule of changes asks. */
function netToldAt(text: string, figures: readonly Figure[], i: number): LocalReport | null {
  const net = figures[i]!
  if (!isExact(net) || isShare(net) || net.unit === "") return null
  const up = /净([增减])[^，。；、\d]{0,6}$/.exec(labelOf(text, figures, i))
  if (!up) return null
  let sum = 0
  let comes = 0
  let goes = 0
  for (let k = i - 1; k >= 0 && figures[k]!.sentence === net.sentence; k--) {
    const figure = figures[k]!
    if (figure.unit !== net.unit) return null
    const label = labelOf(text, figures, k)
    if (opening.test(label)) break
    const sign = came.test(label) ? 1 : went.test(label) ? -1 : 0
    if (!isExact(figure) || noFlow.test(label) || sign === 0) return null
    sum += sign * figure.value
    if (sign > 0) comes++
    else goes++
  }
  if (comes === 0 || goes === 0 || comes + goes < 3) return null
  const said = up[1] === "增" ? net.value : -net.value
  const off = Math.abs(tidy(sum) - said)
  if (off <= slack(net) + 1e-9 || off > Math.max(comes + goes, Math.abs(sum) + net.value)) return null
  return {
    message: `增减相抵是${sum > 0 ? "净增" : sum < 0 ? "净减" : "不增不减"}${sum === 0 ? "" : scaled(Math.abs(sum), net)}，写的是净${up[1]}${net.text}。核对各数；另有增减的写明。`,
  }
}

/** Told far otherwise, something was left out. */
const furthest = 0.4

/** What stands before a figure in its clause, behind the figure before it. */
function labelOf(text: string, figures: readonly Figure[], i: number): string {
  const figure = figures[i]!
  const from = Math.max(figure.head, figures[i - 1]?.to ?? 0)
  return text.slice(Math.max(from, text.lastIndexOf("、", figure.from) + 1), figure.from)
}
