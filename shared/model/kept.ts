/**
 * Remembers what a pure function reads from an immutable object (a ProseMirror node, an outline): the answer is
 * exact as long as the object lives, and gone with it. A keystroke makes new nodes along one path only, so
 * everything else is answered from here.
 *
 * @param read must not answer `undefined`
 */
export function kept<Of extends object, T extends NonNullable<unknown> | null>(
  read: (of: Of) => T,
): (of: Of) => T {
  const cache = new WeakMap<Of, T>()
  return (of) => {
    const known = cache.get(of)
    if (known !== undefined) return known
    const value = read(of)
    cache.set(of, value)
    return value
  }
}

/** The same for what is read from one object in the light of another (this year's paragraph, last year's report). */
export function keptBeside<Of extends object, By extends object, T extends NonNullable<unknown> | null>(
  read: (of: Of, by: By) => T,
): (of: Of, by: By) => T {
  const readBy = kept((by: By) => kept((of: Of) => read(of, by)))
  return (of, by) => readBy(by)(of)
}
