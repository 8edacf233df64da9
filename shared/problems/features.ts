import type { Node } from "prosemirror-model"
import { kept } from "../model/kept"
import { attrsOf } from "../model/schema"
import { leadOf } from "../text/sentences"
import { toSimplified } from "../text/traditional"
import {
  aimVerbs,
  coverbs,
  deficits,
  findTopics,
  findWords,
  givesScope,
  hasWord,
  isGeneral,
  lightHeads,
  pairKey,
  plainWords,
  type TopicWord,
  topicCount,
  topicPairs,
  topicWords,
  verbs,
  type WordHit,
  wordAt,
} from "./words"

/**
 * What one item says, in the form that pairs are scored by. A pure function of the item's node, and only
 * of its own paragraphs (children are items of their own), so it is cached by the immutable node.
 */
export interface ItemFeatures {
  /** Topics, each with how far the item is about it. */
  topics: readonly TopicUse[]
  /** Pairs of characters left when the phrases of the genre are taken out: what the lexicon does not know. */
  bigrams: Bigrams
  /**
   * Topics other than general ones that the item deals with itself. A cause that has such a scope explains
   * that, not everything.
   */
  scope: readonly number[]
  /** The same by the first clause alone. Of causes and measures only. */
  head: readonly number[]
  /** How many clauses it has. Of causes and measures only. */
  clauses: number
}

export interface Use {
  /** 0–1: how far a cause or measure deals with it. In a problem: how much a measure must be about it. */
  addressed: number
  /** 0–1: the same if every mere mention counted. In a problem: how much it asks for a cause. */
  named: number
  /** 0–1: how far a cause or measure deals with it in its lead. */
  led: number
  /** The clauses that deal with it, a bit each. Of causes and measures only. */
  where: number
}

export interface TopicUse extends Use {
  topic: number
}

/** Pairs of characters as numbers, each with its use; `bits` answers most questions for an absent one. */
export interface Bigrams {
  keys: readonly number[]
  uses: readonly Use[]
  of: ReadonlyMap<number, Use>
  bits: Uint8Array
}

/** Where a key stands in `bits`. */
export function bitOf(key: number): number {
  return Math.imul(key ^ (key / 0x10000), 0x9e3779b1) >>> 21
}
const bitCount = 2048

function packed(of: ReadonlyMap<number, Use>): Bigrams {
  const bits = new Uint8Array(bitCount)
  for (const key of of.keys()) bits[bitOf(key)] = 1
  return { keys: [...of.keys()], uses: [...of.values()], of, bits }
}

interface Clause {
  from: number
  to: number
  lead: boolean
}

/** Features of an item node, by its role: a problem is read for what is lacking, the rest for what is done or blamed. */
export const featuresOf = kept(
  (item: Node): ItemFeatures =>
    item.attrs.role === "problem" ? problemFeatures(item) : targetFeatures(item),
)

/** The item's own paragraphs as texts, in the script that the lexicon is written in; as long as they are. */
export function ownTexts(item: Node): string[] {
  return rawTexts(item).map(simplified)
}

/**
 * A problem's texts. What explains it behind a comma (调研少，主要是陷于会议) is a cause of its own, and still part of
 * the sentence that says what is wrong: whoever gets out of meetings answers it. So does, less plainly, who mends what
 * is told as its cause inside it.
 */
function problemTexts(item: Node): string[] {
  const texts = ownTexts(item)
  const inside: string[] = []
  item.forEach((list) => {
    if (list.type.name !== "list") return
    list.forEach((cause, _, place) => {
      if (attrsOf.item(cause).role !== "cause") return
      const words = ownTexts(cause)
      const last = texts.length - 1
      if (
        place === 0 &&
        inside.length === 0 &&
        cause.firstChild?.attrs.runOn &&
        /[，,]$/.test(texts[last] ?? "")
      )
        texts[last] += simplified(attrsOf.item(cause).ordinal) + (words.shift() ?? "")
      inside.push(...words)
    })
  })
  return [...texts, ...inside]
}

function rawTexts(item: Node): string[] {
  return item.content.content.filter((node) => node.type.name === "para").map((node) => node.textContent)
}

