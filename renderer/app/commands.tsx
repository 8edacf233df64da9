import { redo, undo } from "prosemirror-history"
import type { Command } from "prosemirror-state"
import type { CommandId } from "#shared/api/menu"
import { lastYearOf } from "#shared/carry/last-year"
import { fixAllSafe } from "../editor/acts"
import * as editing from "../editor/commands"
import { isLocked } from "../editor/edition"
import { findingsOf } from "../editor/findings"
import { showBatch } from "../pages/batch/acts"
import { ExportDialog } from "../pages/desk/dialogs/ExportDialog"
import { LinksDialog } from "../pages/desk/dialogs/LinksDialog"
import { PropertiesDialog } from "../pages/desk/dialogs/PropertiesDialog"
import { RedlineDialog } from "../pages/desk/dialogs/RedlineDialog"
import { leaveLedger, showLedger } from "../pages/ledger/open"
import { startMerge } from "../pages/merge/acts"
import type { Merge } from "../pages/merge/merge"
import { AboutDialog } from "../pages/start/AboutDialog"
import { HelpDialog } from "../pages/start/HelpDialog"
import { KeysDialog } from "../pages/start/KeysDialog"
import { NewReportDialog } from "../pages/start/NewReportDialog"
import { lockVersion, nameVersion, showVersions, unlockVersion } from "../pages/versions/acts"
import {
  addRectificationPart,
  changeFigureAtCaret,
  figureAtCaret,
  showLastYear,
} from "../panels/lastyear/attach"
import { Palette } from "../panels/library/Palette"
import { actAndSay, openPanel } from "../panels/reveal"
import { roomNow } from "../panels/use-session"
import { goTo, openFromDialog, saveAs, saveNow, sessionOf } from "./actions"
import { deskUi, stepFinding } from "./desk-ui"
import type { Session } from "./session"
import { type App, changeSettings, say, showDialog } from "./store"

export interface AppCommand {
  run(app: App): void
  /** May it be done now? Always, unless it says. */
  enabled?(app: App): boolean
  /** Is the switch on? */
  checked?(app: App): boolean
}

const onDesk = (app: App) => sessionOf(app) !== null
/** Not in the hands of another window; it may be locked. */
const held = (app: App) => sessionOf(app)?.opened.readOnly === false
const isLockedNow = (app: App) => held(app) && isLocked(sessionOf(app)!.editor.doc)
const writable = (app: App) => sessionOf(app)?.store.getState().readOnly === false

/** A command on the open report. */
function desk(run: (session: Session, app: App) => void): AppCommand {
  return {
    run: (app) => {
      const session = sessionOf(app)
      if (session) run(session, app)
    },
    enabled: onDesk,
  }
}

/** A ProseMirror command: it says itself whether it may. */
function edit(command: Command): AppCommand {
  return {
    run: (app) => {
      const session = sessionOf(app)
      if (!session) return
      command(session.editor, session.dispatch, session.view ?? undefined)
      session.view?.focus()
    },
    enabled: (app) => writable(app) && command(sessionOf(app)!.editor),
  }
}

/** The copy that is being merged in the place of the desk, or null. */
function mergingIn(app: App): Merge | null {
  const { page } = app.store.getState()
  return page.name === "desk" ? (page.merge ?? null) : null
}

/** A command of the desk that means something else while the leader's copy lies over it. */
function whileMerging(
  command: AppCommand,
  there: { run(merge: Merge): void; enabled?(merge: Merge): boolean },
): AppCommand {
  return {
    ...command,
    run(app) {
      const merge = mergingIn(app)
      if (merge) there.run(merge)
      else command.run(app)
    },
    enabled(app) {
      const merge = mergingIn(app)
      return merge ? (there.enabled?.(merge) ?? true) : (command.enabled?.(app) ?? true)
    },
  }
}

/** What the browser does with the selection. Pasting needs a key: no page may read the clipboard unasked. */
function native(action: "cut" | "copy" | "selectAll"): AppCommand {
  return { run: () => void document.execCommand(action) }
}

function theme(name: "system" | "light" | "dark" | "contrast"): AppCommand {
  return {
    run: (app) => changeSettings(app, { theme: name }),
    checked: (app) => app.store.getState().settings.theme === name,
  }
}

function zoom(by: (zoom: number) => number): AppCommand {
  return {
    run: (app) => {
      const next = by(app.store.getState().settings.zoom)
      changeSettings(app, { zoom: Math.min(200, Math.max(50, next)) })
    },
    enabled: onDesk,
  }
}

