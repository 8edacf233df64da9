/** A mark that stands for something still to be filled in. One span covers the whole run. */
export interface Placeholder {
  from: number
  to: number
  /**
   * `mask`: a run in place of a name or number (`**`, XX, 〇〇, 某某); `blank`: room left open (___, （　）);
   * `note`: words that say what is missing (（待核实）, 【单位名称】, and the blanks of our own snippets: {次数}).
   */
  kind: "mask" | "blank" | "note"
}

const crosses = "Xx×ＸｘХх╳✕✖"
const circles = "〇○◯□△▲●■◇◆"
const filling =
  "待(?:填|补|核|定|完善|更新|确认|统计|查|提供|报)|此处|请(?:填|补|根据|结合|插入|输入)|填(?:写|入|报)|插入|(?:可|请)?根据(?:实际|具体|本单位)|按实际|视情况?|具体(?:数字|数据|数量|时间|名称|人数|金额|内容|单位|情况|姓名|日期|比例)|补充(?:具体|数据|内容|数字|说明)"
const slots =
  "姓名|单位|单位名称|职务|时间|地点|日期|数字|数据|名称|人数|金额|乡镇名?|村名|地名|镇名|年份|比例|你的姓名|您的姓名|省市|某单位"
const blankNames = "(?=[^{}｛｝]*[\\u4e00-\\u9fff])[\\u4e00-\\u9fffA-Za-z0-9/、（）]{1,12}"
const inBrackets = `\\s*(?:[^（(【\\[〔［{）)】\\]〕］}\\n]{0,10}(?:${filling})[^（(【\\[〔［{）)】\\]〕］}\\n]{0,40}|(?:${slots}))\\s*`

const parts: readonly (readonly [Placeholder["kind"], string])[] = [
  ["mask", "[*＊﹡✱]+"],
  ["mask", `(?<![A-Za-z])[${crosses}]+(?:[.．][${crosses}]+)?(?![A-Za-z])`],
  ["mask", `[${circles}]+`],
  [
    "mask",
    "某某+|(?:某(?:省|市|州|县|区|镇|乡|街道|社区|村|局|校|院)){2,}|某年某月(?:某日)?|(?<=19|20)[Nn]{2}(?=年)",
  ],
  ["blank", "[_＿﹍﹎]{2,}|[?？]{2,}|[#＃]{2,}(?=[名个人次户万元镇乡村县市区年月日项件])"],
  ["blank", "【\\s*】|[（(](?:\\s{2,}|　)[）)]|（）|\\(\\)(?=[\\u4e00-\\u9fff])"],
  // Room left for figures: 2025年　月　日, 走访　　户
  [
    "blank",
    "(?<=[年月])[ 　]{1,8}(?=[月日])|(?<=[\\u4e00-\\u9fff])(?:[ 　]{2,12})(?=(?:万?元|人次|户|名(?![誉称单录])|件|次|个|[%％]|公里)(?:[\\u4e00-\\u9fff，。；、]|$))",
  ],
  ["note", `[（(【\\[〔［]${inBrackets}[）)】\\]〕］]`],
  // A name of what is missing, or of a field of a form. Braces around a clause, a list or a formula are none.
  ["note", `[{｛]{1,2}(?:${blankNames}|[A-Za-z_][A-Za-z_ ]{1,19})[}｝]{1,2}`],
  // 待填 alone, where a figure or a name was to come: 责任区待填个。
  ["note", "待(?:填|补充?|补填)(?=[个名次户人件家场元亩项处条支所座期届批%，。；、）]|$)"],
  ["note", "(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])"],
]
const mark = new RegExp(parts.map(([, source]) => `(${source})`).join("|"), "y")
/** 1 for every code unit that a mark may begin with: the pattern is tried nowhere else. */
const starts = new Uint8Array(0x10000)
for (const c of `*＊﹡✱${crosses}${circles}某待NnTF_＿﹍﹎?？#＃【[〔［（({｛ 　`) starts[c.charCodeAt(0)] = 1

const blank = new RegExp(`^[{｛]{1,2}(${blankNames})[}｝]{1,2}$`)

/** What a blank of a snippet asks for: 次数 for {次数}; null for every other mark. */
export function blankName(mark: string): string | null {
  return blank.exec(mark)?.[1] ?? null
}

/** Words in brackets that send the reader elsewhere: （具体时间另行通知） is finished text. */
const elsewhere = /另[行报附]|附后|后附|见附|详见|如下/

/** Behind a single cross or circle these show that a name or number was left out: X年, ×名. */
const slot =
  /^(?:年|月(?!度)|日|时|名|个|人|次|户|亩|万|亿|元|项|件|镇|乡|村|县|市|区|省|局|街道|社区|同志|书记|%|％|‰|公里|家|场|篇|届|处|起|条|吨|岁|号|支部|党委|千|百)/
const bullet = /(?:^|\n)[ \t　]*$/

/**
 * Marks in a text that somebody still has to fill in: `**`, XX, 20XX年, 〇〇, ___, （待核实）, 【单位名称】, {次数}.
 * A multiplication (7×24), a version (XXL), a Chinese year (二〇〇八年), one 某 in running prose, a set {1,2} are
 * none.
 */
export function findPlaceholders(text: string): Placeholder[] {
  const out: Placeholder[] = []
  for (let i = 0; i < text.length; i++) {
    if (starts[text.charCodeAt(i)] === 0) continue
    mark.lastIndex = i
    const match = mark.exec(text)
    if (!match) continue
    const to = i + match[0].length
    const index = parts.findIndex((_, part) => match[part + 1] !== undefined)
    if (index > 2 ? !elsewhere.test(match[0]) : stands(text, i, to, index))
      out.push({ from: i, to, kind: parts[index]![0] })
    i = to - 1
  }
  return out
}

function stands(text: string, from: number, to: number, index: number): boolean {
  const before = text.charAt(from - 1)
  const after = text.charAt(to)
  const single = to - from === 1
  if (index === 0) {
    if (!single) return true
    // 3*4 is a product, “*” speaks of the mark itself.
    const spoken = (/\d/.test(before) && /\d/.test(after)) || (before === "“" && after === "”")
    return !spoken && !(/[\s]/.test(after) && bullet.test(text.slice(Math.max(0, from - 8), from)))
  }
  if (index === 1) {
    if (!single) return !(/\d/.test(before) && /\d/.test(after))
    if (before === "第" || text.startsWith("季度", to)) return true
    if (!slot.test(text.slice(to, to + 2))) return false
    // 3×个 and 12.X万元 stand for a number whose last digit is left out.
    if (/\d/.test(before) || /\d\.$/.test(text.slice(Math.max(0, from - 2), from))) return true
    return !/[+＋“"'‘A-Za-z.]/.test(before)
  }
  // 二〇〇八年, 一○五
  if (/[一二三四五六七八九十百千零\d]/.test(before) || /[一二三四五六七八九零]/.test(after)) return false
  return !single || (text[from] !== "●" && text[from] !== "■" && slot.test(text.slice(to, to + 2)))
}
