import { useAppState } from "../app/store"

/** What a machine works on for more than a second: how far it is, and a way to stop it where there is one. */
export function ProgressBar() {
  const progress = useAppState((state) => state.progress)
  if (!progress) return null
  const { label, done, total, cancel } = progress
  const share = total ? Math.min(1, done / total) : null
  return (
    <div className="progress" role="status">
      <div className="row">
        <span className="grow cut">{label}</span>
        {total !== null && (
          <span className="meta num">
            {done} / {total}
          </span>
        )}
        {cancel && (
          <button type="button" className="btn btn-q" onClick={cancel}>
            停下
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
