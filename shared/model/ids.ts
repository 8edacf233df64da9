/** Yields ids that no other call of the same source, and hardly any other source, has yielded. */
export type IdSource = () => string

/**
 * Ids for what is read from a file: the same bytes read twice get the same ids, two files hardly ever
 * share one. FNV-1a over the text, 2×32 bits with different seeds, in base 36.
 *
 * Ids start with a letter: they become bookmark names in .docx, which must (ECMA-376 17.13.6.2).
 */
export function idsFor(text: string): IdSource {
  const stem = hash(text)
  let n = 0
  return () => `i${stem}x${++n}`
}

/** A short stable digest of a text; no secret, no promise against forgers. */
export function hash(text: string): string {
  let a = 0x811c9dc5
  let b = 0x9dc5811c
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 0x01000193)
    b = Math.imul(b ^ (c + i), 0x01000193)
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}
