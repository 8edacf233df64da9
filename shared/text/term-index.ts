/**
 * Words by their first character, and then by their second, longest first: what may begin at a place is
 * found without trying them all.
 */
export interface TermIndex<T extends { form: string } = { form: string }> {
  /** 1 for every code unit that some word begins with. */
  readonly starts: Uint8Array
  readonly byFirst: ReadonlyMap<number, Bucket<T>>
}

interface Bucket<T> {
  /** The word of this one character. */
  alone: T | null
  bySecond: Map<number, T[]>
}

/** Where a term stands in a text. */
export interface TermHit {
  id: string
  from: number
  to: number
}

/** Builds an index once, for any number of texts. Of entries with the same form the first one wins. */
export function buildTermIndex<T extends { form: string }>(entries: Iterable<T>): TermIndex<T> {
  const starts = new Uint8Array(0x10000)
  const byFirst = new Map<number, Bucket<T>>()
  const known = new Set<string>()
  for (const entry of entries) {
    const { form } = entry
    if (form === "" || known.has(form)) continue
    known.add(form)
    const first = form.charCodeAt(0)
    starts[first] = 1
    let bucket = byFirst.get(first)
    if (!bucket) {
      bucket = { alone: null, bySecond: new Map() }
      byFirst.set(first, bucket)
    }
    if (form.length === 1) {
      bucket.alone = entry
      continue
    }
    const second = form.charCodeAt(1)
    const words = bucket.bySecond.get(second)
    if (words) words.push(entry)
    else bucket.bySecond.set(second, [entry])
  }
  for (const { bySecond } of byFirst.values())
    for (const words of bySecond.values()) words.sort((a, b) => b.form.length - a.form.length)
  return { starts, byFirst }
}

/** The longest entry that begins at `at` and that `fits`, or null. */
export function longestAt<T extends { form: string }>(
  index: TermIndex<T>,
  text: string,
  at: number,
  fits?: (entry: T, to: number) => boolean,
): T | null {
  if (at >= text.length) return null
  const first = text.charCodeAt(at)
  if (index.starts[first] === 0) return null
  const bucket = index.byFirst.get(first)!
  const words = bucket.bySecond.get(text.charCodeAt(at + 1))
  if (words)
    for (const entry of words)
      if (text.startsWith(entry.form, at) && (!fits || fits(entry, at + entry.form.length))) return entry
  const { alone } = bucket
  return alone && (!fits || fits(alone, at + 1)) ? alone : null
}

/** Every term of a text, from left to right, the longest at each place; hits do not overlap. */
export function findTerms(index: TermIndex<{ id: string; form: string }>, text: string): TermHit[] {
  const hits: TermHit[] = []
  const { starts } = index
  for (let i = 0; i < text.length; i++) {
    if (starts[text.charCodeAt(i)] === 0) continue
    const entry = longestAt(index, text, i)
    if (!entry) continue
    const to = i + entry.form.length
    hits.push({ id: entry.id, from: i, to })
    i = to - 1
  }
  return hits
}
