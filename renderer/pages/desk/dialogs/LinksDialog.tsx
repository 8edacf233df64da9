import { type KeyboardEvent, useId, useState } from "react"
import { itemPlace } from "#shared/checks/place-name"
import type { AnswerRole } from "#shared/problems/link-table"
import type { Session } from "../../../app/session"
import { setLink } from "../../../editor/acts"
import { findingsOf } from "../../../editor/findings"
import { useEditor, useSession } from "../../../panels/use-session"
import { Dialog } from "../../../ui/Dialog"
import { Icon } from "../../../ui/Icon"
import { RoleMark } from "../../../ui/RoleMark"
import { arrowTarget, controlsIn } from "../../../ui/roving"
import { answerOf, type Candidate, candidatesOf, nextVerdict, type Verdict } from "./candidates"

const groups: readonly { role: AnswerRole; label: string; missing: string }[] = [
  { role: "cause", label: "原因", missing: "还没有原因" },
  { role: "measure", label: "措施", missing: "还没有措施" },
]

/** 关联原因/措施: says for one problem which causes and measures answer it, by keys alone. */
export function LinksDialog(props: { session: Session; problemId?: string; onClose(): void }) {
  const { session, problemId, onClose } = props
  const { facts } = findingsOf(useEditor(session)).checked
  const readOnly = useSession(session, (state) => state.readOnly)
  const { answers } = facts.links
  const [chosen, setChosen] = useState(problemId)
  const known = answers.find(({ problem }) => problem.id === chosen)
  const answer = known ?? answers.find(({ missing }) => missing.length > 0) ?? answers[0]
  const select = useId()
  if (!answer)
    return (
      <Dialog title="关联原因/措施" onClose={onClose} width={640}>
        <div className="empty">
          <b>这份报告里还没有问题</b>
          先在“存在问题”里写一条，再来关联。
        </div>
      </Dialog>
    )
  const { problem, missing } = answer
  const decide = (target: string, verdict: Verdict) =>
    session.dispatch(setLink(session.editor, problem.id, target, verdict))
  return (
    <Dialog
      title="关联原因/措施"
      onClose={onClose}
      width={640}
      className="links"
      footer={
        <>
          {!readOnly && (
            <span className="meta">
              <kbd>↑</kbd> <kbd>↓</kbd> 换一条　<kbd>空格</kbd> 连上、不连、先不定
            </span>
          )}
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            好了 <kbd>Esc</kbd>
          </button>
        </>
      }
    >
      <div className="links-top">
        <label htmlFor={select}>问题</label>
        <select
          id={select}
          className="field"
          value={problem.id}
          onChange={(event) => setChosen(event.target.value)}
        >
          {answers.map(({ problem: one }) => (
            <option key={one.id} value={one.id}>
              {`${itemPlace(one, facts.outline)}　${one.blocks[0]!.node.textContent.slice(0, 30)}`}
            </option>
          ))}
        </select>
      </div>
      <Candidates
        key={problem.id}
        session={session}
        problemId={problem.id}
        missing={missing}
        own={{ cause: answer.ownCause !== null, measure: answer.ownMeasure !== null }}
        readOnly={readOnly}
        onDecide={decide}
      />
    </Dialog>
  )
}

/** The list keeps the order that it had when the problem was chosen: nothing jumps away under the keys. */
function Candidates(props: {
  session: Session
  problemId: string
  missing: readonly AnswerRole[]
  own: Record<AnswerRole, boolean>
  readOnly: boolean
  onDecide(target: string, verdict: Verdict): void
}) {
  const { session, problemId, missing, own, readOnly, onDecide } = props
  const { facts } = findingsOf(useEditor(session)).checked
  const answer = answerOf(facts.links, problemId)
  const all = answer ? candidatesOf(facts, answer) : []
  const [order] = useState(() => new Map(all.map(({ id }, i) => [id, i])))
  const [stop, setStop] = useState<string | null>(null)
  const place = ({ id }: Candidate) => order.get(id) ?? order.size
  const sorted = [...all].sort((a, b) => place(a) - place(b))
  const first = groups.flatMap(({ role }) => sorted.filter((it) => it.role === role))[0]?.id
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const controls = controlsIn(event.currentTarget, "[role=checkbox]")
    const target = arrowTarget(event.key, controls, document.activeElement, "column")
    if (!target) return
    event.preventDefault()
    setStop(target.dataset.target ?? null)
    target.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the arrows of the boxes in it
    <div className="dlg-scroll links-list" onKeyDown={onKeyDown}>
      {groups.map(({ role, label, missing: word }) => {
        const list = sorted.filter((it) => it.role === role)
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like this
          <div key={role} role="group" aria-label={label}>
            <h3 className="links-h">
              <RoleMark role={role} />
              <b>{label}</b>
              {missing.includes(role) && <span className="meta seal">{word}</span>}
              {own[role] && <span className="meta">问题自己的文字里写了{label}</span>}
            </h3>
            {list.length === 0 && (
              <p className="links-none">报告里没有{label}可连。在文中写一条，这里就有了。</p>
            )}
            {list.map((it) => (
              <CandidateRow
                key={it.id}
                candidate={it}
                tabStop={it.id === (stop ?? first)}
                readOnly={readOnly}
                onToggle={() => {
                  setStop(it.id)
                  onDecide(it.id, nextVerdict(it.verdict))
                }}
              />
            ))}
          </div>
        )
      })}
    </div>
  )
}

function CandidateRow(props: {
  candidate: Candidate
  tabStop: boolean
  readOnly: boolean
  onToggle(): void
}) {
  const { candidate, tabStop, readOnly, onToggle } = props
  const { id, place, text, verdict, basis, reason } = candidate
  const checked = verdict === "confirmed" ? true : verdict === "refused" ? false : "mixed"
  const classes = ["links-row", verdict === "refused" && "is-refused", basis === "" && "is-far"]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a box of three states, one of them 否定, is no input of the browser's
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-disabled={readOnly || undefined}
      data-target={id}
      data-safe={tabStop ? "" : undefined}
      tabIndex={tabStop ? 0 : -1}
      className={classes.filter(Boolean).join(" ")}
      onClick={() => {
        if (!readOnly) onToggle()
      }}
    >
      <span className={`links-box is-${verdict ?? "open"}`} aria-hidden="true">
        {verdict === "confirmed" && <Icon name="check" size={12} />}
        {verdict === "refused" && <Icon name="x" size={12} />}
      </span>
      <span className="links-p">{place}</span>
      <span className="grow cut">{text}</span>
      {reason && <span className="meta cut links-why">{reason}</span>}
      <span className={verdict === "confirmed" ? "links-b ok" : "links-b meta"}>
        {basis || "没有看出联系"}
      </span>
    </button>
  )
}