/** A traditional text of any length has one of these; the table of characters is not asked for the others. */
const traditional =
  /[們個這為來時國會員務義實現組織黨導領學習強設動經題議責應點業產問關開對後過還進發當與從眾區鄉縣長機構幹部隊農體]/

/** In simplified script, character for character. */
export function simplified(text: string): string {
  return traditional.test(text) ? toSimplified(text) : text
}

/** In a lead sentence longer than this, only the first clauses name the subject; the rest is already detail. */
const leadLength = 30

/** Clauses of a paragraph. */
function clausesOf(text: string, first: boolean): Clause[] {
  const leadEnd = first ? leadOf(text).to : 0
  const out: Clause[] = []
  let from = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !"，。；：！？,;:!?\n".includes(text.charAt(i))) continue
    if (i > from) {
      const lead = out.length === 0 ? first : (out[0]?.lead ?? false) && i <= leadEnd && i <= leadLength
      out.push({ from, to: i, lead })
    }
    from = i + 1
  }
  return out
}

/** Named by a word of its own, and no attitude or effort. */
const isPlainly = ({ topic, weight }: TopicWord) => weight === 1 && !isGeneral[topic]

// ——— problems

/**
 * How central a topic is to a problem: it is named in the lead (1), in a clause of the body that says that
 * something is lacking, or as background (通过换届选举，…). Where the lead names nothing but a general topic
 * (工作标准不高), the body says what the problem is about.
 */
const centrality = { lead: 1, lacking: 0.5, background: 0.25 }
const whenLeadIsVague = { lacking: 0.8, lackingGeneral: 0.65, background: 0.4 }
/**
 * What is wrong with it stands beside what it is about: 集体经济**管理机制**不健全. A cause may explain it by that
 * (`why`); a measure that mends the mechanisms of something else does not help.
 */
const besideSpecific = { why: 0.6, what: 0.35 }
const generalInLead = 0.8
const asExample = 0.6
const wordingWeight = { lead: 1, lacking: 0.45, background: 0.2 }
/** 项目, 党员 in both leads: three of them come near one word that the genre does not share. */
const faintWeight = 0.25
/** The same when the lead says nothing of its own (发挥党员作用的平台少): the body is all there is. */
const wordingWhenLeadIsVague = { lead: 1, lacking: 0.8, background: 0.5 }

/** **实验室**安全责任压得不实: where it is. Whoever furnishes laboratories does nothing about their safety. */
const inSetting = { what: 0.7 }

/**
 * The topics of a lead that only say where something is wanting: those in front of the last one that is named, unless
 * they are listed with it. In Chinese the head of a phrase comes last.
 */
function settingsOf(words: string, hits: readonly WordHit<TopicWord[]>[]): ReadonlySet<number> | null {
  // 妇女之家作用发挥不均衡: 作用 and the like head every phrase.
  const plain = hits.filter(({ from, value }) => value.some(isPlainly) && !wordAt(lightHeads, words, from))
  if (plain.length < 2) return null
  const core = new Set<number>()
  const out = new Set<number>()
  for (let i = plain.length - 1; i >= 0; i--) {
    const { to, value } = plain[i]!
    const next = plain[i + 1]
    const isCore =
      !next || (core.size > 0 && out.size === 0 && /[、和与及同跟或，]/.test(words.slice(to, next.from)))
    for (const entry of value) if (isPlainly(entry)) (isCore ? core : out).add(entry.topic)
  }
  for (const topic of core) out.delete(topic)
  return out
}

