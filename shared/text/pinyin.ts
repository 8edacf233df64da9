import { z } from "zod"
import pinyinJson from "#resources/terms/pinyin.json" with { type: "json" }

/** Characters by their syllable, without tones; one with several readings stands under each of them. */
const Readings = z.object({
  source: z.string().min(1),
  confidence: z.enum(["high", "medium", "unverified"]),
  syllables: z.record(z.string().regex(/^[a-z]{1,6}$/), z.string().min(1)),
})

/**
 * Reading table for searching: a fifteenth of a dictionary with phrases, and it reads what a unit's own packs
 * bring as well. It knows no context, so a character is found by every reading that 公文 have for it (率 as `lv`
 * and `shuai`, 长 as `chang` and `zhang`).
 */
let readings: Map<string, string[]> | null = null

function table(): Map<string, string[]> {
  if (readings) return readings
  readings = new Map()
  for (const [syllable, characters] of Object.entries(Readings.parse(pinyinJson).syllables))
    for (const character of characters)
      readings.set(character, [...(readings.get(character) ?? []), syllable])
  return readings
}

const none: readonly string[] = []

/** Every reading of a character, `ü` as `v`; none for what is no Chinese character, or a rare one. */
export function readingsOf(character: string): readonly string[] {
  return table().get(character) ?? none
}
