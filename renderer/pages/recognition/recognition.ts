import type { Node } from "prosemirror-model"
import { createStore, type StoreApi } from "zustand/vanilla"
import { type Role, roleNames, roles } from "#shared/model/roles"
import {
  applyAmendment,
  type BlockKind,
  bringBack,
  changeLevel,
  mergeWithPrevious,
  setBlockKind,
  setRole,
  setSectionRole,
  setYear,
  splitAt,
} from "#shared/reading/amend"
import { type Choice, type Doubt, doubtsOf } from "#shared/reading/doubts"
import type { Imported } from "#shared/reading/imported"
import { cuesWithin } from "#shared/reading/labels"
import { rowsOf } from "#shared/reading/rows"
import { blockOfVisible, offsetOfVisible, visibleAt, visibleText } from "#shared/reading/visible"
import { sentences } from "#shared/text/sentences"
import { toSimplified } from "#shared/text/traditional"
import { makeHeading } from "./heading"
import { type Conversion, conversionOf, convertReading } from "./script"

/**
 * What a person does to a reading before it becomes a report: answers doubts, moves boundaries, and undoes it.
 * Places are numbers of visible characters, which no amendment changes.
 */
export interface Recognition {
  readonly imported: Imported
  /** As the reader had them; they keep their numbers while they are settled. */
  readonly doubts: readonly Doubt[]
  /** Its traditional characters and what they are in simplified script; empty when it has none to speak of. */
  readonly conversion: Conversion
  readonly store: StoreApi<RecognitionState>
}

export interface RecognitionState {
  doc: Node
  /** The paragraph that the keys act on, by one of its characters; null before any was chosen. */
  at: number | null
  /** The doubt that the paragraph was gone to for, or null. */
  doubt: string | null
  /** Doubts that were answered, each with the place of the answer, or `byHand`. */
  settled: ReadonlyMap<string, number>
  /** The traditional characters were converted. */
  simplified: boolean
  /** They are to stay as they are: nobody asks again. */
  keepsScript: boolean
  caret: Caret | null
  past: readonly Version[]
  future: readonly Version[]
  /** The last change was of what this paragraph is: another choice for it takes the place of that change. */
  retake: number | null
  /** What was done last, for the screen reader. */
  said: string
}

/** Where the current paragraph will be split. */
export interface Caret {
  at: number
  /** Where what was selected ends, when something was. */
  to: number | null
  /** It was put there by a key, and moves by the arrow keys. */
  byKey: boolean
}

type Version = Pick<RecognitionState, "doc" | "at" | "doubt" | "settled" | "simplified">

/** The doubt was settled by another change than its own answers. */
export const byHand = -1

export function newRecognition(imported: Imported): Recognition {
  const conversion = conversionOf(imported.doc)
  const doubts = askedDoubts(imported, conversion)
  const first = doubts[0]
  const store = createStore<RecognitionState>(() => ({
    doc: imported.doc,
    at: first?.range?.[0] ?? null,
    doubt: first?.id ?? null,
    settled: new Map(),
    simplified: false,
    keepsScript: false,
    caret: null,
    past: [],
    future: [],
    retake: null,
    said: "",
  }))
  return { imported, doubts, conversion, store }
}

/**
 * What to ask about a reading. A traditional text is doubted as it reads in simplified script, whose words the doubts
 * know; places are the same in both. What script it is written in is asked for above the text.
 */
function askedDoubts(imported: Imported, conversion: Conversion): Doubt[] {
  const doc = conversion.size > 0 ? convertReading(imported.doc, conversion) : imported.doc
  return doubtsOf({ ...imported, doc }).filter(({ id }) => !id.startsWith("traditional-"))
}

/** Something was done, and not undone. */
export const isAmended = ({ past }: RecognitionState): boolean => past.length > 0

/** The doubts that nobody has answered yet. */
export function openDoubts({ doubts }: Recognition, { settled }: RecognitionState): Doubt[] {
  return doubts.filter(({ id }) => !settled.has(id))
}

