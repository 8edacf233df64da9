import type { KeyboardEvent, ReactNode } from "react"
import { arrowTarget, controlsIn } from "./roving"

export interface Tab<Id extends string> {
  id: Id
  label: string
  /** Open matters behind it; none is shown at zero. */
  count?: number
}

/** Tabs over panels `${prefix}-panel-${id}`. Arrows choose at once: every panel is ready. */
export function Tabs<Id extends string>(props: {
  label: string
  prefix: string
  tabs: readonly Tab<Id>[]
  selected: Id
  onSelect(id: Id): void
  /** Buttons at the right end. */
  children?: ReactNode
}) {
  const { label, prefix, tabs, selected, onSelect, children } = props
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey) return
    const controls = controlsIn(event.currentTarget, "[role=tab]")
    const target = arrowTarget(event.key, controls, document.activeElement, "row")
    if (!target) return
    event.preventDefault()
    target.focus()
    onSelect(tabs[controls.indexOf(target)]!.id)
  }
  return (
    <div className="tabs">
      <div role="tablist" aria-label={label} className="tablist" onKeyDown={onKeyDown}>
        {tabs.map(({ id, label: name, count = 0 }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${prefix}-tab-${id}`}
            className="tab"
            aria-selected={id === selected}
            aria-controls={`${prefix}-panel-${id}`}
            tabIndex={id === selected ? 0 : -1}
            onClick={() => onSelect(id)}
          >
            {name}
            {count > 0 && <span className="n">{count}</span>}
          </button>
        ))}
      </div>
      <span className="grow" />
      {children}
    </div>
  )
}
