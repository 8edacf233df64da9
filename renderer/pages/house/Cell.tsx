import {
  type ClipboardEvent,
  type CompositionEvent,
  type InputHTMLAttributes,
  useEffect,
  useState,
} from "react"

/**
 * A field whose text is told as it is typed, but not the letters of a word that is still being composed: they would
 * hold as a rule.
 */
export function Cell(
  props: Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange" | "onPaste"> & {
    value: string
    onText(text: string): void
    /** Answers whether the pasted text was taken care of. */
    onPasteText?(text: string): boolean
  },
) {
  const { value, onText, onPasteText, ...rest } = props
  const [text, setText] = useState(value)
  // Somebody else may change it: Esc, 撤销.
  useEffect(() => setText(value), [value])
  return (
    <input
      {...rest}
      type="text"
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        if (!(event.nativeEvent as InputEvent).isComposing) onText(event.target.value)
      }}
      onCompositionEnd={(event: CompositionEvent<HTMLInputElement>) => onText(event.currentTarget.value)}
      onPaste={(event: ClipboardEvent) => {
        if (onPasteText?.(event.clipboardData.getData("text/plain"))) event.preventDefault()
      }}
    />
  )
}
