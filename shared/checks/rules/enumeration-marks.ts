import { marksOf } from "../marks"
import { rule } from "../types"

/** Words that begin like 和, 及, 与 or 等 and join nothing. */
const joins =
  /(?:以?及(?![时格早第至笄])其?|和(?![谐睦平美善缓顺解田气蔼好乐静暖煦])|与(?![会民时人世众否其日共史法邻]))/y
const andSoOn = /等{1,2}(?=[。，；、）”\d一二两三四五六七八九十工问项任制方多内重各地]|$)/y
const rough = /[一二三四五六七八九]、[一二三四五六七八九](?=[个名户次天人件家处项遍趟])/y
const digits = "一二三四五六七八九"

export const enumerationMarks = rule({
  id: "enumeration-marks",
  kind: "punctuation",
  severity: "warning",
  scope: "block",
  title: "顿号用得不对",
  basis:
    "GB/T 15834—2011 4.5.3.1 连词前不加顿号；4.5.3.4 相邻数字表示概数不用顿号；4.5.3.5 并列的引号、书名号之间通常不用顿号；附录B.1.2 “等”前不加顿号",
  check(block, _context, flag) {
    const { text } = block
    for (const at of marksOf(block).points) {
      if (text[at] !== "、") continue
      const remove = (safe: boolean) => [
        { title: "删去顿号", edits: [{ from: at, to: at + 1, insert: "" }], safe },
      ]
      // The character behind it tells at once that most are in order.
      const after = text.charAt(at + 1)
      if (!"以及和与等“《一二三四五六七八九".includes(after)) continue
      joins.lastIndex = andSoOn.lastIndex = at + 1
      rough.lastIndex = at - 1
      const joint = joins.exec(text)
      if (joint) {
        flag(at, at + 1 + joint[0].length, {
          severity: joint[0].startsWith("以") ? "hint" : "warning",
          message: `“${joint[0]}”已经把前后连起来，前面不再用顿号。删去顿号。`,
          fixes: remove(false),
        })
        continue
      }
      const rest = andSoOn.exec(text)
      if (rest) {
        flag(at, at + 1 + rest[0].length, {
          message: `列举到“${rest[0]}”就收住了，前面不再用顿号。删去顿号。`,
          fixes: remove(true),
        })
        continue
      }
      if (rough.test(text) && isRough(text, at)) {
        flag(at - 1, at + 2, {
          message: `“${text.slice(at - 1, at + 2)}”表示大概的数，中间不用顿号。删去顿号。`,
          fixes: remove(false),
        })
        continue
      }
      const before = text.charAt(at - 1)
      if ((before === "”" && after === "“") || (before === "》" && after === "《"))
        flag(at, at + 1, {
          severity: "hint",
          message: `并列的${before === "”" ? "引号" : "书名号"}之间通常不用顿号，标号已经把它们隔开。可以删去；单位习惯用的，全篇一致即可。`,
          fixes: remove(false),
        })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓队伍。镇、村⟦、和⟧组三级联动，采取座谈、走访⟦、等⟧方式听取意见36条，走访⟦三、五⟧户。",
      "一、主要工作\n一是抓创建。获“十大精品”⟦、⟧“最受欢迎展览”两项荣誉，学习《准则》⟦、⟧《条例》6次。",
    ],
    passes: [
      "一、主要工作\n一是抓队伍。镇、村和组三级联动，采取座谈、走访等方式听取意见36条，走访三五户。",
      "一、主要工作\n一是抓创建。获“十大精品”“最受欢迎展览”两项荣誉，学习《准则》《条例》6次。",
    ],
    guards: [
      "一、主要工作\n一是抓治理。建设平安、和谐、和美村组，快捷、及时响应，落实等级、等次评定，增强“四个意识”、坚定“四个自信”。\n二是抓调度。一、二组和三、四季度的任务已完成，学习《准则》（修订）、《条例》6次。",
    ],
  },
})

/** 三、五户 is about so many; 一、二组, 第三、四次 and 一、三、五户 are those ones. */
function isRough(text: string, at: number): boolean {
  const [a, b] = [digits.indexOf(text.charAt(at - 1)), digits.indexOf(text.charAt(at + 1))]
  if (b - a !== 1 && !(a === 2 && b === 4)) return false
  return !/[第、十百千]/.test(text.charAt(at - 2))
}
