import { isForeign, marksOf } from "../marks"
import { isQuoted } from "../pairs"
import { rule } from "../types"

const han = "零一二三四五六七八九"
const pair =
  /([1-9])[、，]([1-9])(?=\s?(?:十|百|千|万)?(?:个(?![小大])|名|户|次|天|人(?![类行])|家|件|处|项|遍|趟|岁|公里|里路|分钟|小时|个月|年(?![级度底初末中]|\d)|条(?![款例]|规定)|台(?!账)|位(?!数)|封|篇|份(?!额)|张(?!贴)|辆|堂|桌|盒|袋|棵|株|斤|亩|米|周(?![一二三四五六日岁年])|节(?!点|能|约)|期(?!工程|项目|建|改|简|通|间|末)))/y
/** 3、40个, for 三四十个. */
const tens =
  /([1-8])0?、([2-9])00?(?=\s?(?:个(?![小大])|名|户|次|天|人(?![类行])|家|件|处|项|遍|趟|岁|公里|里路|分钟|亩|棵|株|斤|封|份|台|元))/y
const several = /([1-9]?)(\d?)0几(?![何内])/y
const before = /几(\d{1,4})(?=[个名户次天人家件处项元岁年公亩])/y

export const approximateFigures = rule({
  id: "approximate-figures",
  kind: "number_format",
  severity: "warning",
  scope: "block",
  title: "概数用了阿拉伯数字",
  basis: "GB/T 15835—2011 4.2.2 连用的概数、带“几”的数用汉字",
  check(block, _context, flag) {
    const { text } = block
    const { figures, rough } = marksOf(block)
    const say = (from: number, to: number, insert: string) =>
      flag(from, to, {
        message: `“${text.slice(from, to)}”表示大概的数，用汉字写。改为“${insert}”。`,
        fixes: [{ title: `改为“${insert}”`, edits: [{ from, to, insert }], safe: false }],
      })
    for (const at of figures) {
      const wide = text[at + 1] === "0" ? 2 : 1
      if (text[at + wide] !== "、" && text[at + wide] !== "，") continue
      pair.lastIndex = tens.lastIndex = at
      const round =
        text[at + wide] === "、" &&
        !/(?:[第\d、，.至和]|(?<!收)到)$/.test(text.slice(Math.max(0, at - 2), at))
          ? tens.exec(text)
          : null
      if (round && Number(round[2]) - Number(round[1]) === 1 && isEven(round[0])) {
        if (!isForeign(block, at) && !isQuoted(block, at))
          say(
            at,
            at + round[0].length,
            `${han[Number(round[1])]}${han[Number(round[2])]}${round[0].endsWith("00") ? "百" : "十"}`,
          )
        continue
      }
      const match = pair.exec(text)
      if (!match || isForeign(block, at) || isQuoted(block, at)) continue
      const [a, b] = [Number(match[1]), Number(match[2])]
      if (b - a !== 1 && !(a === 3 && b === 5)) continue
      // 第3、4次 and 2、3、4个 are those very ones.
      if (/[第\d、，.至到和]/.test(text.charAt(at - 1)) || text[at + 1] === "，") continue
      say(at, at + match[0].length, `${han[a]}${han[b]}`)
    }
    for (const at of rough) {
      if (text[at] !== "几") continue
      before.lastIndex = at
      const behind = before.exec(text)
      if (behind && /^10{1,3}$/.test(behind[1]!)) {
        say(at, at + behind[0].length, `几${["十", "百", "千"][behind[1]!.length - 2]}`)
        continue
      }
      let from = at
      while (/\d/.test(text.charAt(from - 1))) from--
      if (from === at || at - from > 3) continue
      several.lastIndex = from
      const match = several.exec(text)
      if (!match || several.lastIndex !== at + 1) continue
      const [, hundred, ten] = match
      const digit = Number(ten || hundred)
      if (at - from === 2) say(from, at + 1, `${digit === 1 ? "" : han[digit]}十几`)
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓学习。全年⟦3、4⟧次学习用的是同一份材料，参加的有⟦30几⟧人。",
      "一、主要工作\n一是抓走访。每周走访⟦5、6⟧户，解决⟦几10⟧个问题，等候⟦3、5⟧分钟，新增摊位⟦3、40⟧个，收到来信⟦20、30⟧封，走访⟦2、300⟧户。",
    ],
    passes: [
      "一、主要工作\n一是抓学习。全年三四次学习用的是同一份材料，参加的有三十几人。",
      "一、主要工作\n一是抓走访。每周走访五六户，解决几十个问题。",
    ],
    guards: [
      "一、主要工作\n一是抓建设。完成3、4号楼和1、2组改造，2、3、4个月的进度一致，第3、4次会议，3、4年级开课，8、9月份完工，43路、45路延长，1、3、40个各取一，覆盖20个村。",
    ],
  },
})

/** 3、40 and 2、300 leave their noughts to the second, 20、30 does not; 20、300 is none of these. */
function isEven(written: string): boolean {
  const [first, second] = written.split("、") as [string, string]
  return first.length === 1 ? second.length > 1 : second.length === 2
}
