import { useEffect, useRef, useState } from "react"
import { isComposing } from "../app/actions"
import { dropToast, type Toast, useApp, useAppState } from "../app/store"
import { Icon } from "./Icon"

/** A message stands this long, in milliseconds. */
const standing = 6000

/** 短讯 at the bottom: read out politely, held while the pointer or the focus is on them. */
export function Toasts() {
  const toasts = useAppState((state) => state.toasts)
  const [held, setHeld] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  /** Who had the focus before a button here took it. */
  const before = useRef<HTMLElement | null>(null)
  // A message that goes takes its pointer and focus events with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew when their number changes
  useEffect(() => {
    const { current } = box
    setHeld(current?.matches(":hover, :focus-within") ?? false)
  }, [toasts.length])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that somebody is reading
    <div
      ref={box}
      className="toasts"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={({ relatedTarget }) => {
        setHeld(true)
        if (relatedTarget instanceof HTMLElement && !box.current!.contains(relatedTarget))
          before.current = relatedTarget
      }}
      onBlur={() => setHeld(false)}
    >
      <div aria-live="polite" role="status" className="toasts-in">
        {toasts.map((toast) => (
          <ToastRow
            key={toast.key}
            toast={toast}
            held={held}
            onDone={() => before.current?.focus({ preventScroll: true })}
          />
        ))}
      </div>
    </div>
  )
}

function ToastRow({ toast, held, onDone }: { toast: Toast; held: boolean; onDone(): void }) {
  const app = useApp()
  const { key, text, action } = toast
  useEffect(() => {
    if (held) return
    const leave = () => {
      if (isComposing(app)) timer = setTimeout(leave, 200)
      else dropToast(app, key)
    }
    let timer = setTimeout(leave, standing)
    return () => clearTimeout(timer)
  }, [app, key, held])
  return (
    <div className="toast">
      {action?.label === "撤销" && <Icon name="check" />}
      <span className="grow">{text}</span>
      {action && (
        <button
          type="button"
          className="btn"
          onClick={() => {
            dropToast(app, key)
            onDone()
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
    </div>
  )
}
