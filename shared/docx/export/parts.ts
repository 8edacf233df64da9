import type { Layout } from "./layout"
import type { FileProperties } from "./properties"

/** A whole part of the package, in place of the one that docx writes. */
export interface Part {
  path: string
  data: string
}

/**
 * The parts that docx cannot write as they must be: `core.xml` (docx stamps the present moment into it) and
 * `fontTable.xml` (docx lists embedded fonts only; these fonts may not be shipped).
 */
export function completedParts(properties: FileProperties, layout: Layout): Part[] {
  return [
    { path: "docProps/core.xml", data: coreXml(properties) },
    { path: "word/fontTable.xml", data: fontTableXml(layout) },
  ]
}

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

function coreXml({ title, creator, date, edition }: FileProperties): string {
  const time = (name: string) =>
    date === null ? "" : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}</dcterms:${name}>`
  return (
    `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(creator)}</dc:creator>` +
    `<cp:lastModifiedBy>${escaped(creator)}</cp:lastModifiedBy>${time("created")}${time("modified")}` +
    // Of what the standard offers (ECMA-376-2, 11.1) this is what both Word and Explorer show by itself.
    (edition ? `<cp:contentStatus>${escaped(edition)}</cp:contentStatus>` : "") +
    "</cp:coreProperties>"
  )
}

/** What Word and WPS know of a font beside its name: other names, and a kind to stand in for it. */
interface KnownFont {
  /** Names that other makers and systems give the same face, nearest first. */
  others: readonly string[]
  panose: string
  family: "modern" | "roman" | "auto"
  /** 86 = GB2312, 00 = Latin. */
  charset: "86" | "00"
  pitch: "fixed" | "variable"
}

const chinese = { family: "modern", charset: "86", pitch: "fixed" } as const

const knownFonts: Readonly<Record<string, KnownFont>> = {
  仿宋_GB2312: {
    others: ["仿宋", "FangSong", "FangSong_GB2312"],
    panose: "02010609030101010101",
    ...chinese,
  },
  楷体_GB2312: { others: ["楷体", "KaiTi", "KaiTi_GB2312"], panose: "02010609030101010101", ...chinese },
  方正小标宋简体: {
    others: ["方正小标宋_GBK", "方正小标宋_GB2312", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"],
    panose: "02010601030101010101",
    family: "auto",
    charset: "86",
    pitch: "variable",
  },
  黑体: { others: ["SimHei"], panose: "02010609060101010101", ...chinese },
  宋体: {
    others: ["SimSun"],
    panose: "02010600030101010101",
    family: "auto",
    charset: "86",
    pitch: "variable",
  },
  "Times New Roman": {
    others: [],
    panose: "02020603050405020304",
    family: "roman",
    charset: "00",
    pitch: "variable",
  },
}

/** Without its alternatives a PC that lacks 仿宋_GB2312 sets the text in 宋体, though 仿宋 is there. */
function fontTableXml(layout: Layout): string {
  const names = [...new Set(Object.values(layout.fonts))]
  return (
    `${declaration}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
    names.map(fontXml).join("") +
    "</w:fonts>"
  )
}

function fontXml(name: string): string {
  const known = knownFonts[name]
  if (!known) return `<w:font w:name="${escaped(name)}"><w:charset w:val="86"/></w:font>`
  const { others, panose, charset, family, pitch } = known
  return (
    `<w:font w:name="${escaped(name)}">` +
    (others.length > 0 ? `<w:altName w:val="${escaped(others.join(","))}"/>` : "") +
    `<w:panose1 w:val="${panose}"/><w:charset w:val="${charset}"/>` +
    `<w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`
  )
}

/** A text as it may stand in XML, also in an attribute. */
export function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;")
}
