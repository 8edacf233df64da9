import type { Node } from "prosemirror-model"
import type { EditorState } from "prosemirror-state"
import { lastYearOf } from "#shared/carry/last-year"
import { attrsOf } from "#shared/model/schema"
import { pickAndRead, readStored } from "../../app/actions"
import { deskUi, showTab } from "../../app/desk-ui"
import type { Session } from "../../app/session"
import { type App, refreshReports, say, showDialog } from "../../app/store"
import { type Matter, mattersOf, placeInDoc, setMatter } from "../../editor/carried"
import { findingsOf } from "../../editor/findings"
import { actAndSay, goToText, openPanel } from "../reveal"
import { addRectification, holdAgainst } from "./acts"
import { LastYearDialog } from "./LastYearDialog"

/** 对照去年的报告…: chooses the report that the open one is held against. */
export function showLastYear(app: App, session: Session): void {
  void refreshReports(app)
  showDialog(app, (close) => (
    <LastYearDialog
      session={session}
      onClose={close}
      onStored={(entry) => {
        close()
        void readStored(app, entry).then((last) => last && attach(app, session, last))
      }}
      onFile={() => {
        close()
        void pickAndRead(app).then((last) => last && attach(app, session, last))
      }}
    />
  ))
}

function attach(app: App, session: Session, { name, doc }: { name: string; doc: Node }): void {
  const { year } = attrsOf.report(doc).properties
  const own = attrsOf.report(session.editor.doc).properties.year
  // Held against itself everything would be last year's.
  if (year !== null && own !== null && year >= own) {
    say(app, `“${name}”讲的是 ${year} 年，这份稿讲的是 ${own} 年。选更早一年的。`)
    return
  }
  actAndSay(app, session, holdAgainst(session.editor, { name, year, report: doc }), `对照着“${name}”`)
  showTab("lastyear")
  openPanel(app)
}

/** The figure of last year's that the caret is in or at, or null. */
export function figureAtCaret(editor: EditorState): Matter | null {
  const { behind, checked } = findingsOf(editor)
  if (behind) return null
  const { head } = editor.selection
  const found = mattersOf(checked.facts).find((matter) => {
    const { from, to } = placeInDoc(matter, checked.facts)
    return matter.kind === "figure" && from <= head && head <= to
  })
  return found ?? null
}

/** F2 in the text: the figure under the caret is changed in the panel, beside last year's. */
export function changeFigureAtCaret(app: App, session: Session): void {
  const matter = figureAtCaret(session.editor)
  if (!matter) return
  session.dispatch(setMatter(session.editor.tr, matter.key))
  openPanel(app)
  deskUi.setState({ tab: "lastyear", matter: "change" })
}

/** 生成“上年问题整改情况”, and goes there: the writer asked for it. */
export function addRectificationPart(app: App, session: Session): void {
  if (!lastYearOf(session.editor.doc)) return
  const made = addRectification(session.editor)
  if (!made) {
    say(app, "这一部分已经有了，或者去年没有写问题和措施，不用再生成。")
    return
  }
  actAndSay(app, session, made.tr, "加了“上年问题整改情况”一部分")
  goToText(session, made.at)
}
