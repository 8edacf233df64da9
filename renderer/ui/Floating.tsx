import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react"
import { createPortal } from "react-dom"

/** Where a floating thing hangs: at an element, or where the pointer was. */
export type Anchor = HTMLElement | { x: number; y: number }

/**
 * Something that lies over the page beside what opened it, until Esc, a press elsewhere, or until the focus goes
 * elsewhere. The focus goes in when it opens; whoever opened it gets it back from `onClose`.
 */
export function Floating(props: {
  /** Its name; it lies outside of every landmark and is one of its own. */
  label: string
  anchor: Anchor
  onClose(reason: "escape" | "outside"): void
  children: ReactNode
  className?: string
  align?: "start" | "end"
}) {
  const { label, anchor, onClose, children, className = "", align = "start" } = props
  const element = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<CSSProperties>({ visibility: "hidden" })
  const close = useRef(onClose)
  close.current = onClose

  useLayoutEffect(() => {
    setPlace(placeAt(anchor, element.current!, align))
  }, [anchor, align])

  // Only what is visible can take the focus.
  useLayoutEffect(() => {
    if (place.visibility === "hidden") return
    const box = element.current!
    if (!box.contains(document.activeElement))
      box.querySelector<HTMLElement>("[data-first], [tabindex='0'], input, button")?.focus()
  }, [place])

  useEffect(() => {
    const inside = (target: EventTarget | null) =>
      target instanceof Node &&
      (element.current?.contains(target) || (anchor instanceof HTMLElement && anchor.contains(target)))
    const onPointerDown = (event: PointerEvent) => {
      if (!inside(event.target)) close.current("outside")
    }
    const onFocusIn = (event: FocusEvent) => {
      if (!inside(event.target)) close.current("outside")
    }
    document.addEventListener("pointerdown", onPointerDown, true)
    document.addEventListener("focusin", onFocusIn)
    return () => {
      document.removeEventListener("pointerdown", onPointerDown, true)
      document.removeEventListener("focusin", onFocusIn)
    }
  }, [anchor])

  return createPortal(
    <section
      aria-label={label}
      ref={element}
      className={`floating ${className}`}
      style={place}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return
        event.preventDefault()
        event.stopPropagation()
        onClose("escape")
      }}
    >
      {children}
    </section>,
    document.body,
  )
}

const gap = 4

/** Below the anchor, above it where there is no room below, and never outside the window. */
function placeAt(anchor: Anchor, box: HTMLElement, align: "start" | "end"): CSSProperties {
  const { width, height } = box.getBoundingClientRect()
  const rect =
    anchor instanceof HTMLElement
      ? anchor.getBoundingClientRect()
      : { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y }
  const wanted = align === "start" ? rect.left : rect.right - width
  const left = Math.max(gap, Math.min(wanted, innerWidth - width - gap))
  const below = rect.bottom + gap
  const top = below + height <= innerHeight - gap ? below : Math.max(gap, rect.top - gap - height)
  return { left, top }
}
