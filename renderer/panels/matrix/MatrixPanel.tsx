import { useEffect } from "react"
import { useStore } from "zustand"
import { matrixOf } from "#shared/matrix/matrix"
import { deskUi } from "../../app/desk-ui"
import type { Session } from "../../app/session"
import { say, useApp } from "../../app/store"
import { findingsOf } from "../../editor/findings"
import { backToText } from "../reveal"
import { useEditor, useSession } from "../use-session"
import { exportMatrix } from "./export"
import { MatrixFoot, Summary } from "./MatrixFrame"
import { MatrixGrid } from "./MatrixGrid"

/** 问题对照: every problem with its causes and measures, and what is lacking. It and the text are one thing. */
export function MatrixPanel({ session }: { session: Session }) {
  const app = useApp()
  const { checked } = findingsOf(useEditor(session))
  const writable = !useSession(session, (state) => state.readOnly)
  const matrix = matrixOf(checked.facts)
  const isEmpty = matrix.rows.length === 0
  const wish = useStore(deskUi, (state) => state.wish)
  useEffect(() => {
    if (!isEmpty || !wish) return
    deskUi.setState({ wish: null })
    say(app, "没有缺口。")
  }, [app, isEmpty, wish])
  return (
    <div className="mx-panel">
      <Summary matrix={matrix} onExport={() => void exportMatrix(app, session)} />
      {!isEmpty ? (
        <>
          <MatrixGrid session={session} matrix={matrix} />
          <MatrixFoot writable={writable} />
        </>
      ) : (
        <div className="empty">
          <b>这份报告里还没有问题</b>
          先在“存在问题”里写一条，它的原因和措施就在这里对着看。
          <div className="empty-act">
            <button type="button" className="btn" onClick={() => backToText(session)}>
              去写一条
            </button>
          </div>
        </div>
      )}
    </div>
  )
}
