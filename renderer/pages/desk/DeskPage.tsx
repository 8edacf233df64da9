import { useEffect, useId, useRef } from "react"
import { useStore } from "zustand"
import { matrixOf } from "#shared/matrix/matrix"
import { attrsOf } from "#shared/model/schema"
import { deskUi, type PanelTab, showTab } from "../../app/desk-ui"
import type { Session, SessionState } from "../../app/session"
import { changeSettings, say, useApp, useAppState } from "../../app/store"
import { mattersOf, openMatters } from "../../editor/carried"
import { findingsOf } from "../../editor/findings"
import { summaryOf } from "../../editor/summary"
import { todosOf } from "../../editor/todos"
import { mountEditor } from "../../editor/view"
import { entriesOf } from "../../panels/findings/entries"
import { FindingsPanel } from "../../panels/findings/FindingsPanel"
import { ownEntries } from "../../panels/findings/groups"
import { LastYearPanel } from "../../panels/lastyear/LastYearPanel"
import { LibraryPanel } from "../../panels/library/LibraryPanel"
import { MatrixPanel } from "../../panels/matrix/MatrixPanel"
import { OutlinePanel } from "../../panels/outline/OutlinePanel"
import { backToText } from "../../panels/reveal"
import { StatusBar } from "../../panels/status/StatusBar"
import { type Room, useEditor, useRoom, useSession } from "../../panels/use-session"
import { Icon } from "../../ui/Icon"
import { Tabs } from "../../ui/Tabs"
import { TitleBar } from "../../ui/TitleBar"
import { EditionBar } from "../versions/EditionBar"
import { useRegionKeys } from "./regions"
import { Toolbar } from "./Toolbar"
import { useCheckSettings } from "./use-check-settings"

/** The desk: outline, paper, panel, status; the paper is the screen, the rest stands around it. */
export function DeskPage({ session }: { session: Session }) {
  const app = useApp()
  const room = useRoom()
  const narrow = room === "narrow"
  const drawer = useStore(deskUi, (state) => state.drawer)
  const outlineOpen = useAppState((state) => state.settings.outlineOpen)
  const panelOpen = useAppState((state) => state.settings.panelOpen)
  const panel = narrow ? drawer === "panel" : panelOpen
  const isMatrix = useStore(deskUi, (state) => state.tab === "matrix") && panel
  // Three columns of cards take the room of the outline, which lies over the paper then.
  const beside = room === "wide" && !isMatrix
  const outline = beside ? outlineOpen : drawer === "outline"
  const frame = useRef<HTMLDivElement>(null)
  useRegionKeys(frame, session)
  useCheckSettings(session)
  useDrawers(room)

  const showOutline = (open: boolean) => {
    if (!beside) deskUi.setState({ drawer: open ? "outline" : null })
    else changeSettings(app, { outlineOpen: open })
  }
  const showPanel = (open: boolean) => {
    if (narrow) deskUi.setState({ drawer: open ? "panel" : null })
    else changeSettings(app, { panelOpen: open })
  }
  const body = [
    "body",
    (!beside || !outline) && "has-rail",
    !panel && !narrow && "no-panel",
    narrow && "is-narrow",
    isMatrix && "is-matrix",
    !beside && drawer && `drawer-${drawer}`,
  ]
  return (
    <div className="app" ref={frame}>
      <DocumentTitle session={session} />
      <Toolbar session={session} />
      <main className={body.filter(Boolean).join(" ")}>
        <OutlinePanel session={session} rail={!outline} onFold={() => showOutline(!outline)} />
        <Paper session={session} />
        <SidePanel session={session} open={panel} narrow={narrow} onOpen={showPanel} />
      </main>
      <StatusBar session={session} />
    </div>
  )
}

function DocumentTitle({ session }: { session: Session }) {
  const state = useSession(session, (it) => it)
  const { title } = summaryOf(state.editor)
  const note = session.opened.readOnly ? "只读：另一个窗口开着它" : noteOf(state)
  return <TitleBar title={state.name || title || "未命名报告"} note={note} />
}

