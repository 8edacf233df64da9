import { type HTMLAttributes, type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from "react"
import { type MatrixRole, matrixRoles } from "#shared/matrix/matrix"
import type { AnswerRole } from "#shared/problems/link-table"
import { Dot } from "../../ui/Dot"

const letters = { problem: "p", cause: "c", measure: "m" } as const
export const roleWords = { problem: "问题", cause: "原因", measure: "措施" } as const

/** What every cell has in common. */
interface CellProps {
  id: string
  role: MatrixRole
  current: boolean
  tabStop: boolean
  /** A line that is being drawn may end here, or would end here now. */
  drop: "may" | "here" | null
}

/** A row of the grid. */
export function GridRow(props: HTMLAttributes<HTMLElement>) {
  const { className, ...rest } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: cards under each other are no table of the browser's
    // biome-ignore lint/a11y/useFocusableInteractive: its cells have the focus
    <div role="row" className={className ? `mx-row ${className}` : "mx-row"} {...rest} />
  )
}

/** A cell of the grid in the column of its role; several may stand under each other. */
export function GridCell(props: Omit<HTMLAttributes<HTMLElement>, "role"> & { role: MatrixRole }) {
  const { role, ...rest } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: see `GridRow`
    // biome-ignore lint/a11y/useFocusableInteractive: one that can have the focus says so
    <div role="gridcell" aria-colindex={matrixRoles.indexOf(role) + 1} {...rest} />
  )
}

interface CardProps extends CellProps {
  label: string
  head: string
  note: string
  meta: string
  /** How it answers the problem of its row, in a word; an empty text for problems. */
  basis: string
  /** It answers no problem. */
  loose: boolean
  /** Sentences that stood so last year and are not confirmed. */
  carried: number
  /** The words that are being changed, or null. */
  editing: string | null
  /** The new words, or null when they stay as they were; whether the focus stays at the card. */
  onRewrite(id: string, text: string | null, stays: boolean): void
}

/** A problem, a cause or a measure. Only what is seen: the grid hears the keys and the pointer. */
export const MatrixCard = memo(function MatrixCard(props: CardProps) {
  const { id, role, current, tabStop, drop, label, head, note, meta, basis, loose, carried, editing } = props
  const classes = ["mx", letters[role], current && "cur", loose && "lone", drop && `drop-${drop}`]
  const under = loose ? "没有问题用到它" : note
  if (editing !== null)
    return (
      <GridCell role={role} className={`${classes.filter(Boolean).join(" ")} ed`} data-card={id}>
        <Editor
          name={`${roleWords[role]}：${label}${head}`}
          text={editing}
          onDone={(text, stays) => props.onRewrite(id, text, stays)}
        />
      </GridCell>
    )
  return (
    <GridCell
      role={role}
      aria-selected={current}
      tabIndex={tabStop ? 0 : -1}
      className={classes.filter(Boolean).join(" ")}
      data-card={id}
    >
      <div className="mt">
        {label && <span className="dim">{label}</span>}
        <b className="cut">{head}</b>
      </div>
      <p className="cut">{under}</p>
      <div className="mm">
        {carried > 0 ? (
          <>
            <Dot state="carry" />
            沿用上年 {carried} 句
          </>
        ) : loose ? (
          <>
            <Dot state="warn" label="" />
            拖到问题上，或 <kbd>L</kbd> 连线
          </>
        ) : (
          <span className="meta">{meta}</span>
        )}
        {basis && <span className="mx-said">{basis}</span>}
      </div>
    </GridCell>
  )
})

interface GapProps extends CellProps {
  role: AnswerRole
  /** The sentence stands there already, its blank is still open. */
  begun: boolean
  writable: boolean
  onWrite(id: string): void
  onConnect(id: string): void
}

/** What a problem lacks, with the two ways out of it. */
export const MatrixGap = memo(function MatrixGap(props: GapProps) {
  const { id, role, current, tabStop, drop, begun, writable } = props
  const classes = ["mx gap", current && "cur breathe", drop && `drop-${drop}`]
  const word = begun ? `${roleWords[role]}还没有填` : `没有写${roleWords[role]}`
  return (
    <GridCell
      role={role}
      aria-selected={current}
      tabIndex={tabStop ? 0 : -1}
      className={classes.filter(Boolean).join(" ")}
      data-card={id}
    >
      <div className="mt">
        <Dot state="gap" label="" />
        <b>{word}</b>
      </div>
      {writable && (
        <div className="mx-acts">
          <button
            type="button"
            className={current ? "btn btn-p" : "btn"}
            tabIndex={current ? 0 : -1}
            onClick={() => props.onWrite(id)}
          >
            {begun ? "去填" : "写一句"}
          </button>
          <button
            type="button"
            className="btn"
            tabIndex={current ? 0 : -1}
            aria-haspopup="menu"
            onClick={() => props.onConnect(id)}
          >
            连到已有
          </button>
        </div>
      )}
    </GridCell>
  )
})

/** The words of a card as they stand in the text. Enter and leaving it take them over, Esc leaves the text as it is. */
function Editor(props: { name: string; text: string; onDone(text: string | null, stays: boolean): void }) {
  const { name, text, onDone } = props
  const [value, setValue] = useState(text)
  const field = useRef<HTMLTextAreaElement>(null)
  const isDone = useRef(false)
  useLayoutEffect(() => {
    const element = field.current!
    element.focus({ preventScroll: true })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [])
  // As high as its words, so that nothing of them is out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every word
  useLayoutEffect(() => {
    const element = field.current!
    element.style.height = "0"
    element.style.height = `${element.scrollHeight}px`
  }, [value])
  const finish = (result: string | null, stays = true) => {
    if (isDone.current) return
    isDone.current = true
    onDone(result, stays)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === "Escape") {
      event.preventDefault()
      finish(null)
    } else if (event.key === "Enter") {
      event.preventDefault()
      finish(value)
    }
  }
  return (
    <textarea
      ref={field}
      className="mx-ed"
      aria-label={name}
      value={value}
      onChange={(event) => setValue(event.target.value.replace(/[\r\n]+/g, ""))}
      onKeyDown={onKeyDown}
      onBlur={() => finish(value, false)}
    />
  )
}
