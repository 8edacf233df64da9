import { Fragment, type ReactNode, useId } from "react"
import type { Settings } from "#shared/api/settings"
import { type Bounds, type Part, partNames } from "#shared/model/part-limits"
import type { Limits } from "#shared/model/properties"
import { goTo } from "../../app/actions"
import { changeSettings, useApp, useAppState } from "../../app/store"
import { contentsOf } from "../house/lists"
import { IgnoredList } from "./IgnoredList"
import { NumberField } from "./NumberField"
import { RuleTable } from "./RuleTable"
import { StoredWhere } from "./StoredWhere"

/** 设置: what holds for the program, not for one report. Every change holds at once. */
export function SettingsPage() {
  return (
    <section className="sp-page" aria-labelledby="settings-title">
      <div className="sp-head">
        <h1 id="settings-title">设置</h1>
        <span className="meta">改了就用，不用另存</span>
      </div>
      <div className="sp-scroll sp-settings">
        <Group title="界面">
          <Theme />
          <Zoom />
        </Group>
        <Group title="宣读">
          <Speed />
        </Group>
        <Group
          title="新报告的篇幅要求"
          note="通知里有要求就填上，新建的报告带着它；写到一半可以在“报告信息”里改。自己一条要求也没有的报告，也照它查。"
        >
          <LimitFields />
        </Group>
        <Group title="各部分的字数" note="通知里分部分作了规定才填，哪份报告都照它查。">
          <PartLimitFields />
        </Group>
        <Group title="单位规定" note="本单位不用的词、配套提法、次数要求、认可的词，查哪份报告都算上。">
          <HouseEntry />
        </Group>
        <Group title="查什么" note="关掉的规则就不查；只想放过一处，在那一处点“忽略”。">
          <RuleTable />
        </Group>
        <Group title="以后都忽略的">
          <IgnoredList />
        </Group>
        <Group title="存在哪里">
          <StoredWhere />
        </Group>
      </div>
    </section>
  )
}

function Group({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="sp-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div>
        {note && <p className="sp-note">{note}</p>}
        {children}
      </div>
    </section>
  )
}

const themes: readonly (readonly [Settings["theme"], string])[] = [
  ["system", "跟随系统"],
  ["light", "浅色"],
  ["dark", "深色"],
  ["contrast", "高对比"],
]

function Theme() {
  const app = useApp()
  const theme = useAppState(({ settings }) => settings.theme)
  const id = useId()
  return (
    <div className="sp-field">
      <span id={id}>颜色</span>
      <fieldset className="seg" aria-labelledby={id}>
        {themes.map(([value, label]) => (
          <button
            key={value}
            type="button"
            aria-pressed={theme === value}
            onClick={() => changeSettings(app, { theme: value })}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

function Zoom() {
  const app = useApp()
  const zoom = useAppState(({ settings }) => settings.zoom)
  return (
    <NumberField
      label="稿纸大小"
      unit="%"
      value={zoom}
      min={50}
      max={200}
      onChange={(value) => value !== null && changeSettings(app, { zoom: value })}
    />
  )
}

function Speed() {
  const app = useApp()
  const speed = useAppState(({ settings }) => settings.charactersPerMinute)
  return (
    <NumberField
      label="每分钟读"
      unit="字，用来估宣读要几分钟"
      value={speed}
      min={100}
      max={400}
      onChange={(value) => value !== null && changeSettings(app, { charactersPerMinute: value })}
    />
  )
}

function LimitFields() {
  const app = useApp()
  const limits = useAppState(({ settings }) => settings.limits)
  const set = (change: Partial<Limits>) => changeSettings(app, { limits: { ...limits, ...change } })
  const { charactersMin, charactersMax, problemShareMin, titleCharactersMax, minutesMax } = limits
  return (
    <>
      <NumberField
        label="字数最少"
        unit="字"
        value={charactersMin}
        min={100}
        max={50000}
        optional
        refuse={(value) => (charactersMax !== null && value > charactersMax ? "比最多的还多" : null)}
        onChange={(value) => set({ charactersMin: value })}
      />
      <NumberField
        label="字数最多"
        unit="字"
        value={charactersMax}
        min={100}
        max={50000}
        optional
        refuse={(value) => (charactersMin !== null && value < charactersMin ? "比最少的还少" : null)}
        onChange={(value) => set({ charactersMax: value })}
      />
      <NumberField
        label="问题和原因至少占"
        unit="%"
        value={problemShareMin === null ? null : Math.round(problemShareMin * 100)}
        min={1}
        max={100}
        optional
        onChange={(value) => set({ problemShareMin: value === null ? null : value / 100 })}
      />
      <NumberField
        label="标题最多"
        unit="字"
        value={titleCharactersMax}
        min={5}
        max={200}
        optional
        onChange={(value) => set({ titleCharactersMax: value })}
      />
      <NumberField
        label="宣读最多"
        unit="分钟"
        value={minutesMax}
        min={1}
        max={120}
        optional
        onChange={(value) => set({ minutesMax: value })}
      />
    </>
  )
}

const parts = Object.keys(partNames) as Part[]

function PartLimitFields() {
  const app = useApp()
  const limits = useAppState(({ settings }) => settings.partLimits)
  return parts.map((part) => {
    const { min, max } = limits[part]
    const set = (change: Partial<Bounds>) => {
      const { partLimits } = app.store.getState().settings
      changeSettings(app, { partLimits: { ...partLimits, [part]: { ...partLimits[part], ...change } } })
    }
    return (
      <Fragment key={part}>
        <NumberField
          label={`${partNames[part]}最少`}
          unit="字"
          value={min}
          min={50}
          max={50000}
          optional
          refuse={(value) => (max !== null && value > max ? "比最多的还多" : null)}
          onChange={(value) => set({ min: value })}
        />
        <NumberField
          label={`${partNames[part]}最多`}
          unit="字"
          value={max}
          min={50}
          max={50000}
          optional
          refuse={(value) => (min !== null && value < min ? "比最少的还少" : null)}
          onChange={(value) => set({ max: value })}
        />
      </Fragment>
    )
  })
}

/** What there is of 单位规定, and the way to its page. */
function HouseEntry() {
  const app = useApp()
  const house = useAppState(({ settings }) => settings.house)
  const contents = contentsOf(house)
  return (
    <div className="sp-house-go">
      <button type="button" className="btn" onClick={() => void goTo(app, "house")}>
        编辑单位规定…
      </button>
      <span className="mid">{contents ? [house.name, contents].filter(Boolean).join("：") : "还没有写"}</span>
    </div>
  )
}
