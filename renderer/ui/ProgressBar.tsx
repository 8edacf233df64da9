import { useEffect, useLayoutEffect, useRef } from "react"
import { type Progress, useApp, useAppState } from "../app/store"
import { isFreeEscape } from "./escape"

/** What a machine works on for a while: how far it is, and a way to stop it where there is one. */
export function ProgressBar() {
  const progress = useAppState((state) => state.progress)
  useEscape(progress?.cancel)
  return progress && <Bar progress={progress} />
}

function Bar({ progress: { label, done, total, percent, cancel } }: { progress: Progress }) {
  const box = useRef<HTMLDivElement>(null)
  /** Who had the focus before the button here took it. */
  const before = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => {
    const bar = box.current!
    before.current = document.activeElement as HTMLElement | null
    return () => {
      if (bar.contains(document.activeElement)) before.current?.focus({ preventScroll: true })
    }
  }, [])
  const share = total ? Math.min(1, done / total) : null
  return (
    <div
      ref={box}
      className="progress"
      role="status"
      onFocus={({ relatedTarget }) => {
        if (relatedTarget instanceof HTMLElement) before.current = relatedTarget
      }}
    >
      <div className="row">
        <span className="grow cut">{label}</span>
        {total !== null && (
          <span className="meta num" aria-hidden={percent}>
            {percent ? `${Math.floor((done / total) * 100)}%` : `${done} / ${total}`}
          </span>
        )}
        {cancel && (
          <button type="button" className="btn btn-q" onClick={cancel}>
            取消 <kbd>Esc</kbd>
          </button>
        )}
      </div>
      <div
        className={share === null ? "prog is-open" : "prog"}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : done}
      >
        <i style={{ width: share === null ? "30%" : `${share * 100}%` }} />
      </div>
    </div>
  )
}

/** Esc stops the work, unless something else took the key or a question is open. */
function useEscape(cancel: (() => void) | undefined): void {
  const app = useApp()
  useEffect(() => {
    if (!cancel) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isFreeEscape(event)) return
      if (app.store.getState().dialogs.length > 0) return
      event.preventDefault()
      cancel()
    }
    window.addEventListener("keydown", onKeyDown)
    return () => window.removeEventListener("keydown", onKeyDown)
  }, [app, cancel])
}