function problemFeatures(item: Node): ItemFeatures {
  const found = {
    lead: new Map<number, number>(),
    lacking: new Map<number, number>(),
    background: new Map<number, number>(),
  }
  const setting = new Map<number, number>()
  const faintInLead: number[] = []
  const wording = { lead: [] as number[], lacking: [] as number[], background: [] as number[] }
  const inNames = { lead: [] as number[], lacking: [] as number[], background: [] as number[] }
  const named = new Set<number>() // by a word of its own, not by 队伍 or 群众
  for (const [index, text] of problemTexts(item).entries()) {
    for (const clause of clausesOf(text, index === 0)) {
      const words = text.slice(clause.from, clause.to)
      const place = clause.lead ? "lead" : hasWord(deficits, words) ? "lacking" : "background"
      const hits = findTopics(words)
      const settings = place === "lead" ? settingsOf(words, hits) : null
      // 遇到拆迁、信访等硬骨头绕着走: examples, not the subject.
      const factor = place !== "lead" && words.includes("、") && words.includes("等") ? asExample : 1
      for (const hit of hits) {
        for (const { topic, weight } of hit.value) {
          if (settings?.has(topic)) raise(setting, topic, weight)
          else raise(found[place], topic, weight * factor)
          if (weight === 1 && factor === 1) named.add(topic)
        }
      }
      const own = topicNames(hits, words.length)
      for (const { key, from, faint } of bigramsIn(words)) {
        // What is a word of a topic counts as that.
        if (topicPairs.has(key)) continue
        const inName = own[from]! >= from + 2
        if (!faint) (inName ? inNames : wording)[place].push(key)
        else if (inName) continue
        else if (clause.lead) faintInLead.push(key)
      }
    }
  }
  // A weak word (队伍, 群众) does not make a lead specific.
  const specificLead = [...found.lead].some(([topic, weight]) => !isGeneral[topic] && weight === 1)
  const scopedLead = [...found.lead].some(
    ([topic, weight]) => !isGeneral[topic] && givesScope[topic] && weight === 1,
  )
  const bigrams = new Map<number, Use>()
  const weights = specificLead || wording.lead.length > 0 ? wordingWeight : wordingWhenLeadIsVague
  for (const place of ["lead", "lacking", "background"] as const) {
    for (const key of wording[place]) raiseUse(bigrams, key, weights[place], weights[place])
    // A longer word of a topic (小微企业) must not hide that a measure says 小微, too. A cause needs no such help.
    for (const key of inNames[place]) raiseUse(bigrams, key, weights[place], 0)
  }
  for (const key of faintInLead) raiseUse(bigrams, key, faintWeight, faintWeight)
  const topics = new Map<number, Use>()
  for (const [topic, weight] of found.lead) {
    const scoped = givesScope[topic]!
    const alone = isGeneral[topic] ? !specificLead : !scopedLead // 作风不够硬: nothing stands beside it
    const why = scoped ? 1 : !alone ? besideSpecific.why : isGeneral[topic] ? generalInLead : 1
    const what = !isGeneral[topic] ? 1 : specificLead ? besideSpecific.what : scoped ? 1 : generalInLead
    raiseUse(topics, topic, weight * what, weight * why)
  }
  for (const [topic, weight] of setting)
    raiseUse(topics, topic, weight * (specificLead ? inSetting.what : 1), weight)
  for (const [topic, weight] of found.lacking) {
    const factor = specificLead
      ? centrality.lacking
      : givesScope[topic]
        ? whenLeadIsVague.lacking
        : whenLeadIsVague.lackingGeneral
    raiseUse(topics, topic, weight * factor, weight * factor)
  }
  for (const [topic, weight] of found.background) {
    const factor = specificLead ? centrality.background : whenLeadIsVague.background
    raiseUse(topics, topic, weight * factor, weight * factor)
  }
  const list = [...topics].map(([topic, it]) => use(topic, it))
  const scope = list.filter(
    ({ topic, addressed }) => givesScope[topic] && named.has(topic) && addressed >= scopeFrom.problem,
  )
  return {
    topics: list,
    bigrams: packed(bigrams),
    scope: scope.map((it) => it.topic),
    head: [],
    clauses: 0,
  }
}

// ——— causes and measures

/**
 * What a place in an item is worth. Lead and body as in DOMAIN §2: the first sentence states what the item is
 * about; a clause of the body counts when it has a verb of its own.
 */
const worth = { lead: 1, body: 0.85 }
/** Factors for places that name a thing without dealing with it. */
const passing = {
  /** 结合党员冬训，… / 依托培训基地，…: the setting of another action. */
  underCoverb: 0.3,
  /** 围绕垃圾分类开展…: a verb follows before the word, so part of the clause deals with it. */
  underCoverbWithVerb: 0.9,
  /** 以更宽的思路兴产业: what stands before the verb of a slogan says how. */
  slogan: 0.6,
  /** 以采摘体验、技术培训为一体的…园区, 集议事、培训于一体的阵地 */
  madeOf: 0.3,
  /** …的教师, with a head of its own behind 的. */
  modifier: 0.6,
  /** No verb that the list knows: verbs are an open class, so this is only a doubt. */
  noVerb: 0.75,
}

