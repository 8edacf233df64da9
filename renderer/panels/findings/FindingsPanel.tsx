import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react"
import { useStore } from "zustand"
import { ignoring } from "#shared/checks/ignore"
import { type Kind, type Severity, severityNames } from "#shared/checks/types"
import { attrsOf } from "#shared/model/schema"
import { fixAll, runCommand } from "../../app/commands"
import { deskUi, showTab } from "../../app/desk-ui"
import type { Session } from "../../app/session"
import { say, showDialog, useApp } from "../../app/store"
import { applyFix, ignoreFinding, restoreFinding, revealRange } from "../../editor/acts"
import { findingsOf, rangeInDoc, setCurrent } from "../../editor/findings"
import { LinksDialog } from "../../pages/desk/dialogs/LinksDialog"
import { Dot, severityDots } from "../../ui/Dot"
import { Icon } from "../../ui/Icon"
import { arrowTarget, controlsIn } from "../../ui/roving"
import { actAndSay, backToText, keepFocus, openPanel, selectText } from "../reveal"
import { Todos } from "../todos/Todos"
import { useEditor, useSession } from "../use-session"
import { ignoreAlways, restoreAlways } from "./always"
import { type Entry, entriesOf, ignoredOf, nextFrom, safeFixes } from "./entries"
import { type FindingActions, type FindingDetails, FindingRow, IgnoredRow } from "./FindingRow"
import { asRows, foldOf, type GroupBy, groupsOf, ownEntries, severities } from "./groups"
import { KindFilter } from "./KindFilter"
import { showRuleHelp } from "./RuleHelp"