/** The doubt that keys answer now: gone to, and not settled yet. */
export function askedDoubt({ doubts }: Recognition, state: RecognitionState): Doubt | null {
  if (state.doubt === null || state.settled.has(state.doubt)) return null
  return doubts.find(({ id }) => id === state.doubt) ?? null
}

/** Place in the outline of the paragraph that the keys act on, or -1. */
export function currentBlock({ doc, at }: RecognitionState): number {
  return at === null ? -1 : blockOfVisible(visibleText(doc), at)
}

export function goToDoubt(of: Recognition, id: string): void {
  const doubt = of.doubts.find((one) => one.id === id)
  if (doubt) of.store.setState({ doubt: id, at: doubt.range?.[0] ?? null, caret: null })
}

/** Makes a paragraph current, together with the open doubt about it, if there is one. */
export function goTo(of: Recognition, at: number, caret: Caret | null = null): void {
  const state = of.store.getState()
  const text = visibleText(state.doc)
  const block = blockOfVisible(text, at)
  const about = openDoubts(of, state).find(({ range }) => range && blockOfVisible(text, range[0]) === block)
  of.store.setState({ at, doubt: about?.id ?? null, caret: caret && within(state, caret), retake: null })
}

/** The doubt before or behind the current one; at the ends it stays. */
export function stepDoubt(of: Recognition, by: 1 | -1): void {
  const { doubt } = of.store.getState()
  const at = of.doubts.findIndex(({ id }) => id === doubt)
  const next = of.doubts[at < 0 ? 0 : at + by]
  if (next) goToDoubt(of, next.id)
}

/** The next or previous doubt that nobody has answered yet, as they stand in the text, round its ends. */
export function stepOpenDoubt(of: Recognition, by: 1 | -1): void {
  const state = of.store.getState()
  const open = openDoubts(of, state)
  const placed = open.filter(({ range }) => range !== null)
  const all = placed.length > 0 ? placed : open
  const place = ({ range }: Doubt) => range?.[0] ?? 0
  const inText = [...all].sort((a, b) => place(a) - place(b))
  const here = inText.findIndex(({ id }) => id === state.doubt)
  const at = state.at ?? -1
  const next =
    here >= 0
      ? inText[(here + by + inText.length) % inText.length]
      : by === 1
        ? (inText.find((doubt) => place(doubt) > at) ?? inText[0])
        : (inText.filter((doubt) => place(doubt) < at).at(-1) ?? inText.at(-1))
  if (next) goToDoubt(of, next.id)
  else of.store.setState({ said: "没有拿不准的了" })
}

/** Takes the n-th answer of the current doubt, or gives the current paragraph the n-th role. */
export function answer(of: Recognition, n: number): void {
  const state = of.store.getState()
  const doubt = askedDoubt(of, state)
  if (!doubt) {
    const role = roles[n]
    if (role) change(of, setRole(state.doc, currentBlock(state), role), `定为${roleNames[role]}`)
    return
  }
  const choice = doubt.choices[n]
  if (!choice) return
  const settled = new Map(state.settled).set(doubt.id, n)
  const rest = openDoubts(of, { ...state, settled })
  const left = rest.length > 0 ? `还有 ${rest.length} 处。` : "拿不准的都定了。"
  record(of, {
    doc: takeChoice(state.doc, doubt, choice),
    settled,
    said: `${choice.label}。${left}`,
  })
  // On to the next one that is open, from here and round.
  const here = of.doubts.indexOf(doubt)
  const next = rest.find((one) => of.doubts.indexOf(one) > here) ?? rest[0]
  if (next) goToDoubt(of, next.id)
}

