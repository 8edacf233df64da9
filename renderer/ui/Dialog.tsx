import { type ReactNode, useEffect, useId, useRef } from "react"
import { Icon } from "./Icon"

/**
 * A modal dialog on the browser's own `<dialog>`: focus stays inside, Esc closes, what lies behind is inert, and
 * the focus returns where it was. The control that bears `data-safe` gets the focus first: the safe answer.
 */
export function Dialog(props: {
  title: ReactNode
  onClose(): void
  children: ReactNode
  /** Buttons, from the left. */
  footer?: ReactNode
  className?: string
  /** Width in px. */
  width?: number
}) {
  const { title, onClose, children, footer, className = "", width = 480 } = props
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = element.current!
    const before = document.activeElement
    dialog.showModal()
    dialog.querySelector<HTMLElement>("[data-safe]")?.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={element}
      className={`dlg ${className}`}
      aria-labelledby={heading}
      style={{ width }}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="dlg-h">
        <h2 id={heading} className="grow cut">
          {title}
        </h2>
        <button type="button" className="btn btn-q btn-i" aria-label="关闭 Esc" onClick={onClose}>
          <Icon name="x" />
        </button>
      </div>
      {children}
      {footer && <div className="dlg-f">{footer}</div>}
    </dialog>
  )
}
