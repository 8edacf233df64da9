import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { menus } from "#shared/api/menu"
import { commands, runCommand } from "../app/commands"
import { useApp } from "../app/store"
import { Menu, type MenuEntry } from "./Menu"
import { arrowTarget, controlsIn } from "./roving"

/** Keys as people read them; a menu names arrows by their sign. */
const signs: Record<string, string> = { Up: "↑", Down: "↓", Left: "←", Right: "→" }
export const keysAsShown = (keys: string) => keys.replace(/Up|Down|Left|Right/g, (name) => signs[name]!)

/** The menu in the page, from the same table as the native one. F10, or Alt alone, goes to it; Esc comes back. */
export function MenuBar() {
  const app = useApp()
  const bar = useRef<HTMLElement>(null)
  const [open, setOpen] = useState<number | null>(null)
  const [tabStop, setTabStop] = useState(0)
  /** Who had the focus before the menu: commands act there. */
  const before = useRef<HTMLElement | null>(null)

  const tops = () => controlsIn(bar.current!, "[data-top]")
  const remember = () => {
    const focused = document.activeElement
    if (focused instanceof HTMLElement && !bar.current!.contains(focused)) before.current = focused
  }
  const leave = () => {
    setOpen(null)
    before.current?.focus({ preventScroll: true })
  }

  useMenuKey(() => {
    if (bar.current!.contains(document.activeElement)) leave()
    else {
      remember()
      tops()[0]!.focus()
    }
  })

  const beside = (by: 1 | -1) => {
    const next = (((open ?? tabStop) + by + menus.length) % menus.length) as number
    setTabStop(next)
    setOpen(next)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (open !== null || event.altKey || event.ctrlKey) return
    const at = tops().indexOf(document.activeElement as HTMLElement)
    if (event.key === "Escape") {
      event.preventDefault()
      leave()
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      setOpen(at)
    } else {
      const target = arrowTarget(event.key, tops(), document.activeElement, "row")
      if (!target) return
      event.preventDefault()
      setTabStop(tops().indexOf(target))
      target.focus()
    }
  }

  const entries = (index: number): MenuEntry[] =>
    menus[index]!.items.map((item) => {
      if (!item) return null
      const { id, label, keys, checkable } = item
      const command = commands[id]
      return {
        id,
        label,
        keys: keysAsShown(keys),
        checked: checkable ? (command.checked?.(app) ?? false) : undefined,
        disabled: !(command.enabled?.(app) ?? true),
        run: () => runCommand(app, id),
      }
    })

  return (
    <nav ref={bar} className="menu" aria-label="菜单">
      <div role="menubar" aria-label="菜单" className="row-plain" tabIndex={-1} onKeyDown={onKeyDown}>
        {menus.map(({ label }, i) => (
          <button
            key={label}
            type="button"
            role="menuitem"
            data-top=""
            aria-haspopup="menu"
            aria-expanded={open === i}
            tabIndex={i === tabStop ? 0 : -1}
            onFocus={(event) => {
              const from = event.relatedTarget
              if (from instanceof HTMLElement && !bar.current!.contains(from)) before.current = from
            }}
            onPointerDown={remember}
            onPointerEnter={() => {
              if (open !== null) setOpen(i)
            }}
            onClick={() => {
              setTabStop(i)
              if (open === i) leave()
              else setOpen(i)
            }}
          >
            {label}
          </button>
        ))}
      </div>
      {open !== null && (
        <Menu
          key={open}
          label={menus[open]!.label}
          anchor={tops()[open]!}
          entries={entries(open)}
          onClose={leave}
          onBeside={beside}
        />
      )}
    </nav>
  )
}

/** Calls `go` for F10 and for Alt pressed and let go alone. */
function useMenuKey(go: () => void) {
  const latest = useRef(go)
  latest.current = go
  useEffect(() => {
    let alone = false
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      alone = event.key === "Alt" && !event.ctrlKey && !event.shiftKey && !event.repeat
      if (event.key !== "F10" || event.shiftKey || document.querySelector("dialog[open]")) return
      event.preventDefault()
      latest.current()
    }
    const onKeyUp = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Alt" || !alone || document.querySelector("dialog[open]")) return
      event.preventDefault()
      latest.current()
    }
    const onPointer = () => {
      alone = false
    }
    window.addEventListener("keydown", onKeyDown, true)
    window.addEventListener("keyup", onKeyUp, true)
    window.addEventListener("pointerdown", onPointer, true)
    window.addEventListener("blur", onPointer)
    return () => {
      window.removeEventListener("keydown", onKeyDown, true)
      window.removeEventListener("keyup", onKeyUp, true)
      window.removeEventListener("pointerdown", onPointer, true)
      window.removeEventListener("blur", onPointer)
    }
  }, [])
}
