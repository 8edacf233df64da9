import { useId, useState } from "react"
import { type ReviewScale, type ScaleLevel, scaleLevels, standardScale } from "#shared/batch/review-scale"
import { scaleLevelNames } from "#shared/batch/scale"
import { kindNames } from "#shared/checks/kind-names"
import { figure } from "#shared/checks/length"
import { type CheckSettings, type Kind, kinds } from "#shared/checks/types"
import type { Limits } from "#shared/model/properties"
import { Dialog } from "../../ui/Dialog"
import { readNumber } from "../start/NumberField"

/** A limit as it is typed in. */
interface LimitField {
  name: keyof Limits
  label: string
  unit: string
  min: number
  max: number
}

const limitFields: readonly LimitField[] = [
  { name: "carriedShareMax", label: "与上年相同最多", unit: "%", min: 0, max: 100 },
  { name: "problemShareMin", label: "问题和原因至少占", unit: "%", min: 1, max: 100 },
  { name: "charactersMin", label: "字数最少", unit: "字", min: 100, max: 50_000 },
  { name: "charactersMax", label: "字数最多", unit: "字", min: 100, max: 50_000 },
  { name: "titleCharactersMax", label: "标题最多", unit: "字", min: 5, max: 200 },
  { name: "minutesMax", label: "宣读最多", unit: "分钟", min: 1, max: 120 },
]

const isShare = ({ unit }: LimitField) => unit === "%"
const typed = (field: LimitField, value: number | null) =>
  value === null ? "" : String(isShare(field) ? Math.round(value * 100) : value)

type Texts = Readonly<Record<string, string>>

const textsOf = (scale: ReviewScale): Texts => ({
  backFrom: String(scale.backFrom),
  ...Object.fromEntries(limitFields.map((field) => [field.name, typed(field, scale.limits[field.name])])),
})

/**
 * 审阅尺度: what the reports of the folder are held to. Nothing holds before 用这个尺度: the folder is checked anew
 * then.
 *
 * @param general what holds where the scale says nothing
 */
export function ScaleDialog(props: {
  review: ReviewScale
  general: CheckSettings
  onSet(review: ReviewScale): void
  onClose(): void
}) {
  const { review, general, onSet, onClose } = props
  const [texts, setTexts] = useState(() => textsOf(review))
  const [levels, setLevels] = useState(review.kinds)
  const form = useId()
  const read = readTexts(texts, levels)
  const setLevel = (kind: Kind, level: ScaleLevel | undefined) => {
    const { [kind]: _gone, ...rest } = levels
    setLevels(level ? { ...rest, [kind]: level } : rest)
  }
  return (
    <Dialog
      title="审阅尺度"
      className="bt-scale"
      width={640}
      onClose={onClose}
      footer={
        <>
          <button
            type="button"
            className="btn btn-q"
            onClick={() => {
              setTexts(textsOf(standardScale))
              setLevels(standardScale.kinds)
            }}
          >
            改回原来的尺度
          </button>
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            取消
          </button>
          <button type="submit" form={form} className="btn btn-p" disabled={!("scale" in read)}>
            用这个尺度
          </button>
        </>
      }
    >
      <form
        id={form}
        className="dlg-scroll dlg-pad"
        onSubmit={(event) => {
          event.preventDefault()
          if ("scale" in read) onSet(read.scale)
        }}
      >
        <p className="mid">这个尺度只管批量审阅，写在导出的表里；没有另定的，照“设置”查。</p>
        <h3 className="dlg-sub">几处就退回、篇幅</h3>
        <div className="bt-limits">
          <NumberInput
            label="必须改的达到"
            unit="处，建议退回"
            value={texts.backFrom!}
            wrong={"wrong" in read ? read.wrong.backFrom : undefined}
            onChange={(text) => setTexts({ ...texts, backFrom: text })}
          />
          {limitFields.map((field) => (
            <NumberInput
              key={field.name}
              label={field.label}
              unit={field.unit}
              value={texts[field.name]!}
              placeholder={placeholder(field, general.limits[field.name])}
              wrong={"wrong" in read ? read.wrong[field.name] : undefined}
              onChange={(text) => setTexts({ ...texts, [field.name]: text })}
            />
          ))}
        </div>
        <h3 className="dlg-sub">看哪些、按什么级别</h3>
        <div className="bt-levels">
          {kinds.map((kind) => (
            <label key={kind}>
              <span className="cut">{kindNames[kind]}</span>
              <select
                className="field"
                value={levels[kind] ?? ""}
                onChange={(event) => setLevel(kind, levelOf(event.target.value))}
              >
                <option value="">照设置</option>
                {scaleLevels.map((level) => (
                  <option key={level} value={level}>
                    {scaleLevelNames[level]}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      </form>
    </Dialog>
  )
}

const levelOf = (text: string) => scaleLevels.find((level) => level === text)

/** What holds while the field is empty. */
function placeholder(field: LimitField, general: number | null): string {
  if (general === null) return "不限"
  return `照设置 ${isShare(field) ? Math.round(general * 100) : figure(general)}`
}

function NumberInput(props: {
  label: string
  unit: string
  value: string
  placeholder?: string
  wrong: string | undefined
  onChange(text: string): void
}) {
  const { label, unit, value, placeholder, wrong, onChange } = props
  const id = useId()
  return (
    <div className="bt-limit">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field num"
        inputMode="numeric"
        autoComplete="off"
        placeholder={placeholder}
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="mid">{unit}</span>
      <span id={`${id}-note`} className="bt-wrong" role="status">
        {wrong ?? ""}
      </span>
    </div>
  )
}

/** Reads the fields: the scale, or what is wrong in which. */
export function readTexts(
  texts: Texts,
  levels: ReviewScale["kinds"],
): { scale: ReviewScale } | { wrong: Partial<Record<string, string>> } {
  const wrong: Partial<Record<string, string>> = {}
  const number = (name: string, min: number, max: number, optional: boolean): number | null => {
    const value = readNumber(texts[name] ?? "", { min, max, optional })
    if (typeof value !== "string") return value
    wrong[name] = value
    return null
  }
  const backFrom = number("backFrom", 1, 99, false)
  const limits = Object.fromEntries(
    limitFields.map((field) => {
      const value = number(field.name, field.min, field.max, true)
      return [field.name, value !== null && isShare(field) ? value / 100 : value]
    }),
  ) as Limits
  const { charactersMin: least, charactersMax: most } = limits
  if (least !== null && most !== null && least > most) wrong.charactersMin = "比最多的还多"
  if (backFrom === null || Object.keys(wrong).length > 0) return { wrong }
  return { scale: { kinds: levels, limits, backFrom } }
}
