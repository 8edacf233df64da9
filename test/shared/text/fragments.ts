import fc from "fast-check"

const pieces = [
  ..."零〇一二两三四五六七八九十百千万亿半余多近约数几第前上个名户次项条年月日号成倍、，。；：“”《》（）()【】+-—~至到%‰.·/:×*Xx_?某 　\n",
  "2022年",
  "2021—2025年",
  "二〇二二年",
  "20XX年",
  "12345",
  "3.5",
  "1,200",
  "万元",
  "人次",
  "个百分点",
  "三会一课",
  "四个意识",
  "走访",
  "历时",
  "分之",
  "翻",
  "A4",
  "GB/T 9704",
  "〔2023〕12号",
  "待核实",
  "此处",
]

/** Texts put together from what numbers in reports are made of and what stands beside them. */
export const fragments = fc
  .array(fc.constantFrom(...pieces), { maxLength: 30 })
  .map((parts) => parts.join(""))
