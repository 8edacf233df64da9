import type { Transaction } from "prosemirror-state"
import {
  type KeyboardEvent as ReactKeyboardEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react"
import { flushSync } from "react-dom"
import {
  filterNames,
  type LedgerFilter,
  type LedgerRow,
  ledgerFilters,
  ledgerRows,
  tiedTo,
} from "#shared/ledger/rows"
import { ledgerHead } from "#shared/ledger/tables"
import { keysOf } from "../../app/command-keys"
import type { Session } from "../../app/session"
import { say, useApp } from "../../app/store"
import { findingsOf } from "../../editor/findings"
import { summaryOf } from "../../editor/summary"
import { showLastYear } from "../../panels/lastyear/attach"
import { useQuery } from "../../panels/library/use-query"
import { useEditor, useSession } from "../../panels/use-session"
import { Dot } from "../../ui/Dot"
import { Icon } from "../../ui/Icon"
import { TitleBar } from "../../ui/TitleBar"
import {
  changeRow,
  changeTied,
  confirmRow,
  liveRow,
  noteRow,
  rowAt,
  rowAtCaret,
  tieRows,
  unconfirmRow,
  untieRow,
} from "./acts"
import { AskBar, TieBar } from "./Bars"
import { ExportButton } from "./ExportButton"
import { countBy, isMatter, namesOf, nextMatter, shownRows } from "./list"
import { goToFigure, leaveLedger } from "./open"
import { Panel, type PanelActs } from "./Panel"
import { type Editing, focusRow, type LineActs, Table } from "./Table"

/** The filter that a report was looked at with last. */
const filters = new WeakMap<Session, LedgerFilter>()

/** 数字台账: every figure of the report in one table, and all that is known of the current one. */
export function LedgerPage({ session }: { session: Session }) {
  const app = useApp()
  const editor = useEditor(session)
  const writable = !useSession(session, (state) => state.readOnly)
  const { checked } = findingsOf(editor)
  const { facts } = checked
  const rows = ledgerRows(checked)
  const head = ledgerHead(checked)
  const hasLast =
    rows.some(({ status }) => status !== "plain" && status !== "blank") || head.lastYear !== null
  const names = namesOf(checked)
  const counts = useMemo(() => countBy(rows), [rows])

  const [filter, setFilter] = useState<LedgerFilter>(() => filters.get(session) ?? "all")
  const { query, clear, field } = useQuery()
  const [current, setCurrent] = useState<string | null>(() => rowAtCaret(session.editor)?.key ?? null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [tying, setTying] = useState<string | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const [pinned, setPinned] = useState<string | null>(null)
  const [drawer, setDrawer] = useState(false)
  const frame = useRef<HTMLElement>(null)
  const lastIndex = useRef(0)

  const shown = useMemo(() => shownRows(rows, filter, query, pinned), [rows, filter, query, pinned])
  const found = shown.findIndex(({ key }) => key === current)
  const index = found >= 0 ? found : Math.min(lastIndex.current, shown.length - 1)
  const at = shown[index] ?? null
  const tied = tying === null ? null : (rows.find(({ key }) => key === tying) ?? null)
  const changed = asked === null ? null : (rows.find(({ key }) => key === asked) ?? null)
  const others = changed ? tiedTo(rows, changed).filter(({ value }) => value !== changed.value) : []
  useEffect(() => {
    lastIndex.current = index
    filters.set(session, filter)
  }, [index, filter, session])

  const toRow = (key: string | undefined = at?.key) => focusRow(frame.current, key)
  const show = (row: LedgerRow) => {
    if (!shown.some(({ key }) => key === row.key))
      flushSync(() => {
        setFilter("all")
        clear()
      })
    setCurrent(row.key)
    toRow(row.key)
  }

  // The page begins at the figure that the caret was at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the page comes
  useLayoutEffect(() => {
    if (!frame.current) return
    toRow()
    document.activeElement?.closest("tr")?.scrollIntoView({ block: "center" })
  }, [])
  // What had the focus may have gone with what it did.
  useLayoutEffect(() => {
    if (document.activeElement === document.body && !document.querySelector("dialog[open]")) toRow()
  })

  /** Makes a change to the row as it is now; answers the row after it, or null where nothing may be changed. */
  const act = (key: string | undefined, make: (live: LedgerRow) => Transaction): LedgerRow | null => {
    const live = key === undefined || !writable ? null : liveRow(session.editor, key)
    if (!live) return null
    const tr = make(live)
    if (!tr.docChanged) return live
    session.dispatch(tr)
    return rowAt(session.editor, live)
  }

  /** 空格: confirms and goes on to the next figure; the writer's word is taken back in place. */
  const confirm = (row: LedgerRow | null) => {
    if (!row || !writable || row.status === "blank") return
    if (row.status === "confirmed") {
      act(row.key, (live) => unconfirmRow(session.editor, live))
      return
    }
    if (!act(row.key, (live) => confirmRow(session.editor, live))) return
    const next = shown[shown.indexOf(row) + 1]
    if (!next) return
    setCurrent(next.key)
    // From the panel the focus stays there: the button is that of the next figure now.
    if (document.activeElement?.closest("[data-region=table]")) toRow(next.key)
  }
  const change = (row: LedgerRow | null, typed?: string) => {
    if (!row || !writable) return
    setDrawer(false)
    setAsked(null)
    const number = row.status === "blank" ? "" : row.shown.number
    setEditing({ key: row.key, text: typed ?? number, caret: typed === undefined ? -1 : typed.length })
  }
  const commit = (key: string, typed: string) => {
    setEditing(null)
    const before = liveRow(session.editor, key)
    const now = act(key, (live) => changeRow(session.editor, live, typed))
    if (!now || !before) return
    setCurrent(now.key)
    setPinned(now.key)
    if (now.text !== before.text && now.attrs.tie !== "") setAsked(now.key)
  }
  const tie = (a: LedgerRow | null, b: LedgerRow | null) => {
    setTying(null)
    const other = b && liveRow(session.editor, b.key)
    if (!a || !other || a.key === other.key) return
    act(a.key, (live) => tieRows(session.editor, live, other))
    show(a)
  }
  const step = (by: 1 | -1) => {
    const next = nextMatter(shown, at?.key ?? null, by) ?? nextMatter(rows, at?.key ?? null, by)
    if (next) show(next)
    else say(app, "没有待办的数了：没有待确认的、对不上的，也没有空着的。")
  }
  const open = (key: string | undefined) => {
    const row = rows.find((it) => it.key === key)
    if (row) goToFigure(app, session, row)
  }

  const toCurrent = (key: string) => {
    setCurrent(key)
    // What was changed waits; once it is left it goes where it belongs.
    if (key !== pinned) setPinned(null)
  }
  const now = { commit, open, toCurrent, setEditing }
  const latest = useRef(now)
  latest.current = now
  const lineActs = useMemo<LineActs>(
    () => ({
      onCurrent: (key) => latest.current.toCurrent(key),
      onOpen: (key) => latest.current.open(key),
      onCommit: (key, typed) => latest.current.commit(key, typed),
      onCancel: () => latest.current.setEditing(null),
    }),
    [],
  )
  const onKey = ({ key, ctrlKey, altKey, metaKey, shiftKey }: ReactKeyboardEvent): boolean => {
    if (ctrlKey || altKey || metaKey || shiftKey) return false
    if (key === "Enter") {
      if (tied) tie(tied, at)
      else open(at?.key)
    } else if (key === " ") confirm(at)
    else if (/^\d$/.test(key) && writable) change(at, key)
    else return false
    return true
  }
  const panelActs: PanelActs = {
    open: () => open(at?.key),
    change: () => change(at),
    confirm: () => confirm(at),
    unconfirm: () => confirm(at),
    note: (words) => act(at?.key, (live) => noteRow(session.editor, live, words)),
    beginTie: () => {
      if (!at) return
      setTying(at.key)
      setDrawer(false)
      toRow()
    },
    tie: (other) => tie(at, other),
    untie: (row) => act(row.key, (live) => untieRow(session.editor, live)),
    show,
  }

  const onPageKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const focused = document.activeElement
    const isIn = (region: string) => focused?.closest(`[data-region=${region}]`) != null
    const isTyping = focused instanceof HTMLInputElement
    if (event.key === "F8") step(event.shiftKey ? -1 : 1)
    else if (event.key === "F2") {
      if (!isTyping) change(at)
    } else if (event.key === "F6") {
      if (isIn("panel")) {
        setDrawer(false)
        toRow()
      } else {
        flushSync(() => setDrawer(true))
        frame.current?.querySelector<HTMLElement>("[data-region=panel] button")?.focus()
      }
    } else if (event.key === "Escape") {
      // The top layer first: what is asked, the drawer, the words that are looked for; then back to the text.
      if (tying !== null) setTying(null)
      else if (changed && others.length > 0) setAsked(null)
      else if (drawer) setDrawer(false)
      else if (isTyping && field.value !== "") clear()
      else {
        event.preventDefault()
        leaveLedger(app)
        return
      }
      toRow()
    } else if (focused === document.body && /^Arrow(Up|Down)$/.test(event.key)) toRow()
    else return
    event.preventDefault()
  }
  const onKeyDown = useRef(onPageKey)
  onKeyDown.current = onPageKey
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown.current(event)
    document.addEventListener("keydown", listen)
    return () => document.removeEventListener("keydown", listen)
  }, [])

  const confirmed = rows.filter(({ status }) => status === "confirmed").length
  const title = useSession(session, (state) => state.name) || summaryOf(editor).title || "未命名报告"
  return (
    <div className="app is-ledger">
      <TitleBar title={title} note="数字台账" />
      <section className="toolbar" aria-label="工具栏">
        <button type="button" className="btn" onClick={() => leaveLedger(app)}>
          <Icon name="left" />
          回到正文 <kbd>Esc</kbd>
        </button>
        <span className="rule-v" />
        <fieldset className="seg lg-filters" aria-label="只看">
          {ledgerFilters.map((one) => (
            <button key={one} type="button" aria-pressed={one === filter} onClick={() => setFilter(one)}>
              {filterNames[one]}
              {counts[one] > 0 && ` ${counts[one]}`}
            </button>
          ))}
        </fieldset>
        <span className="grow" />
        <div className="field lg-search">
          <Icon name="search" />
          <input
            {...field}
            type="search"
            aria-label="找指标或数，拼音首字母也行"
            placeholder="找指标或数"
            autoComplete="off"
            spellCheck={false}
            onKeyDown={(event) => {
              if (event.key !== "ArrowDown" || event.nativeEvent.isComposing) return
              event.preventDefault()
              toRow()
            }}
          />
        </div>
        <button
          type="button"
          className="btn lg-more"
          aria-expanded={drawer}
          disabled={!at}
          onClick={() => setDrawer(!drawer)}
        >
          这个数
        </button>
        {hasLast && writable && (
          <button
            type="button"
            className="btn"
            aria-haspopup="dialog"
            title={`换一份对照  ${keysOf("lastYear")}`}
            onClick={() => showLastYear(app, session)}
          >
            比较：{head.lastYear === null ? "去年" : `${head.lastYear} 年`}
            <Icon name="down" size={12} />
          </button>
        )}
        <ExportButton session={session} rows={shown} />
      </section>
      <main className={drawer ? "lg is-drawer" : "lg"} ref={frame}>
        <div className="lg-left" data-region="table">
          {tied && (
            <TieBar
              row={tied}
              name={names.get(tied.key)!}
              at={at}
              onTie={() => tie(tied, at)}
              onEnd={() => {
                setTying(null)
                toRow()
              }}
            />
          )}
          {changed && others.length > 0 && (
            <AskBar
              row={changed}
              others={others}
              onAll={() => {
                act(changed.key, (live) => changeTied(session.editor, live))
                setAsked(null)
                toRow(changed.key)
              }}
              onOnly={() => {
                setAsked(null)
                toRow(changed.key)
              }}
            />
          )}
          {!hasLast && rows.length > 0 && (
            <p className="lg-none">
              还没有去年的报告，去年的数和增减看不到。
              {writable && (
                <button type="button" className="lnk" onClick={() => showLastYear(app, session)}>
                  对照去年的报告…
                </button>
              )}
            </p>
          )}
          <div className="lg-scroll">
            <Table
              rows={shown}
              names={names}
              at={at}
              year={head.year === null ? "今年" : `${head.year} 年`}
              lastYear={hasLast ? (head.lastYear === null ? "去年" : `${head.lastYear} 年`) : null}
              editing={editing}
              acts={lineActs}
              onKey={onKey}
            />
            {shown.length === 0 && <Nothing any={rows.length > 0} query={query} />}
          </div>
          <p className="vh" role="status">
            {query.trim() !== "" && `找到 ${shown.length} 个数`}
          </p>
        </div>
        <Panel
          row={at}
          rows={rows}
          names={names}
          facts={facts}
          lastYear={head.lastYear}
          writable={writable}
          acts={panelActs}
        />
      </main>
      <footer className="statusbar">
        <span>
          {rows.length} 个数，<b>{confirmed}</b>个已确认
        </span>
        {counts.open > 0 && (
          <span className="carry">
            <Dot state="carry" label="" />
            {counts.open} 个待确认
          </span>
        )}
        {counts.clash > 0 && (
          <span>
            <Dot state="warn" label="" />
            {counts.clash} 处对不上
          </span>
        )}
        <span className="grow" />
        <span className="lg-keys">
          <kbd>↑</kbd>
          <kbd>↓</kbd>走行
        </span>
        {writable && (
          <span className="lg-keys">
            <kbd>空格</kbd>确认这个数
          </span>
        )}
        {rows.some(isMatter) && (
          <span className="lg-keys">
            <kbd>F8</kbd>下一个待办
          </span>
        )}
      </footer>
    </div>
  )
}

function Nothing({ any, query }: { any: boolean; query: string }) {
  if (!any)
    return (
      <div className="empty">
        <b>这份稿里还没有数</b>
        写上做了几件事、办成多少、比去年增减多少，数就列在这里。
      </div>
    )
  return (
    <div className="empty">
      <b>没有找到</b>
      {query.trim() ? "指标、数和出处里都没有这几个字。换个说法，或删去几个字。" : "这一类里现在没有数。"}
    </div>
  )
}
