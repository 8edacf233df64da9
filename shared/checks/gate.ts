import { perBlock } from "./facts"
import type { BlockFacts } from "./types"

/** Characters without which a pattern cannot match: whether a text has any of them is known before it is tried. */
export interface Gate {
  /** Has a block any of them? All gates are answered from one walk over the block. */
  in(block: BlockFacts): boolean
  /** Has the stretch [from, to) of a text any of them? UTF-16 offsets; what lies outside the text has none. */
  within(text: string, from: number, to: number): boolean
}

/** For each code unit, a bit for each gate that it is of. */
const gatesOf = new Int32Array(0x10000)
let gates = 0
const most = 32

/**
 * Declares the characters of a gate. Most patterns of most rules match in few places, and walking a stretch by a table
 * takes a tenth of what it takes to find that out by the pattern. To be called once, where a rule is defined.
 */
export function gate(characters: string): Gate {
  if (gates === most) throw new Error(`there is room for ${most} gates`)
  const bit = 1 << gates++
  for (let i = 0; i < characters.length; i++) gatesOf[characters.charCodeAt(i)]! |= bit
  return {
    in: (block) => (seenIn(block).all & bit) !== 0,
    within: (text, from, to) => {
      const end = Math.min(to, text.length)
      for (let i = Math.max(0, from); i < end; i++)
        if ((gatesOf[text.charCodeAt(i)]! & bit) !== 0) return true
      return false
    },
  }
}

const seenIn = perBlock(({ text }: BlockFacts): { all: number } => {
  let all = 0
  for (let i = 0; i < text.length; i++) all |= gatesOf[text.charCodeAt(i)]!
  return { all }
})
