import { useEffect, useState } from "react"
import { useStore } from "zustand"
import { findingsOf } from "../../editor/findings"
import { type Effects, effectsOf } from "./effects"
import type { Merge } from "./merge"

/** So many changes are looked ahead at, at most: each costs a check of the report. */
const most = 80

/**
 * What the check would say of each change that waits, by its key: the current one first, the others one after the
 * other while nothing else is to be done.
 */
export function useWatch(merge: Merge): ReadonlyMap<string, Effects> {
  const { comparison, matters, verdicts, current } = useStore(merge.store)
  const [known, setKnown] = useState<{ of: unknown; effects: ReadonlyMap<string, Effects> }>({
    of: null,
    effects: new Map(),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it has found itself starts nothing anew
  useEffect(() => {
    const { checked, settings } = findingsOf(merge.session.editor)
    let effects: ReadonlyMap<string, Effects> = known.of === verdicts ? known.effects : new Map()
    const open = matters.filter((matter) => matter.group !== "comment" && !verdicts.has(matter.key))
    const ordered = [...open.filter(({ key }) => key === current), ...open].slice(0, most)
    const waiting = ordered.map(({ key }) => key).filter((key) => !effects.has(key))
    let timer: ReturnType<typeof setTimeout> | null = null
    const next = () => {
      timer = null
      const key = waiting.shift()
      if (key === undefined) return
      if (!effects.has(key)) {
        effects = new Map(effects).set(key, effectsOf(comparison, verdicts, key, checked, settings))
        setKnown({ of: verdicts, effects })
      }
      timer = setTimeout(next, 15)
    }
    timer = setTimeout(next, 0)
    return () => {
      if (timer) clearTimeout(timer)
    }
  }, [merge, comparison, matters, verdicts, current])
  return known.of === verdicts ? known.effects : none
}

const none: ReadonlyMap<string, Effects> = new Map()
