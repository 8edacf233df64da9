import { kindNames } from "#shared/checks/kind-names"
import { type Kind, kinds } from "#shared/checks/types"
import { PopButton } from "../../ui/PopButton"
import type { Entry } from "./entries"
import { type GroupBy, groupings } from "./groups"

/** Puts findings together and shows only some kinds, for as long as the report is open; nothing is switched off. */
export function KindFilter(props: {
  entries: readonly Entry[]
  hidden: ReadonlySet<Kind>
  onChange(hidden: ReadonlySet<Kind>): void
  groupBy: GroupBy
  onGroupBy(by: GroupBy): void
}) {
  const { entries, hidden, onChange, groupBy, onGroupBy } = props
  const counts = new Map<Kind, number>()
  for (const { finding } of entries) counts.set(finding.kind, (counts.get(finding.kind) ?? 0) + 1)
  const present = kinds.filter((kind) => counts.has(kind) || hidden.has(kind))
  if (present.length < 2) return null
  const toggle = (kind: Kind) => {
    const next = new Set(hidden)
    if (!next.delete(kind)) next.add(kind)
    onChange(next)
  }
  return (
    <PopButton
      name={hidden.size > 0 ? "筛选，有的没有显示" : "筛选"}
      label="筛选"
      icon="filter"
      pressed={hidden.size > 0}
    >
      {() => (
        <>
          <fieldset>
            <legend className="meta">排在一起的</legend>
            <span className="seg">
              {groupings.map(([by, label]) => (
                <button key={by} type="button" aria-pressed={groupBy === by} onClick={() => onGroupBy(by)}>
                  {label}
                </button>
              ))}
            </span>
          </fieldset>
          <fieldset>
            <legend className="meta">只看这些</legend>
            {present.map((kind) => (
              <label key={kind} className="tick">
                <input type="checkbox" checked={!hidden.has(kind)} onChange={() => toggle(kind)} />
                <span className="grow">{kindNames[kind]}</span>
                <span className="meta">{counts.get(kind) ?? 0}</span>
              </label>
            ))}
          </fieldset>
        </>
      )}
    </PopButton>
  )
}
