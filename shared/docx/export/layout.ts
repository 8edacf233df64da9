import { z } from "zod"

/** 1/20 pt, the unit of OOXML lengths. 1 mm = 56.7 twips. */
const Twips = z.number().int()
/** Type size in 1/2 pt: 三号 = 16 pt = 32, 二号 = 44, 四号 = 28. */
const HalfPoints = z.number().int().min(2).max(144)
const FontName = z.string().min(1)
const Count = z.number().int().min(0)

/**
 * How a report stands on paper: every number of GB/T 9704—2012 that an export uses. The standard binds
 * 公文; 述职报告 follow it by custom and units override details, so each is a setting.
 */
export const Layout = z.object({
  page: z.object({
    /** 5.1 A4, 210 mm × 297 mm. */
    width: Twips.positive(),
    height: Twips.positive(),
    /** 5.2.1 天头 37 mm. */
    top: Twips.nonnegative(),
    /** 5.2.1 订口 28 mm. */
    left: Twips.nonnegative(),
    /** 版心 225 mm high (5.2.1) leaves 35 mm. */
    bottom: Twips.nonnegative(),
    /** 版心 156 mm wide (5.2.1) leaves 26 mm. */
    right: Twips.nonnegative(),
    /** From the paper's edge; there is no header text. */
    header: Twips.nonnegative(),
    /** 7.5: the page number's line ends this far above the paper's edge; its dash is then 7 mm below 版心. */
    footer: Twips.nonnegative(),
    /** 订口 is in `left` already. */
    gutter: Twips.nonnegative(),
  }),
  /** 5.2.3 每面 22 行: exact line pitch, also the pitch of the document grid. */
  line: Twips.positive(),
  /** 5.2.3 每行 28 字: 16 pt alone gives 27, −0.25 pt a character gives 28. */
  characterSpacing: Twips,
  fonts: z.object({
    /** 5.2.2 仿宋, also level three and four (7.3.3). */
    body: FontName,
    /** Letters and figures. */
    latin: FontName,
    /** 7.3.1 小标宋. */
    title: FontName,
    /** 7.3.3 第一层“一、”黑体. */
    level1: FontName,
    /** 7.3.3 第二层“（一）”楷体. */
    level2: FontName,
    /** 7.5 宋体. */
    pageNumber: FontName,
  }),
  sizes: z.object({
    /** 5.2.2 三号. */
    body: HalfPoints,
    /** 7.3.1 二号. */
    title: HalfPoints,
    /** 7.5 四号. */
    pageNumber: HalfPoints,
  }),
  /** 7.3.3 每个自然段左空二字, in characters. */
  firstLineIndent: Count,
  title: z.object({
    /** 7.3.1: more characters than this go to a further line. 156 mm hold 20 characters of 二号. */
    charactersPerLine: z.number().int().min(6).max(40),
    /** Blank lines between title and text, each one body line so that page 1 stays on the grid. */
    linesAfter: Count,
  }),
  /** 小标题句: the first sentence of a long item that carries 一是 or the like. */
  lead: z.object({
    /** `kai` 楷体, `bold` 仿宋加粗, `plain` like the rest. */
    look: z.enum(["kai", "bold", "plain"]),
    /** A longer first sentence is no 小标题句. */
    charactersMax: Count,
  }),
  /** Characters up to which a numbered paragraph of one sentence is a heading rather than text. */
  heading: z.object({ level1Max: Count, level2Max: Count, level3Max: Count }),
  signature: z.object({
    /** 7.3.5.2 (unsealed) 正文下空一行, in lines. */
    linesBefore: Count,
    /** 7.3.5.2 右空二字. */
    rightIndent: Count,
    /** 7.3.5.2 成文日期首字比署名首字右移二字. */
    dateShift: Count,
    /** 7.3.5.1 (sealed): lines between text and name; the seal's top stays within a line of the text. */
    sealedLinesBefore: Count,
    /** 7.3.5.1 (sealed) 成文日期右空四字. */
    sealedRightIndent: Count,
  }),
  pageNumber: z.object({
    /** Exact line of the footer. */
    line: Twips.positive(),
    /** 7.5 单页码居右空一字，双页码居左空一字. */
    indent: Count,
    /** 7.5 一字线. */
    dash: z.string().min(1),
  }),
})
export type Layout = z.infer<typeof Layout>

/**
 * The standard read as page set-up, which is what units' notices print: margins 37, 35, 28, 26 mm.
 * Rendered: 22 lines × 28 characters on 156.0 × 225.1 mm.
 */
export const standardLayout: Layout = {
  page: {
    width: 11906,
    height: 16838,
    top: 2098,
    left: 1588,
    bottom: 1984,
    right: 1474,
    header: 851,
    footer: 1418,
    gutter: 0,
  },
  // 580 (29 pt) would give 21 lines: (16838 − 2098 − 1984) / 22 = 579.8.
  line: 579,
  characterSpacing: -5,
  fonts: {
    body: "仿宋_GB2312",
    latin: "Times New Roman",
    title: "方正小标宋简体",
    level1: "黑体",
    level2: "楷体_GB2312",
    pageNumber: "宋体",
  },
  sizes: { body: 32, title: 44, pageNumber: 28 },
  firstLineIndent: 2,
  title: { charactersPerLine: 20, linesAfter: 1 },
  lead: { look: "kai", charactersMax: 40 },
  heading: { level1Max: 60, level2Max: 45, level3Max: 45 },
  signature: {
    linesBefore: 1,
    rightIndent: 2,
    dateShift: 2,
    sealedLinesBefore: 2,
    sealedRightIndent: 4,
  },
  pageNumber: { line: 280, indent: 1, dash: "—" },
}

/**
 * The standard read as ink: the first line's upper and the last line's lower edge of the characters
 * themselves stand 37 and 35 mm from the paper's edges. Margins 34.6 and 32.6 mm, lines of 29.6 pt.
 */
export const inkTrueLayout: Layout = {
  ...standardLayout,
  page: { ...standardLayout.page, top: 1962, bottom: 1848 },
  line: 592,
}

/** The layouts a user can choose from, by the name that is stored. */
export const layouts = { standard: standardLayout, inkTrue: inkTrueLayout } as const
