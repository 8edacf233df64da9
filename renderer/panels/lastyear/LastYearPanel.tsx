import { type KeyboardEvent, useEffect, useReducer, useRef, useState } from "react"
import { useStore } from "zustand"
import { carriedOf } from "#shared/carry/carried"
import { attrsOf } from "#shared/model/schema"
import { runCommand } from "../../app/commands"
import { deskUi, showTab } from "../../app/desk-ui"
import type { Session } from "../../app/session"
import { useApp } from "../../app/store"
import { currentMatter, mattersOf, openMatters, placeInDoc } from "../../editor/carried"
import { findingsOf } from "../../editor/findings"
import { Icon } from "../../ui/Icon"
import { Menu } from "../../ui/Menu"
import { actAndSay, openPanel } from "../reveal"
import { useEditor, useSession } from "../use-session"
import { holdAgainst } from "./acts"
import { Moves } from "./Moves"
import { OldItem } from "./OldItem"
import { Promises } from "./Promises"
import { Walk, type WalkHandle } from "./Walk"
import { type Tally, tallyOf } from "./walk"

/**
 * 上年: what is still last year's and waits for the writer's word, last year's item beside this year's, and what came
 * of what was promised.
 *
 * @param shown the tab is on: what takes work is read only then
 */
export function LastYearPanel({ session, shown }: { session: Session; shown: boolean }) {
  const app = useApp()
  useEditor(session)
  // As it is now: keys of the walk follow each other faster than panels are told of what they did.
  const { editor } = session
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  const writable = !useSession(session, (state) => state.readOnly)
  const { facts } = findingsOf(editor).checked
  const matters = mattersOf(facts)
  const current = currentMatter(editor)
  const matter = matters.find(({ key }) => key === current) ?? openMatters(matters)[0] ?? null
  const walk = useRef<WalkHandle>(null)
  const [only, setOnly] = useState(true)
  const movesOpen = useStore(deskUi, (state) => state.movesOpen)
  // What was acted on last, the walk or the text, says which item is shown.
  const [lead, setLead] = useState<"walk" | "caret">("caret")
  const { head } = editor.selection
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the caret went elsewhere
  useEffect(() => setLead("caret"), [head])

  // A sign in the margin was pressed.
  const seen = useRef(current)
  useEffect(() => {
    if (seen.current === current) return
    seen.current = current
    if (current === null || deskUi.getState().tab === "lastyear") return
    showTab("lastyear")
    openPanel(app)
    setLead("walk")
  }, [app, current])

  const wish = useStore(deskUi, (state) => state.matter)
  useEffect(() => {
    if (!wish || !shown) return
    deskUi.setState({ matter: null })
    if (wish === "change") walk.current?.change()
    else walk.current?.step(wish)
  }, [wish, shown])

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Elsewhere in the panel the same keys go to the walk.
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return
    event.preventDefault()
    event.stopPropagation()
    walk.current?.step(event.key === "ArrowDown" ? 1 : -1)
  }

  const carried = carriedOf(facts)
  if (!carried) return <Nothing session={session} writable={writable} />
  if (!shown) return null
  const tally = tallyOf(matters)
  const pos = lead === "walk" && matter ? placeInDoc(matter, facts).from : head
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of what is in it
    <div className="ly-panel" onKeyDown={onKeyDown}>
      <Ring session={session} tally={tally} writable={writable} />
      {tally.total > 0 && (
        <Walk
          session={session}
          matters={matters}
          matter={matter}
          handle={walk}
          onAct={() => {
            setLead("walk")
            redraw()
          }}
        />
      )}
      <div className="scroll">
        <OldItem facts={facts} pos={pos} only={only} onOnly={setOnly} />
        <Promises session={session} facts={facts} writable={writable} />
        <Moves
          session={session}
          writable={writable}
          open={movesOpen}
          onOpen={(open) => deskUi.setState({ movesOpen: open })}
        />
      </div>
    </div>
  )
}

const round = 2 * Math.PI * 25

/** How far the confirming is, and what the report is held against. */
function Ring({ session, tally, writable }: { session: Session; tally: Tally; writable: boolean }) {
  const app = useApp()
  const { open, done, total, figures, sentences } = tally
  const source = attrsOf.report(useEditor(session).doc).sources[0]!
  const [menu, setMenu] = useState(false)
  const more = useRef<HTMLButtonElement>(null)
  const counts = [figures > 0 && `数 ${figures}`, sentences > 0 && `句子 ${sentences}`]
  const said = [counts.filter(Boolean).join("，"), `已确认 ${done} 处，共 ${total} 处`]
  return (
    <div className="ringrow">
      <svg
        className="ring"
        width="60"
        height="60"
        viewBox="0 0 60 60"
        role="img"
        aria-label={`已确认 ${done} 处，共 ${total} 处`}
      >
        <circle className="bg" cx="30" cy="30" r="25" strokeWidth="6" />
        <circle
          className="fg"
          cx="30"
          cy="30"
          r="25"
          strokeWidth="6"
          strokeDasharray={`${((total === 0 ? 1 : done / total) * round).toFixed(1)} ${round.toFixed(1)}`}
        />
      </svg>
      <div className="grow">
        <div className="big">
          {open > 0 ? (
            <>
              还剩 <b>{open}</b> 处等您确认
            </>
          ) : total === 0 ? (
            "没有从去年带来的数和句子"
          ) : (
            "都确认过了"
          )}
        </div>
        <div className="meta">{total === 0 ? source.name : said.filter(Boolean).join("；")}</div>
      </div>
      <button
        ref={more}
        type="button"
        className="btn btn-q btn-i"
        aria-label={`对照的是“${source.name}”，换一份或取下`}
        aria-haspopup="menu"
        aria-expanded={menu}
        onClick={() => setMenu(true)}
      >
        <Icon name="more" />
      </button>
      {menu && (
        <Menu
          label="对照的报告"
          anchor={more.current!}
          align="end"
          entries={[
            {
              id: "change",
              label: "换一份来对照…",
              disabled: !writable,
              run: () => runCommand(app, "lastYear"),
            },
            {
              id: "off",
              label: `取下“${source.name}”`,
              disabled: !writable,
              run: () => actAndSay(app, session, holdAgainst(session.editor, null), `已取下“${source.name}”`),
            },
            null,
            {
              id: "part",
              label: "生成“上年问题整改情况”",
              disabled: !writable,
              run: () => runCommand(app, "rectification"),
            },
          ]}
          onClose={() => {
            setMenu(false)
            more.current?.focus()
          }}
        />
      )}
    </div>
  )
}

function Nothing({ session, writable }: { session: Session; writable: boolean }) {
  const app = useApp()
  const source = attrsOf.report(useEditor(session).doc).sources[0]
  return (
    <div className="scroll">
      <div className="empty">
        <b>{source ? "去年的报告读不出来" : "还没有去年的报告"}</b>
        <p>
          {source
            ? `这份稿记着“${source.name}”，里面的内容读不出来。再选一次那份报告就行。`
            : "放上去年的报告，哪些数、哪些句子还是去年的，答应的事有没有回应，都在这里逐处看。"}
        </p>
        {writable && (
          <button type="button" className="btn empty-act" onClick={() => runCommand(app, "lastYear")}>
            选去年的报告
          </button>
        )}
      </div>
    </div>
  )
}
