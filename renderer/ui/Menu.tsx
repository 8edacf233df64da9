import { Fragment, type KeyboardEvent } from "react"
import { type Anchor, Floating } from "./Floating"
import { Icon } from "./Icon"
import { arrowTarget, controlsIn } from "./roving"

/** An entry of a menu; null is a line between two groups. */
export type MenuEntry = {
  id: string
  label: string
  keys?: string
  /** Is the switch on? Undefined: it is no switch. */
  checked?: boolean
  /** Cannot be done at this moment. What does not exist here is left out altogether. */
  disabled?: boolean
  run(): void
} | null

/**
 * A menu under what opened it, by the keys of WAI-ARIA: arrows, Home, End, Enter, Esc; Tab closes. An entry is run
 * after the menu has closed and the focus is back where it was.
 */
export function Menu(props: {
  label: string
  anchor: Anchor
  entries: readonly MenuEntry[]
  onClose(): void
  /** Left and right arrows, for a menu in a bar. */
  onBeside?(by: 1 | -1): void
  align?: "start" | "end"
}) {
  const { label, anchor, entries, onClose, onBeside, align } = props
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key } = event
    if (key === "Tab") {
      event.preventDefault()
      onClose()
      return
    }
    if (key === "ArrowLeft" || key === "ArrowRight") {
      event.preventDefault()
      onBeside?.(key === "ArrowLeft" ? -1 : 1)
      return
    }
    const items = controlsIn(event.currentTarget, "[role^=menuitem]")
    const target = arrowTarget(key, items, document.activeElement, "column")
    if (!target) return
    event.preventDefault()
    target.focus()
  }
  return (
    <Floating label={label} anchor={anchor} onClose={onClose} align={align} className="menu-box">
      <div role="menu" aria-label={label} onKeyDown={onKeyDown}>
        {entries.map((entry, i) =>
          entry ? (
            <MenuRow key={entry.id} entry={entry} onClose={onClose} />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are all alike, and a menu is never reordered
            <Fragment key={`line${i}`}>
              <hr className="rule" />
            </Fragment>
          ),
        )}
      </div>
    </Floating>
  )
}

function MenuRow({ entry, onClose }: { entry: NonNullable<MenuEntry>; onClose(): void }) {
  const { label, keys, checked, disabled, run } = entry
  const role =
    checked === undefined
      ? ({ role: "menuitem" } as const)
      : ({ role: "menuitemcheckbox", "aria-checked": checked } as const)
  return (
    <button
      type="button"
      {...role}
      aria-disabled={disabled || undefined}
      aria-keyshortcuts={keys || undefined}
      tabIndex={-1}
      className="menu-row"
      data-first=""
      onPointerMove={(event) => event.currentTarget.focus()}
      onClick={() => {
        if (disabled) return
        onClose()
        run()
      }}
    >
      <span className="menu-mark">{checked && <Icon name="check" size={12} />}</span>
      <span className="grow">{label}</span>
      {keys && (
        <span className="meta" aria-hidden="true">
          {keys}
        </span>
      )}
    </button>
  )
}
