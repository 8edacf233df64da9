import { type FormEvent, useId, useState } from "react"
import { Dialog } from "../../ui/Dialog"

/** 不用回应…: why, in the writer's words. */
export function ReasonDialog(props: { about: string; onReason(why: string): void; onClose(): void }) {
  const { about, onReason, onClose } = props
  const [why, setWhy] = useState("")
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why.trim() !== "") onReason(why.trim())
  }
  return (
    <Dialog
      title="不用回应"
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            取消
          </button>
          <button type="submit" form={id} className="btn btn-p" disabled={why.trim() === ""}>
            记下
          </button>
        </>
      }
    >
      <form id={id} className="dlg-text ly-why" onSubmit={submit}>
        <p>{about}。今年不用写它，记下缘由，以后查得到。</p>
        <label htmlFor={`${id}-why`}>缘由</label>
        <input
          id={`${id}-why`}
          className="field"
          data-safe=""
          value={why}
          maxLength={100}
          placeholder="例如：职能已划转"
          onChange={(event) => setWhy(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
