import { useEffect, useRef } from "react"
import { ruleById } from "#shared/checks/registry"
import { changeSettings, say, useApp, useAppState } from "../../app/store"
import { wordsOfIgnored } from "./ignored"

/** What is never told again in any report, the last one first, each with the way back. */
export function IgnoredList() {
  const app = useApp()
  const ignored = useAppState(({ settings }) => settings.ignored)
  const list = useRef<HTMLUListElement>(null)
  /** Place in the list that takes the focus once the list is drawn anew. */
  const wanted = useRef<number | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const buttons = list.current?.querySelectorAll<HTMLElement>("button") ?? []
    buttons[Math.min(wanted.current, buttons.length - 1)]?.focus()
    wanted.current = null
  })
  if (ignored.length === 0)
    return (
      <p className="sp-note">
        现在没有。看发现时，在“忽略”旁边的箭头里选“以后都忽略”，就列到这里，随时可以恢复。
      </p>
    )
  const shown = [...ignored].reverse()
  const restore = (key: string, at: number) => {
    const before = app.store.getState().settings.ignored
    wanted.current = at
    changeSettings(app, { ignored: before.filter((it) => it !== key) })
    say(app, "以后又会提醒这一处", {
      label: "撤销",
      run: () => {
        const now = app.store.getState().settings.ignored
        if (!now.includes(key)) changeSettings(app, { ignored: [...now, key] })
      },
    })
  }
  return (
    <ul className="sp-ignored" ref={list}>
      {shown.map((key, at) => {
        const { rule, words } = wordsOfIgnored(key)
        const title = ruleById(rule)?.title ?? "现在没有的规则"
        return (
          <li key={key}>
            <span className="mid">{title}</span>
            <span className="grow cut">{words}</span>
            <button
              type="button"
              className="btn"
              aria-label={`恢复：${title}${words}`}
              onClick={() => restore(key, at)}
            >
              恢复
            </button>
          </li>
        )
      })}
    </ul>
  )
}
