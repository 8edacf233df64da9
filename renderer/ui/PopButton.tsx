import { type ReactNode, useRef, useState } from "react"
import { Floating } from "./Floating"
import { Icon } from "./Icon"

/** A button of one picture, and what floats below it while it is open. */
export function PopButton(props: {
  /** What the button does, said to who does not see it. */
  name: string
  /** Name of what floats. */
  label: string
  icon: Parameters<typeof Icon>[0]["name"]
  /** Drawn as switched on. */
  pressed?: boolean
  /** @param close puts it away, for a choice that ends it */
  children(close: () => void): ReactNode
}) {
  const { name, label, icon, pressed, children } = props
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn btn-q btn-i"
        aria-label={name}
        aria-expanded={open}
        aria-pressed={pressed}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} />
      </button>
      {open && (
        <Floating
          label={label}
          anchor={button.current!}
          align="end"
          className="pop"
          onClose={(reason) => {
            setOpen(false)
            if (reason === "escape") button.current?.focus()
          }}
        >
          {children(() => setOpen(false))}
        </Floating>
      )}
    </>
  )
}
