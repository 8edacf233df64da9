/** What a text is made of, to be held against others: its pairs of neighbouring characters, in order of their codes. */
export type Profile = Uint32Array

/** The profile of a text. White space counts for nothing; a single character is a pair with nothing. */
export function profileOf(text: string): Profile {
  const bare = text.replace(/\s+/g, "")
  const n = bare.length === 1 ? 1 : Math.max(0, bare.length - 1)
  const profile = new Uint32Array(n)
  for (let i = 0; i < n; i++) profile[i] = ((bare.charCodeAt(i) << 16) | (bare.charCodeAt(i + 1) || 0)) >>> 0
  return profile.sort()
}

/**
 * How alike two texts are: 0 nothing in common, 1 the same pairs as often (Dice's coefficient over pairs of
 * neighbouring characters). Two texts without a word are alike.
 */
export function likeness(a: Profile, b: Profile): number {
  const all = a.length + b.length
  return all === 0 ? 1 : (2 * sharedPairs(a, b)) / all
}

/** How many pairs two texts share, each as often as it stands in both. */
export function sharedPairs(a: Profile, b: Profile): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared++
      i++
      j++
    } else if (a[i]! < b[j]!) i++
    else j++
  }
  return shared
}

/** The most that `likeness` can be between texts of these lengths: cheap, and often enough to know better. */
export function likenessAtMost(a: Profile, b: Profile): number {
  const all = a.length + b.length
  return all === 0 ? 1 : (2 * Math.min(a.length, b.length)) / all
}
