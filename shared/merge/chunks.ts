import type { UnionCharacter } from "./types"

/**
 * Paragraphs of the copy that tracked changes tie together: one, or several that were split or joined. What comes or
 * goes as a whole stands alone.
 */
export interface Chunk {
  /** Index in the stream of its first character and one past its last. */
  from: number
  to: number
}

/** A line of the copy as it was before the tracked changes. */
export interface OldLine {
  text: string
  items: readonly string[]
  chunk: number
}

export function chunksOf(union: readonly UnionCharacter[]): Chunk[] {
  const chunks: (Chunk & { whole: boolean })[] = []
  for (let from = 0; from < union.length; ) {
    const first = union[from]!
    let to = from + 1
    let oneSided = first.before !== first.after
    for (; to < union.length && union[to]!.text !== "\n"; to++)
      oneSided &&= union[to]!.before === first.before && union[to]!.after === first.after
    if (!oneSided && first.before !== first.after) {
      // The line end itself is tracked and its text is not: it goes on from the last paragraph that stayed.
      let back = chunks.length - 1
      while (back > 0 && chunks[back]!.whole) back--
      if (back >= 0) {
        chunks.length = back + 1
        chunks[back]!.to = to
        chunks[back]!.whole = false
        from = to
        continue
      }
    }
    chunks.push({ from, to, whole: oneSided })
    from = to
  }
  return chunks.map(({ from, to }) => ({ from, to }))
}

export function oldLines(union: readonly UnionCharacter[], chunks: readonly Chunk[]): OldLine[] {
  const lines: (OldLine & { items: string[] })[] = []
  for (const [chunk, { from, to }] of chunks.entries())
    for (let i = from; i < to; i++) {
      const { text, before, items } = union[i]!
      if (!before) continue
      if (text === "\n") lines.push({ text: "", items: [...items], chunk })
      else {
        const line = lines.at(-1)
        if (line) line.text += text
      }
    }
  return lines
}
