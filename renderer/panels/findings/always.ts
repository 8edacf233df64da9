import { alikeKey } from "#shared/checks/ignore"
import type { Finding } from "#shared/checks/types"
import { checkSettingsOf } from "../../app/actions"
import type { Session } from "../../app/session"
import { type App, changeSettings, say } from "../../app/store"
import { findingsOf, setCheckSettings } from "../../editor/findings"

/** Ignores what is like a finding in every report; said with 撤销, and listed in the settings. */
export function ignoreAlways(app: App, session: Session, finding: Finding): void {
  const key = alikeKey(finding, findingsOf(session.editor).checked.facts)
  const { ignored } = app.store.getState().settings
  if (ignored.includes(key)) return
  setIgnored(app, session, [...ignored, key])
  say(app, "以后哪份报告都不再提醒这一处", {
    label: "撤销",
    run: () => setIgnored(app, session, without(app, key)),
  })
}

/** Tells again, in every report, what is like a finding that was ignored for good. */
export function restoreAlways(app: App, session: Session, finding: Finding): void {
  setIgnored(app, session, without(app, alikeKey(finding, findingsOf(session.editor).checked.facts)))
}

const without = (app: App, key: string) => app.store.getState().settings.ignored.filter((it) => it !== key)

function setIgnored(app: App, session: Session, ignored: string[]): void {
  changeSettings(app, { ignored })
  const settings = checkSettingsOf(app.store.getState().settings)
  session.dispatch(setCheckSettings(session.editor.tr, settings))
}
