import { useId, useState } from "react"
import { attrsOf } from "#shared/model/schema"
import type { Session } from "../../../app/session"
import { changeProperties } from "../../../editor/acts"
import { useSession } from "../../../panels/use-session"
import { Dialog } from "../../../ui/Dialog"
import { LimitFields, PropertyFields } from "./PropertyFields"
import { type DraftErrors, draftOf, readDraft } from "./property-draft"

/** 报告信息: who, which year, and the limits set for this report. One undo step. */
export function PropertiesDialog({ session, onClose }: { session: Session; onClose(): void }) {
  const readOnly = useSession(session, (state) => state.readOnly)
  const [draft, setDraft] = useState(() => draftOf(attrsOf.report(session.editor.doc).properties))
  const [errors, setErrors] = useState<DraftErrors>({})
  const form = useId()
  const save = () => {
    const read = readDraft(draft)
    if ("errors" in read) {
      setErrors(read.errors)
      return
    }
    session.dispatch(changeProperties(session.editor, read.value))
    onClose()
  }
  const change = (next: typeof draft) => {
    setDraft(next)
    setErrors({})
  }
  return (
    <Dialog
      title="报告信息"
      onClose={onClose}
      width={520}
      footer={
        <>
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            {readOnly ? "关闭" : "不改了"}
          </button>
          {!readOnly && (
            <button type="submit" form={form} className="btn btn-p">
              存好 <kbd>Enter</kbd>
            </button>
          )}
        </>
      }
    >
      <form
        id={form}
        className="dlg-scroll dlg-pad"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <fieldset disabled={readOnly}>
          <PropertyFields draft={draft} errors={errors} onChange={change} />
          <h3 className="dlg-sub">
            篇幅要求<span className="meta">上级或本单位定的，没有就空着</span>
          </h3>
          <LimitFields draft={draft} errors={errors} onChange={change} />
        </fieldset>
      </form>
    </Dialog>
  )
}
