import { useEffect, useId, useState } from "react"
import { useStore } from "zustand"
import { goTo } from "../../app/actions"
import { changeSettings, useApp, useAppState } from "../../app/store"
import { Icon } from "../../ui/Icon"
import { Tabs } from "../../ui/Tabs"
import { showHelp } from "../start/help-place"
import { Cell } from "./Cell"
import { HouseDrafts } from "./drafts"
import { exportHouse, importHouse } from "./exchange"
import { HouseTable } from "./HouseTable"
import { countOf, type ListName, lists } from "./lists"

/** 单位规定: what a unit asks of its reports, edited here, carried on a USB stick. Every change holds at once. */
export function HousePage() {
  const app = useApp()
  const [drafts] = useState(() => new HouseDrafts(app))
  useEffect(() => drafts.listen(), [drafts])
  const lines = useStore(drafts.store)
  const isEmpty = useAppState(({ settings }) => countOf(settings.house) === 0)
  const [tab, setTab] = useState<ListName>("words")
  const prefix = useId()
  return (
    <section className="sp-page hs-page" aria-labelledby="house-title">
      <div className="sp-head">
        <button
          type="button"
          className="btn btn-q btn-i"
          aria-label="回到设置"
          title="回到设置"
          onClick={() => void goTo(app, "settings")}
        >
          <Icon name="left" />
        </button>
        <h1 id="house-title">单位规定</h1>
        <Name />
        <span className="meta">改了就用，不用另存</span>
        <span className="grow" />
        <button type="button" className="lnk" onClick={() => void showHelp(app, "house")}>
          怎么用
        </button>
        <button type="button" className="btn" onClick={() => void importHouse(app)}>
          <Icon name="in" />
          导入…
        </button>
        <button type="button" className="btn" disabled={isEmpty} onClick={() => void exportHouse(app)}>
          <Icon name="out" />
          导出…
        </button>
      </div>
      <Tabs<ListName>
        label="单位规定"
        prefix={prefix}
        tabs={lists.map(({ name, title }) => ({
          id: name,
          label: title,
          count: lines[name].filter(({ kept }) => kept).length,
        }))}
        selected={tab}
        onSelect={setTab}
      />
      {lists.map((list) => (
        <div
          key={list.name}
          id={`${prefix}-panel-${list.name}`}
          role="tabpanel"
          aria-labelledby={`${prefix}-tab-${list.name}`}
          className="hs-panel"
          hidden={list.name !== tab}
        >
          {list.name === tab && <HouseTable list={list} drafts={drafts} />}
        </div>
      ))}
      <p className="sp-keys meta">
        <kbd>Tab</kbd> 下一格　<kbd>Enter</kbd> 下面加一条　<kbd>↑</kbd> <kbd>↓</kbd> 换一条　<kbd>Esc</kbd>{" "}
        没改好的退回原样
      </p>
    </section>
  )
}

/** Whose rules they are; it goes along in the exported file. */
function Name() {
  const app = useApp()
  const name = useAppState(({ settings }) => settings.house.name)
  return (
    <Cell
      className="field hs-name"
      aria-label="哪个单位的规定"
      placeholder="哪个单位的"
      maxLength={60}
      value={name}
      onText={(text) => {
        const { house } = app.store.getState().settings
        const trimmed = text.trim()
        if (trimmed !== house.name) changeSettings(app, { house: { ...house, name: trimmed } })
      }}
    />
  )
}
