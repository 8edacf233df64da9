import { Fragment, type ReactNode, useEffect, useRef, useState } from "react"
import { carriedOf } from "#shared/carry/carried"
import type { Share } from "#shared/carry/types"
import { limitsOf } from "#shared/checks/length"
import { countReport, sharesOf, spokenMinutes } from "#shared/model/counts"
import { attrsOf } from "#shared/model/schema"
import { saveAs, saveNow, settleFileConflict } from "../../app/actions"
import { runCommand } from "../../app/commands"
import type { Saving, Session } from "../../app/session"
import { changeSettings, useApp, useAppState } from "../../app/store"
import { findingsOf } from "../../editor/findings"
import { Floating } from "../../ui/Floating"
import { Icon } from "../../ui/Icon"
import { useEditor, useSession } from "../use-session"
import { type SavingWords, savingWords } from "./saving"
import { YearForm } from "./YearForm"

/** The line at the bottom: the year, how long the report is, how it is divided, whether it is saved. */
export function StatusBar({ session }: { session: Session }) {
  const editor = useEditor(session)
  const { outline } = findingsOf(editor).checked.facts
  const { year, limits, proposed } = attrsOf.report(editor.doc).properties
  const perMinute = useAppState((state) => state.settings.charactersPerMinute)
  const counts = countReport(outline)
  return (
    <section className="statusbar" aria-label="状态" data-region="status">
      <YearItem session={session} year={year} proposed={proposed.includes("year")} />
      <Length session={session} total={counts.total} {...limits} />
      <ShareItem {...sharesOf(counts)} />
      <CarriedItem session={session} />
      <span className="st-say">
        <Icon name="mic" size={12} />
        宣读约
        <b className={over(spokenMinutes(counts.total, perMinute), limits.minutesMax) ? "seal" : ""}>
          {spokenMinutes(counts.total, perMinute)} 分钟
        </b>
        {limits.minutesMax !== null && <>/ {limits.minutesMax} 分钟</>}
      </span>
      <span className="grow" />
      <SavingItem session={session} />
      <span className="st-local">
        <Icon name="lock" size={12} />
        仅存本机
      </span>
      <Zoom />
    </section>
  )
}

const over = (value: number, limit: number | null) => limit !== null && value > limit

/** A button of the bar that opens something above it. */
function Popper(props: {
  label: ReactNode
  /** What it opens is called this. */
  title: string
  /** The name of the button, where its words do not say enough. */
  name?: string
  className?: string
  children(close: () => void): ReactNode
  align?: "start" | "end"
}) {
  const { label, title, name, className, children, align } = props
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={name}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && (
        <Floating
          label={title}
          anchor={button.current!}
          align={align}
          className="pop"
          onClose={(reason) => (reason === "escape" ? close() : setOpen(false))}
        >
          {children(close)}
        </Floating>
      )}
    </>
  )
}

function YearItem({ session, year, proposed }: { session: Session; year: number | null; proposed: boolean }) {
  const readOnly = useSession(session, (state) => state.readOnly)
  const words = (
    <>
      述职年度 <b>{year ?? "未填"}</b>
      {proposed && <span className="carry">待确认</span>}
    </>
  )
  if (readOnly) return <span>{words}</span>
  return (
    <Popper label={words} title="述职年度">
      {(close) => <YearForm session={session} year={year} onDone={close} />}
    </Popper>
  )
}

function Length(props: {
  session: Session
  total: number
  charactersMin: number | null
  charactersMax: number | null
}) {
  const { total, charactersMin, charactersMax } = props
  const app = useApp()
  const tooLong = over(total, charactersMax)
  const tooShort = charactersMin !== null && total < charactersMin
  return (
    <button type="button" title="改字数要求" onClick={() => runCommand(app, "properties")}>
      字数 <b className={tooLong ? "seal" : ""}>{figure(total)}</b>
      {charactersMax !== null && <> / {figure(charactersMax)}</>}
      {charactersMax !== null && (
        <span className={tooLong ? "bar is-over" : "bar"} aria-hidden="true">
          <i style={{ width: `${Math.min(100, (total / charactersMax) * 100)}%` }} />
        </span>
      )}
      {tooLong && <span className="st-note">超 {figure(total - charactersMax!)} 字</span>}
      {tooShort && <span className="st-note">还差 {figure(charactersMin - total)} 字</span>}
    </button>
  )
}

const figure = (n: number) => n.toLocaleString("en-US")

function ShareItem({ highlight, problem, measure }: ReturnType<typeof sharesOf>) {
  const percent = (share: number) => `${Math.round(share * 100)}%`
  return (
    <span className="st-shares">
      <span>
        亮点 <b>{percent(highlight)}</b>
      </span>
      <span>
        问题原因 <b>{percent(problem)}</b>
      </span>
      <span>
        措施 <b>{percent(measure)}</b>
      </span>
      <span className="shares" aria-hidden="true">
        <i className="s-h" style={{ width: percent(highlight) }} />
        <i className="s-p" style={{ width: percent(problem) }} />
        <i className="s-m" style={{ width: percent(measure) }} />
      </span>
    </span>
  )
}

