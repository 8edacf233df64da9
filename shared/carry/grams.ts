/** A Chinese character, a letter or a digit: what is left of a text when it is compared with another. */
export function isWord(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a)
  )
}

/** Pairs of neighbouring characters of a text, each as one number, punctuation passed over. */
export function gramsOf(text: string): number[] {
  const out: number[] = []
  let before = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (!isWord(code)) continue
    if (before !== 0) out.push(before * 0x10000 + code)
    before = code
  }
  return out
}

const weights = Array.from({ length: 64 }, (_, sentences) => 1 / Math.sqrt(Math.max(1, sentences)))

/** How much a pair of characters tells: the more sentences of a report have it, the less. */
export function weightOf(sentences: number): number {
  return weights[sentences] ?? 1 / Math.sqrt(Math.max(1, sentences))
}
