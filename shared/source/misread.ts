import { plausibility } from "./text-file"

/** Characters beyond ASCII that are looked at: enough to be sure, and soon done. */
const sampleLength = 1500
const leastLength = 24

/**
 * Is this text UTF-8 that some program took for GBK and saved again (鏁欒偛 for 教育)? It is when it makes no sense as it
 * stands, and its characters in GBK are the bytes of UTF-8 that does. It cannot be turned back: bytes that made no
 * pair were lost.
 */
export function isMisread(text: string): boolean {
  const sample = text
    .slice(0, sampleLength * 4)
    .replace(/[\0-\x7f]+/g, "\n")
    .slice(0, sampleLength)
  if (sample.length < leastLength || plausibility(sample) >= 0.3) return false
  const read = new TextDecoder().decode(bytesInGbk(sample))
  const sound = read.replaceAll("\ufffd", "")
  // A line whose bytes are odd in number loses the last one, and with it one character.
  return read.length - sound.length <= read.length / 3 && plausibility(sound) >= 0.4
}

/** Characters outside the two-byte part of GBK become a byte that is none of UTF-8. */
function bytesInGbk(text: string): Uint8Array {
  const codes = gbkCodes()
  const bytes: number[] = []
  for (const character of text) {
    const code = character === "\n" ? 0x0a : (codes.get(character) ?? 0xff)
    if (code > 0xff) bytes.push(code >> 8)
    bytes.push(code & 0xff)
  }
  return Uint8Array.from(bytes)
}

/** The platform only decodes GBK: turned round, row by row. Trail bytes are 40 to FE without 7F. */
function gbkCodes(): Map<string, number> {
  const codes = new Map<string, number>()
  const decoder = new TextDecoder("gbk")
  const trails = Array.from({ length: 0xff - 0x40 }, (_, i) => 0x40 + i).filter((trail) => trail !== 0x7f)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (const [i, character] of Array.from(
      decoder.decode(Uint8Array.from(trails.flatMap((trail) => [lead, trail]))),
    ).entries())
      codes.set(character, (lead << 8) | trails[i]!)
  }
  return codes
}
