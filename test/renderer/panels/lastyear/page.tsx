import { undo } from "prosemirror-history"
import { Node } from "prosemirror-model"
import { TextSelection } from "prosemirror-state"
import { createRoot } from "react-dom/client"
import type { OpenReport, PageHost } from "#shared/api/contract"
import { defaultUserSettings } from "#shared/api/settings"
import { carriedOf } from "#shared/carry/carried"
import { carryOver } from "#shared/carry/draft"
import { promisesOf } from "#shared/carry/promises"
import { defaultSettings } from "#shared/checks/types"
import { schema } from "#shared/model/schema"
import { commandOf } from "../../../../renderer/app/command-keys"
import { runCommand } from "../../../../renderer/app/commands"
import { deskUi } from "../../../../renderer/app/desk-ui"
import { Session } from "../../../../renderer/app/session"
import {
  type App,
  AppProvider,
  closeDialog,
  createApp,
  useApp,
  useAppState,
} from "../../../../renderer/app/store"
import { mattersOf } from "../../../../renderer/editor/carried"
import { findingsOf } from "../../../../renderer/editor/findings"
import { newEditorState } from "../../../../renderer/editor/state"
import { DeskPage } from "../../../../renderer/pages/desk/DeskPage"
import { Toasts } from "../../../../renderer/ui/Toasts"

/** The desk with a draft made from last year's report, for tests that need a real browser. */
declare global {
  interface Window {
    app: App
    session: Session
    /** A draft of the year from the old report; without a year the report itself, held against nothing. */
    show(json: unknown, year: number | null): void
    /** The same with the report as it is. */
    showAsIs(json: unknown): void
    states(): { key: string; kind: string; text: string; state: string }[]
    text(): string
    caret(): number
    caretBehind(text: string): void
    undoOnce(): void
    promises(): { text: string; answered: number; excused: string | null }[]
    share(): number
    command(id: Parameters<typeof runCommand>[1]): void
    /** Milliseconds that a typed letter takes, the check after it included: the median of so many. */
    typingCost(times: number): number
  }
}

const host = new Proxy({} as PageHost, {
  get: (_, name) =>
    name === "listReports" ? async () => ({ ok: true, value: [] }) : () => new Promise(() => {}),
})
const capabilities = { nativeMenu: false, reveal: false, bindFiles: false, frameless: false }

function Dialogs() {
  const app = useApp()
  const dialogs = useAppState((state) => state.dialogs)
  return dialogs.map(({ key, render }) => <div key={key}>{render(() => closeDialog(app, key))}</div>)
}

function open(doc: Node) {
  const opened = {
    id: "r",
    name: null,
    file: null,
    revision: 1,
    savedAt: "",
    rescued: false,
    readOnly: false,
  }
  window.session = new Session(host, opened as unknown as OpenReport, newEditorState(doc, defaultSettings))
  window.app = createApp(host, {
    shell: "portable",
    version: "0",
    settings: defaultUserSettings,
    capabilities,
    notices: [],
    opened: null,
  })
  window.app.store.setState({ page: { name: "desk", session: window.session } })
  deskUi.setState({ tab: "lastyear" })
  createRoot(document.getElementById("root")!).render(
    <AppProvider value={window.app}>
      <DeskPage session={window.session} />
      <Dialogs />
      <Toasts />
    </AppProvider>,
  )
}

// The keys of the menu, as the window hears them.
window.addEventListener("keydown", (event) => {
  const id = event.defaultPrevented ? null : commandOf(event)
  if (id === null || window.app.store.getState().dialogs.length > 0) return
  event.preventDefault()
  runCommand(window.app, id)
})

const facts = () => findingsOf(window.session.editor).checked.facts

Object.assign(window, {
  show(json: unknown, year: number | null) {
    const last = Node.fromJSON(schema, json)
    open(year === null ? last : carryOver(last, { name: "去年的述职报告.docx", year }).doc)
  },
  showAsIs: (json: unknown) => open(Node.fromJSON(schema, json)),
  states: () => mattersOf(facts()).map(({ key, kind, text, state }) => ({ key, kind, text, state })),
  text: () => window.session.editor.doc.textContent,
  caret: () => window.session.editor.selection.head,
  caretBehind(text: string) {
    const { editor, view } = window.session
    let at = -1
    editor.doc.descendants((node, pos) => {
      if (at < 0 && node.isTextblock && node.textContent.includes(text))
        at = pos + 1 + node.textContent.indexOf(text) + text.length
    })
    window.session.dispatch(editor.tr.setSelection(TextSelection.create(editor.doc, at)))
    view!.focus()
  },
  undoOnce: () => undo(window.session.editor, window.session.dispatch),
  promises: () =>
    promisesOf(facts()).map(({ text, answeredBy, excused }) => ({
      text,
      answered: answeredBy.length,
      excused,
    })),
  share() {
    const { characters, carried } = carriedOf(facts())!.share
    return carried / characters
  },
  command: (id: Parameters<typeof runCommand>[1]) => runCommand(window.app, id),
  typingCost(times: number) {
    const costs: number[] = []
    for (let i = 0; i < times; i++) {
      const { editor } = window.session
      const start = performance.now()
      window.session.dispatch(editor.tr.insertText("字", editor.selection.head))
      costs.push(performance.now() - start)
    }
    return costs.sort((a, b) => a - b)[Math.floor(times / 2)]!
  },
})