/**
 * A topic dealt with at least like this is what the item is about. For a measure that is its lead: the body names
 * means too (督办不力的约谈责任人).
 */
const scopeFrom = { problem: 0.4, cause: 0.7, measure: 0.9 }

/** A clause deals with what keeps this much of its worth there. */
const dealtBy = 0.5

function targetFeatures(item: Node): ItemFeatures {
  const cause = item.attrs.role === "cause"
  const topics = new Map<number, Use>()
  const bigrams = new Map<number, Use>()
  const head = new Set<number>()
  let clauses = 0
  for (const [index, text] of ownTexts(item).entries()) {
    for (const [place, clause] of clausesOf(text, index === 0).entries()) {
      const bit = 1 << Math.min(clauses++, 30)
      const words = text.slice(clause.from, clause.to)
      const base = clause.lead ? worth.lead : worth.body
      const factors = cause ? null : factorsOf(words, clause.lead)
      const here = new Map<number, { element: number; sum: number }>()
      for (const hit of findTopics(words)) {
        const factor = factors?.at[hit.from] ?? 1
        const element = factors?.element[hit.from] ?? 0
        for (const { topic, weight } of hit.value) {
          if (index === 0 && place === 0 && weight === 1 && givesScope[topic]) head.add(topic)
          const dealt = base * factor * weight
          raiseUse(topics, topic, dealt, base * weight, clause.lead ? dealt : 0, factor >= dealtBy ? bit : 0)
          // 抓实党课、轮训、冬训: elements of one topic add up to the topic.
          const seen = here.get(topic)
          if (!seen) here.set(topic, { element, sum: factor * weight })
          else if (seen.element !== element && !factors?.governed) {
            seen.element = element
            seen.sum = Math.min(1, seen.sum + factor * weight)
            raiseUse(topics, topic, base * seen.sum, base * weight, clause.lead ? base * seen.sum : 0, bit)
          }
        }
      }
      for (const { key, from } of bigramsIn(words)) {
        const factor = factors?.at[from] ?? 1
        const dealt = base * factor
        raiseUse(bigrams, key, dealt, base, clause.lead ? dealt : 0, factor >= dealtBy ? bit : 0)
      }
    }
  }
  const list = [...topics].map(([topic, it]) => use(topic, it))
  const from = cause ? scopeFrom.cause : scopeFrom.measure
  const scope = list.filter((it) => givesScope[it.topic] && it.addressed >= from).map((it) => it.topic)
  return { topics: list, bigrams: packed(bigrams), scope, head: [...head], clauses }
}

/** For each character of a clause of a measure: how far what stands there is dealt with, and in which element of a list. */
interface ClauseFactors {
  at: Float64Array
  element: Uint8Array
  /** The clause begins with 结合, 依托 and the like. */
  governed: boolean
}

