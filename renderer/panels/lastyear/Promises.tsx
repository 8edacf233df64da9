import { useRef, useState } from "react"
import { lastYearOf } from "#shared/carry/last-year"
import { leadText, promisesOf } from "#shared/carry/promises"
import type { PromiseState } from "#shared/carry/types"
import { itemPlace } from "#shared/checks/place-name"
import type { ReportFacts } from "#shared/checks/types"
import type { Session } from "../../app/session"
import { showDialog, useApp } from "../../app/store"
import { findingsOf } from "../../editor/findings"
import { Dot, type DotState } from "../../ui/Dot"
import { Icon } from "../../ui/Icon"
import { Menu, type MenuEntry } from "../../ui/Menu"
import { actAndSay, goToText } from "../reveal"
import { excusePromise, linkPromise, refuseAnswer, writeAnswer } from "./acts"
import { HighlightDialog } from "./HighlightDialog"
import { ReasonDialog } from "./ReasonDialog"

/** unanswered first, then what is only inferred, then what is settled; each in the order of the old report. */
const order = (state: PromiseState) =>
  state.excused !== null ? 2 : state.answeredBy.length === 0 ? 0 : state.basis === "inferred" ? 1 : 2

export function inOrder(states: readonly PromiseState[]): PromiseState[] {
  return [...states].sort((a, b) => order(a) - order(b))
}

/** 去年答应的事: what came of each, gaps first. */
export function Promises({
  session,
  facts,
  writable,
}: {
  session: Session
  facts: ReportFacts
  writable: boolean
}) {
  const states = promisesOf(facts)
  if (states.length === 0) return null
  const gaps = states.filter((state) => order(state) === 0).length
  return (
    <section aria-label="去年答应的事">
      <div className="fd-g">
        去年答应的事
        <span className="meta">
          {states.length} 件，{gaps === 0 ? "都有回应" : `${gaps} 件还没有回应`}
        </span>
      </div>
      <ul>
        {inOrder(states).map((state) => (
          <Row key={state.promise} session={session} facts={facts} state={state} writable={writable} />
        ))}
      </ul>
    </section>
  )
}

const dots: readonly DotState[] = ["gap", "carry", "ok"]
const labels = ["还没有回应", "可能有回应，等您确认", "有回应"]

function Row(props: { session: Session; facts: ReportFacts; state: PromiseState; writable: boolean }) {
  const { session, facts, state, writable } = props
  const app = useApp()
  const [menu, setMenu] = useState(false)
  const more = useRef<HTMLButtonElement>(null)
  const { promise, text, answeredBy, excused } = state
  const stands = order(state)
  const name = text.replace(/[。；;，]$/, "")
  const about = state.kind === "problem" ? `去年查摆的问题：${name}` : `去年答应的事：${name}`
  const answers = answeredBy.flatMap((id) => facts.outline.items.find((item) => item.id === id) ?? [])

  const act = (make: () => ReturnType<typeof linkPromise>, words: string) =>
    actAndSay(app, session, make(), words)
  const pick = (title: string, withNew: boolean, take: (id: string | null) => void) =>
    showDialog(app, (close) => (
      <HighlightDialog
        title={title}
        about={about}
        facts={findingsOf(session.editor).checked.facts}
        withNew={withNew}
        onClose={close}
        onPick={(id) => {
          close()
          // The dialog gives the focus back as it goes; what is done next may take it elsewhere.
          setTimeout(() => take(id))
        }}
      />
    ))
  const write = () =>
    pick("写一句回应", true, (into) => {
      const tr = writeAnswer(session.editor, state, into)
      if (!tr.docChanged) return
      session.dispatch(tr)
      session.view?.focus()
    })
  const link = () =>
    pick("连到已有的亮点", false, (id) => {
      if (id !== null) act(() => linkPromise(session.editor, promise, id), `连上了：${name}`)
    })
  const excuse = () =>
    showDialog(app, (close) => (
      <ReasonDialog
        about={about}
        onClose={close}
        onReason={(why) => {
          close()
          act(() => excusePromise(session.editor, promise, why), `不用回应：${name}`)
        }}
      />
    ))
  const entries: MenuEntry[] = [
    ...answers.map((item) => ({
      id: `go ${item.id}`,
      label: `到${itemPlace(item, facts.outline)}`,
      run: () => goToText(session, item.blocks[0]!.pos + 1),
    })),
    ...(writable
      ? [
          { id: "write", label: "写一句…", run: write },
          { id: "link", label: "连到已有…", run: link },
          ...answers.map((item) => ({
            id: `no ${item.id}`,
            label: `${itemPlace(item, facts.outline)}不是回应`,
            run: () => act(() => refuseAnswer(session.editor, promise, item.id), `不再算作回应：${name}`),
          })),
          null,
          excused === null
            ? { id: "excuse", label: "不用回应…", run: excuse }
            : {
                id: "restore",
                label: "还是要回应",
                run: () => act(() => excusePromise(session.editor, promise, null), `要回应：${name}`),
              },
        ]
      : []),
  ]
  const first = answers[0]
  return (
    <li className="pm">
      <Dot
        state={excused !== null ? "none" : dots[stands]!}
        label={excused !== null ? "不用回应" : labels[stands]!}
      />
      <div className="grow">
        <div>{name}</div>
        <div className="meta">{noteOf(facts, state)}</div>
      </div>
      {writable && stands === 0 && (
        <button type="button" className="btn" aria-label={`写一句：${name}`} onClick={write}>
          写一句
        </button>
      )}
      {writable && stands === 1 && first && (
        <>
          <button
            type="button"
            className="btn"
            aria-label={`是回应：${name}`}
            onClick={() => act(() => linkPromise(session.editor, promise, first.id), `连上了：${name}`)}
          >
            是
          </button>
          <button
            type="button"
            className="btn btn-q"
            aria-label={`不对：${name}`}
            onClick={() =>
              act(() => refuseAnswer(session.editor, promise, first.id), `不再算作回应：${name}`)
            }
          >
            不对
          </button>
        </>
      )}
      {entries.length > 0 && (
        <button
          ref={more}
          type="button"
          className="btn btn-q btn-i"
          aria-label={`还可以：${name}`}
          aria-haspopup="menu"
          aria-expanded={menu}
          onClick={() => setMenu(true)}
        >
          <Icon name="more" />
        </button>
      )}
      {menu && (
        <Menu
          label={name}
          anchor={more.current!}
          align="end"
          entries={entries}
          onClose={() => {
            setMenu(false)
            more.current?.focus()
          }}
        />
      )}
    </li>
  )
}

/** 2025 措施三，今年没有提到; 2025 问题二，亮点四：…… */
function noteOf(facts: ReportFacts, { promise, answeredBy, excused, basis }: PromiseState): string {
  const last = lastYearOf(facts.outline.doc)!
  const year = last.source.year ?? last.facts.properties.year
  const old = last.facts.outline.items.find(({ id }) => id === promise)!
  const where = `${year === null ? "去年" : year} ${itemPlace(old, last.facts.outline)}`
  if (excused !== null) return `${where}，不用回应：${excused}`
  const first = facts.outline.items.find(({ id }) => id === answeredBy[0])
  if (!first) return `${where}，今年没有提到`
  const lead = leadText(first).replace(/[。；]$/, "")
  return `${where}，${basis === "inferred" ? "像是" : ""}${itemPlace(first, facts.outline)}：${lead}`
}
