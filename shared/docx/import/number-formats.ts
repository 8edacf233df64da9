/**
 * ST_NumberFormat (ECMA-376-1, 17.18.59): the shapes that Word and WPS offer for automatic numbers, and the
 * East Asian ones in full as far as lists of a report can reach them.
 */

const hanDigits = "〇一二三四五六七八九"
const stems = "甲乙丙丁戊己庚辛壬癸"
const branches = "子丑寅卯辰巳午未申酉戌亥"

/** `n` in the format, or null for a format that is not known. Numbers that a format cannot write come out in digits. */
export function formatNumber(n: number, format: string): string | null {
  // Not `formats.constructor`: the name comes from the file.
  const write = Object.hasOwn(formats, format) ? formats[format] : undefined
  if (!write) return null
  // Word counts from 0 at the least; what a damaged file asks beyond that is still a number.
  return n < 0 || !Number.isSafeInteger(n) ? String(n) : (write(n) ?? String(n))
}

const formats: Readonly<Record<string, (n: number) => string | null>> = {
  decimal: (n) => String(n),
  decimalHalfWidth: (n) => String(n),
  decimalZero: (n) => String(n).padStart(2, "0"),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  numberInDash: (n) => `- ${n} -`,
  none: () => "",
  upperLetter: (n) => letters(n, 0x41),
  lowerLetter: (n) => letters(n, 0x61),
  upperRoman: roman,
  lowerRoman: (n) => roman(n)?.toLowerCase() ?? null,
  ordinal: (n) => `${n}${ordinalEnding(n)}`,
  chineseCounting: (n) => (n < 100 ? thousands(n, "零") : byDigit(n)),
  chineseCountingThousand: (n) => thousands(n, "零"),
  taiwaneseCounting: (n) => (n < 100 ? thousands(n, "零") : byDigit(n)),
  taiwaneseCountingThousand: (n) => thousands(n, "零"),
  japaneseCounting: japanese,
  ideographDigital: byDigit,
  japaneseDigitalTenThousand: byDigit,
  taiwaneseDigital: byDigit,
  chineseLegalSimplified: (n) => legal(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
  ideographLegalTraditional: (n) => legal(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
  japaneseLegal: (n) => legal(n, "零壱弐参四伍六七八九", "拾百阡"),
  ideographTraditional: (n) => pick(stems, n),
  ideographZodiac: (n) => pick(branches, n),
  ideographZodiacTraditional: (n) =>
    n >= 1 && n <= 60 ? stems.charAt((n - 1) % 10) + branches.charAt((n - 1) % 12) : null,
  ideographEnclosedCircle: (n) => run(n, 10, 0x3280),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (n) => run(n, 20, 0x2488),
  decimalEnclosedParen: (n) => run(n, 20, 0x2474),
  hex: (n) => n.toString(16).toUpperCase(),
  aiueo: (n) => pick("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ", n),
  aiueoFullWidth: (n) =>
    pick("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン", n),
  iroha: (n) => pick("ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ", n),
  irohaFullWidth: (n) =>
    pick(
      "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
      n,
    ),
  ganada: (n) => pick("가나다라마바사아자차카타파하", n),
  chosung: (n) => pick("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", n),
  russianLower: (n) => pick("абвгдежзиклмнопрстуфхцчшщыэюя", n),
  russianUpper: (n) => pick("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", n),
  chicago: (n) => (n >= 1 && n <= 40 ? "*†‡§".charAt((n - 1) % 4).repeat(Math.ceil(n / 4)) : null),
}

function fullWidth(n: number): string {
  return String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
}

/** a … z, aa, bb …: Word repeats the letter. */
function letters(n: number, first: number): string | null {
  if (n < 1 || n > 26 * 30) return null
  return String.fromCharCode(first + ((n - 1) % 26)).repeat(Math.ceil(n / 26))
}

function roman(n: number): string | null {
  if (n < 1 || n > 3999) return null
  const steps: [number, string][] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ]
  let text = ""
  let rest = n
  for (const [value, sign] of steps) {
    while (rest >= value) {
      text += sign
      rest -= value
    }
  }
  return text
}

function ordinalEnding(n: number): string {
  const tens = n % 100
  if (tens >= 11 && tens <= 13) return "th"
  return ["th", "st", "nd", "rd"][n % 10] ?? "th"
}

function byDigit(n: number): string {
  return String(n).replace(/\d/g, (d) => hanDigits.charAt(Number(d)))
}

/** 十, 十一, 二十, 一百零一, 一千二百 up to 9999. */
function thousands(n: number, zero: string): string | null {
  if (n === 0) return "〇"
  if (n > 9999) return null
  const text = positional(n, hanDigits, "十百千", zero)
  return n < 20 && n >= 10 ? text.slice(1) : text
}

function legal(n: number, digits: string, units: string): string | null {
  return n === 0 ? digits.charAt(0) : n > 9999 ? null : positional(n, digits, units, digits.charAt(0))
}

function positional(n: number, digits: string, units: string, zero: string): string {
  let text = ""
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(n / 10 ** place) % 10
    if (digit === 0) {
      gap = text !== ""
      continue
    }
    text += (gap ? zero : "") + digits.charAt(digit) + (place > 0 ? units.charAt(place - 1) : "")
    gap = false
  }
  return text
}

/** Japanese leaves the 一 out before 十, 百 and 千, and writes no zero. */
function japanese(n: number): string | null {
  if (n === 0) return "〇"
  return n > 9999 ? null : positional(n, hanDigits, "十百千", "").replace(/一(?=[十百千])/g, "")
}

function pick(signs: string, n: number): string | null {
  return n >= 1 && n <= signs.length ? signs.charAt(n - 1) : null
}

function run(n: number, last: number, first: number): string | null {
  return n >= 1 && n <= last ? String.fromCharCode(first + n - 1) : null
}

function circled(n: number): string | null {
  // Beyond 20 there are such characters, but Word goes on in plain digits.
  return run(n, 20, 0x2460)
}
