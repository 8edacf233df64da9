import { useEffect, useId, useState } from "react"

/**
 * A number that holds as soon as it is one that may be: half-typed ones wait. An empty field means none where
 * `value` may be null.
 */
export function NumberField(props: {
  label: string
  unit: string
  value: number | null
  min: number
  max: number
  /** May the field be empty? */
  optional?: boolean
  /** What is wrong with a number in the range, or null. */
  refuse?(value: number): string | null
  onChange(value: number | null): void
}) {
  const { label, unit, value, min, max, optional = false, refuse, onChange } = props
  const id = useId()
  const [text, setText] = useState(value === null ? "" : String(value))
  const read = readNumber(text, { min, max, optional })
  const wrong = typeof read === "string" ? read : read === null ? null : (refuse?.(read) ?? null)

  // Somebody else may change it: a key, another field.
  useEffect(() => {
    setText((shown) => {
      const same = readNumber(shown, { min, max, optional }) === value
      return same ? shown : value === null ? "" : String(value)
    })
  }, [value, min, max, optional])

  const change = (next: string) => {
    setText(next)
    const number = readNumber(next, { min, max, optional })
    if (typeof number === "string" || (number !== null && refuse?.(number))) return
    if (number !== value) onChange(number)
  }
  return (
    <div className="sp-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field num"
        inputMode="numeric"
        autoComplete="off"
        placeholder={optional ? "不限" : undefined}
        value={text}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-note`}
        onChange={(event) => change(event.target.value)}
        onBlur={() => {
          if (wrong !== null) setText(value === null ? "" : String(value))
        }}
      />
      <span className="mid">{unit}</span>
      <span id={`${id}-note`} className={wrong === null ? "meta" : "sp-wrong"} role="status">
        {wrong ?? ""}
      </span>
    </div>
  )
}

interface Range {
  min: number
  max: number
  optional: boolean
}

/**
 * The whole number that a field holds; null for an empty field that may be empty; else a text that says what is
 * wrong. Full-width digits count: the input method may be on.
 */
export function readNumber(text: string, { min, max, optional }: Range): number | null | string {
  const digits = text.trim().replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
  if (digits === "" && optional) return null
  const range = `填 ${min}—${max} 之间的整数`
  if (!/^\d{1,6}$/.test(digits)) return range
  const number = Number(digits)
  return number < min || number > max ? range : number
}
