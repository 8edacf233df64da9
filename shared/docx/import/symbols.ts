/**
 * Characters of the symbol fonts that come with Windows, which have no text behind them: a box to tick is
 * stored as F0FE in Wingdings. Only signs that occur in documents of offices are listed.
 */

function table(...runs: [first: number, signs: string][]): Map<number, string> {
  const map = new Map<number, string>()
  for (const [first, signs] of runs) for (const [i, sign] of [...signs].entries()) map.set(first + i, sign)
  return map
}

const wingdings = table(
  [0x28, "☎✆✉"],
  [0x45, "☜☞☝☟"],
  [0x4a, "☺"],
  [0x52, "☼"],
  [0x6c, "●❍■□"],
  [0x71, "❑❒⬧⧫◆❖⬥"],
  [0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"],
  [0x9e, "·•"],
  [0xa1, "○"],
  [0xa7, "▪□"],
  [0xab, "★"],
  [0xd8, "➢"],
  [0xdf, "←→↑↓"],
  [0xe8, "➔"],
  [0xf0, "⇨"],
  [0xfb, "✗✓☒☑"],
)

const fonts: ReadonlyMap<string, Map<number, string>> = new Map([
  ["wingdings", wingdings],
  ["wingdings 2", table([0x4f, "✗✓☒☑☒☒"], [0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"], [0x97, "●"], [0xa2, "■□"])],
  [
    "symbol",
    table(
      [0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"],
      [0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"],
      [0x30, "0123456789"],
      [0xa3, "≤"],
      [0xa5, "∞"],
      [0xa7, "♣♦♥♠"],
      [0xac, "←↑→↓°±"],
      [0xb3, "≥×"],
      [0xb7, "•÷≠≡≈"],
      [0xd6, "√"],
      [0xe5, "∑"],
    ),
  ],
])

/** A font whose every character, letters of ASCII included, shows a sign. */
export function isSymbolFont(font: string): boolean {
  return fonts.has(font.trim().toLowerCase())
}

/** The sign that a character of a font shows, or null when it is not known. `code` as stored, with or without F000. */
export function symbolText(font: string, code: number): string | null {
  const own = fonts.get(font.trim().toLowerCase())
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const sign = own?.get(low)
  if (sign !== undefined) return sign
  // Not a number, halves of a pair, and what is no character in any font.
  const sound =
    code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) && (code & 0xfffe) !== 0xfffe
  if (own || !sound || isPrivate(code)) return null
  return String.fromCodePoint(code)
}

/** Private use: a character that means something in one font only. */
export function isPrivate(code: number): boolean {
  return code >= 0xe000 && code < 0xf900
}

/** What a bullet of a list shows; one that only its font knows becomes the common dot. */
export function bulletText(font: string, text: string): string {
  const symbolFont = isSymbolFont(font)
  let shown = ""
  for (const sign of text) {
    const code = sign.codePointAt(0)!
    if (!symbolFont && !isPrivate(code)) shown += sign
    else shown += symbolText(font, code) ?? wingdings.get(code - 0xf000) ?? "•"
  }
  return shown
}
