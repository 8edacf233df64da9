import { similarity } from "./align"
import type { Chunk, OldLine } from "./chunks"
import type { EditedCopy, OwnLine, UnionCharacter } from "./types"

/** Does ours say what the copy says with all its changes accepted? Then nothing is left to be asked. */
export function isAllAccepted(lines: readonly OwnLine[], { union }: EditedCopy): boolean {
  let text = ""
  for (const c of union) if (c.after) text += c.text
  return text === lines.map((line) => `\n${line.text}`).join("")
}

/** The copy as if nothing had been tracked. */
export function acceptedView({ union, comments }: EditedCopy): Pick<EditedCopy, "union" | "comments"> {
  const places: number[] = []
  const kept: UnionCharacter[] = []
  for (const c of union) {
    places.push(kept.length)
    if (c.after) kept.push({ ...c, before: true, credit: null })
  }
  places.push(kept.length)
  return {
    union: kept,
    comments: comments.map((comment) => ({
      ...comment,
      from: places[comment.from]!,
      to: places[comment.to]!,
    })),
  }
}

/**
 * Lines of ours that are to the letter what tracked changes made of some paragraphs, and of which ours has nothing as
 * it was before: these were accepted already. Line → chunk.
 */
export function alreadyAccepted(
  lines: readonly OwnLine[],
  chunks: readonly Chunk[],
  old: readonly OldLine[],
  union: EditedCopy["union"],
): Map<number, number> {
  const places = new Map<string, number[]>()
  for (const [i, { text }] of lines.entries()) places.set(text, [...(places.get(text) ?? []), i])
  const found = new Map<number, number>()
  const known = new Set(old.map(({ text }) => text))
  const runOf = (texts: readonly string[]) =>
    (places.get(texts[0]!) ?? []).find((i) =>
      texts.every((text, k) => lines[i + k]?.text === text && !found.has(i + k)),
    )
  for (const [chunk, { from, to }] of chunks.entries()) {
    let before = ""
    let after = ""
    for (let k = from; k < to; k++) {
      if (union[k]!.before) before += union[k]!.text
      if (union[k]!.after) after += union[k]!.text
    }
    if (before === after || after === "") continue
    if (before !== "" && runOf(before.slice(1).split("\n")) !== undefined) continue
    const texts = after.slice(1).split("\n")
    // What stood elsewhere before was carried, and is paired with the place that it was carried from.
    if (before === "" && known.has(texts[0]!)) continue
    const run = runOf(texts)
    if (run !== undefined) for (const k of texts.keys()) found.set(run + k, chunk)
  }
  return found
}

/** So alike are a line of ours and one that the copy tracks as new, where ours has it already. */
const acceptedLikeness = 0.75

/** What ours has that the text before the tracked changes has not: a paragraph of the text after them? */
export function pairAccepted(
  groups: readonly { from: number; to: number; lines: number[] }[],
  chunks: readonly Chunk[],
  lines: readonly OwnLine[],
  paired: ReadonlySet<number>,
  union: EditedCopy["union"],
): void {
  const left = [...lines.keys()].filter((line) => !paired.has(line))
  if (left.length === 0) return
  const news: { group: { lines: number[] }; text: string }[] = []
  for (const group of groups) {
    if (group.lines.length > 0) continue
    let text = ""
    for (let i = chunks[group.from]!.from; i < chunks[group.to - 1]!.to; i++)
      if (union[i]!.after) text += union[i]!.text
    for (const line of text.split("\n")) if (line !== "") news.push({ group, text: line })
  }
  const used = new Set<number>()
  const taken = new Set<number>()
  const pair = (line: number, k: number) => {
    news[k]!.group.lines.push(line)
    used.add(k)
    taken.add(line)
  }
  for (const line of left) {
    const k = news.findIndex(({ text }, i) => !used.has(i) && text === lines[line]!.text)
    if (k >= 0) pair(line, k)
  }
  for (const line of left) {
    if (taken.has(line)) continue
    let best = -1
    let bestLike = acceptedLikeness
    for (const [k, { text }] of news.entries()) {
      const like = used.has(k) ? 0 : similarity(text, lines[line]!.text)
      if (like < bestLike) continue
      best = k
      bestLike = like
    }
    if (best >= 0) pair(line, best)
  }
}
