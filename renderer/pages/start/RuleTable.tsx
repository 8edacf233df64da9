import { useId, useState } from "react"
import { registry } from "#shared/checks/registry"
import { type Rule, type Severity, severityNames } from "#shared/checks/types"
import { skeletons } from "#shared/library/skeletons"
import { changeSettings, say, useApp, useAppState } from "../../app/store"
import { Icon } from "../../ui/Icon"
import { showHelp } from "./help-place"
import { isApart, levelOf, type Switch, switchOf, withLevel, withoutType, withSwitch } from "./rules-by-type"

/** Every rule, to be switched and re-levelled for all reports, or for those of one kind apart from the others. */
export function RuleTable() {
  const [type, setType] = useState<string | null>(null)
  const id = useId()
  return (
    <>
      <div className="sp-types">
        <label htmlFor={id}>用在</label>
        <select
          id={id}
          className="field"
          value={type ?? ""}
          onChange={(event) => setType(event.target.value || null)}
        >
          <option value="">所有报告</option>
          {skeletons.map((skeleton) => (
            <option key={skeleton.id} value={skeleton.id}>
              {skeleton.name}
            </option>
          ))}
        </select>
        {type !== null && <Apart type={type} />}
      </div>
      <table className={type === null ? "sp-rules" : "sp-rules is-typed"}>
        <thead>
          <tr>
            <th>规则</th>
            {type !== null && <th>查不查</th>}
            <th>级别</th>
            <th>
              <span className="vh">说明</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {registry.map((rule) =>
            type === null ? (
              <RuleRow key={rule.id} rule={rule} />
            ) : (
              <TypeRow key={rule.id} rule={rule} type={type} />
            ),
          )}
        </tbody>
      </table>
    </>
  )
}

/** How many rules are set apart for a kind of report, and the way back. */
function Apart({ type }: { type: string }) {
  const app = useApp()
  const byType = useAppState(({ settings }) => settings.rulesByType)
  const count = registry.filter(({ id }) => isApart(byType, type, id)).length
  if (count === 0) return <span className="meta">跟所有报告一样；在下面另定的，只管这一类</span>
  return (
    <>
      <span className="meta">{`${count} 条另定，其余跟所有报告一样`}</span>
      <button
        type="button"
        className="btn btn-q"
        onClick={() => {
          changeSettings(app, { rulesByType: withoutType(byType, type) })
          say(app, `${count} 条改回跟所有报告一样`, {
            label: "撤销",
            run: () => changeSettings(app, { rulesByType: byType }),
          })
        }}
      >
        都改回一样
      </button>
    </>
  )
}

const severities = Object.keys(severityNames) as Severity[]
const severityOf = (text: string) => severities.find((severity) => severity === text)

function RuleRow({ rule }: { rule: Rule }) {
  const app = useApp()
  const off = useAppState(({ settings }) => settings.rulesOff.includes(rule.id))
  const level = useAppState(({ settings }) => settings.severities[rule.id])
  const byType = useAppState(({ settings }) => settings.rulesByType)
  const apart = skeletons.filter(({ id }) => isApart(byType, id, rule.id))
  const toggle = () => {
    const { rulesOff } = app.store.getState().settings
    changeSettings(app, { rulesOff: off ? rulesOff.filter((id) => id !== rule.id) : [...rulesOff, rule.id] })
  }
  const setLevel = (value: Severity | undefined) => {
    const { [rule.id]: _, ...rest } = app.store.getState().settings.severities
    changeSettings(app, { severities: value ? { ...rest, [rule.id]: value } : rest })
  }
  return (
    <tr>
      <td>
        <div className="row">
          <label className={off ? "check" : "check on"}>
            <input type="checkbox" className="vh" checked={!off} onChange={toggle} />
            <i>{!off && <Icon name="check" size={12} />}</i>
            {rule.title}
          </label>
          {apart.length > 0 && (
            <span className="tag" title={apart.map(({ name }) => name).join("、")}>
              {`${apart.length} 类报告另定`}
            </span>
          )}
        </div>
      </td>
      <td>
        <select
          className="field"
          aria-label={`${rule.title}的级别`}
          value={level ?? ""}
          disabled={off}
          onChange={(event) => setLevel(severityOf(event.target.value))}
        >
          <option value="">{`按规则，多为${severityNames[rule.severity]}`}</option>
          <Levels />
        </select>
      </td>
      <Why rule={rule} />
    </tr>
  )
}

function TypeRow({ rule, type }: { rule: Rule; type: string }) {
  const app = useApp()
  const generallyOff = useAppState(({ settings }) => settings.rulesOff.includes(rule.id))
  const general = useAppState(({ settings }) => settings.severities[rule.id])
  const byType = useAppState(({ settings }) => settings.rulesByType)
  const chosen = switchOf(byType, type, rule.id)
  const level = levelOf(byType, type, rule.id)
  const apart = isApart(byType, type, rule.id)
  const isOff = chosen === "same" ? generallyOff : chosen === "off"
  const set = (change: (before: typeof byType) => typeof byType) =>
    changeSettings(app, { rulesByType: change(app.store.getState().settings.rulesByType) })
  const generalLevel = general ? `一律${severityNames[general]}` : `多为${severityNames[rule.severity]}`
  return (
    <tr className={apart ? "is-own" : undefined}>
      <td>
        {rule.title}
        {apart && <span className="tag">另定</span>}
      </td>
      <td>
        <select
          className="field"
          aria-label={`${rule.title}查不查`}
          value={chosen}
          onChange={(event) => set((it) => withSwitch(it, type, rule.id, event.target.value as Switch))}
        >
          <option value="same">{`跟全部一样（${generallyOff ? "不查" : "查"}）`}</option>
          <option value="on">查</option>
          <option value="off">不查</option>
        </select>
      </td>
      <td>
        <select
          className="field"
          aria-label={`${rule.title}的级别`}
          value={level ?? ""}
          disabled={isOff}
          onChange={(event) => set((it) => withLevel(it, type, rule.id, severityOf(event.target.value)))}
        >
          <option value="">{`跟全部一样（${generalLevel}）`}</option>
          <Levels />
        </select>
      </td>
      <Why rule={rule} />
    </tr>
  )
}

const Levels = () =>
  severities.map((severity) => (
    <option key={severity} value={severity}>
      {`一律${severityNames[severity]}`}
    </option>
  ))

function Why({ rule }: { rule: Rule }) {
  const app = useApp()
  return (
    <td>
      <button
        type="button"
        className="lnk"
        aria-label={`${rule.title}：怎么查的`}
        onClick={() => void showHelp(app, `rules/${rule.id}`)}
      >
        怎么查的
      </button>
    </td>
  )
}
