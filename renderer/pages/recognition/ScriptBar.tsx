import { Icon } from "../../ui/Icon"
import { keepScript, type Recognition, simplify, undo } from "./recognition"
import { useRecognition } from "./use-recognition"

/** A quiet line above the text: it is written in traditional characters, and could be converted. */
export function ScriptBar({ of }: { of: Recognition }) {
  const { simplified, keepsScript, past } = useRecognition(of, (state) => state)
  const count = of.conversion.size
  if (count === 0 || (keepsScript && !simplified)) return null
  if (simplified) {
    // What was done since would be undone first: then it is a matter of Ctrl+Z.
    const last = past.at(-1)?.simplified === false
    return (
      <section className="rec-script" aria-label="繁体字">
        <Icon name="check" />
        <span className="grow">{`${count.toLocaleString("en-US")} 个繁体字已转成简体，别的一字未动。`}</span>
        {last && (
          <button type="button" className="btn btn-q" onClick={() => undo(of)}>
            撤销
          </button>
        )}
      </section>
    )
  }
  return (
    <section className="rec-script" aria-label="繁体字">
      <span className="grow">{`文中有 ${count.toLocaleString("en-US")} 个繁体字。`}</span>
      <button type="button" className="btn" onClick={() => simplify(of)}>
        转成简体
      </button>
      <button type="button" className="btn btn-q" onClick={() => keepScript(of)}>
        保持原样
      </button>
    </section>
  )
}