/** What the check found: grouped, one open at a time, with what can be done about it. */
export function FindingsPanel({ session }: { session: Session }) {
  const app = useApp()
  const { checked, current, settings } = findingsOf(useEditor(session))
  const writable = !useSession(session, (state) => state.readOnly)
  const [hidden, setHidden] = useState<ReadonlySet<Kind>>(() => new Set())
  const [groupBy, setGroupBy] = useState<GroupBy>("severity")
  const [unfolded, setUnfolded] = useState({ hints: false, lastYear: false, ignored: false })
  const [wanted, setWanted] = useState<string | null>(null)
  const [tabStop, setTabStop] = useState<string | null>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const toFocus = useRef<string | null>(null)

  const entries = entriesOf(checked)
  const ignored = ignoredOf(checked)
  const shown = useMemo(() => entries.filter(({ finding }) => !hidden.has(finding.kind)), [entries, hidden])
  const open = openEntry(shown, wanted, current)
  const isUnfolded = (entry: Entry) => {
    const fold = foldOf(entry, groupBy)
    return fold === null || unfolded[fold]
  }
  const isVisible = (entry: Entry) => !hidden.has(entry.finding.kind) && isUnfolded(entry)
  /** The panel is drawn anew also when nothing was folded: what is to be seen is scrolled to then. */
  const unfold = (entry: Entry) => {
    const fold = foldOf(entry, groupBy)
    setUnfolded((folds) => ({ ...folds, ...(fold === null ? {} : { [fold]: true }) }))
  }
  const { outline } = checked.facts
  const groups = groupsOf(shown, groupBy, outline)
  const visible = asRows(groups).filter(isVisible)
  // Tab comes to one row only: the one that was last on, else the open one, else the first.
  const stop =
    [tabStop, open?.key].find((key) => visible.some((entry) => entry.key === key)) ?? visible[0]?.key ?? null

  /** Shows a finding in the panel and in the paper; the caret stays. */
  const show = (entry: Entry) => {
    setWanted(entry.key)
    setTabStop(entry.key)
    unfold(entry)
    const { checked: now } = findingsOf(session.editor)
    const { from, to } = rangeInDoc(entry.finding, now.facts.outline)
    session.dispatch(setCurrent(session.editor.tr, entry.mark))
    if (session.view) revealRange(session.view, from, to)
  }
  const close = () => {
    setWanted(null)
    session.dispatch(setCurrent(session.editor.tr, null))
  }

  const actions = useLatest<FindingActions>({
    toggle(key) {
      const entry = live(session, key)
      if (!entry || open?.key === key) close()
      else show(entry)
    },
    fix(key, index) {
      const entry = live(session, key)
      const fix = entry?.finding.fixes[index]
      if (!entry || !fix) return
      const tr = applyFix(session.editor, entry.finding, fix)
      actAndSay(app, session, tr, `${fix.title}，${entry.place}`)
      moveOn(key)
    },
    edit(key) {
      const entry = live(session, key)
      if (!entry) return
      const { from, to } = rangeInDoc(entry.finding, findingsOf(session.editor).checked.facts.outline)
      selectText(session, from, to)
    },
    ignore(key, scope) {
      const entry = live(session, key)
      if (!entry) return
      if (scope === "always") ignoreAlways(app, session, entry.finding)
      else {
        const tr = ignoreFinding(session.editor, entry.finding, scope)
        actAndSay(
          app,
          session,
          tr,
          scope === "place" ? `忽略 1 处，${entry.place}` : "这份报告里同样的都忽略",
        )
      }
      moveOn(key)
    },
    links(key) {
      const problemId = live(session, key)?.finding.item ?? undefined
      showDialog(app, (done) => <LinksDialog session={session} problemId={problemId} onClose={done} />)
    },
    help(key) {
      const entry = live(session, key)
      if (entry) showRuleHelp(app, entry.finding.rule)
    },
  })
  /** The row is gone; the focus goes to the one that takes its place, which waits closed. */
  const moveOn = (key: string) => {
    // As the check has it now: what was done may have settled other findings too.
    const { checked: now } = findingsOf(session.editor)
    const left = asRows(groupsOf(entriesOf(now), groupBy, now.facts.outline)).filter(isVisible)
    const next = inPlaceOf(key, visible, left)
    setWanted(null)
    setTabStop(next)
    toFocus.current = next
    session.dispatch(setCurrent(session.editor.tr, null))
  }
  const restore = useLatest({
    run(key: string) {
      const entry = ignoredOf(findingsOf(session.editor).checked).find((it) => it.key === key)
      if (!entry) return
      const tr = restoreFinding(session.editor, entry.finding)
      if (tr.docChanged) session.dispatch(tr)
      else restoreAlways(app, session, entry.finding)
      // The focus goes with it to where it stands again.
      if (isVisible(entry)) toFocus.current = entry.mark
      keepFocus(session)
    },
  })

  const { count, by } = useStore(deskUi, (state) => state.step)
  const handled = useRef(count)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one step for each press, whatever else changes
  useEffect(() => {
    if (handled.current === count) return
    handled.current = count
    const now = entriesOf(findingsOf(session.editor).checked).filter(
      (entry) =>
        !hidden.has(entry.finding.kind) && (foldOf(entry, groupBy) !== "lastYear" || isVisible(entry)),
    )
    const opened = openEntry(now, wanted, findingsOf(session.editor).current)?.key ?? null
    const target = stepTarget(session, now, unfolded.hints, focusedRow(scroll.current), opened, by)
    openPanel(app)
    if (!target) {
      say(app, "没有要改的了。")
      return
    }
    toFocus.current = target.key
    show(target)
  }, [count])

  // What was opened, here or by its sign in the margin, is to be seen, its details too.
  const toShow = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is opened, not when the text around it changes
  useEffect(() => {
    // A frame ago it may have been open still.
    if (!open || findingsOf(session.editor).current !== current) return
    toShow.current = open.key
    showTab("findings")
    openPanel(app)
    unfold(open)
  }, [current, wanted])
  useLayoutEffect(() => {
    if (toShow.current === null) return
    const row = rowOf(scroll.current, toShow.current)
    if (!row || row.closest("[hidden]")) return
    toShow.current = null
    row.scrollIntoView({ block: "nearest" })
  })

  useLayoutEffect(() => {
    if (toFocus.current === null) return
    const row = rowOf(scroll.current, toFocus.current)
    if (!row) return
    toFocus.current = null
    row.querySelector<HTMLElement>("[data-row]")!.focus({ preventScroll: true })
    row.scrollIntoView({ block: "nearest" })
  })

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") {
      event.preventDefault()
      close()
      backToText(session)
      return
    }
    if (event.ctrlKey || event.shiftKey || !(event.target as Element).matches("[data-row]")) return
    const rows = controlsIn(event.currentTarget, "[data-row]")
    const target = arrowTarget(event.key, rows, event.target as Element, "column")
    if (!target) return
    event.preventDefault()
    target.focus()
    setTabStop(target.closest<HTMLElement>("[data-finding]")?.dataset.finding ?? null)
  }

  const own = ownEntries(entries)
  const safe = safeFixes(checked)
  const scopeOf = ignoring(checked.facts, attrsOf.report(outline.doc).ignored, settings.ignored)
  const detailsOf = (entry: Entry): FindingDetails => ({
    why: entry.why,
    basis: entry.finding.basis,
    fixes: entry.finding.fixes,
    linkable: entry.finding.kind === "missing_cause" || entry.finding.kind === "missing_measure",
    writable,
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the rows in it
    <div className="fd-panel" onKeyDown={onKeyDown}>
      <div className="fd-sum">
        {severities.map((severity) => (
          <span key={severity}>
            <Dot state={severityDots[severity]} label="" />
            {severityNames[severity]} <b>{countOf(own, severity)}</b>
          </span>
        ))}
        <span className="grow" />
        <KindFilter
          entries={entries}
          hidden={hidden}
          onChange={setHidden}
          groupBy={groupBy}
          onGroupBy={setGroupBy}
        />
      </div>
      <div className="scroll" ref={scroll}>
        <Todos session={session} />
        {entries.length === 0 && (
          <Nothing ignored={ignored.length} onExport={() => runCommand(app, "export")} />
        )}
        {groups.map(({ key, label, note, fold, entries: group }) => {
          const folded = fold !== null && !unfolded[fold]
          return (
            <section key={key} aria-label={label}>
              {fold !== null ? (
                <Fold
                  label={label}
                  note={note}
                  open={!folded}
                  onToggle={() => setUnfolded((folds) => ({ ...folds, [fold]: folded }))}
                />
              ) : (
                <h3 className="fd-g">
                  {label}
                  <span className="meta">{note}</span>
                </h3>
              )}
              {!folded && (
                <ul>
                  {group.map((entry) => (
                    <FindingRow
                      key={entry.key}
                      id={entry.key}
                      severity={entry.finding.severity}
                      title={entry.title}
                      place={entry.place}
                      quote={entry.quote}
                      tabStop={entry.key === stop}
                      details={entry === open ? detailsOf(entry) : null}
                      actions={actions}
                    />
                  ))}
                </ul>
              )}
            </section>
          )
        })}
        {hidden.size > 0 && shown.length < entries.length && (
          <p className="fd-hidden">
            {entries.length - shown.length} 处没有显示。
            <button type="button" className="lnk" onClick={() => setHidden(new Set())}>
              全部显示
            </button>
          </p>
        )}
        {ignored.length > 0 && (
          <section aria-label="已忽略">
            <Fold
              label="已忽略"
              note={`${ignored.length} 处`}
              open={unfolded.ignored}
              onToggle={() => setUnfolded((folds) => ({ ...folds, ignored: !folds.ignored }))}
            />
            {unfolded.ignored && (
              <ul>
                {ignored.map((entry) => (
                  <IgnoredRow
                    key={entry.key}
                    id={entry.key}
                    title={entry.title}
                    place={entry.place}
                    scope={scopeOf?.(entry.finding) ?? "place"}
                    writable={writable}
                    onRestore={restore.run}
                  />
                ))}
              </ul>
            )}
          </section>
        )}
      </div>
      {entries.length > 0 && (
        <div className="fd-foot">
          <span className="meta">
            <kbd>F8</kbd> 下一处　<kbd>Shift+F8</kbd> 上一处
          </span>
          <span className="grow" />
          {safe > 0 && writable && (
            <button type="button" className="btn" onClick={() => fixAll(session, app)}>
              改好 {safe} 处稳妥的
            </button>
          )}
        </div>
      )}
    </div>
  )
}

