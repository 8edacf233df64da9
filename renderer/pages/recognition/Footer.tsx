import { useState } from "react"
import { defaultReportYear } from "#shared/model/properties"
import { roleNames, roles } from "#shared/model/roles"
import { attrsOf } from "#shared/model/schema"
import { visible, visibleText } from "#shared/reading/visible"
import { acceptReading, openFromDialog, writeThisYear } from "../../app/actions"
import { type Reading, useApp } from "../../app/store"
import { Icon } from "../../ui/Icon"
import { RoleMark } from "../../ui/RoleMark"
import { charactersByRole, chooseYear, type Recognition } from "./recognition"
import { convertVisible } from "./script"
import { useRecognition } from "./use-recognition"

const count = (n: number) => n.toLocaleString("en-US")

/** The sum of what was read, the year reported on, and on to the desk. */
export function Footer({ of, reading }: { of: Recognition; reading: Reading }) {
  const app = useApp()
  const doc = useRecognition(of, (state) => state.doc)
  const [begun, setBegun] = useState(false)
  const begin = (open: () => Promise<void>) => () => {
    setBegun(true)
    void open().finally(() => setBegun(false))
  }
  const due = yearDue()
  const { year } = attrsOf.report(doc).properties
  const [wanted, setWanted] = useState<number | null>(null)
  const least = year === null ? due : year + 1
  const target = Math.max(wanted ?? 0, least)
  // A report on the year that is due is worked on itself; an older one is what this year's is written from.
  const isOld = year === null || year < due
  const carry = (
    <button
      key="carry"
      type="button"
      className={isOld ? "btn btn-p btn-l" : "btn btn-l"}
      disabled={begun}
      onClick={begin(() => writeThisYear(app, reading.file.name, doc, target))}
    >
      写 {target} 年的稿 {isOld && <Icon name="arrow" />}
    </button>
  )
  const asItIs = (
    <button
      key="open"
      type="button"
      className={isOld ? "btn btn-l" : "btn btn-p btn-l"}
      disabled={begun}
      onClick={begin(() => acceptReading(app, reading, doc))}
    >
      照原样打开 {!isOld && <Icon name="arrow" />}
    </button>
  )
  return (
    <footer className="rec-foot">
      <Sum of={of} />
      <span className="grow" />
      <Year of={of} />
      <Target least={least} value={target} onChange={setWanted} />
      <button type="button" className="btn btn-l rec-again" onClick={() => void openFromDialog(app)}>
        重选文件
      </button>
      {isOld ? [asItIs, carry] : [carry, asItIs]}
    </footer>
  )
}

/** The year that a report is due on today. */
function yearDue(): number {
  const now = new Date()
  return defaultReportYear(now.getFullYear(), now.getMonth() + 1)
}

/** 写哪一年: the year of the draft that is made from the file; the one behind it unless the writer says. */
function Target(props: { least: number; value: number; onChange(year: number): void }) {
  const { least, value, onChange } = props
  return (
    <select
      className="field rec-target"
      aria-label="要写"
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {[0, 1, 2].map((more) => (
        <option key={more} value={least + more}>
          写 {least + more} 年
        </option>
      ))}
    </select>
  )
}

/** 读入 3,842 字 ＝ 亮点 … ＋ 问题 …: of the source on one side and of the report on the other. */
function Sum({ of }: { of: Recognition }) {
  const doc = useRecognition(of, (state) => state.doc)
  const simplified = useRecognition(of, (state) => state.simplified)
  const read = visible(of.imported.map.text)
  // Converted, each character still stands for the one that was read.
  const source = simplified ? convertVisible(read, of.conversion) : read
  const placed = visibleText(doc).text
  const counts = charactersByRole(doc)
  return (
    <div className="rec-sum">
      <span className="meta">读入</span>
      <b>{count(source.length)} 字</b>
      {roles.map((role, i) => (
        <span key={role} className="row sum-part">
          <span className="eq">{i === 0 ? "＝" : "＋"}</span>
          <RoleMark role={role} />
          <span>
            <span className="sum-name">{roleNames[role]} </span>
            <b>{count(counts[role])}</b>
          </span>
        </span>
      ))}
      {source === placed ? (
        <span className="ok row">
          <Icon name="check" />
          <b>一字未丢</b>
        </span>
      ) : (
        <span className="seal row" role="alert">
          <Icon name="x" />
          <b>{differenceOf(source, placed)}</b>
        </span>
      )}
    </div>
  )
}

/** Says where a text and what was placed of it part; it must never be seen. */
function differenceOf(source: string, placed: string): string {
  let at = 0
  while (at < source.length && source.charAt(at) === placed.charAt(at)) at++
  return `对不上：稿中 ${count(placed.length)} 字，从“${source.slice(at, at + 6)}”起不一样，请先别用`
}

/** 述职年度: what the file says, and what the person says. */
function Year({ of }: { of: Recognition }) {
  const year = useRecognition(of, (state) => attrsOf.report(state.doc).properties.year)
  const now = new Date().getFullYear()
  const read = attrsOf.report(of.imported.doc).properties.year
  const years = new Set([year, read, read === null ? null : read + 1, now - 1, now, now + 1])
  const choices = [...years].filter((one) => one !== null).sort((a, b) => a - b)
  return (
    <label className="row rec-year">
      <span className="meta">述职年度</span>
      <select
        className="field"
        value={year ?? ""}
        onChange={(event) => chooseYear(of, event.target.value === "" ? null : Number(event.target.value))}
      >
        <option value="">没写明</option>
        {choices.map((one) => (
          <option key={one} value={one}>
            {one} 年
          </option>
        ))}
      </select>
    </label>
  )
}
