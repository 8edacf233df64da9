/** Turns the `doc` JSON of one version into that of the next. */
type Step = (doc: unknown) => unknown

/** `steps[n]` leads from version n to n + 1. Steps are never changed once released. */
const steps: Readonly<Record<number, Step>> = {
  // The limit of what may be last year's came; other new attributes take their defaults, and no mark was ever written.
  1: (doc) => {
    const report = doc as { attrs?: { properties?: { limits?: object } } }
    const { properties } = report.attrs ?? {}
    if (!properties?.limits) return doc
    const limits = { ...properties.limits, carriedShareMax: null }
    return { ...report, attrs: { ...report.attrs, properties: { ...properties, limits } } }
  },
  // What was refused of copies came; a report that knows of none takes the default.
  2: (doc) => doc,
}

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