function Fold(props: { label: string; note: string; open: boolean; onToggle(): void }) {
  const { label, note, open, onToggle } = props
  return (
    <h3>
      <button type="button" className="fd-g fd-fold" aria-expanded={open} onClick={onToggle}>
        {label}
        <span className="meta">{note}</span>
        <span className="grow" />
        <Icon name={open ? "up" : "down"} />
      </button>
    </h3>
  )
}

function Nothing({ ignored, onExport }: { ignored: number; onExport(): void }) {
  return (
    <div className="empty">
      <b>没有要改的了</b>
      {ignored > 0 ? `程序没有再查出什么，另有 ${ignored} 处是您忽略的。` : "程序没有查出什么。"}
      打印前请再通读一遍。
      <div className="empty-act">
        <button type="button" className="btn" onClick={onExport}>
          去导出
        </button>
      </div>
    </div>
  )
}

/** The same object for good, calling what was rendered last: rows that did not change are not drawn anew. */
function useLatest<T extends object>(value: T): T {
  const latest = useRef(value)
  latest.current = value
  const [stable] = useState(
    () =>
      Object.fromEntries(
        Object.keys(value).map((name) => [
          name,
          (...args: unknown[]) =>
            (latest.current as Record<string, (...args: unknown[]) => void>)[name]!(...args),
        ]),
      ) as T,
  )
  return stable
}

