import type { Node } from "prosemirror-model"
import { sceneLexicon } from "../library/scenes"
import { kept } from "../model/kept"
import { leadOf } from "../text/sentences"
import { bigramsIn, ownTexts } from "./features"

/**
 * A second witness beside topics and wording: what goes with what in the trades. 夜间烧烤油烟 is answered by 错峰 and
 * 净化器 and explained by 烟道, though they share no character. A scene is one kind of problem with the words of its
 * causes and remedies (`resources/terms/scenes.json`, written by people who had seen none of the reports that this is
 * measured on). An item is read as a mixture of scenes; a pair belongs together as far as the mixtures are alike.
 */
const parts = ["problem", "cause", "measure"] as const

/** A word of a scene in an item of the role that it has there counts 1; in another role a good part of that. */
const otherRole = 0.65
/** Two characters of a word that does not stand there whole (净化 without 器). */
const pairOnly = 0.5
/** What is said behind the first sentence. */
const inBody = 0.7
/** The more scenes know a word, the less it says of any: its weight is their number to this power. */
const rarity = -0.5
/** An item belongs to no more scenes than this; what it says of the others is chance. */
const mostScenes = 64

/** The scenes of a word, each as its number times 8, plus a bit for each role that the word has there. */
type Places = number[]

interface Word {
  word: string
  places: Places
}

interface Pair {
  /** The scenes of all words that contain it. */
  places: Places
  /** The words that begin with it. */
  words: Word[]
}

/**
 * Two characters as a small integer, which a map finds several times faster. No two pairs of Chinese characters have the
 * same; words are compared anyway.
 */
function keyAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 0x7fff) << 15) | (text.charCodeAt(at + 1) & 0x7fff)
}

function add(places: Places, scene: number, bit: number): void {
  const last = places.length - 1
  if (last >= 0 && places[last]! >> 3 === scene) places[last]! |= bit
  else places.push((scene << 3) | bit)
}

/**
 * All words in one text, blanks between words and a line for each list, three to a scene; and where each pair of
 * characters stands there, sorted into buckets. Tables of numbers: objects for every word would take ten times as long
 * to make. What is looked up gets its object then.
 */
interface Index {
  text: string
  /** Where the places of each bucket begin. */
  from: Int32Array
  at: Int32Array
  list: Uint16Array
  known: Map<number, Pair>
}

const bucketBits = 14
const bucketOf = (key: number) => Math.imul(key, 0x9e3779b1) >>> (32 - bucketBits)
const isBetween = (code: number) => code <= 0x20

/** Made when it is first asked for: a page that links nothing needs none of it. */
let index: Index | null = null

function makeIndex(): Index {
  const lines = sceneLexicon.scenes.map((scene) => parts.map((part) => scene[part]).join("\n"))
  const text = `\n${lines.join("\n")}\n`
  const from = new Int32Array(2 ** bucketBits + 1)
  const buckets = new Int32Array(text.length).fill(-1)
  for (let i = 0; i + 1 < text.length; i++) {
    if (isBetween(text.charCodeAt(i)) || isBetween(text.charCodeAt(i + 1))) continue
    const bucket = bucketOf(keyAt(text, i))
    buckets[i] = bucket
    from[bucket + 1]!++
  }
  for (let i = 1; i < from.length; i++) from[i]! += from[i - 1]!
  const next = from.slice()
  const at = new Int32Array(from[from.length - 1]!)
  const list = new Uint16Array(at.length)
  let line = -1
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) === 0x0a) line++
    const bucket = buckets[i]!
    if (bucket < 0) continue
    const place = next[bucket]!++
    at[place] = i
    list[place] = line
  }
  return { text, from, at, list, known: new Map() }
}

/** What begins with two characters of a text, and what contains them. */
function pairAt(said: string, i: number): Pair | null {
  index ??= makeIndex()
  const key = keyAt(said, i)
  const known = index.known.get(key)
  if (known) return known
  const { text, from, at, list } = index
  const bucket = bucketOf(key)
  let pair: Pair | null = null
  for (let k = from[bucket]!; k < from[bucket + 1]!; k++) {
    const start = at[k]!
    if (keyAt(text, start) !== key) continue
    pair ??= { places: [], words: [] }
    const scene = Math.floor(list[k]! / parts.length)
    const bit = 1 << (list[k]! % parts.length)
    add(pair.places, scene, bit)
    if (!isBetween(text.charCodeAt(start - 1))) continue
    let end = start + 2
    while (!isBetween(text.charCodeAt(end))) end++
    const word = text.slice(start, end)
    const same = pair.words.find((it) => it.word === word)
    if (same) add(same.places, scene, bit)
    else pair.words.push({ word, places: [(scene << 3) | bit] })
  }
  if (pair) index.known.set(key, pair)
  return pair
}

/** The scenes that an item belongs to, ascending, and how far; the squares of `shares` add up to 1. */
interface SceneMix {
  scenes: Uint16Array
  shares: Float64Array
}

const sums = new Float64Array(sceneLexicon.scenes.length)

/** Reads an item's own paragraphs; kept by its node. */
const mixOf = kept((item: Node): SceneMix => {
  const bit = 1 << parts.indexOf(item.attrs.role)
  const touched = new Set<number>()
  const seen = new Set<Places>()
  const count = (places: Places, weight: number) => {
    if (seen.has(places)) return
    seen.add(places)
    const each = weight * places.length ** rarity
    for (const place of places) {
      const scene = place >> 3
      touched.add(scene)
      sums[scene]! += (place & bit) === 0 ? each * otherRole : each
    }
  }
  for (const [n, text] of ownTexts(item).entries()) {
    const leadEnd = n === 0 ? leadOf(text).to : 0
    const covered = new Uint8Array(text.length)
    for (let i = 0; i + 1 < text.length; i++) {
      const words = pairAt(text, i)?.words
      if (!words) continue
      for (const { word, places } of words) {
        if (!text.startsWith(word, i)) continue
        count(places, i < leadEnd ? 1 : inBody)
        covered.fill(1, i, i + word.length)
      }
    }
    // What is a phrase of the genre is no part of a word either.
    for (const { from, faint } of bigramsIn(text)) {
      if (faint || (covered[from] && covered[from + 1])) continue
      const pair = pairAt(text, from)
      if (pair) count(pair.places, (from < leadEnd ? 1 : inBody) * pairOnly)
    }
  }
  return packed(touched)
})

function packed(touched: ReadonlySet<number>): SceneMix {
  let scenes = [...touched]
  if (scenes.length > mostScenes)
    scenes = scenes.sort((a, b) => sums[b]! - sums[a]! || a - b).slice(0, mostScenes)
  scenes.sort((a, b) => a - b)
  const shares = Float64Array.from(scenes, (scene) => sums[scene]!)
  for (const scene of touched) sums[scene] = 0
  const length = Math.sqrt(shares.reduce((sum, share) => sum + share * share, 0))
  return { scenes: Uint16Array.from(scenes), shares: shares.map((share) => share / length) }
}

/** How alike the scenes of a problem and of a cause or measure are: 0 nothing in common, 1 the same. */
export function sceneLikeness(problem: Node, target: Node): number {
  const a = mixOf(problem)
  const b = mixOf(target)
  let sum = 0
  for (let i = 0, k = 0; i < a.scenes.length && k < b.scenes.length; ) {
    const difference = a.scenes[i]! - b.scenes[k]!
    if (difference === 0) sum += a.shares[i++]! * b.shares[k++]!
    else if (difference < 0) i++
    else k++
  }
  return sum
}
