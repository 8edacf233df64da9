import { useRef, useState } from "react"
import { type Skeleton, type SkeletonPart, skeletons } from "#shared/library/skeletons"
import { defaultReportYear } from "#shared/model/properties"
import { roleNames } from "#shared/model/roles"
import { writeOrdinal } from "#shared/text/ordinals"
import { newReport } from "../../app/actions"
import { useApp } from "../../app/store"
import { Dialog } from "../../ui/Dialog"
import { NumberField } from "./NumberField"

/** 新建报告: which skeleton, on which year. */
export function NewReportDialog({ onClose }: { onClose(): void }) {
  const app = useApp()
  const [skeleton, setSkeleton] = useState<Skeleton>(skeletons[0]!)
  const [year, setYear] = useState(yearOfToday)
  const create = () => {
    onClose()
    void newReport(app, skeleton.id, year)
  }
  return (
    <Dialog
      title="新建报告"
      width={720}
      className="sp-dlg"
      onClose={onClose}
      footer={
        <>
          <NumberField
            label="述职年度"
            unit="年"
            value={year}
            min={1990}
            max={2100}
            onChange={(value) => value !== null && setYear(value)}
          />
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            取消
          </button>
          <button type="button" className="btn btn-p" onClick={create}>
            新建
          </button>
        </>
      }
    >
      <div className="sp-new">
        <Choices chosen={skeleton} onChoose={setSkeleton} onTake={create} />
        <Preview skeleton={skeleton} year={year} />
      </div>
    </Dialog>
  )
}

function yearOfToday(): number {
  const now = new Date()
  return defaultReportYear(now.getFullYear(), now.getMonth() + 1)
}

function Choices(props: { chosen: Skeleton; onChoose(skeleton: Skeleton): void; onTake(): void }) {
  const { chosen, onChoose, onTake } = props
  const list = useRef<HTMLFieldSetElement>(null)
  return (
    <fieldset ref={list} className="sp-kinds">
      <legend className="vh">提纲</legend>
      {skeletons.map((skeleton) => (
        <label key={skeleton.id} className={skeleton === chosen ? "check radio on" : "check radio"}>
          <input
            type="radio"
            className="vh"
            name="skeleton"
            checked={skeleton === chosen}
            data-safe={skeleton === chosen ? "" : undefined}
            onChange={() => onChoose(skeleton)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return
              event.preventDefault()
              onTake()
            }}
          />
          <i />
          <span>{skeleton.name}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Preview({ skeleton, year }: { skeleton: Skeleton; year: number }) {
  return (
    <section className="sp-preview" aria-label="提纲里有什么" aria-live="polite">
      <h3>{skeleton.name}</h3>
      <ol>
        {skeleton.parts.map((part, i) => (
          <li key={part.key}>
            <b>{`${writeOrdinal("han", i + 1)}${part.heading}`}</b>
            <span className="mid">{insideOf(part)}</span>
          </li>
        ))}
      </ol>
      <p className="meta">{`开头：${skeleton.opening.replace("{year}", String(year))}`}</p>
    </section>
  )
}

/** 问题 3 条，原因 3 条: what a new report has ready in a part. */
export function insideOf({ lists, intro }: SkeletonPart): string {
  const parts = lists.map(({ role, items }) => `${roleNames[role]} ${items} 条`)
  return [...(intro === undefined ? [] : ["引言"]), ...parts].join("，")
}
