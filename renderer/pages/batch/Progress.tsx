import { useEffect, useRef, useState } from "react"
import { useStore } from "zustand"
import type { Batch } from "./batch"

/** How far the checking is, with 停下; after a stop what is left, with 接着查. Nothing when all is done. */
export function Progress({ batch }: { batch: Batch }) {
  const total = useStore(batch.store, ({ files }) => files.length)
  const done = useStore(batch.store, ({ files, due }) => files.length - due.size)
  const checking = useStore(batch.store, (state) => state.checking)
  const said = useSaid(checking !== null, done, total)
  const isOver = checking === null && done === total
  return (
    <>
      {!isOver && (
        <div className="bt-prog">
          <div className="row">
            <span className="grow cut">
              {checking === null ? `停下了，还有 ${total - done} 份没有查` : `正在查 ${checking}`}
            </span>
            <span className="meta num">{`${done} / ${total}`}</span>
            {checking === null ? (
              <button type="button" className="btn" onClick={() => void batch.run()}>
                接着查
              </button>
            ) : (
              <button type="button" className="btn" onClick={() => batch.stop()}>
                停下
              </button>
            )}
          </div>
          <div
            className="prog"
            role="progressbar"
            aria-label="查过的份数"
            aria-valuemin={0}
            aria-valuemax={total}
            aria-valuenow={done}
          >
            <i style={{ width: `${(done / total) * 100}%` }} />
          </div>
        </div>
      )}
      <p className="vh" role="status">
        {said}
      </p>
    </>
  )
}

/** What is read out: that it stopped and that it is done, not every single file. */
function useSaid(running: boolean, done: number, total: number): string {
  const [said, setSaid] = useState("")
  const before = useRef(running)
  useEffect(() => {
    if (before.current === running) return
    before.current = running
    if (running) setSaid("接着查")
    else setSaid(done === total ? `${total} 份都查完了` : `停下了，还有 ${total - done} 份没有查`)
  }, [running, done, total])
  return said
}
