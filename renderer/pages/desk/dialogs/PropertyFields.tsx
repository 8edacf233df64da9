import { useId } from "react"
import { Dot } from "../../../ui/Dot"
import { confirmed, type DraftErrors, type DraftField, edited, type PropertyDraft } from "./property-draft"

interface FieldsProps {
  draft: PropertyDraft
  errors: DraftErrors
  onChange(draft: PropertyDraft): void
}

/** Who reports on which year, and what stands under the text. What was read from a file is asked for. */
export function PropertyFields({ draft, errors, onChange }: FieldsProps) {
  const field = (name: DraftField, label: string, hint?: string) => (
    <TextField {...{ name, label, hint, draft, errors, onChange }} />
  )
  return (
    <div className="props">
      {field("year", "述职年度")}
      {field("name", "述职人")}
      {field("post", "职务")}
      {field("unit", "单位")}
      {field("date", "落款日期", "2026年12月30日")}
      <label className="tick props-sealed">
        <input
          type="checkbox"
          checked={draft.sealed}
          onChange={(event) => onChange(edited(draft, "sealed", event.target.checked))}
        />
        <span>要盖章，日期排在章的位置</span>
      </label>
    </div>
  )
}

/** What the unit or the organiser asks of the length. None is a law: an empty field asks nothing. */
export function LimitFields({ draft, errors, onChange }: FieldsProps) {
  const field = (name: DraftField, label: string, unit: string) => (
    <TextField {...{ name, label, unit, draft, errors, onChange }} />
  )
  return (
    <div className="props">
      {field("charactersMin", "字数最少", "字")}
      {field("charactersMax", "字数最多", "字")}
      {field("problemShareMin", "问题和原因至少占", "%")}
      {field("titleCharactersMax", "标题最多", "字")}
      {field("minutesMax", "宣读最多", "分钟")}
      {field("carriedShareMax", "沿用上年最多占", "%")}
    </div>
  )
}

function TextField(props: FieldsProps & { name: DraftField; label: string; unit?: string; hint?: string }) {
  const { name, label, unit, hint, draft, errors, onChange } = props
  const id = useId()
  const error = errors[name]
  const proposed = draft.proposed.includes(name)
  return (
    <div className="prop">
      <div className="prop-h">
        <label htmlFor={id}>{label}</label>
        {proposed && (
          <span id={`${id}-ask`} className="prop-note carry">
            <Dot state="carry" label="" />
            待确认
          </span>
        )}
      </div>
      <div className="prop-in">
        <input
          id={id}
          className={unit ? "field num is-short" : "field"}
          value={draft[name]}
          placeholder={hint}
          inputMode={unit || name === "year" ? "numeric" : undefined}
          aria-invalid={error !== undefined}
          aria-describedby={error ? `${id}-note` : proposed ? `${id}-ask` : undefined}
          onChange={(event) => onChange(edited(draft, name, event.target.value))}
        />
        {unit && <span className="meta">{unit}</span>}
        {proposed && (
          <button
            type="button"
            className="btn btn-q prop-ask"
            aria-label={`${label}没错，确认`}
            onClick={() => onChange(confirmed(draft, name))}
          >
            确认
          </button>
        )}
      </div>
      {error && (
        <p id={`${id}-note`} className="prop-note seal" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