/** A finding as it is now; what panels show may be a frame old. */
function live(session: Session, key: string): Entry | null {
  return entriesOf(findingsOf(session.editor).checked).find((entry) => entry.key === key) ?? null
}

/** The open finding: the one that was chosen here, else the one that the editor marks. */
function openEntry(entries: readonly Entry[], wanted: string | null, current: string | null): Entry | null {
  if (current === null) return null
  const alike = entries.filter((entry) => entry.mark === current)
  return alike.find((entry) => entry.key === wanted) ?? alike[0] ?? null
}

function countOf(entries: readonly Entry[], severity: Severity): number {
  return entries.filter(({ finding }) => finding.severity === severity).length
}

/** The row that stands where one was, the last one at the end; null when no row is left. Both as the rows stand. */
export function inPlaceOf(key: string, before: readonly Entry[], now: readonly Entry[]): string | null {
  const at = before.findIndex((entry) => entry.key === key)
  return at < 0 ? null : (now[Math.min(at, now.length - 1)]?.key ?? null)
}

/**
 * Where F8 goes: from a row that has the focus to the next in the text (or to that row, while it is closed), else
 * from the caret. Folded hints are stepped over unless there is nothing else.
 */
function stepTarget(
  session: Session,
  entries: readonly Entry[],
  withHints: boolean,
  focused: string | null,
  open: string | null,
  by: 1 | -1,
): Entry | null {
  const grave = entries.filter(({ finding }) => finding.severity !== "hint")
  const walked = withHints || grave.length === 0 ? entries : grave
  const at = focused === null ? -1 : walked.findIndex((entry) => entry.key === focused)
  if (at >= 0) return focused === open ? walked[(at + by + walked.length) % walked.length]! : walked[at]!
  const { outline } = findingsOf(session.editor).checked.facts
  const positions = new Map(walked.map((entry) => [entry, rangeInDoc(entry.finding, outline).from]))
  return nextFrom(walked, (entry) => positions.get(entry)!, session.editor.selection.head, by)
}

function rowOf(panel: HTMLElement | null, key: string): HTMLElement | null {
  if (!panel) return null
  return controlsIn(panel, "[data-finding]").find((row) => row.dataset.finding === key) ?? null
}

function focusedRow(panel: HTMLElement | null): string | null {
  const focused = document.activeElement
  if (!panel || !focused || !panel.contains(focused)) return null
  return focused.closest<HTMLElement>("[data-finding]")?.dataset.finding ?? null
}