/** 沿用率: how much of the text is still last year's, and of each part; nothing without last year's report. */
function CarriedItem({ session }: { session: Session }) {
  const { facts, settings } = useFacts(session)
  const app = useApp()
  const carried = carriedOf(facts)
  if (!carried) return null
  const { carriedShareMax: most } = limitsOf(facts, settings.limits)
  // Rounded away from the limit: what is over it must not read as if it were not.
  const percent = ({ characters, carried: old }: Share) =>
    characters === 0 ? 0 : Math.ceil((old / characters) * 100 - 1e-9)
  const isOver = most !== null && carried.share.carried > most * carried.share.characters
  const limit = most === null ? null : Math.round(most * 100)
  return (
    <Popper
      title="沿用率"
      label={
        <>
          沿用 <b className={isOver ? "seal" : ""}>{percent(carried.share)}%</b>
          {isOver && <span className="st-note">超过 {limit}%</span>}
        </>
      }
    >
      {(close) => (
        <div className="ly-shares">
          <b>正文有 {percent(carried.share)}% 还是去年的</b>
          {isOver && <p className="seal">要求不超过 {limit}%。从整句没有动过的地方改起。</p>}
          <dl>
            {facts.outline.sections.map(({ id, heading }, i) => {
              const share = carried.sections.get(id)
              if (!share || share.characters === 0) return null
              return (
                <Fragment key={id}>
                  <dt className="cut">
                    {heading ? heading.ordinal + heading.node.textContent : `第${i + 1}部分`}
                  </dt>
                  <dd>
                    <b>{percent(share)}%</b>
                  </dd>
                </Fragment>
              )
            })}
          </dl>
          <button
            type="button"
            className="btn"
            onClick={() => {
              close()
              runCommand(app, "properties")
            }}
          >
            {limit === null ? "定个上限…" : `上限 ${limit}%，改一改…`}
          </button>
        </div>
      )}
    </Popper>
  )
}

function useFacts(session: Session) {
  const { checked, settings } = findingsOf(useEditor(session))
  return { facts: checked.facts, settings }
}

/** Waiting longer than this, in milliseconds, is said. */
const slowAfter = 1000

function useSlow(saving: Saving): boolean {
  const waiting = saving.at === "pending" || saving.at === "saving"
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) {
      setSlow(false)
      return
    }
    const timer = setTimeout(() => setSlow(true), slowAfter)
    return () => clearTimeout(timer)
  }, [waiting])
  return slow
}

/** Milliseconds between two looks whether the word has been chosen. */
const composingPause = 200

/**
 * A value as it was before a word began to be composed, until it is chosen: a save may end, or fail, meanwhile, and
 * nothing is drawn beside the input method.
 */
function useHeld<T>(session: Session, value: T): T {
  const [shown, setShown] = useState(value)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      if (session.view?.composing) timer = setTimeout(show, composingPause)
      else setShown(value)
    }
    show()
    return () => clearTimeout(timer)
  }, [session, value])
  return shown
}

const savingIcons: Record<SavingWords["state"], "check" | "back" | "x" | "folder"> = {
  ok: "check",
  busy: "back",
  err: "x",
  browser: "folder",
}

function SavingItem({ session }: { session: Session }) {
  const app = useApp()
  const state = useHeld(
    session,
    useSession(session, (it) => it),
  )
  const slow = useHeld(session, useSlow(state.saving))
  const lastSaved = useRef(session.opened.savedAt)
  if (state.saving.at === "saved") lastSaved.current = state.saving.time
  const words = savingWords(state, lastSaved.current, slow, app.info.shell === "portable")
  const label = (
    <>
      <Icon name={savingIcons[words.state]} size={12} />
      {words.text}
    </>
  )
  const tone = { ok: "ok", busy: "", err: "seal", browser: "carry" }[words.state]
  if (words.action === null)
    return (
      <span className={tone} role="status">
        {label}
      </span>
    )
  return (
    <Popper label={label} title={words.text} className={tone} align="end">
      {(close) => <SavingHelp words={words} onClose={close} />}
    </Popper>
  )
}

function SavingHelp({ words, onClose }: { words: SavingWords; onClose(): void }) {
  const app = useApp()
  const { text, why, action } = words
  const act = (run: () => Promise<void>) => () => {
    onClose()
    void run()
  }
  return (
    <div className="st-help">
      <div className={words.state === "err" ? "errbox" : ""}>
        <b>{text}</b>
        <p className="mid">{why}</p>
      </div>
      <div className="row">
        {action === "retry" && (
          <button type="button" className="btn" onClick={act(() => saveNow(app))}>
            再存一次
          </button>
        )}
        {action === "settle" && (
          <button type="button" className="btn" onClick={act(() => settleFileConflict(app))}>
            看看怎么办…
          </button>
        )}
        <button
          type="button"
          className={action === "saveAs" ? "btn" : "btn btn-q"}
          onClick={act(() => saveAs(app))}
        >
          {action === "saveAs" ? "存成文件…" : "换个地方存…"}
        </button>
      </div>
    </div>
  )
}

/** Sizes that the paper jumps between; the keys go by tens. */
const zooms = [75, 90, 100, 110, 125, 150, 175, 200]

function Zoom() {
  const app = useApp()
  const zoom = useAppState((state) => state.settings.zoom)
  return (
    <Popper label={`${zoom}%`} title="纸的大小" name={`纸的大小 ${zoom}%`} align="end">
      {(close) => (
        <fieldset className="st-zooms">
          <legend className="meta">纸的大小</legend>
          {zooms.map((size) => (
            <label key={size} className="tick">
              <input
                type="radio"
                name="zoom"
                checked={zoom === size}
                onChange={() => changeSettings(app, { zoom: size })}
                onClick={close}
              />
              {size}%
            </label>
          ))}
        </fieldset>
      )}
    </Popper>
  )
}
