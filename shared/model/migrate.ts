/** Turns the `doc` JSON of one version into that of the next. */
type Step = (doc: unknown) => unknown

/** `steps[n]` leads from version n to n + 1. Steps are never changed once released. */
const steps: Readonly<Record<number, Step>> = {}

/**
 * Carries the `doc` JSON of an older report to the present shape, a version at a time.
 *
 * @param along the steps to take; only tests pass their own
 * @throws Error when a step is missing, which is a mistake of ours
 */
export function migrate(doc: unknown, from: number, to: number, along = steps): unknown {
  let at = doc
  for (let version = from; version < to; version++) {
    const step = along[version]
    if (!step) throw new Error(`no migration from version ${version}`)
    at = step(at)
  }
  return at
}
