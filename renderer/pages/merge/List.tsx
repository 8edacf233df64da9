import { type KeyboardEvent, useEffect, useRef } from "react"
import { useStore } from "zustand"
import { Dot } from "../../ui/Dot"
import { arrowTarget, controlsIn } from "../../ui/roving"
import type { Merge, Verdict } from "./merge"
import { authorOf, groupNames, letterOf, placeOf, titleOf, verdictNames } from "./words"

const groups = ["tracked", "untracked", "comment"] as const

/** All that differs, by how it was changed; the focus follows what is current. */
export function List({ merge, onChoose }: { merge: Merge; onChoose(): void }) {
  const { comparison, matters, verdicts, current } = useStore(merge.store)
  const list = useRef<HTMLDivElement>(null)
  useFocus(list, current)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.shiftKey || event.altKey) return
    const options = controlsIn(event.currentTarget, "[role=option]")
    const target = arrowTarget(event.key, options, document.activeElement, "column")
    if (!target) return
    event.preventDefault()
    merge.goTo(target.dataset.key!)
  }
  return (
    <aside className="panel l" aria-label="改动" data-region="list">
      <Sums verdicts={verdicts} left={matters.length - verdicts.size} />
      <div
        ref={list}
        className="scroll"
        role="listbox"
        aria-label="改动和批注"
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {groups.map((group) => {
          const own = matters.filter((matter) => matter.group === group)
          if (own.length === 0) return null
          const count = group === "comment" ? `${own.length} 条` : `${own.length} 处`
          return (
            // biome-ignore lint/a11y/useSemanticElements: groups of a listbox are no fieldsets
            <div key={group} role="group" aria-label={`${groupNames[group]}，${count}`}>
              <div className="fd-g mg-g" aria-hidden="true">
                {groupNames[group]}
                <span className="meta">{group === "untracked" ? `${count}，比对出来的` : count}</span>
              </div>
              {own.map((matter) => (
                <button
                  key={matter.key}
                  type="button"
                  role="option"
                  className="mg-row"
                  data-key={matter.key}
                  aria-selected={matter.key === current}
                  tabIndex={matter.key === current ? 0 : -1}
                  onClick={() => {
                    merge.goTo(matter.key)
                    onChoose()
                  }}
                >
                  <VerdictDot verdict={verdicts.get(matter.key)} />
                  <span className="grow">
                    <span className="mg-t cut">
                      <span className="mg-ty">{letterOf(matter)}</span>
                      {titleOf(matter, comparison)}
                    </span>
                    <span className="mg-m meta cut">
                      {authorOf(matter)}　{placeOf(matter, comparison)}
                    </span>
                  </span>
                </button>
              ))}
            </div>
          )
        })}
      </div>
    </aside>
  )
}

function Sums({ verdicts, left }: { verdicts: ReadonlyMap<string, Verdict>; left: number }) {
  const count = (...wanted: Verdict[]) =>
    [...verdicts.values()].filter((verdict) => wanted.includes(verdict)).length
  return (
    <div className="fd-sum mg-sum">
      <span>
        <Dot state="ok" label="" />
        采纳 <b>{count("accepted", "todo")}</b>
      </span>
      <span>
        <NoDot label="" />
        不采纳 <b>{count("refused", "done")}</b>
      </span>
      <span>
        <Dot state="none" label="" />
        待定 <b>{left}</b>
      </span>
    </div>
  )
}

function VerdictDot({ verdict }: { verdict: Verdict | undefined }) {
  if (verdict === undefined) return <Dot state="none" label="待定" />
  if (verdict === "refused" || verdict === "done") return <NoDot label={verdictNames[verdict]} />
  return <Dot state="ok" label={verdictNames[verdict]} />
}

/** 不采纳: a circle with a cross. */
function NoDot({ label }: { label: string }) {
  const name = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its name is an aria-label; a title would show as a tooltip
    <svg className="dot mg-no" viewBox="0 0 12 12" {...name}>
      <circle cx="6" cy="6" r="4.8" />
      <path d="m4 4 4 4M8 4l-4 4" />
    </svg>
  )
}

/** Where the list has the focus it goes along; a control that was pressed and is gone gives it to the list. */
function useFocus(list: React.RefObject<HTMLElement | null>, current: string | null): void {
  useEffect(() => {
    const row = [...list.current!.querySelectorAll<HTMLElement>("[role=option]")].find(
      ({ dataset }) => dataset.key === current,
    )
    if (!row) return
    const focused = document.activeElement
    const isFree = focused === null || focused === document.body || (focused as HTMLButtonElement).disabled
    if (isFree || list.current!.contains(focused)) row.focus({ preventScroll: true })
    row.scrollIntoView({ block: "nearest" })
  }, [list, current])
}
