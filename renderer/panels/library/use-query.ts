import { type ChangeEvent, type CompositionEvent, useRef, useState } from "react"

/**
 * A search field that an input method may be typed into: what stands in it while a word is being composed is no
 * query yet, so the list stays as it was until the word is there.
 */
export function useQuery() {
  const [value, setValue] = useState("")
  const [query, setQuery] = useState("")
  const composing = useRef(false)
  return {
    query,
    clear() {
      setValue("")
      setQuery("")
    },
    field: {
      value,
      onChange(event: ChangeEvent<HTMLInputElement>) {
        setValue(event.target.value)
        if (!composing.current) setQuery(event.target.value)
      },
      onCompositionStart() {
        composing.current = true
      },
      onCompositionEnd(event: CompositionEvent<HTMLInputElement>) {
        composing.current = false
        setQuery(event.currentTarget.value)
      },
    },
  }
}
