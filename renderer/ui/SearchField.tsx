import type { InputHTMLAttributes } from "react"
import { Icon } from "./Icon"

/** Words that a list is searched by. ArrowDown goes from here into the list. */
export function SearchField(props: {
  label: string
  placeholder: string
  /** Value and handlers, as `useQuery` makes them. */
  field: Pick<
    InputHTMLAttributes<HTMLInputElement>,
    "value" | "onChange" | "onCompositionStart" | "onCompositionEnd"
  >
  className?: string
  /** It has the focus when its dialog opens. */
  safe?: boolean
  onDown(): void
  /** Left out while Enter has nothing to do. */
  onEnter?: (() => void) | undefined
}) {
  const { label, placeholder, field, className, safe, onDown, onEnter } = props
  return (
    <div className={className ? `field search ${className}` : "field search"}>
      <Icon name="search" />
      <input
        {...field}
        type="search"
        data-safe={safe ? "" : undefined}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === "ArrowDown") onDown()
          else if (event.key === "Enter" && onEnter) onEnter()
          else return
          event.preventDefault()
        }}
      />
    </div>
  )
}
