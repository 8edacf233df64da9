import { type FormEvent, useId, useState } from "react"
import { Properties } from "#shared/model/properties"
import { attrsOf } from "#shared/model/schema"
import type { Session } from "../../app/session"
import { changeProperties } from "../../editor/acts"

/** The year reported on; saying it again confirms one that was only read from a file. */
export function YearForm(props: { session: Session; year: number | null; onDone(): void }) {
  const { session, year, onDone } = props
  const [text, setText] = useState(year === null ? "" : String(year))
  const [wrong, setWrong] = useState(false)
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = Properties.shape.year.safeParse(text.trim() === "" ? null : Number(text))
    if (!read.success) {
      setWrong(true)
      return
    }
    const { proposed } = attrsOf.report(session.editor.doc).properties
    session.dispatch(
      changeProperties(session.editor, {
        year: read.data,
        proposed: proposed.filter((name) => name !== "year"),
      }),
    )
    onDone()
  }
  return (
    <form className="st-year" onSubmit={submit} noValidate>
      <label htmlFor={id}>述职年度</label>
      <div className="row">
        <input
          id={id}
          data-first=""
          className="field num"
          inputMode="numeric"
          maxLength={4}
          value={text}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          // Another year is typed over the one that stands there: there is no room behind it.
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setText(event.target.value)
            setWrong(false)
          }}
        />
        <button type="submit" className="btn">
          确定
        </button>
      </div>
      {wrong && (
        <p id={`${id}-wrong`} className="seal" role="alert">
          年份是四位数字，例如 2026。
        </p>
      )}
      <p className="meta">报告讲的是哪一年的工作。查年份、查打算都按这一年。</p>
    </form>
  )
}
