import { ruleHelp } from "#shared/library/help"
import { type App, showDialog } from "../../app/store"
import { Dialog } from "../../ui/Dialog"
import { Markdown } from "../../ui/Markdown"

/** Opens the help page of a rule: what it looks for, why, and what to do. */
export function showRuleHelp(app: App, rule: string): void {
  const page = ruleHelp(rule)
  if (page === null) return
  const [, heading = "", text = ""] = /^#\s+(.*)\n([\s\S]*)$/.exec(page) ?? ["", "", page]
  showDialog(app, (close) => (
    <Dialog title={heading} onClose={close} width={560} className="help-dlg">
      {/* The text may be longer than the window: it takes the focus so that arrows scroll it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: something that scrolls must be reachable by keys */}
      <section className="dlg-scroll" tabIndex={0} data-safe="" aria-label={heading}>
        <Markdown text={text} level={2} />
      </section>
    </Dialog>
  ))
}
