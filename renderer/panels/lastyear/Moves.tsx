import { useState } from "react"
import { standingMoves } from "#shared/carry/standing-moves"
import type { Session } from "../../app/session"
import { useApp } from "../../app/store"
import { revealRange } from "../../editor/acts"
import { findingsOf } from "../../editor/findings"
import { Icon } from "../../ui/Icon"
import { actAndSay } from "../reveal"
import { useEditor } from "../use-session"
import { takeMoveBack, takeMovesBack } from "./acts"

/** 已移到今年 12 处: years and counts that went on with the year, each to be taken back. */
export function Moves(props: {
  session: Session
  writable: boolean
  open: boolean
  onOpen(open: boolean): void
}) {
  const { session, writable, open, onOpen } = props
  const app = useApp()
  const { doc } = useEditor(session)
  const moves = standingMoves(doc)
  const [shown, setShown] = useState<number | null>(null)
  if (moves.length === 0) return null
  const show = (n: number) => {
    setShown(n)
    const move = standingMoves(session.editor.doc)[n]
    if (move && session.view && !findingsOf(session.editor).behind)
      revealRange(session.view, move.from, move.to)
  }
  return (
    <section aria-label="已移到今年的">
      <div className="fd-g">
        <button type="button" className="ly-fold" aria-expanded={open} onClick={() => onOpen(!open)}>
          <Icon name={open ? "down" : "right"} size={12} />
          已移到今年 {moves.length} 处
        </button>
        <span className="grow" />
        {open && writable && (
          <button
            type="button"
            className="btn btn-q"
            onClick={() =>
              actAndSay(app, session, takeMovesBack(session.editor), `${moves.length} 处都改回了去年的`)
            }
          >
            全部撤回
          </button>
        )}
      </div>
      {open && (
        <ul>
          {moves.map(({ move }, n) => (
            <li key={`${move.place.block} ${move.place.from}`} className={n === shown ? "pm is-shown" : "pm"}>
              <button type="button" className="grow ly-move" onClick={() => show(n)}>
                <span>
                  <s>{move.from}</s> → <b>{move.to}</b>
                </span>
                <span className="meta">{move.why}</span>
              </button>
              {writable && (
                <button
                  type="button"
                  className="btn btn-q"
                  aria-label={`撤回这一处：${move.from} → ${move.to}，${move.why}`}
                  onClick={() =>
                    actAndSay(app, session, takeMoveBack(session.editor, n), `改回“${move.from}”`)
                  }
                >
                  撤回这一处
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
