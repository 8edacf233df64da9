import { useId, useState } from "react"
import { Dialog } from "../../ui/Dialog"

/** The host takes no longer name. */
const longest = 40

/** Asks what a version is to be called, and does something with the name. */
export function NameDialog(props: {
  title: string
  text: string
  /** The verb on the button. */
  action: string
  name: string
  /** Names that are often given. */
  usual?: readonly string[]
  /** Answers why it could not be done, or null. */
  onName(name: string): Promise<string | null>
  onClose(): void
}) {
  const { title, text, action, usual = [], onName, onClose } = props
  const [name, setName] = useState(props.name)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useId()
  const change = (next: string) => {
    setName(next)
    setWrong(null)
  }
  const submit = async () => {
    if (busy) return
    if (name.trim() === "") return setWrong("还没有名字。写一个认得出的，如“送审稿”。")
    setBusy(true)
    const failed = await onName(name.trim())
    setBusy(false)
    if (failed === null) onClose()
    else setWrong(failed)
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            取消
          </button>
          <button type="submit" form={form} className="btn btn-p" disabled={busy}>
            {action} <kbd>Enter</kbd>
          </button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p className="dlg-text">{text}</p>
        <div className="vs-name">
          <label htmlFor={`${form}-name`}>版本名</label>
          <input
            id={`${form}-name`}
            className="field"
            data-safe=""
            autoComplete="off"
            maxLength={longest}
            value={name}
            aria-invalid={wrong !== null}
            aria-describedby={wrong ? `${form}-wrong` : undefined}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => change(event.target.value)}
          />
          {usual.length > 0 && (
            <div className="vs-usual">
              {usual.map((it) => (
                <button key={it} type="button" className="btn" onClick={() => change(it)}>
                  {it}
                </button>
              ))}
            </div>
          )}
          {wrong && (
            <p id={`${form}-wrong`} className="seal" role="alert">
              {wrong}
            </p>
          )}
        </div>
      </form>
    </Dialog>
  )
}
