import { useEffect } from "react"
import type { CheckSettings } from "#shared/checks/types"
import { checkSettingsOf, isComposing } from "../../app/actions"
import type { Session } from "../../app/session"
import { useApp } from "../../app/store"
import { findingsOf, setCheckSettings } from "../../editor/findings"

/** The open report is checked by the settings as they are, whatever changes them meanwhile: 撤销 of a short message does. */
export function useCheckSettings(session: Session): void {
  const app = useApp()
  useEffect(() => {
    const follow = () => {
      const settings = checkSettingsOf(app.store.getState().settings)
      // What changes while a word is composed is looked at with the next change of anything.
      if (isComposing(app) || isSame(settings, findingsOf(session.editor).settings)) return
      session.dispatch(setCheckSettings(session.editor.tr, settings))
    }
    follow()
    return app.store.subscribe(follow)
  }, [app, session])
}

/** Most changes of the program's state leave every part the object that it was. */
function isSame(a: CheckSettings, b: CheckSettings): boolean {
  const names = Object.keys(a) as (keyof CheckSettings)[]
  return names.every((name) => a[name] === b[name] || JSON.stringify(a[name]) === JSON.stringify(b[name]))
}