function factorsOf(clause: string, lead: boolean): ClauseFactors {
  const length = clause.length
  const at = new Float64Array(length).fill(1)
  const element = new Uint8Array(length)
  const acting = verbPlaces(clause)

  // 一、enumeration: the more things one verb governs, the less it deals with each.
  const breaks: number[] = []
  for (let i = 0; i < length; i++) {
    if (clause.charAt(i) === "、") breaks.push(i)
    element[i] = Math.min(255, breaks.length)
  }
  if (breaks.length > 0) {
    const actingElements = new Set(acting.map((place) => element[place]))
    const listed = /等/.test(clause)
    const many = breaks.length + 1
    const shared =
      many === 2 ? (listed ? 0.6 : lead ? 0.95 : 0.85) : many === 3 ? (lead ? 0.8 : 0.5) : lead ? 0.65 : 0.45
    // 建强班子、抓实培训、盘活资产: elements with verbs of their own are clauses, not a list.
    if (actingElements.size < many)
      for (let i = 0; i < length; i++) at[i] = shared * (listed && !lead ? 0.9 : 1)
  }

  // 二、what a preposition governs.
  const start = coverbEnd(clause, lead)
  const slogan = start > 0 && lead ? sloganVerb.exec(clause)?.[1]?.length : undefined
  if (slogan !== undefined) {
    for (let i = 0; i < slogan; i++) at[i] = at[i]! * passing.slogan
  } else if (start > 0) {
    // 结合冬训、培训观摩: a word of a topic that is a verb too is here the thing itself.
    const verb =
      acting.find(
        (place) => place >= start && !wordAt(topicWords, clause, place) && hasObject(clause, place),
      ) ?? length
    const setting = /^(?:并|同时)?在.*(?:中|时|上|下|后|期间)$/.test(clause)
    for (let i = 0; i < length; i++)
      at[i] = at[i]! * (i < verb || setting ? passing.underCoverb : passing.underCoverbWithVerb)
  } else if (acting.length === 0 && !lead) {
    for (let i = 0; i < length; i++) at[i] = at[i]! * passing.noVerb
  }

  // 三、以…为…, 集…于一体: the words between are what something else is made of.
  const madeOf =
    /以[^以]*为(?:一体|载体|契机|抓手|平台|依托|纽带|牵引|主题|媒)|[集融](?!体|中|团|合|入)[^集融]+[为于]一体/.exec(
      clause,
    )
  if (madeOf)
    for (let i = madeOf.index; i < madeOf.index + madeOf[0].length; i++) at[i] = at[i]! * passing.madeOf

  // 四、what stands before 的, when a head of its own follows.
  const de = clause.lastIndexOf("的")
  if (de > 0 && length - de > 2 && !lead) {
    const tail = clause.slice(de + 1)
    let light = false
    for (let i = 0; i < tail.length && !light; i++) light = wordAt(lightHeads, tail, i) !== null
    if (!light) for (let i = 0; i < de; i++) at[i] = at[i]! * passing.modifier
  }
  return { at, element, governed: start > 0 }
}

/** Where verbs begin, those inside quotation marks left out: “大落实” in the name of a campaign acts on nothing. */
function verbPlaces(clause: string): number[] {
  const out: number[] = []
  let quoted = 0
  for (let i = 0; i < clause.length; i++) {
    const c = clause.charAt(i)
    if (c === "“" || c === "《" || c === "「") quoted++
    else if (c === "”" || c === "》" || c === "」") quoted = Math.max(0, quoted - 1)
    if (quoted > 0) continue
    const hit = wordAt(verbs, clause, i)
    if (!hit) continue
    // Of one character only at the start: 用 also stands in 作用, 强 in 不强.
    if (hit.to - hit.from === 1 && i > 0) continue
    out.push(i)
    i = hit.to - 1
  }
  return out
}

/** 结合食堂改造、宿舍升级: a verb with nothing behind it names an undertaking here. */
function hasObject(clause: string, verb: number): boolean {
  const end = wordAt(verbs, clause, verb)?.to ?? verb
  return end < clause.length && clause.charAt(end) !== "、"
}

/** The verb of one character that a lead has behind its preposition, and an object: 以更实的举措｜育头雁. */
const sloganVerb =
  /^((?:坚持)?(?:以|用|靠|借|凭)[^，]{1,12}?)[兴育促强抓建带提聚创优树固筑护推引激破解惠暖增转治管惩严谋拓](?=[\u4e00-\u9fff“]{2})/
/** 在学用结合上再深化, 从制度入手: the subject of what follows. */
const subject =
  /^(?:在[^，]+(?:上|方面|中)(?:再|求|下|见|狠|着|用|持|发|做|出|有|务|聚|突|提|深|加|更|抓|严|动|精|争|闯|走|当)|从[^，]+(?:入手|抓起|做起|发力|着手))/

const adverbs =
  /^(?:[\u4e00-\u9fff]{2,4}[后前](?=[在从由以])|并|同时|还|要|将|积极|紧密|紧紧|充分|牢牢|注重|始终|继续|坚持)+/
const noCoverb =
  /^(?:在(?:岗|职|册|线|校|编|建)|从(?:严|业|重|实|快|速|优)|以(?:上|下|及|来|后|前|案|点|训|学|赛|奖|评)|由于|同(?:步|心|频|题|向)|借(?:阅|款)|除(?:险|患))/