/** What stands beside the name of the report: its file, and how far it is; the status bar says whether it is kept. */
function noteOf({ file, editor }: SessionState): string {
  const { properties, edition } = attrsOf.report(editor.doc)
  const far = edition?.name ?? (file ? null : "起草中")
  return [file?.name ?? properties.unit, far].filter(Boolean).join(" · ")
}

function Paper({ session }: { session: Session }) {
  const app = useApp()
  const place = useRef<HTMLDivElement>(null)
  const zoom = useAppState((state) => state.settings.zoom)
  useEffect(() => {
    const view = mountEditor(place.current!, session, (text) => say(app, text))
    view.focus()
    return () => view.destroy()
  }, [app, session])
  return (
    <section className="canvas" aria-label="正文" data-region="text">
      <EditionBar session={session} />
      <div className="zoomed" data-zoom="" style={{ "--zoom": zoom / 100 } as React.CSSProperties}>
        <div className="sheet" ref={place} />
      </div>
    </section>
  )
}

function SidePanel(props: { session: Session; open: boolean; narrow: boolean; onOpen(open: boolean): void }) {
  const { session, open, narrow, onOpen } = props
  const prefix = useId()
  const tab = useStore(deskUi, (state) => state.tab)
  const { checked } = findingsOf(useEditor(session))
  const { findings, facts } = checked
  const todos = todosOf(facts.outline.doc).filter(({ todo }) => !todo.done).length
  const errors = findings.filter(({ severity }) => severity === "error").length
  const tabs = [
    { id: "findings", label: "检查", count: ownEntries(entriesOf(checked)).length + todos },
    { id: "matrix", label: "问题对照", count: matrixOf(facts).gaps.length },
    { id: "lastyear", label: "上年", count: openMatters(mattersOf(facts)).length },
    { id: "library", label: "素材" },
  ] as const
  return (
    <>
      {!open && !narrow && (
        <aside className="panel r is-rail" aria-label="右侧面板" data-region="panel">
          <div className="ol-h">
            <button
              type="button"
              className="btn btn-q btn-i"
              aria-label="展开右侧面板"
              onClick={() => onOpen(true)}
            >
              <Icon name="left" />
            </button>
          </div>
          {tabs.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className="rail-tab"
              onClick={() => {
                showTab(id)
                onOpen(true)
              }}
            >
              {label}
              {id === "findings" && errors > 0 && <span className="meta seal">{errors}</span>}
            </button>
          ))}
        </aside>
      )}
      <aside className="panel r" aria-label="右侧面板" data-region="panel" hidden={!open}>
        <Tabs<PanelTab> label="右侧面板" prefix={prefix} tabs={tabs} selected={tab} onSelect={showTab}>
          <button
            type="button"
            className="btn btn-q btn-i"
            aria-label="收起右侧面板"
            onClick={() => {
              if (narrow) backToText(session)
              onOpen(false)
            }}
          >
            <Icon name="right" />
          </button>
        </Tabs>
        {/* Both stay: F8 is answered by the findings even while the other is shown. */}
        {tabs.map(({ id }) => (
          <div
            key={id}
            className="tab-panel"
            role="tabpanel"
            id={`${prefix}-panel-${id}`}
            aria-labelledby={`${prefix}-tab-${id}`}
            hidden={tab !== id}
          >
            {id === "findings" && <FindingsPanel session={session} />}
            {id === "matrix" && tab === id && open && <MatrixPanel session={session} />}
            {id === "lastyear" && <LastYearPanel session={session} shown={tab === id && open} />}
            {id === "library" && <LibraryPanel session={session} />}
          </div>
        ))}
      </aside>
    </>
  )
}

/** A drawer belongs to the room that it was opened in; it is away when the window changes. */
function useDrawers(room: Room) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the room changes, whatever it is
  useEffect(() => deskUi.setState({ drawer: null }), [room])
}
