import { z } from "zod"
import lookalikesJson from "#resources/terms/lookalikes.json" with { type: "json" }
import misspellingsJson from "#resources/terms/misspellings.json" with { type: "json" }
import wordsJson from "#resources/terms/words.json" with { type: "json" }
import { readingsOf } from "../text/pinyin"

const Sourced = { source: z.string().min(1), confidence: z.enum(["high", "medium", "unverified"]) }

/** Common words of two characters: the first, and behind it every character that makes one. */
export const Words = z.object({ ...Sourced, words: z.record(z.string().length(1), z.string().min(1)) })

/** Characters that are seen in place of the first of a word, a slash, those in place of the second. */
const Replaced = z.record(z.string().length(2), z.string().regex(/^[\u3400-\u9fff]*\/[\u3400-\u9fff]*$/))

/**
 * Common words of two characters with one of them replaced. None of the pairs is a word, nor common where two words meet.
 */
export const Misspellings = z.object({
  ...Sourced,
  words: Replaced,
  /** Those that two words may make where they meet: told only between what is whole on both sides. */
  alone: Replaced,
})

/** Characters that look alike, in groups. */
export const Lookalikes = z.object({ ...Sourced, groups: z.array(z.string().min(2)) })

let common: Readonly<Record<string, string>> | null = null

/**
 * Is the pair a common word? What stands around a suspect decides by it whether its edge belongs to a neighbour
 * (检察院|落实: no 院落). Empty strings are no word.
 */
export function isCommonWord(first: string, second: string): boolean {
  if (first === "" || second === "") return false
  common ??= Words.parse(wordsJson).words
  return common[first]?.includes(second) ?? false
}

export interface MisspeltWord {
  /** What it may stand for, the likeliest first. */
  words: string[]
  /** Both of its neighbours must be whole without it. */
  alone: boolean
}

/** Every misspelling of two characters. */
export function readMisspellings(): Map<string, MisspeltWord> {
  const table = new Map<string, MisspeltWord>()
  const parsed = Misspellings.parse(misspellingsJson)
  for (const alone of [false, true]) {
    const add = (wrong: string, right: string) => {
      const known = table.get(wrong)
      if (known) known.words.push(right)
      else table.set(wrong, { words: [right], alone })
    }
    for (const [word, replaced] of Object.entries(alone ? parsed.alone : parsed.words)) {
      const slash = replaced.indexOf("/")
      for (const character of replaced.slice(0, slash)) add(character + word.charAt(1), word)
      for (const character of replaced.slice(slash + 1)) add(word.charAt(0) + character, word)
    }
  }
  return table
}

let shapes: Map<string, number[]> | null = null
let groups: readonly string[] | null = null

const noShape: readonly number[] = []

/** The groups of lookalikes that a character is of, by their numbers. */
function shapesOf(character: string): readonly number[] {
  if (!shapes) {
    shapes = new Map()
    groups = Lookalikes.parse(lookalikesJson).groups
    for (const [number, group] of groups.entries())
      for (const member of group) shapes.set(member, [...(shapes.get(member) ?? noShape), number])
  }
  return shapes.get(character) ?? noShape
}

/** A syllable as those say it who do not tell zh from z or ang from an: the commonest slips of a pinyin typist. */
function blurred(syllable: string): string {
  return syllable.replace(/^([zcs])h/, "$1").replace(/([aei]n)g$/, "$1")
}

/** Are two characters easily taken for one another: sounds (tones aside) or shapes that are nearly the same? */
export function alike(a: string, b: string): boolean {
  return shareAny(shapesOf(a), shapesOf(b)) || shareAny(soundsOf(a), soundsOf(b))
}

function shareAny<T>(some: readonly T[], others: readonly T[]): boolean {
  for (const one of some) if (others.includes(one)) return true
  return false
}

/** Bits for each code unit that was asked after, and one that says so. */
const traits = new Int32Array(0x10000)
const isKnown = 1 << 31

/**
 * Bits for the sounds and shapes of a character: two that have no bit in common are not `alike`, so nearly all pairs of a
 * text are told without looking their sounds up.
 *
 * @param code a UTF-16 code unit, NaN beyond the end of a text
 */
export function traitsOf(code: number): number {
  const known = traits[code] ?? isKnown
  if (known === 0) {
    const character = String.fromCharCode(code)
    let bits = 0
    for (const sound of soundsOf(character)) bits |= 1 << (numberOf(sound) % 31)
    for (const shape of shapesOf(character)) bits |= 1 << (shape % 31)
    traits[code] = bits | isKnown
  }
  return (traits[code] ?? 0) & ~isKnown
}

function numberOf(sound: string): number {
  let number = 0
  for (let i = 0; i < sound.length; i++) number = number * 5 + sound.charCodeAt(i)
  return number
}

/** A character that begins fewer words than these is hardly what an input method offers first. */
const manyWords = 6

/** Common characters with the very sound of another (tones aside), in no order that matters. */
export function soundingLike(character: string): readonly string[] {
  if (!bySound) {
    bySound = new Map()
    common ??= Words.parse(wordsJson).words
    for (const [other, seconds] of Object.entries(common))
      if (seconds.length >= manyWords)
        for (const sound of readingsOf(other)) bySound.set(sound, (bySound.get(sound) ?? "") + other)
  }
  const found = new Set<string>()
  for (const sound of readingsOf(character)) for (const other of bySound.get(sound) ?? "") found.add(other)
  found.delete(character)
  return [...found]
}

let bySound: Map<string, string> | null = null

/** A character of fewer words than these is not what a hand puts by mistake. */
const someWords = 3

/** By code unit. */
const likes = new Map<number, readonly number[]>()
let byBlurred: Map<string, number[]> | null = null

/** The common characters that are `alike` a character; all of them as UTF-16 code units. */
export function lookingOrSoundingLike(code: number): readonly number[] {
  const known = likes.get(code)
  if (known) return known
  byBlurred ??= commonByBlurred()
  const character = String.fromCharCode(code)
  const found = new Set<number>()
  for (const sound of soundsOf(character)) for (const other of byBlurred.get(sound) ?? []) found.add(other)
  for (const shape of shapesOf(character))
    for (const other of groups?.[shape] ?? "") found.add(other.charCodeAt(0))
  found.delete(code)
  const made = [...found]
  likes.set(code, made)
  return made
}

/** Calls with the two code units of every common word. */
export function forEachCommonWord(of: (first: number, second: number) => void): void {
  common ??= Words.parse(wordsJson).words
  for (const [first, seconds] of Object.entries(common)) {
    const code = first.charCodeAt(0)
    for (let i = 0; i < seconds.length; i++) of(code, seconds.charCodeAt(i))
  }
}

function commonByBlurred(): Map<string, number[]> {
  common ??= Words.parse(wordsJson).words
  const counts = new Map<string, number>()
  const count = (character: string) => counts.set(character, (counts.get(character) ?? 0) + 1)
  for (const [first, seconds] of Object.entries(common))
    for (const second of seconds) {
      count(first)
      count(second)
    }
  const found = new Map<string, number[]>()
  for (const [character, words] of counts) {
    if (words < someWords) continue
    for (const sound of soundsOf(character)) {
      const others = found.get(sound)
      if (others) others.push(character.charCodeAt(0))
      else found.set(sound, [character.charCodeAt(0)])
    }
  }
  return found
}

/** Texts ask after the same few thousand characters again and again. */
const sounds = new Map<string, readonly string[]>()

function soundsOf(character: string): readonly string[] {
  let known = sounds.get(character)
  if (!known) {
    known = readingsOf(character).map(blurred)
    sounds.set(character, known)
  }
  return known
}