/** What a part without a heading is about goes for all of it, not for its first item alone. */
function takeChoice(doc: Node, { id }: Doubt, { amendment }: Choice): Node {
  if (!id.startsWith("part-") || amendment.do !== "role") return applyAmendment(doc, amendment)
  let now = doc
  for (const at of amendment.at) {
    const section = rowsOf(now)[blockOfVisible(visibleText(now), at)]?.section
    now = section
      ? setSectionRole(now, section.id, amendment.role)
      : applyAmendment(now, { ...amendment, at: [at] })
  }
  return now
}

/** Takes what the reader suggests, or goes on to the next open doubt where there is nothing to take. */
export function takeSuggestion(of: Recognition): void {
  const state = of.store.getState()
  const doubt = askedDoubt(of, state)
  if (doubt) answer(of, doubt.suggested)
  else {
    const next = openDoubts(of, state)[0]
    if (next) goToDoubt(of, next.id)
  }
}

export function merge(of: Recognition): void {
  const state = of.store.getState()
  change(of, mergeWithPrevious(state.doc, currentBlock(state)), "并到了上段")
}

export function level(of: Recognition, by: 1 | -1): void {
  const state = of.store.getState()
  change(of, changeLevel(state.doc, currentBlock(state), by), by === 1 ? "降了一级" : "升了一级")
}

/**
 * Makes the current paragraph something else. Arrow keys pass through a list of kinds, so a choice right behind
 * another one for the same paragraph starts from what was before both.
 */
export function makeKind(of: Recognition, kind: BlockKind): void {
  const { at, retake } = of.store.getState()
  if (at !== null && retake === at) undo(of)
  const state = of.store.getState()
  const block = currentBlock(state)
  const doc = kind === "heading" ? makeHeading(state.doc, block) : setBlockKind(state.doc, block, kind)
  const changed = change(of, doc, "改了这一段")
  if (changed) of.store.setState({ retake: at })
}

export function comeBack(of: Recognition): void {
  const state = of.store.getState()
  change(of, bringBack(state.doc, currentBlock(state)), "带上了这一段")
}

export function chooseYear(of: Recognition, year: number | null): void {
  const { doc } = of.store.getState()
  record(of, { doc: setYear(doc, year), said: year === null ? "年度空着" : `述职年度 ${year} 年` })
}

/** Writes the traditional characters of the whole text as simplified ones. */
export function simplify(of: Recognition): void {
  const { doc, simplified } = of.store.getState()
  if (simplified || of.conversion.size === 0) return
  const said = `${of.conversion.size} 个繁体字转成了简体`
  record(of, { doc: convertReading(doc, of.conversion), simplified: true, said })
}

export function keepScript(of: Recognition): void {
  of.store.setState({ keepsScript: true, said: "繁体字照原样带入" })
}

/** Splits at the caret; without one it puts one where a split is likeliest. */
export function split(of: Recognition): void {
  const state = of.store.getState()
  const { caret } = state
  if (currentBlock(state) < 0) return
  if (!caret) {
    const at = likelySplit(state)
    if (at !== null) of.store.setState({ caret: { at, to: null, byKey: true }, said: saidOf(state, at) })
    else of.store.setState({ said: "这一段只有一个字，拆不开" })
    return
  }
  let { doc } = state
  for (const place of [caret.to, caret.at]) {
    if (place === null) continue
    const text = visibleText(doc)
    const block = blockOfVisible(text, place)
    if (block >= 0) doc = splitAt(doc, block, offsetOfVisible(text, place, block))
  }
  if (change(of, doc, "拆开了")) of.store.setState({ at: caret.at, doubt: null })
  of.store.setState({ caret: null })
}

/** Moves the caret of a split by a character or by a clause. */
export function moveCaret(of: Recognition, by: 1 | -1, clause: boolean): void {
  const state = of.store.getState()
  if (!state.caret) return
  const { text } = visibleText(state.doc)
  const ends = /[，。；：！？、”）]/
  let at = state.caret.at + by
  while (clause && at > 0 && at < text.length && !ends.test(text.charAt(at - 1))) at += by
  const caret = within(state, { at, to: null, byKey: true })
  if (caret) of.store.setState({ caret, said: saidOf(state, caret.at) })
}

