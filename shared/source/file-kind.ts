import type { ReadReason } from "./messages"

/** A file that is no report, by the first bytes that its format always has. */
export interface ForeignFile {
  reason: Extract<ReadReason, "otherFormat" | "oldFormat" | "notText" | "fixedLayout" | "picture" | "archive">
  /** What it is, for people. Begins with a space where a Latin word follows a Chinese one. */
  kind: string
}

const latin = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to))

/** Formats whose first bytes no text begins with. */
export function foreignBytes(bytes: Uint8Array): ForeignFile | null {
  const head = latin(bytes, 0, 16)
  if (latin(bytes, 0, 1024).includes("%PDF-")) return { reason: "fixedLayout", kind: " PDF 文件" }
  if (head.startsWith("\x89PNG")) return { reason: "picture", kind: "图片（PNG）" }
  if (head.startsWith("\xff\xd8\xff")) return { reason: "picture", kind: "图片（JPG）" }
  if (/^GIF8[79]a/.test(head)) return { reason: "picture", kind: "图片（GIF）" }
  if (/^(?:II\*\0|MM\0\*)/.test(head)) return { reason: "picture", kind: "图片（TIFF）" }
  if (/^RIFF....WEBP/s.test(head)) return { reason: "picture", kind: "图片（WebP）" }
  if (/^....ftyp(?:heic|heix|mif1|avif)/s.test(head)) return { reason: "picture", kind: "图片（HEIC）" }
  if (/^BM....\0\0\0\0/s.test(head)) return { reason: "picture", kind: "图片（BMP）" }
  if (/^....ftyp/s.test(head) || head.startsWith("ID3") || /^RIFF....(?:WAVE|AVI )/s.test(head))
    return { reason: "notText", kind: "音频或视频" }
  if (head.startsWith("Rar!\x1a")) return { reason: "archive", kind: "压缩包（RAR）" }
  if (head.startsWith("7z\xbc\xaf\x27\x1c")) return { reason: "archive", kind: "压缩包（7z）" }
  if (head.startsWith("\x1f\x8b")) return { reason: "archive", kind: "压缩包（gz）" }
  if (/^[\xdb\x9b\x9c]\xa5.\0/s.test(head))
    return { reason: "oldFormat", kind: " Word 95 或更早的 .doc 格式" }
  if (/^[12]\xbe\0\0\0\xab/.test(head)) return { reason: "oldFormat", kind: " DOS 版 Word 的格式" }
  if (head.startsWith("{\\rtf")) return { reason: "otherFormat", kind: " RTF 格式" }
  if (/^MZ.*\0/s.test(head) || head.startsWith("\x7fELF")) return { reason: "notText", kind: "程序文件" }
  return null
}

/** Formats that are text themselves, with the report between their marks. */
export function foreignText(text: string): ForeignFile | null {
  const head = text.slice(0, 4096).trimStart()
  if (/^(?:<!doctype html|<html[\s>])/i.test(head)) return { reason: "otherFormat", kind: "网页格式" }
  if (/^MIME-Version:|^From:.*\r?\n(?:.*\n)?Subject:/i.test(head) && /^Content-Type:/im.test(head))
    return { reason: "otherFormat", kind: "单文件网页格式" }
  if (!head.startsWith("<")) return null
  if (/<pkg:package|<w:wordDocument|progid="Word\.Document"/.test(head))
    return { reason: "otherFormat", kind: " Word XML 格式" }
  if (/<[^\s>]*UOF[\s>]/.test(head)) return { reason: "otherFormat", kind: "标文通（UOF）格式" }
  if (/<office:document/.test(head)) return { reason: "otherFormat", kind: " OpenDocument 格式" }
  if (/progid="Excel\.Sheet"|<Workbook[\s>]/.test(head)) return { reason: "notText", kind: "表格文件" }
  if (/^<\?xml[\s\S]*?<html[\s>]/i.test(head)) return { reason: "otherFormat", kind: "网页格式" }
  return null
}
