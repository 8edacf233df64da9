import { type FocusEvent, type KeyboardEvent, memo, useId } from "react"
import { severityNames } from "#shared/checks/types"
import { Icon } from "../../ui/Icon"
import { Cell } from "./Cell"
import type { Draft } from "./drafts"
import { type Field, isEmpty, type List, severities } from "./lists"

/** What can be done with a line. */
export interface RowActs {
  type(id: number, field: Field, text: string): void
  /** Answers whether the text was more than that of one field. */
  paste(id: number, text: string): boolean
  remove(id: number): void
  revert(id: number): void
  /** The line below, begun anew where there is none; not before this one holds. */
  next(id: number): void
  /** The focus has gone elsewhere. */
  left(id: number): void
}

/** One line of a table. `faults` says by field why it does not hold as it stands, as JSON: the same text, the same row. */
export const HouseRow = memo(function HouseRow(props: {
  list: List
  draft: Draft
  faults: string
  acts: RowActs
}) {
  const { list, draft, acts } = props
  const { id, cells, kept } = draft
  const faults = JSON.parse(props.faults) as Partial<Record<Field, string>>
  const prefix = useId()
  const word = cells.word.trim() || kept?.word || "没写完的一条"
  const isWrong = Object.keys(faults).length > 0

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)
      return
    const inCell = event.target instanceof HTMLInputElement
    if (event.key === "Enter" && inCell) acts.next(id)
    else if (event.key === "Escape" && (isWrong || isEmpty(cells))) acts.revert(id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) acts.left(id)
  }
  return (
    <tr data-row={id} className={isWrong ? "is-wrong" : undefined} onKeyDown={onKeyDown} onBlur={onBlur}>
      {list.columns.map(({ field, label, placeholder }) => {
        const fault = faults[field]
        const common = {
          "data-field": field,
          "aria-label": `${label}：${word}`,
          "aria-invalid": fault !== undefined,
          "aria-describedby": fault === undefined ? undefined : `${prefix}-${field}`,
        }
        return (
          <td key={field} className={`hs-${field}`}>
            {field === "level" ? (
              <select
                {...common}
                className="field"
                value={cells.level}
                onChange={(event) => acts.type(id, field, event.target.value)}
              >
                {severities.map((severity) => (
                  <option key={severity} value={severity}>
                    {severityNames[severity]}
                  </option>
                ))}
              </select>
            ) : (
              <Cell
                {...common}
                className="hs-cell"
                placeholder={placeholder}
                {...(field === "min" || field === "max" ? { inputMode: "numeric" as const } : {})}
                value={cells[field]}
                onText={(text) => acts.type(id, field, text)}
                {...(field === "word" ? { onPasteText: (text: string) => acts.paste(id, text) } : {})}
              />
            )}
            {fault !== undefined && (
              <span id={`${prefix}-${field}`} className="sp-wrong" role="status">
                {fault}
                {kept && "；改好以前照原来的查"}
              </span>
            )}
          </td>
        )
      })}
      <td className="hs-acts">
        <button
          type="button"
          className="btn btn-q btn-i"
          title="删去"
          aria-label={`删去：${word}`}
          data-delete=""
          onClick={() => acts.remove(id)}
        >
          <Icon name="trash" />
        </button>
      </td>
    </tr>
  )
})