export function dropCaret(of: Recognition): void {
  of.store.setState({ caret: null, said: "没有拆" })
}

export function undo(of: Recognition): void {
  const { past, future, ...now } = of.store.getState()
  const version = past.at(-1)
  if (!version) return
  of.store.setState({
    ...version,
    caret: null,
    retake: null,
    past: past.slice(0, -1),
    future: [...future, versionOf(now)],
    said: "撤销了一步",
  })
}

export function redo(of: Recognition): void {
  const { past, future, ...now } = of.store.getState()
  const version = future.at(-1)
  if (!version) return
  of.store.setState({
    ...version,
    caret: null,
    retake: null,
    past: [...past, versionOf(now)],
    future: future.slice(0, -1),
    said: "重做了一步",
  })
}

const versionOf = ({ doc, at, doubt, settled, simplified }: Version): Version => ({
  doc,
  at,
  doubt,
  settled,
  simplified,
})

/** A change by hand; it settles the doubt that stands at its place. Answers whether there was any. */
function change(of: Recognition, doc: Node, said: string): boolean {
  const state = of.store.getState()
  if (doc === state.doc) {
    of.store.setState({ said: "这一段不能这样改" })
    return false
  }
  const doubt = askedDoubt(of, state)
  const settled = doubt ? new Map(state.settled).set(doubt.id, byHand) : state.settled
  record(of, { doc, settled, said })
  return true
}

function record(of: Recognition, next: Partial<Version> & { said: string }): void {
  const state = of.store.getState()
  const past = [...state.past, versionOf(state)]
  of.store.setState({ ...next, caret: null, retake: null, past, future: [] })
}

/** The caret if it stands in the current paragraph, between two of its characters. */
function within(state: RecognitionState, caret: Caret): Caret | null {
  const text = visibleText(state.doc)
  const block = blockOfVisible(text, caret.at)
  const to = caret.to !== null && blockOfVisible(text, caret.to) === block ? caret.to : null
  return block >= 0 && caret.at > firstPlace(state.doc, block) ? { ...caret, to } : null
}

/** The first character of a block behind its ordinal. */
const firstPlace = (doc: Node, block: number) => visibleAt(visibleText(doc), block, 0)

/** In front of words that name a cause or a measure, else behind the first sentence or clause. */
function likelySplit(state: RecognitionState): number | null {
  const of = visibleText(state.doc)
  const block = currentBlock(state)
  const words = toSimplified(of.outline.blocks[block]!.node.textContent)
  const clause = /[，；：、]/.exec(words)
  const offset =
    cuesWithin(words).find(({ at }) => at > 0)?.at ??
    sentences(words, true)[1]?.from ??
    (clause ? clause.index + 1 : words.length >> 1)
  const at = visibleAt(of, block, offset)
  return at > firstPlace(state.doc, block) && at < of.starts[block + 1]! ? at : null
}

function saidOf({ doc }: RecognitionState, at: number): string {
  const { text } = visibleText(doc)
  return `拆在“${text.slice(Math.max(0, at - 4), at)}”和“${text.slice(at, at + 4)}”之间`
}

/** How many characters each role has. Headings and introductions count for their section. */
export function charactersByRole(doc: Node): Record<Role, number> {
  const { outline, starts } = visibleText(doc)
  const counts = { highlight: 0, problem: 0, cause: 0, measure: 0, other: 0 }
  for (const [i, block] of outline.blocks.entries()) counts[roleOfBlock(block)] += starts[i + 1]! - starts[i]!
  return counts
}

type OutlineBlock = ReturnType<typeof visibleText>["outline"]["blocks"][number]

export function roleOfBlock({ type, node, item, section }: OutlineBlock): Role {
  if (type === "aside") return "other"
  if (type === "leadIn") return node.attrs.role as Role
  return item?.role ?? section?.role ?? "other"
}