/** A panel beside the paper: its place is a setting where there is room for it, else a drawer over the paper. */
function toggle(drawer: "outline" | "panel", setting: "outlineOpen" | "panelOpen"): AppCommand {
  // The matrix takes the room of the outline.
  const isMatrix = (app: App) => deskUi.getState().tab === "matrix" && app.store.getState().settings.panelOpen
  const isDrawer = (app: App) =>
    roomNow() === "narrow" || (drawer === "outline" && (roomNow() !== "wide" || isMatrix(app)))
  const isOpen = (app: App) =>
    isDrawer(app) ? deskUi.getState().drawer === drawer : app.store.getState().settings[setting]
  return {
    run: (app) => {
      if (isDrawer(app)) deskUi.setState({ drawer: isOpen(app) ? null : drawer })
      else changeSettings(app, { [setting]: !isOpen(app) })
    },
    enabled: onDesk,
    checked: isOpen,
  }
}

/** The problem whose item the caret is in, or the only one there is to choose first. */
function problemAtCaret({ editor }: Session): string | undefined {
  const { items } = findingsOf(editor).checked.facts.outline
  const { from } = editor.selection
  return items
    .filter((item) => item.role === "problem" && item.pos < from && from < item.pos + item.node.nodeSize)
    .at(-1)?.id
}

/** What every command of the menu does. */
export const commands: Record<CommandId, AppCommand> = {
  new: { run: (app) => showDialog(app, (close) => <NewReportDialog onClose={close} />) },
  open: { run: (app) => void openFromDialog(app) },
  reports: { run: (app) => void goTo(app, "reports") },
  batch: { run: (app) => void showBatch(app) },
  save: { ...desk((_, app) => void saveNow(app)), enabled: held },
  saveAs: { ...desk((_, app) => void saveAs(app)), enabled: held },
  versions: desk((session, app) => void showVersions(app, session)),
  keepVersion: { ...desk((session, app) => nameVersion(app, session)), enabled: writable },
  lockVersion: { ...desk((session, app) => lockVersion(app, session)), enabled: writable },
  unlockVersion: { ...desk((session, app) => void unlockVersion(app, session)), enabled: isLockedNow },
  export: desk((session, app) =>
    showDialog(app, (close) => <ExportDialog session={session} onClose={close} />),
  ),
  exportRedline: desk((session, app) =>
    showDialog(app, (close) => <RedlineDialog session={session} onClose={close} />),
  ),
  print: desk((_, app) => {
    void app.host.print({}).then((printed) => {
      if (!printed.ok) say(app, printed.failure.message)
    })
  }),
  properties: desk((session, app) =>
    showDialog(app, (close) => <PropertiesDialog session={session} onClose={close} />),
  ),
  settings: { run: (app) => void goTo(app, "settings") },
  closeReport: desk((_, app) => void goTo(app, "home")),
  undo: whileMerging(edit(undo), {
    run: (merge) => merge.undo(),
    enabled: (merge) => merge.canUndo,
  }),
  redo: whileMerging(edit(redo), {
    run: (merge) => merge.redo(),
    enabled: (merge) => merge.canRedo,
  }),
  cut: native("cut"),
  copy: native("copy"),
  paste: { run: (app) => say(app, "按 Ctrl+V 粘贴。网页不能自己读剪贴板。") },
  selectAll: native("selectAll"),
  palette: desk((session, app) =>
    showDialog(app, (close) => (
      <Palette
        session={session}
        isEnabled={(id) => isEnabled(app, id)}
        onCommand={(id) => runCommand(app, id)}
        onClose={close}
      />
    )),
  ),
  insertItem: edit(editing.insertItem),
  nextBlank: edit(editing.nextBlank),
  itemUp: edit(editing.itemUp),
  itemDown: edit(editing.itemDown),
  itemOut: edit(editing.itemOut),
  itemIn: edit(editing.itemIn),
  asHeading: edit(editing.asHeading),
  asParenItem: edit(editing.asParenItem),
  asYishiItem: edit(editing.asYishiItem),
  asBody: edit(editing.asBody),
  nextFinding: whileMerging(
    desk((_, app) => step(app, 1)),
    { run: (merge) => merge.step(1) },
  ),
  previousFinding: whileMerging(
    desk((_, app) => step(app, -1)),
    { run: (merge) => merge.step(-1) },
  ),
  fixAllSafe: {
    ...desk((session, app) => fixAll(session, app)),
    enabled: (app) =>
      writable(app) &&
      findingsOf(sessionOf(app)!.editor).checked.findings.some(({ fixes }) => fixes.some(({ safe }) => safe)),
  },
  links: {
    ...desk((session, app) => {
      const problemId = problemAtCaret(session)
      if (roomNow() === "narrow")
        showDialog(app, (close) => <LinksDialog session={session} problemId={problemId} onClose={close} />)
      else showMatrix(app, problemId ?? null)
    }),
    enabled: (app) =>
      onDesk(app) && findingsOf(sessionOf(app)!.editor).checked.facts.links.answers.length > 0,
  },
  lastYear: { ...desk((session, app) => showLastYear(app, session)), enabled: writable },
  changeFigure: {
    ...desk((session, app) => changeFigureAtCaret(app, session)),
    enabled: (app) => writable(app) && figureAtCaret(sessionOf(app)!.editor) !== null,
  },
  rectification: {
    ...desk((session, app) => addRectificationPart(app, session)),
    enabled: (app) => writable(app) && lastYearOf(sessionOf(app)!.editor.doc) !== null,
  },
  ledger: desk((session, app) => showLedger(app, session)),
  mergeCopy: desk((session, app) => void startMerge(app, session)),
  themeSystem: theme("system"),
  themeLight: theme("light"),
  themeDark: theme("dark"),
  themeContrast: theme("contrast"),
  zoomIn: zoom((zoom) => zoom + 10),
  zoomOut: zoom((zoom) => zoom - 10),
  zoomReset: zoom(() => 100),
  toggleOutline: toggle("outline", "outlineOpen"),
  togglePanel: toggle("panel", "panelOpen"),
  help: {
    run: (app) => {
      // A report that is being written stays where it is.
      if (app.store.getState().page.name === "start") void goTo(app, "help")
      else showDialog(app, (close) => <HelpDialog onClose={close} />)
    },
  },
  keys: { run: (app) => showDialog(app, (close) => <KeysDialog onClose={close} />) },
  about: { run: (app) => showDialog(app, (close) => <AboutDialog onClose={close} />) },
}

