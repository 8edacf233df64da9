import type { Kind } from "./types"

/** What filters and tables call the kinds of findings. */
export const kindNames: Readonly<Record<Kind, string>> = {
  no_quantity: "亮点无数",
  missing_cause: "缺原因",
  missing_measure: "缺措施",
  unlinked: "没有对应的问题",
  structure: "提纲",
  ordinal: "序号",
  stale: "年份",
  placeholder: "待填",
  set_phrase: "规范表述",
  outdated: "过时提法",
  arithmetic: "数对不上",
  halfwidth: "半角全角",
  punctuation: "标点",
  doubled: "重复",
  number_format: "数字写法",
  wording: "用词",
  length: "篇幅",
  carried: "沿用",
  promise: "去年答应的事",
  vague: "空话",
  contradiction: "前后不一",
  house: "本单位要求",
}
