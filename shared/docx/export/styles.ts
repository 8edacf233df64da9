import type { IStylesOptions, XmlComponent } from "docx"
import { element, valued } from "./element"
import type { Layout } from "./layout"
import type { ParagraphStyle, RunStyle } from "./paragraph"

/** What a style says about characters. Everything unsaid comes from the style below it. */
interface Letters {
  /** The Chinese font, also for “ ” — … (see `fonts`). */
  font?: string
  /** Font of letters and figures when it is not the body's. */
  latin?: string
  size?: number
  spacing?: number
  bold?: boolean
}

/** What a style says about paragraphs. Lengths in twips. */
interface Setting {
  keepNext?: boolean
  keepLines?: boolean
  widowControl?: boolean
  snapToGrid?: boolean
  before?: number
  after?: number
  line?: number
  /** No blank line between neighbours of this style. */
  contextual?: boolean
  indent?: Readonly<Record<string, number>>
  align?: "both" | "center" | "left" | "right"
  /** 0–2 */
  outline?: number
}

export interface Definition {
  id: string
  /** Names of Word's own styles are English in the file; Word shows them in its language. */
  name: string
  basedOn?: string
  next?: string
  setting?: Setting
  letters?: Letters
}

/** Styles of the page number. */
export type FooterStyle = "Footer" | "FooterOdd" | "FooterEven"

/**
 * All styles of an export. Text carries no formatting of its own: who wants another look changes a style in
 * Word once.
 *
 * @param sealed room for a seal above the signature (7.3.5.1)
 * @param more styles of paragraphs that only this kind of document has
 */
export function stylesOf(layout: Layout, sealed: boolean, more: readonly Definition[] = []): IStylesOptions {
  const { fonts, sizes, line, signature } = layout
  const body = bodyLetters(layout)
  const em = sizes.body * 10
  const heading: Setting = { keepNext: true, keepLines: true }
  const paragraphs: (Definition & { id: ParagraphStyle | FooterStyle })[] = [
    {
      id: "Normal",
      name: "Normal",
      setting: {
        widowControl: false,
        before: 0,
        after: 0,
        line,
        indent: firstLine(layout.firstLineIndent, em),
        align: "both",
      },
      letters: body,
    },
    {
      id: "Title",
      name: "Title",
      next: "Normal",
      setting: {
        ...heading,
        snapToGrid: false,
        after: layout.title.linesAfter * line,
        indent: firstLine(0, em),
        align: "center",
      },
      letters: { font: fonts.title, size: sizes.title, spacing: 0 },
    },
    {
      // 署名行: under the title, 楷体 as custom has it.
      id: "Byline",
      name: "署名行",
      next: "Normal",
      setting: {
        keepNext: true,
        after: layout.title.linesAfter * line,
        contextual: true,
        indent: firstLine(0, em),
        align: "center",
      },
      letters: { font: fonts.level2 },
    },
    {
      id: "Addressee",
      name: "称谓",
      next: "Normal",
      setting: { indent: firstLine(0, em), align: "left" },
    },
    {
      id: "Heading1",
      name: "heading 1",
      next: "Normal",
      setting: { ...heading, outline: 0 },
      letters: { font: fonts.level1 },
    },
    {
      id: "Heading2",
      name: "heading 2",
      next: "Normal",
      setting: { ...heading, outline: 1 },
      letters: { font: fonts.level2 },
    },
    {
      // A short （一） paragraph with nothing below it must not drag its neighbours to the next page.
      id: "Heading2Leaf",
      name: "二级短条",
      basedOn: "Heading2",
      next: "Normal",
      setting: { keepNext: false },
    },
    {
      id: "Heading3",
      name: "heading 3",
      next: "Normal",
      setting: { ...heading, outline: 2 },
      letters: { font: fonts.body },
    },
    {
      id: "Signature",
      name: "落款",
      setting: { keepLines: true, indent: firstLine(0, em), align: "right" },
    },
    {
      id: "SignatureFirst",
      name: "落款首行",
      basedOn: "Signature",
      next: "Signature",
      setting: { before: (sealed ? signature.sealedLinesBefore : signature.linesBefore) * line },
    },
    footer(layout),
    { id: "FooterOdd", name: "单页页码", basedOn: "Footer", setting: footerSide(layout, "right") },
    { id: "FooterEven", name: "双页页码", basedOn: "Footer", setting: footerSide(layout, "left") },
  ]
  const runs: (Definition & { id: RunStyle })[] = [
    { id: "Level1Run", name: "一级接排标题", letters: { font: fonts.level1 } },
    { id: "Level2Run", name: "二级接排标题", letters: { font: fonts.level2 } },
    { id: "BodyRun", name: "接排正文", letters: { font: fonts.body } },
    { id: "LeadRun", name: "段首句", letters: leadLetters(layout) },
  ]
  return {
    importedStyles: [
      defaults(layout),
      ...[...paragraphs, ...more].map((definition) => paragraphStyle(definition, layout)),
      characterDefault(),
      ...runs.map((definition) => runStyle(definition, layout)),
    ],
  }
}

function bodyLetters(layout: Layout): Letters {
  return { font: layout.fonts.body, size: layout.sizes.body, spacing: layout.characterSpacing }
}

function leadLetters(layout: Layout): Letters {
  const { look } = layout.lead
  if (look === "kai") return { font: layout.fonts.level2 }
  return look === "bold" ? { font: layout.fonts.body, bold: true } : { font: layout.fonts.body }
}

