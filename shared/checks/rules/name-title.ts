import { anyAt, anyBefore, cite, enclosure } from "../set-phrases"
import { type Report, rule } from "../types"
import { type Watched, watch } from "../watch"

interface Name {
  form: string
  right: string
  severity: NonNullable<Report["severity"]>
  why: string
  notBefore?: readonly string[]
  notAfter?: readonly string[]
  /** Only where what follows does not go on with another word: 县委 but not 县委宣传部. */
  whole?: boolean
}

const core = "党中央的这个称谓是固定的"
const title = "姓名和职务之间的次序是固定的"
const typed = "姓名和职务一字不能错"
const full = "正式行文写姓名全称和职务"

const people: readonly Name[] = [
  ...["习近平总书记", "习近平", "习近平主席", "习总书记"].map(
    (form): Name => ({
      form: `以${form}为核心的党中央`,
      right: "以习近平同志为核心的党中央",
      severity: "error",
      why: core,
    }),
  ),
  ...["以习近平同志为核心党中央", "以习近平同志为中心的党中央", "以习近平同志为领导核心的党中央"].map(
    (form): Name => ({ form, right: "以习近平同志为核心的党中央", severity: "error", why: core }),
  ),
  {
    form: "以习近平同志为首的党中央",
    right: "以习近平同志为核心的党中央",
    severity: "warning",
    why: core,
  },
  ...["习近平同志总书记", "习近平总书记同志"].map(
    (form): Name => ({ form, right: "习近平总书记", severity: "error", why: title }),
  ),
  {
    form: "总书记习近平同志",
    right: "习近平总书记",
    severity: "warning",
    why: title,
    notAfter: ["中央", "党委", "、"],
  },
  {
    form: "总书记习近平",
    right: "习近平总书记",
    severity: "warning",
    why: title,
    notAfter: ["中央", "党委", "、"],
    notBefore: ["新时代", "同志", "总书记", "法治", "生态", "经济", "文化", "强军", "外交"],
  },
  ...[
    "习近平总书计",
    "习近平总书纪",
    "习近平总数记",
    "习近评总书记",
    "习进平总书记",
    "习近乎总书记",
    "习近平总记",
  ].map((form): Name => ({ form, right: "习近平总书记", severity: "error", why: typed })),
  {
    form: "习总书记",
    right: "习近平总书记",
    severity: "warning",
    why: full,
    notAfter: ["学", "温", "研", "自", "复", "练"],
  },
  ...[
    "重要讲话",
    "系列重要讲话",
    "重要指示",
    "重要论述",
    "重要批示",
    "重要回信",
    "重要贺信",
    "讲话精神",
    "指示批示",
  ].map(
    (words): Name => ({
      form: `习近平${words}`,
      right: `习近平总书记${words}`,
      severity: "warning",
      why: "姓名后面要有职务",
    }),
  ),
]

/** In the order 党委, 人大, 政府, 政协: 县委、县政府. */
const bodies: readonly Name[] = [
  ["国务院", "党中央"],
  ...[..."省市县区旗州"].map((area) => [`${area}政府`, `${area}委`]),
  ...[..."镇乡"].map((area) => [`${area}政府`, `${area}党委`]),
  ...[..."省市县区"].flatMap((area) => [
    [`${area}政府`, `${area}人大`],
    [`${area}政协`, `${area}政府`],
  ]),
  ["街道办事处", "街道党工委"],
  ["办事处", "党工委"],
].flatMap(([government, party]) =>
  ["、", "和"].map(
    (and): Name => ({
      form: `${government}${and}${party}`,
      right: `${party}${and}${government}`,
      severity: "warning",
      why: "并提的次序是党委、人大、政府、政协",
      whole: true,
    }),
  ),
)

const names = watch([...people, ...bodies].map((entry): Watched<Name> => ({ form: entry.form, entry })))

/** What goes on with the name of a body makes it another one: 县委宣传部, 县委书记. */
const bodyGoesOn = /^[宣组统政办社党巡常副书网农老直机编人深审外督国军委员代主]/

/** Names with a title that is wrong, missing or out of order, and bodies named in the wrong order. */
export const nameTitle = rule({
  id: "name-title",
  kind: "set_phrase",
  severity: "error",
  scope: "block",
  title: "姓名职务写得不规范",
  basis:
    "党的二十大报告等中央文件的用法：习近平总书记，以习近平同志为核心的党中央；并提的次序是党委、人大、政府、政协",
  check(block, _context, flag) {
    const { text } = block
    let end = 0
    for (const { entry, from, to } of names(block)) {
      if (from < end) continue
      if (anyAt(entry.notBefore ?? [], text, to) || anyBefore(entry.notAfter ?? [], text, from)) continue
      if (entry.whole && bodyGoesOn.test(text.charAt(to))) continue
      if (enclosure(text, from, to).titled) continue
      end = to
      flag(from, to, {
        severity: entry.severity,
        message: `${cite(entry.form)}的规范写法是${cite(entry.right)}。${entry.why}，改为${cite(entry.right)}。`,
        fixes: [
          {
            title: `改为${cite(entry.right)}`,
            edits: [{ from, to, insert: entry.right }],
            safe: entry.severity === "error",
          },
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是铸魂。坚决同⟦以习近平总书记为核心的党中央⟧保持高度一致，学习12次。",
      "一、主要工作\n一是铸魂。学习⟦习近平重要讲话⟧精神12次，牢记⟦习总书记⟧的嘱托。",
      "一、主要工作\n一是报告工作。每季度向⟦县政府、县委⟧报告1次，⟦镇政府和镇党委⟧联席会议开了6次。",
    ],
    passes: [
      "一、主要工作\n一是铸魂。坚决同以习近平同志为核心的党中央保持高度一致，学习12次。",
      "一、主要工作\n一是铸魂。学习习近平总书记重要讲话精神12次；每季度向县委、县政府报告1次。",
    ],
    guards: [
      "一、主要工作\n一是铸魂。中共中央总书记习近平的这段话，我领学习总书记重要讲话12次。",
      "一、主要工作\n一是读书。共读《习近平重要讲话单行本》3册，配合县政府、县委宣传部办展2次。",
    ],
  },
})
