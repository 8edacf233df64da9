import { useEffect, useRef } from "react"
import { Icon } from "../../ui/Icon"
import { keepScript, type Recognition, simplify, undo } from "./recognition"
import { useRecognition } from "./use-recognition"

/** A quiet line above the text: it is written in traditional characters, and could be converted. */
export function ScriptBar({ of }: { of: Recognition }) {
  const { simplified, keepsScript, past } = useRecognition(of, (state) => state)
  const count = of.conversion.size
  const shown = count > 0 && (simplified || !keepsScript)
  const bar = useRef<HTMLElement>(null)
  useFocusKept(bar, `${shown} ${simplified}`)
  if (!shown) return null
  const traditional = count.toLocaleString("en-US")
  // What was done since would be undone first: then it is a matter of Ctrl+Z.
  const last = past.at(-1)?.simplified === false
  return (
    <section className="rec-script" ref={bar} aria-label="繁体字">
      {simplified && <Icon name="check" />}
      <span className="grow">
        {simplified
          ? `${traditional} 个繁体字已转成简体，别的一字未动。`
          : `文中有 ${traditional} 个繁体字。`}
      </span>
      {simplified ? (
        last && (
          <button type="button" className="btn btn-q" onClick={() => undo(of)}>
            撤销
          </button>
        )
      ) : (
        <>
          <button type="button" className="btn" onClick={() => simplify(of)}>
            转成简体
          </button>
          <button type="button" className="btn btn-q" onClick={() => keepScript(of)}>
            保持原样
          </button>
        </>
      )}
    </section>
  )
}

/** The button that was pressed is gone: the one that takes it back has the focus then, else the text. */
function useFocusKept(bar: React.RefObject<HTMLElement | null>, shown: string): void {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    if (document.activeElement !== document.body) return
    const next = bar.current
      ? bar.current.querySelector("button")
      : document.querySelector<HTMLElement>(".rec-text [tabindex='0']")
    next?.focus({ preventScroll: true })
  }, [bar, shown])
}