/** The next finding, in the matrix the next gap: such panels are drawn only while they are seen. */
function step(app: App, by: 1 | -1): void {
  if (deskUi.getState().tab !== "findings") openPanel(app)
  stepFinding(by)
}

/** 问题对照, at a problem; without one at the next gap, or as it was. */
function showMatrix(app: App, problem: string | null): void {
  deskUi.setState({ tab: "matrix", wish: problem === null ? { gap: 1 } : { problem } })
  openPanel(app)
}

/** 改正全部确定无疑的, in one undo step, and says how many. */
export function fixAll(session: Session, app: App): void {
  const fixed = fixAllSafe(session.editor)
  if (!fixed) {
    say(app, "没有可以放心代改的地方。")
    return
  }
  actAndSay(app, session, fixed.tr, `改好 ${fixed.count} 处`)
}

/** Of the commands on the open report those that mean something while the desk lies under the leader's copy. */
const alsoWhileMerging: ReadonlySet<CommandId> = new Set([
  ...(["save", "saveAs", "closeReport", "undo", "redo", "nextFinding", "previousFinding"] as const),
  ...(["new", "open", "reports", "batch", "settings", "help", "keys", "about"] as const),
  ...(["themeSystem", "themeLight", "themeDark", "themeContrast", "zoomIn", "zoomOut", "zoomReset"] as const),
  ...(["cut", "copy", "selectAll"] as const),
])

for (const id of Object.keys(commands) as CommandId[]) {
  const { enabled } = commands[id]
  if (!alsoWhileMerging.has(id))
    commands[id] = { ...commands[id], enabled: (app) => !mergingIn(app) && (enabled?.(app) ?? true) }
}

const isEnabled = (app: App, id: CommandId): boolean => commands[id].enabled?.(app) ?? true

/** What is done on the paper or beside it: the ledger makes way first. */
const onPaper: ReadonlySet<CommandId> = new Set<CommandId>([
  "print",
  "palette",
  "insertItem",
  "itemUp",
  "itemDown",
  "itemOut",
  "itemIn",
  "asHeading",
  "asParenItem",
  "asYishiItem",
  "asBody",
  "nextFinding",
  "previousFinding",
  "links",
  "rectification",
  "zoomIn",
  "zoomOut",
  "zoomReset",
  "toggleOutline",
  "togglePanel",
])

/** Does it, if it may be done now. */
export function runCommand(app: App, id: CommandId): void {
  if (!isEnabled(app, id)) return
  if (onPaper.has(id)) leaveLedger(app)
  commands[id].run(app)
}