/** One past the preposition that a clause begins with, or 0. In a lead 聚焦 and the like name the subject. */
function coverbEnd(clause: string, lead: boolean): number {
  const from = adverbs.exec(clause)?.[0].length ?? 0
  if (noCoverb.test(clause.slice(from)) || (lead && subject.test(clause.slice(from)))) return 0
  if (lead && wordAt(aimVerbs, clause, from)) return 0
  return wordAt(coverbs, clause, from)?.to ?? 0
}

// ——— words that the lexicon does not know

export interface Bigram {
  key: number
  from: number
  /** The first two characters of a word that many items share (党员, 项目). */
  faint: boolean
}

export function bigramsIn(text: string): Bigram[] {
  const out: Bigram[] = []
  let run = -1
  for (let i = 0; i <= text.length; i++) {
    const plain = i < text.length ? wordAt(plainWords, text, i) : null
    if (plain || i === text.length || !isHan(text.charCodeAt(i))) {
      if (run >= 0) for (let k = run; k + 1 < i; k++) out.push({ key: keyAt(text, k), from: k, faint: false })
      run = -1
      if (plain?.value === "faint") out.push({ key: keyAt(text, i), from: i, faint: true })
      if (plain) i = plain.to - 1
    } else if (run < 0) run = i
  }
  return out
}

function keyAt(text: string, at: number): number {
  return pairKey(text.charCodeAt(at), text.charCodeAt(at + 1))
}

function isHan(code: number): boolean {
  // 的 and 和 stand between words of every kind.
  return code >= 0x4e00 && code <= 0x9fff && code !== 0x7684 && code !== 0x548c
}

/** For each character, one past the end of the topic's own word that it stands in. */
function topicNames(hits: readonly WordHit<TopicWord[]>[], length: number): Int32Array {
  const ends = new Int32Array(length)
  for (const { from, to, value } of hits)
    if (value.some(({ weight }) => weight === 1)) ends.fill(to, from, to)
  return ends
}

// ——— small things

function raise(map: Map<number, number>, key: number, value: number): void {
  if (value > (map.get(key) ?? 0)) map.set(key, value)
}

function raiseUse(
  map: Map<number, Use>,
  key: number,
  addressed: number,
  named: number,
  led = 0,
  where = 0,
): void {
  const known = map.get(key)
  if (!known) map.set(key, { addressed, named, led, where })
  else {
    if (addressed > known.addressed) known.addressed = addressed
    if (named > known.named) known.named = named
    if (led > known.led) known.led = led
    known.where |= where
  }
}

function use(topic: number, it: Use): TopicUse {
  if (topic < 0 || topic >= topicCount) throw new RangeError(`no topic ${topic}`)
  return { topic, ...it }
}

/**
 * The words of a target that name what a problem is about, as written and in order: for the message that
 * says that an item only mentions it.
 */
export function sharedWords(problem: Node, target: Node): string[] {
  return wordsSharedWith(problem)(target)
}

const wordsSharedWith = kept((problem: Node) => kept((target: Node) => findSharedWords(problem, target)))

function findSharedWords(problem: Node, target: Node): string[] {
  const wanted = featuresOf(problem)
  const central = new Set(wanted.topics.filter((it) => it.addressed >= 0.5).map((it) => it.topic))
  const out: string[] = []
  for (const raw of rawTexts(target)) {
    const text = simplified(raw)
    const places: [number, number][] = findWords(topicWords, text)
      .filter((hit) => hit.value.some(({ topic }) => central.has(topic)))
      .map((hit) => [hit.from, hit.to])
    for (const { key, from } of bigramsIn(text))
      if ((wanted.bigrams.of.get(key)?.addressed ?? 0) >= 1) places.push([from, from + 2])
    places.sort((a, b) => a[0] - b[0])
    let last: [number, number] | null = null
    for (const place of places) {
      if (last && place[0] <= last[1]) last[1] = Math.max(last[1], place[1])
      else {
        if (last) out.push(raw.slice(...last))
        last = place
      }
    }
    if (last) out.push(raw.slice(...last))
  }
  return [...new Set(out)]
}
