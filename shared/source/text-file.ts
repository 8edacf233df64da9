import { ok, type Result } from "../api/result"
import { type ReadReason, readFailure } from "./messages"

/** A text file as characters. */
export interface DecodedText {
  /** Line ends are `\n`; nothing else is changed, and a byte-order mark is no text. */
  text: string
  encoding: Encoding
  /** Characters that could not be read and stand as U+FFFD. */
  replaced: number
  /** NUL characters that were left out: nobody sees them, and no text has a place for them. */
  nuls: number
}

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5"

/**
 * Decodes a text file without being told its encoding.
 *
 * A byte-order mark decides. Else what is valid UTF-8 is UTF-8: Chinese text in GB18030 practically never
 * is. Else the encoding wins in which the characters that every Chinese text is full of come out most often.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, ReadReason> {
  const marked = byteOrderMark(bytes)
  if (marked) return finish(bytes, marked)
  const strict = decodeStrictly(bytes)
  const utf8 = strict === null ? null : textOf(strict, "utf-8", 0)
  if (utf8) return ok(utf8)
  const encoding = mostPlausible(bytes)
  return encoding ? finish(bytes, encoding) : readFailure("binary")
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8"
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be"
  return null
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function finish(bytes: Uint8Array, encoding: Encoding): Result<DecodedText, ReadReason> {
  const characters = new TextDecoder(encoding).decode(bytes)
  const replaced = occurrences(characters, "\ufffd")
  // A few lost characters are a damaged text; many are something else than text.
  const decoded = replaced > characters.length / 20 + 2 ? null : textOf(characters, encoding, replaced)
  return decoded ? ok(decoded) : readFailure("binary")
}

/** The text of what was decoded, or null when it is no text. */
function textOf(characters: string, encoding: Encoding, replaced: number): DecodedText | null {
  const nuls = occurrences(characters, "\0")
  if (!few(nuls, characters.length)) return null
  const text = nuls > 0 ? characters.replaceAll("\0", "") : characters
  return looksLikeText(text) ? { text: unixLines(text), encoding, replaced, nuls } : null
}

/** So many NULs in so many characters or bytes are a slip of some program; files that are no text are full of them. */
function few(nuls: number, length: number): boolean {
  return nuls * 1000 <= length
}

function occurrences(text: string, character: string): number {
  let n = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) n++
  return n
}

/** CRLF (Windows) and a lone CR (old Mac, some exports) are line ends like LF. */
function unixLines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text
}

/**
 * Hardly any control character. Tabs, line ends, form feeds (pages) and the end-of-file
 * mark of DOS are text.
 */
function looksLikeText(text: string): boolean {
  let odd = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c > 0x1f && c !== 0x7f && c !== 0xfffe && c !== 0xffff) continue
    if (c < 9 || (c > 13 && c !== 0x1a) || c > 0x1f) odd++
  }
  return odd <= text.length / 100
}

/** Bytes that are looked at to tell an encoding; even, so that UTF-16 is not cut in two. */
const sampleBytes = 64 * 1024

// The characters that fill Chinese prose and reports. In a text read in a wrong encoding they are rare.
const frequentSimplified = new Set(
  "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严，。、；：！？“”（）《》…—　 0123456789\n",
)

// The same for text in traditional script, as far as it is written otherwise.
const frequentTraditional = new Set([
  ...frequentSimplified,
  ..."這個們來國時後過說產種進著還開現實點從業無關內數問題軍與條結認識決達運農號應當將學習壓紅設備華變隊際領導長門間體為線東車馬風飛語話讀書記論請議調許證評試員買賣費資質錢鐵銀鎮鄉戶務動勞勢辦處層屬歷師帶幹廣廠廳張強復態總戰據標樣樹機權歡歸氣沒況濟準滿漢環畫盡監確禮積稱穩節範築簡級紀約組細終統經給網緊維編練縣績繼續聯職聽興舉舊藝術衛裝補見規視覺觀計訓訊討訪詳誠課談讓負財責貧貴貿賀輔輕輸轉遠適選遷邊鄰醫釋針錯鋼錄陽陳陸階隨險難雖雙離電靜響項順須預頭額顯館驗驚黃黨齊齡「」『』",
])

/** Share of frequent characters less the share of what no Chinese text holds. */
export function plausibility(sample: string, frequent: ReadonlySet<string> = frequentSimplified): number {
  if (sample === "") return 0
  let good = 0
  let bad = 0
  for (let i = 0; i < sample.length; i++) {
    const c = sample.charCodeAt(i)
    if (frequent.has(sample.charAt(i)) || (c > 0x60 && c < 0x7b)) good++
    else if (c === 0xfffd || (c < 0x20 && c !== 9 && c !== 13 && c !== 12) || (c >= 0xe000 && c < 0xf900))
      bad++
  }
  return (good - 4 * bad) / sample.length
}

/** The encoding in which the bytes make most sense, or null when they make none in any. */
function mostPlausible(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, sampleBytes)
  const score = (encoding: Encoding, frequent?: ReadonlySet<string>) =>
    plausibility(new TextDecoder(encoding).decode(sample, { stream: true }), frequent)
  // NUL bytes, but for a stray one, rule every encoding out but UTF-16, where they are half of a digit or of a line end.
  const wideOnly = !few(
    sample.reduce((n, byte) => (byte === 0 ? n + 1 : n), 0),
    sample.length,
  )
  const scores: [Encoding, number][] = [
    ["gb18030", wideOnly ? -1 : score("gb18030")],
    ["utf-8", score("utf-8")],
  ]
  // Most pairs of bytes are some character in Big5, too: like UTF-16 without a mark it has to be evident, over more
  // than a word or two, and traditional script in GB18030 must not look like it.
  const traditional = wideOnly || bytes.length < 24 ? -1 : score("big5", frequentTraditional)
  if (traditional >= 0.2 && traditional > score("gb18030", frequentTraditional))
    scores.push(["big5", traditional])
  // Without a mark UTF-16 has to be evident: half of all pairs of bytes are some character in it.
  for (const wide of ["utf-16le", "utf-16be"] as const) {
    const value = bytes.length % 2 === 0 ? score(wide) : -1
    if (value >= 0.2) scores.push([wide, value])
  }
  scores.sort((a, b) => b[1] - a[1])
  const best = scores[0]!
  return best[1] > -0.2 ? best[0] : null
}
