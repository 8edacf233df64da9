import { Dialog } from "./Dialog"

export interface ChoiceOption<T> {
  label: string
  value: T
  /** Has the focus, and is the answer when the dialog is closed. */
  safe?: boolean
}

/** A question with a few answers. The last one is on the right. */
export function Choice<T>(props: {
  title: string
  text: string
  choices: readonly ChoiceOption<T>[]
  onChoose(value: T): void
}) {
  const { title, text, choices, onChoose } = props
  const safe = choices.find((choice) => choice.safe) ?? choices[0]!
  return (
    <Dialog
      title={title}
      onClose={() => onChoose(safe.value)}
      footer={
        <>
          <span className="grow" />
          {choices.map((choice) => (
            <button
              key={choice.label}
              type="button"
              className="btn"
              data-safe={choice.safe ? "" : undefined}
              onClick={() => onChoose(choice.value)}
            >
              {choice.label}
            </button>
          ))}
        </>
      }
    >
      <p className="dlg-text">{text}</p>
    </Dialog>
  )
}
