import { type KeyboardEvent, memo } from "react"
import type { IgnoreScope } from "#shared/checks/ignore"
import type { Fix, Severity } from "#shared/checks/types"
import { Dot, severityDots } from "../../ui/Dot"
import { IgnoreMenu } from "./IgnoreMenu"

/** What can be done with the finding that is open. Keys name findings, so that a row need not be drawn anew. */
export interface FindingActions {
  toggle(key: string): void
  fix(key: string, index: number): void
  /** Goes to the place in the text, to change it there. */
  edit(key: string): void
  ignore(key: string, scope: IgnoreScope): void
  links(key: string): void
  help(key: string): void
}

/** What only the open row shows. */
export interface FindingDetails {
  why: string
  basis: string | null
  fixes: readonly Fix[]
  /** It is about a problem without cause or measure: it can be linked to one. */
  linkable: boolean
  /** The report can be changed. */
  writable: boolean
}

interface FindingRowProps {
  id: string
  severity: Severity
  title: string
  place: string
  quote: string
  tabStop: boolean
  /** Null while it is closed. */
  details: FindingDetails | null
  actions: FindingActions
}

/** One finding: closed a title, its place and its words; open also why, the rule's basis and what to do. */
export const FindingRow = memo(function FindingRow(props: FindingRowProps) {
  const { id, severity, title, place, quote, tabStop, details, actions } = props
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !details?.writable) return
    event.preventDefault()
    if (details.fixes.length > 0) actions.fix(id, 0)
    else actions.edit(id)
  }
  return (
    <li className={details ? "fd is-open" : "fd"} data-finding={id}>
      <Dot state={severityDots[severity]} label="" />
      <button
        type="button"
        className="ttl"
        data-row=""
        aria-expanded={details !== null}
        tabIndex={tabStop ? 0 : -1}
        onClick={() => actions.toggle(id)}
        onKeyDown={onKeyDown}
      >
        <span className="t">{title}</span>
        <span className="meta">{place}</span>
      </button>
      {details ? (
        <Open id={id} severity={severity} quote={quote} details={details} actions={actions} />
      ) : (
        <div className="q">{quote}</div>
      )}
    </li>
  )
})

function Open(
  props: Pick<FindingRowProps, "id" | "severity" | "quote" | "actions"> & { details: FindingDetails },
) {
  const { id, severity, quote, actions, details } = props
  const { why, basis, fixes, linkable, writable } = details
  return (
    <>
      <p className="why">{why || quote}</p>
      {basis && (
        <p className="basis">
          依据：{basis}。{" "}
          <button type="button" className="lnk" onClick={() => actions.help(id)}>
            为什么这样查
          </button>
        </p>
      )}
      {writable && (
        <div className="acts">
          {numbered(fixes).map(([i, fix]) => (
            <button
              key={fix.title}
              type="button"
              className={i === 0 && severity === "error" ? "btn btn-p" : "btn"}
              onClick={() => actions.fix(id, i)}
            >
              {fix.title}
              {i === 0 && <kbd>Enter</kbd>}
            </button>
          ))}
          <button
            type="button"
            className={fixes.length === 0 && severity === "error" ? "btn btn-p" : "btn"}
            onClick={() => actions.edit(id)}
          >
            去改
            {fixes.length === 0 && <kbd>Enter</kbd>}
          </button>
          {linkable && (
            <button type="button" className="btn" onClick={() => actions.links(id)}>
              关联原因/措施…
            </button>
          )}
          <IgnoreMenu onIgnore={(scope) => actions.ignore(id, scope)} />
        </div>
      )}
    </>
  )
}

function numbered<T>(list: readonly T[]): [number, T][] {
  return list.map((it, i) => [i, it])
}

const scopeNames: Readonly<Record<IgnoreScope, string>> = {
  place: "已忽略",
  report: "本报告都忽略",
  always: "以后都忽略",
}

/** A finding that the writer chose to ignore. */
export const IgnoredRow = memo(function IgnoredRow(props: {
  id: string
  title: string
  place: string
  scope: IgnoreScope
  writable: boolean
  onRestore(key: string): void
}) {
  const { id, title, place, scope, writable, onRestore } = props
  return (
    <li className="fd ignored">
      <Dot state="none" label="" />
      <div className="ttl">
        <span className="t">
          {scopeNames[scope]}：{title}
        </span>
        <span className="meta">{place}</span>
        {writable && (
          <button
            type="button"
            className="lnk"
            aria-label={`恢复：${title}，${place}`}
            onClick={() => onRestore(id)}
          >
            恢复
          </button>
        )}
      </div>
    </li>
  )
})