/** 0 is said too: every style inherits the indent of Normal. */
function firstLine(characters: number, em: number): Record<string, number> {
  return { "w:firstLineChars": characters * 100, "w:firstLine": characters * em }
}

/** All four fonts are 宋体: LibreOffice sizes and sets the figure of a field by the paragraph's style. */
function footer(layout: Layout): Definition & { id: FooterStyle } {
  const { pageNumber, fonts, sizes } = layout
  return {
    id: "Footer",
    name: "footer",
    setting: {
      snapToGrid: false,
      line: pageNumber.line,
      indent: { "w:left": 0, "w:right": 0, "w:firstLineChars": 0, "w:firstLine": 0 },
      align: "left",
    },
    letters: { font: fonts.pageNumber, latin: fonts.pageNumber, size: sizes.pageNumber, spacing: 0 },
  }
}

function footerSide(layout: Layout, side: "left" | "right"): Setting {
  const { indent } = layout.pageNumber
  return {
    indent: { [`w:${side}Chars`]: indent * 100, [`w:${side}`]: indent * layout.sizes.pageNumber * 10 },
    align: side,
  }
}

function defaults(layout: Layout): XmlComponent {
  return element("w:docDefaults", {}, [
    element("w:rPrDefault", {}, [element("w:rPr", {}, letterElements(bodyLetters(layout), layout, true))]),
    element("w:pPrDefault"),
  ])
}

function characterDefault(): XmlComponent {
  return element("w:style", { "w:type": "character", "w:default": 1, "w:styleId": "DefaultParagraphFont" }, [
    valued("w:name", "Default Paragraph Font"),
    valued("w:uiPriority", 1),
    element("w:semiHidden"),
    element("w:unhideWhenUsed"),
  ])
}

function paragraphStyle(definition: Definition, layout: Layout): XmlComponent {
  const normal = definition.id === "Normal"
  return element(
    "w:style",
    {
      "w:type": "paragraph",
      "w:default": normal ? 1 : undefined,
      "w:customStyle": isOwn(definition.name) ? 1 : undefined,
      "w:styleId": definition.id,
    },
    [
      valued("w:name", definition.name),
      normal ? null : valued("w:basedOn", definition.basedOn ?? "Normal"),
      definition.next ? valued("w:next", definition.next) : null,
      element("w:qFormat"),
      definition.setting ? element("w:pPr", {}, settingElements(definition.setting)) : null,
      definition.letters ? element("w:rPr", {}, letterElements(definition.letters, layout, normal)) : null,
    ],
  )
}

function runStyle(definition: Definition, layout: Layout): XmlComponent {
  return element("w:style", { "w:type": "character", "w:customStyle": 1, "w:styleId": definition.id }, [
    valued("w:name", definition.name),
    valued("w:basedOn", "DefaultParagraphFont"),
    element("w:qFormat"),
    element("w:rPr", {}, letterElements(definition.letters ?? {}, layout, false)),
  ])
}

/** Names of Word's own styles are Latin; ours are Chinese. */
function isOwn(name: string): boolean {
  return !/^[a-z0-9 ]+$/i.test(name)
}

/** Children of `w:pPr` in the order of the schema (ECMA-376 17.3.1.26): Word refuses another one. */
function settingElements(setting: Setting): XmlComponent[] {
  const { before, after, line } = setting
  const spaced = before !== undefined || after !== undefined || line !== undefined
  return [
    toggle("w:keepNext", setting.keepNext),
    toggle("w:keepLines", setting.keepLines),
    toggle("w:widowControl", setting.widowControl),
    toggle("w:snapToGrid", setting.snapToGrid),
    spaced
      ? element("w:spacing", {
          "w:before": before,
          "w:after": after,
          "w:line": line,
          "w:lineRule": line === undefined ? undefined : "exact",
        })
      : null,
    setting.indent ? element("w:ind", setting.indent) : null,
    toggle("w:contextualSpacing", setting.contextual),
    setting.align ? valued("w:jc", setting.align) : null,
    setting.outline === undefined ? null : valued("w:outlineLvl", setting.outline),
  ].filter((child) => child !== null)
}

function toggle(name: string, on: boolean | undefined): XmlComponent | null {
  return on === undefined ? null : element(name, on ? {} : { "w:val": 0 })
}

/**
 * Children of `w:rPr` in the order of the schema (17.3.2.28).
 *
 * The Chinese font stands under `hAnsi` too, with `hint="eastAsia"`: Word sets “ ” — … from `hAnsi` unless both say
 * Chinese, and then they come out half a character wide.
 */
function letterElements(letters: Letters, layout: Layout, whole: boolean): XmlComponent[] {
  const { font, size, spacing, bold } = letters
  const latin = letters.latin ?? layout.fonts.latin
  return [
    font
      ? element("w:rFonts", {
          "w:hint": "eastAsia",
          "w:ascii": latin,
          "w:hAnsi": font,
          "w:eastAsia": font,
          "w:cs": latin,
        })
      : null,
    toggle("w:b", bold ?? (whole ? false : undefined)),
    whole ? valued("w:color", "000000") : null,
    // docx leaves out a spacing of 0, and the title then inherits Normal's.
    spacing === undefined ? null : valued("w:spacing", spacing),
    size === undefined ? null : valued("w:sz", size),
    size === undefined ? null : valued("w:szCs", size),
    whole ? element("w:lang", { "w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA" }) : null,
  ].filter((child) => child !== null)
}
