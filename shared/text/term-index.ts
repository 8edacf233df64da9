/** Words by their first character, longest first: what may begin at a place is found without trying them all. */
export interface TermIndex<T extends { form: string } = { form: string }> {
  readonly byFirst: ReadonlyMap<number, readonly T[]>
}

/** Where a term stands in a text. */
export interface TermHit {
  id: string
  from: number
  to: number
}

/** Builds an index once, for any number of texts. Of entries with the same form the first one wins. */
export function buildTermIndex<T extends { form: string }>(entries: Iterable<T>): TermIndex<T> {
  const byFirst = new Map<number, T[]>()
  const known = new Set<string>()
  for (const entry of entries) {
    if (entry.form === "" || known.has(entry.form)) continue
    known.add(entry.form)
    const first = entry.form.charCodeAt(0)
    const bucket = byFirst.get(first)
    if (bucket) bucket.push(entry)
    else byFirst.set(first, [entry])
  }
  for (const bucket of byFirst.values()) bucket.sort((a, b) => b.form.length - a.form.length)
  return { byFirst }
}

/** The longest entry that begins at `at` and that `fits`, or null. */
export function longestAt<T extends { form: string }>(
  index: TermIndex<T>,
  text: string,
  at: number,
  fits?: (entry: T, to: number) => boolean,
): T | null {
  const bucket = index.byFirst.get(text.charCodeAt(at))
  if (bucket)
    for (const entry of bucket)
      if (text.startsWith(entry.form, at) && (!fits || fits(entry, at + entry.form.length))) return entry
  return null
}

/** Every term of a text, from left to right, the longest at each place; hits do not overlap. */
export function findTerms(index: TermIndex<{ id: string; form: string }>, text: string): TermHit[] {
  const hits: TermHit[] = []
  for (let i = 0; i < text.length; i++) {
    const entry = longestAt(index, text, i)
    if (!entry) continue
    const to = i + entry.form.length
    hits.push({ id: entry.id, from: i, to })
    i = to - 1
  }
  return hits
}
